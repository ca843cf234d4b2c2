/* runs_clinic.c - what the desk of a clinic keeps beside visits is written. */
#include "store/runs.h"

#include "store/clinic.h"
#include "store/sql.h"

enum { ATTEMPT_DAYS = 31, BUSY_AT_ONCE = 64, GRAIN_S = 300 };

/* ---- who may come in ---- */

enum err run_put_staff(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const int64_t organisation = c->caller.organisation;
	const struct store_staff *s = &c->staff;
	struct sql_staff_beside_row is;
	TRY(sql_staff_beside(l, &(struct sql_staff_beside){s->name, organisation}, &is));
	const enum store_role role = is.n == 0 ? STAFF_OWNER : s->role;
	if (role != STAFF_OWNER && is.owners == 0)
		return command_refuse(answer, STORE_REFUSED_LAST_OWNER, 0);
	TRY(sql_session_delete_of(l, &(struct sql_session_delete_of){organisation, s->name}));
	return sql_staff_put(l, &(struct sql_staff_put){organisation, s->name, role, s->hash});
}

/* The last of all may go: then whoever has the address that the program prints is the owner again. */
enum err run_delete_staff(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const int64_t organisation = c->caller.organisation;
	const str name = c->staff.name;
	struct sql_staff_beside_row is;
	TRY(sql_staff_beside(l, &(struct sql_staff_beside){name, organisation}, &is));
	if (is.role == 0)
		return ERR_MISSING;
	if (is.role == STAFF_OWNER && is.owners == 0 && is.n > 1)
		return command_refuse(answer, STORE_REFUSED_LAST_OWNER, 0);
	TRY(sql_session_delete_of(l, &(struct sql_session_delete_of){organisation, name}));
	return sql_staff_delete(l, &(struct sql_staff_delete){organisation, name});
}

enum err run_add_session(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct store_session *s = &c->session;
	(void)answer;
	return sql_session_add(l, &(struct sql_session_add){c->caller.organisation, s->hash, s->name, s->until.s});
}

enum err run_delete_session(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_session_delete(l, &(struct sql_session_delete){c->caller.organisation, c->session.hash});
}

/* It counts before anything is looked at, so that nobody tries twice at once. */
enum err run_add_attempt(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct store_attempt *t = &c->attempt;
	struct sql_attempt_add_row row;
	TRY(sql_attempt_sweep(l, &(struct sql_attempt_sweep){c->caller.organisation, t->on.n - ATTEMPT_DAYS}));
	TRY(sql_attempt_add(l, &(struct sql_attempt_add){c->caller.organisation, t->on.n, t->what}, &row));
	answer->id = row.n;
	return OK;
}

/* ---- who is there ---- */

enum err run_add_closure(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct store_closure *k = &c->closure;
	TRY(store_clinic_ids(l, c->caller.organisation, 1, &answer->id));
	return sql_closure_add(l, &(struct sql_closure_add){c->caller.organisation, answer->id, k->resource, k->from.s, k->to.s, k->reason});
}

enum err run_delete_closure(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_closure_delete(l, &(struct sql_closure_delete){c->caller.organisation, answer->id});
}

enum err run_put_busy(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const int64_t organisation = c->caller.organisation;
	const struct store_busy_times *b = &c->busy;
	struct sql_busy_add rows[BUSY_AT_ONCE];
	size_t n = 0;
	int64_t changed;
	(void)answer;
	TRY(sql_busy_delete(l, &(struct sql_busy_delete){organisation, b->resource, b->source}));
	for (size_t i = 0; i < b->n; i++) {
		rows[n++] = (struct sql_busy_add){organisation, b->resource, b->source, b->at[i].from.s, b->at[i].to.s};
		if (n < BUSY_AT_ONCE && i + 1 < b->n)
			continue;
		TRY(sql_busy_add(l, rows, n, &changed));
		n = 0;
	}
	return OK;
}

/* ---- the rest ---- */

enum err run_put_feed(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct store_feed *f = &c->feed;
	(void)answer;
	TRY(sql_feed_delete_of(l, &(struct sql_feed_delete_of){c->caller.organisation, f->resource}));
	return sql_feed_add(l, &(struct sql_feed_add){c->caller.organisation, f->hash, f->resource});
}

enum err run_sweep_guard(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_occupied_sweep(l, &(struct sql_occupied_sweep){c->caller.organisation, c->at.s / GRAIN_S});
}
