/* table.c - where in a file the table is: which line names its columns, and where it ends. */
#include "table/table.h"

#include "table/when_read.h"

enum { HEAD_WITHIN = 40 /* a title is no longer than this */, SURE_HEAD = 4 /* a day and something else */ };

/* ---- what a line is ---- */

static str cell_at(const struct csv_row *r, size_t i)
{
	return i < r->n ? str_trim(r->cell[i]) : STR("");
}

static size_t filled(const struct csv_row *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++)
		n += !str_is_blank(r->cell[i]);
	return n;
}

static bool is_day(str cell)
{
	struct when w;
	return when_read(cell, &w) && !w.is_instant && !w.lacks_year;
}

/* Any form of a day, also a number that counts seconds. */
static bool is_moment(str cell)
{
	struct when w;
	return when_read(cell, &w);
}

static size_t days_in(const struct csv_row *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++)
		n += is_day(cell_at(r, i));
	return n;
}

static bool has_moment(const struct csv_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (is_moment(cell_at(r, i)))
			return true;
	return false;
}

/* How sure it is that the line names columns. */
static int score_of(const struct csv_row *r)
{
	int score = 0;
	for (size_t i = 0; i < r->n; i++) {
		enum head_kind kind = head_read(cell_at(r, i)).kind;
		bool is_key = kind == HEAD_DAY || kind == HEAD_START || kind == HEAD_PAIN;
		score += kind == HEAD_UNKNOWN ? 0 : is_key ? 3 : kind == HEAD_TIME ? 2 : 1;
	}
	return filled(r) >= 2 ? score : 0;
}

/* ---- where it is ---- */

/* Lines without a gap between them. */
struct block {
	size_t from, to; /* rows of the csv, `to` excluded */
	size_t head;     /* row, or `to`: none */
	int score;
	bool across; /* the head has the days */
};

/* Days are in this row, but in none of the cells below them: they name columns. */
static bool names_days(const struct csv *csv, size_t row, size_t to)
{
	const struct csv_row *r = &csv->row[row];
	size_t days = days_in(r), others = filled(r) - days;
	if (days == 0 || is_day(cell_at(r, 0)) || (days < 2 && others > 1) || days < others || row + 1 == to)
		return false;
	for (size_t i = 0; i < r->n; i++)
		if (is_day(cell_at(r, i)) && is_day(cell_at(&csv->row[row + 1], i)))
			return false;
	return true;
}

static struct block block_at(const struct csv *csv, size_t from)
{
	struct block b = {.from = from, .to = from + 1};
	while (b.to < csv->n && !csv->row[b.to].follows_gap)
		b.to++;
	size_t first = b.from, best = b.to;
	while (first < b.to && first < b.from + HEAD_WITHIN && !has_moment(&csv->row[first]))
		first++;
	b.head = b.to;
	if (first < b.to && names_days(csv, first, b.to)) {
		b.head = first;
		b.across = true;
		b.score = SURE_HEAD;
		return b;
	}
	for (size_t i = b.from; i < first; i++) {
		int score = score_of(&csv->row[i]);
		if (score > b.score) {
			b.score = score;
			best = i;
		}
	}
	if (best == b.to && first > b.from && first < b.to) /* no name is known: the line above the first day */
		best = first - 1;
	b.head = best;
	return b;
}

static bool same_head(const struct csv *csv, size_t a, size_t b)
{
	size_t n = 0;
	for (; n < 3 && n < csv->row[a].n && n < csv->row[b].n; n++)
		if (!str_eq(cell_at(&csv->row[a], n), cell_at(&csv->row[b], n)))
			return false;
	return n > 0;
}

static void skip_lines(struct table *t, size_t first, size_t last, enum table_skip_why why)
{
	if (t->n_skips > 0 && t->skip[t->n_skips - 1].why == why && t->skip[t->n_skips - 1].last + 1 >= first) {
		t->skip[t->n_skips - 1].last = last;
		return;
	}
	if (t->n_skips == TABLE_SKIPS_MAX) { /* of the last one the end is told */
		t->skip[TABLE_SKIPS_MAX - 1].last = last;
		return;
	}
	t->skip[t->n_skips++] = (struct table_skip){first, last, why};
}

