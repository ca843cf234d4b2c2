/* visit_act.c - finds where a visit can be, and writes the guard. */
#include "clinic/visit_act.h"

#include <stdlib.h>

#include "clinic/free.h"

enum { MINUTE_S = 60 };

enum err act_refuse(struct act *a, enum refused why)
{
	a->answer->refused = why;
	return ERR_CONFLICT;
}

/* ---- one time ---- */

uint16_t act_place_of(const struct act *a, struct slots_who who)
{
	return a->desk.clinic.resources[who.practitioner].shifts[who.shift].place;
}

static enum refused check_bounds(const struct act *a, const struct clinic_service *v, uint16_t place, instant at)
{
	struct free_bounds bounds = free_bounds(&a->desk, v, place);
	if (at.s < a->desk.now.s)
		return REFUSED_PAST;
	if (at.s < bounds.first.s)
		return REFUSED_TOO_SOON;
	return at.s >= bounds.end.s ? REFUSED_TOO_FAR : REFUSED_NOT;
}

/* Why nobody of `whom` can have it. */
static enum refused why_not(const struct slots_bits *bits, size_t n, int64_t bit)
{
	bool open = false, grid = false;
	for (size_t i = 0; i < n; i++) {
		open = open || grains_has(&bits[i].open, bit);
		grid = grid || (grains_has(&bits[i].open, bit) && grains_has(&bits[i].grid, bit));
	}
	return grid ? REFUSED_TAKEN : open ? REFUSED_OFF_GRID : REFUSED_CLOSED;
}

/* Between two others, without a minute of its own before and after. */
static struct clinic_service squeezed(const struct clinic_service *v)
{
	struct clinic_service bare = *v;
	bare.practitioner_buffer = bare.room_buffer = (struct clinic_buffer){0, 0};
	return bare;
}

enum err act_find_place(struct act *a, const struct place_ask *ask, struct store_visit *visit, struct slots_choice *choice, enum refused *ret_refused)
{
	struct slots slots;
	struct slots_who whom[WHOM_MAX];
	bool is_free[WHOM_MAX];
	struct store_counts counts;
	const struct clinic_service *v = ask->service;
	size_t n = slots_whom(&a->desk.clinic, v, ask->practitioner, whom, WHOM_MAX);
	struct slots_bits *bits = arena_new(a->desk.arena, struct slots_bits, n + 1);
	if (bits == NULL)
		return ERR_FULL;
	const struct zone_table *zone = &a->desk.clinic.places[n > 0 ? act_place_of(a, whom[0]) : 0].zone;
	struct zone east = zone_table_at(zone, ask->at);
	day on = instant_day(ask->at, east);
	struct clinic_service bare = squeezed(v);
	v = ask->squeezes ? &bare : v;
	*ret_refused = n == 0                                       ? REFUSED_CLOSED
		       : ask->squeezes && ask->at.s < a->desk.now.s ? REFUSED_PAST
		       : ask->squeezes                              ? REFUSED_NOT
								    : check_bounds(a, v, act_place_of(a, whom[0]), ask->at);
	if (*ret_refused != REFUSED_NOT)
		return OK;
	struct desk_view view = {a->patient, ask->without, a->taken, a->n_taken};
	TRY(desk_slots(a->l, &a->desk, (struct store_days){on, on}, &view, &slots));
	TRY(store_visit_counts(a->l, a->desk.organisation, (struct store_days){on, on}, a->desk.now, a->desk.arena, &counts));
	int64_t bit = grain_of(ask->at.s) - slots.first;
	for (size_t i = 0; i < n; i++) {
		struct grains starts;
		slots_bits(&slots, v, whom[i], &bits[i]);
		if (ask->squeezes)
			starts = bits[i].free;
		else
			slots_starts(&bits[i], &starts);
		is_free[i] = ask->at.s % GRAIN_S == 0 && grains_has(&starts, bit);
	}
	size_t who = free_fairest(&a->desk, whom, is_free, n, &counts, on);
	if (who == n || !slots_choose(&slots, v, whom[who], ask->at.s, choice)) {
		*ret_refused = ask->at.s % GRAIN_S != 0 ? REFUSED_OFF_GRID : ask->squeezes ? REFUSED_TAKEN : why_not(bits, n, bit);
		return OK;
	}
	zone = &a->desk.clinic.places[act_place_of(a, whom[who])].zone;
	east = zone_table_at(zone, ask->at);
	visit->practitioner = a->desk.clinic.resources[whom[who].practitioner].number;
	visit->place = a->desk.place_numbers[act_place_of(a, whom[who])];
	visit->room = choice->room != CLINIC_NONE ? a->desk.clinic.resources[choice->room].number : 0;
	visit->day = instant_day(ask->at, east);
	visit->second = instant_second(ask->at, east);
	visit->east = east;
	visit->zone = zone->name;
	visit->from = ask->at;
	visit->to = (instant){ask->at.s + (int64_t)service_minutes(v) * MINUTE_S};
	visit->at = a->desk.now;
	return OK;
}

