/* series.c - the diary as a chart. */
#include "me/series.h"

#include "core/mean.h"
#include "core/stat.h"

enum { WEEK = 7, MINUTE = 60 };

/* ---- each day by itself ---- */

static size_t fill_days(const struct person *who, struct chart_day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < who->entry_days.n; i++) {
		const struct store_entry_day *d = &who->entry_days.at[i];
		if (d->pain_n > 0)
			days[n++] = (struct chart_day){.day = d->day, .tenths = mean_of_day(d->pain_sum, d->pain_n), .worst = 10 * d->worst};
	}
	return n;
}

static size_t fill_treatments(const struct person *who, day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < who->deed_days.n; i++)
		if (who->deed_days.at[i].leg == LEG_TREATMENT)
			days[n++] = who->deed_days.at[i].day;
	return n;
}

/* The first day of which something is recorded, or today. */
static day first_written(const struct person *who)
{
	day first = who->today;
	if (who->entry_days.n > 0 && who->entry_days.at[0].day.n < first.n)
		first = who->entry_days.at[0].day;
	if (who->deed_days.n > 0 && who->deed_days.at[0].day.n < first.n)
		first = who->deed_days.at[0].day;
	return first;
}

static struct chart_week week_of(const struct person *who, const struct lived *lived, const struct deed *deeds, size_t n, day from)
{
	struct chart_week w = {.from = from};
	day last = day_plus(from, WEEK - 1);
	struct balance b = balance_week(lived_on(lived, last), deeds, n, last);
	for (size_t l = 0; l < LEGS; l++) {
		w.percent[l] = last.n < first_written(who).n ? CHART_MISSING : b.percent[l];
		w.done[l] = 10 * b.done[l];
	}
	return w;
}

static void set_wish(const struct person *who, struct chart *c)
{
	for (size_t l = 0; l < LEGS; l++)
		c->wish[l] = who->wanted.of[l];
}

enum err series_chart(const struct person *who, const struct lived *lived, int32_t days, struct arena *a, struct chart *ret_chart)
{
	struct chart c = {.first = day_plus(who->today, 1 - days), .last = who->today};
	size_t weeks = chart_table_count(&c);
	struct chart_day *day_list = arena_new(a, struct chart_day, who->entry_days.n + 1);
	day *treatments = arena_new(a, day, who->deed_days.n + 1);
	struct chart_week *week_list = arena_new(a, struct chart_week, weeks);
	struct deed *deeds = arena_new(a, struct deed, who->deed_days.n + 1);
	if (a->full)
		return ERR_FULL;
	for (size_t i = 0; i < who->deed_days.n; i++)
		deeds[i] = (struct deed){.on = who->deed_days.at[i].day, .leg = (enum leg)who->deed_days.at[i].leg};
	c.day_count = fill_days(who, day_list);
	c.treatment_count = fill_treatments(who, treatments);
	c.week_count = weeks;
	for (size_t i = 0; i < weeks; i++)
		week_list[i] = week_of(who, lived, deeds, who->deed_days.n, chart_table_begin(&c, i));
	c.days = day_list;
	c.treatments = treatments;
	c.weeks = week_list;
	set_wish(who, &c);
	*ret_chart = c;
	return OK;
}

/* ---- what is under the pain, each day by itself ---- */

static size_t fill_gauge(const struct person *who, size_t beside, struct chart_day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < who->entry_days.n; i++) {
		const struct store_entry_day *d = &who->entry_days.at[i];
		int32_t tenths = mean_of_day(d->beside[beside].sum, d->beside[beside].n);
		if (tenths != MEAN_NONE)
			days[n++] = (struct chart_day){.day = d->day, .tenths = tenths, .worst = CHART_MISSING};
	}
	return n;
}

static size_t fill_practice(const struct person *who, struct chart_day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < who->deed_days.n; i++) {
		const struct store_deed_day *d = &who->deed_days.at[i];
		if (d->leg == LEG_PRACTICE)
			days[n++] =
				(struct chart_day){.day = d->day, .tenths = (int)((10 * d->seconds + MINUTE / 2) / MINUTE), .worst = CHART_MISSING};
	}
	return n;
}

/* Breaks taken, day by day. */
static enum err fill_breaks(struct store_reader *r, const struct chart *c, struct arena *a, struct series *s)
{
	struct store_break_spans list;
	TRY(store_break_spans(r, (struct store_span){{c->first, c->last}, 1}, a, &list));
	struct chart_day *days = arena_new(a, struct chart_day, list.n + 1);
	if (days == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < list.n; i++)
		days[i] = (struct chart_day){.day = list.at[i].from, .tenths = 10 * list.at[i].taken, .worst = CHART_MISSING};
	s->other_days = list.n;
	s->pair.other = days;
	return OK;
}

