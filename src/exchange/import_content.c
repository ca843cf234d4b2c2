/* import_content.c - the cells of a column, counted. */
#include "exchange/import_content.h"

#include "table/cell_read.h"
#include "table/when_read.h"

enum { SAMPLE_CELLS = 100, THOUSAND = CONTENT_THOUSAND };

static void count_number(struct content *c, const struct cell_value *cell)
{
	int64_t v = cell->thousandths;
	c->numbers++;
	c->above += v > 10 * THOUSAND;
	c->fractions += v % THOUSAND != 0;
	c->thousands += v >= 500 * THOUSAND;
	c->ticks += v >= -THOUSAND && v <= 3 * THOUSAND && v % THOUSAND == 0;
	c->of = cell->of > c->of ? cell->of : c->of;
	if (v < 0)
		return;
	c->least = c->least < 0 || v < c->least ? v : c->least;
	c->most = v > c->most ? v : c->most;
}

struct content content_of(const struct table *t, size_t column)
{
	struct content c = {.least = -1};
	for (size_t r = 0; r < t->n; r++) {
		str text = t->row[r].cell[column].text;
		struct cell_value cell = cell_read(text);
		if (cell.kind == CELL_NONE)
			continue;
		c.filled++;
		if (c.sampled < SAMPLE_CELLS) {
			struct when w;
			int32_t second;
			bool is_day = when_read(text, &w);
			c.sampled++;
			c.days += is_day;
			c.midnights += is_day && w.has_time && w.second == 0;
			c.clocks += when_clock(text, &second) || when_is_part_of_day(text);
		}
		switch (cell.kind) {
		case CELL_NUMBER:
		case CELL_SPAN: count_number(&c, &cell); break;
		case CELL_HOURS: c.hours++; break;
		case CELL_MARK:
		case CELL_BLANK: c.marks++; break;
		case CELL_WORD: c.words++; break;
		case CELL_NONE: break;
		}
	}
	return c;
}

bool content_is_thousandths(const struct content *c)
{
	return c->thousands > 0 && c->above == c->thousands && c->most <= 10000 * THOUSAND;
}
