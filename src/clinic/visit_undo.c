/* visit_undo.c - records how visits were, and restores them. */
#include "clinic/visit_undo.h"

#include "clinic/messages.h"
#include "store/clinic_desk.h"

enum err undo_begin(struct act *a)
{
	return a->ask->by_desk ? store_undo_clear(a->l, a->desk.organisation, a->ask->staff) : OK;
}

enum err undo_note(struct act *a, const struct store_visit *was, const struct store_visit *is, const struct store_parts *had)
{
	struct store_undo undo = {.was = *was, .act = (int)a->ask->act, .version = is->version, .after = is->came};
	return a->ask->by_desk ? store_undo_add(a->l, a->desk.organisation, a->ask->staff, &undo, had, a->desk.arena) : OK;
}

/* What the person has to be told. */
static enum err tell(struct act *a, const struct store_visit *now, const struct store_visit *again)
{
	struct store_patient p;
	bool is_booked = again->state == VISIT_BOOKED;
	if (now->state == again->state && now->from.s == again->from.s && now->practitioner == again->practitioner)
		return OK;
	TRY(store_patient(a->l, a->desk.organisation, now->patient, a->desk.arena, &p));
	if (!is_booked && now->state != VISIT_BOOKED)
		return OK;
	return messages_queue(a->l, &a->desk, again,
			      !is_booked                   ? MESSAGE_CANCELLATION
			      : now->state == VISIT_BOOKED ? MESSAGE_CHANGE
							   : MESSAGE_CONFIRMATION,
			      p.email);
}

/* Adds to what all visits of the act have now, and what they had. */
static enum err make_again(struct act *a, const struct store_undo *undo, struct store_parts *had, struct store_parts *has)
{
	struct store_visit now, again;
	struct store_parts had_now, has_again;
	TRY(store_visit(a->l, a->desk.organisation, undo->was.id, a->desk.arena, &now));
	if (now.version != undo->version || now.came != undo->after)
		return act_refuse(a, REFUSED_CHANGED);
	again = undo->was;
	again.patient = now.patient;
	again.version = now.version + 1;
	again.at = a->desk.now;
	TRY(store_parts_of(a->l, a->desk.organisation, now.id, a->desk.arena, &had_now));
	TRY(store_undo_parts(a->l, a->desk.organisation, a->ask->staff, now.id, a->desk.arena, &has_again));
	TRY(store_visit_move(a->l, a->desk.organisation, &again));
	TRY(store_visit_state(a->l, a->desk.organisation, &again));
	TRY(store_visit_came(a->l, a->desk.organisation, &again));
	TRY(store_parts_put(a->l, a->desk.organisation, again.id, &has_again, again.until, a->desk.arena));
	TRY(tell(a, &now, &again));
	TRY(act_join_parts(a, &had_now, had));
	return act_join_parts(a, &has_again, has);
}

enum err undo_do(struct act *a, int64_t *ret_visit)
{
	struct store_undos undos;
	struct store_parts had = {NULL, 0}, has = {NULL, 0};
	TRY(store_undos(a->l, a->desk.organisation, a->ask->staff, a->desk.arena, &undos));
	if (undos.n == 0)
		return act_refuse(a, REFUSED_NO_UNDO);
	for (size_t i = 0; i < undos.n; i++)
		TRY(make_again(a, &undos.at[i], &had, &has));
	*ret_visit = undos.at[0].was.id;
	TRY(act_occupy(a, &had, &has, undos.at[0].was.until));
	return store_undo_clear(a->l, a->desk.organisation, a->ask->staff);
}
