/*
 * test_zone.c - moments by the clocks of real places, from the zone database of this machine: Berlin, New York, Lord Howe (half an hour of summer time), Kathmandu
 * (a quarter of an hour, no summer time), Apia (a whole day that never was).
 */
#include "unit.h"

#include "main/system_zone.h"

#include <stdlib.h>
#include <time.h>

enum { HOUR = 3600, MINUTE = 60 };

static void live_in(const char *place)
{
	setenv("TZ", place, 1);
	tzset();
}

static day of(int year, int month, int d)
{
	return day_of_date((struct date){year, month, d});
}

/* What the clock of the place says of a time of day: "2026-07-01T00:20:00+02:00", with "never" or "twice" where it is that. */
static const char *at(day on, int hour, int minute)
{
	static char buffer[48];
	struct writer w = writer_on(buffer, sizeof buffer - 1);
	struct moment m;
	switch (civil_moment(on, hour * HOUR + minute * MINUTE, system_zone, &m)) {
	case CIVIL_NEVER: return "never";
	case CIVIL_ONCE: break;
	case CIVIL_TWICE: w_str(&w, STR("twice ")); break;
	}
	w_moment(&w, m);
	buffer[w.n] = '\0';
	return buffer;
}

static void test_times_of_day_in_five_places(void **state)
{
	(void)state;
	live_in("Europe/Berlin");
	assert_string_equal(at(of(2026, 7, 1), 0, 20), "2026-07-01T00:20:00+02:00");
	assert_string_equal(at(of(2026, 11, 30), 0, 20), "2026-11-30T00:20:00+01:00");
	assert_string_equal(at(of(2026, 3, 29), 1, 59), "2026-03-29T01:59:00+01:00");
	assert_string_equal(at(of(2026, 3, 29), 2, 0), "never");
	assert_string_equal(at(of(2026, 3, 29), 2, 59), "never");
	assert_string_equal(at(of(2026, 3, 29), 3, 0), "2026-03-29T03:00:00+02:00");
	assert_string_equal(at(of(2026, 10, 25), 1, 59), "2026-10-25T01:59:00+02:00");
	assert_string_equal(at(of(2026, 10, 25), 2, 0), "twice 2026-10-25T02:00:00+02:00");
	assert_string_equal(at(of(2026, 10, 25), 2, 59), "twice 2026-10-25T02:59:00+02:00");
	assert_string_equal(at(of(2026, 10, 25), 3, 0), "2026-10-25T03:00:00+01:00");
	live_in("America/New_York");
	assert_string_equal(at(of(2026, 3, 8), 2, 30), "never");
	assert_string_equal(at(of(2026, 11, 1), 1, 30), "twice 2026-11-01T01:30:00-04:00");
	assert_string_equal(at(of(2006, 3, 20), 12, 0), "2006-03-20T12:00:00-05:00"); /* before the law of 2007 */
	assert_string_equal(at(of(2007, 3, 20), 12, 0), "2007-03-20T12:00:00-04:00");
	live_in("Australia/Lord_Howe");
	assert_string_equal(at(of(2026, 10, 4), 2, 15), "never");
	assert_string_equal(at(of(2026, 10, 4), 2, 30), "2026-10-04T02:30:00+11:00");
	assert_string_equal(at(of(2026, 4, 5), 1, 45), "twice 2026-04-05T01:45:00+11:00");
	assert_string_equal(at(of(2026, 4, 5), 2, 0), "2026-04-05T02:00:00+10:30");
	live_in("Asia/Kathmandu");
	assert_string_equal(at(of(2026, 7, 1), 0, 20), "2026-07-01T00:20:00+05:45");
	assert_string_equal(at(of(2026, 12, 1), 0, 20), "2026-12-01T00:20:00+05:45");
	live_in("Pacific/Apia");
	assert_string_equal(at(of(2011, 12, 29), 23, 59), "2011-12-29T23:59:00-10:00");
	assert_string_equal(at(of(2011, 12, 30), 0, 0), "never");
	assert_string_equal(at(of(2011, 12, 30), 12, 0), "never");
	assert_string_equal(at(of(2011, 12, 30), 23, 59), "never");
	assert_string_equal(at(of(2011, 12, 31), 0, 0), "2011-12-31T00:00:00+14:00");
}

