/*
 * test_slots.c - free times against a slow oracle: grain by grain, the clock of each asked of the C library, every need looked at for every start. In every
 * zone of the tz database of this machine, around a change of its clocks that is drawn by lot, and around all changes of the zones that are known to be odd.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/slots.h"
#include "main/zone_file.h"

enum {
	SEED = 20261130,
	DAY_S = 86400,
	SPAN = 11 * 288,      /* grains that the oracle knows */
	BEFORE = 5 * 288,     /* of them before the change */
	LOOK = 2 * 288,       /* starts are compared so far around the change */
	SINCE_S = 157766400,  /* 1975: since then no clock is off by parts of five minutes */
	UNTIL_S = 2145916800, /* 2038 */
	BUSY_MAX = 40,
	R_ANA = 0,
	R_SAM,
	R_ROOM_1,
	R_ROOM_2,
	R_LAMP_1,
	R_LAMP_2,
	RESOURCES
};

static uint64_t seed = SEED;

static int lot(int n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)(seed % (uint64_t)n);
}

/* ---- a clinic drawn by lot ---- */

struct drawn {
	struct clinic clinic;
	struct clinic_place place;
	struct clinic_resource resources[RESOURCES];
	struct clinic_shift shifts[2]; /* of Ana and of Sam, who assists */
	struct clinic_range ranges[2][7][3];
	struct clinic_exception exception;
	struct clinic_range exception_range;
	struct clinic_phase phases[3];
	uint16_t types[3][2];
	uint16_t practitioners[1], rooms[2];
	struct clinic_absence absences[2];
	struct clinic_service service;
	struct slots_busy busy[BUSY_MAX];
	size_t n_busy;
	struct clinic_break pause; /* of Ana */
};

static void draw_week(struct drawn *d, int who)
{
	struct clinic_shift *s = &d->shifts[who];
	*s = (struct clinic_shift){0};
	for (int i = 0; i < 7; i++) {
		int n = lot(4);
		for (int k = 0; k < n; k++) {
			int from = lot(288) * 5;
			int length = 5 * (12 + lot(84));
			d->ranges[who][i][k] = (struct clinic_range){from, from + length + (lot(8) == 0 ? 4 : 0)}; /* an end may be any minute */
		}
		s->week[i] = (struct clinic_ranges){d->ranges[who][i], (size_t)n};
	}
}

static void draw_service(struct drawn *d)
{
	static const int32_t grids[] = {5, 10, 15, 20, 30, 45, 60};
	struct clinic_service *v = &d->service;
	*v = (struct clinic_service){.practitioners = d->practitioners, .n_practitioners = 1, .rooms = d->rooms, .n_rooms = 2, .phases = d->phases};
	v->n_phases = (size_t)(1 + lot(3));
	for (size_t i = 0; i < v->n_phases; i++) {
		struct clinic_phase *p = &d->phases[i];
		*p = (struct clinic_phase){.minutes = 5 * (1 + lot(9)), .has_practitioner = lot(3) > 0, .has_room = lot(3) > 0, .types = d->types[i]};
		p->assistants = (uint16_t)(lot(5) == 0);
		p->n_types = (size_t)(lot(4) == 0 ? 2 : lot(3) == 0); /* one lamp, or both */
		d->types[i][0] = d->types[i][1] = 0;
	}
	d->phases[0].has_practitioner |= lot(2) == 0;
	v->grid = grids[lot(7)];
	v->fit = lot(3) == 0;
	if (lot(2) == 0)
		v->practitioner_buffer = (struct clinic_buffer){5 * lot(7), 5 * lot(7)};
	if (lot(2) == 0)
		v->room_buffer = (struct clinic_buffer){5 * lot(7), 5 * lot(7)};
}

