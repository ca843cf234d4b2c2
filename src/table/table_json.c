/*
 * table_json.c - another program's JSON file as a table: the longest list of objects in it, or an object with days as keys. Each key becomes a
 * column, a nested key one with a dot between.
 *
 * Objects that follow each other without a list, and lists whose names are in the first of them or beside them, are read as lists of objects.
 *
 * Nomie writes what was tracked into a note: "#pain(4) desk". Each such tag becomes a column; what else the note says stays a note.
 */
#include "table/table.h"

#include "table/fold.h"
#include "table/json_in.h"
#include "table/when_read.h"

enum { DEPTH_MAX = 4, TEXT_ROOM = 4096 };

struct making {
	struct arena *a;
	struct table *t;
	struct table_cell *cells; /* of the row in work; NULL: only the names of the columns are collected */
	size_t line;
	bool is_full;
};

/* ---- which list ---- */

static bool is_list_of_objects(const json_t *v)
{
	size_t objects = 0;
	for (size_t i = 0; json_is_array(v) && i < json_array_size(v); i++)
		objects += json_is_object(json_array_get(v, i));
	return objects > 0 && 2 * objects >= json_array_size(v);
}

static bool is_day(const char *key)
{
	struct when w;
	return when_read(str_of(key), &w) && !w.is_instant;
}

/* {"2026-11-19": {...}, ...} */
static bool is_days(const json_t *v)
{
	const char *key;
	json_t *inner;
	size_t days = 0;
	json_object_foreach((json_t *)(uintptr_t)v, key, inner)
	{
		if (!is_day(key) || json_is_null(inner))
			return false;
		days++;
	}
	return days > 0;
}

static const json_t *longest(const json_t *v, int depth, const char **ret_key)
{
	const json_t *best = NULL;
	const char *key;
	json_t *inner;
	if (is_list_of_objects(v) || is_days(v))
		return v;
	if (depth == 0)
		return NULL;
	json_object_foreach((json_t *)(uintptr_t)v, key, inner)
	{
		const char *inner_key = key;
		const json_t *found = longest(inner, depth - 1, &inner_key);
		size_t n = found == NULL ? 0 : json_is_array(found) ? json_array_size(found) : json_object_size(found);
		size_t most = best == NULL ? 0 : json_is_array(best) ? json_array_size(best) : json_object_size(best);
		*ret_key = n > most ? inner_key : *ret_key;
		best = n > most ? found : best;
	}
	return best;
}

/* ---- cells ---- */

static size_t column_of(struct making *m, str name)
{
	struct table *t = m->t;
	size_t i = 0;
	while (i < t->n_columns && !str_eq(t->name[i], name))
		i++;
	if (i == TABLE_COLUMNS_MAX) {
		t->n_lost += m->cells == NULL;
		return i;
	}
	if (i == t->n_columns)
		t->name[t->n_columns++] = arena_copy(m->a, name);
	return i;
}

/* A second text for the same column is appended to the first. */
static void put(struct making *m, str name, str text)
{
	size_t i = column_of(m, name);
	if (i == TABLE_COLUMNS_MAX || text.n == 0 || m->cells == NULL)
		return;
	struct writer w = arena_writer(m->a);
	if (m->cells[i].text.n > 0) {
		w_str(&w, m->cells[i].text);
		w_str(&w, STR("; "));
	}
	w_str(&w, text);
	m->cells[i] = (struct table_cell){arena_keep(m->a, &w), m->line};
	m->is_full = m->is_full || w.full;
}

/* A real number with three places. */
static str number_text(const json_t *v, char *buffer, size_t cap)
{
	struct writer w = writer_on(buffer, cap);
	double d = json_number_value(v);
	if (json_is_integer(v) || d > 1e12 || d < -1e12) {
		w_int(&w, json_is_integer(v) ? json_integer_value(v) : 0);
		return writer_str(&w);
	}
	int64_t thousandths = (int64_t)(d * 1000 + (d < 0 ? -0.5 : 0.5)), whole = thousandths / 1000, part = thousandths % 1000;
	if (thousandths < 0)
		w_char(&w, '-');
	w_int(&w, whole < 0 ? -whole : whole);
	if (part != 0) {
		w_char(&w, '.');
		w_padded(&w, (uint64_t)(part < 0 ? -part : part), 3);
	}
	return writer_str(&w);
}

static void put_value(struct making *m, str name, const json_t *v, int depth);

/* {"option": "sad"}: the name adds nothing. */
static bool is_wrapper(const json_t *v, const char *key)
{
	return json_object_size(v) == 1 &&
	       (str_eq(str_of(key), STR("option")) || str_eq(str_of(key), STR("value")) || str_eq(str_of(key), STR("name")));
}

static void put_object(struct making *m, str name, const json_t *v, int depth)
{
	const char *key;
	json_t *inner;
	json_object_foreach((json_t *)(uintptr_t)v, key, inner)
	{
		char buffer[2 * FOLD_BYTES];
		struct writer w = writer_on(buffer, sizeof buffer);
		w_str(&w, name);
		w_z(&w, name.n > 0 ? "." : "");
		w_z(&w, key);
		str whole = w.full ? STR("...") : writer_str(&w);
		put_value(m, name.n > 0 && is_wrapper(v, key) ? name : whole, inner, depth - 1);
	}
}

