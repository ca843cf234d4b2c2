/* import_row.c - the rows of a table as entries of the diary. */
#include "exchange/import_row.h"

#include "table/cell_read.h"
#include "table/fold.h"
#include "exchange/import_map.h"
#include "exchange/import_order.h"
#include "record/set_off.h"
#include "base/hash.h"
#include "base/text.h"

enum { MINUTE_S = 60, NO_TIME = -1, ASKED_MAX = 2 * TABLE_COLUMNS_MAX + 2, NOTE_ROOM = 2 * STORE_NOTE_MAX };

struct reading {
	const struct import_wish *wish;
	struct import *in;
	const struct table_row *row;
	struct arena *a;
	struct import_refused *refused; /* of this row */
	bool waits;                     /* for an answer */
	bool has_offset;
	size_t part;             /* the column that says a part of the day, n_columns for none */
	size_t asked[ASKED_MAX]; /* questions of this row, each once */
	size_t n_asked;
	char note_room[NOTE_ROOM], named_room[NOTE_ROOM], medicines_room[NOTE_ROOM];
	struct writer note, named, medicines;
};

static str cell_text(const struct reading *r, size_t column)
{
	return r->row->cell[column].text;
}

static enum err refuse(const struct reading *r, enum import_why why, size_t column)
{
	bool is_cell = column < r->in->table.n_columns;
	*r->refused = (struct import_refused){.line = is_cell ? r->row->cell[column].line : r->row->line,
					      .why = why,
					      .column = is_cell ? r->in->columns[column].name : STR(""),
					      .value = is_cell ? import_shown(cell_text(r, column), r->a) : STR("")};
	return ERR_INPUT;
}

/* The column of this kind, n_columns when there is none. */
static size_t column_of(const struct reading *r, enum import_kind kind)
{
	size_t i = 0;
	while (i < r->in->table.n_columns && r->in->columns[i].kind != kind)
		i++;
	return i;
}

/* ---- questions ---- */

/* The question of this kind about a column; of rounding there is one for all. */
static struct import_question *ask(struct reading *r, enum import_ask what, size_t column)
{
	struct import *in = r->in;
	size_t i = 0;
	r->waits = true;
	while (i < in->n_questions && !(in->questions[i].ask == what && (what == ASK_ROUND || in->questions[i].column == column)))
		i++;
	struct import_question *q = &in->questions[i];
	if (i == in->n_questions) {
		in->n_questions++;
		*q = (struct import_question){.ask = what,
					      .column = column,
					      .example = import_shown(cell_text(r, column), r->a),
					      .line = r->row->cell[column].line,
					      .nearest = -1};
	}
	for (size_t k = 0; k < r->n_asked; k++)
		if (r->asked[k] == i)
			return q;
	r->asked[r->n_asked++] = i;
	return q;
}

/* A row that waits is counted once at each of its questions. */
static void count_asked(const struct reading *r)
{
	for (size_t i = 0; i < r->n_asked; i++)
		r->in->questions[r->asked[i]].rows++;
}

/* What only refused rows asked is not asked. */
static void drop_unasked(struct import *in)
{
	size_t kept = 0;
	for (size_t i = 0; i < in->n_questions; i++)
		if (in->questions[i].rows > 0)
			in->questions[kept++] = in->questions[i];
	in->n_questions = kept;
}

/* ---- when ---- */

static bool is_greenwich(const struct when *w)
{
	return w->is_greenwich && w->east_s == 0;
}

static bool is_offset_fit(int32_t east_s)
{
	return east_s >= ZONE_WEST_S && east_s <= ZONE_EAST_S && east_s % MINUTE_S == 0;
}

/* The day of a cell in the order that was decided; ORDER_OPEN asks when it can be read in more than one. */
static enum err read_day(struct reading *r, size_t column, const struct when *w, day *ret_day)
{
	enum when_order order = r->in->order;
	unsigned single = w->orders & (w->orders - 1);
	if (single == 0)
		for (order = ORDER_DAY_FIRST; order < ORDERS - 1 && (w->orders >> order & 1) == 0; order++)
			;
	if (single == 0 && r->wish->order != ORDER_OPEN && w->orders != 1u << ORDER_YEAR_FIRST && order != r->wish->order &&
	    str_find(cell_text(r, column), '.') == cell_text(r, column).n)
		return refuse(r, WHY_DAY, column); /* the person said otherwise */
	if (order == ORDER_OPEN) {
		struct import_question *q = ask(r, ASK_DATES, column);
		q->orders |= w->orders;
		return OK;
	}
	return when_day(w, order, ret_day) ? OK : refuse(r, WHY_DAY, column);
}

