/* import_row.h - the rows of a table as diary entries, once it is known what its columns are. */
#ifndef TRIVET_EXCHANGE_IMPORT_ROW_H
#define TRIVET_EXCHANGE_IMPORT_ROW_H

#include "exchange/import.h"

/* Fills in->rows, in->refused and in->questions. Needs: import_map went well. Fails: ERR_FULL. */
MUST_USE enum err import_rows(const struct import_wish *wish, struct arena *a, struct import *in);
/* Whether two rows say the same in everything. An instant is the same under any clock; a clock without an offset, on its day, too. */
bool import_same(const struct store_entry *a, const struct store_entry *b, bool by_instant);
/* Of all that import_same compares but the time of the day and the lists, as if it were of the day `on`: the same instant may be on the day beside. */
uint64_t import_hash(const struct store_entry *e, day on);

#endif