static enum err set_other(struct store_reader *r, const struct person *who, struct arena *a, struct series *s)
{
	struct chart_day *days = arena_new(a, struct chart_day, who->entry_days.n + who->deed_days.n + 1);
	if (days == NULL)
		return ERR_FULL;
	s->pair.other = days;
	if (series_gauge(s->other) != NULL)
		s->other_days = fill_gauge(who, s->other - SERIES_BESIDE, days);
	else if (s->other == SERIES_PRACTICE)
		s->other_days = fill_practice(who, days);
	return s->other == SERIES_BREAKS ? fill_breaks(r, &s->chart, a, s) : OK;
}

/* ---- spans of weeks ---- */

/* This many weeks that the whole has SERIES_SPANS_MOST of them at most; the last one ends today. */
static struct chart spans_of(const struct person *who, int32_t days)
{
	int32_t span = WEEK * ((days + WEEK * SERIES_SPANS_MOST - 1) / (WEEK * SERIES_SPANS_MOST));
	int32_t n = (days + span - 1) / span;
	return (struct chart){.first = day_plus(who->today, 1 - n * span), .last = who->today, .span = span};
}

static struct store_span store_span_of(const struct chart *c)
{
	return (struct store_span){{c->first, c->last}, c->span};
}

static void set_pain_spans(struct chart *c, const struct store_entry_spans *list, struct chart_day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].pain_tenths != STORE_PAIN_UNSET)
			days[n++] = (struct chart_day){.day = list->at[i].from,
						       .tenths = list->at[i].pain_tenths,
						       .worst = 10 * list->at[i].worst,
						       .days = list->at[i].days};
	c->days = days;
	c->day_count = n;
}

/* One span that has deeds; days of the legs that have none stay 0. */
static void count_span(const struct lived *lived, const struct store_deed_span *d, int32_t span, struct chart_week *week)
{
	struct balance_wanted wanted = lived_on(lived, day_plus(d->from, span - 1));
	int32_t tenths = (10 * WEEK * d->days + span / 2) / span;
	week->done[d->leg] = tenths;
	week->percent[d->leg] = balance_share(tenths, d->leg == LEG_TREATMENT ? balance_treatments_tenths(&wanted) : 10 * wanted.of[d->leg]);
}

/* `weeks` and `treatments` have room for every span. A week with a treatment shows one sign; of longer spans nearly all would. */
static void set_deed_spans(const struct lived *lived, const struct store_deed_spans *list, struct chart *c, struct chart_week *weeks, day *treatments)
{
	size_t n = chart_table_count(c);
	for (size_t i = 0; i < n; i++)
		weeks[i] = (struct chart_week){.from = day_plus(c->first, c->span * (int32_t)i)};
	for (size_t i = 0; i < list->n; i++) {
		const struct store_deed_span *d = &list->at[i];
		count_span(lived, d, c->span, &weeks[day_diff(d->from, c->first) / c->span]);
		if (d->leg == LEG_TREATMENT && c->span == WEEK)
			treatments[c->treatment_count++] = d->from;
	}
	c->weeks = weeks;
	c->week_count = n;
	c->treatments = treatments;
}

struct spans_read {
	struct store_entry_spans entries;
	struct store_deed_spans deeds;
};

static enum err fill_break_spans(struct store_reader *r, const struct chart *c, struct arena *a, struct series *s)
{
	struct store_break_spans list;
	TRY(store_break_spans(r, store_span_of(c), a, &list));
	struct chart_day *days = arena_new(a, struct chart_day, list.n + 1);
	if (days == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < list.n; i++)
		days[i] = (struct chart_day){.day = list.at[i].from, .tenths = (10 * list.at[i].taken + c->span / 2) / c->span, .days = c->span};
	s->pair.other = days;
	s->other_days = list.n;
	return OK;
}

static size_t fill_gauge_spans(const struct store_entry_spans *list, size_t beside, struct chart_day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++) {
		const struct store_entry_span *e = &list->at[i];
		struct store_span_mean mean = e->beside[beside];
		if (mean.days > 0)
			days[n++] = (struct chart_day){.day = e->from, .tenths = mean.tenths, .worst = CHART_MISSING, .days = mean.days};
	}
	return n;
}

