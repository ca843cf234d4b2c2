/* pose_sense.c - measures of a solved skeleton, and of the picture as it is drawn. */
#include "pose_sense.h"

#include "draw/figure.h"
#include "pack/pose_read.h"
#include "svg_shapes.h"

enum { MOMENTS = 40, PICTURE_ROOM = 128 << 10, LINE_POINTS = 512 };

static char picture_room[PICTURE_ROOM];

static void skeleton_at(const struct pose *p, double t, struct skeleton *ret)
{
	struct posture posture;
	pose_at(p, t, &posture);
	skeleton_of(&posture, ret);
}

static struct vec way(const struct skeleton *s, unsigned from, unsigned to)
{
	return vec_unit(vec_sub(s->at[to], s->at[from]));
}

static double angle(struct vec a, struct vec b)
{
	return acos(clamp(vec_dot(a, b), -1, 1)) / VEC_DEGREE;
}

static double rise(double part)
{
	return asin(clamp(part, -1, 1)) / VEC_DEGREE;
}

static void begin(struct writer *w, const struct pose *p, double t)
{
	w_str(w, p->id);
	w_z(w, " at ");
	w_int(w, (int64_t)(t * 100 + 0.5));
	w_z(w, "%: ");
}

static void measure(struct writer *w, const char *text, double v, const char *unit)
{
	w_z(w, text);
	w_char(w, ' ');
	w_int(w, (int64_t)(v + (v < 0 ? -0.5 : 0.5)));
	w_z(w, unit);
	w_char(w, '\n');
}

/* ---- joints ---- */

struct range {
	const char *name;
	double least, most;
};

enum { ELBOW, WRIST, ARM_BACK, ARM_ACROSS, KNEE, KNEE_FRONT, HIP, HIP_ASIDE, RANGES };

/* Degrees; a little more than textbooks have for a passive joint, as the bones here are simple. */
static const struct range ranges[RANGES] = {
	[ELBOW] = {"the elbow is bent by", -1, 156},
	[WRIST] = {"the wrist is bent by", -1, 92},
	[ARM_BACK] = {"the arm goes backwards by", -91, 66},
	[ARM_ACROSS] = {"the arm goes through the chest by", -91, 62},
	[KNEE] = {"the knee is bent by", -1, 166},
	[KNEE_FRONT] = {"the knee is bent forwards by", -91, 12},
	[HIP] = {"the hip is bent by", -36, 142},
	[HIP_ASIDE] = {"the leg is aside by", -32, 62},
};

static void limb_angles(const struct skeleton *s, unsigned side, double ret[RANGES])
{
	const double out = side == HAND_RIGHT ? 1 : -1;
	const struct mat *chest = &s->turn[JOINT_T4], *pelvis = &s->turn[JOINT_PELVIS];
	struct vec upper = way(s, JOINT_SHOULDER_R + side, JOINT_ELBOW_R + side), fore = way(s, JOINT_ELBOW_R + side, JOINT_WRIST_R + side);
	struct vec hand = way(s, JOINT_WRIST_R + side, JOINT_TIP_R + side);
	struct vec thigh = way(s, JOINT_HIP_R + side, JOINT_KNEE_R + side), shank = way(s, JOINT_KNEE_R + side, JOINT_ANKLE_R + side);
	ret[ELBOW] = angle(upper, fore);
	ret[WRIST] = angle(fore, hand);
	ret[ARM_BACK] = rise(-vec_dot(upper, chest->x));
	ret[ARM_ACROSS] = rise(-out * vec_dot(upper, chest->z));
	ret[KNEE] = angle(thigh, shank);
	ret[KNEE_FRONT] = rise(vec_dot(shank, s->turn[JOINT_KNEE_R + side].x));
	ret[HIP] = atan2(vec_dot(thigh, pelvis->x), -vec_dot(thigh, pelvis->y)) / VEC_DEGREE;
	ret[HIP_ASIDE] = rise(out * vec_dot(thigh, pelvis->z));
}

