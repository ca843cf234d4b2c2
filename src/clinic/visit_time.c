/* visit_time.c - reads and writes the time of a visit. */
#include "clinic/visit_time.h"

enum { CLOCK_AT = 11, SECONDS_AT = 16, MINUTE_S = 60 };

enum refused visit_time_read(str text, const struct zone_table *zone, instant *ret_at)
{
	day d;
	int32_t second;
	int64_t seconds = 0;
	struct zone east;
	struct moment m;
	str rest = str_sub(text, SECONDS_AT, text.n);
	if (text.n < SECONDS_AT || (text.p[CLOCK_AT - 1] != 'T' && text.p[CLOCK_AT - 1] != ' ') || !day_parse(str_sub(text, 0, CLOCK_AT - 1), &d) ||
	    !clock_parse(str_sub(text, CLOCK_AT, 5), &second))
		return REFUSED_BAD_TIME;
	if (rest.n >= 3 && rest.p[0] == ':') {
		if (!str_int(str_sub(rest, 1, 2), &seconds) || seconds < 0 || seconds >= MINUTE_S)
			return REFUSED_BAD_TIME;
		rest = str_sub(rest, 3, rest.n);
	}
	second += (int32_t)seconds;
	if (rest.n > 0) {
		if (!zone_parse(rest, &east))
			return REFUSED_BAD_TIME;
		*ret_at = instant_of(d, second, east);
		return REFUSED_NOT;
	}
	switch (zone_table_moment(zone, d, second, &m)) {
	case CIVIL_NEVER: return REFUSED_NO_SUCH_TIME;
	case CIVIL_TWICE: return REFUSED_AMBIGUOUS_TIME;
	case CIVIL_ONCE: break;
	}
	*ret_at = m.at;
	return REFUSED_NOT;
}

void w_visit_time(struct writer *w, instant at, struct zone zone)
{
	w_day(w, instant_day(at, zone));
	w_char(w, 'T');
	w_clock(w, instant_second(at, zone));
	w_zone(w, zone);
}
