/* markup.c - values into markup. */
#include "web/server/markup.h"

/* What stands for a byte that must not be written as it is; empty for all others. */
static const str escape[256] = {
	['&'] = STR_INIT("&amp;"), ['<'] = STR_INIT("&lt;"), ['>'] = STR_INIT("&gt;"), ['"'] = STR_INIT("&quot;"), ['\''] = STR_INIT("&#39;"),
};

/*
 * Most of a page is text that needs no escape, so it is looked at sixteen bytes at a time. & and ' differ in one bit, < and > in another: three
 * comparisons find all five.
 */
enum { BLOCK = 16 };
typedef unsigned char block __attribute__((vector_size(BLOCK)));

/* How many of the sixteen bytes at p are before the first one that needs an escape. */
static inline size_t plain_bytes(const char *p)
{
	block v;
	uint64_t hit[2];
	memcpy(&v, p, BLOCK);
	block found = (block)((v | 1) == '\'') | (block)((v | 2) == '>') | (block)(v == '"');
	memcpy(hit, &found, BLOCK);
	return hit[0] != 0 ? (size_t)__builtin_ctzll(hit[0]) / 8 : hit[1] != 0 ? 8 + (size_t)__builtin_ctzll(hit[1]) / 8 : BLOCK;
}

/* How many bytes of s can be written as they are. The last sixteen are looked at together, over some that were seen already. */
static size_t plain_run(str s)
{
	size_t i = 0;
	for (; i + BLOCK <= s.n; i += BLOCK) {
		size_t n = plain_bytes(s.p + i);
		if (n < BLOCK)
			return i + n;
	}
	if (i < s.n && s.n >= BLOCK) {
		size_t n = plain_bytes(s.p + s.n - BLOCK);
		return n < BLOCK ? s.n - BLOCK + n : s.n;
	}
	while (i < s.n && escape[(unsigned char)s.p[i]].n == 0)
		i++;
	return i;
}

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

url url_https(struct arena *a, str address)
{
	return (url){str_starts(address, STR("https://")) ? arena_copy(a, address) : STR("")};
}

url url_tel(struct arena *a, str number)
{
	struct writer w = arena_writer(a);
	w_z(&w, "tel:");
	if (str_starts(number, STR("+")))
		w_char(&w, '+');
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
