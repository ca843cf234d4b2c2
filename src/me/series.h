/* series.h - what the pictures show about a person: the diary as a chart, one series below another, the week as a stool. Keeps: arrays live in the arena. */
#ifndef TRIVET_ME_SERIES_H
#define TRIVET_ME_SERIES_H

#include "me/weeks.h"
#include "words/series.h"
#include "draw/chart_pair.h"

/* The last `days` days up to today, of those that `who` holds. A day with several entries shows their mean. Fails: ERR_FULL. */
MUST_USE enum err series_chart(const struct person *who, const struct lived *lived, int32_t days, struct arena *a, struct chart *ret_chart);
struct stool_legs series_stool(const struct person *who);

enum {
	SERIES_STEP_TENTHS = 10, /* a smaller change of the mean is "about the same"; evidence 6.2: at least 1 point */
	SERIES_DAYS_LEAST = 28,  /* shorter is not asked for */
	SERIES_SPANS_MOST = 60,  /* values of a chart that is longer than DIARY_DAYS: more are not seen on a small screen */
	SERIES_DAYS_ALL = 36500, /* "all": more than a diary holds */
	SERIES_SIGNS_MOST = 200  /* marks, and changes of the plan, in one picture: the newest */
};

struct series_wish {
	int32_t days; /* back from today, at most: a chart begins with the first line of the diary, but shows SERIES_DAYS_LEAST */
	enum series_other other;
	struct chart_days looks; /* days of looking back */
};

struct series {
	struct chart chart;
	struct lived lived; /* of the range, and of DIARY_DAYS at least */
	enum series_other other;
	struct chart_pair pair;       /* unless SERIES_ALONE. Its pain is a chart that the caller sets: see series_pair */
	size_t other_days;            /* values of it in the range; 0: there is nothing to draw */
	struct store_marks marks;     /* that touch the range, newest first */
	struct store_plan_days plans; /* in the range, the first plan of all left out; newest first */
};

/*
 * All of it. Up to DIARY_DAYS it is what `who` holds already; beyond, each value is the mean of a span of weeks, which the store counts: ten years are
 * read as few numbers. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: `wish.looks`.
 */
MUST_USE enum err series_load(struct store_reader *r, const struct person *who, struct series_wish wish, struct arena *a, struct series *ret_series);
/* The pair of a series that has one. Keeps: `s`. */
struct chart_pair series_pair(const struct series *s);

/*
 * Halves the days that have both at the middle of the other one, and compares their pain with an interval that is as wide as the days are alike
 * (core/stat.h). Nothing was drawn by lot here: it says what went together, and only a trial says more. Fails: ERR_FULL.
 */
MUST_USE enum err series_together(const struct series *s, struct arena *a, enum series_together *ret_together);

#endif
