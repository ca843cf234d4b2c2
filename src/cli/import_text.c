/* import_text.c - what trivet import reports about a table. */
#include "cli/import_text.h"

#include "base/json.h"

enum { LISTED = 20, SIDE_BYTES = 1 << 16 };

static void print(struct rim *rim, str s)
{
	fwrite(s.p, 1, s.n, rim->out);
}

/* ---- what was found ---- */

static const char *separator_words(char c)
{
	return c == ',' ? ", commas" : c == ';' ? ", semicolons" : c == '\t' ? ", tabs" : c == '|' ? ", bars" : "";
}

static void print_found(struct rim *rim, const struct import *in)
{
	if (in->table.layout != NULL)
		fprintf(rim->out, "%s, ", in->table.layout->program);
	fprintf(rim->out, in->table.is_json ? "JSON, " : "");
	print(rim, text_encoding_words[in->encoding]);
	fprintf(rim->out, "%s, ", separator_words(in->separator));
	print(rim, table_shape_words[in->table.shape]);
	fprintf(rim->out, ".\n");
}

void import_text_columns(struct rim *rim, const struct import *in)
{
	fprintf(rim->out, "Columns:\n");
	for (size_t i = 0; i < in->table.n_columns; i++) {
		const struct import_column *c = &in->columns[i];
		fprintf(rim->out, "  #%zu ", i + 1);
		print(rim, c->name);
		fprintf(rim->out, " -> ");
		print(rim, import_becomes(c, rim->arena));
		fprintf(rim->out, "\n");
	}
	if (in->table.n_lost > 0)
		fprintf(rim->out, "  %zu more columns did not fit and were left out\n", in->table.n_lost);
}

static void print_skipped(struct rim *rim, const struct import *in)
{
	for (size_t i = 0; i < in->table.n_skips; i++) {
		const struct table_skip *s = &in->table.skip[i];
		if (s->first == s->last)
			fprintf(rim->out, "Line %zu ", s->first);
		else
			fprintf(rim->out, "Lines %zu to %zu ", s->first, s->last);
		print(rim, table_skip_words[s->why]);
		fprintf(rim->out, "\n");
	}
}

/* ---- questions ---- */

/* In single quotes for a shell. */
static void w_quoted(struct writer *w, str s)
{
	w_char(w, '\'');
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\'')
			w_z(w, "'\\''");
		else
			w_char(w, s.p[i]);
	w_char(w, '\'');
}

/* A column as an option names it: by its name, or by its place when the name would not come back the same. */
static str column_name(const struct import *in, size_t column, struct arena *a)
{
	struct writer w = arena_writer(a);
	bool is_plain = str_eq(in->columns[column].name, in->table.name[column]);
	for (size_t i = 0; i < in->table.n_columns; i++)
		is_plain = is_plain && (i == column || !str_eq(in->table.name[i], in->table.name[column]));
	if (is_plain) {
		w_str(&w, in->table.name[column]);
	} else {
		w_char(&w, '#');
		w_int(&w, (int64_t)column + 1);
	}
	return arena_keep(a, &w);
}

static str option(const char *name, str column, str value, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_str(&w, column);
	w_z(&w, column.n > 0 ? "=" : "");
	w_str(&w, value);
	str said = arena_keep(a, &w);
	w = arena_writer(a);
	w_z(&w, name);
	w_char(&w, ' ');
	w_quoted(&w, said);
	return arena_keep(a, &w);
}

/* The words with what is proposed for each, and a mark for what the person has to say. */
static str words_of(const struct import_column *c, struct arena *a)
{
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < c->n_words; i++) {
		const struct import_word *word = &c->words[i];
		if (word->number != WORD_OPEN)
			continue;
		w_z(&w, w.n > 0 ? "," : "");
		if (str_find(word->text, ',') < word->text.n || str_find(word->text, '=') < word->text.n || word->text.n > 40) {
			w_char(&w, '@');
			w_int(&w, (int64_t)i + 1);
		} else {
			w_str(&w, word->text);
		}
		w_char(&w, '=');
		if (word->proposal >= 0)
			w_int(&w, word->proposal);
		else
			w_char(&w, '?');
	}
	return arena_keep(a, &w);
}

