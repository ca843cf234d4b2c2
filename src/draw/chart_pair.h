/* chart_pair.h - pain and one other series over the same days: two plots, one above the other, that share their dates. Two scales in one plot would
 * make them meet wherever the scales were chosen to. */
#ifndef TRIVET_DRAW_CHART_PAIR_H
#define TRIVET_DRAW_CHART_PAIR_H

#include "draw/chart.h"

enum pair_kind {
	PAIR_SCALE, /* 0 to 10, drawn like pain: days and their mean */
	PAIR_COUNT  /* minutes, or how often: a bar for each day; a day without one was not recorded or had none */
};

struct chart_pair {
	const struct chart *pain;
	enum pair_kind kind;
	str name;                      /* over the lower plane: "Sleep, 0 to 10" */
	const struct chart_day *other; /* `tenths` in tenths of its unit; with the span of `pain` */
	size_t other_count;
};

/* The other one by itself, over the same days. Keeps: what `pair` holds. */
struct chart chart_pair_other(const struct chart_pair *pair);
/* What the highest line of the lower plane stands for, in units: 10 for a scale, else a round number that no bar exceeds. */
int chart_pair_top(const struct chart_pair *pair);
/* One <svg class="chart" role="img">. `id` begins the ids inside: letters, digits, '-', unique on its page. */
void chart_pair_draw(struct writer *w, const struct chart_pair *pair, enum chart_size size, str id);

/* One line of the table that says the same: number i of chart_table_row, and the mean of the other one: of a scale over its days, of a count over all
 * days. CHART_MISSING when a scale has fewer than CHART_MEAN_LEAST days. */
struct chart_pair_row {
	struct chart_row pain;
	int other_tenths;
};
struct chart_pair_row chart_pair_table_row(const struct chart_pair *pair, size_t i);

#endif
