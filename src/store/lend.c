/* lend.c - readers that threads borrow. */
#include "store/reader.h"
#include "store/writing.h"

enum err store_lend(struct store *s, struct store_fault *ret_fault)
{
	if (s->lenders == 0) {
		TRY(store_reader_open(s, ret_fault, &s->lent[0]));
		s->n_in = s->n_lent = 1;
	}
	s->lenders++;
	return OK;
}

void store_lend_end(struct store *s)
{
	if (--s->lenders > 0)
		return;
	while (s->n_in > 0)
		store_reader_close(s->lent[--s->n_in]);
	s->n_lent = 0;
}

/* Each costs 150 kB and a reading of the schema, and mostly one will do: another is opened when all are out. Needs: the lock. */
static bool open_another(struct store *s)
{
	struct store_fault fault;
	if (s->n_lent == STORE_LENT_MAX || store_reader_open(s, &fault, &s->lent[0]) != OK)
		return false;
	s->n_in = 1;
	s->n_lent++;
	return true;
}

struct store_reader *store_borrow(struct store *s, struct caller caller)
{
	s->who->lock(s);
	while (s->n_in == 0 && !open_another(s))
		s->who->wait(s);
	struct store_reader *r = s->lent[--s->n_in];
	s->who->unlock(s);
	store_reader_for(r, caller);
	return r;
}

void store_give_back(struct store_reader *r)
{
	struct store *s = r->store;
	s->who->lock(s);
	s->lent[s->n_in++] = r;
	s->who->wake(s);
	s->who->unlock(s);
}
