/* clinic_visits.c - trivet clinic visits, ics, mail, busy: what is booked, and who is told. */
#include "cli/clinic.h"
#include "clinic/invite.h"
#include "clinic/mine.h"
#include "clinic/post.h"
#include "clinic/secret.h"

enum { BUSY_DAYS = 800, BUSY_MAX = 20000, LINES_BYTES = 1 << 20, DAY_S = 86400 };

/* ---- visits ---- */

static str state_of(const struct store_visit *v, instant now)
{
	switch (v->state) {
	case VISIT_HELD: return v->until.s > now.s ? STR("held") : STR("expired");
	case VISIT_BOOKED: return STR("booked");
	case VISIT_CANCELLED: return STR("cancelled");
	}
	return STR("");
}

/* Civil days at the first place; without --from and --days all that there is. */
static struct store_stretch days_wished(const struct clinic_call *c)
{
	const struct zone_table *zone = &c->desk.clinic.places[0].zone;
	if (!args_has(c->args, OPT_FROM) && !args_has(c->args, OPT_DAYS))
		return (struct store_stretch){INSTANT_MIN, INSTANT_MAX};
	day first = args_has(c->args, OPT_FROM) ? c->args->from : instant_day(c->now, zone_table_at(zone, c->now));
	day end = day_plus(first, args_has(c->args, OPT_DAYS) ? c->args->days : 1);
	return (struct store_stretch){zone_table_reach(zone, first, 0), zone_table_reach(zone, end, 0)};
}

static bool is_shown(const struct clinic_call *c, const struct store_visit *v)
{
	return args_has(c->args, OPT_ALL) || v->until.s > c->now.s;
}

static void json_one(struct json *j, const struct clinic_call *c, const struct store_visit *v, const struct zone_table *wished)
{
	json_open(j, '{');
	json_kint(j, "visit", v->id);
	clinic_json_time(j, v->from, zone_table_at(wished != NULL ? wished : desk_zone(&c->desk, v->place), v->from),
			 desk_id(&c->desk, v->practitioner), desk_id(&c->desk, v->room));
	json_kstr(j, "service", v->service);
	json_kstr(j, "patient", v->patient_name);
	json_kint(j, "patient_number", v->patient);
	json_kstr(j, "state", state_of(v, c->now));
	json_close(j, '}');
}

static void print_one(struct clinic_call *c, const struct store_visit *v, const struct zone_table *wished)
{
	str who = desk_id(&c->desk, v->practitioner), room = desk_id(&c->desk, v->room), state = state_of(v, c->now);
	clinic_print_time(c, v->from, zone_table_at(wished != NULL ? wished : desk_zone(&c->desk, v->place), v->from));
	fprintf(c->rim->out, "  %-6lld %.*s, %.*s, %.*s%s%.*s", (long long)v->id, (int)v->patient_name.n, v->patient_name.p, (int)v->service.n,
		v->service.p, (int)who.n, who.p, room.n > 0 ? ", " : "", (int)room.n, room.p);
	fprintf(c->rim->out, v->state == VISIT_BOOKED ? "\n" : " (%.*s)\n", (int)state.n, state.p);
}

static enum err print_visits(struct clinic_call *c, const struct store_visits *visits, const struct zone_table *wished)
{
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "visits", '[');
	for (size_t i = 0; i < visits->n; i++) {
		if (!is_shown(c, &visits->at[i]))
			continue;
		if (args_has(c->args, OPT_JSON))
			json_one(&j, c, &visits->at[i], wished);
		else
			print_one(c, &visits->at[i], wished);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return args_has(c->args, OPT_JSON) ? print_json(c->rim, &w) : OK;
}

enum err clinic_visits(struct clinic_call *c)
{
	struct store_visits visits;
	struct zone_table zone;
	bool is_wished;
	TRY(clinic_desk(c));
	TRY(clinic_zone_wished(c, &zone, &is_wished));
	enum err e = store_visits(store_reader_link(c->reader), c->desk.organisation, days_wished(c), c->rim->arena, &visits);
	return e == OK ? print_visits(c, &visits, is_wished ? &zone : NULL) : clinic_failed(c, e);
}