struct time_of {
	int32_t second; /* NO_TIME */
	bool has_offset;
	int32_t east_s;
	bool is_greenwich;
};

/* The time of a cell: of the column of days, then, if that says one, of the column of times. */
static enum err read_time(struct reading *r, const struct when *on, struct time_of *ret_time)
{
	size_t column = column_of(r, IMPORT_TIME), days = column_of(r, IMPORT_DAY);
	bool has_time = on->has_time && !r->in->columns[days].is_midnight;
	struct time_of t = {has_time ? on->second : NO_TIME, has_time && on->has_offset, on->east_s, is_greenwich(on)};
	struct when w;
	*ret_time = t;
	if (column == r->in->table.n_columns || cell_read(cell_text(r, column)).kind == CELL_NONE)
		return OK;
	str text = cell_text(r, column);
	if (when_clock(text, &t.second)) {
		t.has_offset = false;
	} else if (when_read(text, &w) && w.has_time && !w.is_instant) {
		t = (struct time_of){w.second, w.has_offset, w.east_s, is_greenwich(&w)};
	} else if (when_is_part_of_day(text)) {
		r->part = column;
		return OK;
	} else {
		return refuse(r, WHY_TIME, column);
	}
	*ret_time = t;
	return OK;
}

/* By the clock of the file, else by that of the place on that day. */
static enum err set_moment(struct reading *r, const struct time_of *t, struct store_entry *e)
{
	size_t column = column_of(r, IMPORT_OFFSET), days = column_of(r, IMPORT_DAY), times = column_of(r, IMPORT_TIME);
	struct time_of time = *t;
	if (column < r->in->table.n_columns && cell_read(cell_text(r, column)).kind != CELL_NONE && time.second != NO_TIME) {
		if (!import_offset(cell_text(r, column), &time.east_s))
			return refuse(r, WHY_OFFSET, column);
		time.has_offset = true;
		time.is_greenwich = false;
	}
	if (time.has_offset && !is_offset_fit(time.east_s))
		return refuse(r, WHY_OFFSET, column < r->in->table.n_columns ? column : days);
	e->at = MOMENT_NONE;
	r->has_offset = time.has_offset;
	if (time.second == NO_TIME)
		return OK;
	struct zone east = {time.east_s};
	if (time.has_offset) {
		e->at = (struct moment){instant_of(e->day, time.second, east), east};
		if (time.is_greenwich) /* no clock on a wall: the one of the place */
			e->at = moment_at(e->at.at, r->wish->zones);
		e->day = moment_day(e->at);
		return OK;
	}
	bool is_real = civil_moment(e->day, time.second, r->wish->zones, &e->at) != CIVIL_NEVER;
	return is_real ? OK : refuse(r, WHY_SKIPPED, times < r->in->table.n_columns ? times : days);
}

static enum err read_when(struct reading *r, struct store_entry *e)
{
	size_t column = column_of(r, IMPORT_DAY), years = column_of(r, IMPORT_YEAR);
	struct when w;
	struct time_of time;
	if (!when_read(cell_text(r, column), &w))
		return refuse(r, WHY_DAY, column);
	if (w.is_instant) {
		e->at = moment_at((instant){w.at.s - w.at.s % MINUTE_S}, r->wish->zones);
		e->day = moment_day(e->at);
		r->has_offset = true;
	} else {
		if (w.lacks_year && years < r->in->table.n_columns)
			str_int(cell_text(r, years), &w.part[0]);
		if (w.lacks_year && w.part[0] <= 0)
			return refuse(r, WHY_YEAR, column);
		w.lacks_year = false;
		TRY(read_day(r, column, &w, &e->day));
		if (r->waits)
			return OK;
		TRY(read_time(r, &w, &time));
		TRY(set_moment(r, &time, e));
	}
	if (e->day.n > moment_day(r->wish->now).n)
		return refuse(r, WHY_FUTURE, column);
	return e->day.n < DIARY_FIRST.n ? refuse(r, WHY_OLD, column) : OK;
}

