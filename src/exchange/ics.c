/* ics.c - writes iCalendar. */
#include "exchange/ics.h"

enum { LINE_MOST = 75 /* octets, RFC 5545 3.1, without the line break */ };

struct ics ics_on(struct writer *w)
{
	return (struct ics){.w = w};
}

/* Octets of the letter that begins with this one. */
static size_t letter(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* What must stay together: a letter, or an escape. */
static void put(struct ics *i, str s)
{
	if (i->column + s.n > LINE_MOST) {
		w_str(i->w, STR("\r\n "));
		i->column = 1;
	}
	w_str(i->w, s);
	i->column += s.n;
}

void ics_str(struct ics *i, str s)
{
	for (size_t at = 0, n; at < s.n; at += n) {
		n = letter((unsigned char)s.p[at]);
		put(i, str_sub(s, at, n));
	}
}

void ics_z(struct ics *i, const char *z)
{
	ics_str(i, str_of(z));
}

void ics_int(struct ics *i, int64_t v)
{
	char buffer[24];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_int(&w, v);
	ics_str(i, writer_str(&w));
}

void ics_text(struct ics *i, str s)
{
	for (size_t at = 0, n; at < s.n; at += n) {
		unsigned char c = (unsigned char)s.p[at];
		n = letter(c);
		if (c == '\\')
			put(i, STR("\\\\"));
		else if (c == ';')
			put(i, STR("\\;"));
		else if (c == ',')
			put(i, STR("\\,"));
		else if (c == '\n')
			put(i, STR("\\n"));
		else if (c >= 0x20 && c != 0x7F)
			put(i, str_sub(s, at, n));
	}
}

static void put_day(struct writer *w, day d)
{
	struct date c = day_date(d);
	w_padded(w, (uint64_t)c.year, 4);
	w_padded(w, (uint64_t)c.month, 2);
	w_padded(w, (uint64_t)c.day, 2);
}

static void put_clock(struct writer *w, int32_t second)
{
	w_char(w, 'T');
	w_padded(w, (uint64_t)(second / 3600), 2);
	w_padded(w, (uint64_t)(second / 60 % 60), 2);
	w_padded(w, (uint64_t)(second % 60), 2);
}

void ics_day(struct ics *i, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	put_day(&w, d);
	ics_str(i, writer_str(&w));
}

void ics_local(struct ics *i, day d, int32_t second)
{
	char buffer[24];
	struct writer w = writer_on(buffer, sizeof buffer);
	put_day(&w, d);
	put_clock(&w, second);
	ics_str(i, writer_str(&w));
}

void ics_utc(struct ics *i, instant t)
{
	struct zone greenwich = {0};
	ics_local(i, instant_day(t, greenwich), instant_second(t, greenwich));
	ics_z(i, "Z");
}

void ics_end(struct ics *i)
{
	w_str(i->w, STR("\r\n"));
	i->column = 0;
}

void ics_line(struct ics *i, const char *line)
{
	ics_z(i, line);
	ics_end(i);
}

/* ---- VTIMEZONE ---- */

/* +0100, -0330; seconds only where there are some. */
static void offset(struct ics *i, const char *name, struct zone z)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	int32_t s = z.east_s < 0 ? -z.east_s : z.east_s;
	w_char(&w, z.east_s < 0 ? '-' : '+');
	w_padded(&w, (uint64_t)(s / 3600), 2);
	w_padded(&w, (uint64_t)(s / 60 % 60), 2);
	if (s % 60 != 0)
		w_padded(&w, (uint64_t)(s % 60), 2);
	ics_z(i, name);
	ics_str(i, writer_str(&w));
	ics_end(i);
}

static const str weekdays[7] = {STR_INIT("MO"), STR_INIT("TU"), STR_INIT("WE"), STR_INIT("TH"), STR_INIT("FR"), STR_INIT("SA"), STR_INIT("SU")};

static void turn_days(struct ics *i, const struct zone_turn *turn, int year)
{
	int32_t second;
	day on = zone_turn_day(turn, year, &second);
	ics_z(i, "DTSTART:");
	ics_local(i, on, second);
	ics_end(i);
	if (turn->second >= 0 && turn->second < 86400) {
		ics_z(i, "RRULE:FREQ=YEARLY;BYMONTH=");
		ics_int(i, turn->month);
		ics_z(i, ";BYDAY=");
		ics_int(i, turn->week == 5 ? -1 : turn->week);
		ics_str(i, weekdays[turn->weekday]);
		ics_end(i);
		return;
	}
	/* The first one, too, though DTSTART names it: some programs take no account of DTSTART where there are dates. */
	for (int y = year; y < year + ZONE_YEARS; y++) {
		on = zone_turn_day(turn, y, &second);
		ics_z(i, "RDATE:");
		ics_local(i, on, second);
		ics_end(i);
	}
}

void ics_zone(struct ics *i, const struct zone_rules *rules, day from)
{
	int year = day_date(from).year - 1;
	ics_line(i, "BEGIN:VTIMEZONE");
	ics_z(i, "TZID:");
	ics_text(i, rules->name);
	ics_end(i);
	ics_line(i, "BEGIN:STANDARD");
	if (rules->has_summer)
		turn_days(i, &rules->to_standard, year);
	else
		ics_line(i, "DTSTART:19700101T000000");
	offset(i, "TZOFFSETFROM:", rules->has_summer ? rules->summer_east : rules->east);
	offset(i, "TZOFFSETTO:", rules->east);
	ics_z(i, "TZNAME:");
	ics_text(i, rules->standard);
	ics_end(i);
	ics_line(i, "END:STANDARD");
	if (rules->has_summer) {
		ics_line(i, "BEGIN:DAYLIGHT");
		turn_days(i, &rules->to_summer, year);
		offset(i, "TZOFFSETFROM:", rules->east);
		offset(i, "TZOFFSETTO:", rules->summer_east);
		ics_z(i, "TZNAME:");
		ics_text(i, rules->summer);
		ics_end(i);
		ics_line(i, "END:DAYLIGHT");
	}
	ics_line(i, "END:VTIMEZONE");
}
