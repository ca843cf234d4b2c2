/* apply.c - takes what is asked of the store, and lets who asked wait for it. */
#include "store/change.h"
#include "store/writing.h"

#include <string.h>

enum err store_submit(struct store *s, const struct change *changes, size_t n, store_done *done, void *arg)
{
	if (n == 0 || n > STORE_CHANGES_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < n; i++)
		TRY(change_check(&changes[i]));
	if (store_is_still(s))
		return ERR_DENIED;
	s->who->lock(s);
	enum err e = queue_put(&s->queue, changes, n, done, arg);
	if (e == OK && s->queue.waiting == 1)
		s->who->call(s); /* for the others it was called already */
	s->who->unlock(s);
	return e;
}

/* Until who writes has told it. */
static void wait_until(struct store *s, const bool *told)
{
	s->who->lock(s);
	while (!*told)
		s->who->wait(s);
	s->who->unlock(s);
}

/* Someone who waits for the writer. */
struct waiter {
	struct store *store;
	bool told;
	enum err e;
	struct change_outcome *ret_outcomes;
};

static void wake(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	struct waiter *w = arg;
	w->e = e;
	if (e == OK || e == ERR_CONFLICT)
		memcpy(w->ret_outcomes, outcomes, n * sizeof(outcomes[0]));
	writing_tell(w->store, &w->told);
}

enum err store_apply(struct store *s, const struct change *changes, size_t n, struct change_outcome *ret_outcomes)
{
	struct waiter w = {.store = s, .ret_outcomes = ret_outcomes};
	TRY(store_submit(s, changes, n, wake, &w));
	wait_until(s, &w.told);
	return w.e;
}

enum err store_apply_all(struct store *s, store_next *next, void *arg)
{
	struct bulk b = {.next = next, .arg = arg};
	if (store_is_still(s))
		return ERR_DENIED;
	s->who->lock(s);
	bool taken = s->bulk != NULL;
	if (!taken) {
		s->bulk = &b;
		s->who->call(s);
	}
	s->who->unlock(s);
	if (taken)
		return ERR_BUSY;
	wait_until(s, &b.told);
	return b.e;
}
