/* test_places.c - where it hurts: kept with an entry, shown over the weeks, and what a place asks about first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

#define TODAY "2026-11-26" /* a Thursday */

static void sends_to(const char *target, const char *fields, const char *where)
{
	struct page p = walk_post(target, fields);
	if (p.status != 303 || !str_eq(p.where, str_of(where)))
		fail_msg("%s: %d %.*s instead of %s", fields, p.status, (int)p.where.n, p.where.p, where);
}

static bool says(const char *target, const char *text)
{
	struct page p = walk_get(target);
	return page_says(&p, text);
}

static const char DIARY[] = "/diary?kept=done#saved";

/* ---- the diary ---- */

static void test_places_are_kept_with_their_strength(void **state)
{
	(void)state;
	assert_true(says("/diary", "<input type=\"checkbox\" id=\"where-p5_l\" name=\"region\" value=\"p5_l\">"));
	assert_true(says("/diary", "<label class=\"p5_l\" for=\"where-p5_l\">"));
	sends_to("/diary", "day=" TODAY "&pain=4&region=p5_l&region=p6_r&strong.p5_l=7&strong.p6_r=&strong.p4_l=9", DIARY);
	assert_true(says("/diary", "Between the blades, upper, left: 7, Between the blades, middle, right: 4<")); /* empty: as the pain */
	assert_true(says("/diary/1/delete", "Between the blades, upper, left: 7"));
	assert_true(says("/diary/1", "value=\"p5_l\" checked>"));
	assert_true(says("/diary/1", "name=\"strong.p5_l\" min=\"0\" max=\"10\" step=\"1\" value=\"7\""));
	assert_true(says("/diary/1", "name=\"strong.p4_l\" min=\"0\" max=\"10\" step=\"1\" value=\"\"")); /* its box was not ticked */
	sends_to("/diary/1", "day=" TODAY "&pain=5&region=p4_l&strong.p4_l=0", DIARY);
	assert_true(says("/diary", "Top inner corner of the shoulder blade, left: 0<"));
	assert_false(says("/diary", "Between the blades, upper, left: 7"));
	sends_to("/diary/1", "day=" TODAY "&pain=5", DIARY);
	assert_false(says("/diary", "class=\"diary-places"));
}

static void test_a_slip_loses_nothing(void **state)
{
	static const char *const slips[] = {"pain=4&region=p5_l&strong.p5_l=11", "pain=4&region=p5_l&strong.p5_l=x", "region=p5_l"};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		char form[128];
		snprintf(form, sizeof form, "day=" TODAY "&region=p6_l&strong.p6_l=3&%s", slips[i]);
		struct page p = walk_post("/diary", form);
		assert_int_equal(p.status, 400);
		assert_true(page_says(&p, "Enter how strong it is"));
		assert_true(page_says(&p, "value=\"p5_l\" checked>"));
		assert_true(page_says(&p, "name=\"strong.p6_l\" min=\"0\" max=\"10\" step=\"1\" value=\"3\""));
	}
	assert_int_equal(walk_post("/diary", "day=" TODAY "&pain=4&region=p12_l").status, 400);
	assert_false(says("/diary", "class=\"diary-line\""));
}

/* ---- the weeks ---- */

static void test_a_map_for_each_week(void **state)
{
	(void)state;
	assert_false(says("/progress", "Where it hurt"));
	sends_to("/diary", "day=2026-11-23&pain=4&region=p5_l&strong.p5_l=8", DIARY);
	sends_to("/diary", "day=" TODAY "&pain=4&region=p5_l&strong.p5_l=5&region=p6_r", DIARY);
	sends_to("/diary", "day=2026-11-12&pain=4&region=p7_l&strong.p7_l=2", DIARY); /* the last day of the week before the last */
	sends_to("/diary", "day=2026-10-15&pain=9&region=p8_l", DIARY);               /* one week too old */
	struct page p = walk_get("/progress");
	assert_true(page_says(&p, "Where it hurt"));
	assert_int_equal(page_times(&p, "<svg class=\"bmap bmap-pain\""), 2);
	assert_int_equal(page_times(&p, "No place was named."), 1);       /* a week between two others */
	assert_true(page_says(&p, "<path class=\"region p5_l pain-7\"")); /* the mean of 8 and 5 */
	assert_true(page_says(&p, "<path class=\"region p6_r pain-4\""));
	assert_true(page_says(&p, "<path class=\"region p7_l pain-2\""));
	assert_false(page_says(&p, "pain-9"));
	assert_true(page_says(&p, "Between the blades, upper, left: 7, Between the blades, middle, right: 4</td>"));
	assert_true(page_says(&p, "-words\">Between the blades, upper, left: 7, Between the blades, middle, right: 4</title>"));
}

