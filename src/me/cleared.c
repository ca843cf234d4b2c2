/* cleared.c - what a doctor has examined. */
#include "me/cleared.h"

#include "me/cleared_read.h"

enum { WEEK = 7 };

static void put_cleared(struct changes *acts, const struct person *who, const struct clearing *c)
{
	act_change(acts, CHANGE_CLEARED_PUT,
		   (struct change){.cleared = {.rule = who->pack->rules[c->rule].id,
					       .day = c->on,
					       .at = c->at,
					       .ended = c->end == CLEARING_NOT_ENDED ? (day){0} : c->ended,
					       .why = cleared_end_words[c->end]}});
}

void act_end_clearing(struct changes *acts, struct person *who, struct clearing *c, enum clearing_end end)
{
	if (c->end != CLEARING_NOT_ENDED)
		return;
	c->end = end;
	c->ended = who->today;
	put_cleared(acts, who, c);
}

void act_news(struct changes *acts, struct person *who)
{
	struct writer w = arena_writer(acts->arena);
	for (size_t i = 0; i < who->answers.n_cleared; i++)
		act_end_clearing(acts, who, &who->answers.cleared[i], CLEARING_ENDED_NEW);
	if (who->answers.news_on.n == who->today.n)
		return;
	who->answers.news_on = who->today;
	w_day(&w, who->today);
	act_setting(acts, cleared_news_key, arena_keep(acts->arena, &w));
}

enum clearing_state act_clear(struct changes *acts, struct person *who, uint16_t rule, day on)
{
	struct clearing c = {.rule = rule, .on = on, .at = who->now, .recorded = who->today};
	struct facts f;
	facts_said(who->pack, &who->answers, &f);
	enum clearing_state state = clearing_state(who->pack, &who->answers, &f, &c, who->today);
	if (state != CLEARING_HOLDS || answers_put_clearing(&who->answers, &c) != OK)
		return state;
	put_cleared(acts, who, &c);
	return CLEARING_HOLDS;
}

void act_unclear(struct changes *acts, struct person *who, uint16_t rule)
{
	size_t kept = 0;
	for (size_t i = 0; i < who->answers.n_cleared; i++)
		if (who->answers.cleared[i].rule != rule)
			who->answers.cleared[kept++] = who->answers.cleared[i];
	who->answers.n_cleared = kept;
	act_change(acts, CHANGE_CLEARED_DELETE, (struct change){.cleared = {.rule = who->pack->rules[rule].id}});
}

/* ---- what is told ---- */

uint16_t cleared_rule_of(const struct pack *p, uint16_t question)
{
	uint16_t found = NONE;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		if (!r->clearable || !block_is_sign(p->questions[question].block))
			continue;
		if (r->question == question)
			return i;
		if (found == NONE && p->questions[question].fact != NONE && qset_has(&r->when, p->questions[question].fact))
			found = i;
	}
	return found;
}

day cleared_until(const struct pack *p, const struct clearing *c)
{
	return day_plus(c->recorded, WEEK * p->course.weeks.use);
}
