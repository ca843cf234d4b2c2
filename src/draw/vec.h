/* vec.h - points and turns in space. Body frame: x forward, y up, z to the person's right; metres; degrees. */
#ifndef TRIVET_DRAW_VEC_H
#define TRIVET_DRAW_VEC_H

#include <math.h>

#define VEC_DEGREE 0.017453292519943295 /* one degree in radians */

struct vec {
	double x, y, z;
};

/* A turn in space, by the three directions that the axes go to. */
struct mat {
	struct vec x, y, z;
};

/* A point of the picture: x to the right, y down. */
struct point {
	double x, y;
};

#define MAT_NONE ((struct mat){{1, 0, 0}, {0, 1, 0}, {0, 0, 1}})

static inline struct vec vec_add(struct vec a, struct vec b)
{
	return (struct vec){a.x + b.x, a.y + b.y, a.z + b.z};
}

static inline struct vec vec_sub(struct vec a, struct vec b)
{
	return (struct vec){a.x - b.x, a.y - b.y, a.z - b.z};
}

static inline struct vec vec_scale(struct vec a, double s)
{
	return (struct vec){a.x * s, a.y * s, a.z * s};
}

/* a + s * b */
static inline struct vec vec_along(struct vec a, struct vec b, double s)
{
	return vec_add(a, vec_scale(b, s));
}

static inline struct vec vec_mix(struct vec a, struct vec b, double t)
{
	return vec_add(vec_scale(a, 1 - t), vec_scale(b, t));
}

static inline double vec_dot(struct vec a, struct vec b)
{
	return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline struct vec vec_cross(struct vec a, struct vec b)
{
	return (struct vec){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

static inline double vec_len(struct vec a)
{
	return sqrt(vec_dot(a, a));
}

/* Length 1; the zero vector stays zero. */
static inline struct vec vec_unit(struct vec a)
{
	double n = vec_len(a);
	return n > 0 ? vec_scale(a, 1 / n) : a;
}

/* The part of a that stands at a right angle to the unit vector u. */
static inline struct vec vec_across(struct vec a, struct vec u)
{
	return vec_along(a, u, -vec_dot(a, u));
}

static inline struct vec mat_apply(struct mat m, struct vec v)
{
	return vec_add(vec_add(vec_scale(m.x, v.x), vec_scale(m.y, v.y)), vec_scale(m.z, v.z));
}

/* First b, then a. */
static inline struct mat mat_mul(struct mat a, struct mat b)
{
	return (struct mat){mat_apply(a, b.x), mat_apply(a, b.y), mat_apply(a, b.z)};
}

static inline struct mat mat_turn_x(double deg)
{
	double c = cos(deg * VEC_DEGREE), s = sin(deg * VEC_DEGREE);
	return (struct mat){{1, 0, 0}, {0, c, s}, {0, -s, c}};
}

static inline struct mat mat_turn_y(double deg)
{
	double c = cos(deg * VEC_DEGREE), s = sin(deg * VEC_DEGREE);
	return (struct mat){{c, 0, -s}, {0, 1, 0}, {s, 0, c}};
}

static inline struct mat mat_turn_z(double deg)
{
	double c = cos(deg * VEC_DEGREE), s = sin(deg * VEC_DEGREE);
	return (struct mat){{c, s, 0}, {-s, c, 0}, {0, 0, 1}};
}

/* The frame whose y is `up` (a unit vector) and whose x is as near to `ahead` as it can be. */
static inline struct mat mat_upright(struct vec up, struct vec ahead)
{
	struct vec x = vec_unit(vec_across(ahead, up));
	return (struct mat){x, up, vec_cross(x, up)};
}

static inline double clamp(double v, double least, double most)
{
	return v < least ? least : v > most ? most : v;
}

static inline double mix(double a, double b, double t)
{
	return a + (b - a) * t;
}

#endif
