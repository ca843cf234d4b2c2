/*
 * test_slips.c - a form that comes back has one shape, whichever it is: 400, the title begins with "Error: ", the box is marked as wrong, has the focus and is
 * described by an alert, nothing that folds is shut over it, and what was typed is still there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

extern const struct routes web_routes;

static str body_of(const struct response *r)
{
	static char copy[1 << 20];
	assert_true(r->body.n < sizeof copy);
	memcpy(copy, r->body.p, r->body.n);
	return (str){copy, r->body.n};
}

static bool has(str text, const char *part)
{
	return str_find_str(text, str_of(part)) < text.n;
}

/* What is folded where `at` is: as many details without "open" as are not closed again. */
static size_t shut_before(str page, size_t at)
{
	size_t shut = 0, depth = 0;
	bool is_open[16] = {false};
	for (size_t i = 0; i < at; i++) {
		str rest = str_sub(page, i, at - i);
		if (str_starts(rest, STR("<details"))) {
			str tag = str_sub(rest, 0, str_find(rest, '>'));
			is_open[depth++] = has(tag, " open");
		} else if (str_starts(rest, STR("</details>"))) {
			depth--;
		}
	}
	for (size_t i = 0; i < depth; i++)
		shut += !is_open[i];
	return shut;
}

/* The shape of the page `r` for a slip in `field`, after "what" was sent. */
static void check_shape(const struct response *r, const char *what, const char *field, const char *say)
{
	str page = body_of(r);
	print_message("# %s: %s\n", what, field);
	assert_true(has(page, "<title>Error: "));
	size_t at = str_find_str(page, STR(" aria-invalid=\"true\""));
	assert_true(at < page.n);
	size_t from = at;
	while (page.p[from] != '<')
		from--;
	str tag = str_sub(page, from, page.n);
	tag = str_sub(tag, 0, str_find(tag, '>'));
	if (!str_eq(attribute(tag, "name"), str_of(field)))
		fail_msg("%s: the wrong box is %.*s", what, (int)tag.n, tag.p);
	assert_true(has(tag, " autofocus"));
	char alert[128];
	str described = attribute(tag, "aria-describedby"), id = str_split(&described, ' ');
	snprintf(alert, sizeof alert, "role=\"alert\" id=\"%.*s\">", (int)id.n, id.p);
	size_t said = str_find_str(page, str_of(alert));
	assert_true(id.n > 0 && said < page.n);
	assert_true(str_find(str_sub(page, said + strlen(alert), page.n), '<') > 10);
	if (say != NULL && !has(str_sub(page, said, 400), say))
		fail_msg("%s: says %.*s", what, 200, page.p + said);
	assert_int_equal(shut_before(page, from), 0);
}

/* ---- every field of every form, against its table ---- */

static void good(const struct field *f, struct writer *w)
{
	switch (f->kind) {
	case FIELD_INT: w_int(w, f->min); return;
	case FIELD_DAY: w_z(w, "2026-11-20"); return;
	case FIELD_CLOCK: w_z(w, "07%3A40"); return;
	case FIELD_CHOICE: {
		str rest = str_of(f->choices);
		w_str(w, str_split(&rest, ' '));
		return;
	}
	case FIELD_TEXT:
	case FIELD_LINE:
	case FIELD_RAW:
	case FIELD_ID:
	case FIELD_CHECK:
	case FIELD_MANY:
	case FIELD_PAIRS:
	case FIELD_LINES: break;
	}
	for (int64_t i = 0; i == 0 || i < f->min; i++)
		w_char(w, 'a');
}

/* What is typed and cannot be taken; NULL: nothing that is typed. */
static const char *bad(const struct field *f)
{
	switch (f->kind) {
	case FIELD_INT: return "4x";
	case FIELD_DAY: return "2026-13-45";
	case FIELD_CLOCK: return "25%3A99";
	case FIELD_TEXT:
	case FIELD_LINE: return "a%07b";
	case FIELD_RAW:
	case FIELD_ID:
	case FIELD_CHOICE:
	case FIELD_CHECK:
	case FIELD_MANY:
	case FIELD_PAIRS:
	case FIELD_LINES: break;
	}
	return NULL;
}

/* The form of a route with one field wrong, and all else that it needs. */
static void write_form(struct writer *w, const struct route *route, size_t wrong)
{
	for (size_t i = 0; i < route->fields.n; i++) {
		const struct field *f = &route->fields.row[i];
		if (i != wrong && !f->needed)
			continue;
		if (w->n > 0)
			w_char(w, '&');
		w_z(w, f->name);
		w_char(w, '=');
		if (i == wrong)
			w_z(w, bad(f));
		else
			good(f, w);
	}
	w_char(w, '\0');
}

