/* zone_rules.c - reads the short form of a zone, and queries it. */
#include "base/zone_rules.h"

enum { HOUR = 3600, DAY = 86400, HOURS_MOST = 167 /* as zoneinfo has them */, OFFSET_HOURS_MOST = 24, TURN_DEFAULT_S = 2 * HOUR };

static bool take(str *s, char c)
{
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_sub(*s, 1, s->n);
	return true;
}

/* Three letters or more, or anything between < and >. */
static bool take_name(str *s, str *ret_name)
{
	size_t n = 0;
	if (take(s, '<')) {
		n = str_find(*s, '>');
		*ret_name = str_sub(*s, 0, n);
		*s = str_sub(*s, n + 1, s->n);
		return n >= 3 && s->n > 0;
	}
	while (n < s->n && ((s->p[n] >= 'A' && s->p[n] <= 'Z') || (s->p[n] >= 'a' && s->p[n] <= 'z')))
		n++;
	*ret_name = str_sub(*s, 0, n);
	*s = str_sub(*s, n, s->n);
	return n >= 3;
}

static bool take_number(str *s, int32_t most, int32_t *ret_number)
{
	size_t n = 0;
	int64_t v;
	while (n < s->n && n < 4 && s->p[n] >= '0' && s->p[n] <= '9')
		n++;
	if (!str_int(str_sub(*s, 0, n), &v) || v > most)
		return false;
	*s = str_sub(*s, n, s->n);
	*ret_number = (int32_t)v;
	return true;
}

/* [+-]hh[:mm[:ss]] */
static bool take_clock(str *s, int32_t hours_most, int32_t *ret_seconds)
{
	int32_t h = 0, m = 0, sec = 0;
	bool minus = take(s, '-');
	if (!minus)
		take(s, '+');
	if (!take_number(s, hours_most, &h))
		return false;
	if (take(s, ':') && !take_number(s, 59, &m))
		return false;
	if (take(s, ':') && !take_number(s, 59, &sec))
		return false;
	*ret_seconds = (minus ? -1 : 1) * (h * HOUR + m * 60 + sec);
	return true;
}

/* ,Mm.w.d[/time] */
static bool take_turn(str *s, struct zone_turn *ret_turn)
{
	int32_t month, week, sunday_first, second = TURN_DEFAULT_S;
	if (!take(s, ',') || !take(s, 'M') || !take_number(s, 12, &month) || !take(s, '.') || !take_number(s, 5, &week) || !take(s, '.') ||
	    !take_number(s, 6, &sunday_first))
		return false;
	if (take(s, '/') && !take_clock(s, HOURS_MOST, &second))
		return false;
	*ret_turn = (struct zone_turn){.month = month, .week = week, .weekday = (sunday_first + 6) % 7, .second = second};
	return month >= 1 && week >= 1;
}

bool zone_rules_parse(str text, struct zone_rules *ret_rules)
{
	struct zone_rules z = {.name = STR("")};
	int32_t west = 0, summer_west = 0;
	if (!take_name(&text, &z.standard) || !take_clock(&text, OFFSET_HOURS_MOST, &west))
		return false;
	z.has_summer = text.n > 0;
	summer_west = west - HOUR;
	if (z.has_summer && !take_name(&text, &z.summer))
		return false;
	if (text.n > 0 && text.p[0] != ',' && !take_clock(&text, OFFSET_HOURS_MOST, &summer_west))
		return false;
	if (z.has_summer && (!take_turn(&text, &z.to_summer) || !take_turn(&text, &z.to_standard)))
		return false;
	z.east.east_s = -west;
	z.summer_east.east_s = -summer_west;
	if (text.n == 0)
		*ret_rules = z;
	return text.n == 0;
}

static day month_end(int year, int month)
{
	day next = month == 12 ? day_of_date((struct date){year + 1, 1, 1}) : day_of_date((struct date){year, month + 1, 1});
	return day_plus(next, -1);
}

day zone_turn_day(const struct zone_turn *turn, int year, int32_t *ret_second)
{
	day first = day_of_date((struct date){year, turn->month, 1}), last = month_end(year, turn->month);
	day on = day_plus(first, (turn->weekday - day_weekday(first) + 7) % 7 + 7 * (turn->week - 1));
	while (on.n > last.n)
		on = day_plus(on, -7);
	int32_t days = turn->second >= 0 ? turn->second / DAY : -((DAY - 1 - turn->second) / DAY);
	*ret_second = turn->second - days * DAY;
	return day_plus(on, days);
}

/* This time of day comes at or after the turn, by the clock that runs before it. */
static bool is_past(const struct zone_turn *turn, day on, int32_t second)
{
	int32_t at;
	day turned = zone_turn_day(turn, day_date(on).year, &at);
	return on.n > turned.n || (on.n == turned.n && second >= at);
}

struct zone zone_rules_at(const struct zone_rules *rules, day on, int32_t second)
{
	if (!rules->has_summer)
		return rules->east;
	bool spring = is_past(&rules->to_summer, on, second), autumn = is_past(&rules->to_standard, on, second);
	bool north = rules->to_summer.month < rules->to_standard.month;
	bool summer = north ? spring && !autumn : spring || !autumn;
	return summer ? rules->summer_east : rules->east;
}
