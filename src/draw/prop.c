/* prop.c - boxes, rollers, cushions, hoops, bands and what lies on the back. */
#include "draw/prop.h"

#include "draw/prop_clinic.h"
#include "draw/prop_place.h"

#define RING 24

static struct vec corner(const struct prop_place *pl, const struct vec *size, const int sign[3])
{
	return vec_add(pl->at, mat_apply(&pl->turn, (struct vec){sign[0] * size->x / 2, sign[1] * size->y / 2, sign[2] * size->z / 2}));
}

static void box_corners(const struct prop_place *pl, const struct vec *size, struct vec ret[PROP_CORNERS])
{
	for (int i = 0; i < PROP_CORNERS; i++)
		ret[i] = corner(pl, size, (const int[]){i & 1 ? 1 : -1, i & 2 ? 1 : -1, i & 4 ? 1 : -1});
}

/* The face of a box that looks along its axis 0 x, 1 y, 2 z (the way of the viewer), and how bright it is. */
static void box_face(const struct body *b, const struct prop *p, const struct prop_place *pl, int axis)
{
	struct vec normal = axis == 0 ? pl->turn.x : axis == 1 ? pl->turn.y : pl->turn.z;
	double looks = camera_depth(b->camera, normal);
	if (fabs(looks) < 0.02)
		return;
	int sign = looks > 0 ? 1 : -1;
	struct point q[4];
	for (int i = 0; i < 4; i++) {
		int c[3] = {sign, sign, sign};
		c[axis == 0 ? 1 : 0] = i == 1 || i == 2 ? 1 : -1;
		c[axis == 2 ? 1 : 2] = i >= 2 ? 1 : -1;
		q[i] = camera_point(b->camera, corner(pl, &p->size, c));
	}
	double up = normal.y * sign;
	enum tone tone = up > 0.6 ? TONE_LIGHT : up < -0.6 ? TONE_SHADE : axis == 2 ? TONE_BASE : TONE_SHADE;
	brush_path(b->brush, p->paint, tone);
	path_polygon(b->brush->w, q, 4);
	brush_end(b->brush);
}

static void box_draw(const struct body *b, const struct prop *p)
{
	struct prop_place pl = prop_place_of(b, p);
	struct vec c[PROP_CORNERS];
	struct point q[PROP_CORNERS];
	box_corners(&pl, &p->size, c);
	for (int i = 0; i < PROP_CORNERS; i++)
		q[i] = camera_point(b->camera, c[i]);
	/* the whole outline first, so that no light line shows where faces meet; what can be seen through is painted once */
	if (p->paint != PAINT_WATER) {
		brush_path(b->brush, p->paint, TONE_SHADE);
		path_hull(b->brush->w, q, PROP_CORNERS);
		brush_end(b->brush);
	}
	for (int axis = 0; axis < 3; axis++)
		box_face(b, p, &pl, axis);
}

/* A circle of radius r round the axis of the thing. */
static void hoop(const struct body *b, const struct prop *p, struct vec middle, double r, struct point ret[RING])
{
	struct prop_place pl = prop_place_of(b, p);
	struct vec u = p->axis == 'y' ? pl.turn.x : pl.turn.y;
	const struct vec plane[2] = {u, vec_cross(prop_axis_of(p, &pl), u)};
	for (int i = 0; i < RING; i++)
		ret[i] = camera_point(b->camera, vec_along(middle, vec_round(plane, i * 360.0 / RING), r));
}

