/* test_diary.c - the diary: any day up to today, edited, taken out after one more look; a slip costs one answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "own_site.h"

#include "me/diary.h"
#include "record/gauge.h"

#define NOTE "note=%C3%A4%20%3Cb%3E"

static void keeps(const char *target, const char *fields)
{
	print_message("# %s %s\n", target, fields);
	assert_int_equal(own_site_post(target, fields)->status, 303);
}

static void refuses(const char *target, const char *fields, int status, const char *says)
{
	const struct response *r = own_site_post(target, fields);
	print_message("# %s %s\n", target, fields);
	assert_int_equal(r->status, status);
	assert_true(own_site_says(r, says));
	assert_null(r->changes);
}

static bool page_says(const char *target, const char *text)
{
	return own_site_says(own_site_get(target), text);
}

static void test_an_entry_of_any_day(void **state)
{
	(void)state;
	keeps("/diary", "day=2026-11-26&pain=3");
	keeps("/diary", "day=2026-11-20&pain=5&average=6&worst=8&" NOTE "&leg=practice&leg=change&treatment=dry_cupping");
	assert_true(page_says("/diary", "<h3>Today</h3>"));
	assert_true(page_says("/diary", "<h3>Fri 20 Nov</h3>"));
	assert_true(page_says("/diary", "Pain 5, on average 6, at its worst 8"));
	assert_true(page_says("/diary", "<p class=\"diary-note\">ä &lt;b&gt;</p>"));
	assert_true(page_says("/diary", "Treatment: Dry cupping"));
	assert_false(page_says("/diary", "Sat 21 Nov")); /* a day without a line is not there */
	keeps("/diary", "day=2019-08-29&pain=1");
	assert_false(page_says("/diary", "Pain 1")); /* not among the last 90 days */
	assert_true(page_says("/diary?until=2019-08-30", "<h3>29 August 2019</h3>"));
	assert_true(page_says("/diary?until=2019-08-30", "Pain 1"));
}

static void test_days_that_cannot_be(void **state)
{
	(void)state;
	refuses("/diary", "day=2026-11-27&pain=3&" NOTE, 400, "Choose today or an earlier day, from 2000 on.");
	assert_true(own_site_says(own_site_post("/diary", "day=2026-11-27&pain=3&" NOTE), "\nä &lt;b&gt;</textarea>")); /* nothing else is lost */
	refuses("/diary", "day=1999-12-31&pain=3", 400, "Choose today");
	refuses("/diary", "day=2026-11-31&pain=3", 400, "must be a day");
	refuses("/diary", "pain=3", 400, "needed");
	assert_false(page_says("/diary", "class=\"diary-line\""));
}

static void test_what_would_be_lost_is_asked_for(void **state)
{
	(void)state;
	refuses("/diary", "day=2026-11-26", 400, "Enter how it was, or what was done.");
	refuses("/diary", "day=2026-11-26&leg=arm", 400, "");
	refuses("/diary", "day=2026-11-26&treatment=scapular_squeeze", 400, "");
}

/* A night, a note, a place: each may be alone. */
static void test_an_entry_without_a_pain(void **state)
{
	(void)state;
	keeps("/diary", "day=2026-11-24&" NOTE);
	assert_true(page_says("/diary", "No pain recorded <"));
	assert_true(page_says("/diary", "ä &lt;b&gt;"));
	assert_true(page_says("/diary", "Edit<span class=\"vh\">: the entry, Tue 24 Nov"));
	assert_true(page_says("/diary/1", "<option value=\"\">Leave it out</option>"));
	keeps("/diary", "day=2026-11-23&sleep=7");
	assert_true(page_says("/diary", "Sleep: 7"));
	keeps("/diary", "day=2026-11-22&worst=8");
	assert_true(page_says("/diary", "No pain recorded, at its worst 8"));
	refuses("/diary/1", "day=2026-11-24", 400, "Enter how it was, or what was done.");
	keeps("/diary/1", "day=2026-11-26&" NOTE);
	assert_false(page_says("/", "you said")); /* of the pain of today */
	keeps("/diary/1", "day=2026-11-26&pain=3&" NOTE);
	assert_true(page_says("/", "you said 3"));
}

