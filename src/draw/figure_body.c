/* figure_body.c - trunk, limbs and shadow. */
#include "draw/figure_body.h"

/* How the tones lie in a limb, and in the trunk. */
static const struct inset limb_tone[TONES] = {{1, 0}, {0.80, 0.16}, {0.50, 0.36}};

struct girth {
	double shoulder, hip, limb; /* factors of width */
};

static const struct girth girths[BUILDS] = {[BUILD_SLIM] = {1, 1, 1}, [BUILD_BROAD] = {1.09, 0.97, 1.1}};

/* Sections of the trunk: place along the spine, half width, half depth, forward of the spine; metres. */
#define TRUNK_SECTIONS 15
static const double trunk[TRUNK_SECTIONS][4] = {
	{-1.0, 0.085, 0.070, -0.002}, {-0.55, 0.148, 0.098, -0.004}, {0, 0.160, 0.108, -0.008},  {0.9, 0.138, 0.096, 0},
	{1.7, 0.122, 0.086, 0.008},   {2.5, 0.132, 0.096, 0.012},    {3.3, 0.148, 0.108, 0.015}, {4.1, 0.160, 0.112, 0.012},
	{4.7, 0.166, 0.104, 0.004},   {5.2, 0.150, 0.088, -0.002},   {5.6, 0.114, 0.074, 0},     {5.95, 0.082, 0.064, 0.004},
	{6.5, 0.064, 0.060, 0.006},   {7.3, 0.058, 0.058, 0.010},    {8, 0.058, 0.057, 0.014},
};

