/* strips.c - two rows of dots over one scale of pain. */
#include "draw/strips.h"

#include "draw/num.h"

#define BINS 21 /* half points from 0 to 10 */

struct layout {
	double width, left, right; /* of pain 0 and pain 10 */
	double radius, step;       /* of a dot, and from one to the next */
	int columns;               /* of dots side by side at one half point */
	double row_height, base;   /* from one row to the next, and from its top to the line that its dots stand on */
	const char *class;
};

static const struct layout layouts[] = {
	[CHART_WIDE] = {.width = 760, .left = 22, .right = 738, .radius = 4.6, .step = 10.4, .columns = 3, .row_height = 138, .base = 124, .class = "chart-wide"},
	[CHART_NARROW] = {.width = 320, .left = 14, .right = 306, .radius = 3, .step = 6.8, .columns = 2, .row_height = 132, .base = 118, .class = "chart-narrow"},
};
#define TOP   4.0
#define SCALE 30.0 /* room for the numbers below */

static double tenths_x(const struct layout *l, double tenths)
{
	return l->left + (l->right - l->left) * tenths / 100;
}

static double row_top(const struct layout *l, int row)
{
	return TOP + l->row_height * row;
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

static void open(struct writer *w, const struct strips *s, const struct layout *l, str id)
{
	w_z(w, "<svg class=\"chart strips ");
	w_z(w, l->class);
	w_z(w, "\" viewBox=\"0 0 ");
	w_num(w, l->width);
	w_char(w, ' ');
	w_num(w, TOP + STRIPS_ROWS * l->row_height + SCALE);
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
		describe_row(w, s, row);
	w_z(w, "</desc>");
}

/* The lines of the whole points, through both rows, and their numbers below. */
static void draw_scale(struct writer *w, const struct layout *l)
{
	double bottom = row_top(l, STRIPS_ROWS - 1) + l->base;
	w_z(w, "<g class=\"grid\"><path d=\"");
	for (int row = 0; row < STRIPS_ROWS; row++) {
		w_char(w, 'M');
		w_point(w, (struct point){l->left - l->step, row_top(l, row) + l->base});
		w_char(w, 'H');
		w_num(w, l->right + l->step);
	}
	for (int points = 0; points <= 10; points += 2) {
		w_char(w, 'M');
		w_point(w, (struct point){tenths_x(l, 10 * points), bottom});
		w_z(w, "v6");
	}
	w_z(w, "\"/></g><g class=\"marks\">");
	for (int points = 0; points <= 10; points += 2) {
		text_at(w, "at", (struct point){tenths_x(l, 10 * points), bottom + 22}, "middle");
		w_int(w, points);
		w_z(w, "</text>");
	}
	w_z(w, "</g>");
}

/* Days with the same half point stand side by side, then above each other. */
static void draw_dots(struct writer *w, const struct strips *s, const struct layout *l, int row)
{
	int piled[BINS] = {0}, all[BINS] = {0};
	for (size_t i = 0; i < s->dot_count; i++)
		if (s->dots[i].row == row)
			all[(s->dots[i].tenths + 2) / 5 % BINS]++;
	for (size_t i = 0; i < s->dot_count; i++) {
		int bin = (s->dots[i].tenths + 2) / 5 % BINS;
		if (s->dots[i].row != row)
			continue;
		int nth = piled[bin]++, level = nth / l->columns, beside = all[bin] - level * l->columns;
		if (beside > l->columns)
			beside = l->columns;
		w_z(w, "<circle");
		w_attr(w, "cx", tenths_x(l, 5 * bin) + l->step * (nth % l->columns - (beside - 1) / 2.0));
		w_attr(w, "cy", row_top(l, row) + l->base - l->step * (level + 0.6));
		w_attr(w, "r", l->radius);
		w_z(w, "/>");
	}
}

/* A triangle under the line points at the mean; its number stands with the name, where no dot can be. */
static void draw_mean(struct writer *w, const struct strips *s, const struct layout *l, int row)
{
	if (s->mean_tenths[row] == CHART_MISSING)
		return;
	w_z(w, "<path class=\"mean-at\" d=\"M");
	w_point(w, (struct point){tenths_x(l, s->mean_tenths[row]), row_top(l, row) + l->base + 1});
	w_z(w, "l5.5 9h-11z\"/>");
	text_at(w, "value", (struct point){l->right, row_top(l, row) + 15}, "end");
	w_tenths(w, s->mean_tenths[row]);
	w_z(w, "</text>");
}

static void draw_row(struct writer *w, const struct strips *s, const struct layout *l, int row)
{
	w_z(w, row == 0 ? "<g class=\"row-a\">" : "<g class=\"row-b\">");
	text_at(w, "name", (struct point){l->left - 6, row_top(l, row) + 15}, "start");
	w_html(w, s->names[row]);
	w_z(w, "</text>");
	draw_dots(w, s, l, row);
	draw_mean(w, s, l, row);
	w_z(w, "</g>");
}

void strips_draw(struct writer *w, const struct strips *s, enum chart_size size, str id)
{
	const struct layout *l = &layouts[size];
	open(w, s, l, id);
	draw_scale(w, l);
	for (int row = 0; row < STRIPS_ROWS; row++)
		draw_row(w, s, l, row);
	w_z(w, "</svg>");
}
