/* table_turn.c - turns a table with another layout into one with a line for each entry. */
#include "table/table.h"

#include "table/fold.h"
#include "table/when_read.h"
#include "table/when_words.h"
#include "base/hash.h"

/* ---- a table that grows ---- */

/* Another table with these columns and room for `rows` rows. */
static enum err begin(struct table *to, const struct table *from, size_t columns, size_t rows, struct arena *a)
{
	*to = *from;
	to->name = arena_new(a, str, columns);
	to->row = arena_new(a, struct table_row, rows > 0 ? rows : 1);
	to->n_columns = columns;
	to->n = 0;
	return to->name == NULL || to->row == NULL ? ERR_FULL : OK;
}

/* One more row of empty cells; the cells may be written until the table is done. NULL when the arena is full. */
static struct table_cell *add_row(struct table *t, size_t line, struct arena *a)
{
	struct table_cell *cells = (t->n + 1) * t->n_columns <= TABLE_CELLS_MAX ? arena_new(a, struct table_cell, t->n_columns) : NULL;
	for (size_t i = 0; cells != NULL && i < t->n_columns; i++)
		cells[i] = (struct table_cell){STR(""), line};
	if (cells != NULL)
		t->row[t->n++] = (struct table_row){.line = line, .cell = cells};
	return cells;
}

static str joined(str first, const char *between, str second, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_str(&w, first);
	w_z(&w, between);
	w_str(&w, second);
	return arena_keep(a, &w);
}

/* ---- days across ---- */

static bool is_day(str text)
{
	struct when w;
	return when_read(text, &w) && !w.is_instant && !w.lacks_year;
}

static bool is_unit(str name)
{
	char buffer[FOLD_BYTES];
	str key = fold_words(name, buffer);
	return str_eq(key, STR("unit")) || str_eq(key, STR("units")) || str_eq(key, STR("einheit")) || str_eq(key, STR("unite")) ||
	       str_eq(key, STR("unidad")) || str_eq(key, STR("scale")) || str_eq(key, STR("skala"));
}

/* "Sleep" and its unit: "Sleep (hours)". */
static str name_of_row(const struct table *t, size_t row, struct arena *a)
{
	str name = t->row[row].cell[0].text;
	for (size_t i = 1; i < t->n_columns; i++)
		if (is_unit(t->name[i]) && t->row[row].cell[i].text.n > 0)
			return joined(joined(name, " (", t->row[row].cell[i].text, a), ")", STR(""), a);
	return name;
}

static enum err turn_days(struct table *t, struct arena *a)
{
	struct table turned;
	TRY(begin(&turned, t, t->n + 1, t->n_columns, a));
	turned.name[0] = STR("day");
	for (size_t r = 0; r < t->n; r++)
		turned.name[r + 1] = name_of_row(t, r, a);
	for (size_t c = 1; c < t->n_columns; c++) {
		if (!is_day(t->name[c])) {
			turned.n_lost += !is_unit(t->name[c]);
			continue;
		}
		struct table_cell *cells = add_row(&turned, t->head_line, a);
		if (cells == NULL)
			return ERR_FULL;
		cells[0].text = t->name[c];
		for (size_t r = 0; r < t->n; r++)
			cells[r + 1] = t->row[r].cell[c];
	}
	*t = turned;
	return OK;
}

/* ---- one line for each reading ---- */

struct readings {
	const struct table *from;
	size_t name, detail, value; /* columns; detail and value may be n_columns: there is none */
	size_t day, time;
};

static bool is_category(str name)
{
	static const char *const words[] = {"category", "kategorie", "categorie", "categoria", "type", "data type", "kind", NULL};
	char buffer[FOLD_BYTES];
	str key = fold_words(name, buffer);
	for (size_t i = 0; words[i] != NULL; i++)
		if (str_eq(key, str_of(words[i])))
			return true;
	return false;
}

static bool find_readings(const struct table *t, struct readings *ret_readings)
{
	struct readings r = {t, t->n_columns, t->n_columns, t->n_columns, t->n_columns, t->n_columns};
	size_t category = t->n_columns;
	for (size_t i = 0; i < t->n_columns; i++) {
		enum head_kind kind = head_read(t->name[i]).kind;
		if (head_is_value(t->name[i]))
			r.value = r.value == t->n_columns ? i : r.value;
		else if (is_category(t->name[i]))
			category = category == t->n_columns ? i : category;
		else if (head_is_name(t->name[i]))
			r.name = r.name == t->n_columns ? i : r.name;
		else if (kind == HEAD_DAY)
			r.day = r.day == t->n_columns ? i : r.day;
		else if (kind == HEAD_TIME)
			r.time = r.time == t->n_columns ? i : r.time;
	}
	if (category < t->n_columns) {
		r.detail = r.name;
		r.name = category;
	}
	*ret_readings = r;
	return r.name < t->n_columns && r.value < t->n_columns && r.day < t->n_columns;
}