static str scale_text(struct scale s, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_scale(&w, s);
	return arena_keep(a, &w);
}

/* The option that answers as it is proposed; and what else may be said. */
struct answer_line {
	str proposed;
	const char *others;
};

static struct answer_line answer_to(const struct import *in, const struct import_question *q, struct arena *a)
{
	str column = column_name(in, q->column, a);
	switch (q->ask) {
	case ASK_DATES:
		return (struct answer_line){option("--dates", STR(""), when_order_words[q->order], a),
					    "dmy: day first; mdy: month first; ymd: year first"};
	case ASK_MEANING:
		return (struct answer_line){option("--column", column, import_choice_id(q->kind), a), "pain, " BESIDE_COMMAS "worst, average, skip"};
	case ASK_SCALE:
		return (struct answer_line){option("--scale", column, scale_text(q->scale, a), a),
					    "0-10 (unchanged), 0-100, 1-5, 5-1 (1 is the best), or any two ends"};
	case ASK_HOURS:
		return (struct answer_line){option("--scale", column, STR("hours=note"), a),
					    "hours=note, hours=skip, or 0-10 if the numbers are not hours"};
	case ASK_WORDS:
		return (struct answer_line){option("--scale", column, words_of(&in->columns[q->column], a), a),
					    "any number from 0 to 10 for a word, or skip"};
	case ASK_ROUND: return (struct answer_line){option("--round", STR(""), scale_round_words[ROUND_NEAREST], a), "nearest (a half up), up, down"};
	}
	return (struct answer_line){STR(""), ""};
}

static void print_question(struct rim *rim, const struct import *in, size_t i)
{
	const struct import_question *q = &in->questions[i];
	struct answer_line answer = answer_to(in, q, rim->arena);
	fprintf(rim->out, "  %zu. ", i + 1);
	print(rim, in->columns[q->column].name);
	fprintf(rim->out, ": ");
	print(rim, import_ask_words[q->ask]);
	fprintf(rim->out, q->rows == 1 ? " %zu row waits, %s %zu: \"" : " %zu rows wait, the first is %s %zu: \"", q->rows,
		in->table.is_json ? "entry" : "line", q->line);
	print(rim, q->example);
	fprintf(rim->out, "\"\n     Proposed: ");
	print(rim, answer.proposed);
	if (q->ask == ASK_ROUND)
		fprintf(rim->out, " (%.*s becomes %d)", (int)q->example.n, q->example.p, q->nearest);
	fprintf(rim->out, "\n     Answers: %s\n", answer.others);
}

static void print_questions(struct rim *rim, const struct import *in)
{
	if (in->n_questions == 0)
		return;
	fprintf(rim->out, "Questions; the rows they concern are left out until you answer:\n");
	for (size_t i = 0; i < in->n_questions; i++)
		print_question(rim, in, i);
	fprintf(rim->out, "  Everything as proposed: --as-proposed\n");
}

/* ---- entries ---- */

static void w_words(struct writer *w, const char *name, str text, struct arena *a)
{
	if (text.n == 0)
		return;
	w_z(w, w->n > 0 ? ", " : "");
	w_z(w, name);
	w_z(w, " \"");
	w_str(w, import_shown(text, a));
	w_char(w, '"');
}

static void print_when(struct rim *rim, const struct store_entry *e)
{
	char buffer[80];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, e->day);
	w_z(&w, moment_is_known(e->at) ? " " : ", no time");
	w_import_clock(&w, e->at, rim->zones);
	print(rim, writer_str(&w));
}

