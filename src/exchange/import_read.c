/* import_read.c - a diary from someone else's file, step by step. */
#include "exchange/import_read.h"

#include "table/foreign.h"
#include "exchange/import_map.h"
#include "exchange/import_row.h"
#include "base/hash.h"

enum { WINDOW_DAYS = 90, HEAD_LINE = 0 /* no row is there */ };

/* ---- from bytes to a table ---- */

static bool is_json(str text)
{
	text = str_trim(text);
	return text.n > 0 && (text.p[0] == '{' || text.p[0] == '[');
}

static enum err read_cells(str text, struct arena *a, struct import *in)
{
	struct csv csv;
	enum err e = csv_read(text, a, &in->fault, &csv);
	if (e == ERR_INPUT) {
		in->stop = STOP_TABLE;
		return OK;
	}
	TRY(e);
	in->separator = csv.separator;
	return table_of_csv(&csv, a, &in->table);
}

static enum err read_table(str bytes, struct arena *a, struct import *in)
{
	struct text_in text;
	enum foreign foreign = foreign_is(bytes);
	in->say = foreign_words[foreign];
	if (foreign != FOREIGN_NOT) {
		in->stop = STOP_FOREIGN;
		return OK;
	}
	enum err e = text_in(bytes, a, &in->fault.line, &text);
	if (e == ERR_INPUT) {
		in->stop = STOP_TABLE;
		in->fault.slip = CSV_NO_TEXT;
		return OK;
	}
	TRY(e);
	in->encoding = text.encoding;
	if (!is_json(text.text))
		return read_cells(text.text, a, in);
	e = table_of_json(text.text, a, &in->table);
	if (e == ERR_INPUT) {
		in->stop = STOP_JSON;
		return OK;
	}
	return e;
}

static enum err read_all(str bytes, const struct import_wish *wish, struct arena *a, struct import *in)
{
	TRY(read_table(bytes, a, in));
	if (in->stop == IMPORT_GOES)
		TRY(import_map(wish, a, in));
	if (in->stop == IMPORT_GOES)
		TRY(import_rows(wish, a, in));
	return a->full ? ERR_FULL : OK;
}

void import_read(str bytes, const struct import_wish *wish, struct arena *a, struct import *ret_import)
{
	const struct arena before = *a;
	*ret_import = (struct import){.say = STR(""), .stop = IMPORT_GOES};
	if (read_all(bytes, wish, a, ret_import) == OK)
		return;
	*a = before; /* reporting it needs room, too */
	*ret_import = (struct import){.say = STR(""), .stop = STOP_LARGE};
}

/* ---- what the diary has already ---- */

/* The rows of the file by their hash: for each slot a row + 1, for each row the next one in its slot. */
struct index {
	uint32_t *slot, *next;
	size_t slots;
};

static enum err index_rows(const struct import *in, struct arena *a, struct index *ret_index)
{
	struct index x = {arena_new(a, uint32_t, 2 * in->n + 1), arena_new(a, uint32_t, in->n + 1), 2 * in->n + 1};
	if (x.slot == NULL || x.next == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < in->n; i++) {
		size_t at = import_hash(&in->rows[i].entry, in->rows[i].entry.day) % x.slots;
		x.next[i] = x.slot[at];
		x.slot[at] = (uint32_t)(i + 1);
	}
	*ret_index = x;
	return OK;
}

/* The row of the file that says what an entry of the diary does, if it were of the day `on`; NULL: there is none. */
static struct import_row *row_of(struct import *in, const struct index *x, const struct store_entry *kept, day on)
{
	for (uint32_t i = x->slot[import_hash(kept, on) % x->slots]; i != 0; i = x->next[i - 1]) {
		struct import_row *row = &in->rows[i - 1];
		if (!row->is_known && import_same(&row->entry, kept, row->has_offset))
			return row;
	}
	return NULL;
}

