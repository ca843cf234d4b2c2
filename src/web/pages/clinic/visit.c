/* visit.c - the page of a visit, and what is done with it. */
#include "web/pages/clinic/visit.h"

#include "clinic/propose.h"
#include "clinic/refused.h"

enum { VISIT_SEGMENT = 2, DAY_S = 86400 };

/* ---- the visit ---- */

static enum err show_visit(const struct glance *k, const struct request *q, struct response *r)
{
	struct arena *a = r->arena;
	struct clinic_visit_view v = {.form = csrf_key(q, r)};
	int64_t id;
	TRY(clinic_id(q, VISIT_SEGMENT, &id));
	TRY(day_visit(k, id, &v.visit));
	const struct store_visit *of = &v.visit.of;
	const struct zone_table *zone = desk_zone(&k->desk, of->place);
	v.on = of->day;
	v.range = clinic_range(a, zone, of->from, of->to);
	v.came = clinic_clock(a, zone, of->came_at);
	v.came_to = clinic_url(a, "/desk/visit/", id, "/came");
	v.move = clinic_url(a, "/desk/visit/", id, "/move");
	v.cancel = clinic_url(a, "/desk/visit/", id, "/cancel");
	v.confirm = clinic_url(a, "/desk/visit/", id, "/confirm");
	v.back = clinic_day_url(a, of->day, "");
	v.is_cancelled = of->state == VISIT_CANCELLED;
	v.is_held = of->state == VISIT_HELD;
	v.has_begun = of->from.s <= k->desk.now.s;
	page_clinic_visit(response_page(r, "Visit", NAV_DAY), &v);
	return OK;
}

enum err clinic_visit_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show_visit(&k, q, r);
	glance_close(&k);
	return e;
}

/* ---- acts ---- */

/* Does it, and goes to its day, where it can be undone; or says why not, with the day. */
static enum err act(struct site *site, const struct request *q, struct response *r, struct visit_ask *ask)
{
	struct glance k;
	struct visit_answer answer;
	TRY(clinic_id(q, VISIT_SEGMENT, &ask->visit));
	TRY(clinic_glance(site, q, r, &k));
	enum err e = glance_do(&k, ask, &answer);
	day on = e == OK && answer.visits.n > 0 ? answer.visits.at[0].day : clinic_today(&k, 0);
	glance_close(&k);
	if (e != OK)
		return e;
	if (answer.refused == REFUSED_NOT) {
		response_see(r, clinic_day_url(r->arena, on, "&did=on#saved"));
		return OK;
	}
	struct writer w = arena_writer(r->arena);
	w_str(&w, STR("/desk?why="));
	w_int(&w, (int64_t)answer.refused);
	response_see(r, (url){arena_keep(r->arena, &w)});
	return OK;
}

enum { CAME };

const struct field clinic_came_fields[1] = {
	[CAME] = {.name = "came", .label = "Whether they came", .kind = FIELD_CHOICE, .choices = "here no not_yet", .needed = true}};

enum err clinic_visit_came(struct site *site, const struct request *q, struct response *r)
{
	struct visit_ask ask = clinic_ask(q, ACT_CAME);
	str came = q->value[CAME].text;
	ask.came = str_eq(came, STR("here")) ? CAME_HERE : str_eq(came, STR("no")) ? CAME_NOT : CAME_NOT_YET;
	return act(site, q, r, &ask);
}

/* Whoever is known at the desk needs no code. */
enum err clinic_visit_confirm(struct site *site, const struct request *q, struct response *r)
{
	struct visit_ask ask = clinic_ask(q, ACT_CONFIRM);
	return act(site, q, r, &ask);
}

enum err clinic_visit_cancel(struct site *site, const struct request *q, struct response *r)
{
	struct visit_ask ask = clinic_ask(q, ACT_CANCEL);
	return act(site, q, r, &ask);
}

/* ---- another time ---- */

