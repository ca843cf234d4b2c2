/* reads.h - what a face that may not see the store reads from it: functions that need a reader, each with a borrowed one. They fail as those do. */
#ifndef TRIVET_ME_READS_H
#define TRIVET_ME_READS_H

#include "me/app.h"
#include "me/series.h"
#include "me/trials.h"

MUST_USE enum err reads_series(struct app *app, const struct person *who, struct series_wish wish, struct arena *a, struct series *ret_series);
/* The newest treatments of these days, `most` of them. */
MUST_USE enum err reads_treatments(struct app *app, struct caller caller, struct store_some some, struct arena *a,
				   struct store_deed_items *ret_items);
MUST_USE enum err reads_trials(struct app *app, const struct person *who, struct arena *a, struct trials *ret_trials);
MUST_USE enum err reads_trial_look(struct app *app, const struct person *who, const struct trial_kept *kept, struct arena *a,
				   struct trials_look *ret_look);
MUST_USE enum err reads_plans(struct app *app, struct caller caller, struct arena *a, struct store_plans *ret_plans);
MUST_USE enum err reads_plan_latest(struct app *app, struct caller caller, struct arena *a, struct store_plan *ret_plan);
MUST_USE enum err reads_intentions(struct app *app, struct caller caller, struct arena *a, struct store_intentions *ret_intentions);
/* On how many days since the plan began it was done. */
MUST_USE enum err reads_item_days(struct app *app, const struct person *who, uint16_t item, int *ret_days);

#endif
