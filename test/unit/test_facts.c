/* test_facts.c - from answers to facts: what is said, what follows from it, and that not knowing is not "no". */
#include "unit.h"
#include "words/allowed.h"
#include "core/known.h"

#include <string.h>

static const struct pack *const p = &pack_default;

enum said { SAID_NO, SAID_YES, SAID_UNSURE, SAID_NOTHING };

static enum said said(const struct facts *f, const char *fact)
{
	uint16_t i = people_fact(p, fact);
	int n = qset_has(&f->yes, i) + qset_has(&f->no, i) + qset_has(&f->unsure, i);
	assert_true(n <= 1);
	return qset_has(&f->yes, i) ? SAID_YES : qset_has(&f->no, i) ? SAID_NO : qset_has(&f->unsure, i) ? SAID_UNSURE : SAID_NOTHING;
}

static struct facts facts_of(const struct answers *a)
{
	struct facts f;
	known_from(p, a, people_today, &f);
	return f;
}

static void test_nothing_answered_is_nothing_known(void **state)
{
	(void)state;
	struct answers a = people_blank();
	struct facts f = facts_of(&a);
	assert_true(qset_empty(&f.yes) && qset_empty(&f.no) && qset_empty(&f.unsure) && qset_empty(&f.cleared));
}

static void test_everything_answered_leaves_only_what_triage_decides(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	struct facts f = facts_of(&a);
	for (size_t i = 0; i < p->n_facts; i++) {
		bool by_triage = false;
		for (size_t k = 0; k < p->n_derived; k++)
			by_triage = by_triage || (p->derived[k].fact == i && p->derived[k].kind == FROM_URGENCY);
		bool is_known = qset_has(&f.yes, i) || qset_has(&f.no, i) || qset_has(&f.unsure, i);
		if (is_known == by_triage)
			fail_msg("the fact %.*s", (int)p->facts[i].id.n, p->facts[i].id.p);
	}
}

static void test_yes_no_and_unsure(void **state)
{
	(void)state;
	struct answers a = people_blank();
	people_put(p, &a, "rf_01", "yes");
	people_put(p, &a, "rf_06", "no");
	people_put(p, &a, "rf_12", "unsure");
	struct facts f = facts_of(&a);
	assert_int_equal(said(&f, "rf_01"), SAID_YES);
	assert_int_equal(said(&f, "rf_06"), SAID_NO);
	assert_int_equal(said(&f, "rf_12"), SAID_UNSURE);
	assert_int_equal(said(&f, "rf_11"), SAID_NOTHING);
}

static void test_choices_and_places(void **state)
{
	(void)state;
	struct answers a = people_blank();
	people_put(p, &a, "how_long", "two_to_six_weeks");
	people_put(p, &a, "where", "p5_l,p5_r");
	struct facts f = facts_of(&a);
	assert_int_equal(said(&f, "how_long.two_to_six_weeks"), SAID_YES);
	assert_int_equal(said(&f, "how_long.over_3_months"), SAID_NO);
	assert_int_equal(said(&f, "new_pain"), SAID_YES);
	assert_int_equal(said(&f, "over_6_weeks"), SAID_NO);
	assert_int_equal(said(&f, "p5_l"), SAID_YES);
	assert_int_equal(said(&f, "p1_l"), SAID_NO);
	people_put(p, &a, "how_long", "unsure");
	people_put(p, &a, "where", "unsure");
	f = facts_of(&a);
	assert_int_equal(said(&f, "how_long.two_to_six_weeks"), SAID_UNSURE);
	assert_int_equal(said(&f, "new_pain"), SAID_UNSURE);
	assert_int_equal(said(&f, "p5_l"), SAID_UNSURE);
}

/* "Above and below leave the number itself out": 17 is under 18, 18 is not. */
static void test_ages(void **state)
{
	(void)state;
	for (int age = 0; age <= 120; age++) {
		struct answers a = people_blank();
		a.of[p->known.q_age] = (struct answer){.kind = ANSWER_NUMBER, .value = age};
		struct facts f = facts_of(&a);
		assert_int_equal(said(&f, "age_under_18"), age < 18 ? SAID_YES : SAID_NO);
		assert_int_equal(said(&f, "age_under_45"), age < 45 ? SAID_YES : SAID_NO);
		assert_int_equal(said(&f, "age_45_or_over"), age >= 45 ? SAID_YES : SAID_NO);
		assert_int_equal(said(&f, "age_over_50"), age > 50 ? SAID_YES : SAID_NO);
		assert_int_equal(said(&f, "age_over_55"), age > 55 ? SAID_YES : SAID_NO);
		assert_int_equal(said(&f, "age_over_65"), age > 65 ? SAID_YES : SAID_NO);
	}
	struct answers a = people_blank();
	people_put(p, &a, "age", "unsure");
	struct facts f = facts_of(&a);
	assert_int_equal(said(&f, "age_under_18"), SAID_UNSURE);
}