enum { ON };

const struct field clinic_move_show_fields[1] = {[ON] = {.name = "day", .label = "Day", .kind = FIELD_DAY}};

static enum err times_with(const struct glance *k, uint16_t service, uint16_t who, day on, struct arena *a, struct clinic_times *ret_times)
{
	struct free_wish wish = {
		.service = service, .practitioner = who, .days = {on, on}, .from_second = 0, .to_second = DAY_S, .most = DAY_S / GRAIN_S};
	const struct clinic_resource *person = &k->desk.clinic.resources[who];
	struct free_times free;
	TRY(free_glance(k, &wish, &free));
	struct clinic_time *at = arena_new(a, struct clinic_time, free.n + 1);
	if (at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < free.n; i++) {
		const struct zone_table *zone = &k->desk.clinic.places[free.at[i].place].zone;
		at[i] = (struct clinic_time){clinic_time_text(a, zone, free.at[i].at), clinic_clock(a, zone, free.at[i].at), person->id};
	}
	*ret_times = (struct clinic_times){person->name.n > 0 ? person->name : person->id, at, free.n};
	return OK;
}

/* Each who offers it, the one it is with now first. */
static enum err add_times(const struct glance *k, struct arena *a, struct clinic_move_view *v)
{
	uint16_t service = clinic_service_named(&k->desk.clinic, v->visit.of.service), now = desk_resource(&k->desk, v->visit.of.practitioner);
	if (service == CLINIC_NONE)
		return OK;
	const struct clinic_service *s = &k->desk.clinic.services[service];
	struct clinic_times *whom = arena_new(a, struct clinic_times, s->n_practitioners + 1);
	struct clinic_choice *people = arena_new(a, struct clinic_choice, s->n_practitioners + 1);
	if (whom == NULL || people == NULL)
		return ERR_FULL;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < s->n_practitioners; i++) {
			uint16_t who = s->practitioners[i];
			if ((who == now) != (pass == 0))
				continue;
			const struct clinic_resource *x = &k->desk.clinic.resources[who];
			people[v->n_people++] = (struct clinic_choice){x->id, x->name.n > 0 ? x->name : x->id, who == now, {STR("")}};
			TRY(times_with(k, service, who, v->on, a, &whom[v->n]));
			v->n_times += whom[v->n].n;
			v->n += whom[v->n].n > 0;
		}
	v->whom = whom;
	v->people = people;
	return OK;
}

static url move_url(struct arena *a, int64_t id, day on)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("/desk/visit/"));
	w_int(&w, id);
	w_str(&w, STR("/move?day="));
	w_day(&w, on);
	return (url){arena_keep(a, &w)};
}

static enum err show_move(const struct glance *k, const struct request *q, struct response *r, struct clinic_move_view *v)
{
	struct arena *a = r->arena;
	int64_t id;
	TRY(clinic_id(q, VISIT_SEGMENT, &id));
	TRY(day_visit(k, id, &v->visit));
	uint16_t place = desk_place(&k->desk, v->visit.of.place);
	day today = clinic_today(k, place != CLINIC_NONE ? place : 0);
	if (v->on.n == 0)
		v->on = v->visit.of.day.n > today.n ? v->visit.of.day : today;
	struct writer w = arena_writer(a);
	w_day_short(&w, v->visit.of.day);
	w_str(&w, STR(", "));
	w_clock(&w, v->visit.of.second);
	v->was = arena_keep(a, &w);
	v->form = csrf_key(q, r);
	v->action = clinic_url(a, "/desk/visit/", id, "/move");
	v->squeeze = clinic_url(a, "/desk/squeeze/", id, "");
	v->before = move_url(a, id, day_plus(v->on, -1));
	v->after = move_url(a, id, day_plus(v->on, 1));
	v->back = clinic_url(a, "/desk/visit/", id, "");
	TRY(add_times(k, a, v));
	page_clinic_move(response_page(r, "Another time", NAV_DAY), v);
	return OK;
}