void sense_ranges(struct writer *w, const struct pose *p)
{
	for (int i = 0; i < MOMENTS; i++)
		for (unsigned side = 0; side < HAND_SIDES; side++) {
			struct skeleton s;
			double v[RANGES];
			skeleton_at(p, (double)i / MOMENTS, &s);
			limb_angles(&s, side, v);
			for (int r = 0; r < RANGES; r++)
				if (v[r] < ranges[r].least || v[r] > ranges[r].most) {
					begin(w, p, (double)i / MOMENTS);
					w_z(w, side == HAND_RIGHT ? "right: " : "left: ");
					measure(w, ranges[r].name, v[r], " degrees");
				}
		}
}

/* ---- things ---- */

static struct mat turned(struct mat turn, struct vec by)
{
	mat_turn_y(&turn, by.z);
	mat_turn_x(&turn, by.y);
	mat_turn_z(&turn, by.x);
	return turn;
}

/* A place in the frame of a thing. */
static struct vec seen_from(const struct skeleton *s, const struct prop *p, struct vec q)
{
	struct mat turn = turned(p->on_body ? s->turn[p->joint] : MAT_NONE, p->turn);
	struct vec by = vec_sub(q, p->on_body ? skeleton_point(s, p->joint, p->at) : p->at);
	return (struct vec){vec_dot(by, turn.x), vec_dot(by, turn.y), vec_dot(by, turn.z)};
}

static double most(double a, double b)
{
	return a > b ? a : b;
}

static double box_gap(struct vec q, struct vec half)
{
	struct vec d = {fabs(q.x) - half.x, fabs(q.y) - half.y, fabs(q.z) - half.z};
	double inside = most(d.x, most(d.y, d.z));
	return inside < 0 ? inside : vec_len((struct vec){most(d.x, 0), most(d.y, 0), most(d.z, 0)});
}

static double line_gap(struct vec q, struct vec a, struct vec b)
{
	struct vec ab = vec_sub(b, a);
	double n = vec_dot(ab, ab), t = n > 0 ? clamp(vec_dot(vec_sub(q, a), ab) / n, 0, 1) : 0;
	return vec_len(vec_sub(q, vec_along(a, ab, t)));
}

static struct vec band_point(const struct skeleton *s, const struct prop_point *p)
{
	return p->on_body ? skeleton_point(s, p->joint, p->at) : p->at;
}

/* Metres from a place to the surface of a thing; below 0 inside of it. */
static double gap_to(const struct skeleton *s, const struct prop *p, struct vec q)
{
	struct vec v = seen_from(s, p, q);
	double along = p->axis == 'x' ? v.x : p->axis == 'y' ? v.y : v.z, across = sqrt(most(0, vec_dot(v, v) - along * along)), least = 9;
	switch (p->kind) {
	case PROP_BOX: return box_gap(v, vec_scale(p->size, 0.5));
	case PROP_CYL: return box_gap((struct vec){across, along, 0}, (struct vec){p->r, p->len / 2, 1});
	case PROP_CONE: return box_gap((struct vec){across, along, 0}, (struct vec){most(p->r, p->top), p->len / 2, 1});
	case PROP_BALL: {
		double r = vec_len((struct vec){v.x / p->size.x, v.y / p->size.y, v.z / p->size.z});
		return r > 0 ? vec_len(v) * (1 - 1 / r) : -p->size.y;
	}
	case PROP_RING: return sqrt(along * along + (across - p->r) * (across - p->r)) - p->len / 2;
	case PROP_TUBE:
		for (size_t i = 0; i + 1 < p->n_points; i++) {
			double gap = line_gap(q, band_point(s, &p->points[i]), band_point(s, &p->points[i + 1])) - most(p->radii[i], p->radii[i + 1]);
			least = gap < least ? gap : least;
		}
		return least;
	case PROP_BAND:
		for (size_t i = 0; i + 1 < p->n_points; i++) {
			double gap = line_gap(q, band_point(s, &p->points[i]), band_point(s, &p->points[i + 1]));
			least = gap < least ? gap : least;
		}
		return least - p->r;
	case PROP_PATCH: return least;
	}
	return least;
}

