/* test_reassess.c - did it help? Row by row from evidence.md 6.2, 6.3 and 5.1. */
#include "unit.h"

#include "core/reassess.h"

enum { NM = NOT_MEASURED };

struct row {
	int32_t pain_then, pain_now, activities_then, activities_now; /* tenths */
	enum change_word word;
	enum outcome outcome;
};

static struct reassessment look(const struct row *r, int32_t weeks, bool something_new)
{
	struct reassess_input in = {.then = {r->pain_then, r->activities_then},
				    .now = {r->pain_now, r->activities_now},
				    .word = r->word,
				    .something_new = something_new,
				    .weeks = weeks};
	return reassess(&in);
}

/*
 * evidence 6.2: "improved if NRS drop >= 2, or >= 30 % and at least 1 point, or activities mean +2 or PGIC >= much better; worse if NRS rise >= 2 or
 * new red flag; else no clear change."
 */
static const struct row rows[] = {
	/* a drop of 2 points */
	{60, 40, NM, NM, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	{100, 80, NM, NM, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	{100, 81, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	/* a drop of 30 percent, and of 1 point at least */
	{50, 35, NM, NM, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	{50, 36, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	{33, 23, NM, NM, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	{34, 24, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	{20, 10, NM, NM, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	{20, 11, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	{9, 0, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	{10, 0, NM, NM, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	{0, 0, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	/* the activities */
	{NM, NM, 30, 50, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	{NM, NM, 30, 49, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	{NM, NM, 50, 20, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE}, /* 6.2 calls no fall of activities "worse" */
	{60, 55, 30, 50, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
	/* the word */
	{NM, NM, NM, NM, CHANGE_VERY_MUCH_BETTER, OUTCOME_IMPROVED},
	{NM, NM, NM, NM, CHANGE_MUCH_BETTER, OUTCOME_IMPROVED},
	{NM, NM, NM, NM, CHANGE_A_LITTLE_BETTER, OUTCOME_NO_CLEAR_CHANGE},
	{NM, NM, NM, NM, CHANGE_NONE, OUTCOME_NO_CLEAR_CHANGE},
	{NM, NM, NM, NM, CHANGE_VERY_MUCH_WORSE, OUTCOME_NO_CLEAR_CHANGE},
	/* a rise of 2 points; it outweighs what is better */
	{40, 60, NM, NM, CHANGE_NOT_ASKED, OUTCOME_WORSE},
	{40, 59, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
	{40, 60, 30, 90, CHANGE_VERY_MUCH_BETTER, OUTCOME_WORSE},
	/* nothing measured */
	{NM, NM, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NOT_KNOWN},
	{60, NM, NM, 90, CHANGE_NOT_ASKED, OUTCOME_NOT_KNOWN},
};

static void test_the_outcome(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reassessment r = look(&rows[i], 3, false);
		if (r.outcome != rows[i].outcome)
			fail_msg("row %zu: outcome %d, expected %d", i, (int)r.outcome, (int)rows[i].outcome);
		/* evidence 5.1: "Continue [...] only if: NRS down >= 2 points or 30 %, or PSFS up >= 2, or PGIC much better" */
		assert_int_equal(r.go_on_with_course, r.outcome == OUTCOME_IMPROVED);
		if (r.outcome == OUTCOME_IMPROVED)
			assert_true(r.by_pain || r.by_activities || r.by_word);
		else
			assert_false(r.by_activities || r.by_word);
		assert_int_equal(r.by_pain && r.outcome == OUTCOME_WORSE, r.outcome == OUTCOME_WORSE);
	}
}

/* All pairs of pain in tenths, against the sentence of 6.2 written with whole numbers. */
static void test_every_pair_of_pain(void **state)
{
	(void)state;
	for (int32_t then = 0; then <= 100; then++)
		for (int32_t now = 0; now <= 100; now++) {
			struct row row = {then, now, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NOT_KNOWN};
			struct reassessment r = look(&row, 3, false);
			int32_t drop = then - now;
			bool improved = drop >= 20 || (drop >= 10 && drop * 10 >= then * 3);
			assert_int_equal(r.outcome, drop <= -20 ? OUTCOME_WORSE : improved ? OUTCOME_IMPROVED : OUTCOME_NO_CLEAR_CHANGE);
			assert_int_equal(r.pain_change_tenths, -drop);
			assert_int_equal(r.pain_change_percent, then == 0 ? 0 : -drop * 100 / then);
		}
}

/* evidence 6.2: "worse if [...] new red flag"; 6.3: "Any worsening with red flag -> per Part 1." */
static void test_something_new_is_worse_and_goes_to_the_danger_signs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int32_t weeks = 0; weeks <= 12; weeks++) {
			struct reassessment r = look(&rows[i], weeks, true);
			assert_int_equal(r.outcome, OUTCOME_WORSE);
			assert_int_equal(r.advice, ADVICE_TRIAGE);
			assert_true(r.by_danger && !r.go_on_with_course);
			bool is_measured = rows[i].pain_then != NM && rows[i].pain_now != NM;
			assert_int_equal(r.by_pain,
					 is_measured && rows[i].pain_now - rows[i].pain_then >= 20); /* a fall of pain made nothing worse */
			assert_false(r.by_activities || r.by_word);
		}
}

/* evidence 6.3: "No improvement: at 2 wk -> adjust; at 4 wk: re-triage + talk to a clinician; at 6 wk: see doctor" */
static void test_advice_by_weeks(void **state)
{
	(void)state;
	static const struct row same = {50, 50, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NO_CLEAR_CHANGE},
				better = {50, 20, NM, NM, CHANGE_NOT_ASKED, OUTCOME_IMPROVED},
				worse = {50, 70, NM, NM, CHANGE_NOT_ASKED, OUTCOME_WORSE},
				blank = {NM, NM, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NOT_KNOWN};
	for (int32_t weeks = 0; weeks <= 20; weeks++) {
		enum advice expected = weeks >= 12  ? ADVICE_LONG
				       : weeks >= 6 ? ADVICE_DOCTOR
				       : weeks >= 4 ? ADVICE_CLINICIAN
				       : weeks >= 2 ? ADVICE_ADJUST
						    : ADVICE_WAIT;
		assert_int_equal(look(&same, weeks, false).advice, expected);
		assert_int_equal(look(&blank, weeks, false).advice, expected); /* not looking is not improving */
		assert_int_equal(look(&better, weeks, false).advice, ADVICE_KEEP);
		assert_int_equal(look(&worse, weeks, false).advice, weeks >= 12 ? ADVICE_LONG : weeks >= 6 ? ADVICE_DOCTOR : ADVICE_CLINICIAN);
	}
}

/* More pain now never turns the outcome to the better. */
static void test_more_pain_is_never_better(void **state)
{
	(void)state;
	static const int rank[] = {[OUTCOME_IMPROVED] = 0, [OUTCOME_NO_CLEAR_CHANGE] = 1, [OUTCOME_WORSE] = 2};
	for (int32_t then = 0; then <= 100; then++)
		for (int32_t now = 0; now < 100; now++) {
			struct row less = {then, now, NM, NM, CHANGE_NOT_ASKED, OUTCOME_NOT_KNOWN}, more = less;
			more.pain_now++;
			assert_true(rank[look(&more, 3, false).outcome] >= rank[look(&less, 3, false).outcome]);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_outcome),
		cmocka_unit_test(test_every_pair_of_pain),
		cmocka_unit_test(test_something_new_is_worse_and_goes_to_the_danger_signs),
		cmocka_unit_test(test_advice_by_weeks),
		cmocka_unit_test(test_more_pain_is_never_better),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
