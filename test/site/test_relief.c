/* test_relief.c - from the danger signs to a moving timer, and what is kept of it. */
#include "walk.h"

#include "me/diary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "me/relief.h"
#include "core/alarm.h"

#define DESK "place=desk&seconds=60"

static enum answer_kind answer_of(const char *question)
{
	const struct person *who = own_site_person();
	return who->answers.of[pack_question(who->pack, str_of(question))].kind;
}

/* ---- the danger signs ---- */

static void test_first_visit(void **state)
{
	(void)state;
	struct page p = walk_get("/relief");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "Now, or at any time since this began?"));
	assert_true(page_says(&p, "None of these"));
	assert_int_equal(page_times(&p, "class=\"sign-open\""), 10); /* nine lines, and the one of the conditions */
	assert_int_equal(page_times(&p, " checked"), 0);             /* no answer is given before the person gives it */
	const struct person *who = own_site_person();
	for (size_t i = 0; i < who->pack->n_questions; i++)
		if (who->pack->questions[i].block == BLOCK_EMERGENCY) {
			const struct question *q = &who->pack->questions[i];
			bool is_single = who->pack->rows[q->row].lead.n == 0 && who->pack->rows[q->row].questions[0] == i;
			char name[80] = "name=\"q.";
			strncat(name, q->id.p, q->id.n);
			strcat(name, "\"");
			p = walk_get("/relief");
			assert_int_equal(page_times(&p, name), is_single ? 3 : 1); /* yes, not sure, no; or a tick: each row once */
		}
}

/* What a browser sends that has no script: the line that was touched, and no answer in it. */
static void test_an_open_line_wants_an_answer(void **state)
{
	(void)state;
	struct page p = walk_post("/relief", DESK "&open=chest");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "chose no answer in it"));
	assert_true(page_says(&p, "value=\"chest\" checked"));
	assert_int_equal(page_times(&p, " checked"), 1); /* it is open, and still nothing is chosen for the person */
	assert_int_equal(page_times(&p, "No answer is chosen here yet"), 3);
	assert_int_equal(answer_of("rf_01"), ANSWER_NONE);
	assert_int_equal(answer_of("rf_06"), ANSWER_NONE); /* nothing is kept of a page that comes back */
	/* a part of the line is not the line */
	p = walk_post("/relief", DESK "&open=chest&r.rf_01=no");
	assert_int_equal(p.status, 200);
	assert_int_equal(page_times(&p, "No answer is chosen here yet"), 2);
	assert_true(page_says(&p, "name=\"r.rf_01\" value=\"no\" checked"));
	assert_int_equal(walk_get("/session").status, 303);
	p = walk_post("/relief", DESK "&open=chest&r.rf_01=unsure"); /* a "not sure" may still turn out to be a no */
	assert_int_equal(p.status, 200);
	assert_int_equal(page_times(&p, "No answer is chosen here yet"), 2);
	/* two lines are two */
	p = walk_post("/relief", DESK "&open=chest&open=stroke&r.rf_01=no&r.rf_03=no&q.rf_29a=no");
	assert_int_equal(p.status, 200);
	p = walk_post("/relief", DESK "&open=chest&r.rf_01=no&r.rf_03=no&q.rf_29a=no");
	assert_true(str_starts(p.where, STR("/session")));
	assert_int_equal(answer_of("rf_01"), ANSWER_NO);
	assert_int_equal(walk_post("/relief", DESK "&open=nowhere").status, 400);
}

/* One yes ends the questions: the rest of its line need not be answered, and is not taken for no. */
static void test_a_yes_needs_no_more(void **state)
{
	(void)state;
	struct page p = walk_post("/relief", DESK "&open=chest&q.rf_01_tight=yes");
	assert_true(str_eq(p.where, STR("/result")));
	assert_int_equal(answer_of("rf_01_tight"), ANSWER_YES);
	assert_int_equal(answer_of("rf_01"), ANSWER_NO);
	assert_int_equal(answer_of("rf_03"), ANSWER_NONE);
	assert_int_equal(answer_of("rf_06"), ANSWER_NO);
}