static void cyl_draw(const struct body *b, const struct prop *p)
{
	struct prop_place pl = prop_place_of(b, p);
	struct vec axis = prop_axis_of(p, &pl);
	double looks = camera_depth(b->camera, axis), half = p->len / 2 * (looks < 0 ? -1 : 1);
	struct vec near = vec_along(pl.at, axis, half), far = vec_along(pl.at, axis, -half);
	struct point q[2 * RING];
	hoop(b, p, near, p->r, q);
	hoop(b, p, far, p->r, q + RING);
	brush_path(b->brush, p->paint, TONE_SHADE);
	path_hull(b->brush->w, q, 2 * RING);
	brush_end(b->brush);
	if (fabs(looks) < 0.1)
		return;
	/* the end: a disc with a hole, as rollers have */
	const double rings[3] = {1, 0.72, 0.34};
	const enum tone tones[3] = {TONE_BASE, TONE_LIGHT, TONE_BASE};
	for (int i = 0; i < 3; i++) {
		hoop(b, p, near, p->r * rings[i], q);
		brush_path(b->brush, p->paint, tones[i]);
		path_polygon(b->brush->w, q, RING);
		brush_end(b->brush);
	}
}

static void ball_draw(const struct body *b, const struct prop *p)
{
	static const struct inset tone[TONES] = {{1, 0}, {0.84, 0.13}, {0.52, 0.34}};
	struct prop_place pl = prop_place_of(b, p);
	for (int t = 0; t < TONES; t++) {
		brush_path(b->brush, p->paint, (enum tone)t);
		path_ellipsoid(b->brush->w, b->camera, &(struct ball){pl.at, 1}, &pl.turn, p->size, tone[t]);
		brush_end(b->brush);
	}
}

static void ring_draw(const struct body *b, const struct prop *p)
{
	struct prop_place pl = prop_place_of(b, p);
	struct point q[RING];
	hoop(b, p, pl.at, p->r, q);
	brush_line(b->brush, p->paint, (p->len > 0 ? p->len : 0.02) * b->camera->scale);
	path_polygon(b->brush->w, q, RING);
	brush_end(b->brush);
}

static void band_draw(const struct body *b, const struct prop *p)
{
	struct point q[PROP_POINTS];
	for (size_t i = 0; i < p->n_points; i++)
		q[i] = camera_point(b->camera, prop_point_of(b, &p->points[i]));
	brush_line(b->brush, p->paint, (p->r > 0 ? p->r : 0.01) * 2 * b->camera->scale);
	path_line(b->brush->w, q, p->n_points);
	brush_end(b->brush);
}

#define PATCH_STEPS 13

/* A place on the trunk: 0 degrees in front, 90 on the right, 180 on the back. */
static struct vec trunk_point(const struct section *s, double deg, double grow)
{
	double a = deg * VEC_DEGREE;
	return vec_along(vec_along(s->at, s->ahead, s->half_depth * grow * cos(a)), s->right, s->half_width * grow * sin(a));
}

/* How much of its breadth a patch has at 0..1 of its length: its corners are round, but what goes round the whole trunk has none. */
static double patch_breadth(const struct prop *p, double along)
{
	static const double corner = 0.2; /* of the length */
	double from_end = (along < 0.5 ? along : 1 - along) / corner;
	if (from_end >= 1 || p->span[1] - p->span[0] > 350)
		return 1;
	return 1 - 0.24 * (1 - sqrt(1 - (1 - from_end) * (1 - from_end)));
}

/* The part of a patch that faces the viewer; nothing when it is on the far side. */
static void path_patch(const struct body *b, const struct prop *p, double grow)
{
	struct point left[PATCH_STEPS], right[PATCH_STEPS], out[2 * PATCH_STEPS + 10];
	size_t n = 0;
	for (int i = 0; i < PATCH_STEPS; i++) {
		double along = (double)i / (PATCH_STEPS - 1), middle = (p->span[0] + p->span[1]) / 2;
		double half = (p->span[1] - p->span[0]) / 2 * patch_breadth(p, along);
		struct section s = body_section(b, mix(p->u[0], p->u[1], along));
		double least = 1e9, most = -1e9;
		for (int k = -30; k <= 30; k++) {
			double deg = middle + half * k / 30, a = deg * VEC_DEGREE;
			struct vec normal = vec_add(vec_scale(s.ahead, cos(a) / s.half_depth), vec_scale(s.right, sin(a) / s.half_width));
			if (camera_depth(b->camera, normal) < -0.4)
				continue;
			least = deg < least ? deg : least;
			most = deg > most ? deg : most;
		}
		if (least > most)
			continue;
		left[n] = camera_point(b->camera, trunk_point(&s, least, grow));
		right[n++] = camera_point(b->camera, trunk_point(&s, most, grow));
	}
	if (n < 2)
		return;
	for (size_t i = 0; i < n; i++) {
		out[i] = left[i];
		out[2 * n - 1 - i] = right[i];
	}
	path_polygon(b->brush->w, out, 2 * n);
}

