/* writing.h - the inside of the store: what is waiting to be written, and one turn of writing it. who.h says whose turn it is. */
#ifndef TRIVET_STORE_WRITING_H
#define TRIVET_STORE_WRITING_H

#include "store/backend.h"
#include "store/queue.h"
#include "store/who.h"

/* An act of many sets, and someone who waits for it. */
struct bulk {
	store_next *next;
	void *arg;
	enum err e;
	bool erases;
	bool told; /* under the lock */
};

struct store {
	const struct backend *backend;
	const char *place;
	struct link *link; /* the writer's; NULL: it is only read */
	const struct who *who;
	void *hand;          /* of `who` alone */
	atomic_bool unwiped; /* something was deleted whose old bytes could not be wiped yet */
	atomic_bool damaged; /* a call found so */
	bool has_written;    /* since it was opened; the writer's, like what follows */
	bool unsettled;      /* what was committed may not be in the one file yet */

	struct queue queue;                        /* under the lock, as all that follows */
	struct bulk *bulk;                         /* waits, or is under way */
	bool reader_left;                          /* wiping may work now */
	struct store_reader *lent[STORE_LENT_MAX]; /* those that are in: the first n_in */
	size_t n_in, n_lent;
	int lenders; /* parts of the program that lend; set before and after all threads */
};

/* Something waits to be written, or to be wiped. Needs: the lock. */
bool writing_has_work(const struct store *s);
/* Writes all that waits now, in one transaction, and tells each. Needs: the lock; others have it meanwhile. One turn at a time. */
void writing_turn(struct store *s);
/* Moves what was committed into the one file, and with it wipes what was deleted; s->unsettled says whether it could. Never during a turn. */
void writing_settle(struct store *s);
/* Sets what someone waits for. Needs: not the lock. */
void writing_tell(struct store *s, bool *told);

#endif
