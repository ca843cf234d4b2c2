/* test_base.c - the words we build with: text, writer, JSON, arena, days, sets, errors. */
#include "base/text.h"
#include "unit.h"

#include "base/arena.h"
#include "base/json.h"

#include <string.h>

/* --- str --- */

static void test_str_compares_and_cuts(void **state)
{
	(void)state;
	assert_true(str_eq(str_of(NULL), STR("")));
	assert_true(str_eq(str_of("abc"), STR("abc")));
	assert_false(str_eq(STR("abc"), STR("abd")));
	assert_false(str_eq(STR("abc"), STR("ab")));
	assert_true(str_cmp(STR("a"), STR("b")) < 0 && str_cmp(STR("b"), STR("a")) > 0 && str_cmp(STR("a"), STR("a")) == 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp(STR("z"), STR("\xc3\xa9")) < 0); /* bytes, without sign */
	assert_true(str_starts(STR("abc"), STR("ab")) && !str_starts(STR("ab"), STR("abc")) && str_starts(STR(""), STR("")));
	assert_true(str_ends(STR("abc"), STR("bc")) && !str_ends(STR("bc"), STR("abc")));
	assert_str(str_sub(STR("abcdef"), 2, 3), STR("cde"));
	assert_str(str_sub(STR("abc"), 2, 99), STR("c"));
	assert_str(str_sub(STR("abc"), 99, 1), STR(""));
	assert_str(str_sub(STR("abc"), 1, SIZE_MAX), STR("bc"));
	assert_str(str_trim(STR(" \t\r\n a b \n")), STR("a b"));
	assert_str(str_trim(STR("  ")), STR(""));
	assert_int_equal(str_find(STR("abc"), 'c'), 2);
	assert_int_equal(str_find(STR("abc"), 'x'), 3);
	assert_int_equal(str_find_str(STR("abcabd"), STR("abd")), 3);
	assert_int_equal(str_find_str(STR("ab"), STR("abc")), 2);
	assert_true(str_is_blank(STR(" \n\t")) && str_is_blank(STR("")) && !str_is_blank(STR(" x ")));
}

static void test_str_split(void **state)
{
	(void)state;
	str rest = STR("a,,b");
	assert_str(str_split(&rest, ','), STR("a"));
	assert_str(str_split(&rest, ','), STR(""));
	assert_str(str_split(&rest, ','), STR("b"));
	assert_int_equal(rest.n, 0);
	assert_str(str_split(&rest, ','), STR(""));
}

static void test_str_int(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool is_number;
		int64_t value;
	} rows[] = {{"0", true, 0},
		    {"-0", true, 0},
		    {"42", true, 42},
		    {"-42", true, -42},
		    {"007", true, 7},
		    {"999999999999999999", true, 999999999999999999},
		    {"-999999999999999999", true, -999999999999999999},
		    {"1000000000000000000", false, 0},
		    {"9223372036854775808", false, 0},
		    {"99999999999999999999999999", false, 0},
		    {"", false, 0},
		    {"-", false, 0},
		    {"+1", false, 0},
		    {" 1", false, 0},
		    {"1 ", false, 0},
		    {"1.0", false, 0},
		    {"0x10", false, 0},
		    {"--1", false, 0}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int64_t v = 77;
		bool is_number = str_int(str_of(rows[i].text), &v);
		if (is_number != rows[i].is_number || v != (is_number ? rows[i].value : 77))
			fail_msg("\"%s\" gave %d, %lld", rows[i].text, is_number, (long long)v);
	}
}

static void test_str_is_utf8(void **state)
{
	(void)state;
	static const str fine[] = {STR_INIT(""),
				   STR_INIT("abc"),
				   STR_INIT("\xc3\xa9"),
				   STR_INIT("\xe2\x82\xac"),
				   STR_INIT("\xf0\x9f\x98\x80"),
				   STR_INIT("\xf4\x8f\xbf\xbf"),
				   STR_INIT("\xed\x9f\xbf"),
				   STR_INIT("\xee\x80\x80")};
	static const str broken[] = {STR_INIT("\x80"),
				     STR_INIT("\xc3"),
				     STR_INIT("\xc3("),
				     STR_INIT("\xc0\xaf"),
				     STR_INIT("\xc1\xbf"),
				     STR_INIT("\xe0\x80\xaf"),
				     STR_INIT("\xed\xa0\x80"),
				     STR_INIT("\xf0\x80\x80\x80"),
				     STR_INIT("\xf4\x90\x80\x80"),
				     STR_INIT("\xf5\x80\x80\x80"),
				     STR_INIT("\xff"),
				     STR_INIT("a\0b"),
				     STR_INIT("\xe2\x82"),
				     STR_INIT("\xf0\x9f\x98"),
				     STR_INIT("ok \xfe")};
	for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++)
		assert_true(text_is_utf8(fine[i]));
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
		if (text_is_utf8(broken[i]))
			fail_msg("broken text %zu was taken", i);
}