static void test_every_typed_field(void **state)
{
	size_t tried = 0;
	(void)state;
	walk_healthy("");
	for (size_t i = 0; i < web_routes.n; i++) {
		const struct route *route = &web_routes.row[i];
		for (size_t k = 0; k < route->fields.n; k++) {
			char form[8192], path[128];
			struct writer w = writer_on(form, sizeof form), p = writer_on(path, sizeof path);
			const struct field *f = &route->fields.row[k];
			if (bad(f) == NULL)
				continue;
			for (const char *c = route->path; *c != '\0'; c++)
				w_char(&p, *c == ':' ? '1' : *c);
			write_form(&w, route, k);
			if (route->method == METHOD_GET) {
				w_char(&p, '?');
				w_z(&p, form);
			}
			w_char(&p, '\0');
			const struct response *r = route->method == METHOD_GET ? own_site_get(path) : own_site_post(path, form);
			assert_int_equal(r->status, 400);
			assert_null(r->changes);
			check_shape(r, path, f->name, f->label);
			const char *typed = f->kind == FIELD_CLOCK ? "25:99" : f->kind == FIELD_TEXT || f->kind == FIELD_LINE ? "a?b" : bad(f);
			assert_true(own_site_says(r, typed));
			tried++;
		}
	}
	assert_true(tried > 40);
}

/* ---- what only the handlers know ---- */

#define BREAKS                                                                                                                                       \
	"breaks_length=2&breaks_long_length=8&breaks_long_every=0&breaks_wait=120&breaks_snooze=5&breaks_snooze_long=10&breaks_video=sitting"        \
	"&breaks_inhibitors=hold&breaks_do_not_disturb=hold&breaks_page=on"

static void test_every_handler(void **state)
{
	static const struct {
		const char *path, *form, *field, *say;
		const char *kept; /* what was typed beside it, or the slip itself */
	} rows[] = {
		{"/diary", "day=2026-11-27&pain=3&note=hello", "day", "Choose today or an earlier day", "hello"},
		{"/diary", "day=2026-11-26&time=23%3A59&pain=3", "time", "Choose a time that has passed", "value=\"23:59\""},
		{"/diary", "day=2026-11-26", "pain", "Enter how it was", ""},
		{"/diary", "day=2026-11-26&pain=3&region=p5_l&strong.p5_l=12&note=hello", "strong.p5_l", "Enter how strong", "hello"},
		{"/diary", "day=2026-11-26&pain=3&score.3=12&note=hello", "score.3", "Enter how well", "hello"},
		{"/diary/1", "day=2026-11-27&pain=7&note=hello", "day", "Choose today or an earlier day", "hello"},
		{"/diary/mark", "kind=flare&first=2026-11-27&note=hello", "first", "Choose today or an earlier day", "hello"},
		{"/diary/mark", "kind=flare&first=2026-11-20&last=2026-11-19&note=hello", "last", "The last day cannot be before", "hello"},
		{"/diary/deed/2", "day=2026-11-27&item=practice&minutes=7", "day", "Choose today or an earlier day", "value=\"7\""},
		{"/diary/deed/2", "day=2026-11-26&time=23%3A59&item=practice&minutes=7", "time", "Choose a time", "value=\"7\""},
		{"/diary/activities", "words=four", "words", "The diary already asks about three", "value=\"four\""},
		{"/settings/backup", "folder=nowhere&every=9&keep=5", "folder", "", "value=\"9\""},
		{"/settings/backup", "folder=%2Ftmp&every=9&keep=5&key_file=%2Fnowhere%2Fkey", "key_file", "", "value=\"9\""},
		{"/settings/breaks", BREAKS "&breaks_every=19&breaks_hours_mon=later", "breaks_every", "a whole number of minutes from 20 to 60",
		 "value=\"later\""},
		{"/settings/breaks", BREAKS "&breaks_every=40&breaks_hours_mon=later", "breaks_hours_mon", "Nothing was changed", "value=\"later\""},
		{"/diary/import", "text=nothing+of+a+table", "file", "Nothing was saved", ""},
		{"/diary/import", "", "file", "Nothing was saved", ""},
		{"/plan/file", "plan=no+plan", "file", "This cannot be read as a plan", ""},
		{"/plan/file", "", "file", "Choose the file", ""},
		{"/plan/write", "from=Dr+Who&note=hello", "item", "No file was made", "Dr Who"},
		{"/reassess", "average=4", "now", "Choose a number for your pain now", "value=\"4\" checked"},
		{"/reassess", "now=4&new=none", "average", "Choose a number for your average pain", "value=\"4\" checked"},
	};
	(void)state;
	walk_healthy("");
	own_site_post("/diary", "day=2026-11-25&pain=4&leg=practice");
	own_site_post("/diary/activities", "words=one");
	own_site_post("/diary/activities", "words=two");
	own_site_post("/diary/activities", "words=three");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct response *r = own_site_post(rows[i].path, rows[i].form);
		if (r->status != 400)
			fail_msg("%s %s: %d", rows[i].path, rows[i].form, r->status);
		assert_null(r->changes);
		assert_true(own_site_says(r, rows[i].kept));
		check_shape(r, rows[i].path, rows[i].field, rows[i].say);
	}
}

