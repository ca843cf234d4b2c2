/* test_import.c - a diary from a table: read as it is written, looked at before it is kept, and never kept twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "own_site.h"

#include "me/diary.h"

#include "exchange/import.h"
#include "exchange/import_read.h"

static char buffer[8 << 20];
static struct arena arena;
static struct import in;

static const struct moment now = {.at = {1795651200}, .zone = {3600}}; /* 2026-11-26T01:00 */

static struct zone an_hour_east(instant t)
{
	(void)t;
	return (struct zone){3600};
}

static void read_with(const char *text, size_t n, enum when_order order)
{
	static const struct store_activity lift = {.id = 7, .words = STR_INIT("Lift, carry"), .until = {2932896}};
	struct import_wish wish = {.pack = &pack_default, .activities = {&lift, 1}, .now = now, .zones = an_hour_east, .order = order};
	arena = arena_on(buffer, sizeof buffer);
	import_read((str){text, n}, &wish, &arena, &in);
}

static void reads(const char *text)
{
	read_with(text, strlen(text), ORDER_OPEN);
}

static void is_text(str s, const char *wanted)
{
	assert_int_equal(s.n, strlen(wanted));
	if (s.n > 0)
		assert_memory_equal(s.p, wanted, s.n);
}

/* One row of a file with these columns, and why it is refused. */
static void refuses(const char *head, const char *row, enum import_why why, const char *column, const char *value)
{
	char text[4096];
	snprintf(text, sizeof text, "%s\n%s\n", head, row);
	reads(text);
	print_message("# %s\n", row);
	assert_int_equal(in.stop, IMPORT_GOES);
	assert_int_equal(in.n, 0);
	assert_int_equal(in.n_refused, 1);
	assert_int_equal(in.refused[0].why, why);
	assert_int_equal(in.refused[0].line, 2);
	is_text(in.refused[0].column, column);
	is_text(in.refused[0].value, value);
}

static void stops(const char *text, enum import_stop stop)
{
	reads(text);
	assert_int_equal(in.stop, stop);
	assert_int_equal(in.n, 0);
}

/* ---- the table ---- */

static void test_cells(void **state)
{
	static const struct {
		const char *text, *note;
		size_t line;
	} rows[] = {
		{"day,pain,note\r\n2026-11-01,4,plain\r\n", "plain", 2},
		{"\xEF\xBB\xBF"
		 "day;pain;note\n2026-11-01;4;a,b",
		 "a,b", 2},
		{"day\tpain\tnote\r2026-11-01\t4\tMac\r", "Mac", 2},
		{"\"x\ry\",day,pain,note\r,2026-11-01,4,Mac\r", "Mac", 3},
		{"day,pain,note\n2026-11-01,4,\"a, \"\"b\"\"\r\nc\"\n", "a, \"b\"\nc", 2},
		{"\n\nday,pain,note\n\n,,\n2026-11-01,4,late", "late", 6},
		{"day,pain,note\n2026-11-01,4,\"quoted\"and more\n", "quotedand more", 2},
		{"\"day\",\"pain\",\"a;b;c;d\",note\n2026-11-01,4,,x\n", "x", 2},
		{"day,pain,note\n2026-11-01,4,\"\"", "", 2},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		reads(rows[i].text);
		assert_int_equal(in.stop, IMPORT_GOES);
		assert_int_equal(in.n, 1);
		assert_int_equal(in.rows[0].line, rows[i].line);
		is_text(in.rows[0].entry.note, rows[i].note);
	}
}