static double spline(double a, double b, double c, double d, double t)
{
	return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

static struct vec spline_point(struct vec a, struct vec b, struct vec c, struct vec d, double t)
{
	return (struct vec){spline(a.x, b.x, c.x, d.x, t), spline(a.y, b.y, c.y, d.y, t), spline(a.z, b.z, c.z, d.z, t)};
}

/* A place and a frame on the smooth line through the spine. */
static void spine_at(const struct skeleton *s, double u, struct vec *ret_at, struct mat *ret_turn)
{
	if (u <= 0) {
		*ret_turn = s->turn[0];
		*ret_at = vec_along(s->at[0], ret_turn->y, u * 0.1);
		return;
	}
	int i = u < SPINE_SEGMENTS ? (int)u : SPINE_SEGMENTS - 1;
	double t = u - i;
	const struct vec *p = s->at;
	*ret_at = spline_point(p[i > 0 ? i - 1 : 0], p[i], p[i + 1], p[i + 2 <= SPINE_SEGMENTS ? i + 2 : SPINE_SEGMENTS], t);
	struct vec right = vec_unit(vec_mix(s->turn[i].z, s->turn[i + 1].z, t));
	struct vec ahead = vec_unit(vec_cross(vec_unit(vec_sub(p[i + 1], p[i])), right));
	*ret_turn = (struct mat){ahead, vec_cross(right, ahead), right};
}

static struct section section_of(const struct body *b, double u, const double row[4])
{
	const struct girth *g = &girths[b->build];
	double wide = u >= 3 && u <= 5.7 ? g->shoulder : u <= 1 ? g->hip : 1;
	struct mat turn;
	struct section s = {.half_width = row[1] * wide, .half_depth = row[2], .u = u};
	spine_at(b->bones, u, &s.at, &turn);
	s.at = vec_along(s.at, turn.x, row[3]);
	s.right = turn.z;
	s.ahead = turn.x;
	return s;
}

struct section body_section(const struct body *b, double u)
{
	size_t i = 0;
	while (i + 2 < TRUNK_SECTIONS && u > trunk[i + 1][0])
		i++;
	double t = clamp((u - trunk[i][0]) / (trunk[i + 1][0] - trunk[i][0]), 0, 1), row[4];
	for (int k = 0; k < 4; k++)
		row[k] = mix(trunk[i][k], trunk[i + 1][k], t);
	return section_of(b, u, row);
}

static size_t sections(const struct body *b, double from, double to, struct section ret[TRUNK_SECTIONS])
{
	size_t n = 0;
	for (size_t i = 0; i < TRUNK_SECTIONS; i++)
		if (trunk[i][0] >= from && trunk[i][0] <= to)
			ret[n++] = section_of(b, trunk[i][0], trunk[i]);
	return n;
}

/* A piece of the trunk; its light tone ends at `lit`, so that none stands against the sleeves. */
static void trunk_piece(const struct body *b, enum paint paint, char name, const double from_to_lit[3])
{
	struct section s[TRUNK_SECTIONS];
	brush_open(b->brush, paint);
	for (int t = 0; t < TONES; t++) {
		size_t n = sections(b, from_to_lit[0], from_to_lit[t == TONE_LIGHT ? 2 : 1], s);
		brush_named_path(b->brush, paint, (enum tone)t, t == TONE_SHADE ? name : NAME_NONE);
		path_tube(b->brush->w, b->camera, s, n, limb_tone[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

/* What clothes are painted as. */
static enum paint worn(const struct body *b, enum paint clothes)
{
	return b->bare ? PAINT_SKIN : clothes;
}

void body_torso(const struct body *b)
{
	trunk_piece(b, worn(b, PAINT_TOP), NAME_TORSO, (const double[]){0.6, 5.65, 3.4});
}

void body_neck(const struct body *b)
{
	trunk_piece(b, PAINT_SKIN, NAME_NECK, (const double[]){5.2, 8, 8});
}

/* A chain of balls, at most CHAIN_MAX. */
#define CHAIN_MAX 32
struct chain {
	struct ball b[CHAIN_MAX];
	size_t n;
};

static void chain_add(struct chain *c, struct ball ball)
{
	if (c->n < CHAIN_MAX)
		c->b[c->n++] = ball;
}

static struct ball ball_mix(const struct ball *a, const struct ball *b, double t)
{
	return (struct ball){vec_mix(a->at, b->at, t), mix(a->r, b->r, t)};
}

/* Rounds the corner at b[1] with `steps` pieces, from `share` of the way to each neighbour. */
static void chain_corner(struct chain *c, const struct ball b[3], double share, int steps)
{
	struct ball from = ball_mix(&b[1], &b[0], share), to = ball_mix(&b[1], &b[2], share);
	for (int i = 0; i <= steps; i++) {
		double t = (double)i / steps;
		struct ball in = ball_mix(&from, &b[1], t), out = ball_mix(&b[1], &to, t);
		chain_add(c, ball_mix(&in, &out, t));
	}
}

/* ---- limbs, as rows of balls ---- */

/* A ball that lies a share of the way from one joint to another, and aside of that in the frame of the first. */
struct knob {
	uint8_t from, to; /* of a pair, the right ones */
	uint8_t share;    /* percent */
	int16_t off[3];   /* millimetres; the third outwards */
	int16_t r;        /* tenths of a millimetre */
};

/* What is drawn through balls. */
struct shape {
	size_t n;
	int steps;      /* of a round corner; 0 for straight on */
	double round;   /* where a corner begins: share of the way to each neighbour */
	bool has_girth; /* wider on the broad build */
	struct knob knob[6];
};

/* Where the sleeve ends, in percent of the upper arm. */
#define CUFF 46

/* clang-format off */
static const struct shape palm = {.n = 4, .steps = 2, .round = 0.4, .knob = {
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {0, 0, 0}, 275},
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {0, -70, 0}, 350},
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {6, -115, 0}, 290},
	{JOINT_TIP_R, JOINT_TIP_R, 0, {0, 0, 0}, 160},
}};
static const struct shape thumb = {.n = 3, .steps = 1, .round = 0.3, .knob = {
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {12, -30, 0}, 180},
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {44, -75, -6}, 145},
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {50, -100, -6}, 115},
}};
static const struct shape arm = {.n = 4, .steps = 3, .round = 0.3, .has_girth = true, .knob = {
	{JOINT_SHOULDER_R, JOINT_ELBOW_R, 10, {0, 0, 0}, 500},
	{JOINT_ELBOW_R, JOINT_ELBOW_R, 0, {0, 0, 0}, 395},
	{JOINT_ELBOW_R, JOINT_WRIST_R, 30, {0, 0, 0}, 385},
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {0, 0, 0}, 275},
}};
/* What shows of it when it comes out of the sleeve towards the viewer. */
static const struct shape bare_arm = {.n = 4, .steps = 3, .round = 0.3, .has_girth = true, .knob = {
	{JOINT_SHOULDER_R, JOINT_ELBOW_R, CUFF, {0, 0, 0}, 500},
	{JOINT_ELBOW_R, JOINT_ELBOW_R, 0, {0, 0, 0}, 395},
	{JOINT_ELBOW_R, JOINT_WRIST_R, 30, {0, 0, 0}, 385},
	{JOINT_WRIST_R, JOINT_WRIST_R, 0, {0, 0, 0}, 275},
}};
static const struct shape shoulder = {.n = 3, .has_girth = true, .knob = {
	{JOINT_SHOULDER_R, JOINT_T4, 42, {0, 0, 0}, 600},
	{JOINT_SHOULDER_R, JOINT_SHOULDER_R, 0, {0, 0, 0}, 600},
	{JOINT_SHOULDER_R, JOINT_ELBOW_R, 20, {0, 0, 0}, 585},
}};
/* Lies over the dark rim between shirt and shoulder. */
static const struct shape bridge = {.n = 2, .has_girth = true, .knob = {
	{JOINT_SHOULDER_R, JOINT_T4, 50, {0, 0, 0}, 600},
	{JOINT_SHOULDER_R, JOINT_T4, 30, {0, 0, 0}, 540},
}};
static const struct knob cuff = {JOINT_SHOULDER_R, JOINT_ELBOW_R, CUFF, {0, 0, 0}, 555};
static const struct shape leg = {.n = 6, .steps = 2, .round = 0.3, .knob = {
	{JOINT_HIP_R, JOINT_PELVIS, 25, {0, 0, 0}, 950},
	{JOINT_HIP_R, JOINT_HIP_R, 0, {0, 0, 0}, 920},
	{JOINT_HIP_R, JOINT_KNEE_R, 45, {0, 0, 0}, 820},
	{JOINT_KNEE_R, JOINT_KNEE_R, 0, {0, 0, 0}, 575},
	{JOINT_KNEE_R, JOINT_ANKLE_R, 30, {0, 0, 0}, 570},
	{JOINT_KNEE_R, JOINT_ANKLE_R, 66, {0, 0, 0}, 440},
}};
static const struct shape calf = {.n = 3, .knob = {
	{JOINT_KNEE_R, JOINT_ANKLE_R, 5, {0, 0, 0}, 500},
	{JOINT_KNEE_R, JOINT_ANKLE_R, 30, {0, 0, 0}, 550},
	{JOINT_KNEE_R, JOINT_ANKLE_R, 62, {0, 0, 0}, 440},
}};
/* The end of the trousers, cut straight. */
static const struct knob hem[2] = {
	{JOINT_KNEE_R, JOINT_ANKLE_R, 62, {0, 0, 0}, 445},
	{JOINT_KNEE_R, JOINT_ANKLE_R, 85, {0, 0, 0}, 400},
};
static const struct shape sole = {.n = 6, .knob = {
	{JOINT_KNEE_R, JOINT_ANKLE_R, 78, {0, 0, 0}, 330},
	{JOINT_ANKLE_R, JOINT_ANKLE_R, 0, {0, 0, 0}, 340},
	{JOINT_ANKLE_R, JOINT_ANKLE_R, 0, {-30, -36, 0}, 340},
	{JOINT_ANKLE_R, JOINT_ANKLE_R, 0, {50, -40, 0}, 340},
	{JOINT_ANKLE_R, JOINT_ANKLE_R, 0, {110, -46, 6}, 300},
	{JOINT_ANKLE_R, JOINT_ANKLE_R, 0, {160, -52, 10}, 190},
}};
static const struct shape instep = {.n = 2, .knob = {
	{JOINT_ANKLE_R, JOINT_ANKLE_R, 0, {0, 0, 0}, 360},
	{JOINT_ANKLE_R, JOINT_ANKLE_R, 0, {70, -30, 0}, 340},
}};
/* clang-format on */

