/*
 * layouts.h - files from other programs, recognised by the names of their columns. Most of them need no more than the words of head_words.c; a layout says what
 * these do not: which program it is, a column whose name means something else there, the scale that its numbers are likely to have.
 */
#ifndef TRIVET_TABLE_LAYOUTS_H
#define TRIVET_TABLE_LAYOUTS_H

#include "table/head_read.h"
#include "table/scale.h"

enum { LAYOUT_NEEDS = 3, LAYOUT_COLUMNS = 6 };

struct layout_column {
	const char *name; /* folded words */
	enum head_kind kind;
	struct scale scale; /* that is proposed; not known: none */
};

struct layout {
	const char *program;
	const char *needs[LAYOUT_NEEDS]; /* all of these columns make it this one; NULL: no more */
	struct layout_column columns[LAYOUT_COLUMNS];
	struct scale pain; /* that is proposed for every pain; not known: none */
	bool is_own;       /* of trivet itself: all numbers go from 0 to 10 */
};

/* The layout of a table with these columns, NULL when none is known. */
const struct layout *layout_of(const str *names, size_t n);
/* What a layout says of a column; NULL: nothing. */
const struct layout_column *layout_column(const struct layout *l, str name);

#endif
