/* import.c - a diary from a table. */
#include "app/import.h"

#include "app/places.h"
#include "app/shown.h"
#include "app/text_in.h"
#include "base/text.h"

enum { NOON_S = 12 * 3600, MINUTE_S = 60, KEY_BYTES = 96, WINDOW_DAYS = 90, HEAD_LINE = 1 /* no row stands there */ };

#define NO_TIME (-1)

/* ---- words ---- */

const str import_kind_words[IMPORT_KINDS] = {
	[IMPORT_NOTHING] = STR_INIT("not read: the name is not known"),
	[IMPORT_TWICE] = STR_INIT("not read: another column is that already"),
	[IMPORT_FULL] = STR_INIT("not read: three activities are asked already, the most there can be"),
	[IMPORT_NO_WORDS] = STR_INIT("not read: allowed are 400 bytes, about 400 letters, on one line"),
	[IMPORT_DAY] = STR_INIT("day"),
	[IMPORT_TIME] = STR_INIT("time"),
	[IMPORT_OFFSET] = STR_INIT("how far the clock was from Greenwich"),
	[IMPORT_PAIN] = STR_INIT("pain at that moment"),
	[IMPORT_WORST] = STR_INIT("pain at its worst that day"),
	[IMPORT_AVERAGE] = STR_INIT("pain on average that day"),
	[IMPORT_SLEEP] = STR_INIT("sleep"),
	[IMPORT_MOOD] = STR_INIT("mood"),
	[IMPORT_MEDICINES] = STR_INIT("medicines"),
	[IMPORT_NOTE] = STR_INIT("note"),
	[IMPORT_REGIONS] = STR_INIT("places, with how strong"),
	[IMPORT_REGION] = STR_INIT("how strong at that place"),
	[IMPORT_ACTIVITY] = STR_INIT("how well that activity went"),
	[IMPORT_NEW_ACTIVITY] = STR_INIT("one of your own activities: how well it went"),
};

const str import_why_words[IMPORT_WHYS] = {
	[WHY_CELLS] = STR_INIT("It has more cells than the first row. A text with a separator in it stands in quotes."),
	[WHY_DAY] = STR_INIT("Allowed is a real day with four digits for the year, like 2026-11-30 or 30.11.2026."),
	[WHY_FUTURE] = STR_INIT("Allowed is today or an earlier day."),
	[WHY_OLD] = STR_INIT("Allowed are days from 2000-01-01 on."),
	[WHY_TIME] = STR_INIT("Allowed is a time like 08:30, or nothing."),
	[WHY_OFFSET] = STR_INIT("Allowed is an offset like UTC+02:00 or -05:00, or nothing."),
	[WHY_SKIPPED] = STR_INIT("This time did not exist on that day: the clocks were put forward over it."),
	[WHY_PAIN] = STR_INIT("The pain of that moment is missing. Allowed is a whole number from 0 to 10."),
	[WHY_NUMBER] = STR_INIT("Allowed is a whole number from 0 to 10, or nothing."),
	[WHY_LONG] = STR_INIT("The text is too long. Allowed are 2000 bytes, about 2000 letters."),
	[WHY_CONTROL] = STR_INIT("The text has control characters in it. Allowed are letters, signs and line ends."),
	[WHY_PLACE] = STR_INIT("Allowed are places of the body map with a number from 0 to 10, like p5_l=4;p5_r=2."),
	[WHY_SCORES] = STR_INIT("It has numbers for more than three activities. Allowed are three."),
};

const str import_stop_words[STOP_ASKS_ORDER + 1] = {
	[IMPORT_GOES] = STR_INIT(""),
	[STOP_TABLE] = STR_INIT(""), /* see csv_slip_words */
	[STOP_NO_DAY] = STR_INIT("No column is called day or date. The first row must name the columns."),
	[STOP_NO_PAIN] = STR_INIT("No column is called pain. The first row must name the columns."),
	[STOP_ASKS_ORDER] = STR_INIT("Does the day or the month come first? The days of this file can be read both ways."),
};

const str csv_slip_words[CSV_MANY_CELLS + 1] = {
	[CSV_NOTHING] = STR_INIT("There is nothing below the first row. Allowed is a table: names of columns first, then a row for each entry."),
	[CSV_NO_TEXT] = STR_INIT("This line is not text. Save the table as CSV, best in UTF-8."),
	[CSV_OPEN] = STR_INIT("A quote is opened on this line and never closed."),
	[CSV_MANY_ROWS] = STR_INIT("There are too many rows. Allowed are 100,000 at a time."),
	[CSV_MANY_CELLS] = STR_INIT("There are too many columns. Allowed are 1024."),
};

