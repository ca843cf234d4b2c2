/* text_pictures.c - pictures made of letters. */
#include "draw/text_pictures.h"

#include <math.h>

static int page_width(struct text_page page)
{
	return page.width < TEXT_WIDTH_LEAST ? TEXT_WIDTH_LEAST : page.width > TEXT_WIDTH_MOST ? TEXT_WIDTH_MOST : page.width;
}

static void w_repeat(struct writer *w, const char *letter, int times)
{
	for (int i = 0; i < times; i++)
		w_z(w, letter);
}

/* Between words, so that no line is wider than the page. */
void text_words(struct writer *w, struct text_page page, str text)
{
	size_t room = (size_t)page_width(page), used = 0;
	while (text.n > 0) {
		str word = str_split(&text, ' ');
		if (used > 0 && used + 1 + word.n > room) {
			w_char(w, '\n');
			used = 0;
		}
		if (used > 0)
			w_char(w, ' ');
		w_str(w, word);
		used += word.n + (used > 0);
	}
	w_char(w, '\n');
}

/* A line whose end is known before it is written, so that nothing blank is left there. */
struct line {
	const char *letter[TEXT_WIDTH_MOST];
	int end; /* letters up to the last one that is not blank */
};

static void line_put(struct line *l, int column, const char *letter)
{
	if (column < 0 || column >= TEXT_WIDTH_MOST)
		return;
	l->letter[column] = letter;
	if (column >= l->end)
		l->end = column + 1;
}

static void w_line(struct writer *w, const struct line *l)
{
	for (int i = 0; i < l->end; i++)
		w_z(w, l->letter[i] != NULL ? l->letter[i] : " ");
	w_char(w, '\n');
}

/* ---- the stool ---- */

#define SKETCH_COLUMNS 40
#define SKETCH_ROWS    15
#define CELL_DOTS_X    2 /* a braille letter has two dots across and four down */
#define CELL_DOTS_Y    4
#define DOTS_X         (SKETCH_COLUMNS * CELL_DOTS_X)
#define DOTS_Y         (SKETCH_ROWS * CELL_DOTS_Y)
#define DOTS_SCALE     21.0 /* dots for the radius of the seat */
#define DOTS_FLOOR     50.0 /* the row of dots where the middle of the floor is */

enum ink { INK_NONE, INK_SEAT, INK_GRAIN, INK_RIM, INK_LEG_LEFT, INK_LEG_STRAIGHT, INK_LEG_RIGHT };

/* What is drawn at each dot. */
struct sketch {
	unsigned char ink[DOTS_Y][DOTS_X];
};

static void sketch_dot(struct sketch *s, struct point p, enum ink ink)
{
	long x = lround(DOTS_X / 2 + DOTS_SCALE * p.x), y = lround(DOTS_FLOOR + DOTS_SCALE * p.y);
	if (x >= 0 && x < DOTS_X && y >= 0 && y < DOTS_Y)
		s->ink[y][x] = (unsigned char)ink;
}

/* Which way the foot of a leg goes. */
static enum ink leg_ink(struct point top, struct point foot)
{
	double lean = (foot.x - top.x) / fmax(foot.y - top.y, 0.01);
	return lean < -0.3 ? INK_LEG_LEFT : lean > 0.3 ? INK_LEG_RIGHT : INK_LEG_STRAIGHT;
}

static void sketch_leg(struct sketch *s, struct vec top, struct vec foot)
{
	enum ink ink = leg_ink(stool_project(top), stool_project(foot));
	for (int i = 0; i <= 200; i++)
		for (int across = -1; across <= 1; across++) {
			struct point p = stool_project(vec_mix(top, foot, i / 200.0));
			p.x += across / DOTS_SCALE;
			sketch_dot(s, p, ink);
		}
}

/* A flat ring of the seat, `up` above its middle. */
static void sketch_ring(struct sketch *s, const struct stool_stand *stand, struct point radius_up, enum ink ink)
{
	for (int deg = 0; deg < 360; deg += 2) {
		double x = radius_up.x * cos(deg * VEC_DEGREE), z = radius_up.x * sin(deg * VEC_DEGREE);
		struct vec q = vec_along(vec_along(stand->seat, stand->right, x), stand->near, z);
		sketch_dot(s, stool_project(vec_along(q, stand->up, radius_up.y)), ink);
	}
}

