/* test_today.c - the first page: what each state of a person shows, and what one tap keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "own_site.h"

#include "me/review.h"
#include "me/trials.h"
#include "web/server/gzip.h"
#include "web/parts/item_icon.h"

void page_icon(struct writer *w, const char *name);

static const char *header_of(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, name) == 0)
			return r->header[i].value;
	return "";
}

static void check_page(const char *target, const char *const *has, const char *const *has_not)
{
	const struct response *r = own_site_get(target);
	assert_int_equal(r->status, 200);
	for (; *has != NULL; has++) {
		print_message("# has %s\n", *has);
		assert_true(own_site_says(r, *has));
	}
	for (; *has_not != NULL; has_not++) {
		print_message("# has not %s\n", *has_not);
		assert_false(own_site_says(r, *has_not));
	}
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static void put_desk_worker(void)
{
	own_site_put_healthy();
	own_site_put("where", "p5_l,p5_r");
	own_site_put("sits_over_4_hours", "yes");
	own_site_put("few_breaks", "yes");
	own_site_put("tension_between_blades", "yes");
}

static void test_someone_new(void **state)
{
	(void)state;
	check_page("/",
		   LIST("Good evening", "Relief in a", "href=\"/relief\"", "About 5 minutes", "/figure/breathing/still.svg",
			"Each grows with what you do"),
		   LIST("class=\"todo\"", "seated_extension", "Look back", "Your stool leans", "href=\"/session"));
}

/* As a browser gets it. */
static size_t bytes_of(const char *target)
{
	struct response page = *own_site_get(target);
	page.header_n = 0; /* one that was not squeezed says so */
	gzip_response(&page, true);
	return page.body.n;
}

/* Beside "Tight between the shoulder blades?" no belly glows, and no arrow points away from it. */
static void test_the_first_figure_is_calm(void **state)
{
	(void)state;
	assert_true(own_site_says(own_site_get("/"), "/figure/breathing/still.svg?v="));
	assert_true(own_site_says(own_site_get("/"), "arrow=no"));
	assert_false(own_site_says(own_site_get("/figure/breathing/still.svg?arrow=no"), "class=\"feel\""));
	assert_false(own_site_says(own_site_get("/figure/breathing/still.svg?arrow=no"), "class=\"arrow"));
	assert_true(own_site_says(own_site_get("/figure/breathing/still.svg"), "class=\"arrow"));
}

static void test_first_visit_is_small(void **state)
{
	(void)state;
	size_t bytes = bytes_of("/");
	bytes += bytes_of("/figure/breathing/still.svg?arrow=no");
	for (size_t i = 0; i < asset_count; i++)
		if (str_ends(assets[i].name, STR(".css")) || str_ends(assets[i].name, STR(".woff2")) || str_ends(assets[i].name, STR(".svg")))
			bytes += assets[i].gzip.n > 0 ? assets[i].gzip.n : assets[i].bytes.n;
	print_message("# %zu bytes\n", bytes);
	assert_true(bytes <= 100 * 1024);
}

static void test_the_plan_of_today(void **state)
{
	(void)state;
	put_desk_worker();
	check_page("/",
		   LIST("class=\"todo\"", "0 of ", "/figure/push_up_plus/still.svg", "href=\"/session?item=scapular_squeeze\"",
			"I did it: ", "Look back", "Book a first visit"),
		   LIST("About 5 minutes", "has eased", "Relief in a"));
}

static void test_one_tap_keeps_the_pain(void **state)
{
	(void)state;
	const struct response *r = own_site_post("/log", "pain=4&back=today");
	assert_int_equal(r->status, 303);
	assert_string_equal(header_of(r, "Location"), "/?kept=pain#saved");
	check_page("/?kept=pain", LIST("Saved: 4, at 00:00", "value=\"4\" aria-pressed=\"true\"", "href=\"/diary/1\""), LIST("Yesterday you said"));
	check_page("/", LIST("Today at 00:00 you said 4"), LIST("Saved: 4"));
}

