/* figure_head.c - skull and jaw, hair, ears, closed eyes and a calm mouth. */
#include "draw/figure_body.h"

/* The head is drawn a little larger than life, so that a face shows in a small picture. */
#define HEAD_SIZE 1.09

static const struct vec skull_at = {-0.010, 0.018, 0};
static const struct vec skull_radii = {0.093, 0.100, 0.077};

static struct vec head_point(const struct body *b, struct vec v)
{
	return skeleton_point(b->bones, JOINT_HEAD, vec_scale(v, HEAD_SIZE));
}

/* How much a direction of the head looks at the viewer, -1..1. */
static double looks(const struct body *b, struct vec dir)
{
	return camera_depth(b->camera, mat_apply(b->bones->turn[JOINT_HEAD], dir));
}

static void head_ball(const struct body *b, struct vec at, struct vec radii, struct inset in)
{
	path_ellipsoid(b->brush->w, b->camera, (struct ball){head_point(b, at), HEAD_SIZE}, b->bones->turn[JOINT_HEAD], radii, in);
}

static const struct inset head_tone[TONES] = {{1, 0}, {0.80, 0.16}, {0.50, 0.36}};

static void one_ball(const struct body *b, enum paint paint, struct vec at, struct vec radii)
{
	brush_open(b->brush, paint);
	for (int t = 0; t < TONES; t++) {
		brush_path(b->brush, paint, (enum tone)t);
		head_ball(b, at, radii, head_tone[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

static void face(const struct body *b)
{
	brush_open(b->brush, PAINT_SKIN);
	brush_path(b->brush, PAINT_SKIN, TONE_SHADE);
	head_ball(b, skull_at, skull_radii, INSET_NONE);
	head_ball(b, (struct vec){0.026, -0.052, 0}, (struct vec){0.063, 0.062, 0.058}, INSET_NONE);
	head_ball(b, (struct vec){0.088, -0.022, 0}, (struct vec){0.016, 0.015, 0.012}, INSET_NONE);
	brush_end(b->brush);
	for (int t = TONE_BASE; t < TONES; t++) {
		brush_path(b->brush, PAINT_SKIN, (enum tone)t);
		head_ball(b, (struct vec){0.004, -0.004, 0}, (struct vec){0.088, 0.108, 0.074}, head_tone[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

#define HAIR_STEPS 36

struct arc {
	struct vec p[HAIR_STEPS];
	size_t n;
	bool whole;
};

/* The points on the circle { |p| = 1, p.axis = height } with p.half > above: one arc, in order. */
static struct arc arc_of(struct vec axis, double height, struct vec half, double above)
{
	struct vec any = fabs(axis.z) < 0.9 ? (struct vec){0, 0, 1} : (struct vec){0, 1, 0};
	struct vec u = vec_unit(vec_cross(axis, any)), v = vec_cross(axis, u), p[HAIR_STEPS];
	double r = sqrt(1 - height * height);
	size_t in = 0, first = 0;
	for (size_t i = 0; i < HAIR_STEPS; i++) {
		double a = (double)i * 360 / HAIR_STEPS * VEC_DEGREE;
		p[i] = vec_add(vec_scale(axis, height), vec_add(vec_scale(u, r * cos(a)), vec_scale(v, r * sin(a))));
		in += vec_dot(p[i], half) > above;
	}
	struct arc arc = {.n = 0, .whole = in == HAIR_STEPS};
	if (in == 0)
		return arc;
	/* begins where the one before is not in it */
	while (!arc.whole && (vec_dot(p[first], half) <= above || vec_dot(p[(first + HAIR_STEPS - 1) % HAIR_STEPS], half) > above))
		first++;
	for (size_t i = 0; i < in; i++)
		arc.p[arc.n++] = p[(first + i) % HAIR_STEPS];
	return arc;
}

struct cap {
	struct vec radii;
	double line;      /* height of the hair line on the skull, of its radius */
	struct vec shift; /* metres in the picture: towards the light */
};

static size_t cap_points(const struct body *b, const struct cap *c, const struct arc *arc, struct point *ret)
{
	for (size_t i = 0; i < arc->n; i++) {
		struct vec q = arc->p[i];
		struct vec v = {skull_at.x + q.x * c->radii.x, skull_at.y + q.y * c->radii.y, skull_at.z + q.z * c->radii.z};
		struct point p = camera_point(b->camera, head_point(b, v));
		ret[i] = (struct point){p.x + c->shift.x * b->camera->scale, p.y + c->shift.y * b->camera->scale};
	}
	return arc->n;
}

/* What is seen of the hair: bounded by the hair line and by the outline of the skull. */
static void path_cap(const struct body *b, const struct cap *c)
{
	struct mat turn = b->bones->turn[JOINT_HEAD];
	struct vec eye = b->camera->to_viewer;
	struct vec view =
		vec_unit((struct vec){vec_dot(turn.x, eye) * c->radii.x, vec_dot(turn.y, eye) * c->radii.y, vec_dot(turn.z, eye) * c->radii.z});
	struct vec up = vec_unit((struct vec){-0.80, 0.60, 0});
	struct arc line = arc_of(up, c->line, view, 0), edge = arc_of(view, 0, up, c->line);
	struct point p[2 * HAIR_STEPS];
	if (line.whole || edge.whole) {
		if (line.whole)
			path_polygon(b->brush->w, p, cap_points(b, c, &line, p));
		if (edge.whole)
			path_polygon(b->brush->w, p, cap_points(b, c, &edge, p));
		return;
	}
	if (line.n == 0 || edge.n == 0)
		return;
	/* the outline goes on from the end of the line that is nearer */
	struct vec end = line.p[line.n - 1];
	if (vec_len(vec_sub(end, edge.p[0])) > vec_len(vec_sub(end, edge.p[edge.n - 1])))
		for (size_t i = 0; i < edge.n / 2; i++) {
			struct vec v = edge.p[i];
			edge.p[i] = edge.p[edge.n - 1 - i];
			edge.p[edge.n - 1 - i] = v;
		}
	size_t n = cap_points(b, c, &line, p);
	n += cap_points(b, c, &edge, p + n);
	path_polygon(b->brush->w, p, n);
}

static void hair(const struct body *b)
{
	struct cap whole = {vec_scale(skull_radii, 1.07), -0.06, {0, 0, 0}};
	struct cap lit = {vec_scale(skull_radii, 0.92), 0.02, {-0.010, -0.018, 0}};
	brush_open(b->brush, PAINT_HAIR);
	brush_path(b->brush, PAINT_HAIR, TONE_SHADE);
	path_cap(b, &whole);
	brush_end(b->brush);
	brush_path(b->brush, PAINT_HAIR, TONE_BASE);
	path_cap(b, &lit);
	brush_end(b->brush);
	brush_close(b->brush);
}

struct stroke {
	struct vec facing; /* seen when this looks at the viewer by more than least */
	double least;
	struct vec p[3];
};

static const struct stroke strokes[] = {
	{{0.86, 0, 0.5}, 0.12, {{0.080, -0.004, 0.020}, {0.080, -0.012, 0.033}, {0.070, -0.004, 0.046}}},
	{{0.86, 0, -0.5}, 0.12, {{0.080, -0.004, -0.020}, {0.080, -0.012, -0.033}, {0.070, -0.004, -0.046}}},
	{{1, -0.2, 0}, 0.05, {{0.082, -0.066, -0.017}, {0.089, -0.073, 0}, {0.082, -0.066, 0.017}}},
};

static void features(const struct body *b)
{
	brush_open(b->brush, PAINT_FACE);
	for (size_t i = 0; i < sizeof strokes / sizeof strokes[0]; i++) {
		if (looks(b, strokes[i].facing) <= strokes[i].least)
			continue;
		struct point p[3];
		for (int k = 0; k < 3; k++)
			p[k] = camera_point(b->camera, head_point(b, strokes[i].p[k]));
		brush_line(b->brush, PAINT_FACE, 2);
		path_bow(b->brush->w, p);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

static void ears(const struct body *b)
{
	for (int side = 0; side < HAND_SIDES; side++) {
		double z = side == HAND_RIGHT ? 1 : -1;
		if (looks(b, (struct vec){0, 0, z}) > 0.12)
			one_ball(b, PAINT_SKIN, (struct vec){-0.004, -0.014, z * 0.077}, (struct vec){0.017, 0.028, 0.010});
	}
}

/* A bun on the slim build; short hair on the broad one. */
static void bun(const struct body *b)
{
	if (b->build == BUILD_SLIM)
		one_ball(b, PAINT_HAIR, (struct vec){-0.108, 0.062, 0}, (struct vec){0.040, 0.040, 0.043});
}

void body_head(const struct body *b)
{
	bool from_behind = looks(b, (struct vec){-1, 0, 0}) > 0;
	if (!from_behind)
		bun(b);
	face(b);
	hair(b);
	features(b);
	ears(b);
	if (from_behind)
		bun(b);
}
