/*
 * plan.h - the three-leg plan. The person's regions, causes, the strength of the evidence and the ease of a thing decide the choice; what was decided
 * and why stands in the result, so that every face explains it from there.
 *
 * Doses: evidence.md 3.3 (three exercises of 2 to 5 minutes, 5 days a week; two minutes are a valid day), 5.1 (course), 6.3 (review), 8.3 (low
 * confidence: a smaller plan; at most three exercises).
 */
#ifndef TRIVET_CORE_PLAN_H
#define TRIVET_CORE_PLAN_H

#include "core/allow.h"
#include "core/consult.h"

enum {
	STEPS_MAX = 4,        /* on one leg */
	EXERCISES_MAX = 3,    /* evidence 8.3: at most three in a plan */
	MINUTES_DEFAULT = 15, /* a day, when nothing was wished: 3 x 5 minutes, evidence 3.3 */
	CONFIDENCE_LOW = 5,   /* below this a smaller plan, evidence 8.3 */
	MINUTES_LOW_CONFIDENCE = 5,
	DAYS_A_WEEK = 5,       /* evidence 3.3 */
	DAYS_A_WEEK_LEAST = 2, /* evidence 3.3: strength and stretching 2 to 3 days a week; nobody is offered less */
	NEXT_MAX = 32          /* changes that have no place yet */
};

enum refusal {
	PLAN_OPEN,
	REFUSED_UNANSWERED, /* an emergency sign is not answered */
	REFUSED_DANGER      /* the class is doctor first or higher, under 18 included */
};

struct step {
	uint16_t item;
	enum verdict verdict; /* GO or ADAPT in a leg; any in `withheld` */
	int32_t minutes;      /* of one go; 0: takes none */
	int32_t per_day;      /* goes a day, 1 at least */
	int32_t per_week;     /* days */
	int32_t reps, hold_s; /* 0: the dose has none */
	int32_t sets;         /* rounds of these; 0: the dose has none */
	int32_t other_sets;   /* the sets when they are other than usual, because they were chosen; else 0 */
	int32_t grown_to;     /* that one of them which is other than usual, because it was grown; else 0 */
	qset behind;          /* the facts behind the verdict */
	qset because;         /* why it was chosen: regions, complaints and causes of this person that it answers */
};

/* How many treatments, how far apart, and when to look again (evidence 5.1). */
struct course {
	uint16_t item; /* the treatment; NONE: only a first visit */
	int32_t sessions;
	int32_t days_apart;
	int32_t most;
};

/* A change of its own that an answer brings, and that has no place yet (evidence 4.9). */
struct next_change {
	uint16_t item;
	qset because; /* the answers that bring it */
};

struct leg_plan {
	struct step steps[STEPS_MAX];
	size_t n;
};

struct plan {
	enum refusal refusal;
	enum urgency urgency;
	bool flare; /* a flare day plan: less, and no roller (3.5) */
	struct leg_plan legs[LEGS];
	struct step withheld[ITEMS_MAX]; /* in the order of the pack; all items when the plan is refused */
	size_t n_withheld;
	struct next_change next[NEXT_MAX]; /* the first cause's first */
	size_t n_next;
	struct course course;
	day made_on, check_in_on, review_on;
};

/* `c` is what consult_make gave. A refused plan has empty legs. */
void plan_make(const struct pack *p, const struct consult *c, day today, struct plan *ret_plan);
/* The step with this item in any leg, or NULL. */
const struct step *plan_step(const struct plan *plan, uint16_t item);
/*
 * The best thing that could be added to a leg as it is: allowed, neither in the plan nor dropped. NONE when there is none, or the leg has all that it
 * may have, or it flares and the leg is practice.
 */
uint16_t plan_spare(const struct pack *p, const struct consult *c, const struct plan *plan, enum leg leg);
/* How well an item answers a person's places and complaints; higher is better. Used for plans and sessions alike. */
int32_t plan_fit(const struct item *it, const struct facts *f, qset *ret_because);
/*
 * True when a doctor comes first and this may go on all the same: a change that moves nobody, that the matrix allows, and that answers what the person said.
 * For a pregnancy or the time after birth, and nothing else, also what is open to anyone, as far as the matrix allows it with an open danger sign (breathing, easy
 * movement). Never with anything more urgent than that, nor while an emergency sign is unanswered.
 */
bool plan_is_still_fine(const struct pack *p, const struct item *it, const struct consult *c);

#endif