static void test_what_is_no_table(void **state)
{
	static const char with_nul[] = "day,pain\n2026-11-01,4\n2026-\0011-02,4\n";
	(void)state;
	stops("", STOP_TABLE);
	stops("day,pain\n", STOP_TABLE);
	assert_int_equal(in.fault.slip, CSV_NOTHING);
	stops("day,\"pain\n\"", STOP_TABLE);
	assert_int_equal(in.fault.line, 2); /* no further than the text goes */
	stops("day,pain,note\n2026-11-01,4,x\n2026-11-02,4,\"open\n2026-11-03,5,x\n", STOP_TABLE);
	assert_int_equal(in.fault.slip, CSV_OPEN);
	assert_int_equal(in.fault.line, 3);
	stops("day,pain,note\n2026-11-01,4,\xC3\xA9\n2026-11-02,3,\xE9\n", STOP_TABLE); /* neither UTF-8 nor a code page */
	assert_int_equal(in.fault.slip, CSV_NO_TEXT);
	assert_int_equal(in.fault.line, 3);
	read_with(with_nul, sizeof with_nul - 1, ORDER_OPEN);
	assert_int_equal(in.stop, IMPORT_GOES); /* \001: one row is refused */
	read_with("day,pain\n2026-11-01,\0004\n", 24, ORDER_OPEN);
	assert_int_equal(in.stop, STOP_TABLE);
	stops("when?,how\n2026-11-01,4\n", STOP_NOTHING);
	stops("pain,how\n4,4\n", STOP_NO_DAY);
}

static void test_too_large(void **state)
{
	static char text[1 << 20];
	(void)state;
	int n = snprintf(text, sizeof text, "day,pain,note\n2026-11-01,4,");
	memset(text + n, 'x', sizeof text - (size_t)n);
	read_with(text, sizeof text, ORDER_OPEN); /* one line of a megabyte */
	assert_int_equal(in.n, 0);
	assert_int_equal(in.refused[0].why, WHY_LONG);
	assert_true(in.refused[0].value.n < 64);
	memset(text, ',', sizeof text);
	read_with(text, sizeof text, ORDER_OPEN);
	assert_int_equal(in.stop, STOP_TABLE);
	for (size_t i = 0; i + 2 < sizeof text; i += 2)
		memcpy(text + i, "x\n", 2);
	read_with(text, sizeof text, ORDER_OPEN);
	assert_int_equal(in.fault.slip, CSV_MANY_ROWS);
}

/* It is said, and whoever says it has the buffer for it. */
static void test_more_than_fits(void **state)
{
	static const char text[] = "day,pain,note\n2026-11-01,4,x\n2026-11-02,4,x\n";
	struct import_wish wish = {.pack = &pack_default, .now = now, .zones = an_hour_east};
	(void)state;
	for (size_t bytes = 0; bytes < 1 << 16; bytes += 512) {
		arena = arena_on(buffer, bytes);
		import_read(str_of(text), &wish, &arena, &in);
		assert_int_equal(in.stop, STOP_LARGE);
		assert_false(arena.full);
		assert_int_equal(arena.n, 0);
	}
}

/* ---- what it says ---- */

static void test_all_that_can_be_said(void **state)
{
	(void)state;
	reads("Date;Time;Pain (0-10);worst;Average;Sleep;Mood (0-10);Medication;Comment;regions;p5_r;activity:Lift, carry;activity:Fly;weather;pain\n"
	      "30.10.2026;8:05 pm;4/10;7.0;5;10;0;ibuprofen;'=1+1;p5_l=2;9;6;1;rain;3\n");
	assert_int_equal(in.stop, IMPORT_GOES);
	assert_int_equal(in.n, 1);
	const struct store_entry *e = &in.rows[0].entry;
	assert_int_equal(e->day.n, day_of_date((struct date){2026, 10, 30}).n);
	assert_int_equal(moment_second(e->at), 20 * 3600 + 5 * 60);
	assert_int_equal(moment_day(e->at).n, e->day.n);
	assert_int_equal(e->pain_now, 4);
	assert_int_equal(e->pain_worst, 7);
	assert_int_equal(e->pain_average, 5);
	assert_int_equal(e->sleep, 10);
	assert_int_equal(e->mood, 0);
	is_text(e->medicines, "ibuprofen");
	is_text(e->note, "=1+1"); /* the apostrophe of our own tables goes; a text stays a text */
	assert_int_equal(e->n_regions, 2);
	is_text(e->regions[0].region, "p5_l");
	assert_int_equal(e->regions[0].intensity, 2);
	assert_int_equal(e->regions[1].intensity, 9);
	assert_int_equal(e->n_scores, 2);
	assert_int_equal(e->scores[0].activity, 7);
	assert_int_equal(e->scores[0].score, 6);
	assert_int_equal(e->scores[1].activity, -1); /* the first of those that would be added */
	assert_int_equal(e->scores[1].score, 1);
	assert_int_equal(in.n_activities, 1);
	is_text(in.activities[0], "Fly");
	assert_int_equal(in.columns[12].kind, IMPORT_NEW_ACTIVITY);
	assert_int_equal(in.columns[13].kind, IMPORT_NOTHING);
	assert_int_equal(in.columns[14].kind, IMPORT_TWICE);
}

