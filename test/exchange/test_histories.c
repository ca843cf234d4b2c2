/*
 * test_histories.c - files of other programs, and what becomes of each: histories.txt has a part for each file in the folder histories/, with the answers
 * that were given, if any. With --print it prints what it reads instead, to be looked at and put there.
 *
 * A part begins with "== FILE" or "== FILE | ANSWER | ANSWER ...", where an answer is written as on the command line: --dates dmy.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../fuzz/sound_table.h"
#include "exchange/import.h"
#include "record/gauge.h"
#include "base/zone_rules.h"
#include "pack/default.h"
#include "exchange/import_read.h"

enum { ARENA_BYTES = 64 << 20, FILE_BYTES = 1 << 20, TEXT_BYTES = 1 << 18, ANSWERS_MAX = 8, WORDS_SHOWN = 12, MUTANTS = 4 /* of each file */ };

static const char *expected_path, *folder;
static char *arena_room, file_room[FILE_BYTES], expected_room[TEXT_BYTES], said_room[TEXT_BYTES];

/* 30 November 2026, 12:00 in Berlin. */
static const struct moment now = {.at = {1796036400}, .zone = {3600}};

static struct zone berlin(instant t)
{
	struct zone_rules rules;
	const struct zone standard = {3600};
	assert_true(zone_rules_parse(STR("CET-1CEST,M3.5.0,M10.5.0/3"), &rules));
	struct moment winter = {t, standard};
	return zone_rules_at(&rules, moment_day(winter), moment_second(winter));
}

/* ---- what is read, in words ---- */

static void say_question(struct writer *w, const struct import *in, const struct import_question *q)
{
	const struct import_column *c = &in->columns[q->column];
	w_z(w, "asks ");
	w_str(w, c->name);
	w_z(w, ": ");
	w_str(w, import_ask_words[q->ask]);
	w_z(w, " rows ");
	w_int(w, (int64_t)q->rows);
	w_z(w, ", line ");
	w_int(w, (int64_t)q->line);
	w_z(w, " \"");
	w_str(w, q->example);
	w_z(w, q->has_proposal ? "\", proposed " : "\", nothing proposed ");
	switch (q->ask) {
	case ASK_DATES: w_str(w, q->order == ORDER_OPEN ? STR("none") : when_order_words[q->order]); break;
	case ASK_MEANING:
	case ASK_HOURS: w_str(w, import_choice_id(q->kind)); break;
	case ASK_SCALE: w_scale(w, q->scale); break;
	case ASK_ROUND:
		w_str(w, scale_round_words[ROUND_NEAREST]);
		w_z(w, ": ");
		w_int(w, q->nearest);
		break;
	case ASK_WORDS:
		for (size_t i = 0; i < c->n_words && i < WORDS_SHOWN; i++) {
			w_z(w, i > 0 ? ", " : "");
			w_str(w, c->words[i].text);
			w_char(w, ' ');
			if (c->words[i].proposal >= 0)
				w_int(w, c->words[i].proposal);
			else
				w_char(w, '?');
		}
		break;
	}
	w_char(w, '\n');
}

static void say_number(struct writer *w, const char *name, int number)
{
	if (number == STORE_PAIN_UNSET)
		return;
	w_char(w, ' ');
	w_z(w, name);
	w_char(w, ' ');
	w_int(w, number);
}

static void say_text(struct writer *w, const char *name, str text)
{
	if (text.n == 0)
		return;
	w_char(w, ' ');
	w_z(w, name);
	w_z(w, " \"");
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n')
			w_z(w, "\\n");
		else
			w_char(w, text.p[i]);
	w_char(w, '"');
}

