/* chart_picture.c - draws pain, events, and the legs by week. */
#include "draw/chart_picture.h"

#include "draw/chart_events.h"

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

static void describe(struct writer *w, const struct chart *c)
{
	struct chart_change change = chart_change(c, 0);
	if (change.trend == CHART_TOO_FEW) {
		w_z(w, "Not enough days yet to compare. ");
	} else {
		w_z(w, c->span > 0 ? "The average was " : "The 7-day average was ");
		w_tenths(w, change.from_tenths);
		w_z(w, change.is_old ? " out of 10 at first and was " : " out of 10 at first and is ");
		w_tenths(w, change.to_tenths);
		if (change.is_old) {
			w_z(w, " on ");
			chart_date(w, change.until);
			w_z(w, ". ");
		} else {
			w_z(w, " now. ");
		}
	}
	chart_events_describe(w, c);
	w_z(w, c->span > 0 ? " Below, how much of each leg was done over the same time." : " Below, how much of each leg was done in each week.");
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

/* The layout with as much room above the plot as the signs of this chart need. */
static struct layout layout_of(const struct chart *c, enum chart_size size)
{
	struct layout l = layouts[size];
	double more = chart_events_height(c);
	l.top += more;
	l.bottom += more;
	l.row_top += more;
	l.height += more;
	return l;
}

#define WEEK_TENTHS          70
#define LEG_TREATMENT_TENTHS 20 /* treatments are few: two in a week fill the cell, if there were not more */

/* What a full cell means, in tenths of days a week. */
static int most_of(const struct chart *c, size_t leg)
{
	int most = leg == 0 ? LEG_TREATMENT_TENTHS : WEEK_TENTHS;
	if (10 * c->wish[leg] > most)
		most = 10 * c->wish[leg];
	for (size_t i = 0; i < c->week_count; i++)
		if (c->weeks[i].done[leg] > most)
			most = c->weeks[i].done[leg];
	return most;
}

/* A cell as wide as its week, filled from the bottom, so that it reads without colour. */
static void draw_cell(struct writer *w, const struct plot *row, day from, int percent)
{
	int32_t days = row->chart->span > 0 ? row->chart->span : 7;
	double left = fmax(row->left, plot_left(row, from)), right = fmin(row->right, plot_left(row, day_plus(from, days)));
	double gap = fmin(4, (right - left) / 4);
	plot_rect(w, percent == CHART_MISSING ? " class=\"unknown\"" : " class=\"cell\"", (struct point){left + gap / 2, row->top},
		  (struct point){right - left - gap, row->bottom - row->top});
	if (percent <= 0)
		return;
	double y = plot_y(row, percent < 100 ? percent : 100);
	plot_rect(w, " class=\"done\"", (struct point){left + gap / 2, y}, (struct point){right - left - gap, row->bottom - y});
}

/* As high as the plan asks. */
static void draw_wish(struct writer *w, const struct plot *row, double percent)
{
	w_z(w, "<path class=\"wish\" d=\"M");
	w_point(w, (struct point){row->left, plot_y(row, percent)});
	w_char(w, 'H');
	w_num(w, row->right);
	w_z(w, "\"/>");
}

/* The share of the last week is in the margin, as the mean does above. */
static void draw_latest(struct writer *w, const struct plot *row, int percent)
{
	if (percent == CHART_MISSING || percent == 0) /* an empty row says it */
		return;
	char buffer[8];
	struct writer value = writer_on(buffer, sizeof(buffer));
	w_int(&value, percent);
	w_char(&value, '%');
	plot_text(w, " class=\"share\"", (struct point){row->right + 8, (row->top + row->bottom) / 2 + 5}, writer_str(&value));
}

/* How full a cell is: by the days that were done when they are known, else by the share. */
static int fill_of(const struct chart *c, size_t week, size_t leg)
{
	const struct chart_week *w = &c->weeks[week];
	if (w->percent[leg] == CHART_MISSING || c->wish[leg] == 0)
		return w->percent[leg];
	return 100 * w->done[leg] / most_of(c, leg);
}

static void draw_leg(struct writer *w, const struct chart *c, const struct plot *row, size_t leg)
{
	size_t rows = chart_table_count(c), known = 0;
	for (size_t i = 0; i < rows; i++) {
		day from = chart_table_begin(c, i);
		while (known < c->week_count && c->weeks[known].from.n < from.n)
			known++;
		bool is_known = known < c->week_count && c->weeks[known].from.n == from.n;
		draw_cell(w, row, from, is_known ? fill_of(c, known, leg) : CHART_MISSING);
	}
	if (c->wish[leg] > 0)
		draw_wish(w, row, 1000.0 * c->wish[leg] / most_of(c, leg));
	draw_latest(w, row, chart_table_row(c, rows - 1).percent[leg]);
}

static void draw_legs_by_week(struct writer *w, const struct chart *c, const struct layout *l)
{
	for (size_t leg = 0; leg < STOOL_LEGS; leg++) {
		double y = l->row_top + l->row_step * (double)leg;
		struct plot row = plot_of(c, (struct point){l->left, y}, (struct point){l->width - l->right_margin, y + l->cell_height});
		w_z(w, "<g class=\"row ");
		w_str(w, stool_leg_class(leg));
		w_z(w, "\">");
		plot_text(w, " class=\"name\"", (struct point){l->name_x, y + l->name_y}, stool_leg_name(leg));
		draw_leg(w, c, &row, leg);
		w_z(w, "</g>");
	}
}

/* ---- the pictures ---- */

static void draw_pain(struct writer *w, const struct chart *c, const struct layout *l)
{
	struct plot p = plot_of(c, (struct point){l->left, l->top}, (struct point){l->width - l->right_margin, l->bottom});
	chart_events_ground(w, &p);
	plot_grid(w, &p);
	plot_dates(w, &p, l->width);
	chart_events_signs(w, &p);
	plot_area(w, &p);
	plot_worst(w, &p);
	plot_days(w, &p);
	plot_line(w, &p);
	plot_now(w, &p);
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
	struct layout l = layout_of(c, size);
	open_svg(w, l.class, (struct point){l.width, l.height});
	open_title(w, id);
	w_z(w, "Pain from ");
	w_day_long(w, c->first);
	w_z(w, " to ");
	w_day_long(w, c->last);
	open_words(w, id);
	describe(w, c);
	w_z(w, "</desc>");
	draw_pain(w, c, &l);
	draw_legs_by_week(w, c, &l);
	w_z(w, "</svg>");
}

#define KEY_SIGN "<li><svg class=\"chart chart-sign\" viewBox=\"0 0 22 14\" aria-hidden=\"true\">"

static bool has_worst(const struct chart *c)
{
	for (size_t i = chart_day_at(c, c->first); c->span == 0 && i < c->day_count && c->days[i].day.n <= c->last.n; i++)
		if (c->days[i].worst > c->days[i].tenths)
			return true;
	return false;
}

void chart_key(struct writer *w, const struct chart *c)
{
	w_z(w, "<ul class=\"chart-key\">" KEY_SIGN "<path class=\"mean\" d=\"M2 7H20\"/></svg>");
	if (c->span > 0) {
		w_z(w, "Average of ");
		w_int(w, c->span);
		w_z(w, " days</li>");
	} else {
		w_z(w, "7-day average</li>" KEY_SIGN "<path class=\"each\" d=\"M11 7h.1\"/></svg>Each day, 0 to 10</li>");
	}
	if (has_worst(c))
		w_z(w, KEY_SIGN "<path class=\"worst\" d=\"M11 13V1\"/><path class=\"each\" d=\"M11 12h.1\"/></svg>Up to its worst</li>");
	chart_events_key(w, c);
	if (c->wish[0] + c->wish[1] + c->wish[2] > 0)
		w_z(w, KEY_SIGN "<path class=\"wish\" d=\"M1 7H21\"/></svg>What your plan asks for now</li>");
	w_z(w, "</ul>");
}

void chart_spark(struct writer *w, const struct chart *c, struct chart_change change, str id)
{
	struct plot p = plot_of(c, (struct point){4, 4}, (struct point){316, 84});
	open_svg(w, "spark", (struct point){320, 84});
	open_title(w, id);
	w_z(w, "7-day average of pain, 0 to 10");
	open_words(w, id);
	chart_change_words(w, change);
	w_z(w, "</desc>");
	plot_area(w, &p);
	plot_line(w, &p);
	double tenths = chart_mean_exact(c, c->last);
	if (tenths >= 0) {
		w_z(w, "<circle class=\"now\"");
		w_attr(w, "cx", fmin(plot_x(&p, c->last), 312)); /* the dot stays whole */
		w_attr(w, "cy", plot_y(&p, tenths));
		w_z(w, " r=\"6\"/>");
	}
	w_z(w, "</svg>");
}