#define SEAT_HALF 0.1 /* a little thicker than the drawn one, to be more than one dot */

/* A disc hides what is behind it and then gets its edge. */
static void sketch_seat(struct sketch *s, const struct stool_stand *stand)
{
	bool from_above = stool_top_seen(stand);
	double far = from_above ? -SEAT_HALF : SEAT_HALF;
	for (int i = 0; i <= 8; i++)
		sketch_ring(s, stand, (struct point){1, far * (1 - i / 4.0)}, INK_RIM);
	for (double r = 0; r < 1; r += 0.03)
		sketch_ring(s, stand, (struct point){r, -far}, INK_SEAT);
	sketch_ring(s, stand, (struct point){1, -far}, INK_RIM);
	for (double r = 0.3; r < 0.8; r += 0.35)
		sketch_ring(s, stand, (struct point){r, -far}, from_above ? INK_GRAIN : INK_SEAT);
}

static bool is_drawn(enum ink ink)
{
	return ink != INK_NONE && ink != INK_SEAT;
}

/* The letter with those dots raised that are drawn. Unicode numbers the dots down the left side, then down the right, and the lowest two last. */
static void w_braille(struct writer *w, const struct sketch *s, int row, int column)
{
	static const unsigned char bits[CELL_DOTS_Y][CELL_DOTS_X] = {{1, 8}, {2, 16}, {4, 32}, {64, 128}};
	unsigned raised = 0;
	for (int y = 0; y < CELL_DOTS_Y; y++)
		for (int x = 0; x < CELL_DOTS_X; x++)
			if (is_drawn((enum ink)s->ink[row * CELL_DOTS_Y + y][column * CELL_DOTS_X + x]))
				raised |= bits[y][x];
	const char utf8[] = {(char)0xE2, (char)(0xA0 + (raised >> 6)), (char)(0x80 + (raised & 63))};
	w_str(w, raised == 0 ? STR(" ") : (str){utf8, sizeof(utf8)});
}

/* The letter of the ink that covers most of the cell. */
static char ascii_cell(const struct sketch *s, int row, int column)
{
	static const char letters[] = {[INK_NONE] = ' ',     [INK_SEAT] = '=',         [INK_GRAIN] = '=',     [INK_RIM] = '#',
				       [INK_LEG_LEFT] = '/', [INK_LEG_STRAIGHT] = '|', [INK_LEG_RIGHT] = '\\'};
	int count[sizeof(letters)] = {0}, best = INK_NONE;
	for (int y = 0; y < CELL_DOTS_Y; y++)
		for (int x = 0; x < CELL_DOTS_X; x++)
			count[s->ink[row * CELL_DOTS_Y + y][column * CELL_DOTS_X + x]]++;
	for (int i = 1; i < (int)sizeof(letters); i++)
		if (count[i] > 1 && (best == INK_NONE || count[i] > count[best]))
			best = i;
	return letters[best];
}

static bool cell_is_blank(enum text_letters letters, const struct sketch *s, int row, int column)
{
	if (letters == TEXT_ASCII)
		return ascii_cell(s, row, column) == ' ';
	for (int y = row * CELL_DOTS_Y; y < (row + 1) * CELL_DOTS_Y; y++)
		for (int x = column * CELL_DOTS_X; x < (column + 1) * CELL_DOTS_X; x++)
			if (is_drawn((enum ink)s->ink[y][x]))
				return false;
	return true;
}

static void w_sketch(struct writer *w, enum text_letters letters, const struct sketch *s)
{
	for (int row = 0; row < SKETCH_ROWS; row++) {
		int end = SKETCH_COLUMNS;
		while (end > 0 && cell_is_blank(letters, s, row, end - 1))
			end--;
		if (end == 0)
			continue; /* only above and below the stool */
		for (int column = 0; column < end; column++) {
			switch (letters) {
			case TEXT_ASCII: w_char(w, ascii_cell(s, row, column)); break;
			case TEXT_UTF8: w_braille(w, s, row, column); break;
			}
		}
		w_char(w, '\n');
	}
}