static void column_is(size_t column, enum import_kind kind, int64_t activity)
{
	print_message("# column %zu\n", column);
	assert_int_equal(in.columns[column].kind, kind);
	assert_int_equal(in.columns[column].activity, activity);
}

/* Three are asked at most, with those that the diary has; what is no line of text is none. */
static void test_activities_that_are_new(void **state)
{
	static char text[2 * STORE_WORDS_MAX];
	(void)state;
	reads("day,pain,activity:Run,\"activity:Lift, carry\",Activity: Run ,activity:Swim,activity:Ride\n2026-11-01,4,1,2,,3,x\n");
	column_is(2, IMPORT_NEW_ACTIVITY, -1);
	column_is(3, IMPORT_ACTIVITY, 7);
	column_is(4, IMPORT_TWICE, -1);
	column_is(5, IMPORT_NEW_ACTIVITY, -2);
	column_is(6, IMPORT_FULL, 0);
	assert_int_equal(in.n_activities, 2);
	assert_int_equal(in.n, 1); /* what is not read refuses no row */
	assert_int_equal(in.rows[0].entry.n_scores, 3);
	reads("day,pain,activity:a\xE2\x80\xAE"
	      "b,\"activity:a\nb\",activity: \n2026-11-01,4,1,2,3\n");
	column_is(2, IMPORT_NO_WORDS, 0);
	column_is(3, IMPORT_NO_WORDS, 0);
	column_is(4, IMPORT_NOTHING, 0);
	int n = snprintf(text, sizeof text, "day,pain,activity:");
	memset(text + n, 'x', STORE_WORDS_MAX + 1);
	snprintf(text + n + STORE_WORDS_MAX + 1, 64, "\n2026-11-01,4,1\n");
	reads(text);
	column_is(2, IMPORT_NO_WORDS, 0);
}

static void test_rows_that_are_refused(void **state)
{
	(void)state;
	refuses("day,pain", "2026-11-31,4", WHY_DAY, "day", "2026-11-31");
	refuses("day,pain", "31.2.26,4", WHY_DAY, "day", "31.2.26");
	refuses("day,pain", ",4", WHY_DAY, "day", "");
	refuses("day,pain", "2026-11-27,4", WHY_FUTURE, "day", "2026-11-27");
	refuses("day,pain", "1999-12-31,4", WHY_OLD, "day", "1999-12-31");
	refuses("day,pain", "2026-11-01 25:00,4", WHY_DAY, "day", "2026-11-01 25:00");
	refuses("day,time,pain", "2026-11-01,soon,4", WHY_TIME, "time", "soon");
	refuses("day,pain", "2026-11-01,11", WHY_NUMBER, "pain", "11");
	refuses("day,pain,sleep 0-10", "2026-11-01,4,-1", WHY_NUMBER, "sleep 0-10", "-1");
	refuses("day,pain,regions", "2026-11-01,4,p5_l=3;p5_r=11", WHY_PLACE, "regions", "p5_l=3;p5_r=11");
	refuses("day,pain", "2026-11-01,4,5", WHY_CELLS, "", "");
	refuses("day,pain,note", "2026-11-01,4,\033[2Jgone", WHY_CONTROL, "note", "?[2Jgone");
	refuses("day,pain", "<script>alert(1)</script>,4", WHY_DAY, "day", "<script>alert(1)</script>");
	refuses("day,pain",
		"\xE2\x80\xAE"
		"2026-11-01,4",
		WHY_DAY, "day", "?2026-11-01");
	refuses("day,pain", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffff,4", WHY_DAY, "day",
		"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee\xE2\x80\xA6");
}