/* ---- its names and rows ---- */

static str column_name(size_t i, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "column ");
	w_int(&w, (int64_t)i + 1);
	return arena_keep(a, &w);
}

struct take {
	const struct csv *csv;
	struct arena *a;
	struct table *t;
};

static enum err take_names(const struct take *k, const struct csv_row *head, size_t width)
{
	struct table *t = k->t;
	t->name = arena_new(k->a, str, width);
	if (t->name == NULL)
		return ERR_FULL;
	t->n_columns = width;
	for (size_t i = 0; i < width; i++) {
		str name = head != NULL ? cell_at(head, i) : STR("");
		t->name[i] = name.n > 0 ? name : column_name(i, k->a);
	}
	t->layout = layout_of(t->name, width);
	return OK;
}

/* In our own tables a text comes back to the letter, with the white space around it. */
static bool is_to_the_letter(const struct table *t, size_t column)
{
	enum head_kind kind = t->layout != NULL && t->layout->is_own ? head_read(t->name[column]).kind : HEAD_UNKNOWN;
	return kind == HEAD_NOTE || kind == HEAD_MEDICINES;
}

/* "Sleep" and "hours": "Sleep (hours)". */
static str with_unit(str name, str unit, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_str(&w, name);
	w_z(&w, " (");
	w_str(&w, unit);
	w_char(&w, ')');
	return arena_keep(a, &w);
}

/* "yyyy-mm-dd", "TT.MM.JJJJ", "hh:mm": how a day or a time is to be written. */
static bool is_pattern(str cell)
{
	static const str signs = STR_INIT("yYmMdDjJtThHaAsS.-/: ");
	bool is_doubled = false;
	for (size_t i = 0; i < cell.n; i++) {
		if (str_find(signs, cell.p[i]) == signs.n)
			return false;
		is_doubled = is_doubled || (i > 0 && cell.p[i] == cell.p[i - 1]);
	}
	return is_doubled;
}

/* A line right below the names that holds nothing but scales and units: they become part of the names. */
static bool take_units(const struct take *k, const struct csv_row *row)
{
	struct table *t = k->t;
	size_t units = 0;
	if (has_moment(row) || row->follows_gap || row->n > t->n_columns)
		return false;
	for (size_t i = 0; i < row->n; i++) {
		struct head h = head_read(with_unit(STR("x"), cell_at(row, i), k->a));
		bool is_unit = h.has_range || h.is_hours || h.of > 0;
		if (cell_at(row, i).n > 0 && !is_unit && !is_pattern(cell_at(row, i)))
			return false;
		units += is_unit && cell_at(row, i).n > 0;
	}
	for (size_t i = 0; i < row->n && units > 0; i++)
		if (cell_at(row, i).n > 0 && !is_pattern(cell_at(row, i)))
			t->name[i] = with_unit(t->name[i], cell_at(row, i), k->a);
	return units > 0;
}

static enum err take_row(const struct take *k, const struct csv_row *r)
{
	struct table *t = k->t;
	struct table_cell *cells = arena_new(k->a, struct table_cell, t->n_columns);
	if (cells == NULL)
		return ERR_FULL;
	struct table_row row = {.line = r->line, .cell = cells};
	for (size_t i = 0; i < r->n; i++)
		if (i < t->n_columns)
			cells[i] = (struct table_cell){is_to_the_letter(t, i) ? r->cell[i] : cell_at(r, i), r->line};
		else
			row.has_more = row.has_more || !str_is_blank(r->cell[i]);
	for (size_t i = r->n; i < t->n_columns; i++)
		cells[i] = (struct table_cell){STR(""), r->line};
	t->row[t->n++] = row;
	return OK;
}

