/* stool.c - the stool: how it stands, what it looks like, what it says. */
#include "draw/stool.h"
#include "draw/num.h"

#include <math.h>

/* ---- how it stands ---- */

#define SEAT_RADIUS   1.0
#define SEAT_HALF     0.08 /* half the thickness of the seat */
#define LEG_RING      0.64 /* the legs meet the seat on a circle of this radius */
#define LEG_SPLAY_DEG 15.0
#define LEG_SHORTEST  0.98 /* at 0 percent */
#define LEG_LONGEST   1.88 /* at 100 percent */
#define CAMERA_DEG    17.0 /* how far from above it is seen */
#define WELL_PERCENT  70

/* Counter-clockwise from the right; 270 is towards the viewer. Turned by 16 degrees so that every short leg leans to a side too. */
static const double leg_azimuth_deg[STOOL_LEGS] = {166, 286, 46};

static int clamped(int percent)
{
	return percent < 0 ? 0 : percent > 100 ? 100 : percent;
}

/* A turn about an axis that goes through the middle of the seat. */
struct turn {
	struct vec axis;
	double sine, cosine;
};

/* Rodrigues' formula. */
static struct vec turned(struct turn t, struct vec q)
{
	struct vec along = vec_scale(t.axis, vec_dot(t.axis, q) * (1 - t.cosine));
	return vec_add(vec_add(vec_scale(q, t.cosine), vec_scale(vec_cross(t.axis, q), t.sine)), along);
}

/* The turn that brings `normal`, of length 1 and pointing up, to the vertical. */
static struct turn turn_upright(struct vec normal)
{
	struct vec axis = vec_cross(normal, (struct vec){0, 1, 0});
	double sine = vec_len(axis);
	return (struct turn){.axis = sine > 1e-12 ? vec_scale(axis, 1 / sine) : (struct vec){1, 0, 0}, .sine = sine, .cosine = normal.y};
}

struct stool_stand stool_stand(struct stool_legs legs)
{
	struct stool_stand s = {.right = {1, 0, 0}, .up = {0, 1, 0}, .near = {0, 0, 1}};
	for (size_t i = 0; i < STOOL_LEGS; i++) {
		double east = cos(leg_azimuth_deg[i] * VEC_DEGREE), south = -sin(leg_azimuth_deg[i] * VEC_DEGREE);
		double out = sin(LEG_SPLAY_DEG * VEC_DEGREE), down = cos(LEG_SPLAY_DEG * VEC_DEGREE);
		double length = LEG_SHORTEST + (LEG_LONGEST - LEG_SHORTEST) * clamped(legs.percent[i]) / 100;
		s.top[i] = (struct vec){LEG_RING * east, 0, LEG_RING * south};
		s.foot[i] = vec_add(s.top[i], vec_scale((struct vec){east * out, -down, south * out}, length));
	}
	/* The feet go round counter-clockwise seen from above, so the normal of their plane points up. */
	struct vec normal = vec_unit(vec_cross(vec_sub(s.foot[1], s.foot[0]), vec_sub(s.foot[2], s.foot[0])));
	struct turn t = turn_upright(normal);
	s.seat = (struct vec){0, -vec_dot(normal, s.foot[0]), 0};
	s.tilt_deg = atan2(t.sine, t.cosine) / VEC_DEGREE;
	for (size_t i = 0; i < STOOL_LEGS; i++) {
		s.top[i] = vec_add(turned(t, s.top[i]), s.seat);
		s.foot[i] = vec_add(turned(t, s.foot[i]), s.seat);
	}
	s.right = turned(t, s.right);
	s.up = turned(t, s.up);
	s.near = turned(t, s.near);
	return s;
}

struct point stool_project(struct vec s)
{
	return (struct point){s.x, s.z * sin(CAMERA_DEG * VEC_DEGREE) - s.y * cos(CAMERA_DEG * VEC_DEGREE)};
}

/* Larger is nearer to the viewer. */
static double nearness(struct vec s)
{
	return s.y * sin(CAMERA_DEG * VEC_DEGREE) + s.z * cos(CAMERA_DEG * VEC_DEGREE);
}

bool stool_top_seen(const struct stool_stand *s)
{
	return nearness(s->up) > 0;
}

static int shortest(struct stool_legs legs)
{
	int least = 100;
	for (size_t i = 0; i < STOOL_LEGS; i++)
		if (clamped(legs.percent[i]) < least)
			least = clamped(legs.percent[i]);
	return least;
}

bool stool_stands_well(struct stool_legs legs)
{
	return shortest(legs) >= WELL_PERCENT;
}

/* ---- what it says ---- */