/* ---- numbers ---- */

/* What a word is worth. False: nothing is known of it. */
static bool find_word(const struct import_column *c, str text, int *ret_number)
{
	char buffer[FOLD_BYTES];
	str key = fold(text, buffer);
	for (size_t i = 0; i < c->n_words; i++)
		if (str_eq(c->words[i].key, key)) {
			*ret_number = c->words[i].number;
			return true;
		}
	return false;
}

static enum err read_word(struct reading *r, size_t column, int *number)
{
	int n;
	if (!find_word(&r->in->columns[column], cell_text(r, column), &n))
		return refuse(r, WHY_NUMBER, column);
	if (n == WORD_OPEN)
		ask(r, ASK_WORDS, column);
	else if (n != WORD_LEFT)
		*number = n;
	return OK;
}

static enum err ask_scale(struct reading *r, size_t column)
{
	const struct import_column *c = &r->in->columns[column];
	struct import_question *q = ask(r, c->asks_hours ? ASK_HOURS : ASK_SCALE, column);
	q->has_proposal = true;
	q->scale = c->proposal;
	return OK;
}

static enum err ask_round(struct reading *r, size_t column, int nearest)
{
	struct import_question *q = ask(r, ASK_ROUND, column);
	q->has_proposal = true;
	q->nearest = q->nearest < 0 ? nearest : q->nearest;
	return OK;
}

static enum scale_round round_of(const struct reading *r)
{
	return r->wish->round == ROUND_OPEN && r->wish->as_proposed ? ROUND_NEAREST : r->wish->round;
}

/* "3-4" is between two numbers like 3.5 is: down is the lower one, up the higher, nearest the middle. */
static enum err read_span(struct reading *r, size_t column, struct scale scale, const struct cell_value *cell, int *number)
{
	int low, high;
	enum scale_round round = round_of(r);
	if (scale_number(scale, cell->thousandths, ROUND_DOWN, &low) == SCALE_OUT_OF_RANGE ||
	    scale_number(scale, cell->thousandths_to, ROUND_UP, &high) == SCALE_OUT_OF_RANGE)
		return refuse(r, scale.high == 10 && scale.low <= 1 ? WHY_NUMBER : WHY_SCALE, column);
	int middle = (low + high + 1) / 2;
	if (round == ROUND_OPEN && low != high)
		return ask_round(r, column, middle);
	*number = round == ROUND_UP ? high : round == ROUND_DOWN ? low : middle;
	return OK;
}

static enum err read_scaled(struct reading *r, size_t column, const struct cell_value *cell, int *number)
{
	const struct import_column *c = &r->in->columns[column];
	struct scale scale = c->scale;
	int n;
	if (!scale_is_known(scale))
		return ask_scale(r, column);
	bool is_thousandths = scale.low == 0 && scale.high == 10000;
	if (is_thousandths && cell->thousandths < 0)
		return OK; /* how that program says: nothing */
	if (cell->of > 1 && cell->of != scale.high && cell->of != scale.low)
		scale = (struct scale){0, cell->of};
	if (cell->kind == CELL_SPAN)
		return read_span(r, column, scale, cell, number);
	switch (scale_number(scale, cell->thousandths, round_of(r), &n)) {
	case SCALE_OUT_OF_RANGE: return refuse(r, scale.high == 10 && scale.low <= 1 ? WHY_NUMBER : WHY_SCALE, column);
	case SCALE_ASKS_ROUND: return ask_round(r, column, n);
	case SCALE_OK: break;
	}
	*number = n;
	r->in->n_loose += cell->is_loose;
	return OK;
}

static enum err read_named(struct reading *r, size_t column);

/* A number from 0 to 10, STORE_PAIN_UNSET where nothing was given or an answer is awaited. */
static enum err read_number(struct reading *r, size_t column, int *ret_number)
{
	struct cell_value cell = cell_read(cell_text(r, column));
	const struct import_column *c = &r->in->columns[column];
	*ret_number = STORE_PAIN_UNSET;
	switch (cell.kind) {
	case CELL_NONE: return OK;
	case CELL_NUMBER:
	case CELL_SPAN: return read_scaled(r, column, &cell, ret_number);
	case CELL_HOURS:
		if (c->kind != IMPORT_SLEEP)
			return refuse(r, WHY_NUMBER, column);
		if (c->hours == WORD_OPEN)
			ask(r, ASK_HOURS, column);
		return c->hours == WORD_NOTE ? read_named(r, column) : OK;
	case CELL_BLANK:
		if (c->scale.high == 10000) {
			*ret_number = 0;
			return OK;
		}
		return read_word(r, column, ret_number);
	case CELL_MARK:
	case CELL_WORD: break;
	}
	return read_word(r, column, ret_number);
}