static void test_yesterday_is_remembered(void **state)
{
	(void)state;
	assert_int_equal(own_site_post("/diary", "day=2026-11-25&pain=6")->status, 303);
	check_page("/", LIST("Yesterday you said 6"), LIST("Today at"));
	assert_int_equal(own_site_post("/log", "pain=2")->status, 303);
	check_page("/", LIST("you said 2"), LIST("Yesterday you said"));
}

#define ROSE "Your pain has risen by 2 or more since "

/* What was answered was answered a day ago: before the pain of today. */
static void put_healthy_days_ago(int days)
{
	for (size_t i = 0; i < pack_default.n_questions; i++)
		if (pack_default.questions[i].kind == KIND_YESNO)
			own_site_put_days_ago(pack_default.questions[i].id.p, "no", days);
	own_site_put_days_ago("age", "34", days);
	own_site_put_days_ago("how_long", "two_to_six_weeks", days);
}

static void put_healthy_yesterday(void)
{
	put_healthy_days_ago(1);
}

static void keep_pain(const char *fields)
{
	assert_int_equal(own_site_post("/diary", fields)->status, 303);
}

/* Evidence 1.1, rule 3: from 2 points on. */
static void test_a_rise_of_two_offers_the_recheck(void **state)
{
	(void)state;
	put_healthy_yesterday();
	keep_pain("day=2026-11-24&pain=4");
	assert_int_equal(own_site_post("/log", "pain=5&back=today")->status, 303);
	check_page("/?kept=pain", LIST("Saved: 5"), LIST(ROSE));
	keep_pain("day=2026-11-25&pain=3");
	check_page("/?kept=pain", LIST(ROSE "25 November 2026. Is something new?", "href=\"/check/again\""), LIST(ROSE "earlier today"));
	check_page("/diary", LIST(ROSE "25 November 2026", "href=\"/check/again\""), LIST(ROSE "earlier today"));
}

/* The entry before it counts for 14 days. */
static void test_a_rise_is_one_of_fourteen_days(void **state)
{
	(void)state;
	put_healthy_yesterday();
	keep_pain("day=2026-11-11&pain=2"); /* 15 days ago */
	assert_int_equal(own_site_post("/log", "pain=7")->status, 303);
	check_page("/", LIST("you said 7"), LIST(ROSE));
	keep_pain("day=2026-11-12&pain=2");
	check_page("/", LIST(ROSE "12 November 2026"), LIST(ROSE "earlier today"));
}

#define RECHECK "Once a week we look for danger signs."
#define LOG     "How was your week?"

/* Evidence 1.6: the six are asked when a plan is a week old and nothing of it was answered for seven days. */
static void test_the_recheck_of_each_week(void **state)
{
	(void)state;
	put_healthy_days_ago(7);
	own_site_pain_days_ago(3, 0);
	own_site_plan_days_ago("first", 7);
	check_page("/", LIST(RECHECK, "href=\"/check/again\""), LIST(LOG));
	assert_true(review_recheck_due(own_site_person()));
	put_healthy_days_ago(6);
	assert_false(review_recheck_due(own_site_person()));
	check_page("/", LIST("class=\"todo\""), LIST(RECHECK, LOG));
}

/* A plan of six days: nothing of it yet. */
static void test_the_first_week_asks_nothing(void **state)
{
	(void)state;
	put_healthy_days_ago(7);
	own_site_plan_days_ago("first", 6);
	check_page("/", LIST("class=\"todo\""), LIST(RECHECK, LOG));
}

/* Evidence 6.3: a line is asked for when a plan is a week old and nothing was kept for seven days. */
static void test_the_line_of_each_week(void **state)
{
	(void)state;
	put_healthy_yesterday();
	own_site_plan_days_ago("first", 7);
	check_page("/", LIST(LOG), LIST(RECHECK));
	own_site_pain_days_ago(3, 7);
	check_page("/", LIST(LOG, "href=\"/diary?more=on#more\""), LIST(RECHECK));
	own_site_pain_days_ago(3, 6);
	check_page("/", LIST("class=\"todo\""), LIST(RECHECK, LOG));
	assert_false(review_log_due(own_site_person()));
}

