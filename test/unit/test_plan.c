/* test_plan.c - the three-leg plan: when it is refused, and what holds for every plan that is not. */
#include "unit.h"

static const struct pack *const p = &pack_default;

enum { PEOPLE = 10000 };

static const struct crowd healthy = {.yes = 12, .unsure = 3, .looked_at = 100};
static const struct crowd ill = {.yes = 35, .unsure = 8, .looked_at = 100};
static const struct crowd half_done = {.yes = 10, .unsure = 3, .unanswered = 3, .danger = 5, .looked_at = 70};
static const struct crowd in_danger = {.yes = 5, .unsure = 2, .unanswered = 3, .danger = 100, .looked_at = 30};

static struct consult consult;
static struct plan plan;

static void decide(const struct answers *a)
{
	people_decide(p, a, &consult, &plan);
}

static bool has_item(const struct leg_plan *leg, const char *item)
{
	uint16_t i = people_item(p, item);
	for (size_t k = 0; k < leg->n; k++)
		if (leg->steps[k].item == i)
			return true;
	return false;
}

/* --- refused --- */

/* Design 1: no exercise to someone with an unanswered or positive emergency sign; evidence 1.1, 2: doctor first comes before the first plan. */
static void test_refused_from_doctor_first_on(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		struct answers a = people_clean(p);
		people_fire(p, &a, i);
		decide(&a);
		if (p->rules[i].urgency >= DOCTOR_FIRST)
			assert_int_equal(plan.refusal, REFUSED_DANGER);
		assert_int_equal(plan.urgency, consult.triage.urgency);
		if (plan.refusal == PLAN_OPEN)
			continue;
		assert_int_equal(plan.legs[LEG_TREATMENT].n + plan.legs[LEG_PRACTICE].n + plan.legs[LEG_CHANGE].n, 0);
		assert_int_equal(plan.n_withheld, p->n_items);
		assert_int_equal(plan.course.item, NONE);
		for (size_t k = 0; k < plan.n_withheld; k++) {
			assert_int_equal(plan.withheld[k].item, k);
			assert_int_equal(plan.withheld[k].verdict, AVOID);
			assert_true(qset_meets(&plan.withheld[k].behind, &p->rules[i].when));
		}
	}
}

static void test_refused_under_18(void **state)
{
	(void)state;
	for (int age = 0; age <= 120; age++) {
		struct answers a = people_clean(p);
		a.of[p->known.q_age].value = age;
		decide(&a);
		assert_int_equal(plan.refusal, age < 18 ? REFUSED_DANGER : PLAN_OPEN);
	}
	/* nor does a clearing help: that a person is a child cannot be looked at and be gone */
	struct answers a = people_clean(p);
	people_put(p, &a, "age", "17");
	a.cleared[a.n_cleared++] = (struct clearing){.rule = people_rule(p, "rf_51"), .on = people_today};
	decide(&a);
	assert_int_equal(plan.refusal, REFUSED_DANGER);
}

static void test_refused_while_an_emergency_sign_is_not_answered(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		struct answers a = people_clean(p);
		uint16_t q = p->rules[i].question;
		if (p->questions[q].block != BLOCK_EMERGENCY || p->rules[i].urgency != EMERGENCY)
			continue;
		people_forget(&a, q);
		for
			qset_each(need, &p->questions[q].needs) people_forget(&a, p->facts[need].question);
		decide(&a);
		assert_int_equal(plan.refusal, REFUSED_UNANSWERED);
		assert_int_equal(plan.legs[LEG_PRACTICE].n, 0);
		assert_int_equal(plan.n_withheld, p->n_items);
		assert_int_equal(plan.withheld[0].verdict, ANSWER_FIRST);
	}
	struct answers a = people_blank();
	decide(&a);
	assert_int_equal(plan.refusal, REFUSED_UNANSWERED);
}

static void test_open_once_a_clinician_has_looked(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		struct answers a = people_clean(p);
		if (!p->rules[i].clearable)
			continue;
		people_put(p, &a, "how_long", "over_3_months");
		people_fire(p, &a, i);
		for (uint16_t k = 0; k < p->n_rules; k++) /* what else fires by the same facts was looked at, too */
			if (k != i && p->rules[k].clearable)
				people_clear(p, &a, (const char *)p->rules[k].id.p, people_today);
		assert_int_equal(answers_clear(p, &a, i, day_plus(people_today, 1)), OK);
		decide(&a);
		assert_int_equal(plan.refusal, REFUSED_DANGER); /* not looked at yet */
		assert_int_equal(answers_clear(p, &a, i, people_today), OK);
		decide(&a);
		assert_int_equal(plan.refusal, PLAN_OPEN);
	}
}

