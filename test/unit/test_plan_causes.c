/* test_plan_causes.c - evidence 4.9: each cause that a person names brings its own change. */
#include "unit.h"

static const struct pack *const p = &pack_default;

static struct consult consult;
static struct plan plan;

static void decide(const struct answers *a)
{
	people_decide(p, a, &consult, &plan);
	assert_int_equal(plan.refusal, PLAN_OPEN);
}

static bool in_leg(const char *item)
{
	uint16_t i = people_item(p, item);
	const struct leg_plan *leg = &plan.legs[LEG_CHANGE];
	for (size_t k = 0; k < leg->n; k++)
		if (leg->steps[k].item == i)
			return true;
	return false;
}

static bool in_next(const char *item)
{
	uint16_t i = people_item(p, item);
	for (size_t k = 0; k < plan.n_next; k++)
		if (plan.next[k].item == i)
			return true;
	return false;
}

/* What 4.9 names, word by word, and what each other cause question brings; any of the items will do. */
struct named {
	const char *question, *value;
	const char *changes[4];
};

static const struct named named[] = {
	{"sits_over_4_hours", "yes", {"active_breaks", "stand_for_calls", "walk_daily"}},
	{"drives_over_1_hour", "yes", {"driving_posture"}},
	{"screen_low_or_laptop", "yes", {"screen_height"}},
	{"phone_in_lap", "yes", {"phone_higher"}},
	{"repeats_same_task", "yes", {"swap_sides_and_tasks"}},
	{"poor_sleep", "yes", {"sleep_window", "sleep_on_your_side"}},
	{"carries_baby", "yes", {"high_snug_carrier"}},
	{"feeds_baby", "yes", {"baby_to_you", "change_feeding_sides", "rolls_after_feeding"}},
	{"carries_trays", "yes", {"trays_low_and_close"}},
	{"lifts_at_work", "yes", {"split_loads", "keep_loads_close", "ask_for_lift_aid", "pass_heavy_jobs_on"}},
	{"bag_on_one_shoulder", "yes", {"backpack_two_straps"}},
	{"wears_heavy_gear", "yes", {"gear_off_at_stops", "gear_build_up"}},
	{"trains_with_weights", "yes", {"lighten_load", "pull_and_push"}},
	{"trained_more_lately", "yes", {"lighten_load", "less_of_the_sport"}},
	{"sport_hurts", "yes", {"less_of_the_sport", "back_to_sport"}},
	{"overdoes_it", "yes", {"pacing"}},
	{"bra_does_not_fit", "yes", {"bra_refit"}},
	{"large_breasts", "yes", {"bra_refit", "sports_bra"}},
	{"more_body_weight", "yes", {"walk_and_strength"}},
	{"much_stress", "yes", {"breathing_pause", "walk_for_calm", "worry_time", "ask_for_support"}},
	{"uses_wheelchair", "yes", {"wheels_and_transfers"}},
	{"injury_in_past", "yes", {"no_loaded_work_yet", "early_gentle_movement"}},
};

enum { NAMED = sizeof named / sizeof named[0] };

static bool has_any(const struct named *n, bool (*has)(const char *))
{
	for (size_t i = 0; i < 4; i++)
		if (n->changes[i] != NULL && has(n->changes[i]))
			return true;
	return false;
}

static struct answers with_time(void)
{
	struct answers a = people_clean(p);
	people_put(p, &a, "minutes_a_day", "30");
	people_put(p, &a, "confidence_0_10", "8");
	return a;
}

static void test_each_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < NAMED; i++) {
		struct answers a = with_time();
		people_put(p, &a, named[i].question, named[i].value);
		decide(&a);
		if (!has_any(&named[i], in_leg))
			fail_msg("%s does not bring its change", named[i].question);
	}
}

/* Beside the causes of a desk worker it is in the plan, or named as the next one. */
static void test_each_beside_a_desk(void **state)
{
	(void)state;
	static const char *const desk[] = {"sits_over_4_hours", "few_breaks", "worse_sitting", "screen_low_or_laptop"};
	for (size_t i = 0; i < NAMED; i++) {
		struct answers a = with_time();
		for (size_t k = 0; k < sizeof desk / sizeof desk[0]; k++)
			people_put(p, &a, desk[k], "yes");
		people_put(p, &a, named[i].question, named[i].value);
		decide(&a);
		if (!has_any(&named[i], in_leg) && !has_any(&named[i], in_next))
			fail_msg("%s has neither its change nor a place among the next ones", named[i].question);
	}
}

/* "Of three places one belongs to the second cause's most specific item." */
static void test_one_place_for_the_second_cause(void **state)
{
	(void)state;
	struct answers a = with_time();
	people_put(p, &a, "sits_over_4_hours", "yes");
	people_put(p, &a, "few_breaks", "yes");
	people_put(p, &a, "screen_low_or_laptop", "yes");
	people_put(p, &a, "phone_in_lap", "yes");
	people_put(p, &a, "drives_over_1_hour", "yes");
	people_put(p, &a, "carries_trays", "yes");
	decide(&a);
	assert_int_equal(plan.legs[LEG_CHANGE].n, 3);
	assert_true(in_leg("active_breaks")); /* it eases most of the answers */
	assert_true(in_leg("trays_low_and_close"));
	assert_int_equal(plan.n_next, 2); /* the other two of the desk */
	people_put(p, &a, "confidence_0_10", "2");
	decide(&a);
	assert_int_equal(plan.legs[LEG_CHANGE].n, 1);
	assert_true(in_leg("active_breaks"));
	assert_true(in_next("trays_low_and_close"));
}

