/* test_progress.c - the line, the look back and its verdict, and the settings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "own_site.h"

static const char *location_of(const struct response *r)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, "Location") == 0)
			return r->header[i].value;
	return "";
}

static bool page_says(const char *target, const char *text)
{
	return own_site_says(own_site_get(target), text);
}

static void put_person(void)
{
	own_site_put_healthy();
	own_site_put("pain_average", "6");
}

/* One week for all: the chart, the maps and the breaks count weeks that end today, a Thursday here. */
static void test_weeks_end_today(void **state)
{
	(void)state;
	put_person();
	assert_int_equal(own_site_post("/diary", "day=2026-11-20&pain=6&region=p5_l&strong.p5_l=6")->status, 303);
	assert_int_equal(own_site_post("/diary", "day=2026-11-19&pain=2&region=p6_l&strong.p6_l=2")->status, 303);
	const struct response *r = own_site_get("/progress");
	str maps = str_sub(r->body, str_find_str(r->body, STR("By week, oldest first.")), r->body.n);
	size_t last = str_find_str(maps, STR("<th scope=\"row\">Fri 20 Nov</th>"));
	assert_true(last < maps.n && str_find_str(maps, STR("<th scope=\"row\">Fri 13 Nov</th>")) < last);
	assert_int_equal(str_find_str(maps, STR("<th scope=\"row\">Mon 23 Nov</th>")), maps.n);
}

static void test_nothing_yet(void **state)
{
	(void)state;
	assert_true(page_says("/progress", "What you will see here"));
	assert_true(page_says("/progress", "There is nothing to draw yet."));
	assert_false(page_says("/progress", "<table"));
	assert_false(page_says("/progress", "<form")); /* day one is no form */
	assert_false(page_says("/progress", "Look back now"));
	assert_string_equal(location_of(own_site_get("/look-back")), "/progress"); /* nothing to look back on */
	assert_int_equal(own_site_get("/reassess")->status, 404);
	put_person();
	assert_true(page_says("/progress", "<b>On 24 December 2026</b>: a look back")); /* four weeks from today */
}

static void test_the_line_and_its_table(void **state)
{
	static const char *const days[] = {"24", "25", "26"};
	char form[64];
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		snprintf(form, sizeof form, "day=2026-11-%s&pain=%zu&leg=practice", days[i], 2 * i + 2);
		assert_int_equal(own_site_post("/diary", form)->status, 303);
	}
	assert_true(page_says("/progress", "class=\"chart chart-wide\""));
	assert_true(page_says("/progress", "class=\"chart chart-narrow\""));
	assert_true(page_says("/progress",
			      "<th scope=\"row\">Fri 20 Nov</th>\n<td>3</td>\n<td>4</td>\n<td>6</td>\n<td>0 percent</td>\n<td>60 percent</td>"));
	assert_true(page_says("/progress", "<td>too few</td>")); /* the weeks before are no zeros */
}

/* A day that tells of a night alone has its sleep in the table, and no pain. */
static void test_a_day_without_a_pain(void **state)
{
	(void)state;
	assert_int_equal(own_site_post("/diary", "day=2026-11-23&sleep=7")->status, 303);
	assert_int_equal(own_site_post("/diary", "day=2026-11-24&note=windy")->status, 303);
	assert_true(page_says("/progress", "There is nothing to draw yet."));
	assert_false(page_says("/", "class=\"chart"));
	assert_int_equal(own_site_post("/diary", "day=2026-11-25&pain=4")->status, 303);
	assert_int_equal(own_site_post("/diary", "day=2026-11-25&note=late")->status, 303);
	assert_true(page_says("/progress", "<th scope=\"row\">Fri 20 Nov</th>\n<td>1</td>\n<td>too few</td>\n<td>4</td>"));
}

static void put_days(int n)
{
	char form[80];
	for (int i = 0; i < n; i++) {
		snprintf(form, sizeof form, "day=2026-%02d-%02d&pain=%d&leg=practice", i < 20 ? 11 : 10, 20 - i + (i < 20 ? 0 : 31), 3 + i % 4);
		assert_int_equal(own_site_post("/diary", form)->status, 303);
	}
}

/* How far back is chosen by a link that keeps what is under the pain. */
static void test_periods(void **state)
{
	(void)state;
	put_days(30);
	assert_true(page_says("/progress", "period=quarter\" aria-current=\"true\""));
	assert_true(page_says("/progress?period=month", "period=month\" aria-current=\"true\""));
	assert_true(page_says("/progress?period=month", "30 October 2026 to 26 November 2026"));
	assert_true(page_says("/progress?period=all&against=practice", "/progress?period=month&amp;against=practice"));
	assert_true(page_says("/progress?period=year", "Seven days from")); /* 37 days are drawn day by day */
	assert_int_equal(own_site_get("/progress?period=decade")->status, 400);
	assert_int_equal(own_site_get("/progress?against=weather")->status, 400);
}