/* ---- places and activities ---- */

static enum err add_region(struct reading *r, size_t column, struct store_entry *e, str region, int intensity)
{
	for (size_t i = 0; i < e->n_regions; i++)
		if (str_eq(e->regions[i].region, region)) {
			e->regions[i].intensity = intensity;
			return OK;
		}
	if (e->regions == NULL)
		e->regions = arena_new(r->a, struct store_region, STORE_REGIONS_MAX);
	if (e->regions == NULL)
		return ERR_FULL;
	if (e->n_regions == STORE_REGIONS_MAX)
		return refuse(r, WHY_PLACE, column);
	e->regions[e->n_regions++] = (struct store_region){.region = region, .intensity = intensity};
	return OK;
}

/* A line of the note: the name of the column and what it says; of a mark the name alone. */
static enum err add_named(struct reading *r, size_t column, str text)
{
	str name = r->in->table.name[column];
	if (!text_is_clean(text) || !text_is_clean(name))
		return refuse(r, WHY_CONTROL, column);
	if (name.n + text.n + r->named.n > STORE_NOTE_MAX)
		return refuse(r, WHY_LONG, column);
	w_str(&r->named, r->named.n > 0 ? STR("\n") : STR(""));
	w_str(&r->named, name);
	w_str(&r->named, text.n > 0 ? STR(": ") : STR(""));
	w_str(&r->named, text);
	return OK;
}

/* "p5_l=4;p5_r"; the name of one place; places with signs between. What is no place of the map goes into the note. */
static enum err read_regions(struct reading *r, size_t column, struct store_entry *e)
{
	str text = cell_text(r, column), cell = text;
	bool is_own = r->in->table.layout != NULL && r->in->table.layout->is_own, is_lost = false;
	const struct region *whole = import_region(r->wish->pack, text);
	if (whole != NULL && e->pain_now != STORE_PAIN_UNSET)
		return add_region(r, column, e, whole->id, e->pain_now);
	char between = str_find(cell, ';') < cell.n || str_find(cell, '=') < cell.n ? ';' : str_find(cell, '|') < cell.n ? '|' : ',';
	while (cell.n > 0) {
		str value = str_trim(str_split(&cell, between)), name = str_trim(str_split(&value, '='));
		int64_t intensity = e->pain_now;
		const struct region *region = import_region(r->wish->pack, name);
		value = str_trim(value);
		if (name.n == 0 && value.n == 0)
			continue;
		bool is_kept = region != NULL || (is_own && name.n <= STORE_NAME_MAX && text_is_id(name) && value.n > 0);
		if (is_kept && value.n > 0 && (!str_int(value, &intensity) || intensity < 0 || intensity > STORE_PAIN_MAX))
			return refuse(r, WHY_PLACE, column);
		is_kept = is_kept && intensity != STORE_PAIN_UNSET;
		is_lost = is_lost || !is_kept;
		if (is_kept)
			TRY(add_region(r, column, e, region != NULL ? region->id : name, (int)intensity));
	}
	return is_lost ? add_named(r, column, arena_copy_lines(r->a, text)) : OK;
}

/* The few words that the diary knows; anything else goes into the note, by the name of its column. */
static enum err read_set_off(struct reading *r, size_t column, struct store_entry *e)
{
	str text = cell_text(r, column);
	return set_off_read(text, &e->set_off) ? OK : add_named(r, column, arena_copy_lines(r->a, text));
}

/* A number, or a mark: as strong as the pain. */
static enum err read_region(struct reading *r, size_t column, struct store_entry *e)
{
	const struct import_column *c = &r->in->columns[column];
	enum cell_kind kind = cell_read(cell_text(r, column)).kind;
	int intensity;
	if (kind == CELL_MARK && e->pain_now != STORE_PAIN_UNSET)
		return add_region(r, column, e, c->region->id, e->pain_now);
	if (kind == CELL_MARK)
		return add_named(r, column, STR(""));
	if (kind == CELL_BLANK)
		return OK;
	TRY(read_number(r, column, &intensity));
	return intensity == STORE_PAIN_UNSET ? OK : add_region(r, column, e, c->region->id, intensity);
}

