/* import_thing.c - one function that reads by any table. */
#include "exchange/import_thing.h"

#include "base/text.h"
#include "core/pack.h"
#include "record/check.h"
#include "record/set_off.h"
#include "table/json_in.h"
#include "table/shown.h"

#include <string.h>

/* entries[3].regions[0].intensity: */
static void say_place(const struct reading *r, const char *key)
{
	w_z(r->say, r->part);
	w_char(r->say, '[');
	w_int(r->say, (int64_t)r->number);
	w_char(r->say, ']');
	if (r->inner != NULL) {
		w_char(r->say, '.');
		w_z(r->say, r->inner);
		w_char(r->say, '[');
		w_int(r->say, (int64_t)r->inner_number);
		w_char(r->say, ']');
	}
	if (key != NULL) {
		w_char(r->say, '.');
		shown_write(r->say, str_of(key));
	}
	w_str(r->say, STR(": "));
}

static enum err refuse_as(const struct reading *r, const char *key, struct unfit u)
{
	say_place(r, key);
	unfit_write(r->say, &u);
	return ERR_INPUT;
}

enum err thing_refuse(const struct reading *r, const char *key, enum unfit_why why)
{
	return refuse_as(r, key, (struct unfit){.why = why});
}

static enum err refuse_range(const struct reading *r, const struct row *row, enum unfit_why why)
{
	return refuse_as(r, row->key, (struct unfit){why, row->least, row->most, STR("")});
}

static enum err refuse_word(const struct reading *r, const struct row *row)
{
	thing_refuse(r, row->key, UNFIT_WORD);
	for (int64_t i = 0; i < row->most; i++) {
		w_str(r->say, i > 0 ? STR(", ") : STR(""));
		w_str(r->say, row->words[i]);
	}
	return ERR_INPUT;
}

static bool is_object(str s)
{
	json_t *v = json_in(s, NULL);
	bool is = json_is_object(v);
	json_decref(v);
	return is;
}

static bool allows(const struct row *row, str s)
{
	return row_allows_text(row, s) && (row->kind != ROW_JSON || is_object(s));
}

/* Why a text is not what its row allows. */
static enum unfit_why why_not(const struct row *row, str s)
{
	switch (row->kind) {
	case ROW_LINE: return row->needed && text_is_blank(s) ? UNFIT_UNSEEN : UNFIT_LINE;
	case ROW_ID: return UNFIT_ID;
	case ROW_VALUE: return UNFIT_ANSWER;
	case ROW_JSON: return UNFIT_JSON;
	case ROW_TEXT:
	case ROW_DAY:
	case ROW_LAST:
	case ROW_UNTIL:
	case ROW_END:
	case ROW_MOMENT:
	case ROW_SCORE:
	case ROW_NUMBER:
	case ROW_SET_OFF:
	case ROW_WORD:
	case ROW_PLACE:
	case ROW_LIST: break;
	}
	return UNFIT_CONTROL;
}

static enum err take_set_off(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	int set = 0;
	if (!json_is_string(v) || !set_off_read((str){json_string_value(v), json_string_length(v)}, &set))
		return thing_refuse(r, row->key, UNFIT_SET_OFF);
	memcpy(to, &set, sizeof set);
	return OK;
}

static enum err take_text(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	str s = {json_string_value(v), json_string_length(v)};
	if (!json_is_string(v))
		return thing_refuse(r, row->key, UNFIT_TEXT);
	s = arena_copy_lines(r->a, s);
	if (r->a->full)
		return ERR_FULL;
	if ((int64_t)s.n < row->least || (int64_t)s.n > row->most)
		return refuse_range(r, row, UNFIT_LENGTH);
	if (!allows(row, s))
		return thing_refuse(r, row->key, why_not(row, s));
	memcpy(to, &s, sizeof s);
	return OK;
}

static enum err take_day(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	day d;
	if (!json_is_string(v) || !day_parse(str_of(json_string_value(v)), &d))
		return thing_refuse(r, row->key, UNFIT_REAL_DAY);
	memcpy(to, &d, sizeof d);
	return OK;
}

static enum err take_number(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	json_int_t n = json_integer_value(v);
	if (!json_is_integer(v) || n < row->least || n > row->most)
		return refuse_range(r, row, UNFIT_RANGE);
	int32_t small = (int32_t)n;
	memcpy(to, &small, sizeof small);
	return OK;
}