/* --- open: what holds for everyone --- */

static void check_step(const struct step *s, enum leg leg)
{
	const struct item *it = &p->items[s->item];
	const struct facts *f = &consult.facts;
	qset avoid_or_ask = qset_or(it->avoid, &it->ask), limits = qset_or(avoid_or_ask, &it->adapt);
	qset positive = qset_or(f->yes, &f->unsure);
	qset unknown = facts_unknown(f, &limits);
	assert_int_equal(it->leg, leg);
	assert_false(qset_meets(&avoid_or_ask, &positive)); /* no chosen step meets what bars it, */
	assert_true(qset_empty(&unknown));                  /* nor what is not known, */
	assert_true(qset_within(&it->needs, &f->yes));      /* nor asks for what is not there */
	assert_false(qset_has(&consult.wishes.dropped, s->item));
	assert_int_equal(s->verdict, qset_meets(&it->adapt, &positive) ? ADAPT : GO);
	assert_int_equal(qset_empty(&s->behind), s->verdict == GO);
	assert_true(qset_within(&s->because, &f->yes));
	assert_true(s->minutes <= it->dose.minutes.most && s->minutes >= it->dose.minutes.least);
	assert_int_equal(s->per_week, it->dose.per_week.use);
}

/* Something of this leg would be there, once a question is answered: the only reason for a leg to be empty. */
static bool waits_for_an_answer(enum leg leg)
{
	for (size_t i = 0; i < plan.n_withheld; i++)
		if (p->items[plan.withheld[i].item].leg == leg && plan.withheld[i].verdict == ANSWER_FIRST)
			return true;
	return false;
}

static bool takes_minutes(const struct step *s)
{
	enum item_kind kind = p->items[s->item].kind;
	if (p->items[s->item].leg == LEG_PRACTICE)
		return kind != ITEM_HEAT;
	return p->items[s->item].leg == LEG_CHANGE && (kind == ITEM_WALK || kind == ITEM_RELAX);
}

static int32_t fewest(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/* The minutes a day are those that were wished, or all steps are as long as their doses let them be (a step of two goes grows by two minutes). */
static void check_minutes(int32_t wished)
{
	int32_t minutes = 0, least_growth = INT32_MAX;
	for (size_t l = 0; l < LEGS; l++)
		for (size_t i = 0; i < plan.legs[l].n; i++) {
			const struct step *s = &plan.legs[l].steps[i];
			if (!takes_minutes(s))
				continue;
			minutes += s->minutes * s->per_day;
			if (s->minutes < p->items[s->item].dose.minutes.most)
				least_growth = fewest(least_growth, s->per_day);
		}
	assert_true(minutes <= wished);
	if (!plan.flare && !waits_for_an_answer(LEG_PRACTICE) && wished - minutes >= least_growth)
		fail_msg("%d minutes were wished, the plan has %d", wished, minutes);
}

static void check_practice(void)
{
	const struct leg_plan *leg = &plan.legs[LEG_PRACTICE];
	int32_t minutes = 0, exercises = 0;
	int32_t wished = consult.wishes.minutes_a_day;
	bool is_unsure = consult.wishes.confidence >= 0 && consult.wishes.confidence < CONFIDENCE_LOW;
	for (size_t i = 0; i < leg->n; i++) {
		bool is_heat = p->items[leg->steps[i].item].kind == ITEM_HEAT;
		exercises += !is_heat;
		minutes += is_heat ? 0 : leg->steps[i].minutes * leg->steps[i].per_day;
		assert_true(leg->steps[i].minutes >= 1);
		if (is_heat) /* evidence 3.4: "the optional first step" */
			assert_int_equal(i, 0);
	}
	assert_true(exercises >= 1 || waits_for_an_answer(LEG_PRACTICE));
	assert_true(exercises <= EXERCISES_MAX); /* evidence 8.3: "Max 3 exercises in the plan" */
	if (is_unsure) {                         /* evidence 8.3: "self-efficacy 0-10; low (<5) -> smaller plan" */
		assert_true(exercises < EXERCISES_MAX);
		assert_true(minutes <= MINUTES_LOW_CONFIDENCE);
		assert_true(plan.legs[LEG_CHANGE].n <= 1); /* 4.9: "At low confidence (8.3) the change leg is one item, too." */
	}
	if (wished > 0)
		check_minutes(is_unsure ? fewest(wished, MINUTES_LOW_CONFIDENCE) : wished);
	else
		assert_true(minutes <= MINUTES_DEFAULT);
}

/* Evidence 3.4: "A plan that allows strength holds one loaded strength item, with what the person has at home." */
static void check_loaded(void)
{
	bool may = false, has = false;
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		may = may || (it->loaded && qset_within(&it->needs, &consult.facts.yes) && !qset_has(&consult.wishes.dropped, i) &&
			      allow_now(allow_item(it, &consult.facts).verdict));
		has = has || (it->loaded && plan_step(&plan, i) != NULL);
	}
	if (!plan.flare) /* 3.5: a flare day has its own list */
		assert_int_equal(has, may);
}

