/* clocks.c - visits follow clock rules that are changed by law. */
#include "clinic/clocks.h"

#include "clinic/changes.h"
#include "clinic/messages.h"
#include "clinic/visit_act.h"

struct clocks {
	struct act act;
	struct visit_clocks *ret;
	struct store_visit *moved, *stuck;
};

/*
 * Where the visit is by the clocks of today. False: nowhere, because that time is skipped. While the clocks still show what was agreed on, nothing changes: of a
 * time that comes twice, someone chose one.
 */
static bool follow(const struct desk *d, struct store_visit *v)
{
	struct moment m;
	if (zone_table_at(desk_zone(d, v->place), v->from).east_s == v->east.east_s)
		return true;
	if (zone_table_moment(desk_zone(d, v->place), v->day, v->second, &m) == CIVIL_NEVER)
		return false;
	int64_t lasts_s = v->to.s - v->from.s;
	v->zone = desk_zone(d, v->place)->name;
	v->east = m.zone;
	v->from = m.at;
	v->to = (instant){m.at.s + lasts_s};
	return true;
}

/* Someone else has some of it at that time. */
static enum err is_taken(struct act *a, const struct store_parts *has, int64_t id, bool *ret_is)
{
	struct store_parts all;
	*ret_is = false;
	for (size_t i = 0; i < has->n && !*ret_is; i++) {
		struct store_stretch in = {{has->at[i].from_s}, {has->at[i].to_s}};
		TRY(store_parts(a->l, a->desk.organisation, in, a->desk.now, a->desk.arena, &all));
		for (size_t k = 0; k < all.n; k++)
			*ret_is =
				*ret_is || (all.at[k].visit != id && all.at[k].resource == has->at[i].resource && all.at[k].to_s > has->at[i].from_s);
	}
	return OK;
}

static enum err follow_one(struct clocks *c, const struct store_visit *before)
{
	struct act *a = &c->act;
	struct store_visit v = *before;
	struct store_parts had, has = {NULL, 0};
	struct store_patient patient = {0};
	bool is_stuck = !follow(&a->desk, &v);
	if (!is_stuck && v.from.s == before->from.s && v.east.east_s == before->east.east_s)
		return OK;
	TRY(store_parts_of(a->l, a->desk.organisation, v.id, a->desk.arena, &had));
	struct store_part *at = arena_new(a->desk.arena, struct store_part, had.n + 1);
	if (at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < had.n; i++) {
		at[i] = had.at[i];
		at[i].from_s += v.from.s - before->from.s;
		at[i].to_s += v.from.s - before->from.s;
	}
	has = (struct store_parts){at, had.n};
	if (!is_stuck)
		TRY(is_taken(a, &has, v.id, &is_stuck));
	if (is_stuck) {
		c->stuck[c->ret->stuck.n++] = *before;
		return OK;
	}
	v.version++;
	v.at = a->desk.now;
	TRY(store_patient(a->l, a->desk.organisation, v.patient, a->desk.arena, &patient));
	TRY(store_visit_move(a->l, a->desk.organisation, &v));
	TRY(store_parts_put(a->l, a->desk.organisation, v.id, &has, v.until, a->desk.arena));
	if (v.state == VISIT_BOOKED)
		TRY(messages_queue(a->l, &a->desk, &v, MESSAGE_CHANGE, patient.email));
	TRY(act_occupy(a, &had, &has, v.until));
	c->moved[c->ret->moved.n++] = v;
	return OK;
}

/* Those that move later are taken from the end, those that move earlier from the beginning, so that none stands in the way of its neighbour. */
enum err clocks_run(struct link *l, const struct change *change, struct change_outcome *answer)
{
	struct clocks *c = change->act;
	struct store_visits all;
	(void)answer;
	*c->ret = (struct visit_clocks){0}; /* it may be the second time */
	c->act.l = l;
	TRY(store_visits(l, c->act.desk.organisation, (struct store_stretch){c->act.desk.now, INSTANT_MAX}, c->act.desk.arena, &all));
	c->moved = arena_new(c->act.desk.arena, struct store_visit, all.n + 1);
	c->stuck = arena_new(c->act.desk.arena, struct store_visit, all.n + 1);
	if (c->moved == NULL || c->stuck == NULL)
		return ERR_FULL;
	c->ret->moved.at = c->moved;
	c->ret->stuck.at = c->stuck;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < all.n; i++) {
			const struct store_visit *v = &all.at[pass == 0 ? i : all.n - 1 - i];
			struct store_visit next = *v;
			bool is_later = follow(&c->act.desk, &next) && next.from.s > v->from.s;
			if (v->until.s > c->act.desk.now.s && is_later == (pass == 1))
				TRY(follow_one(c, v));
		}
	return OK;
}

enum err visit_follow_clocks(struct store *s, const struct desk *desk, struct visit_clocks *ret_clocks)
{
	struct clocks *c = arena_new(desk->arena, struct clocks, 1);
	struct visit_answer *answer = arena_new(desk->arena, struct visit_answer, 1);
	if (c == NULL || answer == NULL)
		return ERR_FULL;
	*ret_clocks = (struct visit_clocks){0};
	c->act.desk = *desk;
	c->act.answer = answer;
	c->ret = ret_clocks;
	return clinic_decide(s, desk->organisation, CLINIC_CLOCKS, c);
}