static enum err read_score(struct reading *r, size_t column, struct store_entry *e)
{
	int score;
	TRY(read_number(r, column, &score));
	if (score == STORE_PAIN_UNSET)
		return OK;
	if (e->n_scores == STORE_SCORES_MAX)
		return refuse(r, WHY_SCORES, column);
	if (e->scores == NULL)
		e->scores = arena_new(r->a, struct store_score, STORE_SCORES_MAX);
	if (e->scores == NULL)
		return ERR_FULL;
	e->scores[e->n_scores++] = (struct store_score){.activity = r->in->columns[column].activity, .score = score};
	return OK;
}

/* ---- texts ---- */

static bool is_guarded(str s)
{
	static const str after = STR_INIT("=+-@'\t\r");
	return s.n > 1 && s.p[0] == '\'' && str_find(after, s.p[1]) < after.n;
}

static enum err read_text(struct reading *r, size_t column, struct writer *to, const char *between)
{
	str s = cell_text(r, column);
	if (is_guarded(s))
		s = str_sub(s, 1, s.n);
	s = arena_copy_lines(r->a, s);
	if (!text_is_clean(s))
		return refuse(r, WHY_CONTROL, column);
	if (s.n + to->n > STORE_NOTE_MAX)
		return refuse(r, WHY_LONG, column);
	if (s.n > 0 && to->n > 0)
		w_z(to, between);
	w_str(to, s);
	return OK;
}

/* Of a mark: what the column is called. */
static enum err read_medicines(struct reading *r, size_t column)
{
	str name = r->in->table.name[column];
	if (r->in->table.layout != NULL && r->in->table.layout->is_own)
		return read_text(r, column, &r->medicines, ", ");
	if (cell_is_nothing(cell_text(r, column)))
		return OK;
	if (cell_read(cell_text(r, column)).kind != CELL_MARK)
		return read_text(r, column, &r->medicines, ", ");
	if (!text_is_clean(name) || name.n + r->medicines.n > STORE_NOTE_MAX)
		return refuse(r, text_is_clean(name) ? WHY_LONG : WHY_CONTROL, column);
	w_z(&r->medicines, r->medicines.n > 0 ? ", " : "");
	w_str(&r->medicines, name);
	return OK;
}

static enum err read_named(struct reading *r, size_t column)
{
	str s = cell_text(r, column);
	enum cell_kind kind = cell_read(s).kind;
	if (kind == CELL_NONE || kind == CELL_BLANK)
		return OK;
	if (is_guarded(s))
		s = str_sub(s, 1, s.n);
	return add_named(r, column, kind == CELL_MARK ? STR("") : arena_copy_lines(r->a, s));
}

/* ---- a row ---- */

/* clang-format off */
static enum err read_cell(struct reading *r, size_t column, struct store_entry *e)
{
	switch (r->in->columns[column].kind) {
	case IMPORT_NOTHING:
	case IMPORT_LEFT:
	case IMPORT_TWICE:
	case IMPORT_FULL:
	case IMPORT_NO_WORDS:
	case IMPORT_HOURS:
	case IMPORT_ELSEWHERE:
	case IMPORT_TICKS:
	case IMPORT_BESIDE:
	case IMPORT_DAY:
	case IMPORT_TIME:
	case IMPORT_OFFSET:
	case IMPORT_YEAR:
		return OK; /* read first, or not at all */
	case IMPORT_OPEN:
		if (cell_read(cell_text(r, column)).kind != CELL_NONE)
			ask(r, ASK_MEANING, column);
		return OK;
	GAUGE_ROWS(IMPORT_GAUGE_CASE, IMPORT_GAUGE_CASE)
		return r->in->columns[column].kind == IMPORT_PAIN ? OK : read_number(r, column, gauge_in(import_gauge(r->in->columns[column].kind), e));
	case IMPORT_SET_OFF: return read_set_off(r, column, e);
	case IMPORT_MEDICINES: return read_medicines(r, column);
	case IMPORT_NOTE: return read_text(r, column, &r->note, "\n");
	case IMPORT_NAMED: return read_named(r, column);
	case IMPORT_REGIONS: return read_regions(r, column, e);
	case IMPORT_REGION: return read_region(r, column, e);
	case IMPORT_ACTIVITY:
	case IMPORT_NEW_ACTIVITY: return read_score(r, column, e);
	case IMPORT_KINDS: break;
	}
	return OK;
}
/* clang-format on */

