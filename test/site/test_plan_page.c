/* test_plan_page.c - the plan on its page: every step that was decided, why, what was left out and why, and the person's own if-then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "me/plan_change.h"
#include "core/sets.h"
#include "core/plan_week.h"
#include "walk.h"

/* A person with a day at a desk, a roller and a floor. */
#define AT_A_DESK "sits_over_4_hours=yes few_breaks=yes screen_low_or_laptop=yes tension_between_blades=yes have_roller=yes floor_ok=yes"

static bool says_str(const struct page *p, str text)
{
	char escaped[4096];
	struct writer w = writer_on(escaped, sizeof escaped);
	w_html(&w, text);
	assert_false(w.full);
	return str_find_str(p->body, writer_str(&w)) < p->body.n;
}

/* Every step that core chose is on the page with its name, its label, its honest sentence. */
static void test_every_step(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_get("/plan");
	struct plan plan = own_site_person()->plan;
	const struct pack *pack = own_site_person()->pack;
	size_t steps = 0;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < plan.legs[l].n; i++, steps++) {
			const struct item *it = &pack->items[plan.legs[l].steps[i].item];
			assert_true(says_str(&p, it->name));
			assert_true(says_str(&p, it->what));
			assert_true(says_str(&p, pack_honest(pack, it)));
			for
				qset_each(f, &plan.legs[l].steps[i].because)
					assert_true(pack->facts[f].brief.n > 0 && says_str(&p, pack->facts[f].brief));
		}
	assert_true(steps >= 6);
	assert_int_equal(page_times(&p, "class=\"card plan-step\""), steps);
	assert_int_equal(page_times(&p, " open>"), 0); /* one screen at first: all is folded */
	assert_true(page_says(&p, "/sources#"));
	assert_true(page_says(&p, "Do not fly or dive"));
	assert_int_equal(page_times(&p, "Do not fly or dive"), 1); /* once, where it applies */
	assert_true(page_says(&p, "/session?item="));
	assert_true(page_says(&p, "/session?practice=on"));
	assert_true(page_says(&p, "Desk work"));
	assert_true(page_says(&p, "Book a first visit"));
	/* one label in plain words; rows and sources only behind a fold */
	assert_int_equal(page_times(&p, "class=\"label\""), steps);
	assert_true(page_times(&p, "Evidence row ") == page_times(&p, "<details class=\"cited\">"));
}

/* The week is a table: the minutes of each day, the steps of each, what is done in passing. */
static void test_the_week(void **state)
{
	(void)state;
	char foot[1024];
	struct writer w = writer_on(foot, sizeof foot);
	walk_healthy(AT_A_DESK " have_bag=yes minutes_a_day=10 confidence_0_10=8 have_heat_pad=yes eases_heat=yes");
	struct page p = walk_get("/plan");
	const struct person *who = own_site_person();
	struct plan_week week;
	plan_week_of(who->pack, &who->consult, &who->plan, &week);
	size_t at = str_find_str(p.body, STR("<tfoot>")), end = str_find_str(p.body, STR("</tfoot>"));
	assert_true(at < end && end < p.body.n);
	str of = str_sub(p.body, at, end);
	for (size_t d = 0; d < WEEK_DAYS; d++) {
		w = writer_on(foot, sizeof foot);
		w_z(&w, "<b>");
		w_int(&w, week.days[d].minutes);
		w_z(&w, "</b>");
		assert_int_equal(week.days[d].minutes, d < 5 ? 10 : 0);
		if (week.days[d].minutes > 0) {
			size_t found = str_find_str(of, writer_str(&w));
			assert_true(found < of.n);
			of = str_sub(of, found + w.n, of.n);
		}
	}
	assert_int_equal(page_times(&p, "<span class=\"vh\">free</span>"), 2);
	assert_true(page_says(&p, "if you like"));
	assert_true(page_says(&p, "Along the way, day by day:"));
	assert_false(page_says(&p, "This is as far as the plan goes"));
	walk_healthy(AT_A_DESK " uses_wheelchair=yes minutes_a_day=30 confidence_0_10=8");
	p = walk_get("/plan");
	assert_true(page_says(&p, "You asked for 30 minutes a day. This is as far as the plan goes"));
}

static size_t count_of(const char *text)
{
	struct page p = walk_get("/plan");
	return page_times(&p, text);
}

