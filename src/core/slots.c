/* slots.c - free times as bitmaps. */
#include "core/slots.h"

#include <string.h>

enum { MINUTE_S = 60, DAY_S = 86400, GRAIN_MINUTES = GRAIN_S / MINUTE_S };

/* ---- the window ---- */

instant slots_window_from(const struct clinic *c, day first)
{
	int64_t from = INT64_MAX;
	for (size_t i = 0; i < c->n_places; i++) {
		int64_t s = zone_table_reach(&c->places[i].zone, first, 0).s;
		from = s < from ? s : from;
	}
	return (instant){(grain_of(from - DAY_S - VISIT_MINUTES_MAX * MINUTE_S)) * GRAIN_S};
}

instant slots_window_to(instant from)
{
	return (instant){from.s + (int64_t)SLOTS_GRAINS * GRAIN_S};
}

struct slots slots_begin(const struct clinic *c, instant from, const struct slots_busy *busy, size_t n_busy, struct grains *taken)
{
	struct slots s = {.clinic = c, .first = grain_of(from.s), .busy = busy, .n_busy = n_busy, .taken = taken};
	memset(taken, 0, slots_taken_n(c) * sizeof *taken);
	for (size_t i = 0; i < n_busy; i++) {
		size_t at = busy[i].resource == SLOTS_PATIENT ? c->n_resources : busy[i].resource;
		grains_put(&taken[at], grain_of(busy[i].from_s) - s.first, grain_above(busy[i].to_s) - s.first);
	}
	for (size_t i = 0; i < c->n_absences; i++)
		if (c->absences[i].resource != CLINIC_NONE)
			grains_put(&taken[c->absences[i].resource], grain_of(c->absences[i].from.s) - s.first,
				   grain_above(c->absences[i].to.s) - s.first);
	return s;
}

/* ---- hours ---- */

static bool is_closed_day(const struct clinic *c, uint16_t place, day d)
{
	for (size_t i = 0; i < c->n_absences; i++) {
		const struct clinic_absence *a = &c->absences[i];
		if (a->resource == CLINIC_NONE && a->place == place && a->first.n <= d.n && d.n <= a->last.n)
			return true;
	}
	return false;
}

static struct clinic_ranges hours_on(const struct clinic_shift *shift, day d)
{
	for (size_t i = 0; i < shift->n_exceptions; i++)
		if (shift->exceptions[i].on.n == d.n)
			return shift->exceptions[i].hours;
	return shift->week[day_weekday(d)];
}

/* The days whose hours can touch the window. */
struct days {
	day first, last;
};

static struct days days_of(const struct slots *s, const struct zone_table *zone)
{
	instant from = {s->first * GRAIN_S}, to = slots_window_to(from);
	return (struct days){day_plus(instant_day(from, zone_table_at(zone, from)), -2), day_plus(instant_day(to, zone_table_at(zone, to)), 1)};
}

/* Open is what lies wholly within the hours; grid (it may be NULL) are the starts that are counted from each opening. */
static void hours(const struct slots *s, const struct clinic_shift *shift, int32_t grid_minutes, struct grains *ret_open, struct grains *ret_grid)
{
	const struct zone_table *zone = &s->clinic->places[shift->place].zone;
	struct days days = days_of(s, zone);
	memset(ret_open, 0, sizeof *ret_open);
	for (day d = days.first; d.n <= days.last.n; d = day_plus(d, 1)) {
		struct clinic_ranges on = is_closed_day(s->clinic, shift->place, d) ? (struct clinic_ranges){NULL, 0} : hours_on(shift, d);
		for (size_t i = 0; i < on.n; i++) {
			int64_t from = grain_above(zone_table_reach(zone, d, on.at[i].from * MINUTE_S).s) - s->first;
			int64_t close_s = zone_table_reach(zone, d, on.at[i].to * MINUTE_S).s;
			grains_put(ret_open, from, grain_of(close_s) - s->first);
			for (int64_t g = from; ret_grid != NULL && g < grain_above(close_s) - s->first; g += grid_minutes / GRAIN_MINUTES)
				grains_put(ret_grid, g, g + 1);
		}
	}
	for (size_t i = 0; i < s->clinic->n_absences; i++) {
		const struct clinic_absence *a = &s->clinic->absences[i];
		if (a->resource == CLINIC_NONE && a->place == shift->place)
			grains_clear(ret_open, grain_of(a->from.s) - s->first, grain_above(a->to.s) - s->first);
	}
}

