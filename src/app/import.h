/*
 * import.h - a diary from a table: what each column becomes, which rows would be added, which are refused and why. Nothing is written before it is
 * accepted.
 *
 * A column is known by its name, in any case and with anything in round brackets left out ("Pain (0-10)"): the names that trivet itself exports and
 * some that others use, a place of the body map by its id or its name, and activity:WORDS for an own activity. What is not known is not read. An entry
 * needs a day and the pain of the moment. An activity that the diary does not have becomes one of its own, while no more than STORE_SCORES_MAX are asked.
 *
 * Days are written 2026-11-30, 30.11.2026, 30/11/2026 or 11/30/2026. For the last two the whole column decides; when it leaves both open, it is
 * asked. Without a time an entry has only its day. A time is by the clock that the place had that day, unless a column `offset` says another. Numbers are whole numbers from 0 to 10 ("4", "4.0", "4/10"). Places in one cell: p5_l=4;p5_r=2, or
 * without a number, as strong as the pain. An apostrophe before = + - @ at the start of a text, which keeps a spreadsheet from running it, goes.
 */
#ifndef TRIVET_APP_IMPORT_H
#define TRIVET_APP_IMPORT_H

#include "app/csv_read.h"
#include "app/diary.h"

/* What a column becomes. */
enum import_kind {
	IMPORT_NOTHING,  /* its name is not known */
	IMPORT_TWICE,    /* another column is that already */
	IMPORT_FULL,     /* an activity that the diary does not have, and has no room for */
	IMPORT_NO_WORDS, /* an activity that the diary could not show: too long, or with signs that are no letters */
	IMPORT_DAY,
	IMPORT_TIME,
	IMPORT_OFFSET, /* of the clock from Greenwich */
	IMPORT_PAIN,
	IMPORT_WORST,
	IMPORT_AVERAGE,
	IMPORT_SLEEP,
	IMPORT_MOOD,
	IMPORT_MEDICINES,
	IMPORT_NOTE,
	IMPORT_REGIONS,
	IMPORT_REGION,
	IMPORT_ACTIVITY,
	IMPORT_NEW_ACTIVITY /* it would be added */
};
enum { IMPORT_KINDS = IMPORT_NEW_ACTIVITY + 1 };

struct import_column {
	str name; /* as the file has it, made safe to show */
	enum import_kind kind;
	const struct region *region; /* IMPORT_REGION */
	int64_t activity;            /* IMPORT_ACTIVITY; IMPORT_NEW_ACTIVITY: -1 for the first, -2, -3, as acts_learn has it */
};

/* Why a row is refused. */
enum import_why {
	WHY_CELLS, /* more cells than the first row */
	WHY_DAY,   /* missing, or no real day */
	WHY_FUTURE,
	WHY_OLD,
	WHY_TIME,
	WHY_OFFSET,
	WHY_SKIPPED, /* the clocks were put forward over that time */
	WHY_PAIN,    /* missing */
	WHY_NUMBER,  /* not 0 to 10 */
	WHY_LONG,    /* a text */
	WHY_CONTROL,
	WHY_PLACE,
	WHY_SCORES /* more than STORE_SCORES_MAX activities */
};
enum { IMPORT_WHYS = WHY_SCORES + 1 };

struct import_refused {
	size_t line;
	str column; /* empty: the row as a whole */
	str value;  /* cut short and made safe to show */
	enum import_why why;
};

/* How 3/4/2026 is meant. */
enum import_order { ORDER_OPEN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

struct import_wish {
	const struct pack *pack;
	struct store_activities activities;
	struct moment now;
	zone_at *zones;          /* a time without an offset is by these clocks */
	enum import_order order; /* for a column that leaves it open */
};

struct import_row {
	struct store_entry entry;
	size_t line;
	bool has_offset; /* the file says by which clock its time is */
	bool is_known;   /* the diary has it: every cell is the same */
};

/* What stops a file as a whole, beside what stops it as a table. */
enum import_stop { IMPORT_GOES, STOP_TABLE, STOP_NO_DAY, STOP_NO_PAIN, STOP_ASKS_ORDER };

struct import {
	enum import_stop stop;
	struct csv_fault table; /* STOP_TABLE */
	struct import_column *columns;
	size_t n_columns;
	str activities[STORE_SCORES_MAX]; /* that would be added, in their own words */
	size_t n_activities;
	str ambiguous; /* STOP_ASKS_ORDER: the first such day of the file */
	enum import_order order;
	struct import_row *rows;    /* in the order of the file */
	size_t n, n_known, n_twice; /* twice: the same row, with a time, stands further up in the file, and it is not among `rows` */
	struct import_refused *refused;
	size_t n_refused;
	day first, last; /* of the rows */
};

/* Reads the text. Fails: ERR_FULL only: what is wrong with the text is in *ret_import. Keeps: `text` and the wish; all else lives in the arena. */
MUST_USE enum err import_read(str text, const struct import_wish *wish, struct arena *a, struct import *ret_import);
/* Finds the rows that the diary has already. Fails: as store_entries; ERR_FULL: the arena holds no quarter of the diary. */
MUST_USE enum err import_compare(struct import *in, struct store_reader *r, struct arena *a);
/*
 * The rows that are new, as sets of changes that follow each other; before them the activities that are new. Their request ids are made of `request` and the line of the first row of each
 * set: the same when it is tried again, and another when part of it was done before. NULL: there are none. Fails: ERR_FULL.
 */
MUST_USE enum err import_acts(const struct import *in, str request, struct arena *a, struct changes **ret_first);
static inline size_t import_new(const struct import *in)
{
	return in->n - in->n_known;
}

/* What each becomes, why each is refused, in words. */
extern const str import_kind_words[IMPORT_KINDS], import_why_words[IMPORT_WHYS], import_stop_words[STOP_ASKS_ORDER + 1];
extern const str csv_slip_words[CSV_MANY_CELLS + 1];
/* A text of a file, cut short, without what could move a cursor or turn the writing round. */
str import_shown(str text, struct arena *a);

#endif
