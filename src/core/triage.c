/* triage.c - the danger signs. */
#include "core/triage.h"

static void fire(struct fired *list, size_t *n, uint16_t rule, qset because)
{
	list[*n] = (struct fired){.rule = rule, .because = because};
	(*n)++;
}

/* Block A is always due. A follow-up of another block waits for its parent: as long as that one is open, so is its own, lower class. */
static bool is_due(const struct pack *p, const struct rule *r, const qset *positive)
{
	const struct question *q = &p->questions[r->question];
	return q->block == BLOCK_EMERGENCY || !q->has_needs || qset_meets(&q->needs, positive);
}

/* The rules of one class. Most people meet none of its facts: then the class costs two set operations. */
static void decide_class(const struct pack *p, const struct facts *f, enum urgency u, struct triage *t)
{
	qset positive = qset_or(f->yes, &f->unsure);
	qset unknown = facts_unknown(f, &p->when[u]);
	if (!qset_meets(&p->when[u], &positive) && qset_empty(&unknown))
		return;
	for (size_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		if (r->urgency != u)
			continue;
		bool is_cleared = qset_has(&f->cleared, i);
		qset because = qset_and(r->when, &positive);
		if (!qset_empty(&because)) {
			if (is_cleared) {
				fire(t->cleared, &t->n_cleared, (uint16_t)i, because);
			} else {
				fire(t->fired, &t->n_fired, (uint16_t)i, because);
				if (u > t->urgency)
					t->urgency = u;
			}
		} else if (!is_cleared && qset_meets(&r->when, &unknown)) {
			if (u > t->ceiling)
				t->ceiling = u;
			if (u == EMERGENCY && is_due(p, r, &positive)) {
				qset open = qset_and(r->when, &unknown);
				t->emergency_unanswered = true;
				t->only_reopened = t->only_reopened && qset_within(&open, &f->reopened);
			}
		}
	}
}

void triage_decide(const struct pack *p, const struct facts *f, struct triage *ret_triage)
{
	struct triage *t = ret_triage;
	t->urgency = t->ceiling = SELF_CARE;
	t->emergency_unanswered = qset_meets(&p->recheck, &f->yes) || qset_meets(&p->recheck, &f->unsure); /* something is new: ask all again */
	t->only_reopened = !t->emergency_unanswered;
	t->n_fired = t->n_cleared = 0;
	for (enum urgency u = EMERGENCY; u > SELF_CARE; u--)
		decide_class(p, f, u, t);
	if (t->urgency > t->ceiling)
		t->ceiling = t->urgency;
	t->only_reopened = t->only_reopened && t->emergency_unanswered;
}

void triage_facts(const struct pack *p, const struct triage *t, struct facts *f)
{
	for (size_t i = 0; i < p->n_derived; i++) {
		const struct derived *d = &p->derived[i];
		if (d->kind != FROM_URGENCY)
			continue;
		bool is_open = d->urgency == EMERGENCY ? t->emergency_unanswered : t->ceiling >= d->urgency;
		if (t->urgency >= d->urgency)
			qset_add(&f->yes, d->fact);
		else if (!is_open)
			qset_add(&f->no, d->fact);
		else if (d->urgency == EMERGENCY && t->only_reopened)
			qset_add(&f->waiting, d->fact);
	}
}

static bool is_danger(enum block b)
{
	return b == BLOCK_EMERGENCY || b == BLOCK_SAME_DAY || b == BLOCK_DOCTOR_FIRST || b == BLOCK_CAUTION;
}

/* Every fact that a danger sign waits for, and what it is computed from. */
static qset waited_for(const struct pack *p)
{
	qset s = {{0}};
	for (size_t i = 0; i < p->n_questions; i++)
		if (is_danger(p->questions[i].block))
			s = qset_or(s, &p->questions[i].needs);
	for (size_t i = p->n_derived; i > 0; i--) /* computed facts stand in the table behind those they are computed from */
		if (p->derived[i - 1].kind == FROM_ANY && qset_has(&s, p->derived[i - 1].fact))
			s = qset_or(s, &p->derived[i - 1].any);
	return s;
}

bool triage_rests_on(const struct pack *p, uint16_t question)
{
	const struct question *q = &p->questions[question];
	qset s;
	if (is_danger(q->block))
		return true;
	s = waited_for(p);
	for (size_t i = 0; i < q->n_choices; i++)
		if (qset_has(&s, q->choices[i].fact))
			return true;
	return q->kind == KIND_YESNO && qset_has(&s, q->fact);
}

static size_t add_question(uint16_t question, uint16_t *list, size_t n, size_t cap)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == question)
			return n;
	if (question == NONE || n == cap)
		return n;
	list[n] = question;
	return n + 1;
}

size_t triage_ask(const struct pack *p, const struct facts *f, const struct triage *t, uint16_t *ret_questions, size_t cap)
{
	size_t n = 0;
	qset positive = qset_or(f->yes, &f->unsure);
	for (enum urgency u = EMERGENCY; u > t->urgency; u--)
		for (size_t k = 0; k < 2 * p->n_rules; k++) { /* what is due, then what waits for its parent */
			size_t i = k % p->n_rules;
			const struct rule *r = &p->rules[i];
			qset unknown = facts_unknown(f, &r->when);
			if (r->urgency != u || is_due(p, r, &positive) != (k < p->n_rules) || qset_has(&f->cleared, i) ||
			    qset_meets(&r->when, &f->yes))
				continue;
			for
				qset_each(fact, &unknown) n = add_question(p->facts[fact].question, ret_questions, n, cap);
		}
	return n;
}
