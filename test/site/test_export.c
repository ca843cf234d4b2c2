/* test_export.c - the files to take along: what a browser is told of each, and that none is kept by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "own_site.h"

static const char *header(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, name) == 0)
			return r->header[i].value;
	return "";
}

static const struct response *file(const char *target, const char *type, const char *name)
{
	const struct response *r = own_site_get(target);
	assert_int_equal(r->status, 200);
	assert_string_equal(r->type, type);
	assert_non_null(strstr(header(r, "Content-Disposition"), name));
	assert_string_equal(header(r, "Cache-Control"), "no-store");
	assert_string_equal(header(r, "X-Trivet-Day"), ""); /* else the worker would keep it */
	return r;
}

static void test_each_file(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_post("/diary", "day=2026-11-26&pain=3&note=%3Dcmd%28%29&leg=practice&treatment=dry_cupping");
	assert_true(own_site_says(file("/export/diary.json", "application/json", "trivet-diary.json"), "\"pain_now\":3,\"note\":\"=cmd()\""));
	assert_true(own_site_says(file("/export/fhir.json", "application/fhir+json", "trivet-fhir.json"), "\"code\":\"72514-3\""));
	assert_true(own_site_says(file("/export/calendar.ics", "text/calendar; charset=utf-8", "trivet-calendar.ics"), "\r\nSUMMARY:Treatment\r\n"));
	assert_true(own_site_says(file("/export/entries.csv", "text/csv; charset=utf-8", "trivet-entries.csv"), "\"'=cmd()\"")); /* is not run */
	assert_true(own_site_says(file("/export/deeds.csv", "text/csv; charset=utf-8", "trivet-deeds.csv"), "treatment,dry_cupping,0,log\r\n"));
	file("/export/marks.csv", "text/csv; charset=utf-8", "trivet-marks.csv");
	file("/export/breaks.csv", "text/csv; charset=utf-8", "trivet-breaks.csv");
	assert_int_equal(own_site_get("/export/diary.xml")->status, 404);
}

static void test_what_a_spreadsheet_needs(void **state)
{
	(void)state;
	own_site_post("/diary", "day=2026-11-26&pain=3&note=a%3B+b%2C+c");
	const struct response *r = file("/export/entries.csv?separator=semicolon&bom=yes", "text/csv; charset=utf-8", "trivet-entries.csv");
	assert_int_equal(memcmp(r->body.p,
				"\xEF\xBB\xBF"
				"day;time;offset;pain_now;",
				27),
			 0);
	assert_true(own_site_says(r, "\"a; b, c\""));
	assert_true(own_site_says(own_site_get("/export/deeds.csv?separator=tab"), "day\ttime\toffset\tleg\t"));
	assert_int_equal(memcmp(own_site_get("/export/marks.csv?separator=comma")->body.p, "first,last,", 11), 0);
	assert_int_equal(own_site_get("/export/marks.csv?separator=bar")->status, 400);
	assert_true(own_site_says(own_site_get("/export"), "<select id=\"separator\" name=\"separator\">"));
}

static void test_the_time_of_practice(void **state)
{
	(void)state;
	own_site_put_healthy();
	assert_true(own_site_says(own_site_get("/export/calendar.ics?at=18%3A30"),
				  "\r\nDTSTART:20261126T183000\r\n")); /* this site knows no zone: floating */
	assert_true(own_site_says(own_site_get("/export/calendar.ics?at="), "\r\nDTSTART;VALUE=DATE:20261126\r\n"));
	assert_true(own_site_says(own_site_get("/export/calendar.ics?breaks=yes"), "\r\nSUMMARY:Stand up and move\r\nDTSTART:20261126T084000\r\n"));
	assert_false(own_site_says(own_site_get("/export/calendar.ics"), "Stand up"));
	const struct response *r = own_site_get("/export/calendar.ics?at=25%3A00");
	assert_int_equal(r->status, 400);
	assert_true(own_site_says(r, "value=\"25:00\"") && own_site_says(r, "Write a time"));
}

/* More than a page holds: whoever has a larger room is asked to try there. */
static void test_a_file_larger_than_a_page(void **state)
{
	char value[STORE_VALUE_MAX + 1] = "";
	(void)state;
	memset(value, 'x', STORE_VALUE_MAX);
	for (size_t q = 0; q < pack_default.n_questions; q++)
		own_site_put(pack_default.questions[q].id.p, value);
	const struct response *r = own_site_get("/export/diary.json");
	assert_int_equal(r->status, 507);
	assert_true(r->wants_room);
	assert_false(own_site_get("/export")->wants_room);
}

static void test_the_page(void **state)
{
	static const char *const links[] = {"/export/diary.json", "/export/entries.csv",  "/export/deeds.csv", "/export/marks.csv",
					    "/export/breaks.csv", "/export/calendar.ics", "/export/fhir.json"};
	const struct response *r = own_site_get("/export");
	(void)state;
	assert_int_equal(r->status, 200);
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
		assert_true(own_site_says(r, links[i]));
	assert_true(own_site_says(own_site_get("/settings"), "href=\"/export\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_file, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_a_spreadsheet_needs, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_time_of_practice, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_file_larger_than_a_page, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_page, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