/* ---- texts that somebody else wrote ---- */

str import_shown(str text, struct arena *a)
{
	char room[SHOWN_ROOM];
	struct writer w = writer_on(room, sizeof room);
	shown_write(&w, text);
	return arena_copy(a, writer_str(&w));
}

static bool is_guarded(str s)
{
	static const str after = STR_INIT("=+-@'\t\r");
	return s.n > 1 && s.p[0] == '\'' && str_find(after, s.p[1]) < after.n;
}

/* ---- columns ---- */

static const struct {
	const char *key;
	enum import_kind kind;
} names[] = {
	{"day", IMPORT_DAY},
	{"date", IMPORT_DAY},
	{"datum", IMPORT_DAY},
	{"when", IMPORT_DAY},
	{"datetime", IMPORT_DAY},
	{"date_time", IMPORT_DAY},
	{"timestamp", IMPORT_DAY},
	{"time", IMPORT_TIME},
	{"clock", IMPORT_TIME},
	{"uhrzeit", IMPORT_TIME},
	{"offset", IMPORT_OFFSET},
	{"utc_offset", IMPORT_OFFSET},
	{"pain_now", IMPORT_PAIN},
	{"pain", IMPORT_PAIN},
	{"pain_level", IMPORT_PAIN},
	{"pain_score", IMPORT_PAIN},
	{"pain_intensity", IMPORT_PAIN},
	{"nrs", IMPORT_PAIN},
	{"schmerz", IMPORT_PAIN},
	{"pain_worst", IMPORT_WORST},
	{"worst", IMPORT_WORST},
	{"worst_pain", IMPORT_WORST},
	{"pain_max", IMPORT_WORST},
	{"max_pain", IMPORT_WORST},
	{"pain_average", IMPORT_AVERAGE},
	{"average", IMPORT_AVERAGE},
	{"average_pain", IMPORT_AVERAGE},
	{"avg_pain", IMPORT_AVERAGE},
	{"pain_avg", IMPORT_AVERAGE},
	{"pain_mean", IMPORT_AVERAGE},
	{"mean_pain", IMPORT_AVERAGE},
	{"sleep", IMPORT_SLEEP},
	{"sleep_quality", IMPORT_SLEEP},
	{"mood", IMPORT_MOOD},
	{"medicines", IMPORT_MEDICINES},
	{"medicine", IMPORT_MEDICINES},
	{"medication", IMPORT_MEDICINES},
	{"medications", IMPORT_MEDICINES},
	{"meds", IMPORT_MEDICINES},
	{"drugs", IMPORT_MEDICINES},
	{"note", IMPORT_NOTE},
	{"notes", IMPORT_NOTE},
	{"comment", IMPORT_NOTE},
	{"comments", IMPORT_NOTE},
	{"remarks", IMPORT_NOTE},
	{"regions", IMPORT_REGIONS},
	{"region", IMPORT_REGIONS},
	{"places", IMPORT_REGIONS},
	{"where", IMPORT_REGIONS},
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* "Pain level (0-10)" -> "pain_level": lower case, one _ between words, nothing of what stands in brackets. */
static str key_of(str name, char room[KEY_BYTES])
{
	struct writer w = writer_on(room, KEY_BYTES);
	bool gap = false;
	int depth = 0;
	for (size_t i = 0; i < name.n; i++) {
		char c = lower(name.p[i]);
		bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
		depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
		gap = gap || !is_word;
		if (!is_word || depth > 0)
			continue;
		if (gap && w.n > 0)
			w_char(&w, '_');
		gap = false;
		w_char(&w, c);
	}
	return w.full ? STR("") : writer_str(&w);
}

static const struct region *region_named(const struct pack *p, str name)
{
	char room[KEY_BYTES], other[KEY_BYTES];
	str key = key_of(name, room);
	for (size_t i = 0; i < p->n_regions && key.n > 0; i++)
		if (str_eq(p->regions[i].id, key) || str_eq(key_of(p->regions[i].name, other), key))
			return &p->regions[i];
	return NULL;
}

static bool is_activity(str name, str *ret_words)
{
	static const str prefix = STR_INIT("activity:");
	if (name.n <= prefix.n)
		return false;
	for (size_t i = 0; i < prefix.n; i++)
		if (lower(name.p[i]) != prefix.p[i])
			return false;
	*ret_words = str_trim(str_sub(name, prefix.n, name.n));
	return true;
}

static size_t count_asked(const struct store_activities *of)
{
	size_t n = 0;
	for (size_t i = 0; i < of->n; i++)
		n += diary_is_asked(&of->at[i]);
	return n;
}

/* A column of an activity that the diary does not have. */
static void set_new_activity(struct import_column *c, str words, const struct import_wish *wish, struct import *in)
{
	size_t at = 0;
	while (at < in->n_activities && !str_eq(in->activities[at], words))
		at++;
	if (at == in->n_activities) {
		c->kind = words.n > STORE_WORDS_MAX || !text_is_line(words) || text_is_blank(words) ? IMPORT_NO_WORDS : IMPORT_FULL;
		if (c->kind == IMPORT_NO_WORDS || count_asked(&wish->activities) + in->n_activities >= STORE_SCORES_MAX)
			return;
		in->activities[in->n_activities++] = words;
	}
	c->kind = IMPORT_NEW_ACTIVITY;
	c->activity = -1 - (int64_t)at;
}

static void set_activity(struct import_column *c, str words, const struct import_wish *wish, struct import *in)
{
	for (size_t i = 0; i < wish->activities.n; i++)
		if (str_eq(wish->activities.at[i].words, words)) {
			c->kind = IMPORT_ACTIVITY;
			c->activity = wish->activities.at[i].id;
		}
	if (c->kind != IMPORT_ACTIVITY)
		set_new_activity(c, words, wish, in);
}

static struct import_column column_of(str name, const struct import_wish *wish, struct import *in)
{
	struct import_column c = {.kind = IMPORT_NOTHING};
	char room[KEY_BYTES];
	str words, key = key_of(name, room);
	if (is_activity(name, &words)) {
		set_activity(&c, words, wish, in);
		return c;
	}
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_eq(key, str_of(names[i].key)))
			c.kind = names[i].kind;
	if (c.kind != IMPORT_NOTHING)
		return c;
	c.region = region_named(wish->pack, name);
	c.kind = c.region != NULL ? IMPORT_REGION : IMPORT_NOTHING;
	return c;
}

