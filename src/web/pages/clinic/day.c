/* day.c - the page of a day: the time line, who comes, and the last act. */
#include "web/pages/clinic/day.h"

#include "clinic/refused.h"
#include "draw/timeline.h"

enum { MINUTE_S = 60, HOUR_S = 3600, GROUNDS = 4 };

enum { DAY, PLACE, DID, WHY, UNDONE };

const struct field clinic_day_fields[5] = {
	[DAY] = {.name = "day", .label = "Day", .kind = FIELD_DAY},
	[PLACE] = {.name = "place", .label = "Place", .kind = FIELD_ID},
	[DID] = {.name = "did", .label = "Done", .kind = FIELD_CHECK},
	[WHY] = {.name = "why", .label = "Why", .kind = FIELD_INT, .min = 0, .max = REFUSED_N - 1},
	[UNDONE] = {.name = "undone", .label = "Undone", .kind = FIELD_CHECK},
};

/* ---- the picture ---- */

static int32_t minutes_after(instant from, instant at)
{
	return (int32_t)((at.s - from.s) / MINUTE_S);
}

static const struct day_visit *visit_named(const struct day_page *p, int64_t id)
{
	for (size_t i = 0; i < p->n_visits; i++)
		if (p->visits[i].of.id == id)
			return &p->visits[i];
	return NULL;
}

/* Gaps lead to a booking there. */
static str gap_link(struct arena *a, const struct day_page *p, const struct day_column *c, instant at)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("/desk/book?with="));
	w_url(&w, c->id);
	w_str(&w, STR("&day="));
	w_day(&w, p->on);
	w_str(&w, STR("&time="));
	w_clock(&w, instant_second(at, zone_table_at(p->zone, at)));
	return arena_keep(a, &w);
}

static struct timeline_block block_of(struct arena *a, const struct day_page *p, const struct day_column *c, const struct day_block *b)
{
	static const enum timeline_kind kinds[] = {TIMELINE_WORK, TIMELINE_BUFFER, TIMELINE_AWAY, TIMELINE_FREE};
	struct timeline_block t = {.kind = kinds[b->kind], .from = minutes_after(p->from, b->from), .to = minutes_after(p->from, b->to)};
	const struct day_visit *v = visit_named(p, b->visit);
	t.title = t.more = t.href = STR("");
	if (b->kind == DAY_FREE && c->kind == RESOURCE_PRACTITIONER) {
		t.title = clinic_range(a, p->zone, b->from, b->to);
		t.more = STR("free");
		t.href = gap_link(a, p, c, b->from);
	} else if (b->kind == DAY_AWAY) {
		t.title = STR("away");
		t.more = clinic_range(a, p->zone, b->from, b->to);
	} else if (v != NULL) {
		t.tone = (int)(v->of.id % GROUNDS);
		t.href = clinic_url(a, "/desk/visit/", v->of.id, "").s;
		t.is_marked = v->of.came == CAME_HERE;
		t.title = b->kind == DAY_WORK ? v->of.patient_name : STR("");
		t.more = b->kind == DAY_WORK ? v->service : STR("");
	}
	return t;
}

static enum err hours_of(struct arena *a, const struct day_page *p, struct timeline *t)
{
	struct timeline_hour *hours = arena_new(a, struct timeline_hour, (size_t)((p->to.s - p->from.s) / HOUR_S) + 2);
	if (hours == NULL)
		return ERR_FULL;
	for (instant at = p->from; at.s <= p->to.s; at.s += HOUR_S)
		hours[t->n_hours++] = (struct timeline_hour){minutes_after(p->from, at), clinic_clock(a, p->zone, at)};
	t->hours = hours;
	return OK;
}

