/* test_defaults.c - no page answers a question about danger signs for the person: nothing is ticked but what they said in this very asking, and Enter says nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static const struct pack *const p = &pack_default;

/* ---- what a page ticks ---- */

static bool is_danger(uint16_t q)
{
	enum block b = p->questions[q].block;
	return b == BLOCK_EMERGENCY || b == BLOCK_SAME_DAY || b == BLOCK_DOCTOR_FIRST || b == BLOCK_CAUTION || b == BLOCK_RECHECK ||
	       triage_rests_on(p, q);
}

/* The danger sign that a field answers, NONE when it answers none. */
static uint16_t sign_of(str tag)
{
	str name = attribute(tag, "name");
	if (str_eq(name, STR("new")))
		return pack_question(p, STR("recheck_chest"));
	uint16_t q = str_starts(name, STR("q.")) ? pack_question(p, str_sub(name, 2, name.n)) : NONE;
	return q != NONE && is_danger(q) ? q : NONE;
}

static bool is_said(uint16_t q, str value)
{
	char buffer[256];
	struct writer w = writer_on(buffer, sizeof buffer);
	answers_value(p, &own_site_person()->answers, q, &w);
	return str_eq(writer_str(&w), value);
}

/*
 * Each field for a danger sign, on any page. `again`: the page shows the answers as they are, to be looked at and changed; then what is ticked is what was said. Returns
 * how many fields there are.
 */
static size_t check_fields(const char *target, bool again)
{
	static char copy[1 << 20];
	struct page page = walk_get(target);
	size_t n = 0;
	assert_true(page.body.n < sizeof copy);
	memcpy(copy, page.body.p, page.body.n);
	for (str rest = {copy, page.body.n}; rest.n > 0;) {
		size_t at = str_find_str(rest, STR("<input "));
		str tag = str_sub(rest, at, rest.n);
		tag = str_sub(tag, 0, str_find(tag, '>'));
		rest = str_sub(rest, at + tag.n, rest.n);
		uint16_t q = tag.n == 0 ? NONE : sign_of(tag);
		if (q == NONE || str_eq(attribute(tag, "type"), STR("hidden")))
			continue;
		n++;
		bool is_ticked = str_find_str(tag, STR(" checked")) < tag.n;
		if (is_ticked && !(again && is_said(q, attribute(tag, "value"))))
			fail_msg("%s answers %.*s with %.*s by itself", target, (int)p->questions[q].id.n, p->questions[q].id.p,
				 (int)attribute(tag, "value").n, attribute(tag, "value").p);
	}
	return n;
}

/* The button that Enter presses does nothing where there are signs to answer. */
static void check_enter(const char *target)
{
	static char copy[1 << 20];
	struct page page = walk_get(target);
	memcpy(copy, page.body.p, page.body.n);
	for (str rest = {copy, page.body.n}; rest.n > 0;) {
		size_t at = str_find_str(rest, STR("<form "));
		str form = str_sub(rest, at, rest.n);
		size_t end = str_find_str(form, STR("</form>"));
		form = str_sub(form, 0, end);
		rest = str_sub(rest, at + form.n, rest.n);
		bool asks = str_find_str(form, STR("name=\"q.rf_")) < form.n || str_find_str(form, STR("name=\"q.recheck_")) < form.n ||
			    str_find_str(form, STR("name=\"go\" value=\"no\"")) < form.n;
		if (form.n == 0 || !asks)
			continue;
		str button = str_sub(form, str_find_str(form, STR("<button ")), form.n);
		button = str_sub(button, 0, str_find(button, '>'));
		if (str_find_str(button, STR("disabled")) == button.n)
			fail_msg("%s: Enter presses %.*s", target, (int)button.n, button.p);
	}
}

static size_t check_page(const char *target, bool again)
{
	check_enter(target);
	return check_fields(target, again);
}

/* ---- all pages ---- */

static size_t check_screens(const char *query, bool again)
{
	char target[256];
	size_t n = 0;
	for (size_t s = 0; s < p->n_screens; s++) {
		snprintf(target, sizeof target, "/check/%.*s%s", (int)p->screens[s].id.n, p->screens[s].id.p, query);
		n += check_page(target, again);
	}
	return n;
}

static size_t check_all(void)
{
	static const char *const pages[] = {"/check/again",
					    "/check/again?from=desk",
					    "/check/ask?from=needles",
					    "/relief/needles",
					    "/progress",
					    "/",
					    "/plan",
					    "/result",
					    "/session",
					    "/diary",
					    "/settings",
					    "/report"};
	char target[256];
	size_t n = check_screens("", false) + check_screens("?edit=1", true) + check_page("/relief", true) + check_page("/relief?again=on", true);
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
		n += check_page(pages[i], false);
	for (size_t i = 0; i < p->n_regions; i++) {
		snprintf(target, sizeof target, "/check/ask?from=diary&for=%.*s", (int)p->regions[i].id.n, p->regions[i].id.p);
		n += check_page(target, false);
	}
	return n;
}

static void test_somebody_new(void **state)
{
	(void)state;
	assert_true(check_all() > 200);
}

static void test_somebody_who_answered(void **state)
{
	(void)state;
	walk_healthy("rf_45=yes rf_42=unsure rf_49=yes");
	check_all();
	own_site_days_later(1);
	check_all();
	own_site_put_days_ago("rf_01", "yes", 0);
	check_all();
	own_site_days_later(40);
	check_all();
}

static void test_somebody_with_needles_and_news(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_treatment_days_ago("acupuncture", 0);
	own_site_seconds_later(60);
	check_all();
	own_site_put("recheck_fever", "unsure");
	check_all();
}

/* The test can fail: what it looks for is found where it may be. */
static void test_it_sees_what_is_ticked(void **state)
{
	(void)state;
	walk_healthy("rf_45=yes");
	struct page page = walk_get("/check/history?edit=1");
	assert_true(page_says(&page, "name=\"q.rf_45\" value=\"yes\" checked"));
	assert_int_equal(sign_of(STR(" type=\"checkbox\" name=\"q.rf_45\" value=\"yes\"")), pack_question(p, STR("rf_45")));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_somebody_new),
		TEST(test_somebody_who_answered),
		TEST(test_somebody_with_needles_and_news),
		TEST(test_it_sees_what_is_ticked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