/* Whatever the clock showed at an instant is read back as that instant, but for the second of two equal hours, which is read as the first. */
static void test_every_quarter_of_an_hour_comes_back(void **state)
{
	static const char *const places[] = {"Europe/Berlin",    "America/New_York",  "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia",
					     "America/St_Johns", "Africa/Casablanca", "Antarctica/Troll",    "America/Nuuk"};
	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		live_in(places[i]);
		for (instant t = {86400LL * of(2011, 1, 1).n}; t.s < 86400LL * of(2013, 1, 1).n; t.s += 15 * MINUTE) {
			struct moment was = moment_at(t, system_zone), is = MOMENT_NONE;
			enum civil c = civil_moment(moment_day(was), moment_second(was), system_zone, &is);
			assert_true(c == CIVIL_TWICE || (c == CIVIL_ONCE && is.at.s == t.s && is.zone.east_s == was.zone.east_s));
			assert_int_equal(moment_day(is).n, moment_day(was).n);
			assert_int_equal(moment_second(is), moment_second(was));
			assert_true(is.at.s <= t.s);
		}
	}
}

static struct moment seen(day on, struct moment was)
{
	return moment_on(on, was.at, system_zone);
}

/* What was kept before as an instant and a day, without its offset. */
static void test_a_moment_without_its_offset_gets_that_of_its_day(void **state)
{
	struct zone summer = {2 * HOUR}, winter = {HOUR}, tokyo = {9 * HOUR};
	day july = of(2026, 7, 1);
	(void)state;
	live_in("Europe/Berlin");
	struct moment just_after_midnight = {instant_of(july, 20 * MINUTE, summer), summer};
	assert_int_equal(seen(july, just_after_midnight).zone.east_s, summer.east_s);
	/* typed in winter for a day of summer, which was counted by the clock of winter: of that day it is only by that clock */
	struct moment late = {instant_of(july, 23 * HOUR + 30 * MINUTE, winter), winter};
	assert_int_equal(seen(july, late).zone.east_s, winter.east_s);
	assert_int_equal(moment_second(seen(july, late)), 23 * HOUR + 30 * MINUTE);
	/* three in the morning in Tokyo is no time of that day in Berlin */
	struct moment abroad = {instant_of(july, 3 * HOUR, tokyo), tokyo};
	assert_false(moment_is_known(seen(july, abroad)));
}

static void test_moments_are_written_and_read(void **state)
{
	static const char *const good[] = {"2026-07-01T00:20:07+02:00", "2026-11-30T23:59:59-05:00", "2011-12-31T00:00:00+14:00",
					   "2026-07-01T12:00:00+05:45"};
	static const char *const bad[] = {
		"",
		"2026-07-01",
		"2026-07-01T00:20:07",
		"2026-07-01 00:20:07+02:00",
		"2026-07-01T00:20+02:00",
		"2026-07-01T24:00:00+02:00",
		"2026-07-01T00:20:60+02:00",
		"2026-07-01T00:20:-7+02:00",
		"2026-02-29T00:20:07+02:00",
		"2026-07-01T00:20:07+14:01",
		"2026-07-01T00:20:07+2:00",
		"2026-07-01T00:20:07z",
		"2026-07-01T00:20:07+02:00 ",
	};
	struct moment m;
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		char buffer[40];
		struct writer w = writer_on(buffer, sizeof buffer);
		assert_true(moment_parse(str_of(good[i]), &m));
		w_moment(&w, m);
		assert_str(writer_str(&w), str_of(good[i]));
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(moment_parse(str_of(bad[i]), &m));
	assert_true(moment_parse(STR("2026-07-01T00:20:07Z"), &m));
	assert_int_equal(m.zone.east_s, 0);
}

/* The text of a TZ that the system does not know, and offsets that only history has. */
static void test_what_the_system_says_is_whole_minutes(void **state)
{
	(void)state;
	live_in("Africa/Monrovia");
	assert_int_equal(system_zone((instant){0}).east_s % MINUTE, 0); /* -00:44:30 until 1972 */
	live_in("No/Such_Place");
	assert_int_equal(system_zone((instant){1795651200}).east_s, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_times_of_day_in_five_places),
		cmocka_unit_test(test_every_quarter_of_an_hour_comes_back),
		cmocka_unit_test(test_a_moment_without_its_offset_gets_that_of_its_day),
		cmocka_unit_test(test_moments_are_written_and_read),
		cmocka_unit_test(test_what_the_system_says_is_whole_minutes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