static void test_an_entry_is_mended(void **state)
{
	(void)state;
	keeps("/diary", "day=2026-11-26&pain=3&worst=5");
	assert_true(page_says("/diary/1", "<option value=\"3\" selected>3</option>"));
	assert_true(page_says("/diary/1", "value=\"2026-11-26\""));
	keeps("/diary/1", "day=2026-11-25&pain=7&average=&worst=&note=");
	assert_true(page_says("/diary", "<h3>Yesterday</h3>"));
	assert_true(page_says("/diary", "Pain 7 <"));
	assert_false(page_says("/diary", "<h3>Today</h3>"));
	refuses("/diary/1", "day=2026-11-27&pain=7", 400, "Choose today");
	refuses("/diary/1", "day=2026-11-25", 400, "Enter how it was");
	refuses("/diary/2", "day=2026-11-25&pain=1", 404, "");
	refuses("/diary/x", "day=2026-11-25&pain=1", 404, "");
}

static void test_a_deed_is_mended(void **state)
{
	(void)state;
	keeps("/log", "leg=treatment");
	assert_true(page_says("/diary", "</svg>Treatment<span class=\"vh\">: done today</span>"));
	keeps("/diary/deed/1", "day=2026-11-23&item=acupuncture");
	assert_true(page_says("/diary", "Treatment: Acupuncture"));
	assert_true(page_says("/diary", "<h3>Mon 23 Nov</h3>"));
	assert_false(page_says("/diary", "<h3>Today</h3>"));
	refuses("/diary/deed/1", "day=2026-11-23&item=scapular_squeeze", 400, ""); /* another leg */
	refuses("/diary/deed/1", "day=2027-01-01&item=acupuncture", 400, "Choose today");
	assert_true(page_says("/diary", "Treatment: Acupuncture"));
}

static void test_an_entry_says_more(void **state)
{
	(void)state;
	keeps("/diary/activities", "words=Carry+my+child+%3Cb%3E");
	keeps("/diary", "day=2026-11-25&time=21%3A05&pain=4&sleep=7&mood=0&medicines=Ibuprofen+400&score.1=6&region=p5_l&strong.p5_l=3");
	assert_true(page_says("/diary", "<bdi>Carry my child &lt;b&gt;</bdi>: 6"));
	assert_true(page_says("/diary", "Sleep: 7"));
	assert_true(page_says("/diary", "Mood: 0"));
	assert_true(page_says("/diary", "Medicines: <bdi>Ibuprofen 400</bdi>"));
	assert_true(page_says("/diary", ">21:05</span>"));
	assert_true(page_says("/diary/2", "name=\"time\" value=\"21:05\""));
	assert_true(page_says("/diary/2", "\nIbuprofen 400</textarea>"));
	assert_true(page_says("/diary/2", "<option value=\"6\" selected>6</option>"));
	assert_true(page_says("/diary/2", "name=\"strong.p5_l\" min=\"0\" max=\"10\" step=\"1\" value=\"3\""));
	keeps("/diary/2", "day=2026-11-24&time=07%3A00&pain=5&score.1=9&region=p5_l&strong.p5_l=8"); /* places and numbers can be edited, too */
	assert_true(page_says("/diary", "<h3>Tue 24 Nov</h3>"));
	assert_true(page_says("/diary", "<bdi>Carry my child &lt;b&gt;</bdi>: 9"));
	assert_true(page_says("/diary", ": 8</p>"));
	assert_false(page_says("/diary", "Sleep: 7"));
	assert_false(page_says("/diary", "Ibuprofen"));
}

static void test_more_that_cannot_be(void **state)
{
	(void)state;
	keeps("/diary/activities", "words=Drive");
	refuses("/diary", "day=2026-11-26&time=00%3A05&pain=4", 400, "Choose a time that has passed."); /* it is midnight */
	refuses("/diary", "day=2026-11-25&time=24%3A00&pain=4", 400, "a time of day");
	refuses("/diary", "day=2026-11-25&pain=4&score.1=11", 400, "for at most three activities");
	refuses("/diary", "day=2026-11-25&pain=4&score.9=1", 400, "");
	refuses("/diary", "day=2026-11-25&pain=4&mood=11", 400, "");
	assert_false(page_says("/diary", "class=\"diary-line\""));
}

