/* test_fresh.c - what is asked when: the day before, the day, the day after. */
#include "core/fresh.h"
#include "unit.h"

static const struct pack *const p = &pack_default;

enum { REVIEW_DAYS = 28, DAY_S = 86400, NEEDLED_DAYS = 28 };

static day ago(int32_t days)
{
	return day_plus(people_today, -days);
}

static instant at_of(int32_t days, int32_t second)
{
	return (instant){(int64_t)ago(days).n * DAY_S + second};
}

static void say(struct answers *a, uint16_t q, enum answer_kind kind, int32_t days)
{
	a->of[q].kind = kind;
	a->of[q].on = ago(days);
	a->of[q].at.at = at_of(days, 0);
}

static bool is_block(uint16_t q, enum block b)
{
	return p->questions[q].block == b;
}

/* All is no, said this many days ago; the six never. */
static struct answers clean(int32_t days)
{
	struct answers a = people_clean(p);
	for (uint16_t q = 0; q < p->n_questions; q++)
		say(&a, q, is_block(q, BLOCK_RECHECK) ? ANSWER_NONE : a.of[q].kind, days);
	return a;
}

static void say_six(struct answers *a, enum answer_kind kind, int32_t days)
{
	for (uint16_t q = 0; q < p->n_questions; q++)
		if (is_block(q, BLOCK_RECHECK))
			say(a, q, kind, days);
}

static struct consult consult_now(const struct answers *a)
{
	struct consult c;
	consult_make(p, a, people_today, &c);
	return c;
}

static enum fresh_due due(const struct answers *a)
{
	struct consult c = consult_now(a);
	return fresh_before_exercise(p, a, &c.facts, &c.triage, people_today);
}

static day asked(const struct answers *a)
{
	struct consult c = consult_now(a);
	return fresh_asked(p, a, &c.facts);
}

/* ---- before an exercise ---- */

static void test_on_a_new_day_only_what_is_new(void **state)
{
	(void)state;
	struct answers a = people_blank();
	assert_int_equal(due(&a), FRESH_ALL);
	assert_int_equal(asked(&a).n, DAY_MIN.n);
	for (int32_t days = 0; days <= 2; days++) {
		a = clean(days);
		assert_int_equal(due(&a), days == 0 ? FRESH_NOTHING : FRESH_NEWS);
		assert_int_equal(asked(&a).n, ago(days).n);
	}
	for (int32_t days = 0; days <= 2; days++) {
		a = clean(9);
		say_six(&a, ANSWER_NO, days);
		assert_int_equal(due(&a), days == 0 ? FRESH_NOTHING : FRESH_NEWS);
		assert_int_equal(asked(&a).n, ago(days).n);
	}
}

static void test_one_emergency_sign_left_is_all(void **state)
{
	(void)state;
	struct answers a = clean(0);
	people_forget(&a, people_question(p, "rf_06"));
	assert_int_equal(due(&a), FRESH_ALL);
	assert_int_equal(asked(&a).n, DAY_MIN.n);
}

/* One of the six that was not answered today: it was not asked today. */
static void test_all_six_or_none(void **state)
{
	(void)state;
	struct answers a = clean(5);
	say_six(&a, ANSWER_NO, 0);
	say(&a, people_question(p, "recheck_night"), ANSWER_NO, 1);
	assert_int_equal(asked(&a).n, ago(1).n);
	assert_int_equal(due(&a), FRESH_NEWS);
	people_forget(&a, people_question(p, "recheck_night"));
	assert_int_equal(asked(&a).n, ago(5).n);
}

/* A yes or not sure to one of the six closes everything until all was asked. */
static void test_something_new_asks_all(void **state)
{
	static const enum answer_kind new_[] = {ANSWER_YES, ANSWER_UNSURE};
	(void)state;
	for (uint16_t q = 0; q < p->n_questions; q++)
		for (size_t i = 0; i < 2 && is_block(q, BLOCK_RECHECK); i++) {
			struct answers a = clean(0);
			struct plan plan;
			struct session s;
			say_six(&a, ANSWER_NO, 0);
			say(&a, q, new_[i], 0);
			struct consult c = consult_now(&a);
			assert_int_equal(due(&a), FRESH_ALL);
			plan_make(p, &c, people_today, &plan);
			assert_int_equal(plan.refusal, REFUSED_UNANSWERED);
			for (enum place place = PLACE_DESK; place < PLACES; place++) {
				session_make(&(struct decided){p, &c, &plan}, place, 60, &s);
				assert_int_equal(s.n, 0);
			}
		}
}

