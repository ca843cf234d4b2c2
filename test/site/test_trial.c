/* test_trial.c - a trial is offered, begun, lived, ended and read; a danger sign ends it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "me/trials.h"
#include "own_site.h"
#include "words/trial.h"

static bool page_says(const char *target, const char *text)
{
	return own_site_says(own_site_get(target), text);
}

static const char *location_of(const struct response *r)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, "Location") == 0)
			return r->header[i].value;
	return "";
}

static void put_person(void)
{
	own_site_put_healthy();
	own_site_put("have_heat_pad", "yes");
}

static void begin(const char *form)
{
	const struct response *r = own_site_post("/trial", form);
	assert_int_equal(r->status, 303);
	assert_string_equal(location_of(r), "/trial?saved=trial#saved");
}

#define HEAT "compare=heat_pad&pairs=8"

static void test_nothing_without_a_plan(void **state)
{
	(void)state;
	assert_true(page_says("/trial", "A trial needs an open plan."));
	assert_false(page_says("/trial", "name=\"compare\""));
	assert_int_equal(own_site_post("/trial", HEAT)->status, 403);
}

static void test_only_what_the_plan_allows_is_offered(void **state)
{
	(void)state;
	put_person();
	assert_true(page_says("/trial", "value=\"heat_pad\""));
	assert_true(page_says("/progress", "href=\"/trial\""));
	own_site_put("have_heat_pad", "no");
	assert_false(page_says("/trial", "value=\"heat_pad\""));
	assert_int_equal(own_site_post("/trial", HEAT)->status, 403);
}

static void test_nonsense_is_refused(void **state)
{
	static const char *const forms[] = {"",
					    "compare=heat_pad",
					    "pairs=8",
					    "compare=heat_pad&pairs=9",
					    "compare=heat_pad&pairs=0",
					    "compare=nothing&pairs=8",
					    "compare=heat_pad.heat_pad&pairs=8",
					    "compare=heat_pad.&pairs=8",
					    "compare=heat_pad.nothing&pairs=8",
					    "compare=.heat_pad&pairs=8",
					    "compare=heat_pad.open_book.cat_cow&pairs=8"};
	(void)state;
	put_person();
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		print_message("# %s\n", forms[i]);
		assert_int_equal(own_site_post("/trial", forms[i])->status, 400);
	}
	assert_true(page_says("/trial", "Begin a trial"));
	assert_int_equal(own_site_post("/trial/day", "day=2026-11-26&kept=yes")->status, 404);
	assert_int_equal(own_site_post("/trial/end", "")->status, 404);
	assert_int_equal(own_site_get("/trial/x")->status, 404);
	assert_int_equal(own_site_get("/trial/99")->status, 404);
	assert_int_equal(own_site_post("/trial/99/delete", "")->status, 404);
}

static void test_begun_and_lived(void **state)
{
	struct trial_kept kept;
	char form[64];
	(void)state;
	put_person();
	begin(HEAT);
	const struct person *who = own_site_person();
	assert_true(trials_running(who, &kept));
	assert_int_equal(kept.design.begun.n, who->today.n);
	assert_int_equal(kept.design.seed, 0xABABABABABABABABu); /* out of the bytes of the rim, which are these here */
	bool is_a = trial_arm_on(&kept.design, who->today) == TRIAL_A;
	const char *way = is_a ? "Today with: Heat pad or hot pack" : "Today without: Heat pad or hot pack";
	assert_true(page_says("/trial", way));
	assert_true(page_says("/trial", "Day 1 of 48. Not enough days yet: about 48 more."));
	assert_true(page_says("/", way));                                           /* one line on the first page */
	assert_int_equal(page_says("/", "name=\"item\" value=\"heat_pad\""), is_a); /* and what today goes without is not asked for */
	assert_int_equal(own_site_post("/trial", HEAT)->status, 409);
	struct date d = day_date(own_site_person()->today);
	snprintf(form, sizeof form, "day=%04d-%02d-%02d&kept=no", d.year, d.month, d.day);
	assert_int_equal(own_site_post("/trial/day", form)->status, 303);
	assert_true(page_says("/trial", "name=\"kept\" value=\"no\" aria-pressed=\"true\""));
	snprintf(form, sizeof form, "day=%04d-%02d-%02d&note=windy", d.year, d.month, d.day);
	assert_int_equal(own_site_post("/diary", form)->status, 303);
	assert_true(page_says("/trial", "about 48 more.")); /* no pain was said */
	assert_int_equal(own_site_post("/log", "pain=4")->status, 303);
	assert_true(page_says("/trial", "about 47 more."));
	assert_int_equal(own_site_post("/trial/day", "day=2026-01-01&kept=yes")->status, 404);
	assert_int_equal(own_site_post("/trial/day", "day=2027-01-01&kept=yes")->status, 404);
}

/* The timed session of a day leaves out what was drawn to be left out: of two exercises it holds one. */
static void test_the_session_goes_as_drawn(void **state)
{
	struct trial_kept kept;
	(void)state;
	put_person();
	own_site_put("tension_between_blades", "yes");
	static const char session[] = "/session?place=desk&seconds=600";
	assert_true(page_says(session, "/item/seated_extension"));
	assert_true(page_says(session, "/item/trapezius_stretch"));
	begin("compare=seated_extension.trapezius_stretch&pairs=7");
	const struct person *who = own_site_person();
	assert_true(trials_running(who, &kept));
	bool is_a = trial_arm_on(&kept.design, who->today) == TRIAL_A;
	assert_int_equal(page_says(session, "/item/seated_extension"), is_a);
	assert_int_equal(page_says(session, "/item/trapezius_stretch"), !is_a);
	static const char practice[] = "/session?practice=on";
	bool has_both = plan_step(&who->plan, kept.arms.a) != NULL && plan_step(&who->plan, kept.arms.b) != NULL;
	assert_true(has_both);
	assert_int_equal(page_says(practice, "data-name=\"Lean back over the chair\""), is_a);
	assert_int_equal(page_says(practice, "data-name=\"Ear to shoulder\""), !is_a);
	assert_true(page_says(practice, "is left out today, as drawn for your trial"));
	assert_false(page_says(practice, "rests today"));
}

