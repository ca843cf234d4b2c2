/* test_session.c - a timed list: exactly as long as asked for, only what is allowed, both sides alike. */
#include "unit.h"

static const struct pack *const p = &pack_default;

static struct consult consult;
static struct plan plan;
static struct session session;

static void make(const struct answers *a, enum place place, int32_t seconds)
{
	people_decide(p, a, &consult, &plan);
	session_make(&(struct decided){p, &consult, &plan}, place, seconds, &session);
}

static void check_session(enum place place)
{
	int32_t sum = 0;
	for (size_t i = 0; i < session.n; i++) {
		const struct session_step *s = &session.steps[i];
		const struct item *it = &p->items[s->item];
		struct allowed a = allow_item(it, &consult.facts);
		sum += s->seconds;
		assert_true(allow_now(a.verdict));
		assert_int_equal(s->verdict, a.verdict);
		assert_memory_equal(&s->behind, &a.behind, sizeof a.behind);
		assert_true(it->session.places >> place & 1);
		assert_true(qset_within(&it->needs, &consult.facts.yes));
		assert_true(s->seconds >= it->session.least);
		assert_int_equal(s->side != SIDE_BOTH, it->session.each_side);
		if (s->side == SIDE_LEFT) { /* left, then right, of the same */
			assert_true(i + 1 < session.n);
			assert_int_equal(session.steps[i + 1].item, s->item);
			assert_int_equal(session.steps[i + 1].side, SIDE_RIGHT);
			int32_t longer = session.steps[i + 1].seconds - s->seconds;
			assert_true(longer >= -1 && longer <= 1); /* an odd second has to go to one of them */
		}
		if (s->side == SIDE_RIGHT)
			assert_true(i > 0 && session.steps[i - 1].side == SIDE_LEFT);
	}
	assert_int_equal(session.seconds, sum);
	assert_true(session.n <= SESSION_STEPS_MAX);
}

static struct answers well_equipped(void)
{
	static const char *const yes[] = {"have_roller", "have_band", "floor_ok", "have_heat_pad"};
	struct answers a = people_clean(p);
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
		people_put(p, &a, yes[i], "yes");
	return a;
}

/* --- the length --- */

static void test_exactly_as_long_as_asked_for(void **state)
{
	(void)state;
	struct answers people[] = {people_clean(p), well_equipped()};
	for (size_t k = 0; k < 2; k++)
		for (enum place place = PLACE_DESK; place < PLACES; place++)
			for (int32_t seconds = SESSION_LEAST_S; seconds <= 600; seconds++) {
				make(&people[k], place, seconds);
				if (session.seconds != seconds)
					fail_msg("asked for %d s at %.*s, got %d", seconds, (int)place_words[place].n, place_words[place].p,
						 session.seconds);
				check_session(place);
			}
}

static void test_sixty_gives_sixty_to_everyone_who_has_a_plan(void **state)
{
	(void)state;
	static const struct crowd crowd = {.yes = 25, .unsure = 8, .looked_at = 100};
	struct dice d = dice_of(61);
	for (int i = 0; i < 1500; i++) {
		struct answers a = people_random(p, &d, &crowd);
		for (enum place place = PLACE_DESK; place < PLACES; place++) {
			make(&a, place, 60);
			assert_int_equal(plan.refusal, PLAN_OPEN);
			assert_int_equal(session.seconds, 60);
			check_session(place);
		}
	}
}

/* Nothing is done for longer than its dose of a day gives; a session that is asked for more than all doses ends where they end. */
static void check_doses(int32_t seconds)
{
	int32_t of[ITEMS_MAX] = {0};
	bool is_full = true;
	for (size_t i = 0; i < session.n; i++)
		of[session.steps[i].item] += session.steps[i].seconds;
	for (size_t i = 0; i < p->n_items; i++) {
		const struct dose *d = &p->items[i].dose;
		int32_t most = 60 * d->minutes.most * (d->per_day.use > 0 ? d->per_day.use : 1);
		assert_true(of[i] <= most);
		is_full = is_full && (of[i] == 0 || of[i] == most);
	}
	assert_true(session.seconds == seconds || (session.seconds < seconds && is_full));
}

