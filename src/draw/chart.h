/* chart.h - pain over time with its seven-day mean, treatments, and the three legs by week. What was not written down stays a gap. */
#ifndef TRIVET_DRAW_CHART_H
#define TRIVET_DRAW_CHART_H

#include "base/time.h"
#include "draw/stool.h"

#define CHART_MISSING    (-1)
#define CHART_DAYS_MAX   3660 /* longest range, in days */
#define CHART_MEAN_DAYS  7
#define CHART_MEAN_LEAST 3 /* fewer values than this in seven days give no mean */

struct chart_day {
	day day;
	int tenths; /* pain, 0..100, or CHART_MISSING */
};

struct chart_week {
	day monday;
	int percent[STOOL_LEGS]; /* 0..100, or CHART_MISSING */
};

/* What is to be shown. The arrays stay the caller's; each is in the order of its days, without repeats.
   Days before `first` are not drawn but count in the means of the first days. */
struct chart {
	day first, last; /* both shown. Needs: first <= last, at most CHART_DAYS_MAX days */
	const struct chart_day *days;
	size_t day_count;
	const day *treatments;
	size_t treatment_count;
	const struct chart_week *weeks;
	size_t week_count;
};

/* The mean of the days d-6 .. d, in tenths, rounded; CHART_MISSING with fewer than CHART_MEAN_LEAST values. */
int chart_mean(const struct chart *c, day d);

enum chart_trend { CHART_TOO_FEW, CHART_EASING, CHART_STEADY, CHART_RISING };

/* From the first seven-day mean of the range to the one of its last day. */
struct chart_change {
	enum chart_trend trend;
	int from_tenths, to_tenths; /* CHART_MISSING with CHART_TOO_FEW */
};

/* `least_tenths`: a smaller difference is "about the same". CHART_TOO_FEW when there is no mean of the last day, or the two means share days. */
struct chart_change chart_change(const struct chart *c, int least_tenths);
/* "Easing: 6.8 to 3.4". */
void chart_change_words(struct writer *w, struct chart_change change);

enum chart_size { CHART_WIDE, CHART_NARROW }; /* 760 and 320 units: the page sends both and its style shows the one that fits */

/* The whole chart as one <svg class="chart" role="img">. `id` begins the ids inside: letters, digits, '-', unique on its page. */
void chart_draw(struct writer *w, const struct chart *c, enum chart_size size, str id);
/* What line, dot and mark mean, as <ul class="chart-key">. */
void chart_key(struct writer *w);
/* The seven-day mean alone, as <svg class="spark" role="img">, 320 x 84 units, with the words of `change` for screen readers. */
void chart_spark(struct writer *w, const struct chart *c, struct chart_change change, str id);

/* One line of the table that says the same as the chart. */
struct chart_row {
	day monday;
	int days;                /* of this week that were written down, 0..7 */
	int pain_tenths;         /* their mean, rounded; CHART_MISSING with fewer than CHART_MEAN_LEAST */
	int percent[STOOL_LEGS]; /* CHART_MISSING where nothing is known */
};

/* How many weeks the range touches. */
size_t chart_table_count(const struct chart *c);
/* Week number i, the oldest is 0. Days outside the range do not count. Needs: i < chart_table_count(c). */
struct chart_row chart_table_row(const struct chart *c, size_t i);

#endif
