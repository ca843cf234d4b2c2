/* figure_glow.h - where it should be felt, as light on the side of the body that the viewer sees. */
#ifndef TRIVET_DRAW_FIGURE_GLOW_H
#define TRIVET_DRAW_FIGURE_GLOW_H

#include "draw/figure_body.h"

enum glow_kind {
	GLOW_SEEN, /* its side looks at the viewer */
	GLOW_EDGE, /* its side looks a little away: light along the outline, on that side only */
	GLOW_AWAY  /* nothing of it can be seen from here */
};

struct glow {
	enum glow_kind kind;
	struct point at; /* of the picture */
	double r;        /* units of the picture */
	double depth;    /* for the painter's order; above all on a limb */
};

/* A back never glows through a chest: what looks away by more than 40 degrees is not drawn. */
struct glow glow_of(const struct body *b, const struct feel *f);

#endif
