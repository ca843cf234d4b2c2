/* arena.h - one capped buffer per request or command: allocated from in order, released all at once. */
#ifndef TRIVET_BASE_ARENA_H
#define TRIVET_BASE_ARENA_H

#include "base/writer.h"

struct arena {
	char *p;
	size_t n;
	size_t cap;
	bool full; /* a request did not fit; stays set until arena_reset */
};

struct arena arena_on(void *buffer, size_t cap);
void arena_reset(struct arena *a);
/* Zeroed memory for `count` things of `size` bytes, aligned for any type. NULL when it does not fit. */
void *arena_take(struct arena *a, size_t count, size_t size);
#define arena_new(a, type, count) ((type *)arena_take((a), (count), sizeof(type)))
/* A copy that is followed by a 0 byte. Empty when it does not fit. */
str arena_copy(struct arena *a, str s);
/* The same, with the line ends of text (base/text.h). */
str arena_copy_lines(struct arena *a, str s);
/* A writer on all that is left; arena_keep takes what was written and gives it as text (empty when it was full). */
struct writer arena_writer(struct arena *a);
str arena_keep(struct arena *a, const struct writer *w);

#endif