/* What follows a tick decides how much it means: silence about it is no answer, and an earlier no to it was said of another state. */
static void test_what_follows_a_tick_wants_an_answer(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_seconds_later(60);
	struct page p = walk_post("/relief", DESK "&open=chest&r.rf_01=no&r.rf_03=no&q.rf_29a=yes");
	assert_int_equal(p.status, 200);
	assert_int_equal(page_times(&p, "No answer is chosen here yet"), 1);
	assert_true(page_says(&p, "name=\"none\" value=\"rf_29a\">"));
	p = walk_post("/relief", DESK "&open=chest&r.rf_01=no&r.rf_03=no&q.rf_29a=yes&none=rf_29a");
	assert_true(str_eq(p.where, STR("/result")));
	assert_int_equal(own_site_person()->consult.triage.urgency, SAME_DAY);
	assert_int_equal(answer_of("rf_03_clot"), ANSWER_NO);
	p = walk_post("/relief", DESK "&open=chest&r.rf_01=no&r.rf_03=no&q.rf_29a=yes&q.rf_03_clot=yes&none=rf_29a"); /* a tick says more */
	assert_int_equal(own_site_person()->consult.triage.urgency, EMERGENCY);
	walk_healthy("");
	own_site_seconds_later(60);
	p = walk_post("/relief", DESK "&open=chest&q.rf_01=yes&q.rf_29a=yes"); /* the ambulance waits for no more answers */
	assert_true(str_eq(p.where, STR("/result")));
	assert_int_equal(answer_of("rf_03_clot"), ANSWER_NONE);
	assert_int_equal(walk_post("/relief", DESK "&none=age").status, 400);
}

/* ---- not sure ---- */

#define PLAIN "/unsure?from=relief&row=rf_08&place=desk&seconds=60"

static void test_not_sure_reads_a_plainer_sentence(void **state)
{
	(void)state;
	struct page p = walk_post("/relief", DESK "&open=stroke&r.rf_08=unsure");
	assert_true(str_eq(p.where, STR(PLAIN)));
	assert_int_equal(own_site_person()->consult.triage.urgency, EMERGENCY); /* who leaves here is still not sure */
	p = walk_get(PLAIN);
	const struct pack *pack = own_site_person()->pack;
	str plain = pack->rows[pack_row(pack, STR("rf_08"))].plain;
	assert_true(plain.n > 0 && str_find_str(p.body, plain) < p.body.n);
	assert_int_equal(page_times(&p, " checked"), 0);
	p = walk_post("/unsure", DESK "&from=relief&row=rf_08");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "No answer is chosen here yet"));
	p = walk_post("/unsure", DESK "&from=relief&row=rf_08&r.rf_08=no");
	assert_true(str_starts(p.where, STR("/session?place=desk")));
	assert_int_equal(own_site_person()->consult.triage.urgency, SELF_CARE);
}

/* One tick is true and one is not sure: the plainer sentence asks the row again, and the tick is there. */
static void test_a_tick_stands_at_its_plainer_sentence(void **state)
{
	(void)state;
	walk_answers("rf_26=yes rf_26_walk=unsure");
	struct page p = walk_get("/unsure?from=result&row=rf_26");
	assert_true(page_says(&p, "name=\"q.rf_26\" value=\"yes\" checked"));
	assert_int_equal(page_times(&p, " checked"), 1);
}

/* What takes the weight off a row was said of its ticks as they were. */
static void test_one_more_tick_asks_again_what_calmed(void **state)
{
	(void)state;
	walk_healthy("rf_29a=yes sore_and_easing=yes");
	own_site_seconds_later(60);
	struct page p = walk_get("/relief?again=on");
	assert_true(page_says(&p, "name=\"q.rf_29a\" value=\"yes\" checked"));
	assert_false(page_says(&p, "name=\"q.sore_and_easing\" value=\"yes\" checked"));
	walk_post("/relief", DESK "&open=chest&q.rf_29a=no&r.rf_01=no&r.rf_03=no");
	own_site_seconds_later(60);
	walk_answers("sore_and_easing=yes");
	own_site_seconds_later(60);
	walk_post("/check/now", "seen=rf_29a&q.rf_29a=yes&none=rf_29a&go=on&edit=1");
	assert_int_equal(answer_of("rf_29a"), ANSWER_YES);
	assert_int_equal(answer_of("sore_and_easing"), ANSWER_NONE);
}