/* What has no place yet is named with its reason; that it is common advice is said once; the figures are one tap away. */
static void test_next_and_how_sure(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK " drives_over_1_hour=yes phone_in_lap=yes carries_trays=yes bag_on_one_shoulder=yes poor_sleep=yes");
	struct page p = walk_get("/plan");
	const struct person *who = own_site_person();
	assert_true(who->plan.n_next > 0);
	assert_true(page_says(&p, "Next, when these have become a habit"));
	for (size_t i = 0; i < who->plan.n_next; i++)
		assert_true(says_str(&p, who->pack->items[who->plan.next[i].item].name));
	assert_int_equal(count_of("Common advice; not tested on its own."), 1);
	assert_true(count_of("class=\"small numbers\"") > 0);
	assert_false(page_says(&p, "MD -"));
}

static void test_adaptations(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK " dizzy_head_back=yes");
	struct page p = walk_get("/plan");
	const struct person *who = own_site_person();
	bool any = false;
	for (size_t i = 0; i < who->plan.legs[LEG_PRACTICE].n; i++) {
		const struct step *s = &who->plan.legs[LEG_PRACTICE].steps[i];
		struct allowed a = {s->verdict, s->behind};
		str words[8];
		size_t n = allow_words(who->pack, &who->pack->items[s->item], &a, words, 8);
		for (size_t k = 0; k < n; k++, any = true)
			assert_true(says_str(&p, words[k]));
	}
	assert_true(any);
}

static void test_withheld(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK " anticoagulant_antiplatelet=yes");
	struct page p = walk_get("/plan");
	const struct plan *plan = &own_site_person()->plan;
	assert_true(plan->n_withheld > 0);
	assert_true(page_says(&p, "Withheld, and why"));
	assert_true(page_says(&p, "Blood thinners"));
	assert_false(page_says(&p, "Answer these, and more can open"));
}

static void test_ask_a_clinician(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_get("/plan");
	assert_false(page_says(&p, "Waits for an answer"));
	walk_answers("metal_allergy=unsure");
	p = walk_get("/plan");
	assert_true(page_says(&p, "Ask a clinician first"));
}

/* What waits for an answer leads to the page that asks it. */
static void test_unlock_leads_to_the_page(void **state)
{
	(void)state;
	static char answers[8192];
	struct writer w = writer_on(answers, sizeof answers);
	const struct pack *pack = own_site_person()->pack;
	for (size_t i = 0; i < pack->n_questions; i++) {
		const struct question *q = &pack->questions[i];
		if (q->kind != KIND_YESNO || (q->block > BLOCK_CAUTION && q->block != BLOCK_CONDITION))
			continue;
		if (str_eq(q->id, STR("metal_allergy")))
			continue;
		w_str(&w, q->id);
		w_z(&w, "=no ");
	}
	w_z(&w, "age=34");
	w_char(&w, '\0');
	assert_false(w.full);
	walk_answers(answers);
	assert_int_equal(own_site_person()->plan.refusal, PLAN_OPEN);
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "Waits for an answer"));
	assert_true(page_says(&p, "Answer these, and more can open"));
	assert_true(page_says(&p, "href=\"/check/health\""));
	assert_false(page_says(&p, "href=\"/check/today\""));
}

static void test_refused(void **state)
{
	(void)state;
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "No plan for now"));
	assert_true(page_says(&p, "href=\"/check\""));
	assert_false(page_says(&p, "plan-step"));
	walk_healthy("rf_44=yes");
	p = walk_get("/plan");
	assert_true(page_says(&p, "See a doctor before you start"));
	assert_true(page_says(&p, "href=\"/result\""));
	assert_false(page_says(&p, "plan-step"));
}

