/* figure_path.h - outlines as SVG path text. Everything closed winds the same way, so that shapes that overlap in one path join without holes. */
#ifndef TRIVET_DRAW_FIGURE_PATH_H
#define TRIVET_DRAW_FIGURE_PATH_H

#include "base/writer.h"
#include "draw/vec.h"

/* A camera without perspective. */
struct camera {
	struct vec right, up, to_viewer;
	double scale;  /* picture units in a metre */
	double mirror; /* 1, or -1 for the picture with left and right exchanged */
};

/* How one of the three tones of a shape lies in its outline: shrunk, and moved towards the light (above, left). Lengths in radii. */
struct inset {
	double keep;  /* of the radius */
	double light; /* of the radius, towards the light */
};

#define INSET_NONE ((struct inset){1, 0})

/* A ball of a limb. */
struct ball {
	struct vec at;
	double r;
};

/* A cross-section of the trunk. */
struct section {
	struct vec at, right, ahead;
	double half_width, half_depth;
	double u; /* place along the spine, in segments from the pelvis */
};

struct camera camera_of(double yaw_deg, double pitch_deg, double mirror);
/* Of a place, or of a way: the origin of the room is that of the picture. */
struct point camera_point(const struct camera *c, struct vec v);
/* Metres towards the viewer. */
double camera_depth(const struct camera *c, struct vec v);

/* One decimal, without a zero before the point. */
void path_number(struct writer *w, double v);
/* The hull of two circles. */
void path_capsule(struct writer *w, struct point a, double ra, struct point b, double rb);
/* The hulls of each two balls that follow each other. */
void path_balls(struct writer *w, const struct camera *c, const struct ball *balls, size_t n, struct inset in);
/* The outline of an ellipsoid with these radii in the frame `turn`. */
void path_ellipsoid(struct writer *w, const struct camera *c, const struct ball *middle, const struct mat *turn, struct vec radii, struct inset in);
/* Through all points, turned so that it winds as the others do. */
void path_polygon(struct writer *w, const struct point *p, size_t n);
/* The convex hull. Needs: n <= PATH_HULL_MAX. */
#define PATH_HULL_MAX 64
void path_hull(struct writer *w, const struct point *p, size_t n);
/* Open lines: a smooth one through all points, one with a corner at the middle point, one bow through the middle point. */
void path_line(struct writer *w, const struct point *p, size_t n);
void path_corner(struct writer *w, const struct point p[3]);
void path_bow(struct writer *w, const struct point p[3]);
/* The smooth outline of a tube with elliptical sections. Needs: 2 <= n <= PATH_TUBE_MAX. */
#define PATH_TUBE_MAX 20
void path_tube(struct writer *w, const struct camera *c, const struct section *s, size_t n, struct inset in);

#endif