static enum err picture(struct arena *a, const struct glance *k, const struct day_page *p, html *ret_picture)
{
	struct timeline t = {.minutes = minutes_after(p->from, p->to), .now = minutes_after(p->from, k->desk.now)};
	struct timeline_column *columns = arena_new(a, struct timeline_column, p->n_columns + 1);
	if (columns == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < p->n_columns; i++) {
		const struct day_column *c = &p->columns[i];
		struct timeline_block *blocks = arena_new(a, struct timeline_block, c->n + 1);
		if (blocks == NULL)
			return ERR_FULL;
		for (size_t m = 0; m < c->n; m++)
			blocks[m] = block_of(a, p, c, &c->blocks[m]);
		bool is_first_room = i > 0 && c->kind == RESOURCE_ROOM && p->columns[i - 1].kind != RESOURCE_ROOM;
		columns[t.n++] = (struct timeline_column){c->name, blocks, c->n, is_first_room};
	}
	t.columns = columns;
	t.now = k->desk.now.s >= p->from.s && k->desk.now.s <= p->to.s ? t.now : -1;
	TRY(hours_of(a, p, &t));
	struct writer w = arena_writer(a);
	if (t.n > 0)
		timeline_draw(&w, &t);
	*ret_picture = html_trusted(arena_keep(a, &w));
	return OK;
}

/* ---- the list ---- */

static enum err rows_of(struct arena *a, const struct glance *k, const struct day_page *p, struct clinic_day_view *v)
{
	struct clinic_row *rows = arena_new(a, struct clinic_row, p->n_visits + 1);
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < p->n_visits; i++) {
		const struct day_visit *x = &p->visits[i];
		rows[v->n++] = (struct clinic_row){.of = x,
						   .range = clinic_range(a, p->zone, x->of.from, x->of.to),
						   .came = clinic_clock(a, p->zone, x->of.came_at),
						   .where = clinic_url(a, "/desk/visit/", x->of.id, ""),
						   .here = clinic_url(a, "/desk/visit/", x->of.id, "/came"),
						   .move = clinic_url(a, "/desk/visit/", x->of.id, "/move"),
						   .is_here = x->of.came == CAME_HERE,
						   .is_not = x->of.came == CAME_NOT,
						   .has_begun = x->of.from.s <= k->desk.now.s};
	}
	v->rows = rows;
	return OK;
}

static enum err closed_of(struct arena *a, const struct glance *k, const struct day_page *p, struct clinic_day_view *v)
{
	struct clinic_closed *closed = arena_new(a, struct clinic_closed, p->n_closures + 1);
	if (closed == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < p->n_closures; i++) {
		const struct store_closure *c = &p->closures[i];
		uint16_t who = c->resource != 0 ? desk_resource(&k->desk, c->resource) : CLINIC_NONE;
		instant from = c->from.s > p->from.s ? c->from : p->from, to = c->to.s < p->to.s ? c->to : p->to;
		closed[v->n_closed++] = (struct clinic_closed){clinic_range(a, p->zone, from, to), c->reason,
							       who != CLINIC_NONE ? k->desk.clinic.resources[who].name : STR("")};
	}
	v->closed = closed;
	return OK;
}

/* A page of a day at a place: the links lead to the same one elsewhere. */
struct place_page {
	const char *path;
	day on;
	uint16_t place;
};

static enum err places_of(struct arena *a, const struct glance *k, struct place_page of, const struct clinic_choice **ret_places, size_t *ret_n)
{
	struct clinic_choice *places = arena_new(a, struct clinic_choice, k->desk.clinic.n_places + 1);
	if (places == NULL)
		return ERR_FULL;
	*ret_n = 0;
	for (uint16_t i = 0; i < k->desk.clinic.n_places && k->desk.clinic.n_places > 1; i++) {
		const struct clinic_place *x = &k->desk.clinic.places[i];
		struct writer w = arena_writer(a);
		w_z(&w, of.path);
		w_str(&w, STR("?day="));
		w_day(&w, of.on);
		w_str(&w, STR("&place="));
		w_url(&w, x->id);
		places[(*ret_n)++] = (struct clinic_choice){x->id, x->name.n > 0 ? x->name : x->id, i == of.place, {arena_keep(a, &w)}};
	}
	*ret_places = places;
	return OK;
}

