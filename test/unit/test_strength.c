/* test_strength.c - how strong a leg has become: it grows slowly, forgives a missed day, and halves in two weeks. */
#include "unit.h"

#include "core/strength.h"

static const day today = {20000};

/* Practice and change on every day of the week. */
static struct plan daily_plan(void)
{
	struct plan plan = {.refusal = PLAN_OPEN, .course = {.item = 0, .sessions = 5, .days_apart = 7, .most = 10}};
	plan.legs[LEG_PRACTICE] = (struct leg_plan){.steps = {{.item = 1, .per_week = 7}}, .n = 1};
	plan.legs[LEG_CHANGE] = (struct leg_plan){.steps = {{.item = 2, .per_week = 7}}, .n = 1};
	return plan;
}

static struct lived daily(void)
{
	static struct lived_plan always;
	struct plan plan = daily_plan();
	always = (struct lived_plan){DAY_MIN, balance_wanted_of(&plan)};
	return (struct lived){.plan = &always, .n = 1, .today = today, .now = always.wanted};
}

/* Practice from `from` to `to` days ago, but not `missed` days ago. */
static int32_t practised(int32_t from, int32_t to, int32_t missed)
{
	struct lived lived = daily();
	struct deed deeds[256];
	size_t n = 0;
	for (int32_t ago = from; ago >= to; ago--)
		if (ago != missed)
			deeds[n++] = (struct deed){.on = day_plus(today, -ago), .leg = LEG_PRACTICE, .seconds = 120};
	struct strength s = strength_of(&lived, deeds, n, today);
	assert_int_equal(s.percent[LEG_TREATMENT], 0); /* a leg is nothing to another */
	assert_int_equal(s.percent[LEG_CHANGE], 0);
	return s.percent[LEG_PRACTICE];
}

enum { NEVER = 1000 };

static void test_from_nothing_to_all(void **state)
{
	(void)state;
	assert_int_equal(practised(-1, 0, NEVER), 0);
	assert_int_equal(practised(200, 0, NEVER), 100);
	assert_int_equal(practised(13, 0, NEVER), 42); /* two weeks: worked out by hand from the header */
	assert_int_equal(practised(27, 0, NEVER), 72);
	for (int32_t days = 1; days < 120; days++)
		assert_true(practised(days, 0, NEVER) >= practised(days - 1, 0, NEVER));
}

static void test_a_missed_day_takes_little(void **state)
{
	(void)state;
	for (int32_t missed = 0; missed < 90; missed++) {
		int32_t left = practised(200, 0, missed);
		assert_in_range(left, 95, 100);
	}
}

static void test_it_halves_in_two_weeks(void **state)
{
	(void)state;
	for (int32_t ended = 7; ended < 60; ended++) { /* a week after the end the seven days before it have run out */
		int32_t before = practised(200, ended, NEVER), after = practised(200, ended + STRENGTH_HALF_DAYS, NEVER);
		assert_in_range(2 * after, before - 3, before + 3);
	}
}

static void test_the_order_is_nothing_and_the_future_is_not_counted(void **state)
{
	(void)state;
	struct lived lived = daily();
	struct deed deeds[] = {
		{.on = day_plus(today, 3), .leg = LEG_CHANGE}, {.on = day_plus(today, -9), .leg = LEG_PRACTICE}, {.on = today, .leg = LEG_PRACTICE}};
	struct deed turned[] = {deeds[2], deeds[1], deeds[0]};
	struct strength a = strength_of(&lived, deeds, 3, today), b = strength_of(&lived, turned, 3, today);
	assert_memory_equal(&a, &b, sizeof a);
	assert_int_equal(a.percent[LEG_CHANGE], 0);
	assert_true(a.percent[LEG_PRACTICE] > 0);
}

/* Days that were lived with one plan count by it, whatever the plan is today; before the first one the defaults hold. */
static void test_a_day_keeps_the_plan_it_was_lived_with(void **state)
{
	(void)state;
	const struct balance_wanted two = {{1, 2, 7}, 7}, seven = {{1, 7, 7}, 7};
	const struct lived_plan plans[] = {{day_plus(today, -50), two}, {day_plus(today, -20), seven}};
	struct lived lived = {.plan = plans, .n = 2, .today = today, .now = seven};
	assert_int_equal(lived_on(&lived, day_plus(today, -51)).of[LEG_PRACTICE], DAYS_A_WEEK);
	assert_int_equal(lived_on(&lived, day_plus(today, -50)).of[LEG_PRACTICE], 2);
	assert_int_equal(lived_on(&lived, day_plus(today, -21)).of[LEG_PRACTICE], 2);
	assert_int_equal(lived_on(&lived, day_plus(today, -20)).of[LEG_PRACTICE], 7);
	assert_int_equal(lived_on(&lived, today).of[LEG_PRACTICE], 7);
	struct deed deeds[] = {{.on = day_plus(today, -30), .leg = LEG_PRACTICE}, {.on = day_plus(today, -31), .leg = LEG_PRACTICE}};
	struct strength before = strength_of(&lived, deeds, 2, today);
	lived.now = (struct balance_wanted){{1, 1, 1}, 7};
	struct strength after = strength_of(&lived, deeds, 2, today);
	assert_int_equal(before.percent[LEG_PRACTICE], after.percent[LEG_PRACTICE]);
}

/* What fell is not called growing. */
static void test_which_way(void **state)
{
	(void)state;
	assert_int_equal(strength_way(83, 21), STRENGTH_RESTING);
	assert_int_equal(strength_way(21, 83), STRENGTH_GROWING);
	assert_int_equal(strength_way(50, 54), STRENGTH_STEADY);
	assert_int_equal(strength_way(50, 55), STRENGTH_GROWING);
	assert_int_equal(strength_way(50, 46), STRENGTH_STEADY);
	assert_int_equal(strength_way(50, 45), STRENGTH_RESTING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_which_way),
		cmocka_unit_test(test_a_day_keeps_the_plan_it_was_lived_with),
		cmocka_unit_test(test_from_nothing_to_all),
		cmocka_unit_test(test_a_missed_day_takes_little),
		cmocka_unit_test(test_it_halves_in_two_weeks),
		cmocka_unit_test(test_the_order_is_nothing_and_the_future_is_not_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
