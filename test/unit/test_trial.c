/* test_trial.c - the lot is even and never changes; what counts; what the result says; what may be compared. */
#include "unit.h"

#include "core/trial.h"

static const day monday = {20689}; /* 24 August 2026 */

static struct trial trial_of(uint64_t seed, int32_t pairs)
{
	return (struct trial){.seed = seed, .begun = monday, .pairs = pairs, .ended = DAY_MAX};
}

/* A diary of every day up to `last`: `a` tenths on the days of A, `b` on those of B, and every third pair a little apart. */
static size_t write_diary(const struct trial *t, int32_t days, const int32_t tenths[TRIAL_ARMS], struct trial_pain *ret_pains)
{
	for (int32_t i = 0; i < days; i++) {
		day d = day_plus(t->begun, i);
		int32_t extra = trial_arm_on(t, d) == TRIAL_A ? 3 * (i / TRIAL_PAIR_DAYS % 3) : 0;
		ret_pains[i] = (struct trial_pain){.day = d, .tenths = tenths[trial_arm_on(t, d)] + extra};
	}
	return (size_t)days;
}

/* ---- the lot ---- */

/* Written down once: who repeats a trial from its record years later has to find the same days. */
static void test_the_same_seed_gives_the_same_days_forever(void **state)
{
	(void)state;
	static const struct {
		uint64_t seed;
		const char *arms; /* of the first block of each pair */
	} drawn[] = {{0, "BAABAAABABAB"}, {1, "BBBAABBBABAB"}, {0xFFFFFFFFFFFFFFFFu, "BBAABBBABAAB"}};
	for (size_t i = 0; i < sizeof drawn / sizeof drawn[0]; i++) {
		struct trial t = trial_of(drawn[i].seed, TRIAL_PAIRS_MOST);
		for (int32_t pair = 0; drawn[i].arms[pair] != '\0'; pair++)
			assert_int_equal("AB"[trial_arm_on(&t, day_plus(monday, pair * TRIAL_PAIR_DAYS))], drawn[i].arms[pair]);
	}
}

static void test_each_pair_has_both_arms_three_days_each(void **state)
{
	(void)state;
	int32_t a_first = 0;
	for (uint64_t seed = 0; seed < 1000; seed++) {
		struct trial t = trial_of(seed, TRIAL_PAIRS_USUAL);
		for (int32_t i = 0; i < TRIAL_PAIRS_USUAL * TRIAL_PAIR_DAYS; i++) {
			day d = day_plus(monday, i), block = day_plus(d, -(i % TRIAL_BLOCK_DAYS)), pair = day_plus(d, -(i % TRIAL_PAIR_DAYS));
			assert_true(trial_has(&t, d));
			assert_int_equal(trial_arm_on(&t, d), trial_arm_on(&t, block));
			if (i % TRIAL_PAIR_DAYS >= TRIAL_BLOCK_DAYS)
				assert_int_not_equal(trial_arm_on(&t, d), trial_arm_on(&t, pair));
			else if (i % TRIAL_PAIR_DAYS == 0)
				a_first += trial_arm_on(&t, d) == TRIAL_A;
		}
	}
	assert_in_range(a_first, 3850, 4150); /* of 8000 throws of a coin */
}

static void test_days_outside_and_days_that_do_not_count(void **state)
{
	(void)state;
	struct trial t = trial_of(7, TRIAL_PAIRS_LEAST);
	assert_int_equal(day_diff(trial_last(&t), monday), 41);
	assert_false(trial_has(&t, day_plus(monday, -1)));
	assert_true(trial_has(&t, day_plus(monday, 41)));
	assert_false(trial_has(&t, day_plus(monday, 42)));
	t.ended = day_plus(monday, 10);
	assert_true(trial_has(&t, day_plus(monday, 9)));
	assert_false(trial_has(&t, day_plus(monday, 10)));
	for (int32_t i = 0; i < 42; i++)
		assert_int_equal(trial_counts(&t, day_plus(monday, i)), i % 3 != 0);
}

