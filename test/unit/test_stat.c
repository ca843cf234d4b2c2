/* test_stat.c FILE - the statistics of core/ against those of R, on the cases of stat_cases.txt. stat_cases.R makes them. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/stat.h"

enum { LINE_MOST = 8192, NUMBERS_MOST = 512 };

static const char *path;

struct line {
	char what[16];
	double given[NUMBERS_MOST], is[16];
	size_t n_given, n_is;
};

static size_t read_numbers(char **at, double *ret_numbers, size_t cap)
{
	size_t n = 0;
	for (char *end; n < cap; *at = end) {
		double v = strtod(*at, &end);
		if (end == *at)
			break;
		ret_numbers[n++] = v;
	}
	return n;
}

static bool read_line(FILE *f, const char *what, struct line *ret_line)
{
	static char text[LINE_MOST];
	size_t n = strlen(what);
	while (fgets(text, sizeof text, f) != NULL) {
		if (strncmp(text, what, n) != 0 || text[n] != ' ')
			continue;
		char *at = text + n;
		ret_line->n_given = read_numbers(&at, ret_line->given, NUMBERS_MOST);
		assert_int_equal(strncmp(at, " is ", 4), 0);
		at += 4;
		ret_line->n_is = read_numbers(&at, ret_line->is, 16);
		return true;
	}
	return false;
}

static FILE *open_cases(void)
{
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	return f;
}

static void near(double mine, double theirs)
{
	double off = mine > theirs ? mine - theirs : theirs - mine, size = theirs < 0 ? -theirs : theirs;
	if (!(off <= 1e-9 * (size > 1 ? size : 1)))
		fail_msg("%.15g is not %.15g", mine, theirs);
}

static void near_interval(struct stat_interval found, const double *theirs)
{
	near(found.difference, theirs[0]);
	near(found.standard_error, theirs[1]);
	near(found.low, theirs[2]);
	near(found.high, theirs[3]);
	assert_int_equal(found.df, (int32_t)theirs[4]);
}

static void test_quantiles_are_those_of_r(void **state)
{
	(void)state;
	static struct line l;
	size_t n = 0;
	FILE *f = open_cases();
	for (; read_line(f, "t", &l); n++)
		near(stat_t_quantile((int32_t)l.given[0], l.given[1]), l.is[0]);
	fclose(f);
	assert_int_equal(n, 72);
}

static void test_pairs_are_those_of_r(void **state)
{
	(void)state;
	static struct line l;
	size_t n = 0;
	FILE *f = open_cases();
	for (; read_line(f, "pairs", &l); n++) {
		struct stat_interval found;
		assert_int_equal(l.n_given, (size_t)l.given[0] + 1);
		assert_true(stat_pairs(l.given + 1, l.n_given - 1, &found));
		near_interval(found, l.is);
		near(stat_flips(l.given + 1, l.n_given - 1), l.is[5]);
	}
	fclose(f);
	assert_int_equal(n, 11);
}

static void test_days_are_those_of_r(void **state)
{
	(void)state;
	static struct line l;
	size_t n = 0;
	FILE *f = open_cases();
	for (; read_line(f, "points", &l); n++) {
		struct stat_point points[NUMBERS_MOST / 3];
		struct stat_interval found;
		size_t days = (size_t)l.given[0];
		assert_int_equal(l.n_given, 3 * days + 1);
		for (size_t i = 0; i < days; i++)
			points[i] = (struct stat_point){.day = (int32_t)l.given[3 * i + 1], .x = l.given[3 * i + 2], .y = l.given[3 * i + 3]};
		near(stat_correlation(points, days), l.is[0]);
		near(stat_rank_correlation(points, days), l.is[1]);
		near(stat_lag1(points, days), l.is[2]);
		assert_true(stat_difference(points, days, &found));
		near_interval(found, l.is + 3);
	}
	fclose(f);
	assert_int_equal(n, 48);
}

static void test_too_little_has_no_interval(void **state)
{
	(void)state;
	struct stat_interval found;
	const double one = 3;
	const struct stat_point points[] = {{1, 0, 3}, {2, 0, 4}, {3, 0, 5}, {4, 1, 5}};
	assert_false(stat_pairs(&one, 1, &found));
	assert_false(stat_difference(points, 4, &found)); /* one day on a side */
	assert_false(stat_difference(NULL, 0, &found));
	assert_true(stat_correlation(points, 3) == 0); /* x never changes */
	assert_true(stat_rank_correlation(NULL, 0) == 0);
	assert_true(stat_lag1(NULL, 0) == 0);
}

static void test_roots(void **state)
{
	(void)state;
	near(stat_root(2) * stat_root(2), 2);
	near(stat_root(1e-8), 1e-4);
	near(stat_root(1e12), 1e6);
	assert_true(stat_root(0) == 0);
	assert_true(stat_root(-1) == 0);
	assert_true(stat_root(1) == 1);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quantiles_are_those_of_r),
		cmocka_unit_test(test_pairs_are_those_of_r),
		cmocka_unit_test(test_days_are_those_of_r),
		cmocka_unit_test(test_too_little_has_no_interval),
		cmocka_unit_test(test_roots),
	};
	path = argc > 1 ? argv[1] : "";
	return cmocka_run_group_tests(tests, NULL, NULL);
}
