/* test_check.c - the check as a person goes through it: what is asked, what never, how long it takes, what it leads to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

enum { SCREENS_AT_MOST = 12, TAPS_AT_MOST = 40 };

/* ---- a desk worker without a sign ---- */

/* What this person says; all else is no. */
static const struct {
	const char *question, *value;
	int taps;
} said[] = {
	{"age", "34", 3}, /* into the box, two digits */
	{"how_long", "six_weeks_to_3_months", 1},
	{"where", "p5_l", 1},
	{"where", "p5_r", 1},
	{"pain_now", "4", 1},
	{"pain_average", "4", 1},
	{"pain_worst", "6", 1},
	{"look_left", "full", 1},
	{"look_right", "full", 1},
	{"lift_arms", "full", 1},
	{"minutes_a_day", "10", 3},
	{"confidence_0_10", "8", 1},
	{"tension_between_blades", "yes", 1},
	{"stiffness", "yes", 1},
	{"worse_sitting", "yes", 1},
	{"eases_moving", "yes", 1},
	{"sits_over_4_hours", "yes", 1},
	{"few_breaks", "yes", 1},
	{"screen_low_or_laptop", "yes", 1},
	{"much_stress", "yes", 1},
	{"have_heat_pad", "yes", 1},
	{"floor_ok", "yes", 1},
};

/* Ids of the rows that a page asks, each once. */
static size_t rows_of(const struct page *p, str *ret_rows, size_t cap)
{
	static const str mark = STR_INIT("name=\"seen\" value=\"");
	str rest = p->body;
	size_t n = 0;
	for (size_t at; (at = str_find_str(rest, mark)) < rest.n && n < cap;) {
		rest = str_sub(rest, at + mark.n, rest.n);
		ret_rows[n++] = str_split(&rest, '"');
	}
	return n;
}

/* Fills in a page; returns the taps. */
static int fill(const struct page *p, char *ret_form, size_t cap)
{
	str rows[64];
	size_t n = rows_of(p, rows, 64);
	struct writer w = writer_on(ret_form, cap);
	int taps = 1; /* the button */
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		w_z(&w, "seen=");
		w_str(&w, rows[i]);
		w_char(&w, '&');
		for (size_t s = 0; s < sizeof said / sizeof said[0]; s++) {
			if (!str_eq(rows[i], str_of(said[s].question)))
				continue;
			w_z(&w, "q.");
			w_z(&w, said[s].question);
			w_char(&w, '=');
			w_z(&w, said[s].value);
			w_char(&w, '&');
			taps += said[s].taps;
			any = true;
		}
	}
	w_z(&w, any ? "go=on" : "go=none");
	w_char(&w, '\0');
	assert_false(w.full);
	return taps;
}

/* Counts how often each row was shown. */
static void count_rows(const struct page *p, int *shown)
{
	str rows[64];
	size_t n = rows_of(p, rows, 64);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++)
		shown[pack_question(own_site_person()->pack, rows[i])]++;
}

struct count {
	int screens, taps;
	int shown[QUESTIONS_MAX]; /* each row, how often */
};

/* From the first page to the result. */
static struct page go_through(struct count *c)
{
	char at[WALK_TARGET], next[WALK_TARGET], form[4096];
	struct page p = walk_follow("/check", at);
	while (strcmp(at, "/result") != 0) {
		assert_true(c->screens++ < SCREENS_AT_MOST);
		c->taps += fill(&p, form, sizeof form);
		count_rows(&p, c->shown);
		p = walk_post(at, form);
		assert_int_equal(p.status, 303);
		snprintf(next, sizeof next, "%.*s", (int)p.where.n, p.where.p);
		p = walk_follow(next, at);
	}
	return p;
}

static void test_a_healthy_desk_worker_is_through_soon(void **state)
{
	struct count c = {0};
	struct store_plan plan;
	(void)state;
	struct page p = go_through(&c);
	print_message("# %d screens, %d taps\n", c.screens, c.taps);
	assert_true(c.screens > 5);
	assert_true(c.taps <= TAPS_AT_MOST);
	for (size_t i = 0; i < QUESTIONS_MAX; i++)
		assert_true(c.shown[i] <= 1); /* nobody is asked a row twice */
	assert_true(page_says(&p, "See your plan"));
	assert_true(page_says(&p, "does not prove that you are safe"));
	assert_false(page_says(&p, "Still open"));
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	assert_true(own_site_plan(&plan));
	assert_true(str_find_str(plan.text, STR("\"refused\":false")) < plan.text.n);
	p = walk_get("/check");
	assert_true(str_eq(p.where, STR("/result")));
}