static void check_flare(void)
{
	static const char *const rollers[] = {"roller_across", "roller_along"}; /* evidence 3.5: "Flare day: ... No roller." */
	const struct programme *g = &p->programmes[p->known.flare];
	for (size_t i = 0; i < sizeof rollers / sizeof rollers[0]; i++)
		assert_false(has_item(&plan.legs[LEG_PRACTICE], rollers[i]));
	for (size_t i = 0; i < plan.legs[LEG_PRACTICE].n; i++) {
		uint16_t item = plan.legs[LEG_PRACTICE].steps[i].item;
		bool listed = p->items[item].kind == ITEM_HEAT;
		for (size_t k = 0; k < g->n_items; k++)
			listed = listed || g->items[k] == item;
		assert_true(listed);
	}
}

static void check_open_plan(const struct answers *a)
{
	size_t not_withheld = 0;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		if (plan.legs[l].n == 0 && !waits_for_an_answer(l))
			fail_msg("no step on the leg %.*s", (int)leg_words[l].n, leg_words[l].p);
		assert_true(plan.legs[l].n <= STEPS_MAX);
		for (size_t i = 0; i < plan.legs[l].n; i++) {
			const struct step *s = &plan.legs[l].steps[i];
			check_step(s, l);
			assert_ptr_equal(plan_step(&plan, s->item), s); /* nothing twice */
		}
	}
	check_practice();
	check_loaded();
	if (plan.flare)
		check_flare();
	for (size_t i = 0; i < plan.n_withheld; i++) {
		const struct step *s = &plan.withheld[i];
		assert_int_equal(s->verdict, allow_item(&p->items[s->item], &consult.facts).verdict);
		assert_false(allow_now(s->verdict));
		assert_false(qset_empty(&s->behind));
		assert_null(plan_step(&plan, s->item));
		assert_true(i == 0 || plan.withheld[i - 1].item < s->item);
	}
	for (size_t i = 0; i < p->n_items; i++)
		not_withheld += allow_now(allow_item(&p->items[i], &consult.facts).verdict);
	assert_int_equal(plan.n_withheld + not_withheld, p->n_items);
	assert_int_equal(plan.flare, a->of[people_question(p, "flare_now")].kind == ANSWER_YES);
	/* evidence 6.3: "at 2 wk -> adjust", "formal reassess at 3-4 weeks" */
	assert_int_equal(day_diff(plan.made_on, people_today), 0);
	assert_int_equal(day_diff(plan.check_in_on, people_today), 14);
	assert_true(day_diff(plan.review_on, people_today) >= 21 && day_diff(plan.review_on, people_today) <= 28);
	/* evidence 5.1: "4-6 sessions in 3-4 weeks", "at most 10-12" */
	assert_true(plan.course.sessions >= 3 && plan.course.sessions <= 6);
	assert_true(plan.course.most >= 10 && plan.course.most <= 12);
	if (plan.course.item != NONE)
		assert_non_null(plan_step(&plan, plan.course.item));
}

static size_t check_crowd(const struct crowd *crowd, uint64_t seed, int people)
{
	struct dice d = dice_of(seed);
	size_t open = 0;
	for (int i = 0; i < people; i++) {
		struct answers a = people_random(p, &d, crowd);
		decide(&a);
		bool is_refused = consult.triage.urgency >= DOCTOR_FIRST || consult.triage.emergency_unanswered;
		assert_int_equal(plan.refusal != PLAN_OPEN, is_refused);
		open += !is_refused;
		if (!is_refused)
			check_open_plan(&a);
	}
	return open;
}

