/* ics.h - writes iCalendar (RFC 5545) as a stream of content lines: escapes, folds and ends them. Nesting and order are the caller's. */
#ifndef TRIVET_EXCHANGE_ICS_H
#define TRIVET_EXCHANGE_ICS_H

#include "base/writer.h"
#include "base/zone_rules.h"

struct ics {
	struct writer *w;
	size_t column; /* octets of the line so far */
};

struct ics ics_on(struct writer *w);
/* Pieces of one line, as they are; folded at 75 octets, never inside a letter. Needs: UTF-8, no line break. */
void ics_z(struct ics *i, const char *z);
void ics_str(struct ics *i, str s);
void ics_int(struct ics *i, int64_t v);
/* A value of type TEXT: \ ; , and line breaks escaped, other control characters left out. */
void ics_text(struct ics *i, str s);
/* 20261126 */
void ics_day(struct ics *i, day d);
/* 20261126T180000, by the clock of the place. */
void ics_local(struct ics *i, day d, int32_t second);
/* 20261126T170000Z */
void ics_utc(struct ics *i, instant t);
/* Ends the line. */
void ics_end(struct ics *i);
/* A whole line. */
void ics_line(struct ics *i, const char *line);

/*
 * The VTIMEZONE of these rules, true from the year before `from` on. A turn of the clock that lies on its own day is a rule; one that a place puts on a
 * neighbouring day ("24 o'clock on the last Thursday") is a list of the days of ZONE_YEARS years, because RRULE cannot say it.
 */
enum { ZONE_YEARS = 12 };
void ics_zone(struct ics *i, const struct zone_rules *rules, day from);

#endif
