/* test_result.c - what the check found: what is on the page for each class, and what a clinician has looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walk.h"

static void test_emergency(void **state)
{
	(void)state;
	walk_healthy("rf_01=yes rf_44=yes");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "Call your emergency number (112, 911, 999 ...) now"));
	assert_false(page_says(&p, "Call 911"));
	assert_true(page_says(&p, "href=\"/settings\""));
	assert_true(page_says(&p, "I have pain or pressure in my chest."));
	assert_true(page_says(&p, "While you wait"));
	assert_false(page_says(&p, "It is asked because")); /* what to do, and nothing to read beside it */
	assert_false(page_says(&p, "RF-01") || page_says(&p, "/sources#") || page_says(&p, "confidence") || page_says(&p, "evidence"));
	assert_false(page_says(&p, "Good morning") || page_says(&p, "class=\"stool") || page_says(&p, "name=\"pain\""));
	assert_true(page_says(&p, "Because you said yes to this."));
	assert_false(page_says(&p, "action=\"/clear\"")); /* first things first */
	assert_false(page_says(&p, "See your plan"));
	assert_false(page_says(&p, "/session"));
	assert_false(page_says(&p, "/figure/"));
	assert_true(str_find_str(p.body, STR("id=\"rule-rf_01\"")) <
		    str_find_str(p.body, STR("id=\"rule-rf_44\""))); /* what cannot wait comes first */
	p = walk_get("/plan");
	assert_true(page_says(&p, "No plan for now"));
	assert_true(page_says(&p, "tel:911"));
	assert_false(page_says(&p, "/session"));
}

/* Someone whose country is not known may be anywhere. */
static void test_all_numbers_without_a_country(void **state)
{
	static const char *const lines[] = {"<a href=\"tel:911\">United States 911</a>",  "<a href=\"tel:911\">Canada 911</a>",
					    "<a href=\"tel:999\">United Kingdom 999</a>", "<a href=\"tel:112\">European Union 112</a>",
					    "<a href=\"tel:000\">Australia 000</a>",      "<a href=\"/settings\">Choose your country</a>"};
	static const struct {
		const char *answers, *page;
		bool has_lines;
	} pages[] = {{"rf_01=yes", "/result", true},  {"rf_01=yes", "/plan", true},  {"rf_01=yes", "/", true},
		     {"rf_20=yes", "/result", true},  {"rf_20=yes", "/plan", true},  {"rf_20=yes", "/", true},
		     {"rf_44=yes", "/result", false}, {"rf_44=yes", "/plan", false}, {"rf_44=yes", "/", false}};
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		walk_healthy(pages[i].answers);
		struct page p = walk_get(pages[i].page);
		for (size_t k = 0; k < sizeof lines / sizeof lines[0]; k++) {
			print_message("# %s %s %s\n", pages[i].answers, pages[i].page, lines[k]);
			assert_int_equal(page_says(&p, lines[k]), pages[i].has_lines);
		}
	}
	assert_int_equal(walk_post("/settings", "country=GB").status, 303);
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		walk_healthy(pages[i].answers);
		struct page p = walk_get(pages[i].page);
		assert_false(page_says(&p, "tel:911"));
		assert_false(page_says(&p, "Choose your country"));
	}
	walk_healthy("rf_01=yes");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "tel:999"));
	assert_true(page_says(&p, "Country: United Kingdom."));
}

