/* time.c - days and instants. The civil calendar follows H. Hinnant's "chrono-compatible low-level date algorithms". */
#include "base/time.h"

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
	return (day){(int32_t)floor_div(t.s + z.east_s, 86400)};
}

int32_t instant_second(instant t, struct zone z)
{
	int64_t local = t.s + z.east_s;
	return (int32_t)(local - floor_div(local, 86400) * 86400);
}

instant instant_of(day d, int32_t second, struct zone z)
{
	return (instant){(int64_t)d.n * 86400 + second - z.east_s};
}

void w_clock(struct writer *w, int32_t second)
{
	w_padded(w, (uint64_t)(second / 3600), 2);
	w_char(w, ':');
	w_padded(w, (uint64_t)(second / 60 % 60), 2);
}

bool clock_parse(str s, int32_t *ret_second)
{
	int64_t hour, minute;
	if (s.n != 5 || s.p[2] != ':' || s.p[0] == '-' || s.p[3] == '-' || !str_int(str_sub(s, 0, 2), &hour) || !str_int(str_sub(s, 3, 2), &minute))
		return false;
	if (hour > 23 || minute > 59)
		return false;
	*ret_second = (int32_t)(3600 * hour + 60 * minute);
	return true;
}
