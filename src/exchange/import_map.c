/* import_map.c - what the columns of a table become. */
#include "exchange/import_map.h"

#include "exchange/import_activity.h"
#include "exchange/import_column.h"
#include "exchange/import_order.h"
#include "table/cell_read.h"
#include "table/fold.h"
#include "me/places.h"
#include "base/text.h"

enum { THOUSAND = CONTENT_THOUSAND, SMALL_SCALE = 5, VAS_FROM = 20, NEVER = 1 << 20 };

static bool is_read(enum import_kind kind)
{
	return kind >= IMPORT_DAY;
}

static bool has_kind(const struct mapping *m, enum import_kind kind)
{
	for (size_t i = 0; i < m->in->table.n_columns; i++)
		if (m->in->columns[i].kind == kind)
			return true;
	return false;
}

/* ---- what the person said ---- */

#define CHOICE(id, member, word, ...) {STR_INIT(word), IMPORT_##id},

/* clang-format off */
const struct import_choice_row import_choice_rows[IMPORT_CHOICES] = {
	{STR_INIT("skip"), IMPORT_LEFT},
	{STR_INIT("day"), IMPORT_DAY},
	{STR_INIT("time"), IMPORT_TIME},
	{STR_INIT("offset"), IMPORT_OFFSET},
	{STR_INIT("year"), IMPORT_YEAR},
	GAUGE_ROWS(CHOICE, CHOICE)
	{STR_INIT("medicines"), IMPORT_MEDICINES},
	{STR_INIT("note"), IMPORT_NOTE},
	{STR_INIT("named_note"), IMPORT_NAMED},
	{STR_INIT("places"), IMPORT_REGIONS},
	{STR_INIT("activity"), IMPORT_NEW_ACTIVITY},
};
/* clang-format on */

str import_choice_id(enum import_kind kind)
{
	for (size_t i = 0; i < IMPORT_CHOICES; i++)
		if (import_choice_rows[i].kind == kind)
			return import_choice_rows[i].id;
	if (kind == IMPORT_ACTIVITY)
		return STR("activity");
	return is_read(kind) || kind == IMPORT_OPEN ? STR("") : STR("skip");
}

static bool is_same_name(str a, str b)
{
	char room_a[FOLD_BYTES], room_b[FOLD_BYTES];
	return str_eq(fold(a, room_a), fold(b, room_b));
}

/* "NAME=..." or "#3=...": the longest name that fits. False: there is no such column. */
static bool choice_column(const struct mapping *m, str text, size_t *ret_column, str *ret_rest)
{
	size_t best = 0;
	if (text.n > 1 && text.p[0] == '#') {
		int64_t n;
		str rest = str_sub(text, 1, text.n), number = str_split(&rest, '=');
		if (!str_int(number, &n) || n < 1 || (size_t)n > m->t->n_columns)
			return false;
		*ret_column = (size_t)n - 1;
		*ret_rest = rest;
		return true;
	}
	for (size_t at = 0; at < text.n; at++) {
		if (text.p[at] != '=')
			continue;
		for (size_t i = 0; i < m->t->n_columns; i++)
			if (at + 1 > best && is_same_name(str_trim(str_sub(text, 0, at)), m->t->name[i])) {
				*ret_column = i;
				*ret_rest = str_sub(text, at + 1, text.n);
				best = at + 1;
			}
	}
	return best > 0;
}

static enum err stop_choice(struct mapping *m, const struct import_choice *choice, enum import_choice_slip slip)
{
	str shown = import_shown(choice->text, m->a);
	struct writer w = arena_writer(m->a);
	w_z(&w, choice->of == CHOICE_COLUMN ? "--column " : "--scale ");
	w_str(&w, shown);
	w_z(&w, ": ");
	w_str(&w, import_choice_slip_words[slip]);
	m->in->stop = STOP_CHOICE;
	m->in->say = arena_keep(m->a, &w);
	return w.full ? ERR_FULL : OK;
}

