/* about.c - the page about trivet itself. */
#include "web/pages/about/about.h"

#include "me/forms.h"

static str filled(struct arena *a, str text, str number)
{
	struct writer w = arena_writer(a);
	say_filled(&w, text, number);
	return arena_keep(a, &w);
}

/* Sorts the statements into those that are said after the questions and the others; the disclaimer is by itself. */
static void sort_statements(const struct person *who, struct arena *a, struct about_view *v)
{
	const struct pack *p = who->pack;
	struct about_line *says = arena_new(a, struct about_line, p->n_statements), *answers = arena_new(a, struct about_line, p->n_statements);
	v->says = (struct about_lines){.pack = p, .at = says};
	v->answers = (struct about_lines){.pack = p, .at = answers};
	for (size_t i = 0; says != NULL && answers != NULL && i < p->n_statements; i++) {
		const struct statement *s = &p->statements[i];
		struct about_line line = {filled(a, s->text, who->number), &s->support};
		if (str_eq(s->id, STR("disclaimer")))
			v->disclaimer = line.text;
		else if (str_starts(s->id, STR("say_")))
			answers[v->answers.n++] = line;
		else
			says[v->says.n++] = line;
	}
}

enum err about_show(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	struct person *who;
	TRY(own_person(site, q, r, &who));
	struct about_view v = {.pack = p,
			       .version = TRIVET_VERSION,
			       .keeping = q->keeping,
			       .book = book_with_of(site->card, r->arena),
			       .card_fault = site->card_fault};
	sort_statements(who, r->arena, &v);
	if (r->arena->full)
		return ERR_FULL;
	page_about(response_page(r, "About trivet", NAV_LEARN), &v);
	return OK;
}
