/* test_plan_week.c - the week of a plan: which days, and how long. */
#include "unit.h"

#include "core/plan_week.h"

static const struct pack *const p = &pack_default;

static struct consult consult;
static struct plan plan;
static struct plan_week week;

static void decide(const struct answers *a)
{
	people_decide(p, a, &consult, &plan);
	plan_week_of(p, &consult, &plan, &week);
}

static int32_t days_with(uint16_t item)
{
	int32_t n = 0;
	for (size_t d = 0; d < WEEK_DAYS; d++)
		for (size_t i = 0; i < week.days[d].n; i++)
			n += week.days[d].steps[i].item == item;
	return n;
}

static bool is_timed(const struct step *s)
{
	const struct item *it = &p->items[s->item];
	return it->leg == LEG_PRACTICE || (it->leg == LEG_CHANGE && (it->kind == ITEM_WALK || it->kind == ITEM_RELAX));
}

/* What holds for every week: each step on its days, within its dose, and no day longer than was wished. */
static void check_week(void)
{
	int32_t wished = consult.wishes.minutes_a_day;
	for (size_t l = 0; l < LEGS; l++)
		for (size_t i = 0; i < plan.legs[l].n; i++) {
			const struct step *s = &plan.legs[l].steps[i];
			assert_int_equal(days_with(s->item), is_timed(s) ? s->per_week : 0);
		}
	for (size_t d = 0; d < WEEK_DAYS; d++) {
		const struct plan_week_day *of = &week.days[d];
		int32_t sum = 0;
		for (size_t i = 0; i < of->n; i++) {
			const struct plan_week_step *s = &of->steps[i];
			const struct item *it = &p->items[s->item];
			const struct step *of_plan = plan_step(&plan, s->item);
			assert_non_null(of_plan);
			assert_int_equal(s->is_warmth, it->kind == ITEM_HEAT);
			assert_true(s->minutes <= it->dose.minutes.most * (it->dose.per_day.most > 0 ? it->dose.per_day.most : 1));
			assert_true(s->minutes >= of_plan->minutes * (s->is_warmth ? 1 : of_plan->per_day));
			sum += s->is_warmth ? 0 : s->minutes;
		}
		assert_int_equal(sum, of->minutes);
		assert_true(wished == 0 || sum <= wished);
	}
}

static void test_every_week(void **state)
{
	(void)state;
	static const struct crowd crowd = {.yes = 15, .unsure = 3, .looked_at = 100};
	struct dice d = dice_of(71);
	for (int i = 0; i < 5000; i++) {
		struct answers a = people_random(p, &d, &crowd);
		decide(&a);
		check_week();
	}
}

/* The sum of the minutes is what was wished, on every day of practice, for who can walk and has a load at home. */
static void test_the_minutes_are_those_wished(void **state)
{
	(void)state;
	static const char *const places[] = {"p5_l,p5_r", "p3_l", "p8_r,p9_l", "p1_l", "a2_l", "none"};
	for (size_t k = 0; k < sizeof places / sizeof places[0]; k++)
		for (int minutes = 2; minutes <= 30; minutes++) {
			struct answers a = people_clean(p);
			a.of[p->known.q_minutes].value = minutes;
			people_put(p, &a, "confidence_0_10", "8");
			people_put(p, &a, "where", places[k]);
			people_put(p, &a, "have_bottles", "yes");
			people_put(p, &a, "floor_ok", "yes");
			decide(&a);
			check_week();
			int32_t days = 0;
			for (size_t d = 0; d < WEEK_DAYS; d++)
				if (week.days[d].n > 0) {
					if (week.days[d].minutes != minutes)
						fail_msg("%d minutes were wished, day %zu has %d (%s)", minutes, d, week.days[d].minutes, places[k]);
					days++;
				}
			assert_true(days >= 3);
		}
}

/* Evidence 3.3: 2 to 3 days a week of strength; never two days in a row while there is room. */
static void test_rest_between(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "minutes_a_day", "10");
	people_put(p, &a, "confidence_0_10", "8");
	people_put(p, &a, "where", "p6_l,p6_r");
	people_put(p, &a, "tension_between_blades", "yes");
	people_put(p, &a, "have_bag", "yes");
	decide(&a);
	uint16_t row = people_item(p, "bag_row");
	assert_non_null(plan_step(&plan, row));
	static const bool on[WEEK_DAYS] = {true, false, true, false, true, false, false};
	for (size_t d = 0; d < WEEK_DAYS; d++) {
		bool has = false;
		for (size_t i = 0; i < week.days[d].n; i++)
			has = has || week.days[d].steps[i].item == row;
		assert_int_equal(has, on[d]);
	}
}

/* Fewer days when fewer were chosen; warmth is first and is not counted. */
static void test_fewer_days_and_warmth(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "minutes_a_day", "10");
	people_put(p, &a, "confidence_0_10", "8");
	people_put(p, &a, "have_heat_pad", "yes");
	people_put(p, &a, "eases_heat", "yes");
	consult_make(p, &a, people_today, &consult);
	consult.wishes.practice_days = 3;
	plan_make(p, &consult, people_today, &plan);
	plan_week_of(p, &consult, &plan, &week);
	check_week();
	for (size_t d = 0; d < WEEK_DAYS; d++) {
		bool is_on = d == 0 || d == 2 || d == 4;
		assert_int_equal(week.days[d].n > 0, is_on);
		assert_int_equal(week.days[d].minutes, is_on ? 10 : 0);
		if (is_on)
			assert_true(week.days[d].steps[0].is_warmth);
	}
}

static void test_no_week_without_a_plan(void **state)
{
	(void)state;
	struct answers a = people_blank();
	decide(&a);
	for (size_t d = 0; d < WEEK_DAYS; d++)
		assert_int_equal(week.days[d].n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_week),
		cmocka_unit_test(test_the_minutes_are_those_wished),
		cmocka_unit_test(test_rest_between),
		cmocka_unit_test(test_fewer_days_and_warmth),
		cmocka_unit_test(test_no_week_without_a_plan),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
