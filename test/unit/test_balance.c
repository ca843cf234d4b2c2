/* test_balance.c - the stool's three numbers. */
#include "unit.h"

#include "core/balance.h"

static const day today = {20000};

/* A plan that asks for a treatment every `apart` days, and for these days a week. */
static struct plan plan_of(int32_t apart, int32_t practice_days, int32_t change_days)
{
	struct plan plan = {.refusal = PLAN_OPEN, .course = {.item = 0, .sessions = 5, .days_apart = apart, .most = 10}};
	plan.legs[LEG_PRACTICE] = (struct leg_plan){.steps = {{.item = 1, .per_week = 2}, {.item = 2, .per_week = practice_days}}, .n = 2};
	plan.legs[LEG_CHANGE] = (struct leg_plan){.steps = {{.item = 3, .per_week = change_days}}, .n = 1};
	return plan;
}

static struct deed deed(enum leg leg, int32_t days_ago)
{
	return (struct deed){.on = day_plus(today, -days_ago), .leg = leg, .seconds = 60};
}

static void test_nothing_done(void **state)
{
	(void)state;
	struct plan plan = plan_of(5, 5, 7);
	struct balance b = balance_week(balance_wanted_of(&plan), NULL, 0, today);
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		assert_int_equal(b.percent[l], 0);
		assert_int_equal(b.done[l], 0);
		assert_true(b.wanted[l] >= 1);
	}
	assert_int_equal(b.wanted[LEG_TREATMENT], 1);
	assert_int_equal(b.wanted[LEG_PRACTICE], 5); /* the most days of any step of the leg */
	assert_int_equal(b.wanted[LEG_CHANGE], 7);
	assert_int_equal(balance_shortest(&b), LEG_TREATMENT); /* the first of equals */
}

static void test_without_a_plan_the_defaults_hold(void **state)
{
	(void)state;
	struct plan refused = {.refusal = REFUSED_DANGER, .course = {.item = NONE}};
	struct balance b = balance_week(balance_default, NULL, 0, today);
	struct balance_wanted same = balance_wanted_of(&refused);
	assert_int_equal(b.wanted[LEG_TREATMENT], 1);
	assert_int_equal(b.wanted[LEG_PRACTICE], DAYS_A_WEEK); /* evidence 3.3: "3 exercises x 2-5 min, 5 days a week" */
	assert_int_equal(b.wanted[LEG_CHANGE], DAYS_A_WEEK);
	assert_memory_equal(&same, &balance_default, sizeof same);
}

static void test_today_and_the_six_days_before_count(void **state)
{
	(void)state;
	struct plan plan = plan_of(5, 5, 5);
	for (int32_t ago = -3; ago <= 16; ago++) {
		struct deed d = deed(LEG_PRACTICE, ago);
		struct balance b = balance_week(balance_wanted_of(&plan), &d, 1, today);
		assert_int_equal(b.done[LEG_PRACTICE], ago >= 0 && ago < 7 ? 1 : 0);
		assert_int_equal(b.percent[LEG_PRACTICE], ago >= 0 && ago < 7 ? 20 : ago >= 7 && ago < 14 ? 10 : 0); /* gently */
		assert_int_equal(b.done[LEG_TREATMENT] + b.done[LEG_CHANGE], 0);
	}
}

/* evidence 6.2: "days done/7 for at-home leg": a day counts once, and two minutes count as a day (3.3). */
static void test_a_day_counts_once_and_seconds_do_not_matter(void **state)
{
	(void)state;
	struct plan plan = plan_of(5, 5, 5);
	struct deed deeds[] = {deed(LEG_PRACTICE, 0), deed(LEG_PRACTICE, 0), deed(LEG_PRACTICE, 3), deed(LEG_CHANGE, 1), deed(LEG_PRACTICE, 0)};
	deeds[0].seconds = 0;
	deeds[2].seconds = 20;
	struct balance b = balance_week(balance_wanted_of(&plan), deeds, 5, today);
	assert_int_equal(b.done[LEG_PRACTICE], 2);
	assert_int_equal(b.percent[LEG_PRACTICE], 40);
	assert_int_equal(b.percent[LEG_CHANGE], 20);
}

static void test_more_than_planned_is_a_hundred(void **state)
{
	(void)state;
	struct plan plan = plan_of(7, 3, 1);
	struct deed deeds[21];
	for (int i = 0; i < 21; i++)
		deeds[i] = deed((enum leg)(i % 3), i / 3);
	struct balance b = balance_week(balance_wanted_of(&plan), deeds, 21, today);
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		assert_int_equal(b.done[l], 7);
		assert_int_equal(b.percent[l], 100);
	}
}

/* Visits in seven days at this distance, one at least (evidence 5.1: every 3 to 7 days). */
static void test_how_many_treatments_a_week(void **state)
{
	(void)state;
	static const int32_t rows[][2] = {{0, 1}, {-1, 1}, {1, 7}, {2, 3}, {3, 2}, {4, 1}, {5, 1}, {7, 1}, {14, 1}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct plan plan = plan_of(rows[i][0], 5, 5);
		struct balance b = balance_week(balance_wanted_of(&plan), NULL, 0, today);
		assert_int_equal(b.wanted[LEG_TREATMENT], rows[i][1]);
	}
}