/* The danger signs are asked again the next day. */
static void test_a_look_back_without_its_signs(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_days_later(1);
	const struct response *r = own_site_post("/reassess", "average=4&now=4");
	assert_int_equal(r->status, 400);
	assert_true(own_site_says(r, "name=\"average\" value=\"4\""));
	check_shape(r, "/reassess", "new", "Choose what is new");
}

static void test_every_query(void **state)
{
	static const struct {
		const char *target, *field, *say;
	} rows[] = {
		{"/report?first=2026-11-26&last=2026-11-20&name=Ada", "first", "Those days cannot be used"},
		{"/report.pdf?first=2026-11-26&last=2026-11-20&name=Ada", "first", "Those days cannot be used"},
		{"/export/calendar.ics?at=25%3A00", "at", "Write a time from 00:00 to 23:59"},
	};
	(void)state;
	walk_healthy("");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct response *r = own_site_get(rows[i].target);
		assert_int_equal(r->status, 400);
		check_shape(r, rows[i].target, rows[i].field, rows[i].say);
	}
}

/* The check answers with the way back to the same screen: that has the shape. */
static void test_the_check(void **state)
{
	(void)state;
	walk_healthy("rf_45=yes");
	const struct response *r = own_site_get("/check/about?edit=1&wrong=age");
	check_shape(r, "/check/about", "q.age", "a whole number from");
	r = own_site_get("/check/history?edit=1&wrong=rf_45&why=3");
	check_shape(r, "/check/history", "c.rf_45", "That day is in the future");
	r = own_site_get("/result?wrong=rf_45&why=3");
	check_shape(r, "/result", "on", "That day is in the future");
}

/* Every deed is confirmed in one way: its answer leads to #saved, and there stands one sentence that can have the focus. */
static void test_every_deed_is_confirmed(void **state)
{
	static const struct {
		const char *path, *form;
	} rows[] = {
		{"/diary", "day=2026-11-25&pain=4&leg=practice"},
		{"/diary/1", "day=2026-11-25&pain=5"},
		{"/diary/mark", "kind=flare&first=2026-11-20"},
		{"/diary/deed/2", "day=2026-11-25&item=practice"},
		{"/log", "pain=4&back=today"},
		{"/log", "pain=4&back=diary"},
		{"/log", "leg=change&back=diary"},
		{"/diary/activities", "words=one"},
		{"/settings", "country=DE"},
		{"/settings/figure", "skin=1&hair=1&clothes=1&build=1"},
		{"/settings/breaks", BREAKS "&breaks_every=40"},
		{"/settings/backup", "folder=&every=9&keep=5"},
		{"/diary/import/keep", "text=day,pain%0A2026-01-02,4"},
		{"/diary/deed/2/delete", ""},
		{"/diary/1/delete", ""},
	};
	(void)state;
	walk_healthy("");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char target[WALK_TARGET];
		struct page p = walk_post(rows[i].path, rows[i].form);
		print_message("# %s %s: %d %.*s\n", rows[i].path, rows[i].form, p.status, (int)p.where.n, p.where.p);
		assert_int_equal(p.status, 303);
		assert_true(str_ends(p.where, STR("#saved")));
		snprintf(target, sizeof target, "%.*s", (int)(p.where.n - 6), p.where.p);
		p = walk_get(target);
		assert_int_equal(p.status, 200);
		size_t at = str_find_str(p.body, STR(" id=\"saved\" role=\"status\" tabindex=\"-1\""));
		assert_true(at < p.body.n);
		assert_false(has(str_sub(p.body, at + 1, p.body.n), " id=\"saved\"")); /* once */
	}
}

/* A page without a slip has nothing of it. */
static void test_nothing_is_wrong(void **state)
{
	static const char *const pages[] = {"/", "/diary", "/settings", "/plan/file", "/report", "/export", "/check/about?edit=1"};
	(void)state;
	walk_healthy("");
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		const struct response *r = own_site_get(pages[i]);
		assert_false(own_site_says(r, "aria-invalid"));
		assert_false(own_site_says(r, "<title>Error"));
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_typed_field), TEST(test_every_handler), TEST(test_a_look_back_without_its_signs),
		TEST(test_every_query),       TEST(test_the_check),     TEST(test_every_deed_is_confirmed),
		TEST(test_nothing_is_wrong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
