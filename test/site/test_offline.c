/* test_offline.c - what a browser gets to go on while trivet does not run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "own_site.h"

#include "me/diary.h"

#include "web/server/gzip.h"

static const char *header_of(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, name) == 0)
			return r->header[i].value;
	return "";
}

static void test_worker_lists_what_pages_are_made_of(void **state)
{
	(void)state;
	const struct response *r = own_site_get("/sw.js");
	assert_int_equal(r->status, 200);
	assert_string_equal(r->type, "text/javascript; charset=utf-8");
	assert_string_equal(header_of(r, "Cache-Control"), "no-cache");
	for (size_t i = 0; i < asset_count; i++) {
		bool is_page_part = !str_ends(assets[i].name, STR(".png")) && !str_eq(assets[i].name, STR("worker.js"));
		assert_int_equal(str_find_str(r->body, assets[i].address) < r->body.n, is_page_part);
	}
	assert_true(own_site_says(r, "const version = \""));
	assert_true(own_site_says(r, "addEventListener(\"fetch\""));
	assert_false(own_site_says(r, "/a/missing"));
}

static void test_manifest_names_icons_that_are_there(void **state)
{
	(void)state;
	const struct response *r = own_site_get("/manifest.webmanifest");
	assert_int_equal(r->status, 200);
	assert_string_equal(r->type, "application/manifest+json");
	assert_true(own_site_says(r, "\"start_url\":\"/\""));
	assert_true(own_site_says(r, "\"purpose\":\"maskable\""));
	assert_false(own_site_says(r, "/a/missing"));
	r = own_site_get("/");
	assert_true(own_site_says(r, "rel=\"manifest\""));
	assert_true(own_site_says(r, "rel=\"apple-touch-icon\""));
	assert_false(own_site_says(r, "/a/missing"));
}

/* They are kept by the browser before it knows who asks, so they hold nothing of anyone: no key of a form, no day, no answers. */
static void test_words_are_nobodys(void **state)
{
	static const char *const paths[] = {"/offline/away", "/offline/kept", "/offline/unjudged"};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct response *r = own_site_get(paths[i]);
		assert_int_equal(r->status, 200);
		assert_string_equal(header_of(r, "X-Trivet-Day"), "");
		assert_string_equal(header_of(r, "Set-Cookie"), "");
		assert_false(own_site_says(r, "name=\"csrf\""));
	}
	assert_int_equal(own_site_get("/offline/else")->status, 404);
	assert_true(own_site_says(own_site_get("/offline/kept"), "It will be sent when trivet is running again."));
}

static void keep_answers(char *buffer, size_t cap)
{
	snprintf(buffer, cap, "%s", header_of(own_site_get("/"), "X-Trivet-Answers"));
}

static void test_pages_say_from_what_they_were_made(void **state)
{
	char first[32], same[32], healthy[32], danger[32];
	(void)state;
	assert_string_equal(header_of(own_site_get("/"), "X-Trivet-Day"), "2026-11-26");
	assert_string_equal(header_of(own_site_get("/session"), "X-Trivet-Day"), "2026-11-26");
	keep_answers(first, sizeof first);
	own_site_post("/log", "pain=4");
	keep_answers(same, sizeof same);
	assert_int_equal(strlen(first), 16);
	assert_string_equal(first, same); /* the diary decides nothing */
	own_site_put_healthy();
	keep_answers(healthy, sizeof healthy);
	assert_string_not_equal(first, healthy);
	own_site_put("rf_01", "yes");
	keep_answers(danger, sizeof danger);
	assert_string_not_equal(healthy, danger);
	assert_string_equal(header_of(own_site_post("/log", "pain=4"), "X-Trivet-Answers"), "");
}