/* From the clock first, then from the language; said to be a proposal, and changed with one touch that comes back here. */
static void test_a_country_is_proposed(void **state)
{
	static const struct {
		const char *zone, *language, *locale, *says, *never;
	} places[] = {{"DE", "en-US,en;q=0.9", "en_US.UTF-8", "112 is the number of Germany. That is a proposal", "Call 911"},
		      {"", "en-GB,en;q=0.8", "en_US.UTF-8", "999 is the number of United Kingdom. That is a proposal", "Call 911"},
		      {"US", "en-US", "C.UTF-8", "911 is the number of United States. That is a proposal", "Call 112"},
		      {"", "en-US,en;q=0.9", "en_US.UTF-8", "No country is chosen", "Call 911"}, /* programs speak it everywhere */
		      {"JP", "en-US", "de_DE.UTF-8", "No country is chosen", "Call 112"},        /* a place whose number is not known here */
		      {"", "", "de_AT.UTF-8", "112 is the number of Austria. That is a proposal", "Call 911"}};
	(void)state;
	walk_healthy("rf_01=yes");
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		own_site_is_in(places[i].zone, places[i].language, places[i].locale);
		struct page p = walk_get("/result");
		if (!page_says(&p, places[i].says) || page_says(&p, places[i].never))
			fail_msg("%s", places[i].says);
	}
	own_site_is_in("DE", "", "");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "href=\"tel:112\"") && page_says(&p, "name=\"country\" value=\"GB\""));
	p = walk_post("/settings", "country=GB&back=result");
	assert_true(str_eq(p.where, STR("/result?saved=yes#saved")));
	p = walk_get("/result");
	assert_true(page_says(&p, "href=\"tel:999\"") && page_says(&p, "Country: United Kingdom.") && !page_says(&p, "proposal"));
}

/* What the doctor needs: the signs, since when, and the rest of the story; and nothing else of trivet is locked. */
static void test_a_page_to_take_along(void **state)
{
	(void)state;
	walk_healthy("rf_20=yes rf_41_night=yes anticoagulant_antiplatelet=yes how_long=over_3_months");
	own_site_put_days_ago("rf_20", "yes", 2);
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "href=\"/result/page\""));
	assert_true(page_says(&p, "I have back pain with a fever, chills or feeling ill."));
	assert_true(page_says(&p, "href=\"/diary\"") && page_says(&p, "href=\"/learn\""));
	p = walk_get("/result/page");
	assert_true(page_says(&p, "Back pain with fever, chills or feeling unwell</b>, reported on"));
	assert_true(page_says(&p, "24 November 2026"));
	assert_true(page_says(&p, "It is worst at night"));
	assert_true(page_says(&p, "Blood thinners") && page_says(&p, "More than three months"));
	assert_false(page_says(&p, "/session"));
	assert_int_equal(walk_get("/diary").status, 200);
	assert_int_equal(walk_get("/learn").status, 200);
	p = walk_post("/diary", "day=2026-11-26&pain=6");
	assert_int_equal(p.status, 303);
}

/* An emergency row that stays "not sure" and counts as care today does not say "call the emergency number now". */
static void test_not_sure_says_what_it_counts_as(void **state)
{
	(void)state;
	walk_healthy("rf_11=unsure");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "Get medical care today"));
	assert_true(page_says(&p, "You were not sure about this. Call a doctor"));
	assert_false(page_says(&p, "Get help now"));
}

static void test_not_sure_says_so(void **state)
{
	(void)state;
	walk_healthy("rf_01=unsure");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "Because you were not sure about: Chest pain.")); /* one tick of several */
	assert_true(page_says(&p, "Get help now"));
	walk_healthy("rf_02_wanders=unsure");
	p = walk_get("/result");
	assert_true(page_says(&p, "Because you were not sure about this"));
}

/* A rule may fire by what another question asked. */
static void test_because_of_another_answer(void **state)
{
	(void)state;
	walk_healthy("osteoporosis_or_osteopenia=yes");
	const struct person *who = own_site_person();
	str brief = who->pack->facts[pack_fact(who->pack, STR("osteoporosis_or_osteopenia"))].brief;
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "id=\"rule-rf_45\""));
	assert_true(page_says(&p, "Because you said yes to: "));
	assert_true(str_find_str(p.body, brief) < p.body.n);
}

static void test_same_day_and_caution(void **state)
{
	(void)state;
	walk_healthy("rf_20=yes");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "Get medical care today"));
	assert_true(page_says(&p, "tel:911"));
	assert_false(page_says(&p, "See your plan"));
	walk_answers("rf_20=no d_stress_tension=yes");
	p = walk_get("/result");
	assert_true(page_says(&p, "You can go on, with a few changes"));
	assert_true(page_says(&p, "See your plan"));
}