/* ---- the week, and a rise of pain ---- */

static bool week_is_over(const struct answers *a)
{
	struct consult c = consult_now(a);
	return fresh_week_is_over(p, a, &c.facts, people_today);
}

static void test_once_a_week(void **state)
{
	(void)state;
	for (int32_t days = 6; days <= 8; days++) {
		struct answers a = clean(days);
		assert_int_equal(week_is_over(&a), days >= 7);
		a = clean(20);
		say_six(&a, ANSWER_NO, days);
		assert_int_equal(week_is_over(&a), days >= 7);
	}
	struct answers a = clean(0); /* the emergency signs alone are not the six: weight, nights */
	say(&a, people_question(p, "rf_42"), ANSWER_NO, 9);
	assert_true(week_is_over(&a));
}

static void test_since_a_moment(void **state)
{
	(void)state;
	for (int32_t second = -1; second <= 1; second++) {
		struct answers a = clean(1);
		struct consult c = consult_now(&a);
		assert_int_equal(fresh_is_due_since(p, &a, &c.facts, at_of(1, second)), second > 0);
		a = clean(9);
		say_six(&a, ANSWER_NO, 1);
		c = consult_now(&a);
		assert_int_equal(fresh_is_due_since(p, &a, &c.facts, at_of(1, second)), second > 0);
	}
}

/* What hangs on what hangs on needles does so too, wherever it is in the table. */
static void test_what_hangs_on_needles_by_another(void **state)
{
	static struct question questions[QUESTIONS_MAX];
	struct pack other = *p;
	uint16_t sooner = people_question(p, "rf_41");
	(void)state;
	assert_true(sooner < people_question(p, "rf_04"));
	for (size_t i = 0; i < p->n_questions; i++)
		questions[i] = p->questions[i];
	questions[sooner].has_needs = true;
	qset_add(&questions[sooner].needs, people_fact(p, "rf_04"));
	other.questions = questions;
	qset without = fresh_after_needles(p), with = fresh_after_needles(&other);
	assert_false(qset_has(&without, people_fact(p, "rf_41")));
	assert_true(qset_has(&with, people_fact(p, "rf_41")));
}

/* ---- what is too old ---- */

static void test_danger_signs_last_a_review_period(void **state)
{
	(void)state;
	for (int32_t days = REVIEW_DAYS - 1; days <= REVIEW_DAYS + 1; days++) {
		struct answers a = clean(0);
		uint16_t sign = people_question(p, "rf_41"), age = people_question(p, "age"), health = people_question(p, "multiple_sclerosis");
		say(&a, sign, ANSWER_NO, days);
		say(&a, age, ANSWER_NUMBER, 400);
		say(&a, health, ANSWER_NO, 400);
		fresh_drop(p, &a, people_today);
		assert_int_equal(a.of[sign].kind, days >= REVIEW_DAYS ? ANSWER_NONE : ANSWER_NO);
		assert_int_equal(a.of[age].kind, ANSWER_NUMBER);
		assert_int_equal(a.of[health].kind, ANSWER_NO);
		if (days >= REVIEW_DAYS)
			assert_int_equal(a.of[sign].no_on.n, ago(days).n); /* a yes from here on began after that */
	}
}

/* What would be due within a week is asked with what is due. */
static void test_what_is_nearly_due_is_asked_with_it(void **state)
{
	(void)state;
	for (int32_t days = 20; days <= 22; days++) {
		uint16_t first = people_question(p, "rf_41"), second = people_question(p, "rf_42");
		struct answers a = clean(0);
		say(&a, second, ANSWER_NO, days);
		fresh_drop(p, &a, people_today);
		assert_int_equal(a.of[second].kind, ANSWER_NO); /* nothing is due */
		say(&a, first, ANSWER_NO, REVIEW_DAYS);
		fresh_drop(p, &a, people_today);
		assert_int_equal(a.of[first].kind, ANSWER_NONE);
		assert_int_equal(a.of[second].kind, days >= 21 ? ANSWER_NONE : ANSWER_NO);
	}
}