void text_stool(struct writer *w, struct text_page page, struct stool_legs legs)
{
	struct stool_stand stand = stool_stand(legs);
	struct sketch s = {{{INK_NONE}}};
	if (!stool_top_seen(&stand))
		sketch_seat(&s, &stand);
	for (size_t i = 0; i < STOOL_LEGS; i++)
		sketch_leg(&s, stand.top[i], stand.foot[i]);
	if (stool_top_seen(&stand))
		sketch_seat(&s, &stand);
	w_sketch(w, page.letters, &s);
	w_char(w, '\n');
	text_legs(w, page, legs);
	w_char(w, '\n');
	text_words(w, page, stool_sentence(legs));
}

/* ---- the legs ---- */

#define NAME_COLUMNS    10 /* "Treatment " */
#define PERCENT_COLUMNS 5  /* " 100%" */
#define EIGHTHS         8

static const char *const eighths_across[] = {
	"", "\xE2\x96\x8F", "\xE2\x96\x8E", "\xE2\x96\x8D", "\xE2\x96\x8C", "\xE2\x96\x8B", "\xE2\x96\x8A", "\xE2\x96\x89", "\xE2\x96\x88"};
static const char *const eighths_up[] = {
	" ", "\xE2\x96\x81", "\xE2\x96\x82", "\xE2\x96\x83", "\xE2\x96\x84", "\xE2\x96\x85", "\xE2\x96\x86", "\xE2\x96\x87", "\xE2\x96\x88"};

static void w_bar_utf8(struct writer *w, int columns, int percent)
{
	int eighths = columns * EIGHTHS * percent / 100;
	int begun = eighths % EIGHTHS != 0;
	w_repeat(w, eighths_across[EIGHTHS], eighths / EIGHTHS);
	w_z(w, eighths_across[eighths % EIGHTHS]);
	w_repeat(w, "\xC2\xB7", columns - eighths / EIGHTHS - begun);
}

static void w_bar_ascii(struct writer *w, int columns, int percent)
{
	int full = (columns - 2) * percent / 100;
	w_char(w, '[');
	w_repeat(w, "#", full);
	w_repeat(w, "-", columns - 2 - full);
	w_char(w, ']');
}

void text_legs(struct writer *w, struct text_page page, struct stool_legs legs)
{
	int columns = page_width(page) - NAME_COLUMNS - PERCENT_COLUMNS;
	if (columns > 50)
		columns = 50; /* a wider bar is not read better */
	for (size_t i = 0; i < STOOL_LEGS; i++) {
		int percent = legs.percent[i] < 0 ? 0 : legs.percent[i] > 100 ? 100 : legs.percent[i];
		w_str(w, stool_leg_name(i));
		w_repeat(w, " ", NAME_COLUMNS - (int)stool_leg_name(i).n);
		switch (page.letters) {
		case TEXT_ASCII: w_bar_ascii(w, columns, percent); break;
		case TEXT_UTF8: w_bar_utf8(w, columns, percent); break;
		}
		w_repeat(w, " ", percent == 100 ? 1 : percent >= 10 ? 2 : 3);
		w_int(w, percent);
		w_z(w, "%\n");
	}
}

/* ---- the pain ---- */

#define PAIN_ROWS    10 /* one for each point of the scale */
#define AXIS_COLUMNS 4  /* "10 |" */
#define DAY_COLUMNS  4  /* of a short range, at most so many columns for one day */

struct strip {
	const struct chart *chart;
	int columns, days;
	int top; /* of a count: what the highest row stands for. 0: a scale from 0 to 10, shown by its means */
};

static struct strip strip_of(struct text_page page, const struct chart *c)
{
	int columns = page_width(page) - AXIS_COLUMNS, days = day_diff(c->last, c->first) + 1;
	int wide = columns / days < DAY_COLUMNS ? columns / days : DAY_COLUMNS;
	return (struct strip){c, wide > 0 ? wide * days : columns, days, 0};
}

/* The first day of a column, or of the one after the last. */
static day strip_day(const struct strip *s, int column)
{
	return day_plus(s->chart->first, (int32_t)((int64_t)column * s->days / s->columns));
}

/* A range of days touches a column. A column narrower than a day shows what happened only where its day begins. */
static bool strip_touches(const struct strip *s, int column, day first, day last)
{
	day from = strip_day(s, column), end = strip_day(s, column + 1);
	if (end.n == from.n)
		end = day_plus(from, 1);
	return first.n < end.n && last.n >= from.n;
}

