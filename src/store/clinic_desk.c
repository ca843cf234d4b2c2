/* clinic_desk.c - the statements of a desk as functions. */
#include "store/clinic_desk.h"

#include "store/reader.h"
#include "store/rows.h"
#include "store/sql.h"

/* ---- undo ---- */

enum err store_undo_clear(struct link *l, int64_t organisation, str staff)
{
	TRY(sql_undo_part_clear(l, &(struct sql_undo_part_clear){organisation, staff}));
	return sql_undo_clear(l, &(struct sql_undo_clear){organisation, staff});
}

enum err store_undo_add(struct link *l, int64_t organisation, str staff, const struct store_undo *u, const struct store_parts *parts, struct arena *a)
{
	const struct store_visit *v = &u->was;
	struct sql_undo_part_add *rows = arena_new(a, struct sql_undo_part_add, parts->n + 1);
	int64_t changed;
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < parts->n; i++)
		rows[i] = (struct sql_undo_part_add){organisation,      staff, v->id, parts->at[i].resource, parts->at[i].from_s, parts->at[i].to_s,
						     parts->at[i].place};
	TRY(sql_undo_add(l, &(struct sql_undo_add){organisation, staff, v->id, u->act, u->version, u->after, v->state, v->until.s, v->practitioner,
						   v->place, v->room, v->day.n, v->second, v->east.east_s, v->zone, v->from.s, v->to.s, v->came,
						   v->came_at.s}));
	return sql_undo_part_add(l, rows, parts->n, &changed);
}

static void keep_undo(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_undo_list_row *from = row;
	*(struct store_undo *)ret_record = (struct store_undo){.act = (int)from->act,
							       .version = from->version,
							       .after = (enum store_came)from->came_after,
							       .was = {.id = from->visit,
								       .state = (enum store_visit_state)from->state,
								       .until = {from->until},
								       .practitioner = from->practitioner,
								       .place = from->place,
								       .room = from->room,
								       .day = {(int32_t)from->day},
								       .second = (int32_t)from->second,
								       .east = {(int32_t)from->east_s},
								       .zone = arena_copy(a, from->zone),
								       .from = {from->from_s},
								       .to = {from->to_s},
								       .came = (enum store_came)from->came,
								       .came_at = {from->came_at}}};
}

enum err store_undos(struct link *l, int64_t organisation, str staff, struct arena *a, struct store_undos *ret_undos)
{
	return read_list(l, &SQL_UNDO_LIST, &(struct sql_undo_list){organisation, staff}, LIST(a, struct store_undo, keep_undo), ret_undos);
}

static void keep_part(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_part_list_row *from = row;
	(void)a;
	*(struct store_part *)ret_record = (struct store_part){from->resource, from->from_s, from->to_s, from->visit, from->place};
}

enum err store_undo_parts(struct link *l, int64_t organisation, str staff, int64_t visit, struct arena *a, struct store_parts *ret_parts)
{
	return read_list(l, &SQL_UNDO_PART_LIST, &(struct sql_undo_part_list){organisation, staff, visit}, LIST(a, struct store_part, keep_part),
			 ret_parts);
}

/* ---- closures ---- */

static void keep_closure(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_closure_list_row *from = row;
	*(struct store_closure *)ret_record =
		(struct store_closure){from->id, from->resource, {from->from_s}, {from->to_s}, arena_copy(a, from->reason)};
}

enum err store_closures(struct link *l, int64_t organisation, struct store_stretch in, struct arena *a, struct store_closures *ret_closures)
{
	return read_list(l, &SQL_CLOSURE_LIST, &(struct sql_closure_list){organisation, in.from.s, in.to.s},
			 LIST(a, struct store_closure, keep_closure), ret_closures);
}

/* ---- who may come in ---- */

static void keep_staff(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_staff_get_row *from = row;
	*(struct store_staff *)ret_record = (struct store_staff){arena_copy(a, from->name), (enum store_role)from->role, arena_copy(a, from->hash)};
}

enum err store_staff(struct link *l, int64_t organisation, str name, struct arena *a, struct store_staff *ret_staff)
{
	struct store_reader r = {.link = l};
	return read_one(&r, &SQL_STAFF_GET, &(struct sql_staff_get){organisation, name}, LIST(a, struct store_staff, keep_staff), ret_staff);
}

enum err store_staffs(struct link *l, int64_t organisation, struct arena *a, struct store_staffs *ret_staffs)
{
	return read_list(l, &SQL_STAFF_LIST, &(struct sql_staff_list){organisation}, LIST(a, struct store_staff, keep_staff), ret_staffs);
}

static void keep_signed_in(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_session_get_row *from = row;
	*(struct store_staff *)ret_record = (struct store_staff){arena_copy(a, from->name), (enum store_role)from->role, STR("")};
}

enum err store_session(struct link *l, int64_t organisation, str hash, instant now, struct arena *a, struct store_staff *ret_staff)
{
	struct store_reader r = {.link = l};
	return read_one(&r, &SQL_SESSION_GET, &(struct sql_session_get){organisation, hash, now.s}, LIST(a, struct store_staff, keep_signed_in),
			ret_staff);
}

enum err store_feed(struct link *l, int64_t organisation, str hash, int64_t *ret_resource)
{
	struct sql_feed_get_row row;
	TRY(sql_feed_get(l, &(struct sql_feed_get){organisation, hash}, &row));
	*ret_resource = row.resource;
	return OK;
}