#define SAME_PERCENT 10 /* legs that differ by less than this are called equally long */
#define TALL_PERCENT 85
#define LOW_PERCENT  15

str stool_leg_name(size_t leg)
{
	static const str names[STOOL_LEGS] = {STR_INIT("Treatment"), STR_INIT("Practice"), STR_INIT("Change")};
	return names[leg];
}

str stool_leg_class(size_t leg)
{
	static const str classes[STOOL_LEGS] = {STR_INIT("treatment"), STR_INIT("practice"), STR_INIT("change")};
	return classes[leg];
}

/* Whole sentences, by which legs are short: bit 0 treatment, bit 1 practice, bit 2 change. */
static const str lean_sentences[] = {
	[1] = STR_INIT("Your stool leans towards treatment, the shortest leg."),
	[2] = STR_INIT("Your stool leans towards practice, the shortest leg."),
	[3] = STR_INIT("Your stool leans towards treatment and practice, the two shorter legs."),
	[4] = STR_INIT("Your stool leans towards change, the shortest leg."),
	[5] = STR_INIT("Your stool leans towards treatment and change, the two shorter legs."),
	[6] = STR_INIT("Your stool leans towards practice and change, the two shorter legs."),
};

str stool_sentence(struct stool_legs legs)
{
	int least = shortest(legs), most = 0;
	unsigned short_legs = 0;
	for (size_t i = 0; i < STOOL_LEGS; i++) {
		int percent = clamped(legs.percent[i]);
		most = percent > most ? percent : most;
		if (percent - least < SAME_PERCENT)
			short_legs |= 1u << i;
	}
	if (short_legs < 7)
		return lean_sentences[short_legs];
	if (least >= TALL_PERCENT)
		return STR("Your stool stands tall and level.");
	if (most <= LOW_PERCENT)
		return STR("Your stool stands level and low.");
	return STR("Your stool stands level.");
}

void stool_describe(struct writer *w, struct stool_legs legs)
{
	static const char *const before[STOOL_LEGS] = {" Treatment ", " percent, practice ", " percent, change "};
	w_str(w, stool_sentence(legs));
	for (size_t i = 0; i < STOOL_LEGS; i++) {
		w_z(w, before[i]);
		w_int(w, clamped(legs.percent[i]));
	}
	w_z(w, " percent.");
}

/* ---- what it looks like ---- */

#define WIDTH  320.0
#define HEIGHT 330.0
#define FLOOR  238.0 /* where the middle of the floor is in the picture */
#define SCALE  80.0  /* units for one length of the room */

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static struct point shown(struct vec s)
{
	struct point p = stool_project(s);
	return (struct point){WIDTH / 2 + SCALE * p.x, FLOOR + SCALE * p.y};
}

/* A struct vec given in the seat's own axes. */
static struct vec on_seat(const struct stool_stand *s, struct vec q)
{
	return vec_add(s->seat, vec_add(vec_add(vec_scale(s->right, q.x), vec_scale(s->up, q.y)), vec_scale(s->near, q.z)));
}

/* How a flat ring parallel to the seat is seen: its middle, and the two half-diameters that lie along the seat's axes. */
struct ring {
	struct point middle, right, near;
};

static struct ring ring_seen(const struct stool_stand *s, struct vec middle, double radius)
{
	struct point o = shown(on_seat(s, middle));
	struct point r = shown(on_seat(s, vec_add(middle, (struct vec){radius, 0, 0})));
	struct point n = shown(on_seat(s, vec_add(middle, (struct vec){0, 0, radius})));
	return (struct ring){o, {r.x - o.x, r.y - o.y}, {n.x - o.x, n.y - o.y}};
}

/* A ring seen from aslant is an ellipse; its axes follow from any two conjugate half-diameters. */
static void draw_ring(struct writer *w, const char *class, struct ring ring)
{
	double a = ring.right.x * ring.right.x + ring.near.x * ring.near.x;
	double b = ring.right.x * ring.right.y + ring.near.x * ring.near.y;
	double c = ring.right.y * ring.right.y + ring.near.y * ring.near.y;
	double mean = (a + c) / 2, spread = sqrt((a - c) * (a - c) / 4 + b * b);
	w_z(w, "<ellipse");
	w_z(w, class);
	w_attr(w, "rx", sqrt(mean + spread));
	w_attr(w, "ry", sqrt(fmax(0.04, mean - spread)));
	w_z(w, " transform=\"translate(");
	w_point(w, ring.middle);
	w_z(w, ")rotate(");
	w_num(w, atan2(2 * b, a - c) / 2 / VEC_DEGREE);
	w_z(w, ")\"/>");
}