static void test_needs_settle_a_question_only_when_all_are_no(void **state)
{
	(void)state;
	struct answers a = people_blank();
	struct facts f = facts_of(&a);
	uint16_t q = people_question(p, "rf_56"); /* needs a blood thinner or a bleeding disorder */
	assert_true(question_open(p, &a, &f, q));
	people_put(p, &a, "anticoagulant_antiplatelet", "no");
	f = facts_of(&a);
	assert_int_equal(said(&f, "rf_56"), SAID_NOTHING);
	assert_true(question_wanted(p, &f, q));
	people_put(p, &a, "bleeding_disorder", "no");
	f = facts_of(&a);
	assert_int_equal(said(&f, "rf_56"), SAID_NO);
	assert_false(question_wanted(p, &f, q));
	assert_false(question_open(p, &a, &f, q));
	people_put(p, &a, "bleeding_disorder", "unsure");
	f = facts_of(&a);
	assert_int_equal(said(&f, "rf_56"), SAID_NOTHING); /* not sure is not no */
	assert_true(question_open(p, &a, &f, q));
	people_put(p, &a, "rf_56", "no");
	f = facts_of(&a);
	assert_false(question_open(p, &a, &f, q));
	assert_true(question_wanted(p, &f, q));
}

/* Age 40 settles "under 18?", which settles the question that depends on it: a chain. */
static void test_needs_settle_chains(void **state)
{
	(void)state;
	struct answers a = people_blank();
	people_put(p, &a, "age", "40");
	struct facts f = facts_of(&a);
	assert_int_equal(said(&f, "rf_51"), SAID_NO);
	assert_int_equal(said(&f, "rf_51_child"), SAID_NO);
	assert_int_equal(said(&f, "under_18"), SAID_NO);
	assert_int_equal(said(&f, "rf_43"), SAID_NO);
	assert_int_equal(said(&f, "rf_44"), SAID_NOTHING);
}

/* The same when what settles it is asked further on, or is computed from what is: "under 18?" is no, so a question that needs it is, so one that needs that is. */
static void test_needs_settle_chains_against_the_order(void **state)
{
	(void)state;
	static struct question questions[QUESTIONS_MAX];
	static struct derived derived[RULES_MAX];
	struct pack other = *p;
	uint16_t first = people_question(p, "rf_41"), second = people_question(p, "rf_51");
	assert_true(first < second && p->n_derived < RULES_MAX);
	memcpy(questions, p->questions, p->n_questions * sizeof questions[0]);
	memcpy(derived, p->derived, p->n_derived * sizeof derived[0]);
	size_t sooner = 0;
	while (derived[sooner].fact != people_fact(p, "have_weight"))
		sooner++;
	derived[sooner].any = (qset){{0}};
	qset_add(&derived[sooner].any, questions[second].fact);
	derived[sooner].bound = 1;
	questions[first].has_needs = true;
	qset_add(&questions[first].needs, derived[sooner].fact);
	other.questions = questions;
	other.derived = derived;
	struct answers a = people_blank();
	struct facts f;
	people_put(p, &a, "age", "40");
	known_from(&other, &a, people_today, &f);
	assert_int_equal(said(&f, "rf_51"), SAID_NO);
	assert_int_equal(said(&f, "have_weight"), SAID_NO);
	assert_int_equal(said(&f, "rf_41"), SAID_NO);
	people_put(p, &a, "age", "unsure");
	known_from(&other, &a, people_today, &f);
	assert_int_equal(said(&f, "rf_41"), SAID_NOTHING);
}

