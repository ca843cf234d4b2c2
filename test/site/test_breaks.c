/* test_breaks.c - breaks at the desk: which exercise, what is recorded of one, the settings, and what the page and its script are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

#include "breaks/desk.h"
#include "me/diary.h"

#define SETTINGS_BUT_MONDAY                                                                                                                          \
	"breaks_every=40&breaks_length=2&breaks_long_length=8&breaks_long_every=0&breaks_wait=120&breaks_snooze=5&breaks_snooze_long=10&breaks_"     \
	"fixed="                                                                                                                                     \
	"&breaks_hours_thu=00:00-24:00&breaks_video=sitting&breaks_inhibitors=hold&breaks_do_not_disturb=hold&breaks_page=on"
#define AT_A_DESK "sits_over_4_hours=yes few_breaks=yes tension_between_blades=yes"

static struct desk_offer next(void)
{
	struct desk_offer offer;
	own_site_break(&offer);
	return offer;
}

/* ---- which exercise ---- */

static void test_no_exercise_past_a_danger_sign(void **state)
{
	(void)state;
	assert_int_equal(next().way, DESK_ASK);
	assert_null(next().item);
	own_site_put_healthy();
	assert_int_equal(next().way, DESK_EXERCISE);
	own_site_put("rf_01", "unsure");
	assert_int_equal(next().way, DESK_DANGER);
	assert_null(next().item);
}

static void test_yesterdays_answers_are_asked_again(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_days_later(1);
	assert_int_equal(next().way, DESK_ASK);
	assert_int_equal(own_site_post("/relief/news", "go=no")->status, 303);
	assert_int_equal(next().way, DESK_EXERCISE);
}

static bool is_in_break_set(str id)
{
	static const str set[] = {STR_INIT("seated_extension"), STR_INIT("scapular_squeeze"), STR_INIT("chin_tuck"), STR_INIT("change_position")};
	for (size_t i = 0; i < 4; i++)
		if (str_eq(set[i], id))
			return true;
	return false;
}

/* Evidence 3.5: without a plan the break set, one after the other. */
static void test_the_break_set_goes_round(void **state)
{
	(void)state;
	str seen[4];
	own_site_put_healthy();
	assert_false(own_site_person()->has_plan);
	for (size_t i = 0; i < 4; i++) {
		struct desk_offer offer = next();
		char fields[80];
		assert_int_equal(offer.way, DESK_EXERCISE);
		assert_true(is_in_break_set(offer.item->id));
		seen[i] = offer.item->id;
		for (size_t k = 0; k < i; k++)
			assert_false(str_eq(seen[k], seen[i]) && i < 3);
		snprintf(fields, sizeof fields, "event=done&item=%.*s", (int)offer.item->id.n, offer.item->id.p);
		assert_int_equal(own_site_post("/breaks/next", fields)->status, 200);
	}
}

static void test_the_plan_comes_first_and_limits_hold(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	walk_post("/check/time", "seen=minutes_a_day&q.minutes_a_day=10&go=on&edit=1"); /* the check is done, the plan is recorded */
	own_site_put("dizzy_head_back", "yes");
	const struct person *who = own_site_person();
	assert_true(who->has_plan);
	struct desk_offer offer = next();
	assert_int_equal(offer.way, DESK_EXERCISE);
	uint16_t item = (uint16_t)(offer.item - who->pack->items);
	assert_non_null(plan_step(&who->plan, item));
	assert_true(allow_now(allow_item(offer.item, &who->consult.facts).verdict));
	assert_true(offer.item->session.places & 1u << PLACE_DESK);
	if (allow_item(offer.item, &who->consult.facts).verdict == ADAPT)
		assert_true(offer.n_words > 0);
}

/* ---- what is recorded ---- */

static size_t deeds_of(enum leg leg)
{
	const struct diary *diary = own_site_diary();
	size_t n = 0;
	for (size_t i = 0; i < diary->deeds.n; i++)
		n += diary->deeds.at[i].leg == (int)leg && diary->deeds.at[i].origin == STORE_FROM_BREAK;
	return n;
}

static void test_taken_is_practice_and_change(void **state)
{
	(void)state;
	own_site_put_healthy();
	assert_int_equal(own_site_post("/breaks/next", "event=start")->status, 200);
	assert_true(own_site_says(own_site_post("/breaks/next", "event=done&item=scapular_squeeze&seconds=90"), "\"show\":\"nothing\""));
	assert_int_equal(deeds_of(LEG_PRACTICE), 1);
	assert_int_equal(deeds_of(LEG_CHANGE), 1);
	assert_int_equal(own_site_post("/breaks/next", "event=own")->status, 200);
	assert_int_equal(own_site_post("/breaks/next", "event=start")->status, 200);
	assert_int_equal(own_site_post("/breaks/next", "event=skip&why=meeting")->status, 200);
	assert_int_equal(deeds_of(LEG_CHANGE), 1);
	const struct response *r = own_site_get("/progress");
	assert_true(own_site_says(r, "id=\"breaks-weeks\""));
	assert_true(own_site_says(r, "<td>2</td>\n<td>1</td>\n<td>1</td>\n<td>1</td>"));
}

/* The break led to a session, and that was kept: the same go is not counted twice. */
static void test_a_session_is_counted_once(void **state)
{
	(void)state;
	own_site_put_healthy();
	assert_int_equal(own_site_post("/session/done", "place=desk&seconds=60&item=scapular_squeeze&step=0")->status, 303);
	assert_int_equal(own_site_post("/breaks/next", "event=done&item=scapular_squeeze")->status, 200);
	assert_int_equal(deeds_of(LEG_PRACTICE), 0);
	assert_int_equal(deeds_of(LEG_CHANGE), 1);
}