static void test_up_to_an_hour(void **state)
{
	(void)state;
	static const int32_t lengths[] = {601, 900, 1200, 1799, 1800, 2400, 3000, 3599, SESSION_MOST_S};
	struct answers a = well_equipped();
	for (enum place place = PLACE_DESK; place < PLACES; place++)
		for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
			make(&a, place, lengths[i]);
			check_doses(lengths[i]);
			check_session(place);
			assert_true(session.seconds >= 480); /* in a car three things of a few minutes each may be done */
		}
	make(&a, PLACE_FLOOR, 1800);
	assert_int_equal(session.seconds, 1800);
}

/* Evidence 3.5: "Flare day: ... No roller", and no strength against a load, however long the session and wherever it is. */
static void test_a_flare_keeps_to_its_programme(void **state)
{
	(void)state;
	static const int32_t lengths[] = {20, 60, 300, 600, 1800, SESSION_MOST_S};
	struct answers a = well_equipped();
	people_put(p, &a, "flare_now", "yes");
	people_put(p, &a, "where", "p5_l,p6_r");
	for (enum place place = PLACE_DESK; place < PLACES; place++)
		for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
			make(&a, place, lengths[i]);
			assert_true(session.n > 0);
			for (size_t k = 0; k < session.n; k++) {
				const struct item *it = &p->items[session.steps[k].item];
				bool is_listed = it->first_minute;
				const struct programme *g = &p->programmes[p->known.flare];
				for (size_t n = 0; n < g->n_items; n++)
					is_listed = is_listed || g->items[n] == session.steps[k].item;
				assert_true(is_listed);
				assert_false(it->loaded || str_starts(it->id, STR("roller")));
			}
		}
}

static bool has_item(uint16_t item)
{
	for (size_t i = 0; i < session.n; i++)
		if (session.steps[i].item == item)
			return true;
	return false;
}

/* A practice leg that a practitioner filled: its steps and what anyone may do, and nothing else. */
static void test_a_practitioners_leg_is_not_filled_up(void **state)
{
	(void)state;
	struct answers a = well_equipped();
	people_put(p, &a, "where", "p5_l,p6_r");
	consult_make(p, &a, people_today, &consult);
	qset_add(&consult.wishes.wanted, people_item(p, "open_book"));
	consult.wishes.only[LEG_PRACTICE] = true;
	plan_make(p, &consult, people_today, &plan);
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		session_make(&(struct decided){p, &consult, &plan}, place, 600, &session);
		for (size_t i = 0; i < session.n; i++) {
			uint16_t item = session.steps[i].item;
			assert_true(p->items[item].first_minute || item == people_item(p, "open_book"));
		}
		bool is_here = p->items[people_item(p, "open_book")].session.places >> place & 1;
		assert_int_equal(has_item(people_item(p, "open_book")), is_here);
	}
}

/* --- the first minute --- */

/* The relief page answered with no, and nothing else: only first-minute items, but those everywhere and for any length. */
static void test_the_first_minute(void **state)
{
	(void)state;
	struct answers a = people_blank();
	for (size_t i = 0; i < p->n_questions; i++)
		if (p->questions[i].fact != NONE && qset_has(&p->relief.asked, p->questions[i].fact))
			a.of[i] = (struct answer){.kind = ANSWER_NO};
	for (enum place place = PLACE_DESK; place < PLACES; place++)
		for (int32_t seconds = SESSION_LEAST_S; seconds <= 300; seconds++) {
			make(&a, place, seconds);
			assert_int_equal(session.refusal, PLAN_OPEN);
			assert_int_equal(session.seconds, seconds);
			check_session(place);
			for (size_t i = 0; i < session.n; i++)
				assert_true(p->items[session.steps[i].item].first_minute);
		}
}

