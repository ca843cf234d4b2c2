/* test_review.c - when a look back, the re-check and the log are due, what a rise of pain is, and when it was: the limit, and both sides of it. */
#include "unit.h"

#include "me/review.h"
#include "base/json.h"

enum { NOON = 43200, DAY_S = 86400 };

static const struct pack *const p = &pack_default;
static struct person who;
static struct reviews had;

static day ago(int32_t days)
{
	return day_plus(people_today, -days);
}

/* Someone with a plan since this many days; all is no, and was said this many days ago. */
static void live(int32_t plan_days, int32_t answered_days)
{
	who = (struct person){.pack = p, .today = people_today, .has_plan = true, .plan_since = ago(plan_days)};
	who.answers = people_clean(p);
	for (size_t q = 0; q < p->n_questions; q++) {
		who.answers.of[q].on = ago(answered_days);
		who.answers.of[q].at.at.s = (int64_t)ago(answered_days).n * DAY_S + NOON;
	}
	who.last_said = who.answers;
	person_decide(&who);
	had.n = 0;
}

static void test_weeks(void **state)
{
	(void)state;
	static const int32_t days[] = {-1, 0, 6, 7, 13, 14, 28}, weeks[] = {0, 0, 0, 1, 1, 2, 4};
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		live(days[i], 0);
		assert_int_equal(review_weeks(&who), weeks[i]);
	}
}

/* Evidence 6.3: first when the plan says so, then each four weeks; a look at an older plan says nothing of this one. */
static void test_the_next_look(void **state)
{
	(void)state;
	live(40, 0);
	assert_int_equal(review_next(&who).n, who.plan.review_on.n);
	for (int32_t days = 39; days <= 41; days++) {
		who.looked_on = ago(days);
		day next = days <= 40 ? day_plus(ago(days), 28) : who.plan.review_on;
		assert_int_equal(review_next(&who).n, next.n);
	}
}

/* "week 2 of 4", and the day to look in: never one that is past. */
static void test_the_stretch(void **state)
{
	(void)state;
	static const int32_t days[] = {0, 6, 7, 27, 28, 60}, week[] = {1, 1, 2, 4, 4, 4};
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		live(days[i], 0);
		struct review_stretch s = review_stretch(&who, &had);
		print_message("# day %d\n", days[i]);
		assert_int_equal(s.weeks, 4);
		assert_int_equal(s.week, week[i]);
		assert_int_equal(s.is_due, days[i] >= 28);
		assert_int_equal(s.next.n, review_next(&who).n);
		assert_int_equal(review_check_in(&who).n, days[i] <= 14 ? day_plus(who.plan_since, 14).n : s.next.n);
		who.looked_on = ago(3);
		if (days[i] < 3)
			continue;
		s = review_stretch(&who, &had);
		assert_int_equal(s.week, 1);
		assert_false(s.is_due);
		assert_int_equal(s.next.n, ago(3).n + 28);
		assert_int_equal(review_check_in(&who).n, ago(3).n + 14);
	}
}

/* Evidence 1.6: each week, of a plan that is a week old. */
static void test_the_re_check_is_due(void **state)
{
	(void)state;
	for (int32_t plan = 6; plan <= 8; plan++)
		for (int32_t answered = 6; answered <= 8; answered++) {
			live(plan, answered);
			assert_int_equal(review_recheck_due(&who), plan >= 7 && answered >= 7);
			who.has_plan = false;
			assert_false(review_recheck_due(&who));
		}
}

/* Evidence 6.3: a short log each week. */
static void test_the_log_is_due(void **state)
{
	(void)state;
	for (int32_t plan = 6; plan <= 8; plan++)
		for (int32_t written = 6; written <= 8; written++) {
			struct store_entry_day days[] = {{.day = ago(written + 3), .n = 1}, {.day = ago(written), .n = 1}};
			live(plan, 0);
			assert_int_equal(review_log_due(&who), plan >= 7);
			who.entry_days = (struct store_entry_days){days, 2};
			assert_int_equal(review_log_due(&who), plan >= 7 && written >= 7);
		}
}

/* Evidence 1.1, rule 3: a rise of 2 points, of the 14 days before; not when the signs were answered since, and not in an emergency. */
static void test_pain_rose(void **state)
{
	(void)state;
	struct store_entry before;
	for (int32_t rise = 1; rise <= 3; rise++)
		for (int32_t apart = 13; apart <= 15; apart++)
			for (int32_t answered = 1; answered <= 3; answered++) {
				live(30, answered);
				who.n_rises = 1;
				who.rises[0].before = (struct store_entry){.day = ago(2 + apart), .pain_now = 3};
				who.rises[0].entry = (struct store_entry){.day = ago(2), .pain_now = 3 + rise};
				who.rises[0].entry.at.at.s = (int64_t)ago(2).n * DAY_S + NOON + 60;
				bool expected = rise >= 2 && apart <= 14 && answered >= 2;
				assert_int_equal(review_pain_rose(&who, &before), expected);
				if (expected)
					assert_int_equal(before.day.n, ago(2 + apart).n);
				people_put(p, &who.answers, "rf_01", "yes");
				person_decide(&who);
				assert_false(review_pain_rose(&who, &before));
			}
}