/* What trivet wrote itself may name a place that the map has no more; what the store would refuse as its name stays text. */
static void test_places_that_are_not_on_the_map(void **state)
{
	(void)state;
	reads("day,pain now,regions\n2026-11-01,4,p5_l=4;moon=1\n2026-11-02,4,moon.x=4\n");
	assert_ptr_not_equal(in.table.layout, NULL);
	assert_int_equal(in.n, 2);
	assert_int_equal(in.rows[0].entry.n_regions, 2);
	is_text(in.rows[0].entry.regions[1].region, "moon");
	assert_int_equal(in.rows[1].entry.n_regions, 0);
	is_text(in.rows[1].entry.note, "regions: moon.x=4");
}

/* No place is dropped without a word. */
static void test_more_places_than_an_entry_holds(void **state)
{
	(void)state;
	for (int n = STORE_REGIONS_MAX; n <= STORE_REGIONS_MAX + 1; n++) {
		char text[1024];
		struct writer w = writer_on(text, sizeof text);
		w_z(&w, "day,pain now,regions\n2026-11-01,4,");
		for (int i = 0; i < n; i++) {
			w_z(&w, i > 0 ? ";x" : "x");
			w_int(&w, i);
			w_z(&w, "=1");
		}
		w_char(&w, '\n');
		assert_false(w.full);
		read_with(text, w.n, ORDER_OPEN);
		assert_int_equal(in.n, n == STORE_REGIONS_MAX);
		assert_int_equal(in.n_refused, n > STORE_REGIONS_MAX);
	}
	assert_int_equal(in.refused[0].why, WHY_PLACE);
	assert_int_equal(in.refused[0].line, 2);
	is_text(in.refused[0].column, "regions");
}

/* Three that are asked and one that was: no number is dropped without a word. */
static void test_more_scores_than_an_entry_holds(void **state)
{
	static const struct store_activity four[] = {{.id = 1, .words = STR_INIT("a")},
						     {.id = 2, .words = STR_INIT("b")},
						     {.id = 3, .words = STR_INIT("c")},
						     {.id = 4, .words = STR_INIT("d")}};
	static const char text[] = "day,pain,activity:a,activity:b,activity:c,activity:d\n2026-11-01,4,1,2,3,\n2026-11-02,4,1,2,3,4\n";
	struct import_wish wish = {.pack = &pack_default, .activities = {four, 4}, .now = now, .zones = an_hour_east};
	(void)state;
	arena = arena_on(buffer, sizeof buffer);
	import_read(str_of(text), &wish, &arena, &in);
	assert_int_equal(in.n, 1);
	assert_int_equal(in.refused[0].why, WHY_SCORES);
	assert_int_equal(in.refused[0].line, 3);
}

/* What the file does not say is asked; the rows stay out. */
static void asks_dates(const char *text, const char *example)
{
	reads(text);
	assert_int_equal(in.stop, IMPORT_GOES);
	assert_int_equal(in.n, 0);
	assert_int_equal(in.n_waiting, 2);
	assert_int_equal(in.n_questions, 1);
	assert_int_equal(in.questions[0].ask, ASK_DATES);
	is_text(in.questions[0].example, example);
}

static void test_the_order_of_day_and_month(void **state)
{
	static const char both[] = "day,pain\n3/4/2026,1\n5/6/2026,2\n";
	(void)state;
	reads("day,pain\n3/4/2026,1\n13/4/2026,2\n"); /* the whole column decides */
	assert_int_equal(in.rows[0].entry.day.n, day_of_date((struct date){2026, 4, 3}).n);
	reads("day,pain\n3/4/2026,1\n3/14/2026,2\n");
	assert_int_equal(in.rows[0].entry.day.n, day_of_date((struct date){2026, 3, 4}).n);
	asks_dates(both, "3/4/2026");
	read_with(both, sizeof both - 1, ORDER_MONTH_FIRST);
	assert_int_equal(in.rows[0].entry.day.n, day_of_date((struct date){2026, 3, 4}).n);
	read_with(both, sizeof both - 1, ORDER_DAY_FIRST);
	assert_int_equal(in.rows[0].entry.day.n, day_of_date((struct date){2026, 4, 3}).n);
	reads("day,pain\n03.04.2026,1\n"); /* dots are not asked about */
	assert_int_equal(in.rows[0].entry.day.n, day_of_date((struct date){2026, 4, 3}).n);
	reads("day,pain\n13/4/2026,1\n4/13/2026,2\n"); /* it says both */
	assert_int_equal(in.n, 2);
}

