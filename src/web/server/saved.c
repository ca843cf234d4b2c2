/*
 * saved.c - a deed is confirmed where it happened. The word for it goes along in the address to which the form leads, and the sentence is put into the finished page there, so
 * that no page has to know what may have been done on it. It is written by us, never taken from the address.
 */
#include "web/server/saved.h"

#include "web/server/csrf.h"
#include "web/server/frame.h"
#include "web/server/splice.h"

static const struct kind {
	const char *word; /* in the address */
	const char *say;
	const char *undo, *name,
		*undo_say; /* the form that takes it back, and what its field is called; NULL: it is done on the page, or there is none */
} kinds[SAVED_KINDS] = {
	[SAVED_PLAIN] = {"yes", "Saved.", NULL, NULL, NULL},
	[SAVED_TICK] = {"tick", "Saved. The tick takes it back.", NULL, NULL, NULL},
	[SAVED_DELETED] = {"deleted", "Deleted.", NULL, NULL, NULL},
	[SAVED_EXAMINED] = {"examined", "Saved: a doctor has examined this.", "/clear/undo", "rule", "Undo"},
	[SAVED_COUNTS] = {"counts", "Saved: this sign counts again.", NULL, NULL, NULL},
	[SAVED_ASIDE] = {"aside", "Saved: it is set aside.", "/plan/back", "item", "Undo"},
	[SAVED_ADDED] = {"added", "Saved: it is in your plan.", "/plan/swap", "item", "Set it aside"},
	[SAVED_BACK] = {"back", "Saved: it may be in your plan again.", NULL, NULL, NULL},
	[SAVED_SMALL_DAY] = {"small-day", "Saved: today is a small day. It is marked in your diary, where you can delete it.", NULL, NULL, NULL},
	[SAVED_PLAN] = {"plan", "Saved: this is your plan now.", NULL, NULL, NULL},
	[SAVED_TRIAL_BEGUN] = {"trial", "Saved: your trial has begun.", NULL, NULL, NULL},
	[SAVED_TRIAL_DAY] = {"trial-day", "Saved. The other answer replaces it.", NULL, NULL, NULL},
	[SAVED_TRIAL_OVER] = {"trial-over", "Saved: your trial is over.", NULL, NULL, NULL},
};

void response_saved_at(struct response *r, enum saved what, url where, str place, str of)
{
	where = url_with(r->arena, where, "saved", str_of(kinds[what].word));
	if (place.n > 0)
		where = url_with(r->arena, where, "place", place);
	if (of.n > 0)
		where = url_with(r->arena, where, "of", of);
	struct writer w = arena_writer(r->arena);
	w_str(&w, where.s);
	w_z(&w, "#saved");
	response_see(r, (url){arena_keep(r->arena, &w)});
}

void response_saved(struct response *r, enum saved what, url where)
{
	response_saved_at(r, what, where, STR(""), STR(""));
}

/* ---- the page ---- */

enum { FORM = 999 };

static const struct kind *kind_of(const struct request *q)
{
	str word;
	if (!pairs_find(q->query, STR("saved"), &word))
		return NULL;
	for (size_t i = 0; i < SAVED_KINDS; i++)
		if (str_eq(word, str_of(kinds[i].word)))
			return &kinds[i];
	return NULL;
}

static size_t behind(str page, size_t from, const char *what)
{
	size_t at = splice_find(page, from, page.n, str_of(what));
	return at < page.n ? at + str_of(what).n : 0;
}

/* After the heading of the page, and after the header that it is in. */
static size_t top_of(str page)
{
	size_t main = splice_find(page, 0, page.n, STR("<main")), at = behind(page, main, "</h1>");
	return at > 0 && splice_find(page, main, at, STR("<header")) < at ? behind(page, at, "</header>") : at;
}

/* Inside the element with that id: after what is visible of it when it is folded. */
static size_t place_of(struct request const *q, str page, struct arena *a)
{
	str place;
	if (!pairs_find(q->query, STR("place"), &place) || place.n == 0)
		return top_of(page);
	struct writer w = arena_writer(a);
	w_z(&w, " id=\"");
	w_html(&w, place);
	w_z(&w, "\"");
	size_t at = splice_find(page, 0, page.n, arena_keep(a, &w));
	if (at == page.n)
		return top_of(page);
	size_t begin = at;
	while (begin > 0 && page.p[begin] != '<')
		begin--;
	str tag = str_sub(page, begin, page.n);
	if (str_starts(tag, STR("<details")))
		return behind(page, at, "</summary>");
	if (str_starts(tag, STR("<section")) || str_starts(tag, STR("<article")) || str_starts(tag, STR("<div")))
		return behind(page, at, ">");
	return top_of(page);
}

void saved_mark(const struct request *q, struct response *r)
{
	const struct kind *kind = kind_of(q);
	str of = STR("");
	if (kind == NULL || !r->is_page || r->status != 200)
		return;
	size_t at = place_of(q, writer_str(&r->w), r->arena);
	if (at == 0)
		return;
	bool has_undo = kind->undo != NULL && pairs_find(q->query, STR("of"), &of) && of.n > 0;
	struct saved_view v = {.say = kind->say};
	if (has_undo) {
		v = (struct saved_view){.say = kind->say,
					.has_undo = true,
					.undo = {str_of(kind->undo)},
					.name = str_of(kind->name),
					.of = of,
					.undo_say = str_of(kind->undo_say),
					.form = csrf_key(q, r)};
		if (v.form != NULL)
			v.form->forms = FORM; /* its request id is none of the page's own */
	}
	struct writer w = arena_writer(r->arena);
	page_saved(&w, &v);
	str say = arena_keep(r->arena, &w);
	at += splice_unfold(&r->w, at);
	splice(&r->w, at, say);
}