static void test_every_leg_of_every_complete_person(void **state)
{
	(void)state;
	assert_int_equal(check_crowd(&healthy, 51, PEOPLE), PEOPLE);
	assert_int_equal(check_crowd(&ill, 52, PEOPLE), PEOPLE);
}

static void test_people_who_did_not_finish(void **state)
{
	(void)state;
	assert_true(check_crowd(&half_done, 53, PEOPLE) > PEOPLE / 100);
	assert_true(check_crowd(&in_danger, 54, PEOPLE) < PEOPLE / 2);
}

/* The worst that a person can have and still get a plan: all conditions at once, all looked at. */
static void test_a_person_with_everything(void **state)
{
	(void)state;
	static const enum answer_kind said[] = {ANSWER_YES, ANSWER_UNSURE};
	for (size_t k = 0; k < 2; k++) {
		struct answers a = people_clean(p);
		people_put(p, &a, "how_long", "over_3_months"); /* with sickle cell disease a new pain is for today */
		for (size_t i = 0; i < p->n_questions; i++)
			if (p->questions[i].kind == KIND_YESNO &&
			    (p->questions[i].block == BLOCK_CONDITION || p->questions[i].block == BLOCK_CAUTION))
				a.of[i].kind = said[k];
		for (uint16_t i = 0; i < p->n_rules; i++)
			if (p->rules[i].clearable)
				assert_int_equal(answers_clear(p, &a, i, people_today), OK);
		decide(&a);
		assert_int_equal(plan.refusal, PLAN_OPEN);
		check_open_plan(&a);
	}
}

/* Each pair of conditions, looked at where that is needed: a leg is never empty. */
static void test_every_pair_of_conditions(void **state)
{
	(void)state;
	struct answers clean = people_clean(p);
	people_put(p, &clean, "how_long", "over_3_months");
	for (uint16_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].clearable)
			assert_int_equal(answers_clear(p, &clean, i, people_today), OK);
	for (size_t i = 0; i < p->n_conditions; i++)
		for (size_t k = 0; k <= i; k++) {
			uint16_t one = p->facts[p->conditions[i].fact].question, other = p->facts[p->conditions[k].fact].question;
			struct answers a = clean;
			if (one == NONE || other == NONE || p->questions[one].kind != KIND_YESNO || p->questions[other].kind != KIND_YESNO)
				continue;
			a.of[one].kind = a.of[other].kind = ANSWER_YES;
			decide(&a);
			assert_int_equal(plan.refusal, PLAN_OPEN);
			check_open_plan(&a);
		}
}

/* --- wishes --- */

static void test_minutes_are_kept(void **state)
{
	(void)state;
	for (int minutes = 2; minutes <= 30; minutes++)
		for (int confidence = -1; confidence <= 10; confidence++) {
			struct answers a = people_clean(p);
			a.of[p->known.q_minutes].value = minutes;
			a.of[p->known.q_confidence] =
				confidence < 0 ? (struct answer){.kind = ANSWER_NONE} : (struct answer){.kind = ANSWER_NUMBER, .value = confidence};
			people_put(p, &a, "have_heat_pad", "yes");
			people_put(p, &a, "eases_heat", "yes");
			people_put(p, &a, "have_band", "yes");
			decide(&a);
			check_open_plan(&a);
			assert_true(has_item(&plan.legs[LEG_PRACTICE], "heat_pad"));
		}
}

/* What is dropped does not come back; with the exercises gone, other allowed ones come up, and the rest of the plan stands. */
static void test_dropped_items_stay_away(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	struct consult c;
	consult_make(p, &a, people_today, &c);
	qset seen = {{0}};
	for (int round = 0; round < 3; round++) {
		plan_make(p, &c, people_today, &plan);
		assert_true(plan.legs[LEG_PRACTICE].n > 0);
		for (size_t i = 0; i < plan.legs[LEG_PRACTICE].n; i++) {
			assert_false(qset_has(&seen, plan.legs[LEG_PRACTICE].steps[i].item));
			qset_add(&seen, plan.legs[LEG_PRACTICE].steps[i].item);
		}
		c.wishes.dropped = seen;
	}
}

