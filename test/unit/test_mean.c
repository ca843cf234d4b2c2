/* test_mean.c - the one mean of what was written down. */
#include "unit.h"

#include "core/mean.h"

static int32_t mean_of(const int (*said)[2], size_t n)
{
	struct day_means m = {0};
	for (size_t i = 0; i < n; i++)
		day_means_add(&m, (day){20000 + said[i][0]}, said[i][1]);
	return day_means_tenths(&m);
}

#define MEAN_OF(...) mean_of((const int[][2]){__VA_ARGS__}, sizeof((const int[][2]){__VA_ARGS__}) / sizeof(int[2]))

/* The week that was 3.0 on one page and 5.2 on another: one bad day, of which much was written. */
static void test_a_day_counts_once(void **state)
{
	(void)state;
	assert_int_equal(MEAN_OF({0, 2}, {1, 2}, {2, 2}, {3, 2}, {4, 2}, {5, 2}, {6, 9}, {6, 9}, {6, 9}, {6, 9}), 30);
	assert_int_equal(MEAN_OF({0, 2}, {0, 4}, {1, 9}), 60);
}

static void test_what_was_not_said_does_not_count(void **state)
{
	(void)state;
	struct day_means none = {0};
	assert_int_equal(day_means_tenths(&none), MEAN_NONE);
	assert_int_equal(MEAN_OF({0, MEAN_NONE}, {1, MEAN_NONE}), MEAN_NONE);
	assert_int_equal(MEAN_OF({0, MEAN_NONE}, {0, 4}, {1, MEAN_NONE}, {2, 0}), 20);
	assert_int_equal(mean_pain(7, 3), 3);
	assert_int_equal(mean_pain(7, 0), 0);
	assert_int_equal(mean_pain(7, MEAN_NONE), 7);
}

/* Both means are rounded, a half up: 10/3 is 3.3, and the mean of 3.3 and 0 is 1.7. */
static void test_rounding(void **state)
{
	(void)state;
	assert_int_equal(MEAN_OF({0, 3}, {0, 3}, {0, 4}), 33);
	assert_int_equal(MEAN_OF({0, 3}, {0, 3}, {0, 4}, {1, 0}), 17);
	assert_int_equal(MEAN_OF({0, 10}, {1, 10}), 100);
	assert_int_equal(MEAN_OF({-20000, 4}, {-19999, 5}), 45); /* the day that is zero is a day, too */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_day_counts_once),
		cmocka_unit_test(test_what_was_not_said_does_not_count),
		cmocka_unit_test(test_rounding),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