/* When an injury was tells more of an injury: without one none of its times is true, whatever was chosen before, and not sure neither. */
static void test_a_choice_without_its_yes_is_no(void **state)
{
	(void)state;
	static const char *const times[] = {"under_6_weeks", "unsure"};
	for (size_t i = 0; i < 2; i++) {
		struct answers a = people_clean(p);
		people_put(p, &a, "injury_in_past", "yes");
		people_put(p, &a, "injury_when", times[i]);
		struct facts f = facts_of(&a);
		assert_int_equal(said(&f, "injury_when.under_6_weeks"), i == 0 ? SAID_YES : SAID_UNSURE);
		people_put(p, &a, "injury_in_past", "no");
		f = facts_of(&a);
		assert_int_equal(said(&f, "injury_when.under_6_weeks"), SAID_NO);
		assert_int_equal(said(&f, "injury_when.over_3_months"), SAID_NO);
		assert_int_equal(said(&f, "injury_over_6_weeks"), SAID_NO);
	}
}

static void test_a_yes_stays_yes_whatever_its_needs_say(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "rf_13", "yes"); /* though rf_52, pregnant or after birth, is answered with no */
	struct facts f = facts_of(&a);
	assert_int_equal(said(&f, "rf_13"), SAID_YES);
}

/* The matrix asks some rows once more. Said once is said. */
static void test_the_very_same_thing_is_asked_once(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {{"rf_53", "recent_surgery_3_months"}, {"rf_54", "ra_down_syndrome_or_neck_instability"}};
	for (size_t i = 0; i < 2; i++) {
		struct answers a = people_clean(p);
		uint16_t q = people_question(p, pairs[i][1]);
		people_put(p, &a, pairs[i][0], "yes");
		struct facts f = facts_of(&a);
		assert_int_equal(said(&f, pairs[i][1]), SAID_YES);
		assert_false(question_wanted(p, &f, q));
		people_put(p, &a, pairs[i][0], "unsure");
		f = facts_of(&a);
		assert_int_equal(said(&f, pairs[i][1]), SAID_UNSURE);
		people_put(p, &a, pairs[i][1], "yes");
		f = facts_of(&a);
		assert_int_equal(said(&f, pairs[i][1]), SAID_YES);
		people_forget(&a, people_question(p, pairs[i][0]));
		people_forget(&a, q);
		f = facts_of(&a);
		assert_int_equal(said(&f, pairs[i][1]), SAID_NOTHING);
		assert_true(question_wanted(p, &f, q));
	}
}

/* "Two or more of": yes when two are, no when two cannot be any more, and not sure only when the not sure ones could make it two. */
static void test_so_many_of(void **state)
{
	(void)state;
	static const struct {
		const char *smokes, *pressure, *cholesterol, *diabetes;
		enum said two;
	} rows[] = {{"yes", "yes", NULL, NULL, SAID_YES},          {"yes", "no", "no", "no", SAID_NO},
		    {"yes", "no", "no", NULL, SAID_NOTHING},       {"yes", "unsure", "no", "no", SAID_UNSURE},
		    {"unsure", "unsure", "no", "no", SAID_UNSURE}, {"no", "no", "no", NULL, SAID_NO},
		    {"unsure", "no", "no", "no", SAID_NO},         {"yes", "unsure", "yes", "no", SAID_YES},
		    {NULL, NULL, NULL, NULL, SAID_NOTHING}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct answers a = people_blank();
		const char *const said_of[][2] = {{"heart_smokes", rows[i].smokes},
						  {"heart_pressure", rows[i].pressure},
						  {"heart_cholesterol", rows[i].cholesterol},
						  {"heart_diabetes", rows[i].diabetes}};
		for (size_t k = 0; k < 4; k++)
			if (said_of[k][1] != NULL)
				people_put(p, &a, said_of[k][0], said_of[k][1]);
		struct facts f = facts_of(&a);
		assert_int_equal(said(&f, "heart_risks_two"), rows[i].two);
	}
}

static void test_unknown_and_no_set_meet(void **state)
{
	(void)state;
	struct answers a = people_blank();
	people_put(p, &a, "rf_01", "yes");
	people_put(p, &a, "rf_06", "no");
	people_put(p, &a, "rf_12", "unsure");
	struct facts f = facts_of(&a);
	qset set = {{0}};
	qset_add(&set, people_fact(p, "rf_01"));
	qset_add(&set, people_fact(p, "rf_06"));
	qset_add(&set, people_fact(p, "rf_12"));
	qset_add(&set, people_fact(p, "rf_11"));
	qset unknown = facts_unknown(&f, &set);
	assert_int_equal(qset_count(&unknown), 1);
	assert_true(qset_has(&unknown, people_fact(p, "rf_11")));
}

