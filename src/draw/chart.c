/* chart.c - pain over time and the legs by week. */
#include "draw/chart.h"
#include "draw/num.h"

#include <math.h>

/* ---- the numbers ---- */

/* Index of the first written day on or after d. */
static size_t day_at(const struct chart *c, day d)
{
	size_t low = 0, high = c->day_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (c->days[middle].day.n < d.n)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct sum {
	int tenths, count;
};

/* All values of the days from .. to, both included. */
static struct sum sum_between(const struct chart *c, day from, day to)
{
	struct sum s = {0, 0};
	for (size_t i = day_at(c, from); i < c->day_count && c->days[i].day.n <= to.n; i++)
		if (c->days[i].tenths != CHART_MISSING) {
			s.tenths += c->days[i].tenths;
			s.count++;
		}
	return s;
}

static int rounded(struct sum s)
{
	return s.count < CHART_MEAN_LEAST ? CHART_MISSING : (2 * s.tenths + s.count) / (2 * s.count);
}

static struct sum sum_of_mean(const struct chart *c, day d)
{
	return sum_between(c, day_plus(d, 1 - CHART_MEAN_DAYS), d);
}

int chart_mean(const struct chart *c, day d)
{
	return rounded(sum_of_mean(c, d));
}

/* The same, not rounded: steps of a tenth would show in the line. */
static double mean_exact(const struct chart *c, day d)
{
	struct sum s = sum_of_mean(c, d);
	return s.count < CHART_MEAN_LEAST ? CHART_MISSING : (double)s.tenths / s.count;
}

struct chart_change chart_change(const struct chart *c, int least_tenths)
{
	struct chart_change none = {CHART_TOO_FEW, CHART_MISSING, CHART_MISSING};
	day first = c->first;
	while (first.n <= c->last.n && chart_mean(c, first) == CHART_MISSING)
		first = day_plus(first, 1);
	int to = chart_mean(c, c->last);
	if (to == CHART_MISSING || day_diff(c->last, first) < CHART_MEAN_DAYS)
		return none;
	int from = chart_mean(c, first);
	if (to - from >= least_tenths)
		return (struct chart_change){CHART_RISING, from, to};
	return (struct chart_change){from - to >= least_tenths ? CHART_EASING : CHART_STEADY, from, to};
}

size_t chart_table_count(const struct chart *c)
{
	return (size_t)(day_diff(day_week(c->last), day_week(c->first)) / 7 + 1);
}

struct chart_row chart_table_row(const struct chart *c, size_t i)
{
	day monday = day_plus(day_week(c->first), (int32_t)(7 * i)), sunday = day_plus(monday, 6);
	struct sum s = sum_between(c, monday.n < c->first.n ? c->first : monday, sunday.n > c->last.n ? c->last : sunday);
	struct chart_row row = {.monday = monday, .days = s.count, .pain_tenths = rounded(s)};
	for (size_t leg = 0; leg < STOOL_LEGS; leg++)
		row.percent[leg] = CHART_MISSING;
	for (size_t k = 0; k < c->week_count; k++)
		if (c->weeks[k].monday.n == monday.n)
			for (size_t leg = 0; leg < STOOL_LEGS; leg++)
				row.percent[leg] = c->weeks[k].percent[leg];
	return row;
}

/* ---- the words ---- */

void chart_change_words(struct writer *w, struct chart_change change)
{
	switch (change.trend) {
	case CHART_TOO_FEW: w_z(w, "Not enough days yet to compare"); return;
	case CHART_EASING: w_z(w, "Easing: "); break;
	case CHART_STEADY: w_z(w, "About the same: "); break;
	case CHART_RISING: w_z(w, "Rising: "); break;
	}
	w_tenths(w, change.from_tenths);
	w_z(w, " to ");
	w_tenths(w, change.to_tenths);
}

void chart_key(struct writer *w)
{
	w_z(w, "<ul class=\"chart-key\"><li class=\"mean\">7-day average</li><li class=\"each\">Each day, 0 to 10</li>"
	       "<li class=\"treated\">Treatment</li></ul>");
}

/* ` aria-labelledby="ID-title ID-words"><title id="ID-title">` */
static void open_title(struct writer *w, str id)
{
	w_z(w, " role=\"img\" aria-labelledby=\"");
	w_str(w, id);
	w_z(w, "-title ");
	w_str(w, id);
	w_z(w, "-words\"><title id=\"");
	w_str(w, id);
	w_z(w, "-title\">");
}

static void open_words(struct writer *w, str id)
{
	w_z(w, "</title><desc id=\"");
	w_str(w, id);
	w_z(w, "-words\">");
}

static size_t treatments_shown(const struct chart *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->treatment_count; i++)
		n += c->treatments[i].n >= c->first.n && c->treatments[i].n <= c->last.n;
	return n;
}

