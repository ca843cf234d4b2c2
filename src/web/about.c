/* about.c - the page about trivet itself. */
#include "web/about.h"

#include "app/forms.h"

static str filled(struct arena *a, str text, str number)
{
	struct writer w = arena_writer(a);
	say_filled(&w, text, number);
	return arena_keep(a, &w);
}

enum err about_show(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	struct person *who;
	TRY(own_person(site, q, r, &who));
	struct about_line *lines = arena_new(r->arena, struct about_line, p->n_statements);
	struct about_view v = {.pack = p, .lines = lines, .version = TRIVET_VERSION};
	v.disclaimer = filled(r->arena, pack_statement(p, STR("disclaimer")), who->number);
	for (size_t i = 0; lines != NULL && i < p->n_statements; i++)
		if (!str_eq(p->statements[i].id, STR("disclaimer")))
			lines[v.n_lines++] = (struct about_line){filled(r->arena, p->statements[i].text, who->number), &p->statements[i].support};
	if (r->arena->full)
		return ERR_FULL;
	page_about(response_page(r, "About trivet", NAV_LEARN), &v);
	return OK;
}