/* --- writer --- */

static void test_writer_writes(void **state)
{
	(void)state;
	char buffer[256];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_char(&w, 'a');
	w_str(&w, STR("bc"));
	w_z(&w, " d ");
	w_int(&w, -12);
	w_char(&w, ' ');
	w_int(&w, INT64_MIN);
	w_char(&w, ' ');
	w_tenths(&w, 45);
	w_char(&w, ' ');
	w_tenths(&w, 40);
	w_char(&w, ' ');
	w_tenths(&w, -5);
	w_char(&w, ' ');
	w_padded(&w, 7, 2);
	w_char(&w, ' ');
	w_padded(&w, 1234, 2);
	assert_str(writer_str(&w), STR("abc d -12 -9223372036854775808 4.5 4 -0.5 07 1234"));
	assert_false(w.full);
}

static void test_writer_escapes(void **state)
{
	(void)state;
	char buffer[256];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_html(&w, STR("<a href=\"x\">&'\xc3\xa9</a>"));
	assert_str(writer_str(&w), STR("&lt;a href=&quot;x&quot;&gt;&amp;&#39;\xc3\xa9&lt;/a&gt;"));
	w = writer_on(buffer, sizeof buffer);
	w_url(&w, STR("a-b.c_d~ /?&=%\xc3\xa9"
		      "9Z"));
	assert_str(writer_str(&w), STR("a-b.c_d~%20%2F%3F%26%3D%25%C3%A99Z"));
}

/* Whatever the buffer, nothing is written behind it, and `full` tells the truth. */
static void test_writer_stays_in_its_room(void **state)
{
	(void)state;
	char buffer[40], whole_room[64];
	struct writer whole = writer_on(whole_room, sizeof whole_room);
	w_html(&whole, STR("<&>"));
	w_int(&whole, -1234567);
	w_tenths(&whole, 123);
	w_url(&whole, STR(" z"));
	for (size_t cap = 0; cap < sizeof buffer; cap++) {
		memset(buffer, '#', sizeof buffer);
		struct writer w = writer_on(buffer, cap);
		w_html(&w, STR("<&>"));
		w_int(&w, -1234567);
		w_tenths(&w, 123);
		w_url(&w, STR(" z"));
		assert_true(w.n <= cap);
		assert_int_equal(w.full, cap < whole.n);
		for (size_t i = cap; i < sizeof buffer; i++)
			assert_int_equal(buffer[i], '#');
		if (w.full) {
			size_t n = w.n;
			w_char(&w, 'x');
			assert_true(w.full && w.n == n); /* it stays full: no later piece slips into the gap */
		}
	}
}

static void test_json(void **state)
{
	(void)state;
	char buffer[512];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "a", STR("q\" b\\ n\n t\t \x01 \xc3\xa9"));
	json_kint(&j, "b", -5);
	json_kbool(&j, "c", true);
	json_key(&j, "d");
	json_null(&j);
	json_kopen(&j, "e", '[');
	json_int(&j, 1);
	json_bool(&j, false);
	json_open(&j, '{');
	json_close(&j, '}');
	json_str(&j, STR(""));
	json_close(&j, ']');
	json_kint(&j, "f", 1);
	json_close(&j, '}');
	assert_str(writer_str(&w),
		   STR("{\"a\":\"q\\\" b\\\\ n\\n t\\u0009 \\u0001 \xc3\xa9\",\"b\":-5,\"c\":true,\"d\":null,\"e\":[1,false,{},\"\"],\"f\":1}"));
}

/* --- arena --- */

