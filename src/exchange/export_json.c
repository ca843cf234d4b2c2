/* export_json.c - the record as JSON, one thing a line: each by the table of its shape. */
#include "exchange/export_json.h"

#include "record/set_off.h"
#include "base/json.h"
#include "store/settings.h"

struct out {
	struct json j;
	const struct record *all;
	size_t number;        /* of the thing in its list */
	size_t region, score; /* what comes next of them: they are in the order of their entries */
};

static void day_out(struct json *j, const char *key, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, d);
	json_kstr(j, key, writer_str(&w));
}

static void moment_out(struct json *j, const char *key, struct moment at)
{
	char buffer[40];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_moment(&w, at);
	json_kstr(j, key, writer_str(&w));
}

/* What was not said is not there. */
static void text_out(struct json *j, const char *key, str text)
{
	if (text.n > 0)
		json_kstr(j, key, text);
}

static void set_off_out(struct json *j, const char *key, int set)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	set_off_write(&w, set);
	text_out(j, key, writer_str(&w));
}

/* Which of the activities of this file, from 1. */
static int64_t activity_number(const struct record *all, int64_t id)
{
	size_t i = 0;
	while (i < all->activities.n && all->activities.at[i].id != id)
		i++;
	return (int64_t)i + 1;
}

static void list_out(struct out *o, const struct row *row, const void *thing);

static void row_out(struct out *o, const struct row *row, const void *thing)
{
	struct json *j = &o->j;
	switch (row->kind) {
	case ROW_TEXT:
	case ROW_LINE:
	case ROW_ID:
	case ROW_VALUE:
	case ROW_JSON:
		if (row->needed)
			json_kstr(j, row->key, row_text(row, thing));
		else
			text_out(j, row->key, row_text(row, thing));
		return;
	case ROW_DAY:
	case ROW_LAST:
		if (row->needed || row_day(row, thing).n != 0)
			day_out(j, row->key, row_day(row, thing));
		return;
	case ROW_UNTIL:
	case ROW_END:
		if (row_day(row, thing).n != DAY_MAX.n)
			day_out(j, row->key, row_day(row, thing));
		return;
	case ROW_MOMENT:
		if (moment_is_known(*(const struct moment *)row_in(row, thing)))
			moment_out(j, row->key, *(const struct moment *)row_in(row, thing));
		return;
	case ROW_SCORE:
		if (row->needed || row_int(row, thing) != STORE_PAIN_UNSET)
			json_kint(j, row->key, row_int(row, thing));
		return;
	case ROW_NUMBER: json_kint(j, row->key, row_int(row, thing)); return;
	case ROW_SET_OFF: set_off_out(j, row->key, row_int(row, thing)); return;
	case ROW_WORD: json_kstr(j, row->key, row->words[row_int(row, thing)]); return;
	case ROW_PLACE: json_kint(j, row->key, activity_number(o->all, *(const int64_t *)row_in(row, thing))); return;
	case ROW_LIST: list_out(o, row, thing); return;
	}
}

static void rows_out(struct out *o, const struct shape *of, const void *thing)
{
	for (size_t i = 0; i < of->n; i++)
		row_out(o, &of->rows[i], thing);
	json_close(&o->j, '}');
}

/* `n` things of a list within a thing; of none there is no list, unless it is needed. */
static void inner_out(struct out *o, const struct row *row, const struct shape *of, const void *at, size_t n)
{
	if (n == 0 && !row->needed)
		return;
	json_kopen(&o->j, row->key, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(&o->j, '{');
		rows_out(o, of, (const char *)at + i * of->size);
	}
	json_close(&o->j, ']');
}

static void list_out(struct out *o, const struct row *row, const void *thing)
{
	const struct record *all = o->all;
	const struct store_entry *e = thing;
	size_t region = o->region, score = o->score;
	if (str_eq(str_of(row->key), str_of(shape_region.key))) {
		while (o->region < all->regions.n && all->regions.at[o->region].entry == e->id)
			o->region++;
		inner_out(o, row, &shape_region, all->regions.at + region, o->region - region);
	} else if (str_eq(str_of(row->key), str_of(shape_score.key))) {
		while (o->score < all->scores.n && all->scores.at[o->score].entry == e->id)
			o->score++;
		inner_out(o, row, &shape_score, all->scores.at + score, o->score - score);
	} else {
		inner_out(o, row, &shape_trial_day, all->trial_days[o->number].at, all->trial_days[o->number].n);
	}
}

/* Settings of the machine stay with it. */
static bool is_left_out(enum record_section section, const void *thing)
{
	const struct store_setting *s = thing;
	const struct setting *known = section == SECTION_SETTINGS ? setting_of(s->key) : NULL;
	return section == SECTION_SETTINGS && (known == NULL || known->owner == SETTING_OF_MACHINE);
}

/* Line ends between things, so that two exports can be compared line by line. */
static void section_out(struct out *o, enum record_section section)
{
	const struct shape *of = record_shapes[section];
	struct record_list list = record_list(o->all, section);
	json_kopen(&o->j, of->key, '[');
	for (o->number = 0; o->number < list.n; o->number++) {
		const void *thing = (const char *)list.at + o->number * of->size;
		if (is_left_out(section, thing))
			continue;
		if (o->j.comma)
			w_char(o->j.w, ',');
		o->j.comma = false;
		w_char(o->j.w, '\n');
		json_open(&o->j, '{');
		rows_out(o, of, thing);
	}
	w_char(o->j.w, '\n');
	json_close(&o->j, ']');
}

void export_json(struct writer *w, const struct record *all)
{
	struct out o = {.j = json_on(w), .all = all};
	json_open(&o.j, '{');
	json_kstr(&o.j, "format", STR(EXPORT_FORMAT));
	json_kint(&o.j, "version", EXPORT_VERSION);
	text_out(&o.j, "identity", all->identity);
	for (enum record_section section = 0; section < SECTIONS; section++)
		section_out(&o, section);
	json_close(&o.j, '}');
	w_char(w, '\n');
}
