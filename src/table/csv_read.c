/* csv_read.c - a table as text, cell by cell. */
#include "table/csv_read.h"

enum { SAMPLE_ROWS = 64 };

struct scan {
	str text;
	size_t at, line;
	char separator;
	struct arena *a;
	struct csv_fault *fault;
};

static enum err refuse(struct csv_fault *fault, enum csv_slip slip, size_t line)
{
	*fault = (struct csv_fault){slip, line};
	return ERR_INPUT;
}

/* ---- which separator ---- */

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* How often `separator` is in the row that begins at *at, outside of quoted cells. Moves *at past the row; false when there is none. */
static bool count_in_row(str text, char separator, size_t *at, size_t *ret_count)
{
	bool quoted = false, at_start = true;
	size_t i = *at, n = 0;
	if (i >= text.n)
		return false;
	for (; i < text.n && (quoted || !is_line_end(text.p[i])); i++) {
		char c = text.p[i];
		quoted = c == '"' && (quoted || at_start) ? !quoted : quoted;
		at_start = !quoted && (c == separator || (at_start && c == ' '));
		n += !quoted && c == separator;
	}
	*at = i < text.n ? i + 1 : i;
	*ret_count = n;
	return true;
}

/* How many of the first rows have as many of this separator as most of them that have any; *ret_count: how many that is. */
static size_t agreement(str text, char separator, size_t *ret_count)
{
	size_t count[SAMPLE_ROWS], n = 0, best = 0;
	for (size_t at = 0; n < SAMPLE_ROWS && count_in_row(text, separator, &at, &count[n]);)
		n += count[n] > 0;
	*ret_count = 0;
	for (size_t i = 0; i < n; i++) {
		size_t same = 0;
		for (size_t k = 0; k < n; k++)
			same += count[k] == count[i];
		if (same > best || (same == best && count[i] > *ret_count)) {
			best = same;
			*ret_count = count[i];
		}
	}
	return best;
}

/* True when the first row is cut into as many cells as the rows below it: the head of a table, and no title. */
static bool cuts_head(str text, char separator)
{
	enum { CUTS_LEAST = 2 };
	size_t at = 0, first, count;
	return agreement(text, separator, &count) > 0 && count >= CUTS_LEAST && count_in_row(text, separator, &at, &first) && first == count;
}

/* Where one cuts a head, only such a one: what is written in the cells may agree by chance. */
static char separator_of(str text)
{
	static const char separators[] = {',', ';', '\t', '|'};
	size_t best = 0, best_count = 0;
	char of = separators[0];
	bool has_head = false;
	for (size_t s = 0; s < sizeof separators; s++)
		has_head = has_head || cuts_head(text, separators[s]);
	for (size_t s = 0; s < sizeof separators; s++) {
		size_t count, rows = agreement(text, separators[s], &count);
		if (has_head && !cuts_head(text, separators[s]))
			continue;
		if (rows > best || (rows == best && count > best_count)) {
			best = rows;
			best_count = count;
			of = separators[s];
		}
	}
	return of;
}

/* A first line like sep=; is for a spreadsheet, not part of the table. */
static bool names_separator(str text, char *ret_separator)
{
	str line = str_trim(str_sub(text, 0, str_find(text, '\n')));
	line = str_sub(line, 0, str_find(line, '\r'));
	if (line.n > 2 && line.p[0] == '"' && line.p[line.n - 1] == '"')
		line = str_sub(line, 1, line.n - 2);
	bool is_name = line.n >= 4 && line.n <= 5 && (str_starts(line, STR("sep=")) || str_starts(line, STR("SEP=")));
	if (is_name)
		*ret_separator = line.n == 5 ? line.p[4] : '\t'; /* a tab at its end was trimmed */
	return is_name;
}

/* ---- cells ---- */

static bool is_end(const struct scan *s)
{
	return s->at == s->text.n;
}

static bool next_is(const struct scan *s, char c)
{
	return s->at + 1 < s->text.n && s->text.p[s->at + 1] == c;
}

/* A cell in quotes: the closing quote is the first that is not doubled. */
static enum err read_quoted(struct scan *s, str *ret_cell)
{
	struct writer w = arena_writer(s->a);
	size_t began = s->line;
	for (s->at++; !is_end(s); s->at++) {
		char c = s->text.p[s->at];
		s->line += c == '\n' || (c == '\r' && !next_is(s, '\n'));
		if (c != '"') {
			w_char(&w, c);
			continue;
		}
		if (!next_is(s, '"'))
			break;
		w_char(&w, c);
		s->at++;
	}
	if (is_end(s))
		return refuse(s->fault, CSV_OPEN, began);
	for (s->at++; !is_end(s) && s->text.p[s->at] != s->separator && !is_line_end(s->text.p[s->at]); s->at++)
		w_char(&w, s->text.p[s->at]);
	*ret_cell = arena_keep(s->a, &w);
	return w.full ? ERR_FULL : OK;
}