/* Reference to a gradient of this picture: ` fill="url(#ID-NAME)"`, as an attribute so that a style can still say otherwise. */
static void w_fill(struct writer *w, str id, const char *name)
{
	w_z(w, " fill=\"url(#");
	w_str(w, id);
	w_char(w, '-');
	w_z(w, name);
	w_z(w, ")\"");
}

static void draw_gradients(struct writer *w, str id)
{
	static const struct {
		const char *open, *name, *rest;
	} gradients[] = {
		{"<radialGradient id=\"", "floor", "\"><stop class=\"dark\" offset=\".35\"/><stop class=\"clear\" offset=\"1\"/></radialGradient>"},
		{"<linearGradient id=\"", "face",
		 "\" x2=\".9\" y2=\"1\"><stop class=\"lit\" offset=\".1\"/><stop class=\"wood\" offset=\".8\"/></linearGradient>"},
		{"<linearGradient id=\"", "rim",
		 "\"><stop class=\"rim0\"/><stop class=\"rim1\" offset=\".3\"/><stop class=\"rim2\" offset=\"1\"/></linearGradient>"},
	};
	w_z(w, "<defs>");
	for (size_t i = 0; i < COUNT(gradients); i++) {
		w_z(w, gradients[i].open);
		w_str(w, id);
		w_char(w, '-');
		w_z(w, gradients[i].name);
		w_z(w, gradients[i].rest);
	}
	w_z(w, "</defs>");
}

static void draw_shadow(struct writer *w, str id, struct point middle, double radius)
{
	w_z(w, "<ellipse");
	w_fill(w, id, "floor");
	w_attr(w, "cx", middle.x);
	w_attr(w, "cy", middle.y);
	w_attr(w, "rx", radius);
	w_attr(w, "ry", radius * 0.3);
	w_z(w, "/>");
}

/* The light comes from the upper left, so shadows lie a little to the right. */
static void draw_shadows(struct writer *w, str id, const struct stool_stand *s)
{
	struct vec under = {s->seat.x + 0.06, 0, s->seat.z + 0.06};
	draw_shadow(w, id, shown(under), SCALE * 1.45);
	for (size_t i = 0; i < STOOL_LEGS; i++)
		draw_shadow(w, id, shown(vec_add(s->foot[i], (struct vec){0.06, 0, 0})), 20);
}

/* A turned leg: its radius at parts of its length, from the seat to the floor. */
static const struct {
	double along, radius;
} leg_profile[] = {{0, .098},   {.12, .100}, {.17, .078},  {.22, .104}, {.27, .090}, {.46, .122},
		   {.68, .098}, {.83, .068}, {.875, .088}, {.92, .066}, {1, .052}};

/* A leg as seen: where it begins, its whole way, and one unit to the left of that way. */
struct stick {
	struct point top, way, left;
};

static struct stick stick_seen(struct vec top, struct vec foot)
{
	struct point a = shown(top), b = shown(foot);
	struct point way = {b.x - a.x, b.y - a.y};
	double length = fmax(1e-6, sqrt(way.x * way.x + way.y * way.y));
	return (struct stick){a, way, {-way.y / length, way.x / length}};
}

static struct point stick_at(struct stick k, double along, double left)
{
	return (struct point){k.top.x + k.way.x * along + k.left.x * left * SCALE, k.top.y + k.way.y * along + k.left.y * left * SCALE};
}

/* The part of a leg between two shares of its radius: -1 is its right edge, 1 its left edge. */
static void draw_strip(struct writer *w, const char *class, struct stick k, const double share[2])
{
	struct point left[COUNT(leg_profile)], right[COUNT(leg_profile)];
	size_t n = COUNT(leg_profile);
	for (size_t i = 0; i < n; i++) {
		left[i] = stick_at(k, leg_profile[i].along, leg_profile[i].radius * share[1]);
		right[n - 1 - i] = stick_at(k, leg_profile[i].along, leg_profile[i].radius * share[0]);
	}
	w_z(w, "<path");
	w_z(w, class);
	w_z(w, " d=\"M");
	w_point(w, left[0]);
	w_curve(w, left, n);
	w_char(w, 'L');
	w_point(w, right[0]);
	w_curve(w, right, n);
	w_z(w, "Z\"/>");
}