static enum err take_column(struct mapping *m, const struct import_choice *choice)
{
	size_t column;
	str id;
	if (!choice_column(m, choice->text, &column, &id))
		return stop_choice(m, choice, CHOICE_NO_COLUMN);
	id = str_trim(id);
	for (size_t i = 0; i < IMPORT_CHOICES; i++)
		if (str_eq(import_choice_rows[i].id, id)) {
			m->in->columns[column].kind = import_choice_rows[i].kind;
			m->chosen[column] = true;
			if (import_choice_rows[i].kind == IMPORT_NEW_ACTIVITY)
				activity_set(m, column, m->t->name[column]);
			return OK;
		}
	return stop_choice(m, choice, CHOICE_NO_MEANING);
}

static enum err take_scale(struct mapping *m, const struct import_choice *choice)
{
	size_t column;
	str rest;
	if (!choice_column(m, choice->text, &column, &rest))
		return stop_choice(m, choice, CHOICE_NO_SCALE_COLUMN);
	struct import_column *c = &m->in->columns[column];
	while (rest.n > 0) {
		str part = str_trim(str_split(&rest, ','));
		if (scale_parse(part, &c->scale))
			m->scaled[column] = true;
		else if (!column_take_word(c, part))
			return stop_choice(m, choice, CHOICE_NO_SCALE);
	}
	return OK;
}

/* ---- names ---- */

static str key_of(str name, char buffer[FOLD_BYTES])
{
	return fold_words(str_sub(name, 0, str_find(name, '(')), buffer);
}

bool import_offset(str s, int32_t *ret_east_s)
{
	struct when w;
	int64_t n;
	char buffer[64];
	struct writer text = writer_on(buffer, sizeof buffer);
	bool is_plain = str_int(str_starts(s, STR("+")) ? str_sub(s, 1, s.n) : s, &n);
	if (is_plain) {
		n = n >= -14 && n <= 14 ? n * 60 : n;
		*ret_east_s = (int32_t)(n * 60);
		return n >= -14 * 60 && n <= 14 * 60;
	}
	w_z(&text, "2000-01-01 00:00 ");
	w_str(&text, s);
	if (text.full || !when_read(writer_str(&text), &w) || !w.has_offset)
		return false;
	*ret_east_s = w.east_s;
	return true;
}

const struct region *import_region(const struct pack *p, str name)
{
	char buffer[FOLD_BYTES], other[FOLD_BYTES];
	str key = key_of(name, buffer);
	for (size_t i = 0; i < p->n_regions && key.n > 0; i++)
		if (str_eq(fold_words(p->regions[i].id, other), key) || str_eq(fold_words(p->regions[i].name, other), key))
			return &p->regions[i];
	return NULL;
}

/* ---- days and times ---- */

/* Which column has the days: the surest name among those that hold days, else the surest name, else what holds days. */
static size_t best_day(const struct mapping *m)
{
	size_t best = m->t->n_columns;
	int least = NEVER;
	for (size_t i = 0; i < m->t->n_columns; i++) {
		const struct content *c = &m->content[i];
		bool holds = content_is_mostly(c->days, c->sampled), is_named = m->head[i].kind == HEAD_DAY || m->head[i].kind == HEAD_START;
		if (m->chosen[i] || (!is_named && !(holds && 10 * c->days >= 9 * c->sampled && c->clocks < c->days)))
			continue;
		if (!holds && m->head[i].kind == HEAD_START)
			continue;
		int cost = (holds ? 0 : 1000) + (is_named ? m->head[i].rank + (m->head[i].kind == HEAD_START ? 50 : 0) : 500);
		if (cost < least) {
			least = cost;
			best = i;
		}
	}
	return best;
}

static void map_day(struct mapping *m)
{
	size_t on = has_kind(m, IMPORT_DAY) ? m->t->n_columns : best_day(m);
	if (on == m->t->n_columns)
		return;
	m->in->columns[on].kind = IMPORT_DAY;
	m->in->columns[on].by_content = m->head[on].kind != HEAD_DAY;
	m->in->columns[on].is_midnight = m->content[on].midnights > 0 && m->content[on].midnights == m->content[on].sampled;
}