static void test_if_then(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_get("/plan");
	str item = own_site_person()->pack->items[own_site_person()->plan.legs[LEG_PRACTICE].steps[0].item].id;
	char form[256];
	snprintf(form, sizeof form, "item=%.*s&when=switch+on+the+%%3Ckettle%%3E&hard=do+two+minutes", (int)item.n, item.p);
	p = walk_post("/plan/intention", form);
	assert_true(str_eq(p.where, STR("/plan?saved=yes&place=intend#saved")));
	p = walk_get("/plan");
	assert_true(page_says(&p, "After I <b>switch on the &lt;kettle&gt;</b>"));
	assert_true(page_says(&p, "If that is hard, I <b>do two minutes</b>"));
	snprintf(form, sizeof form, "item=%.*s", (int)item.n, item.p);
	walk_post("/plan/drop", form);
	p = walk_get("/plan");
	assert_false(page_says(&p, "kettle&gt;"));
	assert_int_equal(walk_post("/plan/intention", "item=nonsense&when=x").status, 400);
	assert_int_equal(walk_post("/plan/intention", "item=chin_tuck").status, 400);
	assert_int_equal(walk_post("/plan/drop", "item=nonsense").status, 400);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

/* A swap, a step back, one thing more, fewer days: each changes the plan, is kept with why, and is in the history. */
static void test_the_plan_is_changed(void **state)
{
	(void)state;
	char form[64], *id;
	walk_healthy(AT_A_DESK);
	walk_post("/plan/days", "days=4"); /* the first plan that is kept */
	uint16_t item = own_site_person()->plan.legs[LEG_PRACTICE].steps[0].item;
	const struct pack *pack = own_site_person()->pack;
	snprintf(form, sizeof form, "item=%.*s", (int)pack->items[item].id.n, pack->items[item].id.p);
	id = form + strlen("item=");
	assert_int_equal(walk_post("/plan/swap", form).status, 303);
	assert_null(plan_step(&own_site_person()->plan, item));
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "Take it back"));
	p = walk_get("/plan/history");
	assert_true(page_says(&p, "You swapped"));
	assert_int_equal(walk_post("/plan/back", form).status, 303);
	assert_non_null(plan_step(&own_site_person()->plan, item));
	assert_int_equal(walk_post("/plan/add", "item=wall_angel").status, 303);
	assert_non_null(plan_step(&own_site_person()->plan, pack_item(pack, STR("wall_angel"))));
	assert_int_equal(walk_post("/plan/days", "days=1").status, 400);
	assert_int_equal(walk_post("/plan/swap", "item=first_visit").status, 303); /* it stays */
	assert_non_null(plan_step(&own_site_person()->plan, pack->known.first_visit));
	assert_int_equal(walk_post("/plan/swap", "item=nonsense").status, 400);
	p = walk_get("/plan/history");
	assert_true(page_says(&p, "You added") && page_says(&p, "Your first plan."));
	assert_true(strlen(id) > 0);
}

/* A sheet of three at the card; what is chosen comes in its place, is said there, and can be undone. */
static void test_a_swap_is_chosen(void **state)
{
	(void)state;
	char target[256];
	uint16_t others[4];
	walk_healthy(AT_A_DESK);
	const struct person *who = own_site_person();
	const struct pack *pack = who->pack;
	uint16_t item = who->plan.legs[LEG_PRACTICE].steps[1].item;
	size_t n = plan_alternatives(who, item, others, 3);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++) {
		assert_null(plan_step(&who->plan, others[i]));
		assert_int_equal(pack->items[others[i]].leg, LEG_PRACTICE);
		for (size_t k = 0; k < i; k++)
			assert_true(others[k] != others[i]);
	}
	struct page p = walk_get("/plan");
	assert_false(page_says(&p, "swap-sheet"));
	snprintf(target, sizeof target, "/plan?swap=%.*s", (int)pack->items[item].id.n, pack->items[item].id.p);
	p = walk_get(target);
	assert_int_equal(page_times(&p, "class=\"swap-sheet\""), 1);
	assert_int_equal(page_times(&p, "name=\"for\""), 3);
	snprintf(target, sizeof target, "item=%.*s&for=%.*s", (int)pack->items[item].id.n, pack->items[item].id.p, (int)pack->items[others[2]].id.n,
		 pack->items[others[2]].id.p);
	p = walk_post("/plan/swap", target);
	assert_int_equal(p.status, 303);
	snprintf(target, sizeof target, "%.*s", (int)p.where.n, p.where.p);
	assert_true(str_starts(str_of(target), STR("/plan?swapped=")));
	assert_non_null(plan_step(&own_site_person()->plan, others[2]));
	assert_null(plan_step(&own_site_person()->plan, item));
	p = walk_get(target);
	assert_true(page_says(&p, "is here now, instead of"));
	assert_true(page_says(&p, "autofocus"));
	size_t cards[3], at = 0; /* the second of the exercises, as before */
	for (str rest = p.body; at < 3; at++) {
		size_t found = str_find_str(rest, STR("class=\"card plan-step\""));
		assert_true(found < rest.n);
		cards[at] = (size_t)(rest.p - p.body.p) + found;
		rest = str_sub(rest, found + 1, rest.n);
	}
	size_t said = str_find_str(p.body, STR("is here now"));
	assert_true(said > cards[1] && said < cards[2]);
	assert_int_equal(walk_post("/plan/swap", "item=first_visit&for=acupuncture").status, 303); /* it stays */
	assert_non_null(plan_step(&own_site_person()->plan, pack->known.first_visit));
	assert_int_equal(walk_post("/plan/swap", "item=chin_tuck&for=nonsense").status, 400);
}

