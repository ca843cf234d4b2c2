/* day.c - lays a day out. */
#include "clinic/day.h"

#include "clinic/day_names.h"

#include <stdlib.h>

enum { MINUTE_S = 60, HOUR_S = 3600, DAY_S = 86400, FREE_LEAST_GRAINS = 3, OPEN_AT_S = 9 * HOUR_S, CLOSE_AT_S = 17 * HOUR_S };

/* ---- visits with their names ---- */

str day_name_of(const struct desk *d, int64_t number)
{
	uint16_t i = number != 0 ? desk_resource(d, number) : CLINIC_NONE;
	if (i == CLINIC_NONE)
		return number != 0 ? day_name_gone : STR("");
	return d->clinic.resources[i].name.n > 0 ? d->clinic.resources[i].name : d->clinic.resources[i].id;
}

static str service_name(const struct desk *d, str id)
{
	uint16_t i = clinic_service_named(&d->clinic, id);
	return i != CLINIC_NONE && d->clinic.services[i].name.n > 0 ? d->clinic.services[i].name : id;
}

static int32_t late_minutes(const struct desk *d, const struct store_visit *v)
{
	int64_t late_s = v->came == CAME_HERE ? v->came_at.s - v->from.s : v->came == CAME_NOT_YET && v->to.s > d->now.s ? d->now.s - v->from.s : 0;
	return late_s >= MINUTE_S && v->source != SOURCE_WALK_IN ? (int32_t)(late_s / MINUTE_S) : 0;
}

static enum err count_course(struct link *l, const struct desk *d, struct day_visit *v)
{
	struct store_visits all;
	if (v->of.course == 0)
		return OK;
	TRY(store_visits_of_course(l, d->organisation, v->of.course, d->arena, &all));
	for (size_t i = 0; i < all.n; i++) {
		if (all.at[i].state == VISIT_CANCELLED && all.at[i].id != v->of.id)
			continue;
		v->course_n++;
		v->course_at += all.at[i].from.s <= v->of.from.s;
	}
	return OK;
}

enum err day_name_visit(struct link *l, const struct desk *d, const struct store_visit *of, struct day_visit *ret_visit)
{
	struct store_patient p;
	TRY(store_patient(l, d->organisation, of->patient, d->arena, &p));
	*ret_visit = (struct day_visit){.of = *of,
					.service = service_name(d, of->service),
					.practitioner = day_name_of(d, of->practitioner),
					.room = day_name_of(d, of->room),
					.phone = p.phone,
					.late_minutes = late_minutes(d, of),
					.is_over = of->until.s <= d->now.s};
	return count_course(l, d, ret_visit);
}

struct visit_wish {
	int64_t id;
	struct day_visit *ret;
};

static enum err read_visit(struct link *l, const struct desk *d, void *arg)
{
	const struct visit_wish *wish = arg;
	struct store_visit v;
	TRY(store_visit(l, d->organisation, wish->id, d->arena, &v));
	return day_name_visit(l, d, &v, wish->ret);
}

enum err day_visit(const struct glance *k, int64_t id, struct day_visit *ret_visit)
{
	return glance_read(k, read_visit, &(struct visit_wish){id, ret_visit});
}

/* ---- the columns ---- */

/* A day while it is laid out. */
struct laying {
	const struct desk *d;
	struct day_wish wish;
	const struct zone_table *zone;
	instant from, to; /* of the civil day */
	struct slots slots;
	struct store_parts parts;
	struct store_visits visits;
	struct day_page *ret;
};

static const struct store_visit *visit_of(const struct laying *g, int64_t id)
{
	for (size_t i = 0; i < g->visits.n; i++)
		if (g->visits.at[i].id == id)
			return &g->visits.at[i];
	return NULL;
}

/* Everything that is shown lies between these two. */
static void stretch_to(struct laying *g, instant from, instant to)
{
	struct day_page *p = g->ret;
	p->from.s = from.s < p->from.s ? from.s : p->from.s;
	p->to.s = to.s > p->to.s ? to.s : p->to.s;
}

