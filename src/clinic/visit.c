/* visit.c - decides about visits. */
#include "clinic/visit.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/text.h"
#include "clinic/free.h"
#include "clinic/messages.h"
#include "clinic/secret.h"
#include "clinic/visit_time.h"

enum { MINUTE_S = 60, LINKS_MAX = 32, PATIENTS_MAX = 64 };

/* One decision inside the transaction. */
struct act {
	struct link *l;
	struct desk desk;
	const struct visit_ask *ask;
	struct visit_answer *answer;
	struct store_visit visits[COURSE_MAX]; /* what is made or changed */
	struct slots_choice choices[COURSE_MAX];
	size_t n;
	int64_t patient; /* 0: someone new */
	str email;
	struct slots_busy taken[COURSE_MAX * SLOTS_PARTS_MAX]; /* by the visits of the same course */
	size_t n_taken;
};

/* Undoes what was written, and is no failure. */
static enum err refuse(struct act *a, enum refused why)
{
	a->answer->refused = why;
	return ERR_CONFLICT;
}

static const struct clinic_service *service_of(const struct act *a)
{
	return &a->desk.clinic.services[a->ask->service];
}

/* ---- again ---- */

static uint64_t hash_of(const struct visit_ask *q, const struct desk *d)
{
	const int64_t numbers[] = {(int64_t)q->act, q->minutes, q->visit, q->by_desk, (int64_t)q->n_at};
	uint64_t h = hash_bytes(HASH_BEGIN, numbers, sizeof numbers);
	bool names_service = q->act == ACT_BOOK || q->act == ACT_HOLD || q->act == ACT_COURSE;
	h = hash_str(h, names_service ? d->clinic.services[q->service].id : STR(""));
	h = hash_str(h, q->practitioner != CLINIC_NONE ? d->clinic.resources[q->practitioner].id : STR(""));
	h = hash_str(hash_str(h, q->patient), q->email);
	for (size_t i = 0; i < q->n_at; i++)
		h = hash_str(h, q->at[i]);
	return hash_end(h);
}

static enum err answer_visit(struct act *a, int64_t id)
{
	struct store_visit *v = arena_new(a->desk.arena, struct store_visit, 1);
	if (a->ask->act == ACT_COURSE)
		return store_visits_of_course(a->l, a->desk.organisation, id, a->desk.arena, &a->answer->visits);
	if (v == NULL)
		return ERR_FULL;
	TRY(store_visit(a->l, a->desk.organisation, id, a->desk.arena, v));
	a->answer->visits = (struct store_visits){v, 1};
	return OK;
}

/* Each answer has a link of its own: the first may have been lost. */
static enum err add_link(struct act *a, int64_t id)
{
	str hash = secret_hash(a->ask->secret, a->desk.arena);
	return hash.n == 0 ? ERR_FULL : store_link_add(a->l, a->desk.organisation, id, hash);
}

/* What an earlier try did. *ret_was: there was one. */
static enum err again(struct act *a, bool *ret_was)
{
	uint64_t asked;
	int64_t id;
	enum err e = store_request(a->l, a->desk.organisation, a->ask->request, &asked, &id);
	*ret_was = e == OK;
	if (e != OK)
		return e == ERR_MISSING ? OK : e;
	if (asked != hash_of(a->ask, &a->desk))
		return refuse(a, REFUSED_REQUEST);
	a->answer->repeated = true;
	TRY(answer_visit(a, id));
	return a->ask->act == ACT_CONFIRM || a->ask->act == ACT_MOVE || a->ask->act == ACT_CANCEL ? OK : add_link(a, id);
}

/* ---- one time ---- */

static uint16_t place_of(const struct act *a, struct slots_who who)
{
	return a->desk.clinic.resources[who.practitioner].shifts[who.shift].place;
}

static enum refused check_bounds(const struct act *a, const struct clinic_service *v, uint16_t place, instant at)
{
	struct free_bounds bounds = free_bounds(&a->desk, v, place);
	if (at.s < a->desk.now.s)
		return REFUSED_PAST;
	if (at.s < bounds.first.s)
		return REFUSED_TOO_SOON;
	return at.s >= bounds.end.s ? REFUSED_TOO_FAR : REFUSED_NOT;
}

