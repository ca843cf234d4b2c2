/* test_calendar_lines.c - zones in the short form of POSIX, and the content lines of iCalendar. */
#include "base/text.h"
#include "unit.h"

#include <string.h>

#include "exchange/ics.h"

/* --- zones --- */

static struct zone_rules zone(const char *text)
{
	struct zone_rules z;
	if (!zone_rules_parse(str_of(text), &z))
		fail_msg("%s is not read", text);
	return z;
}

static void test_zones_are_read(void **state)
{
	(void)state;
	struct zone_rules berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3"), kolkata = zone("IST-5:30"), nuuk = zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
	assert_str(berlin.standard, STR("CET"));
	assert_str(berlin.summer, STR("CEST"));
	assert_int_equal(berlin.east.east_s, 3600);
	assert_int_equal(berlin.summer_east.east_s, 7200);
	assert_int_equal(berlin.to_summer.second, 7200);
	assert_int_equal(berlin.to_standard.second, 3 * 3600);
	assert_int_equal(berlin.to_standard.weekday, 6);
	assert_int_equal(kolkata.east.east_s, 19800);
	assert_false(kolkata.has_summer);
	assert_str(nuuk.standard, STR("-02"));
	assert_int_equal(nuuk.east.east_s, -7200);
	assert_int_equal(nuuk.to_summer.second, -3600);
	assert_int_equal(zone("IST-1GMT0,M10.5.0,M3.5.0/1").summer_east.east_s, 0); /* Dublin: its summer time is the winter's */
}

static void test_what_is_no_zone_is_refused(void **state)
{
	static const char *const bad[] = {"",
					  "C",
					  "CET",
					  "CET-1CEST",
					  "CET-1CEST,M3.5.0",
					  "CET-1CEST,M13.5.0,M10.5.0",
					  "CET-1CEST,M3.6.0,M10.5.0",
					  "CET-1CEST,M3.5.7,M10.5.0",
					  "CET-1CEST,M0.5.0,M10.5.0",
					  "CET-1CEST,M3.0.0,M10.5.0",
					  "CET-25",
					  "CET-1:60",
					  "<CET-1",
					  "<>-1",
					  "CET-1CEST,J60,J300",
					  "CET-1 ",
					  "CET-1CEST,M3.5.0,M10.5.0/3x",
					  "CET-1CEST,M3.5.0/,M10.5.0",
					  "CET-1CEST,M3.5.0,M10.5.0/168",
					  "CET99999999999"};
	struct zone_rules z = {.name = STR("kept")};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		if (zone_rules_parse(str_of(bad[i]), &z))
			fail_msg("\"%s\" is read", bad[i]);
	}
	assert_str(z.name, STR("kept"));
}

static day of(int year, int month, int on)
{
	return day_of_date((struct date){year, month, on});
}

static void turns(const char *text, int year, day summer, int32_t summer_s, day standard, int32_t standard_s)
{
	struct zone_rules z = zone(text);
	int32_t second;
	assert_int_equal(zone_turn_day(&z.to_summer, year, &second).n, summer.n);
	assert_int_equal(second, summer_s);
	assert_int_equal(zone_turn_day(&z.to_standard, year, &second).n, standard.n);
	assert_int_equal(second, standard_s);
}

