/* clinic_slots.c - trivet clinic slots: free times. */
#include "cli/clinic.h"
#include "clinic/free.h"

enum { DAYS_DEFAULT = 7, HOUR_S = 3600, DAY_S = 86400 };

/* --part; the whole day without it. */
static enum err part_wished(struct clinic_call *c, struct free_wish *wish)
{
	static const struct {
		str word;
		int32_t from, to;
	} parts[] = {
		{STR_INIT("morning"), 0, 12 * HOUR_S}, {STR_INIT("afternoon"), 12 * HOUR_S, 17 * HOUR_S}, {STR_INIT("evening"), 17 * HOUR_S, DAY_S}};
	wish->from_second = 0;
	wish->to_second = DAY_S;
	if (!args_has(c->args, OPT_PART))
		return OK;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (str_eq(parts[i].word, clinic_said(c, OPT_PART))) {
			wish->from_second = parts[i].from;
			wish->to_second = parts[i].to;
			return OK;
		}
	return clinic_input(c, "--part: allowed is morning, afternoon or evening", STR(""));
}

static const struct zone_table *zone_of(const struct clinic_call *c, const struct free_time *t, const struct zone_table *wished)
{
	return wished != NULL ? wished : &c->desk.clinic.places[t->place].zone;
}

static str room_of(const struct clinic_call *c, const struct free_time *t)
{
	return t->room != CLINIC_NONE ? c->desk.clinic.resources[t->room].id : STR("");
}

static enum err print_slots_json(struct clinic_call *c, const struct free_times *times, const struct zone_table *wished)
{
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "slots", '[');
	for (size_t i = 0; i < times->n; i++) {
		const struct free_time *t = &times->at[i];
		json_open(&j, '{');
		clinic_json_time(&j, t->at, zone_table_at(zone_of(c, t, wished), t->at), c->desk.clinic.resources[t->practitioner].id, room_of(c, t));
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(c->rim, &w);
}

static enum err print_slots(struct clinic_call *c, const struct free_times *times, const struct zone_table *wished)
{
	for (size_t i = 0; i < times->n; i++) {
		const struct free_time *t = &times->at[i];
		str who = c->desk.clinic.resources[t->practitioner].name, room = room_of(c, t);
		clinic_print_time(c, t->at, zone_table_at(zone_of(c, t, wished), t->at));
		fprintf(c->rim->out, "  %.*s%s%.*s\n", (int)who.n, who.p, room.n > 0 ? ", " : "", (int)room.n, room.p);
	}
	if (times->n == 0)
		fprintf(c->rim->out, "Nothing is free on these days.\n");
	return OK;
}

enum err clinic_slots(struct clinic_call *c)
{
	struct free_wish wish = {0};
	struct free_times times = {NULL, 0};
	struct zone_table zone;
	bool is_wished;
	TRY(clinic_desk(c));
	TRY(clinic_service_wished(c, &wish.service));
	TRY(clinic_practitioner_wished(c, &wish.practitioner));
	TRY(clinic_zone_wished(c, &zone, &is_wished));
	TRY(part_wished(c, &wish));
	wish.days.first = args_has(c->args, OPT_FROM) ? c->args->from : instant_day(c->now, zone_table_at(&c->desk.clinic.places[0].zone, c->now));
	wish.days.last = day_plus(wish.days.first, (args_has(c->args, OPT_DAYS) ? c->args->days : DAYS_DEFAULT) - 1);
	wish.most = args_has(c->args, OPT_FIRST) ? (size_t)c->args->first : 0;
	enum err e = store_read_begin(c->reader);
	if (e == OK)
		e = free_find(store_reader_link(c->reader), &c->desk, &wish, &times);
	store_read_end(c->reader);
	if (e != OK)
		return clinic_failed(c, e);
	return args_has(c->args, OPT_JSON) ? print_slots_json(c, &times, is_wished ? &zone : NULL) : print_slots(c, &times, is_wished ? &zone : NULL);
}
