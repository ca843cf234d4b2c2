/* clinic.c - the statements of a clinic as functions. */
#include "store/clinic.h"

#include <string.h>

#include "store/reader.h"
#include "store/rows.h"
#include "store/sql.h"

struct link *store_reader_link(struct store_reader *r)
{
	return r->link;
}

/* ---- the clinic ---- */

static void keep_clinic(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_clinic_get_row *from = row;
	*(struct store_clinic *)ret_record = (struct store_clinic){from->version, from->is_test != 0, arena_copy(a, from->identity),
								   arena_copy(a, from->file), arena_copy(a, from->link_key)};
}

enum err store_clinic(struct link *l, int64_t organisation, struct arena *a, struct store_clinic *ret_clinic)
{
	struct store_reader r = {.link = l};
	return read_one(&r, &SQL_CLINIC_GET, &(struct sql_clinic_get){organisation}, LIST(a, struct store_clinic, keep_clinic), ret_clinic);
}

enum err store_clinic_version(struct link *l, int64_t organisation, int64_t *ret_version)
{
	struct sql_clinic_version_row row;
	TRY(sql_clinic_version(l, &(struct sql_clinic_version){organisation}, &row));
	*ret_version = row.version;
	return OK;
}

enum err store_clinic_load(struct link *l, int64_t organisation, const struct store_clinic *clinic, instant now)
{
	if (clinic->version == 1)
		TRY(sql_clinic_add(l, &(struct sql_clinic_add){organisation, clinic->identity, clinic->is_test, clinic->link_key}));
	TRY(sql_clinic_file_add(l, &(struct sql_clinic_file_add){organisation, clinic->version, now.s, clinic->file}));
	return sql_clinic_put(l, &(struct sql_clinic_put){clinic->version, organisation});
}

enum err store_clinic_ids(struct link *l, int64_t organisation, int64_t n, int64_t *ret_first)
{
	struct sql_clinic_next_id_row row;
	TRY(sql_clinic_next_id(l, &(struct sql_clinic_next_id){n, organisation}, &row));
	*ret_first = row.last - n + 1;
	return OK;
}

/* ---- resources and patients ---- */

static void keep_resource(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_resource_list_row *from = row;
	*(struct store_resource *)ret_record = (struct store_resource){from->number, (int)from->kind, arena_copy(a, from->id)};
}

enum err store_resources(struct link *l, int64_t organisation, struct arena *a, struct store_resources *ret_resources)
{
	return read_list(l, &SQL_RESOURCE_LIST, &(struct sql_resource_list){organisation}, LIST(a, struct store_resource, keep_resource),
			 ret_resources);
}

enum err store_resource_add(struct link *l, int64_t organisation, const struct store_resource *r)
{
	return sql_resource_add(l, &(struct sql_resource_add){organisation, r->number, r->kind, r->id});
}

static void keep_patient(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_patient_find_row *from = row;
	*(struct store_patient *)ret_record =
		(struct store_patient){from->number, arena_copy(a, from->name), arena_copy(a, from->email), arena_copy(a, from->phone)};
}

enum err store_patients_named(struct link *l, int64_t organisation, str name, struct arena *a, struct store_patients *ret_patients)
{
	return read_list(l, &SQL_PATIENT_FIND, &(struct sql_patient_find){organisation, name}, LIST(a, struct store_patient, keep_patient),
			 ret_patients);
}

enum err store_patient(struct link *l, int64_t organisation, int64_t number, struct arena *a, struct store_patient *ret_patient)
{
	struct store_reader r = {.link = l};
	return read_one(&r, &SQL_PATIENT_GET, &(struct sql_patient_get){organisation, number}, LIST(a, struct store_patient, keep_patient),
			ret_patient);
}

enum err store_patient_add(struct link *l, int64_t organisation, const struct store_patient *p)
{
	return sql_patient_add(l, &(struct sql_patient_add){organisation, p->number, p->name, p->email, p->phone});
}

enum err store_patient_phone(struct link *l, int64_t organisation, int64_t number, str phone)
{
	return sql_patient_phone_put(l, &(struct sql_patient_phone_put){phone, organisation, number});
}

enum err store_patient_keys(struct link *l, int64_t organisation, int64_t number, const str *keys, size_t n, struct arena *a)
{
	struct sql_patient_key_add *rows = arena_new(a, struct sql_patient_key_add, n + 1);
	int64_t changed;
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct sql_patient_key_add){organisation, keys[i], number};
	return sql_patient_key_add(l, rows, n, &changed);
}

