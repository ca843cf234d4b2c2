/* queue.c - submissions in one ring buffer. */
#include "store/queue.h"

#include "store/change.h"

#include <string.h>

#define ALIGN _Alignof(max_align_t)

static size_t aligned(size_t bytes)
{
	return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

struct queue queue_on(void *buffer, size_t cap)
{
	return (struct queue){.buffer = buffer, .cap = cap / ALIGN * ALIGN};
}

static size_t texts_bytes(const struct change *changes, size_t n)
{
	size_t bytes = 0;
	for (size_t i = 0; i < n; i++) {
		struct change c = changes[i];
		str *texts[CHANGE_TEXTS + 1];
		for (size_t k = change_texts(&c, texts); k > 0; k--)
			bytes += texts[k - 1]->n;
	}
	return bytes;
}

/* Of all lists that the changes point to; each begins aligned. */
static size_t lists_bytes(const struct change *changes, size_t n)
{
	size_t bytes = 0;
	for (size_t i = 0; i < n; i++) {
		struct change c = changes[i];
		struct change_list lists[CHANGE_LISTS];
		for (size_t k = change_lists(&c, lists); k > 0; k--)
			bytes += aligned(lists[k - 1].n * lists[k - 1].size);
	}
	return bytes;
}

/* Finds `bytes` in one piece after the last submission, or at the start of the buffer when the end is too short; NULL: not now. */
static char *find_room(struct queue *q, size_t bytes)
{
	if (q->used == 0)
		q->head = 0; /* so that an idle store touches little of the buffer */
	size_t tail = q->head + q->used;
	size_t skip = tail < q->cap && bytes > q->cap - tail ? q->cap - tail : 0; /* the end of the buffer that stays empty */
	if (skip + bytes > q->cap - q->used)
		return NULL;
	q->used += skip + bytes;
	q->waiting_bytes += skip + bytes;
	return q->buffer + (tail + skip) % q->cap;
}

/* The records that a change points to, to `to`. Returns what follows them. */
static char *copy_lists(struct change *c, char *to)
{
	struct change_list lists[CHANGE_LISTS];
	size_t n = change_lists(c, lists);
	for (size_t k = 0; k < n; k++) {
		void *from;
		memcpy(&from, lists[k].at, sizeof(from));
		if (lists[k].n > 0)
			memcpy(to, from, lists[k].n * lists[k].size);
		memcpy(lists[k].at, &to, sizeof(to));
		to += aligned(lists[k].n * lists[k].size);
	}
	return to;
}

/* The changes, then the records that they point to, then all texts. */
static void copy_changes(struct submission *s, const struct change *changes, char *to)
{
	memcpy(s->changes, changes, s->n * sizeof(changes[0]));
	for (size_t i = 0; i < s->n; i++)
		to = copy_lists(&s->changes[i], to);
	for (size_t i = 0; i < s->n; i++) {
		str *texts[CHANGE_TEXTS + 1];
		for (size_t k = change_texts(&s->changes[i], texts); k > 0; k--) {
			str *text = texts[k - 1];
			if (text->n > 0)
				memcpy(to, text->p, text->n);
			text->p = to;
			to += text->n;
		}
	}
}

enum err queue_put(struct queue *q, const struct change *changes, size_t n, store_done *done, void *arg)
{
	const size_t head = aligned(sizeof(struct submission));
	const size_t body = aligned(n * sizeof(struct change));
	const size_t outcomes = aligned(n * sizeof(struct change_outcome));
	const size_t bytes = head + body + outcomes + lists_bytes(changes, n) + aligned(texts_bytes(changes, n));
	if (bytes > q->cap)
		return ERR_INPUT;
	char *p = find_room(q, bytes);
	if (p == NULL)
		return ERR_BUSY;
	struct submission *s = (struct submission *)(void *)p;
	*s = (struct submission){
		.done = done,
		.arg = arg,
		.n = n,
		.changes = (struct change *)(void *)(p + head),
		.outcomes = (struct change_outcome *)(void *)(p + head + body),
	};
	memset(s->outcomes, 0, n * sizeof(s->outcomes[0]));
	copy_changes(s, changes, p + head + body + outcomes);
	if (q->waiting == 0)
		q->first = s;
	else
		q->last->next = s;
	q->last = s;
	q->waiting++;
	return OK;
}

struct submission *queue_take(struct queue *q, size_t *ret_bytes)
{
	struct submission *first = q->waiting > 0 ? q->first : NULL;
	*ret_bytes = q->waiting_bytes;
	q->waiting = q->waiting_bytes = 0;
	return first;
}

void queue_free(struct queue *q, size_t bytes)
{
	q->head = (q->head + bytes) % q->cap;
	q->used -= bytes;
}
