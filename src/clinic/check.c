/* check.c - compares visit_part with the guard, and visits with the clinic's file. */
#include "clinic/check.h"

#include <stdlib.h>

enum { DAY_S = 86400, DAYS_BACK = 2 };

/* What was over before is forgotten, sooner or later. */
static int64_t first_grain(const struct desk *d)
{
	return grain_of(d->now.s - DAYS_BACK * DAY_S);
}

static int by_key(const void *a, const void *b)
{
	const struct store_grain *x = a, *y = b;
	if (x->resource != y->resource)
		return x->resource < y->resource ? -1 : 1;
	return (x->grain > y->grain) - (x->grain < y->grain);
}

static enum err grains_of_parts(const struct desk *d, const struct store_parts *parts, struct store_grains *ret_grains)
{
	size_t n = 0, at = 0;
	for (size_t i = 0; i < parts->n; i++)
		n += (size_t)(grain_above(parts->at[i].to_s) - grain_of(parts->at[i].from_s));
	struct store_grain *list = arena_new(d->arena, struct store_grain, n + 1);
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < parts->n; i++)
		for (int64_t g = grain_of(parts->at[i].from_s); g < grain_above(parts->at[i].to_s); g++)
			if (g >= first_grain(d))
				list[at++] = (struct store_grain){parts->at[i].resource, g, parts->at[i].visit, {0}};
	qsort(list, at, sizeof *list, by_key);
	*ret_grains = (struct store_grains){list, at};
	return OK;
}

/* Both in the order of their keys. */
static void compare(const struct store_grains *of_parts, const struct store_grains *guard, struct check *c)
{
	size_t i = 0, k = 0;
	for (size_t x = 1; x < of_parts->n; x++)
		c->doubled += by_key(&of_parts->at[x - 1], &of_parts->at[x]) == 0;
	while (i < of_parts->n || k < guard->n) {
		int order = i == of_parts->n ? 1 : k == guard->n ? -1 : by_key(&of_parts->at[i], &guard->at[k]);
		if (order == 0 && of_parts->at[i].visit != guard->at[k].visit)
			c->missing++;
		c->missing += order < 0;
		c->extra += order > 0;
		i += order <= 0;
		k += order >= 0;
	}
}

/* The shift of a practitioner at a place; false when there is none. */
static bool find_who(const struct desk *d, const struct store_visit *v, struct slots_who *ret_who)
{
	uint16_t p = desk_resource(d, v->practitioner), place = desk_place(d, v->place);
	for (uint16_t i = 0; p != CLINIC_NONE && i < d->clinic.resources[p].n_shifts; i++)
		if (d->clinic.resources[p].shifts[i].place == place) {
			*ret_who = (struct slots_who){p, i};
			return true;
		}
	return false;
}

/* The file does not name it any more, or says that it is away then. */
static bool is_away(const struct desk *d, const struct store_part *p)
{
	uint16_t resource = desk_resource(d, p->resource);
	bool away = resource == CLINIC_NONE;
	for (size_t i = 0; i < d->clinic.n_absences && !away; i++) {
		const struct clinic_absence *a = &d->clinic.absences[i];
		away = a->resource == resource && a->from.s < p->to_s && a->to.s > p->from_s;
	}
	return away;
}

/* Of those that were booked: that another room would be free is no help to the visit. */
static enum err some_away(struct link *l, const struct desk *d, const struct store_visit *v, struct arena *a, bool *ret_is)
{
	struct store_parts parts;
	TRY(store_parts_of(l, d->organisation, v->id, a, &parts));
	*ret_is = false;
	for (size_t i = 0; i < parts.n && !*ret_is; i++)
		*ret_is = parts.at[i].resource != v->patient && is_away(d, &parts.at[i]);
	return OK;
}

static enum err is_outside(struct link *l, const struct desk *d, const struct store_visit *v, bool *ret_is)
{
	struct slots_who who;
	struct arena rest = *d->arena; /* given back */
	uint16_t service = clinic_service_named(&d->clinic, v->service);
	struct zone zone = zone_table_at(desk_zone(d, v->place), v->from);
	TRY(some_away(l, d, v, &rest, ret_is));
	*ret_is = *ret_is || service == CLINIC_NONE || !find_who(d, v, &who) || zone.east_s != v->east.east_s;
	if (*ret_is)
		return OK;
	struct grains *taken = arena_new(&rest, struct grains, slots_taken_n(&d->clinic));
	struct slots_bits *bits = arena_new(&rest, struct slots_bits, 1);
	if (taken == NULL || bits == NULL)
		return ERR_FULL;
	struct slots s = slots_begin(&d->clinic, slots_window_from(&d->clinic, instant_day(v->from, zone)), NULL, 0, taken);
	slots_bits(&s, &d->clinic.services[service], who, bits);
	int64_t bit = grain_of(v->from.s) - s.first;
	*ret_is = !grains_has(&bits->open, bit) || !grains_has(&bits->free, bit);
	return OK;
}

enum err check_outside(struct link *l, const struct desk *d, struct store_visits *ret_outside)
{
	struct store_visits all;
	TRY(store_visits(l, d->organisation, (struct store_stretch){d->now, INSTANT_MAX}, d->arena, &all));
	struct store_visit *outside = arena_new(d->arena, struct store_visit, all.n + 1);
	size_t n = 0;
	if (outside == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all.n; i++) {
		bool is = false;
		if (all.at[i].until.s > d->now.s)
			TRY(is_outside(l, d, &all.at[i], &is));
		if (is)
			outside[n++] = all.at[i];
	}
	*ret_outside = (struct store_visits){outside, n};
	return OK;
}

static void drop_past(const struct desk *d, struct store_grains *guard)
{
	struct store_grain *at = (struct store_grain *)(uintptr_t)guard->at;
	size_t n = 0;
	for (size_t i = 0; i < guard->n; i++)
		if (at[i].grain >= first_grain(d))
			at[n++] = at[i];
	guard->n = n;
}

enum err check_sweep(struct store *s, const struct desk *d)
{
	struct change_outcome outcome;
	return desk_apply(s, d->organisation, (struct change){.kind = CHANGE_GUARD_SWEEP, .at = {first_grain(d) * GRAIN_S}}, &outcome);
}

enum err check_run(struct link *l, const struct desk *d, struct check *ret_check)
{
	struct store_parts parts;
	struct store_grains of_parts, guard;
	*ret_check = (struct check){0};
	TRY(store_parts_all(l, d->organisation, d->now, d->arena, &parts));
	TRY(store_occupied(l, d->organisation, d->now, d->arena, &guard));
	TRY(grains_of_parts(d, &parts, &of_parts));
	drop_past(d, &guard);
	compare(&of_parts, &guard, ret_check);
	ret_check->parts = (int64_t)parts.n;
	ret_check->grains = (int64_t)guard.n;
	return check_outside(l, d, &ret_check->outside);
}
