/* import_column.h - the words that stand in a column of numbers, and the numbers that they become. */
#ifndef TRIVET_EXCHANGE_IMPORT_COLUMN_H
#define TRIVET_EXCHANGE_IMPORT_COLUMN_H

#include "exchange/import_mapping.h"

/* Whether a column of this kind holds numbers from 0 to 10. */
bool import_kind_is_number(enum import_kind kind);
/* 10 is what one would wish for. */
bool column_is_good(enum import_kind kind);
/* What a word of such a column is likely to be from 0 to 10; -1: nobody can say. */
int column_proposal_of(enum import_kind kind, str word);
/* The words of a column in the order they come. Fails: ERR_FULL. */
MUST_USE enum err column_collect_words(struct mapping *m, size_t column);
/* Nothing is asked of words when none of them is like one of a scale, and most cells are numbers: then they are slips. */
void column_drop_slips(struct mapping *m, size_t column);
/* "mild=2", "@1=5", "gone=skip". False: it is none of these. */
bool column_take_word(struct import_column *c, str part);

#endif
