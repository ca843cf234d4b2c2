/* writing.c - writes what is waiting: one transaction for all of it, and all callers told. */
#include "store/writing.h"

#include "store/change.h"

#include <string.h>

#define TRIES 5 /* of a transaction that someone else, or a lost connection, undid */

void writing_tell(struct store *s, bool *told)
{
	s->who->lock(s);
	*told = true;
	s->who->unlock(s);
}

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

static bool group_erases(const struct submission *first)
{
	for (const struct submission *s = first; s != NULL; s = s->next)
		for (size_t i = 0; i < s->n && s->e == OK; i++)
			if (change_erases(&s->changes[i]))
				return true;
	return false;
}

void writing_settle(struct store *s)
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
		writing_settle(s);
	s->has_written = true;
}

/* Nothing may be written: that would be lost, or harm what is left. */
static bool is_troubled(struct store *s)
{
	return s->damaged || !s->link->by->is_there(s->link);
}

/* All of them, and the commit. */
static enum err try_group(struct link *l, struct submission *first)
{
	TRY(l->by->begin(l));
	for (struct submission *s = first; s != NULL; s = s->next)
		if (!do_submission(l, s))
			return s->e;
	return l->by->commit(l);
}

/* Who was done or refused in what is undone now, was not. */
static void begin_anew(struct submission *first)
{
	for (struct submission *s = first; s != NULL; s = s->next) {
		s->e = OK;
		memset(s->outcomes, 0, s->n * sizeof(s->outcomes[0]));
	}
}

/*
 * Does a list of submissions in one transaction: one wait for the disk. When that fails, all fail, but those that did already. A commit whose answer
 * was lost may have counted: what is done anew then finds its request ids.
 */
static void do_group(struct store *store, struct submission *first)
{
	struct link *l = store->link;
	enum err e = is_troubled(store) ? ERR_IO : try_group(l, first);
	for (int i = 1; i < TRIES && e != OK; i++) {
		l->by->rollback(l);
		if (!l->by->again(l))
			break;
		begin_anew(first);
		e = try_group(l, first);
	}
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
}

/* Does what was taken from the queue and tells who gave it. NULL: there is only something to wipe. */
static void write_group(struct store *s, struct submission *first)
{
	if (first != NULL)
		do_group(s, first);
	else if (s->unwiped)
		writing_settle(s);
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

bool writing_has_work(const struct store *s)
{
	return s->queue.waiting > 0 || s->bulk != NULL || s->reader_left;
}

void writing_turn(struct store *s)
{
	size_t bytes;
	struct submission *first = queue_take(&s->queue, &bytes);
	struct bulk *bulk = s->bulk;
	s->reader_left = false;
	s->who->unlock(s);
	write_group(s, first);
	s->who->lock(s);
	queue_free(&s->queue, bytes);
	s->who->wake(s); /* once for all that were told */
	if (bulk == NULL)
		return;
	s->who->unlock(s);
	write_bulk(s, bulk);
	s->who->lock(s);
	s->bulk = NULL;
	bulk->told = true;
	s->who->wake(s);
}
