/* chart.c - pain over time and the legs by week. */
#include "draw/chart.h"

#include "draw/num.h"

#include <math.h>

/* ---- the numbers ---- */

size_t chart_day_at(const struct chart *c, day d)
{
	size_t low = 0, high = c->day_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (c->days[middle].day.n < d.n)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct sum {
	int tenths, count, worst;
};

/* All values of the days from .. to, both included. */
static struct sum sum_between(const struct chart *c, day from, day to)
{
	struct sum s = {0, 0, CHART_MISSING};
	for (size_t i = chart_day_at(c, from); i < c->day_count && c->days[i].day.n <= to.n; i++) {
		const struct chart_day *d = &c->days[i];
		if (d->tenths == CHART_MISSING)
			continue;
		int worst = d->worst > d->tenths ? d->worst : d->tenths;
		s.tenths += d->tenths;
		s.count++;
		s.worst = worst > s.worst ? worst : s.worst;
	}
	return s;
}

/* The value of the span that d is in. */
static const struct chart_day *span_of(const struct chart *c, day d)
{
	day from = day_plus(d, -(day_diff(d, c->first) % c->span));
	size_t i = chart_day_at(c, from);
	bool is_there = d.n >= c->first.n && i < c->day_count && c->days[i].day.n == from.n;
	return is_there && c->days[i].days >= CHART_MEAN_LEAST ? &c->days[i] : NULL;
}

static int rounded(struct sum s)
{
	return s.count < CHART_MEAN_LEAST ? CHART_MISSING : (2 * s.tenths + s.count) / (2 * s.count);
}

static struct sum sum_of_mean(const struct chart *c, day d)
{
	return sum_between(c, day_plus(d, 1 - CHART_MEAN_DAYS), d);
}

int chart_mean(const struct chart *c, day d)
{
	if (c->span == 0)
		return rounded(sum_of_mean(c, d));
	const struct chart_day *span = span_of(c, d);
	return span == NULL ? CHART_MISSING : span->tenths;
}

double chart_mean_exact(const struct chart *c, day d)
{
	if (c->span > 0)
		return chart_mean(c, d);
	struct sum s = sum_of_mean(c, d);
	return s.count < CHART_MEAN_LEAST ? CHART_MISSING : (double)s.tenths / s.count;
}

/* The last day with a mean, within CHART_STILL_DAYS of the end; the end itself when there is none. */
static day newest_mean(const struct chart *c)
{
	for (int32_t ago = 0; ago < CHART_STILL_DAYS && c->span == 0; ago++)
		if (chart_mean(c, day_plus(c->last, -ago)) != CHART_MISSING)
			return day_plus(c->last, -ago);
	return c->last;
}

/* Needs: there is one. */
static day last_written(const struct chart *c, day d)
{
	while (sum_between(c, d, d).count == 0)
		d = day_plus(d, -1);
	return d;
}

struct chart_change chart_change(const struct chart *c, int least_tenths)
{
	struct chart_change change = {CHART_TOO_FEW, CHART_MISSING, CHART_MISSING, c->last, false};
	day first = c->first, newest = newest_mean(c);
	while (first.n <= c->last.n && chart_mean(c, first) == CHART_MISSING)
		first = day_plus(first, 1);
	int to = chart_mean(c, newest);
	if (to == CHART_MISSING || day_diff(newest, first) < CHART_MEAN_DAYS)
		return change;
	int from = chart_mean(c, first);
	change.is_old = newest.n < c->last.n;
	change.until = change.is_old ? last_written(c, newest) : c->last;
	change.from_tenths = from;
	change.to_tenths = to;
	change.trend = to - from >= least_tenths ? CHART_RISING : from - to >= least_tenths ? CHART_EASING : CHART_STEADY;
	return change;
}

size_t chart_table_count(const struct chart *c)
{
	if (c->span > 0)
		return (size_t)((day_diff(c->last, c->first) + 1) / c->span);
	return (size_t)(day_diff(c->last, c->first) / 7 + 1);
}

/* What was recorded in the week that begins on `from`, or in the span. */
static struct chart_row row_from(const struct chart *c, day from)
{
	if (c->span > 0) {
		const struct chart_day *span = span_of(c, from);
		size_t i = chart_day_at(c, from);
		bool is_there = i < c->day_count && c->days[i].day.n == from.n;
		return (struct chart_row){.from = from,
					  .days = is_there ? c->days[i].days : 0,
					  .pain_tenths = span == NULL ? CHART_MISSING : span->tenths,
					  .worst = is_there ? c->days[i].worst : CHART_MISSING};
	}
	struct sum s = sum_between(c, from.n < c->first.n ? c->first : from, day_plus(from, 6));
	return (struct chart_row){.from = from, .days = s.count, .pain_tenths = rounded(s), .worst = s.worst};
}

day chart_table_begin(const struct chart *c, size_t i)
{
	int32_t after = (int32_t)(chart_table_count(c) - 1 - i);
	return c->span > 0 ? day_plus(c->first, c->span * (int32_t)i) : week_first(c->last, after);
}

struct chart_row chart_table_row(const struct chart *c, size_t i)
{
	struct chart_row row = row_from(c, chart_table_begin(c, i));
	for (size_t leg = 0; leg < STOOL_LEGS; leg++)
		row.percent[leg] = CHART_MISSING;
	for (size_t k = 0; k < c->week_count; k++)
		if (c->weeks[k].from.n == row.from.n)
			for (size_t leg = 0; leg < STOOL_LEGS; leg++)
				row.percent[leg] = c->weeks[k].percent[leg];
	return row;
}

/* ---- the words ---- */

void chart_date(struct writer *w, day d)
{
	struct date date = day_date(d);
	w_int(w, date.day);
	w_char(w, ' ');
	w_str(w, str_sub(month_name(date.month), 0, 3));
}

void chart_change_words(struct writer *w, struct chart_change change)
{
	switch (change.trend) {
	case CHART_TOO_FEW: w_z(w, "Not enough days yet to compare"); return;
	case CHART_EASING: w_z(w, "Easing: "); break;
	case CHART_STEADY: w_z(w, "About the same: "); break;
	case CHART_RISING: w_z(w, "Rising: "); break;
	}
	w_tenths(w, change.from_tenths);
	w_z(w, " to ");
	w_tenths(w, change.to_tenths);
	if (change.is_old) {
		w_z(w, ", until ");
		chart_date(w, change.until);
	}
}