static void describe(struct writer *w, const struct chart *c)
{
	struct chart_change change = chart_change(c, 0);
	if (change.trend == CHART_TOO_FEW) {
		w_z(w, "Not enough days yet to compare. ");
	} else {
		w_z(w, "The 7-day average was ");
		w_tenths(w, change.from_tenths);
		w_z(w, " out of 10 at first and is ");
		w_tenths(w, change.to_tenths);
		w_z(w, " now. ");
	}
	w_z(w, "Treatments: ");
	w_int(w, (int64_t)treatments_shown(c));
	w_z(w, ". Below, how much of each leg was done in each week.");
}

/* ---- the plot: days across, pain upwards ---- */

struct plot {
	const struct chart *chart;
	double left, right, top, bottom; /* of pain 10 and pain 0 */
	int32_t step;                    /* days from one point of the line to the next */
};

#define LINE_POINTS 180 /* a longer range is drawn with every second, third, ... day: the mean changes slowly */

static double day_width(const struct plot *p)
{
	return (p->right - p->left) / (day_diff(p->chart->last, p->chart->first) + 1);
}

/* The beginning of day d; its middle is half a day further. */
static double day_left(const struct plot *p, day d)
{
	return p->left + day_width(p) * day_diff(d, p->chart->first);
}

static double day_x(const struct plot *p, day d)
{
	return day_left(p, d) + day_width(p) / 2;
}

static double tenths_y(const struct plot *p, double tenths)
{
	return p->bottom - (p->bottom - p->top) * tenths / 100;
}

/* The mean of d as it is drawn: nothing outside the range. */
static double mean_shown(const struct plot *p, day d)
{
	return d.n < p->chart->first.n || d.n > p->chart->last.n ? CHART_MISSING : mean_exact(p->chart, d);
}

static bool has_mean(const struct plot *p, day d)
{
	return mean_shown(p, d) >= 0;
}

static double mean_y(const struct plot *p, day d)
{
	return tenths_y(p, mean_shown(p, d));
}

/* How far the line rises over one step at day d. Chosen so that the curve has no hill or dip that the means do not have (Fritsch and Carlson). */
static double rise_at(const struct plot *p, day d)
{
	day before = day_plus(d, -p->step), after = day_plus(d, p->step);
	double in = mean_y(p, d) - mean_y(p, before), out = mean_y(p, after) - mean_y(p, d);
	if (!has_mean(p, before))
		return has_mean(p, after) ? out : 0;
	if (!has_mean(p, after))
		return in;
	return in * out <= 0 ? 0 : 2 * in * out / (in + out);
}

static void w_to(struct writer *w, const struct plot *p, day d)
{
	day before = day_plus(d, -p->step);
	struct point a = {day_x(p, before), mean_y(p, before)}, b = {day_x(p, d), mean_y(p, d)};
	double third = (b.x - a.x) / 3;
	w_char(w, 'C');
	w_point(w, (struct point){a.x + third, a.y + rise_at(p, before) / 3});
	w_char(w, ' ');
	w_point(w, (struct point){b.x - third, b.y - rise_at(p, d) / 3});
	w_char(w, ' ');
	w_point(w, b);
}

/* A piece of the line without a gap, from day d on; returns the day after its end. */
static day w_piece(struct writer *w, const struct plot *p, day d)
{
	w_point(w, (struct point){day_x(p, d), mean_y(p, d)});
	for (d = day_plus(d, p->step); has_mean(p, d); d = day_plus(d, p->step))
		w_to(w, p, d);
	return d;
}