static void test_nonsense_changes_nothing(void **state)
{
	(void)state;
	own_site_put_healthy();
	assert_int_equal(own_site_post("/breaks/next", "event=explode")->status, 400);
	assert_int_equal(own_site_post("/breaks/next", "event=done&item=acupuncture")->status, 400);
	assert_int_equal(own_site_post("/breaks/next", "event=done&item=no_such_thing")->status, 400);
	assert_int_equal(own_site_post("/breaks/next", "event=snooze&seconds=-1")->status, 400);
	assert_int_equal(own_site_post("/breaks/next", "")->status, 400);
	assert_int_equal(deeds_of(LEG_CHANGE), 0);
	assert_false(own_site_says(own_site_get("/progress"), "id=\"breaks-weeks\""));
}

/* ---- the settings and the page ---- */

static void test_settings_are_kept_whole_or_not_at_all(void **state)
{
	(void)state;
	assert_false(own_site_says(own_site_get("/"), "id=\"breaks\""));
	const struct response *r = own_site_post("/settings/breaks", SETTINGS_BUT_MONDAY "&breaks_hours_mon=9 to 5");
	assert_int_equal(r->status, 400);
	assert_true(own_site_says(r, "Nothing was changed"));
	assert_true(own_site_says(r, "value=\"9 to 5\""));
	assert_true(own_site_says(r, "value=\"00:00-24:00\""));
	assert_false(own_site_says(own_site_get("/"), "id=\"breaks\""));
	assert_int_equal(own_site_post("/settings/breaks", SETTINGS_BUT_MONDAY "&breaks_hours_mon=08:00-12:00, 13:00-17:30")->status, 303);
	r = own_site_get("/settings?breaks=1");
	assert_true(own_site_says(r, "value=\"08:00-12:00 13:00-17:30\""));
	assert_true(own_site_says(r, "Saved."));
	assert_true(own_site_says(own_site_get("/"), "id=\"breaks\""));
}

static void test_each_setting_refuses_nonsense(void **state)
{
	(void)state;
	static const struct {
		enum desk_setting which;
		const char *good, *bad[4];
	} rows[] = {
		{DESK_EVERY, "30", {"19", "61", "x", ""}},
		{DESK_LENGTH, "3", {"0", "11", "2.5", "-1"}},
		{DESK_LONG_EVERY, "90", {"30", "241", "y", ""}},
		{DESK_WAIT, "0", {"601", "-1", "a", ""}},
		{DESK_MONDAY, "22:00-24:00", {"22:00-06:00", "8-17", "08:00-08:00", "08:00-12:00 11:00-13:00"}},
		{DESK_FIXED, "10:30 15:00", {"15:00 10:30", "24:00", "10:30 10:30", "1030"}},
		{DESK_VIDEO, "away", {"", "sit", "AWAY", "on"}},
		{DESK_INHIBITORS, "ignore", {"", "yes", "no", "1"}},
		{DESK_PAGE, "on", {"", "yes", "1", "ON"}},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct desk_settings s = {.breaks = breaks_settings_default()}, before;
		char buffer[DESK_VALUE_MAX];
		struct writer w = writer_on(buffer, sizeof buffer);
		assert_int_equal(desk_setting_put(&s, rows[i].which, str_of(rows[i].good)), OK);
		desk_setting_write(&w, &s, rows[i].which);
		assert_true(str_eq(writer_str(&w), str_of(rows[i].good)));
		before = s;
		for (size_t k = 0; k < 4; k++)
			if (desk_setting_put(&s, rows[i].which, str_of(rows[i].bad[k])) != ERR_INPUT)
				fail_msg("setting %d takes \"%s\"", (int)rows[i].which, rows[i].bad[k]);
		assert_memory_equal(&before, &s, sizeof s);
	}
}

/* GET changes nothing; what is told is remembered. */
static void test_the_script_is_told_what_core_says(void **state)
{
	(void)state;
	own_site_put_healthy();
	assert_int_equal(own_site_post("/settings/breaks", SETTINGS_BUT_MONDAY)->status, 303);
	const struct response *r = own_site_get("/breaks/next");
	assert_int_equal(r->status, 200);
	assert_true(own_site_says(r, "\"show\":\"nothing\""));
	assert_true(own_site_says(r, "\"due_in_s\":2400"));
	assert_true(own_site_says(r, "\"way\":\"exercise\""));
	assert_true(own_site_says(r, "\"open\":\"/session?place=desk&item="));
	assert_true(own_site_says(own_site_get("/breaks/next"), "\"keep\":true"));
	assert_true(own_site_says(own_site_post("/breaks/next", "event=begin"), "\"keep\":false"));
	assert_true(own_site_says(own_site_get("/breaks/next"), "\"keep\":false"));
	assert_true(own_site_says(own_site_post("/breaks/next", "event=quiet&seconds=3600"), "\"hold\":\"quiet\""));
	assert_true(own_site_says(own_site_get("/breaks/next"), "\"hold\":\"quiet\""));
	assert_true(own_site_says(own_site_post("/breaks/next", "event=loud"), "\"hold\":\"free\""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_no_exercise_past_a_danger_sign), TEST(test_yesterdays_answers_are_asked_again),
		TEST(test_the_break_set_goes_round),       TEST(test_the_plan_comes_first_and_limits_hold),
		TEST(test_taken_is_practice_and_change),   TEST(test_a_session_is_counted_once),
		TEST(test_nonsense_changes_nothing),       TEST(test_settings_are_kept_whole_or_not_at_all),
		TEST(test_each_setting_refuses_nonsense),  TEST(test_the_script_is_told_what_core_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
