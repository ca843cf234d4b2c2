/* test_asking.c - one rule of what is asked when (core/fresh.h), on every face: today, relief, practice, session, re-check, look back, diary. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "me/relief.h"
#include "walk.h"

enum { REVIEW_DAYS = 28 };

static char where[WALK_TARGET];

static void leads_to(const char *target, const char *expected)
{
	walk_follow(target, where);
	if (strcmp(where, expected) != 0)
		fail_msg("%s leads to %s, not to %s", target, where, expected);
}

static void post_leads_to(const char *target, const char *fields, const char *expected)
{
	struct page p = walk_post(target, fields);
	if (p.status != 303 || !str_eq(p.where, str_of(expected)))
		fail_msg("%s (%s) leads to %d %.*s, not to %s", target, fields, p.status, (int)p.where.n, p.where.p, expected);
}

static bool says(const char *target, const char *text)
{
	struct page p = walk_get(target);
	return page_says(&p, text);
}

/* The exercise is there, or what comes before it. */
static void asks(const char *text)
{
	struct page p = walk_follow("/session?place=floor", where);
	if (text == NULL) {
		assert_string_equal(where, "/session?place=floor");
		assert_true(page_says(&p, "Relief on the floor"));
	} else {
		assert_string_equal(where, "/relief?place=floor&seconds=60");
		assert_false(page_says(&p, "Relief on the floor"));
		if (!page_says(&p, text))
			fail_msg("the page does not say %s", text);
	}
}

/* ---- the line ---- */

static void test_on_a_new_day_one_line(void **state)
{
	static const struct {
		int days;
		const char *question;
	} rows[] = {{1, "Anything new since yesterday?"},
		    {2, "Anything new since Friday?"}, /* from Friday, 27 November 2026 on */
		    {6, "Anything new since Sunday?"},
		    {7, "Anything new since 5 December 2026?"}};
	(void)state;
	walk_healthy("");
	asks(NULL);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		own_site_days_later(rows[i].days);
		asks(rows[i].question);
		struct page p = walk_get("/relief?place=floor");
		assert_int_equal(page_times(&p, "name=\"q."), 0);
		assert_int_equal(page_times(&p, " checked"), 0);
		assert_true(page_says(&p, "Chest pain, or short of breath")); /* what a "no" says no to */
		assert_true(page_says(&p, "a fall, a blow or an operation"));
		assert_int_equal(walk_post("/relief/news", "place=floor&seconds=60").status, 400); /* no answer is no answer */
		post_leads_to("/relief/news", "place=floor&seconds=60&go=no", "/session?place=floor&seconds=60");
		asks(NULL);
	}
}

static void test_yes_to_the_line(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_days_later(1);
	post_leads_to("/relief/news", "place=floor&seconds=60&go=yes", "/check/again?from=floor");
	asks("Anything new since yesterday?"); /* a yes that was not told is no "no" */
	struct page p = walk_get("/check/again?from=floor");
	assert_true(page_says(&p, "name=\"from\" value=\"floor\""));
	post_leads_to("/check/again", "from=floor&seen=recheck_chest&seen=recheck_fever&go=on", "/check/again?pick=1&from=floor");
	post_leads_to("/check/again",
		      "from=floor&seen=recheck_chest&seen=recheck_weakness&seen=recheck_bladder&seen=recheck_fever&seen=recheck_night&seen=recheck_"
		      "headache&go=none",
		      "/relief?again=on&place=floor"); /* it is none of the six: the whole list */
	own_site_days_later(1);
	post_leads_to("/check/again", "from=floor&seen=recheck_fever&q.recheck_fever=unsure&go=on", "/check");
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_UNANSWERED);
	leads_to("/session?place=floor", "/relief?place=floor&seconds=60");
	assert_true(says("/relief", "name=\"q.rf_01\"")); /* all of them again */
}

/* ---- who asks, asks for all ---- */

