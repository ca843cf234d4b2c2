/*
 * import.h - a diary from a foreign file: what each of its columns becomes, which entries would be added, which rows are refused and why, and what
 * has to be asked first. Nothing is written before it is accepted.
 *
 * The path of a file: bytes become text (text_in.h), text becomes cells (csv_read.h, table_json.c), cells become a table with a line for each entry
 * (table.h). A column is recognised by the words of its name (head_read.h) and by its contents; the person may say otherwise. What is understood of a
 * row becomes an entry: it needs a day, and anything of pain, sleep, mood, medicines, a note, places or activities.
 *
 * No file tells some things: whether 3/4 is in March or in April, how much "severe" is on a scale to ten, whether 4.5 is 4 or 5, whether a mood of 5 is
 * the best or the middle. They are asked, once per column, with a proposal. While they are open the rows that depend on them are left out.
 *
 * A time is in the zone that the file names, otherwise in local time on that day. A row without a time has only its day. Rows that agree
 * in everything count as one, in the file and in the diary, so that a file can be imported twice, under any clock.
 *
 * Texts: an apostrophe before = + - @ at the start, which keeps a spreadsheet from running it, is removed. What fits no field of the diary but its note
 * goes there with the name of its column.
 */
#ifndef TRIVET_EXCHANGE_IMPORT_H
#define TRIVET_EXCHANGE_IMPORT_H

#include "me/diary.h"
#include "record/gauge.h"
#include "table/foreign.h"
#include "table/table.h"
#include "table/text_in.h"
#include "table/when_read.h"

#define IMPORT_GAUGE(id, ...)      IMPORT_##id,
#define IMPORT_GAUGE_CASE(id, ...) case IMPORT_##id:

/* What a column becomes. */
/* clang-format off */
enum import_kind {
	/* nothing, and why */
	IMPORT_NOTHING,   /* its name is not known */
	IMPORT_LEFT,      /* the person said so */
	IMPORT_TWICE,     /* another column is that already */
	IMPORT_FULL,      /* an activity that the diary does not have, and has no room for */
	IMPORT_NO_WORDS,  /* an activity that the diary could not show: too long, or with signs that are no letters */
	IMPORT_HOURS,     /* of sleep: no number from 0 to 10 */
	IMPORT_ELSEWHERE, /* a pain of another place of the body */
	IMPORT_TICKS,     /* done or not: no number */
	IMPORT_BESIDE,    /* known, but nothing that the diary has */
	IMPORT_OPEN,      /* numbers, and the name does not say of what: ASK_MEANING */
	/* something */
	IMPORT_DAY,
	IMPORT_TIME,
	IMPORT_OFFSET, /* of the clock, east of Greenwich */
	IMPORT_YEAR,
	GAUGE_ROWS(IMPORT_GAUGE, IMPORT_GAUGE) /* IMPORT_PAIN, IMPORT_WORST, ...: a number of the entry, in the order of `gauges` */
	IMPORT_SET_OFF,
	IMPORT_MEDICINES,
	IMPORT_NOTE,
	IMPORT_NAMED, /* in the note, with the column's name */
	IMPORT_REGIONS,
	IMPORT_REGION,
	IMPORT_ACTIVITY,
	IMPORT_NEW_ACTIVITY, /* it would be added */
	IMPORT_KINDS
};
/* clang-format on */

/* A word of a column that is to be a number. */
struct import_word {
	str text; /* as it is first, made safe to show */
	str key;  /* folded */
	size_t rows;
	int proposal; /* 0..10; -1: none */
	int number;   /* what the person said, 0..10; WORD_OPEN, WORD_LEFT */
};
enum { WORD_OPEN = -1, WORD_LEFT = -2 /* it is left out */, WORD_NOTE = -3 /* it goes into the note */ };

struct import_column {
	str name; /* as the file has it, made safe to show */
	enum import_kind kind;
	const struct region *region; /* IMPORT_REGION */
	int64_t activity;            /* IMPORT_ACTIVITY; IMPORT_NEW_ACTIVITY: -1 for the first, -2, -3, as acts_learn has it */
	bool by_content;             /* it was not its name that told */
	bool has_numbers;            /* numbers or words are in it: it can be on a scale */
	struct scale scale;          /* its numbers are on; not known: ASK_SCALE or ASK_HOURS */
	struct scale proposal;       /* while it is not known */
	bool asks_hours;             /* its numbers may be hours */
	int hours;                   /* what becomes of hours in it: WORD_OPEN, WORD_LEFT, WORD_NOTE */
	bool is_midnight;            /* IMPORT_DAY: every cell says 00:00, which is no time */
	str example;                 /* the first thing in it, made safe to show */
	struct import_word *words;
	size_t n_words;
};

/* What a kind is a number of, NULL when it is of none. */
const struct gauge *import_gauge(enum import_kind kind);

/* What has to be asked. */
enum import_ask {
	ASK_DATES,   /* what comes first in the days of this column */
	ASK_MEANING, /* what the numbers of this column are about */
	ASK_SCALE,   /* which scale its numbers are on */
	ASK_HOURS,   /* whether its numbers are hours of sleep, or how good it was */
	ASK_WORDS,   /* which number each of its words is */
	ASK_ROUND    /* how numbers between two whole ones are rounded: once for all columns */
};
enum { IMPORT_ASKS = ASK_ROUND + 1 };