/* One line of the relief page ticked or not sure, or one left open: no session. */
static void test_no_first_minute_in_danger(void **state)
{
	(void)state;
	static const enum answer_kind said[] = {ANSWER_YES, ANSWER_UNSURE, ANSWER_NONE};
	for (size_t line = 0; line < p->relief.n_lines; line++)
		for (size_t k = 0; k < p->relief.lines[line].n_questions; k++)
			for (size_t s = 0; s < sizeof said / sizeof said[0]; s++) {
				struct answers a = people_blank();
				uint16_t asked = p->relief.lines[line].questions[k];
				const struct question *q = &p->questions[asked];
				bool follows = q->has_needs && k > 0 && p->questions[p->relief.lines[line].questions[k - 1]].row == q->row;
				if (people_spares(q) || (said[s] == ANSWER_NONE && (!people_emergency(p, asked) || q->block != BLOCK_EMERGENCY)))
					continue;
				for (size_t i = 0; i < p->n_questions; i++)
					if (p->questions[i].fact != NONE && qset_has(&p->relief.asked, p->questions[i].fact))
						a.of[i] = (struct answer){.kind = ANSWER_NO};
				if (follows) /* it is asked after a yes in its row */
					people_make(p, &a, (uint16_t)qset_next(&q->needs, 0));
				a.of[asked].kind = said[s];
				make(&a, PLACE_DESK, 60);
				assert_true(session.refusal != PLAN_OPEN);
				if (!follows)
					assert_int_equal(session.refusal, said[s] == ANSWER_NONE ? REFUSED_UNANSWERED : REFUSED_DANGER);
				assert_int_equal(session.n, 0);
				assert_int_equal(session.seconds, 0);
			}
}

static void test_a_refused_plan_gives_no_session(void **state)
{
	(void)state;
	struct answers a = people_blank();
	make(&a, PLACE_FLOOR, 60);
	assert_int_equal(session.refusal, REFUSED_UNANSWERED);
	assert_int_equal(session.n, 0);
	a = people_clean(p);
	people_put(p, &a, "rf_20", "yes");
	make(&a, PLACE_FLOOR, 60);
	assert_int_equal(session.refusal, REFUSED_DANGER);
	assert_int_equal(session.n, 0);
	session_of_item(&(struct decided){p, &consult, &plan}, people_item(p, "breathing"), 60, &session);
	assert_int_equal(session.refusal, REFUSED_DANGER);
	assert_int_equal(session.n, 0);
}

/* --- the choice --- */

static void test_the_plan_comes_first(void **state)
{
	(void)state;
	struct answers a = well_equipped();
	people_put(p, &a, "where", "p5_l,p5_r");
	people_put(p, &a, "minutes_a_day", "15");
	make(&a, PLACE_FLOOR, 600);
	size_t in_plan = 0;
	for (size_t i = 0; i < plan.legs[LEG_PRACTICE].n; i++) {
		const struct item *it = &p->items[plan.legs[LEG_PRACTICE].steps[i].item];
		in_plan += it->kind != ITEM_HEAT && it->session.places >> PLACE_FLOOR & 1;
	}
	assert_true(in_plan > 0);
	size_t seen = 0;
	for (size_t i = 0; i < session.n && seen < in_plan; i++) {
		if (session.steps[i].side == SIDE_RIGHT)
			continue;
		assert_non_null(plan_step(&plan, session.steps[i].item));
		seen++;
	}
	assert_int_equal(seen, in_plan);
}

static void test_dropped_items_stay_away(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	make(&a, PLACE_DESK, 120);
	uint16_t first = session.steps[0].item;
	qset_add(&consult.wishes.dropped, first);
	session_make(&(struct decided){p, &consult, &plan}, PLACE_DESK, 120, &session);
	assert_int_equal(session.seconds, 120);
	for (size_t i = 0; i < session.n; i++)
		assert_int_not_equal(session.steps[i].item, first);
}

static int32_t sides(const struct item *it)
{
	return it->session.each_side ? 2 : 1;
}