/* The latest mean of the column's days, in tenths. */
static int strip_mean(const struct strip *s, int column)
{
	day first = strip_day(s, column), end = strip_day(s, column + 1);
	int tenths = chart_mean(s->chart, first);
	for (day d = day_plus(first, 1); d.n < end.n; d = day_plus(d, 1))
		if (chart_mean(s->chart, d) != CHART_MISSING)
			tenths = chart_mean(s->chart, d);
	return tenths;
}

/* The highest of the column's counts, so much of the plane as it fills, in tenths of its ten rows. */
static int strip_count(const struct strip *s, int column)
{
	const struct chart *c = s->chart;
	int32_t span = c->span > 0 ? c->span : 1;
	int most = 0;
	for (size_t i = chart_day_at(c, day_plus(strip_day(s, column), 1 - span)); i < c->day_count; i++) {
		if (!strip_touches(s, column, c->days[i].day, day_plus(c->days[i].day, span - 1)))
			break;
		most = c->days[i].tenths > most ? c->days[i].tenths : most;
	}
	return most == 0 ? CHART_MISSING : 10 * most / s->top;
}

static int strip_value(const struct strip *s, int column)
{
	return s->top > 0 ? strip_count(s, column) : strip_mean(s, column);
}

/* The part of a column in the row from `point` to `point` + 1; a mean of 0 is still seen, so that it differs from none. */
static const char *pain_letter(enum text_letters letters, int tenths, int point)
{
	int part = tenths - 10 * point;
	if (tenths == CHART_MISSING || (part <= 0 && point > 0))
		return " ";
	int eighths = part >= 10 ? EIGHTHS : (part * EIGHTHS + 5) / 10;
	switch (letters) {
	case TEXT_UTF8: return eighths_up[eighths == 0 && point == 0 ? 1 : eighths];
	case TEXT_ASCII: break;
	}
	return eighths > 5 ? "#" : eighths > 2 ? "=" : point == 0 ? "_" : " ";
}

/* "10 ", " 8 ": of a count three digits at the upper and the middle row. */
static void w_row_scale(struct writer *w, const struct strip *s, int point)
{
	static const char *const scale[PAIN_ROWS] = {"   ", " 2 ", "   ", " 4 ", "   ", " 6 ", "   ", " 8 ", "   ", "10 "};
	bool is_named = point == PAIN_ROWS - 1 || (point == PAIN_ROWS / 2 - 1 && s->top % 2 == 0);
	if (s->top == 0 || !is_named) {
		w_z(w, s->top == 0 ? scale[point] : "   ");
		return;
	}
	int value = s->top * (point + 1) / PAIN_ROWS;
	w_repeat(w, " ", value < 10 ? 1 : 0);
	w_int(w, value);
	w_repeat(w, " ", value < 100 ? 1 : 0);
}

static void w_pain_row(struct writer *w, const struct strip *s, enum text_letters letters, int point)
{
	struct line l = {.end = 0};
	for (int column = 0; column < s->columns; column++) {
		const char *letter = pain_letter(letters, strip_value(s, column), point);
		if (letter[0] != ' ')
			line_put(&l, column, letter);
	}
	w_row_scale(w, s, point);
	w_z(w, letters == TEXT_UTF8 ? "\xE2\x94\x82" : "|");
	w_line(w, &l);
}

/* ---- what happened, over the pain ---- */

static const char *const mark_letters[CHART_MARK_KINDS] = {[CHART_FLARE] = "F", [CHART_ILL] = "I", [CHART_TRAVEL] = "T", [CHART_OTHER] = "o"};
static const char *const mark_words[CHART_MARK_KINDS] = {
	[CHART_FLARE] = "F flare", [CHART_ILL] = "I ill", [CHART_TRAVEL] = "T travel", [CHART_OTHER] = "o another mark"};

static void put_days(struct line *l, const struct strip *s, struct chart_days days, const char *letter)
{
	for (size_t i = 0; i < days.n; i++)
		for (int column = 0; column < s->columns; column++) {
			bool begins = column == 0 || strip_day(s, column - 1).n != strip_day(s, column).n;
			if (begins && strip_touches(s, column, days.at[i], days.at[i]))
				line_put(l, column, letter);
		}
}

static void w_signs(struct writer *w, const struct line *l)
{
	if (l->end == 0)
		return;
	w_repeat(w, " ", AXIS_COLUMNS);
	w_line(w, l);
}

