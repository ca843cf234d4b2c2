/* test_triage.c - the danger signs: rules of evidence.md 1.1 as properties of thousands of people. */
#include "unit.h"

static const struct pack *const p = &pack_default;
static const struct crowd mixed = {.yes = 6, .unsure = 3, .unanswered = 15, .danger = 60, .looked_at = 20};
static const struct crowd complete = {.yes = 4, .unsure = 2, .danger = 60, .looked_at = 20};

static struct consult consult_of(const struct answers *a)
{
	struct consult c;
	consult_make(p, a, people_today, &c);
	return c;
}

/* --- one answer at a time --- */

static void test_nothing_answered(void **state)
{
	(void)state;
	struct answers a = people_blank();
	struct consult c = consult_of(&a);
	assert_int_equal(c.triage.urgency, SELF_CARE);
	assert_int_equal(c.triage.ceiling, EMERGENCY);
	assert_true(c.triage.emergency_unanswered);
	assert_int_equal(c.triage.n_fired, 0);
}

static void test_all_no(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	struct consult c = consult_of(&a);
	assert_int_equal(c.triage.urgency, SELF_CARE);
	assert_int_equal(c.triage.ceiling, SELF_CARE);
	assert_false(c.triage.emergency_unanswered);
	assert_int_equal(c.triage.n_fired + c.triage.n_cleared, 0);
}

/* Every fact of every rule, alone, as yes and as not sure. */
static void test_each_fact_fires_its_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < p->n_rules; i++)
		for
			qset_each(fact, &p->rules[i].when)
			{
				uint16_t q = p->facts[fact].question;
				for (int unsure = 0; unsure < 2 && p->questions[q].kind == KIND_YESNO; unsure++) {
					struct answers a = people_clean(p);
					a.of[q] = (struct answer){.kind = unsure ? ANSWER_UNSURE : ANSWER_YES};
					struct consult c = consult_of(&a);
					bool fired = false;
					for (size_t k = 0; k < c.triage.n_fired; k++)
						fired = fired || (c.triage.fired[k].rule == i && qset_has(&c.triage.fired[k].because, fact));
					assert_true(fired);
					assert_true(c.triage.urgency >= p->rules[i].urgency);
				}
			}
}

static void test_a_follow_up_waits_for_its_parent(void **state)
{
	(void)state;
	/* nothing known of the parent: only the parent's class is open, and no emergency sign is due */
	struct answers a = people_clean(p);
	people_forget(&a, people_question(p, "rf_28"));
	people_forget(&a, people_question(p, "rf_28_blood"));
	struct consult c = consult_of(&a);
	assert_false(c.triage.emergency_unanswered);
	assert_int_equal(c.triage.ceiling, EMERGENCY); /* what it would be if all were yes */
	/* the parent is yes, or not sure: now it is due */
	static const char *const said[] = {"yes", "unsure"};
	for (size_t i = 0; i < 2; i++) {
		people_put(p, &a, "rf_28", said[i]);
		c = consult_of(&a);
		assert_true(c.triage.emergency_unanswered);
		assert_int_equal(c.triage.urgency, SAME_DAY);
	}
	/* the same where a clinician has looked at the parent */
	a = people_clean(p);
	people_put(p, &a, "rf_48", "yes");
	people_clear(p, &a, "rf_48", people_today);
	people_forget(&a, people_question(p, "rf_48_blood"));
	c = consult_of(&a);
	assert_int_equal(c.triage.urgency, SELF_CARE);
	assert_true(c.triage.emergency_unanswered);
}

/* Block A is never left out: each of its rows alone, not answered, is an emergency sign that is not answered. */
static void test_each_row_of_block_a_is_due(void **state)
{
	(void)state;
	for (size_t i = 0; i < p->n_rules; i++) {
		uint16_t q = p->rules[i].question;
		if (p->questions[q].block != BLOCK_EMERGENCY)
			continue;
		struct answers a = people_clean(p);
		people_forget(&a, q);
		for
			qset_each(need, &p->questions[q].needs) /* a no to all of them would settle it */
				people_forget(&a, p->facts[need].question);
		struct consult c = consult_of(&a);
		assert_true(c.triage.emergency_unanswered);
		assert_int_equal(c.triage.ceiling, EMERGENCY);
	}
}

/* --- properties of many people --- */