/* Why nobody of `whom` can have it. */
static enum refused why_not(const struct slots_bits *bits, size_t n, int64_t bit)
{
	bool open = false, grid = false;
	for (size_t i = 0; i < n; i++) {
		open = open || grains_has(&bits[i].open, bit);
		grid = grid || (grains_has(&bits[i].open, bit) && grains_has(&bits[i].grid, bit));
	}
	return grid ? REFUSED_TAKEN : open ? REFUSED_OFF_GRID : REFUSED_CLOSED;
}

struct place_ask {
	const struct clinic_service *service;
	uint16_t practitioner;
	instant at;
	int64_t without; /* the visit that is moved */
};

/* Finds with whom and where; fills in the visit and the choice. *ret_refused says why not. */
static enum err find_place(struct act *a, const struct place_ask *ask, struct store_visit *visit, struct slots_choice *choice,
			   enum refused *ret_refused)
{
	struct slots slots;
	struct slots_who whom[WHOM_MAX];
	bool is_free[WHOM_MAX];
	struct store_counts counts;
	const struct clinic_service *v = ask->service;
	size_t n = slots_whom(&a->desk.clinic, v, ask->practitioner, whom, WHOM_MAX);
	struct slots_bits *bits = arena_new(a->desk.arena, struct slots_bits, n + 1);
	if (bits == NULL)
		return ERR_FULL;
	const struct zone_table *zone = &a->desk.clinic.places[n > 0 ? place_of(a, whom[0]) : 0].zone;
	struct zone east = zone_table_at(zone, ask->at);
	day on = instant_day(ask->at, east);
	*ret_refused = n == 0 ? REFUSED_CLOSED : check_bounds(a, v, place_of(a, whom[0]), ask->at);
	if (*ret_refused != REFUSED_NOT)
		return OK;
	struct desk_view view = {a->patient, ask->without, a->taken, a->n_taken};
	TRY(desk_slots(a->l, &a->desk, (struct store_days){on, on}, &view, &slots));
	TRY(store_visit_counts(a->l, a->desk.organisation, (struct store_days){on, on}, a->desk.now, a->desk.arena, &counts));
	int64_t bit = grain_of(ask->at.s) - slots.first;
	for (size_t i = 0; i < n; i++) {
		struct grains starts;
		slots_bits(&slots, v, whom[i], &bits[i]);
		slots_starts(&bits[i], &starts);
		is_free[i] = ask->at.s % GRAIN_S == 0 && grains_has(&starts, bit);
	}
	size_t who = free_fairest(&a->desk, whom, is_free, n, &counts, on);
	if (who == n || !slots_choose(&slots, v, whom[who], ask->at.s, choice)) {
		*ret_refused = ask->at.s % GRAIN_S != 0 ? REFUSED_OFF_GRID : why_not(bits, n, bit);
		return OK;
	}
	zone = &a->desk.clinic.places[place_of(a, whom[who])].zone;
	east = zone_table_at(zone, ask->at);
	visit->practitioner = a->desk.clinic.resources[whom[who].practitioner].number;
	visit->place = a->desk.place_numbers[place_of(a, whom[who])];
	visit->room = choice->room != CLINIC_NONE ? a->desk.clinic.resources[choice->room].number : 0;
	visit->day = instant_day(ask->at, east);
	visit->second = instant_second(ask->at, east);
	visit->east = east;
	visit->zone = zone->name;
	visit->from = ask->at;
	visit->to = (instant){ask->at.s + (int64_t)service_minutes(v) * MINUTE_S};
	visit->at = a->desk.now;
	return OK;
}

/* ---- writing ---- */

static int by_key(const void *a, const void *b)
{
	const struct store_grain *x = a, *y = b;
	if (x->resource != y->resource)
		return x->resource < y->resource ? -1 : 1;
	if (x->grain != y->grain)
		return x->grain < y->grain ? -1 : 1;
	return (x->until.s < y->until.s) - (x->until.s > y->until.s); /* what is kept comes before what is given up */
}

