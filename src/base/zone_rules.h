/*
 * zone_rules.h - how the clocks of a place change in the years to come, from the POSIX short form: "CET-1CEST,M3.5.0,M10.5.0/3". It is what the last
 * line of a zoneinfo file contains. The two forms that count days of the year are not read: no current zone uses them.
 */
#ifndef TRIVET_BASE_ZONE_RULES_H
#define TRIVET_BASE_ZONE_RULES_H

#include "base/time.h"

/* When the clock is turned: the week-th such weekday of the month (5: the last), at a second of that day by the clock before it is turned. */
struct zone_turn {
	int month;      /* 1..12 */
	int week;       /* 1..5 */
	int weekday;    /* 0 Monday .. 6 Sunday */
	int32_t second; /* of that day; some places say -1 o'clock or 50 o'clock for the day before or two days later */
};

struct zone_rules {
	str name;             /* "Europe/Berlin"; filled by whoever knows it */
	str standard, summer; /* "CET", "CEST" */
	struct zone east;     /* while it is not summer time */
	struct zone summer_east;
	bool has_summer;
	struct zone_turn to_summer, to_standard;
};

/* Fails: false, and *ret_rules is unchanged. Keeps: the names point into `text`; `name` is empty. */
bool zone_rules_parse(str text, struct zone_rules *ret_rules);
/* The day and the second of it at which the clock is turned in a year; the day may be one beside the rule's own. */
day zone_turn_day(const struct zone_turn *turn, int year, int32_t *ret_second);
/* What the clock shows there, as seconds east, at this time of day. An hour that comes twice is the first of the two. */
struct zone zone_rules_at(const struct zone_rules *rules, day on, int32_t second);

#endif
