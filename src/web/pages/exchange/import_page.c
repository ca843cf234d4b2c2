/* import_page.c - a diary from another program's file. Between review and saving nothing is stored but what the page itself carries. */
#include "web/pages/exchange/import_page.h"

#include "web/pages/exchange/copy.h"
#include "web/server/slip.h"
#include "web/server/upload.h"
#include "exchange/import_read.h"

enum { SHOWN_ROWS = 5, CHOICES_MAX = 2048 };

enum { KEPT };

const struct field import_page_show_fields[1] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_INT, .min = 0, .max = CSV_ROWS_MAX},
};

enum err import_page_show(struct site *site, const struct request *q, struct response *r)
{
	struct import_view v = {.form = csrf_key(q, r), .text = STR(""), .kept = q->value[KEPT].given ? (size_t)q->value[KEPT].number : 0};
	(void)site;
	page_import(response_page(r, "Import a diary", NAV_DIARY), &v);
	return OK;
}

enum { TEXT, DATES, ROUND, PROPOSED, SEEN, COLUMN_OF, SCALE_OF, WORD_OF };

const struct field import_page_fields[8] = {
	[TEXT] = {.name = "text", .label = "Your table", .kind = FIELD_RAW, .min = 1, .max = REQUEST_UPLOAD_MAX},
	[DATES] = {.name = "dates", .label = "What comes first in a day", .kind = FIELD_CHOICE, .choices = "dmy mdy ymd"},
	[ROUND] = {.name = "round", .label = "How numbers are rounded", .kind = FIELD_CHOICE, .choices = "nearest up down"},
	[PROPOSED] = {.name = "proposed", .label = "Everything as proposed", .kind = FIELD_CHECK},
	[SEEN] = {.name = "seen", .label = "What was looked at", .kind = FIELD_ID},
	[COLUMN_OF] = {.name = "column.", .label = "What a column becomes", .kind = FIELD_PAIRS},
	[SCALE_OF] = {.name = "scale.", .label = "The scale of a column", .kind = FIELD_PAIRS},
	[WORD_OF] = {.name = "word.", .label = "The number of a word", .kind = FIELD_PAIRS},
};

#define OPTION(id, member, word, name, chosen, ...) {STR_INIT(word), chosen},

/* clang-format off */
const struct import_option import_field_options[IMPORT_FIELD_OPTIONS] = {
	{STR_INIT("skip"), "Leave it out"},
	GAUGE_ROWS(OPTION, OPTION)
	{STR_INIT("medicines"), "Medicines"},
	{STR_INIT("note"), "Note"},
	{STR_INIT("named_note"), "Note, with the column's name"},
	{STR_INIT("places"), "Places"},
	{STR_INIT("activity"), "One of my own activities"},
	{STR_INIT("day"), "Day"},
	{STR_INIT("time"), "Time"},
	{STR_INIT("offset"), "How far the clock was from UTC"},
	{STR_INIT("year"), "Year"},
};
/* clang-format on */

const struct import_option import_scale_options[IMPORT_SCALE_OPTIONS] = {
	{STR_INIT("0_10"), "0 to 10, as they are"},
	{STR_INIT("0_100"), "0 to 100"},
	{STR_INIT("1_5"), "1 to 5, 5 is the most"},
	{STR_INIT("5_1"), "5 to 1, 1 is the most"},
	{STR_INIT("0_5"), "0 to 5"},
	{STR_INIT("0_4"), "0 to 4"},
	{STR_INIT("1_4"), "1 to 4"},
	{STR_INIT("0_3"), "0 to 3"},
	{STR_INIT("1_3"), "1 to 3"},
	{STR_INIT("1_6"), "1 to 6, 6 is the most"},
	{STR_INIT("6_1"), "6 to 1, 1 is the most"},
	{STR_INIT("1_7"), "1 to 7"},
	{STR_INIT("10_0"), "10 to 0, 0 is the most"},
	{STR_INIT("hours_note"), "Hours: into the note"},
	{STR_INIT("hours_skip"), "Hours: leave them out"},
};

/* ---- what was sent ---- */