/* ---- writing ---- */

static int by_key(const void *a, const void *b)
{
	const struct store_grain *x = a, *y = b;
	if (x->resource != y->resource)
		return x->resource < y->resource ? -1 : 1;
	if (x->grain != y->grain)
		return x->grain < y->grain ? -1 : 1;
	return (x->until.s < y->until.s) - (x->until.s > y->until.s); /* what is kept comes before what is given up */
}

static int64_t grains_of(const struct store_part *p)
{
	return grain_above(p->to_s) - grain_of(p->from_s);
}

static size_t put_grains(struct store_grain *list, size_t n, const struct store_part *p, instant until)
{
	for (int64_t i = 0; i < grains_of(p); i++)
		list[n++] = (struct store_grain){p->resource, grain_of(p->from_s) + i, p->visit, until};
	return n;
}

static size_t count_grains(const struct store_parts *parts)
{
	size_t n = 0;
	for (size_t i = 0; i < parts->n; i++)
		n += (size_t)grains_of(&parts->at[i]);
	return n;
}

enum err act_occupy(struct act *a, const struct store_parts *had, const struct store_parts *has, instant until)
{
	struct store_grain *list = arena_new(a->desk.arena, struct store_grain, count_grains(had) + count_grains(has) + 1);
	size_t n = 0, kept = 0;
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < has->n; i++)
		n = put_grains(list, n, &has->at[i], until);
	for (size_t i = 0; i < had->n; i++)
		n = put_grains(list, n, &had->at[i], (instant){0});
	qsort(list, n, sizeof *list, by_key);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || list[kept - 1].resource != list[i].resource || list[kept - 1].grain != list[i].grain)
			list[kept++] = list[i];
	enum err e = store_occupy(a->l, a->desk.organisation, &(struct store_grains){list, kept}, a->desk.now, a->desk.arena);
	return e == ERR_CONFLICT ? act_refuse(a, REFUSED_TAKEN) : e;
}

enum err act_parts_of(struct act *a, const struct store_visit *v, const struct slots_choice *c, struct store_parts *ret_parts)
{
	struct store_part *at = arena_new(a->desk.arena, struct store_part, c->n_parts + 1);
	if (at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct slots_part *p = &c->parts[i];
		int64_t number = p->resource == SLOTS_PATIENT ? v->patient : a->desk.clinic.resources[p->resource].number;
		at[i] = (struct store_part){number, p->from_s, p->to_s, v->id, v->place};
	}
	*ret_parts = (struct store_parts){at, c->n_parts};
	return OK;
}

enum err act_join_parts(struct act *a, const struct store_parts *more, struct store_parts *all)
{
	struct store_part *at = arena_new(a->desk.arena, struct store_part, all->n + more->n + 1);
	if (at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all->n + more->n; i++)
		at[i] = i < all->n ? all->at[i] : more->at[i - all->n];
	*all = (struct store_parts){at, all->n + more->n};
	return OK;
}