/* The first point of the line: the last one is always the last day. */
static day line_first(const struct plot *p)
{
	return day_plus(p->chart->first, day_diff(p->chart->last, p->chart->first) % p->step);
}

static void draw_area(struct writer *w, const struct plot *p)
{
	w_z(w, "<path class=\"area\" d=\"");
	for (day d = line_first(p); d.n <= p->chart->last.n; d = day_plus(d, p->step)) {
		if (!has_mean(p, d))
			continue;
		w_char(w, 'M');
		w_point(w, (struct point){day_x(p, d), p->bottom});
		w_char(w, 'L');
		d = w_piece(w, p, d);
		w_char(w, 'L');
		w_point(w, (struct point){day_x(p, day_plus(d, -p->step)), p->bottom});
		w_char(w, 'Z');
	}
	w_z(w, "\"/>");
}

static void draw_line(struct writer *w, const struct plot *p)
{
	w_z(w, "<path class=\"mean\" d=\"");
	for (day d = line_first(p); d.n <= p->chart->last.n; d = day_plus(d, p->step)) {
		if (!has_mean(p, d))
			continue;
		w_char(w, 'M');
		day end = w_piece(w, p, d);
		if (day_diff(end, d) == p->step)
			w_z(w, "h.1"); /* a day that stands alone is a dot */
		d = end;
	}
	w_z(w, "\"/>");
}

/* One path for all days: each is a line of no length with round ends. */
static void draw_days(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	w_z(w, "<path class=\"each\" d=\"");
	for (size_t i = day_at(c, c->first); i < c->day_count && c->days[i].day.n <= c->last.n; i++) {
		if (c->days[i].tenths == CHART_MISSING)
			continue;
		w_char(w, 'M');
		w_point(w, (struct point){day_x(p, c->days[i].day), tenths_y(p, c->days[i].tenths)});
		w_z(w, "h.1");
	}
	w_z(w, "\"/>");
}

static void draw_text(struct writer *w, const char *class, struct point at, str text)
{
	w_z(w, "<text");
	w_z(w, class);
	w_attr(w, "x", at.x);
	w_attr(w, "y", at.y);
	w_char(w, '>');
	w_str(w, text);
	w_z(w, "</text>");
}

static void draw_grid(struct writer *w, const struct plot *p)
{
	static const str marks[] = {STR_INIT("0"), STR_INIT("2"), STR_INIT("4"), STR_INIT("6"), STR_INIT("8"), STR_INIT("10")};
	w_z(w, "<g class=\"grid\">");
	for (int i = 0; i < 6; i++) {
		double y = tenths_y(p, 20 * i);
		w_z(w, "<path d=\"M");
		w_point(w, (struct point){p->left, y});
		w_char(w, 'H');
		w_num(w, p->right);
		w_z(w, "\"/>");
		draw_text(w, "", (struct point){p->left - 8, y + 4.5}, marks[i]);
	}
	w_z(w, "</g>");
}

/* ---- the words under the plot ---- */

#define MONTHS_FROM_DAYS 60  /* a longer range is marked by months, a shorter one by Mondays */
#define LETTER_WIDTH     7.5 /* of the text under the plot, rather too wide than too narrow */
#define LABEL_GAP        8.0

static bool is_mark(const struct plot *p, day d)
{
	if (day_diff(p->chart->last, p->chart->first) >= MONTHS_FROM_DAYS)
		return day_date(d).day == 1;
	return day_weekday(d) == 0;
}

/* "Sep", "Jan 2027" or "24 Aug". */
static void w_mark(struct writer *w, const struct plot *p, day d)
{
	struct date date = day_date(d);
	bool months = day_diff(p->chart->last, p->chart->first) >= MONTHS_FROM_DAYS;
	if (!months) {
		w_int(w, date.day);
		w_char(w, ' ');
	}
	w_str(w, str_sub(month_name(date.month), 0, 3));
	if (months && date.month == 1) {
		w_char(w, ' ');
		w_int(w, date.year);
	}
}