/* Up to three share a short time, as soon as each of them has what is still worth doing; a fourth joins when all of them get a good go, not sooner. */
static void test_who_joins_when(void **state)
{
	(void)state;
	struct answers a = well_equipped();
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		uint16_t items[ITEMS_MAX];
		int32_t least = 0, good = 0;
		people_decide(p, &a, &consult, &plan);
		assert_true(session_choices(&(struct decided){p, &consult, &plan}, place, items) >= 4);
		for (size_t n = 1; p->items[items[0]].kind == ITEM_RELAX; n++) { /* the best movement takes the place of a rest */
			uint16_t rest = items[0];
			items[0] = items[n];
			items[n] = rest;
		}
		for (size_t n = 0; n < 4; n++) {
			const struct item *it = &p->items[items[n]];
			least += it->session.least * sides(it);
			good += it->session.seconds * sides(it);
			int32_t from = n < 3 ? least : good;
			if (from <= SESSION_LEAST_S)
				continue;
			make(&a, place, from);
			assert_true(has_item(items[n]));
			make(&a, place, from - 1);
			assert_false(has_item(items[n]));
		}
	}
}

/* Rest alone does not fill a short session, be it the best for this person: the best movement comes first. */
static void test_movement_comes_before_rest(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	uint16_t items[ITEMS_MAX];
	size_t rest_was_best = 0;
	people_put(p, &a, "much_stress", "yes");
	people_put(p, &a, "worse_under_stress", "yes");
	people_put(p, &a, "poor_sleep", "yes");
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		make(&a, place, SESSION_LEAST_S);
		session_choices(&(struct decided){p, &consult, &plan}, place, items);
		rest_was_best += p->items[items[0]].kind == ITEM_RELAX;
		assert_true(session.n > 0);
		assert_true(p->items[session.steps[0].item].kind != ITEM_RELAX);
	}
	assert_true(rest_was_best > 0);
}

/* What may be done at a place: all that is allowed and fits it, those of the plan before the others; of a refused plan nothing. */
static void test_the_choices_of_a_place(void **state)
{
	(void)state;
	struct answers a = well_equipped();
	uint16_t items[ITEMS_MAX];
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		size_t expected = 0;
		people_decide(p, &a, &consult, &plan);
		size_t n = session_choices(&(struct decided){p, &consult, &plan}, place, items);
		for (size_t i = 0; i < n; i++) {
			assert_true(allow_now(allow_item(&p->items[items[i]], &consult.facts).verdict));
			assert_true(i == 0 || plan_step(&plan, items[i - 1]) != NULL || plan_step(&plan, items[i]) == NULL);
		}
		for (uint16_t i = 0; i < p->n_items; i++)
			expected += p->items[i].leg == LEG_PRACTICE && p->items[i].kind != ITEM_HEAT && p->items[i].session.places >> place & 1 &&
				    allow_now(allow_item(&p->items[i], &consult.facts).verdict) &&
				    qset_within(&p->items[i].needs, &consult.facts.yes);
		assert_int_equal(n, expected);
		plan.refusal = REFUSED_DANGER;
		assert_int_equal(session_choices(&(struct decided){p, &consult, &plan}, place, items), 0);
	}
}

/* --- one item --- */

