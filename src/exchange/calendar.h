/*
 * calendar.h - the plan as a calendar (iCalendar, RFC 5545): practice, the day to look back, treatments had and the next one, breaks at the desk.
 *
 * An event without a time is put on its day without one. An event with a time is in local time: with its zone when the rules are
 * known, else without any ("floating": whoever reads it takes it as local time). Each event keeps its UID from one export to the next, so that a
 * calendar that reads the file again replaces instead of duplicating.
 */
#ifndef TRIVET_EXCHANGE_CALENDAR_H
#define TRIVET_EXCHANGE_CALENDAR_H

#include "breaks/desk_settings.h"
#include "me/record.h"
#include "base/zone_rules.h"

enum { CALENDAR_NO_TIME = -1, CALENDAR_BREAKS_MAX = 64 /* of one day */ };

/* Breaks at fixed times of the working day. */
struct calendar_breaks {
	int16_t minute[CALENDAR_BREAKS_MAX]; /* of the day, each with the days on which it holds */
	uint8_t days[CALENDAR_BREAKS_MAX];   /* bit per weekday, 0 Monday */
	size_t n;                            /* 0: no breaks in the calendar */
	int32_t length_s;
};

/* From what a person chose for the desk: within their hours, one after each stretch of sitting. No more than CALENDAR_BREAKS_MAX different times. */
struct calendar_breaks calendar_breaks_of(const struct desk_settings *settings);

struct calendar_wish {
	int32_t practice_s;            /* the time of day to practise, or CALENDAR_NO_TIME */
	const struct zone_rules *zone; /* NULL: not known */
	struct calendar_breaks breaks;
};

/* Writes the calendar of `who`, with what `all` remembers of them. Lines end in CRLF. */
void calendar_write(struct writer *w, const struct person *who, const struct record *all, const struct calendar_wish *wish);

#endif