/* Ten minutes that were wished are ten minutes: what the rows say adds up to what the head says, goes and all. */
static void test_the_minutes_that_were_wished(void **state)
{
	static const char *const people[] = {AT_A_DESK, AT_A_DESK " have_heat_pad=yes eases_heat=yes have_band=yes have_bottles=yes",
					     "carries_baby=yes feeds_baby=yes much_stress=yes", "trains_with_weights=yes have_bag=yes floor_ok=yes"};
	static const int wished[] = {5, 10, 20};
	(void)state;
	for (size_t i = 0; i < sizeof people / sizeof people[0]; i++)
		for (size_t m = 0; m < sizeof wished / sizeof wished[0]; m++) {
			char minutes[32], head[32];
			walk_healthy(people[i]);
			snprintf(minutes, sizeof minutes, "minutes_a_day=%d", wished[m]);
			walk_answers(minutes);
			const struct leg_plan *leg = &own_site_person()->plan.legs[LEG_PRACTICE];
			for (size_t k = 0; k < leg->n; k++)
				if (own_site_person()->pack->items[leg->steps[k].item].kind != ITEM_HEAT &&
				    leg->steps[k].minutes * leg->steps[k].per_day > wished[m])
					fail_msg("%s, %d minutes: %.*s takes %d times %d", people[i], wished[m],
						 (int)own_site_person()->pack->items[leg->steps[k].item].id.n,
						 own_site_person()->pack->items[leg->steps[k].item].id.p, (int)leg->steps[k].per_day,
						 (int)leg->steps[k].minutes);
			struct plan_week week;
			plan_week_of(own_site_person()->pack, &own_site_person()->consult, &own_site_person()->plan, &week);
			int32_t most = 0;
			for (size_t d = 0; d < WEEK_DAYS; d++)
				most = week.days[d].minutes > most ? week.days[d].minutes : most;
			assert_true(most <= wished[m]);
			snprintf(head, sizeof head, "About %d minutes a day", (int)most);
			struct page p = walk_get("/plan");
			assert_true(page_says(&p, head));
		}
}

/* A day that is marked as a flare is a small day at once; the plan says so and offers it no second time. */
static void test_a_flare_today(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	assert_true(own_site_person()->plan.refusal == PLAN_OPEN && !own_site_person()->plan.flare);
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "Make today a small day"));
	assert_int_equal(walk_post("/plan/flare", "").status, 303);
	assert_true(own_site_person()->plan.flare);
	p = walk_get("/plan");
	assert_true(page_says(&p, "You marked a flare.") && !page_says(&p, "Make today a small day"));
	p = walk_get("/");
	assert_true(page_says(&p, "You marked a flare."));
	const struct leg_plan *leg = &own_site_person()->plan.legs[LEG_PRACTICE];
	for (size_t i = 0; i < leg->n; i++)
		assert_true(leg->steps[i].item != pack_item(own_site_person()->pack, STR("roller_across")));
}

#define FILE_HEAD "plan=%7B%22trivet_plan%22%3A1%2C%22made_on%22%3A%222026-11-01%22%2C%22from%22%3A%22%3Cb%3EMill%22%2C%22practice%22%3A%5B"

/* A practitioner's plan is shown first, and taken over only then; markup in it is text; nonsense comes back with one line. */
static void test_a_plan_file(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_post("/plan/file", FILE_HEAD "%7B%22item%22%3A%22wall_angel%22%7D%5D%7D");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "&lt;b&gt;Mill") && page_says(&p, "</b> added") && page_says(&p, "Adopt it"));
	uint16_t angel = pack_item(own_site_person()->pack, STR("wall_angel"));
	assert_null(plan_step(&own_site_person()->plan, angel));
	assert_int_equal(walk_post("/plan/file/take", FILE_HEAD "%7B%22item%22%3A%22wall_angel%22%7D%5D%7D").status, 303);
	assert_non_null(plan_step(&own_site_person()->plan, angel));
	p = walk_post("/plan/file", "plan=%7B%7D");
	assert_int_equal(p.status, 400);
	assert_true(page_says(&p, "This cannot be read as a plan."));
	walk_answers("rf_01=yes");
	p = walk_post("/plan/file/take", FILE_HEAD "%7B%22item%22%3A%22chin_tuck%22%7D%5D%7D");
	assert_int_equal(p.status, 400);
	assert_true(page_says(&p, "a danger sign is open"));
}

