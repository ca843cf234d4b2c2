/* test_course.c - where a person stands in a course of treatments, row by row from evidence.md 5.1. */
#include "unit.h"

#include "core/course.h"

static const day start = {20000};

/* evidence 5.1: "handful = 4-6 sessions in 3-4 weeks, then a formal reassessment. Continue to at most 10-12 [...]. After 10-12: stop or space out" */
static const struct course handful = {.item = 0, .sessions = 5, .days_apart = 5, .most = 10};

/* Visits every `apart` days from the start on. */
static struct course_next after(const struct course *c, size_t n, int32_t reassessed_after, int32_t today)
{
	day visits[20] = {{0}};
	for (size_t i = 0; i < n; i++)
		visits[i] = day_plus(start, (int32_t)i * c->days_apart);
	return course_next(c, visits, n, reassessed_after, day_plus(start, today));
}

static void test_a_handful_then_look_again(void **state)
{
	(void)state;
	static const struct {
		size_t had;
		int32_t reassessed_after;
		enum course_state state;
		int32_t left;
	} rows[] = {{0, 0, COURSE_NOT_BEGUN, 5},
		    {1, 0, COURSE_GOING_ON, 4},
		    {4, 0, COURSE_GOING_ON, 1},
		    {5, 0, COURSE_REASSESS, 0},
		    {6, 0, COURSE_REASSESS, 0},
		    /* looked at again, with the result to go on: another handful */
		    {5, 5, COURSE_GOING_ON, 5},
		    {6, 5, COURSE_GOING_ON, 4},
		    {9, 5, COURSE_GOING_ON, 1},
		    /* "at most 10-12", whatever was looked at */
		    {8, 8, COURSE_GOING_ON, 2},
		    {9, 9, COURSE_GOING_ON, 1},
		    {10, 5, COURSE_ENOUGH, 0},
		    {10, 9, COURSE_ENOUGH, 0},
		    {12, 10, COURSE_ENOUGH, 0}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct course_next r = after(&handful, rows[i].had, rows[i].reassessed_after, 0);
		if (r.state != rows[i].state || r.left != rows[i].left || r.had != (int32_t)rows[i].had)
			fail_msg("row %zu: state %d, left %d, had %d", i, (int)r.state, r.left, r.had);
	}
}

static void test_when_the_next_is_due(void **state)
{
	(void)state;
	struct course_next r = after(&handful, 0, 0, 3);
	assert_int_equal(day_diff(r.next_on, start), 3); /* nothing had: today */
	for (int32_t today = 10; today <= 30; today++) {
		r = after(&handful, 3, 0, today); /* the last on day 10 */
		assert_int_equal(day_diff(r.next_on, start), today > 15 ? today : 15);
	}
}

static void test_visits_may_be_in_any_order(void **state)
{
	(void)state;
	day visits[] = {day_plus(start, 10), start, day_plus(start, 5)};
	struct course_next r = course_next(&handful, visits, 3, 0, day_plus(start, 11));
	assert_int_equal(day_diff(r.next_on, start), 15);
	assert_int_equal(r.had, 3);
}

static void test_a_course_without_an_upper_end(void **state)
{
	(void)state;
	struct course c = handful;
	c.most = 0;
	assert_int_equal(after(&c, 12, 10, 0).state, COURSE_GOING_ON);
	assert_int_equal(after(&c, 15, 10, 0).state, COURSE_REASSESS);
}

/* Every treatment of the shipped pack, had as planned: evidence 5.1, its own row. */
static void test_the_shipped_courses(void **state)
{
	(void)state;
	static const struct {
		const char *item;
		int32_t least, most, apart_least, apart_most; /* sessions, and days between two */
	} rows[] = {
		{"acupuncture", 4, 6, 3, 7},         /* "Irnich 2001: 5 treatments / 3 weeks, ~2/wk"; the recommendation: 4-6 sessions in 3-4 weeks */
		{"dry_needling", 3, 6, 7, 7},        /* "82 % of surveyed US physios use 3-6 sessions [...] weekly" */
		{"electro_acupuncture", 4, 7, 3, 7}, /* "7 weekly sessions (motor points); other trial 4 sessions / 2 weeks, 1-2/wk" */
		{"dry_cupping", 4, 6, 3, 10},        /* "Lauche: 5 treatments / 2 weeks, 3-4 days" */
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct item *it = &pack_default.items[people_item(&pack_default, rows[i].item)];
		assert_true(it->course.sessions.use >= rows[i].least && it->course.sessions.use <= rows[i].most);
		assert_true(it->course.days_apart.use >= rows[i].apart_least && it->course.days_apart.use <= rows[i].apart_most);
		assert_true(it->course.most == 0 || (it->course.most >= 10 && it->course.most <= 12));
		struct course c = {.item = 0, .sessions = it->course.sessions.use, .days_apart = it->course.days_apart.use, .most = it->course.most};
		struct course_next r = after(&c, (size_t)c.sessions, 0, 100);
		assert_int_equal(r.state, COURSE_REASSESS);
		/* a handful in 3 to 4 weeks */
		assert_true((c.sessions - 1) * c.days_apart <= 28);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_handful_then_look_again),  cmocka_unit_test(test_when_the_next_is_due),
		cmocka_unit_test(test_visits_may_be_in_any_order), cmocka_unit_test(test_a_course_without_an_upper_end),
		cmocka_unit_test(test_the_shipped_courses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