/* What is wanted comes in where it is allowed, and only there; the doses stay inside what the pack gives. */
static void test_wishes_bow_to_limits(void **state)
{
	(void)state;
	struct dice d = dice_of(7);
	struct consult c;
	for (int round = 0; round < 3000; round++) {
		struct answers a = people_random(p, &d, round % 2 == 0 ? &healthy : &half_done);
		consult_make(p, &a, people_today, &c);
		for (uint16_t i = 0; i < p->n_items; i++) {
			if (dice_roll(&d, 8) == 0)
				qset_add(&c.wishes.wanted, i);
			if (dice_roll(&d, 16) == 0)
				qset_add(&c.wishes.dropped, i);
			c.wishes.minutes_of[i] = (uint8_t)(dice_roll(&d, 80));
			c.wishes.days_of[i] = (uint8_t)(dice_roll(&d, 12));
		}
		c.wishes.sessions = (int32_t)(dice_roll(&d, 40));
		plan_make(p, &c, people_today, &plan);
		for (size_t l = 0; l < LEGS; l++)
			for (size_t i = 0; i < plan.legs[l].n; i++) {
				const struct step *s = &plan.legs[l].steps[i];
				const struct item *it = &p->items[s->item];
				assert_true(allow_now(allow_item(it, &c.facts).verdict));
				assert_false(qset_has(&c.wishes.dropped, s->item));
				assert_true(s->minutes <= it->dose.minutes.most && s->per_week <= it->dose.per_week.most);
			}
		assert_true(plan.course.sessions <= plan.course.most || plan.course.item == NONE);
	}
}

static void test_what_is_wanted_comes_first(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	struct consult c;
	consult_make(p, &a, people_today, &c);
	plan_make(p, &c, people_today, &plan);
	for (enum leg leg = LEG_PRACTICE; leg < LEGS; leg++) {
		uint16_t last = plan.legs[leg].steps[plan.legs[leg].n - 1].item;
		uint16_t other = NONE;
		for (uint16_t i = 0; i < p->n_items && other == NONE; i++)
			if (p->items[i].leg == leg && plan_step(&plan, i) == NULL && p->items[i].kind != ITEM_HEAT &&
			    allow_now(allow_item(&p->items[i], &c.facts).verdict) && qset_within(&p->items[i].needs, &c.facts.yes))
				other = i;
		assert_int_not_equal(other, NONE);
		struct consult with = c;
		qset_add(&with.wishes.wanted, other);
		qset_add(&with.wishes.dropped, last);
		with.wishes.days_of[other] = 3;
		struct plan *was = &plan, now;
		plan_make(p, &with, people_today, &now);
		assert_null(plan_step(was, other));
		assert_non_null(plan_step(&now, other));
		assert_null(plan_step(&now, last));
		assert_int_equal(plan_step(&now, other)->per_week, p->items[other].dose.per_week.use == 0    ? 0
								   : p->items[other].dose.per_week.most < 3  ? p->items[other].dose.per_week.most
								   : p->items[other].dose.per_week.least > 3 ? p->items[other].dose.per_week.least
													     : 3);
	}
}

static void test_fewer_days(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	struct consult c;
	consult_make(p, &a, people_today, &c);
	c.wishes.practice_days = 3;
	plan_make(p, &c, people_today, &plan);
	for (size_t i = 0; i < plan.legs[LEG_PRACTICE].n; i++)
		assert_true(plan.legs[LEG_PRACTICE].steps[i].per_week <= 3);
}

/* What a practitioner chose for a leg is all that is there, beside the talk at the first visit. A wish alone takes nothing away. */
static void test_only_what_was_chosen(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	struct consult c;
	struct plan now;
	people_put(p, &a, "sits_over_4_hours", "yes");
	people_put(p, &a, "few_breaks", "yes");
	people_put(p, &a, "screen_low_or_laptop", "yes");
	people_put(p, &a, "where", "p5_l,p5_r");
	people_put(p, &a, "confidence_0_10", "9");
	people_put(p, &a, "minutes_a_day", "15");
	consult_make(p, &a, people_today, &c);
	plan_make(p, &c, people_today, &plan);
	for (enum leg leg = LEG_TREATMENT; leg < LEGS; leg++) {
		const struct leg_plan *l = &plan.legs[leg];
		struct consult with = c;
		size_t i = 0;
		assert_true(l->n > 1);
		while (l->steps[i].item == p->known.first_visit)
			i++;
		qset_add(&with.wishes.wanted, l->steps[i].item);
		plan_make(p, &with, people_today, &now);
		assert_int_equal(now.legs[leg].n, l->n);
		with.wishes.only[leg] = true;
		plan_make(p, &with, people_today, &now);
		assert_non_null(plan_step(&now, l->steps[i].item));
		bool had_visit = plan_step(&plan, p->known.first_visit) != NULL && leg == LEG_TREATMENT;
		assert_int_equal(now.legs[leg].n, had_visit ? 2 : 1);
	}
}

