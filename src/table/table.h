/*
 * table.h - a foreign table as columns with names and rows of cells, however it is laid out: with a title or another table above it, with one line
 * for each reading, with the days across, with the times of day across, or as a JSON file.
 *
 * One line for each reading (a column of names, a column of values): each name becomes a column, and the lines of one day and time become one row; a name
 * that comes again begins another row. A line of units below the names becomes part of them; year, month and day in three columns become one. Days across: each of them becomes a row. Times of the day across: each becomes a row, and what else is in the
 * line is in the first of them.
 */
#ifndef TRIVET_TABLE_TABLE_H
#define TRIVET_TABLE_TABLE_H

#include "table/csv_read.h"
#include "table/layouts.h"

enum { TABLE_COLUMNS_MAX = 256, TABLE_SKIPS_MAX = 16, TABLE_CELLS_MAX = 4000000 };

enum table_shape { TABLE_PLAIN, TABLE_READINGS, TABLE_DAYS_ACROSS, TABLE_TIMES_ACROSS };
enum { TABLE_SHAPES = TABLE_TIMES_ACROSS + 1 };

struct table_cell {
	str text; /* without white space around it, but for the texts of our own tables */
	size_t line;
};

struct table_row {
	size_t line;
	const struct table_cell *cell; /* one for each column */
	bool has_more;                 /* cells that no column has: the line is not what it seems */
};

/* Lines that are no row of the table, and why. */
enum table_skip_why { SKIP_ABOVE, SKIP_OTHER_TABLE, SKIP_HEAD_AGAIN, SKIP_BELOW, SKIP_UNITS };
enum { TABLE_SKIP_WHYS = SKIP_UNITS + 1 };
struct table_skip {
	size_t first, last; /* lines */
	enum table_skip_why why;
};

struct table {
	enum table_shape shape;
	bool is_json;                /* there are no lines: what is called one counts the entries */
	bool has_names;              /* false: no line names the columns; they are called "column 1" */
	const struct layout *layout; /* NULL: of no program that is known */
	str *name;                   /* of the columns */
	size_t n_columns;
	size_t n_lost; /* columns and names of readings that had no room here */
	size_t head_line;
	enum head_kind topic; /* of the whole table; HEAD_UNKNOWN: not said */
	struct table_row *row;
	size_t n;
	struct table_skip skip[TABLE_SKIPS_MAX];
	size_t n_skips;
};

/* Fails: ERR_FULL. Keeps: the texts of `csv`. */
MUST_USE enum err table_of_csv(const struct csv *csv, struct arena *a, struct table *ret_table);
/* A file of JSON of another program. Fails: ERR_INPUT: there is no list of things in it; ERR_FULL. */
MUST_USE enum err table_of_json(str text, struct arena *a, struct table *ret_table);

/* For the two above: names and plain rows become what they are by their layout. Fails: ERR_FULL. */
MUST_USE enum err table_turn(struct table *t, struct arena *a);

#endif
