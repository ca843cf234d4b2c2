/* strips.c - two rows of dots over one scale of pain. */
#include "draw/strips.h"

#include "draw/num.h"

#define BINS 21 /* half points from 0 to 10 */

struct layout {
	double width, left, right; /* of pain 0 and pain 10 */
	double radius, step;       /* of a dot, and from one to the next */
	int columns;               /* of dots side by side at one half point */
	const char *class;
};

static const struct layout layouts[] = {
	[CHART_WIDE] = {.width = 760, .left = 22, .right = 738, .radius = 4.6, .step = 10.4, .columns = 3, .class = "chart-wide"},
	[CHART_NARROW] = {.width = 320, .left = 14, .right = 306, .radius = 3, .step = 6.8, .columns = 2, .class = "chart-narrow"},
};
#define NAMES        26.0 /* room for the name of a row, above its dots */
#define BELOW        18.0 /* and for the mark of its mean */
#define SCALE        24.0 /* and for the numbers below both */
#define LEVELS_LEAST 3    /* of dots above each other: a row with few days is a row anyway */

/* How it comes out with these days. */
struct plot {
	const struct strips *strips;
	const struct layout *layout;
	double row_height, base; /* from one row to the next, and from its top to the line that its dots are on */
};

static int bin_of(const struct strips_dot *d)
{
	int bin = (d->tenths + 2) / 5;
	return bin < 0 ? 0 : bin < BINS ? bin : BINS - 1;
}

/* The most dots above each other in either row. */
static int levels_of(const struct strips *s, const struct layout *l)
{
	int piled[STRIPS_ROWS][BINS] = {{0}}, levels = LEVELS_LEAST;
	for (size_t i = 0; i < s->dot_count; i++) {
		int n = ++piled[s->dots[i].row][bin_of(&s->dots[i])];
		if (n > levels * l->columns)
			levels++;
	}
	return levels;
}

static struct plot plot_of(const struct strips *s, enum chart_size size)
{
	const struct layout *l = &layouts[size];
	double base = NAMES + l->step * (levels_of(s, l) + 0.2);
	return (struct plot){.strips = s, .layout = l, .base = base, .row_height = base + BELOW};
}

static double tenths_x(const struct layout *l, double tenths)
{
	return l->left + (l->right - l->left) * tenths / 100;
}

static double row_line(const struct plot *p, int row)
{
	return p->row_height * row + p->base;
}

static void text_at(struct writer *w, const char *class, struct point at, const char *anchor)
{
	w_z(w, "<text class=\"");
	w_z(w, class);
	w_char(w, '"');
	w_attr(w, "x", at.x);
	w_attr(w, "y", at.y);
	w_z(w, " text-anchor=\"");
	w_z(w, anchor);
	w_z(w, "\">");
}

static int count_of(const struct strips *s, int row)
{
	int n = 0;
	for (size_t i = 0; i < s->dot_count; i++)
		n += s->dots[i].row == row;
	return n;
}

/* "With: 16 days, average 4.3. " */
static void describe_row(struct writer *w, const struct strips *s, int row)
{
	int n = count_of(s, row);
	w_html(w, s->names[row]);
	w_z(w, ": ");
	w_int(w, n);
	w_z(w, n == 1 ? " day" : " days");
	if (s->mean_tenths[row] != CHART_MISSING) {
		w_z(w, ", average ");
		w_tenths(w, s->mean_tenths[row]);
	}
	w_z(w, ". ");
}

static void open(struct writer *w, const struct plot *p, str id)
{
	w_z(w, "<svg class=\"chart strips ");
	w_z(w, p->layout->class);
	w_z(w, "\" viewBox=\"0 0 ");
	w_num(w, p->layout->width);
	w_char(w, ' ');
	w_num(w, STRIPS_ROWS * p->row_height + SCALE - BELOW);
	w_z(w, "\" role=\"img\" aria-labelledby=\"");
	w_str(w, id);
	w_z(w, "-title ");
	w_str(w, id);
	w_z(w, "-words\"><title id=\"");
	w_str(w, id);
	w_z(w, "-title\">Pain on each day that counts</title><desc id=\"");
	w_str(w, id);
	w_z(w, "-words\">");
	for (int row = 0; row < STRIPS_ROWS; row++)
		describe_row(w, p->strips, row);
	w_z(w, "</desc>");
}