static size_t fill_practice_spans(const struct store_deed_spans *list, int32_t span, struct chart_day *days)
{
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].leg == LEG_PRACTICE)
			days[n++] = (struct chart_day){
				.day = list->at[i].from, .tenths = (int)(10 * list->at[i].seconds / (MINUTE * span)), .days = span};
	return n;
}

static enum err set_other_spans(struct store_reader *r, const struct spans_read *read, struct arena *a, struct series *s)
{
	struct chart_day *days = arena_new(a, struct chart_day, read->entries.n + read->deeds.n + 1);
	if (days == NULL)
		return ERR_FULL;
	s->pair.other = days;
	if (series_gauge(s->other) != NULL)
		s->other_days = fill_gauge_spans(&read->entries, s->other - SERIES_BESIDE, days);
	else if (s->other == SERIES_PRACTICE)
		s->other_days = fill_practice_spans(&read->deeds, s->chart.span, days);
	return s->other == SERIES_BREAKS ? fill_break_spans(r, &s->chart, a, s) : OK;
}

/* Needs: s->lived. */
static enum err load_spans(struct store_reader *r, const struct person *who, int32_t days, struct arena *a, struct series *s)
{
	struct chart c = spans_of(who, days);
	struct spans_read read;
	TRY(store_entry_spans(r, store_span_of(&c), a, &read.entries));
	TRY(store_deed_spans(r, store_span_of(&c), a, &read.deeds));
	struct chart_day *day_list = arena_new(a, struct chart_day, read.entries.n + 1);
	struct chart_week *weeks = arena_new(a, struct chart_week, SERIES_SPANS_MOST + 1);
	day *treatments = arena_new(a, day, SERIES_SPANS_MOST + 1);
	if (a->full)
		return ERR_FULL;
	set_pain_spans(&c, &read.entries, day_list);
	set_deed_spans(&s->lived, &read.deeds, &c, weeks, treatments);
	set_wish(who, &c);
	s->chart = c;
	return set_other_spans(r, &read, a, s);
}

/* ---- all of it ---- */

/* Needs: s->lived. */
static enum err load_days(struct store_reader *r, const struct person *who, int32_t days, struct arena *a, struct series *s)
{
	TRY(series_chart(who, &s->lived, days, a, &s->chart));
	return set_other(r, who, a, s);
}

/* How many days the chart shows: no more than wished and no more than there are. */
static enum err days_shown(struct store_reader *r, const struct person *who, int32_t wished, struct arena *a, int32_t *ret_days)
{
	day first = first_written(who);
	if (wished > DIARY_DAYS) {
		enum err e = store_first_day(r, a, &first);
		if (e != OK && e != ERR_MISSING)
			return e;
	}
	int32_t days = day_diff(who->today, first) + 1;
	days = days < SERIES_DAYS_LEAST ? SERIES_DAYS_LEAST : days;
	*ret_days = days < wished ? days : wished;
	return OK;
}

static const enum chart_mark_kind mark_kinds[] = {
	[STORE_MARK_FLARE] = CHART_FLARE,
	[STORE_MARK_ILL] = CHART_ILL,
	[STORE_MARK_TRAVEL] = CHART_TRAVEL,
	[STORE_MARK_OTHER] = CHART_OTHER,
};

static enum err set_marks(struct store_reader *r, struct arena *a, struct series *s)
{
	struct store_days days = {s->chart.first, s->chart.last};
	TRY(store_marks_newest(r, (struct store_some){days, SERIES_SIGNS_MOST}, a, &s->marks));
	struct chart_mark *marks = arena_new(a, struct chart_mark, s->marks.n + 1);
	if (marks == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < s->marks.n; i++)
		marks[i] = (struct chart_mark){s->marks.at[i].first, s->marks.at[i].last, mark_kinds[s->marks.at[i].kind]};
	s->chart.marks = marks;
	s->chart.mark_count = s->marks.n;
	return OK;
}

/* The first plan of all, and what became of it on its day, is no change of one. Several of one day are one sign. */
static enum err set_plans(struct store_reader *r, const struct person *who, struct arena *a, struct series *s)
{
	day first = s->chart.first.n > who->plan_since.n ? s->chart.first : day_plus(who->plan_since, 1);
	TRY(store_plan_days(r, (struct store_some){{first, s->chart.last}, SERIES_SIGNS_MOST}, a, &s->plans));
	day *days = arena_new(a, day, s->plans.n + 1);
	size_t n = 0;
	if (days == NULL)
		return ERR_FULL;
	for (size_t i = s->plans.n; i > 0; i--)
		if (n == 0 || days[n - 1].n != s->plans.at[i - 1].day.n)
			days[n++] = s->plans.at[i - 1].day;
	s->chart.plans = (struct chart_days){days, n};
	return OK;
}