/* ---- the result ---- */

static void test_nothing_is_compared_before_the_end(void **state)
{
	(void)state;
	struct trial t = trial_of(3, TRIAL_PAIRS_LEAST);
	struct trial_pain pains[TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS];
	static const int32_t tenths[] = {20, 60};
	size_t n = write_diary(&t, 42, tenths, pains);
	struct trial_result r = trial_read(&t, pains, 33, day_plus(monday, 32));
	assert_int_equal(r.state, TRIAL_GOES_ON);
	assert_int_equal(r.days_more, 9);
	r = trial_read(&t, pains, 32, day_plus(monday, 32)); /* today is not recorded yet */
	assert_int_equal(r.days_more, 10);
	assert_int_equal(r.difference_tenths, 0);
	r = trial_read(&t, pains, n - 1, day_plus(monday, 41)); /* the last day */
	assert_int_equal(r.state, TRIAL_GOES_ON);
	assert_int_equal(r.days_more, 1);
	r = trial_read(&t, pains, n, day_plus(monday, 41));
	assert_int_equal(r.state, TRIAL_A_CLEARLY);
	assert_int_equal(r.days_more, 0);
	assert_int_equal(r.counted[TRIAL_A] + r.counted[TRIAL_B], 28); /* today is one of them */
	r = trial_read(&t, pains, n, day_plus(monday, 40));            /* a day to come is none */
	assert_int_equal(r.counted[TRIAL_A] + r.counted[TRIAL_B], 27);
	r = trial_read(&t, pains, n - 1, day_plus(monday, 42)); /* over, whether or not the last day was recorded */
	assert_int_equal(r.state, TRIAL_A_CLEARLY);
}

static void test_the_words_follow_evidence_6_2(void **state)
{
	(void)state;
	static const struct {
		int32_t tenths[TRIAL_ARMS];
		enum trial_state state;
	} cases[] = {
		{{40, 65}, TRIAL_A_CLEARLY},  /* 2.2 points */
		{{60, 70}, TRIAL_A_A_LITTLE}, /* less than one */
		{{20, 35}, TRIAL_A_CLEARLY},  /* 1.2 points are more than 30 % of 3.5 */
		{{50, 65}, TRIAL_A_A_LITTLE}, /* 1.2 points are less than 30 % of 6.5 */
		{{65, 40}, TRIAL_B_CLEARLY},  {{60, 55}, TRIAL_B_A_LITTLE}, {{47, 50}, TRIAL_NO_CLEAR_DIFFERENCE},
	};
	struct trial t = trial_of(99, TRIAL_PAIRS_USUAL);
	struct trial_pain pains[TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS];
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t n = write_diary(&t, 48, cases[i].tenths, pains);
		struct trial_result r = trial_read(&t, pains, n, day_plus(monday, 60));
		assert_int_equal(r.state, cases[i].state);
		assert_int_equal(r.pairs, 8);
		assert_int_equal(r.counted[TRIAL_A], 16);
		assert_int_equal(r.counted[TRIAL_B], 16);
		assert_true(r.low_tenths <= r.difference_tenths && r.difference_tenths <= r.high_tenths);
	}
}