/* Who comes back to change an answer returns to the result, unless the change brings up something that is urgent. */
static void test_a_changed_answer(void **state)
{
	struct count c = {0};
	(void)state;
	struct page p = go_through(&c);
	assert_true(page_says(&p, "/check/health?edit=1&amp;done=1"));
	p = walk_get("/check/health?edit=1&done=1");
	assert_true(page_says(&p, "To the result"));
	p = walk_post("/check/health", "seen=metal_allergy&q.metal_allergy=yes&go=on&edit=1&done=1");
	assert_true(str_eq(p.where, STR("/result")));
	p = walk_post("/check/today", "seen=rf_25&seen=rf_25_fast&seen=rf_25_both&q.rf_25=yes&go=on&edit=1&done=1");
	assert_true(str_eq(p.where, STR("/check/today?wrong=rf_25_fast&edit=1&done=1")));
	p = walk_get("/check/today?wrong=rf_25_fast&edit=1&done=1");
	assert_int_equal(page_times(&p, "No answer is chosen here yet"), 1); /* silence about how fast it gets worse is no "no" */
	assert_false(page_says(&p, "That answer is not possible"));
	assert_true(page_says(&p, "name=\"q.rf_25_fast\" value=\"yes\" aria-invalid=\"true\""));
	assert_true(page_says(&p, "<title>Error: "));
	assert_int_equal(own_site_person()->answers.of[pack_question(&pack_default, STR("rf_25_fast"))].kind, ANSWER_NONE);
	p = walk_post("/check/today", "seen=rf_25&seen=rf_25_fast&seen=rf_25_both&q.rf_25=yes&none=rf_25&go=on&edit=1&done=1");
	assert_true(str_eq(p.where, STR("/result")));
	assert_int_equal(own_site_person()->answers.of[pack_question(&pack_default, STR("rf_25_fast"))].kind, ANSWER_NO);
	p = walk_post("/check/today", "seen=rf_27&seen=rf_27_fever&seen=rf_27_yellow&q.rf_27=yes&go=on&edit=1&done=1");
	assert_true(str_eq(p.where, STR("/check/doctor"))); /* how bad it is, is asked after it */
	p = walk_get("/check/doctor");
	assert_int_equal(page_times(&p, "name=\"seen\""), 1);
	assert_true(page_says(&p, "name=\"q.rf_27_severe\""));
}

/* ---- what is asked, and what is not ---- */

static void test_progress_counts_what_is_shown(void **state)
{
	(void)state;
	struct page p = walk_get("/check/history");
	assert_true(page_says(&p, "max=\"10\" value=\"3\""));
	assert_true(page_says(&p, "3 of 10"));
	const struct pack *pack = own_site_person()->pack;
	for (size_t i = 0; i < pack->screens[2].n_questions; i++)
		own_site_put(pack->questions[pack->screens[2].questions[i]].id.p, "no");
	p = walk_get("/check/history");
	assert_int_equal(p.status, 303);
	assert_true(str_eq(p.where, STR("/check/now")));
}

/* A follow-up of what is not so is not asked; of what is not known it is. */
static void test_rows_that_need_something(void **state)
{
	(void)state;
	struct page p = walk_get("/check/now");
	assert_true(page_says(&p, "name=\"q.rf_04\""));
	walk_answers("needled_lately=no");
	p = walk_get("/check/now");
	assert_false(page_says(&p, "name=\"q.rf_04\""));
	walk_answers("needled_lately=yes");
	p = walk_get("/check/now");
	assert_true(page_says(&p, "name=\"q.rf_04\""));
}

static void test_answered_rows_are_not_asked_again(void **state)
{
	(void)state;
	walk_answers("rf_01=no");
	struct page p = walk_get("/check/now"); /* a row is there as a whole until all of it is answered */
	assert_true(page_says(&p, "name=\"q.rf_01\"") && page_says(&p, "name=\"q.rf_01_tight\""));
	walk_answers("rf_01_tight=no rf_01_spread=no rf_01_with=no");
	p = walk_get("/check/now");
	assert_false(page_says(&p, "name=\"q.rf_01\""));
	assert_true(page_says(&p, "name=\"q.rf_02\""));
	p = walk_get("/check/now?edit=1");
	assert_true(page_says(&p, "name=\"q.rf_01\""));
}

