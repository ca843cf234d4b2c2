/* test_report.c - the report: what it says of a person, what was chosen, and its PDF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"
#include "base/json.h"
#include "own_site.h"
#include "report/report_period.h"

static bool page_says(const char *target, const char *text)
{
	return own_site_says(own_site_get(target), text);
}

/* Three days of pain, some practice, one treatment, and a look back that found an improvement. */
static void put_person(void)
{
	own_site_put_healthy();
	own_site_put("pain_average", "6");
	own_site_put("worse_sitting", "yes");
	own_site_post("/diary", "day=2026-11-24&pain=6&leg=practice");
	own_site_post("/diary", "day=2026-11-25&pain=4&leg=treatment&note=%3Cb%3E%26%22%27%20%3D1%2B1");
	own_site_post("/diary", "day=2026-11-26&pain=2&leg=practice");
	own_site_post("/reassess", "average=3&now=2&new=none&word=much_better");
}

static void test_nothing_known(void **state)
{
	(void)state;
	assert_int_equal(own_site_get("/report")->status, 200);
	assert_true(page_says("/report", "No danger sign has been asked yet."));
	assert_true(page_says("/report", "There is no plan: emergency signs are not answered."));
	assert_true(page_says("/report", "Nothing was recorded in this period."));
	assert_true(page_says("/report", "No name given"));
	assert_true(page_says("/report", "Reported by the person, not examined."));
}

static void test_what_it_says(void **state)
{
	(void)state;
	put_person();
	assert_true(page_says("/report", "Improved, look back on 26 November 2026"));
	assert_true(page_says("/report", "Average pain 3 now, 6 at the start, 50 percent less. Improved, look back on 26 November 2026."));
	assert_false(page_says("/report", "[S")); /* no row ids */
	assert_false(page_says("/report", "(evidence "));
	assert_false(page_says("/report", ">0<tspan>%"));
	assert_true(page_says("/report", "30 percent and at least 1 point"));
	assert_true(page_says("/report", "None is open."));
	assert_true(page_says("/report", "on 26 November 2026: "));
	assert_true(page_says("/report", "Worse with sitting"));
	assert_true(page_says("/report", "once: 25 Nov"));
	assert_true(page_says("/report", "on 2 of 42 days"));
	assert_true(page_says("/report", "Three legs. The next look back is on "));
	assert_true(page_says("/report", "single-use sterile needles"));
	assert_true(page_says("/report", "class=\"chart chart-wide\""));
}

static enum report_tone tone_now(void)
{
	static char buffer[1 << 20];
	struct arena a = arena_on(buffer, sizeof buffer);
	static struct report made;
	const struct person *who = own_site_person();
	struct report_wish wish = report_usual(who);
	assert_int_equal(own_site_report(who, &wish, &a, &made), OK);
	return made.tone;
}

/* Nothing is wrong but the pain, which is not new: with new pain cancer is another sign (RF-22). */
static void put_well(void)
{
	own_site_put_healthy();
	own_site_put("how_long", "over_3_months");
}

static void test_the_tone_is_that_of_the_signs(void **state)
{
	static const struct {
		const char *sign, *value;
		enum report_tone tone;
	} rows[] = {{"rf_44", "yes", REPORT_CARE},      {"rf_44", "unsure", REPORT_CARE},   {"rf_45", "yes", REPORT_CARE},
		    {"rf_20", "yes", REPORT_URGENT},    {"rf_20", "unsure", REPORT_URGENT}, {"rf_01", "yes", REPORT_URGENT},
		    {"rf_05", "unsure", REPORT_URGENT}, {"d_diabetes", "yes", REPORT_CALM}};
	(void)state;
	assert_int_equal(tone_now(), REPORT_CARE); /* nothing was asked: nobody knows */
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		put_well();
		assert_int_equal(tone_now(), REPORT_CALM);
		own_site_put(rows[i].sign, rows[i].value);
		assert_int_equal(tone_now(), rows[i].tone);
	}
	put_well();
	own_site_put("recheck_fever", "unsure");
	assert_int_equal(tone_now(), REPORT_CARE); /* something is new, and what it is was not asked yet */
}