static void add_block(struct day_block *blocks, size_t *n, struct day_block b)
{
	if (b.to.s > b.from.s)
		blocks[(*n)++] = b;
}

/* The work of a visit, and the buffers before and after it. */
static void add_part(struct laying *g, const struct store_part *part, struct day_block *blocks, size_t *n)
{
	const struct store_visit *v = visit_of(g, part->visit);
	if (v == NULL)
		return;
	instant from = {part->from_s}, to = {part->to_s};
	instant begins = from.s < v->from.s ? v->from : from, ends = to.s > v->to.s ? v->to : to;
	add_block(blocks, n, (struct day_block){DAY_BUFFER, from, begins.s < to.s ? begins : to, v->id});
	add_block(blocks, n, (struct day_block){DAY_WORK, begins, ends, v->id});
	add_block(blocks, n, (struct day_block){DAY_BUFFER, ends.s > from.s ? ends : from, to, v->id});
	stretch_to(g, from, to);
}

static bool is_visited(const struct day_block *blocks, size_t n, instant at)
{
	for (size_t i = 0; i < n; i++)
		if (blocks[i].from.s <= at.s && at.s < blocks[i].to.s)
			return true;
	return false;
}

/* While someone is at work: what is free, and what someone else's calendar or a closure takes. */
static void add_hours(struct laying *g, uint16_t resource, const struct grains *open, struct day_block *blocks, size_t *n)
{
	const struct grains *taken = &g->slots.taken[resource];
	size_t n_visits = *n;
	int64_t first = grain_of(g->from.s) - g->slots.first, end = grain_of(g->to.s) - g->slots.first;
	for (int64_t bit = first; bit < end;) {
		int64_t to = bit + 1;
		instant at = {(g->slots.first + bit) * GRAIN_S};
		bool is_free = !grains_has(taken, bit), is_away = !is_free && !is_visited(blocks, n_visits, at);
		if (!grains_has(open, bit) || !(is_free || is_away)) {
			if (grains_has(open, bit))
				stretch_to(g, at, (instant){at.s + GRAIN_S});
			bit++;
			continue;
		}
		while (to < end && grains_has(open, to) && grains_has(taken, to) == !is_free &&
		       (is_free || !is_visited(blocks, n_visits, (instant){(g->slots.first + to) * GRAIN_S})))
			to++;
		instant until = {(g->slots.first + to) * GRAIN_S};
		stretch_to(g, at, until);
		if (is_away || to - bit >= FREE_LEAST_GRAINS)
			add_block(blocks, n, (struct day_block){is_free ? DAY_FREE : DAY_AWAY, at, until, 0});
		bit = to;
	}
}

static int by_time(const void *a, const void *b)
{
	const struct day_block *x = a, *y = b;
	return (x->from.s > y->from.s) - (x->from.s < y->from.s);
}

/* The hours of someone at this place. False: none ever. */
static bool hours_at(const struct laying *g, uint16_t resource, struct grains *ret_open)
{
	const struct clinic_resource *r = &g->d->clinic.resources[resource];
	for (size_t i = 0; i < r->n_shifts; i++)
		if (r->shifts[i].place == g->wish.place) {
			slots_open(&g->slots, &r->shifts[i], ret_open);
			return true;
		}
	return false;
}

static enum err add_column(struct laying *g, uint16_t resource, struct day_column *columns, size_t *n)
{
	const struct clinic_resource *r = &g->d->clinic.resources[resource];
	struct grains open;
	bool is_practitioner = r->kind == RESOURCE_PRACTITIONER;
	if (is_practitioner ? !hours_at(g, resource, &open) : r->kind != RESOURCE_ROOM || r->place != g->wish.place)
		return OK;
	struct day_block *blocks = arena_new(g->d->arena, struct day_block, 3 * g->parts.n + DAY_S / GRAIN_S + 16);
	size_t n_blocks = 0;
	if (blocks == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < g->parts.n; i++)
		if (g->parts.at[i].resource == r->number && g->parts.at[i].from_s < g->to.s && g->parts.at[i].to_s > g->from.s)
			add_part(g, &g->parts.at[i], blocks, &n_blocks);
	if (is_practitioner)
		add_hours(g, resource, &open, blocks, &n_blocks);
	qsort(blocks, n_blocks, sizeof *blocks, by_time);
	columns[(*n)++] = (struct day_column){r->kind, resource, r->id, r->name.n > 0 ? r->name : r->id, blocks, n_blocks};
	return OK;
}

