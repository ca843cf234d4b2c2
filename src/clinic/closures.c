/* closures.c - closures set at the desk. */
#include "clinic/closures.h"

#include "clinic/check.h"
#include "clinic/day_names.h"
#include "clinic/front_store.h"

static bool is_hit(const struct store_closures *set, const struct store_part *p)
{
	for (size_t i = 0; i < set->n; i++) {
		const struct store_closure *c = &set->at[i];
		if ((c->resource == 0 || c->resource == p->resource) && c->from.s < p->to_s && c->to.s > p->from_s)
			return true;
	}
	return false;
}

static enum err is_closed(struct link *l, const struct desk *d, const struct store_closures *set, const struct store_visit *v, bool *ret_is)
{
	struct store_parts parts;
	struct arena rest = *d->arena; /* given back */
	*ret_is = false;
	if (set->n == 0)
		return OK;
	TRY(store_parts_of(l, d->organisation, v->id, &rest, &parts));
	for (size_t i = 0; i < parts.n && !*ret_is; i++)
		*ret_is = is_hit(set, &parts.at[i]);
	return OK;
}

static bool is_in(const struct store_visits *all, int64_t id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].id == id)
			return true;
	return false;
}

static enum err read(struct link *l, const struct desk *d, void *arg)
{
	struct closures *c = arg;
	struct store_stretch to_come = {d->now, INSTANT_MAX};
	struct store_visits all, outside;
	TRY(store_closures(l, d->organisation, to_come, d->arena, &c->set));
	TRY(check_outside(l, d, &outside));
	TRY(store_visits(l, d->organisation, to_come, d->arena, &all));
	struct day_visit *moves = arena_new(d->arena, struct day_visit, all.n + 1);
	if (moves == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all.n; i++) {
		bool is = false;
		if (all.at[i].until.s > d->now.s)
			TRY(is_closed(l, d, &c->set, &all.at[i], &is));
		if (is || is_in(&outside, all.at[i].id))
			TRY(day_name_visit(l, d, &all.at[i], &moves[c->n_moves++]));
	}
	c->moves = moves;
	return OK;
}

enum err closures_read(const struct glance *k, struct closures *ret_closures)
{
	*ret_closures = (struct closures){0};
	return glance_read(k, read, ret_closures);
}

enum err closures_add(const struct glance *k, struct store_closure *closure)
{
	struct change_outcome outcome;
	TRY(glance_apply(k, (struct change){.kind = CHANGE_CLOSURE_ADD, .closure = *closure}, &outcome));
	closure->id = outcome.id;
	return OK;
}

enum err closures_lift(const struct glance *k, int64_t id)
{
	struct change_outcome outcome;
	return glance_apply(k, (struct change){.kind = CHANGE_CLOSURE_DELETE, .closure = {.id = id}}, &outcome);
}
