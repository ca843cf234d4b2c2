/*
 * test_saved.c - every deed is confirmed, whichever form it came from: the page that the form leads to says so once, where it happened, and has the focus there. A form whose
 * next page is the answer is named here, with that page.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

extern const struct routes web_routes;

#define AT_A_DESK "sits_over_4_hours=yes few_breaks=yes screen_low_or_laptop=yes tension_between_blades=yes have_roller=yes floor_ok=yes"

static void sign(void)
{
	walk_answers("rf_44=yes");
}

static void waived(void)
{
	sign();
	assert_int_equal(walk_post("/clear", "rule=rf_44&on=2026-11-20").status, 303);
}

static void trial(void)
{
	own_site_put("have_heat_pad", "yes");
	assert_int_equal(walk_post("/trial", "compare=heat_pad&pairs=8").status, 303);
}

static void over(void)
{
	trial();
	assert_int_equal(walk_post("/trial/end", "").status, 303);
}

static void pad(void)
{
	own_site_put("have_heat_pad", "yes");
}

static void aside(void)
{
	assert_int_equal(walk_post("/plan/swap", "item=seated_extension").status, 303);
}

static void intends(void)
{
	assert_int_equal(walk_post("/plan/intention", "item=chin_tuck&when=tea").status, 303);
}

static void ticked(void)
{
	assert_int_equal(walk_post("/log", "item=chin_tuck&back=today").status, 303);
}

static void pained(void)
{
	assert_int_equal(walk_post("/log", "pain=4&back=today").status, 303);
}

static void marked(void)
{
	assert_int_equal(walk_post("/diary/mark", "first=2026-11-26&last=2026-11-26&kind=ill").status, 303);
}

static void active(void)
{
	assert_int_equal(walk_post("/diary/activities", "words=lifting").status, 303);
}

#define FILE_PLAN "plan=%7B%22trivet_plan%22%3A1%2C%22made_on%22%3A%222026-11-01%22%2C%22practice%22%3A%5B%7B%22item%22%3A%22wall_angel%22%7D%5D%7D"

/* `target`: a deed of it, after `before`; NULL: the next page is the answer, and `says` names it. */
static const struct form {
	const char *path, *target, *form, *says;
	void (*before)(void);
} deeds[] = {
	{"/log", "/log", "item=chin_tuck&back=today", "Saved. The tick takes it back.", NULL},
	{"/log", "/log", "pain=4&back=today", "Saved: 4", NULL},
	{"/log", "/log", "leg=practice&back=diary", "Saved.", NULL},
	{"/clear", "/clear", "rule=rf_44&on=2026-11-20", "action=\"/clear/undo\"", sign},
	{"/clear/undo", "/clear/undo", "rule=rf_44", "Saved: this sign counts again.", waived},
	{"/plan/intention", "/plan/intention", "item=chin_tuck&when=tea", "Saved.", NULL},
	{"/plan/drop", "/plan/drop", "item=chin_tuck", "Deleted.", intends},
	{"/plan/swap", "/plan/swap", "item=seated_extension", "Saved: it is set aside.", NULL},
	{"/plan/back", "/plan/back", "item=seated_extension", "Saved: it may be in your plan again.", aside},
	{"/plan/add", "/plan/add", "item=wall_angel", "Saved: it is in your plan.", NULL},
	{"/plan/grow", "/plan/grow", "item=seated_extension&to=10", "Saved.", NULL},
	{"/plan/days", "/plan/days", "days=3", "Saved.", NULL},
	{"/plan/flare", "/plan/flare", "", "Saved: today is a small day.", NULL},
	{"/plan/file/take", "/plan/file/take", FILE_PLAN, "Saved: this is your plan now.", NULL},
	{"/diary", "/diary", "day=2026-11-26&pain=4", "Saved.", NULL},
	{"/diary/mark", "/diary/mark", "first=2026-11-26&last=2026-11-26&kind=ill", "Saved.", NULL},
	{"/diary/mark/:id", "/diary/mark/1", "first=2026-11-25&last=2026-11-26&kind=ill", "Saved.", marked},
	{"/diary/mark/:id/delete", "/diary/mark/1/delete", "", "Deleted.", marked},
	{"/diary/deed/:id", "/diary/deed/1", "day=2026-11-25&item=chin_tuck", "Saved.", ticked},
	{"/diary/deed/:id/delete", "/diary/deed/1/delete", "", "Deleted.", ticked},
	{"/diary/deed/:id/delete", "/diary/deed/1/delete", "back=today", "Deleted.", ticked},
	{"/diary/activities", "/diary/activities", "words=lifting", "Saved.", NULL},
	{"/diary/activities/:id", "/diary/activities/1", "words=reaching", "Saved.", active},
	{"/diary/activities/:id/delete", "/diary/activities/1/delete", "", "Saved.", active},
	{"/diary/:id", "/diary/1", "day=2026-11-25&pain=3", "Saved.", pained},
	{"/diary/:id/delete", "/diary/1/delete", "", "Deleted.", pained},
	{"/trial", "/trial", "compare=heat_pad&pairs=8", "Saved: your trial has begun.", pad},
	{"/trial/day", "/trial/day", "day=2026-11-26&kept=yes&back=today", "Saved. The other answer replaces it.", trial},
	{"/trial/day", "/trial/day", "day=2026-11-26&kept=no", "Saved. The other answer replaces it.", trial},
	{"/trial/end", "/trial/end", "", "Saved: your trial is over.", trial},
	{"/trial/:id/delete", "/trial/1/delete", "", "Deleted.", over},
	{"/settings", "/settings", "country=GB", "Saved.", NULL},
	{"/settings", "/settings", "country=GB&back=result", "Saved.", NULL},
	{"/settings/figure", "/settings/figure", "skin=1&hair=1&clothes=1&build=1", "Saved.", NULL},
	{"/relief", NULL, NULL, "the session", NULL},
	{"/relief/news", NULL, NULL, "the session, or the signs", NULL},
	{"/relief/needles", NULL, NULL, "test_asking", NULL},
	{"/session/done", NULL, NULL, "the end of the session", NULL},
	{"/session/undo", NULL, NULL, "test_player", NULL},
	{"/breaks/next", NULL, NULL, "for the script of the page", NULL},
	{"/unsure", NULL, NULL, "the next question", NULL},
	{"/check/again", NULL, NULL, "the next question", NULL},
	{"/check/ask", NULL, NULL, "what is right after this answer", NULL},
	{"/check/:screen", NULL, NULL, "the next screen", NULL},
	{"/plan/file", NULL, NULL, "nothing is saved yet", NULL},
	{"/plan/write/from", NULL, NULL, "nothing is saved yet", NULL},
	{"/plan/write", NULL, NULL, "a file", NULL},
	{"/export/copy", NULL, NULL, "a file", NULL},
	{"/diary/today", NULL, NULL, "test_diary", NULL},
	{"/diary/import", NULL, NULL, "nothing is saved yet", NULL},
	{"/diary/import/keep", NULL, NULL, "test_import", NULL},
	{"/reassess", NULL, NULL, "what the look back found", NULL},
	{"/reassess/danger", NULL, NULL, "the questions", NULL},
	{"/settings/breaks", NULL, NULL, "test_breaks", NULL},
	{"/settings/backup", NULL, NULL, "test_backups", NULL},
	{"/settings/backup/now", NULL, NULL, "test_backups", NULL},
	{"/settings/restore", NULL, NULL, "nothing is restored yet", NULL},
	{"/settings/restore/put", NULL, NULL, "test_backups", NULL},
	{"/settings/restore/drop", "/settings/restore/drop", "", "Nothing was restored.", NULL},
	{"/settings/erase", NULL, NULL, "a page of its own", NULL},
};
enum { DEEDS = sizeof deeds / sizeof deeds[0] };

