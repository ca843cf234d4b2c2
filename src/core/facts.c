/* facts.c - from answers to facts. */
#include "core/facts.h"

#include <string.h>

static void put_answered(const struct pack *p, const struct answers *a, struct facts *f)
{
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		const struct answer *x = &a->of[i];
		if (x->kind == ANSWER_NONE)
			continue;
		if (q->kind == KIND_YESNO)
			qset_add(x->kind == ANSWER_YES ? &f->yes : x->kind == ANSWER_NO ? &f->no : &f->unsure, q->fact);
		for (size_t c = 0; c < q->n_choices; c++) {
			uint16_t fact = q->choices[c].fact;
			bool yes = x->kind == ANSWER_REGIONS ? qset_has(&a->regions, fact) : x->kind == ANSWER_CHOICE && x->value == (int32_t)c;
			qset_add(x->kind == ANSWER_UNSURE ? &f->unsure : yes ? &f->yes : &f->no, fact);
		}
	}
}

/* What was said of the very same thing elsewhere holds here too, whatever was left unticked here. */
static void put_same(const struct pack *p, struct facts *f)
{
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		if (q->fact == NONE || qset_has(&f->yes, q->fact))
			continue;
		bool is_yes = qset_meets(&q->same, &f->yes);
		if (!is_yes && !qset_meets(&q->same, &f->unsure))
			continue;
		qset_drop(&f->no, q->fact);
		qset_drop(&f->unsure, q->fact);
		qset_add(is_yes ? &f->yes : &f->unsure, q->fact);
	}
}

static bool is_known(const struct facts *f, size_t fact)
{
	return qset_has(&f->yes, fact) || qset_has(&f->no, fact) || qset_has(&f->unsure, fact);
}

static int how_many(const qset *of, const qset *in)
{
	qset both = qset_and(*of, in);
	return qset_count(&both);
}

/* Yes when enough of them are, no when enough cannot be any more. */
static void put_any(const struct derived *d, struct facts *f)
{
	int yes = how_many(&d->any, &f->yes), unsure = how_many(&d->any, &f->unsure), no = how_many(&d->any, &f->no);
	if (yes >= d->bound)
		qset_add(&f->yes, d->fact);
	else if (yes + unsure >= d->bound)
		qset_add(&f->unsure, d->fact);
	else if (qset_count(&d->any) - no < d->bound)
		qset_add(&f->no, d->fact);
}

static void put_number(const struct derived *d, const struct answers *a, struct facts *f)
{
	const struct answer *x = &a->of[d->question];
	if (x->kind == ANSWER_UNSURE)
		qset_add(&f->unsure, d->fact);
	if (x->kind != ANSWER_NUMBER)
		return;
	bool yes = d->kind == FROM_ABOVE ? x->value > d->bound : x->value < d->bound;
	qset_add(yes ? &f->yes : &f->no, d->fact);
}

static void put_derived(const struct pack *p, const struct answers *a, struct facts *f)
{
	for (size_t i = 0; i < p->n_derived; i++) {
		const struct derived *d = &p->derived[i];
		if (is_known(f, d->fact))
			continue;
		if (d->kind == FROM_ANY)
			put_any(d, f);
		else if (d->kind != FROM_URGENCY)
			put_number(d, a, f);
	}
}

/* When it was, how strong it was: a choice tells more of a yes, so where that is no, none of its choices is true, whatever was chosen before. */
static void put_idle_choices(const struct pack *p, struct facts *f)
{
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		bool is_idle = q->kind == KIND_CHOICE && q->has_needs && qset_within(&q->needs, &f->no);
		for (size_t c = 0; is_idle && c < q->n_choices; c++) {
			qset_drop(&f->yes, q->choices[c].fact);
			qset_drop(&f->unsure, q->choices[c].fact);
			qset_add(&f->no, q->choices[c].fact);
		}
	}
}

static bool put_excluded(const struct pack *p, struct facts *f)
{
	bool changed = false;
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		if (!q->has_needs || q->fact == NONE || is_known(f, q->fact) || !qset_within(&q->needs, &f->no))
			continue;
		qset_add(&f->no, q->fact);
		changed = true;
	}
	return changed;
}

void facts_said(const struct pack *p, const struct answers *a, struct facts *ret_facts)
{
	struct facts f = {0};
	put_answered(p, a, &f);
	put_same(p, &f);
	do { /* until nothing follows any more: each round makes at least one fact known */
		put_idle_choices(p, &f);
		put_derived(p, a, &f);
	} while (put_excluded(p, &f));
	f.reopened = facts_unknown(&f, &a->reopened);
	*ret_facts = f;
}

static int32_t number_or(const struct answers *a, uint16_t question, int32_t otherwise)
{
	return question != NONE && a->of[question].kind == ANSWER_NUMBER ? a->of[question].value : otherwise;
}

struct wishes wishes_from(const struct pack *p, const struct answers *a)
{
	return (struct wishes){.minutes_a_day = number_or(a, p->known.q_minutes, 0), .confidence = number_or(a, p->known.q_confidence, -1)};
}

qset facts_unknown(const struct facts *f, const qset *set)
{
	return qset_minus(qset_minus(qset_minus(*set, &f->yes), &f->no), &f->unsure);
}

bool question_wanted(const struct pack *p, const struct facts *f, uint16_t question)
{
	const struct question *q = &p->questions[question];
	if (qset_meets(&q->same, &f->yes) || qset_meets(&q->same, &f->unsure))
		return false;
	return !q->has_needs || !qset_within(&q->needs, &f->no);
}

bool question_open(const struct pack *p, const struct answers *a, const struct facts *f, uint16_t question)
{
	return a->of[question].kind == ANSWER_NONE && question_wanted(p, f, question);
}
