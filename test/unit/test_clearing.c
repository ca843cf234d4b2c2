/* test_clearing.c - "a doctor has examined exactly this" (evidence 1.1, 0): it needs a report, belongs to that one, and never opens anything in silence. */
#include "core/clearing.h"
#include "unit.h"
#include "core/known.h"

static const struct pack *const p = &pack_default;

enum { REVIEW_DAYS = 28, NOON = 43200, DAY_S = 86400 };

static instant noon_of(day d)
{
	return (instant){(int64_t)d.n * DAY_S + NOON};
}

static day ago(int32_t days)
{
	return day_plus(people_today, -days);
}

/* All is no, and said so ten days ago. */
static struct answers clean(void)
{
	struct answers a = people_clean(p);
	for (size_t q = 0; q < p->n_questions; q++) {
		a.of[q].on = ago(10);
		a.of[q].at.at = noon_of(ago(10));
	}
	return a;
}

static void say(struct answers *a, const char *question, enum answer_kind kind, day on, int32_t seconds)
{
	struct answer *x = &a->of[people_question(p, question)];
	*x = (struct answer){.kind = kind, .on = on, .at = {.at = {noon_of(on).s + seconds}}, .no_on = x->no_on};
}

static struct clearing examined(const char *rule, day on, day recorded, int32_t seconds)
{
	return (struct clearing){.rule = people_rule(p, rule), .on = on, .recorded = recorded, .at = {.at = {noon_of(recorded).s + seconds}}};
}

static enum clearing_state state_of(const struct answers *a, const struct clearing *c)
{
	struct facts f;
	known_from(p, a, people_today, &f);
	enum clearing_state state = clearing_state(p, a, &f, c, people_today);
	struct answers with = *a;
	assert_int_equal(answers_put_clearing(&with, c), OK);
	known_from(p, &with, people_today, &f);
	assert_int_equal(qset_has(&f.cleared, c->rule), state == CLEARING_HOLDS);
	return state;
}

static void test_it_needs_a_report(void **state)
{
	static const enum answer_kind no_report[] = {ANSWER_NO, ANSWER_NONE};
	struct clearing c = examined("rf_44", ago(1), ago(0), 0);
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct answers a = clean();
		say(&a, "rf_44", no_report[i], ago(2), 0);
		assert_int_equal(state_of(&a, &c), CLEARING_NOT_REPORTED);
	}
	struct answers a = clean();
	say(&a, "rf_44", ANSWER_YES, ago(2), 0);
	assert_int_equal(state_of(&a, &c), CLEARING_HOLDS);
	say(&a, "rf_44", ANSWER_UNSURE, ago(2), 0);
	assert_int_equal(state_of(&a, &c), CLEARING_HOLDS);
	say(&a, "rf_44", ANSWER_NO, ago(2), 0);
	say(&a, "cancer_active", ANSWER_YES, ago(2), 0); /* the same sign, told elsewhere */
	assert_int_equal(state_of(&a, &c), CLEARING_HOLDS);
}

/* What was found: a clearing of a sign that was answered no opened the exercises after a later yes. */
static void test_a_later_yes_is_another_report(void **state)
{
	struct answers a = clean();
	struct consult consult;
	struct clearing c = examined("rf_05", ago(3), ago(2), 0);
	(void)state;
	assert_int_equal(answers_put_clearing(&a, &c), OK);
	say(&a, "rf_05", ANSWER_YES, ago(2), -1);
	assert_int_equal(state_of(&a, &c), CLEARING_HOLDS);
	say(&a, "rf_05", ANSWER_YES, ago(2), 0);
	assert_int_equal(state_of(&a, &c), CLEARING_HOLDS); /* said and examined in one form */
	say(&a, "rf_05", ANSWER_YES, ago(2), 1);
	assert_int_equal(state_of(&a, &c), CLEARING_AGAIN);
	say(&a, "rf_05", ANSWER_UNSURE, ago(0), 0);
	assert_int_equal(state_of(&a, &c), CLEARING_AGAIN);
	consult_make(p, &a, people_today, &consult);
	assert_int_equal(consult.triage.urgency, SAME_DAY); /* not sure of RF-05 (evidence 1.1, rule 4) */
	assert_int_equal(consult.triage.n_cleared, 0);
}