enum err clinic_move_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct clinic_move_view v = {.why = STR(""), .reason = STR(""), .time = STR("")};
	v.on = q->value[ON].given ? q->value[ON].day : (day){0};
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show_move(&k, q, r, &v);
	glance_close(&k);
	return e;
}

/* Moves it, or gives the page back with why not and with the times that are free now. */
static enum err move(struct site *site, const struct request *q, struct response *r, struct visit_ask *ask, const struct clinic_move_view *again)
{
	struct glance k;
	struct visit_answer answer;
	struct clinic_move_view v = *again;
	TRY(clinic_id(q, VISIT_SEGMENT, &ask->visit));
	TRY(clinic_glance(site, q, r, &k));
	ask->practitioner = clinic_resource_named(&k.desk.clinic, RESOURCE_PRACTITIONER, v.visit.practitioner);
	enum err e = glance_do(&k, ask, &answer);
	if (e == OK && answer.refused == REFUSED_NOT) {
		response_see(r, clinic_day_url(r->arena, answer.visits.at[0].day, "&did=on#saved"));
	} else if (e == OK) {
		v.why = refused_words[answer.refused].say;
		r->status = 409;
		e = show_move(&k, q, r, &v);
	}
	glance_close(&k);
	return e;
}

enum { TIME, WITH };

const struct field clinic_move_fields[2] = {
	[TIME] = {.name = "at", .label = "Time", .kind = FIELD_LINE, .min = 1, .max = 40, .needed = true},
	[WITH] = {.name = "with", .label = "With", .kind = FIELD_LINE, .min = 1, .max = 64, .needed = true},
};

enum err clinic_move_keep(struct site *site, const struct request *q, struct response *r)
{
	struct visit_ask ask = clinic_ask(q, ACT_MOVE);
	struct clinic_move_view v = {.why = STR(""), .reason = STR(""), .time = STR("")};
	ask.at[0] = q->value[TIME].text;
	ask.n_at = 1;
	v.visit.practitioner = q->value[WITH].text;
	(void)!day_parse(str_sub(ask.at[0], 0, 10), &v.on);
	return move(site, q, r, &ask, &v);
}

enum { SQUEEZE_DAY, SQUEEZE_TIME, SQUEEZE_WITH, SQUEEZE_REASON };

const struct field clinic_squeeze_fields[4] = {
	[SQUEEZE_DAY] = {.name = "day", .label = "Day", .kind = FIELD_DAY, .needed = true},
	[SQUEEZE_TIME] = {.name = "time", .label = "Time", .kind = FIELD_CLOCK, .needed = true},
	[SQUEEZE_WITH] = {.name = "with", .label = "With", .kind = FIELD_LINE, .min = 1, .max = 64, .needed = true},
	[SQUEEZE_REASON] = {.name = "reason", .label = "Why it is squeezed in", .kind = FIELD_LINE, .min = 1, .max = 100, .needed = true},
};

enum err clinic_squeeze(struct site *site, const struct request *q, struct response *r)
{
	struct visit_ask ask = clinic_ask(q, ACT_MOVE);
	struct clinic_move_view v = {.why = STR(""), .reason = q->value[SQUEEZE_REASON].text, .on = q->value[SQUEEZE_DAY].day};
	struct writer w = arena_writer(r->arena);
	w_day(&w, q->value[SQUEEZE_DAY].day);
	w_char(&w, 'T');
	w_clock(&w, (int32_t)q->value[SQUEEZE_TIME].number);
	ask.at[0] = arena_keep(r->arena, &w);
	v.time = str_sub(ask.at[0], 11, 5);
	ask.n_at = 1;
	ask.reason = q->value[SQUEEZE_REASON].text;
	v.visit.practitioner = q->value[SQUEEZE_WITH].text;
	return move(site, q, r, &ask, &v);
}
