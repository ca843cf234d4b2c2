/* gzip.c - zlib, in the arena of the answer. */
#include "web/server/gzip.h"

#include <zlib.h>

/*
 * Measured on the first page: 16.4 kB become 5.8 kB in 0.23 ms. Level 6 with the largest window saves 3 % more for half as much time again, and touches
 * 256 kB of an arena where this takes 64.
 */
enum { LEAST_BYTES = 1024, LEVEL = 4, WINDOW_BITS = 13, GZIP_FRAME = 16, MEMORY_LEVEL = 6 };

static bool is_text(str type)
{
	static const str texts[] = {STR_INIT("text/"), STR_INIT("image/svg+xml"), STR_INIT("application/manifest+json")};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (str_starts(type, texts[i]))
			return true;
	return false;
}

static bool has_header(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (str_eq(str_of(r->header[i].name), str_of(name)))
			return true;
	return false;
}

static void *take(void *arena, unsigned count, unsigned size)
{
	return arena_take(arena, count, size);
}

/* The arena gives all back at once. */
static void give_back(void *arena, void *p)
{
	(void)arena;
	(void)p;
}

/* Empty when there is no room, or when it would not be smaller. */
static str squeezed(str body, struct arena *a)
{
	char *buffer = arena_take(a, body.n, 1);
	z_stream z = {.zalloc = take, .zfree = give_back, .opaque = a};
	if (buffer == NULL || deflateInit2(&z, LEVEL, Z_DEFLATED, WINDOW_BITS + GZIP_FRAME, MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
		return STR("");
	z.next_in = (Bytef *)(uintptr_t)body.p;
	z.avail_in = (uInt)body.n;
	z.next_out = (Bytef *)buffer;
	z.avail_out = (uInt)body.n;
	bool fits = deflate(&z, Z_FINISH) == Z_STREAM_END;
	str out = {buffer, (size_t)z.total_out};
	deflateEnd(&z);
	return fits ? out : STR("");
}

void gzip_response(struct response *r, bool accepted)
{
	struct arena spare = *r->arena; /* an answer that fits without is not refused for want of room here */
	if (r->body.n < LEAST_BYTES || !is_text(str_of(r->type)) || has_header(r, "Vary"))
		return;
	response_header(r, "Vary", "Accept-Encoding");
	str small = accepted ? squeezed(r->body, &spare) : STR("");
	if (small.n == 0)
		return;
	*r->arena = spare;
	r->body = small;
	response_header(r, "Content-Encoding", "gzip");
}