static void test_an_emergency_ends_the_questions(void **state)
{
	(void)state;
	struct page p = walk_post("/check/now", "seen=rf_01&seen=rf_02&q.rf_01=yes&go=none"); /* a tick wins over "none of these" */
	assert_true(str_eq(p.where, STR("/result")));
	const struct person *who = own_site_person();
	assert_int_equal(who->consult.triage.urgency, EMERGENCY);
	assert_int_equal(who->answers.of[pack_question(who->pack, STR("rf_02"))].kind, ANSWER_NO);
	assert_true(str_eq(walk_get("/check").where, STR("/result")));
	assert_true(str_eq(walk_get("/check/health").where, STR("/result")));
	p = walk_get("/check/now?edit=1"); /* a slip of the finger can be undone */
	assert_int_equal(p.status, 200);
	p = walk_post("/check/now", "seen=rf_01&seen=rf_02&edit=1&go=none");
	assert_int_equal(own_site_person()->consult.triage.urgency, SELF_CARE);
}

/* Care comes today: only what could make it an emergency is still asked. */
static void test_only_what_can_change_the_outcome(void **state)
{
	(void)state;
	walk_answers("rf_25=yes");
	struct page p = walk_get("/check/today");
	assert_true(page_says(&p, "name=\"q.rf_25_fast\""));
	p = walk_get("/check/today");
	assert_true(page_says(&p, "name=\"q.rf_28_vomit\"")); /* could be an emergency */
	assert_false(page_says(&p, "name=\"q.rf_20\""));
	assert_int_equal(walk_get("/check/health").status, 303);
	walk_answers("rf_25=no rf_25_fast=no rf_25_both=no rf_62=yes"); /* this one can be cleared, but not before the person was seen today */
	assert_int_equal(walk_get("/check/health").status, 303);
	walk_answers("rf_62=no");
	p = walk_get("/check/today");
	assert_true(page_says(&p, "name=\"q.rf_20\""));
	walk_answers("rf_44=yes"); /* can be cleared, and then all the rest matters */
	assert_int_equal(walk_get("/check/health").status, 200);
}

/* ---- ticks, none, not sure ---- */

static enum answer_kind kind_of(const char *question)
{
	const struct person *who = own_site_person();
	return who->answers.of[pack_question(who->pack, str_of(question))].kind;
}

static void test_silence_is_not_no(void **state)
{
	(void)state;
	struct page p = walk_post("/check/health", "seen=shingles_now&seen=metal_allergy&go=on");
	assert_true(str_eq(p.where, STR("/check/health?pick=1")));
	p = walk_get("/check/health?pick=1");
	assert_true(page_says(&p, "Nothing is ticked"));
	assert_int_equal(kind_of("shingles_now"), ANSWER_NONE);
	p = walk_post("/check/health", "seen=shingles_now&seen=metal_allergy&go=skip");
	assert_true(str_eq(p.where, STR("/check/pattern")));
	assert_int_equal(kind_of("shingles_now"), ANSWER_NONE);
	p = walk_post("/check/health", "seen=shingles_now&go=none"); /* a row that was not on the page stays open */
	assert_int_equal(kind_of("shingles_now"), ANSWER_NO);
	assert_int_equal(kind_of("metal_allergy"), ANSWER_NONE);
}

/* "Not sure" is beside the one that it is about, and opens it alone. */
static void test_not_sure_about_one(void **state)
{
	(void)state;
	struct page p = walk_get("/check/health");
	assert_true(page_says(&p, "Not sure about: Shingles now"));
	assert_true(page_says(&p, "name=\"unsure\" value=\"shingles_now\""));
	assert_false(page_says(&p, "value=\"detail\""));
	p = walk_post("/check/health", "seen=shingles_now&seen=metal_allergy&seen=needle_fear&q.needle_fear=yes&unsure=shingles_now&go=on");
	assert_true(str_eq(p.where, STR("/check/pattern"))); /* no danger sign: it has no plainer sentence */
	assert_int_equal(kind_of("needle_fear"), ANSWER_YES);
	assert_int_equal(kind_of("shingles_now"), ANSWER_UNSURE);
	assert_int_equal(kind_of("metal_allergy"), ANSWER_NO);
	p = walk_get("/check/health?edit=1");
	assert_true(page_says(&p, "name=\"unsure\" value=\"shingles_now\" checked"));
	walk_post("/check/now", "seen=rf_01&q.rf_01=unsure&go=on");
	assert_int_equal(own_site_person()->consult.triage.urgency, EMERGENCY); /* not sure counts as yes there */
}

