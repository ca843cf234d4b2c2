/* pose_read.c - takes a pose out of its tree. A wrong value is told and read as zero, so that one run tells everything. */
#include "pack/pose_read.h"

#include "base/ascii.h"
#include "draw/skeleton.h"

struct pose_reader {
	struct arena *a;
	struct problems *to;
	size_t n_before; /* problems that were there already */
};

/* ---- values ---- */

static void told(const struct pose_reader *r, const struct node *at, const char *text, str a, str b)
{
	problem_at(r->to, at, text, a, b);
}

/* A decimal number: an optional minus, digits, at most one point. */
static bool decimal(str s, double *ret_value)
{
	double v = 0, unit = 1;
	size_t i = s.n > 0 && s.p[0] == '-' ? 1 : 0, digits = 0;
	bool after_point = false;
	if (s.n > 12)
		return false;
	for (size_t k = i; k < s.n; k++) {
		if (s.p[k] == '.' && !after_point) {
			after_point = true;
			continue;
		}
		if (!ascii_is_digit(s.p[k]))
			return false;
		v = v * 10 + (s.p[k] - '0');
		unit *= after_point ? 10 : 1;
		digits++;
	}
	if (digits == 0)
		return false;
	*ret_value = (i == 1 ? -v : v) / unit;
	return true;
}

struct span {
	double least, most;
};

/* The span as a person reads it, in the reader's room: "-40 to 70". */
static str span_text(const struct pose_reader *r, struct span s)
{
	struct writer w = arena_writer(r->a);
	w_tenths(&w, (int64_t)(s.least * 10));
	w_str(&w, STR(" to "));
	w_tenths(&w, (int64_t)(s.most * 10));
	return arena_keep(r->a, &w);
}

static double number(const struct pose_reader *r, const struct node *n, struct span s)
{
	double v = 0;
	if (n->kind != NODE_TEXT || !decimal(n->text, &v)) {
		told(r, n, "a number is needed, %", span_text(r, s), STR(""));
		return 0;
	}
	if (v < s.least || v > s.most)
		told(r, n, "% is out of range, % is allowed", n->text, span_text(r, s));
	return v;
}

static str text_of(const struct pose_reader *r, const struct node *map, const char *key)
{
	const struct node *n = tree_get(map, key);
	if (n == NULL || n->kind != NODE_TEXT || n->text.n == 0) {
		told(r, n == NULL ? map : n, "\"%\" needs a text", str_of(key), STR(""));
		return STR("");
	}
	return n->text;
}

/* True when one of the words of `list`, separated by spaces, is `word`. */
static bool listed(str word, const char *list)
{
	for (str rest = str_of(list); rest.n > 0;)
		if (str_eq(str_split(&rest, ' '), word))
			return true;
	return false;
}

static void only(const struct pose_reader *r, const struct node *map, const char *allowed)
{
	if (map->kind != NODE_MAP) {
		told(r, map, "a mapping is needed with some of: %", str_of(allowed), STR(""));
		return;
	}
	for (const struct node *m = map->first; m != NULL; m = m->next)
		if (!listed(m->key, allowed))
			told(r, m, "unknown key \"%\", allowed are: %", m->key, str_of(allowed));
}

/* `n` numbers of a list, each with its span; too few or too many is told. */
static void numbers(const struct pose_reader *r, const struct node *list, const struct span *spans, size_t n, double *ret)
{
	if (list->kind != NODE_LIST || tree_count(list) != n) {
		const char digit = (char)('0' + n);
		told(r, list, "a list of % numbers is needed", (str){&digit, 1}, STR(""));
		return;
	}
	size_t i = 0;
	for (const struct node *m = list->first; m != NULL; m = m->next, i++)
		ret[i] = number(r, m, spans[i]);
}

#define ROOM_SPAN                                                                                                                                    \
	{                                                                                                                                            \
		-4, 4                                                                                                                                \
	} /* metres */
static const struct span room_span = ROOM_SPAN;
static const struct span room_spans[3] = {ROOM_SPAN, ROOM_SPAN, ROOM_SPAN};
static const struct span size_spans[3] = {{0.001, 4}, {0.001, 4}, {0.001, 4}};
static const struct span turn_span = {-180, 180};
static const struct span turn_spans[3] = {{-180, 180}, {-180, 180}, {-180, 180}};

static struct vec place(const struct pose_reader *r, const struct node *list, const struct span spans[3])
{
	double v[3] = {0, 0, 0};
	numbers(r, list, spans, 3, v);
	return (struct vec){v[0], v[1], v[2]};
}

static double optional(const struct pose_reader *r, const struct node *map, const char *key, struct span s)
{
	const struct node *n = tree_get(map, key);
	return n == NULL ? 0 : number(r, n, s);
}

/* ---- names ---- */

static const char joint_words[] =
	"pelvis L3 T12 T9 T7 T4 C7 C4 skull head shoR shoL elbR elbL wriR wriL tipR tipL hipR hipL kneR kneL ankR ankL heelR heelL "
	"toeR toeL";
static const char paint_words[] =
	"skin top leg hair face roller mat wood wall pillow band metal screen pad bag cloth tub water sheet tunic glass light mark";
