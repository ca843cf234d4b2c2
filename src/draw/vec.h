/* vec.h - points and rotations in space. Body frame: x forward, y up, z to the person's right; metres; degrees. */
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

struct vec vec_cross(struct vec a, struct vec b);

static inline double vec_len(struct vec a)
{
	return sqrt(vec_dot(a, a));
}

/* Length 1; the zero vector stays zero. */
struct vec vec_unit(struct vec a);

/* The part of a that is at a right angle to the unit vector u. */
struct vec vec_across(struct vec a, struct vec u);

struct vec mat_apply(const struct mat *m, struct vec v);

/* Turns two axes of a frame in their own plane. */
void vec_turn(struct vec *u, struct vec *v, double deg);

/* Turns a frame about its own x, y or z. */
static inline void mat_turn_x(struct mat *m, double deg)
{
	vec_turn(&m->y, &m->z, deg);
}

static inline void mat_turn_y(struct mat *m, double deg)
{
	vec_turn(&m->z, &m->x, deg);
}

static inline void mat_turn_z(struct mat *m, double deg)
{
	vec_turn(&m->x, &m->y, deg);
}

/* The frame whose y is `up` (a unit vector) and whose x is as near to `ahead` as it can be. */
struct mat mat_upright(struct vec up, struct vec ahead);

/* Two unit vectors that span the plane across a unit vector. */
void vec_plane(struct vec axis, struct vec ret[2]);
/* The point of the unit circle of such a plane, at this many degrees from the first of the two. */
struct vec vec_round(const struct vec plane[2], double deg);

static inline double clamp(double v, double least, double most)
{
	return v < least ? least : v > most ? most : v;
}

static inline double mix(double a, double b, double t)
{
	return a + (b - a) * t;
}

#endif