static int64_t grains_of(const struct store_part *p)
{
	return grain_of(p->to_s + GRAIN_S - 1) - grain_of(p->from_s);
}

static size_t put_grains(struct store_grain *list, size_t n, const struct store_part *p, instant until)
{
	for (int64_t i = 0; i < grains_of(p); i++)
		list[n++] = (struct store_grain){p->resource, grain_of(p->from_s) + i, p->visit, until};
	return n;
}

static size_t count_grains(const struct store_parts *parts)
{
	size_t n = 0;
	for (size_t i = 0; i < parts->n; i++)
		n += (size_t)grains_of(&parts->at[i]);
	return n;
}

/* What the visits of an act had and what they have from now on, as the one list of the guard. */
static enum err occupy(struct act *a, const struct store_parts *had, const struct store_parts *has, instant until)
{
	struct store_grain *list = arena_new(a->desk.arena, struct store_grain, count_grains(had) + count_grains(has) + 1);
	size_t n = 0, kept = 0;
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < has->n; i++)
		n = put_grains(list, n, &has->at[i], until);
	for (size_t i = 0; i < had->n; i++)
		n = put_grains(list, n, &had->at[i], (instant){0});
	qsort(list, n, sizeof *list, by_key);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || list[kept - 1].resource != list[i].resource || list[kept - 1].grain != list[i].grain)
			list[kept++] = list[i];
	enum err e = store_occupy(a->l, a->desk.organisation, list, kept, a->desk.now);
	return e == ERR_CONFLICT ? refuse(a, REFUSED_TAKEN) : e;
}

/* The parts of a visit by the numbers of the store. */
static enum err parts_of(struct act *a, const struct store_visit *v, const struct slots_choice *c, struct store_parts *ret_parts)
{
	struct store_part *at = arena_new(a->desk.arena, struct store_part, c->n_parts + 1);
	if (at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct slots_part *p = &c->parts[i];
		int64_t number = p->resource == SLOTS_PATIENT ? v->patient : a->desk.clinic.resources[p->resource].number;
		at[i] = (struct store_part){number, p->from_s, p->to_s, v->id, v->place};
	}
	*ret_parts = (struct store_parts){at, c->n_parts};
	return OK;
}

static enum err join_parts(struct act *a, const struct store_parts *more, struct store_parts *all)
{
	struct store_part *at = arena_new(a->desk.arena, struct store_part, all->n + more->n + 1);
	if (at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all->n + more->n; i++)
		at[i] = i < all->n ? all->at[i] : more->at[i - all->n];
	*all = (struct store_parts){at, all->n + more->n};
	return OK;
}

static enum err remember(struct act *a, int64_t id)
{
	TRY(store_request_add(a->l, a->desk.organisation, a->ask->request, hash_of(a->ask, &a->desk), id, a->desk.now));
	return answer_visit(a, id);
}

/* ---- people ---- */

/* Who has this name, and this address when both are known. */
static enum err find_patient(struct act *a)
{
	struct store_patient known[PATIENTS_MAX];
	size_t n = 0;
	TRY(store_patients_named(a->l, a->desk.organisation, a->ask->patient, a->desk.arena, known, PATIENTS_MAX, &n));
	a->email = a->ask->email;
	for (size_t i = 0; i < n; i++) {
		if (a->ask->email.n > 0 && known[i].email.n > 0 && !str_eq(a->ask->email, known[i].email))
			continue;
		a->patient = known[i].number;
		a->email = known[i].email.n > 0 ? known[i].email : a->ask->email;
		return OK;
	}
	return OK;
}

static enum err keep_patient(struct act *a)
{
	if (a->patient != 0)
		return a->ask->email.n > 0 ? store_patient_email(a->l, a->desk.organisation, a->patient, a->email) : OK;
	TRY(store_clinic_ids(a->l, a->desk.organisation, 1, &a->patient));
	return store_patient_add(a->l, a->desk.organisation, &(struct store_patient){a->patient, a->ask->patient, a->email});
}