static void put_value(struct making *m, str name, const json_t *v, int depth)
{
	char buffer[32];
	if (json_is_string(v))
		put(m, name, str_trim((str){json_string_value(v), json_string_length(v)}));
	else if (json_is_number(v))
		put(m, name, number_text(v, buffer, sizeof buffer));
	else if (json_is_boolean(v))
		put(m, name, json_is_true(v) ? STR("true") : STR("false"));
	else if (json_is_object(v) && depth > 0)
		put_object(m, name, v, depth);
	else if (json_is_array(v) && depth > 0)
		for (size_t i = 0; i < json_array_size(v); i++)
			put_value(m, name, json_array_get(v, i), depth - 1);
	else
		column_of(m, name);
}

/* ---- Nomie ---- */

static bool is_tag_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* "pain", and from where to where it goes, when the file says so: "pain (0-10)". */
static str tag_name(const json_t *top, str tag, char *buffer, size_t cap)
{
	struct writer w = writer_on(buffer, cap);
	char key[FOLD_BYTES];
	struct writer k = writer_on(key, sizeof key - 1);
	w_str(&w, tag);
	w_str(&k, tag);
	key[k.n] = '\0';
	const json_t *tracker = json_object_get(json_object_get(top, "trackers"), key);
	const json_t *low = json_object_get(tracker, "min"), *high = json_object_get(tracker, "max");
	if (!k.full && json_is_integer(low) && json_is_integer(high)) {
		w_z(&w, " (");
		w_int(&w, json_integer_value(low));
		w_char(&w, '-');
		w_int(&w, json_integer_value(high));
		w_char(&w, ')');
	}
	return w.full ? tag : writer_str(&w);
}

static void put_tags(struct making *m, const json_t *top, str note)
{
	char left_room[TEXT_ROOM], name_room[2 * FOLD_BYTES];
	struct writer left = writer_on(left_room, sizeof left_room);
	while (note.n > 0) {
		size_t n = 1;
		while (note.p[0] == '#' && n < note.n && is_tag_letter(note.p[n]))
			n++;
		size_t close = n < note.n && note.p[n] == '(' ? str_find(note, ')') : note.n;
		if (n > 1 && close < note.n) {
			put(m, tag_name(top, str_sub(note, 1, n - 1), name_room, sizeof name_room), str_sub(note, n + 1, close - n - 1));
			note = str_sub(note, close + 1, note.n);
			continue;
		}
		w_str(&left, str_sub(note, 0, n));
		note = str_sub(note, n, note.n);
	}
	m->is_full = m->is_full || left.full;
	put(m, STR("note"), str_trim(writer_str(&left)));
}

/* The instant, and the clock of the place: "offset" counts minutes west. */
static void put_time(struct making *m, int64_t milliseconds, int64_t west_min)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct zone east = {(int32_t)(-west_min * 60)};
	instant at = {milliseconds / 1000};
	int64_t off = west_min < 0 ? -west_min : west_min;
	w_day(&w, instant_day(at, east));
	w_char(&w, 'T');
	w_clock(&w, instant_second(at, east));
	w_char(&w, west_min > 0 ? '-' : '+');
	w_padded(&w, (uint64_t)(off / 60), 2);
	w_char(&w, ':');
	w_padded(&w, (uint64_t)(off % 60), 2);
	put(m, STR("time stamp"), writer_str(&w));
}

enum { OFFSET_MINUTES_MAX = 14 * 60 };
static const int64_t MILLISECONDS_MAX = 253402300799000;

static bool put_nomie(struct making *m, const json_t *top, const json_t *event)
{
	const json_t *note = json_object_get(event, "note"), *end = json_object_get(event, "end"), *offset = json_object_get(event, "offset");
	int64_t west = json_is_integer(offset) ? json_integer_value(offset) : 0;
	if (!json_is_string(note) || !json_is_number(end) || str_find(json_in_text(event, "note"), '#') == json_string_length(note))
		return false;
	double ms = json_number_value(end);
	if (!(ms >= 0 && ms <= (double)MILLISECONDS_MAX) || west > OFFSET_MINUTES_MAX || west < -OFFSET_MINUTES_MAX)
		return false;
	put_time(m, (int64_t)ms, west);
	put_tags(m, top, json_in_text(event, "note"));
	return true;
}

/* ---- all of it ---- */

/* One thing of the list; `on`: the day that is its key, or NULL. */
static void put_thing(struct making *m, const json_t *top, const json_t *v, const char *on)
{
	if (on != NULL)
		put(m, STR("date"), str_of(on));
	if (on != NULL || !put_nomie(m, top, v))
		put_value(m, on != NULL && !json_is_object(v) ? STR("value") : STR(""), v, DEPTH_MAX);
}

