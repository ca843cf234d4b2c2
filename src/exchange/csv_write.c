/* csv_write.c - tables for a spreadsheet. */
#include "exchange/csv_write.h"

#include "record/set_off.h"

const str csv_table_words[CSV_TABLES] = {STR_INIT("entries"), STR_INIT("deeds"), STR_INIT("marks"), STR_INIT("breaks")};
const str csv_separator_words[CSV_SEPARATORS] = {STR_INIT("comma"), STR_INIT("semicolon"), STR_INIT("tab")};

enum { COLUMNS_MAX = 64 };

struct table {
	struct writer *w;
	char separator;
	bool in_row; /* the next cell needs a separator before it */
};

/* ---- cells ---- */

static bool is_one_of(char c, str set)
{
	return str_find(set, c) < set.n;
}

/* What csv_write.h says; the other half is in exchange/import.c. */
static bool is_dangerous(str s)
{
	if (s.n > 0 && is_one_of(s.p[0], STR("=+-@\t\r")))
		return true;
	return s.n > 1 && s.p[0] == '\'' && is_one_of(s.p[1], STR("=+-@\t\r'"));
}

static bool needs_quotes(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_one_of(s.p[i], STR(",\"\r\n\t;'")))
			return true;
	return s.n > 0 && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

static void begin_cell(struct table *t)
{
	if (t->in_row)
		w_char(t->w, t->separator);
	t->in_row = true;
}

static void cell(struct table *t, str s)
{
	bool dangerous = is_dangerous(s), quoted = dangerous || needs_quotes(s);
	begin_cell(t);
	if (quoted)
		w_char(t->w, '"');
	if (dangerous)
		w_char(t->w, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			w_char(t->w, '"');
		w_char(t->w, s.p[i]);
	}
	if (quoted)
		w_char(t->w, '"');
}

static void number_cell(struct table *t, int64_t v)
{
	begin_cell(t);
	w_int(t->w, v);
}

/* 0 to 10, or nothing. */
static void score_cell(struct table *t, int v)
{
	begin_cell(t);
	if (v != STORE_PAIN_UNSET)
		w_int(t->w, v);
}

static void day_cell(struct table *t, day d)
{
	begin_cell(t);
	w_day(t->w, d);
}

/* The time by the clock of then, and that clock: "08:30,UTC+02:00". Two empty cells where no time was given. */
static void time_cells(struct table *t, struct moment at)
{
	begin_cell(t);
	if (moment_is_known(at))
		w_clock(t->w, moment_second(at));
	begin_cell(t);
	if (moment_is_known(at)) {
		w_str(t->w, STR("UTC")); /* a spreadsheet would count with a bare +02:00 */
		w_zone(t->w, at.zone);
	}
}

static void end_row(struct table *t)
{
	w_str(t->w, STR("\r\n"));
	t->in_row = false;
}

/* ---- what is in lists ---- */

/* p5_l=4;p5_r=2 */
static size_t regions_cell(struct table *t, const struct record *all, size_t r, int64_t entry)
{
	char buffer[STORE_REGIONS_MAX * (STORE_NAME_MAX + 4)];
	struct writer w = writer_on(buffer, sizeof buffer);
	const char *between = "";
	for (; r < all->regions.n && all->regions.at[r].entry == entry; r++) {
		w_z(&w, between);
		w_str(&w, all->regions.at[r].region);
		w_char(&w, '=');
		w_int(&w, all->regions.at[r].intensity);
		between = ";";
	}
	cell(t, writer_str(&w)); /* a file from elsewhere may name a place as it likes */
	return r;
}

/* "activity:" and its words. */
static void activity_head(struct table *t, str words)
{
	char buffer[STORE_WORDS_MAX + 16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_str(&w, STR("activity:"));
	w_str(&w, words);
	cell(t, writer_str(&w));
}

/* One cell for each activity: the scores of the entry are in the same order. */
static size_t score_cells(struct table *t, const struct record *all, size_t s, int64_t entry)
{
	for (size_t k = 0; k < all->activities.n; k++) {
		bool has = s < all->scores.n && all->scores.at[s].entry == entry && all->scores.at[s].activity == all->activities.at[k].id;
		score_cell(t, has ? all->scores.at[s].score : STORE_PAIN_UNSET);
		s += has ? 1 : 0;
	}
	return s;
}

static void set_off_cell(struct table *t, int set)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	set_off_write(&w, set);
	cell(t, writer_str(&w));
}

/* ---- columns ---- */

