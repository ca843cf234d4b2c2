/* writer.c - bounded output with a sticky full flag. */
#include "base/writer.h"

struct writer writer_on(char *buffer, size_t cap)
{
	return (struct writer){.p = buffer, .cap = cap};
}

void w_z(struct writer *w, const char *z)
{
	w_str(w, str_of(z));
}

void w_padded(struct writer *w, uint64_t v, int digits)
{
	char buf[20];
	int n = 0;
	do {
		buf[19 - n++] = (char)('0' + v % 10);
		v /= 10;
	} while ((v > 0 || n < digits) && n < 20);
	w_str(w, (str){buf + 20 - n, (size_t)n});
}

void w_int(struct writer *w, int64_t v)
{
	if (v < 0)
		w_char(w, '-');
	w_padded(w, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, 1);
}

void w_tenths(struct writer *w, int64_t v)
{
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	if (v < 0)
		w_char(w, '-');
	w_padded(w, u / 10, 1);
	if (u % 10 != 0) {
		w_char(w, '.');
		w_padded(w, u % 10, 1);
	}
}

static str html_escape(char c)
{
	switch (c) {
	case '&': return STR("&amp;");
	case '<': return STR("&lt;");
	case '>': return STR("&gt;");
	case '"': return STR("&quot;");
	case '\'': return STR("&#39;");
	}
	return STR("");
}

void w_html(struct writer *w, str s)
{
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		str e = html_escape(s.p[i]);
		if (e.n == 0)
			continue;
		w_str(w, str_sub(s, from, i - from));
		w_str(w, e);
		from = i + 1;
	}
	w_str(w, str_sub(s, from, s.n - from));
}

void w_url(struct writer *w, str s)
{
	static const char hex[] = "0123456789ABCDEF";
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool plain =
			(c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
		if (plain) {
			w_char(w, (char)c);
			continue;
		}
		w_char(w, '%');
		w_char(w, hex[c >> 4]);
		w_char(w, hex[c & 15]);
	}
}

str writer_str(const struct writer *w)
{
	return (str){w->p, w->n};
}
