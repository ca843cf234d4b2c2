/* markup.h - what a template may write, and how: chosen by the C type of the value and its context. */
#ifndef TRIVET_WEB_SERVER_MARKUP_H
#define TRIVET_WEB_SERVER_MARKUP_H

#include <string.h>

#include "base/arena.h"
#include "base/time.h"

/* Trusted markup: only what draw/ or a page function wrote may be called this. */
typedef struct {
	str s;
} html;

/* A place on this site: begins with one '/' or with '#', each part percent-encoded. Or a number to call: tel: and digits. Or an https address of somebody else. */
typedef struct {
	str s;
} url;

#define URL(literal) ((url){STR(literal)})

/* Markup that is known to be well-formed and escaped. */
static inline html html_trusted(str s)
{
	return (html){s};
}

/* base and then `part`, percent-encoded as one component: ("/learn/", "foam rolling") -> /learn/foam%20rolling. Empty when the arena is full. */
url url_join(struct arena *a, const char *base, str part);
/* base?name=value, or base&name=value when base has a query already. */
url url_with(struct arena *a, url base, const char *name, str value);
/* An address of somebody else that was checked already. Empty when it does not begin with https://, or the arena is full. */
url url_https(struct arena *a, str address);
/* tel: and the digits of `number`, after the + of a country if it begins with one, whatever else stands in it. Empty when it has none, or the arena is full. */
url url_tel(struct arena *a, str number);

void page_put_str(struct writer *w, str s);       /* escaped */
void page_put_z(struct writer *w, const char *z); /* escaped */
void page_put_int(struct writer *w, int64_t v);
void page_put_uint(struct writer *w, uint64_t v);
void page_put_html(struct writer *w, html h); /* as it is */
void page_put_url(struct writer *w, url u);   /* escaped for an attribute */
void page_put_day(struct writer *w, day d);   /* 2026-11-26, what datetime= and <input type="date"> take */

/* What a template says itself. In the header, so that the compiler sees the length and copies in place. */
static inline void page_literal(struct writer *w, const char *p, size_t n)
{
	if (w->full || n > w->cap - w->n) {
		w->full = true;
		return;
	}
	memcpy(w->p + w->n, p, n);
	w->n += n;
}

#define PAGE_LITERAL(w, literal) page_literal((w), "" literal, sizeof(literal) - 1)

/* For {{call NAME value}}. */
void page_day_short(struct writer *w, day d); /* Thu 26 Nov */
void page_day_long(struct writer *w, day d);  /* 26 November 2026 */
void page_tenths(struct writer *w, int64_t tenths);

/* clang-format off */
#define PAGE_NUMBERS                                                                                                                                 \
	signed char: page_put_int, short: page_put_int, int: page_put_int, long: page_put_int, long long: page_put_int,                             \
	unsigned char: page_put_uint, unsigned short: page_put_uint, unsigned: page_put_uint, unsigned long: page_put_uint,                         \
	unsigned long long: page_put_uint

/* No default: a type that is not named here does not compile in that place. */
#define PAGE_TEXT(w, x) _Generic((x), str: page_put_str, char *: page_put_z, const char *: page_put_z, html: page_put_html, PAGE_NUMBERS)(w, x)
#define PAGE_ATTR(w, x) _Generic((x), str: page_put_str, char *: page_put_z, const char *: page_put_z, day: page_put_day, PAGE_NUMBERS)(w, x)
#define PAGE_URL(w, x) _Generic((x), url: page_put_url)(w, x)
/* clang-format on */

#endif
