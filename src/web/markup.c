/* markup.c - values into markup. */
#include "web/markup.h"

/*
 * Most of a page is text that needs no escape, so it is looked at 16 bytes at a time. & and ' differ in one bit, < and > in another: three
 * comparisons find all five.
 */
typedef unsigned char bytes __attribute__((vector_size(16)));

/* How many of the 16 bytes stand before the first one that needs an escape. */
static size_t plain_bytes(bytes v)
{
	uint64_t half[2];
	bytes hit = (bytes)(((v | 1) == '\'') | ((v | 2) == '>') | (v == '"'));
	memcpy(half, &hit, sizeof half);
	if (half[0] != 0)
		return (size_t)__builtin_ctzll(half[0]) / 8;
	return half[1] != 0 ? 8 + (size_t)__builtin_ctzll(half[1]) / 8 : 16;
}

/* How many bytes of s can be written as they are. */
static size_t plain_run(str s)
{
	size_t i = 0;
	bytes v;
	for (; i + sizeof v <= s.n; i += sizeof v) {
		memcpy(&v, s.p + i, sizeof v);
		size_t n = plain_bytes(v);
		if (n < sizeof v)
			return i + n;
	}
	v = (bytes){0};
	memcpy(&v, s.p + i, s.n - i);
	size_t n = plain_bytes(v);
	return n < s.n - i ? i + n : s.n;
}

/* What stands for a byte that must not be written as it is; empty for all others. */
static const str escape[256] = {
	['&'] = STR_INIT("&amp;"), ['<'] = STR_INIT("&lt;"), ['>'] = STR_INIT("&gt;"), ['"'] = STR_INIT("&quot;"), ['\''] = STR_INIT("&#39;"),
};

url url_join(struct arena *a, const char *base, str part)
{
	struct writer w = arena_writer(a);
	w_z(&w, base);
	w_url(&w, part);
	return (url){arena_keep(a, &w)};
}

url url_with(struct arena *a, url base, const char *name, str value)
{
	struct writer w = arena_writer(a);
	w_str(&w, base.s);
	w_char(&w, str_find(base.s, '?') < base.s.n ? '&' : '?');
	w_z(&w, name);
	w_char(&w, '=');
	w_url(&w, value);
	return (url){arena_keep(a, &w)};
}

url url_tel(struct arena *a, str number)
{
	struct writer w = arena_writer(a);
	w_z(&w, "tel:");
	size_t empty = w.n;
	for (size_t i = 0; i < number.n; i++)
		if (number.p[i] >= '0' && number.p[i] <= '9')
			w_char(&w, number.p[i]);
	return w.n == empty ? (url){STR("")} : (url){arena_keep(a, &w)};
}

void page_put_str(struct writer *w, str s)
{
	while (s.n > 0) {
		size_t run = plain_run(s);
		w_str(w, (str){s.p, run});
		if (run == s.n)
			return;
		w_str(w, escape[(unsigned char)s.p[run]]);
		s = (str){s.p + run + 1, s.n - run - 1};
	}
}

void page_put_z(struct writer *w, const char *z)
{
	page_put_str(w, str_of(z));
}

void page_put_int(struct writer *w, int64_t v)
{
	w_int(w, v);
}

void page_put_uint(struct writer *w, uint64_t v)
{
	w_padded(w, v, 1);
}

void page_put_html(struct writer *w, html h)
{
	w_str(w, h.s);
}

void page_put_url(struct writer *w, url u)
{
	page_put_str(w, u.s);
}

void page_put_day(struct writer *w, day d)
{
	w_day(w, d);
}

void page_day_short(struct writer *w, day d)
{
	w_day_short(w, d);
}

void page_day_long(struct writer *w, day d)
{
	w_day_long(w, d);
}

void page_tenths(struct writer *w, int64_t tenths)
{
	w_tenths(w, tenths);
}