/* More than ninety days come as means of weeks, from the first line of the diary on. */
static void test_a_long_range_is_means_of_weeks(void **state)
{
	(void)state;
	put_days(3);
	own_site_pain_days_ago(9, 179); /* 31 May */
	own_site_treatment_days_ago("acupuncture", 179);
	assert_true(page_says("/progress", "Pain from 30 October 2026"));
	assert_true(page_says("/progress?period=year", "Pain from 29 May 2026"));
	assert_true(page_says("/progress?period=year",
			      "<th scope=\"row\">29 May 2026</th>\n<td>1</td>\n<td>too few</td>\n<td>9</td>\n<td>100 percent</td>"));
	assert_true(page_says("/progress?period=year", "Average of 7 days"));
}

static void test_one_thing_under_another(void **state)
{
	(void)state;
	put_days(30);
	assert_false(page_says("/progress", "id=\"pair-wide-title\""));
	assert_true(page_says("/progress?against=practice", "id=\"pair-wide-title\""));
	assert_true(page_says("/progress?against=practice", "id=\"pair-narrow-title\""));
	assert_true(page_says("/progress?against=practice", "Both as a table"));
	assert_true(page_says("/progress?against=practice", "Two things that go together need not cause each other."));
	assert_true(page_says("/progress?against=practice", "<option value=\"practice\" selected>"));
	assert_true(page_says("/progress?against=mood", "Nothing was recorded for it in this period."));
}

/* Better on every second day, and said so only when there are days enough. */
static void test_what_went_together(void **state)
{
	(void)state;
	for (int i = 0; i < 8; i++)
		own_site_day_days_ago(i % 2 == 0 ? 6 : 2, i % 2 == 0 ? 2 : 8, i);
	assert_true(page_says("/progress?against=sleep", "Too few days have both"));
	for (int i = 8; i < 24; i++)
		own_site_day_days_ago(i % 2 == 0 ? 6 : 2, i % 2 == 0 ? 2 : 8, i);
	assert_true(page_says("/progress?against=sleep", "On days with better sleep, pain was lower."));
	assert_true(page_says("/progress?against=mood", "Nothing was recorded for it"));
}

static void test_what_did_not_go_together(void **state)
{
	(void)state;
	for (int i = 0; i < 28; i++)
		own_site_day_days_ago(3 + i % 4, i % 7 < 4 ? 2 : 8, i);
	assert_true(page_says("/progress?against=sleep", "the two did not clearly go together"));
}

/* What the signs stand for is a table of its own, and the treatments of that time are in it. */
static void test_what_happened(void **state)
{
	(void)state;
	assert_int_equal(own_site_post("/diary", "day=2026-11-20&pain=4&treatment=acupuncture")->status, 303);
	assert_true(page_says("/progress", "<th scope=\"row\">20 November 2026</th>\n<td>Treatment</td>"));
	assert_true(page_says("/progress", "</svg>Treatment</li>"));
	assert_false(page_says("/progress", "</svg>Flare</li>"));
	assert_false(page_says("/progress", "The plan changed"));
	own_site_plan_days_ago("first plan", 12);
	own_site_plan_days_ago("answers changed", 5);
	assert_true(page_says("/progress", "</svg>The plan changed</li>"));
	assert_true(page_says("/progress",
			      "<th scope=\"row\">21 November 2026</th>\n<td>The plan changed</td>\n<td class=\"wrap-words\">answers changed</td>"));
	assert_false(page_says("/progress", "first plan"));
	assert_int_equal(own_site_person()->plan_since.n, own_site_person()->today.n - 12); /* it changed, and goes on */
	own_site_mark_days_ago(STORE_MARK_FLARE, 4, 2, "moved <house>");
	assert_true(page_says("/progress", "</svg>Flare</li>"));
	assert_true(page_says(
		"/progress",
		"<th scope=\"row\">22 November 2026 to 24 November 2026</th>\n<td>Flare</td>\n<td class=\"wrap-words\">moved &lt;house&gt;</td>"));
}

#define LOOK "average=4&worst=7&now=3&word=a_little_better"