/* Who wrote it and what they said stays with the plan. A file that was chosen, as a browser sends it. */
static void test_the_word_of_the_practitioner_stays(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	assert_int_equal(walk_post("/plan/file/take", "plan=%7B%22trivet_plan%22%3A1%2C%22made_on%22%3A%222026-11-01%22%2C%22from%22%3A%22The+Mill%"
						      "22%2C%22note%22%3A%22Slowly%5Cnat+first%22%2C%22"
						      "practice%22%3A%5B%7B%22item%22%3A%22wall_angel%22%2C%22say%22%3A%22Elbows+low%22%7D%5D%7D")
				 .status,
			 303);
	struct page p = walk_get("/plan");
	assert_true(page_says(&p, "<b>The Mill</b> wrote this plan.") && page_says(&p, "Slowly at first") && page_says(&p, "Elbows low"));
	p = walk_get("/plan/history");
	assert_true(page_says(&p, "The Mill") && page_says(&p, "Slowly at first"));
	p = walk_get("/");
	assert_true(page_says(&p, "The Mill") && page_says(&p, "Slowly at first"));
	p = walk_post("/plan/file", "plan=%7B%22trivet_plan%22%3A1%2C%22made_on%22%3A%222026-11-01%22%2C%22practice%22%3A%5B%7B%22item%22%3A%22wall_"
				    "angel%22%2C%22say%22%3A%22a%7Cb%22%7D%5D%7D");
	assert_int_equal(p.status, 400);
	assert_true(page_says(&p, "without |"));
	p = walk_get("/plan/file");
	assert_true(page_says(&p, "type=\"file\"") && !page_says(&p, "<textarea"));
	p = walk_post("/plan/file", "");
	assert_true(page_says(&p, "Choose the file first."));
	p = walk_post("/plan/write/from", "");
	assert_true(page_says(&p, "Choose the file first."));
}

/* A plan to write begins empty, or with the person's own; a leg that is full is named. */
static void test_a_plan_to_write_begins_empty(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_get("/plan/write");
	size_t all = page_times(&p, "type=\"checkbox\"");
	p = walk_post("/plan/write", "item=wall_angel&say.wall_angel=Elbows+low&note=Slowly&find=chin+tuck&go=find");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "value=\"chin_tuck\"") && page_says(&p, "value=\"wall_angel\" checked") && page_says(&p, "Elbows low"));
	assert_true(page_says(&p, ">Slowly</textarea>") && page_times(&p, "type=\"checkbox\"") < all);
	p = walk_post("/plan/write", "item=wall_angel&find=xyzzy&go=find");
	assert_true(page_says(&p, "Nothing was found.") && page_times(&p, "type=\"checkbox\"") == 1);
	p = walk_post("/plan/write", "item=wall_angel&find=&go=find");
	assert_int_equal(page_times(&p, "type=\"checkbox\""), all);
	p = walk_get("/plan/write");
	assert_int_equal(page_times(&p, " checked"), 0);
	p = walk_get("/plan/write?from=own");
	size_t steps = 0;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		steps += own_site_person()->plan.legs[l].n;
	p = walk_get("/plan/write?from=own");
	assert_int_equal(page_times(&p, " checked"), steps);
	p = walk_post("/plan/write/from", FILE_HEAD "%7B%22item%22%3A%22wall_angel%22%7D%5D%7D");
	assert_int_equal(page_times(&p, " checked"), 1);
	p = walk_post("/plan/write", "item=chin_tuck&item=open_book&item=wall_angel&item=walk&item=cat_cow");
	assert_int_equal(p.status, 400);
	assert_true(page_says(&p, "Practice has 5 steps; a leg has at most four."));
	p = walk_post("/plan/write", "item=acupuncture&sessions=5&apart=6&say.acupuncture=Not+on+the+neck");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "\"say\":\"Not on the neck\"") && page_says(&p, "\"sessions\":5") && page_says(&p, "\"days_apart\":6"));
}

