/* pose_blob.c - one walk over a pose that writes or reads, so that the two cannot disagree. */
#include "draw/pose_blob.h"

#define LISTS_MAX 64 /* things, feelings or frames of one pose */

/* A number is thousandths, with the sign in the lowest bit, in groups of 7 bits, the lowest group first; the highest bit of a byte says "more". */
struct walk {
	struct writer *w; /* writing, or NULL for reading */
	str rest;         /* what is still to be read */
	bool wrong;
};

static uint8_t next_byte(struct walk *k)
{
	if (k->rest.n == 0) {
		k->wrong = true;
		return 0;
	}
	uint8_t byte = (uint8_t)k->rest.p[0];
	k->rest = (str){k->rest.p + 1, k->rest.n - 1};
	return byte;
}

static void write_bits(struct walk *k, uint32_t bits)
{
	for (; bits >= 128; bits >>= 7)
		w_char(k->w, (char)((bits & 127) | 128));
	w_char(k->w, (char)bits);
}

static uint32_t read_bits(struct walk *k)
{
	uint32_t bits = 0;
	for (unsigned shift = 0; shift < 32; shift += 7) {
		uint8_t byte = next_byte(k);
		bits |= (uint32_t)(byte & 127) << shift;
		if (byte < 128)
			return bits;
	}
	k->wrong = true;
	return 0;
}

static void walk_number(struct walk *k, double *v)
{
	if (k->w != NULL) {
		double size = *v < 0 ? -*v : *v;
		write_bits(k, (uint32_t)(size * 1000 + 0.5) << 1 | (*v < 0 ? 1 : 0));
		return;
	}
	uint32_t bits = read_bits(k);
	double size = (double)(bits >> 1) / 1000;
	*v = bits & 1 ? -size : size;
}

static void walk_numbers(struct walk *k, double *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		walk_number(k, &v[i]);
}

static void walk_vec(struct walk *k, struct vec *v)
{
	walk_number(k, &v->x);
	walk_number(k, &v->y);
	walk_number(k, &v->z);
}

/* A whole number below `end`. */
static uint32_t walk_index(struct walk *k, uint32_t v, uint32_t end)
{
	if (k->w != NULL) {
		write_bits(k, v);
		return v;
	}
	uint32_t got = read_bits(k);
	if (got < end)
		return got;
	k->wrong = true;
	return 0;
}

static void walk_bool(struct walk *k, bool *v)
{
	*v = walk_index(k, *v, 2) != 0;
}

static void walk_joint(struct walk *k, enum joint *j)
{
	*j = (enum joint)walk_index(k, *j, JOINTS);
}

static void walk_pin(struct walk *k, struct pin *p)
{
	p->kind = (enum pin_kind)walk_index(k, p->kind, PIN_BODY + 1);
	if (p->kind == PIN_NONE)
		return;
	walk_joint(k, &p->on);
	walk_vec(k, &p->at);
	walk_vec(k, &p->tip);
	walk_bool(k, &p->has_tip);
	walk_number(k, &p->weight);
}

static void walk_frame(struct walk *k, struct frame *f)
{
	struct posture *p = &f->posture;
	walk_number(k, &f->t);
	walk_numbers(k, p->v, CHANNELS);
	for (int s = 0; s < HAND_SIDES; s++) {
		walk_pin(k, &p->hand[s]);
		walk_pin(k, &p->foot[s]);
	}
	walk_bool(k, &p->flat_feet);
	walk_bool(k, &p->anchor.set);
	walk_joint(k, &p->anchor.joint);
	walk_vec(k, &p->anchor.off);
	walk_vec(k, &p->anchor.at);
}

