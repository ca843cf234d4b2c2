/* plan_week.h - the week of the plan as a table: a row for each step, a column for each day, the minutes of a day at its foot. */
#ifndef TRIVET_WEB_PAGES_PLAN_PLAN_WEEK_H
#define TRIVET_WEB_PAGES_PLAN_PLAN_WEEK_H

#include "me/person.h"
#include "core/plan_week.h"

struct plan_week_row {
	const struct item *item;
	int32_t minutes[WEEK_DAYS]; /* 0: not on this day */
	bool is_warmth;
};

struct plan_week_view {
	const struct plan_week_row *rows;
	size_t n;
	int32_t minutes[WEEK_DAYS];
	const struct item *const *in_passing; /* changes that take no minutes of their own */
	size_t n_in_passing;
	int32_t wished, most; /* minutes a day that were wished, 0: none; and those of the longest day */
	bool has_treatment;
	int32_t days_apart; /* of treatments; 0: not said */
};

extern const char *const plan_week_names[WEEK_DAYS], *const plan_week_shorts[WEEK_DAYS];

/* Fails: ERR_FULL. */
MUST_USE enum err plan_week_view_of(const struct person *who, struct arena *a, struct plan_week_view *ret_view);
void page_plan_week(struct writer *w, const struct plan_week_view *v);

#endif
