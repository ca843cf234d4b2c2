/* figure.c - what is where, from back to front. */
#include "draw/figure.h"

#include "draw/figure_glow.h"
#include "draw/prop.h"

#define RATIO        1.5
#define BORDER       20 /* units round everything */
#define LOOP_SAMPLES 10
#define ARROW_POINTS 7
#define ITEMS_MAX    (PARTS + 40)

static struct camera camera_for(const struct pose *p, const struct figure_style *style)
{
	return camera_of(p->view.yaw, p->view.pitch, style->mirrored ? -1 : 1);
}

static void skeleton_at(const struct pose *p, double t, struct skeleton *ret)
{
	struct posture posture;
	pose_at(p, t, &posture);
	skeleton_of(&posture, ret);
}

/* ---- the view box ---- */

struct bounds {
	double left, top, right, bottom;
};

static void bounds_add(struct bounds *b, struct point p, double r)
{
	b->left = p.x - r < b->left ? p.x - r : b->left;
	b->right = p.x + r > b->right ? p.x + r : b->right;
	b->top = p.y - r < b->top ? p.y - r : b->top;
	b->bottom = p.y + r > b->bottom ? p.y + r : b->bottom;
}

static void bounds_add_moment(struct bounds *bounds, const struct pose *p, const struct camera *c, double t)
{
	struct skeleton s;
	skeleton_at(p, t, &s);
	for (unsigned j = 0; j < JOINTS; j++)
		if (p->view.crop == 0 || (p->view.crop >> j & 1) != 0)
			bounds_add(bounds, camera_point(c, s.at[j]), (j == JOINT_HEAD ? 0.14 : 0.07) * c->scale);
	if (p->view.crop != 0)
		return;
	const struct body body = {.bones = &s, .camera = c};
	for (size_t i = 0; i < p->n_props; i++) {
		struct vec corner[PROP_CORNERS];
		size_t n = prop_corners(&body, &p->props[i], corner);
		for (size_t k = 0; k < n; k++)
			bounds_add(bounds, camera_point(c, corner[k]), 0);
	}
}

static struct bounds bounds_of_loop(const struct pose *p, const struct camera *c)
{
	struct bounds b = {1e9, 1e9, -1e9, -1e9};
	for (int i = 0; i < LOOP_SAMPLES; i++)
		bounds_add_moment(&b, p, c, (double)i / LOOP_SAMPLES);
	return b;
}

/* ---- the arrow ---- */

/* How far from the way of a joint its arrow runs, metres: beside the head or the trunk, and beside a limb. */
#define ARROW_BESIDE_TRUNK 0.17
#define ARROW_BESIDE_LIMB  0.075

struct way {
	struct point p[ARROW_POINTS];
	double size; /* of a picture side: what widths are measured by */
};

/* Away from the trunk and across the way: where an arrow hides nothing of the body. */
static struct point aside(const struct way *way, const struct arrow *a, const struct camera *c, struct point trunk)
{
	struct point from = way->p[0], mid = way->p[ARROW_POINTS / 2], to = way->p[ARROW_POINTS - 1];
	double x = from.y - to.y, y = to.x - from.x, len = sqrt(x * x + y * y);
	double by = (a->joint < JOINT_SHOULDER_R ? ARROW_BESIDE_TRUNK : ARROW_BESIDE_LIMB) * c->scale;
	if (len < 0.1)
		return (struct point){0, -by};
	if (x * (mid.x - trunk.x) + y * (mid.y - trunk.y) < 0)
		by = -by;
	return (struct point){x / len * by, y / len * by};
}