static void test_random_people_have_each_fact_once(void **state)
{
	(void)state;
	static const struct crowd crowd = {.yes = 20, .unsure = 10, .unanswered = 30, .danger = 50, .looked_at = 30};
	struct dice d = dice_of(21);
	for (int i = 0; i < 2000; i++) {
		struct answers a = people_random(p, &d, &crowd);
		struct consult c;
		consult_make(p, &a, people_today, &c);
		assert_false(qset_meets(&c.facts.yes, &c.facts.no));
		assert_false(qset_meets(&c.facts.yes, &c.facts.unsure));
		assert_false(qset_meets(&c.facts.no, &c.facts.unsure));
	}
}

static void test_wishes(void **state)
{
	(void)state;
	struct answers a = people_blank();
	struct wishes w = wishes_from(p, &a);
	assert_int_equal(w.minutes_a_day, 0);
	assert_int_equal(w.confidence, -1);
	people_put(p, &a, "minutes_a_day", "12");
	people_put(p, &a, "confidence_0_10", "0");
	w = wishes_from(p, &a);
	assert_int_equal(w.minutes_a_day, 12);
	assert_int_equal(w.confidence, 0);
	people_put(p, &a, "confidence_0_10", "unsure");
	assert_int_equal(wishes_from(p, &a).confidence, -1);
	assert_true(qset_empty(&w.dropped));
}

/* --- answers as text --- */

static void test_what_is_put_is_read_back(void **state)
{
	(void)state;
	static const struct {
		const char *question, *value, *canonical;
	} rows[] = {{"rf_01", "yes", "yes"},
		    {"rf_01", "no", "no"},
		    {"rf_01", "unsure", "unsure"},
		    {"age", "0", "0"},
		    {"age", "120", "120"},
		    {"age", "unsure", "unsure"},
		    {"how_long", "over_3_months", "over_3_months"},
		    {"how_long", "unsure", "unsure"},
		    {"where", "none", "none"},
		    {"where", "p5_l", "p5_l"},
		    {"where", "p5_r,p1_l", "p1_l,p5_r"},
		    {"where", " p5_r , p1_l ", "p1_l,p5_r"},
		    {"where", "p5_r,p5_r", "p5_r"},
		    {"where", "unsure", "unsure"}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char buffer[64];
		struct answers a = people_blank();
		struct writer w = writer_on(buffer, sizeof buffer);
		uint16_t q = people_question(p, rows[i].question);
		assert_int_equal(answers_put(p, &a, q, str_of(rows[i].value)), OK);
		answers_value(p, &a, q, &w);
		assert_str(writer_str(&w), str_of(rows[i].canonical));
		struct answers again = people_blank();
		assert_int_equal(answers_put(p, &again, q, writer_str(&w)), OK);
		struct facts f = facts_of(&a), g = facts_of(&again);
		assert_memory_equal(&f, &g, sizeof f);
	}
	char buffer[8];
	struct answers a = people_blank();
	struct writer w = writer_on(buffer, sizeof buffer);
	answers_value(p, &a, 0, &w);
	assert_int_equal(w.n, 0);
}

static void test_what_is_not_allowed_changes_nothing(void **state)
{
	(void)state;
	static const char *const rows[][2] = {{"rf_01", ""},          {"rf_01", "YES"},       {"rf_01", "1"},         {"rf_01", "yes "},
					      {"age", "121"},         {"age", "-1"},          {"age", "4O"},          {"age", ""},
					      {"age", "yes"},         {"how_long", "years"},  {"how_long", ""},       {"how_long", "0"},
					      {"where", ""},          {"where", "p99"},       {"where", "p5_l,p99"},  {"where", ",p5_l"},
					      {"where", "p5_l;p5_r"}, {"minutes_a_day", "1"}, {"minutes_a_day", "31"}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct answers a = people_clean(p), before = a;
		enum err e = answers_put(p, &a, people_question(p, rows[i][0]), str_of(rows[i][1]));
		if (e != ERR_INPUT)
			fail_msg("%s = \"%s\" was taken", rows[i][0], rows[i][1]);
		assert_memory_equal(&a, &before, sizeof a);
	}
}

static void test_what_is_allowed_is_told_and_true(void **state)
{
	(void)state;
	static const char *const rows[][2] = {{"rf_01", "yes, no or unsure"},
					      {"age", "a whole number from 0 to 120, or unsure"},
					      {"look_left", "one of full, half, little, or unsure"},
					      {"where", "a list of region ids, or unsure"}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char buffer[128];
		struct writer w = writer_on(buffer, sizeof buffer);
		question_allowed(p, people_question(p, rows[i][0]), &w);
		assert_str(writer_str(&w), str_of(rows[i][1]));
	}
}

