/*
 * chart.h - pain over time with its mean, what happened in that time, and the three legs by week. What was not recorded stays a gap. Up to some
 * months every day has its own value; a longer range is drawn from means of several weeks each (`span`), so that ten years cost what ninety days
 * cost.
 */
#ifndef TRIVET_DRAW_CHART_H
#define TRIVET_DRAW_CHART_H

#include "base/time.h"
#include "draw/stool.h"

#define CHART_MISSING    (-1)
#define CHART_DAYS_MAX   36600 /* longest range, in days */
#define CHART_MEAN_DAYS  7
#define CHART_MEAN_LEAST 3 /* fewer values than this in seven days give no mean */

struct chart_day {
	day day;    /* the first one of its span */
	int tenths; /* pain, 0..100, or CHART_MISSING */
	int worst;  /* the same at its worst; not above `tenths`: it was not said */
	int days;   /* with a span: of it that were recorded */
};

struct chart_week {
	day from;                /* the first of its seven days, or of its span */
	int percent[STOOL_LEGS]; /* of what the plan asks for, 0..100, or CHART_MISSING */
	int done[STOOL_LEGS];    /* days a week, in tenths */
};

enum chart_mark_kind { CHART_FLARE, CHART_ILL, CHART_TRAVEL, CHART_OTHER };
#define CHART_MARK_KINDS 4

struct chart_mark {
	day first, last;
	enum chart_mark_kind kind;
};

struct chart_days {
	const day *at;
	size_t n;
};

/* What is to be shown. The arrays stay the caller's; each is in the order of its days, without repeats.
   Days before `first` are not drawn but count in the means of the first days. */
struct chart {
	day first, last; /* both shown. Needs: first <= last, at most CHART_DAYS_MAX days */
	int32_t span;    /* 0: each day by itself. Else days of one value, and the range is a whole number of them */
	const struct chart_day *days;
	size_t day_count;
	const day *treatments;
	size_t treatment_count;
	const struct chart_week *weeks;
	size_t week_count;
	int wish[STOOL_LEGS];           /* days a week that the plan asks for now; 0 when that is not known */
	const struct chart_mark *marks; /* by their first day; they may overlap */
	size_t mark_count;
	struct chart_days plans; /* days on which the plan changed */
	struct chart_days looks; /* days of looking back */
};

/* The mean of the days d-6 .. d, in tenths, rounded; CHART_MISSING with fewer than CHART_MEAN_LEAST values. With a span: the mean of the one d is in.
 */
int chart_mean(const struct chart *c, day d);
/* The same, not rounded: steps of a tenth would show in a line. */
double chart_mean_exact(const struct chart *c, day d);
/* Index of the first written day on or after d. */
size_t chart_day_at(const struct chart *c, day d);

enum chart_trend { CHART_TOO_FEW, CHART_EASING, CHART_STEADY, CHART_RISING };

#define CHART_STILL_DAYS 28 /* a gap of this many days does not undo what was known before it */

/* From the first seven-day mean of the range to the newest one. */
struct chart_change {
	enum chart_trend trend;
	int from_tenths, to_tenths; /* CHART_MISSING with CHART_TOO_FEW */
	day until;                  /* the last day that counts in the newest mean: before the end of the range when there is a gap */
	bool is_old;                /* there is */
};

/* `least_tenths`: a smaller difference is "about the same". CHART_TOO_FEW when there is no mean of the last days, or the two means share days. */
struct chart_change chart_change(const struct chart *c, int least_tenths);
/* "Easing: 6.8 to 3.4", with a gap ", until 25 Nov". */
void chart_change_words(struct writer *w, struct chart_change change);

/* "25 Nov" */
void chart_date(struct writer *w, day d);

enum chart_size { CHART_WIDE, CHART_NARROW }; /* 760 and 320 units: the page sends both and its style shows the one that fits */

/* One line of the table that says the same as the chart. */
struct chart_row {
	day from;                /* the first of its seven days, or of its span */
	int days;                /* of this week, or span, that were recorded */
	int pain_tenths;         /* their mean, rounded; CHART_MISSING with fewer than CHART_MEAN_LEAST */
	int worst;               /* the highest that was recorded, in tenths; CHART_MISSING when nothing was */
	int percent[STOOL_LEGS]; /* CHART_MISSING where nothing is known */
};

/* How many weeks the range touches, of which the last ends with its last day; or how many spans it has. */
size_t chart_table_count(const struct chart *c);
/* The first day of number i, the oldest is 0. Needs: i < chart_table_count(c). */
day chart_table_begin(const struct chart *c, size_t i);
/* Number i, the oldest is 0. Days outside the range do not count. Needs: i < chart_table_count(c). */
struct chart_row chart_table_row(const struct chart *c, size_t i);

#endif
