/* relief.c - the page before the first session. */
#include "me/relief.h"

#include "me/review.h"
#include "me/answering.h"

static bool is_page_open(const struct person *who)
{
	for (uint16_t q = 0; q < who->pack->n_questions; q++)
		if (who->pack->questions[q].block == BLOCK_EMERGENCY && question_open(who->pack, &who->answers, &who->consult.facts, q))
			return true;
	return false;
}

/* The re-check that a rise of pain calls for (evidence 1.1, rule 3) comes before the next exercise as well. */
static bool is_news_due(const struct person *who)
{
	struct store_entry before;
	return who->due == FRESH_NEWS || review_pain_rose(who, &before);
}

enum relief_way relief_way(const struct person *who)
{
	if (who->plan.refusal == REFUSED_DANGER)
		return RELIEF_DANGER;
	switch (who->due) {
	case FRESH_ALL: return is_page_open(who) ? RELIEF_ASK : RELIEF_DANGER;
	case FRESH_NEEDLES: return RELIEF_NEEDLES;
	case FRESH_NEWS:
	case FRESH_NOTHING: break;
	}
	if (is_news_due(who))
		return RELIEF_NEWS;
	return who->plan.refusal == PLAN_OPEN ? RELIEF_SESSION : RELIEF_DANGER;
}

static bool is_fired_by_yes(const struct person *who, enum urgency least)
{
	const struct triage *t = &who->consult.triage;
	for (size_t i = 0; i < t->n_fired; i++)
		if (t->fired[i].urgency >= least && qset_meets(&t->fired[i].because, &who->consult.facts.yes))
			return true;
	return false;
}

bool relief_is_settled(const struct person *who)
{
	return is_fired_by_yes(who, DOCTOR_FIRST);
}

bool relief_is_emergency(const struct person *who)
{
	return is_fired_by_yes(who, EMERGENCY);
}

size_t relief_lines(const struct pack *p)
{
	return p->relief.n_lines + 1;
}

const struct relief_line *relief_line(const struct pack *p, size_t i)
{
	return i < p->relief.n_lines ? &p->relief.lines[i] : &p->relief.conditions;
}

void relief_known(const struct person *who, struct said *ret_said)
{
	*ret_said = (struct said){.yes = {{0}}};
	for (size_t i = 0; i < relief_lines(who->pack); i++) {
		const struct relief_line *line = relief_line(who->pack, i);
		for (size_t k = 0; k < line->n_questions; k++) {
			enum answer_kind kind = who->answers.of[line->questions[k]].kind;
			uint16_t fact = who->pack->questions[line->questions[k]].fact;
			if (kind == ANSWER_YES && !pack_spares(who->pack, line->questions[k]))
				qset_add(&ret_said->yes, fact);
			if (kind == ANSWER_UNSURE)
				qset_add(&ret_said->unsure, fact);
		}
	}
}

static enum err answer_line(struct changes *acts, struct person *who, const struct relief_line *line, const struct said *said, const qset *open)
{
	for (size_t k = 0; k < line->n_questions; k++) {
		uint16_t fact = who->pack->questions[line->questions[k]].fact;
		if (!qset_has(open, fact))
			TRY(act_answer(acts, who, line->questions[k], said_value(said, fact)));
	}
	return OK;
}

enum err relief_answer(struct changes *acts, struct person *who, const struct said *said, const qset *open)
{
	for (size_t i = 0; i < relief_lines(who->pack); i++)
		TRY(answer_line(acts, who, relief_line(who->pack, i), said, open));
	person_decide(who);
	return OK;
}

size_t relief_six(const struct pack *p, uint16_t ret_questions[QUESTIONS_MAX])
{
	size_t n = 0;
	for (uint16_t q = 0; q < p->n_questions; q++)
		if (p->questions[q].block == BLOCK_RECHECK)
			ret_questions[n++] = q;
	return n;
}

enum err relief_no_news(struct changes *acts, struct person *who)
{
	uint16_t six[QUESTIONS_MAX];
	size_t n = relief_six(who->pack, six);
	for (size_t i = 0; i < n; i++)
		TRY(act_answer(acts, who, six[i], STR("no")));
	person_decide(who);
	return OK;
}

/* ---- after needles, or cups ---- */

size_t relief_needles_questions(const struct person *who, bool open, uint16_t ret_questions[QUESTIONS_MAX])
{
	qset hangs = fresh_after_needles(who->pack);
	size_t n = 0;
	for (uint16_t q = 0; q < who->pack->n_questions; q++) {
		uint16_t fact = who->pack->questions[q].fact;
		if (fact != NONE && qset_has(&hangs, fact) && (!open || question_open(who->pack, &who->answers, &who->consult.facts, q)))
			ret_questions[n++] = q;
	}
	return n;
}

enum err relief_needles_well(struct changes *acts, struct person *who)
{
	uint16_t list[QUESTIONS_MAX];
	size_t n = relief_needles_questions(who, false, list);
	for (size_t i = 0; i < n; i++)
		if (who->answers.of[list[i]].kind != ANSWER_YES && who->answers.of[list[i]].kind != ANSWER_UNSURE)
			TRY(act_answer(acts, who, list[i], STR("no")));
	person_decide(who);
	return OK;
}

/* True when something is open after it. */
static bool note_needles(struct changes *acts, struct person *who, const struct store_deed *deed)
{
	uint16_t list[QUESTIONS_MAX];
	size_t n = relief_needles_questions(who, false, list);
	instant had = moment_latest(deed->day, deed->at, who->now.zone);
	bool is_open = false;
	for (size_t i = 0; i < n; i++) {
		const struct answer *x = &who->last_said.of[list[i]];
		if (x->kind == ANSWER_NO && x->at.at.s > had.s)
			continue;
		if (x->kind == ANSWER_NO)
			act_unanswer(acts, who, list[i]);
		is_open = is_open || x->kind == ANSWER_NO || x->kind == ANSWER_NONE;
	}
	return is_open && day_diff(who->today, deed->day) <= FRESH_NEEDLES_DAYS;
}

bool relief_needles_noted(struct changes *acts, struct person *who)
{
	bool is_open = false;
	for (size_t i = 0, n = acts->n; i < n; i++) {
		const struct change *c = &acts->of[i];
		if ((c->kind == CHANGE_DEED_ADD || c->kind == CHANGE_DEED_EDIT) && person_is_needles(who->pack, c->deed.item))
			is_open = note_needles(acts, who, &c->deed) || is_open;
	}
	return is_open;
}
