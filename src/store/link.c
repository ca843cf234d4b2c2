/* link.c - the few ways to run a query, the same on every backend. */
#include "store/backend.h"

#include <string.h>

enum err link_start(struct link *l, const struct query *q, const void *in)
{
	return l->by->start(l, q, in);
}

enum err link_next(struct link *l, const struct query *q, void *ret_row)
{
	return l->by->next(l, q, ret_row);
}

void link_stop(struct link *l, const struct query *q)
{
	l->by->stop(l, q);
}

enum err link_do(struct link *l, const struct query *q, const void *in)
{
	TRY(link_start(l, q, in));
	enum err e = link_next(l, q, NULL);
	return e == ERR_MISSING ? OK : e;
}

enum err link_many(struct link *l, const struct query *q, const void *in, size_t n, int64_t *ret_changed)
{
	*ret_changed = 0;
	return n > 0 ? l->by->many(l, q, in, n, ret_changed) : OK;
}

enum err link_one(struct link *l, const struct query *q, const void *in, void *ret_row)
{
	int64_t row[QUERY_FIELDS_MAX];
	TRY(link_start(l, q, in));
	TRY(link_next(l, q, row));
	enum err e = link_next(l, q, (int64_t[QUERY_FIELDS_MAX]){0}); /* a change is whole only when its query has ended */
	if (e != ERR_MISSING) {
		link_stop(l, q);
		return e == OK ? ERR_CONFLICT : e;
	}
	memcpy(ret_row, row, (size_t)q->gives_n * sizeof(row[0]));
	return OK;
}