/* What someone said is in sight when they come back, and the rest is folded. */
static void test_a_line_is_open_when_something_is_said_under_it(void **state)
{
	(void)state;
	struct page p = walk_get("/check/today");
	assert_int_equal(page_times(&p, "<details open>"), 0);
	assert_true(page_says(&p, "Shocks down the spine"));
	walk_answers("rf_26_shock=yes");
	p = walk_get("/check/today?edit=1");
	assert_int_equal(page_times(&p, "<details open>"), 1);
}

/* "Not sure" is once at each row. The plainer sentence comes next, and what is said there is the answer. */
static void test_not_sure_about_a_row(void **state)
{
	(void)state;
	struct page p = walk_get("/check/today");
	assert_true(page_says(&p, "name=\"unsure\" value=\"rf_30\""));
	assert_false(page_says(&p, "value=\"detail\"")); /* every row of this screen has its own */
	p = walk_post("/check/today", "seen=rf_30&seen=rf_30_blue&seen=rf_30_pain&seen=rf_67&unsure=rf_30&go=on");
	assert_true(str_eq(p.where, STR("/unsure?from=check&row=rf_30")));
	assert_int_equal(kind_of("rf_30_blue"), ANSWER_UNSURE);
	assert_int_equal(kind_of("rf_67"), ANSWER_NO); /* the rest of the page is answered */
	assert_int_equal(own_site_person()->consult.triage.urgency, SAME_DAY);
	p = walk_get("/unsure?from=check&row=rf_30");
	assert_true(page_says(&p, "Still not sure") && page_says(&p, "are not this"));
	p = walk_post("/unsure", "from=check&row=rf_30&r.rf_30=no");
	assert_true(str_eq(p.where, STR("/check")));
	assert_int_equal(kind_of("rf_30_blue"), ANSWER_NO);
	assert_int_equal(own_site_person()->consult.triage.urgency, SELF_CARE);
	/* a tick says more than "not sure" beside it; what follows the tick is then what is not sure */
	p = walk_post("/check/today", "seen=rf_25&q.rf_25=yes&unsure=rf_25&go=on");
	assert_true(str_eq(p.where, STR("/unsure?from=check&row=rf_25")));
	assert_int_equal(kind_of("rf_25"), ANSWER_YES);
	assert_int_equal(kind_of("rf_25_numb"), ANSWER_NO);
	assert_int_equal(kind_of("rf_25_fast"), ANSWER_UNSURE);
	/* a clear yes to an emergency ends the questions, whatever else is not sure */
	p = walk_post("/check/now", "seen=rf_01&q.rf_01=yes&unsure=rf_08&go=on");
	assert_true(str_eq(p.where, STR("/result")));
	assert_int_equal(walk_post("/check/health", "unsure=rf_08&go=on").status, 400);
}

/* ---- each question as itself ---- */

static void test_each_as_itself(void **state)
{
	(void)state;
	struct page p = walk_follow("/check", (char[WALK_TARGET]){0}); /* the first page: where, and how strong */
	assert_true(page_says(&p, "class=\"bmap\"") && page_says(&p, "name=\"q.pain_now\""));
	assert_int_equal(page_times(&p, "type=\"checkbox\" id=\"where-"), 35);
	p = walk_post("/check/where", "seen=where&seen=pain_now&q.where=p5_l&q.where=p6_r&q.pain_now=7&go=on");
	assert_true(str_eq(p.where, STR("/check/about")));
	p = walk_get("/check/time");
	assert_true(page_says(&p, "name=\"q.minutes_a_day\" min=\"2\" max=\"30\""));
	p = walk_post("/check/time", "seen=minutes_a_day&seen=look_left&q.minutes_a_day=&q.look_left=half&go=on");
	assert_true(str_eq(p.where, STR("/result")));
	const struct person *who = own_site_person();
	assert_int_equal(qset_count(&who->answers.regions), 2);
	assert_int_equal(who->answers.of[pack_question(who->pack, STR("pain_now"))].value, 7);
	assert_int_equal(kind_of("minutes_a_day"), ANSWER_NONE); /* an empty box is a box left empty */
	assert_int_equal(kind_of("look_left"), ANSWER_CHOICE);
	p = walk_get("/check/where?edit=1");
	assert_true(page_times(&p, " checked>") == 3);
}