/* The older of two rises still counts when the newer is too small. */
static void test_any_rise_counts(void **state)
{
	(void)state;
	struct store_entry before;
	live(30, 9);
	who.n_rises = 2;
	who.rises[0] = (struct person_rise){.before = {.day = ago(1), .pain_now = 5}, .entry = {.day = ago(0), .at = MOMENT_NONE, .pain_now = 6}};
	who.rises[1] = (struct person_rise){.before = {.day = ago(3), .pain_now = 3}, .entry = {.day = ago(2), .at = MOMENT_NONE, .pain_now = 5}};
	assert_true(review_pain_rose(&who, &before));
	assert_int_equal(before.pain_now, 3);
}

/* What the first look compared with stays the start; before there is one, the average pain of the check. */
static void test_the_start(void **state)
{
	(void)state;
	live(30, 0);
	people_put(p, &who.answers, "pain_average", "6");
	assert_int_equal(review_start(&who, &had).pain_tenths, 60);
	assert_int_equal(review_start(&who, &had).activities_tenths, NOT_MEASURED);
	had.n = 3;
	had.of[0] = (struct review){.in = {.then = {NOT_MEASURED, NOT_MEASURED}, .now = {40, NOT_MEASURED}}};
	had.of[1] = (struct review){.in = {.then = {55, NOT_MEASURED}, .now = {40, 33}}};
	had.of[2] = (struct review){.in = {.then = {20, 90}, .now = {20, 95}}};
	assert_int_equal(review_start(&who, &had).pain_tenths, 55);
	assert_int_equal(review_start(&who, &had).activities_tenths, 33);
	had.of[1].in.then.activities_tenths = 22;
	assert_int_equal(review_start(&who, &had).activities_tenths, 22);
}

/* --- when something of the diary was --- */

static instant second_of(int32_t days_ago, int32_t second)
{
	return (instant){(int64_t)ago(days_ago).n * DAY_S + second};
}

/* Without a time: of an earlier day its end, of today its beginning, so that an answer of today can come after it. */
static void test_when_it_was(void **state)
{
	(void)state;
	live(30, 0);
	struct moment noon = {.at = second_of(1, NOON)};
	assert_int_equal(person_when(&who, ago(1), noon).s, noon.at.s);
	assert_int_equal(person_when(&who, ago(1), MOMENT_NONE).s, second_of(1, DAY_S - 1).s);
	assert_int_equal(person_when(&who, ago(0), MOMENT_NONE).s, second_of(0, 0).s);
}

/* Of several of one day the last; one without a time may have been the last of an earlier day. */
static void test_when_the_last_was(void **state)
{
	static const struct {
		int32_t days_ago, n_untimed, last, expected; /* last: 0, no time is known */
	} cases[] = {{1, 0, NOON, NOON}, {1, 1, NOON, DAY_S - 1}, {1, 1, 0, DAY_S - 1}, {0, 1, NOON, NOON}, {0, 1, 0, 0}, {0, 0, NOON, NOON}};
	(void)state;
	live(30, 0);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct store_deed_item done = {.day = ago(cases[i].days_ago),
					       .n_untimed = cases[i].n_untimed,
					       .has_last = cases[i].last > 0,
					       .last = second_of(cases[i].days_ago, cases[i].last)};
		assert_int_equal(person_item_when(&who, &done).s, second_of(cases[i].days_ago, cases[i].expected).s);
	}
}

/* Evidence RF-04: what pierces or sucks. */
static void test_what_is_needles(void **state)
{
	static const char *const needles[] = {"acupuncture", "dry_needling", "electro_acupuncture", "dry_cupping"};
	static const char *const others[] = {"manual_therapy", "infrared_lamp", "chin_tuck", "heat_pad", "nothing_known"};
	(void)state;
	for (size_t i = 0; i < sizeof needles / sizeof needles[0]; i++)
		assert_true(person_is_needles(p, str_of(needles[i])));
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_false(person_is_needles(p, str_of(others[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_weeks),           cmocka_unit_test(test_the_next_look),
		cmocka_unit_test(test_the_stretch),     cmocka_unit_test(test_the_re_check_is_due),
		cmocka_unit_test(test_the_log_is_due),  cmocka_unit_test(test_pain_rose),
		cmocka_unit_test(test_any_rise_counts), cmocka_unit_test(test_the_start),
		cmocka_unit_test(test_when_it_was),     cmocka_unit_test(test_when_the_last_was),
		cmocka_unit_test(test_what_is_needles),
	};
	return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
