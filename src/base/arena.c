/* arena.c - one capped buffer. */
#include "base/arena.h"

#include "base/text.h"

#include <string.h>

struct arena arena_on(void *buffer, size_t cap)
{
	return (struct arena){.p = buffer, .cap = cap};
}

void arena_reset(struct arena *a)
{
	a->n = 0;
	a->full = false;
}

void *arena_take(struct arena *a, size_t count, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	size_t at = (a->n + align - 1) / align * align;
	if (a->full || at > a->cap || (size > 0 && count > (a->cap - at) / size)) {
		a->full = true;
		return NULL;
	}
	a->n = at + count * size;
	memset(a->p + at, 0, count * size);
	return a->p + at;
}

str arena_copy(struct arena *a, str s)
{
	char *p = arena_take(a, s.n + 1, 1);
	if (p == NULL)
		return STR("");
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (str){p, s.n};
}

str arena_copy_lines(struct arena *a, str s)
{
	char *p = arena_take(a, s.n + 1, 1);
	struct writer w = writer_on(p, s.n);
	if (p == NULL)
		return STR("");
	text_write_lines(&w, s);
	return writer_str(&w);
}

struct writer arena_writer(struct arena *a)
{
	return writer_on(a->p + a->n, a->full ? 0 : a->cap - a->n);
}

str arena_keep(struct arena *a, const struct writer *w)
{
	if (w->full) {
		a->full = true;
		return STR("");
	}
	a->n += w->n;
	return (str){w->p, w->n};
}
