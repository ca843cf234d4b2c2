/* open.c - opens and closes the store and its readers. */
#include "store/reader.h"
#include "store/writing.h"

#include <stdlib.h>

#define QUEUE_BYTES ((size_t)4 << 20) /* for all that wait; only what is used is ever touched */

/* ---- open and close ---- */

static enum err refuse_memory(struct store_fault *ret_fault)
{
	*ret_fault = (struct store_fault){.e = ERR_FULL, .what = WRONG_FILE_MEMORY};
	return ERR_FULL;
}

static struct store *store_make(const struct who *who, const struct backend *backend, const char *place)
{
	struct store *s = calloc(1, sizeof(*s));
	if (s != NULL) {
		s->who = who;
		s->backend = backend;
		s->place = place;
	}
	return s;
}

enum err store_open_by(const struct who *who, const struct backend *backend, const char *place, struct store_fault *ret_fault,
		       struct store **ret_store)
{
	enum err e = refuse_memory(ret_fault);
	struct store *s = store_make(who, backend, place);
	if (s == NULL)
		goto err0;
	void *buffer = malloc(QUEUE_BYTES);
	if (buffer == NULL)
		goto err1;
	s->queue = queue_on(buffer, QUEUE_BYTES);
	e = backend->open(backend, place, LINK_WRITE, ret_fault, &s->link);
	if (e != OK)
		goto err2;
	s->link->met_damage = &s->damaged;
	if (!who->start(s)) {
		*ret_fault = (struct store_fault){.e = ERR_FULL, .what = WRONG_NO_THREAD};
		e = ERR_FULL;
		goto err3;
	}
	*ret_store = s;
	return OK;

err3:
	backend->close(s->link);
err2:
	free(buffer);
err1:
	free(s);
err0:
	return e;
}

enum err store_open_still(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store)
{
	struct link *looked;
	struct store *s = store_make(&who_caller, backend, place);
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
		s->who->end(s);
		if (s->unwiped || s->unsettled)
			writing_settle(s);
		s->backend->close(s->link);
		free(s->queue.buffer);
	}
	free(s);
}

bool store_is_still(const struct store *s)
{
	return s->link == NULL;
}

enum wrong store_trouble(struct store *s)
{
	if (s->damaged)
		return WRONG_STORE_DAMAGED;
	if (s->link != NULL && !s->link->by->is_there(s->link))
		return WRONG_STORE_GONE;
	return WRONG_NOTHING;
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
	if (e == OK && s->link != NULL && !s->link->by->is_there(s->link)) { /* another file is at its place, and that is what was opened */
		s->backend->close(r->link);
		e = ERR_IO;
		*ret_fault = (struct store_fault){.e = e, .what = store_trouble(s)};
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
	s->who->lock(s);
	s->reader_left = true;
	s->who->call(s);
	s->who->unlock(s);
}

enum err store_check(struct store_reader *r, struct store_fault *ret_fault)
{
	enum err e = store_read_begin(r); /* all of it at one moment */
	if (e != OK) {
		*ret_fault = (struct store_fault){.e = e, .what = WRONG_FILE_BUSY};
		return e;
	}
	e = r->link->by->check(r->link, ret_fault);
	store_read_end(r);
	if (e == ERR_IO)
		r->store->damaged = true;
	return e;
}
