/* time.h - a day and an instant are different things. Nobody here asks a clock: time is an argument. */
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

/* The clock of the place where the person is: what main/ read once from the system. */
struct zone {
	int32_t east_s; /* seconds east of Greenwich, -50400..50400 */
};

#define DAY_MIN ((day){-719162}) /* 0001-01-01 */
#define DAY_MAX ((day){2932896}) /* 9999-12-31 */

day day_of_date(struct date d);
struct date day_date(day d);
/* Reads YYYY-MM-DD, a real date of the years 1 to 9999, nothing else. */
bool day_parse(str s, day *ret_day);
/* 0 Monday .. 6 Sunday. */
int day_weekday(day d);
/* The Monday on or before d. */
day day_week(day d);
static inline day day_plus(day d, int32_t days)
{
	return (day){d.n + days};
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
/* Now, at the place where the person is: read once at the rim, then passed on. */
struct moment {
	instant at;
	struct zone zone;
};
static inline day moment_day(struct moment m)
{
	return instant_day(m.at, m.zone);
}

instant instant_of(day d, int32_t second, struct zone z);
void w_clock(struct writer *w, int32_t second); /* 07:05 */
/* Reads HH:MM, 00:00 to 23:59, nothing else. */
bool clock_parse(str s, int32_t *ret_second);

#endif