static void test_one_item_by_itself(void **state)
{
	(void)state;
	struct answers a = well_equipped();
	people_decide(p, &a, &consult, &plan);
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		int32_t dose = session_dose_s(p, &plan, i);
		session_of_item(&(struct decided){p, &consult, &plan}, i, dose, &session);
		assert_true(session.place < PLACES && (it->session.places == 0 || it->session.places >> session.place & 1));
		bool can = it->session.places != 0 && allow_now(allow_item(it, &consult.facts).verdict);
		assert_int_equal(session.n, !can ? 0 : it->session.each_side ? 2 : 1);
		assert_int_equal(session.seconds, can ? dose : 0);
		if (it->leg == LEG_PRACTICE) /* as the plan has it, within what the source says of one go */
			assert_true(dose >= 60 * it->dose.minutes.least && dose <= 60 * it->dose.minutes.most);
		assert_true(dose > 0 || it->session.places == 0);
		if (can && plan_step(&plan, i) != NULL)
			assert_int_equal(dose, 60 * plan_step(&plan, i)->minutes);
		if (session.n == 2)
			assert_int_equal(session.steps[0].seconds, session.steps[1].seconds);
	}
	people_put(p, &a, "osteoporosis_or_osteopenia", "yes");
	people_clear(p, &a, "rf_45", people_today);
	people_decide(p, &a, &consult, &plan);
	session_of_item(&(struct decided){p, &consult, &plan}, people_item(p, "roller_across"), 60, &session);
	assert_int_equal(session.n, 0);
	session_of_item(&(struct decided){p, &consult, &plan}, people_item(p, "scapular_squeeze"), 60, &session);
	assert_int_equal(session.n, 1);
	assert_int_equal(session.steps[0].verdict, ADAPT);
}

/* Nothing in the content is without minutes; a pack of someone else's may be. */
static void test_what_says_no_minutes_takes_its_good_length(void **state)
{
	(void)state;
	struct item it = p->items[people_item(p, "scapular_squeeze")];
	struct pack one = *p;
	one.items = &it;
	one.n_items = 1;
	struct plan asked = {0};
	asked.legs[LEG_PRACTICE].n = 1; /* a step of item 0, which takes none */
	assert_int_equal(session_dose_s(&one, &asked, 0), 60 * it.dose.minutes.use);
	it.dose.minutes.use = 0;
	assert_int_equal(session_dose_s(&one, &asked, 0), it.session.seconds);
	assert_int_equal(session_dose_s(&one, &(struct plan){0}, 0), it.session.seconds);
}

/* --- the count --- */

static struct session_pace pace_of(const char *item, int32_t seconds)
{
	uint16_t i = people_item(p, item);
	const struct dose *dose = &p->items[i].dose;
	struct session_step step = {.item = i, .verdict = GO, .seconds = seconds, .reps = dose->reps.use, .hold_s = dose->hold_s.use};
	return session_pace_of(p, &step);
}

/* Evidence EX-02: hold 5 seconds, 8 times: in four minutes three rounds, at the pace of the hold and two seconds each way at least. */
static void test_four_minutes_of_eight_times_five_seconds(void **state)
{
	(void)state;
	struct session_pace pace = pace_of("scapular_squeeze", 240);
	assert_int_equal(pace.rounds, 3);
	assert_int_equal(pace.reps, 8);
	assert_int_equal(pace.hold_ms, 5000);
	assert_true(pace.rep_ms >= 9000);
	assert_int_equal(pace.rest_ms, 8000);
	pace = pace_of("scapular_squeeze", 20); /* in a minute of three things it is done twice */
	assert_int_equal(pace.rounds, 1);
	assert_int_equal(pace.rest_ms, 0);
	assert_int_equal(pace.reps, 2);
	pace = pace_of("trapezius_stretch", 20);
	assert_int_equal(pace.reps, 1);
	assert_int_equal(pace.hold_ms, 17500); /* evidence EX-11: 15 to 30 s */
}

/* Of every exercise, at every length of its dose: the count ends with the step, never asks for more than the dose, and is never hurried. */
static void test_the_count_fits_the_dose(void **state)
{
	(void)state;
	size_t counted = 0;
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		for (int32_t minutes = it->dose.minutes.least; it->session.places != 0 && minutes <= it->dose.minutes.most; minutes++) {
			struct session_step step = {.item = i,
						    .verdict = GO,
						    .seconds = 60 * minutes / (it->session.each_side ? 2 : 1),
						    .reps = it->dose.reps.use,
						    .hold_s = it->dose.hold_s.use,
						    .sets = it->dose.sets.most};
			struct session_pace pace = session_pace_of(p, &step);
			assert_int_equal(pace.reps > 0, it->dose.reps.use > 0);
			if (pace.reps == 0)
				continue;
			counted++;
			int32_t sum = pace.rounds * pace.reps * pace.rep_ms + (pace.rounds - 1) * pace.rest_ms;
			assert_true(sum <= 1000 * step.seconds && sum > 1000 * step.seconds - pace.rounds * pace.reps - 1);
			assert_true(pace.reps <= it->dose.reps.use);
			assert_true(it->dose.sets.most == 0 || pace.rounds <= it->dose.sets.most);
			assert_true(pace.hold_ms <= 1000 * it->dose.hold_s.use);
			assert_true(pace.rep_ms >= pace.hold_ms + 1000 * it->session.pace_s || pace.reps == 1);
			step.verdict = ADAPT; /* "3 to 5 slow repeats" is beside it: no other number does */
			assert_int_equal(session_pace_of(p, &step).reps, 0);
		}
	}
	assert_true(counted > 50);
}

