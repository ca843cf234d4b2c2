/* prop_place.h - where a prop is and how it is turned: in space, or with the part of the body that carries it. */
#ifndef TRIVET_DRAW_PROP_PLACE_H
#define TRIVET_DRAW_PROP_PLACE_H

#include "draw/figure_body.h"

struct prop_place {
	struct vec at;
	struct mat turn;
};

struct prop_place prop_place_of(const struct body *b, const struct prop *p);
/* The direction that its axis has there. */
struct vec prop_axis_of(const struct prop *p, const struct prop_place *pl);
/* One of the points of a band or a tube. */
struct vec prop_point_of(const struct body *b, const struct prop_point *p);

#endif