/* ---- what a place asks first ---- */

#define CHEST      "seen=rf_01&seen=rf_01_tight&seen=rf_01_spread&seen=rf_01_with"
#define ASK_BREAST "/check/ask?from=diary&for=a5"

static void test_the_breastbone_asks_about_the_heart(void **state)
{
	(void)state;
	sends_to("/diary", "day=" TODAY "&pain=4&region=a5", ASK_BREAST);
	assert_true(says("/diary", "Breastbone: 4")); /* kept before anything is asked */
	struct page p = walk_get(ASK_BREAST);
	assert_int_equal(page_times(&p, "name=\"seen\""), 5); /* the row of the chest, tick by tick */
	assert_true(page_says(&p, "name=\"seen\" value=\"rf_01\""));
	assert_true(page_says(&p, "call your emergency number"));
	assert_true(page_says(&p, "<input type=\"hidden\" name=\"for\" value=\"a5\">"));
	assert_true(page_says(&p, "<input type=\"hidden\" name=\"from\" value=\"diary\">"));
	sends_to("/check/ask", "seen=rf_01&for=a5&from=diary&go=on", ASK_BREAST "&pick=1"); /* silence is not no */
	sends_to("/check/ask", "seen=rf_01&q.rf_01=yes&for=a5&from=diary&go=on", "/result");
	assert_int_equal(own_site_person()->consult.triage.urgency, EMERGENCY);
	assert_true(says("/result", "href=\"tel:"));
}

static void test_not_sure_counts_as_yes(void **state)
{
	(void)state;
	sends_to("/check/ask", "seen=rf_01&q.rf_01=unsure&for=a5&from=diary&go=on", "/result");
	assert_int_equal(own_site_person()->consult.triage.urgency, EMERGENCY);
}

static void test_no_leads_back_and_is_not_asked_again_today(void **state)
{
	(void)state;
	sends_to("/check/ask", CHEST "&for=a5&from=diary&go=none", DIARY);
	assert_int_equal(own_site_person()->answers.of[pack_question(&pack_default, STR("rf_01"))].kind, ANSWER_NO);
	sends_to("/diary", "day=" TODAY "&pain=4&region=a5&region=a3_l", DIARY);
	struct page p = walk_get(ASK_BREAST);
	assert_int_equal(p.status, 303);
	assert_true(str_eq(p.where, str_of(DIARY)));
}

static void test_an_answer_of_another_day_is_asked_again(void **state)
{
	(void)state;
	walk_healthy("");
	sends_to("/diary", "day=" TODAY "&pain=4&region=p10_middle&region=a6", DIARY);
	own_site_put_days_ago("rf_20", "no", 1);
	sends_to("/diary", "day=" TODAY "&pain=4&region=p10_middle&region=a6", "/check/ask?from=diary&for=p10_middle&for=a6");
	struct page p = walk_get("/check/ask?from=diary&for=p10_middle&for=a6");
	assert_int_equal(page_times(&p, "name=\"seen\""), 1);
}

static void test_the_bone_asks_about_injury_bones_and_fever(void **state)
{
	(void)state;
	struct page p = walk_get("/check/ask?for=p10_middle");
	assert_true(page_says(&p, "name=\"seen\" value=\"rf_05\""));
	assert_true(page_says(&p, "name=\"seen\" value=\"rf_20\""));
	assert_true(page_says(&p, "name=\"seen\" value=\"rf_23\""));
	assert_int_equal(page_times(&p, "name=\"seen\""), 8);
	sends_to("/check/ask", "seen=rf_05&seen=rf_20&seen=rf_23&go=skip&for=p10_middle", "/check");
	assert_int_equal(own_site_person()->answers.of[pack_question(&pack_default, STR("rf_20"))].kind, ANSWER_NONE);
}

