/* chart_picture.h - a chart as a picture, large or small, and its key. */
#ifndef TRIVET_DRAW_CHART_PICTURE_H
#define TRIVET_DRAW_CHART_PICTURE_H

#include "draw/chart.h"

/* The whole chart as one <svg class="chart" role="img">. `id` begins the ids inside: letters, digits, '-', unique on its page. */
void chart_draw(struct writer *w, const struct chart *c, enum chart_size size, str id);
/* What each line, dot and sign in this chart means, as <ul class="chart-key">. */
void chart_key(struct writer *w, const struct chart *c);
/* The seven-day mean alone, as <svg class="spark" role="img">, 320 x 84 units, with the words of `change` for screen readers. */
void chart_spark(struct writer *w, const struct chart *c, struct chart_change change, str id);

#endif