/* People first, then rooms, both in the order of the file. */
static enum err add_columns(struct laying *g)
{
	struct day_column *columns = arena_new(g->d->arena, struct day_column, g->d->clinic.n_resources + 1);
	if (columns == NULL)
		return ERR_FULL;
	for (uint16_t i = 0; i < g->d->clinic.n_resources; i++)
		TRY(add_column(g, i, columns, &g->ret->n_columns));
	g->ret->columns = columns;
	return OK;
}

static enum err add_visits(struct link *l, struct laying *g)
{
	struct day_visit *visits = arena_new(g->d->arena, struct day_visit, g->visits.n + 1);
	if (visits == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < g->visits.n; i++) {
		const struct store_visit *v = &g->visits.at[i];
		if (v->until.s <= g->d->now.s || v->from.s < g->from.s || desk_place(g->d, v->place) != g->wish.place)
			continue;
		TRY(day_name_visit(l, g->d, v, &visits[g->ret->n_visits++]));
	}
	g->ret->visits = visits;
	return OK;
}

static enum err add_undo(struct link *l, struct laying *g)
{
	struct store_undos undos;
	struct store_visit v;
	TRY(store_undos(l, g->d->organisation, g->wish.staff, g->d->arena, &undos));
	if (undos.n == 0)
		return OK;
	TRY(store_visit(l, g->d->organisation, undos.at[0].was.id, g->d->arena, &v));
	if (v.version != undos.at[0].version || v.came != undos.at[0].after)
		return OK;
	TRY(day_name_visit(l, g->d, &v, &g->ret->undo.visit));
	g->ret->undo.act = (enum visit_act)undos.at[0].act;
	g->ret->undo.n = undos.n;
	return OK;
}

/* To whole hours of the clock on the wall; a day on which nothing is open shows nine to five. */
static void round_hours(struct laying *g)
{
	struct day_page *p = g->ret;
	if (p->to.s <= p->from.s) {
		p->from = zone_table_reach(g->zone, g->wish.on, OPEN_AT_S);
		p->to = zone_table_reach(g->zone, g->wish.on, CLOSE_AT_S);
	}
	int32_t into_s = instant_second(p->from, zone_table_at(g->zone, p->from)) % HOUR_S;
	int32_t over_s = instant_second(p->to, zone_table_at(g->zone, p->to)) % HOUR_S;
	p->from.s -= into_s;
	p->to.s += over_s > 0 ? HOUR_S - over_s : 0;
}

static enum err lay_out(struct link *l, const struct desk *d, void *arg)
{
	struct laying *g = arg;
	struct store_closures closures;
	struct store_mails lost;
	struct store_stretch in = {g->from, g->to}, around = {{g->from.s - DAY_S}, g->to};
	TRY(desk_slots(l, d, (struct store_days){g->wish.on, g->wish.on}, &(struct desk_view){0}, &g->slots));
	TRY(store_parts(l, d->organisation, in, d->now, d->arena, &g->parts));
	TRY(store_visits(l, d->organisation, around, d->arena, &g->visits));
	TRY(store_closures(l, d->organisation, in, d->arena, &closures));
	g->ret->closures = closures.at;
	g->ret->n_closures = closures.n;
	TRY(store_mails_failed(l, d->organisation, d->arena, &lost));
	g->ret->n_lost = lost.n;
	TRY(add_columns(g));
	round_hours(g);
	TRY(add_visits(l, g));
	return add_undo(l, g);
}