static void draw(struct drawn *d, const struct zone_table *zone, int64_t change)
{
	memset(d, 0, sizeof *d);
	d->place.zone = *zone;
	draw_week(d, 0);
	draw_week(d, 1);
	d->exception = (struct clinic_exception){{(int32_t)(change / DAY_S)}, {&d->exception_range, (size_t)lot(2)}};
	d->exception_range = (struct clinic_range){0, 5 * (24 + lot(400))};
	if (lot(3) == 0)
		d->shifts[0].exceptions = &d->exception, d->shifts[0].n_exceptions = 1;
	d->resources[R_ANA] = (struct clinic_resource){.kind = RESOURCE_PRACTITIONER, .shifts = &d->shifts[0], .n_shifts = 1};
	d->resources[R_SAM] = (struct clinic_resource){.kind = RESOURCE_ASSISTANT, .shifts = &d->shifts[1], .n_shifts = 1};
	d->resources[R_ROOM_1].kind = d->resources[R_ROOM_2].kind = RESOURCE_ROOM;
	d->resources[R_LAMP_1].kind = d->resources[R_LAMP_2].kind = RESOURCE_EQUIPMENT;
	d->pause = (struct clinic_break){5 * (1 + lot(18)), {5 * lot(200), 0}};
	d->pause.within.to = d->pause.within.from + d->pause.minutes + 5 * lot(30);
	d->resources[R_ANA].breaks = &d->pause;
	d->resources[R_ANA].n_breaks = (size_t)lot(2);
	d->practitioners[0] = R_ANA;
	d->rooms[0] = R_ROOM_1;
	d->rooms[1] = R_ROOM_2;
	draw_service(d);
	d->n_busy = (size_t)lot(BUSY_MAX);
	for (size_t i = 0; i < d->n_busy; i++) {
		int who = lot(RESOURCES + 1);
		int64_t from = change + 60 * (lot(5 * 1440) - 2 * 1440 - 720);
		d->busy[i] = (struct slots_busy){who == RESOURCES ? SLOTS_PATIENT : (uint16_t)who, CLINIC_NONE, from, from + 60 * (1 + lot(180))};
	}
	int64_t from = change + 60 * (lot(2 * 1440) - 1440);
	d->absences[0] = (struct clinic_absence){CLINIC_NONE, 0, {from}, {from + 60 * lot(300)}, {1}, {0}};
	d->absences[1] = (struct clinic_absence){R_ANA, 0, {from + 7200}, {from + 7200 + 60 * lot(300)}, {1}, {0}};
	d->clinic = (struct clinic){.places = &d->place,
				    .n_places = 1,
				    .resources = d->resources,
				    .n_resources = RESOURCES,
				    .services = &d->service,
				    .n_services = 1,
				    .absences = d->absences,
				    .n_absences = 2};
}

/* ---- the oracle ---- */

struct oracle {
	const struct drawn *d;
	int64_t first;      /* the grain of index 0 */
	int64_t wall[SPAN]; /* what the clock shows at its beginning: minutes since 1970, counted as days of 1440 minutes */
	bool open[2][SPAN]; /* Ana, Sam */
	bool grid[SPAN];
	bool taken[RESOURCES + 1][SPAN];
};

static void ask_clocks(struct oracle *o)
{
	for (int i = 0; i < SPAN; i++) {
		time_t t = (time_t)((o->first + i) * GRAIN_S);
		struct tm tm;
		localtime_r(&t, &tm);
		o->wall[i] = (int64_t)day_of_date((struct date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday}).n * 1440 + tm.tm_hour * 60 + tm.tm_min;
	}
}

/* The first instant, as a minute of the span, at which the clock shows that or more. Clocks turn at whole grains, and run evenly between. */
static int64_t reach(const struct oracle *o, int64_t wall)
{
	for (int i = 0; i < SPAN; i++) {
		if (o->wall[i] >= wall)
			return (int64_t)i * 5;
		if (o->wall[i] + 5 > wall)
			return (int64_t)i * 5 + (wall - o->wall[i]);
	}
	return (int64_t)SPAN * 5;
}

static struct clinic_ranges hours_of(const struct clinic_shift *s, day d)
{
	for (size_t i = 0; i < s->n_exceptions; i++)
		if (s->exceptions[i].on.n == d.n)
			return s->exceptions[i].hours;
	return s->week[day_weekday(d)];
}