/* A joint of that side, or one that has no sides. */
static enum joint on_side(uint8_t joint, enum hand_side side)
{
	return joint < JOINT_SHOULDER_R ? joint : joint + side;
}

static struct ball knob_ball(const struct body *b, const struct knob *k, enum hand_side side)
{
	const struct vec off = {k->off[0] / 1000.0, k->off[1] / 1000.0, (side == HAND_RIGHT ? k->off[2] : -k->off[2]) / 1000.0};
	struct vec from = skeleton_point(b->bones, on_side(k->from, side), off);
	return (struct ball){vec_mix(from, b->bones->at[on_side(k->to, side)], k->share / 100.0), k->r / 10000.0};
}

static void shape_chain(const struct body *b, const struct shape *s, enum hand_side side, struct chain *ret)
{
	struct ball ball[6];
	ret->n = 0;
	for (size_t i = 0; i < s->n; i++) {
		ball[i] = knob_ball(b, &s->knob[i], side);
		if (s->has_girth)
			ball[i].r *= girths[b->build].limb;
	}
	for (size_t i = 0; i < s->n; i++)
		if (i == 0 || i + 1 == s->n || s->steps == 0)
			chain_add(ret, ball[i]);
		else
			chain_corner(ret, &ball[i - 1], s->round, s->steps);
}