static void print_entry(struct rim *rim, const struct store_entry *e)
{
	char buffer[1024];
	struct writer line = writer_on(buffer, sizeof buffer);
	w_import_numbers(&line, e);
	w_words(&line, "medicines", e->medicines, rim->arena);
	w_words(&line, "note", e->note, rim->arena);
	fprintf(rim->out, "  ");
	print_when(rim, e);
	fprintf(rim->out, ": ");
	print(rim, writer_str(&line));
	fprintf(rim->out, "\n");
}

static void print_entries(struct rim *rim, const struct import *in)
{
	size_t listed = 0;
	if (import_new(in) == 0)
		return;
	fprintf(rim->out, "Entries:\n");
	for (size_t i = 0; i < in->n && listed < LISTED; i++)
		if (!in->rows[i].is_known) {
			print_entry(rim, &in->rows[i].entry);
			listed++;
		}
	if (import_new(in) > listed)
		fprintf(rim->out, "  and %zu more\n", import_new(in) - listed);
}

static void print_activities(struct rim *rim, const struct import *in)
{
	for (size_t i = 0; i < in->n_activities && import_new(in) > 0; i++) {
		fprintf(rim->out, "New among your activities: ");
		print(rim, import_shown(in->activities[i], rim->arena));
		fprintf(rim->out, "\n");
	}
}

static void print_counts(struct rim *rim, const struct import *in, bool is_kept)
{
	fprintf(rim->out, is_kept ? "Added: %zu\n" : "New: %zu\n", import_new(in));
	if (in->n_known > 0)
		fprintf(rim->out, "Already in the diary, the same in everything: %zu\n", in->n_known);
	if (in->n_twice > 0)
		fprintf(rim->out, "Twice in the file, the same in everything: %zu\n", in->n_twice);
	if (in->n_loose > 0)
		fprintf(rim->out, "Numbers such as 10+ or ~4, read as 10 and 4: %zu\n", in->n_loose);
	if (in->n_empty > 0)
		fprintf(rim->out, "Rows with nothing for the diary: %zu\n", in->n_empty);
	if (in->n_waiting > 0)
		fprintf(rim->out, "Rows waiting for an answer: %zu\n", in->n_waiting);
	if (in->n_refused > 0)
		fprintf(rim->out, "Refused: %zu\n", in->n_refused);
}

static void print_refused(struct rim *rim, const struct import *in)
{
	for (size_t i = 0; i < in->n_refused && i < LISTED; i++) {
		const struct import_refused *x = &in->refused[i];
		fprintf(rim->out, "  %s %zu", in->table.is_json ? "entry" : "line", x->line);
		if (x->column.n > 0)
			fprintf(rim->out, ", %.*s: \"%.*s\"", (int)x->column.n, x->column.p, (int)x->value.n, x->value.p);
		fprintf(rim->out, ". ");
		print(rim, import_why_words[x->why]);
		fprintf(rim->out, "\n");
	}
	if (in->n_refused > LISTED)
		fprintf(rim->out, "  and %zu more\n", in->n_refused - LISTED);
}

void import_text(struct rim *rim, const struct import *in, bool is_kept)
{
	print_found(rim, in);
	import_text_columns(rim, in);
	print_skipped(rim, in);
	print_questions(rim, in);
	print_activities(rim, in);
	print_entries(rim, in);
	print_counts(rim, in, is_kept);
	print_refused(rim, in);
}

/* ---- JSON ---- */

