/* import_order.c - in which order a day is written. */
#include "exchange/import_order.h"

#include "table/when_read.h"

struct spread {
	int32_t first, last;
	bool is_future;
};

/* How far the days lie apart in an order; days that are still to come speak against it. */
static struct spread spread_of(const struct import_wish *wish, const struct table *t, size_t column, enum when_order order)
{
	struct spread s = {INT32_MAX, INT32_MIN, false};
	for (size_t r = 0; r < t->n; r++) {
		struct when w;
		day d;
		if (!when_read(t->row[r].cell[column].text, &w) || !when_day(&w, order, &d))
			continue;
		s.first = d.n < s.first ? d.n : s.first;
		s.last = d.n > s.last ? d.n : s.last;
		s.is_future = s.is_future || d.n > moment_day(wish->now).n;
	}
	return s;
}

static bool is_tighter(struct spread a, struct spread b)
{
	if (a.is_future != b.is_future)
		return b.is_future;
	return (int64_t)a.last - a.first < (int64_t)b.last - b.first;
}

enum when_order import_likely_order(const struct import_wish *wish, const struct import *in, size_t column, unsigned orders)
{
	enum when_order best = ORDER_OPEN;
	const struct table *t = &in->table;
	for (enum when_order o = ORDER_DAY_FIRST; o < ORDERS; o++)
		if ((orders >> o & 1) != 0 && (best == ORDER_OPEN || is_tighter(spread_of(wish, t, column, o), spread_of(wish, t, column, best))))
			best = o;
	return best;
}

/* All cells are the same day in each of these orders. */
static bool is_same_anyway(const struct mapping *m, size_t column, unsigned orders)
{
	for (size_t r = 0; r < m->t->n; r++) {
		struct when w;
		day first = DAY_MIN, d;
		if (!when_read(m->t->row[r].cell[column].text, &w))
			continue;
		for (enum when_order o = ORDER_DAY_FIRST; o < ORDERS; o++) {
			if ((orders >> o & 1) == 0 || !when_day(&w, o, &d))
				continue;
			if (first.n != DAY_MIN.n && first.n != d.n)
				return false;
			first = d;
		}
	}
	return true;
}

enum { ALL_ORDERS = 1 << ORDER_DAY_FIRST | 1 << ORDER_MONTH_FIRST | 1 << ORDER_YEAR_FIRST };

void order_find(struct mapping *m)
{
	unsigned open = 0, orders = ALL_ORDERS;
	size_t column = 0;
	while (column < m->t->n_columns && m->in->columns[column].kind != IMPORT_DAY)
		column++;
	m->in->order = m->wish->order;
	if (column == m->t->n_columns || m->wish->order != ORDER_OPEN)
		return;
	for (size_t r = 0; r < m->t->n; r++) {
		struct when w;
		if (!when_read(m->t->row[r].cell[column].text, &w) || w.is_instant || w.lacks_year)
			continue;
		bool is_many = (w.orders & (w.orders - 1)) != 0, is_numeric = (w.orders & (1u << ORDER_YEAR_FIRST)) == 0 || is_many;
		open |= is_many ? w.orders : 0;
		if (is_numeric && str_find(m->t->row[r].cell[column].text, '.') == m->t->row[r].cell[column].text.n)
			orders &= w.orders;
	}
	if (open == 0)
		return;
	unsigned left = orders != 0 ? orders & open : open;
	left = left != 0 ? left : open;
	if ((left & (left - 1)) == 0 || is_same_anyway(m, column, left) || m->wish->as_proposed)
		m->in->order = import_likely_order(m->wish, m->in, column, left);
}
