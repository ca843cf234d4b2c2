/* steps.h - a plan as a value: the steps of its three legs, what is withheld, what comes next, and when to look again. plan.h says how it is made. */
#ifndef TRIVET_CORE_STEPS_H
#define TRIVET_CORE_STEPS_H

#include "core/allow.h"

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

#endif