static void test_clean_is_no_proof(void **state)
{
	(void)state;
	walk_healthy("");
	struct page p = walk_get("/result");
	assert_int_equal(page_times(&p, "not prove"), 1); /* one caution, once */
	assert_true(page_says(&p, "that does not prove that you are safe"));
	assert_true(page_says(&p, "See your plan"));
	assert_false(page_says(&p, "Still open"));
}

/* Nobody whose pain is older is told that it settles in weeks. */
static void test_the_outlook_is_of_this_pain(void **state)
{
	(void)state;
	walk_healthy("how_long=over_3_months");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "stayed for months") && page_says(&p, "/sources#S90"));
	assert_false(page_says(&p, "settles within"));
}

/* The result speaks of the person: where, what it goes with, the outlook, the limits, the first exercise. */
static void test_it_speaks_of_the_person(void **state)
{
	(void)state;
	walk_healthy("sits_over_4_hours=yes few_breaks=yes screen_low_or_laptop=yes floor_ok=yes have_roller=yes anticoagulant_antiplatelet=yes");
	struct page p = walk_get("/result");
	const struct person *who = own_site_person();
	assert_true(page_says(&p, "<b>Where it hurts:</b> Between the blades"));
	assert_true(page_says(&p, "<b>Now:</b> 4 of 10"));
	assert_true(page_says(&p, "<b>Pain like this often goes with:</b> Desk work"));
	assert_true(page_says(&p, "settles within 6 to 12 weeks") && page_says(&p, "/sources#S42"));
	assert_false(page_says(&p, "stayed for months"));
	assert_int_equal(page_times(&p, "/session?item="), 1);
	bool adapts = false;
	for (size_t i = 0; i < who->plan.legs[LEG_PRACTICE].n; i++)
		adapts = adapts || who->plan.legs[LEG_PRACTICE].steps[i].verdict == ADAPT;
	assert_int_equal(page_says(&p, "<h2>For you</h2>"), adapts);
	assert_int_equal(page_times(&p, "Light pressure only"), adapts ? 1 : 0);
}

static str between(const struct page *p, const char *from, const char *to)
{
	str rest = str_sub(p->body, str_find_str(p->body, str_of(from)), p->body.n);
	return str_sub(rest, 0, str_find_str(rest, str_of(to)));
}

/* A letter: a kind word, four lines to say, what is still fine; no number to call, no list of diseases, no date that nobody can give. */
static void test_a_letter(void **state)
{
	(void)state;
	walk_healthy("rf_44=yes rf_42=yes rf_48=yes rf_41=yes rf_54=yes sits_over_4_hours=yes worse_sitting=yes phone_in_lap=yes");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "Good that you looked."));
	assert_true(page_says(&p, "Nothing in your answers points to an emergency."));
	struct page lines = {.body = between(&p, "<blockquote>", "</blockquote>")};
	assert_int_equal(page_times(&lines, "<p>"), 4);
	assert_true(page_says(&p, "href=\"/result/page\"") && page_says(&p, "href=\"mailto:?subject="));
	assert_false(page_says(&p, "tel:"));
	assert_false(page_says(&p, "It may be:"));
	assert_true(page_says(&p, "Still fine today:"));
	str fine = between(&p, "Still fine today:", "Your diary");
	const struct person *who = own_site_person();
	for (size_t i = 0; i < who->pack->n_items; i++) { /* only what core allows, and nothing that moves */
		const struct item *it = &who->pack->items[i];
		if (str_find_str(fine, it->name) < fine.n)
			assert_true(it->leg == LEG_CHANGE && allow_item(it, &who->consult.facts).verdict == GO);
	}
	str where = str_sub(fine, str_find_str(fine, STR("/item/")), fine.n); /* and its own page says the same */
	char item[64];
	snprintf(item, sizeof item, "%.*s", (int)str_find(where, '"'), where.p);
	p = walk_get(item);
	assert_true(page_says(&p, "For you, now: still fine"));
	assert_false(page_says(&p, "not yet") || page_says(&p, "/session?item="));
	p = walk_get("/result");
	assert_true(page_says(&p, "you can mark it with the date"));
	walk_healthy("age=16 rf_51=yes rf_51_child=no rf_51_fever=no rf_51_night=no rf_51_weight=no rf_51_nerve=no rf_51_injury=no");
	p = walk_get("/result");
	assert_true(page_says(&p, "Good that you looked."));
	assert_false(page_says(&p, "mark it with the date") || page_says(&p, "type=\"date\""));
	str ask = between(&p, "Good that you looked.", "What to say"); /* what to do is said for this very case */
	assert_true(str_find_str(ask, STR("Ask a parent or carer")) < ask.n);
	own_site_close(NULL);
	own_site_open(NULL);
	walk_answers(
		"age=34 rf_44=yes sits_over_4_hours=yes worse_sitting=yes phone_in_lap=yes"); /* emergency signs are open: nothing is called fine */
	p = walk_get("/result");
	assert_true(page_says(&p, "Good that you looked."));
	assert_false(page_says(&p, "Still fine today"));
}