/* Each leg at its best, then nothing: it sinks over two weeks, and one day of the quiet week lifts it again. */
static void test_a_quiet_week_tilts_gently(void **state)
{
	(void)state;
	static const int32_t quiet_days[] = {0, 1, 3, 7, 10, 14}, percent[] = {100, 100, 90, 50, 40, 0};
	struct plan plan = plan_of(7, 5, 5);
	for (size_t i = 0; i < sizeof percent / sizeof percent[0]; i++) {
		struct deed deeds[29];
		for (int32_t k = 0; k < 28; k++)
			deeds[k] = deed(LEG_PRACTICE, quiet_days[i] + k);
		struct balance b = balance_week(balance_wanted_of(&plan), deeds, 28, today);
		assert_int_equal(b.percent[LEG_PRACTICE], percent[i]);
		deeds[28] = deed(LEG_PRACTICE, 0);
		assert_true(balance_week(balance_wanted_of(&plan), deeds, 29, today).percent[LEG_PRACTICE] >= b.percent[LEG_PRACTICE]);
	}
}

/* The treatment leg goes by the plan's own spacing: it is on the day on which the next visit is due, and sinks when that is past. */
static void test_treatments_by_their_spacing(void **state)
{
	(void)state;
	static const struct {
		int32_t apart, ago, percent;
	} rows[] = {{7, 0, 100},   {7, 6, 100},  {7, 7, 100}, {7, 8, 50},  {7, 15, 50}, {7, 16, 0}, {14, 7, 100},
		    {14, 14, 100}, {14, 15, 50}, {14, 30, 0}, {5, 5, 100}, {0, 7, 100}, {3, 3, 50}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct plan plan = plan_of(rows[i].apart, 5, 5);
		struct deed d = deed(LEG_TREATMENT, rows[i].ago);
		print_message("# every %d days, %d ago\n", rows[i].apart, rows[i].ago);
		assert_int_equal(balance_week(balance_wanted_of(&plan), &d, 1, today).percent[LEG_TREATMENT], rows[i].percent);
	}
	struct plan weekly = plan_of(7, 5, 5), fortnightly = plan_of(14, 5, 5);
	struct balance_wanted one = balance_wanted_of(&weekly), half = balance_wanted_of(&fortnightly);
	assert_int_equal(balance_treatments_tenths(&one), 10);
	assert_int_equal(balance_treatments_tenths(&half), 5);
}

static void test_the_order_of_deeds_does_not_matter_and_more_never_lowers(void **state)
{
	(void)state;
	struct dice d = dice_of(71);
	for (int round = 0; round < 500; round++) {
		struct plan plan = plan_of((int32_t)dice_roll(&d, 9), 1 + (int32_t)dice_roll(&d, 7), 1 + (int32_t)dice_roll(&d, 7));
		struct deed deeds[30], turned[30];
		size_t n = dice_roll(&d, 29);
		for (size_t i = 0; i <= n; i++)
			deeds[i] = deed((enum leg)dice_roll(&d, LEGS), (int32_t)dice_roll(&d, 12) - 2);
		for (size_t i = 0; i < n; i++)
			turned[i] = deeds[n - 1 - i];
		struct balance a = balance_week(balance_wanted_of(&plan), deeds, n, today),
			       b = balance_week(balance_wanted_of(&plan), turned, n, today);
		struct balance more = balance_week(balance_wanted_of(&plan), deeds, n + 1, today);
		assert_memory_equal(&a, &b, sizeof a);
		for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
			assert_true(a.percent[l] >= 0 && a.percent[l] <= 100);
			assert_true(more.percent[l] >= a.percent[l]);
			assert_true(a.percent[balance_shortest(&a)] <= a.percent[l]);
		}
	}
}

static void test_the_shortest_leg(void **state)
{
	(void)state;
	static const struct {
		int32_t percent[LEGS];
		enum leg shortest;
	} rows[] = {{{10, 20, 30}, LEG_TREATMENT},
		    {{30, 20, 10}, LEG_CHANGE},
		    {{30, 10, 20}, LEG_PRACTICE},
		    {{50, 50, 50}, LEG_TREATMENT},
		    {{50, 0, 0}, LEG_PRACTICE}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct balance b = {.percent = {rows[i].percent[0], rows[i].percent[1], rows[i].percent[2]}};
		assert_int_equal(balance_shortest(&b), rows[i].shortest);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_done),
		cmocka_unit_test(test_without_a_plan_the_defaults_hold),
		cmocka_unit_test(test_today_and_the_six_days_before_count),
		cmocka_unit_test(test_a_day_counts_once_and_seconds_do_not_matter),
		cmocka_unit_test(test_more_than_planned_is_a_hundred),
		cmocka_unit_test(test_how_many_treatments_a_week),
		cmocka_unit_test(test_a_quiet_week_tilts_gently),
		cmocka_unit_test(test_treatments_by_their_spacing),
		cmocka_unit_test(test_the_order_of_deeds_does_not_matter_and_more_never_lowers),
		cmocka_unit_test(test_the_shortest_leg),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