static void say_entry(struct writer *w, const struct store_entry *e)
{
	w_z(w, "entry ");
	w_day(w, e->day);
	if (moment_is_known(e->at)) {
		w_char(w, ' ');
		w_clock(w, moment_second(e->at));
		w_zone(w, e->at.zone);
	}
	w_char(w, ':');
	for (size_t i = 0; i < GAUGES; i++)
		say_number(w, gauges[i].word.p, gauge_of(&gauges[i], e));
	for (size_t i = 0; i < e->n_regions; i++) {
		w_z(w, " at ");
		w_str(w, e->regions[i].region);
		w_char(w, ' ');
		w_int(w, e->regions[i].intensity);
	}
	for (size_t i = 0; i < e->n_scores; i++)
		say_number(w, "activity", e->scores[i].score);
	say_text(w, "medicines", e->medicines);
	say_text(w, "note", e->note);
	w_char(w, '\n');
}

static void say_stop(struct writer *w, const struct import *in)
{
	w_z(w, "stops: ");
	if (in->stop == STOP_TABLE) {
		w_z(w, "line ");
		w_int(w, (int64_t)in->fault.line);
		w_z(w, ": ");
		w_str(w, csv_slip_words[in->fault.slip]);
	} else {
		w_str(w, in->say.n > 0 ? in->say : import_stop_words[in->stop]);
	}
	w_char(w, '\n');
}

static void say_found(struct writer *w, const struct import *in)
{
	w_z(w, in->table.layout != NULL ? in->table.layout->program : "a table");
	w_z(w, in->table.is_json ? ", JSON" : "");
	w_z(w, ", ");
	w_str(w, text_encoding_words[in->encoding]);
	w_z(w, ", ");
	w_str(w, table_shape_words[in->table.shape]);
	w_char(w, '\n');
}

static void say_columns(struct writer *w, const struct import *in, struct arena *a)
{
	for (size_t i = 0; i < in->table.n_columns; i++) {
		w_z(w, "column ");
		w_str(w, in->columns[i].name);
		w_z(w, " -> ");
		w_str(w, import_becomes(&in->columns[i], a));
		w_char(w, '\n');
	}
}

static void say_count(struct writer *w, const char *name, size_t n)
{
	if (n == 0)
		return;
	w_z(w, name);
	w_char(w, ' ');
	w_int(w, (int64_t)n);
	w_char(w, '\n');
}

static void say_rows(struct writer *w, const struct import *in)
{
	for (size_t i = 0; i < in->n; i++)
		say_entry(w, &in->rows[i].entry);
	for (size_t i = 0; i < in->n_refused; i++) {
		const struct import_refused *x = &in->refused[i];
		w_z(w, "refused line ");
		w_int(w, (int64_t)x->line);
		w_z(w, x->column.n > 0 ? ", " : "");
		w_str(w, x->column);
		say_text(w, "", x->value);
		w_z(w, ": ");
		w_str(w, import_why_words[x->why]);
		w_char(w, '\n');
	}
}

static void say_all(struct writer *w, const struct import *in, struct arena *a)
{
	if (in->stop != IMPORT_GOES)
		say_stop(w, in);
	if (in->columns == NULL)
		return;
	say_found(w, in);
	say_columns(w, in, a);
	for (size_t i = 0; i < in->table.n_skips; i++) {
		w_z(w, "lines ");
		w_int(w, (int64_t)in->table.skip[i].first);
		w_z(w, " to ");
		w_int(w, (int64_t)in->table.skip[i].last);
		w_char(w, ' ');
		w_str(w, table_skip_words[in->table.skip[i].why]);
		w_char(w, '\n');
	}
	for (size_t i = 0; i < in->n_questions; i++)
		say_question(w, in, &in->questions[i]);
	say_rows(w, in);
	say_count(w, "the same twice", in->n_twice);
	say_count(w, "loose", in->n_loose);
	say_count(w, "with nothing", in->n_empty);
	say_count(w, "waiting", in->n_waiting);
}

/* ---- a part of histories.txt ---- */

static str read_file(const char *path, char *buffer, size_t cap)
{
	FILE *f = fopen(path, "rb");
	if (f == NULL)
		fail_msg("%s is not there", path);
	size_t n = fread(buffer, 1, cap, f);
	assert_true(n < cap);
	fclose(f);
	return (str){buffer, n};
}

struct told {
	struct import_choice choices[ANSWERS_MAX];
	struct import_wish wish;
};

