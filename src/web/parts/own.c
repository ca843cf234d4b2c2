/* own.c - the person behind a request. */
#include "web/parts/own.h"

#include "web/server/offline.h"

static enum err load(struct site *site, struct here here, struct response *r, struct person **ret_person)
{
	struct person *who = arena_new(r->arena, struct person, 1);
	if (who == NULL)
		return ERR_FULL;
	TRY(app_person(site->app, here, r->arena, who));
	*ret_person = who;
	return OK;
}

enum err own_person(struct site *site, const struct request *q, struct response *r, struct person **ret_person)
{
	TRY(load(site, own_here(site, q), r, ret_person));
	if (q->method == METHOD_GET)
		offline_mark(site, *ret_person, r);
	return OK;
}

enum err own_person_at(struct site *site, const struct request *q, const struct value *at, struct response *r, struct person **ret_person)
{
	struct here here = own_here(site, q);
	if (at->given && at->number < q->now.s)
		here.now = moment_at((instant){at->number}, site->zones);
	TRY(load(site, here, r, ret_person));
	if (here.now.at.s == q->now.s || (*ret_person)->plan.refusal == PLAN_OPEN)
		return OK;
	TRY(load(site, own_here(site, q), r, ret_person)); /* what was answered since counts for what was done before */
	(*ret_person)->now = here.now;
	(*ret_person)->today = moment_day(here.now);
	return OK;
}

enum err own_changes(const struct request *q, struct response *r, struct changes **ret_changes)
{
	struct changes *c = arena_new(r->arena, struct changes, 1);
	if (c == NULL)
		return ERR_FULL;
	*c = acts_on(r->arena, q->caller, q->rid);
	c->asked = q->asked;
	r->changes = c;
	*ret_changes = c;
	return OK;
}