static void test_which_signs_were_asked_and_when(void **state)
{
	(void)state;
	put_well();
	assert_true(page_says("/report", "no, 0 yes, 0 not sure"));
	assert_true(page_says("/report", "on 26 November 2026: "));
	assert_true(page_says("/report", "no, on 26 November 2026")); /* anything new */
	own_site_put_days_ago("rf_42", "no", 5);
	own_site_put("rf_44", "yes");
	own_site_put("rf_20", "unsure");
	assert_true(page_says("/report", "21 November 2026 to 26 November 2026: "));
	assert_true(page_says("/report", " no, 1 yes, 1 not sure"));
	assert_true(page_says("/report", "2 yes or not sure, and not cleared; 0 of "));
	assert_true(page_says("/report", "Cancer at any time, even cured"));
	put_well();
	own_site_put("recheck_night", "yes");
	assert_false(page_says("/report", "no, on 26 November 2026"));
}

static void test_a_waiver_is_told(void **state)
{
	(void)state;
	put_well();
	own_site_put_days_ago("rf_44", "yes", 2);
	own_site_examined("rf_44", 6, 1);
	assert_true(page_says("/report", "Yes, and examined by a doctor"));
	assert_true(page_says("/report", "examined on 20 November 2026, waived since 25 November 2026"));
	own_site_put("rf_44", "yes");
	assert_false(page_says("/report", "Yes, and examined by a doctor"));
	assert_true(page_says("/report", "1 yes or not sure, and not cleared"));
}

static void test_what_was_chosen(void **state)
{
	(void)state;
	put_person();
	assert_false(page_says("/report", "&lt;b&gt;&amp;")); /* notes only when they are wished */
	assert_true(page_says("/report?chosen=1&part=notes", "&lt;b&gt;&amp;&quot;&#39; =1+1"));
	assert_false(page_says("/report?chosen=1&part=notes", "id=\"r-trend\""));
	assert_true(page_says("/report?chosen=1&part=trend", "id=\"r-trend\""));
	assert_true(page_says("/report?name=%3Cscript%3EAna", "<h1>&lt;script&gt;Ana</h1>"));
	assert_true(page_says("/report?first=2026-11-24&last=2026-11-24", "24 November 2026, one day"));
	assert_false(page_says("/report?first=2026-11-24&last=2026-11-24", "once: 25 Nov"));
}

/* What a practitioner asks for next: the person's own question, nights and moods, the days around treatments, a trial. */
static void test_what_it_went_with(void **state)
{
	(void)state;
	put_well();
	own_site_plan_days_ago("first", 40);
	for (int i = 1; i < 30; i++)
		own_site_day_days_ago(i % 7 < 3 ? 4 : 6, 7, i);
	assert_false(page_says("/report", "Pain around them"));
	assert_true(page_says("/report", "Sleep, 10 is best"));
	assert_true(page_says("/report", "7 on average over 29 days"));
	assert_false(page_says("/report", "Mood, 10 is best")); /* never said */
	for (int i = 0; i < 3; i++)
		own_site_treatment_days_ago("massage", 7 * i + 10);
	assert_true(page_says("/report", "Pain around them"));
	assert_true(page_says("/report", "6 in the 3 days before, 4 in the 3 days after"));
	assert_true(page_says("/report", "what went together, not what caused it"));
	assert_false(page_says("/report", "Wants to ask"));
	assert_true(page_says("/report?question=May+I+%3Crow%3E%3F", "Wants to ask"));
	assert_true(page_says("/report?question=May+I+%3Crow%3E%3F", "May I &lt;row&gt;?"));
	assert_false(page_says("/report", "id=\"r-sources\"")); /* two sides */
	assert_true(page_says("/report?chosen=1&part=sources", "id=\"r-sources\""));
	assert_true(page_says("/report", "A look back has been due since "));
}