/* What begins with `key` lies between it and the same with the last letter there is. */
enum err store_patients_with(struct link *l, int64_t organisation, str key, size_t most, struct arena *a, struct store_patients *ret_patients)
{
	struct writer w = arena_writer(a);
	w_str(&w, key);
	w_str(&w, STR("\xf4\x8f\xbf\xbf"));
	str last = arena_keep(a, &w);
	return read_list(l, &SQL_PATIENT_BY_KEY, &(struct sql_patient_by_key){organisation, key, last, (int64_t)most},
			 LIST(a, struct store_patient, keep_patient), ret_patients);
}

enum err store_patient_email(struct link *l, int64_t organisation, int64_t number, str email)
{
	return sql_patient_email_put(l, &(struct sql_patient_email_put){email, organisation, number});
}

enum err store_patient_visits(struct link *l, int64_t organisation, int64_t number, instant now, int64_t *ret_n)
{
	struct sql_patient_visits_row row;
	TRY(sql_patient_visits(l, &(struct sql_patient_visits){organisation, number, now.s}, &row));
	*ret_n = row.n;
	return OK;
}

/* ---- what is taken ---- */

enum { DAY_S = 86400 };

static void keep_part(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_part_list_row *from = row;
	(void)a;
	*(struct store_part *)ret_record = (struct store_part){from->resource, from->from_s, from->to_s, from->visit, from->place};
}

static void keep_busy(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_busy_list_row *from = row;
	(void)a;
	*(struct store_part *)ret_record = (struct store_part){from->resource, from->from_s, from->to_s, 0, 0};
}

enum err store_parts(struct link *l, int64_t organisation, struct store_stretch in, instant now, struct arena *a, struct store_parts *ret_parts)
{
	struct sql_part_list with = {organisation, in.from.s - DAY_S, in.to.s, now.s};
	return read_list(l, &SQL_PART_LIST, &with, LIST(a, struct store_part, keep_part), ret_parts);
}

enum err store_parts_of(struct link *l, int64_t organisation, int64_t visit, struct arena *a, struct store_parts *ret_parts)
{
	return read_list(l, &SQL_PART_OF, &(struct sql_part_of){organisation, visit}, LIST(a, struct store_part, keep_part), ret_parts);
}

enum err store_parts_all(struct link *l, int64_t organisation, instant now, struct arena *a, struct store_parts *ret_parts)
{
	return read_list(l, &SQL_PART_ALL, &(struct sql_part_all){organisation, now.s}, LIST(a, struct store_part, keep_part), ret_parts);
}

enum err store_parts_put(struct link *l, int64_t organisation, int64_t visit, const struct store_parts *parts, instant until, struct arena *a)
{
	struct sql_part_add *rows = arena_new(a, struct sql_part_add, parts->n + 1);
	int64_t changed;
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < parts->n; i++) {
		const struct store_part *p = &parts->at[i];
		rows[i] = (struct sql_part_add){organisation, p->resource, p->from_s, visit, p->to_s, p->place, until.s};
	}
	TRY(sql_part_delete(l, &(struct sql_part_delete){organisation, visit}));
	return sql_part_add(l, rows, parts->n, &changed);
}

enum err store_busy(struct link *l, int64_t organisation, struct store_stretch in, struct arena *a, struct store_parts *ret_busy)
{
	struct sql_busy_list with = {organisation, in.from.s, in.to.s};
	return read_list(l, &SQL_BUSY_LIST, &with, LIST(a, struct store_part, keep_busy), ret_busy);
}

static void keep_count(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_visit_counts_row *from = row;
	(void)a;
	*(struct store_count *)ret_record = (struct store_count){{(int32_t)from->day}, from->practitioner, from->n};
}

enum err store_visit_counts(struct link *l, int64_t organisation, struct store_days days, instant now, struct arena *a,
			    struct store_counts *ret_counts)
{
	return read_list(l, &SQL_VISIT_COUNTS, &(struct sql_visit_counts){organisation, days.first.n, days.last.n, now.s},
			 LIST(a, struct store_count, keep_count), ret_counts);
}

/* ---- visits ---- */

static void keep_visit(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_visit_list_row *from = row;
	*(struct store_visit *)ret_record = (struct store_visit){.id = from->id,
								 .version = from->version,
								 .state = (enum store_visit_state)from->state,
								 .until = {from->until},
								 .service = arena_copy(a, from->service),
								 .practitioner = from->practitioner,
								 .place = from->place,
								 .room = from->room,
								 .patient = from->patient,
								 .patient_name = arena_copy(a, from->name),
								 .day = {(int32_t)from->day},
								 .second = (int32_t)from->second,
								 .east = {(int32_t)from->east_s},
								 .from = {from->from_s},
								 .to = {from->to_s},
								 .course = from->course,
								 .at = {from->at},
								 .zone = arena_copy(a, from->zone),
								 .came = (enum store_came)from->came,
								 .came_at = {from->came_at},
								 .source = (enum store_source)from->source,
								 .reason = arena_copy(a, from->reason),
								 .note = arena_copy(a, from->note)};
}

