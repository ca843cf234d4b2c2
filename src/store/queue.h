/* queue.h - sets of changes that wait for the writer, first in first out, copied into one fixed buffer. Knows no threads: the store holds a lock. */
#ifndef TRIVET_STORE_QUEUE_H
#define TRIVET_STORE_QUEUE_H

#include "store/store.h"

/* Changes given together. All of it, texts included, lies in the buffer of its queue. */
struct submission {
	struct submission *next; /* that came after it, NULL for the last */
	enum err e;              /* what became of it */
	store_done *done;
	void *arg;
	size_t n;
	struct change *changes;
	struct change_outcome *outcomes;
};

struct queue {
	char *buffer;
	size_t cap;
	size_t head, used;    /* where the oldest begins, how many bytes are used from there on, round the end */
	size_t waiting_bytes; /* of those used; the others belong to what was taken */
	size_t waiting;       /* submissions */
	struct submission *first, *last;
};

/* Needs: `buffer` is aligned for any type and lives as long as the queue. */
struct queue queue_on(void *buffer, size_t cap);
/* Copies `changes`, which are checked. Fails: ERR_BUSY there is no room now; ERR_INPUT there would not be any in an empty queue. */
MUST_USE enum err queue_put(struct queue *q, const struct change *changes, size_t n, store_done *done, void *arg);
/* All that wait, the oldest first; NULL when none do. They stay in their room, *ret_bytes of it, until queue_free. */
struct submission *queue_take(struct queue *q, size_t *ret_bytes);
/* What was taken first is not needed any more. */
void queue_free(struct queue *q, size_t bytes);

#endif