/* "3" and "0_100" as "#3=0-100"; "3.1" and "5" as "#3=@1=5"; "hours_note" as hours=note. */
static str choice_text(str key, str value, struct arena *a)
{
	struct writer w = arena_writer(a);
	str rest = key;
	w_char(&w, '#');
	w_str(&w, str_split(&rest, '.'));
	w_char(&w, '=');
	if (rest.n > 0) {
		w_char(&w, '@');
		w_str(&w, rest);
		w_char(&w, '=');
	}
	bool is_hours = str_starts(value, STR("hours_"));
	for (size_t i = 0; i < value.n; i++)
		w_char(&w, value.p[i] != '_' ? value.p[i] : is_hours ? '=' : '-');
	return arena_keep(a, &w);
}

static void add_choices(struct import_wish *wish, struct import_choice *to, const struct value *v, enum import_choice_of of, struct arena *a)
{
	for (size_t i = 0; i < v->many.n && wish->n_choices < CHOICES_MAX; i++) {
		str value = v->many.p[i].value;
		to[wish->n_choices++] = (struct import_choice){of, of == CHOICE_COLUMN ? STR("") : choice_text(v->many.p[i].name, value, a)};
		if (of == CHOICE_COLUMN) {
			struct writer w = arena_writer(a);
			w_char(&w, '#');
			w_str(&w, v->many.p[i].name);
			w_char(&w, '=');
			w_str(&w, value);
			to[wish->n_choices - 1].text = arena_keep(a, &w);
		}
	}
}

static enum err wish_of(const struct request *q, struct arena *a, struct import_wish *wish)
{
	struct import_choice *choices = arena_new(a, struct import_choice, CHOICES_MAX);
	if (choices == NULL)
		return ERR_FULL;
	if (q->value[DATES].given)
		wish->order = (enum when_order)word_index(when_order_words, ORDERS, q->value[DATES].text);
	if (q->value[ROUND].given)
		wish->round = (enum scale_round)word_index(scale_round_words, SCALE_ROUNDS, q->value[ROUND].text);
	wish->as_proposed = q->value[PROPOSED].given;
	wish->choices = choices;
	add_choices(wish, choices, &q->value[COLUMN_OF], CHOICE_COLUMN, a);
	add_choices(wish, choices, &q->value[SCALE_OF], CHOICE_SCALE, a);
	add_choices(wish, choices, &q->value[WORD_OF], CHOICE_SCALE, a);
	return a->full ? ERR_FULL : OK;
}

static enum err read(struct site *site, const struct request *q, const struct person *who, struct arena *a, struct import *ret_import)
{
	struct import_wish wish = {.pack = who->pack, .now = who->now, .zones = who->caller.zones};
	TRY(wish_of(q, a, &wish));
	TRY(app_activities(site->app, q->caller, a, &wish.activities));
	import_read(upload_bytes(q, &q->value[TEXT]), &wish, a, ret_import);
	return app_import_compare(site->app, q->caller, ret_import, a);
}

/* ---- what is shown ---- */

static str numbered(const char *prefix, size_t n, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, prefix);
	w_int(&w, (int64_t)n);
	return arena_keep(a, &w);
}

static str sent(const struct value *v, str key)
{
	str value = STR("");
	for (size_t i = 0; i < v->many.n; i++)
		if (str_eq(v->many.p[i].name, key))
			value = v->many.p[i].value;
	return value;
}

static str word_field(size_t column, size_t word, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "word.");
	w_int(&w, (int64_t)column);
	w_char(&w, '.');
	w_int(&w, (int64_t)word);
	return arena_keep(a, &w);
}

static enum err put_words(struct import_column_view *v, struct arena *a)
{
	struct import_word_view *words = arena_new(a, struct import_word_view, v->of->n_words);
	if (words == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < v->of->n_words; i++) {
		const struct import_word *w = &v->of->words[i];
		words[i] = (struct import_word_view){.word = w,
						     .field = word_field(v->number, i + 1, a),
						     .proposal = w->proposal >= 0 ? numbered("", (size_t)w->proposal, a) : STR(""),
						     .number = w->number >= 0 ? w->number : -1,
						     .is_left = w->number == WORD_LEFT};
	}
	v->words = words;
	v->n_words = v->of->n_words;
	return OK;
}

