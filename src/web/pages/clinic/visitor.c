/* visitor.c - booking without an account. */
#include "web/pages/clinic/visitor.h"

#include "clinic/mine.h"
#include "clinic/propose.h"
#include "clinic/refused.h"
#include "core/allow.h"
#include "core/consult.h"
#include "me/app.h"
#include "me/relief.h"
#include "web/parts/own.h"

enum { DAY_S = 86400, DAYS_SHOWN = 3, TIMES_A_DAY = 24, LOOK_DAYS = 60, ASK_MAX = 40, WORDS_MOST = 8 };

/* ---- what ---- */

static struct visitor_service service_row(struct arena *a, const struct clinic_service *s)
{
	return (struct visitor_service){s, service_minutes(s), url_with(a, URL("/book/safe"), "service", s->id)};
}

static enum err show_what(const struct glance *k, struct response *r)
{
	struct visitor_service *rows = arena_new(r->arena, struct visitor_service, k->desk.clinic.n_services + 1);
	struct visitor_what_view v = {.clinic = k->desk.clinic.name, .services = rows};
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < k->desk.clinic.n_services; i++)
		rows[v.n++] = service_row(r->arena, &k->desk.clinic.services[i]);
	page_visitor_what(response_page(r, "Book a visit", NAV_NONE), &v);
	return OK;
}

enum err visitor_what(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show_what(&k, r);
	glance_close(&k);
	return e;
}

/* ---- before the times ---- */

static const struct clinic_service *service_of(const struct glance *k, str id)
{
	uint16_t i = clinic_service_named(&k->desk.clinic, id);
	return i != CLINIC_NONE ? &k->desk.clinic.services[i] : NULL;
}

/* The treatment of the pack; NULL when the pack knows none for it. */
static const struct item *item_of(const struct pack *p, const struct clinic_service *s)
{
	uint16_t i = s->item.n > 0 ? pack_item(p, s->item) : NONE;
	return i != NONE ? &p->items[i] : NULL;
}

/* A fact that follows from the danger signs is decided, not asked. */
static bool is_decided(const struct pack *p, uint16_t fact)
{
	for (size_t i = 0; i < p->n_derived; i++)
		if (p->derived[i].fact == fact && p->derived[i].kind == FROM_URGENCY)
			return true;
	return false;
}

/* What forbids this treatment or has to be asked before it, and is not among the danger signs of the page. */
static qset conditions_of(const struct pack *p, const struct item *it)
{
	qset all = {{0}};
	if (it == NULL)
		return all;
	all = qset_or(it->avoid, &it->ask);
	all = qset_minus(all, &p->relief.asked);
	for (size_t f = 0; f < p->n_facts; f++)
		if (qset_has(&all, f) && (is_decided(p, (uint16_t)f) || p->facts[f].brief.n == 0))
			qset_drop(&all, f);
	return all;
}

/* What was said already: the signs, their lines, and the conditions that were ticked. */
struct safe_said {
	const struct signs *signs;
	struct relief_line_view *lines;
	const qset *ticked;
	bool missing; /* not all of them was answered */
};

static enum err show_safe(const struct pack *p, const struct request *q, struct response *r, const struct clinic_service *s,
			  const struct safe_said *said)
{
	qset asked = conditions_of(p, item_of(p, s));
	struct visitor_condition *conditions = arena_new(r->arena, struct visitor_condition, p->n_facts + 1);
	struct visitor_safe_view v = {
		.form = csrf_key(q, r), .service = s, .list = {said->lines, relief_lines(p)}, .conditions = conditions, .missing = said->missing};
	if (conditions == NULL)
		return ERR_FULL;
	TRY(relief_fill_lines(p, said->signs, r->arena, said->lines));
	if (said->missing)
		(void)relief_mark_missing(p, said->signs, said->lines);
	for (size_t f = 0; f < p->n_facts; f++)
		if (qset_has(&asked, f))
			conditions[v.n_conditions++] = (struct visitor_condition){p->facts[f].id, p->facts[f].brief, qset_has(said->ticked, f)};
	page_visitor_safe(response_page(r, "Before you choose a time", NAV_NONE), &v);
	return OK;
}

enum { SERVICE };

#define SERVICE_FIELD                                                                                                                                \
	{                                                                                                                                            \
		.name = "service", .label = "What", .kind = FIELD_LINE, .min = 1, .max = 64, .needed = true                                          \
	}