static const char part_words[] = "torso neck head armR armL handR handL legR legL footR footL";
static const char touching_words[] = "torso head handR handL footR footL";

static str nth_word(const char *list, size_t i)
{
	str rest = str_of(list), word = STR("");
	for (size_t k = 0; k <= i; k++)
		word = str_split(&rest, ' ');
	return word;
}

str pose_joint_name(enum joint j)
{
	return nth_word(joint_words, j);
}

str pose_paint_name(enum paint p)
{
	return nth_word(paint_words, p);
}

/* The index of a word in a list; 0 when it is not there, which is told. */
static unsigned word(const struct pose_reader *r, const struct node *n, const char *list)
{
	unsigned i = 0;
	if (n->kind == NODE_TEXT)
		for (str rest = str_of(list); rest.n > 0; i++)
			if (str_eq(str_split(&rest, ' '), n->text))
				return i;
	told(r, n, "\"%\" is not known, allowed are: %", n->kind == NODE_TEXT ? n->text : STR("this"), str_of(list));
	return 0;
}

static enum joint joint(const struct pose_reader *r, const struct node *n)
{
	return (enum joint)word(r, n, joint_words);
}

/* ---- postures ---- */

#define BEND_LUMBAR                                                                                                                                  \
	{                                                                                                                                            \
		{-40, 70}, {-35, 35},                                                                                                                \
		{                                                                                                                                    \
			-20, 20                                                                                                                      \
		}                                                                                                                                    \
	}
#define BEND_THORACIC                                                                                                                                \
	{                                                                                                                                            \
		{-40, 55}, {-40, 40},                                                                                                                \
		{                                                                                                                                    \
			-60, 60                                                                                                                      \
		}                                                                                                                                    \
	}
#define BEND_NECK                                                                                                                                    \
	{                                                                                                                                            \
		{-60, 60}, {-45, 45},                                                                                                                \
		{                                                                                                                                    \
			-80, 80                                                                                                                      \
		}                                                                                                                                    \
	}
#define BEND_HEAD                                                                                                                                    \
	{                                                                                                                                            \
		{-35, 35}, {-25, 25},                                                                                                                \
		{                                                                                                                                    \
			-45, 45                                                                                                                      \
		}                                                                                                                                    \
	}
#define BEND_SCAP                                                                                                                                    \
	{                                                                                                                                            \
		{-15, 45},                                                                                                                           \
		{                                                                                                                                    \
			-35, 35                                                                                                                      \
		}                                                                                                                                    \
	}
#define BEND_ARM                                                                                                                                     \
	{                                                                                                                                            \
		{-70, 180}, {-30, 180}, {-95, 95}, {-60, 135},                                                                                       \
		{                                                                                                                                    \
			0, 150                                                                                                                       \
		}                                                                                                                                    \
	}
#define BEND_LEG                                                                                                                                     \
	{                                                                                                                                            \
		{-40, 140}, {-30, 60}, {-45, 75},                                                                                                    \
		{                                                                                                                                    \
			0, 165                                                                                                                       \
		}                                                                                                                                    \
	}
#define BEND_WRIST                                                                                                                                   \
	{                                                                                                                                            \
		{                                                                                                                                    \
			-90, 90                                                                                                                      \
		}                                                                                                                                    \
	}
#define BEND_ANKLE                                                                                                                                   \
	{                                                                                                                                            \
		{                                                                                                                                    \
			-85, 40                                                                                                                      \
		}                                                                                                                                    \
	}

/* A field of a posture. `left` follows the right one as long as it is not given itself. */
struct field {
	const char *key;
	enum channel channel;
	enum channel left; /* the same as channel when there is no pair */
	size_t n;
	struct span spans[5];
};

static const struct field fields[] = {
	{"lumbar", LUMBAR, LUMBAR, 3, BEND_LUMBAR},  {"thoracic", THORACIC, THORACIC, 3, BEND_THORACIC},
	{"neck", NECK, NECK, 3, BEND_NECK},          {"head", HEAD, HEAD, 3, BEND_HEAD},
	{"scap", SCAP_R, SCAP_L, 2, BEND_SCAP},      {"scapR", SCAP_R, SCAP_L, 2, BEND_SCAP},
	{"scapL", SCAP_L, SCAP_L, 2, BEND_SCAP},     {"armR", ARM_R, ARM_L, 5, BEND_ARM},
	{"armL", ARM_L, ARM_L, 5, BEND_ARM},         {"wristR", WRIST_R, WRIST_L, 1, BEND_WRIST},
	{"wristL", WRIST_L, WRIST_L, 1, BEND_WRIST}, {"legR", LEG_R, LEG_L, 4, BEND_LEG},
	{"legL", LEG_L, LEG_L, 4, BEND_LEG},         {"ankleR", ANKLE_R, ANKLE_L, 1, BEND_ANKLE},
	{"ankleL", ANKLE_L, ANKLE_L, 1, BEND_ANKLE},
};
static const char posture_keys[] = "root flat lumbar thoracic neck head scap scapR scapL armR armL wristR wristL legR legL ankleR ankleL flatFeet "
				   "footR footL handR handL anchor";

