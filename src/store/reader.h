/* reader.h - the inside of a reader, for store.c and read.c. */
#ifndef TRIVET_STORE_READER_H
#define TRIVET_STORE_READER_H

#include "store/sql.h"
#include "store/store.h"

struct store_reader {
	struct store *store;
	struct link *link;
	struct sql_entry_list walk_in[STORE_KINDS]; /* what the statements that are under way were given */
};

#endif
