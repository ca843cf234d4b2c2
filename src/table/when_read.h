/*
 * when_read.h - a day, a time of day or both, in any form that people and programs write: 2026-11-19T08:30:00+01:00, 19.11.26, 11/19/2026 8:30 AM,
 * "Mon 23 Nov 2026", "le 19 novembre 2026 à 8 h 30", "2026/11/19 8:30:11 AM GMT+1", 1795000000, 46345.35. What is not understood to its last character is
 * not read at all.
 *
 * No cell says which part of 3/4/2026 is the month. A cell says in which orders it can be read; the whole column decides (see import.h).
 */
#ifndef TRIVET_TABLE_WHEN_READ_H
#define TRIVET_TABLE_WHEN_READ_H

#include "base/time.h"

enum when_order { ORDER_OPEN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST, ORDER_YEAR_FIRST, ORDERS };
/* "dmy", "mdy", "ymd"; empty while it is open. */
extern const str when_order_words[ORDERS];

struct when {
	unsigned orders; /* 1 << enum when_order: those in which the cell is a real day; 0: it has no day */
	int64_t part[3]; /* of the day, as they are */
	bool lacks_year; /* "18 May": part[0] is to be filled in by whoever knows it; ORDER_YEAR_FIRST reads it then */
	int weekday;     /* 0 Monday .. 6 Sunday; -1 none was said */
	bool has_time;
	int32_t second; /* of the day, in whole minutes: the diary counts minutes */
	bool has_offset;
	int32_t east_s;
	bool is_greenwich; /* "Z", "UTC": the offset is of no clock on a wall */
	bool is_instant;   /* an instant was given, no clock: `at` */
	instant at;
};

/* A day, with or without a time. False: it is none. */
bool when_read(str text, struct when *ret_when);
/* A time of the day alone: "8:30 PM", "8h30", "20 Uhr", "0830", "noon"; also 0.3541, as spreadsheets keep it. False: it is none. */
bool when_clock(str text, int32_t *ret_second);
/* A part of the day in words, "morning", "pm", "abends", "all day": it says no time. */
bool when_is_part_of_day(str text);
/* The day in this order. False: it is none so. */
bool when_day(const struct when *w, enum when_order order, day *ret_day);

#endif
