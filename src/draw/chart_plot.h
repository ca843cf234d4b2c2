/* chart_plot.h - the plot of a chart: days across, 0 to 10 upwards; its grid and dates, the line of means, the days. For the charts of draw/. */
#ifndef TRIVET_DRAW_CHART_PLOT_H
#define TRIVET_DRAW_CHART_PLOT_H

#include "draw/chart.h"
#include "draw/num.h"

struct plot {
	const struct chart *chart;
	double left, right, top, bottom; /* of 10 and of 0 */
	int32_t step;                    /* days from one point of the line to the next */
};

/* From the upper left to the lower right corner. Keeps: `c`. */
struct plot plot_of(const struct chart *c, struct point from, struct point to);

bool plot_shows(const struct plot *p, day d);
/* The beginning of day d, and the middle of the value that begins there. */
double plot_left(const struct plot *p, day d);
double plot_x(const struct plot *p, day d);
double plot_y(const struct plot *p, double tenths);

/* ` class="CLASS"` or nothing comes as `class`. */
void plot_text(struct writer *w, const char *class, struct point at, str text);
void plot_rect(struct writer *w, const char *class, struct point at, struct point size);

/* Lines at 0, 2 .. 10 with their numbers. */
void plot_grid(struct writer *w, const struct plot *p);
/* The same lines without numbers, for a scale of its own. */
void plot_lines(struct writer *w, const struct plot *p, int lines);
/* Ticks and dates under the plot; nothing runs out of a picture `width` wide. */
void plot_dates(struct writer *w, const struct plot *p, double width);
/* The ground under the line of means, the line, the single days, and from each day up to its worst. */
void plot_area(struct writer *w, const struct plot *p);
void plot_line(struct writer *w, const struct plot *p);
void plot_days(struct writer *w, const struct plot *p);
void plot_worst(struct writer *w, const struct plot *p);
/* Where the line ends today, with its words in the margin to the right, where nothing else is drawn. */
void plot_now(struct writer *w, const struct plot *p);

#endif