static struct way arrow_way(const struct pose *p, const struct camera *c, double size)
{
	struct way way = {.size = size};
	const struct arrow *a = &p->arrow;
	struct point mid = {0, 0}, trunk = {0, 0};
	for (int i = 0; i < ARROW_POINTS; i++) {
		struct skeleton s;
		skeleton_at(p, mix(a->from, a->to, 0.04 + 0.92 * i / (ARROW_POINTS - 1)), &s);
		way.p[i] = camera_point(c, skeleton_point(&s, a->joint, a->off));
		trunk = camera_point(c, s.at[JOINT_T9]);
	}
	struct point by = a->out.x == 0 && a->out.y == 0 ? aside(&way, a, c, trunk) : (struct point){a->out.x * c->mirror, a->out.y};
	for (int i = 0; i < ARROW_POINTS; i++) {
		way.p[i] = (struct point){way.p[i].x + by.x, way.p[i].y + by.y};
		mid.x += way.p[i].x / ARROW_POINTS;
		mid.y += way.p[i].y / ARROW_POINTS;
	}
	/* a small movement still gets an arrow that can be seen */
	struct point from = way.p[0], to = way.p[ARROW_POINTS - 1];
	double len = sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y));
	double grow = len > 0.1 && len < 0.14 * size ? 0.14 * size / len : 1;
	for (int i = 0; i < ARROW_POINTS; i++)
		way.p[i] = (struct point){mid.x + (way.p[i].x - mid.x) * grow, mid.y + (way.p[i].y - mid.y) * grow};
	return way;
}

static struct point from_tip(struct point tip, double len, double angle)
{
	return (struct point){tip.x - len * cos(angle), tip.y - len * sin(angle)};
}

static void arrow_draw(const struct brush *b, const struct way *way)
{
	struct point tip = way->p[ARROW_POINTS - 1], before = way->p[ARROW_POINTS - 3];
	double angle = atan2(tip.y - before.y, tip.x - before.x), head = 0.03 * way->size;
	brush_arrow(b, 0.0115 * way->size);
	path_line(b->w, way->p, ARROW_POINTS);
	path_corner(b->w, (const struct point[]){from_tip(tip, head, angle + 0.6), tip, from_tip(tip, head, angle - 0.6)});
	brush_end(b);
}

/* ---- the box again, with the arrow in it ---- */

static double size_of(const struct bounds *b, double ratio)
{
	double height = b->bottom - b->top + 2 * BORDER, width = b->right - b->left + 2 * BORDER;
	return height > width / ratio ? height : width / ratio;
}

static double ratio_of(const struct figure_style *style)
{
	return style->ratio > 0 ? style->ratio : RATIO;
}

static double whole(double v)
{
	return (double)(int64_t)(v + (v < 0 ? -0.5 : 0.5));
}

struct figure_box figure_view_box(const struct pose *p, const struct figure_style *style)
{
	struct camera c = camera_for(p, style);
	struct bounds b = bounds_of_loop(p, &c);
	double ratio = ratio_of(style);
	if (p->arrow.set) {
		struct way way = arrow_way(p, &c, size_of(&b, ratio));
		for (int i = 0; i < ARROW_POINTS; i++)
			bounds_add(&b, way.p[i], 0.02 * way.size);
	}
	double width = b.right - b.left + 2 * BORDER, height = b.bottom - b.top + 2 * BORDER;
	double x = b.left - BORDER, y = b.top - BORDER;
	if (width < height * ratio) {
		x -= (height * ratio - width) / 2;
		width = height * ratio;
	} else {
		y -= (width / ratio - height) * 0.62; /* a little more air above than below */
		height = width / ratio;
	}
	return (struct figure_box){whole(x), whole(y), whole(width), whole(height)};
}

struct figure_box figure_moment_box(const struct pose *p, double t, const struct figure_style *style)
{
	struct camera c = camera_for(p, style);
	struct bounds b = {1e9, 1e9, -1e9, -1e9};
	struct skeleton bones;
	bounds_add_moment(&b, p, &c, t);
	skeleton_at(p, t, &bones);
	for (size_t i = 0; i < p->n_feels; i++)
		bounds_add(&b, camera_point(&c, skeleton_point(&bones, p->feels[i].joint, p->feels[i].off)), 0.6 * p->feels[i].r * c.scale);
	return (struct figure_box){whole(b.left - BORDER), whole(b.top - BORDER), whole(b.right - b.left + 2 * BORDER),
				   whole(b.bottom - b.top + 2 * BORDER)};
}

