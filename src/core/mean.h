/*
 * mean.h - the mean of what a person wrote down, defined once, for pages, reports, verdicts, trials and the SQL of long spans (which is tested against it).
 *
 * A day is the mean of what was said on it. Several days are the mean of those days, so that a day counts once, however often something was written down on it:
 * who writes more on bad days has no worse week. All in tenths, each mean rounded to the nearest, a half up.
 */
#ifndef TRIVET_CORE_MEAN_H
#define TRIVET_CORE_MEAN_H

#include "base/time.h"

#define MEAN_NONE (-1) /* nothing was said; the same as NOT_MEASURED */

struct mean {
	int32_t sum, n; /* of tenths */
};

/* MEAN_NONE is passed over. */
void mean_add(struct mean *m, int32_t tenths);
/* MEAN_NONE of nothing. */
int32_t mean_tenths(struct mean m);

/* Of days, as they come. Zero is nothing yet. */
struct day_means {
	struct mean before; /* the days that are over */
	struct mean last;   /* what was said on the last one */
	day on;
};

/* Needs: the days come in their order. `said` is 0..10, or MEAN_NONE. */
void day_means_add(struct day_means *m, day on, int said);
int32_t day_means_tenths(const struct day_means *m);

/* What an entry says of the pain of its day: the average where it was said, else the pain then. */
int mean_pain(int now, int average);

#endif
