/* test_player.c - the timed session on its page: the plan played, one exercise at its dose, and what is kept of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "me/trials.h"
#include "core/helped.h"
#include "walk.h"

#define TEN_MINUTES                                                                                                                                  \
	"sits_over_4_hours=yes few_breaks=yes screen_low_or_laptop=yes tension_between_blades=yes floor_ok=yes minutes_a_day=10 confidence_0_10=8"

static int32_t seconds_of(const struct page *p)
{
	static const char key[] = "class=\"card move\" data-seconds=\"";
	int32_t sum = 0;
	for (str rest = p->body; str_find_str(rest, str_of(key)) < rest.n;) {
		rest = str_sub(rest, str_find_str(rest, str_of(key)) + sizeof key - 1, rest.n);
		sum += atoi(rest.p);
	}
	return sum;
}

static void names(char *buffer, size_t n, const char *before, str id, const char *after)
{
	snprintf(buffer, n, "%s%.*s%s", before, (int)id.n, id.p, after);
}

/* Ten minutes were wished: ten are played, with each exercise of the plan on the page. */
static void test_the_plan_is_played(void **state)
{
	(void)state;
	char text[200];
	walk_healthy(TEN_MINUTES);
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "href=\"/session?practice=on\""));
	assert_true(page_says(&p, "<span class=\"muted\">10 minutes</span>"));
	p = walk_get("/session?practice=on");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "Your practice"));
	assert_true(page_says(&p, "10 minutes in all"));
	assert_int_equal(seconds_of(&p), 600);
	const struct person *who = own_site_person();
	const struct leg_plan *leg = &who->plan.legs[LEG_PRACTICE];
	assert_true(leg->n >= 2);
	for (size_t i = 0; i < leg->n; i++) {
		names(text, sizeof text, "data-name=\"", who->pack->items[leg->steps[i].item].name, "\"");
		assert_true(page_says(&p, text));
	}
	assert_true(page_says(&p, "name=\"practice\" value=\"on\"")); /* and the form tells the same session again */
	assert_false(page_says(&p, "cannot be done here"));
}

/* At a place where not all of it goes, the page says so first, and the player before it starts: and where it goes. */
static void test_what_a_place_does_not_allow(void **state)
{
	(void)state;
	char text[200], path[80];
	size_t played = 0, left_out = 0;
	walk_healthy(TEN_MINUTES);
	for (enum place place = PLACE_DESK; place < PLACES; place++) {
		struct session s;
		trials_practice(own_site_person(), place, &s);
		names(path, sizeof path, "/session?practice=on&place=", place_words[place], "");
		struct page p = walk_get(path);
		assert_int_equal(p.status, 200);
		assert_int_equal(seconds_of(&p), s.seconds);
		assert_int_equal(page_times(&p, "cannot be done here. Do it "), s.n_others * (s.n > 0 ? 2 : 1));
		for (size_t i = 0; i < s.n_others; i++) {
			names(text, sizeof text, "href=\"/session?item=", own_site_person()->pack->items[s.others[i].item].id, "\"");
			assert_true(page_says(&p, text));
		}
		assert_true(s.n == 0 || s.n_others == 0 ||
			    str_find_str(p.body, STR("cannot be done here")) < str_find_str(p.body, STR("class=\"moves\"")));
		played += s.n > 0 && s.n_others > 0;
		left_out += s.n == 0;
	}
	assert_true(played > 0 && left_out > 0);
}

/* Evidence 3.3: a load grows by 2 to 10 %, when one or two repetitions above the target go. Where the body is the load, the form gets harder. */
static void test_a_load_grows_by_its_rule(void **state)
{
	(void)state;
	walk_healthy(TEN_MINUTES);
	own_site_put("have_band", "yes");
	own_site_put("have_bag", "yes");
	own_site_put("have_bottles", "yes");
	for (size_t i = 0; i < pack_default.n_items; i++) {
		const struct item *it = &pack_default.items[i];
		char path[120];
		names(path, sizeof path, "/session?item=", it->id, "");
		struct page p = walk_get(path);
		if (p.status != 200 || page_times(&p, "data-harder=") == 0)
			continue;
		bool by_load = page_says(&p, "2 to 10 percent more"), by_form = page_says(&p, "the harder form that the steps name");
		assert_true(by_load == (it->loaded && !qset_empty(&it->needs)));
		assert_true(by_form == (it->loaded && qset_empty(&it->needs)));
	}
	struct page p = walk_get("/session?item=bag_row");
	assert_true(page_says(&p, "2 to 10 percent more"));
	p = walk_get("/session?item=push_up_plus");
	assert_true(page_says(&p, "the harder form that the steps name"));
	assert_true(page_says(&p, "When it gets easy, use something lower")); /* and they do */
}

