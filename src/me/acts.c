/* acts.c - what a person can do. */
#include "me/acts.h"

#include "me/cleared.h"
#include "me/forms.h"
#include "me/trials.h"

struct changes acts_on(struct arena *a, struct caller caller, str request)
{
	return (struct changes){.arena = a, .caller = caller, .request = request};
}

void acts_asked(struct changes *first, uint64_t asked)
{
	for (struct changes *c = first; c != NULL; c = c->next) {
		c->asked = asked;
		for (size_t i = 0; i < c->n; i++)
			c->of[i].asked = asked;
	}
}

void act_change(struct changes *acts, enum change_kind kind, struct change c)
{
	if (acts->n == CHANGES_ROOM) {
		acts->full = true;
		return;
	}
	c.kind = kind;
	c.caller = acts->caller;
	c.request = acts->request;
	c.asked = acts->asked;
	acts->of[acts->n++] = c;
}

void acts_learn(struct changes *done, const struct change_outcome *outcomes)
{
	if (done->n == 0 || done->of[0].kind != CHANGE_ACTIVITY_ADD)
		return;
	for (struct changes *c = done->next; c != NULL; c = c->next)
		for (size_t i = 0; i < c->n; i++)
			for (size_t k = 0; c->of[i].kind == CHANGE_ENTRY_ADD && k < c->of[i].entry.n_scores; k++) {
				int64_t *activity = &c->of[i].entry.scores[k].activity;
				*activity = *activity < 0 ? outcomes[-1 - *activity].id : *activity;
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

void act_record_plan(struct changes *acts, struct person *who, str last_text, str why)
{
	if (who->plan.refusal != PLAN_OPEN || who->consult.triage.emergency_unanswered)
		return; /* what only waits for an answer is still part of it */
	struct writer w = arena_writer(acts->arena);
	struct json j = json_on(&w);
	form_plan(&j, who->pack, &who->consult, &who->plan);
	str text = arena_keep(acts->arena, &w);
	if (text.n == 0 || str_eq(text, last_text))
		return;
	act_change(acts, CHANGE_PLAN_ADD, (struct change){.plan = {.day = who->today, .text = text, .why = why}});
}

void act_entry(struct changes *acts, const struct store_entry *entry)
{
	act_change(acts, entry->id > 0 ? CHANGE_ENTRY_EDIT : CHANGE_ENTRY_ADD, (struct change){.entry = *entry});
}

void act_mark(struct changes *acts, const struct store_mark *mark)
{
	act_change(acts, mark->id > 0 ? CHANGE_MARK_EDIT : CHANGE_MARK_ADD, (struct change){.mark = *mark});
}

void act_activity(struct changes *acts, const struct store_activity *activity)
{
	act_change(acts, activity->id > 0 ? CHANGE_ACTIVITY_EDIT : CHANGE_ACTIVITY_ADD, (struct change){.activity = *activity});
}

void act_deed(struct changes *acts, const struct store_deed *deed)
{
	act_change(acts, CHANGE_DEED_ADD, (struct change){.deed = *deed});
}

static int32_t practice_s(const struct person *who)
{
	struct session s;
	qset none = {{0}};
	session_of_plan(who->pack, &who->consult, &who->plan, &none, SESSION_ANYWHERE, &s);
	return s.seconds;
}

void act_tick(struct changes *acts, const struct person *who, struct store_deed deed)
{
	uint16_t item = pack_item(who->pack, deed.item);
	if (deed.leg == LEG_PRACTICE && deed.seconds == 0)
		deed.seconds = item != NONE ? session_dose_s(who->pack, &who->plan, item) : practice_s(who);
	act_deed(acts, &deed);
}

void act_session_done(struct changes *acts, const struct person *who, const struct session *s)
{
	for (size_t i = 0; i < s->n; i++) {
		int32_t seconds = 0;
		bool seen = false;
		for (size_t k = 0; k < s->n; k++) {
			if (s->steps[k].item == s->steps[i].item)
				seconds += s->steps[k].seconds;
			seen = seen || (k < i && s->steps[k].item == s->steps[i].item);
		}
		if (seen)
			continue;
		act_deed(acts, &(struct store_deed){.day = who->today,
						    .at = who->now,
						    .leg = LEG_PRACTICE,
						    .item = who->pack->items[s->steps[i].item].id,
						    .seconds = seconds,
						    .origin = STORE_FROM_SESSION});
	}
}

void act_setting(struct changes *acts, str key, str value)
{
	act_change(acts, CHANGE_SETTING_PUT, (struct change){.setting = {.key = key, .value = value}});
}

void act_erase(struct changes *acts)
{
	act_change(acts, CHANGE_ERASE, (struct change){0});
	acts->clears_beside = true;
}
