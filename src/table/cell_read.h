/*
 * cell_read.h - the contents of one cell of a foreign table, before anyone knows what its column is: a number in any form, a range, hours, a word.
 * Nothing is guessed: what is not a number to its last character is a word, and a word becomes a number only through a scale (see scale.h).
 */
#ifndef TRIVET_TABLE_CELL_READ_H
#define TRIVET_TABLE_CELL_READ_H

#include "base/str.h"

enum cell_kind {
	CELL_NONE,   /* nothing was given: empty, "-", "n/a", "#N/A", "k.A." */
	CELL_NUMBER, /* "4", "3,5", "4.0/10", "42%", "10+", "4 (moderate)": thousandths */
	CELL_SPAN,   /* "3-4", "3 to 4": thousandths and thousandths_to */
	CELL_HOURS,  /* "7h 20min", "6:45", "440 min": minutes */
	CELL_MARK,   /* "x", a tick, "true", "yes" */
	CELL_BLANK,  /* "false", "no", an empty box */
	CELL_WORD    /* anything else */
};

struct cell_value {
	enum cell_kind kind;
	int64_t thousandths, thousandths_to;
	int64_t of;    /* "4/10", "42 %": the highest there is; 0: not said */
	bool is_loose; /* "10+", "~4": somewhat more, or about */
	int64_t minutes;
};

/* Needs: white space around it is trimmed. */
struct cell_value cell_read(str text);
/* What stands for "nothing" in a column of words: "none", "no medication", "keine", beside what CELL_NONE says. */
bool cell_is_nothing(str text);

#endif