static void test_nonsense(void **state)
{
	static const char *const targets[] = {"/report?first=2026-11-27&last=2026-11-26",
					      "/report?last=2026-11-27",
					      "/report?first=2020-01-01",
					      "/report?first=2026-13-01",
					      "/report?paper=a3",
					      "/report?chosen=1&part=who",
					      "/report?chosen=1&part=everything",
					      "/report.pdf?last=2026-11-27"};
	(void)state;
	for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
		print_message("# %s\n", targets[i]);
		assert_int_equal(own_site_get(targets[i])->status, 400);
	}
	assert_true(page_says("/report?last=2026-11-27", "Those days cannot be used"));
}

static void test_an_open_sign_is_never_left_out(void **state)
{
	(void)state;
	put_person();
	own_site_put("rf_20", "yes");
	own_site_put("rf_01", "unsure");
	const char *chosen = "/report?chosen=1&part=plan&part=withheld";
	assert_true(page_says(chosen, "id=\"r-danger\""));
	assert_true(page_says(chosen, "2 yes or not sure, and not cleared"));
	assert_true(page_says(chosen, "There is no plan, and no exercise"));
	assert_true(page_says(chosen, "Everything is withheld until these are dealt with."));
	assert_true(page_says(chosen, "emergency, now"));
}

/* From no pain at all there is no percentage. */
static void test_from_no_pain(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put("pain_average", "0");
	own_site_post("/diary", "day=2026-11-26&pain=3&leg=practice");
	own_site_post("/reassess", "average=3&now=3&new=none&word=no_change");
	assert_true(page_says("/report", "Average pain 3 now, 0 at the start. "));
	assert_false(page_says("/report", "0 percent more"));
}

static void test_the_pdf(void **state)
{
	(void)state;
	put_person();
	own_site_pdf_fails(OK);
	const struct response *r = own_site_get("/report.pdf?paper=letter");
	assert_int_equal(r->status, 200);
	assert_string_equal(r->type, "application/pdf");
	assert_true(str_starts(r->body, STR("%PDF-")));
	own_site_pdf_fails(ERR_MISSING);
	r = own_site_get("/report.pdf");
	assert_int_equal(r->status, 500);
	assert_true(own_site_says(r, "trivet-report beside trivet"));
	assert_true(own_site_says(r, "href=\"/report\""));
	own_site_pdf_fails(ERR_BUSY);
	assert_int_equal(own_site_get("/report.pdf")->status, 503);
}

/* What trivet-report reads is what was made. */
static void test_there_and_back(void **state)
{
	static char buffer[1 << 20], text[1 << 20], again[1 << 20], rest[1 << 20];
	static struct report made, read;
	(void)state;
	put_person();
	const struct person *who = own_site_person();
	struct report_wish wish = report_usual(who);
	wish.name = STR("Ana \"\xc3\xa9\"\\ \x01");
	wish.parts |= REPORT_BIT(REPORT_NOTES);
	struct arena a = arena_on(buffer, sizeof buffer), b = arena_on(rest, sizeof rest);
	assert_int_equal(own_site_report(who, &wish, &a, &made), OK);
	struct writer w = writer_on(text, sizeof text), w2 = writer_on(again, sizeof again);
	struct json j = json_on(&w), j2 = json_on(&w2);
	form_report(&j, &made);
	assert_int_equal(report_read(writer_str(&w), &b, &read), OK);
	form_report(&j2, &read);
	/* all but the numbers, which are not read back */
	size_t end = str_find_str(writer_str(&w), STR("\"numbers\"")), end2 = str_find_str(writer_str(&w2), STR("\"numbers\""));
	assert_true(end > 1000);
	assert_true(str_eq(str_sub(writer_str(&w), 0, end), str_sub(writer_str(&w2), 0, end2)));
	assert_int_equal(report_read(STR("{\"format\":\"else\",\"version\":1}"), &b, &read), ERR_INPUT);
	assert_int_equal(report_read(STR("{"), &b, &read), ERR_INPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nothing_known, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_it_says, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_tone_is_that_of_the_signs, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_which_signs_were_asked_and_when, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_waiver_is_told, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_was_chosen, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_it_went_with, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_nonsense, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_an_open_sign_is_never_left_out, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_from_no_pain, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_the_pdf, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_there_and_back, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
