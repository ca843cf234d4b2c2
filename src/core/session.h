/*
 * session.h - a timed list of what to do now. Three ways lead to one:
 * relief, for a place and a length, out of what the plan allows (asked for 60 seconds it gives 60; asked for more than the doses of all that may be done
 * here, it gives those); practice, which is the plan itself, played; and one item alone, at its own dose.
 */
#ifndef TRIVET_CORE_SESSION_H
#define TRIVET_CORE_SESSION_H

#include "core/plan_week.h"

#define SESSION_ANYWHERE PLACES /* each step where it can be done; only of practice */

enum { SESSION_STEPS_MAX = 64, SESSION_LEAST_S = 20, SESSION_MOST_S = 3600 };
enum side { SIDE_BOTH, SIDE_LEFT, SIDE_RIGHT, SIDES };

struct session_step {
	uint16_t item;
	enum side side;
	enum verdict verdict; /* GO or ADAPT */
	qset behind;          /* the facts behind ADAPT */
	int32_t seconds;
	int32_t reps, hold_s, sets; /* as the plan has them, else as the dose says; 0: none */
};

/* An exercise of the plan that practice leaves out today. */
struct session_other {
	uint16_t item;
	bool rests; /* it was done on as many days as the plan asks for, or waits for another day; else this place does not allow it */
};

struct session {
	enum refusal refusal;
	enum place place; /* SESSION_ANYWHERE: each step where it can be done */
	int32_t seconds;  /* the sum of its steps; 0 when refused or when nothing fits the place */
	struct session_step steps[SESSION_STEPS_MAX];
	size_t n;
	struct session_other others[STEPS_MAX]; /* in the order of the plan */
	size_t n_others;
};

/*
 * How a step is counted. Its seconds are filled with rounds of the repetitions of the dose; a hold is as long as the dose says. What is over makes each
 * repetition slower, and between two rounds there is a rest.
 */
struct session_pace {
	int32_t rounds, reps;                /* of each round; 0: there is nothing to count */
	int32_t rep_ms, hold_ms, rest_ms;    /* one repetition, the hold within it, the rest between two rounds */
	int32_t breathe_in_s, breathe_out_s; /* 0: no breath is led */
};

extern const str side_words[SIDES];

/* What was decided of a person: out of which pack, from what, and the plan that came of it. */
struct decided {
	const struct pack *pack;
	const struct consult *consult;
	const struct plan *plan;
};

/*
 * Chooses the steps of the plan before what else is allowed here: up to three different items in a short time, more in a long one, each at least at
 * its `least` seconds and none past the minutes of its dose. Movement comes first and rest last. The steps add up to `seconds`, or to what the doses
 * give; there are none when nothing fits. When it flares, only the programme of such a day (evidence 3.5) and what anyone may do; when a practitioner filled
 * the leg, only its steps and what anyone may do.
 * Needs: SESSION_LEAST_S <= seconds <= SESSION_MOST_S.
 * A person who only answered the emergency page gets the first-minute items (the pack check proves that they are allowed to anyone it lets through).
 */
void session_make(const struct decided *d, enum place place, int32_t seconds, struct session *ret_session);
/* What may be done at this place now, best first: the steps of the plan before all else. Returns how many; none of a plan that is refused. */
size_t session_choices(const struct decided *d, enum place place, uint16_t ret_items[ITEMS_MAX]);
/*
 * The plan, played: the exercises of the practice leg, in its order, at their minutes of the day; what is done in several goes comes round again after the
 * others. Warmth is left out: it comes before, and is timed by itself. The steps of `rests` are left out and the others take their minutes (plan_day_of);
 * when all rest, none does. What the place does not allow is in `others`, and its minutes go to nothing else: the plan is done elsewhere.
 */
void session_of_plan(const struct decided *d, const qset *rests, enum place place, struct session *ret_session);
/* How long one go of an item is: as the plan has it, else as its dose says. */
int32_t session_dose_s(const struct pack *p, const struct plan *plan, uint16_t item);
/* One item by itself, for so long: to practise a single step, or heat. Empty when it is not allowed now or is nothing to time. */
void session_of_item(const struct decided *d, uint16_t item, int32_t seconds, struct session *ret_session);
/* Counts nothing when the step is adapted: then the words of its limits say how often. */
struct session_pace session_pace_of(const struct pack *p, const struct session_step *step);
/* The place that lets most of these be done, the first of equals. */
enum place session_place_for(const struct pack *p, const uint16_t *items, size_t n);

#endif
