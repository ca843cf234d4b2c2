/* figure_still.h - the one picture that represents a pose wherever it does not move: on cards, as a thumbnail, in a file. */
#ifndef TRIVET_DRAW_FIGURE_STILL_H
#define TRIVET_DRAW_FIGURE_STILL_H

#include "draw/figure.h"

/*
 * The target of the movement, with the arrow where the style has one; where the pose says so the beginning, an arrow and the target side by side (one above the
 * other where that is larger), or what to leave with a cross beside what to do with a tick. It glows only where the target is. 128 kB hold every shipped one.
 */
void figure_still(struct writer *w, const struct pose *p, const struct figure_style *style);

#endif