void figure_view_box_text(struct writer *w, struct figure_box box)
{
	const double v[4] = {box.x, box.y, box.width, box.height};
	for (int i = 0; i < 4; i++) {
		if (i > 0)
			w_char(w, ' ');
		path_number(w, v[i]);
	}
}

/* ---- the painter's order ---- */

enum item_kind { ITEM_TORSO, ITEM_NECK, ITEM_HEAD, ITEM_ARM, ITEM_HAND, ITEM_LEGS, ITEM_FOOT, ITEM_PROP, ITEM_GLOW, ITEM_HALO };

struct item {
	double depth;
	enum item_kind kind;
	enum hand_side side;
	enum body_hand hand;
	struct body_legs legs;
	size_t i; /* of the prop or the feeling */
};

struct scene {
	const struct pose *pose;
	const struct body *body;
	struct item items[ITEMS_MAX + 1]; /* one to spare, for what does not fit */
	size_t n;
};

/* The new item, for what else is to be said about it. Depths in hundredths of a millimetre: what lies equally far, as two arms seen from behind, does so for every
   machine, whatever its last digits are. */
static struct item *scene_add(struct scene *s, enum item_kind kind, double depth)
{
	struct item *item = &s->items[s->n];
	if (s->n < ITEMS_MAX)
		s->n++;
	*item = (struct item){.kind = kind, .depth = whole(depth * 1e5), .hand = HAND_APART};
	return item;
}

static double joint_depth(const struct scene *s, enum joint j)
{
	return camera_depth(s->body->camera, s->body->bones->at[j]);
}

static void add_trunk(struct scene *s)
{
	const double *nudge = s->pose->nudge;
	scene_add(s, ITEM_TORSO, joint_depth(s, JOINT_T7) + nudge[PART_TORSO]);
	scene_add(s, ITEM_NECK, joint_depth(s, JOINT_C7) - 0.02 + nudge[PART_NECK]);
	scene_add(s, ITEM_HEAD, joint_depth(s, JOINT_HEAD) + nudge[PART_HEAD]);
}

static void add_arm(struct scene *s, enum hand_side side)
{
	const double *nudge = s->pose->nudge;
	double wrist = joint_depth(s, JOINT_WRIST_R + side);
	double depth = (joint_depth(s, JOINT_SHOULDER_R + side) + joint_depth(s, JOINT_ELBOW_R + side) * 1.2 + wrist * 0.8) / 3;
	double outward = camera_depth(s->body->camera, s->body->bones->turn[JOINT_T4].z) * (side == HAND_RIGHT ? 1 : -1);
	double hand = depth + (wrist - depth) * 0.6 - 0.001;
	scene_add(s, ITEM_HAND, hand + nudge[PART_HAND_R + side])->side = side;
	scene_add(s, ITEM_ARM, depth + outward * 0.05 + nudge[PART_ARM_R + side])->side = side;
}

static double leg_depth(const struct scene *s, enum hand_side side)
{
	return (joint_depth(s, JOINT_HIP_R + side) + joint_depth(s, JOINT_KNEE_R + side) + joint_depth(s, JOINT_ANKLE_R + side)) / 3 +
	       s->pose->nudge[PART_LEG_R + side];
}

/* The pelvis shares an outline with the nearer leg, and with both when they lie side by side. */
static void add_legs(struct scene *s)
{
	double depth[HAND_SIDES] = {leg_depth(s, HAND_RIGHT), leg_depth(s, HAND_LEFT)}, pelvis = joint_depth(s, JOINT_PELVIS) - 0.012;
	enum hand_side far = depth[HAND_RIGHT] < depth[HAND_LEFT] ? HAND_RIGHT : HAND_LEFT;
	bool beside = fabs(depth[HAND_RIGHT] - depth[HAND_LEFT]) < 0.05;
	if (!beside)
		scene_add(s, ITEM_LEGS, depth[far])->legs = (struct body_legs){false, far == HAND_RIGHT, far == HAND_LEFT};
	scene_add(s, ITEM_LEGS, pelvis)->legs = (struct body_legs){true, beside || far == HAND_LEFT, beside || far == HAND_RIGHT};
	for (unsigned side = 0; side < HAND_SIDES; side++)
		scene_add(s, ITEM_FOOT, depth[side] - 0.004 + s->pose->nudge[PART_FOOT_R + side])->side = (enum hand_side)side;
}