static void test_the_days_of_the_turns(void **state)
{
	(void)state;
	turns("CET-1CEST,M3.5.0,M10.5.0/3", 2026, of(2026, 3, 29), 7200, of(2026, 10, 25), 3 * 3600);
	turns("EST5EDT,M3.2.0,M11.1.0", 2026, of(2026, 3, 8), 7200, of(2026, 11, 1), 7200);
	turns("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, of(2026, 3, 28), 23 * 3600, of(2026, 10, 25), 0); /* the evening before */
	turns("EET-2EEST,M3.4.4/50,M10.4.4/50", 2026, of(2026, 3, 28), 7200, of(2026, 10, 24), 7200);    /* two days later */
	turns("EET-2EEST,M4.5.5/0,M10.5.4/24", 2030, of(2030, 4, 26), 0, of(2030, 11, 1), 0);            /* 24 o'clock, in the next month */
}

static void test_what_the_clock_shows(void **state)
{
	(void)state;
	struct zone_rules berlin = zone("CET-1CEST,M3.5.0,M10.5.0/3"), sydney = zone("AEST-10AEDT,M10.1.0,M4.1.0/3");
	assert_int_equal(zone_rules_at(&berlin, of(2026, 3, 29), 7199).east_s, 3600);
	assert_int_equal(zone_rules_at(&berlin, of(2026, 3, 29), 7200).east_s, 7200);
	assert_int_equal(zone_rules_at(&berlin, of(2026, 10, 25), 3 * 3600 - 1).east_s, 7200);
	assert_int_equal(zone_rules_at(&berlin, of(2026, 10, 25), 3 * 3600).east_s, 3600);
	assert_int_equal(zone_rules_at(&berlin, of(2026, 12, 31), 0).east_s, 3600);
	assert_int_equal(zone_rules_at(&sydney, of(2026, 1, 15), 0).east_s, 11 * 3600);
	assert_int_equal(zone_rules_at(&sydney, of(2026, 7, 15), 0).east_s, 10 * 3600);
	assert_int_equal(zone_rules_at(&sydney, of(2026, 12, 15), 0).east_s, 11 * 3600);
}

/* --- lines --- */

static char buffer[4096];

static struct ics fresh(struct writer *w)
{
	*w = writer_on(buffer, sizeof buffer);
	return ics_on(w);
}

static void test_text_is_escaped(void **state)
{
	struct writer w;
	struct ics i = fresh(&w);
	(void)state;
	ics_z(&i, "SUMMARY:");
	ics_text(&i, STR("a\\b;c,d\ne\r\x01\x7F:\"f"));
	ics_end(&i);
	assert_str(writer_str(&w), STR("SUMMARY:a\\\\b\\;c\\,d\\ne:\"f\r\n"));
}

/* No line is longer than 75 octets, none begins or ends inside a letter or an escape, and unfolded it is what went in. */
static void folds(const char *piece, size_t times)
{
	char in[2048], out[4096];
	struct writer w, want = writer_on(in, sizeof in), got = writer_on(out, sizeof out);
	struct ics i = fresh(&w);
	for (size_t k = 0; k < times; k++)
		w_z(&want, piece);
	ics_text(&i, writer_str(&want));
	ics_end(&i);
	str rest = writer_str(&w);
	assert_true(str_ends(rest, STR("\r\n")));
	for (bool first = true; rest.n > 0; first = false) {
		str line = str_sub(rest, 0, str_find(rest, '\n') + 1);
		rest = str_sub(rest, line.n, rest.n);
		assert_true(line.n <= 75 + 2 && str_ends(line, STR("\r\n")));
		assert_true(first || line.p[0] == ' ');
		str inside = str_sub(line, first ? 0 : 1, line.n - (first ? 2 : 3));
		assert_true(text_is_utf8(inside));
		w_str(&got, inside);
	}
	str escaped = writer_str(&got), plain = writer_str(&want);
	size_t k = 0;
	for (size_t at = 0; at < escaped.n; at++, k++) {
		at += escaped.p[at] == '\\' ? 1 : 0;
		assert_int_equal(escaped.p[at], plain.p[k]);
	}
	assert_int_equal(k, plain.n);
}

static void test_long_lines_are_folded(void **state)
{
	(void)state;
	for (size_t n = 70; n < 160; n++) {
		folds("x", n);
		folds("\xC3\xA4", n);          /* two octets */
		folds("\xE2\x82\xAC", n);      /* three */
		folds("a\xF0\x9F\xA6\xB4", n); /* four */
		folds("b;", n);
	}
}

static void test_a_zone_as_lines(void **state)
{
	struct writer w;
	struct ics i = fresh(&w);
	struct zone_rules z = zone("EET-2EEST,M4.5.5/0,M10.5.4/24");
	(void)state;
	z.name = STR("Africa/Cairo");
	ics_zone(&i, &z, of(2026, 11, 26));
	str s = writer_str(&w);
	assert_true(str_starts(s, STR("BEGIN:VTIMEZONE\r\nTZID:Africa/"
				      "Cairo\r\nBEGIN:STANDARD\r\nDTSTART:20251031T000000\r\nRDATE:20251031T000000\r\nRDATE:20261030T000000\r\n")));
	assert_true(
		str_find_str(s,
			     STR("DTSTART:20250425T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1FR\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\n")) <
		s.n);
	i = fresh(&w);
	z = zone("<+0330>-3:30");
	z.name = STR("Asia/Tehran");
	ics_zone(&i, &z, of(2026, 11, 26));
	assert_str(
		writer_str(&w),
		STR("BEGIN:VTIMEZONE\r\nTZID:Asia/Tehran\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0330\r\nTZOFFSETTO:+0330\r\n"
		    "TZNAME:+0330\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"));
}

static void test_the_time_of_day(void **state)
{
	static const char *const bad[] = {"", "8:30", "24:00", "12:60", "12-30", "-1:30", "12:-1", "12:30 ", "ab:cd"};
	int32_t s = 7;
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(clock_parse(str_of(bad[i]), &s));
	assert_int_equal(s, 7);
	assert_true(clock_parse(STR("18:05"), &s));
	assert_int_equal(s, 18 * 3600 + 300);
	assert_true(clock_parse(STR("00:00"), &s) && s == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zones_are_read),        cmocka_unit_test(test_what_is_no_zone_is_refused),
		cmocka_unit_test(test_the_days_of_the_turns), cmocka_unit_test(test_what_the_clock_shows),
		cmocka_unit_test(test_text_is_escaped),       cmocka_unit_test(test_long_lines_are_folded),
		cmocka_unit_test(test_a_zone_as_lines),       cmocka_unit_test(test_the_time_of_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