/* ---- touches ---- */

enum { PART_POINTS = 6 };

/* Places of a part, and how far its skin is from them. */
static size_t part_points(const struct skeleton *s, enum part part, struct vec ret[PART_POINTS], double *ret_r)
{
	size_t n = 0;
	unsigned side = part == PART_HAND_L || part == PART_FOOT_L;
	switch (part) {
	case PART_HAND_R:
	case PART_HAND_L:
		*ret_r = 0.025;
		for (; n < PART_POINTS; n++)
			ret[n] = vec_mix(s->at[JOINT_WRIST_R + side], s->at[JOINT_TIP_R + side], (double)n / (PART_POINTS - 1));
		return n;
	case PART_FOOT_R:
	case PART_FOOT_L:
		*ret_r = 0.035;
		ret[n++] = s->at[JOINT_ANKLE_R + side];
		ret[n++] = s->at[JOINT_HEEL_R + side];
		ret[n++] = s->at[JOINT_TOE_R + side];
		return n;
	case PART_HEAD:
		*ret_r = 0.10;
		ret[n++] = s->at[JOINT_HEAD];
		return n;
	case PART_TORSO:
		*ret_r = 0.10;
		for (unsigned j = JOINT_PELVIS; j <= JOINT_T4; j++)
			ret[n++] = s->at[j];
		return n;
	case PART_NECK:
	case PART_ARM_R:
	case PART_ARM_L:
	case PART_LEG_R:
	case PART_LEG_L:
	case PARTS: break;
	}
	return n;
}

static double joint_r(enum joint j)
{
	return j == JOINT_HEAD ? 0.115 : j <= JOINT_T4 ? 0.13 : j <= JOINT_SKULL ? 0.07 : 0.05;
}

static double touch_gap(const struct skeleton *s, const struct pose *p, const struct touch *t)
{
	struct vec q[PART_POINTS];
	double r, least = 9;
	size_t n = part_points(s, t->part, q, &r);
	for (size_t i = 0; i < n; i++) {
		if (t->kind == TOUCH_FLOOR)
			least = q[i].y < least ? q[i].y : least;
		if (t->kind == TOUCH_JOINT) {
			double gap = vec_len(vec_sub(q[i], s->at[t->joint])) - joint_r(t->joint);
			least = gap < least ? gap : least;
		}
		for (size_t k = 0; t->kind == TOUCH_THING && k < p->n_props; k++) {
			double gap = p->props[k].paint == t->paint ? gap_to(s, &p->props[k], q[i]) : 9;
			least = gap < least ? gap : least;
		}
	}
	return least - r;
}

static const char *const part_names[PARTS] = {"torso", "neck", "head", "armR", "armL", "handR", "handL", "legR", "legL", "footR", "footL"};

void sense_touches(struct writer *w, const struct pose *p)
{
	static const double forgiven_m = 0.05;
	struct skeleton s;
	skeleton_at(p, p->still.at, &s);
	for (size_t i = 0; i < p->n_touches; i++) {
		const struct touch *t = &p->touches[i];
		double gap = touch_gap(&s, p, t);
		if (gap <= forgiven_m)
			continue;
		begin(w, p, p->still.at);
		w_z(w, part_names[t->part]);
		w_z(w, " does not touch ");
		w_str(w, t->kind == TOUCH_FLOOR ? STR("floor") : t->kind == TOUCH_JOINT ? pose_joint_name(t->joint) : pose_paint_name(t->paint));
		measure(w, ", by", gap * 100, " cm");
	}
}

