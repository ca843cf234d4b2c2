/* chart_pair.c - two plots over the same days. */
#include "draw/chart_pair.h"
#include "draw/chart_events.h"

#include <math.h>

struct chart chart_pair_other(const struct chart_pair *pair)
{
	struct chart other = *pair->pain;
	other.days = pair->other;
	other.day_count = pair->other_count;
	return other;
}

int chart_pair_top(const struct chart_pair *pair)
{
	static const int tops[] = {2, 4, 6, 8, 10, 15, 20, 30, 40, 60, 90, 120, 180, 240, 360, 480, 720};
	size_t last = sizeof(tops) / sizeof(tops[0]) - 1, i = 0;
	int most = 0;
	if (pair->kind == PAIR_SCALE)
		return 10;
	for (size_t k = 0; k < pair->other_count; k++)
		if (pair->other[k].tenths > most)
			most = pair->other[k].tenths;
	while (i < last && 10 * tops[i] < most)
		i++;
	return 10 * tops[i] < most ? (most + 9) / 10 : tops[i];
}

/* ---- the table ---- */

/* A count has a value on every day: none when nothing was recorded. */
static int count_over(const struct chart *other, day from, day to)
{
	int64_t sum = 0;
	from = from.n < other->first.n ? other->first : from;
	to = to.n > other->last.n ? other->last : to;
	for (size_t i = chart_day_at(other, from); i < other->day_count && other->days[i].day.n <= to.n; i++)
		sum += other->days[i].tenths == CHART_MISSING ? 0 : other->days[i].tenths;
	int32_t values = other->span > 0 ? 1 : day_diff(to, from) + 1;
	return (int)((sum + values / 2) / values);
}

struct chart_pair_row chart_pair_table_row(const struct chart_pair *pair, size_t i)
{
	struct chart other = chart_pair_other(pair);
	struct chart_pair_row row = {.pain = chart_table_row(pair->pain, i)};
	switch (pair->kind) {
	case PAIR_SCALE: row.other_tenths = chart_table_row(&other, i).pain_tenths; break;
	case PAIR_COUNT: row.other_tenths = count_over(&other, row.pain.from, day_plus(row.pain.from, other.span > 0 ? 0 : 6)); break;
	}
	return row;
}

/* ---- the picture ---- */

struct pair_layout {
	double width, height, left, right_margin, top, bottom, other_top, other_bottom;
	const char *class;
};

static const struct pair_layout layouts[] = {
	[CHART_WIDE] = {760, 402, 34, 60, 56, 206, 260, 370, "chart chart-wide"},
	[CHART_NARROW] = {320, 372, 30, 52, 56, 186, 240, 340, "chart chart-narrow"},
};

static struct plot plane(const struct chart *c, const struct pair_layout *l, double top, double bottom)
{
	return plot_of(c, (struct point){l->left, top}, (struct point){l->width - l->right_margin, bottom});
}

static void draw_pain(struct writer *w, const struct chart *pain, const struct pair_layout *l)
{
	struct plot p = plane(pain, l, l->top, l->bottom);
	plot_text(w, " class=\"name\"", (struct point){0, 16}, STR("Pain, 0 to 10"));
	chart_events_ground(w, &p);
	plot_grid(w, &p);
	plot_area(w, &p);
	plot_days(w, &p);
	plot_line(w, &p);
	plot_now(w, &p);
}

/* One path for all bars: each is a line as wide as a day. */
static void draw_bars(struct writer *w, const struct plot *p, int top)
{
	const struct chart *c = p->chart;
	double width = plot_left(p, day_plus(c->first, c->span > 0 ? c->span : 1)) - p->left;
	w_z(w, "<path class=\"bars\"");
	w_attr(w, "stroke-width", fmax(1, fmin(14, width * 0.7)));
	w_z(w, " d=\"");
	for (size_t i = chart_day_at(c, c->first); i < c->day_count && c->days[i].day.n <= c->last.n; i++) {
		if (c->days[i].tenths <= 0)
			continue;
		w_char(w, 'M');
		w_point(w, (struct point){plot_x(p, c->days[i].day), p->bottom});
		w_char(w, 'V');
		w_num(w, plot_y(p, 10.0 * c->days[i].tenths / top));
	}
	w_z(w, "\"/>");
}

static void w_scale(struct writer *w, const struct plot *p, double share, int value)
{
	char buffer[12];
	struct writer words = writer_on(buffer, sizeof(buffer));
	w_int(&words, value);
	plot_text(w, "", (struct point){p->left - 8, plot_y(p, 100 * share) + 4.5}, writer_str(&words));
}

static void draw_count(struct writer *w, const struct plot *p, int top)
{
	plot_lines(w, p, 3);
	w_z(w, "<g class=\"scale\">");
	w_scale(w, p, 0, 0);
	if (top % 2 == 0)
		w_scale(w, p, 0.5, top / 2);
	w_scale(w, p, 1, top);
	w_z(w, "</g>");
	draw_bars(w, p, top);
}

static void draw_other(struct writer *w, const struct chart_pair *pair, const struct pair_layout *l)
{
	struct chart other = chart_pair_other(pair);
	struct plot p = plane(&other, l, l->other_top, l->other_bottom);
	w_z(w, "<g class=\"second\">");
	plot_text(w, " class=\"name\"", (struct point){0, l->other_top - 18}, pair->name);
	chart_events_ground(w, &p);
	switch (pair->kind) {
	case PAIR_COUNT: draw_count(w, &p, chart_pair_top(pair)); break;
	case PAIR_SCALE:
		plot_grid(w, &p);
		plot_days(w, &p);
		plot_line(w, &p);
		plot_now(w, &p);
		break;
	}
	plot_dates(w, &p, l->width);
	w_z(w, "</g>");
}

void chart_pair_draw(struct writer *w, const struct chart_pair *pair, enum chart_size size, str id)
{
	const struct pair_layout *l = &layouts[size];
	const struct chart *c = pair->pain;
	w_z(w, "<svg class=\"");
	w_z(w, l->class);
	w_z(w, "\" viewBox=\"0 0 ");
	w_point(w, (struct point){l->width, l->height});
	w_z(w, "\" role=\"img\" aria-labelledby=\"");
	w_str(w, id);
	w_z(w, "-title\"><title id=\"");
	w_str(w, id);
	w_z(w, "-title\">Pain from ");
	w_day_long(w, c->first);
	w_z(w, " to ");
	w_day_long(w, c->last);
	w_z(w, ", and below it over the same days: ");
	w_str(w, pair->name);
	w_z(w, ". The table below says the same.</title>");
	draw_pain(w, c, l);
	draw_other(w, pair, l);
	w_z(w, "</svg>");
}
