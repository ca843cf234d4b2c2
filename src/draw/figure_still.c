/* figure_still.c - one moment, or two in one picture. */
#include "draw/figure_still.h"

#define RATIO 1.5
#define GAP   0.13 /* between two pictures, of the height of both */

/* Two boxes of the same size in one. */
struct spread {
	struct figure_box whole, half;
	struct point at[2]; /* where each begins */
	bool is_row;
	double gap;
};

/* Beside each other under a strip for the marks, or with a gap for the arrow; the one above the other where that is larger. */
static struct spread row_of(const struct pose *p, const struct figure_style *style, double ratio)
{
	double strip = p->still.kind == STILL_WRONG ? GAP : 0;
	struct figure_style half = *style;
	half.ratio = (ratio * (1 + strip) - GAP) / 2;
	struct figure_box box = figure_view_box(p, &half);
	double gap = GAP * box.height, top = strip * box.height;
	return (struct spread){.whole = {0, 0, 2 * box.width + gap, box.height + top},
			       .half = box,
			       .at = {{0, top}, {box.width + gap, top}},
			       .is_row = true,
			       .gap = gap};
}

static struct spread column_of(const struct pose *p, const struct figure_style *style, double ratio)
{
	struct figure_style half = *style;
	half.ratio = 2 * ratio / (1 - GAP);
	struct figure_box box = figure_view_box(p, &half);
	double height = 2 * box.height / (1 - GAP), gap = GAP * height;
	return (struct spread){.whole = {0, 0, box.width, height}, .half = box, .at = {{0, 0}, {0, box.height + gap}}, .gap = gap};
}

/* Both halves show the same part of the plane, so that what moved is seen. */
static struct spread spread_of(const struct pose *p, const struct figure_style *style)
{
	double ratio = style->ratio > 0 ? style->ratio : RATIO;
	struct spread row = row_of(p, style, ratio), column = column_of(p, style, ratio);
	return p->still.kind == STILL_WRONG || row.whole.height <= column.whole.height ? row : column;
}

static void attribute(struct writer *w, const char *name, double v)
{
	w_char(w, ' ');
	w_z(w, name);
	w_z(w, "=\"");
	path_number(w, v);
	w_char(w, '"');
}

static void half_open(struct writer *w, const struct spread *s, struct point at)
{
	w_z(w, "<svg");
	attribute(w, "x", at.x);
	attribute(w, "y", at.y);
	attribute(w, "width", s->half.width);
	attribute(w, "height", s->half.height);
	w_z(w, " viewBox=\"");
	figure_view_box_text(w, s->half);
	w_z(w, "\">");
}

/* From the one half to the other, in the gap between them. */
static void between_draw(const struct brush *b, const struct spread *s)
{
	double len = 0.36 * s->gap, head = 0.24 * s->gap;
	struct point mid = s->is_row ? (struct point){s->half.width + s->gap / 2, s->whole.height / 2}
				     : (struct point){s->whole.width / 2, s->half.height + s->gap / 2};
	struct point along = s->is_row ? (struct point){1, 0} : (struct point){0, 1};
	struct point from = {mid.x - along.x * len, mid.y - along.y * len}, tip = {mid.x + along.x * len, mid.y + along.y * len};
	struct point back = {tip.x - along.x * head, tip.y - along.y * head}, aside = {along.y * head, along.x * head};
	brush_arrow(b, 0.09 * s->gap);
	path_line(b->w, (const struct point[]){from, tip}, 2);
	path_corner(b->w, (const struct point[]){{back.x + aside.x, back.y + aside.y}, tip, {back.x - aside.x, back.y - aside.y}});
	brush_end(b);
}

/* A cross in the corner of what is to leave, a tick in that of what is to do: told apart by shape, too. */
static void marks_draw(const struct brush *b, const struct spread *s)
{
	double size = 0.34 * s->gap, down = 0.6 * s->gap;
	struct point no = {s->at[0].x + s->half.width / 2, down}, yes = {s->at[1].x + s->half.width / 2, down};
	brush_no(b, 0.15 * s->gap);
	path_line(b->w, (const struct point[]){{no.x - size, no.y - size}, {no.x + size, no.y + size}}, 2);
	path_line(b->w, (const struct point[]){{no.x - size, no.y + size}, {no.x + size, no.y - size}}, 2);
	brush_end(b);
	brush_arrow(b, 0.15 * s->gap);
	path_corner(b->w, (const struct point[]){{yes.x - size, yes.y}, {yes.x - size * 0.3, yes.y + size * 0.75}, {yes.x + size, yes.y - size}});
	brush_end(b);
}

static void two_draw(struct writer *w, const struct pose *p, const struct figure_style *style)
{
	struct pose target = *p;
	struct figure_style plain = *style;
	target.arrow.set = false;
	plain.arrow = false;
	struct pose before = target;
	before.n_feels = 0;
	const struct spread s = spread_of(&target, style);
	const struct brush b = {.w = w, .colours = style->colours, .tones = style->tones};
	figure_begin(w, p, style, s.whole);
	half_open(w, &s, s.at[0]);
	figure_fragment(w, &before, p->still.beside, &plain);
	w_z(w, "</svg>");
	half_open(w, &s, s.at[1]);
	figure_fragment(w, &target, p->still.at, &plain);
	w_z(w, "</svg>");
	if (p->still.kind == STILL_WRONG)
		marks_draw(&b, &s);
	else
		between_draw(&b, &s);
	w_z(w, "</svg>");
}

void figure_still(struct writer *w, const struct pose *p, const struct figure_style *style)
{
	switch (p->still.kind) {
	case STILL_ONE: figure_svg(w, p, p->still.at, style); break;
	case STILL_PAIR:
	case STILL_WRONG: two_draw(w, p, style); break;
	}
}
