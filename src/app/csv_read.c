/* csv_read.c - a table as text, cell by cell. */
#include "app/csv_read.h"

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

/* The first line that is no text. */
static size_t line_of_fault(str text)
{
	size_t line = 1;
	while (text.n > 0 && str_is_utf8(str_split(&text, '\n')))
		line++;
	return line;
}

static char separator_of(str text)
{
	static const char separators[] = {',', ';', '\t'};
	size_t count[3] = {0}, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.n && (quoted || (text.p[i] != '\n' && text.p[i] != '\r')); i++) {
		quoted = text.p[i] == '"' ? !quoted : quoted;
		for (size_t s = 0; s < 3 && !quoted; s++)
			count[s] += text.p[i] == separators[s];
	}
	for (size_t s = 1; s < 3; s++)
		best = count[s] > count[best] ? s : best;
	return separators[best];
}

static bool is_end(const struct scan *s)
{
	return s->at == s->text.n;
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
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
	if (!is_end(s) && s->text.p[s->at] == '"')
		return read_quoted(s, ret_cell);
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
	if (rows == NULL)
		return ERR_FULL;
	while (!is_end(s)) {
		TRY(read_row(s, &row));
		if (is_blank(&row))
			continue;
		if (csv->n == cap)
			return refuse(s->fault, CSV_MANY_ROWS, row.line);
		rows[csv->n++] = row;
	}
	csv->row = rows;
	if (csv->n < 2)
		return refuse(s->fault, CSV_NOTHING, s->line);
	return rows[0].n > CSV_COLUMNS_MAX ? refuse(s->fault, CSV_MANY_CELLS, rows[0].line) : OK;
}

enum err csv_read(str text, struct arena *a, struct csv_fault *ret_fault, struct csv *ret_csv)
{
	static const str mark = STR_INIT("\xEF\xBB\xBF");
	if (!str_is_utf8(text))
		return refuse(ret_fault, CSV_NO_TEXT, line_of_fault(text));
	if (str_starts(text, mark))
		text = str_sub(text, mark.n, text.n);
	struct scan s = {.text = text, .line = 1, .separator = separator_of(text), .a = a, .fault = ret_fault};
	struct csv csv = {.separator = s.separator};
	TRY(read_rows(&s, &csv));
	*ret_csv = csv;
	return OK;
}