/* A service may be for people who come for the first time, or for those who have been here. */
static enum err check_who(struct act *a)
{
	int64_t n = 0;
	if (service_of(a)->who == FOR_ANYONE)
		return OK;
	if (a->patient != 0)
		TRY(store_patient_visits(a->l, a->desk.organisation, a->patient, a->desk.now, &n));
	return (service_of(a)->who == FOR_NEW) == (n == 0) ? OK : refuse(a, REFUSED_NEW);
}

/* ---- book, hold, course ---- */

/* What this visit takes is taken for the next one of the course. */
static void take(struct act *a, const struct slots_choice *c, uint16_t place)
{
	for (size_t i = 0; i < c->n_parts; i++)
		a->taken[a->n_taken++] = (struct slots_busy){c->parts[i].resource, place, c->parts[i].from_s, c->parts[i].to_s};
}

static enum err find_time(struct act *a, str text, enum refused *ret_refused)
{
	struct place_ask ask = {service_of(a), a->ask->practitioner, {0}, 0};
	struct slots_who who;
	size_t n = slots_whom(&a->desk.clinic, ask.service, ask.practitioner, &who, 1);
	*ret_refused = visit_time_read(text, &a->desk.clinic.places[n > 0 ? place_of(a, who) : 0].zone, &ask.at);
	if (*ret_refused != REFUSED_NOT)
		return OK;
	struct store_visit *v = &a->visits[a->n];
	TRY(find_place(a, &ask, v, &a->choices[a->n], ret_refused));
	if (*ret_refused != REFUSED_NOT)
		return OK;
	v->service = ask.service->id;
	take(a, &a->choices[a->n++], desk_place(&a->desk, v->place));
	return OK;
}

/* Every time is looked at, so that all that fail are named. */
static enum err find_times(struct act *a)
{
	for (size_t i = 0; i < a->ask->n_at; i++) {
		enum refused refused = REFUSED_NOT;
		TRY(find_time(a, a->ask->at[i], &refused));
		if (refused == REFUSED_NOT)
			continue;
		a->answer->which[a->answer->n_which++] = i + 1;
		if (a->answer->refused == REFUSED_NOT)
			a->answer->refused = refused;
	}
	return a->answer->refused == REFUSED_NOT ? OK : ERR_CONFLICT;
}

static enum err write_new(struct act *a)
{
	bool is_hold = a->ask->act == ACT_HOLD;
	instant until = {is_hold ? a->desk.now.s + (int64_t)a->ask->minutes * MINUTE_S : STORE_FOREVER};
	struct store_parts none = {NULL, 0}, all = none;
	int64_t first;
	TRY(keep_patient(a));
	TRY(store_clinic_ids(a->l, a->desk.organisation, (int64_t)a->n, &first));
	for (size_t i = 0; i < a->n; i++) {
		struct store_visit *v = &a->visits[i];
		struct store_parts parts;
		v->id = first + (int64_t)i;
		v->state = is_hold ? VISIT_HELD : VISIT_BOOKED;
		v->until = until;
		v->patient = a->patient;
		v->course = a->ask->act == ACT_COURSE ? first : 0;
		TRY(parts_of(a, v, &a->choices[i], &parts));
		TRY(store_visit_add(a->l, a->desk.organisation, v));
		TRY(store_parts_put(a->l, a->desk.organisation, v->id, parts.at, parts.n, until));
		TRY(join_parts(a, &parts, &all));
		if (!is_hold)
			TRY(messages_queue(a->l, &a->desk, v, MESSAGE_CONFIRMATION, a->email));
	}
	TRY(occupy(a, &none, &all, until));
	TRY(add_link(a, first));
	return remember(a, first);
}

static enum err decide_new(struct act *a)
{
	TRY(find_patient(a));
	TRY(check_who(a));
	TRY(find_times(a));
	return write_new(a);
}

/* ---- confirm, move, cancel ---- */

/* Whoever shows a secret shows the right one. */
static enum err check_secret(struct act *a)
{
	str hashes[LINKS_MAX], shown = secret_hash(a->ask->shown, a->desk.arena);
	size_t n = 0;
	bool is_right = false;
	if (a->ask->shown.n == 0)
		return OK;
	TRY(store_links(a->l, a->desk.organisation, a->ask->visit, a->desk.arena, hashes, LINKS_MAX, &n));
	for (size_t i = 0; i < n; i++)
		is_right = secret_is(hashes[i], shown) || is_right;
	return is_right ? OK : refuse(a, REFUSED_UNKNOWN);
}

