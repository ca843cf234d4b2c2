/* test_person.c - what an earlier day said and what it still means: danger signs, what they wait for, and what a clinician has looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "own_site.h"

enum { REVIEW_DAYS = 28 };

static enum answer_kind answer_of(const char *question)
{
	return own_site_person()->answers.of[pack_question(&pack_default, str_of(question))].kind;
}

static void test_danger_signs_are_asked_again_after_the_review(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put_days_ago("rf_41", "no", REVIEW_DAYS - 1);
	assert_int_equal(answer_of("rf_41"), ANSWER_NO);
	assert_int_equal(own_site_person()->consult.triage.ceiling, SELF_CARE);
	own_site_put_days_ago("rf_41", "no", REVIEW_DAYS);
	assert_int_equal(answer_of("rf_41"), ANSWER_NONE);
	assert_int_equal(own_site_person()->consult.triage.ceiling, DOCTOR_FIRST);
	own_site_put_days_ago("rf_06", "no", REVIEW_DAYS + 1);
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_UNANSWERED);
}

/* Who was never needled when the plan began may have been since; and a pain that was new then is not new now. */
static void test_what_they_wait_for_is_asked_again_too(void **state)
{
	(void)state;
	static const char *const asked_again[] = {
		"needled_lately", "anticoagulant_antiplatelet", "bleeding_disorder", "aortic_disease", "heart_smokes", "heart_disease",
		"strain_named"};
	own_site_put_healthy();
	for (size_t i = 0; i < sizeof asked_again / sizeof asked_again[0]; i++) {
		own_site_put_days_ago(asked_again[i], "no", REVIEW_DAYS + 1);
		assert_int_equal(answer_of(asked_again[i]), ANSWER_NONE);
	}
	own_site_put_days_ago("how_long", "under_2_weeks", REVIEW_DAYS + 1);
	assert_int_equal(answer_of("how_long"), ANSWER_NONE);
	own_site_put_days_ago("age", "34", 10 * REVIEW_DAYS);
	assert_int_equal(answer_of("age"), ANSWER_NUMBER);
	own_site_put_days_ago("multiple_sclerosis", "no", 10 * REVIEW_DAYS);
	assert_int_equal(answer_of("multiple_sclerosis"), ANSWER_NO);
}

/* It belongs to the report before it; with the danger signs, both are asked again. */
static void test_a_clearing_holds_until_the_review(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put_days_ago("rf_41", "yes", REVIEW_DAYS - 1);
	own_site_clear_days_ago("rf_41", REVIEW_DAYS - 1);
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	own_site_clear_days_ago("rf_41", REVIEW_DAYS);
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER);
	own_site_clear_days_ago("rf_41", 0);
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	own_site_put("rf_41", "yes");
	own_site_examined("rf_41", 1, 1);
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER); /* reported again since */
}

/* A clearing of a sign that nobody reported opened the exercises after a later yes. */
static void test_a_clearing_without_a_report_is_nothing(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_clear_days_ago("rf_05", 3);
	own_site_put("rf_05", "yes");
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER);
	assert_int_equal(own_site_person()->consult.triage.urgency, EMERGENCY);
}

/* A flag that is looked at and then not asked again must not hide behind its clearing. */
static void test_an_old_clearing_does_not_hide_an_old_answer(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put_days_ago("rf_41", "yes", REVIEW_DAYS + 1);
	own_site_clear_days_ago("rf_41", REVIEW_DAYS + 1);
	const struct person *who = own_site_person();
	uint16_t ask;
	assert_int_equal(who->consult.triage.ceiling, DOCTOR_FIRST);
	assert_int_equal(triage_ask(&pack_default, &who->consult.facts, &who->consult.triage, &ask, 1), 1);
	assert_int_equal(ask, pack_question(&pack_default, STR("rf_41")));
}

/* From a clock that was wrong or a file from elsewhere: it must not calm anything, and what stops may stay. */
static void test_nothing_from_a_day_to_come_calms_a_sign(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put_days_ago("rf_01", "no", -1);
	assert_int_equal(answer_of("rf_01"), ANSWER_NONE);
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_UNANSWERED);
	own_site_put_days_ago("rf_01", "no", -20000);
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_UNANSWERED);
	own_site_put_days_ago("rf_01", "yes", -1);
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER);
	own_site_put("rf_01", "no");
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	own_site_put("rf_41", "yes");
	own_site_clear_days_ago("rf_41", -1);
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER);
}

static void test_starting_over_takes_back_all_of_it(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put("rf_41", "yes");
	own_site_clear_days_ago("rf_41", 1);
	own_site_post("/reassess/danger", "");
	assert_int_equal(answer_of("rf_01"), ANSWER_NONE);
	assert_int_equal(answer_of("needled_lately"), ANSWER_NONE);
	assert_int_equal(answer_of("how_long"), ANSWER_NONE);
	assert_int_equal(answer_of("age"), ANSWER_NUMBER);
	own_site_seconds_later(60);
	own_site_put_healthy();
	own_site_put("rf_41", "yes");
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER); /* what was cleared is reported again */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_danger_signs_are_asked_again_after_the_review, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_they_wait_for_is_asked_again_too, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_clearing_holds_until_the_review, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_clearing_without_a_report_is_nothing, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_old_clearing_does_not_hide_an_old_answer, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_nothing_from_a_day_to_come_calms_a_sign, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_starting_over_takes_back_all_of_it, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