static void test_a_yes_that_is_true_for_days(void **state)
{
	(void)state;
	uint16_t q = people_question(p, "acute_injury_under_72h");
	assert_int_equal(p->questions[q].yes_days, 3);
	for (int32_t days = 2; days <= 4; days++) {
		struct answers a = clean(0);
		say(&a, q, ANSWER_YES, days);
		fresh_drop(p, &a, people_today);
		assert_int_equal(a.of[q].kind, days >= 3 ? ANSWER_NONE : ANSWER_YES);
		say(&a, q, ANSWER_UNSURE, days);
		fresh_drop(p, &a, people_today);
		assert_int_equal(a.of[q].kind, ANSWER_UNSURE);
	}
}

static void test_nothing_from_a_day_to_come_calms(void **state)
{
	static const enum answer_kind kinds[] = {ANSWER_NO, ANSWER_YES, ANSWER_UNSURE};
	(void)state;
	for (int32_t days = -1; days <= 1; days++)
		for (size_t i = 0; i < 3; i++) {
			uint16_t q = people_question(p, "rf_01");
			struct answers a = clean(0);
			say(&a, q, kinds[i], days);
			fresh_drop(p, &a, people_today);
			assert_int_equal(a.of[q].kind, days < 0 && kinds[i] == ANSWER_NO ? ANSWER_NONE : kinds[i]);
		}
}

/* What lets a danger sign rest calms, whether it is at its row or was asked at the beginning; what is a sign itself does not, be it that it spares another. */
static void test_a_yes_that_calms_is_none_from_a_day_to_come(void **state)
{
	static const char *const calms[] = {"sore_and_easing", "strain_named", "rf_01_known", "rf_05_examined"}, *const signs[] = {"rf_01", "rf_22",
																   "rf_68"};
	(void)state;
	for (int32_t days = -1; days <= 1; days++)
		for (size_t i = 0; i < 7; i++) {
			uint16_t q = people_question(p, i < 4 ? calms[i] : signs[i - 4]);
			struct answers a = clean(0);
			say(&a, q, ANSWER_YES, days);
			fresh_drop(p, &a, people_today);
			assert_int_equal(a.of[q].kind, days < 0 && i < 4 ? ANSWER_NONE : ANSWER_YES);
		}
}

/* ---- needles and cups ---- */

static void needled(struct answers *a, int32_t days, int32_t second)
{
	fresh_needled(p, a, at_of(days, second), ago(days), people_today);
}

static void test_what_hangs_on_needles(void **state)
{
	(void)state;
	qset hangs = fresh_after_needles(p);
	assert_true(qset_has(&hangs, people_fact(p, "rf_04")));
	assert_true(qset_has(&hangs, people_fact(p, "rf_60")));
	assert_true(qset_has(&hangs, people_fact(p, "rf_60_not_stopping"))); /* at second hand */
	assert_false(qset_has(&hangs, people_fact(p, "rf_01")));
	assert_false(qset_has(&hangs, people_fact(p, "needled_lately")));
}

/* "No" to the one question after needles is "no" to each of them: so its words name each. */
static void test_the_question_after_needles_names_all_of_it(void **state)
{
	static const struct {
		const char *question, *word;
	} names[] = {{"rf_04", "Pain in the chest"},
		     {"rf_04_breath", "Short of breath"},
		     {"rf_04_stab", "breathe in"},
		     {"rf_04_cough", "a dry cough"},
		     {"rf_04_late", "A fever"},
		     {"rf_04_late_spine", "spine pain that grows"},
		     {"rf_04_late_numb", "Numb or weak limbs"},
		     {"rf_60", "A bruise that is large, grows or is tense"},
		     {"rf_60_not_stopping", "bleeding that does not stop"}};
	(void)state;
	qset hangs = fresh_after_needles(p);
	str words = pack_statement(p, STR("after_needles"));
	for (uint16_t q = 0; q < p->n_questions; q++) {
		uint16_t fact = p->questions[q].fact;
		if (fact == NONE || !qset_has(&hangs, fact))
			continue;
		size_t i = 0;
		while (i < sizeof names / sizeof names[0] && !str_eq(p->questions[q].id, str_of(names[i].question)))
			i++;
		if (i == sizeof names / sizeof names[0])
			fail_msg("%.*s hangs on needles and has no word here: %.*s", (int)p->questions[q].id.n, p->questions[q].id.p,
				 (int)p->questions[q].brief.n, p->questions[q].brief.p);
		assert_true(str_find_str(words, str_of(names[i].word)) < words.n);
	}
}

