/* own.c - the person behind a request. */
#include "web/own.h"

enum err own_person(struct site *site, const struct request *q, struct response *r, struct person **ret_person)
{
	struct person *who = arena_new(r->arena, struct person, 1);
	if (who == NULL)
		return ERR_FULL;
	TRY(app_person(site->app, own_moment(q), r->arena, who));
	*ret_person = who;
	return OK;
}

enum err own_changes(const struct request *q, struct response *r, struct changes **ret_changes)
{
	struct changes *c = arena_new(r->arena, struct changes, 1);
	if (c == NULL)
		return ERR_FULL;
	*c = acts_on(r->arena, q->rid);
	r->changes = c;
	*ret_changes = c;
	return OK;
}