static enum err load_visit(struct act *a, struct store_visit *ret_visit)
{
	struct store_patient patient = {0};
	enum err e = store_visit(a->l, a->desk.organisation, a->ask->visit, a->desk.arena, ret_visit);
	if (e != OK)
		return e == ERR_MISSING ? refuse(a, REFUSED_UNKNOWN) : e;
	TRY(check_secret(a));
	TRY(store_patient(a->l, a->desk.organisation, ret_visit->patient, a->desk.arena, &patient));
	a->patient = patient.number;
	a->email = patient.email;
	if (ret_visit->state == VISIT_HELD && ret_visit->until.s <= a->desk.now.s)
		return refuse(a, REFUSED_EXPIRED);
	return OK;
}

/* Staff always may; a patient until some time before the start, and with what is only held. */
static enum err check_window(struct act *a, const struct store_visit *v, int32_t minutes)
{
	bool is_late = a->desk.now.s > v->from.s - (int64_t)minutes * MINUTE_S;
	return a->ask->by_desk || !is_late || v->state == VISIT_HELD ? OK : refuse(a, REFUSED_TOO_LATE);
}

/* The service of a visit; one that the file does not name any more has no window. */
static const struct clinic_service *service_named(const struct act *a, str id)
{
	uint16_t i = clinic_service_named(&a->desk.clinic, id);
	return i != CLINIC_NONE ? &a->desk.clinic.services[i] : NULL;
}

static enum err decide_confirm(struct act *a)
{
	struct store_visit v;
	struct store_parts parts;
	TRY(load_visit(a, &v));
	if (v.state == VISIT_CANCELLED)
		return refuse(a, REFUSED_CANCELLED);
	if (v.state == VISIT_HELD) {
		v.state = VISIT_BOOKED;
		v.until = (instant){STORE_FOREVER};
		v.at = a->desk.now;
		TRY(store_parts_of(a->l, a->desk.organisation, v.id, a->desk.arena, &parts));
		TRY(store_visit_state(a->l, a->desk.organisation, &v));
		TRY(store_parts_put(a->l, a->desk.organisation, v.id, parts.at, parts.n, v.until));
		TRY(messages_queue(a->l, &a->desk, &v, MESSAGE_CONFIRMATION, a->email));
		TRY(occupy(a, &(struct store_parts){NULL, 0}, &parts, v.until));
	}
	return remember(a, v.id);
}

static enum err decide_cancel(struct act *a)
{
	struct store_visit v;
	struct store_parts parts;
	TRY(load_visit(a, &v));
	if (v.state != VISIT_CANCELLED) {
		const struct clinic_service *service = service_named(a, v.service);
		TRY(check_window(a, &v, service != NULL ? service->cancel_minutes : 0));
		TRY(store_parts_of(a->l, a->desk.organisation, v.id, a->desk.arena, &parts));
		v.state = VISIT_CANCELLED;
		v.until = (instant){0};
		v.at = a->desk.now;
		v.version++;
		TRY(store_visit_state(a->l, a->desk.organisation, &v));
		TRY(store_parts_put(a->l, a->desk.organisation, v.id, NULL, 0, v.until));
		TRY(messages_queue(a->l, &a->desk, &v, MESSAGE_CANCELLATION, a->email));
		TRY(occupy(a, &parts, &(struct store_parts){NULL, 0}, v.until));
	}
	return remember(a, v.id);
}

static enum err write_move(struct act *a, struct store_visit *v, const struct slots_choice *choice)
{
	struct store_parts had, has;
	v->version++;
	TRY(store_parts_of(a->l, a->desk.organisation, v->id, a->desk.arena, &had));
	TRY(parts_of(a, v, choice, &has));
	TRY(store_visit_move(a->l, a->desk.organisation, v));
	TRY(store_parts_put(a->l, a->desk.organisation, v->id, has.at, has.n, v->until));
	if (v->state == VISIT_BOOKED)
		TRY(messages_queue(a->l, &a->desk, v, MESSAGE_CHANGE, a->email));
	TRY(occupy(a, &had, &has, v->until));
	return remember(a, v->id);
}

