/* reads.h - what a face that may not see the store reads of it: the functions of app/ that need a reader, each with one that is borrowed. They fail as those do. */
#ifndef TRIVET_APP_READS_H
#define TRIVET_APP_READS_H

#include "app/app.h"
#include "app/backup.h"
#include "app/desk.h"
#include "app/import.h"
#include "app/series.h"
#include "app/trials.h"

MUST_USE enum err reads_backup_wish(struct app *app, struct caller caller, struct arena *a, struct backup_wish *ret_wish);
MUST_USE enum err reads_desk(struct app *app, struct caller caller, enum desk_face face, struct arena *a, struct desk *ret_desk);
MUST_USE enum err reads_desk_weeks(struct app *app, struct caller caller, day today, struct arena *a, struct desk_week ret_weeks[DESK_WEEKS]);
MUST_USE enum err reads_series(struct app *app, const struct person *who, struct series_wish wish, struct chart_days looks, struct arena *a,
			       struct series *ret_series);
/* The newest treatments of these days, `most` of them. */
MUST_USE enum err reads_treatments(struct app *app, struct caller caller, struct store_days days, size_t most, struct arena *a,
				   struct store_deed_items *ret_items);
MUST_USE enum err reads_import_compare(struct app *app, struct caller caller, struct import *in, struct arena *a);
MUST_USE enum err reads_trials(struct app *app, const struct person *who, struct arena *a, struct trials *ret_trials);
MUST_USE enum err reads_trial_look(struct app *app, const struct person *who, const struct trial_kept *kept, struct arena *a,
				   struct trials_look *ret_look);
MUST_USE enum err reads_plans(struct app *app, struct caller caller, struct arena *a, struct store_plans *ret_plans);
MUST_USE enum err reads_plan_latest(struct app *app, struct caller caller, struct arena *a, struct store_plan *ret_plan);
MUST_USE enum err reads_intentions(struct app *app, struct caller caller, struct arena *a, struct store_intentions *ret_intentions);
/* On how many days since the plan began it was done. */
MUST_USE enum err reads_item_days(struct app *app, const struct person *who, uint16_t item, int *ret_days);

#endif
