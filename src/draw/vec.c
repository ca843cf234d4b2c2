/* vec.c - what is too long to be in every place that needs it. */
#include "draw/vec.h"

struct vec vec_unit(struct vec a)
{
	double n = vec_len(a);
	return n > 0 ? vec_scale(a, 1 / n) : a;
}

struct vec vec_across(struct vec a, struct vec u)
{
	return vec_along(a, u, -vec_dot(a, u));
}

struct vec vec_cross(struct vec a, struct vec b)
{
	return (struct vec){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

struct vec mat_apply(const struct mat *m, struct vec v)
{
	return vec_along(vec_along(vec_scale(m->x, v.x), m->y, v.y), m->z, v.z);
}

void vec_turn(struct vec *u, struct vec *v, double deg)
{
	double c = cos(deg * VEC_DEGREE), s = sin(deg * VEC_DEGREE);
	struct vec was = *u;
	*u = vec_along(vec_scale(was, c), *v, s);
	*v = vec_along(vec_scale(*v, c), was, -s);
}

struct mat mat_upright(struct vec up, struct vec ahead)
{
	struct vec x = vec_unit(vec_across(ahead, up));
	return (struct mat){x, up, vec_cross(x, up)};
}

void vec_plane(struct vec axis, struct vec ret[2])
{
	struct vec any = fabs(axis.z) < 0.9 ? (struct vec){0, 0, 1} : (struct vec){0, 1, 0};
	ret[0] = vec_unit(vec_cross(axis, any));
	ret[1] = vec_cross(axis, ret[0]);
}

struct vec vec_round(const struct vec plane[2], double deg)
{
	return vec_along(vec_scale(plane[0], cos(deg * VEC_DEGREE)), plane[1], sin(deg * VEC_DEGREE));
}
