/*
 * test_plan_people.c - 300 varied people and their plans: how often each item is chosen, printed as a table.
 *
 * The people have no danger sign; all that decides a plan differs: what hurts, what they do all day, what is at home, how long and how sure. Rates are those
 * of evidence 0.2 where it has them, else assumed. A change that none of them gets is one that nobody gets.
 *
 * Each plan is played, too (core/session.h): its exercises, in its order, for its minutes. With a walk or a pause of the change leg, which need no player,
 * that is as long as was wished, to the minute, wherever the doses reach so far.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "people.h"

enum { PEOPLE = 300, PERCENT = 100, LOADED_LEAST = 60 };

static const struct pack *const p = &pack_default;

/* Percent of people who say yes; all else is no. */
struct rate {
	const char *question;
	uint32_t yes;
};

static const struct rate rates[] = {
	{"sits_over_4_hours", 55},
	{"few_breaks", 60},
	{"drives_over_1_hour", 25},
	{"screen_low_or_laptop", 40},
	{"phone_in_lap", 35},
	{"worse_sitting", 45},
	{"worse_turning", 25},
	{"worse_lifting", 30},
	{"worse_under_stress", 30},
	{"eases_moving", 45},
	{"eases_heat", 50},
	{"eases_rest", 40},
	{"tension_between_blades", 60},
	{"neck_pain_on_turning", 35},
	{"headache_base_of_skull", 25},
	{"stiffness", 50},
	{"flare_now", 8},
	{"trains_with_weights", 15},
	{"trained_more_lately", 12},
	{"sport_hurts", 10},
	{"overdoes_it", 15},
	{"carries_baby", 14},
	{"feeds_baby", 12},
	{"lifts_at_work", 20},
	{"carries_trays", 6},
	{"repeats_same_task", 20},
	{"wears_heavy_gear", 14},
	{"wears_lead_apron", 40},
	{"bag_on_one_shoulder", 20},
	{"bra_does_not_fit", 15},
	{"large_breasts", 12},
	{"more_body_weight", 15},
	{"injury_in_past", 20},
	{"injury_examined", 60},
	{"much_stress", 35},
	{"poor_sleep", 35},
	{"uses_wheelchair", 6},
	{"shoulder_problem", 6},
	{"wrist_or_knee_trouble", 10},
	{"needle_fear", 8},
	{"hypermobility", 4},
	{"d_afraid_to_move", 10},
	{"d_stress_tension", 15},
	{"have_roller", 30},
	{"have_band", 30},
	{"have_bottles", 80},
	{"have_bag", 70},
	{"have_mat", 45},
	{"have_heat_pad", 50},
	{"have_bath", 50},
	{"have_seat_heater", 30},
	{"floor_ok", 85},
	{"anticoagulant_antiplatelet", 6},
	{"blood_pressure_uncontrolled", 3},
};

static bool chance(struct dice *d, uint32_t percent)
{
	return dice_roll(d, PERCENT) < percent;
}

/* A follow-up is answered only by whom it is asked. */
static void put_rates(struct dice *d, struct answers *a)
{
	uint32_t ticks = dice_roll(d, 3) == 0 ? 30 : PERCENT; /* some name little of what they do */
	for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
		const struct question *q = &p->questions[people_question(p, rates[i].question)];
		bool yes = chance(d, q->block == BLOCK_CAUSE ? rates[i].yes * ticks / PERCENT : rates[i].yes);
		bool asked = !q->has_needs;
		for
			qset_each(f, &q->needs)
			{
				uint16_t parent = p->facts[f].question;
				asked = asked || (parent != NONE && a->of[parent].kind == ANSWER_YES);
			}
		people_put(p, a, rates[i].question, yes && asked ? "yes" : "no");
	}
}

static void put_places(struct dice *d, struct answers *a)
{
	const struct question *q = &p->questions[p->known.q_where];
	qset places = {{0}};
	for (uint32_t n = 1 + dice_roll(d, 3); n > 0; n--) {
		size_t at = dice_roll(d, (uint32_t)q->n_choices);
		qset_add(&places, q->choices[at].fact);
	}
	a->of[p->known.q_where] = (struct answer){.kind = ANSWER_REGIONS};
	a->regions = places;
}

/* Evidence 0.2: under 2 weeks 20 %, 2-6 weeks 20 %, to 3 months 15 %, longer 45 %. */
static const char *how_long(struct dice *d)
{
	uint32_t roll = dice_roll(d, PERCENT);
	return roll < 20 ? "under_2_weeks" : roll < 40 ? "two_to_six_weeks" : roll < 55 ? "six_weeks_to_3_months" : "over_3_months";
}

