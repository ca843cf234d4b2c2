/* import_content.h - what stands in the cells of a column, counted. */
#ifndef TRIVET_EXCHANGE_IMPORT_CONTENT_H
#define TRIVET_EXCHANGE_IMPORT_CONTENT_H

#include "table/table.h"

enum { CONTENT_THOUSAND = 1000 /* numbers are counted in thousandths */ };

struct content {
	size_t filled, days, clocks, midnights; /* of the first SAMPLE_CELLS for the last three */
	size_t sampled;
	size_t numbers, above, fractions, thousands, ticks; /* above 10; not whole; from 500 on; -1 to 3 */
	size_t hours, marks, words;
	int64_t least, most; /* thousandths, of what is not negative */
	int64_t of;          /* the highest that cells themselves name */
};

struct content content_of(const struct table *t, size_t column);
/* 4000 for 4: numbers of a scale to ten, a thousand times as large. */
bool content_is_thousandths(const struct content *c);
static inline bool content_is_mostly(size_t part, size_t all)
{
	return all > 0 && 2 * part >= all;
}

#endif
