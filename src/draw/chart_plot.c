/* chart_plot.c - days across, 0 to 10 upwards. */
#include "draw/chart_plot.h"

#include <math.h>

#define LINE_POINTS 180 /* a longer range is drawn with every second, third, ... day: the mean changes slowly */

/* ---- where things are ---- */

struct plot plot_of(const struct chart *c, struct point from, struct point to)
{
	int32_t step = c->span > 1 ? c->span : day_diff(c->last, c->first) / LINE_POINTS + 1;
	return (struct plot){c, from.x, to.x, from.y, to.y, step};
}

bool plot_shows(const struct plot *p, day d)
{
	return d.n >= p->chart->first.n && d.n <= p->chart->last.n;
}

static double day_width(const struct plot *p)
{
	return (p->right - p->left) / (day_diff(p->chart->last, p->chart->first) + 1);
}

double plot_left(const struct plot *p, day d)
{
	return p->left + day_width(p) * day_diff(d, p->chart->first);
}

double plot_x(const struct plot *p, day d)
{
	return plot_left(p, d) + day_width(p) * (p->chart->span > 1 ? p->chart->span : 1) / 2;
}

double plot_y(const struct plot *p, double tenths)
{
	return p->bottom - (p->bottom - p->top) * tenths / 100;
}

/* ---- the line ---- */

/* The mean of d as it is drawn: nothing outside the range. */
static double mean_shown(const struct plot *p, day d)
{
	return plot_shows(p, d) ? chart_mean_exact(p->chart, d) : CHART_MISSING;
}

static bool has_mean(const struct plot *p, day d)
{
	return mean_shown(p, d) >= 0;
}

static double mean_y(const struct plot *p, day d)
{
	return plot_y(p, mean_shown(p, d));
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
	struct point a = {plot_x(p, before), mean_y(p, before)}, b = {plot_x(p, d), mean_y(p, d)};
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
	w_point(w, (struct point){plot_x(p, d), mean_y(p, d)});
	for (d = day_plus(d, p->step); has_mean(p, d); d = day_plus(d, p->step))
		w_to(w, p, d);
	return d;
}

/* The first point of the line: the last one is always the last day, or the last span. */
static day line_first(const struct plot *p)
{
	if (p->chart->span > 1)
		return p->chart->first;
	return day_plus(p->chart->first, day_diff(p->chart->last, p->chart->first) % p->step);
}

void plot_area(struct writer *w, const struct plot *p)
{
	w_z(w, "<path class=\"area\" d=\"");
	for (day d = line_first(p); d.n <= p->chart->last.n; d = day_plus(d, p->step)) {
		if (!has_mean(p, d))
			continue;
		w_char(w, 'M');
		w_point(w, (struct point){plot_x(p, d), p->bottom});
		w_char(w, 'L');
		d = w_piece(w, p, d);
		w_char(w, 'L');
		w_point(w, (struct point){plot_x(p, day_plus(d, -p->step)), p->bottom});
		w_char(w, 'Z');
	}
	w_z(w, "\"/>");
}

void plot_line(struct writer *w, const struct plot *p)
{
	w_z(w, "<path class=\"mean\" d=\"");
	for (day d = line_first(p); d.n <= p->chart->last.n; d = day_plus(d, p->step)) {
		if (!has_mean(p, d))
			continue;
		w_char(w, 'M');
		day end = w_piece(w, p, d);
		if (day_diff(end, d) == p->step)
			w_z(w, "h.1"); /* a value that is alone is a dot */
		d = end;
	}
	w_z(w, "\"/>");
}

/* ---- the days ---- */

/* One path for all days: each is a line of no length with round ends. Means of several days have their place in the line already. */
void plot_days(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	if (c->span > 1)
		return;
	w_z(w, "<path class=\"each\" d=\"");
	for (size_t i = chart_day_at(c, c->first); i < c->day_count && c->days[i].day.n <= c->last.n; i++) {
		if (c->days[i].tenths == CHART_MISSING)
			continue;
		w_char(w, 'M');
		w_point(w, (struct point){plot_x(p, c->days[i].day), plot_y(p, c->days[i].tenths)});
		w_z(w, "h.1");
	}
	w_z(w, "\"/>");
}

void plot_worst(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	bool any = false;
	for (size_t i = chart_day_at(c, c->first); c->span <= 1 && i < c->day_count && c->days[i].day.n <= c->last.n; i++) {
		if (c->days[i].tenths == CHART_MISSING || c->days[i].worst <= c->days[i].tenths)
			continue;
		w_z(w, any ? "M" : "<path class=\"worst\" d=\"M");
		w_point(w, (struct point){plot_x(p, c->days[i].day), plot_y(p, c->days[i].tenths)});
		w_char(w, 'V');
		w_num(w, plot_y(p, c->days[i].worst));
		any = true;
	}
	if (any)
		w_z(w, "\"/>");
}

/* ---- pieces of pictures ---- */

void plot_text(struct writer *w, const char *class, struct point at, str text)
{
	w_z(w, "<text");
	w_z(w, class);
	w_attr(w, "x", at.x);
	w_attr(w, "y", at.y);
	w_char(w, '>');
	w_str(w, text);
	w_z(w, "</text>");
}

void plot_rect(struct writer *w, const char *class, struct point at, struct point size)
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