/* ---- the floor ---- */

static bool stands(const struct skeleton *s)
{
	return s->at[JOINT_PELVIS].y > 0.8 && s->turn[JOINT_PELVIS].y.y > 0.7;
}

void sense_floor(struct writer *w, const struct pose *p)
{
	static const double under_m = -0.035, over_m = 0.06; /* the soles of a walker roll */
	for (int i = 0; i < MOMENTS + (int)p->n_frames; i++) {
		struct skeleton s;
		bool is_frame = i >= MOMENTS; /* fingers bend where a hand slides along the floor from the one to the other */
		double t = is_frame ? p->frames[i - MOMENTS].t : (double)i / MOMENTS, lowest = 9, foot = 9;
		skeleton_at(p, t, &s);
		for (unsigned j = 0; j < JOINTS; j++)
			if (is_frame || (j != JOINT_TIP_R && j != JOINT_TIP_L))
				lowest = s.at[j].y < lowest ? s.at[j].y : lowest;
		for (unsigned j = JOINT_HEEL_R; j <= JOINT_TOE_L; j++)
			foot = s.at[j].y < foot ? s.at[j].y : foot;
		if (lowest < under_m) {
			begin(w, p, t);
			measure(w, "something is under the floor,", lowest * 100, " cm");
		}
		if (stands(&s) && foot > over_m) {
			begin(w, p, t);
			measure(w, "who stands has no foot on the floor, the lower one is up", foot * 100, " cm");
		}
	}
}

/* ---- through things ---- */

struct bone {
	unsigned from, to;
	const char *name;
};

static const struct bone bones[] = {
	{JOINT_PELVIS, JOINT_T9, "the trunk"},
	{JOINT_T9, JOINT_C7, "the trunk"},
	{JOINT_SKULL, JOINT_HEAD, "the head"},
	{JOINT_ELBOW_R, JOINT_WRIST_R, "the right forearm"},
	{JOINT_ELBOW_L, JOINT_WRIST_L, "the left forearm"},
	{JOINT_SHOULDER_R, JOINT_ELBOW_R, "the right arm"},
	{JOINT_SHOULDER_L, JOINT_ELBOW_L, "the left arm"},
	{JOINT_HIP_R, JOINT_KNEE_R, "the right thigh"},
	{JOINT_HIP_L, JOINT_KNEE_L, "the left thigh"},
	{JOINT_KNEE_R, JOINT_ANKLE_R, "the right shank"},
	{JOINT_KNEE_L, JOINT_ANKLE_L, "the left shank"},
};

/* What gives way or is worn may be gone into. */
static bool is_hard(const struct prop *p)
{
	static const uint32_t hard =
		1u << PAINT_WOOD | 1u << PAINT_WALL | 1u << PAINT_METAL | 1u << PAINT_SCREEN | 1u << PAINT_ROLLER | 1u << PAINT_TUB;
	return (hard >> p->paint & 1) != 0 && !p->on_body && (p->kind == PROP_BOX || p->kind == PROP_CYL);
}

void sense_things(struct writer *w, const struct pose *p)
{
	static const double forgiven_m = -0.012;
	for (int i = 0; i < MOMENTS; i++)
		for (size_t b = 0; b < sizeof bones / sizeof bones[0]; b++) {
			struct skeleton s;
			double t = (double)i / MOMENTS, deepest = 0;
			enum paint of = PAINT_WOOD;
			skeleton_at(p, t, &s);
			for (size_t k = 0; k < p->n_props; k++)
				for (int part = 1; part < 10 && is_hard(&p->props[k]); part++) {
					double gap = gap_to(&s, &p->props[k], vec_mix(s.at[bones[b].from], s.at[bones[b].to], part / 10.0));
					of = gap < deepest ? p->props[k].paint : of;
					deepest = gap < deepest ? gap : deepest;
				}
			if (deepest < forgiven_m) {
				begin(w, p, t);
				w_z(w, bones[b].name);
				w_z(w, " goes through ");
				w_str(w, pose_paint_name(of));
				measure(w, ", its middle is in it by", -deepest * 100, " cm");
			}
		}
}