static enum err read_visits(struct link *l, const struct query *q, const void *in, struct arena *a, struct store_visits *ret_visits)
{
	return read_list(l, q, in, LIST(a, struct store_visit, keep_visit), ret_visits);
}

enum err store_visits(struct link *l, int64_t organisation, struct store_stretch in, struct arena *a, struct store_visits *ret_visits)
{
	return read_visits(l, &SQL_VISIT_LIST, &(struct sql_visit_list){organisation, in.from.s, in.to.s}, a, ret_visits);
}

enum err store_visit(struct link *l, int64_t organisation, int64_t id, struct arena *a, struct store_visit *ret_visit)
{
	struct store_reader r = {.link = l};
	return read_one(&r, &SQL_VISIT_GET, &(struct sql_visit_get){organisation, id}, LIST(a, struct store_visit, keep_visit), ret_visit);
}

enum err store_visits_of_course(struct link *l, int64_t organisation, int64_t course, struct arena *a, struct store_visits *ret_visits)
{
	return read_visits(l, &SQL_VISIT_OF_COURSE, &(struct sql_visit_of_course){organisation, course}, a, ret_visits);
}

enum err store_visits_of_patient(struct link *l, int64_t organisation, int64_t patient, struct arena *a, struct store_visits *ret_visits)
{
	return read_visits(l, &SQL_VISIT_OF_PATIENT, &(struct sql_visit_of_patient){organisation, patient}, a, ret_visits);
}

enum err store_visit_came(struct link *l, int64_t organisation, const struct store_visit *v)
{
	return sql_visit_put_came(l, &(struct sql_visit_put_came){v->came, v->came_at.s, organisation, v->id});
}

enum err store_visit_reason(struct link *l, int64_t organisation, const struct store_visit *v)
{
	return sql_visit_put_reason(l, &(struct sql_visit_put_reason){v->reason, organisation, v->id});
}

enum err store_visit_add(struct link *l, int64_t organisation, const struct store_visit *v)
{
	return sql_visit_add(l, &(struct sql_visit_add){organisation, v->id,      v->state, v->until.s, v->service,     v->practitioner, v->place,
							v->room,      v->patient, v->day.n, v->second,  v->east.east_s, v->zone,         v->from.s,
							v->to.s,      v->course,  v->at.s,  v->source,  v->reason,      v->note});
}

enum err store_visit_move(struct link *l, int64_t organisation, const struct store_visit *v)
{
	return sql_visit_move(l, &(struct sql_visit_move){v->version, v->practitioner, v->place, v->room, v->day.n, v->second, v->east.east_s,
							  v->zone, v->from.s, v->to.s, v->at.s, organisation, v->id});
}

enum err store_visit_state(struct link *l, int64_t organisation, const struct store_visit *v)
{
	return sql_visit_put_state(l, &(struct sql_visit_put_state){v->version, v->state, v->until.s, v->at.s, organisation, v->id});
}

/* ---- the guard ---- */

static enum err delete_given_up(struct link *l, int64_t organisation, const struct store_grains *list, struct arena *a)
{
	struct sql_occupied_delete *rows = arena_new(a, struct sql_occupied_delete, list->n + 1);
	size_t n = 0;
	int64_t changed;
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].until.s == 0)
			rows[n++] = (struct sql_occupied_delete){organisation, list->at[i].resource, list->at[i].grain};
	return sql_occupied_delete(l, rows, n, &changed);
}

enum err store_occupy(struct link *l, int64_t organisation, const struct store_grains *list, instant now, struct arena *a)
{
	struct sql_occupied_write *rows = arena_new(a, struct sql_occupied_write, list->n + 1);
	int64_t written;
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < list->n; i++) {
		const struct store_grain *g = &list->at[i];
		rows[i] = (struct sql_occupied_write){organisation, g->resource, g->grain, g->visit, g->until.s, now.s};
	}
	TRY(sql_occupied_write(l, rows, list->n, &written));
	return written == (int64_t)list->n ? delete_given_up(l, organisation, list, a) : ERR_CONFLICT;
}

static void keep_grain(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_occupied_list_row *from = row;
	(void)a;
	*(struct store_grain *)ret_record = (struct store_grain){from->resource, from->grain, from->visit, {0}};
}