static void walk_prop(struct walk *k, struct prop *p)
{
	p->kind = (enum prop_kind)walk_index(k, p->kind, PROP_PATCH + 1);
	p->paint = (enum paint)walk_index(k, p->paint, PAINTS);
	walk_bool(k, &p->on_body);
	walk_joint(k, &p->joint);
	walk_vec(k, &p->at);
	walk_vec(k, &p->size);
	walk_vec(k, &p->turn);
	p->axis = (char)walk_index(k, (uint8_t)p->axis, 128);
	walk_number(k, &p->len);
	walk_number(k, &p->r);
	walk_number(k, &p->top);
	walk_numbers(k, p->u, 2);
	walk_numbers(k, p->span, 2);
	walk_bool(k, &p->has_depth);
	walk_number(k, &p->depth);
	walk_bool(k, &p->unfit);
	p->n_points = walk_index(k, (uint32_t)p->n_points, PROP_POINTS + 1);
	for (size_t i = 0; i < p->n_points; i++) {
		walk_bool(k, &p->points[i].on_body);
		walk_joint(k, &p->points[i].joint);
		walk_vec(k, &p->points[i].at);
		walk_number(k, &p->radii[i]);
	}
}

static void walk_feel(struct walk *k, struct feel *f)
{
	walk_joint(k, &f->joint);
	walk_vec(k, &f->off);
	walk_number(k, &f->r);
}

static void walk_arrow(struct walk *k, struct arrow *a)
{
	walk_bool(k, &a->set);
	walk_joint(k, &a->joint);
	walk_number(k, &a->from);
	walk_number(k, &a->to);
	walk_vec(k, &a->off);
	walk_number(k, &a->out.x);
	walk_number(k, &a->out.y);
}

static void walk_view(struct walk *k, struct view *v)
{
	walk_number(k, &v->yaw);
	walk_number(k, &v->pitch);
	v->crop = walk_index(k, v->crop, 1u << JOINTS);
}

/* Everything of one size: numbers, then the lengths of the lists. */
static void walk_head(struct walk *k, struct pose *p)
{
	walk_number(k, &p->loop_s);
	walk_view(k, &p->view);
	walk_bool(k, &p->bare);
	walk_arrow(k, &p->arrow);
	walk_bool(k, &p->eyes_closed);
	walk_numbers(k, p->nudge, PARTS);
	p->n_props = walk_index(k, (uint32_t)p->n_props, LISTS_MAX);
	p->n_feels = walk_index(k, (uint32_t)p->n_feels, LISTS_MAX);
	p->n_frames = walk_index(k, (uint32_t)p->n_frames, LISTS_MAX);
}

void pose_blob_write(struct writer *w, const struct pose *p)
{
	struct walk k = {.w = w};
	struct pose head = *p;
	walk_head(&k, &head);
	for (size_t i = 0; i < p->n_props; i++) {
		struct prop v = p->props[i];
		walk_prop(&k, &v);
	}
	for (size_t i = 0; i < p->n_feels; i++) {
		struct feel v = p->feels[i];
		walk_feel(&k, &v);
	}
	for (size_t i = 0; i < p->n_frames; i++) {
		struct frame v = p->frames[i];
		walk_frame(&k, &v);
	}
}

enum err pose_blob_read(str blob, struct arena *a, struct pose *ret_pose)
{
	struct walk k = {.rest = blob};
	struct pose p = {.loop_s = 0};
	walk_head(&k, &p);
	if (k.wrong || p.n_frames == 0)
		return ERR_INPUT;
	struct prop *props = arena_new(a, struct prop, p.n_props + 1);
	struct feel *feels = arena_new(a, struct feel, p.n_feels + 1);
	struct frame *frames = arena_new(a, struct frame, p.n_frames);
	if (props == NULL || feels == NULL || frames == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < p.n_props; i++)
		walk_prop(&k, &props[i]);
	for (size_t i = 0; i < p.n_feels; i++)
		walk_feel(&k, &feels[i]);
	for (size_t i = 0; i < p.n_frames; i++)
		walk_frame(&k, &frames[i]);
	if (k.wrong || k.rest.n > 0)
		return ERR_INPUT;
	p.props = props;
	p.feels = feels;
	p.frames = frames;
	*ret_pose = p;
	return OK;
}
