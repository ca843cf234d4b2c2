/*
 * who.h - who does the writing, and how concurrent callers take turns. The rim chooses when it opens the store; the rest of the store is the same.
 *
 * What is waiting, and who is waiting for it, is in struct store, under one lock. What is done is in writing.h; this only says when, and on whose thread.
 */
#ifndef TRIVET_STORE_WHO_H
#define TRIVET_STORE_WHO_H

#include <stdbool.h>

struct store;

struct who {
	/* Before anyone asks. Fails: nothing was started. */
	bool (*start)(struct store *s);
	/* Does what still waits, and ends. */
	void (*end)(struct store *s);
	void (*lock)(struct store *s);
	void (*unlock)(struct store *s);
	/* There is work. Needs: the lock. */
	void (*call)(struct store *s);
	/* Until someone was told, or brought a reader back. Needs: the lock, which others have meanwhile. */
	void (*wait)(struct store *s);
	/* Those who wait look again. Needs: the lock. */
	void (*wake)(struct store *s);
};

/* A thread of its own takes all that waits, group by group. */
extern const struct who who_thread;
/* The caller writes, before the call returns: for when there is one thread for everything. A function on such a store never waits. */
extern const struct who who_caller;

#endif