/* A line under each row, and the numbers of the whole points below both. */
static void draw_scale(struct writer *w, const struct plot *p)
{
	const struct layout *l = p->layout;
	double bottom = row_line(p, STRIPS_ROWS - 1);
	w_z(w, "<g class=\"grid\"><path d=\"");
	for (int row = 0; row < STRIPS_ROWS; row++) {
		w_char(w, 'M');
		w_point(w, (struct point){l->left - l->step, row_line(p, row)});
		w_char(w, 'H');
		w_num(w, l->right + l->step);
	}
	for (int points = 0; points <= 10; points += 2) {
		w_char(w, 'M');
		w_point(w, (struct point){tenths_x(l, 10 * points), bottom});
		w_z(w, "v5");
	}
	w_z(w, "\"/></g>");
	for (int points = 0; points <= 10; points += 2) {
		text_at(w, "at", (struct point){tenths_x(l, 10 * points), bottom + 20}, "middle");
		w_int(w, points);
		w_z(w, "</text>");
	}
}

/* Days with the same half point are side by side, then above each other. */
static void draw_dots(struct writer *w, const struct plot *p, int row)
{
	const struct strips *s = p->strips;
	const struct layout *l = p->layout;
	int piled[BINS] = {0}, all[BINS] = {0};
	for (size_t i = 0; i < s->dot_count; i++)
		all[bin_of(&s->dots[i])] += s->dots[i].row == row;
	for (size_t i = 0; i < s->dot_count; i++) {
		int bin = bin_of(&s->dots[i]);
		if (s->dots[i].row != row)
			continue;
		int nth = piled[bin]++, level = nth / l->columns, beside = all[bin] - level * l->columns;
		if (beside > l->columns)
			beside = l->columns;
		w_z(w, "<circle");
		w_attr(w, "cx", tenths_x(l, 5 * bin) + l->step * (nth % l->columns - (beside - 1) / 2.0));
		w_attr(w, "cy", row_line(p, row) - l->step * (level + 0.6));
		w_attr(w, "r", l->radius);
		w_z(w, "/>");
	}
}

/* A triangle under the line points at the mean; its number is beside the name, where no dot can be. */
static void draw_mean(struct writer *w, const struct plot *p, int row)
{
	int tenths = p->strips->mean_tenths[row];
	if (tenths == CHART_MISSING)
		return;
	w_z(w, "<path class=\"mean-at\" d=\"M");
	w_point(w, (struct point){tenths_x(p->layout, tenths), row_line(p, row) + 1});
	w_z(w, "l5.5 9h-11z\"/>");
	text_at(w, "value", (struct point){p->layout->right, row_line(p, row) - p->base + 17}, "end");
	w_tenths(w, tenths);
	w_z(w, "</text>");
}

static void draw_row(struct writer *w, const struct plot *p, int row)
{
	w_z(w, row == 0 ? "<g class=\"row-a\">" : "<g class=\"row-b\">");
	text_at(w, "name", (struct point){p->layout->left - 6, row_line(p, row) - p->base + 17}, "start");
	w_html(w, p->strips->names[row]);
	w_z(w, "</text>");
	draw_dots(w, p, row);
	draw_mean(w, p, row);
	w_z(w, "</g>");
}

void strips_draw(struct writer *w, const struct strips *s, enum chart_size size, str id)
{
	struct plot p = plot_of(s, size);
	open(w, &p, id);
	draw_scale(w, &p);
	for (int row = 0; row < STRIPS_ROWS; row++)
		draw_row(w, &p, row);
	w_z(w, "</svg>");
}
