/* clinic_slots.c - trivet clinic slots: free times. */
#include "cli/clinic.h"
#include "clinic/free.h"

enum { DAYS_DEFAULT = 7, EVERY_DEFAULT = 7, COURSES_DEFAULT = 3, HOUR_S = 3600, DAY_S = 86400 };

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
	return clinic_input(c, "--part needs morning, afternoon or evening", STR(""));
}

static const struct zone_table *zone_of(const struct clinic_call *c, const struct free_time *t, const struct zone_table *wished)
{
	return wished != NULL ? wished : &c->desk.clinic.places[t->place].zone;
}

static str room_of(const struct clinic_call *c, const struct free_time *t)
{
	return t->room != CLINIC_NONE ? c->desk.clinic.resources[t->room].id : STR("");
}

static void json_slot(struct json *j, const struct clinic_call *c, const struct free_time *t, const struct zone_table *wished)
{
	json_open(j, '{');
	clinic_json_time(j, t->at, zone_table_at(zone_of(c, t, wished), t->at), c->desk.clinic.resources[t->practitioner].id, room_of(c, t));
	json_close(j, '}');
}

static void print_slot(struct clinic_call *c, const struct free_time *t, const struct zone_table *wished)
{
	str who = c->desk.clinic.resources[t->practitioner].name, room = room_of(c, t);
	clinic_print_time(c, t->at, zone_table_at(zone_of(c, t, wished), t->at));
	fprintf(c->rim->out, "  %.*s%s%.*s\n", (int)who.n, who.p, room.n > 0 ? ", " : "", (int)room.n, room.p);
}

static enum err print_slots_json(struct clinic_call *c, const struct free_times *times, const struct zone_table *wished)
{
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "slots", '[');
	for (size_t i = 0; i < times->n; i++)
		json_slot(&j, c, &times->at[i], wished);
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(c->rim, &w);
}

static enum err print_courses(struct clinic_call *c, const struct free_courses *courses, size_t visits, const struct zone_table *wished)
{
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	bool as_json = args_has(c->args, OPT_JSON);
	json_open(&j, '{');
	json_kopen(&j, "courses", '[');
	for (size_t i = 0; i < courses->n; i++) {
		json_open(&j, '[');
		for (size_t k = 0; k < visits && as_json; k++)
			json_slot(&j, c, &courses->at[i].at[k], wished);
		json_close(&j, ']');
		for (size_t k = 0; k < visits && !as_json; k++)
			print_slot(c, &courses->at[i].at[k], wished);
		if (!as_json && i + 1 < courses->n)
			fputc('\n', c->rim->out);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	if (!as_json && courses->n == 0)
		fprintf(c->rim->out, "No whole course that begins on these days is free.\n");
	return as_json ? print_json(c->rim, &w) : OK;
}

static enum err print_slots(struct clinic_call *c, const struct free_times *times, const struct zone_table *wished)
{
	for (size_t i = 0; i < times->n; i++)
		print_slot(c, &times->at[i], wished);
	if (times->n == 0)
		fprintf(c->rim->out, "Nothing is free on these days.\n");
	return OK;
}

enum err clinic_slots(struct clinic_call *c)
{
	struct course_wish course = {.every_days = args_has(c->args, OPT_EVERY) ? c->args->every : EVERY_DEFAULT, .visits = (size_t)c->args->course};
	struct free_wish wish = {0};
	struct free_times times = {NULL, 0};
	struct free_courses courses = {NULL, 0};
	bool is_course = args_has(c->args, OPT_COURSE);
	struct zone_table zone;
	bool is_wished;
	TRY(clinic_desk(c));
	TRY(clinic_service_wished(c, &wish.service));
	TRY(clinic_practitioner_wished(c, &wish.practitioner));
	TRY(clinic_zone_wished(c, &zone, &is_wished));
	TRY(part_wished(c, &wish));
	wish.days.first = args_has(c->args, OPT_FROM) ? c->args->from : instant_day(c->now, zone_table_at(&c->desk.clinic.places[0].zone, c->now));
	wish.days.last = day_plus(wish.days.first, (args_has(c->args, OPT_DAYS) ? c->args->days : DAYS_DEFAULT) - 1);
	wish.most = args_has(c->args, OPT_FIRST) ? (size_t)c->args->first : is_course ? COURSES_DEFAULT : 0;
	course.first = wish;
	enum err e = store_read_begin(c->reader);
	if (e == OK)
		e = is_course ? free_courses_find(store_reader_link(c->reader), &c->desk, &course, &courses)
			      : free_find(store_reader_link(c->reader), &c->desk, &wish, &times);
	store_read_end(c->reader);
	if (e != OK)
		return clinic_failed(c, e);
	if (is_course)
		return print_courses(c, &courses, course.visits, is_wished ? &zone : NULL);
	return args_has(c->args, OPT_JSON) ? print_slots_json(c, &times, is_wished ? &zone : NULL) : print_slots(c, &times, is_wished ? &zone : NULL);
}
