/* free.c - searches the windows of a stretch of days. */
#include "clinic/free.h"

enum { MINUTE_S = 60 };

struct free_bounds free_bounds(const struct desk *d, const struct clinic_service *v, uint16_t place)
{
	const struct zone_table *zone = &d->clinic.places[place].zone;
	day today = instant_day(d->now, zone_table_at(zone, d->now));
	instant end = v->horizon_days < 0 ? INSTANT_MAX : zone_table_reach(zone, day_plus(today, v->horizon_days + 1), 0);
	return (struct free_bounds){{d->now.s + (int64_t)v->lead_minutes * MINUTE_S}, end};
}

static int64_t visits_of(const struct store_counts *counts, int64_t practitioner, day on)
{
	for (size_t i = 0; i < counts->n; i++)
		if (counts->at[i].practitioner == practitioner && counts->at[i].on.n == on.n)
			return counts->at[i].n;
	return 0;
}

size_t free_fairest(const struct desk *d, const struct slots_who *whom, const bool *is_free, size_t n, const struct store_counts *counts, day on)
{
	size_t best = n;
	int64_t least = INT64_MAX;
	for (size_t i = 0; i < n; i++) {
		int64_t has = is_free[i] && d->clinic.assigns_fewest ? visits_of(counts, d->clinic.resources[whom[i].practitioner].number, on) : 0;
		if (is_free[i] && has < least) {
			least = has;
			best = i;
		}
	}
	return best;
}

/* One window: who can be booked, when, and what is known of their days. */
struct look {
	const struct desk *d;
	const struct free_wish *wish;
	const struct clinic_service *v;
	struct clinic_service walk_in; /* as `v`, for someone who is already here */
	struct slots slots;
	struct store_counts counts;
	struct slots_who whom[WHOM_MAX];
	struct free_bounds bounds[WHOM_MAX];
	struct grains *starts; /* of each of them */
	size_t n;
	struct store_days days;
};

static const struct zone_table *zone_of(const struct look *k, size_t who)
{
	uint16_t place = k->d->clinic.resources[k->whom[who].practitioner].shifts[k->whom[who].shift].place;
	return &k->d->clinic.places[place].zone;
}

static bool is_wished(const struct look *k, size_t who, int64_t bit)
{
	instant at = {(k->slots.first + bit) * GRAIN_S};
	struct zone zone = zone_table_at(zone_of(k, who), at);
	day on = instant_day(at, zone);
	int32_t second = instant_second(at, zone);
	return grains_has(&k->starts[who], bit) && on.n >= k->days.first.n && on.n <= k->days.last.n && at.s >= k->bounds[who].first.s &&
	       at.s < k->bounds[who].end.s && second >= k->wish->from_second && second < k->wish->to_second;
}

/* The start at this bit, with whom it would be. False: there is none. */
static bool pick(const struct look *k, int64_t bit, struct free_time *ret_time)
{
	bool is_free[WHOM_MAX], any = false;
	struct slots_choice choice;
	instant at = {(k->slots.first + bit) * GRAIN_S};
	for (size_t i = 0; i < k->n; i++) {
		is_free[i] = is_wished(k, i, bit);
		any = any || is_free[i];
	}
	if (!any)
		return false;
	size_t who = free_fairest(k->d, k->whom, is_free, k->n, &k->counts, instant_day(at, zone_table_at(zone_of(k, 0), at)));
	if (!slots_choose(&k->slots, k->v, k->whom[who], at.s, &choice))
		return false;
	uint16_t place = k->d->clinic.resources[k->whom[who].practitioner].shifts[k->whom[who].shift].place;
	*ret_time = (struct free_time){at, k->whom[who].practitioner, place, choice.room};
	return true;
}

static int64_t next_of_all(const struct look *k, int64_t bit)
{
	int64_t next = SLOTS_GRAINS;
	for (size_t i = 0; i < k->n; i++) {
		int64_t one = grains_next(&k->starts[i], bit);
		next = one < next ? one : next;
	}
	return next;
}

/* As many times as a window can have starts: none is written twice. */
static size_t look_through(const struct look *k, struct free_time *times, size_t most)
{
	size_t n = 0;
	for (int64_t bit = next_of_all(k, 0); bit < SLOTS_GRAINS && n < most; bit = next_of_all(k, bit + 1))
		n += pick(k, bit, &times[n]);
	return n;
}

static enum err open_look(struct link *l, struct look *k)
{
	struct desk_view nobody = {0};
	TRY(desk_slots(l, k->d, k->days, &nobody, &k->slots));
	TRY(store_visit_counts(l, k->d->organisation, k->days, k->d->now, k->d->arena, &k->counts));
	k->n = slots_whom(&k->d->clinic, k->v, k->wish->practitioner, k->whom, WHOM_MAX);
	k->starts = arena_new(k->d->arena, struct grains, k->n + 1);
	if (k->starts == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < k->n; i++) {
		struct slots_bits bits;
		slots_bits(&k->slots, k->v, k->whom[i], &bits);
		slots_starts(&bits, &k->starts[i]);
		k->bounds[i] = free_bounds(k->d, k->v, k->d->clinic.resources[k->whom[i].practitioner].shifts[k->whom[i].shift].place);
	}
	return OK;
}