static void map_time(struct mapping *m)
{
	size_t best = m->t->n_columns;
	int least = NEVER;
	for (size_t i = 0; i < m->t->n_columns; i++) {
		bool is_named = m->head[i].kind == HEAD_TIME || m->head[i].kind == HEAD_START;
		const struct content *c = &m->content[i];
		int cost = m->head[i].rank + (content_is_mostly(c->clocks + c->days, c->sampled) ? 0 : 500);
		if (m->chosen[i] || m->in->columns[i].kind == IMPORT_DAY || !is_named || cost >= least)
			continue;
		if (m->head[i].kind == HEAD_START && cost >= 500)
			continue;
		least = cost;
		best = i;
	}
	if (best < m->t->n_columns && !has_kind(m, IMPORT_TIME))
		m->in->columns[best].kind = IMPORT_TIME;
}

/* ---- everything else ---- */

/* The first of the surest columns of a name that holds numbers, or words of a scale. */
static bool holds_scale(const struct mapping *m, size_t i, enum import_kind kind)
{
	const struct content *c = &m->content[i];
	if (content_is_mostly(c->numbers, c->filled - c->hours) && c->numbers > 0)
		return true;
	for (size_t r = 0; r < m->t->n; r++)
		if (cell_read(m->t->row[r].cell[i].text).kind == CELL_WORD && column_proposal_of(kind, m->t->row[r].cell[i].text) >= 0)
			return true;
	return c->filled == 0 || c->numbers > 0;
}

/* Most cells say how far a clock is from Greenwich; the name of a place does not. */
static bool holds_offsets(const struct mapping *m, size_t i)
{
	size_t offsets = 0;
	int32_t east_s;
	for (size_t r = 0; r < m->t->n; r++)
		offsets += import_offset(m->t->row[r].cell[i].text, &east_s);
	return m->content[i].filled == 0 || content_is_mostly(offsets, m->content[i].filled);
}

static bool is_among(str list, str key)
{
	char buffer[FOLD_BYTES];
	while (list.n > 0)
		if (str_eq(fold_words(str_trim(str_split(&list, ',')), buffer), key))
			return true;
	return false;
}

/* The gauge that has names of its own, and this one among them. NULL: none; sleep, mood and the pains are known by their words. */
static const struct gauge *gauge_called(str name)
{
	char buffer[FOLD_BYTES];
	str key = key_of(name, buffer);
	for (size_t i = 0; i < GAUGES && key.n > 0; i++)
		if (gauges[i].knows.n > 0 && (is_among(gauges[i].knows, key) || is_among(gauges[i].key, key) || is_among(gauges[i].name, key)))
			return &gauges[i];
	return NULL;
}

