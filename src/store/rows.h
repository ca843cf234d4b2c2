/* rows.h - from database rows to records in an arena: what read.c and sums.c share. For use inside store/. */
#ifndef TRIVET_STORE_ROWS_H
#define TRIVET_STORE_ROWS_H

#include "core/pack.h"
#include "store/reader.h"
#include "store/backend.h"

/* Turns a row into a record: fills in what is zeroed, copies texts into the arena. */
typedef void keep_row(struct arena *a, const void *row, void *ret_record);

/* Records of one kind, growing in an arena. */
struct list {
	struct arena *arena;
	size_t size; /* bytes of a record */
	keep_row *keep;
	char *at;
	size_t n, cap;
};

#define LIST(arena, type, keep) ((struct list){(arena), sizeof(type), (keep), NULL, 0, 0})

MUST_USE enum err read_rows(struct link *l, const struct query *q, const void *in, struct list *list);
/* All that the query finds, into one of the lists of the contract (STORE_LIST), whose records are of the type that `list` holds. */
MUST_USE enum err read_list(struct link *l, const struct query *q, const void *in, struct list list, void *ret_list);
/* The first of what the query finds, into `ret`, of the type that `list` holds. Fails: ERR_MISSING: it finds nothing. */
MUST_USE enum err read_one(struct store_reader *r, const struct query *q, const void *in, struct list list, void *ret);

/* Each for the row that its statement gives. */
keep_row keep_entry, keep_score, keep_region, keep_mark, keep_deed, keep_plan, keep_reassessment, keep_trial, keep_break, keep_desk_day, keep_day;
/* Which of the words 0..last a column says; one that no schema lets in is the last. */
static inline size_t word_or(const str *words, size_t last, str s)
{
	size_t i = word_index(words, last, s);
	return i < last ? i : last;
}

#endif