void slots_open(const struct slots *s, const struct clinic_shift *shift, struct grains *ret_open)
{
	hours(s, shift, 0, ret_open, NULL);
}

/* ---- what a visit needs ---- */

static const struct clinic_shift *shift_of(const struct slots *s, struct slots_who who)
{
	return &s->clinic->resources[who.practitioner].shifts[who.shift];
}

/* The practitioner as seen from a place: what is done elsewhere takes the way as well. */
static void practitioner_taken(const struct slots *s, struct slots_who who, struct grains *ret_taken)
{
	uint16_t place = shift_of(s, who)->place;
	*ret_taken = s->taken[who.practitioner];
	for (size_t i = 0; i < s->n_busy && s->clinic->n_travels > 0; i++) {
		const struct slots_busy *b = &s->busy[i];
		if (b->resource != who.practitioner || b->place == CLINIC_NONE || b->place == place)
			continue;
		int64_t way_s = (int64_t)clinic_travel_minutes(s->clinic, b->place, place) * MINUTE_S;
		grains_put(ret_taken, grain_of(b->from_s - way_s) - s->first, grain_above(b->to_s + way_s) - s->first);
	}
}

/* Phases as grains from the start. */
struct stretch {
	int64_t from, to;
};

/* So many of a type, at a place, for a stretch of time. */
struct help {
	uint16_t type, place;
	size_t n;
	struct stretch at;
};

static struct stretch phase_stretch(const struct clinic_service *v, size_t phase)
{
	struct stretch at = {0, 0};
	for (size_t i = 0; i <= phase; i++) {
		at.from = at.to;
		at.to += v->phases[i].minutes / GRAIN_MINUTES;
	}
	return at;
}

static int64_t length_of(const struct clinic_service *v)
{
	return service_minutes(v) / GRAIN_MINUTES;
}

static void leave_buffers(struct grains *starts, const struct grains *taken, struct clinic_buffer buffer, int64_t length)
{
	grains_leave_free(starts, taken, -buffer.before / GRAIN_MINUTES, 0);
	grains_leave_free(starts, taken, length, length + buffer.after / GRAIN_MINUTES);
}

static void leave_practitioner(struct grains *starts, const struct grains *taken, const struct clinic_service *v)
{
	for (size_t i = 0; i < v->n_phases; i++) {
		struct stretch at = phase_stretch(v, i);
		if (v->phases[i].has_practitioner)
			grains_leave_free(starts, taken, at.from, at.to);
	}
	if (service_has_practitioner(v))
		leave_buffers(starts, taken, v->practitioner_buffer, length_of(v));
}

static void leave_room(struct grains *starts, const struct grains *taken, const struct clinic_service *v)
{
	for (size_t i = 0; i < v->n_phases; i++) {
		struct stretch at = phase_stretch(v, i);
		if (v->phases[i].has_room)
			grains_leave_free(starts, taken, at.from, at.to);
	}
	leave_buffers(starts, taken, v->room_buffer, length_of(v));
}

/* The starts for which at least one room is free all the time. */
static void some_room(const struct slots *s, const struct clinic_service *v, uint16_t place, struct grains *starts)
{
	struct grains any = {{0}};
	for (size_t i = 0; i < v->n_rooms; i++) {
		struct grains one;
		if (s->clinic->resources[v->rooms[i]].place != place)
			continue;
		grains_put_all(&one);
		leave_room(&one, &s->taken[v->rooms[i]], v);
		grains_join(&any, &one);
	}
	grains_meet(starts, &any);
}