/* What a name with what is in it becomes, if no other column is that. */
static enum import_kind kind_of(const struct mapping *m, size_t i)
{
	const struct content *c = &m->content[i];
	bool is_numeric = c->numbers > 0 && content_is_mostly(c->numbers, c->filled), is_text = content_is_mostly(c->words, c->filled);
	bool is_ticks = c->marks > 0 && c->marks == c->filled, is_own = m->t->layout != NULL && m->t->layout->is_own;
	if (is_own && str_eq(m->t->name[i], STR("set_off")))
		return IMPORT_SET_OFF;
	const struct gauge *called = gauge_called(m->t->name[i]);
	if (called != NULL) {
		enum import_kind kind = (enum import_kind)(IMPORT_PAIN + (called - gauges));
		return is_ticks ? IMPORT_TICKS : holds_scale(m, i, kind) ? kind : IMPORT_NAMED;
	}
	switch (m->head[i].kind) {
	case HEAD_OFFSET: return holds_offsets(m, i) ? IMPORT_OFFSET : IMPORT_BESIDE;
	case HEAD_YEAR: return IMPORT_YEAR;
	case HEAD_PAIN: return is_ticks ? IMPORT_NAMED : holds_scale(m, i, IMPORT_PAIN) ? IMPORT_PAIN : IMPORT_NAMED;
	case HEAD_WORST: return is_ticks || !holds_scale(m, i, IMPORT_WORST) ? IMPORT_BESIDE : IMPORT_WORST;
	case HEAD_AVERAGE: return is_ticks || !holds_scale(m, i, IMPORT_AVERAGE) ? IMPORT_BESIDE : IMPORT_AVERAGE;
	case HEAD_SLEEP:
		if (c->hours > 0 && 2 * c->hours > c->filled)
			return IMPORT_HOURS;
		return is_ticks ? IMPORT_TICKS : holds_scale(m, i, IMPORT_SLEEP) ? IMPORT_SLEEP : IMPORT_NAMED;
	case HEAD_HOURS: return IMPORT_HOURS;
	case HEAD_MOOD: return is_ticks ? IMPORT_TICKS : IMPORT_MOOD;
	case HEAD_NEAR_PAIN:
		if (c->filled == 0)
			return IMPORT_ELSEWHERE;
		return is_numeric || holds_scale(m, i, IMPORT_PAIN) ? (is_ticks ? IMPORT_ELSEWHERE : IMPORT_OPEN) : IMPORT_ELSEWHERE;
	case HEAD_OTHER_PAIN: return IMPORT_ELSEWHERE;
	case HEAD_BACK: return is_numeric ? IMPORT_OPEN : IMPORT_NOTHING;
	case HEAD_SCORE: return is_numeric ? IMPORT_OPEN : IMPORT_NOTHING;
	case HEAD_MEDICINES: return is_numeric && !is_own ? IMPORT_NAMED : IMPORT_MEDICINES;
	case HEAD_NOTE: return IMPORT_NOTE;
	case HEAD_NAMED: return is_numeric ? IMPORT_NOTHING : IMPORT_NAMED;
	case HEAD_PLACE: return is_numeric ? IMPORT_NOTHING : IMPORT_REGIONS;
	case HEAD_DAY:
	case HEAD_START:
	case HEAD_TIME: return IMPORT_TWICE; /* the ones that are read were found before */
	case HEAD_BESIDE: return IMPORT_BESIDE;
	case HEAD_UNKNOWN: break;
	}
	if (!m->t->has_names && is_numeric)
		return IMPORT_OPEN;
	if (!m->t->has_names && is_text)
		return IMPORT_NOTE;
	return is_ticks || (c->ticks > 0 && c->ticks == c->filled && m->has_thousandths) ? IMPORT_TICKS : IMPORT_NOTHING;
}

/* Any number of columns may become one of these: their texts are joined. */
static bool may_be_many(enum import_kind kind)
{
	return kind == IMPORT_NOTE || kind == IMPORT_NAMED || kind == IMPORT_MEDICINES || kind == IMPORT_REGIONS || kind == IMPORT_OPEN ||
	       kind < IMPORT_OPEN;
}

static bool is_same_column(const struct import_column *a, const struct import_column *b)
{
	return a->kind == b->kind && a->region == b->region && a->activity == b->activity && !may_be_many(a->kind);
}

/* Of columns that would be the same, the surest stays: chosen, then by rank, then the first. */
static void settle_twice(struct mapping *m)
{
	struct import_column *columns = m->in->columns;
	for (size_t i = 0; i < m->t->n_columns; i++)
		for (size_t k = i + 1; k < m->t->n_columns; k++) {
			if (!is_same_column(&columns[i], &columns[k]))
				continue;
			bool second = (m->chosen[k] && !m->chosen[i]) || (m->chosen[k] == m->chosen[i] && m->head[k].rank < m->head[i].rank);
			columns[second ? i : k].kind = IMPORT_TWICE;
		}
}

/* Beside a pain, numbers of which the name does not say what they are, are not asked about. */
static void settle_open(struct mapping *m)
{
	bool has_pain = has_kind(m, IMPORT_PAIN), asks = has_pain;
	for (size_t i = 0; i < m->t->n_columns; i++) {
		struct import_column *c = &m->in->columns[i];
		if (c->kind != IMPORT_OPEN)
			continue;
		bool is_score = m->head[i].kind == HEAD_SCORE || m->head[i].kind == HEAD_UNKNOWN;
		if (asks)
			c->kind = is_score ? IMPORT_NOTHING : has_pain || m->head[i].kind == HEAD_NEAR_PAIN ? IMPORT_ELSEWHERE : IMPORT_NOTHING;
		asks = true;
	}
}