/* The note, and below it what is there by its name. A part of the day alone says nothing. */
static enum err end_texts(struct reading *r, struct store_entry *e)
{
	bool is_said = store_entry_says(e) || r->note.n + r->named.n + r->medicines.n > 0;
	if (r->part < r->in->table.n_columns && is_said)
		TRY(add_named(r, r->part, cell_text(r, r->part)));
	if (r->note.n + 1 + r->named.n > STORE_NOTE_MAX && r->named.n > 0)
		return refuse(r, WHY_LONG, r->in->table.n_columns);
	if (r->named.n > 0 && r->note.n > 0)
		w_str(&r->note, STR("\n"));
	w_str(&r->note, writer_str(&r->named));
	e->note = arena_copy(r->a, writer_str(&r->note));
	e->medicines = arena_copy(r->a, writer_str(&r->medicines));
	return r->note.full || r->named.full || r->medicines.full ? refuse(r, WHY_LONG, r->in->table.n_columns) : OK;
}

static enum err read_row(struct reading *r, struct store_entry *e)
{
	size_t pain = column_of(r, IMPORT_PAIN);
	if (r->row->has_more)
		return refuse(r, WHY_CELLS, r->in->table.n_columns);
	TRY(read_when(r, e));
	if (pain < r->in->table.n_columns)
		TRY(read_number(r, pain, &e->pain_now));
	for (size_t i = 0; i < r->in->table.n_columns; i++)
		TRY(read_cell(r, i, e));
	return end_texts(r, e);
}

/* ---- rows that are the same ---- */

uint64_t import_hash(const struct store_entry *e, day on)
{
	int32_t numbers[1 + GAUGES] = {on.n};
	for (size_t i = 0; i < GAUGES; i++)
		numbers[1 + i] = gauge_of(&gauges[i], e);
	return hash_end(hash_str(hash_str(hash_bytes(HASH_BEGIN, numbers, sizeof numbers), e->note), e->medicines));
}

static bool has_region(const struct store_entry *e, const struct store_region *of)
{
	for (size_t i = 0; i < e->n_regions; i++)
		if (str_eq(e->regions[i].region, of->region) && e->regions[i].intensity == of->intensity)
			return true;
	return false;
}

static bool has_score(const struct store_entry *e, const struct store_score *of)
{
	for (size_t i = 0; i < e->n_scores; i++)
		if (e->scores[i].activity == of->activity && e->scores[i].score == of->score)
			return true;
	return false;
}

static bool same_lists(const struct store_entry *a, const struct store_entry *b)
{
	if (a->n_regions != b->n_regions || a->n_scores != b->n_scores)
		return false;
	for (size_t i = 0; i < a->n_regions; i++)
		if (!has_region(b, &a->regions[i]))
			return false;
	for (size_t i = 0; i < a->n_scores; i++)
		if (!has_score(b, &a->scores[i]))
			return false;
	return true;
}

static bool same_time(const struct store_entry *a, const struct store_entry *b, bool by_instant)
{
	bool known = moment_is_known(a->at);
	if (known != moment_is_known(b->at))
		return false;
	if (known && by_instant)
		return a->at.at.s / MINUTE_S == b->at.at.s / MINUTE_S;
	return a->day.n == b->day.n && (!known || moment_second(a->at) / MINUTE_S == moment_second(b->at) / MINUTE_S);
}

bool import_same(const struct store_entry *a, const struct store_entry *b, bool by_instant)
{
	for (size_t i = 0; i < GAUGES; i++)
		if (gauge_of(&gauges[i], a) != gauge_of(&gauges[i], b))
			return false;
	return a->set_off == b->set_off && str_eq(a->note, b->note) && str_eq(a->medicines, b->medicines) && same_time(a, b, by_instant) &&
	       same_lists(a, b);
}

/* ---- all rows ---- */

