/* plan_week.c - the week of the plan as a table. */
#include "web/pages/plan/plan_week.h"

const char *const plan_week_names[WEEK_DAYS] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
const char *const plan_week_shorts[WEEK_DAYS] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

static struct plan_week_row *row_of(struct plan_week_row *rows, size_t *n, const struct item *it)
{
	for (size_t i = 0; i < *n; i++)
		if (rows[i].item == it)
			return &rows[i];
	rows[*n] = (struct plan_week_row){.item = it};
	return &rows[(*n)++];
}

static void put_days(const struct person *who, const struct plan_week *week, struct plan_week_row *rows, struct plan_week_view *v)
{
	for (size_t d = 0; d < WEEK_DAYS; d++) {
		const struct plan_week_day *of = &week->days[d];
		v->minutes[d] = of->minutes;
		v->most = of->minutes > v->most ? of->minutes : v->most;
		for (size_t i = 0; i < of->n; i++) {
			struct plan_week_row *row = row_of(rows, &v->n, &who->pack->items[of->steps[i].item]);
			row->minutes[d] = of->steps[i].minutes;
			row->is_warmth = of->steps[i].is_warmth;
		}
	}
}

static void put_in_passing(const struct person *who, const struct item **items, struct plan_week_view *v)
{
	const struct leg_plan *leg = &who->plan.legs[LEG_CHANGE];
	for (size_t i = 0; i < leg->n; i++) {
		const struct item *it = &who->pack->items[leg->steps[i].item];
		bool is_timed = false;
		for (size_t k = 0; k < v->n; k++)
			is_timed = is_timed || v->rows[k].item == it;
		if (!is_timed)
			items[v->n_in_passing++] = it;
	}
}

enum err plan_week_view_of(const struct person *who, struct arena *a, struct plan_week_view *ret_view)
{
	struct plan_week week;
	struct plan_week_row *rows = arena_new(a, struct plan_week_row, WEEK_STEPS_MAX * 2);
	const struct item **items = arena_new(a, const struct item *, STEPS_MAX);
	struct plan_week_view v = {.rows = rows, .in_passing = items, .wished = who->consult.wishes.minutes_a_day};
	if (rows == NULL || items == NULL)
		return ERR_FULL;
	plan_week_of(who->pack, &who->consult, &who->plan, &week);
	put_days(who, &week, rows, &v);
	put_in_passing(who, items, &v);
	v.has_treatment = who->plan.course.item != NONE;
	v.days_apart = who->plan.course.days_apart;
	*ret_view = v;
	return OK;
}