/* ---- scales ---- */

static bool is_whole_scale(struct scale s)
{
	return s.high == 10 && s.low <= 1;
}

/* The scale of the numbers in a column, or which one is proposed. */
static void find_scale(struct mapping *m, size_t i)
{
	struct import_column *c = &m->in->columns[i];
	const struct content *k = &m->content[i];
	const struct head *h = &m->head[i];
	bool is_pain = !column_is_good(c->kind);
	const struct layout_column *l = layout_column(m->t->layout, m->t->name[i]);
	static const struct scale ten = {0, 10}, hundred = {0, 100}, thousandths = {0, 10000};
	int64_t most = k->most / THOUSAND, low = k->least >= THOUSAND ? 1 : 0;
	str words;
	if (m->scaled[i])
		return;
	if (activity_is_named(m->t->name[i], &words)) /* what it is called is the person's own */
		c->scale = ten;
	else if (content_is_thousandths(k) && (!h->has_range || h->high < most))
		c->scale = thousandths;
	else if (h->has_range)
		c->scale = h->is_turned ? (struct scale){h->high, h->low} : (struct scale){h->low, h->high};
	else if (h->of == 10 || h->of == 100)
		c->scale = (struct scale){0, h->of};
	else if (l != NULL && scale_is_known(l->scale))
		c->proposal = l->scale;
	else if (is_pain && m->t->layout != NULL && scale_is_known(m->t->layout->pain) && most <= m->t->layout->pain.high)
		c->proposal = m->t->layout->pain;
	else if (h->of > 1)
		c->proposal = (struct scale){is_pain ? 0 : 1, h->of};
	else if (k->of > 1 && k->of != 10 && k->of != 100)
		c->proposal = (struct scale){is_pain ? 0 : 1, k->of};
	else if (k->of == 100)
		c->scale = hundred;
	else if (content_is_mostly(k->above, k->numbers) && most >= VAS_FROM && most <= 100)
		c->proposal = hundred;
	else if (c->kind == IMPORT_SLEEP && k->fractions > 0 && 2 * k->fractions > k->numbers)
		c->asks_hours = true;
	else if (!is_pain && k->numbers > 0 && most <= SMALL_SCALE && (m->t->layout == NULL || !m->t->layout->is_own))
		c->proposal = (struct scale){low, low == 0 && most < SMALL_SCALE ? 4 : SMALL_SCALE};
	else
		c->scale = ten;
	if (is_whole_scale(c->scale))
		c->scale = c->scale.low == 1 && k->least == 0 ? ten : c->scale;
	if (scale_is_known(c->proposal) && m->wish->as_proposed)
		c->scale = c->proposal;
	if (c->asks_hours && c->hours != WORD_OPEN)
		c->kind = c->hours == WORD_NOTE ? IMPORT_NAMED : IMPORT_HOURS;
}

/* ---- all of it ---- */

/* What a list in a file of JSON is called says of what its scores are. */
static bool is_topic(enum head_kind kind)
{
	return kind == HEAD_PAIN || kind == HEAD_SLEEP || kind == HEAD_MOOD;
}

static bool is_number_head(enum head_kind kind)
{
	return is_topic(kind) || kind == HEAD_WORST || kind == HEAD_AVERAGE || kind == HEAD_SCORE || kind == HEAD_NEAR_PAIN;
}

static void map_names(struct mapping *m)
{
	for (size_t i = 0; i < m->t->n_columns; i++) {
		struct import_column *c = &m->in->columns[i];
		const struct layout_column *l = layout_column(m->t->layout, m->t->name[i]);
		str words;
		m->head[i] = head_read(m->t->name[i]);
		if (l != NULL)
			m->head[i].kind = l->kind;
		else if (m->head[i].kind == HEAD_SCORE && is_topic(m->t->topic))
			m->head[i].kind = m->t->topic;
		m->content[i] = content_of(m->t, i);
		m->has_thousandths = m->has_thousandths || (is_number_head(m->head[i].kind) && content_is_thousandths(&m->content[i]));
		c->name = import_shown(m->t->name[i], m->a);
		for (size_t r = 0; r < m->t->n && c->example.n == 0; r++)
			c->example = import_shown(m->t->row[r].cell[i].text, m->a);
		if (activity_is_named(m->t->name[i], &words)) {
			activity_set(m, i, words);
			m->chosen[i] = true;
		}
		c->region = import_region(m->wish->pack, m->t->name[i]);
		if (c->region != NULL) {
			c->kind = IMPORT_REGION;
			m->chosen[i] = true;
		}
	}
}