/* A posture while it is read, with the pairs whose left side goes its own way. */
struct draft {
	struct posture p;
	bool own_left[CHANNELS];
};

static const struct field *field_of(str key)
{
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		if (str_eq(key, str_of(fields[i].key)))
			return &fields[i];
	return NULL;
}

static void read_field(const struct pose_reader *r, const struct node *n, const struct field *f, struct draft *d)
{
	double *v = &d->p.v[f->channel];
	if (f->n == 1)
		*v = number(r, n, f->spans[0]);
	else
		numbers(r, n, f->spans, f->n, v);
	if (f->left == f->channel)
		d->own_left[f->left] = true;
	else if (!d->own_left[f->left])
		for (size_t i = 0; i < f->n; i++)
			d->p.v[f->left + i] = v[i];
}

static void read_root(const struct pose_reader *r, const struct node *n, struct draft *d)
{
	static const char words[] = "x y z pitch roll yaw";
	only(r, n, words);
	for (unsigned i = 0; i < 6; i++)
		for (const struct node *m = n->first; m != NULL; m = m->next)
			if (str_eq(m->key, nth_word(words, i)))
				d->p.v[ROOT_X + i] = number(r, m, i < 3 ? room_span : turn_span);
}

/* [x, y, z] in the buffer; {on: joint, at: [x, y, z], tip: [x, y, z]} on the body; "free" lets go. */
static struct pin read_pin(const struct pose_reader *r, const struct node *n)
{
	struct pin pin = {.kind = PIN_ROOM, .weight = 1};
	if (n->kind == NODE_TEXT && str_eq(n->text, STR("free")))
		return (struct pin){.kind = PIN_NONE};
	if (n->kind != NODE_MAP) {
		pin.at = place(r, n, room_spans);
		return pin;
	}
	only(r, n, "on at tip");
	const struct node *on = tree_get(n, "on"), *at = tree_get(n, "at"), *tip = tree_get(n, "tip");
	if (on == NULL || at == NULL) {
		told(r, n, "a pin on the body needs \"on\" and \"at\"", STR(""), STR(""));
		return pin;
	}
	pin.kind = PIN_BODY;
	pin.on = joint(r, on);
	pin.at = place(r, at, room_spans);
	pin.has_tip = tip != NULL;
	if (tip != NULL)
		pin.tip = place(r, tip, room_spans);
	return pin;
}

static struct anchor read_anchor(const struct pose_reader *r, const struct node *n)
{
	struct anchor a = {.set = true};
	only(r, n, "joint off at");
	const struct node *j = tree_get(n, "joint"), *off = tree_get(n, "off"), *at = tree_get(n, "at");
	if (j == NULL || at == NULL) {
		told(r, n, "an anchor needs \"joint\" and \"at\"", STR(""), STR(""));
		return a;
	}
	a.joint = joint(r, j);
	a.at = place(r, at, room_spans);
	if (off != NULL)
		a.off = place(r, off, room_spans);
	return a;
}

static bool yes_or_no(const struct pose_reader *r, const struct node *n)
{
	if (n->kind == NODE_TEXT && str_eq(n->text, STR("true")))
		return true;
	if (n->kind != NODE_TEXT || !str_eq(n->text, STR("false")))
		told(r, n, "true or false is needed", STR(""), STR(""));
	return false;
}

/* Puts what a mapping says over the draft. */
static void read_posture(const struct pose_reader *r, const struct node *map, struct draft *d)
{
	only(r, map, posture_keys);
	for (const struct node *m = map->kind == NODE_MAP ? map->first : NULL; m != NULL; m = m->next) {
		const struct field *f = field_of(m->key);
		if (f != NULL)
			read_field(r, m, f, d);
		else if (str_eq(m->key, STR("root")))
			read_root(r, m, d);
		else if (str_eq(m->key, STR("flat")))
			d->p.v[FLAT] = number(r, m, (struct span){0, 1});
		else if (str_eq(m->key, STR("flatFeet")))
			d->p.flat_feet = yes_or_no(r, m);
		else if (str_eq(m->key, STR("handR")) || str_eq(m->key, STR("handL")))
			d->p.hand[m->key.p[4] == 'R' ? HAND_RIGHT : HAND_LEFT] = read_pin(r, m);
		else if (str_eq(m->key, STR("footR")) || str_eq(m->key, STR("footL")))
			d->p.foot[m->key.p[4] == 'R' ? HAND_RIGHT : HAND_LEFT] = read_pin(r, m);
		else if (str_eq(m->key, STR("anchor")))
			d->p.anchor = read_anchor(r, m);
	}
}

/* ---- props, feelings, arrow, view ---- */

static void read_band(const struct pose_reader *r, const struct node *list, struct prop *p)
{
	size_t n = list->kind == NODE_LIST ? tree_count(list) : 0;
	if (n < 2 || n > PROP_POINTS) {
		told(r, list, "a band is a list of 2 to 6 points: a joint, [x, y, z], or [joint, x, y, z]", STR(""), STR(""));
		return;
	}
	for (const struct node *m = list->first; m != NULL; m = m->next) {
		struct prop_point *q = &p->points[p->n_points++];
		q->on_body = m->kind == NODE_TEXT || tree_count(m) == 4;
		if (m->kind == NODE_TEXT) {
			q->joint = joint(r, m);
		} else if (q->on_body) {
			struct node rest = *m;
			q->joint = joint(r, m->first);
			rest.first = m->first->next;
			q->at = place(r, &rest, room_spans);
		} else {
			q->at = place(r, m, room_spans);
		}
	}
}