/* Columns up to the last one that has a name or, without names, any cell. */
static size_t width_of(const struct csv *csv, const struct block *b)
{
	size_t width = 0;
	const struct csv_row *head = b->head < b->to ? &csv->row[b->head] : NULL;
	for (size_t r = b->from; head == NULL && r < b->to; r++)
		width = csv->row[r].n > width ? csv->row[r].n : width;
	width = head != NULL ? head->n : width;
	while (head != NULL && width > 1 && cell_at(head, width - 1).n == 0)
		width--;
	return width < CSV_COLUMNS_MAX ? width : CSV_COLUMNS_MAX;
}

static enum err take_rows(const struct take *k, size_t from, size_t to, size_t head)
{
	for (size_t i = from; i < to; i++) {
		const struct csv_row *r = &k->csv->row[i];
		if (head < i && same_head(k->csv, head, i))
			skip_lines(k->t, r->line, r->line, SKIP_HEAD_AGAIN);
		else
			TRY(take_row(k, r));
	}
	return OK;
}

/* A block without its own names right after the table, or one with the same names, continues it. */
static bool goes_on(const struct csv *csv, const struct block *best, const struct block *b, bool is_next)
{
	bool has_head = b->head < b->to;
	if (has_head && best->head < best->to && same_head(csv, best->head, b->head))
		return true;
	return is_next && !best->across && (!has_head || b->score < SURE_HEAD);
}

/* A word or two that are alone below the table: a sum, who made it. */
static bool is_footer(const struct csv *csv, const struct block *b, size_t width)
{
	for (size_t i = b->from; i < b->to; i++)
		if (has_moment(&csv->row[i]) || filled(&csv->row[i]) > 2 || width < 3)
			return false;
	return true;
}

enum err table_of_csv(const struct csv *csv, struct arena *a, struct table *ret_table)
{
	struct table t = {.shape = TABLE_PLAIN};
	struct take k = {csv, a, &t};
	struct block best = block_at(csv, 0);
	for (size_t at = best.to; at < csv->n;) {
		struct block b = block_at(csv, at);
		bool is_more = b.score > best.score || (b.score == best.score && b.to - b.from > best.to - best.from);
		if (is_more && !goes_on(csv, &best, &b, at == best.to))
			best = b;
		at = b.to;
	}
	bool has_head = best.head < best.to;
	size_t head = has_head ? best.head : csv->n;
	t.has_names = has_head;
	t.head_line = has_head ? csv->row[head].line : csv->row[best.from].line;
	t.row = arena_new(a, struct table_row, csv->n);
	if (t.row == NULL)
		return ERR_FULL;
	TRY(take_names(&k, has_head ? &csv->row[head] : NULL, width_of(csv, &best)));
	bool has_other = false;
	for (size_t i = 0; i < best.from; i++)
		has_other = has_other || has_moment(&csv->row[i]);
	if (has_head && head > 0)
		skip_lines(&t, csv->row[0].line, csv->row[head].line - 1, has_other ? SKIP_OTHER_TABLE : SKIP_ABOVE);
	size_t first = has_head ? head + 1 : best.from;
	if (has_head && !best.across && first < best.to && take_units(&k, &csv->row[first])) {
		skip_lines(&t, csv->row[first].line, csv->row[first].line, SKIP_UNITS);
		first++;
	}
	TRY(take_rows(&k, first, best.to, head));
	bool is_next = true;
	for (size_t at = best.to; at < csv->n;) {
		struct block b = block_at(csv, at);
		bool is_below = is_footer(csv, &b, t.n_columns);
		is_next = !is_below && goes_on(csv, &best, &b, is_next);
		if (is_next)
			TRY(take_rows(&k, b.from, b.to, head));
		else
			skip_lines(&t, csv->row[b.from].line, csv->row[b.to - 1].line, is_below ? SKIP_BELOW : SKIP_OTHER_TABLE);
		at = b.to;
	}
	if (best.across)
		t.shape = TABLE_DAYS_ACROSS;
	TRY(table_turn(&t, a));
	*ret_table = t;
	return OK;
}
