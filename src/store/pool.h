/* pool.h - readers that threads borrow, opened as they are needed. */
#ifndef TRIVET_STORE_POOL_H
#define TRIVET_STORE_POOL_H

#include "store/store.h"

enum { STORE_POOL_MAX = 4 /* as many threads as ever read at once */ };

struct store_pool;

/* Opens the first reader. Keeps `s`. Fails: ERR_FULL, or as store_reader_open. Close it before the store. */
MUST_USE enum err store_pool_open(struct store *s, struct store_fault *ret_fault, struct store_pool **ret_pool);
/* Needs: all readers are back. Harmless with NULL. */
void store_pool_close(struct store_pool *p);
/* Borrows a reader for one use, to read for this caller: waits for one when all are out. */
struct store_reader *store_pool_take(struct store_pool *p, struct caller caller);
void store_pool_back(struct store_pool *p, struct store_reader *r);

#endif