/* Pregnancy is no illness: what is open to anyone stays open, the rest waits for the day on which the midwife agreed, and then fits. */
static void test_a_pregnancy(void **state)
{
	(void)state;
	walk_healthy("rf_52=yes pregnant=yes");
	struct page p = walk_get("/result");
	str fine = between(&p, "Still fine today:", "Your diary");
	assert_true(str_find_str(fine, STR("href=\"/item/breathing\"")) < fine.n &&
		    str_find_str(fine, STR("href=\"/item/change_position\"")) < fine.n);
	assert_false(str_find_str(fine, STR("/item/scapular_squeeze")) < fine.n || str_find_str(fine, STR("/item/heat_pad")) < fine.n);
	assert_true(page_says(&p, "A midwife or doctor knows of this pain, and agrees to gentle exercise"));
	p = walk_get("/item/breathing");
	assert_true(page_says(&p, "For you, now: still fine"));
	walk_answers("rf_44=yes"); /* with anything else it is as for everyone */
	p = walk_get("/result");
	assert_false(page_says(&p, "/item/breathing"));
	p = walk_get("/item/breathing");
	assert_true(page_says(&p, "For you, now: not yet"));
	walk_answers("rf_44=no");
	assert_int_equal(walk_post("/clear", "rule=rf_52&on=2026-11-20").status, 303);
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	assert_null(plan_step(&own_site_person()->plan, pack_item(&pack_default, STR("prone_ytw"))));
}

static void test_what_is_open(void **state)
{
	(void)state;
	struct page p = walk_get("/result"); /* nobody has answered anything */
	assert_true(page_says(&p, "Not everything is answered yet"));
	assert_true(page_says(&p, "Still open"));
	assert_true(page_says(&p, "href=\"/check/now\""));
	assert_false(page_says(&p, "See your plan"));
	walk_answers("rf_44=yes"); /* a doctor first; whether it is an emergency, nobody can say yet */
	p = walk_get("/result");
	assert_true(page_says(&p, "Not every emergency sign is answered yet."));
	assert_false(page_says(&p, "points to an emergency"));
	walk_healthy("rf_40=no rf_44=no");
	p = walk_get("/result");
	assert_false(page_says(&p, "Still open"));
}

static void test_score(void **state)
{
	(void)state;
	walk_healthy("how_long=over_3_months rf_46=yes score_start_before_35=yes score_better_moving=yes");
	struct page p = walk_get("/result");
	assert_false(page_says(&p, "HLA-B27"));
	walk_answers("score_wakes_second_half=yes");
	p = walk_get("/result");
	assert_true(page_says(&p, "HLA-B27"));
}

static void test_clearing(void **state)
{
	struct store_plan plan;
	(void)state;
	walk_healthy("rf_44=yes");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "See a doctor before you start"));
	assert_true(page_says(&p, "action=\"/clear\""));
	assert_true(page_says(&p, "max=\"2026-11-26\""));
	p = walk_post("/clear", "rule=rf_44&on=2026-11-20");
	assert_true(str_eq(p.where, STR("/result?saved=examined&of=rf_44#saved")));
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	assert_true(own_site_plan(&plan));
	p = walk_get("/result");
	assert_true(page_says(&p, "Waived, because a doctor examined it"));
	assert_true(page_says(&p, "Examined on 20 November 2026. Waived since 26 November 2026, until 24 December 2026."));
	assert_true(page_says(&p, "20 November 2026"));
	assert_true(page_says(&p, "See your plan"));
	p = walk_post("/clear/undo", "rule=rf_44");
	assert_int_equal(own_site_person()->consult.triage.urgency, DOCTOR_FIRST);
	p = walk_get("/result");
	assert_false(page_says(&p, "Waived"));
}

