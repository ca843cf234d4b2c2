/* store.c - opens the store, and the one thread that writes. */
#include "store/store.h"

#include "store/backend.h"
#include "store/change.h"
#include "store/queue.h"
#include "store/reader.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define QUEUE_BYTES ((size_t)4 << 20) /* for all that wait; only what is used is ever touched */

/* An act of many sets, and someone who waits for it. */
struct bulk {
	store_next *next;
	void *arg;
	enum err e;
	bool erases;
	sem_t told;
};

struct store {
	const struct backend *backend;
	const char *place;
	struct link *link; /* of the writer's thread */
	pthread_t thread;
	atomic_bool unwiped; /* something was deleted whose old bytes could not be wiped yet */

	pthread_mutex_t lock; /* over what follows */
	pthread_cond_t work;
	struct queue queue;
	struct bulk *bulk; /* waits, or is under way */
	bool closing;
	bool reader_left; /* wiping may work now */
};

/* ---- the writer's thread ---- */

/* One submission inside the transaction. False: the whole transaction is lost. */
static bool do_submission(struct link *l, struct submission *s)
{
	s->e = l->by->mark(l);
	if (s->e != OK)
		return true;
	s->e = change_all(l, s->changes, s->n, s->outcomes);
	if (s->e == OK)
		s->e = l->by->keep(l);
	return s->e == OK || l->by->undo(l) == OK;
}

/* Does a list of submissions in one transaction: one wait for the disk. When that fails, all fail, but those that did already. */
static void do_group(struct link *l, struct submission *first)
{
	enum err e = l->by->begin(l);
	for (struct submission *s = first; s != NULL && e == OK; s = s->next)
		if (!do_submission(l, s))
			e = s->e;
	if (e == OK)
		e = l->by->commit(l);
	if (e == OK)
		return;
	l->by->rollback(l);
	for (struct submission *s = first; s != NULL; s = s->next)
		if (s->e == OK)
			s->e = e;
}

static bool group_erases(const struct submission *first)
{
	for (const struct submission *s = first; s != NULL; s = s->next)
		for (size_t i = 0; i < s->n && s->e == OK; i++)
			if (change_erases(&s->changes[i]))
				return true;
	return false;
}

/* The flag stands before the try: a reader that leaves in between has to see it, or nobody would try again. */
static void wipe(struct store *s, bool erased)
{
	if (erased)
		s->unwiped = true;
	if (s->unwiped)
		s->unwiped = !s->link->by->wipe(s->link);
}

/* Does what was taken from the queue and tells who gave it. NULL: there is only something to wipe. */
static void write_group(struct store *s, struct submission *first)
{
	if (first != NULL)
		do_group(s->link, first);
	wipe(s, group_erases(first));
	for (struct submission *next = first; next != NULL; next = next->next)
		next->done(next->arg, next->e, next->outcomes, next->n);
}

/* Set after set inside the transaction that is open. */
static enum err do_sets(struct link *l, struct bulk *b)
{
	struct change_outcome outcomes[STORE_CHANGES_MAX];
	const struct change *changes = NULL;
	size_t before = 0, n = 0;
	for (;; before = n) {
		TRY(b->next(b->arg, outcomes, before, &changes, &n));
		if (n == 0)
			return OK;
		if (n > STORE_CHANGES_MAX)
			return ERR_INPUT;
		for (size_t i = 0; i < n; i++) {
			TRY(change_check(&changes[i]));
			b->erases = b->erases || change_erases(&changes[i]);
		}
		TRY(change_all(l, changes, n, outcomes));
	}
}

static void write_bulk(struct store *s, struct bulk *b)
{
	struct link *l = s->link;
	b->e = l->by->begin(l);
	if (b->e == OK)
		b->e = do_sets(l, b);
	if (b->e == OK)
		b->e = l->by->commit(l);
	if (b->e != OK)
		l->by->rollback(l);
	wipe(s, b->e == OK && b->erases);
}