static enum err take_word(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	size_t i = json_is_string(v) ? word_index(row->words, (size_t)row->most, str_of(json_string_value(v))) : (size_t)row->most;
	int32_t word = (int32_t)i;
	if (i == (size_t)row->most)
		return refuse_word(r, row);
	memcpy(to, &word, sizeof word);
	return OK;
}

static bool is_instant(instant t)
{
	return t.s >= INSTANT_MIN.s && t.s <= INSTANT_MAX.s;
}

/* Version 1 wrote the instant alone; its clock is found when the day is known, too. */
static enum err take_moment(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	struct moment m = {{json_integer_value(v)}, {0}};
	if (r->version == 1 && (!json_is_integer(v) || !is_instant(m.at)))
		return thing_refuse(r, row->key, UNFIT_SECONDS);
	if (r->version > 1 && (!json_is_string(v) || !moment_parse(str_of(json_string_value(v)), &m) || !is_instant(m.at)))
		return thing_refuse(r, row->key, UNFIT_TIME);
	memcpy(to, &m, sizeof m);
	return OK;
}

static enum err take(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	int64_t id = json_integer_value(v);
	switch (row->kind) {
	case ROW_TEXT:
	case ROW_LINE:
	case ROW_ID:
	case ROW_VALUE:
	case ROW_JSON: return take_text(r, row, v, to);
	case ROW_DAY:
	case ROW_LAST:
	case ROW_UNTIL:
	case ROW_END: return take_day(r, row, v, to);
	case ROW_MOMENT: return take_moment(r, row, v, to);
	case ROW_SCORE:
	case ROW_NUMBER: return take_number(r, row, v, to);
	case ROW_SET_OFF: return take_set_off(r, row, v, to);
	case ROW_WORD: return take_word(r, row, v, to);
	case ROW_PLACE:
		if (!json_is_integer(v) || id < 1)
			return thing_refuse(r, row->key, UNFIT_PLACE);
		memcpy(to, &id, sizeof id);
		return OK;
	case ROW_LIST: return json_is_array(v) ? OK : thing_refuse(r, row->key, UNFIT_LIST);
	}
	return ERR_INPUT;
}

/* What stands there when the key does not. */
static void leave_out(const struct row *row, void *to)
{
	int unset = STORE_PAIN_UNSET;
	day never = DAY_MAX;
	str nothing = STR("");
	struct moment none = MOMENT_NONE;
	switch (row->kind) {
	case ROW_TEXT:
	case ROW_LINE:
	case ROW_ID:
	case ROW_VALUE:
	case ROW_JSON: memcpy(to, &nothing, sizeof nothing); return;
	case ROW_UNTIL:
	case ROW_END: memcpy(to, &never, sizeof never); return;
	case ROW_SCORE: memcpy(to, &unset, sizeof unset); return;
	case ROW_MOMENT: memcpy(to, &none, sizeof none); return;
	case ROW_DAY:
	case ROW_LAST:
	case ROW_NUMBER:
	case ROW_SET_OFF:
	case ROW_WORD:
	case ROW_PLACE:
	case ROW_LIST: return;
	}
}

enum err thing_take(const struct reading *r, const struct shape *of, json_t *thing, void *ret_thing)
{
	const struct row *rows = of->rows;
	const size_t n = of->n;
	const char *key;
	json_t *v;
	if (!json_is_object(thing))
		return thing_refuse(r, NULL, UNFIT_OBJECT);
	json_object_foreach(thing, key, v)
	{
		size_t i = 0;
		while (i < n && !str_eq(str_of(rows[i].key), str_of(key)))
			i++;
		if (i == n)
			return thing_refuse(r, key, UNFIT_KEY);
	}
	for (size_t i = 0; i < n; i++) {
		void *to = (char *)ret_thing + rows[i].at;
		v = json_object_get(thing, rows[i].key);
		if (v == NULL && (rows[i].needed || (rows[i].kind == ROW_MOMENT && r->version == 1)))
			return thing_refuse(r, rows[i].key, UNFIT_MISSING);
		if (v == NULL)
			leave_out(&rows[i], to);
		else
			TRY(take(r, &rows[i], v, to));
		/* what spans days does not end before it begins */
		if ((rows[i].kind == ROW_LAST || rows[i].kind == ROW_UNTIL) && row_day(&rows[i], ret_thing).n < row_day(&rows[i - 1], ret_thing).n)
			return thing_refuse(r, rows[i].key, UNFIT_BEFORE_FIRST);
	}
	return OK;
}
