/*
 * head_read.h - the name of a column in a foreign table: what it is about and on which scale. "How strong is your pain right now?
 * (0-10)" is about pain and goes from 0 to 10; "Sleep Analysis [Total] (hr)" is sleep, in hours; "Kopfschmerzen" is a pain, but not one of the back.
 *
 * The words are in head_words.c, a table for each language. A name has a set of them; which set means what is in one table here.
 */
#ifndef TRIVET_TABLE_HEAD_READ_H
#define TRIVET_TABLE_HEAD_READ_H

#include "base/str.h"

/* What a name is about. */
enum head_kind {
	HEAD_UNKNOWN,
	HEAD_BESIDE, /* known, but nothing that the diary has: an end, a duration, a count */
	HEAD_DAY,
	HEAD_START, /* a day or a time: what is in it decides */
	HEAD_TIME,
	HEAD_YEAR,
	HEAD_OFFSET, /* of the clock, east of Greenwich */
	HEAD_PAIN,
	HEAD_WORST,
	HEAD_AVERAGE,
	HEAD_NEAR_PAIN,  /* of the neck, the shoulder, the lower back, ... */
	HEAD_OTHER_PAIN, /* of the head, the knee, ... */
	HEAD_BACK,       /* the place alone: a pain when numbers are in it */
	HEAD_SCORE,      /* "Value", "Rating": of what, the name does not say */
	HEAD_SLEEP,
	HEAD_HOURS, /* of sleep */
	HEAD_MOOD,
	HEAD_MEDICINES,
	HEAD_NOTE,
	HEAD_NAMED, /* belongs into the note, with its name: triggers, symptoms, what helped */
	HEAD_PLACE
};

struct head {
	enum head_kind kind;
	int rank;          /* 0 the surest; of two columns of one kind the lower one is read */
	bool has_range;    /* "(0-10)", "1 to 5" */
	int64_t low, high; /* as they are */
	int64_t of;        /* "/5", "%": only the highest is said; 0: not */
	bool is_turned;    /* the lowest number is the best: "(1 = very good, 6 = very bad)" */
	bool is_hours;     /* or minutes, or seconds */
};

struct head head_read(str name);
/* The names of a column that says what a row is about, and of one that says how much: a table with one line for each reading. */
bool head_is_name(str name);
bool head_is_value(str name);

#endif
