/* notes.c - brackets taken out of a paragraph, and numbers at its end. */
#include "web/parts/notes.h"

static bool is_ours(str id)
{
	return str_eq(id, STR("design"));
}

/* Its number, from 1. 0 when the list is full, which no page of ours comes near. */
static size_t number_of(struct notes *n, str id)
{
	for (size_t i = 0; i < n->n; i++)
		if (str_eq(n->of[i], id))
			return i + 1;
	if (n->n == NOTES_MOST)
		return 0;
	n->of[n->n++] = id;
	return n->n;
}

/* The next bracket of sources in `text`: what is before it, without the spaces at its end, and the list in it. False: there is none. */
static bool next_list(const struct pack *p, str text, str *ret_before, str *ret_list, str *ret_after)
{
	for (size_t from = 0; from < text.n;) {
		size_t open = from + str_find(str_sub(text, from, text.n), '[');
		str inside = str_sub(text, open + 1, text.n);
		size_t close = str_find(inside, ']');
		if (close < inside.n && cite_is_list(p, str_sub(inside, 0, close))) {
			str before = str_sub(text, 0, open);
			while (str_ends(before, STR(" ")))
				before.n--;
			*ret_before = before;
			*ret_list = str_sub(inside, 0, close);
			*ret_after = str_sub(inside, close + 1, inside.n);
			return true;
		}
		from = open + 1;
	}
	return false;
}

static void put_number(struct writer *w, size_t number, str id)
{
	PAGE_LITERAL(w, "<a href=\"#note-");
	page_put_uint(w, number);
	PAGE_LITERAL(w, "\">");
	if (is_ours(id)) {
		PAGE_LITERAL(w, "ours");
	} else {
		PAGE_LITERAL(w, "<span class=\"vh\">Source </span>");
		page_put_uint(w, number);
	}
	PAGE_LITERAL(w, "</a>");
}

void page_noted(struct writer *w, struct notes *n, str text)
{
	str before, list, after;
	bool named[NOTES_MOST + 1] = {false}, any = false;
	for (; next_list(n->pack, text, &before, &list, &after); text = after) {
		page_put_str(w, before);
		while (list.n > 0)
			named[number_of(n, str_trim(str_split(&list, ',')))] = true;
		any = true;
	}
	page_put_str(w, text);
	if (!any)
		return;
	PAGE_LITERAL(w, " <span class=\"cite\">");
	for (size_t i = 0; i < n->n; i++)
		if (named[i + 1]) {
			PAGE_LITERAL(w, " ");
			put_number(w, i + 1, n->of[i]);
		}
	PAGE_LITERAL(w, "</span>");
}

void page_bare(struct writer *w, const struct pack *p, str text)
{
	str before, list, after;
	for (; next_list(p, text, &before, &list, &after); text = after)
		page_put_str(w, before);
	page_put_str(w, text);
}

void page_note_all(struct writer *w, struct notes *n, const struct support *s)
{
	(void)w;
	for (size_t i = 0; i < s->sources.n; i++)
		if (cite_is_list(n->pack, s->sources.p[i]))
			number_of(n, s->sources.p[i]);
}

void page_notes(struct writer *w, const struct notes *n)
{
	if (n->n == 0)
		return;
	PAGE_LITERAL(w, "<ol class=\"notes\">");
	for (size_t i = 0; i < n->n; i++)
		page_note_line(w, &(struct note_line){.number = i + 1, .source = pack_source(n->pack, n->of[i])});
	PAGE_LITERAL(w, "</ol>");
}
