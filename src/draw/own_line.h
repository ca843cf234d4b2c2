/* own_line.h - how well something could be done, from score to score: a small line beside its numbers. */
#ifndef TRIVET_DRAW_OWN_LINE_H
#define TRIVET_DRAW_OWN_LINE_H

#include "draw/chart.h"

/*
 * One <svg class="own-line">, 160 x 40 units, hidden from screen readers: the numbers are beside it. `said` in the order of its days, in tenths of 0 to 10;
 * higher is better. It spans from `first` to `last`.
 */
void own_line_draw(struct writer *w, const struct chart_day *said, size_t n, day first, day last);

#endif