enum err day_read(const struct glance *k, struct day_wish wish, struct day_page *ret_day)
{
	struct laying *g = arena_new(k->desk.arena, struct laying, 1);
	if (g == NULL)
		return ERR_FULL;
	g->d = &k->desk;
	g->wish = wish;
	g->zone = &k->desk.clinic.places[wish.place].zone;
	g->from = zone_table_reach(g->zone, wish.on, 0);
	g->to = zone_table_reach(g->zone, day_plus(wish.on, 1), 0);
	g->ret = ret_day;
	*ret_day = (struct day_page){.on = wish.on, .place = wish.place, .zone = g->zone, .from = INSTANT_MAX, .to = INSTANT_MIN};
	return glance_read(k, lay_out, g);
}

/* ---- a week ---- */

struct weeks {
	day monday;
	uint16_t place;
	struct week_page *ret;
};

static void count_day(const struct slots *s, uint16_t resource, const struct grains *open, struct store_stretch in, struct week_cell *cell)
{
	for (int64_t bit = grain_of(in.from.s) - s->first; bit < grain_of(in.to.s) - s->first; bit++) {
		bool is_open = grains_has(open, bit);
		cell->open_minutes += is_open ? GRAIN_S / MINUTE_S : 0;
		cell->free_minutes += is_open && !grains_has(&s->taken[resource], bit) ? GRAIN_S / MINUTE_S : 0;
	}
}

/* What is known of the week when a row is made. */
struct week_facts {
	const struct desk *desk;
	const struct weeks *of;
	const struct slots *slots;
	const struct store_counts *counts;
};

static void fill_row(const struct week_facts *f, uint16_t resource, const struct clinic_shift *shift, struct week_row *row)
{
	const struct clinic_resource *r = &f->desk->clinic.resources[resource];
	const struct zone_table *zone = &f->desk->clinic.places[f->of->place].zone;
	const struct store_counts *counts = f->counts;
	struct grains open;
	slots_open(f->slots, shift, &open);
	*row = (struct week_row){.id = r->id, .name = r->name.n > 0 ? r->name : r->id};
	for (int i = 0; i < 7; i++) {
		day on = day_plus(f->of->monday, i);
		count_day(f->slots, resource, &open,
			  (struct store_stretch){zone_table_reach(zone, on, 0), zone_table_reach(zone, day_plus(on, 1), 0)}, &row->cells[i]);
		for (size_t k = 0; k < counts->n; k++)
			if (counts->at[k].on.n == on.n && counts->at[k].practitioner == r->number)
				row->cells[i].visits = (size_t)counts->at[k].n;
	}
}

static enum err read_week(struct link *l, const struct desk *d, void *arg)
{
	const struct weeks *w = arg;
	struct slots s;
	struct store_counts counts;
	struct store_days days = {w->monday, day_plus(w->monday, 6)};
	struct week_row *rows = arena_new(d->arena, struct week_row, d->clinic.n_resources + 1);
	if (rows == NULL)
		return ERR_FULL;
	TRY(desk_slots(l, d, days, &(struct desk_view){0}, &s));
	TRY(store_visit_counts(l, d->organisation, days, d->now, d->arena, &counts));
	const struct week_facts facts = {d, w, &s, &counts};
	for (uint16_t i = 0; i < d->clinic.n_resources; i++)
		for (size_t k = 0; d->clinic.resources[i].kind == RESOURCE_PRACTITIONER && k < d->clinic.resources[i].n_shifts; k++)
			if (d->clinic.resources[i].shifts[k].place == w->place)
				fill_row(&facts, i, &d->clinic.resources[i].shifts[k], &rows[w->ret->n++]);
	w->ret->rows = rows;
	return OK;
}

enum err week_read(const struct glance *k, day monday, uint16_t place, struct week_page *ret_week)
{
	*ret_week = (struct week_page){.monday = monday};
	return glance_read(k, read_week, &(struct weeks){monday, place, ret_week});
}