static bool is_same_column(const struct import_column *a, const struct import_column *b)
{
	return a->kind == b->kind && a->kind > IMPORT_NO_WORDS && a->region == b->region && a->activity == b->activity;
}

static enum err read_columns(const struct csv_row *head, const struct import_wish *wish, struct arena *a, struct import *in)
{
	in->columns = arena_new(a, struct import_column, head->n);
	if (in->columns == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < head->n; i++) {
		str name = str_trim(head->cell[i]);
		struct import_column c = column_of(name, wish, in);
		for (size_t k = 0; k < i; k++)
			c.kind = is_same_column(&in->columns[k], &c) ? IMPORT_TWICE : c.kind;
		c.name = import_shown(name, a);
		in->columns[in->n_columns++] = c;
	}
	return OK;
}

/* The cell of this kind, empty when there is no such column. */
static str cell_of(const struct import *in, const struct csv_row *row, enum import_kind kind)
{
	for (size_t i = 0; i < in->n_columns && i < row->n; i++)
		if (in->columns[i].kind == kind)
			return str_trim(row->cell[i]);
	return STR("");
}

static str offset_of(const struct import *in, const struct csv_row *row)
{
	return cell_of(in, row, IMPORT_OFFSET);
}

static bool has_column(const struct import *in, enum import_kind kind)
{
	for (size_t i = 0; i < in->n_columns; i++)
		if (in->columns[i].kind == kind)
			return true;
	return false;
}

/* ---- days and times ---- */

/* Three numbers with a sign between them, and what stands behind. */
struct day_text {
	int64_t of[3];
	char sign;
	bool year_first;
	str rest;
};

static bool read_day_text(str s, struct day_text *ret_text)
{
	struct day_text t = {0};
	size_t at = 0;
	for (size_t part = 0; part < 3; part++) {
		size_t from = at;
		while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
			at++;
		size_t digits = at - from;
		t.year_first = part == 0 ? digits == 4 : t.year_first;
		bool is_year = part == (t.year_first ? 0u : 2u);
		if (!str_int(str_sub(s, from, digits), &t.of[part]) || (is_year ? digits != 4 : digits > 2))
			return false;
		if (part == 2)
			break;
		if (at == s.n || (part == 1 && s.p[at] != t.sign))
			return false;
		t.sign = s.p[at++];
	}
	if (t.sign != '-' && t.sign != '/' && t.sign != '.')
		return false;
	t.rest = str_sub(s, at, s.n);
	*ret_text = t;
	return true;
}