static void w_level(struct writer *w, const struct plot *p, double y)
{
	w_z(w, "<path d=\"M");
	w_point(w, (struct point){p->left, y});
	w_char(w, 'H');
	w_num(w, p->right);
	w_z(w, "\"/>");
}

void plot_lines(struct writer *w, const struct plot *p, int lines)
{
	w_z(w, "<g class=\"grid\">");
	for (int i = 0; i < lines; i++)
		w_level(w, p, p->bottom - (p->bottom - p->top) * i / (lines - 1));
	w_z(w, "</g>");
}

void plot_grid(struct writer *w, const struct plot *p)
{
	static const str marks[] = {STR_INIT("0"), STR_INIT("2"), STR_INIT("4"), STR_INIT("6"), STR_INIT("8"), STR_INIT("10")};
	w_z(w, "<g class=\"grid\">");
	for (int i = 0; i < 6; i++) {
		double y = plot_y(p, 20 * i);
		w_level(w, p, y);
		plot_text(w, "", (struct point){p->left - 8, y + 4.5}, marks[i]);
	}
	w_z(w, "</g>");
}

/* ---- the words under the plot ---- */

#define MONTHS_FROM_DAYS 60  /* a longer range is marked by months, a shorter one by Mondays */
#define YEARS_FROM_DAYS  800 /* and a much longer one by years */
#define LETTER_WIDTH     7.5 /* of the text under the plot, rather too wide than too narrow */
#define LABEL_GAP        8.0

enum dates { DATES_MONDAYS, DATES_MONTHS, DATES_YEARS };

static enum dates dates_of(const struct plot *p)
{
	int32_t days = day_diff(p->chart->last, p->chart->first);
	return days >= YEARS_FROM_DAYS ? DATES_YEARS : days >= MONTHS_FROM_DAYS ? DATES_MONTHS : DATES_MONDAYS;
}

/* The first mark on or after d. */
static day next_mark(enum dates dates, day d)
{
	struct date at = day_date(d);
	switch (dates) {
	case DATES_MONDAYS: return day_weekday(d) == 0 ? d : day_plus(day_week(d), 7);
	case DATES_MONTHS:
		if (at.day == 1)
			return d;
		return day_of_date((struct date){at.month == 12 ? at.year + 1 : at.year, at.month == 12 ? 1 : at.month + 1, 1});
	case DATES_YEARS: break;
	}
	return at.month == 1 && at.day == 1 ? d : day_of_date((struct date){at.year + 1, 1, 1});
}

/* "24 Aug", "Sep", "Jan 2027" or "2027". */
static void w_mark(struct writer *w, enum dates dates, day d)
{
	struct date date = day_date(d);
	switch (dates) {
	case DATES_MONDAYS:
		w_int(w, date.day);
		w_char(w, ' ');
		w_str(w, str_sub(month_name(date.month), 0, 3));
		return;
	case DATES_MONTHS:
		w_str(w, str_sub(month_name(date.month), 0, 3));
		if (date.month > 1)
			return;
		w_char(w, ' ');
		break;
	case DATES_YEARS: break;
	}
	w_int(w, date.year);
}

/* Every mark gets a tick; a label that would meet the one before it, or run out of the picture, is left out. */
void plot_dates(struct writer *w, const struct plot *p, double width)
{
	enum dates dates = dates_of(p);
	double free_from = 0;
	w_z(w, "<g class=\"marks\">");
	for (day d = next_mark(dates, p->chart->first); d.n <= p->chart->last.n; d = next_mark(dates, day_plus(d, 1))) {
		char buffer[16];
		struct writer label = writer_on(buffer, sizeof(buffer));
		w_mark(&label, dates, d);
		double x = plot_left(p, d), end = x + LETTER_WIDTH * (double)label.n;
		w_z(w, "<path d=\"M");
		w_point(w, (struct point){x, p->bottom});
		w_z(w, "v6\"/>");
		if (x < free_from || end > width)
			continue;
		plot_text(w, "", (struct point){x, p->bottom + 21}, writer_str(&label));
		free_from = end + LABEL_GAP;
	}
	w_z(w, "</g>");
}

void plot_now(struct writer *w, const struct plot *p)
{
	const struct chart *c = p->chart;
	int tenths = chart_mean(c, c->last);
	if (tenths == CHART_MISSING)
		return;
	day d = c->span > 1 ? day_plus(c->last, 1 - c->span) : c->last;
	struct point at = {plot_x(p, d), mean_y(p, d)};
	double y = fmin(fmax(at.y, p->top + 8), p->bottom - 30); /* three lines of words stay beside the plot */
	char buffer[8], days_room[16];
	struct writer value = writer_on(buffer, sizeof(buffer)), days = writer_on(days_room, sizeof(days_room));
	w_tenths(&value, tenths);
	w_int(&days, c->span > CHART_MEAN_DAYS ? c->span : CHART_MEAN_DAYS);
	w_z(&days, " days");
	w_z(w, "<circle class=\"now\"");
	w_attr(w, "cx", at.x);
	w_attr(w, "cy", at.y);
	w_z(w, " r=\"6\"/>");
	plot_text(w, " class=\"value\"", (struct point){p->right + 10, y + 5}, writer_str(&value));
	plot_text(w, " class=\"when\"", (struct point){p->right + 10, y + 20}, STR("last"));
	plot_text(w, " class=\"when\"", (struct point){p->right + 10, y + 33}, writer_str(&days));
}