/* From back to front; what is equally far keeps its order. */
static void sort_items(struct scene *s)
{
	for (size_t i = 1; i < s->n; i++) {
		struct item v = s->items[i];
		size_t k = i;
		for (; k > 0 && s->items[k - 1].depth > v.depth; k--)
			s->items[k] = s->items[k - 1];
		s->items[k] = v;
	}
}

/* A hand that lies next to its arm in the order is drawn with it, in one outline. */
static void join_hands(struct scene *s)
{
	for (size_t i = 0; i + 1 < s->n; i++) {
		struct item *a = &s->items[i], *b = &s->items[i + 1];
		bool pair = (a->kind == ITEM_ARM && b->kind == ITEM_HAND) || (a->kind == ITEM_HAND && b->kind == ITEM_ARM);
		if (!pair || a->side != b->side)
			continue;
		struct item *hand = a->kind == ITEM_HAND ? a : b, *arm = a->kind == ITEM_HAND ? b : a;
		arm->hand = HAND_JOINED;
		size_t at = (size_t)(hand - s->items);
		s->n--;
		for (size_t k = at; k < s->n; k++)
			s->items[k] = s->items[k + 1];
	}
}

static void glow_draw(const struct scene *s, const struct feel *f, bool on_body);

static void item_draw(const struct scene *s, const struct item *i)
{
	const struct body *b = s->body;
	switch (i->kind) {
	case ITEM_TORSO: body_torso(b); break;
	case ITEM_NECK: body_neck(b); break;
	case ITEM_HEAD: body_head(b); break;
	case ITEM_ARM: body_arm(b, i->side, i->hand); break;
	case ITEM_HAND: body_hand(b, i->side); break;
	case ITEM_LEGS: body_legs(b, i->legs); break;
	case ITEM_FOOT: body_foot(b, i->side); break;
	case ITEM_PROP: prop_draw(b, &s->pose->props[i->i]); break;
	case ITEM_GLOW: glow_draw(s, &s->pose->feels[i->i], true); break;
	case ITEM_HALO: glow_draw(s, &s->pose->feels[i->i], false); break;
	}
}

/* An arm in front of the trunk hides what glows there. */
static void add_glows(struct scene *s)
{
	for (size_t i = 0; i < s->pose->n_feels; i++) {
		struct glow g = glow_of(s->body, &s->pose->feels[i]);
		if (g.kind != GLOW_AWAY)
			scene_add(s, ITEM_GLOW, g.depth + s->pose->nudge[PART_TORSO])->i = i;
		if (g.kind == GLOW_EDGE)
			scene_add(s, ITEM_HALO, joint_depth(s, JOINT_T7) - 0.08)->i = i;
	}
}

static void scene_build(struct scene *s)
{
	add_trunk(s);
	add_legs(s);
	for (int side = 0; side < HAND_SIDES; side++)
		add_arm(s, (enum hand_side)side);
	for (size_t i = 0; i < s->pose->n_props; i++) {
		const struct prop *p = &s->pose->props[i];
		if (!prop_is_ground(p))
			scene_add(s, ITEM_PROP, prop_depth(s->body, p))->i = i;
	}
	add_glows(s);
	sort_items(s);
	join_hands(s);
}

static void scene_draw(const struct scene *s)
{
	for (size_t i = 0; i < s->pose->n_props; i++)
		if (prop_is_ground(&s->pose->props[i]))
			prop_draw(s->body, &s->pose->props[i]);
	body_shadow(s->body, 0);
	for (size_t i = 0; i < s->n; i++)
		item_draw(s, &s->items[i]);
}

/* ---- the glow ---- */