/* Day and month may be meant either way: neither the year nor a dot tells. */
static bool is_two_way(const struct day_text *t)
{
	return !t->year_first && t->sign != '.';
}

/* What the whole column says about the order; ORDER_OPEN when nothing or both. `ret_example`: the first day that can be read both ways. */
static enum import_order order_of(const struct import *in, const struct csv *csv, str *ret_example)
{
	bool day_first = false, month_first = false;
	for (size_t i = 1; i < csv->n; i++) {
		struct day_text t;
		str cell = cell_of(in, &csv->row[i], IMPORT_DAY);
		if (!read_day_text(cell, &t) || !is_two_way(&t))
			continue;
		if (ret_example->n == 0)
			*ret_example = cell;
		day_first = day_first || t.of[0] > 12;
		month_first = month_first || t.of[1] > 12;
	}
	return day_first == month_first ? ORDER_OPEN : day_first ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
}

static bool day_of_text(const struct day_text *t, enum import_order order, day *ret_day)
{
	bool swaps = is_two_way(t) && order == ORDER_MONTH_FIRST;
	struct date d = {.year = (int)t->of[t->year_first ? 0 : 2],
			 .month = (int)t->of[swaps ? 0 : 1],
			 .day = (int)t->of[t->year_first ? 2
					   : swaps       ? 1
							 : 0]};
	char room[16];
	struct writer w = writer_on(room, sizeof room);
	w_padded(&w, (uint64_t)d.year, 4);
	w_char(&w, '-');
	w_padded(&w, (uint64_t)d.month, 2);
	w_char(&w, '-');
	w_padded(&w, (uint64_t)d.day, 2);
	return day_parse(writer_str(&w), ret_day);
}

/* "8:30", "08:30:00", "8:30 pm": seconds since midnight. */
static bool read_time(str s, int32_t *ret_second)
{
	int64_t hour, minute, second = 0;
	bool pm = s.n > 2 && lower(s.p[s.n - 2]) == 'p' && lower(s.p[s.n - 1]) == 'm',
	     am = s.n > 2 && lower(s.p[s.n - 2]) == 'a' && lower(s.p[s.n - 1]) == 'm';
	if (pm || am)
		s = str_trim(str_sub(s, 0, s.n - 2));
	str hours = str_split(&s, ':'), minutes = str_split(&s, ':');
	if (hours.n == 0 || hours.n > 2 || minutes.n != 2 || !str_int(hours, &hour) || !str_int(minutes, &minute))
		return false;
	if (s.n > 0 && (s.n != 2 || !str_int(s, &second)))
		return false;
	if ((pm || am) && (hour < 1 || hour > 12))
		return false;
	hour = pm || am ? hour % 12 + (pm ? 12 : 0) : hour;
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
		return false;
	*ret_second = (int32_t)(3600 * hour + 60 * minute); /* the diary counts minutes */
	return true;
}

/* ---- one row ---- */

struct reading {
	const struct import *in;
	const struct import_wish *wish;
	const struct csv_row *row;
	struct arena *a;
	struct import_refused *refused; /* of this row */
};

static enum err refuse(const struct reading *r, enum import_why why, size_t column)
{
	bool is_cell = column < r->in->n_columns;
	*r->refused = (struct import_refused){.line = r->row->line,
					      .why = why,
					      .column = is_cell ? r->in->columns[column].name : STR(""),
					      .value = is_cell && column < r->row->n ? import_shown(str_trim(r->row->cell[column]), r->a) : STR("")};
	return ERR_INPUT;
}

static enum err refuse_kind(const struct reading *r, enum import_why why, enum import_kind kind)
{
	size_t column = 0;
	while (column < r->in->n_columns && r->in->columns[column].kind != kind)
		column++;
	return refuse(r, why, column);
}

/* By the clock that the row names, or by that of the place on its day. */
static enum err read_moment(const struct reading *r, int32_t second, struct store_entry *e)
{
	struct zone zone;
	str offset = offset_of(r->in, r->row);
	e->at = MOMENT_NONE;
	if (offset.n > 0 && !zone_parse(str_starts(offset, STR("UTC")) ? str_sub(offset, 3, offset.n) : offset, &zone))
		return refuse_kind(r, WHY_OFFSET, IMPORT_OFFSET);
	if (second == NO_TIME)
		return OK;
	if (offset.n > 0)
		e->at = (struct moment){instant_of(e->day, second, zone), zone};
	else if (civil_moment(e->day, second, r->wish->zones, &e->at) == CIVIL_NEVER)
		return refuse_kind(r, WHY_SKIPPED, has_column(r->in, IMPORT_TIME) ? IMPORT_TIME : IMPORT_DAY);
	return OK;
}

