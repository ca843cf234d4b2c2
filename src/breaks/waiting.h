/*
 * waiting.h - events received and not yet handled, in order. It has a fixed size and loses nothing that counts: when it is full, it drops an event
 * that a later one of its kind has superseded (idle, then active again), and there are fewer kinds than slots.
 */
#ifndef TRIVET_BREAKS_WAITING_H
#define TRIVET_BREAKS_WAITING_H

#include "core/breaks.h"

enum { WAITING_MAX = 32, WAITING_WHY = 32 };

struct waiting_event {
	struct breaks_event event; /* its `why` is empty: a pointer does not wait */
	char why[WAITING_WHY];
};

struct waiting {
	struct waiting_event of[WAITING_MAX];
	size_t n;
};

void waiting_add(struct waiting *w, const struct breaks_event *event);
/* It comes before all that waits. */
void waiting_add_first(struct waiting *w, const struct breaks_event *event);
/* Takes the oldest out; false when nothing waits. Keeps: `ret_event` points into `ret_room`. */
bool waiting_take(struct waiting *w, struct waiting_event *ret_room, struct breaks_event *ret_event);

#endif