/* HKCategoryTypeIdentifierBackPain: what follows the word Identifier. */
static str without_prefix(str s)
{
	static const str mark = STR_INIT("Identifier");
	size_t at = str_find_str(s, mark);
	return str_starts(s, STR("HK")) && at < s.n ? str_sub(s, at + mark.n, s.n) : s;
}

/* "Upper back pain (Moderate)": the word is the value once more. */
static str without_strength(str s)
{
	size_t open = str_find(s, '(');
	if (open == s.n || s.p[s.n - 1] != ')')
		return s;
	str inside = str_sub(s, open + 1, s.n - open - 2);
	return scale_proposal_pain(inside) >= 0 ? str_trim(str_sub(s, 0, open)) : s;
}

static bool is_group(enum head_kind kind)
{
	return kind == HEAD_SLEEP || kind == HEAD_HOURS || kind == HEAD_MOOD || kind == HEAD_NOTE;
}

static str cell_of(const struct readings *r, size_t row, size_t column)
{
	return column < r->from->n_columns ? r->from->row[row].cell[column].text : STR("");
}

/* What the reading of a row is called, and with the unit of the values. */
static str reading_name(const struct readings *r, size_t row, struct arena *a)
{
	str name = without_prefix(cell_of(r, row, r->name)), detail = without_strength(cell_of(r, row, r->detail));
	enum head_kind kind = head_read(name).kind;
	struct head value = head_read(r->from->name[r->value]);
	if (kind != HEAD_MEDICINES && detail.n > 0)
		name = is_group(kind) ? joined(name, ": ", detail, a) : detail;
	if (!value.has_range)
		return without_strength(name);
	struct writer w = arena_writer(a);
	w_str(&w, without_strength(name));
	w_z(&w, " (");
	w_int(&w, value.is_turned ? value.high : value.low);
	w_char(&w, '-');
	w_int(&w, value.is_turned ? value.low : value.high);
	w_char(&w, ')');
	return arena_keep(a, &w);
}

/* Of a medicine its name is the text, and how much of it unless that is one. */
static str reading_value(const struct readings *r, size_t row, struct arena *a)
{
	str value = cell_of(r, row, r->value), detail = cell_of(r, row, r->detail);
	static const str prefix = STR_INIT("HKCategoryValue"), severity = STR_INIT("Severity");
	if (detail.n > 0 && head_read(cell_of(r, row, r->name)).kind == HEAD_MEDICINES)
		return value.n == 0 || str_eq(value, STR("1")) || str_eq(value, STR("1.0")) ? detail : joined(detail, " ", value, a);
	if (str_starts(value, prefix))
		value = str_sub(value, prefix.n, value.n);
	if (str_starts(value, severity))
		value = str_sub(value, severity.n, value.n);
	return value;
}

static bool is_wanted(enum head_kind kind)
{
	return kind == HEAD_PAIN || kind == HEAD_WORST || kind == HEAD_AVERAGE || kind == HEAD_NEAR_PAIN || kind == HEAD_BACK ||
	       kind == HEAD_MEDICINES || is_group(kind);
}

/* What the cells of a name were read as last: a hundred thousand rows have a handful of names, and reading one costs more than all else of its row. */
struct memo {
	str name, detail, is;
};

static str remembered_name(struct memo *memo, size_t slots, const struct readings *r, size_t row, struct arena *a)
{
	str name = cell_of(r, row, r->name), detail = cell_of(r, row, r->detail);
	struct memo *m = &memo[hash_end(hash_str(hash_str(HASH_BEGIN, name), detail)) % slots];
	if (m->is.p == NULL || !str_eq(m->name, name) || !str_eq(m->detail, detail))
		*m = (struct memo){name, detail, reading_name(r, row, a)};
	return m->is;
}

