/* num.c - numbers, points and smooth curves as SVG text. */
#include "draw/num.h"

#include <math.h>

#define NUM_MAX     1e9
#define OPEN_EASE   6.0 /* a Catmull-Rom curve: control points one sixth of the way between the neighbours */
#define CLOSED_EASE 7.0 /* a little tighter, so that neighbouring shapes do not bulge into each other */

void w_num(struct writer *w, double v)
{
	if (!isfinite(v))
		v = 0;
	w_tenths(w, llround(fmin(fmax(v, -NUM_MAX), NUM_MAX) * 10));
}

void w_point(struct writer *w, struct point p)
{
	w_num(w, p.x);
	w_char(w, ' ');
	w_num(w, p.y);
}

void w_attr(struct writer *w, const char *name, double v)
{
	w_char(w, ' ');
	w_z(w, name);
	w_z(w, "=\"");
	w_num(w, v);
	w_char(w, '"');
}

/* The curve from b to c when a is before b and d after c. */
static void w_segment(struct writer *w, const struct point *const near[4], double ease)
{
	const struct point *a = near[0], *b = near[1], *c = near[2], *d = near[3];
	w_char(w, 'C');
	w_point(w, (struct point){b->x + (c->x - a->x) / ease, b->y + (c->y - a->y) / ease});
	w_char(w, ' ');
	w_point(w, (struct point){c->x - (d->x - b->x) / ease, c->y - (d->y - b->y) / ease});
	w_char(w, ' ');
	w_point(w, *c);
}

void w_curve(struct writer *w, const struct point *p, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		const struct point *near[4] = {&p[i > 0 ? i - 1 : 0], &p[i], &p[i + 1], &p[i + 2 < n ? i + 2 : n - 1]};
		w_segment(w, near, OPEN_EASE);
	}
}

void w_loop(struct writer *w, const struct point *p, size_t n)
{
	w_char(w, 'M');
	w_point(w, p[0]);
	for (size_t i = 0; i < n; i++) {
		const struct point *near[4] = {&p[(i + n - 1) % n], &p[i], &p[(i + 1) % n], &p[(i + 2) % n]};
		w_segment(w, near, CLOSED_EASE);
	}
	w_char(w, 'Z');
}