static void open_hours(struct oracle *o, int who)
{
	for (int64_t d = o->wall[0] / 1440 + 1; d < o->wall[SPAN - 1] / 1440; d++) {
		struct clinic_ranges on = hours_of(&o->d->shifts[who], (day){(int32_t)d});
		for (size_t k = 0; k < on.n; k++) {
			int64_t from = reach(o, d * 1440 + on.at[k].from), to = reach(o, d * 1440 + on.at[k].to);
			for (int i = 0; i < SPAN; i++) {
				int64_t m = (int64_t)i * 5;
				o->open[who][i] |= m >= from && m + 5 <= to;
				if (who == 0)
					o->grid[i] |= m >= from && m < to && (m - from) % o->d->service.grid == 0;
			}
		}
	}
}

static void take(struct oracle *o, size_t who, int64_t from_s, int64_t to_s)
{
	for (int i = 0; i < SPAN; i++) {
		int64_t s = (o->first + i) * GRAIN_S;
		o->taken[who][i] |= s < to_s && s + GRAIN_S > from_s;
	}
}

static void close_place(struct oracle *o, int64_t from_s, int64_t to_s)
{
	for (int i = 0; i < SPAN; i++) {
		int64_t s = (o->first + i) * GRAIN_S;
		if (s < to_s && s + GRAIN_S > from_s)
			o->open[0][i] = o->open[1][i] = false;
	}
}

static void oracle_begin(struct oracle *o, const struct drawn *d, int64_t change)
{
	memset(o, 0, sizeof *o);
	o->d = d;
	o->first = grain_of(change) - BEFORE;
	ask_clocks(o);
	open_hours(o, 0);
	open_hours(o, 1);
	close_place(o, d->absences[0].from.s, d->absences[0].to.s);
	take(o, R_ANA, d->absences[1].from.s, d->absences[1].to.s);
	for (size_t i = 0; i < d->n_busy; i++)
		take(o, d->busy[i].resource == SLOTS_PATIENT ? RESOURCES : d->busy[i].resource, d->busy[i].from_s, d->busy[i].to_s);
}

static bool all_free(const bool *taken, int from, int to)
{
	for (int i = from; i < to; i++)
		if (taken[i])
			return false;
	return true;
}

static int length_of(const struct clinic_service *v)
{
	return service_minutes(v) / 5;
}

static bool practitioner_can(const struct oracle *o, int at)
{
	const struct clinic_service *v = &o->d->service;
	int from = at;
	for (size_t i = 0; i < v->n_phases; from += v->phases[i++].minutes / 5)
		if (v->phases[i].has_practitioner && !all_free(o->taken[R_ANA], from, from + v->phases[i].minutes / 5))
			return false;
	return !service_has_practitioner(v) || (all_free(o->taken[R_ANA], at - v->practitioner_buffer.before / 5, at) &&
						all_free(o->taken[R_ANA], from, from + v->practitioner_buffer.after / 5));
}

static bool room_can(const struct oracle *o, int room, int at)
{
	const struct clinic_service *v = &o->d->service;
	int from = at;
	for (size_t i = 0; i < v->n_phases; from += v->phases[i++].minutes / 5)
		if (v->phases[i].has_room && !all_free(o->taken[room], from, from + v->phases[i].minutes / 5))
			return false;
	return all_free(o->taken[room], at - v->room_buffer.before / 5, at) && all_free(o->taken[room], from, from + v->room_buffer.after / 5);
}

static bool help_can(const struct oracle *o, int at)
{
	const struct clinic_service *v = &o->d->service;
	int from = at;
	for (size_t i = 0; i < v->n_phases; from += v->phases[i++].minutes / 5) {
		int to = from + v->phases[i].minutes / 5;
		size_t lamps = (size_t)all_free(o->taken[R_LAMP_1], from, to) + (size_t)all_free(o->taken[R_LAMP_2], from, to);
		if (lamps < v->phases[i].n_types)
			return false;
		for (int k = from; k < to && v->phases[i].assistants > 0; k++)
			if (!o->open[1][k] || o->taken[R_SAM][k])
				return false;
	}
	return true;
}

