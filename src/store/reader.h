/* reader.h - the inside of a reader, for store.c and what reads. */
#ifndef TRIVET_STORE_READER_H
#define TRIVET_STORE_READER_H

#include "store/store.h"

/* What the statements of a walk take, those that take a range and those that take only the person. */
struct walk_in {
	int64_t person, first, last;
};

struct store_reader {
	struct store *store;
	struct link *link;
	struct walk_in walk_in[STORE_KINDS]; /* what the statements that are under way were given */
};

#endif
