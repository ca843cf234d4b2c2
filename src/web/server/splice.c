/* splice.c - a finished page, and what is put into it. */
#include "web/server/splice.h"

#include <string.h>

size_t splice_find(str page, size_t from, size_t until, str what)
{
	size_t at = from + str_find_str(str_sub(page, from, until - from), what);
	return at < until ? at : until;
}

void splice(struct writer *page, size_t at, str text)
{
	if (page->full || text.n > page->cap - page->n) {
		page->full = true;
		return;
	}
	memmove(page->p + at + text.n, page->p + at, page->n - at);
	memcpy(page->p + at, text.p, text.n);
	page->n += text.n;
}

size_t splice_unfold(struct writer *page, size_t place)
{
	static const str opened = STR_INIT(" open");
	size_t open[16], n = 0, moved = 0;
	str text = writer_str(page);
	for (size_t at = 0; at < place;) {
		size_t begins = splice_find(text, at, place, STR("<details")), ends = splice_find(text, at, place, STR("</details>"));
		if (begins < ends && n < sizeof open / sizeof open[0])
			open[n++] = begins + sizeof "<details" - 1;
		else if (ends < begins && n > 0)
			n--;
		at = (begins < ends ? begins : ends) + 1;
	}
	while (n-- > 0) {
		str tag = str_sub(text, open[n], text.n);
		tag = str_sub(tag, 0, str_find(tag, '>'));
		if (str_find_str(tag, opened) < tag.n)
			continue;
		splice(page, open[n], opened);
		moved += opened.n;
	}
	return moved;
}
