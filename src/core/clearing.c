/* clearing.c - does a clearing hold? */
#include "core/clearing.h"

#include "core/triage.h"

enum { WEEK = 7, ZONES_APART = 1 /* day: recorded in a zone that was ahead of this one */ };

/* What is computed comes after what it is computed from. */
qset clearing_reports(const struct pack *p, uint16_t rule)
{
	qset s = p->rules[rule].when;
	for (size_t i = p->n_derived; i > 0; i--)
		if (p->derived[i - 1].kind != FROM_URGENCY && qset_has(&s, p->derived[i - 1].fact))
			s = qset_or(s, &p->derived[i - 1].any);
	for (size_t i = 0; i < p->n_questions; i++)
		if (p->questions[i].fact != NONE && qset_has(&s, p->questions[i].fact))
			s = qset_or(s, &p->questions[i].same);
	return s;
}

static bool is_report(const struct answer *x)
{
	return x->kind == ANSWER_YES || x->kind == ANSWER_UNSURE;
}

static bool reports(const struct pack *p, const struct answers *a, const qset *facts, size_t q)
{
	return p->questions[q].fact != NONE && qset_has(facts, p->questions[q].fact) && is_report(&a->of[q]);
}

/* A report that came after the clearing is another one. */
static bool is_reported_after(const struct pack *p, const struct answers *a, const struct clearing *c)
{
	qset facts = clearing_reports(p, c->rule);
	for (size_t q = 0; q < p->n_questions; q++)
		if (reports(p, a, &facts, q) && a->of[q].at.at.s > c->at.at.s)
			return true;
	return false;
}

static day later(day a, day b)
{
	return a.n > b.n ? a : b;
}

/* The day of the latest report; today when nobody knows. */
static day reported_on(const struct pack *p, const struct answers *a, const qset *facts, day today)
{
	day on = {INT32_MIN};
	for (size_t q = 0; q < p->n_questions; q++)
		if (reports(p, a, facts, q))
			on = later(on, a->of[q].at.at.s == 0 ? today : a->of[q].on);
	return on.n == INT32_MIN ? today : on;
}

day clearing_since(const struct pack *p, const struct answers *a, uint16_t rule, day today)
{
	const struct clearing *before = answers_clearing(a, rule);
	qset facts = clearing_reports(p, rule);
	day since = later((day){0}, a->news_on);
	if (p->rules[rule].within_days > 0)
		since = later(since, day_plus(reported_on(p, a, &facts, today), -p->rules[rule].within_days));
	if (before != NULL && before->end != CLEARING_NOT_ENDED)
		since = later(since, before->ended);
	for (size_t q = 0; q < p->n_questions; q++)
		if (reports(p, a, &facts, q))
			since = later(since, a->of[q].no_on);
	return since;
}

enum clearing_state clearing_state(const struct pack *p, const struct answers *a, const struct facts *f, const struct clearing *c, day today)
{
	if (!p->rules[c->rule].clearable)
		return CLEARING_NEVER;
	if (c->on.n > today.n || c->recorded.n > today.n || (c->at.at.s != 0 && day_diff(c->on, c->recorded) > ZONES_APART))
		return CLEARING_TO_COME;
	if (c->end == CLEARING_ENDED_AGAIN)
		return CLEARING_AGAIN;
	if (c->end == CLEARING_ENDED_NEW || (c->at.at.s != 0 && a->news_on.n > c->recorded.n))
		return CLEARING_NEW;
	if (!triage_reports(&p->rules[c->rule], f))
		return CLEARING_NOT_REPORTED;
	if (c->at.at.s != 0 && is_reported_after(p, a, c))
		return CLEARING_AGAIN;
	if (c->at.at.s != 0 && day_diff(today, c->recorded) >= WEEK * p->course.weeks.use)
		return CLEARING_PAST;
	return c->on.n < clearing_since(p, a, c->rule, today).n ? CLEARING_TOO_EARLY : CLEARING_HOLDS;
}