/* When an assistant is not at work at a place, or is taken. Someone without hours is always there. */
static void assistant_taken(const struct slots *s, size_t resource, uint16_t place, struct grains *ret_taken)
{
	const struct clinic_resource *r = &s->clinic->resources[resource];
	struct grains open = {{0}};
	for (size_t i = 0; i < r->n_shifts; i++) {
		struct grains one;
		if (r->shifts[i].place != place)
			continue;
		hours(s, &r->shifts[i], 0, &one, NULL);
		grains_join(&open, &one);
	}
	*ret_taken = s->taken[resource];
	if (r->n_shifts == 0)
		return;
	grains_turn(&open);
	grains_join(ret_taken, &open);
}

/* Whether a resource is one of those that are asked for: assistants of a place, or equipment of a type there. */
static bool is_of(const struct clinic_resource *r, uint16_t type, uint16_t place)
{
	return type == CLINIC_NONE ? r->kind == RESOURCE_ASSISTANT : r->kind == RESOURCE_EQUIPMENT && r->type == type && r->place == place;
}

static void taken_of(const struct slots *s, size_t resource, uint16_t place, struct grains *ret_taken)
{
	if (s->clinic->resources[resource].kind == RESOURCE_ASSISTANT)
		assistant_taken(s, resource, place, ret_taken);
	else
		*ret_taken = s->taken[resource];
}

/* The starts for which all of it is free: enough[k] are those with more than k. */
static void some_of(const struct slots *s, const struct help *h, struct grains *starts)
{
	struct grains enough[PHASE_NEEDS_MAX] = {{{0}}};
	for (size_t i = 0; i < s->clinic->n_resources; i++) {
		struct grains taken, one;
		if (!is_of(&s->clinic->resources[i], h->type, h->place))
			continue;
		taken_of(s, i, h->place, &taken);
		grains_put_all(&one);
		grains_leave_free(&one, &taken, h->at.from, h->at.to);
		for (size_t k = h->n; k-- > 1;) {
			struct grains both = enough[k - 1];
			grains_meet(&both, &one);
			grains_join(&enough[k], &both);
		}
		grains_join(&enough[0], &one);
	}
	grains_meet(starts, &enough[h->n - 1]);
}

/* How many of this type a phase needs; 0 when an earlier need of the phase has counted it. */
static size_t times_needed(const struct clinic_phase *p, size_t need)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_types; i++) {
		if (p->types[i] == p->types[need] && i < need)
			return 0;
		n += p->types[i] == p->types[need];
	}
	return n;
}

static void some_help(const struct slots *s, const struct clinic_service *v, uint16_t place, struct grains *starts)
{
	for (size_t i = 0; i < v->n_phases; i++) {
		const struct clinic_phase *p = &v->phases[i];
		struct stretch at = phase_stretch(v, i);
		if (p->assistants > 0)
			some_of(s, &(struct help){CLINIC_NONE, place, p->assistants, at}, starts);
		for (size_t k = 0; k < p->n_types; k++)
			if (times_needed(p, k) > 0)
				some_of(s, &(struct help){p->types[k], place, times_needed(p, k), at}, starts);
	}
}

/* Starts at which work of the practitioner begins where other work ends, or ends where other work begins. */
static void touching(const struct grains *taken, const struct clinic_service *v, struct grains *grid)
{
	for (size_t i = 0; i < v->n_phases; i++) {
		struct stretch at = phase_stretch(v, i);
		struct grains before = *taken, after = *taken;
		if (!v->phases[i].has_practitioner)
			continue;
		grains_shift(&before, at.from - v->practitioner_buffer.before / GRAIN_MINUTES - 1);
		grains_shift(&after, at.to + v->practitioner_buffer.after / GRAIN_MINUTES);
		grains_join(grid, &before);
		grains_join(grid, &after);
	}
}

/* ---- breaks that float ---- */

/* What one visit takes of its practitioner, in grains from the start. */
struct taking {
	struct stretch at[PHASES_MAX + 2];
	size_t n;
};

