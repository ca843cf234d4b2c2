/* waiting.c - events in order; a full list drops only what a later event has superseded. */
#include "breaks/waiting.h"

#include <string.h>

#include "base/text.h"

/* Events with the same number tell of the same thing, and the later one says how it is now. What the person does comes last. */
enum { FIRST_ACT = 10, ALL_TOPICS = 16 };

static int topic_of(enum breaks_event_kind kind)
{
	switch (kind) {
	case BREAKS_EVENTS:
	case BREAKS_TICK: return 0;
	case BREAKS_CLOCK_JUMPED: return 1;
	case BREAKS_ACTIVE:
	case BREAKS_IDLE: return 2;
	case BREAKS_LOCK:
	case BREAKS_UNLOCK: return 3;
	case BREAKS_SUSPEND:
	case BREAKS_RESUME: return 4;
	case BREAKS_INHIBITED: return 5;
	case BREAKS_DO_NOT_DISTURB:
	case BREAKS_MAY_DISTURB: return 6;
	case BREAKS_BEGIN: return 7;
	case BREAKS_END: return 8;
	case BREAKS_OFF:
	case BREAKS_ON: return 9;
	case BREAKS_QUIET:
	case BREAKS_QUIET_TOMORROW:
	case BREAKS_LOUD: return FIRST_ACT;
	case BREAKS_START: return FIRST_ACT + 1;
	case BREAKS_DONE: return FIRST_ACT + 2;
	case BREAKS_OWN: return FIRST_ACT + 3;
	case BREAKS_SNOOZE: return FIRST_ACT + 4;
	case BREAKS_SKIP: return FIRST_ACT + 5;
	}
	return 0;
}

_Static_assert((int)ALL_TOPICS < (int)WAITING_MAX, "a full list holds two events of one topic");

static bool is_overtaken(const struct waiting *w, size_t i)
{
	for (size_t k = i + 1; k < w->n; k++)
		if (topic_of(w->of[k].event.kind) == topic_of(w->of[i].event.kind))
			return true;
	return false;
}

/* The oldest that is overtaken; an act of the person only when nothing else is. */
static size_t find_overtaken(const struct waiting *w)
{
	size_t act = w->n;
	for (size_t i = 0; i < w->n; i++) {
		if (!is_overtaken(w, i))
			continue;
		if (topic_of(w->of[i].event.kind) < FIRST_ACT)
			return i;
		act = act == w->n ? i : act;
	}
	return act;
}

static void take_out(struct waiting *w, size_t i)
{
	memmove(&w->of[i], &w->of[i + 1], (w->n - i - 1) * sizeof w->of[0]);
	w->n--;
}

static void put(struct waiting_event *at, const struct breaks_event *event)
{
	at->event = *event;
	at->event.why = STR("");
	text_copy_cut(at->why, sizeof at->why, event->why);
}

void waiting_add(struct waiting *w, const struct breaks_event *event)
{
	if (w->n == WAITING_MAX)
		take_out(w, find_overtaken(w));
	put(&w->of[w->n++], event);
}

void waiting_add_first(struct waiting *w, const struct breaks_event *event)
{
	if (w->n == WAITING_MAX)
		take_out(w, find_overtaken(w));
	memmove(&w->of[1], &w->of[0], w->n * sizeof w->of[0]);
	put(&w->of[0], event);
	w->n++;
}

bool waiting_take(struct waiting *w, struct waiting_event *ret_room, struct breaks_event *ret_event)
{
	if (w->n == 0)
		return false;
	*ret_room = w->of[0];
	take_out(w, 0);
	*ret_event = ret_room->event;
	ret_event->why = str_of(ret_room->why);
	return true;
}