static void test_the_same_row_twice(void **state)
{
	(void)state;
	reads("day,time,pain\n2026-11-01,08:00,4\n2026-11-01,08:00,4\n2026-11-01,08:00,5\n2026-11-01,08:01,4\n");
	assert_int_equal(in.n, 3);
	assert_int_equal(in.n_twice, 1);
}

/* ---- the pages ---- */

static bool page_says(const char *target, const char *text)
{
	return own_site_says(own_site_get(target), text);
}

#define TABLE "text=day%2Cpain%2Cnote%0D%0A2026-11-01%2C4%2C%3Cscript%3E%0D%0A2026-11-02%2C5%2C%22%3Dcmd%7C%2FC+calc%22%0D%0A2026-11-03%2C11%2Cx"

static void test_looked_at_then_kept(void **state)
{
	(void)state;
	assert_true(page_says("/diary/import", "<textarea id=\"text\" name=\"text\""));
	const struct response *r = own_site_post("/diary/import", TABLE);
	assert_int_equal(r->status, 200);
	assert_null(r->changes);
	assert_true(own_site_says(r, "<b>2 entries</b> are new."));
	assert_true(own_site_says(r, "1 row cannot be read"));
	assert_true(own_site_says(r, "Use a whole number from 0 to 10"));
	assert_true(own_site_says(r, "&lt;script&gt;"));
	assert_false(own_site_says(r, "<script>\r"));
	assert_false(page_says("/diary", "class=\"diary-line\"")); /* a look keeps nothing */
	assert_int_equal(own_site_post("/diary/import/keep", TABLE)->status, 303);
	assert_true(page_says("/diary", "<p class=\"diary-note\">=cmd|/C calc</p>"));
	assert_true(page_says("/diary", "<p class=\"diary-note\">&lt;script&gt;</p>"));
	r = own_site_post("/diary/import", TABLE);
	assert_true(own_site_says(r, "There is nothing new in it."));
	assert_true(own_site_says(r, "2 are already in your diary"));
	assert_int_equal(own_site_post("/diary/import/keep", TABLE)->status, 303);
	assert_int_equal(own_site_diary()->entries.n, 2); /* never twice */
}

static void test_what_stops_is_said(void **state)
{
	(void)state;
	const struct response *r = own_site_post("/diary/import/keep", "text=day%2Cpain%0A3%2F4%2F2026%2C4");
	assert_true(own_site_says(r, "What comes first in these days?"));
	assert_null(r->changes);
	assert_int_equal(own_site_post("/diary/import/keep", "dates=dmy&text=day%2Cpain%0A3%2F4%2F2026%2C4")->status, 303);
	assert_true(page_says("/diary?until=2026-04-10", "<h3>3 April 2026</h3>"));
	assert_true(own_site_says(own_site_post("/diary/import", "text=day%2Cpain%0A%22open"), "Line 2: A quote opens on this line"));
	assert_true(own_site_says(own_site_post("/diary/import", "text=a%2Cb%0A1%2C2"), "No column has days."));
	assert_true(own_site_says(own_site_post("/diary/import", "text="), "There is nothing below the first row."));
}

#define ASKS "text=day%2Cpain%2Cweather%0A2026-11-01%2C4.5%2Crain%0A2026-11-02%2Cmild%2Csun%0A2026-11-03%2Cmild%2C"

/* What the file does not say is asked on the page; while it is open nothing that depends on it is kept. */
static void test_questions_are_answered(void **state)
{
	(void)state;
	const struct response *r = own_site_post("/diary/import", ASKS);
	assert_true(own_site_says(r, "Nothing can be added yet."));
	assert_true(own_site_says(r, "3 rows wait for your answers below."));
	assert_true(own_site_says(r, "How should numbers between two whole ones be rounded?"));
	assert_true(own_site_says(r, "Proposed: to the nearest, a half up: 4.5 becomes 5."));
	assert_true(own_site_says(r, "<label for=\"word.2.1\"><bdi>mild</bdi>, proposed 2</label>"));
	r = own_site_post("/diary/import/keep", ASKS);
	assert_int_equal(r->status, 200);
	assert_null(r->changes);
	assert_true(own_site_says(own_site_post("/diary/import", ASKS "&dates=&round=up&scale.2="), "<b>1 entry</b> is new."));
	r = own_site_post("/diary/import", ASKS "&round=up&word.2.1=3&column.3=named_note");
	assert_true(own_site_says(r, "<b>3 entries</b> are new."));
	assert_true(own_site_says(r, "<option value=\"up\" selected>")); /* it can be changed again */
	assert_true(own_site_says(r, "<option value=\"named_note\" selected>"));
	assert_int_equal(own_site_post("/diary/import/keep", ASKS "&round=up&word.2.1=3&column.3=named_note")->status, 303);
	assert_true(page_says("/export/entries.csv", "2026-11-01,,,5,,,,,,,weather: rain,"));
	assert_true(page_says("/export/entries.csv", "2026-11-02,,,3,,,,,,,weather: sun,"));
	assert_true(page_says("/export/entries.csv", "2026-11-03,,,3,,,,,,,,"));
}