/* 1.1, 3: the highest class wins. And the lists say why: each fired rule is positive, not cleared, worst first. */
static void test_the_highest_class_wins(void **state)
{
	(void)state;
	struct dice d = dice_of(31);
	for (int i = 0; i < 3000; i++) {
		struct answers a = people_random(p, &d, i % 2 ? &mixed : &complete);
		struct consult c = consult_of(&a);
		qset positive = qset_or(c.facts.yes, &c.facts.unsure);
		enum urgency highest = SELF_CARE, ceiling = SELF_CARE;
		size_t fired = 0, cleared = 0;
		for (size_t k = 0; k < p->n_rules; k++) {
			const struct rule *r = &p->rules[k];
			qset unknown = facts_unknown(&c.facts, &r->when);
			bool is_positive = qset_meets(&r->when, &positive), is_cleared = qset_has(&c.facts.cleared, k);
			fired += is_positive && !is_cleared;
			cleared += is_positive && is_cleared;
			if (is_positive && !is_cleared && r->urgency > highest)
				highest = r->urgency;
			if (!is_cleared && (is_positive || !qset_empty(&unknown)) && r->urgency > ceiling)
				ceiling = r->urgency;
		}
		assert_int_equal(c.triage.urgency, highest);
		assert_int_equal(c.triage.ceiling, ceiling);
		assert_int_equal(c.triage.n_fired, fired);
		assert_int_equal(c.triage.n_cleared, cleared);
		for (size_t k = 0; k < c.triage.n_fired; k++) {
			const struct fired *f = &c.triage.fired[k];
			assert_true(qset_within(&f->because, &positive) && !qset_empty(&f->because));
			assert_true(k == 0 || p->rules[c.triage.fired[k - 1].rule].urgency >= p->rules[f->rule].urgency);
		}
	}
}

/* Not knowing is not "no": taking an answer back never lowers the ceiling. (Answers to what is not asked are left: what they follow from says no.) */
static void test_forgetting_never_lowers_the_ceiling(void **state)
{
	(void)state;
	struct dice d = dice_of(32);
	for (int i = 0; i < 250; i++) {
		struct answers a = people_random(p, &d, i % 2 ? &mixed : &complete);
		struct consult before = consult_of(&a);
		for (uint16_t q = 0; q < p->n_questions; q++) {
			struct answers less = a;
			if (!question_wanted(p, &before.facts, q))
				continue;
			people_forget(&less, q);
			struct consult after = consult_of(&less);
			if (after.triage.ceiling < before.triage.ceiling)
				fail_msg("forgetting %.*s lowers the ceiling", (int)p->questions[q].id.n, p->questions[q].id.p);
			if (a.of[q].kind == ANSWER_NO && before.triage.emergency_unanswered)
				assert_true(after.triage.emergency_unanswered);
		}
	}
}

/* More yes never lowers the class, nor the ceiling of what was answered. */
static void test_more_yes_never_lowers_the_class(void **state)
{
	(void)state;
	struct dice d = dice_of(33);
	for (int i = 0; i < 250; i++) {
		struct answers a = people_random(p, &d, i % 2 ? &mixed : &complete);
		struct consult before = consult_of(&a);
		for (uint16_t q = 0; q < p->n_questions; q++) {
			struct answers more = a;
			if (p->questions[q].kind != KIND_YESNO || a.of[q].kind == ANSWER_YES)
				continue;
			more.of[q] = (struct answer){.kind = ANSWER_YES};
			struct consult after = consult_of(&more);
			assert_true(after.triage.urgency >= before.triage.urgency);
			if (a.of[q].kind != ANSWER_NONE)
				assert_true(after.triage.ceiling >= before.triage.ceiling);
		}
	}
}

/* 1.1, 4: "not sure" is as grave as yes for every class. */
static void test_unsure_counts_as_yes(void **state)
{
	(void)state;
	struct dice d = dice_of(34);
	for (int i = 0; i < 3000; i++) {
		struct answers a = people_random(p, &d, &complete), b = a;
		for (size_t q = 0; q < p->n_questions; q++)
			if (b.of[q].kind == ANSWER_UNSURE)
				b.of[q].kind = ANSWER_YES;
		struct consult unsure = consult_of(&a), yes = consult_of(&b);
		assert_int_equal(unsure.triage.urgency, yes.triage.urgency);
		assert_int_equal(unsure.triage.n_fired, yes.triage.n_fired);
	}
}

static void test_a_clearing_takes_away_one_rule_and_no_more(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		if (!p->rules[i].clearable)
			continue;
		struct answers a = people_clean(p);
		a.of[p->rules[i].question] = (struct answer){.kind = ANSWER_YES};
		people_put(p, &a, "rf_20", "yes");
		assert_int_equal(answers_clear(p, &a, i, people_today), OK);
		struct consult c = consult_of(&a);
		assert_true(c.triage.urgency >= SAME_DAY);
		assert_int_equal(c.triage.n_cleared, 1);
		assert_int_equal(c.triage.cleared[0].rule, i);
		for (size_t k = 0; k < c.triage.n_fired; k++)
			assert_int_not_equal(c.triage.fired[k].rule, i);
	}
}

/* The facts that follow from the class: yes when it is reached, no when it cannot be reached any more, else not known. */
static void test_facts_that_follow(void **state)
{
	(void)state;
	struct dice d = dice_of(35);
	uint16_t flag = people_fact(p, "any_open_red_flag"), emergency = people_fact(p, "any_open_emergency");
	for (int i = 0; i < 3000; i++) {
		struct answers a = people_random(p, &d, i % 2 ? &mixed : &complete);
		struct consult c = consult_of(&a);
		assert_int_equal(qset_has(&c.facts.yes, flag), c.triage.urgency >= DOCTOR_FIRST);
		assert_int_equal(qset_has(&c.facts.no, flag), c.triage.ceiling < DOCTOR_FIRST);
		assert_int_equal(qset_has(&c.facts.yes, emergency), c.triage.urgency == EMERGENCY);
		assert_int_equal(qset_has(&c.facts.no, emergency), c.triage.urgency < EMERGENCY && !c.triage.emergency_unanswered);
	}
}

