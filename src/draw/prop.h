/* prop.h - equipment and furniture around the figure. */
#ifndef TRIVET_DRAW_PROP_H
#define TRIVET_DRAW_PROP_H

#include "draw/figure_body.h"

/* Corners of the space a thing takes, for fitting the picture. */
#define PROP_CORNERS 8

void prop_draw(const struct body *b, const struct prop *p);
/* Metres towards the viewer, for the painter's order. */
double prop_depth(const struct body *b, const struct prop *p);
/* Lies flat under everything, shadows too. */
bool prop_is_ground(const struct prop *p);
/* Fills ret_corners; 0 when the thing does not ask for room. */
size_t prop_corners(const struct body *b, const struct prop *p, struct vec ret_corners[PROP_CORNERS]);

#endif