/* From its card it is as long as the card says, not sixty seconds. */
static void test_one_exercise_has_its_dose(void **state)
{
	(void)state;
	char path[120];
	walk_healthy(TEN_MINUTES);
	const struct person *who = own_site_person();
	const struct pack *pack = who->pack;
	const struct plan plan = who->plan;
	size_t longer = 0;
	for (size_t i = 0; i < plan.legs[LEG_PRACTICE].n; i++) {
		const struct step *step = &plan.legs[LEG_PRACTICE].steps[i];
		names(path, sizeof path, "/session?item=", pack->items[step->item].id, "");
		struct page p = walk_get(path);
		assert_int_equal(seconds_of(&p), 60 * step->minutes);
		longer += step->minutes > 1;
	}
	assert_true(longer > 0);
	struct page p = walk_get("/session?item=breathing"); /* not of the plan: the dose of its source */
	assert_int_equal(seconds_of(&p), 120);
	assert_true(page_says(&p, "2 minutes in all"));
	p = walk_get("/session?item=breathing&seconds=60"); /* a break is as long as it said */
	assert_int_equal(seconds_of(&p), 60);
}

static void test_what_was_done_is_kept(void **state)
{
	(void)state;
	walk_healthy(TEN_MINUTES);
	assert_int_equal(walk_post("/session/done", "practice=on&step=0").status, 303);
	const struct person *who = own_site_person();
	const struct step *first = &who->plan.legs[LEG_PRACTICE].steps[0];
	assert_non_null(person_did(who, who->pack->items[first->item].id, who->today));
	for (size_t i = 1; i < who->plan.legs[LEG_PRACTICE].n; i++)
		assert_null(person_did(who, who->pack->items[who->plan.legs[LEG_PRACTICE].steps[i].item].id, who->today));
}

/* Before, after, the stool between them; again, and undo, which takes all of it back. */
static void test_a_session_ends_well(void **state)
{
	(void)state;
	walk_healthy(TEN_MINUTES);
	int64_t entries = person_entries(own_site_person());
	own_site_seconds_later(3600);
	struct page p = walk_post("/session/done", "practice=on&step=0&step=1&step=2&before=5&ago=600&pain=4");
	assert_int_equal(p.status, 303);
	assert_true(str_eq(p.where, STR("/session/end?practice=on&ago=600")));
	assert_int_equal(person_entries(own_site_person()), entries + 2);
	p = walk_get("/session/end?practice=on&ago=600");
	assert_true(page_says(&p, "<b>5</b> <span>to</span> <b>4</b>"));
	assert_true(page_says(&p, "A little less. Pain goes up and down"));
	assert_true(page_says(&p, "ended-stool rose"));
	assert_int_equal(page_times(&p, "<svg class=\"stool\""), 2); /* as it stood, as it is */
	assert_true(page_says(&p, "A next step: "));
	assert_true(page_says(&p, "href=\"/session?practice=on\""));
	assert_false(page_says(&p, "on average")); /* one day is no mean */
	p = walk_post("/session/undo", "practice=on&ago=600");
	assert_true(str_eq(p.where, STR("/session/end?practice=on&kept=gone#saved")));
	assert_int_equal(person_entries(own_site_person()), entries);
	assert_false(person_did_leg(own_site_person(), LEG_PRACTICE, own_site_person()->today));
	p = walk_get("/session/end?practice=on&kept=gone");
	assert_true(page_says(&p, "Taken back"));
}