static void test_everything_as_proposed(void **state)
{
	(void)state;
	assert_true(own_site_says(own_site_post("/diary/import", ASKS "&proposed=yes"), "name=\"proposed\" value=\"yes\" checked>"));
	assert_int_equal(own_site_post("/diary/import/keep", ASKS "&proposed=yes")->status, 303);
	assert_true(page_says("/export/entries.csv", "2026-11-01,,,5,") && page_says("/export/entries.csv", "2026-11-02,,,2,"));
}

/* What is kept is what was looked at: a choice that was changed after the look is looked at first. */
static void test_a_change_after_the_look(void **state)
{
	char form[sizeof ASKS + 64];
	unsigned long long seen;
	(void)state;
	const struct response *r = own_site_post("/diary/import", ASKS "&round=up");
	const char *at = memmem(r->body.p, r->body.n, "name=\"seen\" value=\"", 19);
	assert_non_null(at);
	assert_int_equal(sscanf(at + 19, "%llu", &seen), 1);
	snprintf(form, sizeof form, "%s&round=down&seen=%llu", ASKS, seen);
	r = own_site_post("/diary/import/keep", form);
	assert_true(own_site_says(r, "You changed something. Check it again; nothing has been saved yet."));
	assert_null(r->changes);
	snprintf(form, sizeof form, "%s&round=up&seen=%llu", ASKS, seen);
	assert_int_equal(own_site_post("/diary/import/keep", form)->status, 303);
}

static void test_scales_are_chosen(void **state)
{
	(void)state;
	assert_true(own_site_says(own_site_post("/diary/import", "scale.2=0_100&text=day%2Cpain%0A2026-11-01%2C40"), "from 0-100 to 0-10"));
	assert_true(own_site_says(own_site_post("/diary/import", "scale.2=5_1&text=day%2Cmood%0A2026-11-01%2C1"), "mood 10"));
	assert_true(own_site_says(own_site_post("/diary/import", "scale.2=hours_note&text=day%2Csleep%0A2026-11-01%2C7h+20min"), "sleep: 7h 20min"));
	assert_true(own_site_says(own_site_post("/diary/import", "scale.2=many&text=day%2Cpain%0A2026-11-01%2C40"), "must be a scale such as 0-100"));
	assert_true(own_site_says(own_site_post("/diary/import", "column.7=pain&text=day%2Cpain%0A2026-11-01%2C40"), "there is no such column"));
}

#define ACTIVITIES "text=day%2Cpain%2Cactivity%3Acarry+%3Cb%3E%2Cactivity%3Afly%0A2026-11-01%2C4%2C7%2C%0A2026-11-02%2C5%2C8%2C2"