/* ---- the picture ---- */

static str picture(const struct pose *p, bool arrow)
{
	struct writer w = writer_on(picture_room, PICTURE_ROOM);
	const struct figure_style style = {.colours = FIGURE_CLASSES, .arrow = arrow};
	figure_fragment(&w, p, p->still.at, &style);
	return writer_str(&w);
}

static double value(str svg, const char *name)
{
	struct point p[1];
	char path[32];
	struct writer w = writer_on(path, sizeof path);
	w_char(&w, 'M');
	w_str(&w, svg_attribute(svg, name));
	w_z(&w, " 0");
	return svg_path_line(writer_str(&w), p, 1) == 1 ? p[0].x : 0;
}

/* The part of `svg` that begins with the element of this id. */
static str element(str svg, str id)
{
	char buffer[40];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_z(&w, "<path id=\"");
	w_str(&w, id);
	w_char(&w, '"');
	size_t at = str_find_str(svg, writer_str(&w));
	return str_sub(svg, at, svg.n);
}

static bool is_in_clip(str svg, struct point q)
{
	static const str names[] = {STR_INIT("figt"), STR_INIT("fign"), STR_INIT("figr"), STR_INIT("figl")};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (svg_path_holds(svg_attribute(element(svg, names[i]), "d"), q, true))
			return true;
	return false;
}

/* Where the next path begins that is not of water or light, through which one sees. */
static size_t next_path(str s)
{
	static const str clear[] = {STR_INIT("<g class=\"water\">"), STR_INIT("<g class=\"light\">")};
	size_t from = 0;
	for (;;) {
		str rest = str_sub(s, from, s.n);
		size_t path = str_find_str(rest, STR("<path")), seen_through = rest.n;
		for (size_t i = 0; i < sizeof clear / sizeof clear[0]; i++) {
			size_t at = str_find_str(rest, clear[i]);
			seen_through = at < seen_through ? at : seen_through;
		}
		if (path <= seen_through)
			return from + path;
		from += seen_through + str_find_str(str_sub(rest, seen_through, rest.n), STR("</g>"));
	}
}

/* Something that is painted after `rest` begins lies over the place. */
static bool is_covered(str rest, struct point q)
{
	for (size_t at = next_path(rest); at < rest.n; at = next_path(rest)) {
		rest = str_sub(rest, at, rest.n);
		str class = svg_attribute(rest, "class");
		bool is_line = str_eq(class, STR("l")) || str_starts(class, STR("arrow"));
		if (!is_line && svg_path_holds(svg_attribute(rest, "d"), q, true))
			return true;
		rest = str_sub(rest, 5, rest.n);
	}
	return false;
}

/* Which share of the inner half of the light is seen, 0..1. */
static double lit_share(str svg, str circle)
{
	double x = value(circle, "cx"), y = value(circle, "cy"), r = value(circle, "r");
	bool is_halo = svg_attribute(circle, "clip-path").n == 0;
	int seen = 0, all = 0;
	for (int ring = 1; ring <= 3; ring++)
		for (int i = 0; i < 12; i++, all++) {
			double a = i * 30 * VEC_DEGREE, by = r * ring / 5;
			struct point q = {x + by * cos(a), y + by * sin(a)};
			seen += (is_halo || is_in_clip(svg, q)) && !is_covered(circle, q);
		}
	return (double)seen / all;
}