enum err store_occupied(struct link *l, int64_t organisation, instant now, struct arena *a, struct store_grains *ret_grains)
{
	return read_list(l, &SQL_OCCUPIED_LIST, &(struct sql_occupied_list){organisation, now.s}, LIST(a, struct store_grain, keep_grain),
			 ret_grains);
}

/* ---- requests, links, messages ---- */

enum err store_request(struct link *l, int64_t organisation, str request, uint64_t *ret_asked, int64_t *ret_visit)
{
	struct sql_visit_request_find_row row;
	TRY(sql_visit_request_find(l, &(struct sql_visit_request_find){organisation, request}, &row));
	*ret_asked = (uint64_t)row.asked;
	*ret_visit = row.visit;
	return OK;
}

enum err store_request_add(struct link *l, int64_t organisation, str request, uint64_t asked, int64_t visit, instant now)
{
	return sql_visit_request_add(l, &(struct sql_visit_request_add){organisation, request, (int64_t)asked, visit, now.s});
}

enum err store_link_add(struct link *l, int64_t organisation, int64_t visit, str hash)
{
	return sql_visit_link_add(l, &(struct sql_visit_link_add){organisation, visit, hash});
}

static void keep_hash(struct arena *a, const void *row, void *ret_record)
{
	*(str *)ret_record = arena_copy(a, ((const struct sql_visit_link_list_row *)row)->hash);
}

enum err store_links(struct link *l, int64_t organisation, int64_t visit, struct arena *a, struct store_hashes *ret_hashes)
{
	return read_list(l, &SQL_VISIT_LINK_LIST, &(struct sql_visit_link_list){organisation, visit}, LIST(a, str, keep_hash), ret_hashes);
}

enum err store_mail_add(struct link *l, int64_t organisation, const struct store_mail *m, instant now)
{
	return sql_mail_add(l, &(struct sql_mail_add){organisation, m->visit, m->version, m->kind, m->channel, m->due.s, m->last.s, m->to, now.s});
}

enum err store_mail_drop(struct link *l, int64_t organisation, int64_t visit, instant now)
{
	return sql_mail_drop(l, &(struct sql_mail_drop){now.s, organisation, visit});
}

enum err store_mail_late(struct link *l, int64_t organisation, instant now)
{
	return sql_mail_late(l, &(struct sql_mail_late){now.s, organisation, now.s});
}

enum err store_mail_forsaken(struct link *l, int64_t organisation, instant before)
{
	return sql_mail_forsaken(l, &(struct sql_mail_forsaken){organisation, before.s});
}

enum err store_mail_send(struct link *l, int64_t organisation, instant now)
{
	return sql_mail_send(l, &(struct sql_mail_send){now.s, organisation, now.s});
}

static void keep_mail(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_mail_due_row *from = row;
	*(struct store_mail *)ret_record = (struct store_mail){.visit = from->visit,
							       .version = from->version,
							       .kind = arena_copy(a, from->kind),
							       .channel = arena_copy(a, from->channel),
							       .to = arena_copy(a, from->recipient),
							       .due = {from->due},
							       .last = {from->last},
							       .state = (enum store_mail_state)from->state,
							       .tries = from->tries,
							       .said = arena_copy(a, from->said)};
}

enum err store_mail_due(struct link *l, int64_t organisation, instant now, struct arena *a, struct store_mail *ret_mail)
{
	struct store_reader r = {.link = l};
	return read_one(&r, &SQL_MAIL_DUE, &(struct sql_mail_due){organisation, now.s}, LIST(a, struct store_mail, keep_mail), ret_mail);
}

enum err store_mail_claim(struct link *l, int64_t organisation, const struct store_mail *m, instant now)
{
	struct sql_mail_claim_row row;
	return sql_mail_claim(l, &(struct sql_mail_claim){now.s, organisation, m->visit, m->version, m->kind, m->channel}, &row);
}

enum err store_mail_mark(struct link *l, int64_t organisation, const struct store_mail *m, enum store_mail_state was, instant now)
{
	return sql_mail_mark(l, &(struct sql_mail_mark){m->state, now.s, m->due.s, m->tries, m->said, organisation, m->visit, m->version, m->kind,
							m->channel, was});
}

enum err store_mails_failed(struct link *l, int64_t organisation, struct arena *a, struct store_mails *ret_mails)
{
	return read_list(l, &SQL_MAIL_FAILED, &(struct sql_mail_failed){organisation}, LIST(a, struct store_mail, keep_mail), ret_mails);
}

enum err store_mails(struct link *l, int64_t organisation, struct arena *a, struct store_mails *ret_mails)
{
	return read_list(l, &SQL_MAIL_LIST, &(struct sql_mail_list){organisation}, LIST(a, struct store_mail, keep_mail), ret_mails);
}
