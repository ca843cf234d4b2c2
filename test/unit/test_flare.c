/* test_flare.c - when the diary makes today a day to do less. */
#include "unit.h"

#include "me/flare.h"

enum { NOON = 43200 };

static struct store_entry entries[16];
static struct store_deed deeds[4];
static struct store_mark marks[2];
static size_t n_entries, n_deeds, n_marks;

static struct moment at(int days_ago, int second)
{
	return (struct moment){instant_of(day_plus(people_today, -days_ago), second, (struct zone){0}), {0}};
}

static void pain(int days_ago, int second, int now)
{
	entries[n_entries++] = (struct store_entry){.day = day_plus(people_today, -days_ago),
						    .at = at(days_ago, second),
						    .pain_now = now,
						    .pain_average = STORE_PAIN_UNSET,
						    .pain_worst = STORE_PAIN_UNSET};
}

static void practice(int days_ago, int second)
{
	deeds[n_deeds++] = (struct store_deed){.day = day_plus(people_today, -days_ago), .at = at(days_ago, second), .leg = LEG_PRACTICE};
}

static void mark(int first_ago, int last_ago, enum store_mark_kind kind)
{
	marks[n_marks++] = (struct store_mark){.first = day_plus(people_today, -first_ago), .last = day_plus(people_today, -last_ago), .kind = kind};
}

static int nothing(void **state)
{
	(void)state;
	n_entries = n_deeds = n_marks = 0;
	return 0;
}

/* As the store sums them: a day each, a thing and day each. */
static enum flare_why why(void)
{
	struct store_entry_day entry_days[16];
	struct store_deed_item items[4];
	struct flare_days days = {.is_marked = false};
	for (size_t i = 0; i < n_entries; i++) {
		bool tells = entries[i].pain_now != STORE_PAIN_UNSET;
		entry_days[i] = (struct store_entry_day){.day = entries[i].day, .n = 1, .pain_n = tells, .pain_sum = tells ? entries[i].pain_now : 0};
		if (tells && entries[i].day.n == people_today.n)
			days.last = &entries[i];
	}
	for (size_t i = 0; i < n_deeds; i++)
		items[i] = (struct store_deed_item){.day = deeds[i].day,
						    .leg = deeds[i].leg,
						    .n = 1,
						    .n_untimed = !moment_is_known(deeds[i].at),
						    .has_last = moment_is_known(deeds[i].at),
						    .last = deeds[i].at.at};
	for (size_t i = 0; i < n_marks; i++)
		days.is_marked |= marks[i].kind == STORE_MARK_FLARE && marks[i].first.n <= people_today.n && people_today.n <= marks[i].last.n;
	days.entry_days = (struct store_entry_days){entry_days, n_entries};
	days.items = (struct store_deed_items){items, n_deeds};
	return flare_today(&days, people_today);
}

static void test_a_mark(void **state)
{
	(void)state;
	assert_int_equal(why(), FLARE_NONE);
	mark(3, 1, STORE_MARK_FLARE);
	assert_int_equal(why(), FLARE_NONE); /* it is over */
	mark(1, -2, STORE_MARK_FLARE);
	assert_int_equal(why(), FLARE_MARKED);
	marks[1].kind = STORE_MARK_TRAVEL;
	assert_int_equal(why(), FLARE_NONE);
}

/* The next morning, and the same day: more than 2 points above the mean of the week before. */
static void test_after_practice(void **state)
{
	for (int ago = 0; ago <= 1; ago++)
		for (int now = 0; now <= 10; now++) {
			nothing(state);
			pain(5, NOON, 3);
			pain(3, NOON, 5); /* usual: 4 */
			practice(ago, NOON);
			pain(0, NOON + 60, now);
			assert_int_equal(why(), now > 6 ? FLARE_AFTER_PRACTICE : FLARE_NONE);
		}
}

/* Evidence 3.5: "not > 2 points above baseline". Two points above a mean of 4.0 is not, above one of 3.9 it is. */
static void test_just_above_two_points(void **state)
{
	for (int lowest = 3; lowest <= 4; lowest++) {
		nothing(state);
		pain(8, NOON, lowest);
		for (int ago = 2; ago <= 7; ago++)
			pain(ago, NOON, 4);
		practice(1, NOON);
		pain(0, NOON, 6);
		assert_int_equal(why(), lowest == 3 ? FLARE_AFTER_PRACTICE : FLARE_NONE);
	}
}

/* What is usual is told by the seven days before the practice: not by its own day, nor by the eighth. */
static void test_the_week_before(void **state)
{
	for (int before = 0; before <= 8; before++) {
		nothing(state);
		pain(1 + before, NOON, 3);
		practice(1, NOON);
		pain(0, NOON, 9);
		assert_int_equal(why(), before >= 1 && before <= 7 ? FLARE_AFTER_PRACTICE : FLARE_NONE);
	}
}

/* Of several things practised on a day the last one counts; when one of them has no time, the pain may have come after it. */
static void test_several_of_a_day(void **state)
{
	static const struct {
		int first, second; /* 0: no time */
		enum flare_why why;
	} cases[] = {{NOON, NOON + 120, FLARE_NONE},
		     {NOON + 120, NOON, FLARE_NONE},
		     {NOON, NOON + 30, FLARE_AFTER_PRACTICE},
		     {0, NOON + 120, FLARE_AFTER_PRACTICE},
		     {NOON + 120, 0, FLARE_AFTER_PRACTICE}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		nothing(state);
		pain(3, NOON, 3);
		practice(0, cases[i].first);
		practice(0, cases[i].second);
		for (size_t k = 0; k < 2; k++)
			if ((k == 0 ? cases[i].first : cases[i].second) == 0)
				deeds[k].at = MOMENT_NONE;
		pain(0, NOON + 60, 9);
		assert_int_equal(why(), cases[i].why);
	}
}

