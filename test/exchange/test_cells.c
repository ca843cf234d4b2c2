/*
 * test_cells.c - what is in the cells and heads of other people's tables, and what is read there: cells.txt has a line for each, INPUT | WHAT IT IS.
 * With --print it prints what it reads instead, to be looked at and put there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "table/cell_read.h"
#include "table/head_read.h"
#include "table/scale.h"
#include "table/text_in.h"
#include "table/when_read.h"

enum { LINE_BYTES = 1024 };

static const char *path;
static char arena_room[1 << 16];

/* ---- what is read, in words ---- */

static void say_when(struct writer *w, str text)
{
	struct when when;
	day d;
	if (!when_read(text, &when)) {
		w_z(w, "no");
		return;
	}
	if (when.is_instant) {
		w_z(w, "instant ");
		w_int(w, when.at.s);
	}
	for (enum when_order o = ORDER_DAY_FIRST; o < ORDERS; o++)
		if (when_day(&when, o, &d)) {
			static const char *const names[] = {"", "dmy ", "mdy ", "ymd "};
			w_z(w, w->n > 0 ? ", " : "");
			w_z(w, names[o]);
			w_day(w, d);
		}
	if (when.lacks_year) {
		w_z(w, "no year, month ");
		w_int(w, when.part[1]);
		w_z(w, " day ");
		w_int(w, when.part[2]);
	}
	if (when.has_time) {
		w_z(w, " at ");
		w_clock(w, when.second);
	}
	if (when.has_offset) {
		w_z(w, when.is_greenwich ? " Z" : when.east_s < 0 ? " -" : " +");
		if (!when.is_greenwich)
			w_clock(w, when.east_s < 0 ? -when.east_s : when.east_s);
	}
}

static void say_clock(struct writer *w, str text)
{
	int32_t second;
	if (when_clock(text, &second))
		w_clock(w, second);
	else
		w_z(w, when_is_part_of_day(text) ? "part of the day" : "no");
}

static void w_thousandths(struct writer *w, int64_t v)
{
	int64_t size = v < 0 ? -v : v;
	w_z(w, v < 0 ? "-" : "");
	w_int(w, size / 1000);
	if (size % 1000 != 0) {
		w_char(w, '.');
		w_padded(w, (uint64_t)(size % 1000), 3);
	}
}

static void say_cell(struct writer *w, str text)
{
	static const char *const kinds[] = {"none", "number ", "span ", "hours, minutes ", "mark", "blank", "word"};
	struct cell_value c = cell_read(text);
	w_z(w, kinds[c.kind]);
	if (c.kind == CELL_NUMBER || c.kind == CELL_SPAN)
		w_thousandths(w, c.thousandths);
	if (c.kind == CELL_SPAN) {
		w_z(w, " to ");
		w_thousandths(w, c.thousandths_to);
	}
	if (c.kind == CELL_HOURS)
		w_int(w, c.minutes);
	if (c.of > 0) {
		w_z(w, " of ");
		w_int(w, c.of);
	}
	w_z(w, c.is_loose ? ", about" : "");
}

static void say_head(struct writer *w, str text)
{
	static const char *const kinds[] = {"unknown", "beside", "day",     "start",     "time",       "year",  "offset",
					    "pain",    "worst",  "average", "near pain", "other pain", "back",  "score",
					    "sleep",   "hours",  "mood",    "medicines", "note",       "named", "place"};
	struct head h = head_read(text);
	w_z(w, kinds[h.kind]);
	if (h.has_range) {
		w_char(w, ' ');
		w_int(w, h.is_turned ? h.high : h.low);
		w_char(w, '-');
		w_int(w, h.is_turned ? h.low : h.high);
	}
	if (h.of > 0) {
		w_z(w, " of ");
		w_int(w, h.of);
	}
	w_z(w, head_is_name(text) ? ", names readings" : "");
	w_z(w, head_is_value(text) ? ", values of readings" : "");
}

static void say_word(struct writer *w, str text)
{
	int pain = scale_proposal_pain(text), good = scale_proposal_good(text);
	if (pain >= 0) {
		w_z(w, "pain ");
		w_int(w, pain);
	}
	if (good >= 0) {
		w_z(w, w->n > 0 ? ", good " : "good ");
		w_int(w, good);
	}
	if (w->n == 0)
		w_z(w, "no");
}