static void put_leg(enum leg leg, const char *const *items, size_t n)
{
	plan.legs[leg].n = n;
	for (size_t i = 0; i < n; i++)
		plan.legs[leg].steps[i].item = people_item(p, items[i]);
}

/* Two treatments beside the first visit, three exercises beside heat, three changes: then a leg is full, and one less leaves room. */
static void test_a_full_leg_has_no_spare(void **state)
{
	static const char *const steps[LEGS][4] = {{"first_visit", "acupuncture", "dry_cupping"},
						   {"heat_pad", "chin_tuck", "scapular_squeeze", "breathing"},
						   {"posture_variety", "active_breaks", "change_position"}};
	static const size_t full[LEGS] = {3, 4, 3};
	(void)state;
	struct answers a = people_clean(p);
	struct consult c;
	people_put(p, &a, "sits_over_4_hours", "yes");
	people_put(p, &a, "worse_sitting", "yes");
	people_put(p, &a, "screen_low_or_laptop", "yes");
	consult_make(p, &a, people_today, &c);
	for (enum leg leg = LEG_TREATMENT; leg < LEGS; leg++)
		for (size_t less = 0; less <= 1; less++) {
			plan_make(p, &c, people_today, &plan);
			put_leg(leg, steps[leg], full[leg] - less);
			assert_int_equal(plan_spare(p, &c, &plan, leg) != NONE, less > 0);
			plan.flare = true; /* its practice is that of such a day; the rest is as always */
			assert_int_equal(plan_spare(p, &c, &plan, leg) != NONE, less > 0 && leg != LEG_PRACTICE);
		}
}

/* It is the best of those that could be added: none has more points, nor as many and comes before it; and a change answers something. */
static void check_best_spare(const struct consult *c, enum leg leg, uint16_t spare)
{
	qset because;
	int32_t most = plan_fit(&p->items[spare], &c->facts, &because);
	assert_true(leg != LEG_CHANGE || !qset_empty(&because));
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		if (it->leg != leg || it->first_minute || it->on_wish || plan_step(&plan, i) != NULL || !qset_within(&it->needs, &c->facts.yes) ||
		    !allow_now(allow_step(p, it, &c->facts).verdict))
			continue;
		int32_t fit = plan_fit(it, &c->facts, &because);
		if (leg != LEG_CHANGE || !qset_empty(&because))
			assert_true(fit < most || (fit == most && i >= spare));
	}
}

/* What could be added fits the leg, is allowed and new; a full leg has none. */
static void test_spare(void **state)
{
	(void)state;
	struct dice d = dice_of(11);
	struct consult c;
	int found = 0;
	for (int round = 0; round < 2000; round++) {
		struct answers a = people_random(p, &d, round % 2 == 0 ? &healthy : &half_done);
		consult_make(p, &a, people_today, &c);
		plan_make(p, &c, people_today, &plan);
		for (enum leg leg = LEG_TREATMENT; leg < LEGS; leg++) {
			uint16_t spare = plan_spare(p, &c, &plan, leg);
			if (spare == NONE)
				continue;
			struct consult with = c;
			struct plan now;
			found++;
			assert_int_equal(p->items[spare].leg, leg);
			assert_null(plan_step(&plan, spare));
			check_best_spare(&c, leg, spare);
			qset_add(&with.wishes.wanted, spare);
			plan_make(p, &with, people_today, &now);
			assert_non_null(plan_step(&now, spare));
		}
	}
	assert_true(found > 100);
}

/* --- the choice --- */