static void test_a_rise_after_a_session(void **state)
{
	(void)state;
	put_healthy_yesterday();
	assert_int_equal(own_site_post("/log", "pain=3")->status, 303);
	assert_int_equal(own_site_post("/session/done", "place=desk&seconds=60&pain=5")->status, 303);
	check_page("/", LIST(ROSE "earlier today"), LIST("26 November 2026. Is something new?"));
}

static void test_a_rise_stands_until_it_is_lower(void **state)
{
	(void)state;
	put_healthy_yesterday();
	keep_pain("day=2026-11-24&pain=2");
	keep_pain("day=2026-11-25&pain=5");
	assert_int_equal(own_site_post("/log", "pain=5")->status, 303);
	check_page("/", LIST(ROSE "24 November 2026"), LIST(ROSE "earlier today"));
	assert_int_equal(own_site_post("/log", "pain=4")->status, 303);
	check_page("/", LIST("you said 4"), LIST(ROSE));
}

static void test_a_rise_stands_until_the_six_are_answered(void **state)
{
	char six[512] = "go=none";
	(void)state;
	put_healthy_yesterday();
	keep_pain("day=2026-11-25&pain=2"); /* at noon, after the answers */
	assert_int_equal(own_site_post("/log", "pain=4")->status, 303);
	for (size_t i = 0; i < pack_default.n_questions; i++)
		if (pack_default.questions[i].block == BLOCK_RECHECK)
			snprintf(six + strlen(six), sizeof six - strlen(six), "&seen=%s", pack_default.questions[i].id.p);
	own_site_put("recheck_chest", "no"); /* one of the six */
	check_page("/", LIST(ROSE), LIST(ROSE "earlier today"));
	assert_int_equal(own_site_post("/check/again", six)->status, 303);
	check_page("/", LIST("you said 4", "class=\"todo\""), LIST(ROSE));
}

/* A yes among the six takes all answers back; the whole check then stands for them. */
static void test_a_rise_stands_until_all_signs_are_answered(void **state)
{
	(void)state;
	put_healthy_yesterday();
	keep_pain("day=2026-11-25&pain=2");
	assert_int_equal(own_site_post("/log", "pain=4")->status, 303);
	assert_int_equal(own_site_post("/check/again", "seen=recheck_fever&q.recheck_fever=yes&go=on")->status, 303);
	check_page("/", LIST(ROSE), LIST("class=\"todo\""));
	for (size_t i = 0; i < pack_default.n_questions; i++)
		if (triage_rests_on(&pack_default, (uint16_t)i) && pack_default.questions[i].kind == KIND_YESNO)
			own_site_put(pack_default.questions[i].id.p, "no");
	own_site_put("how_long", "two_to_six_weeks");
	check_page("/", LIST("you said 4", "class=\"todo\""), LIST(ROSE));
	own_site_put("rf_01", "yes");
	assert_int_equal(own_site_post("/log", "pain=9")->status, 303);
	check_page("/", LIST("This cannot wait"), LIST(ROSE)); /* help comes first */
}

static void test_done_and_taken_back(void **state)
{
	(void)state;
	put_desk_worker();
	assert_int_equal(own_site_post("/log", "item=active_breaks&back=today")->status, 303);
	check_page("/",
		   LIST("<p class=\"muted\">1 of ", "Done: Short active breaks. Take it back", "done at 00:00", "action=\"/diary/deed/1/delete\""),
		   LIST("I did it: Short active breaks"));
	const struct response *r = own_site_post("/diary/deed/1/delete", "back=today");
	assert_string_equal(header_of(r, "Location"), "/?saved=deleted&place=today-plan#saved");
	check_page("/", LIST("<p class=\"muted\">0 of ", "I did it: Short active breaks"), LIST("Take it back"));
}

