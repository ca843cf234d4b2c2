/* import_read.h - reads a file from another program, compares it with the diary, and turns it into changes. The result is struct import. */
#ifndef TRIVET_EXCHANGE_IMPORT_READ_H
#define TRIVET_EXCHANGE_IMPORT_READ_H

#include "exchange/import.h"

/* Reads a file. Fails: never: what is wrong with it is in *ret_import, also that it is too large. Keeps: `bytes` and the wish; all else lives in the arena. */
void import_read(str bytes, const struct import_wish *wish, struct arena *a, struct import *ret_import);
/* Finds the rows that the diary has already. Fails: as store_entries; ERR_FULL: the arena holds no quarter of the diary. */
MUST_USE enum err import_compare(struct import *in, struct store_reader *r, struct arena *a);
/* With a borrowed reader. */
MUST_USE enum err app_import_compare(struct app *app, struct caller caller, struct import *in, struct arena *a);
/*
 * The rows that are new, as sets of changes that follow each other; before them the activities that are new. Their request ids are made of `request` and the
 * place of the first row of each set: the same when it is tried again, and another when part of it was done before. NULL: there are none. Fails: ERR_FULL.
 */
MUST_USE enum err import_acts(const struct import *in, struct caller caller, str request, struct arena *a, struct changes **ret_first);
/* Stands for all rows of the file as they were read: another answer gives another number. */
uint64_t import_print(const struct import *in);

#endif