const struct field visitor_safe_fields[1] = {[SERVICE] = SERVICE_FIELD};

enum err visitor_safe(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	struct glance k;
	struct relief_line_view *lines = arena_new(r->arena, struct relief_line_view, relief_lines(p));
	struct signs *signs = arena_new(r->arena, struct signs, 1);
	const qset none = {{0}};
	if (lines == NULL || signs == NULL)
		return ERR_FULL;
	TRY(clinic_glance(site, q, r, &k));
	const struct clinic_service *s = service_of(&k, q->value[SERVICE].text);
	enum err e = s != NULL ? show_safe(p, q, r, s, &(struct safe_said){signs, lines, &none, false}) : ERR_MISSING;
	glance_close(&k);
	return e;
}

/* ---- decided ---- */

/* What was said, all else that was asked being no; what was not asked is not known. */
static void decide(const struct pack *p, const struct signs *signs, const qset *asked, const qset *ticked, struct consult *ret_consult)
{
	qset all = qset_or(*asked, &p->relief.asked), yes = qset_or(signs->said.yes, ticked);
	qset known = qset_or(yes, &signs->said.unsure);
	*ret_consult = (struct consult){.facts = {.yes = yes, .unsure = signs->said.unsure, .no = qset_minus(all, &known)}};
	consult_decide(p, ret_consult);
}

static enum err show_stop(const struct pack *p, const struct site *site, const struct request *q, struct response *r, const struct triage *t)
{
	const struct rule *rule = &p->rules[t->fired[0].rule];
	struct visitor_stop_view v = {.is_emergency = t->urgency == EMERGENCY, .say = rule->say, .tell = rule->tell};
	v.number = pack_number(p, own_country(site, q));
	v.call = url_tel(r->arena, v.number);
	page_visitor_stop(response_page(r, v.is_emergency ? "Get help now" : "A doctor first", NAV_NONE), &v);
	return OK;
}

/* Other services, those that the same answers do not forbid. */
static enum err show_instead(const struct glance *k, const struct pack *p, const struct facts *f, const struct clinic_service *s,
			     const struct allowed *no, struct response *r)
{
	struct visitor_service *rows = arena_new(r->arena, struct visitor_service, k->desk.clinic.n_services + 1);
	str *words = arena_new(r->arena, str, WORDS_MOST);
	struct visitor_instead_view v = {.service = s, .words = words, .services = rows};
	if (rows == NULL || words == NULL)
		return ERR_FULL;
	v.n_words = allow_words(p, item_of(p, s), no, words, WORDS_MOST);
	for (size_t i = 0; i < k->desk.clinic.n_services; i++) {
		const struct clinic_service *x = &k->desk.clinic.services[i];
		const struct item *it = item_of(p, x);
		if (x != s && (it == NULL || allow_item(it, f).verdict != AVOID))
			rows[v.n++] = service_row(r->arena, x);
	}
	page_visitor_instead(response_page(r, "Not this one for you now", NAV_NONE), &v);
	return OK;
}

/* ---- when ---- */

static enum err add_day(const struct glance *k, const struct free_times *all, size_t *at, struct arena *a, struct visitor_day *ret_day)
{
	struct clinic_time *times = arena_new(a, struct clinic_time, TIMES_A_DAY);
	const struct zone_table *zone = &k->desk.clinic.places[all->at[*at].place].zone;
	day on = instant_day(all->at[*at].at, zone_table_at(zone, all->at[*at].at));
	if (times == NULL)
		return ERR_FULL;
	*ret_day = (struct visitor_day){on, times, 0};
	for (; *at < all->n; (*at)++) {
		const struct free_time *t = &all->at[*at];
		zone = &k->desk.clinic.places[t->place].zone;
		const struct clinic_resource *who = &k->desk.clinic.resources[t->practitioner];
		if (instant_day(t->at, zone_table_at(zone, t->at)).n != on.n)
			break;
		if (ret_day->n == TIMES_A_DAY)
			continue;
		str time = clinic_time_text(a, zone, t->at);
		struct writer w = arena_writer(a);
		w_str(&w, time);
		w_char(&w, ' ');
		w_str(&w, who->id);
		str text = arena_keep(a, &w);
		times[ret_day->n++] = (struct clinic_time){text, clinic_clock(a, zone, t->at), who->name.n > 0 ? who->name : who->id};
	}
	return OK;
}