static bool touches(const struct oracle *o, int at)
{
	const struct clinic_service *v = &o->d->service;
	int from = at;
	for (size_t i = 0; i < v->n_phases; from += v->phases[i++].minutes / 5) {
		if (!v->phases[i].has_practitioner)
			continue;
		if (o->taken[R_ANA][from - v->practitioner_buffer.before / 5 - 1] ||
		    o->taken[R_ANA][from + v->phases[i].minutes / 5 + v->practitioner_buffer.after / 5])
			return true;
	}
	return false;
}

/* A visit at `at` has Ana in this grain; negative: there is none. */
static bool visit_has_ana(const struct clinic_service *v, int at, int grain)
{
	int from = at;
	if (at < 0 || !service_has_practitioner(v))
		return false;
	for (size_t i = 0; i < v->n_phases; from += v->phases[i++].minutes / 5)
		if (v->phases[i].has_practitioner && grain >= from && grain < from + v->phases[i].minutes / 5)
			return true;
	return (grain >= at - v->practitioner_buffer.before / 5 && grain < at) || (grain >= from && grain < from + v->practitioner_buffer.after / 5);
}

static bool has_pause(const struct oracle *o, int from, int to, int at)
{
	int run = 0;
	for (int k = from; k < to; k++) {
		run = o->taken[R_ANA][k] || visit_has_ana(&o->d->service, at, k) ? 0 : run + 1;
		if (run * 5 >= o->d->pause.minutes)
			return true;
	}
	return false;
}

/* A break that could be had without the visit can still be had with it. */
static bool pause_can(const struct oracle *o, int at)
{
	for (int64_t d = o->wall[0] / 1440 + 2; d < o->wall[SPAN - 1] / 1440 - 1 && o->d->clinic.resources[R_ANA].n_breaks > 0; d++) {
		int from = (int)((reach(o, d * 1440 + o->d->pause.within.from) + 4) / 5), to = (int)(reach(o, d * 1440 + o->d->pause.within.to) / 5);
		if (from < at + 600 && to > at - 600 && has_pause(o, from, to, -1) && !has_pause(o, from, to, at))
			return false;
	}
	return true;
}

static bool oracle_says(const struct oracle *o, int at)
{
	const struct clinic_service *v = &o->d->service;
	for (int i = at; i < at + length_of(v); i++)
		if (!o->open[0][i] || o->taken[RESOURCES][i])
			return false;
	if (!o->grid[at] && !(v->fit && touches(o, at)))
		return false;
	bool room = !service_has_room(v) || room_can(o, R_ROOM_1, at) || room_can(o, R_ROOM_2, at);
	return room && practitioner_can(o, at) && help_can(o, at) && pause_can(o, at);
}

/* ---- the comparison ---- */

static size_t free_n, compared_n;

/* What is chosen must be free, all of it, and be what the service needs. */
static void check_choice(const struct oracle *o, const struct slots *s, int64_t start_s)
{
	struct slots_choice c;
	int64_t needed = 0, given = 0;
	const struct clinic_service *v = &o->d->service;
	assert_true(slots_choose(s, v, (struct slots_who){R_ANA, 0}, start_s, &c));
	for (size_t i = 0; i < c.n_parts; i++) {
		size_t who = c.parts[i].resource == SLOTS_PATIENT ? RESOURCES : c.parts[i].resource;
		given += c.parts[i].to_s - c.parts[i].from_s;
		assert_true(all_free(o->taken[who], (int)(c.parts[i].from_s / GRAIN_S - o->first), (int)(c.parts[i].to_s / GRAIN_S - o->first)));
	}
	for (size_t i = 0; i < v->n_phases; i++)
		needed += v->phases[i].minutes *
			  (1 + v->phases[i].has_practitioner + v->phases[i].has_room + v->phases[i].assistants + (int)v->phases[i].n_types);
	if (service_has_practitioner(v))
		needed += v->practitioner_buffer.before + v->practitioner_buffer.after;
	if (service_has_room(v))
		needed += v->room_buffer.before + v->room_buffer.after;
	assert_int_equal(given, needed * 60);
}