static void test_a_look_needs_its_answers(void **state)
{
	static const char *const forms[] = {"",
					    LOOK,
					    "average=4&now=3",
					    "average=4&new=none",
					    "now=4&new=none",
					    LOOK "&new=none&new=recheck_fever",
					    LOOK "&new=none&new=unsure",
					    LOOK "&new=rf_01",
					    "average=11&now=3&new=none",
					    LOOK "&new=none&word=fine"};
	(void)state;
	put_person();
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		const struct response *r = own_site_post("/reassess", forms[i]);
		print_message("# %s\n", forms[i]);
		assert_int_equal(r->status, 400);
		assert_null(r->changes);
	}
	const struct response *r = own_site_post("/reassess", LOOK); /* back on the screen that it lacks, with all that was said */
	assert_true(own_site_says(r, "type=\"hidden\" name=\"average\" value=\"4\""));
	assert_true(own_site_says(r, "value=\"a_little_better\" checked"));
	r = own_site_post("/reassess", "now=4&new=none");
	assert_true(own_site_says(r, "name=\"now\" value=\"4\" checked"));
	assert_int_equal(own_site_get("/reassess")->status, 404);
}

static void test_verdicts(void **state)
{
	static const struct {
		const char *form, *title, *says;
	} rows[] = {
		{"average=4&now=4&new=none", "Better than at the start", "2 <span>points, 33 percent</span>"},
		{"average=5&now=4&new=none", "No clear change so far", "1 <span>point, 16 percent</span>"},
		{"average=5&now=4&new=none&word=much_better", "Better than at the start", "Based on: how you feel as a whole."},
		{"average=5&now=4&new=none&word=a_little_better", "No clear change so far", "too early to tell"},
		{"average=8&now=4&new=none&word=much_better", "Worse than at the start", "talk to a clinician"},
	};
	(void)state;
	put_person();
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct response *r = own_site_post("/reassess", rows[i].form);
		print_message("# %s\n", rows[i].form);
		assert_int_equal(r->status, 303);
		assert_string_equal(location_of(r), "/reassess");
		assert_true(page_says("/reassess", rows[i].title));
		assert_true(page_says("/reassess", rows[i].says));
		assert_true(page_says("/progress", rows[i].title[0] == 'N' ? "No clear change" : rows[i].title));
	}
	assert_true(page_says("/reassess/1", "Better than at the start")); /* the first is still to be read */
	assert_int_equal(own_site_get("/reassess/99")->status, 404);
	assert_int_equal(own_site_get("/reassess/x")->status, 404);
}

/* The start is what the first look compared with, whatever is answered later. */
static void test_the_start_stays(void **state)
{
	(void)state;
	put_person();
	assert_int_equal(own_site_post("/reassess", "average=4&now=4&new=none")->status, 303);
	own_site_put("pain_average", "9");
	assert_int_equal(own_site_post("/reassess", "average=5&now=4&new=none")->status, 303);
	assert_true(page_says("/reassess", "No clear change so far"));
}

static void test_the_course_goes_on_only_with_an_improvement(void **state)
{
	(void)state;
	put_person();
	own_site_put("tension_between_blades", "yes");
	for (int i = 0; i < 5; i++) {
		char form[64];
		snprintf(form, sizeof form, "day=2026-11-%d&treatment=acupuncture", 12 + 3 * i);
		assert_int_equal(own_site_post("/diary", form)->status, 303);
	}
	assert_true(page_says("/", "5 had. Before the next one, see whether they help."));
	assert_int_equal(own_site_post("/reassess", "average=6&now=4&new=none")->status, 303);
	assert_true(page_says("/reassess", "Do not go on just for the sake of it"));
	assert_true(page_says("/", "5 had. Before the next one"));
	assert_int_equal(own_site_post("/reassess", "average=3&now=3&new=none")->status, 303);
	assert_true(page_says("/reassess", "They may go on while it keeps getting better, up to 10 in all."));
	assert_true(page_says("/", "5 of 10 had"));
	assert_string_equal(location_of(own_site_post("/reassess/danger", "")), "/check"); /* now there is no plan, and nothing is counted by it */
	assert_true(page_says("/reassess", "Whether they go on is part of your plan, and the plan waits"));
	assert_false(page_says("/reassess", "in all."));
	assert_true(page_says("/progress", "These numbers assume"));
}

static void test_something_new_asks_all_again(void **state)
{
	static const char *const ticks[] = {"recheck_chest", "unsure"};
	char form[64];
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		put_person();
		assert_true(page_says("/", "class=\"todo\""));
		snprintf(form, sizeof form, "average=2&now=2&new=%s", ticks[i]);
		const struct response *r = own_site_post("/reassess", form);
		assert_int_equal(r->status, 303);
		assert_string_equal(location_of(r), "/check");
		assert_false(page_says("/", "class=\"todo\"")); /* no danger sign is answered any more */
		assert_true(page_says("/reassess", "Something is new. Answer all the danger signs now"));
		assert_true(page_says("/reassess", "Worse than at the start"));
	}
}

