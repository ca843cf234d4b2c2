/*
 * mean.h - the mean of some days, defined once: a day counts once, however often it was recorded, and is the mean of its numbers. Page, report,
 * verdict, flare and trial use it; the database counts long spans the same way (src/store/sql/span.sql), and a test compares the two.
 */
#ifndef TRIVET_CORE_MEAN_H
#define TRIVET_CORE_MEAN_H

#include "base/time.h"

/* The numbers of one day. */
struct mean_day {
	day on;
	int64_t sum;
	int32_t n; /* how many; 0: none was given */
};

#define MEAN_NONE (-1)

/* In tenths, rounded; MEAN_NONE without a number. */
int32_t mean_of_day(int64_t sum, int32_t n);
/* The mean of the days from `first` to `last` that have one, in tenths, rounded. Days may be in any order, each once. */
int32_t mean_of_days(const struct mean_day *days, size_t n, day first, day last);

#endif