/* What a sign is computed from reports it as well, and so does another question that asks the very same thing. */
static void test_a_report_elsewhere_is_one_too(void **state)
{
	static const struct {
		const char *rule, *first, *again;
	} rows[] = {{"rf_61", "heart_smokes", "heart_pressure"}, {"rf_53", "rf_53", "recent_surgery_3_months"}, {"rf_54", "rf_54", "rf_54"}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct answers a = clean();
		struct clearing c = examined(rows[i].rule, ago(3), ago(2), 0);
		people_fire(p, &a, c.rule);
		for (size_t q = 0; q < p->n_questions; q++) {
			a.of[q].on = ago(5);
			a.of[q].at.at = noon_of(ago(5));
		}
		say(&a, rows[i].first, ANSWER_YES, ago(4), 0);
		assert_int_equal(state_of(&a, &c), CLEARING_HOLDS);
		say(&a, rows[i].again, ANSWER_YES, ago(1), 0);
		assert_int_equal(state_of(&a, &c), CLEARING_AGAIN);
	}
}

static bool is_one_of(str id, str list)
{
	while (list.n > 0)
		if (str_eq(str_split(&list, ' '), id))
			return true;
	return false;
}

/* A later yes ends it where it reports this sign, and nowhere else. */
static void test_only_its_own_report_ends_it(void **state)
{
	static const struct {
		const char *rule;
		str reports;
	} rows[] = {{"rf_41", STR_INIT("rf_41 rf_41_worse rf_41_night")},
		    {"rf_44", STR_INIT("rf_44 cancer_active")},
		    {"rf_61", STR_INIT("rf_61 heart_disease heart_smokes heart_pressure heart_cholesterol heart_diabetes")}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (size_t q = 0; q < p->n_questions; q++) {
			struct answers a = clean();
			struct clearing c = examined(rows[i].rule, ago(3), ago(2), 0);
			if (p->questions[q].kind != KIND_YESNO)
				continue;
			people_fire(p, &a, c.rule);
			for (size_t k = 0; k < p->n_questions; k++)
				a.of[k].at.at = noon_of(ago(5));
			a.of[q] = (struct answer){.kind = ANSWER_YES, .on = ago(1), .at = {.at = noon_of(ago(1))}};
			if ((state_of(&a, &c) == CLEARING_AGAIN) != is_one_of(p->questions[q].id, rows[i].reports))
				fail_msg("%s, and a later yes to %.*s", rows[i].rule, (int)p->questions[q].id.n, p->questions[q].id.p);
		}
}

/* A question of the sign that says of another "the very same thing": a yes there reports the sign as well. */
static void test_the_very_same_thing_reports_it(void **state)
{
	static struct question questions[QUESTIONS_MAX];
	struct pack with = *p;
	uint16_t same = people_fact(p, "immunosuppressed");
	(void)state;
	for (size_t i = 0; i < p->n_questions; i++)
		questions[i] = p->questions[i];
	qset_add(&questions[people_question(p, "cancer_active")].same, same);
	with.questions = questions;
	qset before = clearing_reports(p, people_rule(p, "rf_44"));
	qset of_cancer = clearing_reports(&with, people_rule(p, "rf_44")), of_another = clearing_reports(&with, people_rule(p, "rf_41"));
	assert_false(qset_has(&before, same));
	assert_true(qset_has(&of_cancer, same));
	assert_false(qset_has(&of_another, same));
}

static void test_what_ended_it_ended_it(void **state)
{
	static const enum clearing_end ends[] = {CLEARING_ENDED_AGAIN, CLEARING_ENDED_NEW};
	static const enum clearing_state states[] = {CLEARING_AGAIN, CLEARING_NEW};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct answers a = clean();
		struct clearing c = examined("rf_44", ago(5), ago(4), 0);
		say(&a, "rf_44", ANSWER_YES, ago(6), 0);
		assert_int_equal(state_of(&a, &c), CLEARING_HOLDS);
		c.end = ends[i];
		c.ended = ago(3);
		assert_int_equal(state_of(&a, &c), states[i]);
		/* an examination from before that is not of what is there now */
		assert_int_equal(answers_put_clearing(&a, &c), OK);
		for (int32_t days = 2; days <= 4; days++) {
			struct clearing next = examined("rf_44", ago(days), ago(0), 0);
			struct facts f;
			known_from(p, &a, people_today, &f);
			assert_int_equal(clearing_state(p, &a, &f, &next, people_today), days <= 3 ? CLEARING_HOLDS : CLEARING_TOO_EARLY);
		}
	}
}

static void test_something_new_ends_it(void **state)
{
	struct answers a = clean();
	struct clearing c = examined("rf_44", ago(5), ago(4), 0);
	(void)state;
	say(&a, "rf_44", ANSWER_YES, ago(6), 0);
	for (int32_t days = 3; days <= 6; days++) { /* the day after it was recorded, that day, the day of the examination, the day before */
		a.news_on = ago(days);
		assert_int_equal(state_of(&a, &c), days == 3 ? CLEARING_NEW : days == 4 ? CLEARING_TOO_EARLY : CLEARING_HOLDS);
	}
}

