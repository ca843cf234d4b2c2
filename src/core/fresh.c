/* fresh.c - what is asked when. */
#include "core/fresh.h"

enum { WEEK = 7 };

/* ---- what is too old ---- */

static int32_t review_days(const struct pack *p)
{
	return WEEK * p->course.weeks.use;
}

static bool is_said(const struct answers *a, uint16_t q)
{
	return a->of[q].kind != ANSWER_NONE;
}

/* A yes to it lets a danger sign rest, and makes none. */
static bool yes_calms(const struct pack *p, uint16_t q)
{
	bool calms = pack_spares(p, q);
	uint16_t fact = p->questions[q].fact;
	for (size_t i = 0; fact != NONE && i < p->n_rules; i++) {
		if (qset_has(&p->rules[i].when, fact) && !pack_spares(p, q))
			return false;
		calms = calms || qset_has(&p->rules[i].unless, fact);
	}
	return calms;
}

/* A clock that was wrong, or a file from elsewhere: what stops may stay, what calms may not. */
static bool is_to_come(const struct pack *p, const struct answers *a, uint16_t q, day today)
{
	if (a->of[q].on.n <= today.n || a->of[q].kind == ANSWER_UNSURE)
		return false;
	return a->of[q].kind != ANSWER_YES || yes_calms(p, q);
}

static bool is_over(const struct question *q, const struct answer *x, day today)
{
	return x->kind == ANSWER_YES && q->yes_days > 0 && day_diff(today, x->on) >= q->yes_days;
}

static void forget(struct answers *a, uint16_t q, day today)
{
	a->of[q] = (struct answer){.kind = ANSWER_NONE, .no_on = answer_no_on(&a->of[q], today)};
}

void fresh_drop(const struct pack *p, struct answers *a, day today)
{
	int32_t oldest = 0;
	for (uint16_t q = 0; q < p->n_questions; q++)
		if (is_said(a, q) && triage_rests_on(p, q) && day_diff(today, a->of[q].on) > oldest)
			oldest = day_diff(today, a->of[q].on);
	int32_t most = review_days(p) - (oldest >= review_days(p) ? WEEK : 0); /* asked together */
	for (uint16_t q = 0; q < p->n_questions; q++) {
		bool rests = triage_rests_on(p, q);
		if (is_over(&p->questions[q], &a->of[q], today) || (rests && (is_to_come(p, a, q, today) || day_diff(today, a->of[q].on) >= most)))
			forget(a, q, today);
	}
}

/* ---- needles and cups ---- */

qset fresh_after_needles(const struct pack *p)
{
	qset hangs = {{0}}, from = {{0}};
	qset_add(&from, p->questions[p->known.q_needled].fact);
	for (bool more = true; more;) {
		more = false;
		for (uint16_t q = 0; q < p->n_questions; q++) {
			uint16_t fact = p->questions[q].fact;
			if (fact == NONE || qset_has(&from, fact) || !qset_meets(&p->questions[q].needs, &from))
				continue;
			qset_add(&hangs, fact);
			qset_add(&from, fact);
			more = true;
		}
	}
	return hangs;
}

static bool is_open_since(const struct answer *x, instant had)
{
	return x->kind == ANSWER_NONE || (x->kind == ANSWER_NO && x->at.at.s < had.s);
}

void fresh_needled(const struct pack *p, struct answers *a, instant had, day on, day today)
{
	if (day_diff(today, on) > FRESH_NEEDLES_DAYS)
		return;
	qset hangs = fresh_after_needles(p);
	a->of[p->known.q_needled].kind = ANSWER_YES;
	for (uint16_t q = 0; q < p->n_questions; q++) {
		if (p->questions[q].fact == NONE || !qset_has(&hangs, p->questions[q].fact) || !is_open_since(&a->of[q], had))
			continue;
		qset_add(&a->reopened, p->questions[q].fact);
		forget(a, q, today);
	}
}

/* ---- when they were asked ---- */

static bool is_emergency(const struct pack *p, const struct facts *f, uint16_t q)
{
	return p->questions[q].block == BLOCK_EMERGENCY && question_wanted(p, f, q);
}

static bool is_of_six(const struct pack *p, const struct facts *f, uint16_t q)
{
	(void)f;
	return p->questions[q].block == BLOCK_RECHECK;
}

static bool is_danger(const struct pack *p, const struct facts *f, uint16_t q)
{
	return triage_rests_on(p, q) && question_wanted(p, f, q);
}

typedef bool belongs(const struct pack *p, const struct facts *f, uint16_t q);

/* The first day of the answers to all that belong; DAY_MIN when one is missing. What is at yes or not sure need not be said again. */
static day all_asked(const struct pack *p, const struct answers *a, const struct facts *f, belongs *of)
{
	day first = DAY_MAX;
	for (uint16_t q = 0; q < p->n_questions; q++) {
		if (!of(p, f, q))
			continue;
		if (!is_said(a, q))
			return DAY_MIN;
		if (a->of[q].kind == ANSWER_NO && a->of[q].on.n < first.n)
			first = a->of[q].on;
	}
	return first.n == DAY_MAX.n ? DAY_MIN : first;
}

day fresh_asked(const struct pack *p, const struct answers *a, const struct facts *f)
{
	day signs = all_asked(p, a, f, is_emergency), six = all_asked(p, a, f, is_of_six);
	return signs.n > six.n ? signs : six;
}

static bool all_since(const struct pack *p, const struct answers *a, const struct facts *f, belongs *of, instant since)
{
	for (uint16_t q = 0; q < p->n_questions; q++)
		if (of(p, f, q) && (!is_said(a, q) || a->of[q].at.at.s < since.s))
			return false;
	return true;
}

bool fresh_is_due_since(const struct pack *p, const struct answers *a, const struct facts *f, instant since)
{
	return !all_since(p, a, f, is_of_six, since) && !all_since(p, a, f, is_danger, since);
}

bool fresh_week_is_over(const struct pack *p, const struct answers *a, const struct facts *f, day today)
{
	day six = all_asked(p, a, f, is_of_six), all = all_asked(p, a, f, is_danger);
	return day_diff(today, six.n > all.n ? six : all) >= WEEK;
}

enum fresh_due fresh_before_exercise(const struct pack *p, const struct answers *a, const struct facts *f, const struct triage *t, day today)
{
	if (t->emergency_unanswered)
		return t->only_reopened ? FRESH_NEEDLES : FRESH_ALL;
	return fresh_asked(p, a, f).n < today.n ? FRESH_NEWS : FRESH_NOTHING;
}