/* The grooves that the lathe left, bent as a round thing bends them. */
static void draw_grooves(struct writer *w, struct stick k)
{
	static const struct {
		double along, radius;
	} grooves[] = {{.17, .078}, {.27, .090}, {.83, .068}, {.92, .066}};
	w_z(w, "<path class=\"groove\" d=\"");
	for (size_t i = 0; i < COUNT(grooves); i++) {
		w_char(w, 'M');
		w_point(w, stick_at(k, grooves[i].along, grooves[i].radius));
		w_char(w, 'Q');
		w_point(w, stick_at(k, grooves[i].along + 0.03, 0));
		w_char(w, ' ');
		w_point(w, stick_at(k, grooves[i].along, -grooves[i].radius));
	}
	w_z(w, "\"/>");
}

static void draw_leg(struct writer *w, const struct stool_stand *s, size_t leg)
{
	struct vec way = vec_sub(s->foot[leg], s->top[leg]);
	struct vec under = vec_along(s->top[leg], way, -SEAT_HALF / vec_dot(way, s->up)); /* a leg is seen from the underside of the seat on */
	struct stick k = stick_seen(under, s->foot[leg]);
	w_z(w, "<g class=\"leg ");
	w_str(w, stool_leg_class(leg));
	w_z(w, "\">");
	draw_strip(w, "", k, (const double[]){-1, 1});
	draw_strip(w, " class=\"dim\"", k, (const double[]){-1, -.2});
	draw_strip(w, " class=\"glow\"", k, (const double[]){.3, .66});
	draw_grooves(w, k);
	w_z(w, "</g>");
}

static void draw_legs(struct writer *w, const struct stool_stand *s)
{
	size_t order[STOOL_LEGS] = {0, 1, 2};
	for (size_t i = 1; i < STOOL_LEGS; i++)
		for (size_t j = i; j > 0; j--) {
			size_t a = order[j - 1], b = order[j];
			if (nearness(vec_add(s->top[a], s->foot[a])) <= nearness(vec_add(s->top[b], s->foot[b])))
				break;
			order[j - 1] = b;
			order[j] = a;
		}
	for (size_t i = 0; i < STOOL_LEGS; i++)
		draw_leg(w, s, order[i]);
}

/* The side of the seat: the band that a ring sweeps when it moves by `by`, between the two tangents that run that way. */
static void draw_band(struct writer *w, struct ring ring, struct point by)
{
	double at = atan2(ring.near.x * by.y - ring.near.y * by.x, ring.right.x * by.y - ring.right.y * by.x);
	struct point side = {ring.right.x * cos(at) + ring.near.x * sin(at), ring.right.y * cos(at) + ring.near.y * sin(at)};
	struct point o = ring.middle;
	w_z(w, "<path d=\"M");
	w_point(w, (struct point){o.x + side.x, o.y + side.y});
	w_char(w, 'L');
	w_point(w, (struct point){o.x - side.x, o.y - side.y});
	w_char(w, 'l');
	w_point(w, by);
	w_char(w, 'L');
	w_point(w, (struct point){o.x + side.x + by.x, o.y + side.y + by.y});
	w_z(w, "Z\"/>");
}

/* The rings of the tree: each a little off the middle, as trees grow. */
static void draw_grain(struct writer *w, const struct stool_stand *s)
{
	static const struct {
		double x, z, radius;
	} grain[] = {{.02, -.01, .87}, {.04, -.02, .73}, {.07, -.02, .57}, {.08, -.04, .43}, {.10, -.05, .29}, {.11, -.05, .17}, {.12, -.05, .07}};
	w_z(w, "<g class=\"grain\">");
	for (size_t i = 0; i < COUNT(grain); i++)
		draw_ring(w, "", ring_seen(s, (struct vec){grain[i].x, SEAT_HALF, grain[i].z}, grain[i].radius));
	w_z(w, "</g>");
	draw_ring(w, " class=\"edge\"", ring_seen(s, (struct vec){0, SEAT_HALF, 0}, 0.975));
}

static void draw_seat(struct writer *w, str id, const struct stool_stand *s)
{
	struct ring top = ring_seen(s, (struct vec){0, SEAT_HALF, 0}, SEAT_RADIUS), under = ring_seen(s, (struct vec){0, -SEAT_HALF, 0}, SEAT_RADIUS);
	struct ring far = stool_top_seen(s) ? under : top, front = stool_top_seen(s) ? top : under;
	w_z(w, "<g class=\"seat\"><g");
	w_fill(w, id, "rim");
	w_char(w, '>');
	draw_ring(w, " class=\"rim\"", far);
	draw_band(w, front, (struct point){far.middle.x - front.middle.x, far.middle.y - front.middle.y});
	w_z(w, "</g><g");
	if (stool_top_seen(s))
		w_fill(w, id, "face");
	else
		w_z(w, " class=\"under\"");
	w_char(w, '>');
	draw_ring(w, "", front);
	w_z(w, "</g>");
	if (stool_top_seen(s))
		draw_grain(w, s);
	w_z(w, "</g>");
}

