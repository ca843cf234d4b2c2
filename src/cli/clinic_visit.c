/* clinic_visit.c - trivet clinic book, hold, confirm, move, cancel, course. */
#include "cli/clinic.h"
#include "clinic/clocks.h"
#include "clinic/visit.h"

enum { HOLD_MINUTES = 15, TRIES = 3 };

static void json_visit(struct json *j, const struct clinic_call *c, const struct store_visit *v, const struct zone_table *wished)
{
	json_kint(j, "visit", v->id);
	clinic_json_time(j, v->from, zone_table_at(wished != NULL ? wished : desk_zone(&c->desk, v->place), v->from),
			 desk_id(&c->desk, v->practitioner), desk_id(&c->desk, v->room));
}

static enum err print_answer(struct clinic_call *c, const struct visit_ask *ask, const struct visit_answer *answer, const struct zone_table *wished)
{
	bool is_new = ask->act == ACT_BOOK || ask->act == ACT_HOLD || ask->act == ACT_COURSE;
	if (!args_has(c->args, OPT_JSON)) {
		static const char *const did[] = {"booked", "held", "booked", "moved", "cancelled", "booked", "noted", "undone", "kept"};
		for (size_t i = 0; i < answer->visits.n; i++) {
			const struct store_visit *v = &answer->visits.at[i];
			str who = desk_id(&c->desk, v->practitioner), room = desk_id(&c->desk, v->room);
			fprintf(c->rim->out, "%s: ", did[ask->act]);
			clinic_print_time(c, v->from, zone_table_at(wished != NULL ? wished : desk_zone(&c->desk, v->place), v->from));
			fprintf(c->rim->out, ", %.*s%s%.*s, visit %lld\n", (int)who.n, who.p, room.n > 0 ? ", " : "", (int)room.n, room.p,
				(long long)v->id);
		}
		return OK;
	}
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	if (answer->visits.n > 0)
		json_visit(&j, c, &answer->visits.at[0], wished);
	if (is_new)
		json_kstr(&j, "secret", ask->secret);
	if (ask->act == ACT_COURSE) {
		json_kopen(&j, "visits", '[');
		for (size_t i = 0; i < answer->visits.n; i++) {
			json_open(&j, '{');
			json_visit(&j, c, &answer->visits.at[i], wished);
			json_close(&j, '}');
		}
		json_close(&j, ']');
	}
	json_close(&j, '}');
	return print_json(c->rim, &w);
}

static enum err times_wished(struct clinic_call *c, struct visit_ask *ask)
{
	for (size_t i = 0; i < c->args->n_says; i++) {
		if (c->args->says[i].option != OPT_AT)
			continue;
		if (ask->n_at == COURSE_MAX)
			return clinic_input(c, "a course has at most 12 times", STR(""));
		ask->at[ask->n_at++] = str_of(c->args->says[i].value);
	}
	if (ask->n_at == 0)
		return clinic_input(c, "use --at to say when, such as --at 2026-11-30T09:00", STR(""));
	if (ask->n_at > 1 && ask->act != ACT_COURSE)
		return clinic_input(c, "only a course has several times", STR(""));
	return OK;
}

/* What the words say, as far as the act takes it. */
static enum err read_ask(struct clinic_call *c, struct visit_ask *ask)
{
	bool is_new = ask->act == ACT_BOOK || ask->act == ACT_HOLD || ask->act == ACT_COURSE;
	str by = clinic_said(c, OPT_BY);
	if (by.n > 0 && !str_eq(by, STR("patient")) && !str_eq(by, STR("desk")))
		return clinic_input(c, "--by needs patient or desk", STR(""));
	ask->by_desk = str_eq(by, STR("desk"));
	ask->shown = clinic_said(c, OPT_SECRET);
	if (args_has(c->args, OPT_SECRET) && ask->shown.n == 0)
		ask->shown = STR("-"); /* an empty one is a wrong one */
	TRY(clinic_practitioner_wished(c, &ask->practitioner));
	if (is_new) {
		TRY(clinic_service_wished(c, &ask->service));
		ask->patient = clinic_said(c, OPT_PATIENT);
		ask->email = clinic_said(c, OPT_EMAIL);
		ask->minutes = ask->act == ACT_HOLD ? (args_has(c->args, OPT_MINUTES) ? c->args->minutes : HOLD_MINUTES) : 0;
		if (ask->patient.n == 0)
			return clinic_input(c, "use --patient NAME to say who it is for", STR(""));
	} else {
		TRY(clinic_id_wished(c, &ask->visit));
	}
	return is_new || ask->act == ACT_MOVE ? times_wished(c, ask) : OK;
}

