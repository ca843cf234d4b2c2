/* zone_table.c - queries a table of transitions. */
#include "base/zone_table.h"

enum { DAY_S = 86400, FARTHEST_S = 26 * 3600 /* no clock has ever been farther from Greenwich, either way */ };

/* How many changes have happened at this instant: the piece of the table that it lies in. */
static size_t piece_at(const struct zone_table *t, int64_t s)
{
	size_t low = 0, high = t->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (t->at[middle].at.s <= s)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct zone zone_of(const struct zone_table *t, size_t piece)
{
	return piece == 0 ? t->first : t->at[piece - 1].zone;
}

static int64_t begin_of(const struct zone_table *t, size_t piece)
{
	return piece == 0 ? INT64_MIN : t->at[piece - 1].at.s;
}

static int64_t end_of(const struct zone_table *t, size_t piece)
{
	return piece == t->n ? INT64_MAX : t->at[piece].at.s;
}

struct zone zone_table_at(const struct zone_table *t, instant at)
{
	return zone_of(t, piece_at(t, at.s));
}

instant zone_table_reach(const struct zone_table *t, day d, int32_t second)
{
	int64_t wall = (int64_t)d.n * DAY_S + second;
	size_t piece = piece_at(t, wall - FARTHEST_S);
	for (;; piece++) {
		int64_t at = wall - zone_of(t, piece).east_s, begin = begin_of(t, piece);
		at = at > begin ? at : begin;
		if (at < end_of(t, piece))
			return (instant){at};
	}
}

enum civil zone_table_moment(const struct zone_table *t, day d, int32_t second, struct moment *ret_moment)
{
	int64_t wall = (int64_t)d.n * DAY_S + second;
	int found = 0;
	for (size_t piece = piece_at(t, wall - FARTHEST_S); piece <= t->n && begin_of(t, piece) <= wall + FARTHEST_S; piece++) {
		int64_t at = wall - zone_of(t, piece).east_s;
		if (at < begin_of(t, piece) || at >= end_of(t, piece))
			continue;
		if (found++ == 0)
			*ret_moment = (struct moment){{at}, zone_of(t, piece)};
	}
	return found == 0 ? CIVIL_NEVER : found == 1 ? CIVIL_ONCE : CIVIL_TWICE;
}