/* The cup slides a little downhill and leans with the seat; steam rises straight up whatever the seat does. */
static void draw_cup(struct writer *w, const struct stool_stand *s, bool steams)
{
	struct vec place = {-0.75 * s->right.y, SEAT_HALF, -0.75 * s->near.y};
	struct point foot = shown(on_seat(s, place)), brim = shown(on_seat(s, vec_add(place, (struct vec){0, 0.3, 0})));
	double lean_deg = atan2(brim.x - foot.x, foot.y - brim.y) / VEC_DEGREE;
	w_z(w, "<g class=\"cup\" transform=\"translate(");
	w_point(w, foot);
	w_z(w, ")rotate(");
	w_num(w, lean_deg);
	w_z(w, ")\"><ellipse class=\"contact\" cx=\"5\" cy=\"-1\" rx=\"22\" ry=\"6\"/><path class=\"handle\" d=\"M15-24c13-3 13 15-3 14\"/>"
	       "<path d=\"M-17-29C-17-8-13 0 0 0S17-8 17-29Z\"/><path class=\"dim\" d=\"M17-29C17-8 13 0 0 0C8-3 9-16 8-29Z\"/>"
	       "<ellipse class=\"brim\" cy=\"-29\" rx=\"17\" ry=\"5.2\"/><ellipse class=\"tea\" rx=\"13.6\" ry=\"3.6\" transform=\"translate(0 "
	       "-28.4)rotate(");
	w_num(w, -0.35 * lean_deg); /* what is in it tries to stay level */
	w_z(w, ")\"/></g>");
	if (!steams)
		return;
	w_z(w, "<g class=\"steam\" transform=\"translate(");
	w_point(w, (struct point){brim.x, brim.y - 14});
	w_z(w, ")\"><path d=\"M-6 0c-7-9 6-13 0-24\"/><path d=\"M6 2c-7-9 6-13 0-24\"/></g>");
}

static void draw_labels(struct writer *w, struct stool_legs legs)
{
	for (size_t i = 0; i < STOOL_LEGS; i++) {
		double x = WIDTH * (0.17 + 0.33 * (double)i);
		w_z(w, "<g class=\"label ");
		w_str(w, stool_leg_class(i));
		w_z(w, "\">");
		if (legs.percent[i] > 0) { /* the short leg says the rest */
			w_z(w, "<text class=\"percent\"");
			w_attr(w, "x", x);
			w_attr(w, "y", HEIGHT - 26);
			w_char(w, '>');
			w_int(w, clamped(legs.percent[i]));
			w_z(w, "<tspan>%</tspan></text>");
		}
		w_z(w, "<text class=\"name\"");
		w_attr(w, "x", x);
		w_attr(w, "y", HEIGHT - 7);
		w_char(w, '>');
		w_str(w, stool_leg_name(i));
		w_z(w, "</text></g>");
	}
}

void stool_draw(struct writer *w, struct stool_legs legs, str id)
{
	struct stool_stand s = stool_stand(legs);
	w_z(w, "<svg class=\"stool\" viewBox=\"0 0 320 330\" role=\"img\" aria-labelledby=\"");
	w_str(w, id);
	w_z(w, "-words\"><title id=\"");
	w_str(w, id);
	w_z(w, "-words\">");
	stool_describe(w, legs);
	w_z(w, "</title>");
	draw_gradients(w, id);
	draw_shadows(w, id, &s);
	if (stool_top_seen(&s)) {
		draw_legs(w, &s);
		draw_seat(w, id, &s);
		draw_cup(w, &s, stool_stands_well(legs));
	} else {
		draw_cup(w, &s, stool_stands_well(legs));
		draw_seat(w, id, &s);
		draw_legs(w, &s);
	}
	draw_labels(w, legs);
	w_z(w, "</svg>");
}

void stool_mark(struct writer *w)
{
	w_z(w, "<svg class=\"stool-mark\" viewBox=\"0 0 34 34\" aria-hidden=\"true\" focusable=\"false\">"
	       "<path class=\"leg treatment\" d=\"M9 14L5.5 30\"/><path class=\"leg practice\" d=\"M17.5 15L18 31\"/><path class=\"leg change\" "
	       "d=\"M25 14L28.5 29\"/>"
	       "<path class=\"rim\" d=\"M2.5 10.5v3.2c0 2.8 6.5 5 14.5 5s14.5-2.2 14.5-5v-3.2Z\"/><ellipse class=\"face\" cx=\"17\" cy=\"10.5\" "
	       "rx=\"14.5\" ry=\"5\"/></svg>");
}
