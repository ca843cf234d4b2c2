/* figure_head.c - skull and jaw, hair, ears, eyes and a calm mouth. */
#include "draw/figure_body.h"

/* The head is drawn a little larger than life, so that a face shows in a small picture. */
#define HEAD_SIZE 1.09

static struct vec head_point(const struct body *b, struct vec v)
{
	return skeleton_point(b->bones, JOINT_HEAD, vec_scale(v, HEAD_SIZE));
}

/* How much a direction of the head looks at the viewer, -1..1. */
static double looks(const struct body *b, struct vec dir)
{
	return camera_depth(b->camera, mat_apply(&b->bones->turn[JOINT_HEAD], dir));
}

/* An egg on the head, millimetres. */
struct egg {
	int8_t at[3], radii[3];
};

static const struct egg skull = {{-10, 18, 0}, {93, 100, 77}}, jaw = {{26, -52, 0}, {63, 62, 58}}, nose = {{88, -22, 0}, {16, 15, 12}};
static const struct egg cheeks = {{4, -4, 0}, {88, 108, 74}}, right_ear = {{-4, -14, 77}, {17, 28, 10}}, left_ear = {{-4, -14, -77}, {17, 28, 10}};
static const struct egg bun = {{-108, 62, 0}, {40, 40, 43}};

static struct vec metres(const int8_t mm[3])
{
	return (struct vec){mm[0] / 1000.0, mm[1] / 1000.0, mm[2] / 1000.0};
}

static void path_egg(const struct body *b, const struct egg *e, struct inset in)
{
	path_ellipsoid(b->brush->w, b->camera, &(struct ball){head_point(b, metres(e->at)), HEAD_SIZE}, &b->bones->turn[JOINT_HEAD], metres(e->radii),
		       in);
}

static const struct inset head_tone[TONES] = {{1, 0}, {0.80, 0.16}, {0.50, 0.36}};

static void paint_egg(const struct body *b, enum paint paint, const struct egg *e, enum tone from)
{
	for (unsigned t = from; t < TONES; t++) {
		brush_path(b->brush, paint, (enum tone)t);
		path_egg(b, e, head_tone[t]);
		brush_end(b->brush);
	}
}

static void one_egg(const struct body *b, enum paint paint, const struct egg *e)
{
	brush_open(b->brush, paint);
	paint_egg(b, paint, e, TONE_SHADE);
	brush_close(b->brush);
}

/* The jaw is as light as the cheeks but for a thin rim: a dark one looks like a beard. */
static const struct inset face_tone[TONE_LIGHT] = {{1, 0}, {0.94, 0.05}};