static enum err show_when(const struct glance *k, const struct request *q, struct response *r, struct visitor_when_view *v)
{
	struct arena *a = r->arena;
	struct free_times all;
	struct visitor_day *days = arena_new(a, struct visitor_day, DAYS_SHOWN);
	struct clinic_choice *people = arena_new(a, struct clinic_choice, v->service->n_practitioners + 1);
	uint16_t who = CLINIC_NONE;
	day today = clinic_today(k, 0);
	if (days == NULL || people == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < v->service->n_practitioners; i++) {
		const struct clinic_resource *x = &k->desk.clinic.resources[v->service->practitioners[i]];
		bool chosen = str_eq(x->id, v->with);
		who = chosen ? v->service->practitioners[i] : who;
		people[v->n_people++] = (struct clinic_choice){x->id, x->name.n > 0 ? x->name : x->id, chosen, {STR("")}};
	}
	v->form = csrf_key(q, r);
	v->people = people;
	v->first = v->first.n > today.n ? v->first : today;
	struct free_wish wish = {
		.service = (uint16_t)(v->service - k->desk.clinic.services), .practitioner = who, .days = {v->first, day_plus(v->first, LOOK_DAYS)}};
	wish.to_second = DAY_S;
	wish.most = (DAYS_SHOWN + 1) * (DAY_S / GRAIN_S);
	TRY(free_glance(k, &wish, &all));
	for (size_t at = 0; at < all.n && v->n < DAYS_SHOWN;)
		TRY(add_day(k, &all, &at, a, &days[v->n++]));
	v->days = days;
	v->later = day_plus(v->n > 0 ? days[v->n - 1].on : v->first, 1);
	page_visitor_when(response_page(r, "Choose a time", NAV_NONE), v);
	return OK;
}

enum { W_SERVICE, W_OPEN, W_TICKS, W_SAID, W_NONE, W_CONDITIONS, W_ASK, W_DAY, W_WITH, W_SAFE };

const struct field visitor_when_fields[10] = {
	[W_SERVICE] = SERVICE_FIELD,
	[W_OPEN] = {.name = "open", .label = "Lines", .kind = FIELD_MANY},
	[W_TICKS] = {.name = "q.", .label = "Signs", .kind = FIELD_PAIRS},
	[W_SAID] = {.name = "r.", .label = "Signs", .kind = FIELD_PAIRS},
	[W_NONE] = {.name = "none", .label = "None of these", .kind = FIELD_MANY},
	[W_CONDITIONS] = {.name = "condition", .label = "What limits it", .kind = FIELD_MANY},
	[W_ASK] = {.name = "ask", .label = "To be asked", .kind = FIELD_MANY},
	[W_DAY] = {.name = "day", .label = "Day", .kind = FIELD_DAY},
	[W_WITH] = {.name = "with", .label = "With", .kind = FIELD_LINE, .min = 0, .max = 64},
	[W_SAFE] = {.name = "asked", .label = "Asked", .kind = FIELD_CHECK},
};

/* Fails: ERR_INPUT: not a fact of the pack. */
static enum err facts_named(const struct pack *p, struct pairs ids, qset *ret_facts)
{
	*ret_facts = (qset){{0}};
	for (size_t i = 0; i < ids.n && i < QSET_MAX; i++) {
		uint16_t f = pack_fact(p, ids.p[i].value);
		if (f == NONE)
			return ERR_INPUT;
		qset_add(ret_facts, f);
	}
	return OK;
}

static enum err carry_of(const struct pack *p, str service, const qset *ask, struct arena *a, struct visitor_carry *ret_carry)
{
	str *ids = arena_new(a, str, ASK_MAX);
	*ret_carry = (struct visitor_carry){service, ids, 0};
	if (ids == NULL)
		return ERR_FULL;
	for (size_t f = 0; f < p->n_facts && ret_carry->n_ask < ASK_MAX; f++)
		if (qset_has(ask, f))
			ids[ret_carry->n_ask++] = p->facts[f].id;
	return OK;
}