/* The plan, played, with its true minutes; a short version of it; and what was done of it. */
static void test_the_session_of_the_plan(void **state)
{
	struct session played;
	char title[64];
	(void)state;
	put_desk_worker();
	own_site_put("minutes_a_day", "10");
	trials_practice(own_site_person(), SESSION_ANYWHERE, &played);
	assert_true(played.n >= 2 && played.seconds > 120);
	snprintf(title, sizeof title, "Your <span>%d minutes</span>", played.seconds / 60);
	check_page("/", LIST(title, "href=\"/session?practice=on\"", "Only 2 minutes", "Your plan begins today"), LIST("Done for today"));
	for (size_t i = 0; i < played.n; i++)
		assert_true(own_site_says(own_site_get("/"), pack_default.items[played.steps[i].item].name.p));
	for (size_t i = 0; i < played.n; i++)
		own_site_deed_days_ago(LEG_PRACTICE, pack_default.items[played.steps[i].item].id.p, 0);
	check_page("/", LIST("Done for today", ">Again</a>"), LIST(title, "Only 2 minutes"));
}

/* A tick counts as long as its dose: of one exercise, or of the whole practice. */
static void test_a_tick_is_not_zero_minutes(void **state)
{
	(void)state;
	put_desk_worker();
	struct session played;
	struct person who = *own_site_person();
	trials_practice(&who, SESSION_ANYWHERE, &played);
	uint16_t item = pack_item(&pack_default, STR("scapular_squeeze"));
	int32_t dose = session_dose_s(&pack_default, &who.plan, item);
	assert_true(dose > 0 && played.seconds > dose);
	assert_int_equal(own_site_post("/log", "item=scapular_squeeze")->status, 303);
	assert_int_equal(own_site_post("/diary", "day=2026-11-25&leg=practice")->status, 303);
	assert_int_equal(own_site_post("/log", "item=active_breaks")->status, 303);
	const struct store_deed_days *days = &own_site_person()->deed_days;
	assert_int_equal(days->n, 3);
	assert_int_equal(days->at[0].seconds, played.seconds);
	assert_int_equal(days->at[1].seconds, dose);
	assert_int_equal(days->at[2].seconds, 0); /* a change is no practice */
}

/* Evidence 3.3, 3.5: a little more is offered after a week with all its practice and no pain that rose by more than 2 the day after. */
static void test_a_good_week_grows(void **state)
{
	(void)state;
	put_desk_worker();
	for (int i = 1; i <= 13; i++)
		own_site_pain_days_ago(4, i);
	for (int i = 1; i <= 4; i++)
		own_site_deed_days_ago(LEG_PRACTICE, "scapular_squeeze", i);
	check_page("/", LIST("Your <span>"), LIST("A good week")); /* four days of five */
	own_site_deed_days_ago(LEG_PRACTICE, "scapular_squeeze", 5);
	check_page("/", LIST("<b>A good week.</b> "), LIST("Two minutes count as a day"));
	const struct response *r = own_site_get("/");
	size_t at = str_find_str(r->body, STR("action=\"/plan/grow\""));
	assert_true(at < r->body.n); /* and one button makes it the dose */
	for (int i = 0; i < 3; i++)
		own_site_pain_days_ago(10, 3); /* the day after one of them */
	check_page("/", LIST("Your <span>"), LIST("A good week"));
}

/* Without a number nobody knows. */
static void test_an_unknown_week_is_not_called_good(void **state)
{
	(void)state;
	put_desk_worker();
	for (int i = 1; i <= 5; i++)
		own_site_deed_days_ago(LEG_PRACTICE, "scapular_squeeze", i);
	check_page("/", LIST("Your <span>"), LIST("A good week"));
}