static void test_every_form_is_here(void **state)
{
	(void)state;
	for (size_t i = 0; i < web_routes.n; i++) {
		size_t k = 0;
		while (k < DEEDS && strcmp(deeds[k].path, web_routes.row[i].path) != 0)
			k++;
		if (web_routes.row[i].method == METHOD_POST && k == DEEDS)
			fail_msg("%s: is what it does confirmed?", web_routes.row[i].path);
	}
}

static void check_deed(const struct form *d)
{
	static char where[1000];
	print_message("# %s %s\n", d->target, d->form);
	walk_healthy(AT_A_DESK);
	if (d->before != NULL)
		d->before();
	struct page p = walk_post(d->target, d->form);
	assert_int_equal(p.status, 303);
	snprintf(where, sizeof where, "%.*s", (int)p.where.n, p.where.p);
	char *fragment = strchr(where, '#');
	assert_true(fragment != NULL && strcmp(fragment, "#saved") == 0);
	*fragment = '\0';
	p = walk_get(where);
	assert_int_equal(p.status, 200);
	assert_int_equal(page_times(&p, " id=\"saved\" role=\"status\" tabindex=\"-1\""), 1);
	assert_true(page_says(&p, d->says));
}

static void test_every_deed_is_confirmed(void **state)
{
	for (size_t i = 0; i < DEEDS; i++) {
		if (deeds[i].target == NULL)
			continue;
		check_deed(&deeds[i]);
		own_site_close(state);
		assert_int_equal(own_site_open(state), 0);
	}
}

/* It can be seen: what is folded around it is open, and it is in the place that the address names. */
static void test_it_stands_where_it_happened(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_get("/plan?saved=yes&place=choose");
	assert_true(page_says(&p, "id=\"choose\" open><summary><h2>Make it yours</h2></summary>"
				  "<p class=\"notice done flash\" id=\"saved\"") ||
		    page_says(&p, " open class=\"card plan-fold\" id=\"choose\""));
	p = walk_get("/plan?saved=yes&place=nowhere");
	assert_int_equal(page_times(&p, " id=\"saved\""), 1);
	p = walk_get("/plan?saved=nonsense&place=choose&of=%3Cb%3E");
	assert_int_equal(page_times(&p, " id=\"saved\""), 0);
	p = walk_get("/plan?saved=aside&of=%22%3E%3Cb%3E");
	assert_true(page_says(&p, "value=\"&quot;&gt;&lt;b&gt;\""));
}

/* What was set aside comes back by the button that is beside the word. */
static void test_undo(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	uint16_t lean = pack_item(&pack_default, STR("seated_extension"));
	assert_non_null(plan_step(&own_site_person()->plan, lean));
	aside();
	assert_null(plan_step(&own_site_person()->plan, lean));
	struct page p = walk_get("/plan?saved=aside&of=seated_extension");
	assert_true(page_says(&p, "action=\"/plan/back\"") && page_says(&p, "name=\"item\" value=\"seated_extension\""));
	walk_post("/plan/back", "item=seated_extension");
	assert_non_null(plan_step(&own_site_person()->plan, lean));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_every_form_is_here),
		TEST(test_every_deed_is_confirmed),
		TEST(test_it_stands_where_it_happened),
		TEST(test_undo),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