static void read_patch(const struct pose_reader *r, const struct node *map, const struct node *list, struct prop *p)
{
	static const struct span u[2] = {{0, 8}, {0, 8}}, deg[2] = {{0, 360}, {0, 360}};
	const struct node *s = tree_get(map, "span");
	numbers(r, list, u, 2, p->u);
	if (s == NULL)
		told(r, map, "a patch needs \"span\": from and to in degrees", STR(""), STR(""));
	else
		numbers(r, s, deg, 2, p->span);
}

/* A tube has a radius at each of its points. */
static void read_radii(const struct pose_reader *r, const struct node *map, struct prop *p)
{
	const struct node *list = tree_get(map, "radii");
	size_t i = 0;
	if (list == NULL || list->kind != NODE_LIST || tree_count(list) != p->n_points) {
		told(r, list == NULL ? map : list, "a tube needs \"radii\": metres, one for each of its points", STR(""), STR(""));
		return;
	}
	for (const struct node *m = list->first; m != NULL; m = m->next)
		p->radii[i++] = number(r, m, (struct span){0.002, 1});
}

static void read_shape(const struct pose_reader *r, const struct node *n, struct prop *p)
{
	static const char kinds[] = "box cyl ball ring band tube cone patch";
	const struct node *kind = NULL;
	for (const struct node *m = n->first; m != NULL; m = m->next)
		if (listed(m->key, kinds)) {
			if (kind != NULL)
				told(r, m, "a thing has one shape, one of: %", str_of(kinds), STR(""));
			kind = m;
		}
	if (kind == NULL) {
		told(r, n, "a thing needs a shape, one of: %", str_of(kinds), STR(""));
		return;
	}
	for (unsigned i = 0; i <= PROP_PATCH; i++)
		if (str_eq(kind->key, nth_word(kinds, i)))
			p->kind = (enum prop_kind)i;
	if (p->kind == PROP_BAND || p->kind == PROP_TUBE)
		read_band(r, kind, p);
	else if (p->kind == PROP_PATCH)
		read_patch(r, n, kind, p);
	else
		p->at = place(r, kind, room_spans);
	const struct node *size = tree_get(n, "size");
	if (size != NULL)
		p->size = place(r, size, size_spans);
	else if (p->kind == PROP_BOX || p->kind == PROP_BALL)
		told(r, n, "\"size\" is needed: three lengths in metres", STR(""), STR(""));
	if (p->kind == PROP_TUBE)
		read_radii(r, n, p);
	if (tree_get(n, "r") == NULL && (p->kind == PROP_CYL || p->kind == PROP_RING || p->kind == PROP_CONE))
		told(r, n, "\"r\" is needed: metres", STR(""), STR(""));
}

static void read_prop(const struct pose_reader *r, const struct node *n, struct prop *p)
{
	*p = (struct prop){.axis = 'z'};
	only(r, n, "box cyl ball ring band tube cone patch size axis len r top radii span cls on turn z fit");
	if (n->kind != NODE_MAP)
		return;
	const struct node *cls = tree_get(n, "cls"), *on = tree_get(n, "on"), *turn = tree_get(n, "turn"), *axis = tree_get(n, "axis");
	const struct node *z = tree_get(n, "z"), *fit = tree_get(n, "fit");
	read_shape(r, n, p);
	if (cls == NULL)
		told(r, n, "\"cls\" is needed: %", str_of(paint_words), STR(""));
	else
		p->paint = (enum paint)word(r, cls, paint_words);
	p->on_body = on != NULL;
	if (on != NULL)
		p->joint = joint(r, on);
	if (turn != NULL)
		p->turn = place(r, turn, turn_spans);
	if (axis != NULL)
		p->axis = "xyz"[word(r, axis, "x y z")];
	p->len = optional(r, n, "len", (struct span){0, 4});
	p->r = optional(r, n, "r", (struct span){0, 2});
	p->top = optional(r, n, "top", (struct span){0, 2});
	p->has_depth = z != NULL;
	p->depth = optional(r, n, "z", (struct span){-10, 10});
	p->unfit = fit != NULL && !yes_or_no(r, fit);
}

/* ---- furniture that many poses share; depths for a view from the right and the front ---- */

#define WOOD(x, y, z, w, h, d, depth_)                                                                                                               \
	{                                                                                                                                            \
		.kind = PROP_BOX, .paint = PAINT_WOOD, .at = {x, y, z}, .size = {w, h, d}, .axis = 'z', .has_depth = true, .depth = depth_           \
	}

