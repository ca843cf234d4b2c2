/* absence.h - locked, unlocked, asleep, awake again: what logind and the screen saver tell. */
#ifndef TRIVET_BREAKS_ABSENCE_H
#define TRIVET_BREAKS_ABSENCE_H

#include "breaks/desktop.h"
#include "core/breaks.h"

/* One event for breaks_step. It is told from inside the event loop; whoever is told only notes it. */
typedef void absence_told(void *ctx, enum breaks_event_kind kind);

enum { ABSENCE_MATCHES = 4 };

struct absence {
	const struct desktop *desk;
	absence_told *told;
	void *ctx;
	sd_bus_slot *matches[ABSENCE_MATCHES]; /* on the system bus */
	sd_bus_slot *screen_saver;
	bool is_locked;
	bool has_logind, has_screen_saver; /* for the status */
};

/* What cannot be had is left out. */
void absence_open(struct absence *s, const struct desktop *desk, absence_told *told, void *ctx);
void absence_close(struct absence *s);
/* The object of the person's session in logind; empty when there is none. */
void absence_find(struct desktop *desk);

#endif
