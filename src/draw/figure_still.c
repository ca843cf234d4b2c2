/* figure_still.c - one moment, or two in one picture. */
#include "draw/figure_still.h"

#define RATIO 1.5
#define GAP   0.11 /* between two pictures, of the height of both */

/* Two boxes of the same scale in one. */
struct spread {
	struct figure_box whole, half[2];
	struct point at[2]; /* where each begins */
	double mark_x[2];   /* the middle of what each shows */
	bool is_row;
	double gap;
};

static double more(double a, double b)
{
	return a > b ? a : b;
}

static double less(double a, double b)
{
	return a < b ? a : b;
}

static double middle(const struct spread *s, int i, const struct figure_box *shown)
{
	return s->at[i].x + shown->x + shown->width / 2 - s->half[i].x;
}

/* Beside each other on one ground, under a strip for the marks. What the ratio has too much is given to the halves: a wall or a leg goes on to the edge. */
static struct spread row_of(const struct figure_box shown[2], double ratio, bool has_marks)
{
	double top = less(shown[0].y, shown[1].y), height = more(shown[0].y + shown[0].height, shown[1].y + shown[1].height) - top;
	double gap = GAP * more(height, (shown[0].width + shown[1].width) / ratio), strip = has_marks ? gap : 0;
	double width = shown[0].width + gap + shown[1].width;
	double wider = more(0, ((height + strip) * ratio - width) / 2), higher = more(0, width / ratio - height - strip);
	struct spread s = {.whole = {0, 0, width + 2 * wider, height + strip + higher}, .is_row = true, .gap = gap};
	for (int i = 0; i < 2; i++)
		s.half[i] = (struct figure_box){shown[i].x - (i == 0 ? wider : 0), top - 0.62 * higher, shown[i].width + wider, height + higher};
	s.at[0] = (struct point){0, strip};
	s.at[1] = (struct point){s.half[0].width + gap, strip};
	for (int i = 0; i < 2; i++)
		s.mark_x[i] = middle(&s, i, &shown[i]);
	return s;
}

/* One above the other. */
static struct spread column_of(const struct figure_box shown[2], double ratio)
{
	double left = less(shown[0].x, shown[1].x), width = more(shown[0].x + shown[0].width, shown[1].x + shown[1].width) - left;
	double gap = GAP * more(shown[0].height + shown[1].height, width / ratio), height = shown[0].height + gap + shown[1].height;
	double wider = more(0, height * ratio - width), higher = more(0, width / ratio - height);
	struct spread s = {.whole = {0, 0, width + wider, height + higher}, .gap = gap};
	for (int i = 0; i < 2; i++)
		s.half[i] =
			(struct figure_box){left - wider / 2, shown[i].y - (i == 0 ? higher / 2 : 0), width + wider, shown[i].height + higher / 2};
	s.at[1] = (struct point){0, s.half[0].height + gap};
	return s;
}

/* Whichever shows them larger. */
static struct spread spread_of(const struct pose *p, const struct figure_style *style)
{
	const struct figure_box shown[2] = {figure_moment_box(p, p->still.beside, style), figure_moment_box(p, p->still.at, style)};
	double ratio = style->ratio > 0 ? style->ratio : RATIO;
	bool has_marks = p->still.kind == STILL_WRONG;
	struct spread row = row_of(shown, ratio, has_marks), column = column_of(shown, ratio);
	return has_marks || row.whole.height <= column.whole.height ? row : column;
}

static void attribute(struct writer *w, const char *name, double v)
{
	w_char(w, ' ');
	w_z(w, name);
	w_z(w, "=\"");
	path_number(w, v);
	w_char(w, '"');
}

static void half_open(struct writer *w, const struct spread *s, int i)
{
	w_z(w, "<svg");
	attribute(w, "x", s->at[i].x);
	attribute(w, "y", s->at[i].y);
	attribute(w, "width", s->half[i].width);
	attribute(w, "height", s->half[i].height);
	w_z(w, " viewBox=\"");
	figure_view_box_text(w, s->half[i]);
	w_z(w, "\">");
}

/* From the one half to the other, in the gap between them. */
static void between_draw(const struct brush *b, const struct spread *s)
{
	double len = 0.42 * s->gap, head = 0.28 * s->gap;
	struct point mid = s->is_row ? (struct point){s->half[0].width + s->gap / 2, s->whole.height / 2}
				     : (struct point){s->whole.width / 2, s->half[0].height + s->gap / 2};
	struct point along = s->is_row ? (struct point){1, 0} : (struct point){0, 1};
	struct point from = {mid.x - along.x * len, mid.y - along.y * len}, tip = {mid.x + along.x * len, mid.y + along.y * len};
	struct point back = {tip.x - along.x * head, tip.y - along.y * head}, aside = {along.y * head, along.x * head};
	brush_arrow(b, 0.11 * s->gap);
	path_line(b->w, (const struct point[]){from, tip}, 2);
	path_corner(b->w, (const struct point[]){{back.x + aside.x, back.y + aside.y}, tip, {back.x - aside.x, back.y - aside.y}});
	brush_end(b);
}

/* A cross over what is to leave, a tick over what is to do: told apart by shape, too. */
static void marks_draw(const struct brush *b, const struct spread *s)
{
	double size = 0.34 * s->gap, down = 0.6 * s->gap;
	struct point no = {s->mark_x[0], down}, yes = {s->mark_x[1], down};
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
	half_open(w, &s, 0);
	figure_fragment(w, &before, p->still.beside, &plain);
	w_z(w, "</svg>");
	half_open(w, &s, 1);
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