static struct answers somebody(struct dice *d)
{
	static const int32_t minutes[] = {0, 2, 5, 5, 10, 10, 10, 15, 15, 20, 30};
	static const char *const whens[] = {"under_6_weeks", "six_weeks_to_3_months", "over_3_months", "over_3_months"};
	struct answers a = people_clean(p);
	a.of[p->known.q_age] = (struct answer){.kind = ANSWER_NUMBER, .value = 18 + (int32_t)(dice_roll(d, 36) + dice_roll(d, 36))};
	put_rates(d, &a);
	put_places(d, &a);
	people_put(p, &a, "how_long", how_long(d));
	people_put(p, &a, "injury_when", whens[dice_roll(d, sizeof whens / sizeof whens[0])]);
	if (chance(d, 4)) {
		people_put(p, &a, "rf_52", "yes");
		people_put(p, &a, "pregnant", "yes");
		people_clear(p, &a, "rf_52", people_today);
	}
	int32_t wished = minutes[dice_roll(d, sizeof minutes / sizeof minutes[0])];
	a.of[p->known.q_minutes] = wished == 0 ? (struct answer){.kind = ANSWER_NONE} : (struct answer){.kind = ANSWER_NUMBER, .value = wished};
	a.of[p->known.q_confidence] = (struct answer){.kind = ANSWER_NUMBER, .value = 2 + (int32_t)dice_roll(d, 9)};
	return a;
}

struct counts {
	uint32_t chosen[ITEMS_MAX], next[ITEMS_MAX], loaded, may_load, wished, kept_wish, open;
	uint32_t pairs[ITEMS_MAX][ITEMS_MAX]; /* of treatments */
};

/* With a band, a bag or bottles of their own. */
static bool is_loaded(const struct item *it)
{
	return it->loaded && !qset_empty(&it->needs);
}

static bool may_load(const struct consult *c)
{
	for (size_t i = 0; i < p->n_items; i++)
		if (is_loaded(&p->items[i]) && qset_within(&p->items[i].needs, &c->facts.yes) &&
		    allow_now(allow_item(&p->items[i], &c->facts).verdict))
			return true;
	return false;
}

static int32_t minutes_of(const struct plan *plan)
{
	int32_t sum = 0;
	for (size_t l = LEG_PRACTICE; l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++) {
			const struct step *s = &plan->legs[l].steps[i];
			enum item_kind kind = p->items[s->item].kind;
			bool own = l == LEG_PRACTICE ? kind != ITEM_HEAT : kind == ITEM_WALK || kind == ITEM_RELAX;
			sum += own ? s->minutes * s->per_day : 0;
		}
	return sum;
}

static void count(const struct consult *c, const struct plan *plan, struct counts *n)
{
	bool loaded = false;
	if (plan->refusal != PLAN_OPEN)
		return;
	n->open++;
	for (size_t l = 0; l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++) {
			n->chosen[plan->legs[l].steps[i].item]++;
			loaded = loaded || is_loaded(&p->items[plan->legs[l].steps[i].item]);
		}
	for (size_t i = 0; i < plan->n_next; i++)
		n->next[plan->next[i].item]++;
	if (may_load(c)) {
		n->may_load++;
		n->loaded += loaded;
	}
	const struct leg_plan *t = &plan->legs[LEG_TREATMENT];
	if (t->n == 3)
		n->pairs[t->steps[0].item][t->steps[1].item]++;
	if (c->wishes.minutes_a_day > 0 && c->wishes.confidence >= CONFIDENCE_LOW && !plan->flare) {
		n->wished++;
		n->kept_wish += minutes_of(plan) == c->wishes.minutes_a_day;
	}
}

static void print(const struct counts *n)
{
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		print_message("# %.*s, of %d people: chosen for, and named as the next one for\n", (int)leg_words[l].n, leg_words[l].p, PEOPLE);
		for (size_t i = 0; i < p->n_items; i++)
			if (p->items[i].leg == l)
				print_message("#   %-26.*s %3u %3u\n", (int)p->items[i].id.n, p->items[i].id.p, n->chosen[i], n->next[i]);
	}
	print_message("# loaded strength for %u of %u who may; the minutes that were wished for %u of %u\n", n->loaded, n->may_load, n->kept_wish,
		      n->wished);
}

/* ---- the plan, played ---- */

static int32_t most_minutes(const struct item *it)
{
	return it->dose.minutes.most * (it->dose.per_day.most > 0 ? it->dose.per_day.most : 1);
}