/* What a change means is what evidence 6.2 says of it; a rise of two asks for what is new. */
static void test_what_a_change_means(void **state)
{
	static const struct {
		const char *form, *text;
	} rows[] = {
		{"step=0&before=9&ago=60&pain=7", "Less, by as much as people notice."},
		{"step=0&before=3&ago=60&pain=2", "Less, by as much as people notice."},
		{"step=0&before=5&ago=60&pain=4", "A little less."},
		{"step=0&before=5&ago=60&pain=5", "The same."},
		{"step=0&before=2&ago=60&pain=3", "More than before."},
		{"step=0&before=1&ago=60&pain=3", "Is something new?"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char form[120];
		own_site_close(NULL);
		own_site_open(NULL);
		walk_healthy(TEN_MINUTES);
		own_site_seconds_later(600);
		snprintf(form, sizeof form, "practice=on&%s", rows[i].form);
		walk_post("/session/done", form);
		struct page p = walk_get("/session/end?practice=on&ago=60");
		if (!page_says(&p, rows[i].text))
			fail_msg("not said of %s: %s", rows[i].form, rows[i].text);
	}
}

/* "1.0 less on average": once five days have both numbers. */
static void test_the_mean_of_five_days(void **state)
{
	(void)state;
	walk_healthy(TEN_MINUTES);
	for (int i = 0; i < HELPED_DAYS_LEAST; i++) {
		if (i > 0)
			own_site_days_later(1);
		own_site_seconds_later(60);
		walk_post("/relief/news", "go=no");
		walk_post("/session/done", i < 4 ? "practice=on&step=0&before=5&ago=30&pain=4" : "practice=on&step=0&before=5&ago=30&pain=2");
		struct page p = walk_get("/session/end?practice=on&ago=30");
		assert_int_equal(page_says(&p, "less on average, over"), i + 1 >= HELPED_DAYS_LEAST);
	}
	struct page p = walk_get("/session/end?practice=on&ago=30");
	assert_true(page_says(&p, "After practice it was 1.4 less on average, over 5 days")); /* 1, 1, 1, 1 and 3 */
}

/* What was done on as many days as the plan asks for rests, and its minutes go to the others. */
static void test_enough_rests(void **state)
{
	(void)state;
	walk_healthy(TEN_MINUTES);
	const struct step step = own_site_person()->plan.legs[LEG_PRACTICE].steps[0];
	const struct item *it = &own_site_person()->pack->items[step.item];
	for (int32_t i = 0; i < step.per_week; i++) {
		char form[120];
		snprintf(form, sizeof form, "item=%.*s&back=today", (int)it->id.n, it->id.p);
		assert_int_equal(walk_post("/log", form).status, 303);
		own_site_days_later(1);
	}
	walk_post("/relief/news", "go=no");
	struct page p = walk_get("/session?practice=on");
	assert_int_equal(p.status, 200);
	assert_int_equal(page_times(&p, "rests today"), 2); /* on the page, and before the player starts */
	struct session s;
	trials_practice(own_site_person(), SESSION_ANYWHERE, &s);
	assert_int_equal(s.n_others, 1);
	assert_int_equal(s.others[0].item, step.item);
	assert_int_equal(seconds_of(&p), s.seconds);
}

/* Nothing is played past a danger sign, nor before they are asked. */
static void test_danger_comes_first(void **state)
{
	(void)state;
	char where[WALK_TARGET];
	walk_follow("/session?practice=on", where);
	assert_string_equal(where, "/relief?practice=on");
	walk_healthy(TEN_MINUTES " rf_03=yes");
	walk_follow("/session?practice=on", where);
	assert_string_equal(where, "/result");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_the_plan_is_played),  TEST(test_what_a_place_does_not_allow), TEST(test_a_load_grows_by_its_rule),
		TEST(test_a_session_ends_well), TEST(test_one_exercise_has_its_dose),   TEST(test_a_session_ends_well),
		TEST(test_what_a_change_means), TEST(test_the_mean_of_five_days),       TEST(test_what_was_done_is_kept),
		TEST(test_enough_rests),        TEST(test_danger_comes_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