static enum err decide_move(struct act *a)
{
	struct store_visit v;
	enum refused refused = REFUSED_NOT;
	TRY(load_visit(a, &v));
	const struct clinic_service *service = service_named(a, v.service);
	if (v.state == VISIT_CANCELLED || service == NULL)
		return refuse(a, service == NULL ? REFUSED_GONE : REFUSED_CANCELLED);
	TRY(check_window(a, &v, service->move_minutes));
	struct place_ask ask = {
		service, a->ask->practitioner != CLINIC_NONE ? a->ask->practitioner : desk_resource(&a->desk, v.practitioner), {0}, v.id};
	refused = visit_time_read(a->ask->at[0], desk_zone(&a->desk, v.place), &ask.at);
	if (refused != REFUSED_NOT)
		return refuse(a, refused);
	TRY(find_place(a, &ask, &v, &a->choices[0], &refused));
	return refused != REFUSED_NOT ? refuse(a, refused) : write_move(a, &v, &a->choices[0]);
}

/* ---- the whole ---- */

static enum err decide(struct link *l, void *arg)
{
	struct act *a = arg;
	int64_t version;
	bool was = false;
	a->l = l;
	TRY(store_clinic_version(l, a->desk.organisation, &version));
	if (version != a->desk.version)
		return ERR_MISSING; /* another file counts now: read it, and decide anew */
	TRY(again(a, &was));
	if (was)
		return OK;
	switch (a->ask->act) {
	case ACT_BOOK:
	case ACT_HOLD:
	case ACT_COURSE: return decide_new(a);
	case ACT_CONFIRM: return decide_confirm(a);
	case ACT_MOVE: return decide_move(a);
	case ACT_CANCEL: return decide_cancel(a);
	}
	return ERR_INPUT;
}

static bool is_text(str s, size_t least, size_t most)
{
	return s.n >= least && s.n <= most && text_is_line(s) && (s.n == 0 || !str_is_blank(s));
}

static enum err check_ask(const struct visit_ask *q)
{
	bool is_new = q->act == ACT_BOOK || q->act == ACT_HOLD || q->act == ACT_COURSE;
	if (!is_text(q->request, 1, VISIT_REQUEST_MAX) || !is_text(q->patient, is_new, VISIT_TEXT_MAX) || !is_text(q->email, 0, VISIT_TEXT_MAX))
		return ERR_INPUT;
	if ((is_new || q->act == ACT_MOVE) && (q->n_at == 0 || q->n_at > COURSE_MAX))
		return ERR_INPUT;
	return q->act == ACT_HOLD && (q->minutes < 1 || q->minutes > HOLD_MINUTES_MAX) ? ERR_INPUT : OK;
}

enum err visit_do(struct store *s, const struct desk *desk, const struct visit_ask *ask, struct visit_answer *ret_answer)
{
	TRY(check_ask(ask));
	struct act *a = arena_new(desk->arena, struct act, 1);
	if (a == NULL)
		return ERR_FULL;
	*ret_answer = (struct visit_answer){.refused = REFUSED_NOT};
	a->desk = *desk;
	a->ask = ask;
	a->answer = ret_answer;
	enum err e = store_decide(s, decide, a);
	return e == ERR_CONFLICT && ret_answer->refused != REFUSED_NOT ? OK : e;
}

/* ---- clocks that are changed by law ---- */

struct clocks {
	struct act act;
	struct visit_clocks *ret;
	struct store_visit *moved, *stuck;
};

/* Where the visit is by the clocks of today. False: nowhere, because that time is skipped. */
static bool follow(const struct desk *d, struct store_visit *v)
{
	struct moment m;
	if (zone_table_moment(desk_zone(d, v->place), v->day, v->second, &m) == CIVIL_NEVER)
		return false;
	int64_t lasts_s = v->to.s - v->from.s;
	v->zone = desk_zone(d, v->place)->name;
	v->east = m.zone;
	v->from = m.at;
	v->to = (instant){m.at.s + lasts_s};
	return true;
}