enum err clinic_services(const struct glance *k, str chosen, struct arena *a, const struct clinic_choice **ret_services, size_t *ret_n)
{
	struct clinic_choice *services = arena_new(a, struct clinic_choice, k->desk.clinic.n_services + 1);
	uint16_t first = clinic_service_named(&k->desk.clinic, chosen);
	if (services == NULL)
		return ERR_FULL;
	for (uint16_t i = 0; i < k->desk.clinic.n_services && first == CLINIC_NONE; i++)
		first = k->desk.clinic.services[i].who != FOR_NEW ? i : first; /* most who call have been here */
	first = first != CLINIC_NONE ? first : 0;
	for (uint16_t i = 0; i < k->desk.clinic.n_services; i++) {
		const struct clinic_service *x = &k->desk.clinic.services[i];
		services[i] = (struct clinic_choice){x->id, x->name.n > 0 ? x->name : x->id, i == first, {STR("")}};
	}
	*ret_services = services;
	*ret_n = k->desk.clinic.n_services;
	return OK;
}

/* ---- the page ---- */

static url day_at(struct arena *a, const char *path, day on, const struct value *place)
{
	struct writer w = arena_writer(a);
	w_z(&w, path);
	w_str(&w, STR("?day="));
	w_day(&w, on);
	if (place->given) {
		w_str(&w, STR("&place="));
		w_url(&w, place->text);
	}
	return (url){arena_keep(a, &w)};
}

static void add_undo(struct arena *a, const struct day_page *p, const struct request *q, struct clinic_day_view *v)
{
	v->did = q->value[DID].given;
	v->undone = q->value[UNDONE].given;
	v->refused = q->value[WHY].given && q->value[WHY].number > 0;
	v->why = v->refused ? refused_words[q->value[WHY].number].say : STR("");
	v->has_undo = p->undo.n > 0;
	if (!v->has_undo)
		return;
	v->act = p->undo.act;
	v->acted = &p->undo.visit;
	v->is_walk_in = p->undo.visit.of.source == SOURCE_WALK_IN;
	v->n_acted = p->undo.n;
	struct writer w = arena_writer(a);
	w_day_short(&w, p->undo.visit.of.day);
	w_str(&w, STR(", "));
	w_clock(&w, p->undo.visit.of.second);
	v->acted_at = arena_keep(a, &w);
}

static enum err view_of(const struct glance *k, const struct request *q, struct response *r, struct clinic_day_view *v)
{
	struct arena *a = r->arena;
	uint16_t place = clinic_place_of(k, &q->value[PLACE]);
	day today = clinic_today(k, place), on = q->value[DAY].given ? q->value[DAY].day : today;
	struct day_page *p = arena_new(a, struct day_page, 1);
	if (p == NULL)
		return ERR_FULL;
	TRY(day_read(k, (struct day_wish){on, place, q->staff}, p));
	*v = (struct clinic_day_view){.form = csrf_key(q, r), .clinic = k->desk.clinic.name, .on = on, .is_today = on.n == today.n};
	v->before = day_at(a, "/desk", day_plus(on, -1), &q->value[PLACE]);
	v->after = day_at(a, "/desk", day_plus(on, 1), &q->value[PLACE]);
	v->today = day_at(a, "/desk", today, &q->value[PLACE]);
	v->week = day_at(a, "/desk/week", on, &q->value[PLACE]);
	v->sheet = day_at(a, "/desk/sheet", on, &q->value[PLACE]);
	TRY(places_of(a, k, (struct place_page){"/desk", on, place}, &v->places, &v->n_places));
	TRY(clinic_services(k, STR(""), a, &v->services, &v->n_services));
	TRY(picture(a, k, p, &v->picture));
	TRY(rows_of(a, k, p, v));
	TRY(closed_of(a, k, p, v));
	v->n_lost = p->n_lost;
	add_undo(a, p, q, v);
	return OK;
}

enum err clinic_day_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct clinic_day_view v;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = view_of(&k, q, r, &v);
	if (e == OK)
		page_clinic_day(response_page(r, "Day", NAV_DAY), &v);
	glance_close(&k);
	return e;
}

