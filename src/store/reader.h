/* reader.h - the inside of a reader, for store.c and read.c. */
#ifndef TRIVET_STORE_READER_H
#define TRIVET_STORE_READER_H

#include "store/store.h"

struct link;

struct store_reader {
	struct store *store;
	struct link *link;
};

#endif
