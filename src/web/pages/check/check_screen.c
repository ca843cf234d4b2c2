/* check_screen.c - a screen of the check. */
#include "web/pages/check/check_screen.h"

#include "web/pages/check/check_urls.h"
#include "web/server/slip.h"

size_t screen_index(const struct pack *p, str id)
{
	size_t i = 0;
	while (i < p->n_screens && !str_eq(p->screens[i].id, id))
		i++;
	return i;
}

void screen_put_progress(struct arena *a, const struct pack *p, const struct asking *asking, size_t at, struct check_view *v)
{
	for (size_t i = 0; i < p->n_screens; i++) {
		if (i != at && !asking_has(&p->screens[i], asking->shown))
			continue;
		v->of++;
		if (i < at) {
			v->has_back = true;
			v->back = url_with(a, check_url(a, &p->screens[i]), "edit", STR("1"));
		}
		if (i <= at)
			v->at = v->of;
	}
}

void screen_mark_wrong(struct check_view *v, const struct request *q)
{
	const struct value *why = &q->value[SCREEN_WHY], *typed = &q->value[SCREEN_TYPED];
	for (size_t i = 0; i < v->n; i++) {
		if (!str_eq(v->rows[i].q->id, q->value[SCREEN_WRONG].text))
			continue;
		v->rows[i].wrong = !why->given;
		if (typed->given)
			v->rows[i].number = typed->text;
		v->rows[i].slip = why->given ? (enum clearing_state)why->number : CLEARING_HOLDS;
	}
}

static str wrong_say(const struct screen *s, const struct question *q, struct arena *a)
{
	struct writer w = arena_writer(a);
	if (s->ticks) /* of a list only what follows a tick can be missing */
		return STR("No answer is chosen here yet. Choose one before you go on.");
	w_z(&w, "That answer is not possible here");
	if (q->kind == KIND_NUMBER) {
		w_z(&w, ": a whole number from ");
		w_int(&w, q->least);
		w_z(&w, " to ");
		w_int(&w, q->most);
	}
	w_z(&w, ". Everything else is saved.");
	return arena_keep(a, &w);
}

void screen_say_wrong(const struct request *q, const struct screen *s, const struct check_view *v, struct response *r)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct check_row *row = &v->rows[i];
		if (row->slip != CLEARING_HOLDS)
			response_slip(r, q, row->examined, result_slip_say(row->slip));
		if (row->wrong)
			response_slip(r, q, row->field, wrong_say(s, row->q, r->arena));
	}
}

void screen_write(struct response *r, const struct screen *s, const struct check_view *v)
{
	struct writer *w = response_page(r, arena_copy(r->arena, s->title).p, NAV_NONE);
	if (s->ticks)
		page_check_ticks(w, v);
	else
		page_check_one(w, v);
}

void screen_see(struct response *r, const struct person *who, size_t screen)
{
	response_see(r, screen < who->pack->n_screens ? check_url(r->arena, &who->pack->screens[screen]) : URL("/result"));
}

enum err screen_view(const struct request *q, struct response *r, const struct person *who, const struct screen *s, struct check_view *ret)
{
	*ret = (struct check_view){.title = s->title,
				   .lead = s->lead,
				   .action = check_url(r->arena, s),
				   .edit = q->value[SCREEN_EDIT].given,
				   .done = q->value[SCREEN_DONE].given,
				   .pick = q->value[SCREEN_PICK].given,
				   .number = who->number,
				   .call = numbers_call(who, r->arena),
				   .form = csrf_key(q, r)};
	ret->rows = arena_new(r->arena, struct check_row, s->n_questions);
	return ret->rows == NULL ? ERR_FULL : OK;
}