static enum err read_cell(struct scan *s, str *ret_cell)
{
	size_t from = s->at;
	while (!is_end(s) && s->text.p[s->at] == ' ' && s->separator != ' ')
		s->at++;
	if (!is_end(s) && s->text.p[s->at] == '"')
		return read_quoted(s, ret_cell);
	s->at = from;
	while (!is_end(s) && s->text.p[s->at] != s->separator && !is_line_end(s->text.p[s->at]))
		s->at++;
	*ret_cell = str_sub(s->text, from, s->at - from);
	return OK;
}

/* To the start of the next row. */
static void skip_line_end(struct scan *s)
{
	s->line += is_end(s) ? 0 : 1;
	if (!is_end(s) && s->text.p[s->at] == '\r')
		s->at++;
	if (!is_end(s) && s->text.p[s->at] == '\n')
		s->at++;
}

static enum err read_row(struct scan *s, struct csv_row *ret_row)
{
	str cells[CSV_COLUMNS_MAX];
	struct csv_row row = {.line = s->line};
	bool more = true;
	while (more) {
		str cell = STR("");
		TRY(read_cell(s, &cell));
		if (row.n < CSV_COLUMNS_MAX)
			cells[row.n] = cell;
		row.n++;
		more = !is_end(s) && s->text.p[s->at] == s->separator;
		s->at += more ? 1 : 0;
	}
	skip_line_end(s);
	size_t kept = row.n < CSV_COLUMNS_MAX ? row.n : CSV_COLUMNS_MAX;
	str *own = arena_new(s->a, str, kept);
	if (own == NULL)
		return ERR_FULL;
	memcpy(own, cells, kept * sizeof cells[0]);
	row.cell = own;
	*ret_row = row;
	return OK;
}

static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n && i < CSV_COLUMNS_MAX; i++)
		if (!str_is_blank(row->cell[i]))
			return false;
	return true;
}

/* |------|:---:| below the head of a table that is drawn. */
static bool is_rule(const struct scan *s, const struct csv_row *row)
{
	size_t dashes = 0;
	for (size_t i = 0; i < row->n && i < CSV_COLUMNS_MAX; i++)
		for (size_t k = 0; k < row->cell[i].n; k++) {
			char c = row->cell[i].p[k];
			if (c != '-' && c != ':' && c != '+' && c != ' ')
				return false;
			dashes += c == '-';
		}
	return s->separator == '|' && dashes >= 3;
}

/* No more rows than this: every row but the last has a line end. */
static size_t rows_at_most(str text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += is_line_end(text.p[i]);
	return n < CSV_ROWS_MAX + 1 ? n : CSV_ROWS_MAX + 1;
}

static enum err read_rows(struct scan *s, struct csv *csv)
{
	size_t cap = rows_at_most(s->text);
	struct csv_row *rows = arena_new(s->a, struct csv_row, cap), row;
	bool gap = false;
	if (rows == NULL)
		return ERR_FULL;
	while (!is_end(s)) {
		TRY(read_row(s, &row));
		if (is_rule(s, &row))
			continue;
		row.follows_gap = gap;
		gap = is_blank(&row);
		if (gap)
			continue;
		if (row.n > CSV_COLUMNS_MAX)
			return refuse(s->fault, CSV_MANY_CELLS, row.line);
		if (csv->n == cap)
			return refuse(s->fault, CSV_MANY_ROWS, row.line);
		rows[csv->n++] = row;
	}
	csv->row = rows;
	return csv->n < 2 ? refuse(s->fault, CSV_NOTHING, s->line) : OK;
}

enum err csv_read(str text, struct arena *a, struct csv_fault *ret_fault, struct csv *ret_csv)
{
	struct scan s = {.text = text, .line = 1, .a = a, .fault = ret_fault};
	if (names_separator(text, &s.separator)) {
		while (!is_end(&s) && !is_line_end(text.p[s.at]))
			s.at++;
		skip_line_end(&s);
	} else {
		s.separator = separator_of(text);
	}
	struct csv csv = {.separator = s.separator};
	TRY(read_rows(&s, &csv));
	*ret_csv = csv;
	return OK;
}
