/* figure.h - the picture of a pose at a moment of its loop, as SVG. */
#ifndef TRIVET_DRAW_FIGURE_H
#define TRIVET_DRAW_FIGURE_H

#include "draw/figure_body.h"
#include "draw/figure_paint.h"
#include "draw/pose.h"

enum figure_shell {
	FIGURE_FILE,  /* a whole SVG file */
	FIGURE_INLINE /* an <svg> inside a page */
};

struct figure_style {
	enum figure_shell shell;
	enum figure_colours colours;
	struct figure_tones tones;
	enum figure_build build;
	bool mirrored; /* left and right exchanged: the other side of an exercise with sides */
	bool arrow;    /* the way of the movement, for pictures that stand still */
	double ratio;  /* width by height of the picture; 0 for 1.5 */
	str id;        /* put before the ids in the picture, so that a page can hold several; [A-Za-z][A-Za-z0-9-]* or empty */
};

/* Units of the picture, 260 to a metre. */
struct figure_box {
	double x, y, width, height;
};

/* The part of the plane that the whole loop needs: the same for every moment. */
struct figure_box figure_view_box(const struct pose *p, const struct figure_style *style);
/* What one moment takes with a border, whatever the ratio, and without an arrow. */
struct figure_box figure_moment_box(const struct pose *p, double t, const struct figure_style *style);
/* Writes "x y width height" for viewBox="". */
void figure_view_box_text(struct writer *w, struct figure_box box);
/* Draws the moment t, 0..1. One decimal; the same text for the same values, native and in the browser. 64 kB of room hold every shipped pose. */
void figure_svg(struct writer *w, const struct pose *p, double t, const struct figure_style *style);
/* The beginning of such a picture with another box, for what is put together from several: up to its title and style. */
void figure_begin(struct writer *w, const struct pose *p, const struct figure_style *style, struct figure_box box);
/* Only what is inside the <svg>: what changes from moment to moment. The shell of the style is not used. */
void figure_fragment(struct writer *w, const struct pose *p, double t, const struct figure_style *style);

#endif
