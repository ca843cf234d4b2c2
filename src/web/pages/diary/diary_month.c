/* diary_month.c - a month of the diary as a calendar: each day with its pain, and a link to it. */
#include "core/mean.h"
#include "web/pages/diary/diary.h"

enum { DAYS_MOST = 42, TENTHS = 10 };

static day first_of(struct date month)
{
	month.day = 1;
	return day_of_date(month);
}

/* The first day of the month `by` months away, -1 or 1. */
static day month_beside(day first, int by)
{
	struct date d = day_date(day_plus(first, by < 0 ? -1 : 31));
	return first_of(d);
}

static url month_url(day first, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/diary?month=");
	w_day(&w, first);
	w_z(&w, "#month");
	return (url){arena_keep(a, &w)};
}

static url day_url(day on, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/diary?until=");
	w_day(&w, on);
	w_z(&w, "#days");
	return (url){arena_keep(a, &w)};
}

/* "November 2026": the long form of its first day, without the day. */
static str name_of(day first, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_day_long(&w, first);
	str all = arena_keep(a, &w);
	size_t at = str_find(all, ' ');
	return str_sub(all, at + 1, all.n);
}

static void put_day(struct diary_cell *cell, const struct store_entry_days *days, struct arena *a)
{
	for (size_t i = 0; i < days->n; i++) {
		const struct store_entry_day *d = &days->at[i];
		if (d->day.n != cell->on.n)
			continue;
		int32_t tenths = mean_of_day(d->pain_sum, d->pain_n);
		cell->has_any = true;
		cell->pain = tenths == MEAN_NONE ? -1 : (int)(tenths + TENTHS / 2) / TENTHS;
		cell->where = day_url(cell->on, a);
	}
}

enum err diary_month_of(struct app *app, const struct person *who, day of, struct arena *a, struct diary_month *ret_month)
{
	day first = first_of(day_date(of)), after = month_beside(first, 1), from = day_week(first);
	struct store_entry_days days;
	struct diary_month m = {.name = name_of(first, a), .before = month_url(month_beside(first, -1), a), .after = month_url(after, a)};
	m.has_before = first.n > DIARY_FIRST.n;
	m.has_after = after.n <= who->today.n;
	TRY(app_entry_days(app, who->caller, (struct store_days){first, day_plus(after, -1)}, a, &days));
	for (int i = 0; i < DAYS_MOST && day_plus(from, i).n < after.n; i++) {
		struct diary_cell *cell = &m.weeks[i / 7].of[i % 7];
		*cell = (struct diary_cell){.on = day_plus(from, i), .pain = -1};
		cell->date = day_date(cell->on).day;
		cell->is_out = cell->on.n < first.n;
		cell->is_today = cell->on.n == who->today.n;
		if (!cell->is_out)
			put_day(cell, &days, a);
		m.n_weeks = (size_t)i / 7 + 1;
	}
	/* the days after the last */
	for (size_t i = (size_t)(after.n - from.n); i < m.n_weeks * 7; i++)
		m.weeks[i / 7].of[i % 7].is_out = true;
	if (a->full)
		return ERR_FULL;
	*ret_month = m;
	return OK;
}
