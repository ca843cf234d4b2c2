/* change.h - a change as a value: checked, copied and applied. What the writer does with each; for use inside store/ and its tests. */
#ifndef TRIVET_STORE_CHANGE_H
#define TRIVET_STORE_CHANGE_H

#include "store/backend.h"
#include "store/store.h"

#define CHANGE_LISTS 2
#define CHANGE_TEXTS (4 + STORE_REGIONS_MAX) /* the most that one has: an entry its medicines, its note and its regions */

/* The texts of a change, the request id first: how many, and where they are in it and in its regions. */
size_t change_texts(struct change *c, str *ret_texts[CHANGE_TEXTS + 1]);
/* The records that it points to: where the pointer is, how many, and how large each is. */
struct change_list {
	void *at; /* a pointer to the records */
	size_t n, size;
};
size_t change_lists(struct change *c, struct change_list ret_lists[CHANGE_LISTS]);
/* Fails: ERR_DENIED: the caller may not ask for it; ERR_INPUT: a number or a length is out of its range, or the request id has other bytes than it may. */
MUST_USE enum err change_check(const struct change *c);
/* The change replaces or deletes what someone wrote: its old bytes are to be wiped. */
bool change_erases(const struct change *c);
/*
 * Does all of `changes` inside the transaction that is open on `l`, or finds that a request with these ids did them before.
 * Fails: as store_apply says. The caller undoes what was done so far.
 */
MUST_USE enum err change_all(struct link *l, const struct change *changes, size_t n, struct change_outcome *ret_outcomes);

#endif