static void mark_known(struct import *in, const struct index *x, const struct store_entry *kept)
{
	struct import_row *row = NULL;
	for (int beside = -1; beside <= 1 && row == NULL; beside++)
		row = row_of(in, x, kept, day_plus(kept->day, beside));
	if (row == NULL)
		return;
	row->is_known = true;
	in->n_known++;
}

static enum err compare_days(struct import *in, const struct index *x, struct store_reader *r, struct store_days days, struct arena *a)
{
	struct store_entries kept;
	TRY(diary_entries(r, days, a, &kept));
	for (size_t i = 0; i < kept.n; i++)
		mark_known(in, x, &kept.at[i]);
	return OK;
}

enum err import_compare(struct import *in, struct store_reader *r, struct arena *a)
{
	struct index x;
	if (in->n == 0)
		return OK;
	TRY(index_rows(in, a, &x));
	/* an instant lies on the day before or after under another clock */
	for (day from = day_plus(in->first, -1), last = day_plus(in->last, 1); from.n <= last.n; from = day_plus(from, WINDOW_DAYS)) {
		struct arena scratch = *a; /* a quarter at a time: ten years of notes would not fit beside the file */
		day to = day_plus(from, WINDOW_DAYS - 1);
		TRY(compare_days(in, &x, r, (struct store_days){from, to.n < last.n ? to : last}, &scratch));
	}
	return OK;
}

uint64_t import_print(const struct import *in)
{
	uint64_t print = hash_bytes(HASH_BEGIN, &in->n, sizeof in->n);
	for (size_t i = 0; i < in->n; i++) {
		const struct store_entry *e = &in->rows[i].entry;
		const uint64_t parts[] = {import_hash(e, e->day), moment_is_known(e->at) ? (uint64_t)e->at.at.s : 1, e->n_regions, e->n_scores};
		print = hash_bytes(print, parts, sizeof parts);
	}
	return hash_end(print);
}

/* ---- changes ---- */

static str request_of(str request, size_t line, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_str(&w, request);
	w_char(&w, '-');
	w_int(&w, (int64_t)line);
	return arena_keep(a, &w);
}

/* One more set after `last`; NULL when the arena is full. */
static struct changes *one_more(struct changes *last, struct caller caller, str request, size_t line, struct arena *a)
{
	struct changes *more = arena_new(a, struct changes, 1);
	if (more == NULL)
		return NULL;
	*more = acts_on(a, caller, request_of(request, line, a));
	if (last != NULL)
		last->next = more;
	return more;
}

/* They come first and alone: the entries speak of them by their ids. */
static struct changes *activity_acts(const struct import *in, struct caller caller, str request, struct arena *a)
{
	struct changes *acts = one_more(NULL, caller, request, HEAD_LINE, a);
	for (size_t i = 0; acts != NULL && i < in->n_activities; i++)
		act_activity(acts, &(struct store_activity){.words = in->activities[i], .since = in->first, .until = DAY_MAX});
	return acts;
}

enum err import_acts(const struct import *in, struct caller caller, str request, struct arena *a, struct changes **ret_first)
{
	struct changes *activities = in->n_activities > 0 && import_new(in) > 0 ? activity_acts(in, caller, request, a) : NULL, *first = activities,
		       *last = activities;
	for (size_t i = 0; i < in->n && !a->full; i++) {
		if (in->rows[i].is_known)
			continue;
		if (last == NULL || last == activities || last->n == CHANGES_ROOM)
			last = one_more(last, caller, request, i + 1, a);
		if (last == NULL)
			return ERR_FULL;
		first = first == NULL ? last : first;
		act_entry(last, &in->rows[i].entry);
	}
	*ret_first = first;
	return a->full ? ERR_FULL : OK;
}

enum err app_import_compare(struct app *app, struct caller caller, struct import *in, struct arena *a)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = import_compare(in, r, a);
	app_reader_back(app, r);
	return e;
}