static void w_changes_row(struct writer *w, const struct strip *s)
{
	struct line l = {.end = 0};
	put_days(&l, s, s->chart->plans, "P");
	put_days(&l, s, s->chart->looks, "L");
	w_signs(w, &l);
}

static void w_marks_row(struct writer *w, const struct strip *s)
{
	struct line l = {.end = 0};
	for (size_t i = 0; i < s->chart->mark_count; i++)
		for (int column = 0; column < s->columns; column++)
			if (strip_touches(s, column, s->chart->marks[i].first, s->chart->marks[i].last))
				line_put(&l, column, mark_letters[s->chart->marks[i].kind]);
	w_signs(w, &l);
}

static const char *treatment_letter(enum text_letters letters)
{
	switch (letters) {
	case TEXT_UTF8: return "\xE2\x96\xBE";
	case TEXT_ASCII: break;
	}
	return "v";
}

static void w_treatment_row(struct writer *w, const struct strip *s, enum text_letters letters)
{
	struct line l = {.end = 0};
	put_days(&l, s, (struct chart_days){s->chart->treatments, s->chart->treatment_count}, treatment_letter(letters));
	w_signs(w, &l);
}

static bool any_shown(const struct chart *c, struct chart_days days)
{
	for (size_t i = 0; i < days.n; i++)
		if (days.at[i].n >= c->first.n && days.at[i].n <= c->last.n)
			return true;
	return false;
}

static bool any_mark(const struct chart *c, enum chart_mark_kind kind)
{
	for (size_t i = 0; i < c->mark_count; i++)
		if (c->marks[i].kind == kind && c->marks[i].first.n <= c->last.n && c->marks[i].last.n >= c->first.n)
			return true;
	return false;
}

static void w_sign_words(struct writer *w, const char *letter, const char *words)
{
	w_z(w, w->n > 0 ? ", " : "");
	w_z(w, letter);
	w_z(w, words);
}

/* What the letters over the pain mean, when there are any. */
static void w_key(struct writer *w, struct text_page page, const struct chart *c)
{
	char room[160];
	struct writer key = writer_on(room, sizeof(room));
	if (any_shown(c, (struct chart_days){c->treatments, c->treatment_count}))
		w_sign_words(&key, treatment_letter(page.letters), " treatment");
	for (int k = 0; k < CHART_MARK_KINDS; k++)
		if (any_mark(c, (enum chart_mark_kind)k))
			w_sign_words(&key, "", mark_words[k]);
	if (any_shown(c, c->plans))
		w_sign_words(&key, "", "P the plan changed");
	if (any_shown(c, c->looks))
		w_sign_words(&key, "", "L look back");
	if (key.n > 0)
		text_words(w, page, writer_str(&key));
}

static void w_date(struct writer *w, day d)
{
	w_int(w, day_date(d).day);
	w_char(w, ' ');
	w_str(w, str_sub(month_name(day_date(d).month), 0, 3));
}

/* "24 Aug", or over more than a year "Aug 2026". */
static void w_edge(struct writer *w, const struct chart *c, day d)
{
	if (day_diff(c->last, c->first) < 366) {
		w_date(w, d);
		return;
	}
	w_str(w, str_sub(month_name(day_date(d).month), 0, 3));
	w_char(w, ' ');
	w_int(w, day_date(d).year);
}

#define DATES_LEAST 17 /* columns for both dates */

static void w_pain_axis(struct writer *w, const struct strip *s, enum text_letters letters)
{
	w_z(w, letters == TEXT_UTF8 ? " 0 \xE2\x94\x94" : " 0 +");
	w_repeat(w, letters == TEXT_UTF8 ? "\xE2\x94\x80" : "-", s->columns);
	w_char(w, '\n');
	char room[16];
	struct writer last = writer_on(room, sizeof(room));
	w_edge(&last, s->chart, s->chart->last);
	size_t before = w->n;
	w_repeat(w, " ", AXIS_COLUMNS);
	w_edge(w, s->chart, s->chart->first);
	int used = (int)(w->n - before) - AXIS_COLUMNS;
	if (s->columns >= DATES_LEAST) {
		w_repeat(w, " ", s->columns - used - (int)last.n);
		w_str(w, writer_str(&last));
	}
	w_char(w, '\n');
}

