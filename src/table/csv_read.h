/*
 * csv_read.h - a table as text, cell by cell: RFC 4180, plus what programs really write. Rows end with CRLF, LF or CR; a line "sep=;" at the start names
 * the separator, else it is whichever of comma, semicolon, tab and bar splits most rows into the same number of cells; a cell in quotes may contain
 * separators, line ends and doubled quotes; what follows a closing quote belongs to the cell, too. Empty rows are skipped, but their position is
 * remembered. Nothing in a cell is ever run or followed: it is text.
 */
#ifndef TRIVET_TABLE_CSV_READ_H
#define TRIVET_TABLE_CSV_READ_H

#include "base/arena.h"
#include "base/err.h"

enum { CSV_COLUMNS_MAX = 1024, CSV_ROWS_MAX = 100000 };

struct csv_row {
	size_t line;      /* where it begins, from 1 */
	const str *cell;  /* the first CSV_COLUMNS_MAX at most */
	size_t n;         /* of the cells, all of them */
	bool follows_gap; /* an empty row is above it */
};

struct csv {
	char separator;
	const struct csv_row *row; /* none is empty */
	size_t n;
};

/* Why there is no table. */
enum csv_slip {
	CSV_NOTHING,   /* no row, or none but the first */
	CSV_NO_TEXT,   /* bytes that are no text */
	CSV_OPEN,      /* a quote is never closed */
	CSV_MANY_ROWS, /* more than CSV_ROWS_MAX */
	CSV_MANY_CELLS /* more than CSV_COLUMNS_MAX in a row */
};

struct csv_fault {
	enum csv_slip slip;
	size_t line; /* where it is */
};

/* Needs: `text` is UTF-8. Fails: ERR_INPUT with *ret_fault; ERR_FULL. Keeps: `text`; the table lives in the arena. */
MUST_USE enum err csv_read(str text, struct arena *a, struct csv_fault *ret_fault, struct csv *ret_csv);

#endif