static enum err act(struct clinic_call *c, enum visit_act act)
{
	struct visit_ask ask = {.act = act};
	struct visit_answer answer = {0};
	struct zone_table zone;
	bool is_wished;
	enum err e = ERR_MISSING;
	ask.secret = arena_copy(c->rim->arena, c->rim->request_id(c->rim));
	ask.request = args_has(c->args, OPT_REQUEST) ? clinic_said(c, OPT_REQUEST) : arena_copy(c->rim->arena, c->rim->request_id(c->rim));
	for (int i = 0; i < TRIES && (e == ERR_MISSING || e == ERR_BUSY); i++) { /* the clinic's file may be reloaded in between */
		TRY(clinic_desk(c));
		ask.n_at = 0;
		TRY(read_ask(c, &ask));
		e = visit_do(c->store, &c->desk, &ask, &answer);
	}
	if (e != OK)
		return clinic_failed(c, e == ERR_MISSING ? ERR_BUSY : e);
	if (answer.refused != REFUSED_NOT)
		return clinic_refuse(c, answer.refused, answer.which, act == ACT_COURSE ? answer.n_which : 0);
	TRY(clinic_zone_wished(c, &zone, &is_wished));
	return print_answer(c, &ask, &answer, is_wished ? &zone : NULL);
}

enum err clinic_book(struct clinic_call *c)
{
	return act(c, ACT_BOOK);
}

enum err clinic_hold(struct clinic_call *c)
{
	return act(c, ACT_HOLD);
}

enum err clinic_course(struct clinic_call *c)
{
	return act(c, ACT_COURSE);
}

enum err clinic_confirm(struct clinic_call *c)
{
	return act(c, ACT_CONFIRM);
}

enum err clinic_move(struct clinic_call *c)
{
	return act(c, ACT_MOVE);
}

enum err clinic_cancel(struct clinic_call *c)
{
	return act(c, ACT_CANCEL);
}

static void json_ids(struct json *j, const char *key, const struct store_visits *visits)
{
	json_kopen(j, key, '[');
	for (size_t i = 0; i < visits->n; i++)
		json_int(j, visits->at[i].id);
	json_close(j, ']');
}

static void print_followed(struct clinic_call *c, const struct store_visits *visits, const char *what)
{
	for (size_t i = 0; i < visits->n; i++) {
		const struct store_visit *v = &visits->at[i];
		fprintf(c->rim->out, "visit %lld of %.*s, ", (long long)v->id, (int)v->patient_name.n, v->patient_name.p);
		clinic_print_time(c, v->from, v->east);
		fprintf(c->rim->out, ": %s\n", what);
	}
}

enum err clinic_clocks(struct clinic_call *c)
{
	struct visit_clocks clocks;
	TRY(clinic_desk(c));
	enum err e = visit_follow_clocks(c->store, &c->desk, &clocks);
	if (e != OK)
		return clinic_failed(c, e);
	if (!args_has(c->args, OPT_JSON)) {
		print_followed(c, &clocks.moved, "keeps its local time under the new clocks");
		print_followed(c, &clocks.stuck, "cannot keep its local time; move it");
		if (clocks.moved.n + clocks.stuck.n == 0)
			fprintf(c->rim->out, "All visits are at their local times.\n");
		return OK;
	}
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_ids(&j, "moved", &clocks.moved);
	json_ids(&j, "stuck", &clocks.stuck);
	json_close(&j, '}');
	return print_json(c->rim, &w);
}