static void path_shape(const struct body *b, const struct shape *s, enum hand_side side, struct inset in)
{
	struct chain c;
	shape_chain(b, s, side, &c);
	path_balls(b->brush->w, b->camera, c.b, c.n, in);
}

/* Shapes in one outline per tone. */
static void paint_shapes(const struct body *b, const struct shape *const *s, enum hand_side side)
{
	brush_open(b->brush, PAINT_SKIN);
	for (int t = 0; t < TONES; t++) {
		brush_path(b->brush, PAINT_SKIN, (enum tone)t);
		for (size_t i = 0; s[i] != NULL; i++)
			path_shape(b, s[i], side, limb_tone[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

#define RING 14

/* A circle round the bone that runs along `axis`. */
static void ring(const struct body *b, const struct ball *ball, struct vec axis, struct inset in, struct point ret[RING])
{
	struct vec light = vec_along(b->camera->up, b->camera->right, -0.55 * b->camera->mirror), plane[2];
	struct vec mid = vec_along(ball->at, vec_across(light, axis), in.light * ball->r);
	vec_plane(axis, plane);
	for (int i = 0; i < RING; i++)
		ret[i] = camera_point(b->camera, vec_along(mid, vec_round(plane, i * 360.0 / RING), ball->r * in.keep));
}

/* A piece of a limb whose ends are cut straight. */
static void path_cut(const struct body *b, const struct ball *from, const struct ball *to, struct inset in)
{
	struct point p[2 * RING];
	struct vec axis = vec_unit(vec_sub(to->at, from->at));
	ring(b, from, axis, in, p);
	ring(b, to, axis, in, p + RING);
	path_hull(b->brush->w, p, 2 * RING);
}

void body_hand(const struct body *b, enum hand_side side)
{
	paint_shapes(b, (const struct shape *const[]){&palm, &thumb, NULL}, side);
}

void body_foot(const struct body *b, enum hand_side side)
{
	paint_shapes(b, (const struct shape *const[]){&sole, &instep, NULL}, side);
}

/* A thin rim on the shoulder: there the sleeve is one with the shirt. */
static const struct inset shoulder_tone[TONE_LIGHT] = {{1, 0}, {0.90, 0.08}};

static struct ball sleeve_ball(const struct body *b, const struct knob *k, enum hand_side side)
{
	struct ball ball = knob_ball(b, k, side);
	ball.r *= girths[b->build].limb;
	return ball;
}

/* The sleeve: a round shoulder that flows out of the shirt, and a straight cuff. */
static void arm_sleeve(const struct body *b, enum hand_side side, bool over_torso)
{
	struct ball from = sleeve_ball(b, &shoulder.knob[2], side), to = sleeve_ball(b, &cuff, side);
	brush_open(b->brush, worn(b, PAINT_TOP));
	char name = side == HAND_RIGHT ? NAME_SLEEVE_R : NAME_SLEEVE_L;
	for (int t = 0; t < TONE_LIGHT; t++) {
		brush_named_path(b->brush, worn(b, PAINT_TOP), (enum tone)t, t == TONE_SHADE ? name : NAME_NONE);
		path_shape(b, &shoulder, side, shoulder_tone[t]);
		if (!b->bare)
			path_cut(b, &from, &to, limb_tone[t]);
		/* the shirt goes on over the shoulder: no dark rim between the two */
		if (over_torso && t == TONE_BASE)
			path_shape(b, &bridge, side, limb_tone[TONE_BASE]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

/* The inside of the cuff, seen when the arm comes towards the viewer. */
static void arm_cuff(const struct body *b, enum hand_side side, struct vec axis)
{
	struct ball end = sleeve_ball(b, &cuff, side);
	struct point p[RING];
	ring(b, &end, axis, INSET_NONE, p);
	brush_open(b->brush, PAINT_TOP);
	brush_path(b->brush, PAINT_TOP, TONE_SHADE);
	path_polygon(b->brush->w, p, RING);
	brush_end(b->brush);
	brush_close(b->brush);
}

void body_arm(const struct body *b, enum hand_side side, enum body_hand hand)
{
	const struct skeleton *s = b->bones;
	struct vec sho = s->at[JOINT_SHOULDER_R + side], axis = vec_unit(vec_sub(s->at[JOINT_ELBOW_R + side], sho));
	bool over_torso = camera_depth(b->camera, sho) > camera_depth(b->camera, s->at[JOINT_T4]) - 0.09;
	bool comes = camera_depth(b->camera, axis) > 0.25;
	const struct shape *const skin[4] = {comes ? &bare_arm : &arm, hand == HAND_JOINED ? &palm : NULL, &thumb, NULL};
	if (comes) {
		arm_sleeve(b, side, over_torso);
		if (!b->bare)
			arm_cuff(b, side, axis);
	}
	paint_shapes(b, skin, side);
	if (!comes)
		arm_sleeve(b, side, over_torso);
}

static void path_leg(const struct body *b, enum hand_side side, struct inset in)
{
	const struct skeleton *s = b->bones;
	struct vec hip = s->at[JOINT_HIP_R + side], knee = s->at[JOINT_KNEE_R + side], ankle = s->at[JOINT_ANKLE_R + side];
	struct chain c;
	path_shape(b, &leg, side, in);
	if (in.keep < 0.6) /* the light of the calf and of the hem lies in that of the leg */
		return;
	/* the calf lies behind the bone */
	shape_chain(b, &calf, side, &c);
	c.b[1].at = vec_along(c.b[1].at, vec_unit(vec_sub(knee, vec_mix(hip, ankle, 0.5))), -0.012);
	path_balls(b->brush->w, b->camera, c.b, c.n, in);
	struct ball from = knob_ball(b, &hem[0], side), to = knob_ball(b, &hem[1], side);
	path_cut(b, &from, &to, in);
}

void body_legs(const struct body *b, struct body_legs which)
{
	struct section s[TRUNK_SECTIONS];
	size_t n = sections(b, -1, 1.8, s);
	brush_open(b->brush, worn(b, PAINT_LEG));
	for (int t = 0; t < TONES; t++) {
		brush_path(b->brush, worn(b, PAINT_LEG), (enum tone)t);
		if (which.pelvis)
			path_tube(b->brush->w, b->camera, s, n, limb_tone[t]);
		if (which.right)
			path_leg(b, HAND_RIGHT, limb_tone[t]);
		if (which.left)
			path_leg(b, HAND_LEFT, limb_tone[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

struct limb_shadow {
	uint8_t from, to;     /* joints */
	uint8_t r_from, r_to; /* millimetres */
};

static const struct limb_shadow shadows[] = {
	{JOINT_HIP_R, JOINT_KNEE_R, 90, 60},
	{JOINT_KNEE_R, JOINT_ANKLE_R, 60, 40},
	{JOINT_HIP_L, JOINT_KNEE_L, 90, 60},
	{JOINT_KNEE_L, JOINT_ANKLE_L, 60, 40},
	{JOINT_ANKLE_R, JOINT_TOE_R, 35, 30},
	{JOINT_ANKLE_L, JOINT_TOE_L, 35, 30},
	{JOINT_SHOULDER_R, JOINT_ELBOW_R, 60, 45},
	{JOINT_ELBOW_R, JOINT_TIP_R, 45, 30},
	{JOINT_SHOULDER_L, JOINT_ELBOW_L, 60, 45},
	{JOINT_ELBOW_L, JOINT_TIP_L, 45, 30},
	{JOINT_PELVIS, JOINT_T12, 150, 130},
	{JOINT_T12, JOINT_T4, 130, 160},
	{JOINT_T4, JOINT_C7, 160, 60},
	{JOINT_C7, JOINT_HEAD, 60, 100},
};

/* Three decimals, for the matrix only. */
static void thousandths(struct writer *w, double v)
{
	int64_t n = (int64_t)(v * 1000 + (v < 0 ? -0.5 : 0.5));
	if (n < 0)
		w_char(w, '-');
	uint64_t u = (uint64_t)(n < 0 ? -n : n);
	w_padded(w, u / 1000, 1);
	w_char(w, '.');
	w_padded(w, u % 1000, 3);
}

void body_shadow(const struct body *b, double floor_m)
{
	/* drawn on the floor in centimetres, and put into the picture by one matrix */
	struct point x = camera_point(b->camera, (struct vec){0.01, 0, 0}), z = camera_point(b->camera, (struct vec){0, 0, 0.01});
	struct point o = camera_point(b->camera, (struct vec){0, floor_m, 0});
	const double m[6] = {x.x, x.y, z.x, z.y, o.x, o.y};
	static const double too_high_m = 1.1; /* what is so far up casts only a blur */
	struct writer *w = b->brush->w;
	brush_shadow(b->brush);
	w_z(w, " transform=\"matrix(");
	for (int i = 0; i < 6; i++) {
		if (i > 0)
			w_char(w, ' ');
		thousandths(w, m[i]);
	}
	w_z(w, ")\" d=\"");
	for (size_t i = 0; i < sizeof shadows / sizeof shadows[0]; i++) {
		struct vec p = b->bones->at[shadows[i].from], q = b->bones->at[shadows[i].to];
		if (p.y + q.y > 2 * (floor_m + too_high_m))
			continue;
		path_capsule(w, (struct point){p.x * 100, p.z * 100}, shadows[i].r_from / 10.0, (struct point){q.x * 100, q.z * 100},
			     shadows[i].r_to / 10.0);
	}
	brush_end(b->brush);
}