static const struct prop stool[] = {
	WOOD(-0.16, 0.21, 0.17, 0.035, 0.42, 0.035, -0.55), WOOD(0.16, 0.21, 0.17, 0.035, 0.42, 0.035, -0.5),
	WOOD(-0.16, 0.21, -0.17, 0.035, 0.42, 0.035, -0.6), WOOD(0.16, 0.21, -0.17, 0.035, 0.42, 0.035, -0.56),
	WOOD(0, 0.445, 0, 0.40, 0.05, 0.40, -0.45),
};
static const struct prop chair[] = {
	WOOD(-0.19, 0.21, 0.18, 0.035, 0.42, 0.035, -0.55), WOOD(0.18, 0.21, 0.18, 0.035, 0.42, 0.035, -0.46),
	WOOD(-0.19, 0.21, -0.18, 0.035, 0.42, 0.035, -0.6), WOOD(0.18, 0.21, -0.18, 0.035, 0.42, 0.035, -0.56),
	WOOD(0, 0.445, 0, 0.46, 0.05, 0.44, -0.45),         WOOD(-0.215, 0.70, 0, 0.04, 0.46, 0.42, -0.5),
};
static const struct prop desk[] = {
	WOOD(0.86, 0.72, 0, 0.5, 0.03, 0.8, -0.62),
	WOOD(1.06, 0.35, 0.34, 0.04, 0.71, 0.04, -0.63),
	WOOD(1.06, 0.35, -0.34, 0.04, 0.71, 0.04, -0.9),
};

/* The big wheels carry the push rims; the near one is drawn over the seat. */
#define WHEEL(x, y, z, r_, depth_)                                                                                                                   \
	{                                                                                                                                            \
		.kind = PROP_RING, .paint = PAINT_METAL, .at = {x, y, z}, .r = r_, .len = 0.03, .axis = 'z', .has_depth = true, .depth = depth_      \
	}
#define SEAT(x, y, z, w, h, d, paint_, depth_)                                                                                                       \
	{                                                                                                                                            \
		.kind = PROP_BOX, .paint = paint_, .at = {x, y, z}, .size = {w, h, d}, .axis = 'z', .has_depth = true, .depth = depth_               \
	}

/* A line of spokes from rim to rim through the hub. */
#define SPOKES(x0, y0, x1, y1, z, depth_)                                                                                                            \
	{                                                                                                                                            \
		.kind = PROP_BAND, .paint = PAINT_METAL, .axis = 'z', .r = 0.005, .n_points = 2,                                                     \
		.points = {{.at = {x0, y0, z}}, {.at = {x1, y1, z}}}, .has_depth = true, .depth = depth_                                             \
	}

static const struct prop wheelchair[] = {
	SEAT(0.02, 0.45, 0, 0.44, 0.06, 0.42, PAINT_SCREEN, -0.5),
	SEAT(-0.23, 0.70, 0, 0.04, 0.44, 0.34, PAINT_SCREEN, -0.6),
	WHEEL(-0.08, 0.31, -0.28, 0.30, -0.8),
	WHEEL(-0.08, 0.31, 0.28, 0.30, 0.25),
	SPOKES(-0.29, 0.10, 0.13, 0.52, -0.28, -0.81),
	SPOKES(-0.29, 0.52, 0.13, 0.10, -0.28, -0.81),
	SPOKES(-0.29, 0.10, 0.13, 0.52, 0.28, 0.249),
	SPOKES(-0.29, 0.52, 0.13, 0.10, 0.28, 0.249),
	WHEEL(0.38, 0.09, -0.20, 0.08, -0.75),
	WHEEL(0.38, 0.09, 0.20, 0.08, 0.2),
	SEAT(0.26, 0.27, -0.19, 0.03, 0.34, 0.03, PAINT_METAL, -0.7),
	SEAT(0.26, 0.27, 0.19, 0.03, 0.34, 0.03, PAINT_METAL, -0.42),
	SEAT(0.46, 0.115, 0, 0.22, 0.02, 0.36, PAINT_METAL, -0.4),
};

/* A padded table for treatment; the head lies in a ring at its end. */
static const struct prop table[] = {
	SEAT(-0.92, 0.28, 0.26, 0.05, 0.56, 0.05, PAINT_WOOD, -0.6),
	SEAT(-0.92, 0.28, -0.26, 0.05, 0.56, 0.05, PAINT_WOOD, -0.9),
	SEAT(0.40, 0.28, 0.26, 0.05, 0.56, 0.05, PAINT_WOOD, -0.6),
	SEAT(0.40, 0.28, -0.26, 0.05, 0.56, 0.05, PAINT_WOOD, -0.9),
	SEAT(-0.24, 0.55, 0, 1.62, 0.04, 0.66, PAINT_WOOD, -0.58),
	SEAT(-0.24, 0.605, 0, 1.66, 0.075, 0.70, PAINT_BAG, -0.55),
	{.kind = PROP_RING, .paint = PAINT_BAG, .at = {0.70, 0.665, 0}, .r = 0.11, .len = 0.075, .axis = 'y', .has_depth = true, .depth = -0.54},
};

#define FURNITURE_MAX 13