/* The names in the order they come; `of` gets the number of each row's. False when none of them is anything that the diary has. */
static enum err collect_names(const struct readings *r, struct arena *a, str *names, size_t *ret_n, uint16_t *of, bool *ret_wanted)
{
	size_t slots = 4 * TABLE_COLUMNS_MAX;
	uint16_t *slot = arena_new(a, uint16_t, slots); /* number + 1 */
	struct memo *memo = arena_new(a, struct memo, slots);
	if (slot == NULL || memo == NULL)
		return ERR_FULL;
	*ret_n = 0;
	*ret_wanted = false;
	for (size_t i = 0; i < r->from->n; i++) {
		str name = remembered_name(memo, slots, r, i, a);
		size_t at = (size_t)(hash_end(hash_str(HASH_BEGIN, name)) % slots);
		while (slot[at] != 0 && !str_eq(names[slot[at] - 1], name))
			at = (at + 1) % slots;
		if (slot[at] == 0 && *ret_n < TABLE_COLUMNS_MAX) {
			names[(*ret_n)++] = name;
			slot[at] = (uint16_t)*ret_n;
			*ret_wanted = *ret_wanted || is_wanted(head_read(name).kind);
		}
		of[i] = slot[at] != 0 ? (uint16_t)(slot[at] - 1) : TABLE_COLUMNS_MAX;
	}
	return a->full ? ERR_FULL : OK;
}

/* The newest row of a day and time. */
struct group {
	str day, time;
	struct table_cell *cells; /* NULL: an empty slot */
};

static struct group *group_of(struct group *groups, size_t slots, str on, str time)
{
	size_t at = (size_t)(hash_end(hash_str(hash_str(HASH_BEGIN, on), time)) % slots);
	while (groups[at].cells != NULL && !(str_eq(groups[at].day, on) && str_eq(groups[at].time, time)))
		at = (at + 1) % slots;
	return &groups[at];
}

/* The other columns of a line: the same text once, another appended. */
static void join_cell(struct table_cell *to, const struct table_cell *from, struct arena *a)
{
	if (from->text.n == 0 || str_eq(to->text, from->text) || str_find_str(to->text, from->text) < to->text.n)
		return;
	*to = to->text.n == 0 ? *from : (struct table_cell){joined(to->text, "\n", from->text, a), to->line};
}

struct turning {
	const struct readings *r;
	struct table *to;
	const uint16_t *of; /* of each row: which name */
	const size_t *kept; /* columns of the old table that stay */
	size_t n_kept;
	struct group *groups;
	size_t slots;
	struct arena *a;
};

static enum err turn_line(struct turning *k, size_t row)
{
	const struct table_row *from = &k->r->from->row[row];
	struct group *g = group_of(k->groups, k->slots, cell_of(k->r, row, k->r->day), cell_of(k->r, row, k->r->time));
	size_t column = k->n_kept + k->of[row];
	if (g->cells == NULL || g->cells[column].text.n > 0) {
		*g = (struct group){cell_of(k->r, row, k->r->day), cell_of(k->r, row, k->r->time), add_row(k->to, from->line, k->a)};
		if (g->cells == NULL)
			return ERR_FULL;
	}
	for (size_t i = 0; i < k->n_kept; i++)
		join_cell(&g->cells[i], &from->cell[k->kept[i]], k->a);
	g->cells[column] = (struct table_cell){reading_value(k->r, row, k->a), from->line};
	k->to->row[k->to->n - 1].has_more |= from->has_more;
	return OK;
}

static enum err turn_readings(struct table *t, const struct readings *r, struct arena *a)
{
	str *names = arena_new(a, str, TABLE_COLUMNS_MAX);
	uint16_t *of = arena_new(a, uint16_t, t->n > 0 ? t->n : 1);
	size_t n_names = 0, *kept = arena_new(a, size_t, t->n_columns), n_kept = 0;
	bool is_any;
	struct table to;
	if (names == NULL || of == NULL || kept == NULL)
		return ERR_FULL;
	TRY(collect_names(r, a, names, &n_names, of, &is_any));
	if (!is_any)
		return OK;
	for (size_t i = 0; i < t->n_columns; i++)
		if (i != r->name && i != r->detail && i != r->value)
			kept[n_kept++] = i;
	TRY(begin(&to, t, n_kept + n_names, t->n, a));
	for (size_t i = 0; i < n_kept + n_names; i++)
		to.name[i] = i < n_kept ? t->name[kept[i]] : names[i - n_kept];
	struct turning k = {r, &to, of, kept, n_kept, arena_new(a, struct group, 2 * t->n + 1), 2 * t->n + 1, a};
	if (k.groups == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < t->n; i++)
		if (of[i] < TABLE_COLUMNS_MAX)
			TRY(turn_line(&k, i));
		else
			to.n_lost++;
	to.shape = TABLE_READINGS;
	*t = to;
	return a->full ? ERR_FULL : OK;
}

