/* time.c - days and instants. The civil calendar follows H. Hinnant's "chrono-compatible low-level date algorithms". */
#include "base/time.h"

enum { MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400, HALF_YEAR_S = 182 * DAY_S };

day day_of_date(struct date d)
{
	int y = d.month <= 2 ? d.year - 1 : d.year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (d.month > 2 ? d.month - 3 : d.month + 9) + 2) / 5 + d.day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return (day){era * 146097 + doe - 719468};
}

struct date day_date(day d)
{
	int z = d.n + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;
	return (struct date){.year = yoe + era * 400 + (month <= 2), .month = month, .day = doy - (153 * mp + 2) / 5 + 1};
}

bool day_parse(str s, day *ret_day)
{
	int64_t y, m, d;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	if (!str_int(str_sub(s, 0, 4), &y) || !str_int(str_sub(s, 5, 2), &m) || !str_int(str_sub(s, 8, 2), &d))
		return false;
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	day n = day_of_date((struct date){.year = (int)y, .month = (int)m, .day = (int)d});
	struct date back = day_date(n);
	if (back.month != m || back.day != d)
		return false;
	*ret_day = n;
	return true;
}

int day_weekday(day d)
{
	int r = (d.n + 3) % 7; /* 1970-01-01 was a Thursday */
	return r < 0 ? r + 7 : r;
}

day day_week(day d)
{
	return day_plus(d, -day_weekday(d));
}

void w_day(struct writer *w, day d)
{
	struct date c = day_date(d);
	w_padded(w, (uint64_t)c.year, 4);
	w_char(w, '-');
	w_padded(w, (uint64_t)c.month, 2);
	w_char(w, '-');
	w_padded(w, (uint64_t)c.day, 2);
}

str month_name(int month)
{
	static const str names[] = {STR_INIT("January"),   STR_INIT("February"), STR_INIT("March"),    STR_INIT("April"),
				    STR_INIT("May"),       STR_INIT("June"),     STR_INIT("July"),     STR_INIT("August"),
				    STR_INIT("September"), STR_INIT("October"),  STR_INIT("November"), STR_INIT("December")};
	return names[month - 1];
}

void w_day_short(struct writer *w, day d)
{
	static const char weekdays[] = "MonTueWedThuFriSatSun";
	struct date c = day_date(d);
	w_str(w, (str){weekdays + 3 * day_weekday(d), 3});
	w_char(w, ' ');
	w_int(w, c.day);
	w_char(w, ' ');
	w_str(w, str_sub(month_name(c.month), 0, 3));
}

void w_day_long(struct writer *w, day d)
{
	struct date c = day_date(d);
	w_int(w, c.day);
	w_char(w, ' ');
	w_str(w, month_name(c.month));
	w_char(w, ' ');
	w_int(w, c.year);
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

day instant_day(instant t, struct zone z)
{
	return (day){(int32_t)floor_div(t.s + z.east_s, DAY_S)};
}

int32_t instant_second(instant t, struct zone z)
{
	int64_t local = t.s + z.east_s;
	return (int32_t)(local - floor_div(local, DAY_S) * DAY_S);
}

instant instant_of(day d, int32_t second, struct zone z)
{
	return (instant){(int64_t)d.n * DAY_S + second - z.east_s};
}

enum civil civil_moment(day d, int32_t second, zone_at *zones, struct moment *ret_moment)
{
	/* The zone a day earlier and a day later: whatever is turned in between, the wall showed one of the two. */
	struct zone greenwich = {0};
	instant wall = instant_of(d, second, greenwich);
	struct zone before = zones((instant){wall.s - DAY_S}), after = zones((instant){wall.s + DAY_S});
	struct moment early = {instant_of(d, second, before), before}, late = {instant_of(d, second, after), after};
	bool is_early = zones(early.at).east_s == before.east_s, is_late = zones(late.at).east_s == after.east_s;
	if (!is_early && !is_late)
		return CIVIL_NEVER;
	bool is_twice = is_early && is_late && before.east_s != after.east_s;
	*ret_moment = is_early && (!is_twice || early.at.s < late.at.s) ? early : late;
	return is_twice ? CIVIL_TWICE : CIVIL_ONCE;
}

struct moment moment_on(day d, instant t, zone_at *zones)
{
	const struct zone tries[] = {zones(t), zones((instant){t.s - HALF_YEAR_S}), zones((instant){t.s + HALF_YEAR_S})};
	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++)
		if (instant_day(t, tries[i]).n == d.n)
			return (struct moment){t, tries[i]};
	return MOMENT_NONE;
}

instant moment_latest(day d, struct moment m, struct zone z)
{
	return moment_is_known(m) ? m.at : instant_of(d, DAY_S - 1, z);
}

struct zone zone_greenwich(instant t)
{
	(void)t;
	return (struct zone){0};
}

void w_clock(struct writer *w, int32_t second)
{
	w_padded(w, (uint64_t)(second / HOUR_S), 2);
	w_char(w, ':');
	w_padded(w, (uint64_t)(second / MINUTE_S % 60), 2);
}

bool clock_parse(str s, int32_t *ret_second)
{
	int64_t hour, minute;
	if (s.n != 5 || s.p[2] != ':' || s.p[0] == '-' || s.p[3] == '-' || !str_int(str_sub(s, 0, 2), &hour) || !str_int(str_sub(s, 3, 2), &minute))
		return false;
	if (hour > 23 || minute > 59)
		return false;
	*ret_second = (int32_t)(HOUR_S * hour + MINUTE_S * minute);
	return true;
}

void w_zone(struct writer *w, struct zone z)
{
	int32_t minutes = (z.east_s < 0 ? -z.east_s : z.east_s) / MINUTE_S;
	w_char(w, z.east_s < 0 ? '-' : '+');
	w_clock(w, minutes * MINUTE_S);
}

bool zone_parse(str s, struct zone *ret_zone)
{
	int32_t seconds;
	if (str_eq(s, STR("Z"))) {
		*ret_zone = (struct zone){0};
		return true;
	}
	if (s.n != 6 || (s.p[0] != '+' && s.p[0] != '-') || !clock_parse(str_sub(s, 1, 5), &seconds) || seconds > ZONE_EAST_S)
		return false;
	*ret_zone = (struct zone){s.p[0] == '-' ? -seconds : seconds};
	return true;
}

void w_moment(struct writer *w, struct moment m)
{
	int32_t second = moment_second(m);
	w_day(w, moment_day(m));
	w_char(w, 'T');
	w_clock(w, second);
	w_char(w, ':');
	w_padded(w, (uint64_t)(second % MINUTE_S), 2);
	w_zone(w, m.zone);
}

bool moment_parse(str s, struct moment *ret_moment)
{
	enum { DAY_N = 10, CLOCK_N = 5, ZONE_AT = DAY_N + 1 + CLOCK_N + 3 };
	day d;
	int32_t minutes;
	int64_t seconds;
	struct zone z;
	if (s.n < ZONE_AT || s.p[DAY_N] != 'T' || s.p[ZONE_AT - 3] != ':' || s.p[ZONE_AT - 2] == '-')
		return false;
	if (!day_parse(str_sub(s, 0, DAY_N), &d) || !clock_parse(str_sub(s, DAY_N + 1, CLOCK_N), &minutes) ||
	    !str_int(str_sub(s, ZONE_AT - 2, 2), &seconds) || seconds > 59 || !zone_parse(str_sub(s, ZONE_AT, s.n), &z))
		return false;
	*ret_moment = (struct moment){instant_of(d, minutes + (int32_t)seconds, z), z};
	return true;
}