static struct chart_pair pair_of(enum series_other other)
{
	const struct gauge *m = series_gauge(other);
	return m != NULL ? (struct chart_pair){.kind = PAIR_SCALE, .name = m->label}
			 : (struct chart_pair){.kind = PAIR_COUNT, .name = series_other_names[other]};
}

enum err series_load(struct store_reader *r, const struct person *who, struct series_wish wish, struct arena *a, struct series *ret_series)
{
	struct series s = {.other = wish.other, .pair = pair_of(wish.other)};
	int32_t days;
	TRY(days_shown(r, who, wish.days, a, &days));
	TRY(weeks_lived(r, who, day_plus(who->today, -(days > DIARY_DAYS ? days : DIARY_DAYS)), a, &s.lived));
	if (days <= DIARY_DAYS)
		TRY(load_days(r, who, days, a, &s));
	else
		TRY(load_spans(r, who, days, a, &s));
	TRY(set_marks(r, a, &s));
	TRY(set_plans(r, who, a, &s));
	s.chart.looks = wish.looks;
	*ret_series = s;
	return OK;
}

struct chart_pair series_pair(const struct series *s)
{
	struct chart_pair pair = s->pair;
	pair.pain = &s->chart;
	pair.other_count = s->other_days;
	return pair;
}

/* ---- what went together ---- */

enum { SIDE_LEAST = 5 /* days on each side: with fewer, one odd day decides */ };

/* The value of the other one on that day, in tenths; of a count 0 when there is none. */
static int other_on(const struct chart *other, enum pair_kind kind, day d)
{
	size_t i = chart_day_at(other, d);
	bool is_there = i < other->day_count && other->days[i].day.n == d.n;
	return is_there ? other->days[i].tenths : kind == PAIR_COUNT ? 0 : CHART_MISSING;
}

/* Days that have both, with the other one as x. */
static size_t points_of(const struct series *s, struct stat_point *points)
{
	struct chart_pair pair = series_pair(s);
	struct chart other = chart_pair_other(&pair);
	size_t n = 0;
	for (size_t i = chart_day_at(&s->chart, s->chart.first); i < s->chart.day_count && n < STAT_POINTS_MAX; i++) {
		const struct chart_day *d = &s->chart.days[i];
		int x = other_on(&other, pair.kind, d->day);
		if (x != CHART_MISSING && d->tenths != CHART_MISSING && d->day.n <= s->chart.last.n)
			points[n++] = (struct stat_point){d->day.n, x, d->tenths};
	}
	return n;
}

static size_t count_above(const struct stat_point *points, size_t n, double limit)
{
	size_t above = 0;
	for (size_t i = 0; i < n; i++)
		above += points[i].x > limit;
	return above;
}

/* The value that parts the days most evenly into those above it and the others. */
static double middle_of(const struct stat_point *points, size_t n)
{
	double best = 0;
	size_t best_side = 0;
	for (size_t i = 0; i < n; i++) {
		size_t above = count_above(points, n, points[i].x), side = above < n - above ? above : n - above;
		if (side <= best_side)
			continue;
		best = points[i].x;
		best_side = side;
	}
	return best;
}

enum err series_together(const struct series *s, struct arena *a, enum series_together *ret_together)
{
	*ret_together = TOGETHER_NOT_ASKED;
	if (s->other == SERIES_ALONE || s->chart.span > 0)
		return OK;
	struct stat_point *points = arena_new(a, struct stat_point, STAT_POINTS_MAX);
	if (points == NULL)
		return ERR_FULL;
	size_t n = points_of(s, points);
	double middle = middle_of(points, n);
	size_t above = count_above(points, n, middle);
	for (size_t i = 0; i < n; i++)
		points[i].x = points[i].x > middle ? 1 : 0;
	struct stat_interval found;
	*ret_together = TOGETHER_TOO_FEW;
	if (above < SIDE_LEAST || n - above < SIDE_LEAST || !stat_difference(points, n, &found))
		return OK;
	*ret_together = found.high < 0 ? TOGETHER_LESS : found.low > 0 ? TOGETHER_MORE : TOGETHER_UNCLEAR;
	return OK;
}

struct stool_legs series_stool(const struct person *who)
{
	struct stool_legs legs;
	for (size_t l = 0; l < LEGS; l++)
		legs.percent[l] = who->week.percent[l];
	return legs;
}