/* A pain well above one's own usual makes a small day, and nobody is greeted cheerfully. */
static void test_a_hard_day(void **state)
{
	static const char *const days[] = {"23", "24", "25"};
	char form[64];
	(void)state;
	put_healthy_yesterday();
	for (size_t i = 0; i < 3; i++) {
		snprintf(form, sizeof form, "day=2026-11-%s&pain=3", days[i]);
		keep_pain(form);
	}
	assert_int_equal(own_site_post("/log", "pain=5")->status, 303);
	check_page("/", LIST("<h1>Good evening</h1>"), LIST("A hard day")); /* 2 points are not more than 2 */
	assert_int_equal(own_site_post("/log", "pain=6")->status, 303);
	check_page("/", LIST("<h1>A hard day</h1>", "Do less today", "more than 2 points above your usual"), LIST("Good evening"));
	assert_int_equal(own_site_person()->flare, FLARE_PAIN_UP);
	assert_int_equal(own_site_post("/log", "pain=3")->status, 303);
	check_page("/", LIST("<h1>Good evening</h1>"), LIST("A hard day"));
	own_site_mark_days_ago(STORE_MARK_FLARE, 1, 0, "");
	check_page("/", LIST("<h1>A hard day</h1>", "You marked a flare"), LIST("Good evening"));
}

/* What is not done has an empty circle; a treatment is no tick of a day; a thing without a figure has its own icon. */
static void test_the_list_of_today(void **state)
{
	(void)state;
	put_desk_worker();
	own_site_put("minutes_a_day", "20");
	str page = own_site_get("/")->body;
	size_t first = str_find_str(page, STR("<ul class=\"todo\">"));
	str list = str_sub(page, first, page.n);
	list = str_sub(list, 0, str_find_str(list, STR("</ul>")));
	assert_true(list.n > 100);
	for (size_t at; (at = str_find_str(list, STR("todo-tick\" type=\"submit\">"))) < list.n;) {
		list = str_sub(list, at + strlen("todo-tick\" type=\"submit\">"), list.n);
		assert_true(str_starts(list, STR("<span class=\"vh\">I did it: ")));
	}
	check_page("/", LIST("I had one today"), LIST("I did it: Physiotherapy", "I did it: Acupuncture", "I did it: A first visit"));
	assert_string_equal(item_icon(&pack_default.items[pack_item(&pack_default, STR("walk_daily"))]), "footprints");
	for (size_t i = 0; i < pack_default.n_items; i++) { /* an icon that is not there would be an empty place */
		char text[64];
		struct writer w = writer_on(text, sizeof text);
		page_icon(&w, item_icon(&pack_default.items[i]));
		assert_true(w.n > 0);
	}
}

/* Whatever page is open: five ways, relief and the settings. */
static void test_the_way_round(void **state)
{
	static const struct {
		const char *page, *is_here;
	} rows[] = {{"/", "<a href=\"/\" aria-current"},
		    {"/plan", "<a href=\"/plan\" aria-current"},
		    {"/diary", "<a href=\"/diary\" aria-current"},
		    {"/progress", "<a href=\"/progress\" aria-current"},
		    {"/report", "<a href=\"/progress\" aria-current"},
		    {"/trial", "<a href=\"/progress\" aria-current"},
		    {"/learn", "<a href=\"/learn\" aria-current"},
		    {"/relief", "href=\"/relief\" aria-current"},
		    {"/settings", "href=\"/settings\" aria-current"}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check_page(rows[i].page, LIST(rows[i].is_here, "class=\"top-hurts\" href=\"/relief\"", "class=\"top-settings\" href=\"/settings\""),
			   LIST("<a href=\"/nowhere\""));
}

static void test_taps_are_checked(void **state)
{
	static const char *const forms[] = {
		"", "back=today", "pain=11", "pain=-1", "pain=x", "item=nothing_of_ours", "leg=arm", "pain=3&back=elsewhere", "color=red"};
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		print_message("# %s\n", forms[i]);
		assert_int_equal(own_site_post("/log", forms[i])->status, 400);
	}
	check_page("/diary", LIST("Your entries appear here"), LIST("class=\"diary-line\""));
}