static void test_a_look_back_counts(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_plan_days_ago("first plan", 10);
	own_site_days_later(8);
	assert_true(says("/", "Once a week we look for danger signs"));
	asks("Anything new since 26 November 2026?");
	assert_true(says("/look-back?step=3&average=4&now=4", "Anything new since 26 November 2026?"));
	post_leads_to("/reassess", "average=4&now=4&new=none", "/reassess");
	asks(NULL);
	assert_false(says("/", "Once a week we look for danger signs"));
	assert_true(says("/look-back?step=3&average=4&now=4", "You answered the danger signs today"));
	assert_false(says("/progress", "type=\"checkbox\" name=\"new\""));
	post_leads_to("/reassess", "average=3&now=3&new=today", "/reassess"); /* and it is not asked twice */
	own_site_days_later(1);
	assert_int_equal(walk_post("/reassess", "average=3&now=3&new=today").status, 400);
	assert_int_equal(walk_post("/reassess", "average=3&now=3").status, 400);
}

static void test_something_new_at_a_look_back(void **state)
{
	static const char *const answers[] = {"recheck_night", "unsure"};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char form[64];
		walk_healthy("rf_44=yes");
		own_site_clear_days_ago("rf_44", 0);
		assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
		own_site_days_later(1);
		snprintf(form, sizeof form, "average=4&now=4&new=%s", answers[i]);
		post_leads_to("/reassess", form, "/check");
		assert_int_equal(own_site_person()->plan.refusal, REFUSED_UNANSWERED);
		assert_int_equal(own_site_person()->answers.cleared[0].end, CLEARING_ENDED_NEW);
		own_site_days_later(1);
	}
}

static void test_the_weekly_six_count(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_plan_days_ago("first plan", 10);
	own_site_days_later(7);
	assert_true(says("/", "Once a week we look for danger signs"));
	walk_post(
		"/check/again",
		"seen=recheck_chest&seen=recheck_weakness&seen=recheck_bladder&seen=recheck_fever&seen=recheck_night&seen=recheck_headache&go=none");
	asks(NULL);
	own_site_days_later(1);
	assert_false(says("/", "Once a week we look for danger signs"));
	post_leads_to("/relief/news", "go=no", "/session?place=desk&seconds=60");
	own_site_days_later(6);
	assert_false(says("/", "Once a week we look for danger signs")); /* the line counts, too */
	own_site_days_later(1);
	assert_true(says("/", "Once a week we look for danger signs"));
}

/* Evidence 1.1, rule 3: when pain rises by 2, also on a day when they were asked. */
static void test_a_rise_of_pain_asks(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_seconds_later(60);
	walk_post("/log", "pain=2");
	asks(NULL);
	own_site_seconds_later(60);
	walk_post("/log", "pain=4");
	asks("Anything new since earlier today?");
	own_site_seconds_later(60);
	post_leads_to("/relief/news", "place=floor&seconds=60&go=no", "/session?place=floor&seconds=60");
	asks(NULL);
}

/* ---- when all are due again ---- */

static void test_after_four_weeks_all_at_once(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_plan_days_ago("first plan", 0);
	own_site_days_later(REVIEW_DAYS - 1);
	asks("Anything new since 26 November 2026?");
	assert_true(says("/plan", "Start your practice"));
	own_site_days_later(1);
	asks("name=\"q.rf_01\"");
	struct page p = walk_get("/plan"); /* it can be read, and nothing of it starts */
	assert_true(page_says(&p, "Your plan waits"));
	assert_true(page_says(&p, "Until then these wait"));
	assert_true(page_times(&p, "href=\"/item/") > 3);
	assert_false(page_says(&p, "/session"));
	p = walk_get("/");
	assert_true(page_says(&p, "Your plan waits"));
	assert_false(page_says(&p, "class=\"todo\""));
	walk_healthy("");
	asks(NULL);
	assert_true(says("/look-back?step=3&average=4&now=4", "You answered the danger signs today")); /* on the day of the look back */
	assert_true(says("/plan", "Start your practice"));
}