static void test_the_day_is_not_to_come(void **state)
{
	struct answers a = clean();
	(void)state;
	say(&a, "rf_44", ANSWER_YES, ago(3), 0);
	for (int32_t days = -1; days <= 1; days++) {
		struct clearing c = examined("rf_44", ago(days), ago(0), 0);
		assert_int_equal(state_of(&a, &c), days < 0 ? CLEARING_TO_COME : CLEARING_HOLDS);
		c = examined("rf_44", ago(2), ago(days), 0);
		assert_int_equal(state_of(&a, &c), days < 0 ? CLEARING_TO_COME : CLEARING_HOLDS);
	}
	/* it was to come when it was recorded, and waiting does not make it true; a day of tolerance for zones */
	for (int32_t days = 0; days <= 3; days++) {
		struct clearing c = examined("rf_44", ago(0), ago(days), 0);
		say(&a, "rf_44", ANSWER_YES, ago(4), 0);
		assert_int_equal(state_of(&a, &c), days > 1 ? CLEARING_TO_COME : CLEARING_HOLDS);
	}
}

/* RF-05 is of the last six weeks: no examination from before can have been of it. */
static void test_a_row_names_how_new_its_sign_is(void **state)
{
	(void)state;
	int32_t within = p->rules[people_rule(p, "rf_05")].within_days;
	assert_int_equal(within, 42);
	for (int32_t days = within - 1; days <= within + 1; days++) {
		struct answers a = clean();
		say(&a, "rf_05", ANSWER_YES, ago(3), 0);
		struct clearing c = examined("rf_05", ago(3 + days), ago(0), 0);
		assert_int_equal(state_of(&a, &c), days > within ? CLEARING_TOO_EARLY : CLEARING_HOLDS);
	}
	struct answers a = clean(); /* a file of answers has no days: they are of today */
	a.of[people_question(p, "rf_05")] = (struct answer){.kind = ANSWER_YES};
	struct clearing c = {.rule = people_rule(p, "rf_05"), .on = ago(within)};
	assert_int_equal(state_of(&a, &c), CLEARING_HOLDS);
	c.on = ago(within + 1);
	assert_int_equal(state_of(&a, &c), CLEARING_TOO_EARLY);
}

static void test_a_sign_that_was_no_began_after(void **state)
{
	(void)state;
	for (int32_t days = 6; days <= 8; days++) {
		struct answers a = clean();
		say(&a, "rf_44", ANSWER_YES, ago(3), 0);
		a.of[people_question(p, "rf_44")].no_on = ago(7);
		struct clearing c = examined("rf_44", ago(days), ago(0), 0);
		assert_int_equal(state_of(&a, &c), days > 7 ? CLEARING_TOO_EARLY : CLEARING_HOLDS);
	}
}

static void test_it_lasts_a_review_period(void **state)
{
	(void)state;
	for (int32_t days = REVIEW_DAYS - 1; days <= REVIEW_DAYS + 1; days++) {
		struct answers a = clean();
		say(&a, "rf_44", ANSWER_YES, ago(REVIEW_DAYS + 2), 0);
		struct clearing c = examined("rf_44", ago(days), ago(days), 0);
		assert_int_equal(state_of(&a, &c), days >= REVIEW_DAYS ? CLEARING_PAST : CLEARING_HOLDS);
	}
}

static void test_a_sign_of_now_is_never_cleared(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		struct answers a = clean();
		people_fire(p, &a, i);
		struct clearing c = {.rule = i, .on = ago(0), .recorded = ago(0), .at = {.at = noon_of(ago(0))}};
		assert_int_equal(state_of(&a, &c), p->rules[i].clearable ? CLEARING_HOLDS : CLEARING_NEVER);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_it_needs_a_report),
		cmocka_unit_test(test_a_later_yes_is_another_report),
		cmocka_unit_test(test_a_report_elsewhere_is_one_too),
		cmocka_unit_test(test_only_its_own_report_ends_it),
		cmocka_unit_test(test_the_very_same_thing_reports_it),
		cmocka_unit_test(test_what_ended_it_ended_it),
		cmocka_unit_test(test_something_new_ends_it),
		cmocka_unit_test(test_the_day_is_not_to_come),
		cmocka_unit_test(test_a_row_names_how_new_its_sign_is),
		cmocka_unit_test(test_a_sign_that_was_no_began_after),
		cmocka_unit_test(test_it_lasts_a_review_period),
		cmocka_unit_test(test_a_sign_of_now_is_never_cleared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
