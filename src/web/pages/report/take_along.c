/* take_along.c - one page for the doctor. */
#include "web/pages/report/take_along.h"

#include "web/parts/words.h"

enum { SAYS_MAX = 24 };

/* The earliest day on which one of these facts was reported. */
static day reported(const struct person *who, const qset *facts)
{
	day since = who->today;
	for
		qset_each(i, facts)
		{
			uint16_t question = who->pack->facts[i].question;
			if (question == NONE || who->answers.of[question].kind == ANSWER_NONE)
				continue;
			if (who->answers.of[question].on.n < since.n)
				since = who->answers.of[question].on;
		}
	return since;
}

static const str *briefs(struct arena *a, const struct pack *p, qset facts, size_t *ret_n)
{
	str *list = arena_new(a, str, SAYS_MAX);
	*ret_n = list == NULL ? 0 : fact_says(p, &facts, list, SAYS_MAX);
	return list;
}

static struct take_sign sign_of_fired(struct arena *a, const struct person *who, const struct fired *f)
{
	const struct pack *p = who->pack;
	struct take_sign s = {.rule = &p->rules[f->rule], .since = reported(who, &f->because)};
	s.yes = briefs(a, p, qset_and(f->because, &who->consult.facts.yes), &s.n_yes);
	s.unsure = briefs(a, p, qset_and(f->because, &who->consult.facts.unsure), &s.n_unsure);
	return s;
}

static enum err put_signs(struct arena *a, const struct person *who, struct take_view *v)
{
	const struct triage *t = &who->consult.triage;
	struct take_sign *signs = arena_new(a, struct take_sign, t->n_fired), *examined = arena_new(a, struct take_sign, t->n_cleared);
	day *on = arena_new(a, day, t->n_cleared);
	if (signs == NULL || examined == NULL || on == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < t->n_fired; i++)
		if (t->fired[i].urgency > CAUTION)
			signs[v->n_signs++] = sign_of_fired(a, who, &t->fired[i]);
	for (size_t i = 0; i < t->n_cleared; i++) {
		on[i] = answers_clearing(&who->answers, t->cleared[i].rule)->on;
		examined[v->n_examined++] = sign_of_fired(a, who, &t->cleared[i]);
	}
	v->signs = signs;
	v->examined = examined;
	v->examined_on = on;
	return OK;
}

/* What is true beside the signs and matters for any treatment: the rows of the matrix. */
static qset conditions_of(const struct person *who)
{
	qset s = {{0}};
	for (size_t i = 0; i < who->pack->n_conditions; i++)
		if (who->pack->facts[who->pack->conditions[i].fact].question != NONE)
			qset_add(&s, who->pack->conditions[i].fact);
	return qset_and(s, &who->consult.facts.yes);
}

enum err take_along_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct arena *a = r->arena;
	TRY(own_person(site, q, r, &who));
	const struct known *known = &who->pack->known;
	struct take_view v = {.today = who->today,
			      .age = answer_says(a, who, known->q_age),
			      .where = answer_says(a, who, known->q_where),
			      .pain = answer_says(a, who, known->q_pain_now),
			      .how_long = answer_says(a, who, pack_question(who->pack, STR("how_long"))),
			      .no_proof = pack_statement(who->pack, STR("no_percentage"))};
	TRY(put_signs(a, who, &v));
	v.conditions = briefs(a, who->pack, conditions_of(who), &v.n_conditions);
	page_take_along(response_page(r, "For the doctor", NAV_NONE), &v);
	return OK;
}