static void test_three_activities_and_no_more(void **state)
{
	(void)state;
	keeps("/diary/activities", "words=one");
	keeps("/diary/activities", "words=two");
	keeps("/diary/activities", "words=three");
	refuses("/diary/activities", "words=four", 400, "The diary already asks about three");
	assert_true(page_says("/diary", "<label for=\"score.3\">three</label>"));
	keeps("/diary", "day=2026-11-26&pain=3&score.1=1");
	keeps("/diary/activities/1", "words=one"); /* no longer asked */
	assert_false(page_says("/diary", "<label for=\"score.1\">"));
	assert_true(page_says("/diary/4", "<label for=\"score.1\">one</label>")); /* what was kept stays */
	keeps("/diary/activities", "words=four");
	refuses("/diary/activities/1", "words=one&asked=on", 400, "The diary already asks about three");
	assert_true(page_says("/diary/activities/1/delete", "every number that you saved for it"));
	keeps("/diary/activities/1/delete", "");
	assert_false(page_says("/diary", "one: 1"));
	assert_int_equal(own_site_get("/diary/activities/1")->status, 404);
}

static void test_marks(void **state)
{
	(void)state;
	keeps("/diary/mark", "kind=flare&first=2026-11-20&last=2026-11-22&note=after+%3Cmoving%3E");
	assert_true(page_says("/diary", "A flare"));
	assert_true(page_says("/diary", "Fri 20 Nov to Sun 22 Nov"));
	assert_true(page_says("/diary", "after &lt;moving&gt;"));
	keeps("/diary/mark/1", "kind=travel&first=2026-10-01");
	assert_true(page_says("/diary", "Travel"));
	assert_true(page_says("/diary", "<h3>Thu 1 Oct</h3>"));
	refuses("/diary/mark", "kind=ill&first=2026-11-20&last=2026-11-19", 400, "The last day cannot be before the first.");
	refuses("/diary/mark", "kind=ill&first=2026-11-27", 400, "Choose today");
	refuses("/diary/mark", "kind=war&first=2026-11-20", 400, "");
	refuses("/diary/mark/9", "kind=ill&first=2026-11-20", 404, "");
	assert_true(page_says("/diary/mark/1/delete", "This deletes it permanently."));
	keeps("/diary/mark/1/delete", "");
	assert_false(page_says("/diary", "Travel</p>"));
	assert_int_equal(own_site_get("/diary/mark/1")->status, 404);
}

/* Back in the browser: a page that was sent already, changed and sent again, is not lost without a word. */
static void test_the_same_page_with_other_content_is_a_conflict(void **state)
{
	(void)state;
	assert_int_equal(own_site_post_again("page-0", "/diary", "day=2026-11-26&pain=4&note=first")->status, 303);
	assert_int_equal(own_site_post_again("page-0", "/diary", "day=2026-11-26&pain=4&note=first")->status, 303); /* a retry is no conflict */
	const struct response *r = own_site_post_again("page-0", "/diary", "day=2026-11-26&pain=7&note=second+%3Cb%3E");
	assert_int_equal(r->status, 409);
	assert_true(own_site_says(r, "already sent, with something else in it"));
	assert_true(own_site_says(r, "name=\"note\" value=\"second &lt;b&gt;\""));
	assert_true(own_site_says(r, "name=\"pain\" value=\"7\""));
	assert_false(own_site_says(r, "page-0"));
	assert_int_equal(own_site_diary()->entries.n, 1);
	assert_int_equal(own_site_post_again("page-1", "/diary", "day=2026-11-26&pain=7&note=second")->status, 303); /* as the page offers */
	assert_int_equal(own_site_diary()->entries.n, 2);
	assert_int_equal(own_site_post_again("page-2", "/settings", "country=US")->status, 303);
	assert_int_equal(own_site_post_again("page-2", "/settings", "country=GB")->status, 409);
}

static void test_taken_out_after_one_more_look(void **state)
{
	(void)state;
	keeps("/diary", "day=2026-11-26&pain=3");
	assert_true(page_says("/diary/1", "href=\"/diary/1/delete\""));
	assert_true(page_says("/diary/1/delete", "This deletes it permanently."));
	assert_true(page_says("/diary", "Pain 3")); /* looking takes nothing out */
	keeps("/diary/1/delete", "");
	assert_false(page_says("/diary", "Pain 3"));
	assert_int_equal(own_site_get("/diary/1")->status, 404);
	refuses("/diary/1/delete", "", 404, "");
	refuses("/diary/0/delete", "", 404, "");
	refuses("/diary/deed/x/delete", "", 404, "");
}