/* The exercises of the plan that do not rest. */
static size_t exercises_of(const struct plan *plan, const qset *rests, uint16_t *ret_items)
{
	const struct leg_plan *leg = &plan->legs[LEG_PRACTICE];
	size_t n = 0;
	for (size_t i = 0; i < leg->n; i++)
		if (p->items[leg->steps[i].item].kind != ITEM_HEAT && !qset_has(rests, leg->steps[i].item))
			ret_items[n++] = leg->steps[i].item;
	return n;
}

/* Each exercise in the order of its first turn, and no other. */
static void check_order(const struct session *s, const uint16_t *items, size_t n)
{
	size_t seen = 0;
	for (size_t i = 0; i < s->n; i++) {
		bool is_again = false;
		for (size_t k = 0; k < seen; k++)
			is_again = is_again || items[k] == s->steps[i].item;
		if (is_again)
			continue;
		assert_true(seen < n);
		assert_int_equal(s->steps[i].item, items[seen]);
		seen++;
	}
	assert_int_equal(seen, n);
}

static void check_verdicts(const struct consult *c, const struct session *s)
{
	int32_t of[ITEMS_MAX] = {0}, sum = 0;
	for (size_t i = 0; i < s->n; i++) {
		assert_true(allow_now(allow_item(&p->items[s->steps[i].item], &c->facts).verdict));
		of[s->steps[i].item] += s->steps[i].seconds;
		sum += s->steps[i].seconds;
	}
	assert_int_equal(sum, s->seconds);
	for (size_t i = 0; i < p->n_items; i++)
		assert_true(of[i] <= 60 * most_minutes(&p->items[i]));
}

/* Played minutes, and those of changes that take time by themselves. */
static void check_minutes(const struct consult *c, const struct plan *plan, const qset *rests, const struct session *s)
{
	struct plan_week_day of;
	int32_t change = 0;
	bool is_full = true;
	plan_day_of(p, c, plan, rests, &of);
	for (size_t i = 0; i < of.n; i++) {
		const struct item *it = &p->items[of.steps[i].item];
		change += it->leg == LEG_CHANGE ? of.steps[i].minutes : 0;
		is_full = is_full && (of.steps[i].is_warmth || of.steps[i].minutes >= it->dose.minutes.most);
	}
	assert_int_equal(s->seconds, 60 * (of.minutes - change));
	int32_t wished = c->wishes.minutes_a_day;
	if (wished == 0 || plan->flare || c->wishes.confidence < CONFIDENCE_LOW || is_full)
		return;
	int32_t off = s->seconds / 60 + change - wished;
	if (off < -1 || off > 1)
		fail_msg("wished for %d minutes, played %d and %d of the change leg", wished, s->seconds / 60, change);
}

static void check_played(const struct consult *c, const struct plan *plan, const qset *rests)
{
	uint16_t items[STEPS_MAX];
	struct session s;
	size_t n = exercises_of(plan, rests, items);
	session_of_plan(&(struct decided){p, c, plan}, rests, SESSION_ANYWHERE, &s);
	check_order(&s, items, n);
	check_verdicts(c, &s);
	check_minutes(c, plan, rests, &s);
	assert_int_equal(s.n_others, plan->legs[LEG_PRACTICE].n == 0 ? 0 : exercises_of(plan, &(qset){{0}}, items) - n);
}

/* At a place: what goes there, at the same minutes, and each of the others named. */
static void check_places(const struct consult *c, const struct plan *plan)
{
	static const qset no_rest;
	uint16_t items[STEPS_MAX];
	size_t n = exercises_of(plan, &no_rest, items);
	struct session all, here;
	session_of_plan(&(struct decided){p, c, plan}, &no_rest, SESSION_ANYWHERE, &all);
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		size_t at = 0, others = 0;
		session_of_plan(&(struct decided){p, c, plan}, &no_rest, place, &here);
		for (size_t i = 0; i < all.n; i++) {
			if (!(p->items[all.steps[i].item].session.places >> place & 1))
				continue;
			assert_true(at < here.n);
			assert_memory_equal(&here.steps[at], &all.steps[i], sizeof here.steps[at]);
			at++;
		}
		assert_int_equal(at, here.n);
		for (size_t i = 0; i < n; i++) {
			if (p->items[items[i]].session.places >> place & 1)
				continue;
			assert_true(others < here.n_others);
			assert_int_equal(here.others[others].item, items[i]);
			assert_false(here.others[others].rests);
			others++;
		}
		assert_int_equal(others, here.n_others);
	}
}

