/* cite.c - brackets into links. */
#include "web/parts/cite.h"

static bool is_ours(str id)
{
	return str_eq(id, STR("design"));
}

/* /sources has a place for it. */
static bool is_known(const struct pack *p, str id)
{
	return is_ours(id) || pack_source(p, id) != NULL;
}

bool cite_is_list(const struct pack *p, str list)
{
	if (str_is_blank(list))
		return false;
	while (list.n > 0)
		if (!is_known(p, str_trim(str_split(&list, ','))))
			return false;
	return true;
}

static void put_link(struct writer *w, str id)
{
	PAGE_LITERAL(w, "<a href=\"/sources#");
	page_put_str(w, id);
	PAGE_LITERAL(w, "\">");
	if (is_ours(id)) {
		PAGE_LITERAL(w, "ours");
	} else {
		PAGE_LITERAL(w, "<span class=\"vh\">Source </span>");
		page_put_str(w, id);
	}
	PAGE_LITERAL(w, "</a>");
}

static void put_links(struct writer *w, str list)
{
	PAGE_LITERAL(w, "<span class=\"cite\">");
	for (bool first = true; list.n > 0; first = false) {
		if (!first)
			PAGE_LITERAL(w, " ");
		put_link(w, str_trim(str_split(&list, ',')));
	}
	PAGE_LITERAL(w, "</span>");
}

void page_sourced(struct writer *w, const struct pack *p, str text)
{
	while (text.n > 0) {
		size_t open = str_find(text, '[');
		page_put_str(w, str_sub(text, 0, open));
		text = str_sub(text, open, text.n);
		str list = str_sub(text, 1, text.n);
		size_t close = str_find(list, ']');
		bool closes = close < list.n;
		list = str_sub(list, 0, close);
		if (closes && cite_is_list(p, list)) {
			put_links(w, list);
			text = str_sub(text, list.n + 2, text.n);
			if (str_starts(text, STR("[")))
				PAGE_LITERAL(w, " ");
		} else {
			page_put_str(w, str_sub(text, 0, 1)); /* only the bracket: another one may begin after it */
			text = str_sub(text, 1, text.n);
		}
	}
}

void page_cite_list(struct writer *w, const struct pack *p, const struct support *s)
{
	PAGE_LITERAL(w, "<span class=\"cite\">");
	for (size_t i = 0; i < s->sources.n; i++) {
		if (!is_known(p, s->sources.p[i]))
			continue;
		if (i > 0)
			PAGE_LITERAL(w, " ");
		put_link(w, s->sources.p[i]);
	}
	PAGE_LITERAL(w, "</span>");
}