/* Days that are all alike on each side: the limits of evidence 6.2 to a tenth of a point, for either side, and no difference at all. */
static void test_the_limits_of_evidence_6_2(void **state)
{
	(void)state;
	static const struct {
		int32_t less, more;
		bool clearly;
	} cases[] = {
		{50, 70, true},  {51, 70, false}, /* 2 points, and not quite */
		{70, 100, true}, {81, 100, false}, {28, 40, true},
		{29, 40, false}, {23, 33, true},   {24, 34, false}, /* 1 point: 30 percent, and not quite */
		{9, 18, false},  {8, 18, true},                     /* half, but less than 1 point */
	};
	struct trial t = trial_of(99, TRIAL_PAIRS_USUAL);
	struct trial_pain pains[TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS];
	for (size_t i = 0; i <= sizeof cases / sizeof cases[0]; i++)
		for (enum trial_arm better = TRIAL_A; better < TRIAL_ARMS; better++) {
			bool same = i == sizeof cases / sizeof cases[0];
			int32_t tenths[TRIAL_ARMS];
			tenths[better] = same ? 50 : cases[i].less;
			tenths[better == TRIAL_A ? TRIAL_B : TRIAL_A] = same ? 50 : cases[i].more;
			for (int32_t n = 0; n < 48; n++) {
				day d = day_plus(t.begun, n);
				pains[n] = (struct trial_pain){.day = d, .tenths = tenths[trial_arm_on(&t, d)]};
			}
			struct trial_result r = trial_read(&t, pains, 48, day_plus(monday, 60));
			enum trial_state clearly = better == TRIAL_A ? TRIAL_A_CLEARLY : TRIAL_B_CLEARLY;
			enum trial_state a_little = better == TRIAL_A ? TRIAL_A_A_LITTLE : TRIAL_B_A_LITTLE;
			assert_int_equal(r.low_tenths, tenths[TRIAL_A] - tenths[TRIAL_B]);
			assert_int_equal(r.high_tenths, tenths[TRIAL_A] - tenths[TRIAL_B]);
			assert_int_equal(r.state, same ? TRIAL_NO_CLEAR_DIFFERENCE : cases[i].clearly ? clearly : a_little);
		}
}

/* Rarer than 1 in 20 by the lot alone is a difference: 204 of the 4096 draws of these twelve pairs are as far, which is 49.8 of 1000. */
static void test_one_in_twenty(void **state)
{
	(void)state;
	static const int32_t apart[TRIAL_PAIRS_MOST] = {-5, 5, -35, -40, 5, 15, -30, -50, 25, -20, -25, -50};
	struct trial t = trial_of(99, TRIAL_PAIRS_MOST);
	struct trial_pain pains[TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS];
	for (int32_t n = 0; n < TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS; n++) {
		day d = day_plus(t.begun, n);
		pains[n] = (struct trial_pain){.day = d, .tenths = 50 + (trial_arm_on(&t, d) == TRIAL_A ? apart[n / TRIAL_PAIR_DAYS] : 0)};
	}
	struct trial_result r = trial_read(&t, pains, TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS, day_plus(monday, 100));
	assert_int_equal(r.by_chance_permille, 50);
	assert_int_equal(r.state, TRIAL_A_CLEARLY);
}

/* With every pair on one side only 2 of the 256 draws are as far: 7.8 of 1000. */
static void test_the_lot_is_the_check(void **state)
{
	(void)state;
	struct trial t = trial_of(99, TRIAL_PAIRS_USUAL);
	struct trial_pain pains[TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS];
	static const int32_t apart[] = {40, 65}, same[] = {47, 50};
	size_t n = write_diary(&t, 48, apart, pains);
	assert_int_equal(trial_read(&t, pains, n, day_plus(monday, 60)).by_chance_permille, 8);
	n = write_diary(&t, 48, same, pains);
	assert_true(trial_read(&t, pains, n, day_plus(monday, 60)).by_chance_permille > 50);
}

static void test_the_first_day_of_a_block_does_not_count(void **state)
{
	(void)state;
	struct trial t = trial_of(99, TRIAL_PAIRS_USUAL);
	struct trial_pain pains[TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS];
	static const int32_t tenths[] = {40, 65};
	size_t n = write_diary(&t, 48, tenths, pains);
	struct trial_result before = trial_read(&t, pains, n, day_plus(monday, 60));
	for (size_t i = 0; i < n; i += 3)
		pains[i].tenths = 100;
	struct trial_result after = trial_read(&t, pains, n, day_plus(monday, 60));
	assert_int_equal(after.difference_tenths, before.difference_tenths);
	assert_int_equal(after.high_tenths, before.high_tenths);
	assert_int_equal(after.mean_tenths[TRIAL_A], before.mean_tenths[TRIAL_A]);
}