/* --- clearings: evidence.md 1.1, 0; when one holds is tested in test_clearing.c --- */

static void test_only_what_may_be_cleared_is_cleared(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		struct answers a = people_blank();
		people_fire(p, &a, i);
		enum err e = answers_clear(p, &a, i, people_today);
		assert_int_equal(e, p->rules[i].clearable ? OK : ERR_INPUT);
		assert_int_equal(a.n_cleared, p->rules[i].clearable ? 1 : 0);
		struct facts f = facts_of(&a);
		assert_int_equal(qset_has(&f.cleared, i), p->rules[i].clearable);
		/* a store that was tampered with does not clear the rest either */
		a.cleared[0] = (struct clearing){.rule = i, .on = people_today};
		a.n_cleared = 1;
		f = facts_of(&a);
		assert_int_equal(qset_has(&f.cleared, i), p->rules[i].clearable);
	}
}

/* Of the emergency signs only the accident, and the pain with a blood thinner. RF-01 and RF-03 only in the form that their rows name. */
static void test_which_emergency_signs_can_be_cleared(void **state)
{
	(void)state;
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].urgency == EMERGENCY)
			assert_int_equal(p->rules[i].clearable, str_eq(p->rules[i].id, STR("rf_05")) || str_eq(p->rules[i].id, STR("rf_56")));
	assert_true(p->rules[people_rule(p, "rf_01_known")].clearable);
	assert_true(p->rules[people_rule(p, "rf_03_known")].clearable);
	assert_false(p->rules[people_rule(p, "rf_51")].clearable); /* nobody looks at an age and makes it another one */
}

static void test_a_second_clearing_replaces_the_first(void **state)
{
	(void)state;
	struct answers a = people_blank();
	people_put(p, &a, "rf_45", "yes");
	people_put(p, &a, "rf_05", "yes");
	people_clear(p, &a, "rf_45", day_plus(people_today, 5));
	people_clear(p, &a, "rf_05", people_today);
	people_clear(p, &a, "rf_45", people_today);
	assert_int_equal(a.n_cleared, 2);
	struct facts f = facts_of(&a);
	assert_true(qset_has(&f.cleared, people_rule(p, "rf_45")) && qset_has(&f.cleared, people_rule(p, "rf_05")));
}

/* The day before, the day, the day after; only a "no" that is past moves it. */
static void test_since_when_it_can_have_begun(void **state)
{
	(void)state;
	day earlier = day_plus(people_today, -9);
	for (int32_t days = -1; days <= 1; days++) {
		struct answer x = {.kind = ANSWER_NO, .on = day_plus(people_today, days), .no_on = earlier};
		assert_int_equal(answer_no_on(&x, people_today).n, days < 0 ? x.on.n : earlier.n);
		x.kind = ANSWER_YES;
		assert_int_equal(answer_no_on(&x, people_today).n, earlier.n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_since_when_it_can_have_begun),
		cmocka_unit_test(test_nothing_answered_is_nothing_known),
		cmocka_unit_test(test_everything_answered_leaves_only_what_triage_decides),
		cmocka_unit_test(test_yes_no_and_unsure),
		cmocka_unit_test(test_choices_and_places),
		cmocka_unit_test(test_ages),
		cmocka_unit_test(test_needs_settle_a_question_only_when_all_are_no),
		cmocka_unit_test(test_needs_settle_chains),
		cmocka_unit_test(test_needs_settle_chains_against_the_order),
		cmocka_unit_test(test_a_choice_without_its_yes_is_no),
		cmocka_unit_test(test_a_yes_stays_yes_whatever_its_needs_say),
		cmocka_unit_test(test_the_very_same_thing_is_asked_once),
		cmocka_unit_test(test_so_many_of),
		cmocka_unit_test(test_unknown_and_no_set_meet),
		cmocka_unit_test(test_random_people_have_each_fact_once),
		cmocka_unit_test(test_wishes),
		cmocka_unit_test(test_what_is_put_is_read_back),
		cmocka_unit_test(test_what_is_not_allowed_changes_nothing),
		cmocka_unit_test(test_what_is_allowed_is_told_and_true),
		cmocka_unit_test(test_only_what_may_be_cleared_is_cleared),
		cmocka_unit_test(test_which_emergency_signs_can_be_cleared),
		cmocka_unit_test(test_a_second_clearing_replaces_the_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