/* A file from somewhere else brings its own activities; brought again, with another row, it finds them. */
static void test_activities_come_along(void **state)
{
	(void)state;
	const struct response *r = own_site_post("/diary/import", ACTIVITIES);
	assert_true(own_site_says(r, "These become your activities"));
	assert_true(own_site_says(r, "<li><bdi>carry &lt;b&gt;</bdi></li>"));
	assert_true(own_site_says(r, "one of your own activities: how well it went"));
	assert_false(page_says("/diary/activities", "carry"));
	assert_int_equal(own_site_post("/diary/import/keep", ACTIVITIES)->status, 303);
	assert_true(page_says("/diary/activities", "carry &lt;b&gt;"));
	assert_true(page_says("/diary/activities", "fly"));
	assert_true(page_says("/export/entries.csv", "activity:carry <b>,activity:fly"));
	assert_true(page_says("/export/entries.csv", "2026-11-02,,,5,,,,,,,,,8,2"));
	assert_true(page_says("/export/entries.csv", "2026-11-01,,,4,,,,,,,,,7,\r\n"));
	r = own_site_post("/diary/import", ACTIVITIES "%0A2026-11-03%2C5%2C9%2C");
	assert_true(own_site_says(r, "<b>1 entry</b> is new."));
	assert_false(own_site_says(r, "These become your activities"));
	assert_int_equal(own_site_post("/diary/import/keep", ACTIVITIES "%0A2026-11-03%2C5%2C9%2C")->status, 303);
	assert_true(page_says("/export/entries.csv", "2026-11-03,,,5,,,,,,,,,9,\r\n"));
	assert_true(page_says("/export/entries.csv", "activity:carry <b>,activity:fly\r\n"));
	r = own_site_post("/diary/import", "text=day%2Cpain%2Cactivity%3Arun%2Cactivity%3Aswim%0A2026-11-04%2C4%2C7%2C1");
	assert_true(own_site_says(r, "<li><bdi>run</bdi></li>"));
	assert_false(own_site_says(r, "<li><bdi>swim</bdi></li>"));
	assert_true(own_site_says(r, "left out: your diary already asks about three activities"));
}

/* More than one set of changes; a second try after half of it adds the other half. */
static void test_many_rows(void **state)
{
	static char form[REQUEST_BODY_MAX];
	int n = snprintf(form, sizeof form, "text=day%%2Ctime%%2Cpain");
	(void)state;
	for (int i = 0; i < 900; i++)
		n += snprintf(form + n, sizeof form - (size_t)n, "%%0A2026-11-%02d%%2C%02d%%3A%02d%%2C%d", 1 + i % 20, i / 60, i % 60, i % 11);
	assert_true(n < (int)sizeof form - 100);
	const struct response *r = own_site_post("/diary/import/keep", form);
	assert_int_equal(r->status, 303);
	assert_non_null(r->changes->next);
	assert_int_equal(r->changes->n + r->changes->next->n, 900);
	assert_false(str_eq(r->changes->request, r->changes->next->request));
	assert_int_equal(own_site_diary()->entries.n, 900);
	assert_int_equal(own_site_post("/diary/1/delete", "")->status, 303);
	assert_int_equal(own_site_post("/diary/import/keep", form)->status, 303);
	assert_int_equal(own_site_diary()->entries.n, 900);
}

/* ---- what is written is read back the same ---- */

static uint64_t seed = 20261122;

static unsigned any(unsigned below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % below;
}

static void w_cell(struct writer *w, const char *cell)
{
	w_char(w, '"');
	for (; *cell != '\0'; cell++) {
		if (*cell == '"')
			w_char(w, '"');
		w_char(w, *cell);
	}
	w_char(w, '"');
}

static void w_number(struct writer *w, int n)
{
	w_char(w, ',');
	if (n >= 0)
		w_int(w, n);
}

static void test_written_is_read(void **state)
{
	static const char *const parts[] = {"a", "\"", ",", ";", "\n", "\xC3\xA4", "=1", " b", "\t", "'", "\xF0\x9F\x99\x82", "<i>", "x"};
	static char text[1 << 18], notes[200][256];
	static int numbers[200][5];
	struct writer w = writer_on(text, sizeof text);
	(void)state;
	w_z(&w, "day,time,pain_now,pain_worst,pain_average,sleep,mood,regions,note\r\n");
	for (int i = 0; i < 200; i++) {
		notes[i][0] = '\0';
		strcat(notes[i], "n"); /* ends in letters: white space around a cell is not kept */
		for (unsigned k = any(12); k > 0; k--)
			strcat(notes[i], parts[any(sizeof parts / sizeof parts[0])]);
		strcat(notes[i], "n");
		w_day(&w, (day){20000 + i});
		w_z(&w, ",07:30");
		for (int k = 0; k < 5; k++) {
			numbers[i][k] = (int)any(12) - (k > 0);
			numbers[i][k] = numbers[i][k] > 10 ? 10 : numbers[i][k];
			w_number(&w, numbers[i][k]);
		}
		w_z(&w, i % 2 == 0 ? ",p5_l=3;p5_r=0," : ",,");
		w_cell(&w, notes[i]);
		w_z(&w, "\r\n");
	}
	assert_false(w.full);
	read_with(w.p, w.n, ORDER_OPEN);
	assert_int_equal(in.n_refused, 0);
	assert_int_equal(in.n, 200);
	for (int i = 0; i < 200; i++) {
		const struct store_entry *e = &in.rows[i].entry;
		const int read[] = {e->pain_now, e->pain_worst, e->pain_average, e->sleep, e->mood};
		assert_int_equal(e->day.n, 20000 + i);
		assert_memory_equal(read, numbers[i], sizeof read);
		assert_int_equal(e->n_regions, i % 2 == 0 ? 2 : 0);
		is_text(e->note, notes[i]);
	}
}