static void test_the_check_asks_too(void **state)
{
	(void)state;
	sends_to("/check/where", "seen=where&q.where=a5&go=on", "/check/about"); /* its own pages ask it next */
	static const char *const ticks[] = {"rf_01", "rf_01_tight", "rf_01_spread", "rf_01_with"};
	for (size_t i = 0; i < sizeof ticks / sizeof ticks[0]; i++)
		own_site_put_days_ago(ticks[i], "no", 1); /* the check does not ask it again, so the place does */
	sends_to("/check/where", "seen=where&q.where=a5&go=on", "/check/ask?from=check&for=a5");
	sends_to("/check/where", "seen=where&q.where=a5&go=on&done=1", "/check/ask?from=result&for=a5");
	sends_to("/check/ask", CHEST "&go=none&from=result&for=a5", "/result");
	struct page p = walk_post("/check/where", "seen=where&q.where=a5&go=on");
	assert_int_equal(p.status, 303);
	assert_false(str_starts(p.where, STR("/check/ask")));
}

static void test_only_these_rows(void **state)
{
	(void)state;
	assert_int_equal(walk_get("/check/ask?for=p99").status, 400);
	assert_int_equal(walk_post("/check/ask", "seen=age&q.age=34&go=on").status, 400);
	assert_int_equal(walk_post("/check/ask", "seen=rf_02&q.rf_02=no&go=on").status, 400); /* no place asks it */
	assert_int_equal(walk_get("/check/ask").status, 303);
}

/* ---- the figure ---- */

static void test_the_figure_looks_as_chosen(void **state)
{
	(void)state;
	walk_healthy("");
	assert_true(says("/item/roller_across", "/figure/roller_across/still.svg"));
	assert_false(says("/item/roller_across", "t=0000"));
	assert_true(says("/settings", "name=\"skin\" value=\"0\" checked>"));
	sends_to("/settings/figure", "skin=4&hair=1&clothes=2&build=1", "/settings?figure=1#saved");
	assert_true(says("/settings", "name=\"skin\" value=\"4\" checked>"));
	assert_true(says("/settings", "name=\"build\" value=\"1\" checked>"));
	assert_true(says("/settings", "t=0121&amp;arrow=no\""));
	assert_true(says("/item/roller_across", "t=4121"));
	assert_true(says("/learn", "t=4121"));
	assert_true(says("/figure/roller_across/0.svg?t=4121", "class=\"fig skin4 hair1 clothes2\""));
	assert_true(says("/figure/roller_across/0.svg", "class=\"fig skin0 hair0 clothes0\""));
	struct page slim = walk_get("/figure/roller_across/0.svg?t=4120");
	size_t n = slim.body.n;
	assert_true(walk_get("/figure/roller_across/0.svg?t=4121").body.n != n);
	static const char *const wrong[] = {"412", "5000", "0400", "0040", "0002", "41210", "412x"};
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		char at[64];
		snprintf(at, sizeof at, "/figure/roller_across/0.svg?t=%s", wrong[i]);
		assert_int_equal(walk_get(at).status, 400);
	}
	assert_int_equal(walk_post("/settings/figure", "skin=5&hair=1&clothes=2&build=1").status, 400);
	assert_int_equal(walk_post("/settings/figure", "skin=1").status, 400);
}

#define PERSON_TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PERSON_TEST(test_places_are_kept_with_their_strength),
		PERSON_TEST(test_a_slip_loses_nothing),
		PERSON_TEST(test_a_map_for_each_week),
		PERSON_TEST(test_the_breastbone_asks_about_the_heart),
		PERSON_TEST(test_not_sure_counts_as_yes),
		PERSON_TEST(test_no_leads_back_and_is_not_asked_again_today),
		PERSON_TEST(test_an_answer_of_another_day_is_asked_again),
		PERSON_TEST(test_the_bone_asks_about_injury_bones_and_fever),
		PERSON_TEST(test_the_check_asks_too),
		PERSON_TEST(test_only_these_rows),
		PERSON_TEST(test_the_figure_looks_as_chosen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