/* The first place that lets most of two things be done. */
static void test_the_place_for_two(void **state)
{
	(void)state;
	for (uint16_t i = 0; i < p->n_items; i++)
		for (uint16_t k = 0; k < p->n_items; k++) {
			uint32_t one = p->items[i].session.places, two = p->items[k].session.places;
			enum place best = session_place_for(p, (uint16_t[]){i, k}, 2);
			uint32_t fit = (one >> best & 1) + (two >> best & 1);
			for (enum place place = PLACE_DESK; place < PLACES; place++) {
				uint32_t here = (one >> place & 1) + (two >> place & 1);
				assert_true(place < best ? here < fit : here <= fit);
			}
		}
}

/* Evidence EX-15: in for 4 s, out for 6 s. */
static void test_a_breath_is_led(void **state)
{
	(void)state;
	struct session_pace pace = pace_of("breathing", 120);
	assert_int_equal(pace.reps, 0);
	assert_int_equal(pace.breathe_in_s, 4);
	assert_int_equal(pace.breathe_out_s, 6);
	assert_int_equal(pace_of("cat_cow", 120).breathe_in_s, 0);
}

/* Whoever has answered one page only: three things of twenty seconds each, one of them at most a change of position. */
static void test_a_first_minute_of_three(void **state)
{
	(void)state;
	struct answers a = people_blank();
	for (size_t i = 0; i < p->n_questions; i++)
		if (p->questions[i].fact != NONE && qset_has(&p->relief.asked, p->questions[i].fact))
			a.of[i] = (struct answer){.kind = ANSWER_NO};
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		make(&a, place, 60);
		assert_int_equal(session.n, 3);
		for (size_t i = 0; i < session.n; i++)
			assert_int_equal(session.steps[i].seconds, 20);
		assert_int_equal(session.steps[0].item, people_item(p, "shoulder_rolls"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exactly_as_long_as_asked_for),
		cmocka_unit_test(test_sixty_gives_sixty_to_everyone_who_has_a_plan),
		cmocka_unit_test(test_up_to_an_hour),
		cmocka_unit_test(test_a_flare_keeps_to_its_programme),
		cmocka_unit_test(test_a_practitioners_leg_is_not_filled_up),
		cmocka_unit_test(test_the_first_minute),
		cmocka_unit_test(test_no_first_minute_in_danger),
		cmocka_unit_test(test_a_refused_plan_gives_no_session),
		cmocka_unit_test(test_the_plan_comes_first),
		cmocka_unit_test(test_dropped_items_stay_away),
		cmocka_unit_test(test_who_joins_when),
		cmocka_unit_test(test_movement_comes_before_rest),
		cmocka_unit_test(test_the_choices_of_a_place),
		cmocka_unit_test(test_one_item_by_itself),
		cmocka_unit_test(test_what_says_no_minutes_takes_its_good_length),
		cmocka_unit_test(test_four_minutes_of_eight_times_five_seconds),
		cmocka_unit_test(test_the_count_fits_the_dose),
		cmocka_unit_test(test_the_place_for_two),
		cmocka_unit_test(test_a_breath_is_led),
		cmocka_unit_test(test_a_first_minute_of_three),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