/* ---- a copy of one's own ---- */

/* The copy as a form field. */
static const char *as_field(str copy)
{
	static char field[REQUEST_BODY_MAX];
	struct writer w = writer_on(field, sizeof field - 1);
	w_z(&w, "text=");
	w_url(&w, copy);
	assert_false(w.full);
	field[w.n] = '\0';
	return field;
}

static void test_a_copy_comes_back_once(void **state)
{
	(void)state;
	static char copy[REQUEST_BODY_MAX];
	own_site_put("pain_now", "4");
	own_site_post("/log", "pain=4");
	own_site_pain_days_ago(6, 3);
	const struct response *r = own_site_get("/export/diary.json");
	struct writer w = writer_on(copy, sizeof copy);
	w_str(&w, r->body);
	assert_true(r->status == 200 && !w.full);
	r = own_site_post("/diary/import", as_field(writer_str(&w)));
	assert_true(own_site_says(r, "are already here"));
	assert_int_equal(own_site_post("/settings/erase", "sure=yes")->status, 303);
	assert_int_equal(own_site_diary()->entries.n, 0);
	r = own_site_post("/diary/import", as_field(writer_str(&w)));
	assert_int_equal(r->status, 200);
	assert_true(own_site_says(r, "Add these"));
	assert_int_equal(own_site_diary()->entries.n, 0); /* it is looked at first */
	r = own_site_post_again("bring-1", "/diary/import/keep", as_field(writer_str(&w)));
	assert_true(own_site_says(r, "id=\"saved\""));
	assert_int_equal(own_site_diary()->entries.n, 2);
	r = own_site_post_again("bring-1", "/diary/import/keep", as_field(writer_str(&w))); /* sent twice */
	assert_int_equal(r->status, 200);
	assert_int_equal(own_site_diary()->entries.n, 2);
	assert_true(own_site_says(own_site_post("/diary/import", as_field(writer_str(&w))), "are already here"));
}

static void test_a_copy_that_is_none_is_told(void **state)
{
	(void)state;
	const struct response *r = own_site_post("/diary/import", as_field(STR("{\"format\": \"trivet\", \"version\": \"x\"}")));
	assert_int_equal(r->status, 400);
	assert_true(own_site_says(r, "Nothing was saved."));
	assert_int_equal(own_site_post("/diary/import/keep", as_field(STR("{\"format\": 1}")))->status, 400);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_what_is_no_table),
		cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_more_than_fits),
		cmocka_unit_test(test_all_that_can_be_said),
		cmocka_unit_test(test_activities_that_are_new),
		cmocka_unit_test(test_rows_that_are_refused),
		cmocka_unit_test(test_places_that_are_not_on_the_map),
		cmocka_unit_test(test_more_places_than_an_entry_holds),
		cmocka_unit_test(test_more_scores_than_an_entry_holds),
		cmocka_unit_test(test_the_order_of_day_and_month),
		cmocka_unit_test(test_the_same_row_twice),
		cmocka_unit_test(test_written_is_read),
		cmocka_unit_test_setup_teardown(test_a_copy_comes_back_once, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_copy_that_is_none_is_told, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_looked_at_then_kept, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_stops_is_said, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_questions_are_answered, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_everything_as_proposed, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_change_after_the_look, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_scales_are_chosen, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_activities_come_along, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_many_rows, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