static void test_the_plan_is_played(void **state)
{
	(void)state;
	static struct consult consult;
	static struct plan plan;
	struct dice d = dice_of(49);
	size_t rested = 0;
	for (int i = 0; i < PEOPLE; i++) {
		struct answers a = somebody(&d);
		uint16_t items[STEPS_MAX];
		qset rests = {{0}};
		people_decide(p, &a, &consult, &plan);
		check_played(&consult, &plan, &rests);
		check_places(&consult, &plan);
		size_t n = exercises_of(&plan, &rests, items);
		if (n < 2)
			continue;
		qset_add(&rests, items[0]); /* the others take its minutes */
		check_played(&consult, &plan, &rests);
		rested++;
	}
	assert_true(rested > PEOPLE / 2);
}

/* When all have had their days, none rests: whoever starts anyway gets the plan. */
static void test_when_all_rest_none_does(void **state)
{
	(void)state;
	static struct consult consult;
	static struct plan plan;
	struct dice d = dice_of(7);
	for (int i = 0; i < PEOPLE; i++) {
		struct answers a = somebody(&d);
		struct session all, none;
		uint16_t items[STEPS_MAX];
		qset rests = {{0}};
		people_decide(p, &a, &consult, &plan);
		session_of_plan(&(struct decided){p, &consult, &plan}, &rests, SESSION_ANYWHERE, &all);
		for (size_t k = exercises_of(&plan, &rests, items); k > 0; k--)
			qset_add(&rests, items[k - 1]);
		session_of_plan(&(struct decided){p, &consult, &plan}, &rests, SESSION_ANYWHERE, &none);
		assert_memory_equal(&none, &all, sizeof all);
	}
}

static int go_through(void **state)
{
	static struct counts n;
	static struct consult consult;
	static struct plan plan;
	struct dice d = dice_of(49);
	for (int i = 0; i < PEOPLE; i++) {
		struct answers a = somebody(&d);
		people_decide(p, &a, &consult, &plan);
		count(&consult, &plan, &n);
	}
	print(&n);
	*state = &n;
	return 0;
}

static void test_all_have_a_plan(void **state)
{
	const struct counts *n = *state;
	assert_int_equal(n->open, PEOPLE);
}

static void test_no_change_reaches_nobody(void **state)
{
	const struct counts *n = *state;
	for (size_t i = 0; i < p->n_items; i++)
		if (p->items[i].leg == LEG_CHANGE && n->chosen[i] == 0)
			fail_msg("nobody of %d gets %.*s", PEOPLE, (int)p->items[i].id.n, p->items[i].id.p);
}

/* Every exercise, too, but for what anyone may do in the first minute. */
static void test_no_exercise_reaches_nobody(void **state)
{
	const struct counts *n = *state;
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		if (it->leg == LEG_PRACTICE && !it->first_minute && n->chosen[i] == 0)
			fail_msg("nobody of %d gets %.*s", PEOPLE, (int)it->id.n, it->id.p);
	}
}

static void test_strength_with_a_load(void **state)
{
	const struct counts *n = *state;
	assert_true(PERCENT * n->loaded >= LOADED_LEAST * n->may_load);
}

/* Not the same two treatments for all. */
static void test_treatments_differ(void **state)
{
	const struct counts *n = *state;
	for (size_t i = 0; i < p->n_items; i++)
		for (size_t k = 0; k < p->n_items; k++)
			if (2 * n->pairs[i][k] > n->open)
				fail_msg("%u of %u get %.*s and %.*s", n->pairs[i][k], n->open, (int)p->items[i].id.n, p->items[i].id.p,
					 (int)p->items[k].id.n, p->items[k].id.p);
	assert_true(n->chosen[people_item(p, "physiotherapy")] > 0);
	assert_int_equal(n->chosen[people_item(p, "infrared_lamp")], 0);
}

static void test_the_minutes_are_those_wished(void **state)
{
	const struct counts *n = *state;
	assert_true(PERCENT * n->kept_wish >= 95 * n->wished);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_have_a_plan),
		cmocka_unit_test(test_no_change_reaches_nobody),
		cmocka_unit_test(test_no_exercise_reaches_nobody),
		cmocka_unit_test(test_strength_with_a_load),
		cmocka_unit_test(test_treatments_differ),
		cmocka_unit_test(test_the_minutes_are_those_wished),
		cmocka_unit_test(test_the_plan_is_played),
		cmocka_unit_test(test_when_all_rest_none_does),
	};
	return cmocka_run_group_tests_name("plan_people", tests, go_through, NULL);
}