static enum err read_when(const struct reading *r, struct store_entry *e)
{
	struct day_text t;
	int32_t second = NO_TIME;
	str time = cell_of(r->in, r->row, IMPORT_TIME);
	if (!read_day_text(cell_of(r->in, r->row, IMPORT_DAY), &t) || !day_of_text(&t, r->in->order, &e->day))
		return refuse_kind(r, WHY_DAY, IMPORT_DAY);
	if (e->day.n > moment_day(r->wish->now).n)
		return refuse_kind(r, WHY_FUTURE, IMPORT_DAY);
	if (e->day.n < DIARY_FIRST.n)
		return refuse_kind(r, WHY_OLD, IMPORT_DAY);
	if (t.rest.n > 0 && ((t.rest.p[0] != ' ' && t.rest.p[0] != 'T') || !read_time(str_trim(str_sub(t.rest, 1, t.rest.n)), &second)))
		return refuse_kind(r, WHY_DAY, IMPORT_DAY);
	if (time.n > 0 && !read_time(time, &second))
		return refuse_kind(r, WHY_TIME, IMPORT_TIME);
	return read_moment(r, second, e);
}

/* "4", "4.0", "4/10". */
static bool read_number(str s, int *ret_number)
{
	static const str tails[] = {STR_INIT("/10"), STR_INIT(" / 10"), STR_INIT(".0"), STR_INIT(",0")};
	int64_t n;
	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
		if (s.n > tails[i].n && str_ends(s, tails[i])) {
			s = str_sub(s, 0, s.n - tails[i].n);
			break;
		}
	if (!str_int(s, &n) || n < 0 || n > STORE_PAIN_MAX)
		return false;
	*ret_number = (int)n;
	return true;
}

static void add_region(struct store_entry *e, const struct region *region, int intensity)
{
	for (size_t i = 0; i < e->n_regions; i++)
		if (str_eq(e->regions[i].region, region->id)) {
			e->regions[i].intensity = intensity;
			return;
		}
	e->regions[e->n_regions++] = (struct store_region){.region = region->id, .intensity = intensity};
}

/* "p5_l=4;p5_r" */
static bool read_regions(const struct reading *r, str cell, struct store_entry *e)
{
	while (cell.n > 0) {
		str value = str_trim(str_split(&cell, ';'));
		str name = str_trim(str_split(&value, '='));
		const struct region *region = region_named(r->wish->pack, name);
		int intensity = e->pain_now;
		if (name.n == 0 && value.n == 0)
			continue;
		if (region == NULL || (value.n > 0 && !read_number(str_trim(value), &intensity)))
			return false;
		add_region(e, region, intensity);
	}
	return true;
}

static enum err read_text(const struct reading *r, size_t column, str *ret_text)
{
	str s = str_trim(r->row->cell[column]);
	if (is_guarded(s))
		s = str_sub(s, 1, s.n);
	s = arena_copy_lines(r->a, s);
	if (s.n > STORE_NOTE_MAX)
		return refuse(r, WHY_LONG, column);
	if (!text_is_clean(s))
		return refuse(r, WHY_CONTROL, column);
	*ret_text = s;
	return OK;
}

static enum err read_score(const struct reading *r, size_t column, struct store_entry *e)
{
	int score;
	if (!read_number(str_trim(r->row->cell[column]), &score))
		return refuse(r, WHY_NUMBER, column);
	if (e->n_scores == STORE_SCORES_MAX)
		return refuse(r, WHY_SCORES, column);
	e->scores[e->n_scores++] = (struct store_score){.activity = r->in->columns[column].activity, .score = score};
	return OK;
}

static enum err read_cell(const struct reading *r, size_t column, struct store_entry *e)
{
	str cell = str_trim(r->row->cell[column]);
	const struct import_column *c = &r->in->columns[column];
	int intensity, *number = NULL;
	switch (c->kind) {
	case IMPORT_NOTHING:
	case IMPORT_TWICE:
	case IMPORT_FULL:
	case IMPORT_NO_WORDS:
	case IMPORT_DAY:
	case IMPORT_TIME:
	case IMPORT_OFFSET:
	case IMPORT_PAIN: return OK; /* read first */
	case IMPORT_WORST: number = &e->pain_worst; break;
	case IMPORT_AVERAGE: number = &e->pain_average; break;
	case IMPORT_SLEEP: number = &e->sleep; break;
	case IMPORT_MOOD: number = &e->mood; break;
	case IMPORT_MEDICINES: return read_text(r, column, &e->medicines);
	case IMPORT_NOTE: return read_text(r, column, &e->note);
	case IMPORT_REGIONS: return read_regions(r, cell, e) ? OK : refuse(r, WHY_PLACE, column);
	case IMPORT_REGION:
		if (cell.n == 0)
			return OK;
		if (!read_number(cell, &intensity))
			return refuse(r, WHY_NUMBER, column);
		add_region(e, c->region, intensity);
		return OK;
	case IMPORT_ACTIVITY:
	case IMPORT_NEW_ACTIVITY: return cell.n > 0 ? read_score(r, column, e) : OK;
	}
	return cell.n == 0 || read_number(cell, number) ? OK : refuse(r, WHY_NUMBER, column);
}