static void test_never_for_another_cause(void **state)
{
	(void)state;
	static const char *const feeding[] = {"change_feeding_sides", "baby_to_you", "rolls_after_feeding"};
	struct answers a = with_time();
	people_put(p, &a, "more_body_weight", "yes");
	people_put(p, &a, "trains_with_weights", "yes");
	decide(&a);
	assert_false(in_leg("bra_refit") || in_leg("sports_bra") || in_next("bra_refit") || in_next("sports_bra"));
	a = with_time();
	people_put(p, &a, "rf_52", "yes");
	people_put(p, &a, "pregnant", "yes");
	people_put(p, &a, "stiffness", "yes");
	people_put(p, &a, "neck_pain_on_turning", "yes");
	people_clear(p, &a, "rf_52", people_today);
	decide(&a);
	assert_true(in_leg("lie_on_your_side"));
	for (size_t i = 0; i < 3; i++)
		assert_false(in_leg(feeding[i]) || in_next(feeding[i]));
	a = with_time();
	people_put(p, &a, "carries_baby", "yes");
	people_put(p, &a, "tension_between_blades", "yes");
	decide(&a);
	for (size_t i = 0; i < 3; i++)
		assert_false(in_leg(feeding[i]) || in_next(feeding[i]));
}

/* Evidence 4.7: under 6 weeks the acute rules, to 3 months a load that grows, later and examined no acute advice at all. */
static void test_when_the_injury_was(void **state)
{
	(void)state;
	static const char *const acute[] = {"early_gentle_movement", "no_loaded_work_yet", "watch_list"};
	struct answers a = with_time();
	people_put(p, &a, "injury_in_past", "yes");
	people_put(p, &a, "injury_examined", "yes");
	people_put(p, &a, "injury_when", "under_6_weeks");
	decide(&a);
	assert_true(in_leg("no_loaded_work_yet") && in_leg("early_gentle_movement"));
	people_put(p, &a, "injury_when", "six_weeks_to_3_months");
	decide(&a);
	assert_true(in_leg("load_that_grows"));
	people_put(p, &a, "injury_when", "over_3_months");
	people_put(p, &a, "d_afraid_to_move", "yes");
	decide(&a);
	assert_true(in_leg("hurt_is_not_harm") && in_leg("load_that_grows") && in_leg("one_feared_move"));
	for (size_t i = 0; i < 3; i++)
		assert_false(in_leg(acute[i]) || in_next(acute[i]));
	people_put(p, &a, "injury_examined", "no");
	decide(&a);
	assert_true(in_leg("watch_list")); /* it asks for one look first */
	assert_false(in_leg("hurt_is_not_harm"));
}

/* No injury any more: what was said of its time is idle. */
static void test_an_injury_taken_back(void **state)
{
	(void)state;
	struct answers a = with_time();
	people_put(p, &a, "injury_when", "under_6_weeks");
	people_put(p, &a, "injury_in_past", "no");
	decide(&a);
	assert_int_equal(consult.causes.n, 0);
	assert_false(qset_has(&consult.facts.yes, people_fact(p, "injury_when.under_6_weeks")));
}

/* A walk that does not fit the wished minutes is left out, and named as the next one. */
static void test_a_walk_that_does_not_fit(void **state)
{
	(void)state;
	struct answers a = with_time();
	people_put(p, &a, "more_body_weight", "yes");
	people_put(p, &a, "minutes_a_day", "5");
	decide(&a);
	assert_false(in_leg("walk_and_strength"));
	assert_true(in_next("walk_and_strength"));
	people_put(p, &a, "minutes_a_day", "20");
	decide(&a);
	assert_true(in_leg("walk_and_strength"));
	assert_true(plan_step(&plan, people_item(p, "walk_and_strength"))->minutes >= 5);
}

/* Every answer that named a change is told beside it. */
static void test_why_it_is_next(void **state)
{
	(void)state;
	struct answers a = with_time();
	for (size_t i = 0; i < NAMED; i++)
		people_put(p, &a, named[i].question, named[i].value);
	decide(&a);
	assert_true(plan.n_next > 10);
	for (size_t i = 0; i < plan.n_next; i++) {
		assert_false(qset_empty(&plan.next[i].because));
		assert_true(qset_within(&plan.next[i].because, &consult.facts.yes));
		assert_null(plan_step(&plan, plan.next[i].item));
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(plan.next[k].item, plan.next[i].item);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_alone),
		cmocka_unit_test(test_each_beside_a_desk),
		cmocka_unit_test(test_one_place_for_the_second_cause),
		cmocka_unit_test(test_never_for_another_cause),
		cmocka_unit_test(test_when_the_injury_was),
		cmocka_unit_test(test_an_injury_taken_back),
		cmocka_unit_test(test_a_walk_that_does_not_fit),
		cmocka_unit_test(test_why_it_is_next),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
