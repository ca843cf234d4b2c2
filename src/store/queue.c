/* queue.c - submissions in one room that is used round and round. */
#include "store/queue.h"

#include "store/change.h"

#include <string.h>

#define ALIGN _Alignof(max_align_t)

static size_t aligned(size_t bytes)
{
	return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

struct queue queue_on(void *room, size_t cap)
{
	return (struct queue){.room = room, .cap = cap / ALIGN * ALIGN};
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

static bool has_regions(const struct change *c)
{
	return (c->kind == CHANGE_ENTRY_ADD || c->kind == CHANGE_ENTRY_EDIT) && c->entry.n_regions > 0;
}

static size_t regions_bytes(const struct change *changes, size_t n)
{
	size_t bytes = 0;
	for (size_t i = 0; i < n; i++)
		bytes += has_regions(&changes[i]) ? changes[i].entry.n_regions * sizeof(struct store_region) : 0;
	return bytes;
}

/* Finds `bytes` in one piece after the last submission, or at the start of the room when the end is too short; NULL: not now. */
static char *find_room(struct queue *q, size_t bytes)
{
	if (q->used == 0)
		q->head = 0; /* so that an idle store touches little of the room */
	size_t tail = q->head + q->used;
	size_t skip = tail < q->cap && bytes > q->cap - tail ? q->cap - tail : 0; /* the end of the room that stays empty */
	if (skip + bytes > q->cap - q->used)
		return NULL;
	q->used += skip + bytes;
	q->waiting_bytes += skip + bytes;
	return q->room + (tail + skip) % q->cap;
}

/* The changes, with the regions of entries and then all texts behind them. */
static void copy_changes(struct submission *s, const struct change *changes, struct store_region *regions_at, char *texts_at)
{
	memcpy(s->changes, changes, s->n * sizeof(changes[0]));
	for (size_t i = 0; i < s->n; i++) {
		struct store_entry *e = &s->changes[i].entry;
		if (!has_regions(&s->changes[i]))
			continue;
		memcpy(regions_at, e->regions, e->n_regions * sizeof(regions_at[0]));
		e->regions = regions_at;
		regions_at += e->n_regions;
	}
	for (size_t i = 0; i < s->n; i++) {
		str *texts[CHANGE_TEXTS + 1];
		for (size_t k = change_texts(&s->changes[i], texts); k > 0; k--) {
			str *text = texts[k - 1];
			if (text->n > 0)
				memcpy(texts_at, text->p, text->n);
			text->p = texts_at;
			texts_at += text->n;
		}
	}
}

enum err queue_put(struct queue *q, const struct change *changes, size_t n, store_done *done, void *arg)
{
	const size_t head = aligned(sizeof(struct submission));
	const size_t body = aligned(n * sizeof(struct change));
	const size_t outcomes = aligned(n * sizeof(struct change_outcome));
	const size_t regions = aligned(regions_bytes(changes, n));
	const size_t bytes = head + body + outcomes + regions + aligned(texts_bytes(changes, n));
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
	char *behind = p + head + body + outcomes;
	copy_changes(s, changes, (struct store_region *)(void *)behind, behind + regions);
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