/* The answers decide: help, a doctor, another treatment, or times with what the practitioner has to ask. */
static enum err judge(const struct glance *k, struct site *site, const struct request *q, struct response *r, struct visitor_when_view *v)
{
	const struct pack *p = app_pack(site->app);
	struct signs *signs = arena_new(r->arena, struct signs, 1);
	struct consult *c = arena_new(r->arena, struct consult, 1);
	struct relief_line_view *lines = arena_new(r->arena, struct relief_line_view, relief_lines(p));
	struct signs_form form = {q->value[W_TICKS].many, q->value[W_SAID].many, q->value[W_NONE].many};
	const struct item *it = item_of(p, v->service);
	qset asked = conditions_of(p, it), ticked;
	if (signs == NULL || c == NULL || lines == NULL)
		return ERR_FULL;
	TRY(signs_read(p, &p->relief.asked, &form, signs));
	TRY(relief_open_lines(p, q->value[W_OPEN].many, lines));
	TRY(relief_fill_lines(p, signs, r->arena, lines));
	TRY(facts_named(p, q->value[W_CONDITIONS].many, &ticked));
	ticked = qset_and(ticked, &asked);
	qset open = relief_mark_missing(p, signs, lines);
	decide(p, signs, &asked, &ticked, c);
	if (c->triage.urgency == EMERGENCY)
		return show_stop(p, site, q, r, &c->triage);
	if (!qset_empty(&open)) {
		r->status = 400;
		return show_safe(p, q, r, v->service, &(struct safe_said){signs, lines, &ticked, true});
	}
	if (c->triage.urgency >= DOCTOR_FIRST)
		return show_stop(p, site, q, r, &c->triage);
	struct allowed allowed = it != NULL ? allow_item(it, &c->facts) : (struct allowed){.verdict = GO};
	if (allowed.verdict == AVOID)
		return show_instead(k, p, &c->facts, v->service, &allowed, r);
	qset ask = it != NULL ? qset_and(ticked, &it->ask) : (qset){{0}};
	TRY(carry_of(p, v->service->id, &ask, r->arena, &v->carry));
	return show_when(k, q, r, v);
}

enum err visitor_when(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	struct glance k;
	struct visitor_when_view v = {.why = STR(""), .with = q->value[W_WITH].given ? q->value[W_WITH].text : STR("")};
	qset ask;
	TRY(facts_named(p, q->value[W_ASK].many, &ask));
	TRY(clinic_glance(site, q, r, &k));
	v.service = service_of(&k, q->value[W_SERVICE].text);
	v.first = q->value[W_DAY].given ? q->value[W_DAY].day : (day){0};
	enum err e = v.service == NULL ? ERR_MISSING : OK;
	if (e == OK && q->value[W_SAFE].number == 1) { /* another day, or with someone else: what was asked comes along */
		e = carry_of(p, v.service->id, &ask, r->arena, &v.carry);
		if (e == OK)
			e = show_when(&k, q, r, &v);
	} else if (e == OK) {
		e = judge(&k, site, q, r, &v);
	}
	glance_close(&k);
	return e;
}

/* ---- who ---- */

enum { O_SERVICE, O_ASK, O_AT };

#define ASK_FIELD                                                                                                                                    \
	{                                                                                                                                            \
		.name = "ask", .label = "To be asked", .kind = FIELD_MANY                                                                            \
	}
#define AT_FIELD                                                                                                                                     \
	{                                                                                                                                            \
		.name = "at", .label = "Time", .kind = FIELD_LINE, .min = 1, .max = 110, .needed = true                                              \
	}

const struct field visitor_who_fields[3] = {[O_SERVICE] = SERVICE_FIELD, [O_ASK] = ASK_FIELD, [O_AT] = AT_FIELD};

static enum err show_who(const struct glance *k, const struct request *q, struct response *r, struct visitor_who_view *v)
{
	str rest = v->at, time = str_split(&rest, ' ');
	uint16_t who = clinic_resource_named(&k->desk.clinic, RESOURCE_PRACTITIONER, rest);
	day on;
	struct writer w = arena_writer(r->arena);
	if (who == CLINIC_NONE || !day_parse(str_sub(time, 0, 10), &on))
		return ERR_INPUT;
	w_day_short(&w, on);
	w_str(&w, STR(", "));
	w_str(&w, str_sub(time, 11, 5));
	v->when = arena_keep(r->arena, &w);
	v->with = k->desk.clinic.resources[who].name;
	v->form = csrf_key(q, r);
	page_visitor_who(response_page(r, "Who you are", NAV_NONE), v);
	return OK;
}

