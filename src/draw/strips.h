/* strips.h - two rows of dots over one scale of pain: what the days of two ways of living were like. A dot is a day, a mark the mean of its row. */
#ifndef TRIVET_DRAW_STRIPS_H
#define TRIVET_DRAW_STRIPS_H

#include "draw/chart.h"

enum { STRIPS_ROWS = 2 };

struct strips_dot {
	int row;    /* 0 or 1 */
	int tenths; /* pain, 0..100 */
};

/* What is to be shown. The array stays the caller's. */
struct strips {
	str names[STRIPS_ROWS];       /* what each row is called */
	int mean_tenths[STRIPS_ROWS]; /* or CHART_MISSING */
	const struct strips_dot *dots;
	size_t dot_count;
};

/* One <svg class="chart" role="img">, wide or narrow as chart_draw. Half points share a place. `id` begins the ids inside, unique on its page. */
void strips_draw(struct writer *w, const struct strips *s, enum chart_size size, str id);

#endif