/* --- what to ask next --- */

static void test_what_to_ask_next(void **state)
{
	(void)state;
	struct answers a = people_blank();
	struct consult c = consult_of(&a);
	uint16_t ask[QUESTIONS_MAX], few[3];
	size_t n = triage_ask(p, &c.facts, &c.triage, ask, QUESTIONS_MAX);
	assert_true(n > 60);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(ask[i], ask[k]);
	assert_int_equal(triage_ask(p, &c.facts, &c.triage, few, 3), 3);
	assert_memory_equal(few, ask, sizeof few);
	assert_int_equal(p->questions[ask[0]].block, BLOCK_EMERGENCY);
	assert_int_equal(triage_ask(p, &c.facts, &c.triage, few, 0), 0);
	a = people_clean(p);
	c = consult_of(&a);
	assert_int_equal(triage_ask(p, &c.facts, &c.triage, ask, QUESTIONS_MAX), 0);
}

static bool could_raise(const struct triage *t, uint16_t question)
{
	for (size_t i = 0; i < p->n_rules; i++)
		for
			qset_each(fact, &p->rules[i].when) if (p->facts[fact].question == question && p->rules[i].urgency > t->urgency) return true;
	return false;
}

/* Answering all that is asked with no brings the ceiling down to the class; and what is asked could have raised it. */
static void test_asking_comes_to_an_end(void **state)
{
	(void)state;
	struct dice d = dice_of(36);
	for (int i = 0; i < 500; i++) {
		struct answers a = people_random(p, &d, &mixed);
		uint16_t ask[QUESTIONS_MAX];
		struct consult c = consult_of(&a);
		int rounds = 0;
		for (size_t n; (n = triage_ask(p, &c.facts, &c.triage, ask, QUESTIONS_MAX)) > 0; rounds++) {
			assert_true(rounds < 10);
			for (size_t k = 0; k < n; k++) {
				assert_int_equal(a.of[ask[k]].kind, ANSWER_NONE);
				assert_true(could_raise(&c.triage, ask[k]));
				a.of[ask[k]] = p->questions[ask[k]].kind == KIND_YESNO    ? (struct answer){.kind = ANSWER_NO}
					       : p->questions[ask[k]].kind == KIND_NUMBER ? (struct answer){.kind = ANSWER_NUMBER, .value = 40}
											  : (struct answer){.kind = ANSWER_CHOICE};
			}
			c = consult_of(&a);
		}
		assert_int_equal(c.triage.ceiling, c.triage.urgency);
	}
}

/* --- causes --- */

static void test_causes_are_ranked_by_their_clues(void **state)
{
	(void)state;
	struct dice d = dice_of(37);
	static const struct crowd busy = {.yes = 25, .unsure = 5};
	for (int i = 0; i < 1000; i++) {
		struct answers a = people_random(p, &d, &busy);
		struct consult c = consult_of(&a);
		size_t with_points = 0;
		for (size_t k = 0; k < p->n_causes; k++) {
			int32_t points = 0;
			for (size_t m = 0; m < p->causes[k].n_clues; m++)
				points += qset_has(&c.facts.yes, p->causes[k].clues[m].fact) ? p->causes[k].clues[m].weight : 0;
			with_points += points > 0;
			for (size_t m = 0; m < c.causes.n; m++)
				if (c.causes.of[m].cause == k)
					assert_int_equal(c.causes.of[m].points, points);
		}
		assert_int_equal(c.causes.n, with_points);
		for (size_t k = 0; k < c.causes.n; k++) {
			assert_true(c.causes.of[k].points > 0);
			assert_true(qset_within(&c.causes.of[k].because, &c.facts.yes) && !qset_empty(&c.causes.of[k].because));
			bool in_order = k == 0 || c.causes.of[k - 1].points > c.causes.of[k].points ||
					(c.causes.of[k - 1].points == c.causes.of[k].points && c.causes.of[k - 1].cause < c.causes.of[k].cause);
			assert_true(in_order);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_answered),
		cmocka_unit_test(test_all_no),
		cmocka_unit_test(test_each_fact_fires_its_rules),
		cmocka_unit_test(test_a_follow_up_waits_for_its_parent),
		cmocka_unit_test(test_each_row_of_block_a_is_due),
		cmocka_unit_test(test_the_highest_class_wins),
		cmocka_unit_test(test_forgetting_never_lowers_the_ceiling),
		cmocka_unit_test(test_more_yes_never_lowers_the_class),
		cmocka_unit_test(test_unsure_counts_as_yes),
		cmocka_unit_test(test_a_clearing_takes_away_one_rule_and_no_more),
		cmocka_unit_test(test_facts_that_follow),
		cmocka_unit_test(test_what_to_ask_next),
		cmocka_unit_test(test_asking_comes_to_an_end),
		cmocka_unit_test(test_causes_are_ranked_by_their_clues),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
