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
	{4.7, 0.166, 0.104, 0.004},   {5.2, 0.146, 0.086, -0.002},   {5.6, 0.104, 0.070, 0},     {5.95, 0.070, 0.058, 0.004},
	{6.5, 0.053, 0.054, 0.008},   {7.3, 0.050, 0.053, 0.012},    {8, 0.050, 0.052, 0.016},
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
		*ret_turn = s->spine_turn[0];
		*ret_at = vec_along(s->spine[0], ret_turn->y, u * 0.1);
		return;
	}
	int i = u < SPINE_SEGMENTS ? (int)u : SPINE_SEGMENTS - 1;
	double t = u - i;
	const struct vec *p = s->spine;
	*ret_at = spline_point(p[i > 0 ? i - 1 : 0], p[i], p[i + 1], p[i + 2 <= SPINE_SEGMENTS ? i + 2 : SPINE_SEGMENTS], t);
	struct vec right = vec_unit(vec_mix(s->spine_turn[i].z, s->spine_turn[i + 1].z, t));
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
static void trunk_piece(const struct body *b, enum paint paint, const double from_to_lit[3])
{
	struct section s[TRUNK_SECTIONS];
	brush_open(b->brush, paint);
	for (int t = 0; t < TONES; t++) {
		size_t n = sections(b, from_to_lit[0], from_to_lit[t == TONE_LIGHT ? 2 : 1], s);
		brush_path(b->brush, paint, (enum tone)t);
		path_tube(b->brush->w, b->camera, s, n, limb_tone[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

void body_torso(const struct body *b)
{
	trunk_piece(b, PAINT_TOP, (const double[]){0.6, 5.65, 3.4});
}

void body_neck(const struct body *b)
{
	trunk_piece(b, PAINT_SKIN, (const double[]){5.2, 8, 8});
}

/* A chain of balls, at most CHAIN_MAX. */
#define CHAIN_MAX 32
struct chain {
	struct ball b[CHAIN_MAX];
	size_t n;
};

static void chain_add(struct chain *c, struct vec at, double r)
{
	if (c->n < CHAIN_MAX)
		c->b[c->n++] = (struct ball){at, r};
}

static struct ball ball_mix(struct ball a, struct ball b, double t)
{
	return (struct ball){vec_mix(a.at, b.at, t), mix(a.r, b.r, t)};
}

/* Rounds the corner at `mid` with `steps` pieces, from `share` of the way to each neighbour. */
static void chain_corner(struct chain *c, const struct ball b[3], double share, int steps)
{
	struct ball from = ball_mix(b[1], b[0], share), to = ball_mix(b[1], b[2], share);
	for (int i = 0; i <= steps; i++) {
		double t = (double)i / steps;
		struct ball m = ball_mix(ball_mix(from, b[1], t), ball_mix(b[1], to, t), t);
		chain_add(c, m.at, m.r);
	}
}

static struct chain chain_round(const struct ball *b, size_t n, double share, int steps)
{
	struct chain c = {.n = 0};
	chain_add(&c, b[0].at, b[0].r);
	for (size_t i = 1; i + 1 < n; i++)
		chain_corner(&c, &b[i - 1], share, steps);
	chain_add(&c, b[n - 1].at, b[n - 1].r);
	return c;
}

#define RING 14

/* A circle round the bone that runs along `axis`. */
static void ring(const struct body *b, struct ball ball, struct vec axis, struct inset in, struct point ret[RING])
{
	struct vec any = fabs(axis.z) < 0.9 ? (struct vec){0, 0, 1} : (struct vec){0, 1, 0};
	struct vec u = vec_unit(vec_cross(axis, any)), v = vec_cross(axis, u);
	struct vec light = vec_add(vec_scale(b->camera->up, 1), vec_scale(b->camera->right, -0.55 * b->camera->mirror));
	struct vec mid = vec_along(ball.at, vec_across(light, axis), in.light * ball.r);
	for (int i = 0; i < RING; i++) {
		double a = i * 360.0 / RING * VEC_DEGREE;
		struct vec p = vec_add(vec_scale(u, cos(a)), vec_scale(v, sin(a)));
		ret[i] = camera_point(b->camera, vec_along(mid, p, ball.r * in.keep));
	}
}

/* A piece of a limb whose ends are cut straight. */
static void path_cut(const struct body *b, struct ball from, struct ball to, struct inset in)
{
	struct point p[2 * RING];
	struct vec axis = vec_unit(vec_sub(to.at, from.at));
	ring(b, from, axis, in, p);
	ring(b, to, axis, in, p + RING);
	path_hull(b->brush->w, p, 2 * RING);
}

static double outward(enum hand_side side)
{
	return side == HAND_RIGHT ? 1 : -1;
}

static struct vec hand_point(const struct body *b, enum hand_side side, double x, double y, double z)
{
	return skeleton_point(b->bones, JOINT_WRIST_R + side, (struct vec){x, y, z * outward(side)});
}

static struct chain palm(const struct body *b, enum hand_side side)
{
	const struct ball joints[4] = {{b->bones->at[JOINT_WRIST_R + side], 0.0275},
				       {hand_point(b, side, 0, -0.07, 0), 0.035},
				       {hand_point(b, side, 0.006, -0.115, 0), 0.029},
				       {b->bones->at[JOINT_TIP_R + side], 0.016}};
	return chain_round(joints, 4, 0.4, 2);
}

static struct chain thumb(const struct body *b, enum hand_side side)
{
	const struct ball joints[3] = {{hand_point(b, side, 0.012, -0.03, 0), 0.018},
				       {hand_point(b, side, 0.044, -0.075, -0.006), 0.0145},
				       {hand_point(b, side, 0.05, -0.10, -0.006), 0.0115}};
	return chain_round(joints, 3, 0.3, 1);
}

static struct chain arm(const struct body *b, enum hand_side side, double from)
{
	const struct skeleton *s = b->bones;
	double g = girths[b->build].limb;
	struct vec sho = s->at[JOINT_SHOULDER_R + side], elbow = s->at[JOINT_ELBOW_R + side], wrist = s->at[JOINT_WRIST_R + side];
	const struct ball joints[4] = {
		{vec_mix(sho, elbow, from), 0.050 * g}, {elbow, 0.0395 * g}, {vec_mix(elbow, wrist, 0.3), 0.0385 * g}, {wrist, 0.0275 * g}};
	return chain_round(joints, 4, 0.3, 3);
}

/* Chains in one outline per tone. */
static void paint_chains(const struct body *b, enum paint paint, const struct chain *c, size_t n)
{
	brush_open(b->brush, paint);
	for (int t = 0; t < TONES; t++) {
		brush_path(b->brush, paint, (enum tone)t);
		for (size_t i = 0; i < n; i++)
			path_balls(b->brush->w, b->camera, c[i].b, c[i].n, limb_tone[t]);
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

/* Where the sleeve ends, as a share of the upper arm. */
#define CUFF 0.46

static void arm_skin(const struct body *b, enum hand_side side, double from, enum body_hand hand)
{
	const struct chain c[3] = {arm(b, side, from), palm(b, side), thumb(b, side)};
	paint_chains(b, PAINT_SKIN, c, hand == HAND_JOINED ? 3 : 1);
}

void body_hand(const struct body *b, enum hand_side side)
{
	const struct chain c[2] = {palm(b, side), thumb(b, side)};
	paint_chains(b, PAINT_SKIN, c, 2);
}

/* A thin rim on the shoulder: there the sleeve is one with the shirt. */
static const struct inset shoulder_tone[TONE_LIGHT] = {{1, 0}, {0.90, 0.08}};

/* The sleeve: a round shoulder that flows out of the shirt, and a straight cuff. */
static void arm_sleeve(const struct body *b, enum hand_side side, bool over_torso)
{
	const struct skeleton *s = b->bones;
	double g = girths[b->build].limb;
	struct vec sho = s->at[JOINT_SHOULDER_R + side], elbow = s->at[JOINT_ELBOW_R + side];
	const struct ball inner = {vec_mix(sho, s->at[JOINT_T4], 0.42), 0.060 * g}, top = {sho, 0.060 * g};
	const struct ball mid = {vec_mix(sho, elbow, 0.2), 0.0585 * g}, cuff = {vec_mix(sho, elbow, CUFF), 0.0555 * g};
	const struct ball shoulder[3] = {inner, top, mid};
	struct writer *w = b->brush->w;
	brush_open(b->brush, PAINT_TOP);
	for (int t = 0; t < TONE_LIGHT; t++) {
		brush_path(b->brush, PAINT_TOP, (enum tone)t);
		path_balls(w, b->camera, shoulder, 3, shoulder_tone[t]);
		path_cut(b, mid, cuff, limb_tone[t]);
		/* the shirt goes on over the shoulder: no dark rim between the two */
		if (over_torso && t == TONE_BASE) {
			const struct ball bridge[2] = {{vec_mix(sho, s->at[JOINT_T4], 0.5), 0.060}, {vec_mix(sho, s->at[JOINT_T4], 0.3), 0.054 * g}};
			path_balls(w, b->camera, bridge, 2, limb_tone[TONE_BASE]);
		}
		brush_end(b->brush);
	}
	brush_close(b->brush);
}

/* The inside of the cuff, seen when the arm comes towards the viewer. */
static void arm_cuff(const struct body *b, enum hand_side side)
{
	const struct skeleton *s = b->bones;
	struct vec sho = s->at[JOINT_SHOULDER_R + side], elbow = s->at[JOINT_ELBOW_R + side];
	struct point p[RING];
	ring(b, (struct ball){vec_mix(sho, elbow, CUFF), 0.0555 * girths[b->build].limb}, vec_unit(vec_sub(elbow, sho)), INSET_NONE, p);
	brush_open(b->brush, PAINT_TOP);
	brush_path(b->brush, PAINT_TOP, TONE_SHADE);
	path_polygon(b->brush->w, p, RING);
	brush_end(b->brush);
	brush_close(b->brush);
}

void body_arm(const struct body *b, enum hand_side side, enum body_hand hand)
{
	const struct skeleton *s = b->bones;
	struct vec sho = s->at[JOINT_SHOULDER_R + side], elbow = s->at[JOINT_ELBOW_R + side];
	bool over_torso = camera_depth(b->camera, sho) > camera_depth(b->camera, s->at[JOINT_T4]) - 0.09;
	bool comes = camera_depth(b->camera, vec_unit(vec_sub(elbow, sho))) > 0.25;
	if (comes) {
		arm_sleeve(b, side, over_torso);
		arm_cuff(b, side);
		arm_skin(b, side, CUFF, hand);
	} else {
		arm_skin(b, side, 0.1, hand);
		arm_sleeve(b, side, over_torso);
	}
}

static void path_leg(const struct body *b, enum hand_side side, struct inset in)
{
	const struct skeleton *s = b->bones;
	struct vec hip = s->at[JOINT_HIP_R + side], knee = s->at[JOINT_KNEE_R + side], ankle = s->at[JOINT_ANKLE_R + side];
	const struct ball joints[6] = {{vec_mix(hip, s->at[JOINT_PELVIS], 0.25), 0.095},
				       {hip, 0.092},
				       {vec_mix(hip, knee, 0.45), 0.082},
				       {knee, 0.0575},
				       {vec_mix(knee, ankle, 0.3), 0.057},
				       {vec_mix(knee, ankle, 0.66), 0.044}};
	struct chain c = chain_round(joints, 6, 0.3, 2);
	path_balls(b->brush->w, b->camera, c.b, c.n, in);
	/* the calf lies behind the bone */
	struct vec back = vec_unit(vec_sub(knee, vec_mix(hip, ankle, 0.5)));
	const struct ball calf[3] = {
		{vec_mix(knee, ankle, 0.05), 0.05}, {vec_along(vec_mix(knee, ankle, 0.3), back, -0.012), 0.055}, {vec_mix(knee, ankle, 0.62), 0.044}};
	path_balls(b->brush->w, b->camera, calf, 3, in);
	path_cut(b, (struct ball){vec_mix(knee, ankle, 0.62), 0.0445}, (struct ball){vec_mix(knee, ankle, 0.85), 0.040}, in);
}

void body_legs(const struct body *b, struct body_legs which)
{
	struct section s[TRUNK_SECTIONS];
	size_t n = sections(b, -1, 1.8, s);
	brush_open(b->brush, PAINT_LEG);
	for (int t = 0; t < TONES; t++) {
		brush_path(b->brush, PAINT_LEG, (enum tone)t);
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

static struct vec foot_point(const struct body *b, enum hand_side side, double x, double y, double z)
{
	return skeleton_point(b->bones, JOINT_ANKLE_R + side, (struct vec){x, y, z * outward(side)});
}

void body_foot(const struct body *b, enum hand_side side)
{
	const struct skeleton *s = b->bones;
	struct vec ankle = s->at[JOINT_ANKLE_R + side];
	const struct ball sole[6] = {{vec_mix(s->at[JOINT_KNEE_R + side], ankle, 0.78), 0.033}, {ankle, 0.034},
				     {foot_point(b, side, -0.030, -0.036, 0), 0.034},           {foot_point(b, side, 0.05, -0.040, 0), 0.034},
				     {foot_point(b, side, 0.11, -0.046, 0.006), 0.030},         {foot_point(b, side, 0.160, -0.052, 0.01), 0.019}};
	const struct ball instep[2] = {{ankle, 0.036}, {foot_point(b, side, 0.07, -0.03, 0), 0.034}};
	struct chain c[2] = {{.n = 0}, {.n = 0}};
	for (size_t i = 0; i < 6; i++)
		chain_add(&c[0], sole[i].at, sole[i].r);
	for (size_t i = 0; i < 2; i++)
		chain_add(&c[1], instep[i].at, instep[i].r);
	paint_chains(b, PAINT_SKIN, c, 2);
}

struct limb_shadow {
	enum joint from, to;
	double r_from, r_to;
};

static const struct limb_shadow shadows[] = {
	{JOINT_HIP_R, JOINT_KNEE_R, 0.09, 0.06},
	{JOINT_KNEE_R, JOINT_ANKLE_R, 0.06, 0.04},
	{JOINT_HIP_L, JOINT_KNEE_L, 0.09, 0.06},
	{JOINT_KNEE_L, JOINT_ANKLE_L, 0.06, 0.04},
	{JOINT_ANKLE_R, JOINT_TOE_R, 0.035, 0.03},
	{JOINT_ANKLE_L, JOINT_TOE_L, 0.035, 0.03},
	{JOINT_SHOULDER_R, JOINT_ELBOW_R, 0.06, 0.045},
	{JOINT_ELBOW_R, JOINT_TIP_R, 0.045, 0.03},
	{JOINT_SHOULDER_L, JOINT_ELBOW_L, 0.06, 0.045},
	{JOINT_ELBOW_L, JOINT_TIP_L, 0.045, 0.03},
	{JOINT_PELVIS, JOINT_T12, 0.15, 0.13},
	{JOINT_T12, JOINT_T4, 0.13, 0.16},
	{JOINT_T4, JOINT_C7, 0.16, 0.06},
	{JOINT_C7, JOINT_HEAD, 0.06, 0.1},
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
		path_capsule(w, (struct point){p.x * 100, p.z * 100}, shadows[i].r_from * 100, (struct point){q.x * 100, q.z * 100},
			     shadows[i].r_to * 100);
	}
	brush_end(b->brush);
}
