/* test_relief.c - from the danger signs to a moving timer, and what is kept of it. */
#include "walk.h"

#include "app/diary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "app/relief.h"

#define DESK "place=desk&seconds=60"

static enum answer_kind answer_of(const char *question)
{
	const struct person *who = own_site_person();
	return who->answers.of[pack_question(who->pack, str_of(question))].kind;
}

/* ---- the danger signs ---- */

static void test_first_visit(void **state)
{
	(void)state;
	struct page p = walk_get("/relief");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "Now, or at any time since this began?"));
	assert_true(page_says(&p, "None of these"));
	assert_true(page_counts(&p, "<details") <= 10); /* nine lines, and the one of the conditions */
	const struct person *who = own_site_person();
	for (size_t i = 0; i < who->pack->n_questions; i++)
		if (who->pack->questions[i].block == BLOCK_EMERGENCY) {
			char name[80] = "name=\"q.";
			strncat(name, who->pack->questions[i].id.p, who->pack->questions[i].id.n);
			strcat(name, "\"");
			p = walk_get("/relief");
			assert_int_equal(page_counts(&p, name), 3); /* yes, not sure, no: each row once */
		}
}

/* Start now, none of these: two touches to a timer that runs. */
static void test_none_of_these(void **state)
{
	char where[WALK_TARGET];
	(void)state;
	struct page p = walk_follow("/session?place=bed&seconds=120", where);
	assert_string_equal(where, "/relief?place=bed&seconds=120");
	p = walk_post("/relief", "place=bed&seconds=120");
	assert_int_equal(p.status, 303);
	assert_true(str_eq(p.where, STR("/session?place=bed&seconds=120")));
	p = walk_get("/session?place=bed&seconds=120");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "Relief lying down"));
	assert_true(page_says(&p, "<animate")); /* moves without a script */
	assert_true(page_says(&p, "type=\"module\""));
	assert_true(page_says(&p, "Answer them now"));
	const struct person *who = own_site_person();
	for
		qset_each(fact, &who->pack->relief.asked) assert_true(qset_has(&who->consult.facts.no, fact));
	assert_int_equal(relief_way(who), RELIEF_SESSION);
	walk_follow("/relief?place=car", where);
	assert_string_equal(where, "/session?place=car&seconds=60"); /* once a day is enough */
	p = walk_get("/relief?again=on");
	assert_int_equal(p.status, 200);
	static struct person tomorrow;
	tomorrow = *own_site_person();
	tomorrow.today = day_plus(tomorrow.today, 1);
	person_decide(&tomorrow);
	assert_int_equal(relief_way(&tomorrow), RELIEF_NEWS); /* a new day: only what is new since */
}

static void test_a_tick_wins(void **state)
{
	static const char *const said[] = {"yes", "unsure"};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char form[64] = DESK "&q.rf_01=";
		strcat(form, said[i]);
		struct page p = walk_post("/relief", form);
		assert_true(str_eq(p.where, STR("/result")));
		assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER);
		p = walk_get("/session");
		assert_true(str_eq(p.where, STR("/result")));
		p = walk_get("/relief");
		assert_true(str_eq(p.where, STR("/result")));
	}
}

/* Looked at again, a yes from before stands ticked in a line that is open, so that "none of these" cannot wipe it out unseen. */
static void test_a_yes_is_not_lost(void **state)
{
	(void)state;
	walk_healthy("rf_53=yes");
	struct page p = walk_get("/relief?again=on");
	assert_int_equal(page_counts(&p, "<details class=\"sign\" open"), 1);
	assert_true(page_says(&p, "name=\"q.rf_53\" value=\"yes\" checked"));
	walk_post("/relief", DESK "&q.rf_53=yes");
	assert_int_equal(answer_of("rf_53"), ANSWER_YES);
	walk_post("/relief", DESK "&q.rf_53=no");
	assert_int_equal(answer_of("rf_53"), ANSWER_NO);
}

static void test_only_what_the_page_asks(void **state)
{
	(void)state;
	assert_int_equal(walk_post("/relief", DESK "&q.rf_20=yes").status, 400);
	assert_int_equal(walk_post("/relief", DESK "&q.nothing=yes").status, 400);
	assert_int_equal(walk_post("/relief", DESK "&q.rf_01=perhaps").status, 400);
	assert_int_equal(walk_get("/relief?place=moon").status, 400);
	assert_int_equal(walk_get("/session?seconds=19").status, 400);
	assert_int_equal(answer_of("rf_01"), ANSWER_NONE);
}

/* ---- the session ---- */

static void test_under_18_sees_no_exercise(void **state)
{
	(void)state;
	struct page p = walk_post("/relief", DESK "&q.rf_51=yes");
	assert_true(str_eq(p.where, STR("/result")));
}

