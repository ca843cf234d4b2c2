/* verdict_plan.h - what a look back may change in the plan: swap what did not help, add one thing to the shortest leg, or do a little less (evidence
 * 6.3, 8.3). The person decides; each is one button. */
#ifndef TRIVET_WEB_PAGES_LOOK_VERDICT_PLAN_H
#define TRIVET_WEB_PAGES_LOOK_VERDICT_PLAN_H

#include "me/app.h"
#include "me/grow.h"
#include "me/plan_change.h"
#include "web/pages/plan/plan_change.h"
#include "web/server/csrf.h"

struct verdict_step {
	struct form_key *form;
	const struct item *item, *instead; /* instead: NULL when it would only go out */
	int32_t days;                      /* with it, since the plan began */
};

struct verdict_plan {
	struct form_key *form;
	const struct verdict_step *steps; /* that can go */
	size_t n;
	const struct verdict_step *least; /* of them the one that was done on the fewest days; NULL when none can go */
	const struct item *keep;          /* of the whole plan what was done on the most days; NULL when nothing was */
	int32_t keep_days;
	struct grows grows; /* what has a little more to it; or item NULL */
	enum leg shortest;
	const struct item *spare; /* for the shortest leg, or NULL */
	int32_t fewer_days;       /* of practice a week, one less than now; 0: it is few already */
};

/* Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: the arena. */
MUST_USE enum err verdict_plan_of(struct app *app, const struct person *who, struct form_key *form, struct arena *a, struct verdict_plan *ret_plan);

void page_verdict_swap(struct writer *w, const struct verdict_plan *v);
void page_verdict_keep(struct writer *w, const struct verdict_plan *v);
void page_verdict_step(struct writer *w, const struct verdict_step *s);
void page_verdict_less(struct writer *w, const struct verdict_plan *v);

#endif