enum err clinic_sheet_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct clinic_day_view v;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = view_of(&k, q, r, &v);
	if (e == OK)
		page_clinic_sheet(response_page(r, "Day sheet", NAV_DAY), &v);
	glance_close(&k);
	return e;
}

enum err clinic_home(struct site *site, const struct request *q, struct response *r)
{
	(void)site;
	(void)q;
	response_see(r, URL("/desk"));
	return OK;
}

/* ---- undo ---- */

enum { ON };

const struct field clinic_undo_fields[1] = {[ON] = {.name = "day", .label = "Day", .kind = FIELD_DAY, .needed = true}};

enum err clinic_undo(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct visit_ask ask = clinic_ask(q, ACT_UNDO);
	struct visit_answer answer;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = glance_do(&k, &ask, &answer);
	glance_close(&k);
	if (e != OK)
		return e;
	url where = clinic_day_url(r->arena, q->value[ON].day, answer.refused == REFUSED_NOT ? "&undone=on#saved" : "");
	if (answer.refused != REFUSED_NOT) {
		struct writer w = arena_writer(r->arena);
		w_str(&w, where.s);
		w_str(&w, STR("&why="));
		w_int(&w, (int64_t)answer.refused);
		where = (url){arena_keep(r->arena, &w)};
	}
	response_see(r, where);
	return OK;
}

/* ---- the week ---- */

static str free_text(struct arena *a, int32_t minutes)
{
	struct writer w = arena_writer(a);
	w_int(&w, minutes / 60);
	w_char(&w, ':');
	w_padded(&w, (uint64_t)(minutes % 60), 2);
	return arena_keep(a, &w);
}

static enum err week_rows(struct arena *a, const struct week_page *p, const struct value *place, struct clinic_week_view *v)
{
	struct clinic_week_row *rows = arena_new(a, struct clinic_week_row, p->n + 1);
	struct clinic_week_cell *days = arena_new(a, struct clinic_week_cell, 7);
	if (rows == NULL || days == NULL)
		return ERR_FULL;
	for (int i = 0; i < 7; i++)
		days[i] = (struct clinic_week_cell){NULL, day_plus(p->monday, i), day_at(a, "/desk", day_plus(p->monday, i), place), STR("")};
	for (size_t k = 0; k < p->n; k++) {
		struct clinic_week_cell *cells = arena_new(a, struct clinic_week_cell, 7);
		if (cells == NULL)
			return ERR_FULL;
		for (int i = 0; i < 7; i++) {
			cells[i] = days[i];
			cells[i].of = &p->rows[k].cells[i];
			cells[i].free = free_text(a, p->rows[k].cells[i].free_minutes);
		}
		rows[v->n++] = (struct clinic_week_row){p->rows[k].name, cells};
	}
	v->days = days;
	v->rows = rows;
	return OK;
}

static enum err show_week(const struct glance *k, const struct request *q, struct response *r)
{
	struct arena *a = r->arena;
	uint16_t place = clinic_place_of(k, &q->value[PLACE]);
	day monday = day_week(q->value[DAY].given ? q->value[DAY].day : clinic_today(k, place));
	struct week_page p;
	TRY(week_read(k, monday, place, &p));
	struct clinic_week_view v = {.monday = monday,
				     .sunday = day_plus(monday, 6),
				     .before = day_at(a, "/desk/week", day_plus(monday, -7), &q->value[PLACE]),
				     .after = day_at(a, "/desk/week", day_plus(monday, 7), &q->value[PLACE])};
	TRY(places_of(a, k, (struct place_page){"/desk/week", monday, place}, &v.places, &v.n_places));
	TRY(week_rows(a, &p, &q->value[PLACE], &v));
	page_clinic_week(response_page(r, "Week", NAV_WEEK), &v);
	return OK;
}

enum err clinic_week_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show_week(&k, q, r);
	glance_close(&k);
	return e;
}