static void test_missing_days_and_an_early_end(void **state)
{
	(void)state;
	struct trial t = trial_of(99, TRIAL_PAIRS_USUAL);
	struct trial_pain pains[TRIAL_PAIRS_MOST * TRIAL_PAIR_DAYS];
	static const int32_t tenths[] = {40, 65};
	size_t n = write_diary(&t, 48, tenths, pains);
	struct trial_result r = trial_read(&t, pains + 18, n - 18, day_plus(monday, 60)); /* three pairs were never recorded */
	assert_int_equal(r.state, TRIAL_TOO_FEW);
	assert_int_equal(r.pairs, 5);
	r = trial_read(&t, pains + 12, n - 12, day_plus(monday, 60));
	assert_int_equal(r.state, TRIAL_A_CLEARLY);
	r = trial_read(&t, NULL, 0, day_plus(monday, 60));
	assert_int_equal(r.state, TRIAL_TOO_FEW);
	assert_int_equal(r.mean_tenths[TRIAL_A], NOT_MEASURED);
	t.ended = day_plus(monday, 36);                     /* after six pairs */
	for (int32_t today = 36; today <= 40; today += 4) { /* on that day, and later */
		r = trial_read(&t, pains, n, day_plus(monday, today));
		assert_int_equal(r.state, TRIAL_A_CLEARLY);
		assert_int_equal(r.pairs, 6);
	}
	t.ended = day_plus(monday, 30);
	r = trial_read(&t, pains, n, day_plus(monday, 40));
	assert_int_equal(r.state, TRIAL_TOO_FEW);
	assert_int_equal(r.days_more, 0);
}

/* ---- what may be compared ---- */

static const struct pack *const p = &pack_default;

static void test_only_what_the_plan_allows(void **state)
{
	(void)state;
	static struct consult c;
	static struct plan plan;
	uint16_t heat = people_item(p, "heat_pad"), strength = people_item(p, "wall_angel"), needles = people_item(p, "dry_needling");
	struct answers a = people_clean(p);
	people_put(p, &a, "have_heat_pad", "yes");
	people_decide(p, &a, &c, &plan);
	assert_true(trial_may_begin(p, &c, &plan, heat));
	assert_int_equal(trial_leave(p, &c, heat), TRIAL_GO);
	assert_false(trial_suits(&p->items[strength]));
	assert_false(trial_suits(&p->items[needles]));
	static const char *const danger[] = {"rf_41", "rf_09", "rf_01"}; /* a doctor first, today, now */
	for (size_t k = 0; k < 3; k++) {
		a = people_clean(p);
		people_put(p, &a, "have_heat_pad", "yes");
		people_put(p, &a, danger[k], "yes");
		people_decide(p, &a, &c, &plan);
		assert_int_equal(c.triage.urgency, DOCTOR_FIRST + k);
		assert_int_not_equal(plan.refusal, PLAN_OPEN);
		for (uint16_t i = 0; i < p->n_items; i++) {
			assert_false(trial_may_begin(p, &c, &plan, i));
			assert_int_equal(trial_leave(p, &c, i), TRIAL_STOP_DANGER);
		}
	}
}

static void test_what_stops_a_trial_and_what_it_waits_for(void **state)
{
	(void)state;
	static struct consult c;
	static struct plan plan;
	uint16_t heat = people_item(p, "heat_pad");
	struct answers a = people_clean(p);
	people_put(p, &a, "have_heat_pad", "yes");
	a.of[people_question(p, "recheck_fever")] = (struct answer){.kind = ANSWER_UNSURE};
	people_decide(p, &a, &c, &plan);
	assert_int_equal(trial_leave(p, &c, heat), TRIAL_STOP_DANGER); /* something may be new */
	a = people_clean(p);
	people_forget(&a, people_question(p, "rf_01"));
	people_decide(p, &a, &c, &plan);
	assert_int_equal(trial_leave(p, &c, heat), TRIAL_WAIT); /* danger signs are due again */
	a = people_clean(p);
	for (uint16_t i = 0; i < p->n_facts; i++)
		if (qset_has(&p->items[heat].avoid, i) && p->facts[i].question != NONE &&
		    p->questions[p->facts[i].question].block == BLOCK_CONDITION) {
			a.of[p->facts[i].question] = (struct answer){.kind = ANSWER_YES};
			break;
		}
	people_decide(p, &a, &c, &plan);
	assert_int_equal(trial_leave(p, &c, heat), TRIAL_STOP_PLAN);
	assert_false(trial_may_begin(p, &c, &plan, heat));
}

