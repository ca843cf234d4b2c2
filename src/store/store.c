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
#include <time.h>

#define QUEUE_BYTES ((size_t)4 << 20) /* for all that wait; only what is used is ever touched */
#define IDLE_MS     200               /* nobody wrote for so long: what was committed is moved into the one file */
#define AGAIN_MS    5000              /* a program that reads stood in the way */

/* An act of many sets, and someone who waits for it. */
struct bulk {
	store_next *next;
	void *arg;
	enum err e;
	bool erases;
	sem_t told;
};

/* Something that reads and decides inside the transaction, and someone who waits for it. */
struct decision {
	struct decision *next;
	store_decision *decide;
	void *arg;
	enum err e;
	sem_t told;
};

struct store {
	const struct backend *backend;
	const char *place;
	struct link *link; /* of the writer's thread; NULL: it is only read */
	pthread_t thread;
	atomic_bool unwiped; /* something was deleted whose old bytes could not be wiped yet */
	atomic_bool damaged; /* a call found so */
	bool has_written;    /* since it was opened; of the writer's thread, as what follows */
	bool unsettled;      /* what was committed may not be in the one file yet */

	pthread_mutex_t lock; /* over what follows */
	pthread_cond_t work;
	struct queue queue;
	struct bulk *bulk;          /* waits, or is under way */
	struct decision *decisions; /* that wait, the oldest first */
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

/* One decision inside the transaction. False: the whole transaction is lost. */
static bool do_decision(struct link *l, struct decision *d)
{
	d->e = l->by->mark(l);
	if (d->e != OK)
		return true;
	d->e = d->decide(l, d->arg);
	if (d->e == OK)
		d->e = l->by->keep(l);
	return d->e == OK || l->by->undo(l) == OK;
}

static bool group_erases(const struct submission *first)
{
	for (const struct submission *s = first; s != NULL; s = s->next)
		for (size_t i = 0; i < s->n && s->e == OK; i++)
			if (change_erases(&s->changes[i]))
				return true;
	return false;
}

/* Moves what was committed into the one file, and with it wipes what was deleted. */
static void settle(struct store *s)
{
	if (s->link->by->wipe(s->link))
		s->unwiped = s->unsettled = false;
}

/* After a commit. At once when something was deleted, and the first time: a new file must never look empty. Else when no one writes any more. */
static void committed(struct store *s, bool erased)
{
	s->unsettled = true;
	if (erased)
		s->unwiped = true; /* before the try: a reader that leaves in between has to see it, or nobody would try again */
	if (erased || s->unwiped || !s->has_written)
		settle(s);
	s->has_written = true;
}

/* Nothing may be written: that would be lost, or harm what is left. */
static bool is_troubled(struct store *s)
{
	return s->damaged || !s->link->by->is_there(s->link);
}

/* Does lists of submissions and decisions in one transaction: one wait for the disk. When that fails, all fail, but those that did already. */
static void do_group(struct store *store, struct submission *first, struct decision *decisions)
{
	struct link *l = store->link;
	enum err e = is_troubled(store) ? ERR_IO : l->by->begin(l);
	for (struct submission *s = first; s != NULL && e == OK; s = s->next)
		if (!do_submission(l, s))
			e = s->e;
	for (struct decision *d = decisions; d != NULL && e == OK; d = d->next)
		if (!do_decision(l, d))
			e = d->e;
	if (e == OK)
		e = l->by->commit(l);
	if (e == OK)
		committed(store, group_erases(first));
	if (e == OK && !is_troubled(store)) /* what was written into a file that is gone is not told as saved */
		return;
	l->by->rollback(l);
	store->unsettled = true; /* a commit that failed may have counted */
	e = e == OK ? ERR_IO : e;
	for (struct submission *s = first; s != NULL; s = s->next)
		if (s->e == OK)
			s->e = e;
	for (struct decision *d = decisions; d != NULL; d = d->next)
		if (d->e == OK)
			d->e = e;
}

/* Does what was taken from the queue and tells who gave it. NULL: there is only something to wipe. */
static void write_group(struct store *s, struct submission *first, struct decision *decisions)
{
	if (first != NULL || decisions != NULL)
		do_group(s, first, decisions);
	else if (s->unwiped)
		settle(s);
	for (struct submission *next = first; next != NULL; next = next->next)
		next->done(next->arg, next->e, next->outcomes, next->n);
	while (decisions != NULL) {
		struct decision *d = decisions;
		decisions = d->next; /* whoever is told may be gone at once, and it with them */
		sem_post(&d->told);
	}
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
	b->e = is_troubled(s) ? ERR_IO : l->by->begin(l);
	if (b->e == OK)
		b->e = do_sets(l, b);
	if (b->e == OK)
		b->e = l->by->commit(l);
	if (b->e != OK)
		l->by->rollback(l);
	else
		committed(s, b->erases);
	if (b->e == OK && is_troubled(s))
		b->e = ERR_IO;
}

static bool has_work(const struct store *s)
{
	return s->queue.waiting > 0 || s->decisions != NULL || s->bulk != NULL || s->closing || s->reader_left;
}

/* Waits so long; true when there is still nothing to do then. Needs: the lock. */
static bool stays_idle(struct store *s, long ms)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += ms % 1000 * 1000000;
	until.tv_sec += ms / 1000 + until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	while (!has_work(s))
		if (pthread_cond_timedwait(&s->work, &s->lock, &until) != 0)
			return !has_work(s);
	return false;
}