struct furniture {
	const struct prop *props;
	size_t n;
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const struct furniture furniture[] = {
	{stool, COUNT(stool)}, {chair, COUNT(chair)}, {desk, COUNT(desk)}, {wheelchair, COUNT(wheelchair)}, {table, COUNT(table)}};
_Static_assert(COUNT(stool) <= FURNITURE_MAX && COUNT(chair) <= FURNITURE_MAX && COUNT(desk) <= FURNITURE_MAX && COUNT(wheelchair) <= FURNITURE_MAX &&
		       COUNT(table) <= FURNITURE_MAX,
	       "read_lists makes room for FURNITURE_MAX things");

/* `{set: chair, at: [0, 0, 0]}`: the things it is made of, moved to `at`. */
static size_t read_set(const struct pose_reader *r, const struct node *n, struct prop *ret)
{
	only(r, n, "set at");
	const struct furniture *f = &furniture[word(r, tree_get(n, "set"), "stool chair desk wheelchair table")];
	const struct node *at = tree_get(n, "at");
	struct vec by = at == NULL ? (struct vec){0, 0, 0} : place(r, at, room_spans);
	for (size_t i = 0; i < f->n; i++) {
		ret[i] = f->props[i];
		ret[i].at = vec_add(ret[i].at, by);
	}
	return f->n;
}

/* [joint, [x, y, z], radius] */
static void read_feel(const struct pose_reader *r, const struct node *n, struct feel *f)
{
	*f = (struct feel){.joint = JOINT_T7};
	if (n->kind != NODE_LIST || tree_count(n) != 3) {
		told(r, n, "a feeling is [joint, [x, y, z], radius]", STR(""), STR(""));
		return;
	}
	f->joint = joint(r, n->first);
	f->off = place(r, n->first->next, room_spans);
	f->r = number(r, n->first->next->next, (struct span){0.02, 0.4});
}

/* From the beginning, or what is beside the still, to the still. */
static void read_arrow(const struct pose_reader *r, const struct node *n, struct pose *p)
{
	struct arrow *a = &p->arrow;
	static const struct span out[2] = {{-400, 400}, {-400, 400}};
	const struct span loop = {0, 1};
	double v[2] = {0, 0};
	only(r, n, "joint off from to out");
	const struct node *j = tree_get(n, "joint"), *off = tree_get(n, "off"), *o = tree_get(n, "out");
	if (j == NULL) {
		told(r, n, "an arrow needs \"joint\"", STR(""), STR(""));
		return;
	}
	*a = (struct arrow){.set = true, .joint = joint(r, j), .from = p->still.kind == STILL_ONE ? 0 : p->still.beside, .to = p->still.at};
	if (tree_get(n, "from") != NULL)
		a->from = optional(r, n, "from", loop);
	if (tree_get(n, "to") != NULL)
		a->to = optional(r, n, "to", loop);
	if (a->from == a->to)
		told(r, n, "an arrow goes from one moment to another", STR(""), STR(""));
	if (off != NULL)
		a->off = place(r, off, room_spans);
	if (o != NULL)
		numbers(r, o, out, 2, v);
	a->out = (struct point){v[0], v[1]};
}

static void read_view(const struct pose_reader *r, const struct node *n, struct view *v)
{
	only(r, n, "yaw pitch crop");
	v->yaw = optional(r, n, "yaw", (struct span){-180, 180});
	v->pitch = optional(r, n, "pitch", (struct span){-30, 90});
	const struct node *crop = tree_get(n, "crop");
	if (crop != NULL && crop->kind != NODE_LIST)
		told(r, crop, "a list of joints is needed: %", str_of(joint_words), STR(""));
	for (const struct node *m = crop == NULL ? NULL : crop->first; m != NULL; m = m->next)
		v->crop |= 1u << joint(r, m);
}

static void read_order(const struct pose_reader *r, const struct node *n, double nudge[PARTS])
{
	only(r, n, part_words);
	for (unsigned i = 0; i < PARTS; i++)
		for (const struct node *m = n->first; m != NULL; m = m->next)
			if (str_eq(m->key, nth_word(part_words, i)))
				nudge[i] = number(r, m, (struct span){-3, 3});
}

/* ---- frames ---- */

static void check_gap(const struct pose_reader *r, const struct node *n, double gap_m, const char *text)
{
	static const double forgiven_m = 0.04; /* a hand's breadth */
	if (gap_m <= forgiven_m)
		return;
	struct writer w = arena_writer(r->a);
	w_int(&w, (int64_t)(gap_m * 100 + 0.5));
	told(r, n, text, arena_keep(r->a, &w), STR(""));
}

/* Every pin is held where the limb can reach. */
static void check_reach(const struct pose_reader *r, const struct node *n, const struct posture *p)
{
	struct skeleton s;
	skeleton_of(p, &s);
	check_gap(r, n, skeleton_hand_gap(p, &s, HAND_RIGHT), "the right hand stays % cm from its pin, an arm is 54 cm long");
	check_gap(r, n, skeleton_hand_gap(p, &s, HAND_LEFT), "the left hand stays % cm from its pin, an arm is 54 cm long");
	check_gap(r, n, skeleton_foot_gap(p, &s, HAND_RIGHT), "the right foot stays % cm from its pin, a leg is 84 cm long");
	check_gap(r, n, skeleton_foot_gap(p, &s, HAND_LEFT), "the left foot stays % cm from its pin, a leg is 84 cm long");
}

static const struct frame *frame_at(const struct pose *p, size_t n, double t)
{
	for (size_t i = 0; i < n; i++)
		if (fabs(p->frames[i].t - t) < 1e-9)
			return &p->frames[i];
	return NULL;
}

struct frames {
	const struct node *list;
	struct draft base;
	struct frame *buffer;
};

/* A frame has a pose of its own, is `like` an earlier one, or holds the one before it. */
static void read_frame(const struct pose_reader *r, const struct node *n, size_t i, struct frames *f, struct pose *pose)
{
	struct frame *now = &f->buffer[i];
	const struct node *t = tree_get(n, "t"), *own = tree_get(n, "pose"), *like = tree_get(n, "like");
	only(r, n, "t label pose like");
	if (t == NULL)
		told(r, n, "a frame needs \"t\", 0 to 1", STR(""), STR(""));
	now->t = t == NULL ? 1 : number(r, t, (struct span){0, 1});
	now->label = tree_get(n, "label") == NULL ? STR("") : text_of(r, n, "label");
	if (i == 0 ? now->t != 0 : now->t <= f->buffer[i - 1].t)
		told(r, t == NULL ? n : t, i == 0 ? "the first frame is at 0" : "frames are sorted: each \"t\" above the one before", STR(""),
		     STR(""));
	if (own != NULL) {
		struct draft d = f->base;
		read_posture(r, own, &d);
		now->posture = d.p;
		check_reach(r, own, &d.p);
		return;
	}
	const struct frame *from = i > 0 ? &f->buffer[i - 1] : NULL;
	if (like != NULL) {
		from = frame_at(pose, i, number(r, like, (struct span){0, 1}));
		if (from == NULL)
			told(r, like, "\"like\" is the \"t\" of an earlier frame", STR(""), STR(""));
	}
	if (from != NULL)
		now->posture = from->posture;
	else
		now->posture = f->base.p;
}

/* Two hands that are pinned to different things cannot be mixed. */
static void check_pins(const struct pose_reader *r, const struct node *list, const struct pose *p)
{
	for (size_t i = 0; i + 1 < p->n_frames; i++)
		for (int s = 0; s < HAND_SIDES; s++) {
			const struct pin *a = &p->frames[i].posture.hand[s], *b = &p->frames[i + 1].posture.hand[s];
			if (a->kind != PIN_NONE && b->kind != PIN_NONE && (a->kind != b->kind || (a->kind == PIN_BODY && a->on != b->on)))
				told(r, list, "a hand is pinned to two different things in two frames that follow each other: let it go between",
				     STR(""), STR(""));
		}
}

static void read_frames(const struct pose_reader *r, const struct node *top, struct pose *p)
{
	struct frames f = {.list = tree_get(top, "frames")};
	size_t n = f.list != NULL && f.list->kind == NODE_LIST ? tree_count(f.list) : 0;
	pose_standing(&f.base.p);
	if (tree_get(top, "base") != NULL)
		read_posture(r, tree_get(top, "base"), &f.base);
	if (n == 0) {
		told(r, top, "\"frames\" needs a list with one frame at least", STR(""), STR(""));
		return;
	}
	f.buffer = arena_new(r->a, struct frame, n + 1);
	if (f.buffer == NULL)
		return;
	p->frames = f.buffer;
	size_t i = 0;
	for (const struct node *m = f.list->first; m != NULL; m = m->next, i++)
		read_frame(r, m, i, &f, p);
	/* the loop ends as it began */
	if (f.buffer[n - 1].t < 1) {
		f.buffer[n] = (struct frame){.t = 1, .posture = f.buffer[0].posture};
		n++;
	} else if (n > 1) {
		told(r, f.list, "the frame at 1 is the first one again and is not written", STR(""), STR(""));
	}
	p->n_frames = n;
	check_pins(r, f.list, p);
}

static size_t list_of(const struct pose_reader *r, const struct node *top, const char *key)
{
	const struct node *n = tree_get(top, key);
	if (n != NULL && n->kind != NODE_LIST)
		told(r, n, "\"%\" is a list", str_of(key), STR(""));
	return n != NULL && n->kind == NODE_LIST ? tree_count(n) : 0;
}

static void read_lists(const struct pose_reader *r, const struct node *top, struct pose *p)
{
	size_t n_props = list_of(r, top, "props"), n_feels = list_of(r, top, "feel"), i = 0;
	struct prop *props = arena_new(r->a, struct prop, n_props * FURNITURE_MAX + 1);
	struct feel *feels = arena_new(r->a, struct feel, n_feels + 1);
	if (props == NULL || feels == NULL)
		return;
	for (const struct node *m = n_props > 0 ? tree_get(top, "props")->first : NULL; m != NULL; m = m->next)
		if (tree_get(m, "set") != NULL)
			i += read_set(r, m, &props[i]);
		else
			read_prop(r, m, &props[i++]);
	p->n_props = i;
	i = 0;
	for (const struct node *m = n_feels > 0 ? tree_get(top, "feel")->first : NULL; m != NULL; m = m->next)
		read_feel(r, m, &feels[i++]);
	p->props = props;
	p->feels = feels;
	p->n_feels = n_feels;
}

/* A moment of the loop that is that of a frame. */
static double moment(const struct pose_reader *r, const struct node *n, const struct pose *p)
{
	double t = number(r, n, (struct span){0, 1});
	if (frame_at(p, p->n_frames, t) == NULL || t >= 1)
		told(r, n, "this is the \"t\" of no frame", STR(""), STR(""));
	return t;
}

/* Without "still" the last frame that says what to do. */
static void read_still(const struct pose_reader *r, const struct node *top, struct pose *p)
{
	const struct node *at = tree_get(top, "still"), *pair = tree_get(top, "pair"), *wrong = tree_get(top, "wrong");
	const struct node *beside = wrong != NULL ? wrong : pair;
	for (size_t i = 0; i < p->n_frames; i++)
		if (p->frames[i].label.n > 0)
			p->still.at = p->frames[i].t;
	if (at != NULL)
		p->still.at = moment(r, at, p);
	if (beside == NULL)
		return;
	if (pair != NULL && wrong != NULL)
		told(r, pair, "a picture stands beside one other: \"pair\" or \"wrong\", not both", STR(""), STR(""));
	p->still.kind = wrong != NULL ? STILL_WRONG : STILL_PAIR;
	p->still.beside = moment(r, beside, p);
	if (p->still.beside == p->still.at)
		told(r, beside, "this is the moment of \"still\" itself", STR(""), STR(""));
}

/* `{handR: head, footR: floor}`: a part, and a joint, the floor or what the thing is made of. */
static void read_touches(const struct pose_reader *r, const struct node *n, struct pose *p)
{
	only(r, n, touching_words);
	for (const struct node *m = n->kind == NODE_MAP ? n->first : NULL; m != NULL; m = m->next) {
		struct touch t = {.kind = TOUCH_FLOOR};
		if (p->n_touches == TOUCHES_MAX || !listed(m->key, touching_words))
			continue;
		for (unsigned i = 0; i < PARTS; i++)
			if (str_eq(m->key, nth_word(part_words, i)))
				t.part = (enum part)i;
		if (m->kind == NODE_TEXT && listed(m->text, joint_words)) {
			t.kind = TOUCH_JOINT;
			t.joint = joint(r, m);
		} else if (m->kind == NODE_TEXT && listed(m->text, paint_words)) {
			t.kind = TOUCH_THING;
			t.paint = (enum paint)word(r, m, paint_words);
		} else if (m->kind != NODE_TEXT || !str_eq(m->text, STR("floor"))) {
			told(r, m, "a part touches the floor, a joint or what a thing is made of: floor, %, %", str_of(joint_words),
			     str_of(paint_words));
		}
		p->touches[p->n_touches++] = t;
	}
}

static void read_eyes(const struct pose_reader *r, const struct node *n, struct pose *p)
{
	p->eyes_closed = word(r, n, "open closed") == 1;
}

static void read_top(const struct pose_reader *r, const struct node *top, struct pose *p)
{
	only(r, top, "id title alt sec view bare props feel arrow still pair wrong touch eyes base frames order");
	p->id = text_of(r, top, "id");
	p->title = text_of(r, top, "title");
	p->alt = text_of(r, top, "alt");
	const struct node *sec = tree_get(top, "sec"), *view = tree_get(top, "view"), *arrow = tree_get(top, "arrow"),
			  *order = tree_get(top, "order");
	p->loop_s = sec == NULL ? 6 : number(r, sec, (struct span){1, 60});
	if (view != NULL)
		read_view(r, view, &p->view);
	if (tree_get(top, "bare") != NULL)
		p->bare = yes_or_no(r, tree_get(top, "bare"));
	if (order != NULL)
		read_order(r, order, p->nudge);
	read_lists(r, top, p);
	read_frames(r, top, p);
	read_still(r, top, p);
	if (arrow != NULL)
		read_arrow(r, arrow, p);
	if (tree_get(top, "touch") != NULL)
		read_touches(r, tree_get(top, "touch"), p);
	if (tree_get(top, "eyes") != NULL)
		read_eyes(r, tree_get(top, "eyes"), p);
}

/* The file roller_across.yaml holds the pose roller_across. */
static void check_name(const struct pose_reader *r, const struct node *top, str file, str id)
{
	str stem = file_stem(file);
	if (id.n > 0 && !str_eq(stem, id))
		told(r, tree_get(top, "id"), "the id \"%\" is not the name of the file, \"%\"", id, stem);
}

enum err pose_read(str file, str text, struct arena *a, struct problems *to, struct pose *ret_pose)
{
	const struct pose_reader r = {.a = a, .to = to, .n_before = to->n};
	struct pose p = {.loop_s = 0};
	const struct node *top = tree_read(a, file, text, to);
	if (top != NULL) {
		read_top(&r, top, &p);
		check_name(&r, top, file, p.id);
	}
	if (a->full && to->n == r.n_before)
		problem_at(to, &(struct node){.file = file, .line = 1, .column = 1}, "the pose is too large for its room", STR(""), STR(""));
	if (to->n > r.n_before)
		return ERR_INPUT;
	*ret_pose = p;
	return OK;
}
