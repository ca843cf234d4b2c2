/* fault.c - counts calls and fails one. What cannot fail in a backend (close, rollback, stop, wipe, is_there) is passed on uncounted. */
#include "store/fault.h"

#include <stdlib.h>

struct fault_link {
	struct link link;
	struct fault *fault;
	struct link *inner;
};

static struct fault_link *own(struct link *l)
{
	return (struct fault_link *)l;
}

static struct link *inner(struct link *l)
{
	return own(l)->inner;
}

/* True when this is the call to fail. */
static bool hit(struct fault *f)
{
	if (atomic_fetch_sub(&f->left, 1) != 1)
		return false;
	f->fired = true;
	return true;
}

/* Runs `call` on the link inside, or fails as armed. */
static enum err pass(struct link *l, enum err (*call)(struct link *))
{
	struct fault *f = own(l)->fault;
	bool fails = hit(f);
	if (fails && f->when == FAULT_BEFORE)
		return ERR_IO;
	enum err e = call(inner(l));
	return fails && e == OK ? ERR_IO : e;
}

static enum err fault_begin(struct link *l)
{
	return pass(l, inner(l)->by->begin);
}

static enum err fault_commit(struct link *l)
{
	return pass(l, inner(l)->by->commit);
}

static enum err fault_mark(struct link *l)
{
	return pass(l, inner(l)->by->mark);
}

static enum err fault_keep(struct link *l)
{
	return pass(l, inner(l)->by->keep);
}

static enum err fault_undo(struct link *l)
{
	return pass(l, inner(l)->by->undo);
}

static void fault_rollback(struct link *l)
{
	inner(l)->by->rollback(inner(l));
}

/* A failure that was asked for is one: it is not made good by trying again. */
static bool fault_again(struct link *l)
{
	return !own(l)->fault->fired && inner(l)->by->again(inner(l));
}

static bool fault_wipe(struct link *l)
{
	return inner(l)->by->wipe(inner(l));
}

static bool fault_is_there(struct link *l)
{
	return inner(l)->by->is_there(inner(l));
}

static enum err fault_check(struct link *l, struct store_fault *ret_fault)
{
	struct fault *f = own(l)->fault;
	if (hit(f)) {
		*ret_fault = (struct store_fault){.e = ERR_IO, .what = WRONG_ASKED_FOR};
		return ERR_IO;
	}
	return inner(l)->by->check(inner(l), ret_fault);
}

static enum err fault_start(struct link *l, const struct query *q, const void *in)
{
	struct fault *f = own(l)->fault;
	bool fails = hit(f);
	if (fails && f->when == FAULT_BEFORE)
		return ERR_IO;
	enum err e = inner(l)->by->start(inner(l), q, in);
	if (!fails || e != OK)
		return e;
	inner(l)->by->stop(inner(l), q);
	return ERR_IO;
}

static enum err fault_next(struct link *l, const struct query *q, void *ret_row)
{
	struct fault *f = own(l)->fault;
	bool fails = hit(f);
	if (!fails)
		return inner(l)->by->next(inner(l), q, ret_row);
	union {
		str texts[QUERY_FIELDS_MAX];
		int64_t numbers[QUERY_FIELDS_MAX];
	} lost;
	if (f->when == FAULT_AFTER)
		(void)!inner(l)->by->next(inner(l), q, &lost);
	inner(l)->by->stop(inner(l), q);
	return ERR_IO;
}

static enum err fault_many(struct link *l, const struct query *q, const void *in, size_t n, int64_t *ret_changed)
{
	struct fault *f = own(l)->fault;
	bool fails = hit(f);
	if (fails && f->when == FAULT_BEFORE)
		return ERR_IO;
	enum err e = inner(l)->by->many(inner(l), q, in, n, ret_changed);
	return fails && e == OK ? ERR_IO : e;
}

static void fault_stop(struct link *l, const struct query *q)
{
	inner(l)->by->stop(inner(l), q);
}

static void fault_close(struct link *l)
{
	if (l == NULL)
		return;
	inner(l)->by->close(inner(l));
	free(l);
}

static enum err fault_open(const struct backend *self, const char *place, enum link_use use, struct store_fault *ret_fault, struct link **ret_link)
{
	const struct fault_backend *b = (const struct fault_backend *)self;
	*ret_fault = (struct store_fault){.e = ERR_IO, .what = WRONG_ASKED_FOR};
	bool fails = hit(b->fault);
	if (fails && b->fault->when == FAULT_BEFORE)
		return ERR_IO;
	struct link *opened = NULL;
	enum err e = b->inner->open(b->inner, place, use, ret_fault, &opened);
	if (e != OK)
		return e;
	struct fault_link *l = fails ? NULL : calloc(1, sizeof(*l));
	if (l == NULL) {
		b->inner->close(opened);
		return ERR_IO;
	}
	*l = (struct fault_link){{self, NULL}, b->fault, opened};
	*ret_link = &l->link;
	return OK;
}

struct fault_backend fault_backend(const struct backend *inner_backend, struct fault *fault)
{
	return (struct fault_backend){
		.ops = {fault_open, fault_close, fault_begin, fault_commit, fault_rollback, fault_again, fault_mark, fault_keep, fault_undo,
			fault_start, fault_next, fault_stop, fault_many, fault_wipe, fault_is_there, fault_check},
		.inner = inner_backend,
		.fault = fault,
	};
}

void fault_arm(struct fault *f, long n, enum fault_when when)
{
	f->when = when;
	f->fired = false;
	f->left = n;
}

bool fault_disarm(struct fault *f)
{
	f->left = 0;
	return f->fired;
}