static void compare(const struct zone_table *zone, int64_t change)
{
	static struct drawn d;
	static struct oracle o;
	static struct grains taken[RESOURCES + 1];
	struct slots_bits bits;
	struct grains starts;
	instant at = {change};
	draw(&d, zone, change);
	oracle_begin(&o, &d, change);
	instant from = slots_window_from(&d.clinic, day_plus(instant_day(at, zone_table_at(zone, at)), -3));
	struct slots s = slots_begin(&d.clinic, from, d.busy, d.n_busy, taken);
	slots_bits(&s, &d.service, (struct slots_who){R_ANA, 0}, &bits);
	slots_starts(&bits, &starts);
	for (int i = BEFORE - LOOK; i < BEFORE + LOOK; i++) {
		bool ours = grains_has(&starts, o.first + i - s.first), theirs = oracle_says(&o, i);
		if (ours != theirs)
			fail_msg("%.*s at %lld: %s", (int)zone->name.n, zone->name.p, (long long)(o.first + i) * GRAIN_S,
				 ours ? "offered wrongly" : "not offered");
		compared_n++;
		free_n += ours;
		if (ours && lot(16) == 0)
			check_choice(&o, &s, (o.first + i) * GRAIN_S);
	}
}

static bool is_odd(const char *name)
{
	static const char *const odd[] = {"Australia/Lord_Howe", "Pacific/Apia", "Antarctica/Troll", "Africa/Casablanca"};
	for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
		if (strcmp(odd[i], name) == 0)
			return true;
	return false;
}

static void compare_zone(const char *name)
{
	static char room[1 << 17];
	struct arena a = arena_on(room, sizeof room);
	struct zone_table zone;
	size_t of[2048], n = 0;
	assert_true(zone_file_read(str_of(name), &a, &zone));
	setenv("TZ", name, 1);
	tzset();
	for (size_t i = 0; i < zone.n; i++)
		if (zone.at[i].at.s > SINCE_S && zone.at[i].at.s < UNTIL_S && zone.at[i].at.s % GRAIN_S == 0 && zone.at[i].zone.east_s % GRAIN_S == 0)
			of[n++] = i;
	if (n == 0)
		compare(&zone, SINCE_S + (int64_t)lot(UNTIL_S - SINCE_S) / GRAIN_S * GRAIN_S);
	for (size_t i = 0; i < n && is_odd(name); i++)
		compare(&zone, zone.at[of[i]].at.s);
	if (n > 0 && !is_odd(name))
		compare(&zone, zone.at[of[lot((int)n)]].at.s);
}

static void test_every_zone(void **state)
{
	(void)state;
	char line[4096], name[128];
	size_t zones = 0;
	FILE *in = fopen("/usr/share/zoneinfo/tzdata.zi", "re");
	assert_non_null(in);
	while (fgets(line, sizeof line, in) != NULL)
		if (sscanf(line, "Z %127s", name) == 1) {
			compare_zone(name);
			zones++;
		}
	fclose(in);
	assert_true(zones > 200);
	assert_true(free_n > 10000);
	assert_true(compared_n > 100 * free_n / 100);
}

/* ---- the clocks themselves ---- */

/* The table says what the C library says, at the ends of every piece and in the middle. */
static void check_table(const char *name)
{
	static char room[1 << 17];
	struct arena a = arena_on(room, sizeof room);
	struct zone_table zone;
	assert_true(zone_file_read(str_of(name), &a, &zone));
	setenv("TZ", name, 1);
	tzset();
	for (size_t i = 0; i < zone.n; i++)
		for (int64_t by = -1; by <= 1; by++) {
			time_t t = (time_t)(zone.at[i].at.s + by);
			struct tm tm;
			localtime_r(&t, &tm);
			assert_int_equal(zone_table_at(&zone, (instant){t}).east_s, tm.tm_gmtoff / 60 * 60);
		}
}

