/* chart_events.h - events above the plot of a chart: treatments, flares and travels, changes of the plan, look backs; and the key
 * to them. Every symbol has its own shape: colour alone would not do. */
#ifndef TRIVET_DRAW_CHART_EVENTS_H
#define TRIVET_DRAW_CHART_EVENTS_H

#include "draw/chart_plot.h"

/* Room that is needed above the plot for the signs of this chart, beyond the one for treatments. */
double chart_events_height(const struct chart *c);
/* Under the line: the pale ground of each mark. */
void chart_events_ground(struct writer *w, const struct plot *p);
/* The signs themselves. */
void chart_events_signs(struct writer *w, const struct plot *p);
/* "Treatments: 3. Flares: 1. ..." of what is shown. */
void chart_events_describe(struct writer *w, const struct chart *c);
/* <li> for each kind of sign that is shown. */
void chart_events_key(struct writer *w, const struct chart *c);

#endif