/* The light, and the outlines that it stays in: of what is painted in the colour of the shirt, and of the neck. */
static void glow_defs(const struct brush *b)
{
	static const char parts[] = {NAME_TORSO, NAME_NECK, NAME_SLEEVE_R, NAME_SLEEVE_L};
	w_z(b->w, "<defs><radialGradient id=\"");
	brush_name(b, NAME_GLOW);
	w_z(b->w, "\">");
	brush_glow_stops(b);
	w_z(b->w, "</radialGradient><clipPath id=\"");
	brush_name(b, NAME_CLIP);
	w_z(b->w, "\">");
	for (size_t i = 0; i < sizeof parts; i++) {
		w_z(b->w, "<use href=\"#");
		brush_name(b, parts[i]);
		w_z(b->w, "\"/>");
	}
	w_z(b->w, "</clipPath></defs>");
}

/* On the body, or what shines out behind its outline. */
static void glow_draw(const struct scene *s, const struct feel *f, bool on_body)
{
	const struct brush *b = s->body->brush;
	struct glow g = glow_of(s->body, f);
	w_z(b->w, "<circle class=\"feel\"");
	if (on_body) {
		w_z(b->w, " clip-path=\"url(#");
		brush_name(b, NAME_CLIP);
		w_z(b->w, ")\"");
	}
	w_z(b->w, " fill=\"url(#");
	brush_name(b, NAME_GLOW);
	w_z(b->w, ")\" cx=\"");
	path_number(b->w, g.at.x);
	w_z(b->w, "\" cy=\"");
	path_number(b->w, g.at.y);
	w_z(b->w, "\" r=\"");
	path_number(b->w, g.r);
	w_z(b->w, "\"/>");
}

/* ---- the whole ---- */

static uint32_t paints_used(const struct pose *p)
{
	uint32_t used = 1u << PAINT_SKIN | 1u << PAINT_TOP | 1u << PAINT_LEG | 1u << PAINT_HAIR | 1u << PAINT_FACE;
	if (p->still.kind == STILL_WRONG)
		used |= 1u << BRUSH_NO;
	for (size_t i = 0; i < p->n_props; i++)
		used |= 1u << p->props[i].paint;
	return used;
}

static struct brush brush_of(struct writer *w, const struct pose *p, const struct figure_style *style)
{
	return (struct brush){
		.w = w, .colours = style->colours, .tones = style->tones, .used = paints_used(p), .id = style->id, .has_names = p->n_feels > 0};
}

void figure_fragment(struct writer *w, const struct pose *p, double t, const struct figure_style *style)
{
	const struct brush brush = brush_of(w, p, style);
	const struct camera camera = camera_for(p, style);
	struct skeleton bones;
	skeleton_at(p, t, &bones);
	const struct body body = {
		.bones = &bones, .camera = &camera, .brush = &brush, .build = style->build, .bare = p->bare, .eyes_closed = p->eyes_closed};
	struct scene scene = {.pose = p, .body = &body};
	scene_build(&scene);
	if (p->n_feels > 0)
		glow_defs(&brush);
	scene_draw(&scene);
	if (style->arrow && p->arrow.set) {
		struct bounds b = bounds_of_loop(p, &camera);
		struct way way = arrow_way(p, &camera, size_of(&b, ratio_of(style)));
		arrow_draw(&brush, &way);
	}
}

void figure_begin(struct writer *w, const struct pose *p, const struct figure_style *style, struct figure_box box)
{
	const struct brush b = brush_of(w, p, style);
	w_z(w, style->shell == FIGURE_FILE ? "<svg xmlns=\"http://www.w3.org/2000/svg\"" : "<svg");
	if (style->colours == FIGURE_CLASSES || style->colours == FIGURE_OWN) {
		w_z(w, " class=\"");
		brush_tone_classes(&b);
		w_char(w, '"');
	}
	w_z(w, " viewBox=\"");
	figure_view_box_text(w, box);
	w_z(w, "\" role=\"img\"><title>");
	w_html(w, p->alt);
	w_z(w, "</title>");
	if (style->colours == FIGURE_OWN)
		brush_own_style(&b);
}

void figure_svg(struct writer *w, const struct pose *p, double t, const struct figure_style *style)
{
	figure_begin(w, p, style, figure_view_box(p, style));
	figure_fragment(w, p, t, style);
	w_z(w, "</svg>");
}
