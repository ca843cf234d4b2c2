/* prop_clinic.h - the furnishings of a treatment room around the figure: a practitioner's arms, a blanket, a lamp and its light. */
#ifndef TRIVET_DRAW_PROP_CLINIC_H
#define TRIVET_DRAW_PROP_CLINIC_H

#include "draw/figure_body.h"

/* Round, in three tones, through the points of the thing. */
void prop_tube(const struct body *b, const struct prop *p);
/* Metres towards the viewer: of its middle. */
double prop_tube_depth(const struct body *b, const struct prop *p);
/* From a circle of radius r to one of radius top, len apart along its axis; what is made of light is painted once, without an end. */
void prop_cone(const struct body *b, const struct prop *p);

#endif
