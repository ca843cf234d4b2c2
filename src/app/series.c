/* series.c - the diary as a chart. */
#include "app/series.h"

enum { WEEK = 7 };

static int32_t entry_tenths(const struct store_entry *e)
{
	return 10 * (e->pain_average != STORE_PAIN_UNSET ? e->pain_average : e->pain_now);
}

/* Entries are in the order of their days: each run of one day becomes one value. */
static size_t fill_days(const struct person *who, struct chart_day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < who->entries.n;) {
		day d = who->entries.at[i].day;
		int32_t sum = 0, count = 0;
		for (; i < who->entries.n && who->entries.at[i].day.n == d.n; i++, count++)
			sum += entry_tenths(&who->entries.at[i]);
		days[n++] = (struct chart_day){.day = d, .tenths = (sum + count / 2) / count};
	}
	return n;
}

static size_t fill_treatments(const struct person *who, day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < who->deeds.n; i++)
		if (who->deeds.at[i].leg == LEG_TREATMENT && (n == 0 || days[n - 1].n != who->deeds.at[i].day.n))
			days[n++] = who->deeds.at[i].day;
	return n;
}

static struct chart_week week_of(const struct person *who, const struct deed *deeds, size_t n, day monday)
{
	struct chart_week w = {.from = monday};
	struct balance b = balance_week(&who->plan, deeds, n, day_plus(monday, WEEK - 1));
	for (size_t l = 0; l < LEGS; l++)
		w.percent[l] = b.percent[l];
	return w;
}

enum err series_chart(const struct person *who, int32_t days, struct arena *a, struct chart *ret_chart)
{
	struct chart c = {.first = day_plus(who->today, 1 - days), .last = who->today};
	size_t weeks = (size_t)(day_diff(day_week(c.last), day_week(c.first)) / WEEK + 1);
	struct chart_day *day_list = arena_new(a, struct chart_day, who->entries.n + 1);
	day *treatments = arena_new(a, day, who->deeds.n + 1);
	struct chart_week *week_list = arena_new(a, struct chart_week, weeks);
	struct deed *deeds = arena_new(a, struct deed, who->deeds.n + 1);
	if (a->full)
		return ERR_FULL;
	for (size_t i = 0; i < who->deeds.n; i++)
		deeds[i] = (struct deed){.on = who->deeds.at[i].day, .leg = (enum leg)who->deeds.at[i].leg, .seconds = who->deeds.at[i].seconds};
	c.day_count = fill_days(who, day_list);
	c.treatment_count = fill_treatments(who, treatments);
	c.week_count = weeks;
	for (size_t i = 0; i < weeks; i++)
		week_list[i] = week_of(who, deeds, who->deeds.n, day_plus(day_week(c.first), (int32_t)i * WEEK));
	c.days = day_list;
	c.treatments = treatments;
	c.weeks = week_list;
	*ret_chart = c;
	return OK;
}

struct stool_legs series_stool(const struct person *who)
{
	struct stool_legs legs;
	for (size_t l = 0; l < LEGS; l++)
		legs.percent[l] = who->week.percent[l];
	return legs;
}