/* What was sent: the sum of its seconds in the deeds of today. */
static int32_t practised(size_t *ret_n)
{
	const struct diary *diary = own_site_diary();
	int32_t seconds = 0;
	*ret_n = diary->deeds.n;
	for (size_t i = 0; i < diary->deeds.n; i++) {
		assert_int_equal(diary->deeds.at[i].leg, LEG_PRACTICE);
		assert_int_equal(diary->deeds.at[i].day.n, diary->days.last.n);
		assert_int_equal(diary->deeds.at[i].origin, STORE_FROM_SESSION);
		seconds += diary->deeds.at[i].seconds;
	}
	return seconds;
}

static void test_done(void **state)
{
	size_t n;
	(void)state;
	walk_post("/relief", DESK);
	struct page p = walk_post("/session/done", DESK "&step=0&step=1&pain=3");
	assert_true(str_eq(p.where, STR("/?done=1")));
	assert_int_equal(practised(&n), 60);
	assert_int_equal(n, 2);
	const struct person *who = own_site_person();
	assert_int_equal(own_site_diary()->entries.n, 1);
	assert_int_equal(own_site_diary()->entries.at[0].pain_now, 3);
	assert_true(who->week.percent[LEG_PRACTICE] > 0);
}

static void test_left_early(void **state)
{
	size_t n;
	(void)state;
	walk_post("/relief", DESK);
	struct page p = walk_post("/session/done", DESK);
	assert_true(str_eq(p.where, STR("/"))); /* nothing done, nothing said: nothing kept */
	assert_int_equal(practised(&n), 0);
	walk_post("/session/done", DESK "&pain=10");
	assert_int_equal(practised(&n), 0);
	assert_int_equal(own_site_diary()->entries.n, 1);
	walk_post("/session/done", DESK "&step=0&step=9");
	int32_t seconds = practised(&n);
	assert_int_equal(n, 1);
	assert_true(seconds > 0 && seconds < 60);
}

static void test_nothing_is_done_in_danger(void **state)
{
	size_t n;
	(void)state;
	walk_post("/relief", DESK "&q.rf_01=yes");
	walk_post("/session/done", DESK "&step=0&step=1&pain=8");
	assert_int_equal(practised(&n), 0);
	assert_int_equal(own_site_diary()->entries.n, 1); /* the pain is true all the same */
}

static void test_heat(void **state)
{
	(void)state;
	walk_healthy("have_heat_pad=yes have_seat_heater=yes age=34");
	struct page p = walk_get("/session?item=heat_pad");
	assert_true(page_says(&p, "data-seconds=\"900\""));
	assert_true(page_says(&p, "data-check=\"300\""));
	assert_true(page_says(&p, "never sleep with it"));
	assert_true(page_says(&p, "It ends by itself"));
	p = walk_get("/session?item=seat_heater");
	assert_true(page_says(&p, "Only when parked"));
	walk_answers("age=70");
	p = walk_get("/session?item=heat_pad");
	assert_true(page_says(&p, "Low setting, 10-15 minutes, and look at your skin."));
	assert_int_equal(walk_get("/session?item=nothing").status, 404);
}

static void test_not_for_now(void **state)
{
	(void)state;
	walk_post("/relief", DESK);
	struct page p = walk_get("/session?item=heat_pad");
	assert_true(page_says(&p, "waits for a few answers"));
	assert_true(page_says(&p, "href=\"/check\""));
	assert_false(page_says(&p, "<dialog"));
	walk_healthy("shoulder_problem=yes age=34");
	p = walk_get("/session?item=prone_ytw");
	assert_true(page_says(&p, "is not for you now"));
	assert_true(page_says(&p, "In the parked car"));
}

static void test_sides(void **state)
{
	(void)state;
	walk_healthy("age=34");
	struct page p = walk_get("/session?item=open_book");
	assert_int_equal(page_counts(&p, "data-side=\"Left side\""), 1);
	assert_int_equal(page_counts(&p, "data-side=\"Right side\""), 1);
	assert_true(page_says(&p, "side=left"));
	assert_true(page_says(&p, "begin=\"60s\" dur=\"60s\"")); /* the second ring runs when the first has ended */
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_HOME(test_first_visit),
		AT_HOME(test_none_of_these),
		AT_HOME(test_a_tick_wins),
		AT_HOME(test_a_yes_is_not_lost),
		AT_HOME(test_only_what_the_page_asks),
		AT_HOME(test_under_18_sees_no_exercise),
		AT_HOME(test_done),
		AT_HOME(test_left_early),
		AT_HOME(test_nothing_is_done_in_danger),
		AT_HOME(test_heat),
		AT_HOME(test_not_for_now),
		AT_HOME(test_sides),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
