/* check.c - values against the table of their record. */
#include "record/check.h"

#include "base/text.h"

bool row_is_text(const struct row *row)
{
	return row->kind <= ROW_JSON;
}

/* An answer in canonical text: words, ids, numbers, commas. */
static bool is_value(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!text_is_id(str_sub(s, i, 1)) && s.p[i] != ',' && s.p[i] != '-')
			return false;
	return true;
}

bool row_allows_text(const struct row *row, str s)
{
	if ((int64_t)s.n > row->most)
		return false;
	if (row->kind == ROW_ID)
		return text_is_id(s) || (s.n == 0 && !row->needed);
	if (row->kind == ROW_VALUE)
		return is_value(s);
	if (row->kind == ROW_LINE)
		return text_is_line(s) && (!row->needed || !text_is_blank(s));
	return (int64_t)s.n >= row->least && text_is_clean(s);
}

static bool is_day(day d)
{
	return d.n >= DAY_MIN.n && d.n <= DAY_MAX.n;
}

static bool is_moment(struct moment m)
{
	bool is_zone = m.zone.east_s >= ZONE_WEST_S && m.zone.east_s <= ZONE_EAST_S && m.zone.east_s % 60 == 0;
	return is_zone && m.at.s >= INSTANT_MIN.s && m.at.s <= INSTANT_MAX.s;
}

/* `on`: the day that one which is not needed is of. */
static bool allows_moment(const struct row *row, struct moment m, const struct row *on, const void *thing)
{
	if (row->needed)
		return is_moment(m);
	return !moment_is_known(m) || (is_moment(m) && moment_day(m).n == row_day(on, thing).n);
}

static bool is_from_to(int64_t n, const struct row *row)
{
	return n >= row->least && n <= row->most;
}

static bool allows(const struct shape *shape, const struct row *row, const void *thing)
{
	switch (row->kind) {
	case ROW_TEXT:
	case ROW_LINE:
	case ROW_ID:
	case ROW_VALUE:
	case ROW_JSON: return row_allows_text(row, row_text(row, thing));
	case ROW_DAY:
	case ROW_END: return is_day(row_day(row, thing));
	case ROW_LAST:
	case ROW_UNTIL: return is_day(row_day(row, thing)) && row_day(row, thing).n >= row_day(row - 1, thing).n;
	case ROW_MOMENT: return allows_moment(row, *(const struct moment *)row_in(row, thing), &shape->rows[0], thing);
	case ROW_SCORE: return is_from_to(row_int(row, thing), row) || (!row->needed && row_int(row, thing) == STORE_PAIN_UNSET);
	case ROW_NUMBER:
	case ROW_SET_OFF: return is_from_to(row_int(row, thing), row);
	case ROW_WORD: return row_int(row, thing) >= 0 && row_int(row, thing) < row->most;
	case ROW_PLACE:
	case ROW_LIST: break; /* whether what it points to is there, the store sees */
	}
	return true;
}

bool shape_allows(const struct shape *shape, size_t rows, const void *thing)
{
	for (size_t i = 0; i < shape->n && (rows == 0 || i < rows); i++)
		if (!allows(shape, &shape->rows[i], thing))
			return false;
	return true;
}