static enum err put_columns(const struct import *in, const struct request *q, struct import_view *v, struct arena *a)
{
	size_t n = in->columns != NULL ? in->table.n_columns : 0;
	struct import_column_view *columns = arena_new(a, struct import_column_view, n);
	if (columns == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < n; i++) {
		struct import_column_view *c = &columns[i];
		*c = (struct import_column_view){.of = &in->columns[i],
						 .number = i + 1,
						 .becomes = import_becomes(&in->columns[i], a),
						 .field = numbered("column.", i + 1, a),
						 .scale_field = numbered("scale.", i + 1, a)};
		str key = str_sub(c->field, 7, c->field.n);
		c->chosen = sent(&q->value[COLUMN_OF], key);
		c->scale = sent(&q->value[SCALE_OF], key);
		TRY(put_words(c, a));
	}
	for (size_t i = 0; i < in->n_questions; i++) {
		struct import_column_view *c = &columns[in->questions[i].column];
		c->asks_meaning = c->asks_meaning || in->questions[i].ask == ASK_MEANING;
		c->asks_scale = c->asks_scale || in->questions[i].ask == ASK_SCALE || in->questions[i].ask == ASK_HOURS;
		c->asks_words = c->asks_words || in->questions[i].ask == ASK_WORDS;
	}
	v->columns = columns;
	v->n_columns = n;
	return OK;
}

static const char *label_of(const struct import_option *options, size_t n, str id)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(options[i].id, id))
			return options[i].label;
	return "";
}

/* The label of a scale, or the scale itself when no box offers it. */
static str scale_label(struct scale s, struct arena *a)
{
	char buffer[32];
	struct writer id = writer_on(buffer, sizeof buffer);
	w_int(&id, s.low);
	w_char(&id, '_');
	w_int(&id, s.high);
	const char *label = label_of(import_scale_options, IMPORT_SCALE_OPTIONS, writer_str(&id));
	struct writer w = arena_writer(a);
	if (label[0] != '\0')
		w_z(&w, label);
	else
		w_scale(&w, s);
	return arena_keep(a, &w);
}

static str proposal_of(const struct import_question *q, struct arena *a)
{
	static const char *const orders[ORDERS] = {"", "the day first", "the month first", "the year first"};
	struct writer w;
	if (!q->has_proposal)
		return STR("");
	switch (q->ask) {
	case ASK_DATES: return str_of(orders[q->order]);
	case ASK_MEANING: return str_of(label_of(import_field_options, IMPORT_FIELD_OPTIONS, import_choice_id(q->kind)));
	case ASK_SCALE: return scale_label(q->scale, a);
	case ASK_HOURS: return STR("hours, which go into the note");
	case ASK_WORDS: return STR("");
	case ASK_ROUND: break;
	}
	w = arena_writer(a);
	w_z(&w, "to the nearest, a half up: ");
	w_str(&w, q->example);
	w_z(&w, " becomes ");
	w_int(&w, q->nearest);
	return arena_keep(a, &w);
}

static enum err put_questions(const struct import *in, struct import_view *v, struct arena *a)
{
	struct import_question_view *questions = arena_new(a, struct import_question_view, in->n_questions);
	if (questions == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < in->n_questions; i++) {
		const struct import_question *q = &in->questions[i];
		questions[i] = (struct import_question_view){q, &v->columns[q->column], proposal_of(q, a)};
		v->asks_dates = v->asks_dates || q->ask == ASK_DATES;
		v->asks_round = v->asks_round || q->ask == ASK_ROUND;
	}
	v->questions = questions;
	v->n_questions = in->n_questions;
	return OK;
}

static str says_of(const struct store_entry *e, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_import_numbers(&w, e);
	return arena_keep(a, &w);
}

static str at_of(const struct store_entry *e, const struct person *who, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_import_clock(&w, e->at, who->caller.zones);
	return arena_keep(a, &w);
}

static enum err put_rows(const struct import *in, const struct person *who, struct import_view *v, struct arena *a)
{
	struct import_row_view *rows = arena_new(a, struct import_row_view, SHOWN_ROWS);
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < in->n && v->n_rows < SHOWN_ROWS; i++) {
		const struct store_entry *e = &in->rows[i].entry;
		if (in->rows[i].is_known)
			continue;
		struct writer w = arena_writer(a);
		w_day_long(&w, e->day);
		rows[v->n_rows++] = (struct import_row_view){.day = arena_keep(a, &w),
							     .at = at_of(e, who, a),
							     .says = says_of(e, a),
							     .note = import_shown(e->note.n > 0 ? e->note : e->medicines, a)};
	}
	v->rows = rows;
	return OK;
}

