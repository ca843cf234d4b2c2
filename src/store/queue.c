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

static bool has_entry(const struct change *c)
{
	return c->kind == CHANGE_ENTRY_ADD || c->kind == CHANGE_ENTRY_EDIT;
}

static size_t regions_count(const struct change *changes, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += has_entry(&changes[i]) ? changes[i].entry.n_regions : 0;
	return count;
}

static size_t scores_count(const struct change *changes, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += has_entry(&changes[i]) ? changes[i].entry.n_scores : 0;
	return count;
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

/* Where what a change points to is copied. */
struct behind {
	struct store_region *regions;
	struct store_score *scores;
	char *texts;
};

static void copy_parts(struct store_entry *e, struct behind *to)
{
	if (e->n_regions > 0)
		memcpy(to->regions, e->regions, e->n_regions * sizeof(e->regions[0]));
	if (e->n_scores > 0)
		memcpy(to->scores, e->scores, e->n_scores * sizeof(e->scores[0]));
	e->regions = to->regions;
	e->scores = to->scores;
	to->regions += e->n_regions;
	to->scores += e->n_scores;
}

/* The changes, then the regions and the scores of entries, then all texts. */
static void copy_changes(struct submission *s, const struct change *changes, struct behind to)
{
	memcpy(s->changes, changes, s->n * sizeof(changes[0]));
	for (size_t i = 0; i < s->n; i++)
		if (has_entry(&s->changes[i]))
			copy_parts(&s->changes[i].entry, &to);
	for (size_t i = 0; i < s->n; i++) {
		str *texts[CHANGE_TEXTS + 1];
		for (size_t k = change_texts(&s->changes[i], texts); k > 0; k--) {
			str *text = texts[k - 1];
			if (text->n > 0)
				memcpy(to.texts, text->p, text->n);
			text->p = to.texts;
			to.texts += text->n;
		}
	}
}

enum err queue_put(struct queue *q, const struct change *changes, size_t n, store_done *done, void *arg)
{
	const size_t head = aligned(sizeof(struct submission));
	const size_t body = aligned(n * sizeof(struct change));
	const size_t outcomes = aligned(n * sizeof(struct change_outcome));
	const size_t regions = aligned(regions_count(changes, n) * sizeof(struct store_region));
	const size_t scores = aligned(scores_count(changes, n) * sizeof(struct store_score));
	const size_t bytes = head + body + outcomes + regions + scores + aligned(texts_bytes(changes, n));
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
	copy_changes(
		s, changes,
		(struct behind){(struct store_region *)(void *)behind, (struct store_score *)(void *)(behind + regions), behind + regions + scores});
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