/* More text than a page holds, on the newest day that has a line, with empty days after it. */
static void test_a_long_day_after_days_without_a_line(void **state)
{
	static char fields[2100];
	(void)state;
	for (int i = 0; i < 25; i++) {
		int n = snprintf(fields, sizeof fields, "day=2026-11-20&pain=%d&note=", i % 11);
		memset(fields + n, 'x', 2000);
		fields[n + 2000] = '\0';
		assert_int_equal(own_site_post("/diary", fields)->status, 303);
	}
	assert_true(page_says("/diary", "<h3>Fri 20 Nov</h3>"));
	assert_true(page_says("/diary", "xxxx"));
}

/* What may have set it off is a box for each thing, in the form of an entry and in its line. */
static void test_what_may_have_set_it_off(void **state)
{
	(void)state;
	keeps("/diary", "day=2026-11-24&pain=5&set_off=stress&set_off=sitting");
	assert_true(page_says("/diary", "After: long sitting, stress<"));
	assert_true(page_says("/diary/1", "name=\"set_off\" value=\"stress\" checked"));
	assert_false(page_says("/diary/1", "name=\"set_off\" value=\"load\" checked"));
	keeps("/diary/1", "day=2026-11-24&pain=5&set_off=load");
	assert_true(page_says("/diary", "After: a heavy load<"));
	refuses("/diary", "day=2026-11-24&pain=5&set_off=weather", 400, "");
	keeps("/diary", "day=2026-11-23&set_off=night"); /* it may be alone */
	assert_true(page_says("/diary", "After: a bad night<"));
}

/* One tap adds to the last entry of today, the same tap takes it back; nothing else of the entry is touched. */
static void test_one_tap_for_today(void **state)
{
	(void)state;
	keeps("/diary/today", "set_off=stress");
	assert_true(page_says("/diary", "value=\"stress\" aria-pressed=\"true\""));
	assert_true(page_says("/diary", "No pain recorded <"));
	keeps("/diary/today", "set_off=stress"); /* all that it said is taken back, and the line with it */
	assert_false(page_says("/diary", "class=\"diary-line\""));
	keeps("/diary", "day=2026-11-26&pain=3&region=p5_l&strong.p5_l=6&" NOTE);
	keeps("/diary/today", "sleep=7");
	keeps("/diary/today", "set_off=load");
	keeps("/diary/today", "mood=4");
	assert_true(page_says("/diary", "Sleep: 7"));
	assert_true(page_says("/diary", "Mood: 4"));
	assert_true(page_says("/diary", "After: a heavy load"));
	assert_true(page_says("/diary", "Pain 3 <"));
	assert_true(page_says("/diary", ": 6</p>")); /* the place is still there */
	assert_true(page_says("/diary", "ä &lt;b&gt;"));
	keeps("/diary/today", "sleep=7");
	assert_false(page_says("/diary", "Sleep: 7"));
	assert_true(page_says("/diary", "Mood: 4"));
	assert_int_equal(own_site_diary()->entries.n, 1);
	refuses("/diary/today", "set_off=weather", 400, "");
	refuses("/diary/today", "sleep=11", 400, "");
	refuses("/diary/today", "", 400, "");
	assert_true(page_says("/diary?kept=more", "Tap it again to take it back."));
}

/* Whatever is beside the pain can be tapped, is shown by its name, and is in the form and in both files; the same tap takes it back. */
static void test_each_gauge(void **state)
{
	(void)state;
	for (size_t i = 0; i < BESIDES; i++) {
		const struct gauge *g = beside_of(i);
		char form[64], shown[96], key[64], option[200];
		snprintf(form, sizeof form, "%s=7", g->word.p);
		snprintf(shown, sizeof shown, "%s: 7<", g->name.p);
		snprintf(key, sizeof key, "\"%s\":7", g->key.p);
		snprintf(option, sizeof option, "<label for=\"%s\">%s</label>", g->word.p, g->label.p);
		keeps("/diary/today", form);
		assert_true(page_says("/diary", shown));
		assert_true(page_says("/diary", g->asked.p));
		assert_true(page_says("/diary", option));
		assert_true(page_says("/export/diary.json", key));
		assert_true(page_says("/export/entries.csv", g->key.p));
		keeps("/diary/today", form);
		assert_false(page_says("/diary", shown));
	}
}