/* What is written is what the reader of a plan file takes. */
static void test_a_plan_is_written(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_post("/plan/write", "from=The+Mill&item=chin_tuck&minutes.chin_tuck=3&days.chin_tuck=5");
	assert_int_equal(p.status, 200);
	assert_true(page_says(&p, "\"item\":\"chin_tuck\",\"minutes\":3,\"per_week\":5"));
	p = walk_post("/plan/write", "item=chin_tuck&minutes.chin_tuck=99");
	assert_int_equal(p.status, 400);
	assert_true(page_says(&p, "No file was made."));
	assert_int_equal(walk_post("/plan/write", "from=x").status, 400);
}

/* Sets are written, taken over, shown where the dose is, played, and written again. */
static void test_sets_go_all_the_way(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	struct page p = walk_get("/plan/write");
	assert_true(page_says(&p, "name=\"sets.wall_angel\" value=\"2\" min=\"1\" max=\"3\"> sets of 5"));
	p = walk_post("/plan/write", "item=wall_angel&sets.wall_angel=4");
	assert_int_equal(p.status, 400);
	assert_true(page_says(&p, "must be a whole number from 1 to 3, for wall_angel"));
	p = walk_post("/plan/write", "item=wall_angel&sets.wall_angel=2");
	assert_false(page_says(&p, "\"sets\"")); /* as usual */
	p = walk_post("/plan/write", "item=wall_angel&sets.wall_angel=3");
	assert_true(page_says(&p, "\"per_week\":3,\"sets\":3"));
	static const char took[] = FILE_HEAD "%7B%22item%22%3A%22wall_angel%22%2C%22sets%22%3A3%7D%5D%7D";
	p = walk_post("/plan/file", took);
	assert_int_equal(p.status, 200);
	assert_int_equal(walk_post("/plan/file/take", took).status, 303);
	p = walk_get("/plan");
	assert_true(page_says(&p, "5 times, 3 rounds"));
	p = walk_get("/session?item=wall_angel");
	assert_true(page_says(&p, "data-rounds=\"3\""));
	p = walk_get("/report");
	assert_true(page_says(&p, "3 rounds"));
	p = walk_get("/plan/write?from=own");
	assert_true(page_says(&p, "name=\"sets.wall_angel\" value=\"3\""));
	p = walk_get("/export/diary.json");
	assert_true(page_says(&p, "x0x3")); /* of plan_doses */
	static const char usual[] = FILE_HEAD "%7B%22item%22%3A%22wall_angel%22%7D%5D%7D";
	p = walk_post("/plan/file", usual);
	assert_true(page_says(&p, "the usual rounds again"));
	p = walk_post("/plan/file", FILE_HEAD "%7B%22item%22%3A%22wall_angel%22%2C%22sets%22%3A1%7D%5D%7D");
	assert_true(page_says(&p, "1 round"));
}

/* More sets than fit into the minutes make them more, within the dose; fewer never. */
static void test_sets_have_their_time(void **state)
{
	(void)state;
	walk_healthy(AT_A_DESK);
	static const char three[] = FILE_HEAD "%7B%22item%22%3A%22push_up_plus%22%2C%22sets%22%3A3%7D%5D%7D";
	assert_int_equal(walk_post("/plan/file/take", three).status, 303);
	struct page p = walk_get("/session?item=push_up_plus");
	assert_true(page_says(&p, "data-rounds=\"3\" data-reps=\"8\""));
	const struct plan *plan = &own_site_person()->plan;
	const struct step *step = NULL;
	for (size_t i = 0; i < plan->legs[LEG_PRACTICE].n; i++)
		if (str_eq(pack_default.items[plan->legs[LEG_PRACTICE].steps[i].item].id, STR("push_up_plus")))
			step = &plan->legs[LEG_PRACTICE].steps[i];
	assert_non_null(step);
	assert_true(sets_s(&pack_default.items[step->item], step->reps, step->hold_s, step->sets) <= step->minutes * 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_sets_go_all_the_way),
		TEST(test_sets_have_their_time),
		TEST(test_every_step),
		TEST(test_the_week),
		TEST(test_next_and_how_sure),
		TEST(test_adaptations),
		TEST(test_withheld),
		TEST(test_ask_a_clinician),
		TEST(test_unlock_leads_to_the_page),
		TEST(test_refused),
		TEST(test_if_then),
		TEST(test_the_plan_is_changed),
		TEST(test_a_swap_is_chosen),
		TEST(test_the_minutes_that_were_wished),
		TEST(test_a_plan_file),
		TEST(test_the_word_of_the_practitioner_stays),
		TEST(test_a_plan_to_write_begins_empty),
		TEST(test_a_flare_today),
		TEST(test_a_plan_is_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
