/* rows.c - a list of records from the rows of a query. */
#include "store/rows.h"
#include "store/sql.h"

#include <string.h>

static void list_add(struct list *list, const void *row)
{
	if (list->n == list->cap) {
		size_t cap = list->cap == 0 ? 8 : 2 * list->cap;
		char *at = arena_take(list->arena, cap, list->size);
		if (at == NULL)
			return;
		if (list->n > 0)
			memcpy(at, list->at, list->n * list->size);
		list->at = at;
		list->cap = cap;
	}
	list->keep(list->arena, row, list->at + list->n * list->size);
	list->n++;
}

enum err read_rows(struct link *l, const struct query *q, const void *in, struct list *list)
{
	str row[QUERY_FIELDS_MAX]; /* room and alignment for every row */
	TRY(link_start(l, q, in));
	enum err e;
	while ((e = link_next(l, q, row)) == OK) {
		list_add(list, row);
		if (list->arena->full) {
			link_stop(l, q);
			return ERR_FULL;
		}
	}
	return e == ERR_MISSING ? OK : e;
}

enum err read_list(struct link *l, const struct query *q, const void *in, struct list list, void *ret_list)
{
	TRY(read_rows(l, q, in, &list));
	memcpy(ret_list, &(struct store_list){list.at, list.n}, sizeof(struct store_list));
	return OK;
}

enum err read_one(struct store_reader *r, const struct query *q, const void *in, struct list list, void *ret)
{
	TRY(read_rows(r->link, q, in, &list));
	if (list.n == 0)
		return ERR_MISSING;
	memcpy(ret, list.at, list.size);
	return OK;
}
