/* test_triage.c - the danger signs: rules of evidence.md 1.1 as properties of thousands of people. */
#include "core/alarm.h"
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
	assert_false(c.triage.emergency_unanswered || c.triage.only_reopened);
	assert_int_equal(c.triage.n_fired + c.triage.n_cleared, 0);
}

static const struct fired *fired_of(const struct triage *t, size_t rule)
{
	for (size_t i = 0; i < t->n_fired; i++)
		if (t->fired[i].rule == rule)
			return &t->fired[i];
	return NULL;
}

/* Every fact of every group of every rule, beside the first of the other groups, as yes and as not sure; and without its group nothing fires. */
static void test_each_fact_fires_its_rules(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++)
		for (size_t g = 0; g < p->rules[i].n_groups; g++)
			for
				qset_each(fact, &p->rules[i].groups[g])
				{
					const struct rule *r = &p->rules[i];
					struct answers a = people_clean(p);
					for (size_t k = 0; k < r->n_groups; k++)
						people_make(p, &a, (uint16_t)(k == g ? fact : qset_next(&r->groups[k], 0)));
					struct consult c = consult_of(&a);
					const struct fired *f = fired_of(&c.triage, i);
					if (f == NULL)
						fail_msg("%.*s does not fire by %.*s", (int)r->id.n, r->id.p, (int)p->facts[fact].id.n,
							 p->facts[fact].id.p);
					assert_true(qset_has(&f->because, fact) && f->urgency == r->urgency);
					assert_true(c.triage.urgency >= r->urgency);
					uint16_t q = p->facts[fact].question;
					if (q == NONE || p->questions[q].kind != KIND_YESNO || qset_has(&c.facts.yes, fact) == false)
						continue;
					a.of[q] = (struct answer){.kind = ANSWER_UNSURE};
					c = consult_of(&a);
					f = fired_of(&c.triage, i);
					qset others = r->groups[g]; /* an age or a time may belong to the same group, and may be so */
					qset_drop(&others, fact);
					bool by_another = qset_meets(&others, &c.facts.yes);
					assert_non_null(f);
					assert_int_equal(f->urgency, by_another ? r->urgency : r->unsure);
				}
}

/* A row that hangs on facts needs one of each group: all but one are no reason. */
static void test_a_group_that_is_no_fires_nothing(void **state)
{
	(void)state;
	size_t checked = 0;
	for (uint16_t i = 0; i < p->n_rules; i++)
		for (size_t g = 0; g < p->rules[i].n_groups && p->rules[i].n_groups > 1; g++) {
			const struct rule *r = &p->rules[i];
			struct answers a = people_clean(p);
			people_put(p, &a, "how_long", "six_weeks_to_3_months");
			for (size_t k = 0; k < r->n_groups; k++)
				if (k != g)
					people_make(p, &a, (uint16_t)qset_next(&r->groups[k], 0));
			struct consult c = consult_of(&a);
			if (qset_meets(&r->groups[g], &c.facts.yes)) /* the others make it so */
				continue;
			assert_null(fired_of(&c.triage, i));
			checked++;
		}
	assert_true(checked > 20);
}

/* What takes the weight off, does; not knowing it, and not being sure of it, does not. */
static void test_what_spares(void **state)
{
	(void)state;
	size_t checked = 0;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		for
			qset_each(fact, &r->unless)
			{
				struct answers a = people_clean(p);
				uint16_t q = p->facts[fact].question;
				people_fire(p, &a, i);
				struct consult c = consult_of(&a);
				if (fired_of(&c.triage, i) == NULL)
					continue; /* one of the facts that make it is itself what spares: more than one risk */
				if (q != NONE) {
					people_forget(&a, q);
					c = consult_of(&a);
					assert_non_null(fired_of(&c.triage, i));
					a.of[q] = (struct answer){.kind = ANSWER_UNSURE};
					c = consult_of(&a);
					assert_non_null(fired_of(&c.triage, i));
				}
				people_make(p, &a, (uint16_t)fact);
				c = consult_of(&a);
				assert_null(fired_of(&c.triage, i));
				checked++;
			}
	}
	assert_true(checked > 12);
}

