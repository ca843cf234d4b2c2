/* test_helped.c - before practice and after it. */
#include "core/helped.h"
#include "unit.h"

enum { HOUR = 3600 };

static const day day_one = {20000};

static struct helped_said at(int64_t s, int32_t pain)
{
	return (struct helped_said){.at = {s}, .pain = pain};
}

static void test_a_pair_is_what_stands_around_it(void **state)
{
	(void)state;
	int32_t before = -1, after = -1;
	const struct helped_said said[] = {at(100, 9), at(10 * HOUR, 7), at(10 * HOUR + 300, 6), at(11 * HOUR, 4), at(11 * HOUR + 60, 3)};
	assert_true(helped_pair(said, 5, (instant){11 * HOUR}, &before, &after));
	assert_int_equal(before, 6);                                                           /* the last before */
	assert_int_equal(after, 4);                                                            /* the first from then on */
	assert_false(helped_pair(said, 5, (instant){9 * HOUR}, &before, &after));              /* an hour later is no after */
	assert_false(helped_pair(said, 1, (instant){100}, &before, &after));                   /* nothing before */
	assert_false(helped_pair(said, 1, (instant){100 + HELPED_BEFORE_S}, &before, &after)); /* nothing after */
	assert_false(helped_pair(said, 0, (instant){100}, &before, &after));
	const struct helped_said old[] = {at(0, 5), at(HELPED_BEFORE_S + 1, 4)};
	assert_false(helped_pair(old, 2, (instant){HELPED_BEFORE_S + 1}, &before, &after)); /* too long ago */
	const struct helped_said just[] = {at(1, 5), at(HELPED_BEFORE_S + 1, 4)};
	assert_true(helped_pair(just, 2, (instant){HELPED_BEFORE_S + 1}, &before, &after));
}

/* A day counts once, however often it was practised on: as in every other mean. */
static void test_a_day_counts_once(void **state)
{
	(void)state;
	struct helped_days days = {.n = 0};
	for (int i = 0; i < 10; i++)
		helped_add(&days, day_one, 8, 2);
	helped_add(&days, day_plus(day_one, 1), 4, 4);
	struct helped h = helped_of(&days);
	assert_int_equal(h.days, 2);
	assert_int_equal(h.before_tenths, 60);
	assert_int_equal(h.after_tenths, 30);
}

static void test_no_more_days_than_it_holds(void **state)
{
	(void)state;
	struct helped_days days = {.n = 0};
	for (int i = 0; i < HELPED_DAYS_MOST + 5; i++)
		helped_add(&days, day_plus(day_one, i), 5, 5);
	assert_int_equal(helped_of(&days).days, HELPED_DAYS_MOST);
	struct helped_days none = {.n = 0};
	assert_int_equal(helped_of(&none).before_tenths, MEAN_NONE);
}

/* 6 before and 4 after each of them; the day itself is on neither side. */
static void test_around_treatments(void **state)
{
	(void)state;
	struct mean_day days[28];
	day treatments[4];
	for (int32_t i = 0; i < 28; i++)
		days[i] = (struct mean_day){.on = day_plus(day_one, i), .sum = i % 7 == 3 ? 10 : i % 7 < 3 ? 6 : 4, .n = 1};
	for (int32_t i = 0; i < 4; i++)
		treatments[i] = day_plus(day_one, 7 * i + 3);
	struct helped_around h = helped_around(days, 28, treatments, 4);
	assert_int_equal(h.treatments, 4);
	assert_int_equal(h.before_tenths, 60);
	assert_int_equal(h.after_tenths, 40);
	days[4].n = 0; /* two of three days are enough */
	assert_int_equal(helped_around(days, 28, treatments, 4).treatments, 4);
	days[5].n = 0; /* one is not */
	assert_int_equal(helped_around(days, 28, treatments, 4).treatments, 3);
	assert_int_equal(helped_around(days, 24, treatments + 3, 1).treatments, 0); /* nothing after the last one */
	h = helped_around(days, 28, treatments, 0);
	assert_int_equal(h.treatments, 0);
	assert_int_equal(h.after_tenths, MEAN_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_around_treatments),
		cmocka_unit_test(test_a_pair_is_what_stands_around_it),
		cmocka_unit_test(test_a_day_counts_once),
		cmocka_unit_test(test_no_more_days_than_it_holds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