/* How many of the columns of this row may hold a place or a score. */
static size_t cells_that(const struct reading *r, enum import_kind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < r->in->n_columns && i < r->row->n; i++)
		n += r->in->columns[i].kind == kind && !str_is_blank(r->row->cell[i]);
	return n;
}

static enum err take_rooms(const struct reading *r, struct store_entry *e)
{
	size_t regions = cells_that(r, IMPORT_REGIONS) > 0 ? r->wish->pack->n_regions : cells_that(r, IMPORT_REGION),
	       scores = cells_that(r, IMPORT_ACTIVITY) + cells_that(r, IMPORT_NEW_ACTIVITY);
	e->regions = regions > 0 ? arena_new(r->a, struct store_region, regions) : NULL;
	e->scores = scores > 0 ? arena_new(r->a, struct store_score, STORE_SCORES_MAX) : NULL;
	return (regions > 0 && e->regions == NULL) || (scores > 0 && e->scores == NULL) ? ERR_FULL : OK;
}

static enum err read_row(const struct reading *r, struct store_entry *ret_entry)
{
	struct store_entry e = {.pain_worst = STORE_PAIN_UNSET,
				.pain_average = STORE_PAIN_UNSET,
				.sleep = STORE_PAIN_UNSET,
				.mood = STORE_PAIN_UNSET,
				.note = STR(""),
				.medicines = STR("")};
	str pain = cell_of(r->in, r->row, IMPORT_PAIN);
	if (r->row->n > r->in->n_columns)
		return refuse(r, WHY_CELLS, r->in->n_columns);
	TRY(read_when(r, &e));
	if (pain.n == 0)
		return refuse_kind(r, WHY_PAIN, IMPORT_PAIN);
	if (!read_number(pain, &e.pain_now))
		return refuse_kind(r, WHY_NUMBER, IMPORT_PAIN);
	TRY(take_rooms(r, &e));
	for (size_t i = 0; i < r->row->n; i++)
		TRY(read_cell(r, i, &e));
	*ret_entry = e;
	return OK;
}

/* ---- all rows ---- */

static bool is_same_minute(struct moment a, struct moment b)
{
	return moment_is_known(a) == moment_is_known(b) && (!moment_is_known(a) || moment_second(a) / MINUTE_S == moment_second(b) / MINUTE_S);
}

static bool is_same_zone(struct moment a, struct moment b)
{
	return a.zone.east_s == b.zone.east_s;
}

/* Each stands once in both, in whatever order. */
static bool are_same_regions(const struct store_region *a, size_t n_a, const struct store_region *b, size_t n_b)
{
	size_t same = 0;
	for (size_t i = 0; i < n_a; i++)
		for (size_t k = 0; k < n_b; k++)
			same += a[i].intensity == b[k].intensity && str_eq(a[i].region, b[k].region);
	return n_a == n_b && same == n_a;
}

static bool are_same_scores(const struct store_score *a, size_t n_a, const struct store_score *b, size_t n_b)
{
	size_t same = 0;
	for (size_t i = 0; i < n_a; i++)
		for (size_t k = 0; k < n_b; k++)
			same += a[i].score == b[k].score && a[i].activity == b[k].activity;
	return n_a == n_b && same == n_a;
}

/* A table loses what stands around a text. */
static bool is_same_text(str a, str b)
{
	return str_eq(str_trim(a), str_trim(b));
}

/* Equal in what the file has a column for; what it does not tell cannot differ. */
static bool is_number_alike(const struct import *in, enum import_kind kind, int a, int b)
{
	return a == b || !has_column(in, kind);
}

static bool is_text_alike(const struct import *in, enum import_kind kind, str a, str b)
{
	return !has_column(in, kind) || is_same_text(a, b);
}

