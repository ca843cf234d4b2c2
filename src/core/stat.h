/*
 * stat.h - the few statistics that a trial of one person needs. The only arithmetic with fractions in core/, together with trial.c: an interval has
 * no honest whole-number form. Still pure: no allocation, no library, not even libc.
 *
 * Days follow each other: pain today is like pain yesterday. Each function here says how it deals with that; test/unit/test_trial_people.c shows with
 * simulated people that it works, and test/unit/stat_cases.R computes the same cases in R.
 */
#ifndef TRIVET_CORE_STAT_H
#define TRIVET_CORE_STAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	STAT_FLIPS_MAX = 16,   /* pairs of a permutation test: all 65,536 draws are counted */
	STAT_POINTS_MAX = 400, /* days of one comparison */
	STAT_DF_MAX = 200      /* degrees of freedom above count as this many: never too sure */
};

/* A difference and how sure it is: of 100 such intervals about 95 hold the true difference. */
struct stat_interval {
	double difference, low, high;
	double standard_error;
	int32_t df;
};

/* What two things were on one day. */
struct stat_point {
	int32_t day; /* points are in the order of their days, each day once; a day that is missing is a gap */
	double x, y;
};

/* 0 for 0 and below. */
double stat_root(double v);
/* The quantile of Student's t: the value that is exceeded with chance `tail`. Needs: 1 <= df, 0 < tail < 0.5. */
double stat_t_quantile(int32_t df, double tail);

/*
 * The mean of differences of pairs, with Student's interval. Made for pairs whose order was drawn by lot: then the differences of two pairs are not
 * correlated, however much the days are. False with fewer than two.
 */
bool stat_pairs(const double *differences, size_t n, struct stat_interval *ret_interval);
/*
 * The permutation test of the same: the share, of all 2^n draws of the order, whose mean is at least as far from zero. Exact when the order was drawn
 * by lot. Needs: 1 <= n <= STAT_FLIPS_MAX.
 */
double stat_flips(const double *differences, size_t n);

/*
 * Mean of y where x is not 0, less the mean where it is, with an interval that is as wide as the days are alike: n days count as
 * n (1 - ab) / (1 + ab), where a and b are the correlations of x and of y with themselves a day later (Bartlett). For days that nobody drew: it says
 * what went together, not why. False with fewer than two days on a side, or when less than three days are left of n.
 */
bool stat_difference(const struct stat_point *points, size_t n, struct stat_interval *ret_interval);
/* How alike neighbouring days are: correlation of y with y a day later, over the pairs of days that are both there, -1..1; 0 without any. */
double stat_lag1(const struct stat_point *points, size_t n);
/* Pearson's correlation; 0 when one of the two never changes. */
double stat_correlation(const struct stat_point *points, size_t n);
/* Spearman's: of the ranks, where equals share their mean rank. Needs: n <= STAT_POINTS_MAX. */
double stat_rank_correlation(const struct stat_point *points, size_t n);

#endif