/* ---- ics ---- */

enum err clinic_ics(struct clinic_call *c)
{
	struct store_visit visit;
	struct store_patient patient = {0};
	int64_t id;
	TRY(clinic_desk(c));
	TRY(clinic_id_wished(c, &id));
	struct link *l = store_reader_link(c->reader);
	enum err e = store_visit(l, c->desk.organisation, id, c->rim->arena, &visit);
	if (e == ERR_MISSING)
		return clinic_refuse(c, REFUSED_UNKNOWN, NULL, 0);
	if (e == OK)
		e = store_patient(l, c->desk.organisation, visit.patient, c->rim->arena, &patient);
	char *room = arena_take(c->rim->arena, 1 << 14, 1);
	if (e != OK || room == NULL)
		return clinic_failed(c, e == OK ? ERR_FULL : e);
	struct writer w = writer_on(room, 1 << 14);
	invite_write(&w, &c->desk, &visit, patient.email);
	fwrite(w.p, 1, w.n, c->rim->out);
	return OK;
}

/* ---- mail ---- */

static enum err print_mails(struct clinic_call *c)
{
	static const str states[MAIL_STATES] = {
		[MAIL_QUEUED] = STR_INIT("queued"),      [MAIL_SENT] = STR_INIT("sent"),       [MAIL_DROPPED] = STR_INIT("dropped"),
		[MAIL_CLAIMED] = STR_INIT("on its way"), [MAIL_UNKNOWN] = STR_INIT("unknown"), [MAIL_REFUSED] = STR_INIT("refused")};
	struct store_mails mails;
	enum err e = store_mails(store_reader_link(c->reader), c->desk.organisation, c->rim->arena, &mails);
	if (e != OK)
		return clinic_failed(c, e);
	str *codes = arena_new(c->rim->arena, str, mails.n + 1);
	for (size_t i = 0; codes != NULL && i < mails.n; i++)
		codes[i] = str_eq(mails.at[i].kind, STR("verify")) ? mine_code(&c->desk, mails.at[i].visit) : STR("");
	if (codes == NULL)
		return clinic_failed(c, ERR_FULL);
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "mails", '[');
	for (size_t i = 0; i < mails.n; i++) {
		const struct store_mail *m = &mails.at[i];
		str state = states[m->state];
		json_open(&j, '{');
		json_kint(&j, "visit", m->visit);
		json_kstr(&j, "kind", m->kind);
		if (codes[i].n > 0)
			json_kstr(&j, "code", codes[i]);
		json_kstr(&j, "to", m->to);
		json_kstr(&j, "state", state);
		if (m->said.n > 0)
			json_kstr(&j, "said", m->said);
		json_close(&j, '}');
		if (args_has(c->args, OPT_JSON))
			continue;
		clinic_print_time(c, m->due, zone_table_at(&c->desk.clinic.places[0].zone, m->due));
		fprintf(c->rim->out, "  visit %lld, %.*s to %.*s: %.*s%s%.*s\n", (long long)m->visit, (int)m->kind.n, m->kind.p, (int)m->to.n,
			m->to.p, (int)state.n, state.p, m->said.n > 0 ? ", " : "", (int)m->said.n, m->said.p);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return args_has(c->args, OPT_JSON) ? print_json(c->rim, &w) : OK;
}

/* What did not get through is told, and is no success: whoever runs this from a timer hears of it. */
static enum err tell_post(struct clinic_call *c, const struct post_report *report)
{
	static const char *const says[POST_OUTCOMES] = {
		[POST_LATER] = "could not be sent now, and will be tried again",
		[POST_REFUSED] = "was refused by the mail server",
		[POST_UNKNOWN] = "may have been sent or not: the mail server did not answer, so it is not tried again by itself",
	};
	if (!report->has_server)
		fprintf(c->rim->err, "trivet: clinic: no mail server is configured (\"mail\" in the clinic's file): messages that were due %s\n",
			c->desk.is_test ? "are only marked as sent" : "wait");
	for (int i = POST_LATER; i < POST_OUTCOMES; i++) {
		if (report->n[i] == 0)
			continue;
		fprintf(c->rim->err, "trivet: clinic: messages: %zu: each %s; see trivet clinic mail list\n", report->n[i], says[i]);
		c->rim->left_out = true;
	}
	return OK;
}