static bool is_of(const struct row *row, const struct shape *list)
{
	return row->kind == ROW_LIST && str_eq(str_of(row->key), str_of(list->key));
}

static void head_cells(struct table *t, const struct row *row)
{
	if (row->kind == ROW_MOMENT) {
		cell(t, STR("time"));
		cell(t, STR("offset"));
	} else if (!is_of(row, &shape_score)) {
		cell(t, str_of(row->key));
	}
}

/* What a list holds is not in the row itself: lists are not for these. */
static void row_cells(struct table *t, const struct row *row, const void *thing)
{
	switch (row->kind) {
	case ROW_TEXT:
	case ROW_LINE:
	case ROW_ID:
	case ROW_VALUE:
	case ROW_JSON: cell(t, row_text(row, thing)); return;
	case ROW_DAY:
	case ROW_LAST:
	case ROW_UNTIL:
	case ROW_END: day_cell(t, row_day(row, thing)); return;
	case ROW_MOMENT: time_cells(t, *(const struct moment *)row_in(row, thing)); return;
	case ROW_SCORE: score_cell(t, row_int(row, thing)); return;
	case ROW_NUMBER: number_cell(t, row_int(row, thing)); return;
	case ROW_SET_OFF: set_off_cell(t, row_int(row, thing)); return;
	case ROW_WORD: cell(t, row->words[row_int(row, thing)]); return;
	case ROW_PLACE:
	case ROW_LIST: return;
	}
}

/* A column that is only there for those who have something in it. */
static bool is_wanted(const struct row *row, const struct shape *of, struct record_list list)
{
	for (size_t i = 0; row->is_extra && i < list.n; i++)
		if (row_int(row, (const char *)list.at + i * of->size) != STORE_PAIN_UNSET)
			return true;
	return false;
}

/* What the columns of a table are: those that are always there, those that this record has, and one for each of the activities. */
struct columns {
	const struct shape *of;
	const struct record *all;
	struct record_list list;
	bool is_wanted[COLUMNS_MAX]; /* of those that are extra */
	bool has_scores;
	size_t region, score; /* what comes next of them */
};

static struct columns columns_of(const struct record *all, enum record_section section)
{
	struct columns c = {.of = record_shapes[section], .all = all, .list = record_list(all, section)};
	for (size_t i = 0; i < c.of->n; i++) {
		c.is_wanted[i] = is_wanted(&c.of->rows[i], c.of, c.list);
		c.has_scores = c.has_scores || is_of(&c.of->rows[i], &shape_score);
	}
	return c;
}

static void heads(struct table *t, const struct columns *c)
{
	for (size_t i = 0; i < c->of->n; i++)
		if (!c->of->rows[i].is_extra)
			head_cells(t, &c->of->rows[i]);
	for (size_t i = 0; i < c->of->n; i++)
		if (c->is_wanted[i])
			head_cells(t, &c->of->rows[i]);
	for (size_t k = 0; c->has_scores && k < c->all->activities.n; k++)
		activity_head(t, c->all->activities.at[k].words);
	end_row(t);
}

static void cells(struct table *t, struct columns *c, const void *thing)
{
	const struct store_entry *e = thing;
	for (size_t i = 0; i < c->of->n; i++) {
		const struct row *row = &c->of->rows[i];
		if (is_of(row, &shape_region))
			c->region = regions_cell(t, c->all, c->region, e->id);
		else if (!row->is_extra)
			row_cells(t, row, thing);
	}
	for (size_t i = 0; i < c->of->n; i++)
		if (c->is_wanted[i])
			row_cells(t, &c->of->rows[i], thing);
	if (c->has_scores)
		c->score = score_cells(t, c->all, c->score, e->id);
	end_row(t);
}

void csv_write(struct writer *w, enum csv_table table, struct csv_form form, const struct record *all)
{
	static const enum record_section tables[CSV_TABLES] = {SECTION_ENTRIES, SECTION_DEEDS, SECTION_MARKS, SECTION_BREAKS};
	static const char separators[CSV_SEPARATORS] = {[CSV_COMMA] = ',', [CSV_SEMICOLON] = ';', [CSV_TAB] = '\t'};
	struct table t = {.w = w, .separator = separators[form.separator]};
	w_z(w, form.has_mark ? "\xEF\xBB\xBF" : "");
	struct columns c = columns_of(all, tables[table]);
	heads(&t, &c);
	for (size_t i = 0; i < c.list.n; i++)
		cells(&t, &c, (const char *)c.list.at + i * c.of->size);
}