/* The rows of a plane and its axis. */
static void w_plane(struct writer *w, const struct strip *s, enum text_letters letters)
{
	for (int point = PAIN_ROWS - 1; point >= 0; point--)
		w_pain_row(w, s, letters, point);
	w_pain_axis(w, s, letters);
}

static int32_t mean_days(const struct chart *c)
{
	return c->span > 0 ? c->span : CHART_MEAN_DAYS;
}

/* "Last 7 days: 4.3". */
static void w_last(struct writer *w, const struct chart *c)
{
	int now = chart_mean(c, c->last);
	w_z(w, "Last ");
	w_int(w, mean_days(c));
	w_z(w, " days: ");
	if (now == CHART_MISSING)
		w_z(w, "not enough days yet");
	else
		w_tenths(w, now);
	w_char(w, '\n');
}

void text_pain(struct writer *w, struct text_page page, const struct chart *c)
{
	struct strip s = strip_of(page, c);
	w_z(w, "Pain, ");
	w_int(w, mean_days(c));
	w_z(w, "-day average, 0 to 10\n");
	w_changes_row(w, &s);
	w_marks_row(w, &s);
	w_treatment_row(w, &s, page.letters);
	w_plane(w, &s, page.letters);
	w_last(w, c);
	w_key(w, page, c);
}

void text_other(struct writer *w, struct text_page page, const struct chart_pair *pair)
{
	struct chart other = chart_pair_other(pair);
	struct strip s = strip_of(page, &other);
	w_str(w, pair->name);
	w_char(w, '\n');
	switch (pair->kind) {
	case PAIR_SCALE:
		w_plane(w, &s, page.letters);
		w_last(w, &other);
		break;
	case PAIR_COUNT:
		s.top = chart_pair_top(pair);
		w_plane(w, &s, page.letters);
		break;
	}
}

/* ---- the legs by week ---- */

#define WEEK_COLUMNS 3 /* of a short range, at most so many columns for one week */

struct weeks_shown {
	size_t first;
	int wide; /* columns of one week */
};

static const char *share_letter(enum text_letters letters, int percent)
{
	int eighths = (EIGHTHS * percent + 50) / 100;
	if (percent == CHART_MISSING)
		return " ";
	switch (letters) {
	case TEXT_UTF8: return percent == 0 ? "\xC2\xB7" : eighths_up[eighths == 0 ? 1 : eighths];
	case TEXT_ASCII: break;
	}
	return percent == 0 ? "." : percent <= 33 ? "-" : percent <= 66 ? "=" : "#";
}

static void w_leg_row(struct writer *w, const struct chart *c, enum text_letters letters, size_t leg, struct weeks_shown shown)
{
	struct line l = {.end = 0};
	size_t rows = chart_table_count(c);
	for (size_t i = shown.first; i < rows; i++)
		for (int k = 0; k < shown.wide; k++)
			line_put(&l, (int)(i - shown.first) * shown.wide + k, share_letter(letters, chart_table_row(c, i).percent[leg]));
	while (l.end > 0 && l.letter[l.end - 1][0] == ' ')
		l.end--;
	w_str(w, stool_leg_name(leg));
	w_repeat(w, " ", l.end > 0 ? NAME_COLUMNS - (int)stool_leg_name(leg).n : 0);
	w_line(w, &l);
}

void text_weeks(struct writer *w, struct text_page page, const struct chart *c)
{
	int columns = page_width(page) - NAME_COLUMNS, rows = (int)chart_table_count(c);
	struct weeks_shown shown = {rows > columns ? (size_t)(rows - columns) : 0, rows > columns ? 1 : columns / rows};
	if (shown.wide > WEEK_COLUMNS)
		shown.wide = WEEK_COLUMNS;
	if (c->span > CHART_MEAN_DAYS) {
		w_z(w, "Legs, for each ");
		w_int(w, c->span);
		w_z(w, " days\n");
	} else {
		w_z(w, "Legs, week by week\n");
	}
	for (size_t leg = 0; leg < STOOL_LEGS; leg++)
		w_leg_row(w, c, page.letters, leg, shown);
	w_repeat(w, " ", NAME_COLUMNS);
	w_z(w, "from ");
	w_edge(w, c, chart_table_row(c, shown.first).from);
	w_char(w, '\n');
}
