/* reads.c - with a borrowed reader. */
#include "me/reads.h"

enum err reads_series(struct app *app, const struct person *who, struct series_wish wish, struct arena *a, struct series *ret_series)
{
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = series_load(r, who, wish, a, ret_series);
	app_reader_back(app, r);
	return e;
}

enum err reads_treatments(struct app *app, struct caller caller, struct store_some some, struct arena *a, struct store_deed_items *ret_items)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_deed_items_newest(r, LEG_TREATMENT, some, a, ret_items);
	app_reader_back(app, r);
	return e;
}

enum err reads_trials(struct app *app, const struct person *who, struct arena *a, struct trials *ret_trials)
{
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = trials_load(r, who, a, ret_trials);
	app_reader_back(app, r);
	return e;
}

enum err reads_trial_look(struct app *app, const struct person *who, const struct trial_kept *kept, struct arena *a, struct trials_look *ret_look)
{
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = trials_look(r, who, kept, a, ret_look);
	app_reader_back(app, r);
	return e;
}

enum err reads_plans(struct app *app, struct caller caller, struct arena *a, struct store_plans *ret_plans)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_plans(r, a, ret_plans);
	app_reader_back(app, r);
	return e;
}

enum err reads_plan_latest(struct app *app, struct caller caller, struct arena *a, struct store_plan *ret_plan)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_plan_latest(r, a, ret_plan);
	app_reader_back(app, r);
	return e;
}

enum err reads_intentions(struct app *app, struct caller caller, struct arena *a, struct store_intentions *ret_intentions)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_intentions(r, a, ret_intentions);
	app_reader_back(app, r);
	return e;
}

enum err reads_item_days(struct app *app, const struct person *who, uint16_t item, int *ret_days)
{
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = store_deed_item_days(r, who->pack->items[item].id, (struct store_days){who->plan_since, who->today}, ret_days);
	app_reader_back(app, r);
	return e;
}