static void test_what_cannot_be_cleared(void **state)
{
	(void)state;
	walk_healthy("rf_20=yes rf_44=yes");
	char where[WALK_TARGET];
	struct page p = walk_post("/clear", "rule=rf_20&on=2026-11-20"); /* a sign of now */
	assert_int_equal(p.status, 303);
	assert_true(str_eq(p.where, STR("/result?wrong=rf_20&why=1")));
	p = walk_post("/clear", "rule=rf_44&on=2026-11-27");
	snprintf(where, sizeof where, "%.*s", (int)p.where.n, p.where.p);
	p = walk_get(where);
	assert_true(page_says(&p, "That day is in the future"));
	p = walk_post("/clear", "rule=rf_05&on=2026-11-20"); /* nobody said yes to it */
	assert_true(str_eq(p.where, STR("/result?wrong=rf_05&why=2")));
	assert_int_equal(own_site_person()->answers.n_cleared, 0);
	assert_int_equal(walk_post("/clear", "rule=nonsense&on=2026-11-20").status, 400);
	assert_int_equal(walk_post("/clear", "rule=rf_44").status, 400);
	assert_int_equal(walk_post("/clear/undo", "rule=nonsense").status, 400);
	p = walk_get("/result");
	assert_int_equal(page_times(&p, "action=\"/clear\""), 1); /* beside rf_44 alone */
}

/* All is asked again: what was "no" three days ago began after that, even when the answer in between was taken back. */
static void test_an_answer_taken_back_is_remembered_as_no(void **state)
{
	(void)state;
	walk_healthy("");
	own_site_put_days_ago("rf_44", "no", 3);
	assert_int_equal(walk_post("/reassess/danger", "").status, 303);
	assert_int_equal(own_site_person()->answers.of[pack_question(&pack_default, STR("rf_44"))].kind, ANSWER_NONE);
	own_site_seconds_later(60);
	struct page p = walk_post("/check/history", "seen=rf_44&q.rf_44=yes&go=on");
	assert_int_equal(own_site_person()->answers.of[pack_question(&pack_default, STR("rf_44"))].kind, ANSWER_YES);
	p = walk_post("/clear", "rule=rf_44&on=2026-11-22");
	assert_true(str_starts(p.where, STR("/result?wrong=rf_44")));
	p = walk_post("/clear", "rule=rf_44&on=2026-11-24");
	assert_true(str_eq(p.where, STR("/result?saved=examined&of=rf_44#saved")));
}

/* RF-61 wants the heart looked at, not just any examination. */
static void test_which_examination_counts_is_said(void **state)
{
	(void)state;
	walk_healthy("age=60 how_long=over_3_months rf_61=yes heart_smokes=yes");
	walk_answers("heart_pressure=yes");
	struct page p = walk_get("/result");
	assert_true(page_says(&p, "A doctor has looked at my heart for this pain, with an ECG"));
	walk_answers("rf_44=yes");
	p = walk_get("/result");
	assert_true(page_says(&p, "A doctor has examined exactly this"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_emergency),
		TEST(test_all_numbers_without_a_country),
		TEST(test_a_country_is_proposed),
		TEST(test_a_page_to_take_along),
		TEST(test_an_answer_taken_back_is_remembered_as_no),
		TEST(test_which_examination_counts_is_said),
		TEST(test_not_sure_says_what_it_counts_as),
		TEST(test_not_sure_says_so),
		TEST(test_because_of_another_answer),
		TEST(test_same_day_and_caution),
		TEST(test_clean_is_no_proof),
		TEST(test_it_speaks_of_the_person),
		TEST(test_the_outlook_is_of_this_pain),
		TEST(test_a_letter),
		TEST(test_a_pregnancy),
		TEST(test_what_is_open),
		TEST(test_score),
		TEST(test_clearing),
		TEST(test_what_cannot_be_cleared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