static void json_columns(struct json *j, const struct import *in, struct arena *a)
{
	json_kopen(j, "columns", '[');
	for (size_t i = 0; i < in->table.n_columns; i++) {
		arena_reset(a);
		json_open(j, '{');
		json_kstr(j, "name", in->columns[i].name);
		json_kstr(j, "is", import_choice_id(in->columns[i].kind));
		json_kstr(j, "becomes", import_becomes(&in->columns[i], a));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void json_questions(struct json *j, const struct import *in, struct arena *a)
{
	json_kopen(j, "questions", '[');
	for (size_t i = 0; i < in->n_questions; i++) {
		const struct import_question *q = &in->questions[i];
		arena_reset(a);
		struct answer_line answer = answer_to(in, q, a);
		json_open(j, '{');
		json_kstr(j, "column", in->columns[q->column].name);
		json_kstr(j, "asks", import_ask_words[q->ask]);
		json_kint(j, "rows", (int64_t)q->rows);
		json_kint(j, "line", (int64_t)q->line);
		json_kstr(j, "example", q->example);
		json_kstr(j, "proposed", answer.proposed);
		json_kstr(j, "allowed", str_of(answer.others));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void json_score(struct json *j, const char *key, int value)
{
	if (value != STORE_PAIN_UNSET)
		json_kint(j, key, value);
}

static void json_entries(struct json *j, const struct import *in)
{
	json_kopen(j, "entries", '[');
	for (size_t i = 0; i < in->n; i++) {
		const struct store_entry *e = &in->rows[i].entry;
		char buffer[40];
		struct writer w = writer_on(buffer, sizeof buffer);
		if (in->rows[i].is_known)
			continue;
		json_open(j, '{');
		json_kint(j, "line", (int64_t)in->rows[i].line);
		w_day(&w, e->day);
		json_kstr(j, "day", writer_str(&w));
		w.n = 0;
		if (moment_is_known(e->at)) {
			w_moment(&w, e->at);
			json_kstr(j, "at", writer_str(&w));
		}
		for (size_t k = 0; k < GAUGES; k++)
			json_score(j, gauges[k].key.p, gauge_of(&gauges[k], e));
		if (e->medicines.n > 0)
			json_kstr(j, "medicines", e->medicines);
		if (e->note.n > 0)
			json_kstr(j, "note", e->note);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void json_refused(struct json *j, const struct import *in)
{
	json_kopen(j, "refused", '[');
	for (size_t i = 0; i < in->n_refused; i++) {
		json_open(j, '{');
		json_kint(j, "line", (int64_t)in->refused[i].line);
		json_kstr(j, "column", in->refused[i].column);
		json_kstr(j, "value", in->refused[i].value);
		json_kstr(j, "why", import_why_words[in->refused[i].why]);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void json_skipped(struct json *j, const struct import *in)
{
	json_kopen(j, "skipped", '[');
	for (size_t i = 0; i < in->table.n_skips; i++) {
		json_open(j, '{');
		json_kint(j, "first", (int64_t)in->table.skip[i].first);
		json_kint(j, "last", (int64_t)in->table.skip[i].last);
		json_kstr(j, "why", table_skip_words[in->table.skip[i].why]);
		json_close(j, '}');
	}
	json_close(j, ']');
}

enum err import_text_json(struct rim *rim, const struct import *in, bool is_kept)
{
	struct arena side = arena_on(arena_take(rim->arena, SIDE_BYTES, 1), SIDE_BYTES); /* the answer takes all of the other */
	if (side.p == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory for the output");
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kint(&j, is_kept ? "added" : "new", (int64_t)import_new(in));
	json_kint(&j, "known", (int64_t)in->n_known);
	json_kint(&j, "twice", (int64_t)in->n_twice);
	json_kint(&j, "waiting", (int64_t)in->n_waiting);
	json_kint(&j, "empty", (int64_t)in->n_empty);
	json_kstr(&j, "program", in->table.layout != NULL ? str_of(in->table.layout->program) : STR(""));
	json_kstr(&j, "encoding", text_encoding_words[in->encoding]);
	json_kstr(&j, "shape", table_shape_words[in->table.shape]);
	json_columns(&j, in, &side);
	json_skipped(&j, in);
	json_questions(&j, in, &side);
	json_kopen(&j, "activities", '[');
	for (size_t i = 0; i < in->n_activities && import_new(in) > 0; i++)
		json_str(&j, in->activities[i]);
	json_close(&j, ']');
	json_entries(&j, in);
	json_refused(&j, in);
	json_close(&j, '}');
	return print_json(rim, &w);
}