enum err visitor_who(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	struct glance k;
	struct visitor_who_view v = {.at = q->value[O_AT].text, .name = STR(""), .email = STR(""), .phone = STR(""), .why = STR("")};
	qset ask;
	TRY(facts_named(p, q->value[O_ASK].many, &ask));
	TRY(clinic_glance(site, q, r, &k));
	v.service = service_of(&k, q->value[O_SERVICE].text);
	enum err e = v.service == NULL ? ERR_MISSING : carry_of(p, v.service->id, &ask, r->arena, &v.carry);
	if (e == OK)
		e = show_who(&k, q, r, &v);
	glance_close(&k);
	return e;
}

enum { H_SERVICE, H_ASK, H_AT, H_NAME, H_EMAIL, H_PHONE };

const struct field visitor_hold_fields[6] = {
	[H_SERVICE] = SERVICE_FIELD,
	[H_ASK] = ASK_FIELD,
	[H_AT] = AT_FIELD,
	[H_NAME] = {.name = "name", .label = "Your name", .kind = FIELD_LINE, .min = 1, .max = 50, .needed = true},
	[H_EMAIL] = {.name = "email", .label = "Email", .kind = FIELD_LINE, .min = 3, .max = 50, .needed = true},
	[H_PHONE] = {.name = "phone", .label = "Phone", .kind = FIELD_LINE, .min = 0, .max = 40},
};

/* What the practitioner asks before treating. */
static str note_of(const struct pack *p, const qset *ask, struct arena *a)
{
	struct writer w = arena_writer(a);
	for (size_t f = 0; f < p->n_facts; f++)
		if (qset_has(ask, f)) {
			w_str(&w, w.n == 0 ? STR("Ask before treating: ") : STR("; "));
			w_str(&w, p->facts[f].brief);
		}
	return str_sub(arena_keep(a, &w), 0, VISIT_NOTE_MAX);
}

static enum err hold(const struct glance *k, struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	struct visitor_who_view v = {.at = q->value[H_AT].text, .name = q->value[H_NAME].text, .email = q->value[H_EMAIL].text};
	str rest = v.at;
	struct visit_ask ask = {
		.act = ACT_HOLD, .request = q->rid, .secret = clinic_secret(q, r->arena), .minutes = MINE_HOLD_MINUTES, .source = SOURCE_PATIENT};
	struct visit_answer answer = {.refused = REFUSED_NOT};
	bool is_too_many = false;
	qset facts;
	v.phone = q->value[H_PHONE].given ? q->value[H_PHONE].text : STR("");
	v.service = service_of(k, q->value[H_SERVICE].text);
	if (v.service == NULL)
		return ERR_MISSING;
	TRY(facts_named(p, q->value[H_ASK].many, &facts));
	TRY(carry_of(p, v.service->id, &facts, r->arena, &v.carry));
	ask.service = (uint16_t)(v.service - k->desk.clinic.services);
	ask.at[0] = str_split(&rest, ' ');
	ask.n_at = 1;
	ask.practitioner = clinic_resource_named(&k->desk.clinic, RESOURCE_PRACTITIONER, rest);
	ask.patient = v.name;
	ask.email = v.email;
	ask.phone = v.phone;
	ask.note = note_of(p, &facts, r->arena);
	v.why = str_find(v.email, '@') == v.email.n ? STR("An email address has an @ in it.") : STR("");
	if (v.why.n == 0) {
		TRY(mine_try(k, "hold", clinic_from(site, q), MINE_HOLDS_A_DAY, &is_too_many));
		v.why = is_too_many ? STR("No more visits can be held from here today. Please call the clinic.") : STR("");
	}
	if (v.why.n == 0) {
		TRY(glance_do(k, &ask, &answer));
		v.why = refused_words[answer.refused].say;
	}
	if (v.why.n > 0) {
		r->status = is_too_many ? 429 : answer.refused != REFUSED_NOT ? 409 : 400;
		return show_who(k, q, r, &v);
	}
	struct writer w = arena_writer(r->arena);
	w_str(&w, STR("/my/"));
	w_int(&w, answer.visits.at[0].id);
	w_char(&w, '/');
	w_str(&w, ask.secret);
	w_str(&w, STR("?new=on"));
	response_see(r, (url){arena_keep(r->arena, &w)});
	return OK;
}

enum err visitor_hold(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = hold(&k, site, q, r);
	glance_close(&k);
	return e;
}