static void test_a_follow_up_waits_for_its_parent(void **state)
{
	(void)state;
	/* nothing known of the row: only its own class is open, and no emergency sign is due */
	struct answers a = people_clean(p);
	const struct question_row *row = &p->rows[pack_row(p, STR("rf_28"))];
	for (size_t i = 0; i < row->n; i++)
		people_forget(&a, row->questions[i]);
	struct consult c = consult_of(&a);
	assert_false(c.triage.emergency_unanswered);
	assert_int_equal(c.triage.ceiling, EMERGENCY); /* what it would be if all were yes */
	/* a sign of it is yes, or not sure: now it is due */
	static const char *const said[] = {"yes", "unsure"};
	for (size_t i = 0; i < 2; i++) {
		people_put(p, &a, "rf_28", said[i]);
		c = consult_of(&a);
		assert_true(c.triage.emergency_unanswered);
		assert_int_equal(c.triage.urgency, SAME_DAY);
	}
	people_put(p, &a, "rf_28", "no"); /* asked, but not all of it: then all of it is due */
	c = consult_of(&a);
	assert_true(c.triage.emergency_unanswered);
	/* the same where a clinician has looked at the row */
	a = people_clean(p);
	people_put(p, &a, "rf_48", "yes");
	people_clear(p, &a, "rf_48", people_today);
	people_forget(&a, people_question(p, "rf_48_blood"));
	c = consult_of(&a);
	assert_int_equal(c.triage.urgency, SELF_CARE);
	assert_true(c.triage.emergency_unanswered);
	/* and of what is asked only after a yes: the numb leg that gets worse fast */
	a = people_clean(p);
	row = &p->rows[pack_row(p, STR("rf_25"))];
	for (size_t i = 0; i < row->n; i++)
		people_forget(&a, row->questions[i]);
	c = consult_of(&a);
	assert_false(c.triage.emergency_unanswered);
	people_put(p, &a, "rf_25", "yes");
	c = consult_of(&a);
	assert_true(c.triage.emergency_unanswered);
}

/* Block A is never left out: each of its ticks alone, not answered, is an emergency sign that is not answered. */
static void test_each_tick_of_block_a_is_due(void **state)
{
	(void)state;
	for (uint16_t q = 0; q < p->n_questions; q++) {
		if (p->questions[q].block != BLOCK_EMERGENCY || !people_emergency(p, q))
			continue;
		struct answers a = people_clean(p);
		people_forget(&a, q);
		for
			qset_each(need, &p->questions[q].needs) /* a no to all of them would settle it */
				people_forget(&a, p->facts[need].question);
		struct consult c = consult_of(&a);
		if (!c.triage.emergency_unanswered)
			fail_msg("%.*s is not due", (int)p->questions[q].id.n, p->questions[q].id.p);
		assert_int_equal(c.triage.ceiling, EMERGENCY);
	}
}

/* --- properties of many people --- */

/* 1.1, 3: the highest class wins, counted here in another way than there. And the lists say why: each fired rule is positive, worst first. */
static enum urgency counted(const struct rule *r, const struct facts *f, bool unknown_is_yes)
{
	enum urgency class = r->urgency;
	if (qset_meets(&r->unless, &f->yes))
		return SELF_CARE;
	for (size_t g = 0; g < r->n_groups; g++) {
		qset yes = qset_and(r->groups[g], &f->yes), unsure = qset_and(r->groups[g], &f->unsure), unknown = facts_unknown(f, &r->groups[g]);
		if (!qset_empty(&yes) || (unknown_is_yes && !qset_empty(&unknown)))
			continue;
		if (qset_empty(&unsure))
			return SELF_CARE;
		class = r->unsure;
	}
	return class;
}

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
			enum urgency now = counted(r, &c.facts, false), could = counted(r, &c.facts, true);
			bool is_cleared = qset_has(&c.facts.cleared, k);
			fired += now > SELF_CARE && !is_cleared;
			cleared += now > SELF_CARE && is_cleared;
			highest = !is_cleared && now > highest ? now : highest;
			ceiling = !is_cleared && could > ceiling ? could : ceiling;
		}
		assert_int_equal(c.triage.urgency, highest);
		assert_int_equal(c.triage.ceiling, ceiling);
		assert_int_equal(c.triage.n_fired, fired);
		assert_int_equal(c.triage.n_cleared, cleared);
		for (size_t k = 0; k < c.triage.n_fired; k++) {
			const struct fired *f = &c.triage.fired[k];
			assert_true(qset_within(&f->because, &positive) && !qset_empty(&f->because));
			assert_int_equal(f->urgency, counted(&p->rules[f->rule], &c.facts, false));
			assert_true(k == 0 || c.triage.fired[k - 1].urgency >= f->urgency);
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
	struct crowd crowds[2] = {mixed, complete};
	crowds[0].looked_at = crowds[1].looked_at = 0; /* what a clinician has looked at stays cleared when more is said of it */
	for (int i = 0; i < 250; i++) {
		struct answers a = people_random(p, &d, &crowds[i % 2]);
		struct consult before = consult_of(&a);
		for (uint16_t q = 0; q < p->n_questions; q++) {
			struct answers more = a;
			if (p->questions[q].kind != KIND_YESNO || a.of[q].kind == ANSWER_YES || people_spares(&p->questions[q]))
				continue;
			more.of[q] = (struct answer){.kind = ANSWER_YES};
			struct consult after = consult_of(&more);
			assert_true(after.triage.urgency >= before.triage.urgency);
			if (a.of[q].kind != ANSWER_NONE)
				assert_true(after.triage.ceiling >= before.triage.ceiling);
		}
	}
}

