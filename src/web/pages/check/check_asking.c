/* check_asking.c - what is asked now, what was answered before. */
#include "web/pages/check/check_asking.h"

/* True when nothing but a higher class can change the outcome: medical care comes today, or a sign fired that nobody can clear. */
static bool is_settled(const struct pack *p, const struct triage *t)
{
	if (t->urgency >= SAME_DAY)
		return true;
	for (size_t i = 0; i < t->n_fired; i++) {
		const struct rule *r = &p->rules[t->fired[i].rule];
		if (t->fired[i].urgency >= DOCTOR_FIRST && !r->clearable)
			return true;
	}
	return false;
}

void asking_keep_raising(const struct person *who, struct asking *asking)
{
	uint16_t raise[QUESTIONS_MAX];
	bool raises[QUESTIONS_MAX] = {false};
	size_t n = triage_ask(who->pack, &who->consult.facts, &who->consult.triage, raise, QUESTIONS_MAX);
	for (size_t i = 0; i < n; i++)
		raises[raise[i]] = true;
	for (size_t q = 0; q < who->pack->n_questions; q++)
		asking->open[q] = asking->open[q] && raises[q];
}

void asking_of(const struct person *who, struct asking *ret)
{
	const struct pack *p = who->pack;
	const struct facts *f = &who->consult.facts;
	for (size_t q = 0; q < p->n_questions; q++)
		ret->open[q] = question_open(p, &who->answers, f, (uint16_t)q);
	if (is_settled(p, &who->consult.triage))
		asking_keep_raising(who, ret);
	for (size_t q = 0; q < p->n_questions; q++)
		ret->shown[q] = ret->open[q] || (who->answers.of[q].kind != ANSWER_NONE && question_wanted(p, f, (uint16_t)q));
}

bool asking_has(const struct screen *s, const bool *of)
{
	for (size_t i = 0; i < s->n_questions; i++)
		if (of[s->questions[i]])
			return true;
	return false;
}

size_t asking_next(const struct pack *p, const struct asking *a, size_t from)
{
	while (from < p->n_screens && !asking_has(&p->screens[from], a->open))
		from++;
	return from;
}