static enum err run_post(struct clinic_call *c)
{
	struct post_report report;
	struct post post = {.store = c->store,
			    .pack = c->rim->pack,
			    .organisation = c->desk.organisation,
			    .zones = c->rim->zone_table,
			    .send = c->rim->send_letter};
	struct arena rest = *c->rim->arena; /* given back */
	enum err e = post_run(&post, c->now, &rest, &report);
	return e == OK ? tell_post(c, &report) : clinic_failed(c, e);
}

enum err clinic_mail(struct clinic_call *c)
{
	str what = c->args->n_words > 1 ? str_of(c->args->words[1]) : STR("");
	bool is_again = str_eq(what, STR("again")) && c->args->n_words == 4;
	bool is_run = str_eq(what, STR("run")) && c->args->n_words == 2, is_list = str_eq(what, STR("list")) && c->args->n_words == 2;
	if (!is_again && !is_run && !is_list)
		return clinic_input(c, "mail needs run, list, or again VISIT KIND", STR(""));
	TRY(clinic_desk(c));
	if (is_again) {
		struct post_settling settling = {.desk = &c->desk, .kind = str_of(c->args->words[3]), .sends = true};
		enum err e = str_int(str_of(c->args->words[2]), &settling.visit) ? post_settle(c->store, settling) : ERR_MISSING;
		if (e == ERR_MISSING)
			return clinic_input(c, "no message of this visit and kind was refused or lost", str_of(c->args->words[2]));
		return e == OK ? print_mails(c) : clinic_failed(c, e);
	}
	if (is_run)
		TRY(run_post(c));
	return print_mails(c);
}

/* ---- feeds ---- */

/* By the id in the clinic's file; a patient by their number, which is made sure of. */
static enum err feed_resource(struct clinic_call *c, str kind, str id, int64_t *ret_resource)
{
	enum resource_kind of = str_eq(kind, STR("room")) ? RESOURCE_ROOM : RESOURCE_PRACTITIONER;
	uint16_t i = clinic_resource_named(&c->desk.clinic, of, id);
	struct store_patient p;
	int64_t number;
	if (!str_eq(kind, STR("patient"))) {
		if (i == CLINIC_NONE)
			return clinic_unknown(c, str_eq(kind, STR("room")) ? "room" : "practitioner", id, of);
		*ret_resource = c->desk.clinic.resources[i].number;
		return OK;
	}
	enum err e = str_int(id, &number) ? store_read_begin(c->reader) : ERR_MISSING;
	if (e == OK)
		e = store_patient(store_reader_link(c->reader), c->desk.organisation, number, c->rim->arena, &p);
	store_read_end(c->reader);
	if (e == ERR_MISSING)
		return clinic_input(c, "a patient is named by their number, which visits --json shows as patient_number", id);
	*ret_resource = number;
	return e == OK ? OK : clinic_failed(c, e);
}

enum err clinic_feed(struct clinic_call *c)
{
	str kind = str_of(c->args->words[1]), id = str_of(c->args->words[2]), secret = arena_copy(c->rim->arena, c->rim->request_id(c->rim));
	struct store_feed feed = {.hash = secret_hash(secret, c->rim->arena)};
	struct change_outcome outcome;
	if (!str_eq(kind, STR("practitioner")) && !str_eq(kind, STR("room")) && !str_eq(kind, STR("patient")))
		return clinic_input(c, "feed takes practitioner ID, room ID or patient NUMBER", kind);
	TRY(clinic_desk(c));
	TRY(feed_resource(c, kind, id, &feed.resource));
	enum err e = desk_apply(c->store, c->desk.organisation, (struct change){.kind = CHANGE_FEED_PUT, .feed = feed}, &outcome);
	if (e != OK)
		return clinic_failed(c, e);
	if (!args_has(c->args, OPT_JSON)) {
		fprintf(c->rim->out, "/feed/%.*s.ics\nAnyone with this address can read the calendar; the previous address no longer works.\n",
			(int)secret.n, secret.p);
		return OK;
	}
	struct writer path = arena_writer(c->rim->arena);
	w_str(&path, STR("/feed/"));
	w_str(&path, secret);
	w_str(&path, STR(".ics"));
	str text = arena_keep(c->rim->arena, &path);
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "path", text);
	json_close(&j, '}');
	return print_json(c->rim, &w);
}