static void *write_all(void *arg)
{
	struct store *s = arg;
	pthread_mutex_lock(&s->lock);
	for (;;) {
		while (s->queue.waiting == 0 && s->bulk == NULL && !s->closing && !s->reader_left)
			pthread_cond_wait(&s->work, &s->lock);
		if (s->queue.waiting == 0 && s->closing)
			break;
		s->reader_left = false;
		size_t bytes;
		struct submission *first = queue_take(&s->queue, &bytes);
		struct bulk *bulk = s->bulk;
		pthread_mutex_unlock(&s->lock);
		write_group(s, first);
		if (bulk != NULL)
			write_bulk(s, bulk);
		pthread_mutex_lock(&s->lock);
		queue_free(&s->queue, bytes);
		if (bulk != NULL) {
			s->bulk = NULL;
			sem_post(&bulk->told);
		}
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

/* ---- open and close ---- */

enum err store_open(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store)
{
	enum err e = ERR_FULL;
	*ret_fault = (struct store_fault){ERR_FULL, STR("There is not enough memory to open this file.")};
	struct store *s = calloc(1, sizeof(*s));
	if (s == NULL)
		goto err0;
	void *room = malloc(QUEUE_BYTES);
	if (room == NULL)
		goto err1;
	s->backend = backend;
	s->place = place;
	s->queue = queue_on(room, QUEUE_BYTES);
	e = backend->open(backend, place, LINK_WRITE, ret_fault, &s->link);
	if (e != OK)
		goto err2;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->work, NULL);
	if (pthread_create(&s->thread, NULL, write_all, s) != 0) {
		*ret_fault = (struct store_fault){ERR_FULL, STR("The system allows no further thread.")};
		e = ERR_FULL;
		goto err3;
	}
	*ret_store = s;
	return OK;

err3:
	pthread_cond_destroy(&s->work);
	pthread_mutex_destroy(&s->lock);
	backend->close(s->link);
err2:
	free(room);
err1:
	free(s);
err0:
	return e;
}

void store_close(struct store *s)
{
	if (s == NULL)
		return;
	pthread_mutex_lock(&s->lock);
	s->closing = true;
	pthread_cond_signal(&s->work);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	if (s->unwiped)
		s->link->by->wipe(s->link);
	s->backend->close(s->link);
	pthread_cond_destroy(&s->work);
	pthread_mutex_destroy(&s->lock);
	free(s->queue.room);
	free(s);
}

const char *store_place(const struct store *s)
{
	return s->place;
}

enum err store_reader_open(struct store *s, struct store_fault *ret_fault, struct store_reader **ret_reader)
{
	struct store_reader *r = calloc(1, sizeof(*r));
	if (r == NULL) {
		*ret_fault = (struct store_fault){ERR_FULL, STR("There is not enough memory to open this file.")};
		return ERR_FULL;
	}
	r->store = s;
	enum err e = s->backend->open(s->backend, s->place, LINK_READ, ret_fault, &r->link);
	if (e != OK) {
		free(r);
		return e;
	}
	*ret_reader = r;
	return OK;
}

void store_reader_close(struct store_reader *r)
{
	if (r == NULL)
		return;
	store_read_end(r);
	r->link->by->close(r->link);
	free(r);
}

enum err store_read_begin(struct store_reader *r)
{
	enum err e = r->link->by->begin(r->link);
	if (e != OK)
		r->link->by->rollback(r->link); /* it may have begun, and only the answer was lost */
	return e;
}

void store_read_end(struct store_reader *r)
{
	struct store *s = r->store;
	r->link->by->rollback(r->link); /* a reader has nothing to commit */
	if (!s->unwiped)
		return;
	pthread_mutex_lock(&s->lock);
	s->reader_left = true;
	pthread_cond_signal(&s->work);
	pthread_mutex_unlock(&s->lock);
}

/* ---- changes ---- */

enum err store_submit(struct store *s, const struct change *changes, size_t n, store_done *done, void *arg)
{
	if (n == 0 || n > STORE_CHANGES_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < n; i++)
		TRY(change_check(&changes[i]));
	pthread_mutex_lock(&s->lock);
	enum err e = queue_put(&s->queue, changes, n, done, arg);
	if (e == OK && s->queue.waiting == 1)
		pthread_cond_signal(&s->work); /* for the others it was woken already */
	pthread_mutex_unlock(&s->lock);
	return e;
}

/* Someone who waits for the writer. */
struct waiter {
	sem_t told;
	enum err e;
	struct change_outcome *ret_outcomes;
};

static void wake(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	struct waiter *w = arg;
	w->e = e;
	if (e == OK)
		memcpy(w->ret_outcomes, outcomes, n * sizeof(outcomes[0]));
	sem_post(&w->told);
}

enum err store_apply(struct store *s, const struct change *changes, size_t n, struct change_outcome *ret_outcomes)
{
	struct waiter w = {.ret_outcomes = ret_outcomes};
	sem_init(&w.told, 0, 0);
	enum err e = store_submit(s, changes, n, wake, &w);
	if (e == OK) {
		while (sem_wait(&w.told) != 0)
			; /* a signal came between */
		e = w.e;
	}
	sem_destroy(&w.told);
	return e;
}

enum err store_apply_all(struct store *s, store_next *next, void *arg)
{
	struct bulk b = {.next = next, .arg = arg};
	pthread_mutex_lock(&s->lock);
	bool taken = s->bulk != NULL;
	if (!taken) {
		s->bulk = &b;
		sem_init(&b.told, 0, 0);
		pthread_cond_signal(&s->work);
	}
	pthread_mutex_unlock(&s->lock);
	if (taken)
		return ERR_BUSY;
	while (sem_wait(&b.told) != 0)
		; /* a signal came between */
	sem_destroy(&b.told);
	return b.e;
}
