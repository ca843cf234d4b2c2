/* desk.c - reads a clinic from the store. */
#include "clinic/desk.h"

#include "clinic/secret.h"
#include "store/clinic_desk.h"

enum { DAY_S = 86400, MARGIN_DAYS = 2, SAY_BYTES = 1 << 16 };

static int kind_of(enum resource_kind kind)
{
	return (int)kind + STORE_PRACTITIONER;
}

static int64_t number_of(const struct store_resources *all, int kind, str id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].kind == kind && str_eq(all->at[i].id, id))
			return all->at[i].number;
	return 0;
}

static enum err fill_numbers(struct desk *d, const struct store_resources *all)
{
	int64_t *places = arena_new(d->arena, int64_t, d->clinic.n_places);
	if (places == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < d->clinic.n_places; i++)
		places[i] = number_of(all, STORE_PLACE, d->clinic.places[i].id);
	d->place_numbers = places;
	for (size_t i = 0; i < d->clinic.n_resources; i++) {
		struct clinic_resource *r = &d->clinic.resources[i];
		r->number = number_of(all, kind_of(r->kind), r->id);
	}
	return OK;
}

enum err desk_open(struct link *l, const struct desk_wish *wish, struct desk *ret_desk)
{
	struct store_clinic stored;
	struct store_resources all;
	char *room = arena_take(wish->arena, SAY_BYTES, 1);
	if (room == NULL)
		return ERR_FULL;
	struct writer say = writer_on(room, SAY_BYTES);
	struct problems to = {.w = &say};
	struct desk d = {.organisation = wish->organisation, .now = wish->now, .arena = wish->arena};
	TRY(store_clinic(l, d.organisation, d.arena, &stored));
	struct clinic_file file = {STR("clinic"), stored.file, wish->zones, instant_day(wish->now, (struct zone){0}), true};
	TRY(clinic_read(&file, d.arena, &to, &d.clinic));
	TRY(store_resources(l, d.organisation, d.arena, &all));
	TRY(fill_numbers(&d, &all));
	d.version = stored.version;
	d.is_test = stored.is_test;
	d.identity = stored.identity;
	d.link_key = stored.link_key;
	*ret_desk = d;
	return OK;
}

uint16_t desk_resource(const struct desk *d, int64_t number)
{
	for (size_t i = 0; i < d->clinic.n_resources; i++)
		if (d->clinic.resources[i].number == number)
			return (uint16_t)i;
	return CLINIC_NONE;
}

uint16_t desk_place(const struct desk *d, int64_t number)
{
	for (size_t i = 0; i < d->clinic.n_places; i++)
		if (d->place_numbers[i] == number)
			return (uint16_t)i;
	return CLINIC_NONE;
}

str desk_id(const struct desk *d, int64_t number)
{
	uint16_t i = number != 0 ? desk_resource(d, number) : CLINIC_NONE;
	return i != CLINIC_NONE ? d->clinic.resources[i].id : number != 0 ? STR("gone") : STR("");
}

const struct zone_table *desk_zone(const struct desk *d, int64_t place)
{
	uint16_t i = desk_place(d, place);
	return &d->clinic.places[i != CLINIC_NONE ? i : 0].zone;
}

/* Adds what counts for this view. */
static void add_parts(const struct desk *d, const struct store_parts *parts, const struct desk_view *view, struct slots_busy *busy, size_t *n)
{
	for (size_t i = 0; i < parts->n; i++) {
		const struct store_part *p = &parts->at[i];
		uint16_t resource = view->patient != 0 && p->resource == view->patient ? SLOTS_PATIENT : desk_resource(d, p->resource);
		if (resource == CLINIC_NONE || (p->visit != 0 && p->visit == view->without))
			continue;
		busy[(*n)++] = (struct slots_busy){resource, desk_place(d, p->place), p->from_s, p->to_s};
	}
}

/* Adds what is away since the desk said so; of a clinic that is closed, everyone who works there. */
static void add_closures(const struct desk *d, const struct store_closures *closures, struct slots_busy *busy, size_t *n)
{
	for (size_t i = 0; i < closures->n; i++) {
		const struct store_closure *c = &closures->at[i];
		for (size_t k = 0; k < d->clinic.n_resources; k++) {
			const struct clinic_resource *r = &d->clinic.resources[k];
			if (c->resource == r->number || (c->resource == 0 && r->kind == RESOURCE_PRACTITIONER))
				busy[(*n)++] = (struct slots_busy){(uint16_t)k, CLINIC_NONE, c->from.s, c->to.s};
		}
	}
}

enum err desk_slots(struct link *l, const struct desk *d, struct store_days days, const struct desk_view *view, struct slots *ret_slots)
{
	struct store_parts parts, theirs;
	struct store_closures closures;
	instant from = slots_window_from(&d->clinic, days.first);
	struct store_stretch in = {from, {from.s + (int64_t)(day_diff(days.last, days.first) + 2 + 2 * MARGIN_DAYS) * DAY_S}};
	TRY(store_parts(l, d->organisation, in, d->now, d->arena, &parts));
	TRY(store_busy(l, d->organisation, in, d->arena, &theirs));
	TRY(store_closures(l, d->organisation, in, d->arena, &closures));
	struct slots_busy *busy =
		arena_new(d->arena, struct slots_busy, parts.n + theirs.n + view->n_more + closures.n * (d->clinic.n_resources + 1) + 1);
	struct grains *taken = arena_new(d->arena, struct grains, slots_taken_n(&d->clinic));
	size_t n = 0;
	if (busy == NULL || taken == NULL)
		return ERR_FULL;
	add_parts(d, &parts, view, busy, &n);
	add_parts(d, &theirs, view, busy, &n);
	add_closures(d, &closures, busy, &n);
	for (size_t i = 0; i < view->n_more; i++)
		busy[n++] = view->more[i];
	*ret_slots = slots_begin(&d->clinic, from, busy, n, taken);
	return OK;
}

enum err desk_opens(struct link *l, const struct desk *d, int64_t visit, str secret, bool *ret_is_right)
{
	str shown = secret_hash(secret, d->arena);
	struct store_hashes hashes;
	bool is_right = false;
	TRY(store_links(l, d->organisation, visit, d->arena, &hashes));
	for (size_t i = 0; i < hashes.n; i++)
		is_right = secret_is(hashes.at[i], shown) || is_right;
	*ret_is_right = is_right;
	return OK;
}

enum err desk_apply(struct store *s, int64_t organisation, struct change c, struct change_outcome *ret_outcome)
{
	c.caller = caller_desk(organisation);
	*ret_outcome = (struct change_outcome){.id = 0};
	return store_apply(s, &c, 1, ret_outcome);
}
