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
static void pin_mix(const struct pin *a, const struct pin *b, double t, struct pin *ret)
{
	double from = a->weight, to = b->weight;
	if (a->kind == PIN_NONE) {
		a = b;
		from = 0;
	} else if (b->kind == PIN_NONE) {
		b = a;
		to = 0;
	}
	*ret = t < 0.5 ? *a : *b;
	ret->at = vec_mix(a->at, b->at, t);
	ret->tip = vec_mix(a->has_tip ? a->tip : b->tip, b->has_tip ? b->tip : a->tip, t);
	ret->has_tip = a->has_tip || b->has_tip;
	ret->weight = mix(from, to, t);
}

static void posture_mix(const struct posture *a, const struct posture *b, double t, struct posture *ret)
{
	*ret = t < 0.5 ? *a : *b;
	for (int i = 0; i < CHANNELS; i++)
		ret->v[i] = mix(a->v[i], b->v[i], t);
	for (int s = 0; s < HAND_SIDES; s++) {
		pin_mix(&a->hand[s], &b->hand[s], t, &ret->hand[s]);
		pin_mix(&a->foot[s], &b->foot[s], t, &ret->foot[s]);
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
