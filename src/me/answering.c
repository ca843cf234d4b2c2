/* answering.c - answers as changes. */
#include "me/answering.h"

#include "me/cleared.h"
#include "me/trials.h"

enum err act_answer(struct changes *acts, struct person *who, uint16_t question, str value)
{
	struct answer before = who->answers.of[question], *now = &who->answers.of[question];
	TRY(answers_put(who->pack, &who->answers, question, value));
	now->at = who->now;
	now->on = who->today;
	now->no_on = answer_no_on(&before, who->today);
	act_change(acts, CHANGE_ANSWER_PUT,
		   (struct change){.answer = {.question = who->pack->questions[question].id,
					      .value = arena_copy(acts->arena, value),
					      .at = who->now,
					      .no_on = now->no_on}});
	if (now->kind == ANSWER_YES || now->kind == ANSWER_UNSURE)
		act_reported(acts, who, question, &before);
	act_trial_settle(acts, who);
	return OK;
}

void act_unanswer(struct changes *acts, struct person *who, uint16_t question)
{
	str id = who->pack->questions[question].id;
	struct answer *x = &who->answers.of[question];
	*x = (struct answer){.kind = ANSWER_NONE, .no_on = answer_no_on(x, who->today)};
	if (x->no_on.n != 0) /* a sign that is reported next began after that */
		act_change(acts, CHANGE_ANSWER_PUT,
			   (struct change){.answer = {.question = id, .value = STR("open"), .at = who->now, .no_on = x->no_on}});
	else
		act_change(acts, CHANGE_ANSWER_DELETE, (struct change){.answer = {.question = id}});
}

enum err act_ticks(struct changes *acts, struct person *who, const uint16_t *questions, size_t n, const struct said *said)
{
	for (size_t i = 0; i < n; i++) {
		uint16_t fact = who->pack->questions[questions[i]].fact;
		bool is_given = qset_has(&said->yes, fact) || qset_has(&said->unsure, fact);
		if (is_given || question_wanted(who->pack, &who->consult.facts, questions[i]))
			TRY(act_answer(acts, who, questions[i], said_value(said, fact)));
	}
	return OK;
}

enum err act_row(struct changes *acts, struct person *who, const struct question_row *row, const struct said *said)
{
	for (size_t i = 0; i < row->n; i++)
		TRY(act_answer(acts, who, row->questions[i], said_value(said, who->pack->questions[row->questions[i]].fact)));
	return OK;
}
