/*
 * plan_week.h - the week of a plan: on which days which step is done, and how long a day takes. It is a proposal: moving a day is fine.
 *
 * A step of fewer days than the leg has is spread over its days, with a rest between (evidence 3.3: strength on 2 to 3 days a week). On a day without it
 * the other steps take its minutes, as far as their doses allow, so that each day is as long as the person asked for.
 */
#ifndef TRIVET_CORE_PLAN_WEEK_H
#define TRIVET_CORE_PLAN_WEEK_H

#include "core/plan.h"

enum { WEEK_DAYS = 7, WEEK_STEPS_MAX = 2 * STEPS_MAX };

struct plan_week_step {
	uint16_t item;
	int32_t minutes; /* of the day, all goes together; of warmth the one go before the exercises */
	bool is_warmth;  /* optional, and not counted */
};

struct plan_week_day {
	int32_t minutes; /* of all its steps but warmth */
	struct plan_week_step steps[WEEK_STEPS_MAX];
	size_t n;
};

struct plan_week {
	struct plan_week_day days[WEEK_DAYS]; /* Monday first */
};

/* Practice, and the changes that take minutes of their own. Empty for a plan that is refused. */
void plan_week_of(const struct pack *p, const struct consult *c, const struct plan *plan, struct plan_week *ret_week);

/*
 * One day on which all timed steps are done but those that rest (a set of items): the others take their minutes, as on a day of the week without them.
 * Practice comes before change, each in the order of its leg.
 */
void plan_day_of(const struct pack *p, const struct consult *c, const struct plan *plan, const qset *rests, struct plan_week_day *ret_day);

extern const str plan_week_words[WEEK_DAYS]; /* mon .. sun */

#endif
