/* closed.c - closures at the desk. */
#include "web/pages/clinic/closed.h"

#include "clinic/closures.h"

enum { ID_SEGMENT = 2, DAY_S = 86400 };

static str when_text(struct arena *a, const struct zone_table *zone, instant from, instant to)
{
	struct zone z = zone_table_at(zone, from), y = zone_table_at(zone, to);
	struct writer w = arena_writer(a);
	w_day_short(&w, instant_day(from, z));
	w_str(&w, STR(", "));
	w_clock(&w, instant_second(from, z));
	w_str(&w, STR(" \xe2\x80\x93 "));
	if (instant_day(to, y).n != instant_day(from, z).n) {
		w_day_short(&w, instant_day(to, y));
		w_str(&w, STR(", "));
	}
	w_clock(&w, instant_second(to, y));
	return arena_keep(a, &w);
}

static str name_of(const struct glance *k, int64_t number)
{
	uint16_t i = desk_resource(&k->desk, number);
	return number == 0 ? STR("everybody") : i == CLINIC_NONE ? STR("no longer here") : k->desk.clinic.resources[i].name;
}

static enum err rows_of(const struct glance *k, struct arena *a, const struct closures *c, struct clinic_closed_view *v)
{
	struct clinic_closure_row *rows = arena_new(a, struct clinic_closure_row, c->set.n + 1);
	struct clinic_to_move *moves = arena_new(a, struct clinic_to_move, c->n_moves + 1);
	if (rows == NULL || moves == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < c->set.n; i++) {
		const struct store_closure *x = &c->set.at[i];
		rows[v->n++] = (struct clinic_closure_row){when_text(a, &k->desk.clinic.places[0].zone, x->from, x->to), name_of(k, x->resource),
							   x->reason, clinic_url(a, "/desk/closed/", x->id, "/lift")};
	}
	for (size_t i = 0; i < c->n_moves; i++) {
		const struct day_visit *x = &c->moves[i];
		moves[v->n_moves++] =
			(struct clinic_to_move){x, when_text(a, desk_zone(&k->desk, x->of.place), x->of.from, x->of.to),
						clinic_url(a, "/desk/visit/", x->of.id, "/move"), clinic_url(a, "/desk/visit/", x->of.id, "")};
	}
	v->rows = rows;
	v->moves = moves;
	return OK;
}

/* Everybody, then each person and each room. */
static enum err whom_of(const struct glance *k, struct arena *a, struct clinic_closed_view *v)
{
	struct clinic_choice *whom = arena_new(a, struct clinic_choice, k->desk.clinic.n_resources + 1);
	if (whom == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < k->desk.clinic.n_resources; i++) {
		const struct clinic_resource *x = &k->desk.clinic.resources[i];
		struct writer w = arena_writer(a);
		w_int(&w, x->number);
		whom[v->n_whom++] = (struct clinic_choice){arena_keep(a, &w), x->name.n > 0 ? x->name : x->id, false, {STR("")}};
	}
	v->whom = whom;
	return OK;
}

static enum err show(const struct glance *k, const struct request *q, struct response *r, struct clinic_closed_view *v)
{
	struct closures *c = arena_new(r->arena, struct closures, 1);
	if (c == NULL)
		return ERR_FULL;
	v->form = csrf_key(q, r);
	v->today = clinic_today(k, 0);
	TRY(closures_read(k, c));
	TRY(rows_of(k, r->arena, c, v));
	TRY(whom_of(k, r->arena, v));
	page_clinic_closed(response_page(r, "Closed", NAV_CLOSED), v);
	return OK;
}

enum { DID };

const struct field clinic_closed_show_fields[1] = {[DID] = {.name = "did", .label = "Done", .kind = FIELD_CHECK}};

enum err clinic_closed_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct clinic_closed_view v = {.did = q->value[DID].given, .why = STR("")};
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show(&k, q, r, &v);
	glance_close(&k);
	return e;
}

enum { WHO, FROM, FROM_TIME, TO, TO_TIME, REASON };

const struct field clinic_closed_fields[6] = {
	[WHO] = {.name = "who", .label = "Who", .kind = FIELD_INT, .min = 0, .max = INT64_MAX, .needed = true},
	[FROM] = {.name = "from", .label = "From", .kind = FIELD_DAY, .needed = true},
	[FROM_TIME] = {.name = "from_time", .label = "From", .kind = FIELD_CLOCK},
	[TO] = {.name = "to", .label = "To", .kind = FIELD_DAY},
	[TO_TIME] = {.name = "to_time", .label = "To", .kind = FIELD_CLOCK},
	[REASON] = {.name = "reason", .label = "Why", .kind = FIELD_LINE, .min = 0, .max = 50},
};

static enum err close_it(const struct glance *k, const struct request *q, struct response *r)
{
	const struct zone_table *zone = &k->desk.clinic.places[0].zone;
	day last = q->value[TO].given ? q->value[TO].day : q->value[FROM].day;
	struct store_closure c = {.resource = q->value[WHO].number, .reason = q->value[REASON].given ? q->value[REASON].text : STR("")};
	struct clinic_closed_view v = {.why = STR("")};
	c.from = zone_table_reach(zone, q->value[FROM].day, q->value[FROM_TIME].given ? (int32_t)q->value[FROM_TIME].number : 0);
	c.to = zone_table_reach(zone, last, q->value[TO_TIME].given ? (int32_t)q->value[TO_TIME].number : DAY_S);
	if (c.to.s <= c.from.s)
		v.why = STR("The end must be after the start.");
	else if (c.resource != 0 && desk_resource(&k->desk, c.resource) == CLINIC_NONE)
		v.why = STR("Choose who is away, or what is closed.");
	if (v.why.n > 0) {
		r->status = 400;
		return show(k, q, r, &v);
	}
	TRY(closures_add(k, &c));
	response_see(r, URL("/desk/closed?did=on#saved"));
	return OK;
}

enum err clinic_closed_add(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = close_it(&k, q, r);
	glance_close(&k);
	return e;
}

enum err clinic_closed_lift(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	int64_t id;
	TRY(clinic_id(q, ID_SEGMENT, &id));
	TRY(clinic_glance(site, q, r, &k));
	enum err e = closures_lift(&k, id);
	glance_close(&k);
	if (e == OK)
		response_see(r, URL("/desk/closed?did=on#saved"));
	return e;
}
