/* pose.c - one posture from two frames. */
#include "draw/pose.h"

void pose_standing(struct posture *ret_posture)
{
	*ret_posture = (struct posture){.flat_feet = true};
	double *v = ret_posture->v;
	v[ROOT_Y] = 0.94;
	v[ARM_R + 1] = v[ARM_L + 1] = 8;
	v[ARM_R + 4] = v[ARM_L + 4] = 12;
	v[LEG_R + 1] = v[LEG_L + 1] = 3;
}

/* A pin that is not there is the other one, let go. */
static struct pin pin_or_free(struct pin p, struct pin other)
{
	if (p.kind != PIN_NONE)
		return p;
	other.weight = 0;
	return other;
}

static struct pin pin_mix(struct pin a, struct pin b, double t)
{
	a = pin_or_free(a, b);
	b = pin_or_free(b, a);
	if (!a.has_tip)
		a.tip = b.tip;
	if (!b.has_tip)
		b.tip = a.tip;
	struct pin p = t < 0.5 ? a : b;
	p.at = vec_mix(a.at, b.at, t);
	p.tip = vec_mix(a.tip, b.tip, t);
	p.has_tip = a.has_tip || b.has_tip;
	p.weight = mix(a.weight, b.weight, t);
	return p;
}

static void posture_mix(const struct posture *a, const struct posture *b, double t, struct posture *ret)
{
	*ret = t < 0.5 ? *a : *b;
	for (int i = 0; i < CHANNELS; i++)
		ret->v[i] = mix(a->v[i], b->v[i], t);
	for (int s = 0; s < HAND_SIDES; s++) {
		ret->hand[s] = pin_mix(a->hand[s], b->hand[s], t);
		ret->foot[s] = pin_mix(a->foot[s], b->foot[s], t);
	}
	if (a->anchor.set && b->anchor.set) {
		ret->anchor.off = vec_mix(a->anchor.off, b->anchor.off, t);
		ret->anchor.at = vec_mix(a->anchor.at, b->anchor.at, t);
	}
}

void pose_at(const struct pose *p, double t, struct posture *ret_posture)
{
	size_t i = 0;
	while (i + 2 < p->n_frames && t >= p->frames[i + 1].t)
		i++;
	const struct frame *a = &p->frames[i];
	const struct frame *b = i + 1 < p->n_frames ? a + 1 : a;
	double u = b->t > a->t ? clamp((t - a->t) / (b->t - a->t), 0, 1) : 0;
	posture_mix(&a->posture, &b->posture, u * u * (3 - 2 * u), ret_posture);
}

const struct pose *pose_find(const struct pose *poses, size_t n, str id)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int way = str_cmp(id, poses[mid].id);
		if (way == 0)
			return &poses[mid];
		if (way < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}
