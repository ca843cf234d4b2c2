/* relief.c - the page before the first session. */
#include "app/relief.h"

enum relief_way relief_way(const struct person *who)
{
	if (who->plan.refusal == REFUSED_DANGER)
		return RELIEF_DANGER;
	if (!who->emergency_today)
		return RELIEF_ASK;
	return who->plan.refusal == PLAN_OPEN ? RELIEF_SESSION : RELIEF_DANGER;
}

bool relief_is_settled(const struct person *who)
{
	const struct triage *t = &who->consult.triage;
	for (size_t i = 0; i < t->n_fired; i++)
		if (t->fired[i].urgency >= DOCTOR_FIRST && qset_meets(&t->fired[i].because, &who->consult.facts.yes))
			return true;
	return false;
}

size_t relief_lines(const struct pack *p)
{
	return p->relief.n_lines + 1;
}

const struct relief_line *relief_line(const struct pack *p, size_t i)
{
	return i < p->relief.n_lines ? &p->relief.lines[i] : &p->relief.conditions;
}

void relief_known(const struct person *who, qset *ret_yes, qset *ret_unsure)
{
	*ret_yes = *ret_unsure = (qset){{0}};
	for (size_t i = 0; i < relief_lines(who->pack); i++) {
		const struct relief_line *line = relief_line(who->pack, i);
		for (size_t k = 0; k < line->n_questions; k++) {
			enum answer_kind kind = who->answers.of[line->questions[k]].kind;
			uint16_t fact = who->pack->questions[line->questions[k]].fact;
			if (kind == ANSWER_YES)
				qset_add(ret_yes, fact);
			if (kind == ANSWER_UNSURE)
				qset_add(ret_unsure, fact);
		}
	}
}

static enum err answer_line(struct changes *acts, struct person *who, const struct relief_line *line, const qset *yes, const qset *unsure,
			    const qset *open)
{
	for (size_t k = 0; k < line->n_questions; k++) {
		uint16_t fact = who->pack->questions[line->questions[k]].fact;
		if (qset_has(open, fact))
			continue;
		str value = qset_has(yes, fact) ? STR("yes") : qset_has(unsure, fact) ? STR("unsure") : STR("no");
		TRY(act_answer(acts, who, line->questions[k], value));
	}
	return OK;
}

enum err relief_answer(struct changes *acts, struct person *who, const qset *yes, const qset *unsure, const qset *open)
{
	for (size_t i = 0; i < relief_lines(who->pack); i++)
		TRY(answer_line(acts, who, relief_line(who->pack, i), yes, unsure, open));
	person_decide(who);
	return OK;
}