/*
 * 1.1, 4: who is still not sure. RF-01, 02, 06, 07, 08, 10 and 12 count as a yes; every other emergency row as care today; Block B as a yes; and C
 * asks a clinician, which is what its class says.
 */
static void test_what_not_sure_counts_as(void **state)
{
	(void)state;
	static const str as_yes[] = {STR_INIT("RF-01"), STR_INIT("RF-02"), STR_INIT("RF-06"), STR_INIT("RF-07"),
				     STR_INIT("RF-08"), STR_INIT("RF-10"), STR_INIT("RF-12")};
	size_t rows = 0;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		bool is_listed = word_index(as_yes, 7, r->support.evidence) < 7;
		enum urgency expected = r->urgency < EMERGENCY || is_listed ? r->urgency : SAME_DAY;
		assert_int_equal(r->unsure, expected);
		rows += r->urgency == EMERGENCY && is_listed;
	}
	assert_true(rows >= 7);
}

static void test_a_clearing_takes_away_one_rule_and_no_more(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		if (!p->rules[i].clearable)
			continue;
		struct answers a = people_clean(p);
		people_fire(p, &a, i);
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

/* A pack may let a "not sure" weigh more than the yes. The ceiling is never below the class anyway. */
static void test_the_ceiling_is_never_below_the_class(void **state)
{
	(void)state;
	static struct rule rules[RULES_MAX];
	struct pack other = *p;
	struct consult c;
	struct answers a = people_clean(p);
	for (size_t i = 0; i < p->n_rules; i++)
		rules[i] = p->rules[i];
	rules[people_rule(p, "rf_42")].unsure = EMERGENCY;
	other.rules = rules;
	people_put(p, &a, "rf_42", "unsure");
	people_forget(&a, people_question(p, "rf_42_sweats"));
	consult_make(&other, &a, people_today, &c);
	assert_int_equal(c.triage.urgency, EMERGENCY);
	assert_int_equal(c.triage.ceiling, EMERGENCY);
}

/* What a danger sign rests on is asked again with it (evidence 1.1, rule 3): what it needs, what is weighed for it, what lets it rest. */
static void test_what_a_danger_sign_rests_on(void **state)
{
	(void)state;
	static const char *const rests[] = {
		"rf_41",        "anticoagulant_antiplatelet", "bleeding_disorder", "sickle_cell",  "needled_lately", "aortic_valve",
		"heart_smokes", "heart_cholesterol",          "heart_disease",     "strain_named", "how_long"};
	static const char *const does_not[] = {"multiple_sclerosis", "very_thin_build", "immunosuppressed", "floor_ok", "much_stress",
					       "injury_when",        "where",           "minutes_a_day"};
	for (size_t i = 0; i < sizeof rests / sizeof rests[0]; i++)
		assert_true(triage_rests_on(p, people_question(p, rests[i])));
	for (size_t i = 0; i < sizeof does_not / sizeof does_not[0]; i++)
		assert_false(triage_rests_on(p, people_question(p, does_not[i])));
	qset again = triage_rests(p); /* the pack has it from the same function, when it was built */
	assert_memory_equal(&again, &p->rests, sizeof again);
}

static struct question other_questions[QUESTIONS_MAX];
static struct rule other_rules[RULES_MAX];

/* The pack, to be changed. */
static struct pack another(void)
{
	struct pack other = *p;
	for (size_t q = 0; q < p->n_questions; q++)
		other_questions[q] = p->questions[q];
	for (size_t r = 0; r < p->n_rules; r++)
		other_rules[r] = p->rules[r];
	other.questions = other_questions;
	other.rules = other_rules;
	return other;
}

static bool rests(const struct pack *of, uint16_t question)
{
	qset s = triage_rests(of);
	return qset_has(&s, question);
}

/* The same of packs in which one thing more hangs on an answer. */
static void test_what_another_pack_rests_on(void **state)
{
	(void)state;
	uint16_t asked = people_question(p, "multiple_sclerosis"), fact = people_fact(p, "multiple_sclerosis");
	uint16_t bottles = people_question(p, "have_bottles"), rule = people_rule(p, "rf_41");
	struct pack other = another();
	qset_add(&other_questions[people_question(p, "rf_41")].needs, fact); /* a danger sign needs it */
	assert_true(rests(&other, asked));
	other = another();
	qset_add(&other_questions[people_question(p, "needle_fear")].needs, fact); /* what is no danger sign needs it */
	assert_false(rests(&other, asked));
	other = another();
	qset_add(&other_rules[rule].unless, fact); /* it lets one rest */
	assert_true(rests(&other, asked));
	other = another();
	other_questions[bottles].block = BLOCK_ABOUT; /* asked at the beginning, for no danger sign */
	assert_false(rests(&other, bottles));
	qset_add(&other_rules[rule].when, people_fact(p, "have_weight")); /* a danger sign is computed from it */
	assert_true(rests(&other, bottles));
	other_questions[bottles].block = BLOCK_WISH; /* asked elsewhere, for other things too */
	assert_false(rests(&other, bottles));
}

/* What is open only since needles or cups waits; what else is open, an emergency sign or a milder one, does not. */
static void test_only_what_was_reopened_waits(void **state)
{
	(void)state;
	for (int reopened = 0; reopened <= 1; reopened++) {
		struct answers a = people_clean(p);
		people_put(p, &a, "needled_lately", "yes");
		people_forget(&a, people_question(p, "rf_04"));
		people_forget(&a, people_question(p, "rf_20"));
		if (reopened)
			qset_add(&a.reopened, people_fact(p, "rf_04"));
		struct consult c = consult_of(&a);
		assert_true(c.triage.emergency_unanswered);
		for (size_t i = 0; i < p->n_derived; i++)
			if (p->derived[i].kind == FROM_URGENCY)
				assert_int_equal(qset_has(&c.facts.waiting, p->derived[i].fact), reopened && p->derived[i].urgency == EMERGENCY);
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

/* Of one class what is due comes first, then what waits for another answer of its row: "is it new or worse?" behind the rows that come after it. */
static void test_what_waits_is_asked_last(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	uint16_t ask[QUESTIONS_MAX];
	size_t worse = 0, last = 0;
	for (uint16_t q = 0; q < p->n_questions; q++)
		if (p->questions[q].block == BLOCK_SAME_DAY)
			people_forget(&a, q);
	struct consult c = consult_of(&a);
	size_t n = triage_ask(p, &c.facts, &c.triage, ask, QUESTIONS_MAX);
	while (worse < n && ask[worse] != people_question(p, "rf_26_worse"))
		worse++;
	while (last < n && ask[last] != people_question(p, "rf_67"))
		last++;
	assert_true(people_question(p, "rf_26_worse") < people_question(p, "rf_67"));
	assert_true(last < worse && worse < n);
}

/* An emergency that is certain leaves nothing to be asked about itself; another sign that is open does. */
static void test_a_certain_emergency_is_answered(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "rf_01", "yes");
	people_forget(&a, people_question(p, "rf_01_tight"));
	struct consult c = consult_of(&a);
	assert_int_equal(c.triage.urgency, EMERGENCY);
	assert_false(c.triage.emergency_unanswered);
	people_forget(&a, people_question(p, "rf_08"));
	c = consult_of(&a);
	assert_true(c.triage.emergency_unanswered);
}

/* One tick that is yes is enough: of RF-55 it is asked then whether it was examined, not whether the other tick is true as well. */
static void test_only_what_is_open_is_asked(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	uint16_t ask[QUESTIONS_MAX];
	people_put(p, &a, "how_long", "over_3_months");
	people_put(p, &a, "rf_55", "yes");
	people_forget(&a, people_question(p, "rf_55_treated"));
	people_forget(&a, people_question(p, "rf_55_never"));
	struct consult c = consult_of(&a);
	assert_int_equal(triage_ask(p, &c.facts, &c.triage, ask, QUESTIONS_MAX), 1);
	assert_int_equal(ask[0], people_question(p, "rf_55_never"));
}

/* What a doctor has looked at is not asked on, though it was "not sure" and another tick of it is open. */
static void test_what_is_cleared_is_not_asked(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	uint16_t ask[QUESTIONS_MAX];
	people_put(p, &a, "rf_41", "unsure");
	people_forget(&a, people_question(p, "rf_41_worse"));
	people_put(p, &a, "how_long", "over_3_months");
	people_clear(p, &a, "rf_41", people_today);
	struct consult c = consult_of(&a);
	assert_int_equal(c.triage.n_cleared, 1);
	assert_int_equal(triage_ask(p, &c.facts, &c.triage, ask, QUESTIONS_MAX), 0);
	a.n_cleared = 0;
	people_put(p, &a, "rf_41", "no");
	c = consult_of(&a);
	assert_int_equal(triage_ask(p, &c.facts, &c.triage, ask, QUESTIONS_MAX), 1);
}

static bool could_raise(const struct triage *t, uint16_t question)
{
	for (size_t i = 0; i < p->n_rules; i++) {
		qset asked = p->rules[i].when;
		for (size_t k = p->n_derived; k > 0; k--)
			if (p->derived[k - 1].kind == FROM_ANY && qset_has(&asked, p->derived[k - 1].fact))
				asked = qset_or(asked, &p->derived[k - 1].any);
		for
			qset_each(fact, &asked) if (p->facts[fact].question == question && p->rules[i].urgency > t->urgency) return true;
	}
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

/* Help is offered under a yes that is an emergency by the row itself, and under no other: what a yes to it alone decides must agree. */
static void test_a_yes_that_is_an_emergency_by_itself(void **state)
{
	(void)state;
	size_t now = 0;
	for (uint16_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		if (q->fact == NONE)
			continue;
		struct answers a = people_clean(p);
		const struct question_row *row = &p->rows[q->row];
		people_make(p, &a, q->fact);
		for (size_t k = row->n_ticks; k < row->n_ticks + row->n_then; k++)
			for (size_t t = 0; row->questions[k] == i && t < row->n_ticks; t++)
				people_make(p, &a, p->questions[row->questions[t]].fact);
		struct consult c;
		consult_make(p, &a, people_today, &c);
		bool is_now = alarm_is_now(p, i);
		now += is_now;
		if (is_now && c.triage.urgency != EMERGENCY)
			fail_msg("help is offered under %.*s, which is no emergency", (int)q->id.n, q->id.p);
		if (!is_now && c.triage.urgency == EMERGENCY)
			fail_msg("no help is offered under %.*s, which is one", (int)q->id.n, q->id.p);
	}
	assert_true(now > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_yes_that_is_an_emergency_by_itself),
		cmocka_unit_test(test_nothing_answered),
		cmocka_unit_test(test_all_no),
		cmocka_unit_test(test_each_fact_fires_its_rules),
		cmocka_unit_test(test_a_group_that_is_no_fires_nothing),
		cmocka_unit_test(test_what_spares),
		cmocka_unit_test(test_a_follow_up_waits_for_its_parent),
		cmocka_unit_test(test_each_tick_of_block_a_is_due),
		cmocka_unit_test(test_the_highest_class_wins),
		cmocka_unit_test(test_forgetting_never_lowers_the_ceiling),
		cmocka_unit_test(test_more_yes_never_lowers_the_class),
		cmocka_unit_test(test_what_not_sure_counts_as),
		cmocka_unit_test(test_a_clearing_takes_away_one_rule_and_no_more),
		cmocka_unit_test(test_facts_that_follow),
		cmocka_unit_test(test_the_ceiling_is_never_below_the_class),
		cmocka_unit_test(test_what_a_danger_sign_rests_on),
		cmocka_unit_test(test_what_another_pack_rests_on),
		cmocka_unit_test(test_only_what_was_reopened_waits),
		cmocka_unit_test(test_what_to_ask_next),
		cmocka_unit_test(test_what_waits_is_asked_last),
		cmocka_unit_test(test_what_is_cleared_is_not_asked),
		cmocka_unit_test(test_only_what_is_open_is_asked),
		cmocka_unit_test(test_a_certain_emergency_is_answered),
		cmocka_unit_test(test_asking_comes_to_an_end),
		cmocka_unit_test(test_causes_are_ranked_by_their_clues),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