void sense_glow(struct writer *w, const struct pose *p)
{
	static const double least_share = 0.12;
	str svg = picture(p, false);
	size_t n = 0;
	double best = 0;
	for (str rest = svg;; n++) {
		size_t at = str_find_str(rest, STR("<circle class=\"feel\""));
		if (at >= rest.n)
			break;
		rest = str_sub(rest, at, rest.n);
		double share = lit_share(svg, rest);
		best = share > best ? share : best;
		rest = str_sub(rest, 5, rest.n);
	}
	if (p->n_feels == 0 || (n > 0 && best >= least_share))
		return;
	begin(w, p, p->still.at);
	measure(w, n == 0 ? "where it is felt looks away: turn the camera" : "where it is felt is hidden, percent seen:", best * 100, "");
}

static double between(struct point a, struct point b)
{
	return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* The farthest that a joint of those that steps speak of goes between two moments. */
static double farthest(const struct skeleton *a, const struct skeleton *b)
{
	static const unsigned joints[] = {JOINT_HEAD,    JOINT_SHOULDER_R, JOINT_SHOULDER_L, JOINT_ELBOW_R, JOINT_ELBOW_L, JOINT_WRIST_R,
					  JOINT_WRIST_L, JOINT_PELVIS,     JOINT_KNEE_R,     JOINT_KNEE_L,  JOINT_ANKLE_R, JOINT_ANKLE_L};
	const struct vec nose = {0.1, 0, 0};
	double far = vec_len(vec_sub(skeleton_point(b, JOINT_HEAD, nose), skeleton_point(a, JOINT_HEAD, nose)));
	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
		far = most(far, vec_len(vec_sub(b->at[joints[i]], a->at[joints[i]])));
	return far;
}

void sense_arrow(struct writer *w, const struct pose *p)
{
	static const double near_m = 0.26, least_share = 0.15;
	struct camera c = camera_of(p->view.yaw, p->view.pitch, 1);
	struct skeleton a, b;
	struct point line[LINE_POINTS];
	if (!p->arrow.set)
		return;
	str svg = picture(p, true);
	str arrow = str_sub(svg, str_find_str(svg, STR("<path class=\"arrow\"")), svg.n);
	size_t n = svg_path_line(svg_attribute(arrow, "d"), line, LINE_POINTS);
	if (n < 6) {
		begin(w, p, p->arrow.to);
		w_z(w, "the arrow is not drawn\n");
		return;
	}
	skeleton_at(p, p->arrow.from, &a);
	skeleton_at(p, p->arrow.to, &b);
	struct vec from = skeleton_point(&a, p->arrow.joint, p->arrow.off), to = skeleton_point(&b, p->arrow.joint, p->arrow.off);
	struct point begins = line[0], tip = line[n - 2], goes = camera_point(&c, vec_sub(to, from)); /* the head: from, tip, from */
	double gap = between(tip, camera_point(&c, to)) / c.scale;
	if (gap > near_m) {
		begin(w, p, p->arrow.to);
		measure(w, "the arrow ends far from its joint,", gap * 100, " cm");
	}
	if ((tip.x - begins.x) * goes.x + (tip.y - begins.y) * goes.y <= 0) {
		begin(w, p, p->arrow.to);
		w_z(w, "the arrow does not point where its joint goes\n");
	}
	double share = vec_len(vec_sub(to, from)) / most(farthest(&a, &b), 1e-3);
	if (share < least_share) {
		begin(w, p, p->arrow.to);
		measure(w, "the arrow is at a joint that hardly moves, percent of the farthest:", share * 100, "");
	}
}

void sense_still(struct writer *w, const struct pose *p)
{
	static const double least_m = 0.025;
	struct skeleton a, b;
	double from = p->still.kind == STILL_ONE ? 0 : p->still.beside;
	if (p->still.kind == STILL_ONE && !p->arrow.set)
		return;
	skeleton_at(p, from, &a);
	skeleton_at(p, p->still.at, &b);
	if (farthest(&a, &b) < least_m) {
		begin(w, p, p->still.at);
		measure(w, "the still is the beginning, but for", farthest(&a, &b) * 1000, " mm");
	}
}