static void test_tables(void **state)
{
	(void)state;
	static const char *const names[] = {"Europe/Berlin",     "America/New_York", "Australia/Lord_Howe", "Pacific/Apia",     "Antarctica/Troll",
					    "Africa/Casablanca", "Europe/Dublin",    "Asia/Kathmandu",      "America/Santiago", "UTC"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		check_table(names[i]);
}

static day on(int year, int month, int d)
{
	return day_of_date((struct date){year, month, d});
}

static void test_civil(void **state)
{
	(void)state;
	static char room[1 << 17];
	struct arena a = arena_on(room, sizeof room);
	struct zone_table z;
	struct moment m;
	assert_true(zone_file_read(STR("America/New_York"), &a, &z));
	assert_int_equal(zone_table_moment(&z, on(2026, 3, 8), 2 * 3600 + 1800, &m), CIVIL_NEVER);
	assert_int_equal(zone_table_moment(&z, on(2026, 11, 1), 3600 + 1800, &m), CIVIL_TWICE);
	assert_int_equal(m.zone.east_s, -4 * 3600);
	assert_int_equal(zone_table_moment(&z, on(2026, 11, 1), 2 * 3600, &m), CIVIL_ONCE);
	assert_int_equal(m.zone.east_s, -5 * 3600);
	/* what is skipped begins with the skip; what comes twice begins with the first */
	assert_int_equal(zone_table_reach(&z, on(2026, 3, 8), 2 * 3600 + 1800).s, zone_table_reach(&z, on(2026, 3, 8), 3 * 3600).s);
	assert_int_equal(zone_table_reach(&z, on(2026, 11, 1), 3600).s, instant_of(on(2026, 11, 1), 3600, (struct zone){-4 * 3600}).s);
	/* a whole day that was skipped has no hours */
	assert_true(zone_file_read(STR("Pacific/Apia"), &a, &z));
	assert_int_equal(zone_table_moment(&z, on(2011, 12, 30), 43200, &m), CIVIL_NEVER);
	assert_int_equal(zone_table_reach(&z, on(2011, 12, 30), 9 * 3600).s, zone_table_reach(&z, on(2011, 12, 30), 17 * 3600).s);
	assert_false(zone_file_read(STR("Europe/Berln"), &a, &z));
	assert_false(zone_file_read(STR("../../../etc/passwd"), &a, &z));
	assert_false(zone_file_read(STR("zone.tab"), &a, &z));
	assert_false(zone_file_read(STR(""), &a, &z));
	assert_false(zone_file_read(STR("Europe"), &a, &z));
}

/* ---- what a day holds ---- */

/* 20 with hands, 25 resting, 15 with hands, three tables, four hours. */
static void test_day_holds(void **state)
{
	(void)state;
	static struct grains taken[4];
	static struct slots_busy busy[128];
	static char room[1 << 17];
	struct arena a = arena_on(room, sizeof room);
	struct clinic_place place = {0};
	assert_true(zone_file_read(STR("Europe/Berlin"), &a, &place.zone));
	struct clinic_range morning = {9 * 60, 13 * 60};
	struct clinic_shift shift = {.week = {{&morning, 1}}};
	struct clinic_resource r[4] = {{.kind = RESOURCE_PRACTITIONER, .shifts = &shift, .n_shifts = 1}};
	uint16_t ana = 0, tables[] = {1, 2, 3};
	struct clinic_phase phases[] = {{20, true, true, 0, NULL, 0}, {25, false, true, 0, NULL, 0}, {15, true, true, 0, NULL, 0}};
	struct clinic_service v = {
		.phases = phases, .n_phases = 3, .practitioners = &ana, .n_practitioners = 1, .rooms = tables, .n_rooms = 3, .grid = 15};
	struct clinic c = {.places = &place, .n_places = 1, .resources = r, .n_resources = 4, .services = &v, .n_services = 1};
	for (int i = 1; i < 4; i++)
		r[i].kind = RESOURCE_ROOM;
	static struct grains five[5];
	(void)taken;
	struct slots s = slots_begin(&c, slots_window_from(&c, on(2026, 6, 1)), NULL, 0, five);
	assert_int_equal(slots_day_holds(&s, &v, (struct slots_who){0, 0}, busy, 128), 4);
	v.grid = 5;
	assert_int_equal(slots_day_holds(&s, &v, (struct slots_who){0, 0}, busy, 128), 6);
	v.grid = 15;
	v.fit = true;
	assert_int_equal(slots_day_holds(&s, &v, (struct slots_who){0, 0}, busy, 128), 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables), cmocka_unit_test(test_civil), cmocka_unit_test(test_every_zone),
					   cmocka_unit_test(test_day_holds)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