struct import_question {
	enum import_ask ask;
	size_t column; /* of what is asked; ASK_ROUND: of the first example */
	size_t rows;   /* that wait for the answer */
	str example;   /* the first cell that waits, made safe to show */
	size_t line;   /* where it stands */
	bool has_proposal;
	enum when_order order; /* ASK_DATES: what is proposed */
	enum import_kind kind; /* ASK_MEANING, ASK_HOURS */
	struct scale scale;    /* ASK_SCALE */
	unsigned orders;       /* ASK_DATES: 1 << those that are possible */
	int nearest;           /* ASK_ROUND: what the example would be */
};

/* Why a row is refused. */
enum import_why {
	WHY_CELLS, /* more cells than the first row */
	WHY_DAY,   /* missing, or no real day */
	WHY_YEAR,  /* a day without a year */
	WHY_FUTURE,
	WHY_OLD,
	WHY_TIME,
	WHY_OFFSET,
	WHY_SKIPPED, /* the clocks were put forward over that time */
	WHY_NUMBER,  /* not 0 to 10 */
	WHY_SCALE,   /* not on the scale of its column */
	WHY_HOURS,   /* hours, in a column of numbers from 0 to 10 */
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

/* What the person says of a column: "NAME=..." or "#3=...", where 3 is its place from 1. */
enum import_choice_of {
	CHOICE_COLUMN, /* what it becomes: one of import_choice_rows */
	CHOICE_SCALE   /* "0-100", "5-1"; or words: "mild=2,moderate=5,gone=skip", where @1 is the first of them; "hours=note", "hours=skip" */
};
struct import_choice {
	enum import_choice_of of;
	str text;
};

/* What a person may make of a column. */
struct import_choice_row {
	str id; /* "pain" */
	enum import_kind kind;
};
enum { IMPORT_CHOICES = 10 + GAUGES };
extern const struct import_choice_row import_choice_rows[IMPORT_CHOICES];
/* The id of what a column is now, empty for what cannot be chosen. */
str import_choice_id(enum import_kind kind);

struct import_wish {
	const struct pack *pack;
	struct store_activities activities;
	struct moment now;
	zone_at *zones; /* a time without an offset is by these clocks */
	/* Answers; open where the person did not say. */
	enum when_order order;
	enum scale_round round;
	bool as_proposed; /* every question that has a proposal is answered by it */
	const struct import_choice *choices;
	size_t n_choices;
};

struct import_row {
	struct store_entry entry;
	size_t line;
	bool has_offset; /* the file says by which clock its time is */
	bool is_known;   /* the diary has it: all that is said is the same */
};

/* What stops a file as a whole. */
enum import_stop {
	IMPORT_GOES,
	STOP_FOREIGN, /* it is no table: `say` tells what it is */
	STOP_TABLE,   /* `table` tells why there is none */
	STOP_JSON,    /* no list of entries in it */
	STOP_NO_DAY,
	STOP_NOTHING, /* no column is anything that the diary has */
	STOP_CHOICE,  /* `say` tells what is wrong with a choice */
	STOP_LARGE    /* it does not fit into the arena */
};
enum { IMPORT_STOPS = STOP_LARGE + 1 };

struct import {
	enum import_stop stop;
	str say;
	struct csv_fault fault; /* STOP_TABLE */
	enum text_encoding encoding;
	char separator;                   /* 0: JSON */
	struct table table;               /* as it was found */
	struct import_column *columns;    /* n_columns of the table */
	str activities[STORE_SCORES_MAX]; /* that would be added, in their own words */
	size_t n_activities;
	enum when_order order; /* that decided */
	struct import_question *questions;
	size_t n_questions;         /* that are open */
	struct import_row *rows;    /* in the order of the file */
	size_t n, n_known, n_twice; /* twice: the same row is further up in the file, and it is not among `rows` */
	size_t n_waiting;           /* rows that wait for an answer */
	size_t n_empty;             /* rows in which nothing stands that the diary has */
	size_t n_loose;             /* numbers like 10+ or ~4, read as 10 and 4 */
	struct import_refused *refused;
	size_t n_refused;
	day first, last; /* of the rows */
};

static inline size_t import_new(const struct import *in)
{
	return in->n - in->n_known;
}
/* Whether all rows of the file went in, or would: none was refused, none waits. */
static inline bool import_is_whole(const struct import *in)
{
	return in->stop == IMPORT_GOES && in->n_refused + in->n_waiting == 0 && in->n + in->n_twice > 0;
}

/* In words. */
extern const str import_kind_words[IMPORT_KINDS], import_why_words[IMPORT_WHYS], import_stop_words[IMPORT_STOPS], import_ask_words[IMPORT_ASKS];
extern const str csv_slip_words[CSV_MANY_CELLS + 1];
extern const str table_shape_words[TABLE_SHAPES], table_skip_words[TABLE_SKIP_WHYS];
/* What it is, and what can be brought instead, in one sentence; empty for FOREIGN_NOT. */
extern const str foreign_words[FOREIGNS];
/* What is wrong with a choice. */
enum import_choice_slip { CHOICE_NO_COLUMN, CHOICE_NO_SCALE_COLUMN, CHOICE_NO_MEANING, CHOICE_NO_SCALE, CHOICE_SLIPS };
extern const str import_choice_slip_words[CHOICE_SLIPS];
/* What a column becomes, with its scale: "mood, 1-5 becomes 0-10". */
str import_becomes(const struct import_column *c, struct arena *a);
/* A text of a file, cut short, without what could move a cursor or turn the writing round. */
str import_shown(str text, struct arena *a);
/* "pain 4, sleep 7, places 2": what an entry gives in numbers. */
void w_import_numbers(struct writer *w, const struct store_entry *e);
/* "08:00", or "08:00 UTC+02:00 (07:00 here)": the time as it was lived, and by the clock here when that is another. Nothing when no time is known. */
void w_import_clock(struct writer *w, struct moment at, zone_at *zones);

#endif