static struct taking taking_of(const struct clinic_service *v)
{
	struct taking t = {.n = 0};
	int64_t length = length_of(v);
	for (size_t i = 0; i < v->n_phases && i < PHASES_MAX; i++)
		if (v->phases[i].has_practitioner)
			t.at[t.n++] = phase_stretch(v, i);
	if (t.n == 0)
		return t;
	t.at[t.n++] = (struct stretch){-v->practitioner_buffer.before / GRAIN_MINUTES, 0};
	t.at[t.n++] = (struct stretch){length, length + v->practitioner_buffer.after / GRAIN_MINUTES};
	return t;
}

static bool takes(const struct taking *t, int64_t start, int64_t grain)
{
	for (size_t i = 0; i < t->n; i++)
		if (start + t->at[i].from <= grain && grain < start + t->at[i].to)
			return true;
	return false;
}

/* This many grains in one piece are left within `in`, also when the visit begins at `start`. */
static bool leaves_break(const struct grains *taken, const struct taking *t, int64_t start, struct stretch in, int64_t grains)
{
	int64_t run_n = 0;
	for (int64_t g = in.from; g < in.to; g++) {
		run_n = grains_has(taken, g) || takes(t, start, g) ? 0 : run_n + 1;
		if (run_n == grains)
			return true;
	}
	return false;
}

/* Takes away the starts after which a break could not be had any more. One that cannot be had as it is takes nothing away. */
static void leave_break(const struct grains *taken, const struct taking *t, struct stretch in, int64_t grains, struct grains *starts)
{
	const struct taking nothing = {.n = 0};
	if (in.from < 0 || in.to > SLOTS_GRAINS || !leaves_break(taken, &nothing, 0, in, grains))
		return;
	int64_t first = in.from - 2 * VISIT_MINUTES_MAX / GRAIN_MINUTES, end = in.to + VISIT_MINUTES_MAX / GRAIN_MINUTES;
	for (int64_t bit = grains_next(starts, first); bit < end && bit < SLOTS_GRAINS; bit = grains_next(starts, bit + 1))
		if (!leaves_break(taken, t, bit, in, grains))
			grains_clear(starts, bit, bit + 1);
}

static void leave_breaks(const struct slots *s, const struct clinic_service *v, struct slots_who who, const struct grains *taken,
			 struct grains *starts)
{
	const struct clinic_resource *r = &s->clinic->resources[who.practitioner];
	const struct zone_table *zone = &s->clinic->places[shift_of(s, who)->place].zone;
	struct taking t = taking_of(v);
	struct days days = days_of(s, zone);
	for (size_t i = 0; i < r->n_breaks && t.n > 0; i++)
		for (day d = days.first; d.n <= days.last.n; d = day_plus(d, 1)) {
			const struct clinic_break *b = &r->breaks[i];
			struct stretch in = {grain_above(zone_table_reach(zone, d, b->within.from * MINUTE_S).s) - s->first,
					     grain_of(zone_table_reach(zone, d, b->within.to * MINUTE_S).s) - s->first};
			leave_break(taken, &t, in, (b->minutes + GRAIN_MINUTES - 1) / GRAIN_MINUTES, starts);
		}
}

void slots_bits(const struct slots *s, const struct clinic_service *v, struct slots_who who, struct slots_bits *ret_bits)
{
	const struct clinic_shift *at = shift_of(s, who);
	struct grains taken;
	int64_t length = length_of(v);
	memset(&ret_bits->grid, 0, sizeof ret_bits->grid);
	hours(s, at, v->grid, &ret_bits->open, &ret_bits->grid);
	grains_run(&ret_bits->open, length);
	practitioner_taken(s, who, &taken);
	if (v->fit)
		touching(&taken, v, &ret_bits->grid);
	grains_put_all(&ret_bits->free);
	leave_practitioner(&ret_bits->free, &taken, v);
	grains_leave_free(&ret_bits->free, &s->taken[s->clinic->n_resources], 0, length);
	if (service_has_room(v))
		some_room(s, v, at->place, &ret_bits->free);
	some_help(s, v, at->place, &ret_bits->free);
	leave_breaks(s, v, who, &taken, &ret_bits->free);
}