/* Rows by their hash: for each slot the newest row + 1, for each row the one before it in its slot. */
struct seen {
	uint32_t *slot, *before;
	size_t slots;
};

static bool is_seen(const struct import *in, const struct seen *s, const struct store_entry *e, bool by_instant)
{
	for (int beside = -1; beside <= 1; beside++)
		for (uint32_t i = s->slot[import_hash(e, day_plus(e->day, beside)) % s->slots]; i != 0; i = s->before[i - 1])
			if (import_same(&in->rows[i - 1].entry, e, by_instant))
				return true;
	return false;
}

static void keep_row(struct import *in, struct seen *s, const struct store_entry *e, const struct reading *r)
{
	size_t at = import_hash(e, e->day) % s->slots;
	if (is_seen(in, s, e, r->has_offset)) {
		in->n_twice++;
		return;
	}
	in->first = in->n == 0 || e->day.n < in->first.n ? e->day : in->first;
	in->last = in->n == 0 || e->day.n > in->last.n ? e->day : in->last;
	s->before[in->n] = s->slot[at];
	in->rows[in->n++] = (struct import_row){.entry = *e, .line = r->row->line, .has_offset = r->has_offset};
	s->slot[at] = (uint32_t)in->n;
}

/* The proposals that need all rows. */
static void propose(const struct import_wish *wish, struct import *in)
{
	for (size_t i = 0; i < in->n_questions; i++) {
		struct import_question *q = &in->questions[i];
		if (q->ask == ASK_DATES) {
			q->order = import_likely_order(wish, in, q->column, q->orders);
			q->has_proposal = q->order != ORDER_OPEN;
		}
		if (q->ask == ASK_MEANING || q->ask == ASK_HOURS) {
			q->has_proposal = true;
			q->kind = q->ask == ASK_MEANING ? IMPORT_PAIN : IMPORT_NAMED; /* hours are no number, but worth a note */
		}
		if (q->ask == ASK_WORDS) {
			const struct import_column *c = &in->columns[q->column];
			for (size_t k = 0; k < c->n_words; k++)
				q->has_proposal = q->has_proposal || (c->words[k].number == WORD_OPEN && c->words[k].proposal >= 0);
		}
	}
}

static void begin_row(struct reading *r, const struct table_row *row, struct store_entry *ret_entry)
{
	r->row = row;
	r->waits = r->has_offset = false;
	r->n_asked = 0;
	r->part = r->in->table.n_columns;
	r->refused = &r->in->refused[r->in->n_refused];
	r->note = writer_on(r->note_room, sizeof r->note_room);
	r->named = writer_on(r->named_room, sizeof r->named_room);
	r->medicines = writer_on(r->medicines_room, sizeof r->medicines_room);
	*ret_entry = store_entry_of(DAY_MIN, MOMENT_NONE);
}

enum err import_rows(const struct import_wish *wish, struct arena *a, struct import *in)
{
	size_t n = in->table.n;
	struct reading *r = arena_new(a, struct reading, 1);
	struct seen seen = {arena_new(a, uint32_t, 2 * n + 1), arena_new(a, uint32_t, n + 1), 2 * n + 1};
	in->rows = arena_new(a, struct import_row, n + 1);
	in->refused = arena_new(a, struct import_refused, n + 1);
	in->questions = arena_new(a, struct import_question, ASKED_MAX);
	if (r == NULL || seen.slot == NULL || seen.before == NULL || in->rows == NULL || in->refused == NULL || in->questions == NULL)
		return ERR_FULL;
	r->wish = wish;
	r->in = in;
	r->a = a;
	for (size_t i = 0; i < n; i++) {
		struct store_entry e;
		begin_row(r, &in->table.row[i], &e);
		enum err slip = read_row(r, &e);
		if (slip != OK && slip != ERR_INPUT)
			return slip;
		in->n_refused += slip == ERR_INPUT;
		if (slip == ERR_INPUT)
			continue;
		in->n_waiting += r->waits;
		if (r->waits)
			count_asked(r);
		in->n_empty += !r->waits && !store_entry_says(&e);
		if (!r->waits && store_entry_says(&e))
			keep_row(in, &seen, &e, r);
	}
	drop_unasked(in);
	propose(wish, in);
	return a->full ? ERR_FULL : OK;
}