static void test_what_hurts_decides_the_exercises(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "where", "a2_l,a2_r");
	people_put(p, &a, "minutes_a_day", "15");
	decide(&a);
	assert_true(has_item(&plan.legs[LEG_PRACTICE], "doorway_stretch"));
	people_put(p, &a, "where", "p1_l,p1_r");
	decide(&a);
	assert_true(has_item(&plan.legs[LEG_PRACTICE], "chin_tuck"));
	assert_false(has_item(&plan.legs[LEG_PRACTICE], "doorway_stretch"));
	const struct step *s = plan_step(&plan, people_item(p, "chin_tuck"));
	assert_true(qset_has(&s->because, people_fact(p, "p1_l")));
}

static void test_what_caused_it_decides_the_changes(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "carries_baby", "yes");
	people_put(p, &a, "feeds_baby", "yes");
	decide(&a);
	uint16_t children = pack_cause(p, STR("children"));
	assert_int_equal(consult.causes.of[0].cause, children);
	for (size_t i = 0; i < plan.legs[LEG_CHANGE].n; i++) {
		bool listed = false;
		for (size_t k = 0; k < p->causes[children].n_changes; k++)
			listed = listed || p->causes[children].changes[k] == plan.legs[LEG_CHANGE].steps[i].item;
		assert_true(listed);
		assert_true(qset_has(&plan.legs[LEG_CHANGE].steps[i].because, people_fact(p, "carries_baby")) ||
			    qset_has(&plan.legs[LEG_CHANGE].steps[i].because, people_fact(p, "feeds_baby")));
	}
	a = people_clean(p);
	decide(&a);
	assert_int_equal(plan.legs[LEG_CHANGE].n, 1);
	assert_true(has_item(&plan.legs[LEG_CHANGE], "posture_variety"));
}

/* Walks last five minutes at least (evidence 3.4): one that does not fit is left out, not shortened. Who wheels gets no walk. */
static void test_walks(void **state)
{
	(void)state;
	struct dice d = dice_of(56);
	size_t walks = 0, wheels = 0;
	for (int i = 0; i < PEOPLE; i++) {
		struct answers a = people_random(p, &d, &healthy);
		decide(&a);
		bool is_wheeling = qset_has(&consult.facts.yes, people_fact(p, "uses_wheelchair"));
		for (size_t l = 0; l < LEGS; l++)
			for (size_t k = 0; k < plan.legs[l].n; k++) {
				const struct item *it = &p->items[plan.legs[l].steps[k].item];
				if (it->kind != ITEM_WALK)
					continue;
				walks++;
				wheels += str_eq(it->id, STR("easy_wheeling"));
				assert_true(plan.legs[l].steps[k].minutes >= 5);
				if (is_wheeling)
					assert_true(str_eq(it->id, STR("easy_wheeling")));
			}
	}
	assert_true(walks > 100 && wheels > 10);
}

/* Evidence 5.3: the heat lamp is no better than placebo, and comes only on request. */
static void test_the_lamp_comes_on_wish(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	struct consult c;
	uint16_t lamp = people_item(p, "infrared_lamp");
	people_put(p, &a, "eases_heat", "yes");
	people_put(p, &a, "needle_fear", "yes");
	consult_make(p, &a, people_today, &c);
	for (uint16_t i = 0; i < p->n_items; i++) /* were it the last treatment that is left */
		if (p->items[i].leg == LEG_TREATMENT && i != lamp)
			qset_add(&c.wishes.dropped, i);
	plan_make(p, &c, people_today, &plan);
	assert_int_equal(plan.legs[LEG_TREATMENT].n, 0);
	assert_int_not_equal(plan_spare(p, &c, &plan, LEG_TREATMENT), lamp);
	qset_add(&c.wishes.wanted, lamp);
	plan_make(p, &c, people_today, &plan);
	assert_true(has_item(&plan.legs[LEG_TREATMENT], "infrared_lamp"));
}

/* What a person answered decides the treatments: fear of needles puts hands before needles. */
static void test_what_was_answered_decides_the_treatments(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "needle_fear", "yes");
	decide(&a);
	assert_int_equal(plan.course.item, people_item(p, "physiotherapy"));
	assert_false(has_item(&plan.legs[LEG_TREATMENT], "acupuncture"));
	a = people_clean(p);
	people_put(p, &a, "worse_lifting", "yes");
	people_put(p, &a, "lifts_at_work", "yes");
	decide(&a);
	assert_int_equal(plan.course.item, people_item(p, "physiotherapy"));
	a = people_clean(p);
	people_put(p, &a, "stiffness", "yes");
	people_put(p, &a, "worse_turning", "yes");
	people_put(p, &a, "neck_pain_on_turning", "yes");
	decide(&a);
	assert_int_equal(plan.course.item, people_item(p, "manual_therapy"));
}