void slots_starts(const struct slots_bits *b, struct grains *ret_starts)
{
	*ret_starts = b->open;
	grains_meet(ret_starts, &b->grid);
	grains_meet(ret_starts, &b->free);
}

/* ---- choosing ---- */

/* Adds a part; one that touches a part of the same resource makes it longer. Grains of the window. */
static void add_part(const struct slots *s, struct slots_choice *c, uint16_t resource, struct stretch at)
{
	int64_t from_s = (s->first + at.from) * GRAIN_S, to_s = (s->first + at.to) * GRAIN_S;
	if (at.to <= at.from)
		return;
	for (size_t i = 0; i < c->n_parts; i++) {
		struct slots_part *p = &c->parts[i];
		if (p->resource != resource || p->to_s < from_s || p->from_s > to_s)
			continue;
		p->from_s = p->from_s < from_s ? p->from_s : from_s;
		p->to_s = p->to_s > to_s ? p->to_s : to_s;
		return;
	}
	c->parts[c->n_parts++] = (struct slots_part){resource, from_s, to_s};
}

static struct stretch moved(struct stretch at, int64_t by)
{
	return (struct stretch){at.from + by, at.to + by};
}

static void add_buffers(const struct slots *s, struct slots_choice *c, uint16_t resource, struct clinic_buffer buffer, struct stretch visit)
{
	add_part(s, c, resource, (struct stretch){visit.from - buffer.before / GRAIN_MINUTES, visit.from});
	add_part(s, c, resource, (struct stretch){visit.to, visit.to + buffer.after / GRAIN_MINUTES});
}

/* The same as leave_room, for one start. */
static bool room_is_free(const struct grains *taken, const struct clinic_service *v, struct stretch visit)
{
	for (size_t i = 0; i < v->n_phases; i++) {
		struct stretch at = moved(phase_stretch(v, i), visit.from);
		if (v->phases[i].has_room && !grains_is_free(taken, at.from, at.to))
			return false;
	}
	return grains_is_free(taken, visit.from - v->room_buffer.before / GRAIN_MINUTES, visit.from) &&
	       grains_is_free(taken, visit.to, visit.to + v->room_buffer.after / GRAIN_MINUTES);
}

static bool choose_room(const struct slots *s, const struct clinic_service *v, uint16_t place, struct stretch visit, struct slots_choice *c)
{
	for (size_t i = 0; i < v->n_rooms; i++) {
		if (s->clinic->resources[v->rooms[i]].place != place || !room_is_free(&s->taken[v->rooms[i]], v, visit))
			continue;
		c->room = v->rooms[i];
		for (size_t k = 0; k < v->n_phases; k++)
			if (v->phases[k].has_room)
				add_part(s, c, c->room, moved(phase_stretch(v, k), visit.from));
		add_buffers(s, c, c->room, v->room_buffer, visit);
		return true;
	}
	return false;
}

/* Whether the choice has this resource: in the phase that is being filled, or in one before. */
static bool has_part(const struct slots *s, const struct slots_choice *c, size_t resource, int64_t to)
{
	for (size_t i = 0; i < c->n_parts; i++)
		if (c->parts[i].resource == resource && (to < 0 || c->parts[i].to_s == (s->first + to) * GRAIN_S))
			return true;
	return false;
}

/* Help for a phase: first those that the visit has already, then the others in the order of the file. */
static bool choose_of(const struct slots *s, const struct help *h, struct slots_choice *c)
{
	size_t n = h->n;
	for (int again = 1; again >= 0; again--) {
		for (size_t i = 0; i < s->clinic->n_resources && n > 0; i++) {
			struct grains taken;
			if (!is_of(&s->clinic->resources[i], h->type, h->place) || has_part(s, c, i, -1) != (again == 1) ||
			    has_part(s, c, i, h->at.to))
				continue;
			taken_of(s, i, h->place, &taken);
			if (!grains_is_free(&taken, h->at.from, h->at.to))
				continue;
			add_part(s, c, (uint16_t)i, h->at);
			n--;
		}
	}
	return n == 0;
}