/* Only that one thing is asked, and only for four weeks. */
static void test_needles_open_what_hangs_on_them(void **state)
{
	(void)state;
	uint16_t rf_04 = people_question(p, "rf_04");
	for (int32_t days = NEEDLED_DAYS - 1; days <= NEEDLED_DAYS + 1; days++) {
		struct answers a = clean(NEEDLED_DAYS + 5);
		needled(&a, days, 0);
		assert_int_equal(a.of[rf_04].kind, days <= NEEDLED_DAYS ? ANSWER_NONE : ANSWER_NO);
		assert_int_equal(due(&a), days <= NEEDLED_DAYS ? FRESH_NEEDLES : FRESH_NEWS);
	}
	for (int32_t second = -1; second <= 1; second++) { /* answered after the needles is answered */
		struct answers a = clean(1);
		needled(&a, 1, second);
		assert_int_equal(a.of[rf_04].kind, second > 0 ? ANSWER_NONE : ANSWER_NO);
	}
	struct answers a = clean(2);
	people_forget(&a, people_question(p, "rf_06"));
	needled(&a, 0, 0);
	assert_int_equal(due(&a), FRESH_ALL); /* and when more is open, all is */
	a = clean(2);
	say_six(&a, ANSWER_UNSURE, 0);
	needled(&a, 0, 0);
	assert_int_equal(due(&a), FRESH_ALL);
	a = clean(2);
	say(&a, rf_04, ANSWER_YES, 2);
	needled(&a, 0, 0);
	assert_int_equal(a.of[rf_04].kind, ANSWER_YES);
}

/* The rest of the plan stays; nothing that moves anyone, and no treatment, goes past the open sign. */
static void test_only_what_the_answer_concerns_is_held_back(void **state)
{
	struct answers a = clean(0);
	struct plan plan;
	struct session s;
	(void)state;
	people_put(p, &a, "where", "p5_l,p5_r");
	people_put(p, &a, "sits_over_4_hours", "yes");
	people_put(p, &a, "screen_low_or_laptop", "yes");
	needled(&a, 0, 1);
	struct consult c = consult_now(&a);
	assert_true(c.triage.emergency_unanswered && c.triage.only_reopened);
	plan_make(p, &c, people_today, &plan);
	assert_int_equal(plan.refusal, PLAN_OPEN);
	assert_int_equal(plan.legs[LEG_PRACTICE].n, 0);
	assert_true(plan.legs[LEG_CHANGE].n > 0);
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < plan.legs[l].n; i++)
			assert_int_equal(p->items[plan.legs[l].steps[i].item].modalities & ~p->known.still, 0);
	for (uint16_t i = 0; i < p->n_items; i++) {
		assert_false(allow_now(allow_item(&p->items[i], &c.facts).verdict));
		session_of_item(&(struct decided){p, &c, &plan}, i, 60, &s);
		assert_int_equal(s.n, 0);
	}
	static const qset no_rest;
	session_of_plan(&(struct decided){p, &c, &plan}, &no_rest, SESSION_ANYWHERE, &s);
	assert_int_equal(s.n, 0);
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		uint16_t items[ITEMS_MAX];
		session_make(&(struct decided){p, &c, &plan}, place, 300, &s);
		assert_int_equal(s.n, 0);
		assert_int_equal(session_choices(&(struct decided){p, &c, &plan}, place, items), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_hangs_on_needles_by_another),
		cmocka_unit_test(test_on_a_new_day_only_what_is_new),
		cmocka_unit_test(test_one_emergency_sign_left_is_all),
		cmocka_unit_test(test_all_six_or_none),
		cmocka_unit_test(test_something_new_asks_all),
		cmocka_unit_test(test_once_a_week),
		cmocka_unit_test(test_since_a_moment),
		cmocka_unit_test(test_danger_signs_last_a_review_period),
		cmocka_unit_test(test_what_is_nearly_due_is_asked_with_it),
		cmocka_unit_test(test_a_yes_that_is_true_for_days),
		cmocka_unit_test(test_nothing_from_a_day_to_come_calms),
		cmocka_unit_test(test_a_yes_that_calms_is_none_from_a_day_to_come),
		cmocka_unit_test(test_what_hangs_on_needles),
		cmocka_unit_test(test_the_question_after_needles_names_all_of_it),
		cmocka_unit_test(test_needles_open_what_hangs_on_them),
		cmocka_unit_test(test_only_what_the_answer_concerns_is_held_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