/* Every mark gets a tick; a label that would meet the one before it, or run out of the picture, is left out. */
static void draw_marks(struct writer *w, const struct plot *p, double width)
{
	double free_from = 0;
	w_z(w, "<g class=\"marks\">");
	for (day d = p->chart->first; d.n <= p->chart->last.n; d = day_plus(d, 1)) {
		if (!is_mark(p, d))
			continue;
		char room[16];
		struct writer label = writer_on(room, sizeof(room));
		w_mark(&label, p, d);
		double x = day_left(p, d), end = x + LETTER_WIDTH * (double)label.n;
		w_z(w, "<path d=\"M");
		w_point(w, (struct point){x, p->bottom});
		w_z(w, "v6\"/>");
		if (x < free_from || end > width)
			continue;
		draw_text(w, "", (struct point){x, p->bottom + 21}, writer_str(&label));
		free_from = end + LABEL_GAP;
	}
	w_z(w, "</g>");
}

static void draw_treatments(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	w_z(w, "<g class=\"treated\">");
	for (size_t i = 0; i < c->treatment_count; i++) {
		if (c->treatments[i].n < c->first.n || c->treatments[i].n > c->last.n)
			continue;
		double x = day_x(p, c->treatments[i]);
		w_z(w, "<path d=\"M");
		w_point(w, (struct point){x, p->top - 4});
		w_char(w, 'V');
		w_num(w, p->bottom);
		w_z(w, "\"/><circle");
		w_attr(w, "cx", x);
		w_attr(w, "cy", p->top - 11);
		w_z(w, " r=\"5\"/>");
	}
	w_z(w, "</g>");
}

/* Where the line ends today. Its words stand in the margin to the right, where nothing else is drawn. */
static void draw_now(struct writer *w, const struct plot *p)
{
	int tenths = chart_mean(p->chart, p->chart->last);
	if (tenths == CHART_MISSING)
		return;
	struct point at = {day_x(p, p->chart->last), mean_y(p, p->chart->last)};
	double y = fmin(fmax(at.y, p->top + 8), p->bottom - 30); /* three lines of words stay beside the plot */
	char room[8];
	struct writer value = writer_on(room, sizeof(room));
	w_tenths(&value, tenths);
	w_z(w, "<circle class=\"now\"");
	w_attr(w, "cx", at.x);
	w_attr(w, "cy", at.y);
	w_z(w, " r=\"6\"/>");
	draw_text(w, " class=\"value\"", (struct point){p->right + 10, y + 5}, writer_str(&value));
	draw_text(w, " class=\"when\"", (struct point){p->right + 10, y + 20}, STR("last"));
	draw_text(w, " class=\"when\"", (struct point){p->right + 10, y + 33}, STR("7 days"));
}

/* ---- the legs by week ---- */

struct layout {
	double width, height, left, right_margin, top, bottom;
	double row_top, row_step, cell_height; /* of the three rows */
	double name_x, name_y;                 /* of a row's name, from the row's top */
	const char *class;
};

static const struct layout layouts[] = {
    [CHART_WIDE] = {760, 408, 104, 60, 30, 240, 286, 39, 30, 0, 20, "chart chart-wide"},
    [CHART_NARROW] = {320, 356, 26, 52, 30, 180, 236, 42, 20, 0, -6, "chart chart-narrow"},
};

static void draw_rect(struct writer *w, const char *class, struct point at, struct point size)
{
	w_z(w, "<rect");
	w_z(w, class);
	w_attr(w, "x", at.x);
	w_attr(w, "y", at.y);
	w_attr(w, "width", size.x);
	w_attr(w, "height", size.y);
	w_attr(w, "rx", fmin(5, fmin(size.x, size.y) / 2));
	w_z(w, "/>");
}