/* A form that waited belongs to the day on which it was filled in. */
static void test_late_forms_keep_their_time(void **state)
{
	(void)state;
	assert_int_equal(own_site_post("/log", "pain=6&at=1795435200")->status, 303); /* 2026-11-23T12:00:00Z */
	assert_int_equal(own_site_post("/log", "pain=2&at=1895435200")->status, 303); /* nothing is of tomorrow */
	assert_int_equal(own_site_post("/diary", "day=2026-11-22&pain=5&at=1795435200")->status, 303);
	assert_int_equal(own_site_post("/diary", "day=2026-11-25&pain=5&at=1795435200")->status, 400); /* was still to come then */
	assert_int_equal(own_site_post("/log", "pain=6&at=x")->status, 400);
	const struct diary *diary = own_site_diary();
	assert_int_equal(diary->entries.n, 3);
	assert_int_equal(diary->entries.at[0].day.n, diary->days.last.n - 4);
	assert_int_equal(diary->entries.at[1].day.n, diary->days.last.n - 3);
	assert_int_equal(diary->entries.at[1].at.at.s, 1795435200);
	assert_int_equal(diary->entries.at[2].day.n, diary->days.last.n);
	/* it had arrived, and only its answer was lost: the browser sends it again, with the time it was */
	assert_int_equal(own_site_post_again("lost-0", "/log", "pain=7")->status, 303);
	assert_int_equal(own_site_post_again("lost-0", "/log", "pain=7&at=1795435200")->status, 303);
	assert_int_equal(own_site_diary()->entries.n, 4);
	own_site_put_healthy();
	assert_int_equal(own_site_post("/session/done", "place=desk&seconds=60&step=0&at=1795435200")->status, 303);
	diary = own_site_diary();
	assert_int_equal(diary->deeds.n, 1);
	assert_int_equal(diary->deeds.at[0].day.n, diary->days.last.n - 3);
}

static void test_erase_empties_the_browser(void **state)
{
	(void)state;
	assert_string_equal(header_of(own_site_post("/settings/erase", "sure=yes"), "Clear-Site-Data"), "\"cache\", \"storage\"");
	assert_string_equal(header_of(own_site_post("/settings/erase", ""), "Clear-Site-Data"), ""); /* not sure: nothing goes */
}

/* ---- gzip ---- */

static char arena_room[256 * 1024], body[4096];

static struct response answer_of(struct arena *a, const char *type, size_t n)
{
	*a = arena_on(arena_room, sizeof arena_room);
	memset(body, 'x', sizeof body);
	struct response r = response_on(a, NULL, 0);
	response_bytes(&r, type, (str){body, n});
	return r;
}

static void test_gzip(void **state)
{
	struct arena a;
	(void)state;
	struct response r = answer_of(&a, "text/html; charset=utf-8", sizeof body);
	gzip_response(&r, true);
	assert_string_equal(header_of(&r, "Content-Encoding"), "gzip");
	assert_string_equal(header_of(&r, "Vary"), "Accept-Encoding");
	assert_true(r.body.n < 200 && (unsigned char)r.body.p[0] == 0x1f && (unsigned char)r.body.p[1] == 0x8b);
	r = answer_of(&a, "text/html; charset=utf-8", sizeof body);
	gzip_response(&r, false);
	assert_int_equal(r.body.n, sizeof body);
	assert_string_equal(header_of(&r, "Vary"), "Accept-Encoding");
	assert_string_equal(header_of(&r, "Content-Encoding"), "");
	r = answer_of(&a, "image/svg+xml", 1023);
	gzip_response(&r, true);
	assert_string_equal(header_of(&r, "Vary"), "");
	r = answer_of(&a, "font/woff2", sizeof body);
	gzip_response(&r, true);
	assert_int_equal(r.body.n, sizeof body);
}

/* Where there is no room to squeeze, the answer goes out as it is. */
static void test_gzip_without_room(void **state)
{
	struct arena a;
	(void)state;
	struct response r = answer_of(&a, "text/html; charset=utf-8", sizeof body);
	for (size_t cap = 0; cap < 80 * 1024; cap += 1000) {
		a = arena_on(arena_room, cap);
		r.header_n = 0;
		response_bytes(&r, "text/html; charset=utf-8", (str){body, sizeof body});
		gzip_response(&r, true);
		assert_false(a.full);
		assert_int_equal(r.body.n == sizeof body, header_of(&r, "Content-Encoding")[0] == '\0');
	}
	assert_string_equal(header_of(&r, "Content-Encoding"), "gzip");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_worker_lists_what_pages_are_made_of, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_manifest_names_icons_that_are_there, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_words_are_nobodys, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_pages_say_from_what_they_were_made, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_late_forms_keep_their_time, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_erase_empties_the_browser, own_site_open, own_site_close),
		cmocka_unit_test(test_gzip),
		cmocka_unit_test(test_gzip_without_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