static str found_of(const struct import *in, struct arena *a)
{
	struct writer w = arena_writer(a);
	if (in->columns == NULL)
		return STR("");
	if (in->table.layout != NULL) {
		w_z(&w, in->table.layout->program);
		w_z(&w, ", ");
	}
	w_str(&w, in->table.is_json ? STR("JSON") : text_encoding_words[in->encoding]);
	w_z(&w, ", ");
	w_str(&w, table_shape_words[in->table.shape]);
	return arena_keep(a, &w);
}

/* What stops the file, in one sentence. */
static str stop_of(const struct import *in, struct arena *a)
{
	struct writer w = arena_writer(a);
	if (in->stop == STOP_TABLE) {
		w_z(&w, "Line ");
		w_int(&w, (int64_t)in->fault.line);
		w_z(&w, ": ");
		w_str(&w, csv_slip_words[in->fault.slip]);
	} else {
		w_str(&w, in->say.n > 0 ? in->say : import_stop_words[in->stop]);
	}
	return arena_keep(a, &w);
}

static enum err show(const struct request *q, struct response *r, const struct person *who, const struct import *in, bool has_changed)
{
	struct import_view v = {.form = csrf_key(q, r),
				.text = upload_text(q, &q->value[TEXT], r->arena),
				.in = in,
				.say = stop_of(in, r->arena),
				.found = found_of(in, r->arena),
				.dates = q->value[DATES].given ? q->value[DATES].text : STR(""),
				.round = q->value[ROUND].given ? q->value[ROUND].text : STR(""),
				.as_proposed = q->value[PROPOSED].given,
				.seen = numbered("", (size_t)(import_print(in) >> 1), r->arena),
				.has_changed = has_changed,
				.n_new = import_new(in),
				.n_listed = in->n_refused < IMPORT_LISTED ? in->n_refused : IMPORT_LISTED};
	TRY(put_columns(in, q, &v, r->arena));
	TRY(put_questions(in, &v, r->arena));
	TRY(put_rows(in, who, &v, r->arena));
	if (in->stop != IMPORT_GOES) {
		struct writer w = arena_writer(r->arena);
		w_str(&w, v.say);
		w_z(&w, " Nothing was saved.");
		response_slip(r, q, STR("file"), arena_keep(r->arena, &w));
	}
	page_import_look(response_page(r, "Check before you add it", NAV_DIARY), &v);
	return OK;
}

enum err import_page_look(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct import in;
	if (copy_is(upload_bytes(q, &q->value[TEXT])))
		return copy_show(site, q, r, upload_text(q, &q->value[TEXT], r->arena));
	TRY(own_person(site, q, r, &who));
	TRY(read(site, q, who, r->arena, &in));
	return show(q, r, who, &in, false);
}

static url kept_url(size_t n, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/diary/import?kept=");
	w_int(&w, (int64_t)n);
	w_z(&w, "#saved");
	return (url){arena_keep(a, &w)};
}

/*
 * Decided again from the text: what was kept meanwhile, also by a first try of this very form, is not added again. What differs from what was looked at
 * is looked at first.
 */
enum err import_page_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct import in;
	if (copy_is(upload_bytes(q, &q->value[TEXT])))
		return copy_keep(site, q, r, upload_text(q, &q->value[TEXT], r->arena));
	TRY(own_person(site, q, r, &who));
	TRY(read(site, q, who, r->arena, &in));
	bool has_changed = q->value[SEEN].given && !str_eq(q->value[SEEN].text, numbered("", (size_t)(import_print(&in) >> 1), r->arena));
	if (in.stop != IMPORT_GOES || has_changed || import_new(&in) + in.n_known == 0)
		return show(q, r, who, &in, has_changed);
	TRY(import_acts(&in, q->caller, q->rid, r->arena, &r->changes));
	acts_asked(r->changes, q->asked);
	response_see(r, kept_url(import_new(&in), r->arena));
	return OK;
}