/* A cell as wide as its week, filled from the bottom, so that it reads without colour. The plot is the row: 0 percent at its bottom. */
static void draw_cell(struct writer *w, const struct plot *row, day monday, int percent)
{
	double gap = fmin(4, day_width(row));
	double from = fmax(row->left, day_left(row, monday)) + gap / 2, to = fmin(row->right, day_left(row, day_plus(monday, 7))) - gap / 2;
	draw_rect(w, percent == CHART_MISSING ? " class=\"unknown\"" : " class=\"cell\"", (struct point){from, row->top},
		  (struct point){to - from, row->bottom - row->top});
	if (percent <= 0)
		return;
	double y = tenths_y(row, percent); /* both scales end at 100 */
	draw_rect(w, " class=\"done\"", (struct point){from, y}, (struct point){to - from, row->bottom - y});
}

/* The share of the last week stands in the margin, as the mean does above. */
static void draw_latest(struct writer *w, const struct plot *row, int percent)
{
	if (percent == CHART_MISSING)
		return;
	char room[8];
	struct writer value = writer_on(room, sizeof(room));
	w_int(&value, percent);
	w_char(&value, '%');
	draw_text(w, " class=\"share\"", (struct point){row->right + 8, (row->top + row->bottom) / 2 + 5}, writer_str(&value));
}

static void draw_legs_by_week(struct writer *w, const struct chart *c, const struct layout *l)
{
	size_t weeks = chart_table_count(c);
	for (size_t leg = 0; leg < STOOL_LEGS; leg++) {
		double y = l->row_top + l->row_step * (double)leg;
		struct plot row = {c, l->left, l->width - l->right_margin, y, y + l->cell_height, 1};
		w_z(w, "<g class=\"row ");
		w_str(w, stool_leg_class(leg));
		w_z(w, "\">");
		draw_text(w, " class=\"name\"", (struct point){l->name_x, y + l->name_y}, stool_leg_name(leg));
		for (size_t i = 0; i < weeks; i++) {
			struct chart_row r = chart_table_row(c, i);
			draw_cell(w, &row, r.monday, r.percent[leg]);
		}
		draw_latest(w, &row, chart_table_row(c, weeks - 1).percent[leg]);
		w_z(w, "</g>");
	}
}

/* ---- the pictures ---- */

static int32_t line_step(const struct chart *c)
{
	return day_diff(c->last, c->first) / LINE_POINTS + 1;
}

static void draw_pain(struct writer *w, const struct chart *c, const struct layout *l)
{
	struct plot p = {c, l->left, l->width - l->right_margin, l->top, l->bottom, line_step(c)};
	draw_grid(w, &p);
	draw_marks(w, &p, l->width);
	draw_treatments(w, &p);
	draw_area(w, &p);
	draw_days(w, &p);
	draw_line(w, &p);
	draw_now(w, &p);
}

static void open_svg(struct writer *w, const char *class, struct point size)
{
	w_z(w, "<svg class=\"");
	w_z(w, class);
	w_z(w, "\" viewBox=\"0 0 ");
	w_point(w, size);
	w_char(w, '"');
}

void chart_draw(struct writer *w, const struct chart *c, enum chart_size size, str id)
{
	const struct layout *l = &layouts[size];
	open_svg(w, l->class, (struct point){l->width, l->height});
	open_title(w, id);
	w_z(w, "Pain from ");
	w_day_long(w, c->first);
	w_z(w, " to ");
	w_day_long(w, c->last);
	open_words(w, id);
	describe(w, c);
	w_z(w, "</desc>");
	draw_pain(w, c, l);
	draw_legs_by_week(w, c, l);
	w_z(w, "</svg>");
}

void chart_spark(struct writer *w, const struct chart *c, struct chart_change change, str id)
{
	struct plot p = {c, 4, 316, 4, 84, line_step(c)};
	open_svg(w, "spark", (struct point){320, 84});
	open_title(w, id);
	w_z(w, "7-day average of pain, 0 to 10");
	open_words(w, id);
	chart_change_words(w, change);
	w_z(w, "</desc>");
	draw_area(w, &p);
	draw_line(w, &p);
	double tenths = mean_exact(c, c->last);
	if (tenths >= 0) {
		w_z(w, "<circle class=\"now\"");
		w_attr(w, "cx", fmin(day_x(&p, c->last), 312)); /* the dot stays whole */
		w_attr(w, "cy", tenths_y(&p, tenths));
		w_z(w, " r=\"6\"/>");
	}
	w_z(w, "</svg>");
}