/* ---- busy ---- */

static enum err read_lines(struct clinic_call *c, str lines, struct store_busy_times *busy)
{
	struct store_stretch *at = arena_new(c->rim->arena, struct store_stretch, BUSY_MAX);
	busy->at = at;
	if (at == NULL)
		return ERR_FULL;
	while (lines.n > 0) {
		str line = str_split(&lines, '\n');
		struct store_stretch one;
		if (busy->n == BUSY_MAX)
			return ERR_FULL;
		if (!str_int(str_split(&line, ' '), &one.from.s) || !str_int(line, &one.to.s))
			return ERR_IO;
		at[busy->n++] = one;
	}
	return OK;
}

static enum err read_busy(struct clinic_call *c, str zone, struct store_busy_times *busy)
{
	str text;
	char *room = arena_take(c->rim->arena, LINES_BYTES, 1);
	if (room == NULL)
		return clinic_failed(c, ERR_FULL);
	struct writer lines = writer_on(room, LINES_BYTES);
	TRY(c->rim->read_file(c->rim, c->args->words[2], &text));
	instant from = {c->now.s - DAY_S}, to = {c->now.s + (int64_t)BUSY_DAYS * DAY_S};
	enum err e = c->rim->busy_times(c->rim, text, zone, from, to, &lines);
	if (e == ERR_MISSING)
		return complain_line(c->rim, e, "clinic: trivet-calendar, which reads calendars, was not found beside trivet");
	if (e == ERR_INPUT)
		return clinic_input(c, "this is not an iCalendar file; nothing was changed", str_of(c->args->words[2]));
	if (e == OK)
		e = read_lines(c, writer_str(&lines), busy);
	return e == OK ? OK
		       : complain_line(c->rim, e,
				       "clinic: this calendar could not be read: it is too large, or it took too long; nothing was changed");
}

enum err clinic_busy(struct clinic_call *c)
{
	struct store_busy_times busy = {.source = args_has(c->args, OPT_NAME) ? str_of(c->args->name) : STR("calendar")};
	if (!str_eq(str_of(c->args->words[1]), STR("import")))
		return clinic_input(c, "busy needs import --practitioner ID FILE.ics", STR(""));
	TRY(clinic_desk(c));
	uint16_t who = clinic_resource_named(&c->desk.clinic, RESOURCE_PRACTITIONER, clinic_said(c, OPT_PRACTITIONER));
	if (who == CLINIC_NONE)
		return clinic_input(c, "use --practitioner ID to say whose calendar it is", clinic_said(c, OPT_PRACTITIONER));
	const struct clinic_resource *r = &c->desk.clinic.resources[who];
	busy.resource = r->number;
	TRY(read_busy(c, c->desk.clinic.places[r->shifts[0].place].zone.name, &busy));
	struct change_outcome outcome;
	enum err e = desk_apply(c->store, c->desk.organisation, (struct change){.kind = CHANGE_BUSY_PUT, .busy = busy}, &outcome);
	if (e != OK)
		return clinic_failed(c, e);
	if (!args_has(c->args, OPT_JSON)) {
		fprintf(c->rim->out, "%zu times of %.*s are busy.\n", busy.n, (int)r->name.n, r->name.p);
		return OK;
	}
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kbool(&j, "ok", true);
	json_kint(&j, "busy", (int64_t)busy.n);
	json_close(&j, '}');
	return print_json(c->rim, &w);
}