/* All but its places, its scores and the clock: a table tells them apart in ways of its own. */
static bool is_alike(const struct import *in, const struct store_entry *a, const struct store_entry *b)
{
	return a->day.n == b->day.n && is_same_minute(a->at, b->at) && a->pain_now == b->pain_now &&
	       is_number_alike(in, IMPORT_WORST, a->pain_worst, b->pain_worst) &&
	       is_number_alike(in, IMPORT_AVERAGE, a->pain_average, b->pain_average) && is_number_alike(in, IMPORT_SLEEP, a->sleep, b->sleep) &&
	       is_number_alike(in, IMPORT_MOOD, a->mood, b->mood) && is_text_alike(in, IMPORT_MEDICINES, a->medicines, b->medicines) &&
	       is_text_alike(in, IMPORT_NOTE, a->note, b->note);
}

static bool has_places(const struct import *in)
{
	return has_column(in, IMPORT_REGIONS) || has_column(in, IMPORT_REGION);
}

/* The scores of activities that the file has a column for. */
static bool are_scores_alike(const struct import *in, const struct store_entry *e, const struct store_scores *kept)
{
	size_t told = 0, same = 0;
	for (size_t k = 0; k < kept->n; k++)
		for (size_t i = 0; i < in->n_columns; i++)
			told += in->columns[i].kind == IMPORT_ACTIVITY && in->columns[i].activity == kept->at[k].activity;
	for (size_t i = 0; i < e->n_scores; i++)
		for (size_t k = 0; k < kept->n; k++)
			same += e->scores[i].activity == kept->at[k].activity && e->scores[i].score == kept->at[k].score;
	return told == e->n_scores && same == e->n_scores;
}

/* Two rows without a time are two: the file does not say that they were one moment. */
static bool stands_above(const struct import *in, const struct store_entry *e)
{
	for (size_t i = 0; i < in->n && moment_is_known(e->at); i++) {
		const struct store_entry *x = &in->rows[i].entry;
		if (is_alike(in, x, e) && is_same_zone(x->at, e->at) && are_same_regions(x->regions, x->n_regions, e->regions, e->n_regions) &&
		    are_same_scores(x->scores, x->n_scores, e->scores, e->n_scores))
			return true;
	}
	return false;
}

static void keep_row(struct import *in, const struct store_entry *e, const struct csv_row *row)
{
	if (stands_above(in, e)) {
		in->n_twice++;
		return;
	}
	in->first = in->n == 0 || e->day.n < in->first.n ? e->day : in->first;
	in->last = in->n == 0 || e->day.n > in->last.n ? e->day : in->last;
	in->rows[in->n++] = (struct import_row){.entry = *e, .line = row->line, .has_offset = offset_of(in, row).n > 0};
}

static enum err read_rows(const struct csv *csv, const struct import_wish *wish, struct arena *a, struct import *in)
{
	in->rows = arena_new(a, struct import_row, csv->n);
	in->refused = arena_new(a, struct import_refused, csv->n);
	if (in->rows == NULL || in->refused == NULL)
		return ERR_FULL;
	for (size_t i = 1; i < csv->n; i++) {
		struct store_entry e;
		struct reading r = {.in = in, .wish = wish, .row = &csv->row[i], .a = a, .refused = &in->refused[in->n_refused]};
		enum err slip = read_row(&r, &e);
		if (slip == OK)
			keep_row(in, &e, &csv->row[i]);
		else if (slip == ERR_INPUT)
			in->n_refused++;
		else
			return slip;
	}
	return a->full ? ERR_FULL : OK;
}

enum err import_read(str text, const struct import_wish *wish, struct arena *a, struct import *ret_import)
{
	struct csv csv;
	struct text_in plain;
	struct import in = {.order = ORDER_OPEN, .ambiguous = STR("")};
	enum err e = text_in(text, a, &in.table.line, &plain);
	in.table.slip = CSV_NO_TEXT;
	if (e == OK)
		e = csv_read(plain.text, a, &in.table, &csv);
	if (e == ERR_FULL)
		return e;
	in.stop = e != OK ? STOP_TABLE : IMPORT_GOES;
	if (e == OK) {
		TRY(read_columns(&csv.row[0], wish, a, &in));
		enum import_order seen = order_of(&in, &csv, &in.ambiguous);
		in.order = seen != ORDER_OPEN ? seen : wish->order;
		in.ambiguous = import_shown(in.ambiguous, a);
		in.stop = !has_column(&in, IMPORT_DAY) ? STOP_NO_DAY : !has_column(&in, IMPORT_PAIN) ? STOP_NO_PAIN : IMPORT_GOES;
		if (in.stop == IMPORT_GOES && in.ambiguous.n > 0 && in.order == ORDER_OPEN)
			in.stop = STOP_ASKS_ORDER;
	}
	if (in.stop == IMPORT_GOES)
		TRY(read_rows(&csv, wish, a, &in));
	*ret_import = in;
	return OK;
}

