/* test_diary.c - the diary: any day up to today, mended, taken out after one more look; a slip costs one answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "own_site.h"

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
	keeps("/diary", "day=2026-08-29&pain=1"); /* the first of 90 days */
}

static void test_days_that_cannot_be(void **state)
{
	(void)state;
	refuses("/diary", "day=2026-11-27&pain=3&" NOTE, 400, "Choose today or one of the 90 days before it.");
	assert_true(own_site_says(own_site_post("/diary", "day=2026-11-27&pain=3&" NOTE), ">ä &lt;b&gt;</textarea>")); /* nothing else is lost */
	refuses("/diary", "day=2026-08-28&pain=3", 400, "Choose today");
	refuses("/diary", "day=2026-11-31&pain=3", 400, "must be a day");
	refuses("/diary", "pain=3", 400, "needed");
	assert_false(page_says("/diary", "class=\"diary-line\""));
}

static void test_what_would_be_lost_is_asked_for(void **state)
{
	(void)state;
	refuses("/diary", "day=2026-11-26", 400, "Say how it was, or what was done.");
	refuses("/diary", "day=2026-11-26&" NOTE, 400, "Say how the pain was");
	refuses("/diary", "day=2026-11-26&worst=4&leg=practice", 400, "Say how the pain was");
	refuses("/diary", "day=2026-11-26&leg=arm", 400, "");
	refuses("/diary", "day=2026-11-26&treatment=scapular_squeeze", 400, "");
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
	refuses("/diary/1", "day=2026-11-25", 400, "Say how the pain was");
	refuses("/diary/2", "day=2026-11-25&pain=1", 404, "");
	refuses("/diary/x", "day=2026-11-25&pain=1", 404, "");
}

static void test_a_deed_is_mended(void **state)
{
	(void)state;
	keeps("/log", "leg=treatment");
	assert_true(page_says("/diary", "</svg>Treatment<span class=\"vh\">: done today</span>"));
	keeps("/diary/d1", "day=2026-11-23&item=acupuncture");
	assert_true(page_says("/diary", "Treatment: Acupuncture"));
	assert_true(page_says("/diary", "<h3>Mon 23 Nov</h3>"));
	assert_false(page_says("/diary", "<h3>Today</h3>")); /* the old one is gone */
	refuses("/diary/d2", "day=2026-11-23&item=scapular_squeeze", 400, ""); /* another leg */
	refuses("/diary/d2", "day=2027-01-01&item=acupuncture", 400, "Choose today");
	assert_true(page_says("/diary", "Treatment: Acupuncture"));
}

static void test_taken_out_after_one_more_look(void **state)
{
	(void)state;
	keeps("/diary", "day=2026-11-26&pain=3");
	assert_true(page_says("/diary/1", "href=\"/diary/1/delete\""));
	assert_true(page_says("/diary/1/delete", "It is deleted for good."));
	assert_true(page_says("/diary", "Pain 3")); /* looking takes nothing out */
	keeps("/diary/1/delete", "");
	assert_false(page_says("/diary", "Pain 3"));
	assert_int_equal(own_site_get("/diary/1")->status, 404);
	refuses("/diary/1/delete", "", 404, "");
	refuses("/diary/0/delete", "", 404, "");
	refuses("/diary/d/delete", "", 404, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_an_entry_of_any_day, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_days_that_cannot_be, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_would_be_lost_is_asked_for, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_entry_is_mended, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_deed_is_mended, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_taken_out_after_one_more_look, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