static void test_arena(void **state)
{
	(void)state;
	_Alignas(max_align_t) char buffer[256];
	memset(buffer, 'x', sizeof buffer);
	struct arena a = arena_on(buffer, sizeof buffer);
	char *one = arena_take(&a, 1, 1);
	int64_t *numbers = arena_new(&a, int64_t, 3);
	assert_non_null(one);
	assert_non_null(numbers);
	assert_int_equal((uintptr_t)numbers % _Alignof(max_align_t), 0);
	assert_int_equal(numbers[0] | numbers[1] | numbers[2], 0);
	str s = arena_copy(&a, STR("hello"));
	assert_str(s, STR("hello"));
	assert_int_equal(s.p[5], 0);
	struct writer w = arena_writer(&a);
	w_str(&w, STR("text"));
	str kept = arena_keep(&a, &w);
	assert_str(kept, STR("text"));
	str next = arena_copy(&a, STR("after"));
	assert_true(next.p >= kept.p + kept.n);
	assert_str(kept, STR("text"));
	assert_null(arena_take(&a, 1000, 1));
	assert_true(a.full);
	assert_null(arena_take(&a, 1, 1)); /* full stays full until it is reset */
	assert_str(arena_copy(&a, STR("x")), STR(""));
	arena_reset(&a);
	assert_false(a.full);
	assert_non_null(arena_take(&a, sizeof buffer, 1));
	assert_null(arena_take(&a, 1, 1));
	arena_reset(&a);
	assert_null(arena_take(&a, SIZE_MAX / 2, 4)); /* the product does not fit a size */
}

/* --- days --- */

static void test_days_and_dates_are_each_others_inverse(void **state)
{
	(void)state;
	static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	day d = DAY_MIN;
	for (int y = 1; y <= 9999; y++) {
		bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
		for (int m = 1; m <= 12; m++)
			for (int k = 1, n = month_days[m - 1] + (m == 2 && leap); k <= n; k++, d.n++) {
				struct date t = day_date(d);
				if (t.year != y || t.month != m || t.day != k || day_of_date(t).n != d.n)
					fail_msg("%d-%d-%d is day %d", y, m, k, d.n);
			}
	}
	assert_int_equal(d.n - 1, DAY_MAX.n);
	assert_int_equal(day_of_date((struct date){1970, 1, 1}).n, 0);
}

static void test_weeks(void **state)
{
	(void)state;
	assert_int_equal(day_weekday((day){0}), 3);     /* 1970-01-01 was a Thursday */
	assert_int_equal(day_weekday(people_today), 3); /* and so is 2026-11-26 */
	for (int n = -800; n < 800; n++) {
		day d = {n};
		day monday = day_week(d);
		assert_int_equal(day_weekday(monday), 0);
		assert_int_equal(day_diff(d, monday), day_weekday(d));
		assert_int_equal(day_weekday(day_plus(d, 7)), day_weekday(d));
	}
}

static void test_day_texts(void **state)
{
	(void)state;
	static const char *const wrong[] = {"",           "2026-11-2",  "2026-11-311", "2026-02-29", "2026-13-01",  "2026-00-01",
					    "2026-01-00", "0000-01-01", "2026/11/26",  "26-11-2026", "2026-11-26 ", "+026-11-26",
					    "2026-1a-26", "2026-04-31", "-026-11-26"};
	char buffer[64];
	day d = {5};
	assert_true(day_parse(STR("2026-11-26"), &d));
	assert_int_equal(d.n, people_today.n);
	assert_true(day_parse(STR("2024-02-29"), &d));
	assert_true(day_parse(STR("0001-01-01"), &d));
	assert_int_equal(d.n, DAY_MIN.n);
	assert_true(day_parse(STR("9999-12-31"), &d));
	assert_int_equal(d.n, DAY_MAX.n);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		d.n = 5;
		if (day_parse(str_of(wrong[i]), &d) || d.n != 5)
			fail_msg("\"%s\" was taken", wrong[i]);
	}
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, (day){-719162});
	assert_str(writer_str(&w), STR("0001-01-01"));
	w = writer_on(buffer, sizeof buffer);
	w_day_short(&w, people_today);
	assert_str(writer_str(&w), STR("Thu 26 Nov"));
	w = writer_on(buffer, sizeof buffer);
	w_day_long(&w, people_today);
	assert_str(writer_str(&w), STR("26 November 2026"));
	assert_str(month_name(1), STR("January"));
	assert_str(month_name(12), STR("December"));
}

