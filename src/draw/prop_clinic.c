/* prop_clinic.c - the things of a treatment room that prop.c has no shape for. */
#include "draw/prop_clinic.h"

#include "draw/prop_place.h"

#define RING 24

void prop_tube(const struct body *b, const struct prop *p)
{
	static const struct inset tone[TONES] = {{1, 0}, {0.84, 0.13}, {0.52, 0.34}};
	struct ball ball[PROP_POINTS];
	for (size_t i = 0; i < p->n_points; i++)
		ball[i] = (struct ball){prop_point_of(b, &p->points[i]), p->radii[i]};
	for (int t = 0; t < TONES; t++) {
		brush_path(b->brush, p->paint, (enum tone)t);
		path_balls(b->brush->w, b->camera, ball, p->n_points, tone[t]);
		brush_end(b->brush);
	}
}

double prop_tube_depth(const struct body *b, const struct prop *p)
{
	double sum = 0;
	for (size_t i = 0; i < p->n_points; i++)
		sum += camera_depth(b->camera, prop_point_of(b, &p->points[i]));
	return p->n_points > 0 ? sum / (double)p->n_points : 0;
}

static void hoop(const struct body *b, struct vec middle, const struct vec plane[2], double r, struct point ret[RING])
{
	for (int i = 0; i < RING; i++)
		ret[i] = camera_point(b->camera, vec_along(middle, vec_round(plane, i * 360.0 / RING), r));
}

void prop_cone(const struct body *b, const struct prop *p)
{
	struct prop_place pl = prop_place_of(b, p);
	struct vec axis = prop_axis_of(p, &pl), plane[2];
	struct point q[2 * RING];
	vec_plane(axis, plane);
	hoop(b, vec_along(pl.at, axis, -p->len / 2), plane, p->r, q);
	hoop(b, vec_along(pl.at, axis, p->len / 2), plane, p->top, q + RING);
	brush_path(b->brush, p->paint, p->paint == PAINT_LIGHT ? TONE_BASE : TONE_SHADE);
	path_hull(b->brush->w, q, 2 * RING);
	brush_end(b->brush);
	if (p->paint == PAINT_LIGHT)
		return;
	/* the end that is seen */
	bool near = camera_depth(b->camera, axis) > 0;
	brush_path(b->brush, p->paint, TONE_BASE);
	path_polygon(b->brush->w, near ? q + RING : q, RING);
	brush_end(b->brush);
}
