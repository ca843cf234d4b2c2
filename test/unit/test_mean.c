/* test_mean.c - the one mean of what was recorded. */
#include "unit.h"

#include "core/mean.h"

static int32_t mean_of(const struct mean_day *days, size_t n)
{
	return mean_of_days(days, n, DAY_MIN, DAY_MAX);
}

#define DAY(i, sum, n) ((struct mean_day){{20000 + (i)}, (sum), (n)})
#define MEAN_OF(...)   mean_of((const struct mean_day[]){__VA_ARGS__}, sizeof((const struct mean_day[]){__VA_ARGS__}) / sizeof(struct mean_day))

/* The week that was 3.0 on one page and 5.2 on another: one bad day, of which much was written. */
static void test_a_day_counts_once(void **state)
{
	(void)state;
	assert_int_equal(MEAN_OF(DAY(0, 2, 1), DAY(1, 2, 1), DAY(2, 2, 1), DAY(3, 2, 1), DAY(4, 2, 1), DAY(5, 2, 1), DAY(6, 36, 4)), 30);
	assert_int_equal(MEAN_OF(DAY(0, 6, 2), DAY(1, 9, 1)), 60);
}

static void test_what_was_not_said_does_not_count(void **state)
{
	(void)state;
	assert_int_equal(mean_of_day(0, 0), MEAN_NONE);
	assert_int_equal(mean_of_days(NULL, 0, DAY_MIN, DAY_MAX), MEAN_NONE);
	assert_int_equal(MEAN_OF(DAY(0, 0, 0), DAY(1, 0, 0)), MEAN_NONE);
	assert_int_equal(MEAN_OF(DAY(0, 4, 1), DAY(1, 0, 0), DAY(2, 0, 1)), 20);
}

/* Both means are rounded, a half up: 10/3 is 3.3, and the mean of 3.3 and 0 is 1.7. */
static void test_rounding(void **state)
{
	(void)state;
	assert_int_equal(mean_of_day(10, 3), 33);
	assert_int_equal(mean_of_day(11, 3), 37);
	assert_int_equal(mean_of_day(1, 4), 3); /* 2.5 tenths */
	assert_int_equal(MEAN_OF(DAY(0, 10, 3), DAY(1, 0, 1)), 17);
	assert_int_equal(MEAN_OF(DAY(0, 10, 1), DAY(1, 10, 1)), 100);
}

/* The day before the first, the first, the last, the day after. */
static void test_only_the_days_that_are_asked(void **state)
{
	static const struct mean_day days[] = {{{9}, 10, 1}, {{10}, 1, 1}, {{16}, 3, 1}, {{17}, 10, 1}};
	(void)state;
	assert_int_equal(mean_of_days(days, 4, (day){10}, (day){16}), 20);
	assert_int_equal(mean_of_days(days, 4, (day){18}, (day){20}), MEAN_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_day_counts_once),
		cmocka_unit_test(test_what_was_not_said_does_not_count),
		cmocka_unit_test(test_rounding),
		cmocka_unit_test(test_only_the_days_that_are_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
