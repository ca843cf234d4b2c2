/*
 * writer.h - bounded output. Once the room is full, `full` stays set and nothing more is written: check it once, at the end. A writer with a `spill` empties its room there
 * instead, and is full only when that fails: for what is longer than any room.
 */
#ifndef TRIVET_BASE_WRITER_H
#define TRIVET_BASE_WRITER_H

#include <string.h>

#include "base/str.h"

struct writer {
	char *p;    /* the room; kept by the caller */
	size_t n;   /* bytes written, and not yet spilt */
	size_t cap; /* bytes of room */
	bool full;  /* something did not fit */
	/* Takes what is in the room; false when it cannot. NULL: there is no more than the room. */
	bool (*spill)(void *to, str text);
	void *to;
};

struct writer writer_on(char *room, size_t cap);
struct writer writer_to(char *room, size_t cap, bool (*spill)(void *to, str text), void *to);
/* What does not fit: spilt, or `full`. Use w_str. */
void w_over(struct writer *w, str s);
/* Spills what is left in the room. */
void w_end(struct writer *w);
/* Inline, because a page is a few thousand short pieces: the call would cost more than the copy. */
static inline void w_str(struct writer *w, str s)
{
	if (w->full || s.n > w->cap - w->n) {
		w_over(w, s);
		return;
	}
	if (s.n > 0)
		memcpy(w->p + w->n, s.p, s.n);
	w->n += s.n;
}
static inline void w_char(struct writer *w, char c)
{
	w_str(w, (str){&c, 1});
}
void w_z(struct writer *w, const char *z);
void w_int(struct writer *w, int64_t v);
/* v / 10 with one decimal: 45 -> "4.5", 40 -> "4". */
void w_tenths(struct writer *w, int64_t v);
/* v with leading zeros up to `digits`: (7, 2) -> "07". */
void w_padded(struct writer *w, uint64_t v, int digits);
/* Text with & < > " ' escaped: for HTML text and quoted attributes. */
void w_html(struct writer *w, str s);
/* Bytes outside A-Z a-z 0-9 - . _ ~ as %XX: for one component of a URL. */
void w_url(struct writer *w, str s);
/* What was written so far. */
str writer_str(const struct writer *w);

#endif