/* ---- times of the day across ---- */

/* The part of the day in a name, and the name without it. False: it has none. */
static bool part_of(str name, struct arena *a, str *ret_part, str *ret_rest)
{
	char buffer[FOLD_BYTES];
	str words = fold_words(name, buffer);
	int32_t second;
	if (when_clock(str_trim(name), &second)) {
		*ret_part = str_trim(name);
		*ret_rest = STR("");
		return true;
	}
	for (const struct when_word *p = when_parts; p->word != NULL; p++) {
		str part = str_of(p->word);
		size_t at = str_find_str(words, part);
		bool whole = at < words.n && (at == 0 || words.p[at - 1] == ' ') && (at + part.n == words.n || words.p[at + part.n] == ' ');
		if (p->value == 0 || !whole)
			continue;
		*ret_part = arena_copy(a, part);
		*ret_rest = joined(str_trim(str_sub(words, 0, at)), "", str_sub(words, at + part.n, words.n), a);
		*ret_rest = str_trim(*ret_rest);
		return true;
	}
	return false;
}

struct across {
	bool *is_part;    /* of each column */
	str *part, *rest; /* of those */
	str parts[TABLE_COLUMNS_MAX], rests[TABLE_COLUMNS_MAX];
	size_t n_parts, n_rests;
};

static size_t place_of(str *list, size_t *n, str s)
{
	size_t i = 0;
	while (i < *n && !str_eq(list[i], s))
		i++;
	if (i == *n && *n < TABLE_COLUMNS_MAX)
		list[(*n)++] = s;
	return i;
}

/* Two names at least that differ in the part of the day alone, and are about a pain, a sleep, a mood or nothing else. */
static enum err find_across(const struct table *t, struct arena *a, struct across *x, bool *ret_found)
{
	x->is_part = arena_new(a, bool, t->n_columns);
	x->part = arena_new(a, str, t->n_columns);
	x->rest = arena_new(a, str, t->n_columns);
	*ret_found = false;
	if (x->is_part == NULL || x->part == NULL || x->rest == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < t->n_columns; i++) {
		if (head_read(t->name[i]).kind == HEAD_TIME)
			return OK;
		x->is_part[i] = part_of(t->name[i], a, &x->part[i], &x->rest[i]);
		enum head_kind kind = head_read(x->rest[i]).kind;
		x->is_part[i] = x->is_part[i] && (x->rest[i].n == 0 || is_wanted(kind) || kind == HEAD_SCORE);
	}
	for (size_t i = 0; i < t->n_columns; i++) {
		bool has_other = false;
		for (size_t k = 0; k < t->n_columns && x->is_part[i]; k++)
			has_other = has_other || (x->is_part[k] && str_eq(x->rest[k], x->rest[i]) && !str_eq(x->part[k], x->part[i]));
		if (!has_other)
			continue;
		place_of(x->parts, &x->n_parts, x->part[i]);
		place_of(x->rests, &x->n_rests, x->rest[i]);
		*ret_found = true;
	}
	for (size_t i = 0; i < t->n_columns; i++) {
		bool is_in = false;
		for (size_t k = 0; k < x->n_rests; k++)
			is_in = is_in || str_eq(x->rests[k], x->rest[i]);
		x->is_part[i] = x->is_part[i] && is_in;
	}
	return OK;
}