static void test_still_not_sure_counts(void **state)
{
	static const struct {
		const char *line, *row;
		enum urgency urgency;
	} rows[] = {{"stroke", "rf_08", EMERGENCY}, {"chest", "rf_03", SAME_DAY}, {"fever", "rf_11", SAME_DAY}, {"cord", "rf_06", EMERGENCY}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char form[160] = DESK "&from=relief&row=";
		strcat(strcat(strcat(form, rows[i].row), "&r."), rows[i].row);
		strcat(form, "=unsure");
		struct page p = walk_post("/unsure", form);
		assert_true(str_eq(p.where, STR("/result")));
		assert_int_equal(own_site_person()->consult.triage.urgency, rows[i].urgency);
		char *last = strrchr(form, '=');
		strcpy(last, "=no");
		walk_post("/unsure", form);
	}
	assert_int_equal(walk_get("/unsure?row=age").status, 400);
	assert_int_equal(walk_get("/unsure").status, 400);
}

/* Start now, none of these: two touches to a timer that runs. */
static void test_none_of_these(void **state)
{
	char where[WALK_TARGET];
	(void)state;
	struct page p = walk_follow("/session?place=bed&seconds=120", where);
	assert_string_equal(where, "/relief?place=bed&seconds=120");
	p = walk_post("/relief", "place=bed&seconds=120");
	assert_int_equal(p.status, 303);
	assert_true(str_eq(p.where, STR("/session?place=bed&seconds=120")));
	p = walk_get("/session?place=bed&seconds=120");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "Relief lying down"));
	assert_true(page_says(&p, "<animate")); /* moves without a script */
	assert_true(page_says(&p, "type=\"module\""));
	assert_true(page_says(&p, "Answer them now"));
	const struct person *who = own_site_person();
	for
		qset_each(fact, &who->pack->relief.asked) assert_true(qset_has(&who->consult.facts.no, fact));
	assert_int_equal(relief_way(who), RELIEF_SESSION);
	walk_follow("/relief?place=car", where);
	assert_string_equal(where, "/session?place=car&seconds=60"); /* once a day is enough */
	p = walk_get("/relief?again=on");
	assert_int_equal(p.status, 200);
	static struct person tomorrow;
	tomorrow = *own_site_person();
	tomorrow.today = day_plus(tomorrow.today, 1);
	person_decide(&tomorrow);
	assert_int_equal(relief_way(&tomorrow), RELIEF_NEWS); /* a new day: only what is new since */
}

static void test_a_tick_wins(void **state)
{
	static const char *const said[] = {"yes", "unsure"};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char form[64] = DESK "&q.rf_58_sweat=";
		strcat(form, said[i]);
		struct page p = walk_post("/relief", form);
		if (i == 1) { /* not sure: the rest of the line first, then the plainer sentence */
			assert_int_equal(p.status, 200);
			p = walk_post("/relief", DESK "&r.rf_58=unsure&r.rf_68=no");
			assert_true(str_starts(p.where, STR("/unsure?from=relief&row=rf_58")));
		} else {
			assert_true(str_eq(p.where, STR("/result")));
		}
		assert_int_equal(own_site_person()->plan.refusal, REFUSED_DANGER);
		p = walk_get("/session");
		assert_true(str_eq(p.where, STR("/result")));
		p = walk_get("/relief");
		assert_true(str_eq(p.where, STR("/result")));
	}
}

/* Looked at again, a yes from before stands ticked in a line that is open, so that "none of these" cannot wipe it out unseen. */
static void test_a_yes_is_not_lost(void **state)
{
	(void)state;
	walk_healthy("rf_53=yes");
	struct page p = walk_get("/relief?again=on");
	assert_true(page_says(&p, "value=\"conditions\" checked"));
	assert_true(page_says(&p, "name=\"q.rf_53\" value=\"yes\" checked"));
	assert_int_equal(page_times(&p, " checked"), 2);
	walk_post("/relief", DESK "&open=conditions&q.rf_53=yes");
	assert_int_equal(answer_of("rf_53"), ANSWER_YES);
	walk_post("/relief", DESK "&open=conditions&q.rf_53=no&q.rf_51=no&q.acute_injury_under_72h=no&q.vertebral_or_rib_fracture=no");
	assert_int_equal(answer_of("rf_53"), ANSWER_NO);
}