/* Of yesterday's practice and today's it is today's, in whatever order they come: so yesterday tells what is usual. */
static void test_of_two_days_the_later(void **state)
{
	for (int first = 0; first <= 1; first++) {
		nothing(state);
		pain(1, NOON, 3);
		practice(first, NOON);
		practice(1 - first, NOON);
		pain(0, NOON + 60, 9);
		assert_int_equal(why(), FLARE_AFTER_PRACTICE);
	}
}

/* A treatment is no practice, and what is recorded for tomorrow was not done yet. */
static void test_only_practice_that_was_done(void **state)
{
	(void)state;
	pain(5, NOON, 3);
	practice(1, NOON);
	pain(0, NOON, 9);
	assert_int_equal(why(), FLARE_AFTER_PRACTICE);
	deeds[0].leg = LEG_TREATMENT;
	assert_int_equal(why(), FLARE_NONE);
	n_deeds = 0;
	practice(-1, NOON);
	deeds[0].at = MOMENT_NONE;
	assert_int_equal(why(), FLARE_NONE);
}

/* The diary is longer than a week, oldest day first: what was before it does not count. */
static void test_a_long_diary(void **state)
{
	(void)state;
	for (int ago = 14; ago >= 2; ago--)
		pain(ago, NOON, ago > 8 ? 0 : 5);
	practice(1, NOON);
	pain(0, NOON, 7);
	assert_int_equal(why(), FLARE_NONE);
	entries[n_entries - 1].pain_now = 8;
	assert_int_equal(why(), FLARE_AFTER_PRACTICE);
}

/* A night or a note, without a pain, says nothing of how it was: neither before the practice nor after it. */
static void test_what_tells_of_no_pain(void **state)
{
	(void)state;
	pain(5, NOON, 3);
	pain(4, NOON, STORE_PAIN_UNSET);
	pain(3, NOON, 5);
	practice(1, NOON);
	pain(0, NOON, 7);
	pain(0, NOON + 60, STORE_PAIN_UNSET);
	assert_int_equal(why(), FLARE_AFTER_PRACTICE);
	entries[3].pain_now = 6;
	assert_int_equal(why(), FLARE_NONE);
}

static void test_not_by_practice(void **state)
{
	(void)state;
	pain(3, NOON, 3);
	pain(0, NOON, 9);
	assert_int_equal(why(), FLARE_NONE); /* nothing was practised */
	practice(0, NOON + 60);
	assert_int_equal(why(), FLARE_NONE); /* it hurt before */
	deeds[0].at = at(0, NOON);
	assert_int_equal(why(), FLARE_NONE); /* or at the very moment */
	deeds[0].at = at(0, NOON - 1);
	assert_int_equal(why(), FLARE_AFTER_PRACTICE);
	nothing(state);
	pain(9, NOON, 3);
	practice(2, NOON);
	pain(0, NOON, 9);
	assert_int_equal(why(), FLARE_NONE); /* that was two days ago */
	nothing(state);
	practice(1, NOON);
	pain(0, NOON, 9);
	assert_int_equal(why(), FLARE_NONE); /* what is usual is not known */
}

/* Without any practice: well above one's own usual, which three days of the week before tell. */
static void test_well_above_the_usual(void **state)
{
	(void)state;
	pain(3, NOON, 3);
	pain(2, NOON, 3);
	pain(0, NOON, 6);
	assert_int_equal(why(), FLARE_NONE); /* two days tell nothing yet */
	nothing(NULL);
	pain(4, NOON, 3);
	pain(3, NOON, 3);
	pain(2, NOON, 3);
	pain(0, NOON, 5);
	assert_int_equal(why(), FLARE_NONE); /* 2 are not more than 2 */
	entries[3].pain_now = 6;
	assert_int_equal(why(), FLARE_PAIN_UP);
	practice(0, NOON - 60);
	assert_int_equal(why(), FLARE_AFTER_PRACTICE);
	nothing(NULL);
	pain(10, NOON, 3);
	pain(9, NOON, 3);
	pain(8, NOON, 3);
	pain(0, NOON, 9);
	assert_int_equal(why(), FLARE_NONE); /* a week that is long over is not the usual of now */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_well_above_the_usual, nothing),  cmocka_unit_test_setup(test_a_mark, nothing),
		cmocka_unit_test_setup(test_after_practice, nothing),        cmocka_unit_test_setup(test_just_above_two_points, nothing),
		cmocka_unit_test_setup(test_the_week_before, nothing),       cmocka_unit_test_setup(test_several_of_a_day, nothing),
		cmocka_unit_test_setup(test_of_two_days_the_later, nothing), cmocka_unit_test_setup(test_only_practice_that_was_done, nothing),
		cmocka_unit_test_setup(test_a_long_diary, nothing),          cmocka_unit_test_setup(test_what_tells_of_no_pain, nothing),
		cmocka_unit_test_setup(test_not_by_practice, nothing),
	};
	return cmocka_run_group_tests_name("flare", tests, NULL, NULL);
}