/* Somebody else has some of it at that time. */
static enum err is_taken(struct act *a, const struct store_parts *has, int64_t id, bool *ret_is)
{
	struct store_parts all;
	*ret_is = false;
	for (size_t i = 0; i < has->n && !*ret_is; i++) {
		struct store_stretch in = {{has->at[i].from_s}, {has->at[i].to_s}};
		TRY(store_parts(a->l, a->desk.organisation, in, a->desk.now, a->desk.arena, &all));
		for (size_t k = 0; k < all.n; k++)
			*ret_is =
				*ret_is || (all.at[k].visit != id && all.at[k].resource == has->at[i].resource && all.at[k].to_s > has->at[i].from_s);
	}
	return OK;
}

static enum err follow_one(struct clocks *c, const struct store_visit *before)
{
	struct act *a = &c->act;
	struct store_visit v = *before;
	struct store_parts had, has = {NULL, 0};
	struct store_patient patient = {0};
	bool is_stuck = !follow(&a->desk, &v);
	if (!is_stuck && v.from.s == before->from.s && v.east.east_s == before->east.east_s)
		return OK;
	TRY(store_parts_of(a->l, a->desk.organisation, v.id, a->desk.arena, &had));
	struct store_part *at = arena_new(a->desk.arena, struct store_part, had.n + 1);
	if (at == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < had.n; i++) {
		at[i] = had.at[i];
		at[i].from_s += v.from.s - before->from.s;
		at[i].to_s += v.from.s - before->from.s;
	}
	has = (struct store_parts){at, had.n};
	if (!is_stuck)
		TRY(is_taken(a, &has, v.id, &is_stuck));
	if (is_stuck) {
		c->stuck[c->ret->stuck.n++] = *before;
		return OK;
	}
	v.version++;
	v.at = a->desk.now;
	TRY(store_patient(a->l, a->desk.organisation, v.patient, a->desk.arena, &patient));
	TRY(store_visit_move(a->l, a->desk.organisation, &v));
	TRY(store_parts_put(a->l, a->desk.organisation, v.id, has.at, has.n, v.until));
	if (v.state == VISIT_BOOKED)
		TRY(messages_queue(a->l, &a->desk, &v, MESSAGE_CHANGE, patient.email));
	TRY(occupy(a, &had, &has, v.until));
	c->moved[c->ret->moved.n++] = v;
	return OK;
}

/* Those that move later are taken from the end, those that move earlier from the beginning, so that none stands in the way of its neighbour. */
static enum err follow_all(struct link *l, void *arg)
{
	struct clocks *c = arg;
	struct store_visits all;
	c->act.l = l;
	TRY(store_visits(l, c->act.desk.organisation, (struct store_stretch){c->act.desk.now, INSTANT_MAX}, c->act.desk.arena, &all));
	c->moved = arena_new(c->act.desk.arena, struct store_visit, all.n + 1);
	c->stuck = arena_new(c->act.desk.arena, struct store_visit, all.n + 1);
	if (c->moved == NULL || c->stuck == NULL)
		return ERR_FULL;
	c->ret->moved.at = c->moved;
	c->ret->stuck.at = c->stuck;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < all.n; i++) {
			const struct store_visit *v = &all.at[pass == 0 ? i : all.n - 1 - i];
			struct store_visit next = *v;
			bool is_later = follow(&c->act.desk, &next) && next.from.s > v->from.s;
			if (v->until.s > c->act.desk.now.s && is_later == (pass == 1))
				TRY(follow_one(c, v));
		}
	return OK;
}

enum err visit_follow_clocks(struct store *s, const struct desk *desk, struct visit_clocks *ret_clocks)
{
	struct clocks *c = arena_new(desk->arena, struct clocks, 1);
	struct visit_answer *answer = arena_new(desk->arena, struct visit_answer, 1);
	if (c == NULL || answer == NULL)
		return ERR_FULL;
	*ret_clocks = (struct visit_clocks){0};
	c->act.desk = *desk;
	c->act.answer = answer;
	c->ret = ret_clocks;
	return store_decide(s, follow_all, c);
}
