/* session.h - a timed list of what to do now: for a place and a length, out of what the plan allows. Asked for 60 seconds it gives 60;
 * asked for more than the doses of all that may be done here, it gives those. */
#ifndef TRIVET_CORE_SESSION_H
#define TRIVET_CORE_SESSION_H

#include "core/plan.h"

enum { SESSION_STEPS_MAX = 64, SESSION_LEAST_S = 20, SESSION_MOST_S = 3600 };
enum side { SIDE_BOTH, SIDE_LEFT, SIDE_RIGHT, SIDES };

struct session_step {
	uint16_t item;
	enum side side;
	enum verdict verdict; /* GO or ADAPT */
	qset behind;          /* the facts behind ADAPT */
	int32_t seconds;
};

struct session {
	enum refusal refusal;
	enum place place;
	int32_t seconds; /* the sum of its steps; 0 when refused or when nothing fits the place */
	struct session_step steps[SESSION_STEPS_MAX];
	size_t n;
};

extern const str side_words[SIDES];

/*
 * Chooses the steps of the plan before what else is allowed here: up to three different items in a short time, more in a long one, each at least at
 * its `least` seconds and none past the minutes of its dose. Movement comes first and rest last. The steps add up to `seconds`, or to what the doses
 * give; there are none when nothing fits. When it flares, only the programme of such a day (evidence 3.5) and what anyone may do; when a practitioner filled
 * the leg, only its steps and what anyone may do.
 * Needs: SESSION_LEAST_S <= seconds <= SESSION_MOST_S.
 * A person who only answered the emergency page gets the first-minute items (the pack check proves that they are allowed to anyone it lets through).
 */
void session_make(const struct pack *p, const struct consult *c, const struct plan *plan, enum place place, int32_t seconds,
		  struct session *ret_session);
/* What may be done at this place now, best first: the steps of the plan before all else. Returns how many; none of a plan that is refused. */
size_t session_choices(const struct pack *p, const struct consult *c, const struct plan *plan, enum place place, uint16_t ret_items[ITEMS_MAX]);
/* One item by itself, at its own length: to practise a single step, or heat. Empty when it is not allowed now or is nothing to time. */
void session_of_item(const struct pack *p, const struct consult *c, const struct plan *plan, uint16_t item, struct session *ret_session);

#endif