static void take_answer(struct told *x, str answer)
{
	str rest = answer, option = str_split(&rest, ' ');
	if (str_eq(option, STR("--as-proposed"))) {
		x->wish.as_proposed = true;
	} else if (str_eq(option, STR("--dates"))) {
		while (x->wish.order < ORDERS && !str_eq(when_order_words[x->wish.order], rest))
			x->wish.order++;
	} else if (str_eq(option, STR("--round"))) {
		while ((int)x->wish.round < SCALE_ROUNDS && !str_eq(scale_round_words[x->wish.round], rest))
			x->wish.round++;
	} else {
		assert_true(x->wish.n_choices < ANSWERS_MAX);
		enum import_choice_of of = str_eq(option, STR("--column")) ? CHOICE_COLUMN : CHOICE_SCALE;
		x->choices[x->wish.n_choices++] = (struct import_choice){of, rest};
	}
	assert_true(x->wish.order < ORDERS && (int)x->wish.round < SCALE_ROUNDS);
}

/* What becomes of the file of a head line. Lives until the next one. */
static str read_history(str head)
{
	char path[512];
	struct arena a = arena_on(arena_room, ARENA_BYTES);
	struct told x = {.wish = {.pack = &pack_default, .now = now, .zones = berlin}};
	struct import in;
	str name = str_trim(str_split(&head, '|'));
	while (head.n > 0)
		take_answer(&x, str_trim(str_split(&head, '|')));
	x.wish.choices = x.choices;
	snprintf(path, sizeof path, "%s/%.*s", folder, (int)name.n, name.p);
	import_read(read_file(path, file_room, sizeof file_room), &x.wish, &a, &in);
	struct writer w = writer_on(said_room, sizeof said_room);
	say_all(&w, &in, &a);
	assert_false(w.full);
	return writer_str(&w);
}

/* The next part: its head line and what is below it. */
static bool next_part(str *rest, str *ret_head, str *ret_said)
{
	static const str mark = STR_INIT("\n== ");
	if (rest->n == 0)
		return false;
	size_t end = str_find_str(*rest, mark);
	str part = str_sub(*rest, 0, end < rest->n ? end + 1 : rest->n);
	*rest = str_sub(*rest, part.n, rest->n);
	str line = str_split(&part, '\n');
	assert_true(str_starts(line, STR("== ")));
	*ret_head = str_sub(line, 3, line.n);
	*ret_said = part;
	return true;
}

static void test_what_becomes_of_each(void **state)
{
	str rest = read_file(expected_path, expected_room, sizeof expected_room), head, said;
	size_t wrong = 0;
	(void)state;
	while (next_part(&rest, &head, &said)) {
		str is = read_history(head);
		if (str_eq(is, said))
			continue;
		wrong++;
		print_message("# %.*s\n# expected:\n%.*s# is:\n%.*s", (int)head.n, head.p, (int)said.n, said.p, (int)is.n, is.p);
	}
	assert_int_equal(wrong, 0);
}

/* No file lies there that nobody looks at. */
static void test_each_file_is_looked_at(void **state)
{
	str all = read_file(expected_path, expected_room, sizeof expected_room);
	DIR *d = opendir(folder);
	size_t n = 0;
	(void)state;
	assert_non_null(d);
	for (const struct dirent *f; (f = readdir(d)) != NULL;) {
		char head[300];
		if (f->d_name[0] == '.')
			continue;
		snprintf(head, sizeof head, "== %s", f->d_name);
		print_message("# %s\n", f->d_name);
		assert_true(str_find_str(all, str_of(head)) < all.n);
		n++;
	}
	closedir(d);
	assert_true(n > 100);
}

/* ---- files that were damaged ---- */

static uint64_t seed = 20261130;

static size_t lot(size_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return below == 0 ? 0 : (size_t)(seed >> 33) % below;
}