/* Until there is something to do; meanwhile the one file is made to hold all. Needs: the lock. */
static void wait_for_work(struct store *s)
{
	for (long ms = IDLE_MS; s->unsettled && stays_idle(s, ms); ms = AGAIN_MS) {
		pthread_mutex_unlock(&s->lock);
		settle(s);
		pthread_mutex_lock(&s->lock);
	}
	while (!has_work(s))
		pthread_cond_wait(&s->work, &s->lock);
}

static void *write_all(void *arg)
{
	struct store *s = arg;
	pthread_mutex_lock(&s->lock);
	for (;;) {
		wait_for_work(s);
		if (s->queue.waiting == 0 && s->decisions == NULL && s->closing)
			break;
		s->reader_left = false;
		size_t bytes;
		struct submission *first = queue_take(&s->queue, &bytes);
		struct bulk *bulk = s->bulk;
		struct decision *decisions = s->decisions;
		s->decisions = NULL;
		pthread_mutex_unlock(&s->lock);
		write_group(s, first, decisions);
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

static enum err refuse_memory(struct store_fault *ret_fault)
{
	*ret_fault = (struct store_fault){ERR_FULL, STR("There is not enough memory to open this file.")};
	return ERR_FULL;
}

static struct store *store_make(const struct backend *backend, const char *place)
{
	struct store *s = calloc(1, sizeof(*s));
	if (s != NULL) {
		s->backend = backend;
		s->place = place;
	}
	return s;
}

/* Starts the writer. Fails: nothing was started. */
static bool start_writer(struct store *s)
{
	pthread_condattr_t how;
	pthread_mutex_init(&s->lock, NULL);
	pthread_condattr_init(&how);
	pthread_condattr_setclock(&how, CLOCK_MONOTONIC);
	pthread_cond_init(&s->work, &how);
	pthread_condattr_destroy(&how);
	if (pthread_create(&s->thread, NULL, write_all, s) == 0)
		return true;
	pthread_cond_destroy(&s->work);
	pthread_mutex_destroy(&s->lock);
	return false;
}

enum err store_open(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store)
{
	enum err e = refuse_memory(ret_fault);
	struct store *s = store_make(backend, place);
	if (s == NULL)
		goto err0;
	void *room = malloc(QUEUE_BYTES);
	if (room == NULL)
		goto err1;
	s->queue = queue_on(room, QUEUE_BYTES);
	e = backend->open(backend, place, LINK_WRITE, ret_fault, &s->link);
	if (e != OK)
		goto err2;
	s->link->met_damage = &s->damaged;
	if (!start_writer(s)) {
		*ret_fault = (struct store_fault){ERR_FULL, STR("The system allows no further thread.")};
		e = ERR_FULL;
		goto err3;
	}
	*ret_store = s;
	return OK;

err3:
	backend->close(s->link);
err2:
	free(room);
err1:
	free(s);
err0:
	return e;
}

enum err store_open_still(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store)
{
	struct link *looked;
	struct store *s = store_make(backend, place);
	if (s == NULL)
		return refuse_memory(ret_fault);
	enum err e = backend->open(backend, place, LINK_STILL, ret_fault, &looked);
	if (e != OK) {
		free(s);
		return e;
	}
	backend->close(looked);
	*ret_store = s;
	return OK;
}

void store_close(struct store *s)
{
	if (s == NULL)
		return;
	if (s->link != NULL) {
		pthread_mutex_lock(&s->lock);
		s->closing = true;
		pthread_cond_signal(&s->work);
		pthread_mutex_unlock(&s->lock);
		pthread_join(s->thread, NULL);
		if (s->unwiped || s->unsettled)
			settle(s);
		s->backend->close(s->link);
		pthread_cond_destroy(&s->work);
		pthread_mutex_destroy(&s->lock);
		free(s->queue.room);
	}
	free(s);
}

bool store_is_still(const struct store *s)
{
	return s->link == NULL;
}

str store_trouble(struct store *s)
{
	if (s->damaged)
		return STR("The file that trivet saves in is damaged. Nothing more is saved in it. End trivet, keep a copy of the file, and go back "
			   "to a backup (`trivet restore FILE`), or save what can be read (`trivet rescue`).");
	if (s->link != NULL && !s->link->by->is_there(s->link))
		return STR("The file that trivet saves in was deleted, moved or replaced while trivet was running. What you enter now is not saved. "
			   "Take "
			   "your data along as a file if you need to, end trivet, put the right file in its place, and start trivet again.");
	return STR("");
}

const char *store_place(const struct store *s)
{
	return s->place;
}

enum err store_reader_open(struct store *s, struct store_fault *ret_fault, struct store_reader **ret_reader)
{
	struct store_reader *r = calloc(1, sizeof(*r));
	if (r == NULL)
		return refuse_memory(ret_fault);
	r->store = s;
	enum err e = s->backend->open(s->backend, s->place, store_is_still(s) ? LINK_STILL : LINK_READ, ret_fault, &r->link);
	if (e == OK && s->link != NULL && !s->link->by->is_there(s->link)) { /* another file stands at its place, and that is what was opened */
		s->backend->close(r->link);
		e = ERR_IO;
		*ret_fault = (struct store_fault){e, store_trouble(s)};
	}
	if (e != OK) {
		free(r);
		return e;
	}
	r->link->met_damage = &s->damaged;
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

void store_reader_for(struct store_reader *r, struct caller caller)
{
	r->caller = caller;
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

enum err store_check(struct store_reader *r, struct store_fault *ret_fault)
{
	enum err e = store_read_begin(r); /* all of it at one moment */
	if (e != OK) {
		*ret_fault = (struct store_fault){e, STR("This file is busy. Try again in a moment.")};
		return e;
	}
	e = r->link->by->check(r->link, ret_fault);
	store_read_end(r);
	if (e == ERR_IO)
		r->store->damaged = true;
	return e;
}

/* ---- changes ---- */

enum err store_submit(struct store *s, const struct change *changes, size_t n, store_done *done, void *arg)
{
	if (n == 0 || n > STORE_CHANGES_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < n; i++)
		TRY(change_check(&changes[i]));
	if (store_is_still(s))
		return ERR_DENIED;
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
	if (e == OK || e == ERR_CONFLICT)
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
	if (store_is_still(s))
		return ERR_DENIED;
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

/* At the end of those that wait. Needs: the lock. */
static void put_decision(struct store *s, struct decision *d)
{
	struct decision **end = &s->decisions;
	while (*end != NULL)
		end = &(*end)->next;
	*end = d;
}

enum err store_decide(struct store *s, store_decision *decide, void *arg)
{
	struct decision d = {.decide = decide, .arg = arg};
	if (store_is_still(s))
		return ERR_DENIED;
	sem_init(&d.told, 0, 0);
	pthread_mutex_lock(&s->lock);
	put_decision(s, &d);
	pthread_cond_signal(&s->work);
	pthread_mutex_unlock(&s->lock);
	while (sem_wait(&d.told) != 0)
		; /* a signal came between */
	sem_destroy(&d.told);
	return d.e;
}
