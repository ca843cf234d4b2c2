/* time.h - a day and an instant are different things. Nothing here reads a clock: time is an argument. */
#ifndef TRIVET_BASE_TIME_H
#define TRIVET_BASE_TIME_H

#include "base/writer.h"

typedef struct {
	int32_t n; /* days since 1970-01-01, proleptic Gregorian */
} day;

typedef struct {
	int64_t s; /* seconds since 1970-01-01T00:00:00Z, without leap seconds */
} instant;

struct date {
	int year, month, day; /* month 1..12, day 1..31 */
};

/* How a clock on a wall differs from Greenwich. */
struct zone {
	int32_t east_s; /* seconds east of Greenwich, ZONE_WEST_S..ZONE_EAST_S, whole minutes */
};

#define ZONE_WEST_S (-50400)
#define ZONE_EAST_S 50400

/*
 * The zone database for the place where the person is: what its clocks showed, or will show, at an instant. It comes from main/, which asks the system;
 * summer time and every change of the law are in it, so that the past is never seen by the clock of today.
 */
typedef struct zone zone_at(instant t);

#define DAY_MIN ((day){-719162}) /* 0001-01-01 */
#define DAY_MAX ((day){2932896}) /* 9999-12-31 */

#define INSTANT_MIN ((instant){-62135596800}) /* 0001-01-01T00:00:00Z */
#define INSTANT_MAX ((instant){253402300799}) /* 9999-12-31T23:59:59Z */

day day_of_date(struct date d);
struct date day_date(day d);
/* Reads YYYY-MM-DD, a real date of the years 1 to 9999, nothing else. */
bool day_parse(str s, day *ret_day);
/* 0 Monday .. 6 Sunday. */
int day_weekday(day d);
/* The Monday on or before d: for a calendar. What is counted or drawn by weeks goes by week_first. */
day day_week(day d);
static inline day day_plus(day d, int32_t days)
{
	return (day){d.n + days};
}
/*
 * A week of a person is seven days, and the last one ends today, everywhere: the stool, the chart, the maps, the breaks. The first day of the week that ends this many weeks
 * before `today`.
 */
static inline day week_first(day today, int32_t ago)
{
	return day_plus(today, -6 - 7 * ago);
}
/* a - b in days. */
static inline int32_t day_diff(day a, day b)
{
	return a.n - b.n;
}
void w_day(struct writer *w, day d); /* YYYY-MM-DD */
/* "Thu 26 Nov", in English. */
void w_day_short(struct writer *w, day d);
/* "26 November 2026". */
void w_day_long(struct writer *w, day d);
str month_name(int month); /* 1..12 */

day instant_day(instant t, struct zone z);
/* Seconds since local midnight, 0..86399. */
int32_t instant_second(instant t, struct zone z);
instant instant_of(day d, int32_t second, struct zone z);

/* A moment as it was lived: the instant, and the clock that hung on the wall there and then. Both are kept, so that it is always shown as it was. */
struct moment {
	instant at;
	struct zone zone;
};

/* No time was given: only the day is known. */
#define MOMENT_NONE ((struct moment){{0}, {INT32_MIN}})

static inline bool moment_is_known(struct moment m)
{
	return m.zone.east_s != INT32_MIN;
}
/* Greenwich, always: for when there is no other place. */
struct zone zone_greenwich(instant t);
static inline struct moment moment_at(instant t, zone_at *zones)
{
	return (struct moment){t, zones(t)};
}
/* Needs, as moment_second: it is known. */
static inline day moment_day(struct moment m)
{
	return instant_day(m.at, m.zone);
}
/* The same for someone who reads it `now`: someone who has travelled west since then said it today, not tomorrow. What is still to come keeps its day. */
static inline day moment_day_by(struct moment m, struct moment now)
{
	day on = moment_day(m), today = moment_day(now);
	return m.at.s <= now.at.s && on.n > today.n ? today : on;
}
static inline int32_t moment_second(struct moment m)
{
	return instant_second(m.at, m.zone);
}

/* What a time of day is worth on a day of clocks that are turned. */
enum civil {
	CIVIL_NEVER, /* it was skipped */
	CIVIL_ONCE,
	CIVIL_TWICE
};
/* When the clocks of the place showed this second of that day; of two such moments the first. *ret_moment is unchanged after CIVIL_NEVER. */
enum civil civil_moment(day d, int32_t second, zone_at *zones, struct moment *ret_moment);
/*
 * What can be known of a moment that was recorded as an instant and the day it belonged to, without its offset: by the clock of the place then, or by
 * the other one of that year when only that agrees with the day; MOMENT_NONE when neither does, because it was lived elsewhere.
 */
struct moment moment_on(day d, instant t, zone_at *zones);

/* The latest that something of this day can have been: the moment, or the last second of the day by this clock. */
instant moment_latest(day d, struct moment m, struct zone z);

void w_clock(struct writer *w, int32_t second); /* 07:05 */
/* Reads HH:MM, 00:00 to 23:59, nothing else. */
bool clock_parse(str s, int32_t *ret_second);
void w_zone(struct writer *w, struct zone z); /* +05:45 */
/* Reads +HH:MM or -HH:MM, up to 14 hours, or Z, nothing else. */
bool zone_parse(str s, struct zone *ret_zone);
/* 2026-07-01T00:20:07+02:00, as RFC 3339 has it. Needs: it is known. */
void w_moment(struct writer *w, struct moment m);
/* Reads that, nothing else: capital T, seconds without fractions, an offset or Z. */
bool moment_parse(str s, struct moment *ret_moment);

#endif