static void test_instants(void **state)
{
	(void)state;
	static const int32_t zones[] = {-50400, -12345, -1, 0, 1, 3600, 20700, 50400};
	struct dice d = dice_of(3);
	for (size_t z = 0; z < sizeof zones / sizeof zones[0]; z++) {
		struct zone zone = {zones[z]};
		for (int i = 0; i < 500; i++) {
			day on = {(int32_t)dice_roll(&d, 40000) - 20000};
			int32_t second = (int32_t)dice_roll(&d, 86400);
			instant t = instant_of(on, second, zone);
			assert_int_equal(instant_day(t, zone).n, on.n);
			assert_int_equal(instant_second(t, zone), second);
		}
	}
	assert_int_equal(instant_day((instant){-1}, (struct zone){0}).n, -1);
	assert_int_equal(instant_second((instant){-1}, (struct zone){0}), 86399);
	assert_int_equal(instant_day((instant){0}, (struct zone){-1}).n, -1);
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_clock(&w, 7 * 3600 + 5 * 60 + 59);
	assert_str(writer_str(&w), STR("07:05"));
}

/* --- sets --- */

/* Against the plainest thing that does the same: an array of booleans. */
static void test_sets(void **state)
{
	(void)state;
	struct dice d = dice_of(4);
	for (int round = 0; round < 300; round++) {
		bool in_a[QSET_MAX] = {false}, in_b[QSET_MAX] = {false};
		qset a = {{0}}, b = {{0}};
		for (uint32_t k = dice_roll(&d, 60); k > 0; k--) {
			size_t i = dice_roll(&d, QSET_MAX), j = dice_roll(&d, QSET_MAX);
			qset_add(&a, i);
			qset_add(&b, j);
			in_a[i] = in_b[j] = true;
		}
		if (round % 3 == 0)
			for (size_t i = 0; i < QSET_MAX; i++)
				if (in_a[i]) {
					qset_add(&b, i);
					in_b[i] = true;
				}
		size_t gone = dice_roll(&d, QSET_MAX);
		qset_drop(&a, gone);
		in_a[gone] = false;
		qset both = qset_and(a, &b), any = qset_or(a, &b), only = qset_minus(a, &b);
		int n = 0;
		bool meets = false, within = true;
		for (size_t i = 0; i < QSET_MAX; i++) {
			assert_int_equal(qset_has(&a, i), in_a[i]);
			assert_int_equal(qset_has(&both, i), in_a[i] && in_b[i]);
			assert_int_equal(qset_has(&any, i), in_a[i] || in_b[i]);
			assert_int_equal(qset_has(&only, i), in_a[i] && !in_b[i]);
			n += in_a[i];
			meets = meets || (in_a[i] && in_b[i]);
			within = within && (!in_a[i] || in_b[i]);
		}
		assert_int_equal(qset_count(&a), n);
		assert_int_equal(qset_meets(&a, &b), meets);
		assert_int_equal(qset_within(&a, &b), within);
		assert_int_equal(qset_empty(&a), n == 0);
		size_t expected = 0;
		for
			qset_each(i, &a)
			{
				while (!in_a[expected])
					expected++;
				assert_int_equal(i, expected++);
				n--;
			}
		assert_int_equal(n, 0);
	}
	qset empty = {{0}};
	assert_int_equal(qset_next(&empty, 0), QSET_MAX);
	assert_int_equal(qset_next(&empty, QSET_MAX), QSET_MAX);
}

static void test_errors(void **state)
{
	(void)state;
	static const int statuses[] = {200, 400, 404, 409, 403, 503, 507, 500};
	for (enum err e = OK; e <= ERR_IO; e++) {
		assert_int_equal(err_http_status(e), statuses[e]);
		assert_int_equal(err_exit_code(e), e == OK ? 0 : (int)e + 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_str_compares_and_cuts),
		cmocka_unit_test(test_str_split),
		cmocka_unit_test(test_str_int),
		cmocka_unit_test(test_str_is_utf8),
		cmocka_unit_test(test_writer_writes),
		cmocka_unit_test(test_writer_escapes),
		cmocka_unit_test(test_writer_stays_in_its_room),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_days_and_dates_are_each_others_inverse),
		cmocka_unit_test(test_weeks),
		cmocka_unit_test(test_day_texts),
		cmocka_unit_test(test_instants),
		cmocka_unit_test(test_sets),
		cmocka_unit_test(test_errors),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