static void test_work_stress_and_stiffness(void **state)
{
	(void)state;
	static const char head[] = "day,time,offset,pain_now,pain_worst,pain_average,sleep,mood,set_off,medicines,note,regions";
	keeps("/diary", "day=2026-11-24&pain=4");
	assert_int_equal(memcmp(own_site_get("/export/entries.csv")->body.p, head, sizeof head - 1), 0);
	assert_false(page_says("/export/entries.csv", "stress")); /* who never says it has the table of before */
	keeps("/diary/today", "stress=8");
	keeps("/diary", "day=2026-11-25&stress=0&stiffness=3");
	assert_true(page_says("/diary", "Work stress: 8"));
	assert_true(page_says("/diary", "Work stress: 0"));
	assert_true(page_says("/diary", "Stiffness: 3"));
	assert_true(page_says("/diary", "Work stress, 0 is best"));
	assert_int_equal(memcmp(own_site_get("/export/entries.csv")->body.p, head, sizeof head - 1), 0); /* what was there keeps its place */
	assert_true(page_says("/export/entries.csv", ",regions,work_stress,stiffness\r\n"));
	assert_true(page_says("/export/entries.csv", ",,0,3\r\n"));
	assert_true(page_says("/export/diary.json", "\"work_stress\":0,\"stiffness\":3"));
	assert_true(page_says("/progress?against=stiffness", "Pain and stiffness"));
	refuses("/diary/today", "stress=11", 400, "");
	refuses("/diary", "day=2026-11-25&stiffness=-1", 400, "");
}

/* A month is a table: each day its pain, its shade and the way to it. */
static void test_a_month_as_a_calendar(void **state)
{
	(void)state;
	keeps("/diary", "day=2026-11-02&pain=3");
	keeps("/diary", "day=2026-11-02&pain=6");
	keeps("/diary", "day=2026-11-10&sleep=5");
	keeps("/diary", "day=2026-10-31&pain=10");
	assert_true(page_says("/diary", "<h2 id=\"month-name\">November 2026</h2>"));
	assert_true(page_says("/diary", "<a class=\"heat-6\" href=\"/diary?until=2026-11-02#days\"><span class=\"vh\">2 November 2026: </span>"));
	assert_true(page_says("/diary", "<span class=\"vh\">pain </span>5</b>"));
	assert_true(page_says("/diary", "<a class=\"heat-0\" href=\"/diary?until=2026-11-10#days\">"));
	assert_true(page_says("/diary", "no pain recorded</span>"));
	assert_false(page_says("/diary", "until=2026-10-31#days\"><span class=\"vh\">31")); /* of another month */
	assert_false(page_says("/diary", "Month after"));
	assert_true(page_says("/diary", "aria-current=\"date\""));
	assert_true(page_says("/diary", "href=\"/diary?month=2026-10-01#month\""));
	assert_true(page_says("/diary?month=2026-10-01", "October 2026</h2>"));
	assert_true(page_says("/diary?month=2026-10-01", "<a class=\"heat-11\" href=\"/diary?until=2026-10-31#days\">"));
	assert_true(page_says("/diary?month=2026-10-01", "href=\"/diary?month=2026-11-01#month\""));
	assert_true(page_says("/diary?month=2000-01-15", "January 2000</h2>"));
	assert_false(page_says("/diary?month=2000-01-15", "Month before"));
	assert_true(page_says("/diary?month=2027-05-01", "November 2026</h2>")); /* nobody's diary is of the future */
	assert_true(page_says("/diary?until=2026-10-31", "October 2026</h2>"));
}

/* Who hears only the links hears what each of them edits. */
static void test_links_name_what_they_edit(void **state)
{
	(void)state;
	own_site_deed_days_ago(LEG_PRACTICE, "roller_across", 0);
	keeps("/diary", "day=2026-11-26&leg=change");
	keeps("/diary/deed/1", "day=2026-11-25&time=07%3A30&minutes=3&item=roller_across");
	assert_true(page_says("/diary", "Edit<span class=\"vh\">: Roller across the upper back, 3 minutes, Wed 25 Nov, 07:30</span>"));
	assert_true(page_says("/diary", "Edit<span class=\"vh\">: Change, Thu 26 Nov"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_an_entry_of_any_day, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_days_that_cannot_be, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_would_be_lost_is_asked_for, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_entry_without_a_pain, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_entry_is_mended, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_deed_is_mended, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_entry_says_more, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_more_that_cannot_be, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_three_activities_and_no_more, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_marks, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_same_page_with_other_content_is_a_conflict, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_taken_out_after_one_more_look, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_may_have_set_it_off, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_each_gauge, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_work_stress_and_stiffness, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_one_tap_for_today, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_month_as_a_calendar, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_links_name_what_they_edit, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_long_day_after_days_without_a_line, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