static void patch_draw(const struct body *b, const struct prop *p)
{
	struct prop inner = *p;
	double u = (p->u[1] - p->u[0]) * 0.1, d = (p->span[1] - p->span[0]) * 0.08;
	brush_path(b->brush, p->paint, TONE_SHADE);
	path_patch(b, p, 1.06);
	brush_end(b->brush);
	inner.u[0] += u;
	inner.u[1] -= u;
	inner.span[0] += d;
	inner.span[1] -= d;
	brush_path(b->brush, p->paint, TONE_BASE);
	path_patch(b, &inner, 1.06);
	brush_end(b->brush);
}

void prop_draw(const struct body *b, const struct prop *p)
{
	brush_open(b->brush, p->paint);
	switch (p->kind) {
	case PROP_BOX: box_draw(b, p); break;
	case PROP_CYL: cyl_draw(b, p); break;
	case PROP_BALL: ball_draw(b, p); break;
	case PROP_RING: ring_draw(b, p); break;
	case PROP_BAND: band_draw(b, p); break;
	case PROP_TUBE: prop_tube(b, p); break;
	case PROP_CONE: prop_cone(b, p); break;
	case PROP_PATCH: patch_draw(b, p); break;
	}
	brush_close(b->brush);
}

double prop_depth(const struct body *b, const struct prop *p)
{
	if (p->has_depth)
		return p->depth;
	if (p->kind == PROP_TUBE)
		return prop_tube_depth(b, p);
	if (p->kind == PROP_BAND) {
		double most = -1e9;
		for (size_t i = 0; i < p->n_points; i++) {
			double d = camera_depth(b->camera, prop_point_of(b, &p->points[i]));
			most = d > most ? d : most;
		}
		return most + 0.02;
	}
	if (p->kind == PROP_PATCH)
		return camera_depth(b->camera, b->bones->at[JOINT_T7]) + 0.01;
	return camera_depth(b->camera, prop_place_of(b, p).at);
}

bool prop_is_ground(const struct prop *p)
{
	return p->paint == PAINT_MAT;
}

size_t prop_corners(const struct body *b, const struct prop *p, struct vec ret_corners[PROP_CORNERS])
{
	if (p->unfit)
		return 0;
	struct prop_place pl = prop_place_of(b, p);
	switch (p->kind) {
	case PROP_BOX: box_corners(&pl, &p->size, ret_corners); return PROP_CORNERS;
	case PROP_BALL: box_corners(&pl, &(struct vec){p->size.x * 2, p->size.y * 2, p->size.z * 2}, ret_corners); return PROP_CORNERS;
	case PROP_CYL:
	case PROP_RING: box_corners(&pl, &(struct vec){p->r * 2, p->r * 2, p->r * 2}, ret_corners); return PROP_CORNERS;
	case PROP_CONE: box_corners(&pl, &(struct vec){p->r * 2, p->len, p->r * 2}, ret_corners); return PROP_CORNERS;
	case PROP_TUBE:
	case PROP_BAND:
		for (size_t i = 0; i < p->n_points; i++)
			ret_corners[i] = prop_point_of(b, &p->points[i]);
		return p->n_points;
	case PROP_PATCH: return 0;
	}
	return 0;
}
