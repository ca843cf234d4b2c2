/* test_clinic_card.c - the clinic that hands out trivet, on the pages: how to book with it, and whose emergency number is proposed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

#define CLINIC                                                                                                                                       \
	"{\"name\":\"Mill & Lane\",\"address\":\"1 Mill Lane\",\"telephone\":\"+44 20 7946 "                                                         \
	"0000\",\"booking\":\"https://clinic.example/book?a=1&b=2\","                                                                                \
	"\"country\":\"GB\"}"

static const char *const ways[] = {"Book with <b>Mill &amp; Lane</b>", "1 Mill Lane", "href=\"https://clinic.example/book?a=1&amp;b=2\"",
				   "href=\"tel:+442079460000\""};

static void expect_ways(const char *target, bool has)
{
	struct page p = walk_get(target);
	assert_int_equal(p.status, 200);
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		print_message("# %s %s\n", target, ways[i]);
		assert_int_equal(page_says(&p, ways[i]), has);
	}
}

/* Where a treatment is proposed, and nowhere else: not past a danger sign, not before anything was asked. */
static void test_book_with(void **state)
{
	static const char *const targets[] = {"/plan", "/", "/item/first_visit"};
	(void)state;
	own_site_is_of(CLINIC);
	expect_ways("/", false);
	expect_ways("/relief", false);
	walk_healthy("");
	for (size_t i = 0; i < 3; i++)
		expect_ways(targets[i], true);
	expect_ways("/item/chin_tuck", false);
	own_site_is_of("");
	for (size_t i = 0; i < 3; i++)
		expect_ways(targets[i], false);
	own_site_is_of(CLINIC);
	walk_healthy("rf_44=yes");
	for (size_t i = 0; i < 3; i++)
		expect_ways(targets[i], false);
}

static void test_only_what_it_says(void **state)
{
	(void)state;
	own_site_is_of("{\"name\":\"Mill Lane\"}");
	walk_healthy("");
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "Book with <b>Mill Lane</b>"));
	assert_false(page_says(&p, "href=\"https://") || page_says(&p, "href=\"tel:") || page_says(&p, "href=\"\""));
}

static void test_about(void **state)
{
	(void)state;
	own_site_is_of(CLINIC);
	struct page p = walk_get("/about");
	assert_true(page_says(&p, "<b>Mill &amp; Lane</b>") && page_says(&p, "It sees nothing of what you enter here."));
	own_site_is_of("{\"name\":\"\"}");
	p = walk_get("/about");
	assert_true(page_says(&p, "clinic.json, cannot be used, so nothing of it is shown: &quot;name&quot;: must be a line"));
	assert_false(page_says(&p, "It sees nothing"));
}

/* As a proposal: the clock of the machine knows better, and the person best. */
static void test_the_number(void **state)
{
	static const struct {
		const char *clinic, *zone, *language, *says, *calls;
	} rows[] = {
		{CLINIC, "", "de-DE", "999 is the number of United Kingdom. That is a proposal, because Mill &amp; Lane is there.", "Call 999"},
		{CLINIC, "DE", "en-GB", "112 is the number of Germany. That is a proposal, from your clock or your language.", "Call 112"},
		{"{\"name\":\"Edo\",\"country\":\"JP\",\"emergency\":\"119\"}", "", "de-DE", "119 is the number where Edo is. That is a proposal.",
		 "Call 119"},
		{"{\"name\":\"Edo\",\"country\":\"JP\",\"emergency\":\"119\"}", "JP", "", "119 is the number where Edo is. That is a proposal.",
		 "Call 119"},
		{"{\"name\":\"Edo\"}", "", "de-DE", "112 is the number of Germany. That is a proposal, from your clock or your language.",
		 "Call 112"},
		{"", "", "en", "No country is chosen", "Call your emergency number (112, 911, 999 ...) now"},
	};
	(void)state;
	walk_healthy("rf_01=yes");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		own_site_is_of(rows[i].clinic);
		own_site_is_in(rows[i].zone, rows[i].language, "");
		struct page p = walk_get("/result");
		print_message("# %s\n", rows[i].says);
		assert_true(page_says(&p, rows[i].says) && page_says(&p, rows[i].calls));
	}
	own_site_is_of(rows[2].clinic);
	own_site_is_in("", "", "");
	struct page p = walk_get("/result");
	assert_false(page_says(&p, "value=\"JP\"")); /* what cannot be chosen is not offered */
	assert_true(page_says(&p, "href=\"tel:119\""));
	p = walk_get("/settings");
	assert_true(page_says(&p, "Now it is <b>119</b>: a proposal, because Edo is there."));
	assert_int_equal(walk_post("/settings", "country=US").status, 303);
	p = walk_get("/result");
	assert_true(page_says(&p, "Call 911"));
	assert_false(page_says(&p, "119"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(test_book_with), TEST(test_only_what_it_says), TEST(test_about), TEST(test_the_number)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
