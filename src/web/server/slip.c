/*
 * slip.c - a form that comes back. The marks are put into the finished page, where the box with the name of the field stands: a page shows what was sent and
 * knows nothing of mistakes, so no form can forget a part of what someone needs who cannot see it.
 */
#include "web/server/slip.h"

#include "web/server/splice.h"

void response_slip_in(struct response *r, const struct request *q, str mark, str field, str say)
{
	if (q->method == METHOD_POST)
		r->status = 400;
	if (r->slip_n < SLIPS_MAX)
		r->slip[r->slip_n++] = (struct slip){mark, field, say};
}

void response_slip(struct response *r, const struct request *q, str field, str say)
{
	struct writer w = arena_writer(r->arena);
	w_z(&w, "action=\""); /* or formaction */
	w_html(&w, q->path);
	w_char(&w, '"');
	response_slip_in(r, q, arena_keep(r->arena, &w), field, say);
}

/* ---- finding the box ---- */

/* The value of an attribute of a tag, empty when it has none. */
static str attribute(str tag, const char *name)
{
	char buffer[32];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_char(&w, ' ');
	w_z(&w, name);
	w_z(&w, "=\"");
	size_t at = str_find_str(tag, writer_str(&w));
	if (at == tag.n)
		return STR("");
	str rest = str_sub(tag, at + writer_str(&w).n, tag.n);
	return str_sub(rest, 0, str_find(rest, '"'));
}

/* A tag, from its < to its >, or a whole element. */
struct span {
	size_t from, to;
};

static str text_of(str page, struct span s)
{
	return str_sub(page, s.from, s.to - s.from);
}

/* The first box of that name that someone can see. */
static bool find_box(str page, struct span in, str field, struct span *ret_tag)
{
	for (size_t at = in.from; at < in.to;) {
		size_t from = splice_find(page, at, in.to, STR("<")), to = splice_find(page, from, in.to, STR(">"));
		str tag = str_sub(page, from, to - from);
		bool is_box = str_starts(tag, STR("<input ")) || str_starts(tag, STR("<select ")) || str_starts(tag, STR("<textarea "));
		if (is_box && str_eq(attribute(tag, "name"), field) && !str_eq(attribute(tag, "type"), STR("hidden"))) {
			*ret_tag = (struct span){from, to};
			return true;
		}
		at = to < in.to ? to + 1 : to;
	}
	return false;
}

/* The form that has the mark and holds the field; else the first form that holds it. */
static bool find_in_forms(str page, const struct slip *s, struct span *ret_form, struct span *ret_tag)
{
	bool found = false;
	for (size_t at = 0; at < page.n;) {
		size_t from = splice_find(page, at, page.n, STR("<form ")), to = splice_find(page, from, page.n, STR("</form>"));
		struct span form = {from, to}, tag;
		bool is_it = str_find_str(text_of(page, form), s->mark) < to - from;
		if ((is_it || !found) && find_box(page, form, s->field, &tag)) {
			*ret_form = form;
			*ret_tag = tag;
			found = true;
			if (is_it)
				return true;
		}
		at = to < page.n ? to + 1 : to;
	}
	return found;
}

/* Where the sentence goes: after a box, but for a group of choices after its name. */
static size_t place_of(str page, struct span form, struct span tag)
{
	str box = text_of(page, tag), type = attribute(box, "type");
	size_t place = form.from;
	if (str_starts(box, STR("<select ")))
		return splice_find(page, tag.to, form.to, STR("</select>")) + sizeof "</select>" - 1;
	if (str_starts(box, STR("<textarea ")))
		return splice_find(page, tag.to, form.to, STR("</textarea>")) + sizeof "</textarea>" - 1;
	if (!str_eq(type, STR("radio")) && !str_eq(type, STR("checkbox")))
		return tag.to + 1;
	for (size_t at = form.from; at < tag.from;) {
		at = splice_find(page, at, tag.from, STR("</legend>")) + sizeof "</legend>" - 1;
		place = at <= tag.from ? at : place;
	}
	return place > form.from ? place : splice_find(page, form.from, form.to, STR(">")) + 1;
}

/* ---- writing into the page ---- */

/* The sentence, with the id that the box is described by. */
static str sentence_of(struct response *r, const struct slip *s, str id)
{
	struct writer w = arena_writer(r->arena);
	w_z(&w, "<span class=\"notice slip\" role=\"alert\" id=\"");
	w_str(&w, id);
	w_z(&w, "\">");
	w_html(&w, s->say);
	w_z(&w, "</span>");
	return arena_keep(r->arena, &w);
}

static const str invalid = STR_INIT(" aria-invalid=\"true\"");

static void mark_box(struct response *r, struct span tag, str id)
{
	static const str described = STR_INIT(" aria-describedby=\"");
	str box = text_of(writer_str(&r->w), tag);
	size_t has = str_find_str(box, described);
	struct writer w = arena_writer(r->arena);
	w_str(&w, invalid);
	if (has == box.n) {
		w_str(&w, described);
		w_str(&w, id);
		w_char(&w, '"');
	}
	splice(&r->w, tag.to, arena_keep(r->arena, &w));
	if (has == box.n)
		return;
	w = arena_writer(r->arena);
	w_str(&w, id);
	w_char(&w, ' ');
	splice(&r->w, tag.from + has + described.n, arena_keep(r->arena, &w));
}

static void mark(struct response *r, size_t i)
{
	const struct slip *s = &r->slip[i];
	struct span form, tag;
	struct writer w = arena_writer(r->arena);
	w_z(&w, "slip-");
	w_int(&w, (int64_t)i + 1);
	str id = arena_keep(r->arena, &w), sentence = sentence_of(r, s, id), page = writer_str(&r->w);
	if (s->say.n == 0)
		return;
	if (!find_in_forms(page, s, &form, &tag)) {
		size_t title = splice_find(page, 0, page.n, STR("</h1>"));
		splice(&r->w, title < page.n ? title + sizeof "</h1>" - 1 : page.n, sentence);
		return;
	}
	size_t place = place_of(page, form, tag);
	splice(&r->w, place, sentence);
	if (place <= tag.from) {
		tag.from += sentence.n;
		tag.to += sentence.n;
	}
	mark_box(r, tag, id);
	splice_unfold(&r->w, tag.from);
}

void slip_mark(struct response *r)
{
	static const str title = STR_INIT("<title>");
	if (!r->is_page || r->slip_n == 0)
		return;
	for (size_t i = 0; i < r->slip_n; i++)
		mark(r, i);
	str page = writer_str(&r->w);
	size_t at = str_find_str(page, invalid); /* the first on the page */
	if (at < page.n)
		splice(&r->w, at + invalid.n, STR(" autofocus"));
	page = writer_str(&r->w);
	at = str_find_str(page, title);
	if (at < page.n)
		splice(&r->w, at + title.n, STR("Error: "));
}