static enum err turn_times(struct table *t, struct across *x, struct arena *a)
{
	size_t *kept = arena_new(a, size_t, t->n_columns), n_kept = 0;
	struct table to;
	if (kept == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < t->n_columns; i++)
		if (!x->is_part[i])
			kept[n_kept++] = i;
	TRY(begin(&to, t, n_kept + 1 + x->n_rests, t->n * x->n_parts, a));
	for (size_t i = 0; i < n_kept; i++)
		to.name[i] = t->name[kept[i]];
	to.name[n_kept] = STR("time of day");
	for (size_t i = 0; i < x->n_rests; i++)
		to.name[n_kept + 1 + i] = x->rests[i].n > 0 ? x->rests[i] : STR("rating");
	for (size_t r = 0; r < t->n; r++)
		for (size_t p = 0; p < x->n_parts; p++) {
			struct table_cell *cells = NULL;
			for (size_t i = 0; i < t->n_columns; i++) {
				if (!x->is_part[i] || !str_eq(x->part[i], x->parts[p]) || t->row[r].cell[i].text.n == 0)
					continue;
				cells = cells != NULL ? cells : add_row(&to, t->row[r].line, a);
				if (cells == NULL)
					return ERR_FULL;
				cells[n_kept + 1 + place_of(x->rests, &x->n_rests, x->rest[i])] = t->row[r].cell[i];
			}
			bool is_last = p + 1 == x->n_parts, is_first = to.n == 0 || to.row[to.n - 1].line != t->row[r].line;
			if (cells == NULL && is_last && is_first)
				cells = add_row(&to, t->row[r].line, a); /* nothing at any time: the rest of the line stays */
			if (cells == NULL)
				continue;
			bool is_alone = to.n < 2 || to.row[to.n - 2].line != t->row[r].line;
			for (size_t i = 0; i < n_kept; i++)
				if (is_alone || head_read(to.name[i]).kind == HEAD_DAY || is_day(t->row[r].cell[kept[i]].text))
					cells[i] = t->row[r].cell[kept[i]];
			if (cells[n_kept].text.n == 0)
				cells[n_kept].text = x->parts[p];
			to.row[to.n - 1].has_more = t->row[r].has_more;
		}
	to.shape = TABLE_TIMES_ACROSS;
	*t = to;
	return a->full ? ERR_FULL : OK;
}

/* ---- year, month and day ---- */

/* The column of numbers that is called so, in one of four languages, perhaps after another word: "date.year"; n_columns: there is none. */
static size_t number_column(const struct table *t, const char *const words[4])
{
	for (size_t i = 0; i < t->n_columns; i++) {
		char buffer[FOLD_BYTES];
		str name = fold_words(t->name[i], buffer), last = name;
		bool is_named = false;
		int64_t number;
		for (size_t at = 0; at < name.n; at++)
			last = name.p[at] == ' ' ? str_sub(name, at + 1, name.n) : last;
		for (size_t k = 0; k < 4; k++)
			is_named = is_named || str_eq(last, str_of(words[k]));
		for (size_t r = 0; r < t->n && is_named; r++)
			is_named = t->row[r].cell[i].text.n == 0 || str_int(t->row[r].cell[i].text, &number);
		if (is_named)
			return i;
	}
	return t->n_columns;
}

/* The three become one, where the day was: 2026-11-19. */
static enum err join_date(struct table *t, struct arena *a)
{
	static const char *const years[] = {"year", "jahr", "annee", "ano"}, *const months[] = {"month", "monat", "mois", "mes"},
				 *const days[] = {"day", "tag", "jour", "dia"};
	size_t year = number_column(t, years), month = number_column(t, months), on = number_column(t, days), n = 0;
	struct table to;
	if (year == t->n_columns || month == t->n_columns || on == t->n_columns)
		return OK;
	TRY(begin(&to, t, t->n_columns - 2, t->n, a));
	for (size_t i = 0; i < t->n_columns; i++)
		if (i != year && i != month)
			to.name[n++] = i == on ? STR("date") : t->name[i];
	for (size_t r = 0; r < t->n; r++) {
		const struct table_cell *from = t->row[r].cell;
		struct table_cell *cells = add_row(&to, t->row[r].line, a);
		if (cells == NULL)
			return ERR_FULL;
		to.row[r].has_more = t->row[r].has_more;
		n = 0;
		for (size_t i = 0; i < t->n_columns; i++)
			if (i != year && i != month)
				cells[n++] = i != on ? from[i]
						     : (struct table_cell){
							       joined(joined(from[year].text, "-", from[month].text, a), "-", from[on].text, a),
							       from[on].line};
	}
	*t = to;
	return a->full ? ERR_FULL : OK;
}

/* ---- all of it ---- */

enum err table_turn(struct table *t, struct arena *a)
{
	struct readings r;
	struct across *x = arena_new(a, struct across, 1);
	bool found = false;
	if (x == NULL)
		return ERR_FULL;
	if (t->shape == TABLE_DAYS_ACROSS)
		TRY(turn_days(t, a));
	if (t->n_columns > TABLE_COLUMNS_MAX) {
		t->n_lost += t->n_columns - TABLE_COLUMNS_MAX;
		t->n_columns = TABLE_COLUMNS_MAX;
	}
	TRY(join_date(t, a));
	t->layout = layout_of(t->name, t->n_columns);
	if (t->shape == TABLE_PLAIN && find_readings(t, &r))
		TRY(turn_readings(t, &r, a));
	if (t->shape == TABLE_PLAIN)
		TRY(find_across(t, a, x, &found));
	return found ? turn_times(t, x, a) : OK;
}