static void test_fit_grows_with_what_it_answers(void **state)
{
	(void)state;
	for (size_t i = 0; i < p->n_items; i++) {
		struct facts none = {.yes = {{0}}}, here = {.yes = p->items[i].regions}, eased = {.yes = p->items[i].eases};
		qset because;
		int32_t base = plan_fit(&p->items[i], &none, &because);
		assert_true(qset_empty(&because));
		int32_t with_place = plan_fit(&p->items[i], &here, &because);
		assert_int_equal(with_place > base, !qset_empty(&p->items[i].regions));
		assert_memory_equal(&because, &p->items[i].regions, sizeof because);
		assert_int_equal(plan_fit(&p->items[i], &eased, &because) > base, !qset_empty(&p->items[i].eases));
	}
}

/* The same person on the same day gets the same plan, byte for byte of what is used. */
static void test_the_same_person_gets_the_same_plan(void **state)
{
	(void)state;
	struct dice d = dice_of(55);
	static struct plan again;
	for (int i = 0; i < 300; i++) {
		struct answers a = people_random(p, &d, &healthy);
		decide(&a);
		struct consult c;
		people_decide(p, &a, &c, &again);
		for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
			assert_int_equal(plan.legs[l].n, again.legs[l].n);
			for (size_t k = 0; k < plan.legs[l].n; k++) {
				assert_int_equal(plan.legs[l].steps[k].item, again.legs[l].steps[k].item);
				assert_int_equal(plan.legs[l].steps[k].minutes, again.legs[l].steps[k].minutes);
			}
		}
	}
}

static void test_first_treatment_then_a_visit(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	decide(&a);
	const struct leg_plan *leg = &plan.legs[LEG_TREATMENT];
	assert_int_equal(plan.course.item, leg->steps[0].item);
	assert_int_equal(leg->steps[leg->n - 1].item, p->known.first_visit);
	/* the label decides where nothing else does: acupuncture and physiotherapy are those with moderate evidence (5.3) */
	assert_int_equal(plan.course.item, people_item(p, "acupuncture"));
	assert_true(has_item(leg, "physiotherapy"));
	assert_int_equal(plan.course.sessions, 5);
	people_put(p, &a, "bleeding_disorder", "yes"); /* needles and cups are out, hands and lamp are for a clinician to say */
	decide(&a);
	assert_int_equal(plan.refusal, PLAN_OPEN);
	assert_false(has_item(leg, "acupuncture"));
	assert_true(has_item(leg, "first_visit"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused_from_doctor_first_on),
		cmocka_unit_test(test_refused_under_18),
		cmocka_unit_test(test_refused_while_an_emergency_sign_is_not_answered),
		cmocka_unit_test(test_open_once_a_clinician_has_looked),
		cmocka_unit_test(test_every_leg_of_every_complete_person),
		cmocka_unit_test(test_people_who_did_not_finish),
		cmocka_unit_test(test_a_person_with_everything),
		cmocka_unit_test(test_every_pair_of_conditions),
		cmocka_unit_test(test_minutes_are_kept),
		cmocka_unit_test(test_dropped_items_stay_away),
		cmocka_unit_test(test_wishes_bow_to_limits),
		cmocka_unit_test(test_what_is_wanted_comes_first),
		cmocka_unit_test(test_fewer_days),
		cmocka_unit_test(test_only_what_was_chosen),
		cmocka_unit_test(test_a_full_leg_has_no_spare),
		cmocka_unit_test(test_spare),
		cmocka_unit_test(test_what_hurts_decides_the_exercises),
		cmocka_unit_test(test_what_caused_it_decides_the_changes),
		cmocka_unit_test(test_walks),
		cmocka_unit_test(test_the_lamp_comes_on_wish),
		cmocka_unit_test(test_what_was_answered_decides_the_treatments),
		cmocka_unit_test(test_fit_grows_with_what_it_answers),
		cmocka_unit_test(test_the_same_person_gets_the_same_plan),
		cmocka_unit_test(test_first_treatment_then_a_visit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