/* ---- after needles, or cups ---- */

static void needles_wait(void)
{
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "One question is open"));
	assert_true(page_says(&p, "After the needles or cups"));
	assert_true(page_says(&p, "id=\"leg-change\""));
	assert_true(page_says(&p, "Until then these wait"));
	assert_false(page_says(&p, "Start your practice"));
	assert_true(own_site_person()->plan.legs[LEG_CHANGE].n > 0);
	asks("After the needles or cups");
}

static void test_needles_ask_one_thing(void **state)
{
	(void)state;
	walk_healthy("sits_over_4_hours=yes screen_low_or_laptop=yes");
	own_site_seconds_later(60);
	post_leads_to("/log", "item=acupuncture&back=today", "/relief/needles?back=today");
	struct page p = walk_get("/relief/needles?back=today");
	assert_true(page_says(&p, "What you did is saved"));
	assert_int_equal(page_times(&p, "name=\"go\" value="), 3);
	assert_int_equal(page_times(&p, " checked"), 0);
	needles_wait();
	assert_true(says("/", "One question is open"));
	assert_int_equal(walk_post("/relief/needles", "back=today").status, 400);
	post_leads_to("/relief/needles", "go=no&back=today", "/?saved=tick&place=today-plan#saved");
	asks(NULL);
	assert_true(says("/plan", "Start your practice"));
	own_site_seconds_later(60);
	post_leads_to("/log", "item=breathing&back=today", "/?saved=tick&place=today-plan#saved"); /* nothing else asks */
}

static void test_needles_and_something_after_them(void **state)
{
	static const char *const answers[] = {"yes", "unsure"};
	static const enum urgency classes[] = {EMERGENCY, SAME_DAY}; /* not sure of RF-04: evidence 1.1, rule 4 */
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char form[64];
		walk_healthy("");
		own_site_seconds_later(60);
		post_leads_to("/diary", "day=2026-11-26&treatment=dry_cupping", "/relief/needles?back=diary");
		snprintf(form, sizeof form, "go=%s&back=diary", answers[i]);
		post_leads_to("/relief/needles", form, "/check/ask?from=needles");
		struct page p = walk_get("/check/ask?from=needles");
		assert_true(page_says(&p, "name=\"q.rf_04\"") && page_says(&p, "name=\"q.rf_60\""));
		assert_false(page_says(&p, "name=\"q.rf_01\""));
		needles_wait(); /* who leaves here has not said no */
		snprintf(form, sizeof form, "from=needles&seen=rf_04&q.rf_04=%s&go=on", answers[i]);
		post_leads_to("/check/ask", form, "/result");
		assert_int_equal(own_site_person()->consult.triage.urgency, classes[i]);
		own_site_seconds_later(60);
	}
}

/* A treatment of an earlier day that the answers came after asks nothing; one that was edited does. */
static void test_needles_of_an_earlier_day(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_put_days_ago("rf_04", "no", 1);
	own_site_put_days_ago("rf_60", "no", 1);
	own_site_put_days_ago("rf_60_not_stopping", "no", 1);
	post_leads_to("/diary", "day=2026-11-24&treatment=acupuncture", "/diary?kept=done#saved");
	asks(NULL);
	post_leads_to("/diary", "day=2026-11-24&treatment=manual_therapy", "/diary?kept=done#saved");
	post_leads_to("/diary/deed/2", "day=2026-11-26&time=00%3A00&item=dry_needling", "/relief/needles?back=diary");
	needles_wait();
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_on_a_new_day_one_line),        TEST(test_yes_to_the_line),       TEST(test_a_look_back_counts),
		TEST(test_something_new_at_a_look_back), TEST(test_the_weekly_six_count),  TEST(test_a_rise_of_pain_asks),
		TEST(test_after_four_weeks_all_at_once), TEST(test_needles_ask_one_thing), TEST(test_needles_and_something_after_them),
		TEST(test_needles_of_an_earlier_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