static void test_only_what_the_page_asks(void **state)
{
	(void)state;
	assert_int_equal(walk_post("/relief", DESK "&q.rf_20=yes").status, 400);
	assert_int_equal(walk_post("/relief", DESK "&q.nothing=yes").status, 400);
	assert_int_equal(walk_post("/relief", DESK "&q.rf_01=perhaps").status, 400);
	assert_int_equal(walk_get("/relief?place=moon").status, 400);
	assert_int_equal(walk_get("/session?seconds=19").status, 400);
	assert_int_equal(answer_of("rf_01"), ANSWER_NONE);
}

/* ---- the session ---- */

static void test_under_18_sees_no_exercise(void **state)
{
	(void)state;
	struct page p = walk_post("/relief", DESK "&q.rf_51=yes");
	assert_true(str_eq(p.where, STR("/result")));
}

/* What was sent: the sum of its seconds in the deeds of today. */
static int32_t practised(size_t *ret_n)
{
	const struct diary *diary = own_site_diary();
	int32_t seconds = 0;
	*ret_n = diary->deeds.n;
	for (size_t i = 0; i < diary->deeds.n; i++) {
		assert_int_equal(diary->deeds.at[i].leg, LEG_PRACTICE);
		assert_int_equal(diary->deeds.at[i].day.n, diary->days.last.n);
		assert_int_equal(diary->deeds.at[i].origin, STORE_FROM_SESSION);
		seconds += diary->deeds.at[i].seconds;
	}
	return seconds;
}

static void test_done(void **state)
{
	size_t n;
	(void)state;
	walk_post("/relief", DESK);
	struct page p = walk_post("/session/done", DESK "&step=0&step=1&pain=3");
	assert_true(str_eq(p.where, STR("/session/end?place=desk&seconds=60")));
	assert_int_equal(practised(&n), 40); /* two of three twenties */
	assert_int_equal(n, 2);
	const struct person *who = own_site_person();
	assert_int_equal(own_site_diary()->entries.n, 1);
	assert_int_equal(own_site_diary()->entries.at[0].pain_now, 3);
	assert_true(who->week.percent[LEG_PRACTICE] > 0);
}

static void test_left_early(void **state)
{
	size_t n;
	(void)state;
	walk_post("/relief", DESK);
	struct page p = walk_post("/session/done", DESK);
	assert_true(str_eq(p.where, STR("/"))); /* nothing done, nothing said: nothing kept */
	assert_int_equal(practised(&n), 0);
	walk_post("/session/done", DESK "&pain=10");
	assert_int_equal(practised(&n), 0);
	assert_int_equal(own_site_diary()->entries.n, 1);
	walk_post("/session/done", DESK "&step=0&step=9");
	int32_t seconds = practised(&n);
	assert_int_equal(n, 1);
	assert_true(seconds > 0 && seconds < 60);
}

static void test_nothing_is_done_in_danger(void **state)
{
	size_t n;
	(void)state;
	walk_post("/relief", DESK "&q.rf_01=yes");
	walk_post("/session/done", DESK "&step=0&step=1&pain=8");
	assert_int_equal(practised(&n), 0);
	assert_int_equal(own_site_diary()->entries.n, 1); /* the pain is true anyway */
}

static void test_heat(void **state)
{
	(void)state;
	walk_healthy("have_heat_pad=yes have_seat_heater=yes age=34");
	struct page p = walk_get("/session?item=heat_pad");
	assert_true(page_says(&p, "data-seconds=\"900\""));
	assert_true(page_says(&p, "data-check=\"300\""));
	assert_true(page_says(&p, "never sleep with it"));
	assert_true(page_says(&p, "It ends by itself"));
	p = walk_get("/session?item=seat_heater");
	assert_true(page_says(&p, "Only when parked"));
	walk_answers("age=70");
	p = walk_get("/session?item=heat_pad");
	assert_true(page_says(&p, "Low setting, 10-15 minutes, and look at your skin."));
	assert_int_equal(walk_get("/session?item=nothing").status, 404);
}

