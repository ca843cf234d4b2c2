/*
 * shape.h - each record as a table: its fields in the order of docs/exchange.md, with their kind and range and their offset in the struct. Code that reads, writes or
 * checks records walks these tables (record/check.h, exchange/export_json.h, exchange/import_json.h, exchange/csv_write.h), so that each is described once.
 */
#ifndef TRIVET_RECORD_SHAPE_H
#define TRIVET_RECORD_SHAPE_H

#include <stddef.h>

#include "record/records.h"

enum row_kind {
	ROW_TEXT,    /* str; least..most bytes of what a person wrote, line ends made one \n */
	ROW_LINE,    /* the same on one line, and not blank when it is needed */
	ROW_ID,      /* str; an id of the content, or empty when it is not there */
	ROW_VALUE,   /* str; an answer in canonical text */
	ROW_JSON,    /* str; JSON, as it was kept */
	ROW_DAY,     /* day; 1970-01-01 when it is not there */
	ROW_LAST,    /* day; not before that of the row above it */
	ROW_UNTIL,   /* the same; DAY_MAX when it is not there */
	ROW_END,     /* day; DAY_MAX when it is not there */
	ROW_MOMENT,  /* struct moment; one that is not needed is of the day in the record's first row, MOMENT_NONE when it is not there */
	ROW_SCORE,   /* int from least to most, STORE_PAIN_UNSET when it is not there */
	ROW_NUMBER,  /* int32_t from least to most */
	ROW_SET_OFF, /* int: what set_off_read takes, 0 when it is not there */
	ROW_WORD,    /* enum: index among `words`, `most` of them */
	ROW_PLACE,   /* int64_t from 1: a place in a list; whether there is such a thing is the caller's to see */
	ROW_LIST     /* at most `most` of another shape; read and written by code that knows the thing */
};

struct row {
	const char *key; /* in JSON; a unit other than a scale from 0 to 10 is part of it: at_desk_s */
	enum row_kind kind;
	bool needed;
	bool is_extra; /* a table has a column for it only where a record has one, after its other columns */
	size_t at;     /* of it in the struct; 0 for a list */
	int64_t least, most;
	const str *words;
};

struct shape {
	const char *key; /* of a list of such things: "entries" */
	const struct row *rows;
	size_t n;
	size_t size; /* of the struct */
};

extern const struct shape shape_answer, shape_cleared, shape_activity, shape_entry, shape_region, shape_score, shape_deed, shape_mark, shape_trial,
	shape_trial_day, shape_break, shape_desk_day, shape_plan, shape_reassessment, shape_setting, shape_intention;

/* Where the value of a row is, in a struct of its shape. */
static inline const void *row_in(const struct row *row, const void *thing)
{
	return (const char *)thing + row->at;
}

/* What it holds; an enum is as large as an int. */
str row_text(const struct row *row, const void *thing);
int row_int(const struct row *row, const void *thing);
day row_day(const struct row *row, const void *thing);

#endif
