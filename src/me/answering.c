/* answering.c - answers as changes. */
#include "me/answering.h"

#include "me/cleared.h"
#include "me/trials.h"

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

/* What follows the ticks of a row, and what takes the weight off it, was said of the ticks as they were: with one more tick what calmed is asked again. */
static void reopen_row(struct changes *acts, struct person *who, uint16_t question)
{
	const struct question_row *row = &who->pack->rows[who->pack->questions[question].row];
	size_t at = 0;
	while (at < row->n && row->questions[at] != question)
		at++;
	for (size_t i = at < row->n_ticks ? row->n_ticks : row->n_ticks + row->n_then; i < row->n; i++) {
		const struct answer *x = &who->answers.of[row->questions[i]];
		enum answer_kind calms = i < row->n_ticks + row->n_then ? ANSWER_NO : ANSWER_YES;
		if (x->kind == calms && x->at.at.s < who->now.at.s)
			act_unanswer(acts, who, row->questions[i]);
	}
}

/* What a yes or not sure ends; `before` is what was answered until now. */
static void end_by_report(struct changes *acts, struct person *who, uint16_t question, const struct answer *before)
{
	const struct question *q = &who->pack->questions[question];
	if (block_is_sign(q->block) && before->kind == ANSWER_NO && before->on.n < who->today.n)
		act_news(acts, who);
	if (q->fact != NONE && before->kind != ANSWER_YES && !pack_spares(who->pack, question))
		reopen_row(acts, who, question);
	for (size_t i = 0; i < who->answers.n_cleared; i++) {
		struct clearing *c = &who->answers.cleared[i];
		qset facts = clearing_reports(who->pack, c->rule);
		if (q->fact != NONE && qset_has(&facts, q->fact) && qset_has(&who->consult.facts.cleared, c->rule))
			act_end_clearing(acts, who, c, CLEARING_ENDED_AGAIN);
	}
}

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
		end_by_report(acts, who, question, &before);
	act_trial_settle(acts, who);
	return OK;
}

enum err act_ticks(struct changes *acts, struct person *who, struct questions asked, const struct said *said)
{
	for (size_t i = 0; i < asked.n; i++) {
		uint16_t fact = who->pack->questions[asked.at[i]].fact;
		bool is_given = qset_has(&said->yes, fact) || qset_has(&said->unsure, fact);
		if (is_given || question_wanted(who->pack, &who->consult.facts, asked.at[i]))
			TRY(act_answer(acts, who, asked.at[i], said_value(said, fact)));
	}
	return OK;
}

enum err act_row(struct changes *acts, struct person *who, const struct question_row *row, const struct said *said)
{
	for (size_t i = 0; i < row->n; i++)
		TRY(act_answer(acts, who, row->questions[i], said_value(said, who->pack->questions[row->questions[i]].fact)));
	return OK;
}
