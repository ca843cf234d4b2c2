/* reader.h - the inside of a reader, for store.c and the functions that read. */
#ifndef TRIVET_STORE_READER_H
#define TRIVET_STORE_READER_H

#include "store/store.h"

struct store_reader {
	struct store *store;
	struct link *link;
	struct caller caller;
};

#endif
