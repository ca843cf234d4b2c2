/* common.c - times, addresses, and the clinic behind a request. */
#include "web/pages/clinic/common.h"

#include "clinic/visit_time.h"

enum { SECRET_LETTERS = 22 };

enum err clinic_glance(const struct site *site, const struct request *q, struct response *r, struct glance *ret_glance)
{
	return site->clinic != NULL ? glance_open(site->clinic, q->caller.organisation, q->now, r->arena, ret_glance) : ERR_MISSING;
}

day clinic_today(const struct glance *k, uint16_t place)
{
	return instant_day(k->desk.now, zone_table_at(&k->desk.clinic.places[place].zone, k->desk.now));
}

uint16_t clinic_place_of(const struct glance *k, const struct value *id)
{
	uint16_t place = id->given ? clinic_place_named(&k->desk.clinic, id->text) : CLINIC_NONE;
	return place != CLINIC_NONE ? place : 0;
}

str clinic_clock(struct arena *a, const struct zone_table *zone, instant at)
{
	struct writer w = arena_writer(a);
	w_clock(&w, instant_second(at, zone_table_at(zone, at)));
	return arena_keep(a, &w);
}

str clinic_range(struct arena *a, const struct zone_table *zone, instant from, instant to)
{
	struct writer w = arena_writer(a);
	w_clock(&w, instant_second(from, zone_table_at(zone, from)));
	w_str(&w, STR("\xe2\x80\x93"));
	w_clock(&w, instant_second(to, zone_table_at(zone, to)));
	return arena_keep(a, &w);
}

str clinic_time_text(struct arena *a, const struct zone_table *zone, instant at)
{
	struct writer w = arena_writer(a);
	w_visit_time(&w, at, zone_table_at(zone, at));
	return arena_keep(a, &w);
}

url clinic_url(struct arena *a, const char *before, int64_t id, const char *rest)
{
	struct writer w = arena_writer(a);
	w_z(&w, before);
	w_int(&w, id);
	w_z(&w, rest);
	return (url){arena_keep(a, &w)};
}

url clinic_day_url(struct arena *a, day on, const char *rest)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("/desk?day="));
	w_day(&w, on);
	w_z(&w, rest);
	return (url){arena_keep(a, &w)};
}

enum err clinic_id(const struct request *q, size_t segment, int64_t *ret_id)
{
	return segment < q->segment_n && str_int(q->segment[segment], ret_id) && *ret_id > 0 ? OK : ERR_MISSING;
}

struct visit_ask clinic_ask(const struct request *q, enum visit_act act)
{
	return (struct visit_ask){
		.act = act, .request = q->rid, .by_desk = true, .source = SOURCE_DESK, .practitioner = CLINIC_NONE, .staff = q->staff};
}

str clinic_secret(const struct request *q, struct arena *a)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < SECRET_LETTERS; i++)
		w_char(&w, letters[q->random[i] & 63]);
	return arena_keep(a, &w);
}
