/* writer.h - bounded output. Once the buffer is full, `full` stays set and nothing more is written: check it once, at the end. */
#ifndef TRIVET_BASE_WRITER_H
#define TRIVET_BASE_WRITER_H

#include <string.h>

#include "base/str.h"

struct writer {
	char *p;    /* the buffer; owned by the caller */
	size_t n;   /* bytes written */
	size_t cap; /* bytes of room */
	bool full;  /* something did not fit */
};

struct writer writer_on(char *buffer, size_t cap);
/* Inline, because a page is a few thousand short pieces: the call would cost more than the copy. */
static inline void w_str(struct writer *w, str s)
{
	if (w->full || s.n > w->cap - w->n) {
		w->full = true;
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