static void test_not_for_now(void **state)
{
	(void)state;
	walk_post("/relief", DESK);
	struct page p = walk_get("/session?item=heat_pad");
	assert_true(page_says(&p, "waits for a few answers"));
	assert_true(page_says(&p, "href=\"/check\""));
	assert_false(page_says(&p, "<dialog"));
	walk_healthy("shoulder_problem=yes age=34");
	p = walk_get("/session?item=prone_ytw");
	assert_true(page_says(&p, "is not for you now"));
	assert_true(page_says(&p, "In the parked car"));
}

static void test_sides(void **state)
{
	(void)state;
	walk_healthy("age=34");
	struct page p = walk_get("/session?item=open_book");
	assert_int_equal(page_times(&p, "data-side=\"Left side\""), 1);
	assert_int_equal(page_times(&p, "data-side=\"Right side\""), 1);
	assert_true(page_says(&p, "side=left"));
	assert_true(page_says(&p, "begin=\"60s\" dur=\"60s\"")); /* the second ring runs when the first has ended */
}

#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, own_site_open, own_site_close)

/* "Get help now" is under a yes that is an emergency: wherever it is pressed, on this page or in the check, the next page says what to do. */
static void test_help_leads_to_what_to_do(void **state)
{
	(void)state;
	const struct pack *pack = own_site_person()->pack;
	size_t pressed = 0;
	for (uint16_t i = 0; i < pack->n_questions; i++) {
		const struct question *q = &pack->questions[i];
		const struct question_row *row = &pack->rows[q->row];
		const struct screen *screen = pack_screen_of(pack, i);
		char yes[200], form[400], path[80];
		bool follows = false;
		for (size_t k = row->n_ticks; k < row->n_ticks + row->n_then; k++)
			follows = follows || row->questions[k] == i;
		if (!alarm_is_now(pack, i))
			continue;
		const struct question *tick = &pack->questions[row->questions[0]];
		int n = snprintf(yes, sizeof yes, "&q.%.*s=yes", (int)q->id.n, q->id.p);
		if (follows)
			snprintf(yes + n, sizeof yes - (size_t)n, "&q.%.*s=yes", (int)tick->id.n, tick->id.p);
		own_site_close(NULL);
		own_site_open(NULL);
		if (qset_has(&pack->relief.asked, q->fact)) {
			snprintf(form, sizeof form, DESK "%s", yes);
			struct page p = walk_post("/relief", form);
			if (!str_eq(p.where, STR("/result")))
				fail_msg("relief: after %.*s comes %.*s", (int)q->id.n, q->id.p, (int)p.where.n, p.where.p);
			pressed++;
		}
		if (screen == NULL)
			continue;
		own_site_close(NULL);
		own_site_open(NULL);
		snprintf(path, sizeof path, "/check/%.*s", (int)screen->id.n, screen->id.p);
		snprintf(form, sizeof form, "seen=%.*s&seen=%.*s%s&go=on", (int)tick->id.n, tick->id.p, (int)q->id.n, q->id.p, yes);
		struct page p = walk_post(path, form);
		if (!str_eq(p.where, STR("/result")))
			fail_msg("check: after %.*s comes %d %.*s", (int)q->id.n, q->id.p, p.status, (int)p.where.n, p.where.p);
		pressed++;
	}
	assert_true(pressed > 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_help_leads_to_what_to_do, own_site_open, own_site_close),
		AT_HOME(test_first_visit),
		AT_HOME(test_an_open_line_wants_an_answer),
		AT_HOME(test_a_yes_needs_no_more),
		AT_HOME(test_what_follows_a_tick_wants_an_answer),
		AT_HOME(test_a_tick_stands_at_its_plainer_sentence),
		AT_HOME(test_one_more_tick_asks_again_what_calmed),
		AT_HOME(test_not_sure_reads_a_plainer_sentence),
		AT_HOME(test_still_not_sure_counts),
		AT_HOME(test_none_of_these),
		AT_HOME(test_a_tick_wins),
		AT_HOME(test_a_yes_is_not_lost),
		AT_HOME(test_only_what_the_page_asks),
		AT_HOME(test_under_18_sees_no_exercise),
		AT_HOME(test_done),
		AT_HOME(test_left_early),
		AT_HOME(test_nothing_is_done_in_danger),
		AT_HOME(test_heat),
		AT_HOME(test_not_for_now),
		AT_HOME(test_sides),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