static void test_the_danger_signs_are_asked_again(void **state)
{
	(void)state;
	put_person();
	assert_int_equal(own_site_post("/reassess", "average=9&now=9&new=none")->status, 303);
	assert_true(page_says("/reassess", "action=\"/reassess/danger\""));
	assert_true(page_says("/", "class=\"todo\""));
	assert_string_equal(location_of(own_site_post("/reassess/danger", "")), "/check");
	assert_false(page_says("/", "class=\"todo\""));
}

static void test_the_country_decides_the_number(void **state)
{
	(void)state;
	assert_true(page_says("/settings", "No country is known yet"));
	assert_false(page_says("/settings", "<option value=\"US\" selected"));
	const struct response *r = own_site_post("/settings", "country=GB");
	assert_int_equal(r->status, 303);
	assert_string_equal(location_of(r), "/settings?kept=1#saved");
	assert_true(page_says("/settings?kept=1", "<b>999</b>"));
	assert_true(page_says("/settings", "<option value=\"GB\" selected>"));
	assert_int_equal(own_site_post("/settings", "country=XX")->status, 400);
	assert_int_equal(own_site_post("/settings", "country=")->status, 400);
	own_site_put("rf_01", "yes");
	assert_true(page_says("/", "href=\"tel:999\""));
}

static void test_everything_is_deleted(void **state)
{
	(void)state;
	put_person();
	assert_int_equal(own_site_post("/settings", "country=GB")->status, 303);
	assert_int_equal(own_site_post("/diary", "day=2026-11-25&pain=6&treatment=acupuncture")->status, 303);
	assert_int_equal(own_site_post("/reassess", "average=4&now=4&new=none")->status, 303);
	assert_true(page_says("/settings/erase", "It cannot be undone."));
	assert_int_equal(own_site_post("/settings/erase", "")->status, 400); /* the box is needed */
	assert_true(page_says("/diary", "Pain 6"));
	const struct response *r = own_site_post("/settings/erase", "sure=yes");
	assert_int_equal(r->status, 303);
	assert_string_equal(location_of(r), "/settings?gone=1");
	assert_true(page_says("/settings?gone=1", "Everything is deleted."));
	assert_true(page_says("/settings", "No country is known yet"));
	assert_true(page_says("/diary", "Your entries appear here"));
	assert_true(page_says("/", "About 5 minutes"));
	assert_int_equal(own_site_get("/reassess")->status, 404);
}

/* An own activity that rose by 2 points makes it better, whatever the pain (evidence 6.2); what was not asked is refused. */
static void test_own_activities(void **state)
{
	(void)state;
	char form[256], field[32];
	put_person();
	own_site_post("/diary/activities", "words=Lifting+my+bag");
	str page = own_site_get("/look-back?step=2&average=6&now=6")->body;
	size_t at = str_find_str(page, STR("name=\"can."));
	assert_true(page_says("/look-back?step=2&average=6&now=6", "How well can you do this now: Lifting my bag"));
	assert_true(at < page.n);
	str name = str_sub(own_site_get("/look-back?step=2&average=6&now=6")->body, at + strlen("name=\""), 16);
	name = str_sub(name, 0, str_find(name, '"'));
	snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
	for (int score = 3; score <= 5; score += 2) {
		snprintf(form, sizeof form, "average=6&now=6&new=none&%s=%d", field, score);
		assert_int_equal(own_site_post("/reassess", form)->status, 303);
	}
	assert_true(page_says("/reassess", "Better than at the start"));
	assert_true(page_says("/reassess", "What you can do, now"));
	assert_int_equal(own_site_post("/reassess", "average=6&now=6&new=none&can.99999=3")->status, 400);
}

static size_t count(const struct response *r, const char *text)
{
	size_t n = 0;
	str rest = r->body;
	for (size_t at; (at = str_find_str(rest, str_of(text))) < rest.n; n++)
		rest = str_sub(rest, at + 1, rest.n);
	return n;
}