static void face(const struct body *b)
{
	brush_open(b->brush, PAINT_SKIN);
	for (int t = 0; t < TONE_LIGHT; t++) {
		brush_path(b->brush, PAINT_SKIN, (enum tone)t);
		path_egg(b, &skull, face_tone[t]);
		path_egg(b, &jaw, face_tone[t]);
		path_egg(b, &nose, face_tone[t]);
		brush_end(b->brush);
	}
	paint_egg(b, PAINT_SKIN, &cheeks, TONE_LIGHT);
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
	struct vec plane[2], p[HAIR_STEPS];
	double r = sqrt(1 - height * height);
	size_t in = 0, first = 0;
	vec_plane(axis, plane);
	for (size_t i = 0; i < HAIR_STEPS; i++) {
		p[i] = vec_along(vec_scale(axis, height), vec_round(plane, (double)i * 360 / HAIR_STEPS), r);
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

/* The hair, or the lit part of it. */
struct cap {
	double grow;             /* of the skull's radii */
	double line;             /* height of the hair line on the skull, of its radius */
	double shift_x, shift_y; /* metres in the picture: towards the light */
};

static const struct cap caps[TONE_LIGHT] = {{1.07, -0.06, 0, 0}, {0.92, 0.02, -0.010, -0.018}};

static size_t cap_points(const struct body *b, const struct cap *c, const struct arc *arc, struct point *ret)
{
	struct vec at = metres(skull.at), radii = vec_scale(metres(skull.radii), c->grow);
	for (size_t i = 0; i < arc->n; i++) {
		struct vec q = arc->p[i];
		struct point p = camera_point(b->camera, head_point(b, vec_add(at, (struct vec){q.x * radii.x, q.y * radii.y, q.z * radii.z})));
		ret[i] = (struct point){p.x + c->shift_x * b->camera->scale, p.y + c->shift_y * b->camera->scale};
	}
	return arc->n;
}

/* What is seen of the hair: bounded by the hair line and by the outline of the skull. */
static void path_cap(const struct body *b, const struct cap *c)
{
	const struct mat *turn = &b->bones->turn[JOINT_HEAD];
	struct vec eye = b->camera->to_viewer, radii = metres(skull.radii);
	struct vec view = vec_unit((struct vec){vec_dot(turn->x, eye) * radii.x, vec_dot(turn->y, eye) * radii.y, vec_dot(turn->z, eye) * radii.z});
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
	brush_open(b->brush, PAINT_HAIR);
	for (int t = 0; t < TONE_LIGHT; t++) {
		brush_path(b->brush, PAINT_HAIR, (enum tone)t);
		path_cap(b, &caps[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

enum eyes { EYES_OPEN, EYES_CLOSED, EYES_EITHER };

/* A line of the face: a bow through three points, millimetres. */
struct stroke {
	int8_t facing[3]; /* seen when this looks at the viewer by more than least; both in hundredths */
	int8_t least;
	uint8_t eyes;  /* enum eyes: drawn with these only */
	uint8_t width; /* tenths of a unit */
	int8_t p[3][3];
};

/* clang-format off */
static const struct stroke strokes[] = {
	{{86, 0, 50}, 12, EYES_CLOSED, 20, {{80, -4, 20}, {80, -12, 33}, {70, -4, 46}}},
	{{86, 0, -50}, 12, EYES_CLOSED, 20, {{80, -4, -20}, {80, -12, -33}, {70, -4, -46}}},
	{{86, 0, 50}, 12, EYES_OPEN, 38, {{79, -5, 31}, {80, -8, 31}, {79, -12, 31}}},
	{{86, 0, -50}, 12, EYES_OPEN, 38, {{79, -5, -31}, {80, -8, -31}, {79, -12, -31}}},
	{{86, 0, 50}, 12, EYES_OPEN, 16, {{82, 11, 18}, {79, 16, 32}, {68, 11, 46}}},
	{{86, 0, -50}, 12, EYES_OPEN, 16, {{82, 11, -18}, {79, 16, -32}, {68, 11, -46}}},
	{{100, -20, 0}, 5, EYES_EITHER, 20, {{82, -66, -17}, {89, -73, 0}, {82, -66, 17}}},
};
/* clang-format on */

static void features(const struct body *b)
{
	brush_open(b->brush, PAINT_FACE);
	for (size_t i = 0; i < sizeof strokes / sizeof strokes[0]; i++) {
		bool other_eyes = strokes[i].eyes == (b->eyes_closed ? EYES_OPEN : EYES_CLOSED);
		if (other_eyes || looks(b, metres(strokes[i].facing)) * 10 <= strokes[i].least / 100.0)
			continue;
		struct point p[3];
		for (int k = 0; k < 3; k++)
			p[k] = camera_point(b->camera, head_point(b, metres(strokes[i].p[k])));
		brush_line(b->brush, PAINT_FACE, strokes[i].width / 10.0);
		path_bow(b->brush->w, p);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

static void ears(const struct body *b)
{
	double right = looks(b, (struct vec){0, 0, 1});
	if (right > 0.12)
		one_egg(b, PAINT_SKIN, &right_ear);
	if (right < -0.12)
		one_egg(b, PAINT_SKIN, &left_ear);
}

void body_head(const struct body *b)
{
	bool from_behind = looks(b, (struct vec){-1, 0, 0}) > 0;
	/* a bun on the slim build; short hair on the broad one */
	if (!from_behind && b->build == BUILD_SLIM)
		one_egg(b, PAINT_HAIR, &bun);
	face(b);
	hair(b);
	features(b);
	ears(b);
	if (from_behind && b->build == BUILD_SLIM)
		one_egg(b, PAINT_HAIR, &bun);
}