static void test_ended_on_wish_and_deleted(void **state)
{
	char target[64];
	(void)state;
	put_person();
	begin(HEAT);
	const struct response *r = own_site_post("/trial/end", "");
	assert_int_equal(r->status, 303);
	snprintf(target, sizeof target, "%s", location_of(r));
	assert_true(page_says(target, "You ended it early."));
	assert_true(page_says(target, "Too few days were recorded to compare"));
	assert_true(page_says("/trial", "Earlier trials"));
	assert_true(page_says("/trial", "Begin a trial"));
	assert_false(page_says("/", "Your trial</a>"));
	*strchr(target, '?') = '\0';
	strcat(target, "/delete");
	assert_int_equal(own_site_post(target, "")->status, 303);
	assert_false(page_says("/trial", "Earlier trials"));
}

/* One of the six of the re-check is yes: it ends, for good, and says why. */
static void test_the_recheck_ends_it(void **state)
{
	(void)state;
	put_person();
	begin(HEAT);
	assert_int_equal(own_site_post("/check/again", "q.recheck_fever=yes")->status, 303);
	assert_false(own_site_person()->has_trial);
	assert_false(page_says("/", "Heat pad or hot pack</p>"));
	assert_true(page_says("/trial", "Earlier trials"));
	own_site_put_healthy();
	own_site_put("have_heat_pad", "yes");
	assert_true(page_says("/trial", "Begin a trial")); /* it does not come back by itself */
}

static void test_a_danger_sign_in_relief_ends_it(void **state)
{
	(void)state;
	put_person();
	begin(HEAT);
	assert_int_equal(own_site_post("/relief", "q.rf_01=yes")->status, 303);
	assert_false(own_site_person()->has_trial);
}

static void test_something_new_in_a_look_back_ends_it(void **state)
{
	(void)state;
	put_person();
	begin(HEAT);
	assert_int_equal(own_site_post("/reassess", "average=4&now=4&new=recheck_fever")->status, 303);
	assert_false(own_site_person()->has_trial);
}

/* Danger signs that are due again do not end it: it waits, and nothing is asked of the day. */
/* One tap on the first page keeps how a day was lived; what comes of it is said there, for two weeks. */
static void test_the_first_page_keeps_and_tells(void **state)
{
	(void)state;
	put_person();
	begin(HEAT);
	assert_true(page_says("/", "Did today go as drawn?"));
	assert_false(page_says("/", "value=\"yes\" aria-pressed"));
	assert_string_equal(location_of(own_site_post("/trial/day", "day=2026-11-26&kept=yes&back=today")),
			    "/?saved=trial-day&place=trial-card#saved");
	assert_true(page_says("/", "name=\"kept\" value=\"yes\" aria-pressed=\"true\""));
	own_site_days_later(47);
	assert_false(page_says("/", "Your trial is over"));
	own_site_days_later(1);
	assert_true(page_says("/", "Your trial is over"));
	assert_true(page_says("/", trial_says[TRIAL_TOO_FEW][TRIAL_SAYS_WITHOUT].p));
	assert_true(page_says("/", "href=\"/trial/1\""));
	own_site_days_later(13);
	assert_true(page_says("/", "Your trial is over"));
	own_site_days_later(1);
	assert_false(page_says("/", "Your trial is over"));
}

static void test_it_waits_for_answers(void **state)
{
	struct person who;
	struct trial_kept kept;
	(void)state;
	put_person();
	begin(HEAT);
	own_site_put_days_ago("rf_01", "no", 40);
	assert_true(page_says("/trial", "Some questions need an answer first."));
	assert_false(page_says("/trial", "Did today go as drawn?"));
	assert_true(page_says("/", "Your trial waits for some answers"));
	who = *own_site_person();
	assert_true(trials_running(&who, &kept));
	own_site_put("rf_01", "no");
	assert_true(page_says("/trial", "Did today go as drawn?"));
}

/* An answer that came in another way, as from a file: no page says what to do today as if nothing had been said. */
static void test_no_way_is_named_past_a_danger_sign(void **state)
{
	(void)state;
	put_person();
	begin(HEAT);
	own_site_put("rf_01", "yes");
	assert_true(page_says("/trial", "Your trial has stopped"));
	assert_false(page_says("/trial", "Today with"));
	assert_false(page_says("/", "Today with"));
	own_site_put_days_ago("rf_01", "no", 400);
	assert_true(page_says("/trial", "Your trial waits"));
	assert_false(page_says("/trial", "Today with"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nothing_without_a_plan, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_only_what_the_plan_allows_is_offered, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_nonsense_is_refused, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_begun_and_lived, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_session_goes_as_drawn, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_ended_on_wish_and_deleted, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_recheck_ends_it, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_danger_sign_in_relief_ends_it, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_something_new_in_a_look_back_ends_it, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_first_page_keeps_and_tells, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_it_waits_for_answers, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_no_way_is_named_past_a_danger_sign, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