/* "5-1 4": the number 4 on that scale, rounded as it is proposed. */
static void say_scale(struct writer *w, str text)
{
	struct scale s;
	struct cell_value c;
	int n;
	str scale = str_split(&text, ' ');
	c = cell_read(text);
	if (!scale_parse(scale, &s)) {
		w_z(w, "no");
		return;
	}
	switch (scale_number(s, c.thousandths, ROUND_OPEN, &n)) {
	case SCALE_OK: w_int(w, n); return;
	case SCALE_OUT_OF_RANGE: w_z(w, "out of range"); return;
	case SCALE_ASKS_ROUND: break;
	}
	w_z(w, "asks, nearest ");
	w_int(w, n);
	scale_number(s, c.thousandths, ROUND_UP, &n);
	w_z(w, ", up ");
	w_int(w, n);
	scale_number(s, c.thousandths, ROUND_DOWN, &n);
	w_z(w, ", down ");
	w_int(w, n);
}

static int hex(char c)
{
	return c <= '9' ? c - '0' : c - 'A' + 10;
}

/* Bytes in hexadecimal, with spaces. */
static void say_bytes(struct writer *w, str text)
{
	char bytes[LINE_BYTES];
	size_t n = 0, line = 0;
	struct arena a = arena_on(arena_room, sizeof arena_room);
	struct text_in in;
	for (size_t i = 0; i + 1 < text.n; i++)
		if (text.p[i] != ' ') {
			bytes[n++] = (char)(hex(text.p[i]) * 16 + hex(text.p[i + 1]));
			i++;
		}
	if (text_in((str){bytes, n}, &a, &line, &in) != OK) {
		w_z(w, "no text in line ");
		w_int(w, (int64_t)line);
		return;
	}
	w_str(w, in.text);
	w_z(w, " from ");
	w_str(w, text_encoding_words[in.encoding]);
}

/* ---- the file ---- */

static const struct {
	const char *section;
	void (*say)(struct writer *w, str text);
} sections[] = {
	{"[days]", say_when},  {"[clocks]", say_clock}, {"[cells]", say_cell},  {"[heads]", say_head},
	{"[words]", say_word}, {"[scales]", say_scale}, {"[bytes]", say_bytes},
};

/* Calls `one` for each line; returns how many there are. */
static size_t each_line(void (*one)(str line, str input, str wanted, str got))
{
	char line[LINE_BYTES], got[LINE_BYTES];
	FILE *in = fopen(path, "rb");
	size_t n = 0, section = 0;
	assert_non_null(in);
	while (fgets(line, sizeof line, in) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
			section = strcmp(line, sections[i].section) == 0 ? i : section;
		char *bar = strrchr(line, '|');
		struct writer w = writer_on(got, sizeof got);
		if (strncmp(line, "# ", 2) == 0 || line[0] == '[' || bar == NULL) {
			one(str_of(line), STR(""), STR(""), STR(""));
			continue;
		}
		str input = str_trim((str){line, (size_t)(bar - line)}), wanted = str_trim(str_of(bar + 1));
		sections[section].say(&w, input);
		one(str_of(line), input, wanted, str_trim(writer_str(&w)));
		n++;
	}
	fclose(in);
	return n;
}

static void compare(str line, str input, str wanted, str got)
{
	(void)line;
	if (!str_eq(wanted, got))
		fail_msg("%.*s: %.*s, not %.*s", (int)input.n, input.p, (int)got.n, got.p, (int)wanted.n, wanted.p);
}

static void print(str line, str input, str wanted, str got)
{
	(void)wanted;
	if (input.n + got.n == 0)
		printf("%.*s\n", (int)line.n, line.p);
	else
		printf("%.*s | %.*s\n", (int)input.n, input.p, (int)got.n, got.p);
}

static void test_cells(void **state)
{
	(void)state;
	assert_true(each_line(compare) > 250);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cells)};
	path = argc > 1 ? argv[1] : "";
	if (argc > 2 && strcmp(argv[2], "--print") == 0)
		return each_line(print) == 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
