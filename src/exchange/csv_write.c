/* csv_write.c - tables for a spreadsheet. */
#include "exchange/csv_write.h"

#include "me/set_off.h"
#include "core/pack.h"

const str csv_table_words[CSV_TABLES] = {STR_INIT("entries"), STR_INIT("deeds"), STR_INIT("marks"), STR_INIT("breaks")};
const str csv_separator_words[CSV_SEPARATORS] = {STR_INIT("comma"), STR_INIT("semicolon"), STR_INIT("tab")};

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

/* The columns that are always there, with commas between them here. */
static void head(struct table *t, const char *columns)
{
	for (str rest = str_of(columns); rest.n > 0;)
		cell(t, str_split(&rest, ','));
}

/* ---- tables ---- */

/* p5_l=4;p5_r=2 */
static size_t regions_cell(struct table *t, const struct record *all, size_t r, int64_t entry)
{
	char room[STORE_REGIONS_MAX * (STORE_NAME_MAX + 4)];
	struct writer w = writer_on(room, sizeof room);
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
	char room[STORE_WORDS_MAX + 16];
	struct writer w = writer_on(room, sizeof room);
	w_str(&w, STR("activity:"));
	w_str(&w, words);
	cell(t, writer_str(&w));
}

/* One cell for each activity: the scores of the entry stand in the same order. */
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
	char room[64];
	struct writer w = writer_on(room, sizeof room);
	set_off_write(&w, set);
	cell(t, writer_str(&w));
}

static void entries(struct table *t, const struct record *all)
{
	head(t, "day,time,offset,pain_now,pain_worst,pain_average,sleep,mood,set_off,medicines,note,regions");
	for (size_t k = 0; k < all->activities.n; k++)
		activity_head(t, all->activities.at[k].words);
	end_row(t);
	for (size_t i = 0, r = 0, s = 0; i < all->entries.n; i++) {
		const struct store_entry *e = &all->entries.at[i];
		day_cell(t, e->day);
		time_cells(t, e->at);
		score_cell(t, e->pain_now);
		score_cell(t, e->pain_worst);
		score_cell(t, e->pain_average);
		score_cell(t, e->sleep);
		score_cell(t, e->mood);
		set_off_cell(t, e->set_off);
		cell(t, e->medicines);
		cell(t, e->note);
		r = regions_cell(t, all, r, e->id);
		s = score_cells(t, all, s, e->id);
		end_row(t);
	}
}

static void deeds(struct table *t, const struct record *all)
{
	head(t, "day,time,offset,leg,item,seconds,from");
	end_row(t);
	for (size_t i = 0; i < all->deeds.n; i++) {
		const struct store_deed *d = &all->deeds.at[i];
		day_cell(t, d->day);
		time_cells(t, d->at);
		cell(t, leg_words[d->leg]);
		cell(t, d->item);
		number_cell(t, d->seconds);
		cell(t, record_origin_words[d->origin]);
		end_row(t);
	}
}

static void marks(struct table *t, const struct record *all)
{
	head(t, "first,last,kind,note");
	end_row(t);
	for (size_t i = 0; i < all->marks.n; i++) {
		day_cell(t, all->marks.at[i].first);
		day_cell(t, all->marks.at[i].last);
		cell(t, record_mark_words[all->marks.at[i].kind]);
		cell(t, all->marks.at[i].note);
		end_row(t);
	}
}

static void breaks(struct table *t, const struct record *all)
{
	head(t, "day,time,offset,outcome,seconds,item,why");
	end_row(t);
	for (size_t i = 0; i < all->breaks.n; i++) {
		const struct store_break *b = &all->breaks.at[i];
		day_cell(t, b->day);
		time_cells(t, b->at);
		cell(t, record_outcome_words[b->outcome]);
		number_cell(t, b->seconds);
		cell(t, b->item);
		cell(t, b->why);
		end_row(t);
	}
}

void csv_write(struct writer *w, enum csv_table table, struct csv_form form, const struct record *all)
{
	static const char separators[CSV_SEPARATORS] = {[CSV_COMMA] = ',', [CSV_SEMICOLON] = ';', [CSV_TAB] = '\t'};
	struct table t = {.w = w, .separator = separators[form.separator]};
	w_z(w, form.has_mark ? "\xEF\xBB\xBF" : "");
	switch (table) {
	case CSV_ENTRIES: entries(&t, all); return;
	case CSV_DEEDS: deeds(&t, all); return;
	case CSV_MARKS: marks(&t, all); return;
	case CSV_BREAKS: breaks(&t, all); return;
	case CSV_TABLES: return;
	}
}
