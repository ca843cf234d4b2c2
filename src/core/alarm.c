/* alarm.c - which single yes is an emergency. */
#include "core/alarm.h"

static bool is_now(const struct rule *r, const qset *yes)
{
	for (size_t g = 0; g < r->n_groups; g++)
		if (!qset_meets(&r->groups[g], yes))
			return false;
	return r->n_groups > 0;
}

/* What was ticked before this is asked at all. */
static qset ticks_before(const struct pack *p, uint16_t question)
{
	const struct question_row *row = &p->rows[p->questions[question].row];
	qset ticks = {{0}};
	bool follows = false;
	for (size_t i = row->n_ticks; i < row->n_ticks + row->n_then; i++)
		follows = follows || row->questions[i] == question;
	for (size_t i = 0; follows && i < row->n_ticks; i++)
		qset_add(&ticks, p->questions[row->questions[i]].fact);
	return ticks;
}

bool alarm_is_now(const struct pack *p, uint16_t question)
{
	uint16_t fact = p->questions[question].fact;
	if (fact == NONE)
		return false;
	qset yes = ticks_before(p, question);
	qset_add(&yes, fact);
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].urgency == EMERGENCY && qset_has(&p->rules[i].when, fact) && is_now(&p->rules[i], &yes))
			return true;
	return false;
}