/* Three questions a screen at most; what was said goes along, nothing is saved before the last, and a screen cannot be jumped to. */
static void test_a_look_back_is_screen_by_screen(void **state)
{
	(void)state;
	put_person();
	const struct response *r = own_site_get("/look-back");
	assert_int_equal(count(r, "<legend>"), 3);
	assert_true(own_site_says(r, "1 of 2"));
	assert_true(own_site_says(r, "name=\"step\" value=\"3\"")); /* there are no activities to ask for */
	assert_true(own_site_says(r, "method=\"get\""));
	own_site_post("/diary/activities", "words=Lifting+my+bag");
	r = own_site_get("/look-back");
	assert_true(own_site_says(r, "1 of 3"));
	assert_true(own_site_says(r, "name=\"step\" value=\"2\""));
	r = own_site_get("/look-back?step=2&average=4&worst=7&now=3");
	assert_int_equal(count(r, "<legend>"), 1);
	assert_true(own_site_says(r, "type=\"hidden\" name=\"worst\" value=\"7\""));
	r = own_site_get("/look-back?step=3&average=4&now=3&can.1=6");
	assert_true(own_site_says(r, "type=\"hidden\" name=\"can.1\" value=\"6\""));
	assert_true(own_site_says(r, "action=\"/reassess\""));
	assert_true(own_site_says(r, "step=2&amp;average=4&amp;now=3&amp;can.1=6")); /* back */
	assert_int_equal(count(r, "<legend>"), 1);                                   /* the signs were answered today */
	r = own_site_get("/look-back?step=3&now=3");
	assert_true(own_site_says(r, "Choose a number for your average pain"));
	assert_true(own_site_says(r, "name=\"average\" value=\"0\""));
	assert_int_equal(own_site_get("/look-back?step=9")->status, 400);
	assert_true(page_says("/", "Look back")); /* nothing was saved */
	assert_int_equal(own_site_get("/reassess")->status, 404);
}

/* What is side by side: the line, the activities, the places, the days around treatments - these only when there are enough. */
static void test_then_and_now(void **state)
{
	(void)state;
	put_person();
	own_site_post("/diary/activities", "words=Lifting+my+bag");
	own_site_plan_days_ago("first", 28);
	assert_int_equal(own_site_post("/diary", "day=2026-11-01&pain=6&score.1=3&region=p5_l&strong.p5_l=6")->status, 303);
	for (int i = 1; i <= 27; i++)
		own_site_pain_days_ago(i % 9 == 5 || i % 9 == 6 || i % 9 == 7 ? 6 : 2 + i / 9, i);
	own_site_treatment_days_ago("acupuncture", 22);
	own_site_treatment_days_ago("acupuncture", 13);
	assert_true(page_says("/", "What has changed?"));
	assert_true(page_says("/", "href=\"/look-back\""));
	assert_true(page_says("/progress", "It is time to look back"));
	assert_false(page_says("/progress", "Around your"));
	own_site_treatment_days_ago("acupuncture", 4);
	assert_true(page_says("/progress", "Around your 3 treatments: 6 in the three days before, "));
	assert_int_equal(own_site_post("/reassess", "average=2&now=2&new=none&can.1=8")->status, 303);
	assert_true(page_says("/reassess", "Then and now"));
	assert_true(page_says("/reassess", "<b>3 <span class=\"muted\">to</span> 8</b>"));
	assert_true(page_says("/reassess", "Around your 3 treatments"));
	assert_true(page_says("/reassess", "need not cause each other"));
	assert_true(page_says("/reassess", "<b>Keep:</b> Acupuncture, done on 3 days."));
	assert_false(page_says("/", "What has changed?")); /* until the next one */
	assert_true(page_says("/", "week 1 of 4"));
	assert_int_equal(own_site_post("/reassess", "average=2&now=2&new=none")->status, 303);
	assert_false(page_says("/reassess/1", "Then and now")); /* an old one shows what was found then */
}

/* Better than at the start: a little less may be enough, with one button. */
static void test_a_little_less(void **state)
{
	(void)state;
	put_person();
	own_site_put("minutes_a_day", "15");
	assert_int_equal(own_site_post("/plan/days", "days=0")->status, 303);
	own_site_post("/reassess", "average=2&now=2&new=none"); /* 6 to 2 */
	assert_true(page_says("/reassess", "action=\"/plan/days\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nothing_yet, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_weeks_end_today, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_line_and_its_table, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_day_without_a_pain, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_periods, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_long_range_is_means_of_weeks, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_one_thing_under_another, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_went_together, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_did_not_go_together, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_happened, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_look_needs_its_answers, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_verdicts, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_own_activities, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_look_back_is_screen_by_screen, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_then_and_now, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_little_less, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_start_stays, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_course_goes_on_only_with_an_improvement, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_something_new_asks_all_again, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_danger_signs_are_asked_again, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_everything_is_deleted, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_country_decides_the_number, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