/* ---- what the diary has already ---- */

/* Some days of the diary; what a row of the file has met counts no more. */
struct window {
	struct store_days days;
	struct store_entries entries;
	struct store_regions regions;
	struct store_scores scores;
	bool *is_met;
};

/* Before there were entries without a time, a row without one was put at noon. */
static bool was_put_at_noon(const struct store_entry *kept)
{
	return moment_is_known(kept->at) && moment_second(kept->at) == NOON_S;
}

static bool is_kept(const struct import *in, const struct import_row *row, const struct window *w, const struct store_entry *kept)
{
	const struct store_entry *e = &row->entry;
	struct store_entry had = *kept;
	if (!moment_is_known(e->at) && was_put_at_noon(kept))
		had.at = MOMENT_NONE;
	if (!is_alike(in, e, &had) || (row->has_offset && moment_is_known(e->at) && !is_same_zone(e->at, had.at)))
		return false;
	struct store_regions regions = places_of_entry(&w->regions, had.id);
	struct store_scores scores = diary_scores_of(&w->scores, had.id);
	bool are_places = !has_places(in) || are_same_regions(e->regions, e->n_regions, regions.at, regions.n);
	return are_places && are_scores_alike(in, e, &scores);
}

static void mark_known(struct import *in, const struct window *w)
{
	for (size_t i = 0; i < in->n; i++) {
		struct import_row *row = &in->rows[i];
		if (row->is_known || row->entry.day.n < w->days.first.n || row->entry.day.n > w->days.last.n)
			continue;
		for (size_t k = 0; k < w->entries.n && !row->is_known; k++)
			if (!w->is_met[k] && is_kept(in, row, w, &w->entries.at[k]))
				row->is_known = w->is_met[k] = true;
		in->n_known += row->is_known;
	}
}

enum err import_compare(struct import *in, struct store_reader *r, struct arena *a)
{
	for (day from = in->first; in->n > 0 && from.n <= in->last.n; from = day_plus(from, WINDOW_DAYS)) {
		struct arena scratch = *a; /* a quarter at a time: ten years of notes would not fit beside the file */
		struct window w = {.days = {from, day_plus(from, WINDOW_DAYS - 1)}};
		TRY(store_entries(r, STORE_PERSON, w.days, &scratch, &w.entries));
		TRY(store_entry_regions(r, STORE_PERSON, w.days, &scratch, &w.regions));
		TRY(store_scores(r, STORE_PERSON, w.days, &scratch, &w.scores));
		w.is_met = arena_new(&scratch, bool, w.entries.n + 1);
		if (w.is_met == NULL)
			return ERR_FULL;
		mark_known(in, &w);
	}
	return OK;
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

/* One more set behind `last`; NULL when the arena is full. */
static struct changes *one_more(struct changes *last, str request, size_t line, struct arena *a)
{
	struct changes *more = arena_new(a, struct changes, 1);
	if (more == NULL)
		return NULL;
	*more = acts_on(a, request_of(request, line, a));
	if (last != NULL)
		last->next = more;
	return more;
}

/* They come first and alone: the entries speak of them by their ids. */
static struct changes *activity_acts(const struct import *in, str request, struct arena *a)
{
	struct changes *acts = one_more(NULL, request, HEAD_LINE, a);
	for (size_t i = 0; acts != NULL && i < in->n_activities; i++)
		act_activity(acts, &(struct store_activity){.words = in->activities[i], .since = in->first, .until = DAY_MAX});
	return acts;
}

enum err import_acts(const struct import *in, str request, struct arena *a, struct changes **ret_first)
{
	struct changes *activities = in->n_activities > 0 && import_new(in) > 0 ? activity_acts(in, request, a) : NULL, *first = activities,
		       *last = activities;
	for (size_t i = 0; i < in->n && !a->full; i++) {
		if (in->rows[i].is_known)
			continue;
		if (last == NULL || last == activities || last->n == CHANGES_ROOM)
			last = one_more(last, request, in->rows[i].line, a);
		if (last == NULL)
			return ERR_FULL;
		first = first == NULL ? last : first;
		act_entry(last, &in->rows[i].entry);
	}
	*ret_first = first;
	return a->full ? ERR_FULL : OK;
}