/* Heat needs no place in the plan, but it has to be at hand and wished; everything else has to be a step of the plan. */
static void test_what_is_at_hand(void **state)
{
	(void)state;
	static struct consult c;
	static struct plan plan;
	uint16_t heat = people_item(p, "heat_pad");
	struct answers a = people_clean(p);
	size_t others = 0;
	people_decide(p, &a, &c, &plan); /* no heat pad */
	assert_false(trial_may_begin(p, &c, &plan, heat));
	people_put(p, &a, "have_heat_pad", "yes");
	people_decide(p, &a, &c, &plan);
	assert_null(plan_step(&plan, heat));
	assert_true(trial_may_begin(p, &c, &plan, heat));
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		bool is_free = trial_suits(it) && it->kind != ITEM_HEAT && qset_within(&it->needs, &c.facts.yes) && plan_step(&plan, i) == NULL;
		if (!is_free || trial_leave(p, &c, i) != TRIAL_GO)
			continue;
		assert_false(trial_may_begin(p, &c, &plan, i));
		others++;
	}
	assert_true(others > 0);
	qset_add(&c.wishes.dropped, heat);
	assert_false(trial_may_begin(p, &c, &plan, heat));
}

/* Whoever it is: what a trial may begin with is allowed at this moment, and so never past a danger sign. */
static void test_nobody_begins_what_is_not_allowed(void **state)
{
	(void)state;
	static struct consult c;
	static struct plan plan;
	struct dice d = dice_of(20260824);
	const struct crowd crowd = {.yes = 8, .unsure = 2, .unanswered = 1, .danger = 30, .looked_at = 20};
	int32_t may = 0;
	for (int person = 0; person < 4000; person++) {
		struct answers a = people_random(p, &d, &crowd);
		people_decide(p, &a, &c, &plan);
		for (uint16_t i = 0; i < p->n_items; i++) {
			if (!trial_may_begin(p, &c, &plan, i))
				continue;
			may++;
			assert_int_equal(plan.refusal, PLAN_OPEN);
			assert_true(c.triage.urgency <= CAUTION);
			assert_true(allow_now(allow_item(&p->items[i], &c.facts).verdict));
			assert_int_not_equal(p->items[i].leg, LEG_TREATMENT);
			assert_int_equal(trial_leave(p, &c, i), TRIAL_GO);
		}
	}
	assert_true(may > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_same_seed_gives_the_same_days_forever),
		cmocka_unit_test(test_each_pair_has_both_arms_three_days_each),
		cmocka_unit_test(test_days_outside_and_days_that_do_not_count),
		cmocka_unit_test(test_nothing_is_compared_before_the_end),
		cmocka_unit_test(test_the_words_follow_evidence_6_2),
		cmocka_unit_test(test_the_limits_of_evidence_6_2),
		cmocka_unit_test(test_one_in_twenty),
		cmocka_unit_test(test_the_lot_is_the_check),
		cmocka_unit_test(test_the_first_day_of_a_block_does_not_count),
		cmocka_unit_test(test_missing_days_and_an_early_end),
		cmocka_unit_test(test_only_what_the_plan_allows),
		cmocka_unit_test(test_what_stops_a_trial_and_what_it_waits_for),
		cmocka_unit_test(test_what_is_at_hand),
		cmocka_unit_test(test_nobody_begins_what_is_not_allowed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