static void test_no_exercise_in_danger(void **state)
{
	static const struct {
		const char *sign, *title, *says;
	} rows[] = {{"rf_01", "This cannot wait", "href=\"tel:911\""},
		    {"rf_20", "Today, before anything else", "href=\"tel:911\""},
		    {"rf_44", "First, a doctor", "See a doctor before you start"}};
	(void)state;
	put_desk_worker();
	own_site_put("how_long", "over_3_months"); /* with cancer in the past a new pain is for today */
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		own_site_put(rows[i].sign, "yes");
		check_page("/", LIST(rows[i].title, rows[i].says, "href=\"/result\""),
			   LIST("Start now", "class=\"todo\"", "/figure/", "/session", "A next step", "I had one today", "Re-check", "Good evening",
				"Pain now, 0 no pain", "id=\"week\""));
		own_site_put(rows[i].sign, "no");
	}
	check_page("/", LIST("session?practice=on", "class=\"todo\""), LIST("href=\"tel:"));
	own_site_put("rf_20", "yes");
	check_page("/", LIST("href=\"tel:999\"", "href=\"tel:000\""), LIST("/session"));
}

static void test_an_open_sign_is_asked_for(void **state)
{
	(void)state;
	own_site_put("age", "34");
	check_page("/", LIST("Finish your check", "Start now"), LIST("class=\"todo\"", "About 5 minutes"));
}

static void test_the_course_of_treatments(void **state)
{
	(void)state;
	put_desk_worker();
	assert_int_equal(own_site_post("/diary", "day=2026-11-24&treatment=acupuncture")->status, 303);
	check_page("/", LIST("1 of 5 had, the next from ", "I had one today"), LIST("Book a first visit"));
	assert_int_equal(own_site_post("/log", "item=acupuncture")->status, 303);
	check_page("/", LIST("One question is open", "After the needles or cups", "Until then these wait"),
		   LIST("Finish your check", "Start: Shoulder"));
	assert_int_equal(own_site_post("/relief/needles", "go=no&back=today")->status, 303);
	check_page("/", LIST("One had today"), LIST("One question is open"));
}

/* Whatever these pages link to under /a/ is there, and so is every picture. */
static void test_nothing_linked_is_missing(void **state)
{
	static const char *const targets[] = {"/", "/diary", "/progress", "/settings"};
	static char page[1 << 20];
	(void)state;
	put_desk_worker();
	for (size_t t = 0; t < sizeof targets / sizeof targets[0]; t++) {
		str body = own_site_get(targets[t])->body;
		assert_true(body.n < sizeof page);
		memcpy(page, body.p, body.n);
		str rest = {page, body.n};
		for (size_t at = str_find_str(rest, STR("src=\"/")); at < rest.n; at = str_find_str(rest, STR("src=\"/"))) {
			char picture[128];
			rest = str_sub(rest, at + 5, rest.n);
			snprintf(picture, sizeof picture, "%.*s", (int)str_find(rest, '"'), rest.p);
			print_message("# %s\n", picture);
			assert_int_equal(own_site_get(picture)->status, 200);
		}
		assert_true(str_find_str((str){page, body.n}, STR("/a/missing")) == body.n);
	}
}

static void test_an_unwanted_word_is_never_said(void **state)
{
	static const char *const words[] = {"failed", "missed", "streak", "should have", "!</", "guarantee"};
	(void)state;
	put_desk_worker();
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		assert_false(own_site_says(own_site_get("/"), words[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_someone_new, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_first_figure_is_calm, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_first_visit_is_small, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_plan_of_today, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_one_tap_keeps_the_pain, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_yesterday_is_remembered, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_rise_of_two_offers_the_recheck, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_rise_is_one_of_fourteen_days, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_recheck_of_each_week, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_first_week_asks_nothing, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_line_of_each_week, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_rise_after_a_session, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_rise_stands_until_it_is_lower, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_rise_stands_until_the_six_are_answered, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_rise_stands_until_all_signs_are_answered, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_done_and_taken_back, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_session_of_the_plan, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_tick_is_not_zero_minutes, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_good_week_grows, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_unknown_week_is_not_called_good, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_hard_day, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_list_of_today, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_way_round, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_taps_are_checked, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_no_exercise_in_danger, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_open_sign_is_asked_for, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_course_of_treatments, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_nothing_linked_is_missing, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_unwanted_word_is_never_said, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
