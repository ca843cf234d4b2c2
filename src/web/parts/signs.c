/* signs.c - rows of danger signs on a page. */
#include "web/parts/signs.h"

#include "core/alarm.h"

static str joined(struct arena *a, const char *before, str id)
{
	struct writer w = arena_writer(a);
	w_z(&w, before);
	w_str(&w, id);
	return arena_keep(a, &w);
}

static bool is_asked(const struct pack *p, uint16_t question, const qset *asked)
{
	return p->questions[question].fact != NONE && qset_has(asked, p->questions[question].fact);
}

static enum err read_ticks(const struct pack *p, const qset *asked, struct pairs ticks, struct signs *s)
{
	for (size_t i = 0; i < ticks.n; i++) {
		uint16_t question = pack_question(p, ticks.p[i].name);
		if (question == NONE || !is_asked(p, question, asked))
			return ERR_INPUT;
		const struct question *q = &p->questions[question];
		bool is_alone = p->rows[q->row].n_ticks == 1 && p->rows[q->row].questions[0] == question;
		if (str_eq(ticks.p[i].value, STR("yes")))
			qset_add(&s->said.yes, q->fact);
		else if (str_eq(ticks.p[i].value, STR("unsure")))
			s->not_sure[q->row] = true;
		else if (is_alone && str_eq(ticks.p[i].value, STR("no")))
			s->is_none[q->row] = true;
		else
			return ERR_INPUT;
		s->touched[q->row] = true;
	}
	return OK;
}

static enum err read_rows(const struct pack *p, const qset *asked, struct pairs rows, struct signs *s)
{
	for (size_t i = 0; i < rows.n; i++) {
		uint16_t row = pack_row(p, rows.p[i].name);
		if (row == NONE || !is_asked(p, p->rows[row].questions[0], asked))
			return ERR_INPUT;
		if (str_eq(rows.p[i].value, STR("unsure")))
			s->not_sure[row] = true;
		else if (str_eq(rows.p[i].value, STR("no")))
			s->is_none[row] = true;
		else
			return ERR_INPUT;
		s->touched[row] = true;
	}
	return OK;
}

static enum err read_none(const struct pack *p, const qset *asked, struct pairs rows, struct signs *s)
{
	for (size_t i = 0; i < rows.n; i++) {
		uint16_t row = pack_row(p, rows.p[i].value);
		if (row == NONE || !is_asked(p, p->rows[row].questions[0], asked))
			return ERR_INPUT;
		s->none_then[row] = true;
	}
	return OK;
}

static void settle_row(const struct pack *p, uint16_t row, struct signs *s)
{
	const struct question_row *r = &p->rows[row];
	qset ticks = pack_row_ticks(p, r), then = pack_row_then(p, r);
	bool any = qset_meets(&ticks, &s->said.yes), any_then = qset_meets(&then, &s->said.yes);
	bool is_given = any || s->not_sure[row] || s->is_none[row];
	s->none_then[row] = s->none_then[row] && !any_then;
	if (s->not_sure[row])
		s->not_sure[row] = said_not_sure(p, r, &s->said);
	s->answered[row] = is_given && (s->none_then[row] || !said_lacks_then(p, r, &s->said));
	s->is_none[row] = s->is_none[row] && !any && !s->not_sure[row];
}

enum err signs_read(const struct pack *p, const qset *asked, const struct signs_form *form, struct signs *ret_signs)
{
	*ret_signs = (struct signs){.touched = {false}};
	TRY(read_ticks(p, asked, form->ticks, ret_signs));
	TRY(read_rows(p, asked, form->rows, ret_signs));
	TRY(read_none(p, asked, form->none, ret_signs));
	for (size_t row = 0; row < p->n_rows; row++)
		if (p->questions[p->rows[row].questions[0]].kind == KIND_YESNO)
			settle_row(p, (uint16_t)row, ret_signs);
	return OK;
}

void signs_known(const struct person *who, struct signs *ret_signs)
{
	const struct pack *p = who->pack;
	*ret_signs = (struct signs){.touched = {false}};
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		enum answer_kind kind = who->answers.of[i].kind;
		if (q->kind != KIND_YESNO || (kind != ANSWER_YES && kind != ANSWER_UNSURE))
			continue;
		if (pack_spares(p, (uint16_t)i)) /* said again each time: no answer that calms is there by itself */
			continue;
		qset_add(kind == ANSWER_YES ? &ret_signs->said.yes : &ret_signs->said.unsure, q->fact);
		ret_signs->touched[q->row] = ret_signs->answered[q->row] = true;
		if (kind == ANSWER_UNSURE)
			ret_signs->not_sure[q->row] = true;
	}
}

static struct sign_tick tick_of(struct arena *a, const struct pack *p, uint16_t question, const struct signs *s)
{
	const struct question *q = &p->questions[question];
	return (struct sign_tick){.q = q, .field = joined(a, "q.", q->id), .yes = qset_has(&s->said.yes, q->fact)};
}

enum err sign_of(struct arena *a, const struct pack *p, uint16_t row, const struct signs *signs, struct sign_view *ret_view)
{
	const struct question_row *r = &p->rows[row];
	struct sign_tick *ticks = arena_new(a, struct sign_tick, r->n);
	if (ticks == NULL)
		return ERR_FULL;
	bool may_be_now = false;
	for (size_t i = 0; i < r->n; i++) {
		ticks[i] = tick_of(a, p, r->questions[i], signs);
		ticks[i].is_now = alarm_is_now(p, r->questions[i]);
		may_be_now = may_be_now || ticks[i].is_now;
	}
	*ret_view = (struct sign_view){.row = r,
				       .id = joined(a, "sign-", r->id),
				       .field = joined(a, "r.", r->id),
				       .ticks = ticks,
				       .n_ticks = r->n_ticks,
				       .then = ticks + r->n_ticks,
				       .n_then = r->n_then,
				       .known = ticks + r->n_ticks + r->n_then,
				       .n_known = r->n - r->n_ticks - r->n_then,
				       .is_single = r->lead.n == 0,
				       .may_be_now = may_be_now,
				       .none = signs->is_none[row],
				       .none_then = signs->none_then[row],
				       .lacks_then = !signs->none_then[row] && said_lacks_then(p, r, &signs->said),
				       .unsure = signs->not_sure[row]};
	if (ret_view->is_single) {
		ticks[0].no = ret_view->none;
		ticks[0].unsure = ret_view->unsure && !ticks[0].yes;
	}
	return OK;
}