static bool choose_help(const struct slots *s, const struct clinic_service *v, uint16_t place, int64_t start, struct slots_choice *c)
{
	for (size_t i = 0; i < v->n_phases; i++) {
		const struct clinic_phase *p = &v->phases[i];
		struct stretch at = moved(phase_stretch(v, i), start);
		if (p->assistants > 0 && !choose_of(s, &(struct help){CLINIC_NONE, place, p->assistants, at}, c))
			return false;
		for (size_t k = 0; k < p->n_types; k++)
			if (times_needed(p, k) > 0 && !choose_of(s, &(struct help){p->types[k], place, times_needed(p, k), at}, c))
				return false;
	}
	return true;
}

bool slots_choose(const struct slots *s, const struct clinic_service *v, struct slots_who who, int64_t start_s, struct slots_choice *ret_choice)
{
	uint16_t place = shift_of(s, who)->place;
	int64_t start = grain_of(start_s) - s->first;
	struct stretch visit = {start, start + length_of(v)};
	*ret_choice = (struct slots_choice){.room = CLINIC_NONE};
	if (start < VISIT_MINUTES_MAX / GRAIN_MINUTES || visit.to > SLOTS_GRAINS - VISIT_MINUTES_MAX / GRAIN_MINUTES)
		return false;
	for (size_t i = 0; i < v->n_phases; i++)
		if (v->phases[i].has_practitioner)
			add_part(s, ret_choice, who.practitioner, moved(phase_stretch(v, i), start));
	if (service_has_practitioner(v))
		add_buffers(s, ret_choice, who.practitioner, v->practitioner_buffer, visit);
	if (service_has_room(v) && !choose_room(s, v, place, visit, ret_choice))
		return false;
	if (!choose_help(s, v, place, start, ret_choice))
		return false;
	add_part(s, ret_choice, SLOTS_PATIENT, visit);
	return true;
}

size_t slots_whom(const struct clinic *c, const struct clinic_service *v, uint16_t practitioner, struct slots_who *ret_whom, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < v->n_practitioners; i++)
		for (uint16_t k = 0; k < c->resources[v->practitioners[i]].n_shifts && n < most; k++)
			if (practitioner == CLINIC_NONE || practitioner == v->practitioners[i])
				ret_whom[n++] = (struct slots_who){v->practitioners[i], k};
	return n;
}

/* ---- what a day holds ---- */

static int holds_from(const struct slots *empty, const struct clinic_service *v, struct slots_who who, struct stretch on, struct slots_busy *buffer,
		      size_t most)
{
	struct slots s = *empty;
	size_t n = 0;
	int visits = 0;
	for (;;) {
		struct slots_bits bits;
		struct grains starts;
		struct slots_choice choice;
		s = slots_begin(empty->clinic, (instant){empty->first * GRAIN_S}, buffer, n, empty->taken);
		slots_bits(&s, v, who, &bits);
		slots_starts(&bits, &starts);
		int64_t start = grains_next(&starts, on.from);
		if (start >= on.to || !slots_choose(&s, v, who, (s.first + start) * GRAIN_S, &choice) || n + choice.n_parts > most)
			return visits;
		for (size_t i = 0; i + 1 < choice.n_parts; i++) /* without the patient, who is another each time */
			buffer[n++] = (struct slots_busy){choice.parts[i].resource, CLINIC_NONE, choice.parts[i].from_s, choice.parts[i].to_s};
		visits++;
	}
}

int slots_day_holds(const struct slots *empty, const struct clinic_service *v, struct slots_who who, struct slots_busy *buffer, size_t most)
{
	const struct zone_table *zone = &empty->clinic->places[shift_of(empty, who)->place].zone;
	int holds = 0;
	day first = day_plus(days_of(empty, zone).first, 5);
	for (int i = 0; i < 7; i++) {
		struct stretch at = {grain_of(zone_table_reach(zone, day_plus(first, i), 0).s) - empty->first,
				     grain_of(zone_table_reach(zone, day_plus(first, i + 1), 0).s) - empty->first};
		int n = holds_from(empty, v, who, at, buffer, most);
		holds = n > holds ? n : holds;
	}
	return holds;
}