static void put_things(struct making *m, const json_t *top, const json_t *list,
		       void (*one)(struct making *, const json_t *, const json_t *, const char *))
{
	const char *key;
	json_t *inner;
	for (size_t i = 0; json_is_array(list) && i < json_array_size(list); i++)
		one(m, top, json_array_get(list, i), NULL);
	json_object_foreach((json_t *)(uintptr_t)list, key, inner) one(m, top, inner, key);
}

static void put_row(struct making *m, const json_t *top, const json_t *v, const char *on)
{
	struct table *t = m->t;
	m->line++;
	m->cells = (t->n + 1) * t->n_columns <= TABLE_CELLS_MAX ? arena_new(m->a, struct table_cell, t->n_columns) : NULL;
	if (m->cells == NULL) {
		m->is_full = true;
		return;
	}
	for (size_t i = 0; i < t->n_columns; i++)
		m->cells[i] = (struct table_cell){STR(""), m->line};
	put_thing(m, top, v, on);
	t->row[t->n++] = (struct table_row){.line = m->line, .cell = m->cells};
}

/* Twice: a key may come for the first time in the last of them. */
static enum err put_rows(struct making *m, const json_t *top, const json_t *list)
{
	size_t n = json_is_array(list) ? json_array_size(list) : json_object_size(list);
	m->t->row = arena_new(m->a, struct table_row, n + 1);
	m->t->name = arena_new(m->a, str, TABLE_COLUMNS_MAX);
	if (m->t->row == NULL || m->t->name == NULL || n > CSV_ROWS_MAX)
		return ERR_FULL;
	put_things(m, top, list, put_thing);
	put_things(m, top, list, put_row);
	return m->is_full ? ERR_FULL : OK;
}

/* One object after the other, as logs have them: a list of them. NULL: the text is none. */
static json_t *read_lines(str text)
{
	json_t *list = json_array();
	for (text = str_trim(text); text.n > 0; text = str_trim(text)) {
		json_error_t at;
		json_t *one = json_loadb(text.p, text.n, JSON_DISABLE_EOF_CHECK, &at);
		if (one == NULL || json_array_append_new(list, one) != 0 || at.position <= 0) {
			json_decref(list);
			return NULL;
		}
		text = str_sub(text, (size_t)at.position, text.n);
	}
	return list;
}

static bool is_names(const json_t *v)
{
	for (size_t i = 0; i < json_array_size(v); i++)
		if (!json_is_string(json_array_get(v, i)))
			return false;
	return json_array_size(v) > 0;
}

/* The lists in `rows` from `first` on as objects with these names. NULL: the memory is full. */
static json_t *with_names(const json_t *names, const json_t *rows, size_t first)
{
	json_t *list = json_array();
	bool is_done = list != NULL;
	for (size_t i = first; i < json_array_size(rows) && is_done; i++) {
		json_t *one = json_object();
		const json_t *row = json_array_get(rows, i);
		for (size_t k = 0; k < json_array_size(names) && k < json_array_size(row); k++)
			is_done = is_done && json_object_set(one, json_string_value(json_array_get(names, k)), json_array_get(row, k)) == 0;
		is_done = json_array_append_new(list, one) == 0 && is_done;
	}
	if (!is_done)
		json_decref(list);
	return is_done ? list : NULL;
}

static bool is_list_of_lists(const json_t *v)
{
	return json_is_array(json_array_get(v, 0)) && json_array_size(v) > 1;
}

/* [["date", "pain"], ["2026-11-19", 4]], or {"columns": ["date", "pain"], "data": [["2026-11-19", 4]]}: the objects that are meant, else `top` itself. */
static json_t *name_lists(json_t *top)
{
	const char *key;
	json_t *inner, *names = NULL, *rows = NULL;
	if (is_list_of_lists(top) && is_names(json_array_get(top, 0)))
		return with_names(json_array_get(top, 0), top, 1);
	json_object_foreach(top, key, inner)
	{
		names = names == NULL && is_names(inner) ? inner : names;
		rows = rows == NULL && json_is_array(json_array_get(inner, 0)) ? inner : rows;
	}
	return names != NULL && rows != NULL ? with_names(names, rows, 0) : json_incref(top);
}

static json_t *read_json(str text)
{
	json_t *whole = json_loadb(text.p, text.n, 0, NULL), *named;
	if (whole == NULL)
		whole = read_lines(text);
	named = whole != NULL ? name_lists(whole) : NULL;
	json_decref(whole);
	return named;
}

enum err table_of_json(str text, struct arena *a, struct table *ret_table)
{
	struct table t = {.shape = TABLE_PLAIN, .is_json = true, .has_names = true, .head_line = 1};
	struct making m = {.a = a, .t = &t};
	json_t *top = read_json(text);
	const char *key = "";
	const json_t *list = top != NULL ? longest(top, DEPTH_MAX, &key) : NULL;
	t.topic = head_read(str_of(key)).kind;
	enum err e = list != NULL ? put_rows(&m, top, list) : ERR_INPUT;
	json_decref(top);
	TRY(e);
	TRY(table_turn(&t, a));
	*ret_table = t;
	return OK;
}