static enum err take_choices(struct mapping *m, enum import_choice_of of)
{
	for (size_t i = 0; i < m->wish->n_choices && m->in->stop == IMPORT_GOES; i++)
		if (m->wish->choices[i].of == of)
			TRY(of == CHOICE_COLUMN ? take_column(m, &m->wish->choices[i]) : take_scale(m, &m->wish->choices[i]));
	return OK;
}

static enum err map_scales(struct mapping *m)
{
	for (size_t i = 0; i < m->t->n_columns; i++) {
		struct import_column *c = &m->in->columns[i];
		c->hours = WORD_OPEN;
		if (import_kind_is_number(c->kind))
			TRY(column_collect_words(m, i));
	}
	TRY(take_choices(m, CHOICE_SCALE));
	for (size_t i = 0; i < m->t->n_columns; i++) {
		struct import_column *c = &m->in->columns[i];
		if (c->kind == IMPORT_HOURS && c->hours == WORD_NOTE)
			c->kind = IMPORT_NAMED;
		if (!import_kind_is_number(c->kind))
			continue;
		if (m->wish->as_proposed && c->hours == WORD_OPEN)
			c->hours = WORD_NOTE;
		column_drop_slips(m, i);
		for (size_t k = 0; k < c->n_words && m->wish->as_proposed; k++)
			if (c->words[k].number == WORD_OPEN)
				c->words[k].number = c->words[k].proposal;
		find_scale(m, i);
		c->has_numbers = import_kind_is_number(c->kind);
	}
	return OK;
}

/* What is asked about comes to what it is likely to be. */
static void take_proposals(struct mapping *m)
{
	for (size_t i = 0; i < m->t->n_columns && m->wish->as_proposed; i++)
		if (m->in->columns[i].kind == IMPORT_OPEN)
			m->in->columns[i].kind = IMPORT_PAIN;
}

static bool is_anything(const struct mapping *m)
{
	for (size_t i = 0; i < m->t->n_columns; i++) {
		enum import_kind kind = m->in->columns[i].kind;
		if (kind == IMPORT_OPEN ||
		    (is_read(kind) && kind != IMPORT_DAY && kind != IMPORT_TIME && kind != IMPORT_OFFSET && kind != IMPORT_YEAR))
			return true;
	}
	return false;
}

enum err import_map(const struct import_wish *wish, struct arena *a, struct import *in)
{
	size_t n = in->table.n_columns;
	struct mapping m = {.wish = wish,
			    .t = &in->table,
			    .in = in,
			    .a = a,
			    .head = arena_new(a, struct head, n),
			    .content = arena_new(a, struct content, n),
			    .chosen = arena_new(a, bool, n),
			    .scaled = arena_new(a, bool, n)};
	in->columns = arena_new(a, struct import_column, n);
	if (in->columns == NULL || m.head == NULL || m.content == NULL || m.chosen == NULL || m.scaled == NULL)
		return ERR_FULL;
	map_names(&m);
	TRY(take_choices(&m, CHOICE_COLUMN));
	map_day(&m);
	map_time(&m);
	for (size_t i = 0; i < n; i++)
		if (!m.chosen[i] && in->columns[i].kind != IMPORT_DAY && in->columns[i].kind != IMPORT_TIME)
			in->columns[i].kind = kind_of(&m, i);
	settle_twice(&m);
	settle_open(&m);
	take_proposals(&m);
	TRY(map_scales(&m));
	order_find(&m);
	if (in->stop == IMPORT_GOES)
		in->stop = !has_kind(&m, IMPORT_DAY) ? STOP_NO_DAY : !is_anything(&m) ? STOP_NOTHING : IMPORT_GOES;
	return a->full ? ERR_FULL : OK;
}