/* Something is changed, taken out, doubled, or put in, a few times. */
static size_t damage(char *p, size_t n, size_t cap)
{
	static const char *const pieces[] = {"\"",
					     ",",
					     ";",
					     "\n",
					     "\r",
					     "\t",
					     "|",
					     "\xFF\xFE",
					     "\xEF\xBB\xBF",
					     "\xE2\x80\xAE",
					     "\x01",
					     "",
					     "{",
					     "[",
					     "'=",
					     "-",
					     "1e9",
					     "99999999999999999999",
					     "/",
					     ":",
					     "24:60",
					     "sep=;",
					     "pain",
					     "Date",
					     "0-0",
					     "NaN",
					     "\xC3"};
	for (size_t times = 1 + lot(4); times > 0; times--) {
		size_t at = lot(n), len = lot(n - at < 40 ? n - at : 40);
		str piece = str_of(pieces[lot(sizeof pieces / sizeof pieces[0])]);
		switch (lot(4)) {
		case 0:
			if (n > 0)
				p[at] = (char)lot(256);
			break;
		case 1:
			memmove(p + at, p + at + len, n - at - len);
			n -= len;
			break;
		case 2:
			if (n + len > cap)
				break;
			memmove(p + at + len, p + at, n - at);
			n += len;
			break;
		default:
			if (n + piece.n > cap)
				break;
			memmove(p + at + piece.n, p + at, n - at);
			if (piece.n > 0)
				memcpy(p + at, piece.p, piece.n);
			n += piece.n;
		}
	}
	return n;
}

static void must_be_sound(const char *name, str bytes, struct import_wish wish)
{
	static const struct store_activity carry = {.id = 7, .words = STR_INIT("carry"), .until = {2932896}};
	struct arena a = arena_on(arena_room, ARENA_BYTES);
	struct import in;
	wish.pack = &pack_default;
	wish.activities = (struct store_activities){&carry, 1};
	wish.now = now;
	wish.zones = berlin;
	import_read(bytes, &wish, &a, &in);
	const char *wrong = sound_import(&in, sound_lines(bytes), &wish);
	if (wrong != NULL)
		fail_msg("%s, damaged: %s\n%.*s", name, wrong, (int)bytes.n, bytes.p);
}

/* Whatever is in a file, it is refused with a line, or becomes entries that the store takes; each row becomes something. */
static void test_damaged_files(void **state)
{
	static const struct import_choice choices[] = {{CHOICE_COLUMN, STR_INIT("#2=pain")}, {CHOICE_SCALE, STR_INIT("#2=5-1,@1=3,hours=note")}};
	struct dirent **all;
	char path[512];
	(void)state;
	int n = scandir(folder, &all, NULL, alphasort);
	assert_true(n > 100);
	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, all[i]->d_name);
		for (int k = 0; k < MUTANTS && all[i]->d_name[0] != '.'; k++) {
			size_t length = damage(file_room, read_file(path, file_room, sizeof file_room).n, sizeof file_room);
			str bytes = {file_room, length};
			must_be_sound(all[i]->d_name, bytes, (struct import_wish){0});
			must_be_sound(all[i]->d_name, bytes, (struct import_wish){.as_proposed = true});
			must_be_sound(all[i]->d_name, bytes,
				      (struct import_wish){.order = ORDER_MONTH_FIRST, .round = ROUND_UP, .choices = choices, .n_choices = 2});
		}
		free(all[i]);
	}
	free(all);
}

static int print_all(void)
{
	str rest = read_file(expected_path, expected_room, sizeof expected_room), head, said;
	while (next_part(&rest, &head, &said)) {
		str is = read_history(head);
		printf("== %.*s\n%.*s", (int)head.n, head.p, (int)is.n, is.p);
	}
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_becomes_of_each),
		cmocka_unit_test(test_each_file_is_looked_at),
		cmocka_unit_test(test_damaged_files),
	};
	assert_true(argc >= 3);
	expected_path = argv[1];
	folder = argv[2];
	arena_room = malloc(ARENA_BYTES);
	int failed = argc > 3 && strcmp(argv[3], "--print") == 0 ? print_all() : cmocka_run_group_tests(tests, NULL, NULL);
	free(arena_room);
	return failed;
}