enum err free_find(struct link *l, const struct desk *d, const struct free_wish *wish, struct free_times *ret_times)
{
	size_t n = 0, windows = (size_t)(day_diff(wish->days.last, wish->days.first) / SLOTS_DAYS) + 1;
	size_t most = wish->most > 0 ? wish->most : windows * SLOTS_GRAINS;
	struct free_time *times = arena_new(d->arena, struct free_time, most);
	if (times == NULL)
		return ERR_FULL;
	for (day first = wish->days.first; first.n <= wish->days.last.n && n < most; first = day_plus(first, SLOTS_DAYS)) {
		day last = day_plus(first, SLOTS_DAYS - 1);
		struct look k = {.d = d, .wish = wish, .v = &d->clinic.services[wish->service]};
		if (wish->walks_in) {
			k.walk_in = *k.v;
			k.walk_in.lead_minutes = 0;
			k.walk_in.grid = GRAIN_S / MINUTE_S;
			k.v = &k.walk_in;
		}
		k.days = (struct store_days){first, last.n < wish->days.last.n ? last : wish->days.last};
		TRY(open_look(l, &k));
		n += look_through(&k, times + n, most - n);
	}
	*ret_times = (struct free_times){times, n};
	return OK;
}

/* ---- courses ---- */

enum { SLACK_DAYS = 2 };

/* The time of `times` after `from` that is nearest to an instant; NULL when none is within `slack_s` of it. */
static const struct free_time *nearest(const struct free_times *times, size_t from, instant to, int64_t slack_s)
{
	const struct free_time *best = NULL;
	for (size_t i = from; i < times->n && times->at[i].at.s <= to.s + slack_s; i++) {
		int64_t off = times->at[i].at.s > to.s ? times->at[i].at.s - to.s : to.s - times->at[i].at.s;
		if (off > slack_s)
			continue;
		int64_t least = best == NULL ? INT64_MAX : best->at.s > to.s ? best->at.s - to.s : to.s - best->at.s;
		best = off < least ? &times->at[i] : best;
	}
	return best;
}

/* False: there is no whole course from this start on. */
static bool follow(const struct desk *d, const struct course_wish *wish, const struct free_times *times, size_t first, struct free_course *ret_course)
{
	int32_t slack = wish->every_days < 2 * SLACK_DAYS + 1 ? (wish->every_days - 1) / 2 : SLACK_DAYS;
	const struct free_time *t = &times->at[first];
	ret_course->at[0] = *t;
	for (size_t i = 1; i < wish->visits; i++) {
		const struct zone_table *zone = &d->clinic.places[t->place].zone;
		struct zone z = zone_table_at(zone, t->at);
		instant next = zone_table_reach(zone, day_plus(instant_day(t->at, z), wish->every_days), instant_second(t->at, z));
		t = nearest(times, first + 1, next, (int64_t)slack * 86400);
		if (t == NULL)
			return false;
		ret_course->at[i] = *t;
	}
	return true;
}

static void put_in_order(struct free_courses *courses, size_t most, const struct free_course *one)
{
	size_t at = courses->n;
	while (at > 0 && courses->at[at - 1].at[0].at.s > one->at[0].at.s)
		at--;
	if (at >= most)
		return;
	courses->n += courses->n < most;
	for (size_t i = courses->n - 1; i > at; i--)
		courses->at[i] = courses->at[i - 1];
	courses->at[at] = *one;
}

/* With one practitioner from the first visit to the last. */
static enum err courses_with(struct link *l, const struct desk *d, const struct course_wish *wish, uint16_t practitioner,
			     struct free_courses *courses)
{
	struct free_wish all = wish->first;
	struct free_times times;
	size_t most = wish->first.most, found = 0;
	all.practitioner = practitioner;
	all.most = 0;
	all.days.last = day_plus(all.days.last, (wish->every_days + SLACK_DAYS) * (int32_t)(wish->visits - 1));
	TRY(free_find(l, d, &all, &times));
	for (size_t i = 0; i < times.n && found < most; i++) {
		struct free_course one;
		struct zone zone = zone_table_at(&d->clinic.places[times.at[i].place].zone, times.at[i].at);
		if (instant_day(times.at[i].at, zone).n > wish->first.days.last.n)
			break;
		if (!follow(d, wish, &times, i, &one))
			continue;
		put_in_order(courses, most, &one);
		found++;
	}
	return OK;
}

enum err free_courses_find(struct link *l, const struct desk *d, const struct course_wish *wish, struct free_courses *ret_courses)
{
	const struct clinic_service *v = &d->clinic.services[wish->first.service];
	struct free_courses courses = {arena_new(d->arena, struct free_course, wish->first.most + 1), 0};
	if (courses.at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < v->n_practitioners; i++)
		if (wish->first.practitioner == CLINIC_NONE || wish->first.practitioner == v->practitioners[i])
			TRY(courses_with(l, d, wish, v->practitioners[i], &courses));
	*ret_courses = courses;
	return OK;
}