static void test_a_slip_costs_one_answer(void **state)
{
	(void)state;
	struct page p = walk_post("/check/about", "seen=age&seen=how_long&q.age=340&q.how_long=over_3_months&go=on");
	assert_true(str_eq(p.where, STR("/check/about?typed=340&wrong=age")));
	assert_int_equal(kind_of("how_long"), ANSWER_CHOICE);
	p = walk_get("/check/about?typed=340&wrong=age");
	assert_true(page_says(&p, "name=\"q.age\" min=\"0\" max=\"120\" step=\"1\" value=\"340\""));
	assert_true(page_says(&p, "a whole number from 0 to 120"));
	walk_post("/check/about", "seen=age&q.age=34&q.age=unsure&go=on"); /* a number says more than "not sure" */
	assert_int_equal(kind_of("age"), ANSWER_NUMBER);
}

static void test_what_is_not_on_the_page(void **state)
{
	(void)state;
	assert_int_equal(walk_get("/check/nowhere").status, 404);
	assert_int_equal(walk_post("/check/health", "seen=rf_01&q.rf_01=no&go=none").status, 400);
	assert_int_equal(walk_post("/check/health", "q.nonsense=yes&go=on").status, 400);
	assert_int_equal(walk_post("/check/about", "seen=how_long&q.how_long=perhaps&go=on").status, 303);
	assert_int_equal(kind_of("how_long"), ANSWER_NONE);
}

/* Going through it again without another answer keeps no other plan. */
static void test_the_same_plan_is_kept_once(void **state)
{
	struct store_plan plan;
	(void)state;
	walk_healthy("");
	assert_false(own_site_plan(&plan));
	for (int i = 0; i < 2; i++) {
		struct page p = walk_post("/check/time", "seen=minutes_a_day&q.minutes_a_day=10&go=on&edit=1");
		assert_true(str_eq(p.where, STR("/result")));
	}
	assert_true(own_site_plan(&plan));
	assert_int_equal(plan.id, 1);
	walk_post("/check/history", "seen=anticoagulant_antiplatelet&q.anticoagulant_antiplatelet=yes&go=on&edit=1&done=1");
	assert_true(own_site_plan(&plan));
	assert_int_equal(plan.id, 2);
}

/* ---- something new ---- */

static void test_nothing_new(void **state)
{
	(void)state;
	walk_healthy("");
	struct page p = walk_get("/check/again");
	assert_int_equal(page_times(&p, "name=\"seen\""), 6);
	p = walk_post("/check/again", "seen=recheck_chest&seen=recheck_weakness&seen=recheck_bladder&seen=recheck_fever&seen=recheck_night&"
				      "seen=recheck_headache&go=none");
	assert_true(str_eq(p.where, STR("/plan")));
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
}

/* One yes, and every danger sign is asked again; until then there is no exercise (evidence 1.6). */
static void test_something_new(void **state)
{
	(void)state;
	walk_healthy("");
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	struct page p = walk_post("/check/again", "seen=recheck_chest&seen=recheck_fever&q.recheck_fever=yes&go=on");
	assert_true(str_eq(p.where, STR("/check")));
	assert_int_equal(own_site_person()->plan.refusal, REFUSED_UNANSWERED);
	assert_int_equal(kind_of("rf_01"), ANSWER_NONE);
	assert_int_equal(kind_of("sits_over_4_hours"), ANSWER_NO); /* what is no danger sign stays */
	p = walk_get("/check/again");
	assert_false(page_says(&p, " checked")); /* asked afresh each time */
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_healthy_desk_worker_is_through_soon),
		TEST(test_progress_counts_what_is_shown),
		TEST(test_rows_that_need_something),
		TEST(test_answered_rows_are_not_asked_again),
		TEST(test_an_emergency_ends_the_questions),
		TEST(test_only_what_can_change_the_outcome),
		TEST(test_silence_is_not_no),
		TEST(test_not_sure_about_one),
		TEST(test_a_line_is_open_when_something_is_said_under_it),
		TEST(test_not_sure_about_a_row),
		TEST(test_each_as_itself),
		TEST(test_a_slip_costs_one_answer),
		TEST(test_what_is_not_on_the_page),
		TEST(test_the_same_plan_is_kept_once),
		TEST(test_a_changed_answer),
		TEST(test_nothing_new),
		TEST(test_something_new),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
