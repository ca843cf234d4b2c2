/* visit.c - decides about visits. */
#include "clinic/visit.h"

#include "base/hash.h"
#include "base/text.h"
#include "clinic/changes.h"
#include "clinic/free.h"
#include "clinic/messages.h"
#include "clinic/people.h"
#include "clinic/secret.h"
#include "clinic/visit_act.h"
#include "clinic/visit_time.h"
#include "clinic/visit_undo.h"

enum { MINUTE_S = 60 };

static const struct clinic_service *service_of(const struct act *a)
{
	return &a->desk.clinic.services[a->ask->service];
}

/* ---- again ---- */

static uint64_t hash_of(const struct visit_ask *q, const struct desk *d)
{
	const int64_t numbers[] = {(int64_t)q->act, q->minutes, q->visit, q->by_desk, (int64_t)q->n_at, q->known, (int64_t)q->came};
	uint64_t h = hash_bytes(HASH_BEGIN, numbers, sizeof numbers);
	bool names_service = q->act == ACT_BOOK || q->act == ACT_HOLD || q->act == ACT_COURSE;
	h = hash_str(h, names_service ? d->clinic.services[q->service].id : STR(""));
	h = hash_str(h, q->practitioner != CLINIC_NONE ? d->clinic.resources[q->practitioner].id : STR(""));
	h = hash_str(hash_str(hash_str(h, q->patient), q->email), q->phone);
	h = hash_str(hash_str(hash_str(h, q->reason), q->note), q->staff);
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
	if (a->ask->secret.n == 0)
		return OK;
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
		return act_refuse(a, REFUSED_REQUEST);
	a->answer->repeated = true;
	TRY(answer_visit(a, id));
	return a->ask->act == ACT_BOOK || a->ask->act == ACT_HOLD || a->ask->act == ACT_COURSE ? add_link(a, id) : OK;
}

/* ---- what was done ---- */

static enum err remember(struct act *a, int64_t id)
{
	TRY(store_request_add(a->l, a->desk.organisation, a->ask->request, hash_of(a->ask, &a->desk), id, a->desk.now));
	return answer_visit(a, id);
}

/* ---- people ---- */

static void take_patient(struct act *a, const struct store_patient *p)
{
	a->patient = p->number;
	a->email = p->email.n > 0 ? p->email : a->ask->email;
}

/* Who was chosen from those who are known. */
static enum err find_known(struct act *a)
{
	struct store_patient p;
	enum err e = store_patient(a->l, a->desk.organisation, a->ask->known, a->desk.arena, &p);
	if (e == OK)
		take_patient(a, &p);
	return e == ERR_MISSING ? act_refuse(a, REFUSED_UNKNOWN) : e;
}

/* Who has this name, and this address and number when both are known. */
static enum err find_patient(struct act *a)
{
	struct store_patients known;
	if (a->ask->known != 0)
		return find_known(a);
	TRY(store_patients_named(a->l, a->desk.organisation, a->ask->patient, a->desk.arena, &known));
	a->email = a->ask->email;
	for (size_t i = 0; i < known.n; i++) {
		if (a->ask->email.n > 0 && known.at[i].email.n > 0 && !str_eq(a->ask->email, known.at[i].email))
			continue;
		if (a->ask->source == SOURCE_PATIENT &&
		    !str_eq(a->ask->email, known.at[i].email)) /* nobody becomes someone else by their name alone */
			continue;
		if (a->ask->phone.n > 0 && known.at[i].phone.n > 0 && !str_eq(a->ask->phone, known.at[i].phone))
			continue;
		take_patient(a, &known.at[i]);
		return OK;
	}
	return OK;
}

static enum err keep_patient(struct act *a)
{
	struct store_patient p = {a->patient, a->ask->patient, a->email, a->ask->phone};
	if (a->patient != 0) {
		if (a->ask->email.n > 0)
			TRY(store_patient_email(a->l, a->desk.organisation, a->patient, a->email));
		if (a->ask->phone.n == 0)
			return OK;
		TRY(store_patient_phone(a->l, a->desk.organisation, a->patient, a->ask->phone));
		return people_index(a->l, &a->desk, &(struct store_patient){a->patient, STR(""), STR(""), a->ask->phone});
	}
	TRY(store_clinic_ids(a->l, a->desk.organisation, 1, &a->patient));
	p.number = a->patient;
	TRY(store_patient_add(a->l, a->desk.organisation, &p));
	return people_index(a->l, &a->desk, &p);
}

/* A service may be for people who come for the first time, or for those who have been here. */
static enum err check_who(struct act *a)
{
	int64_t n = 0;
	if (service_of(a)->who == FOR_ANYONE)
		return OK;
	if (a->patient != 0)
		TRY(store_patient_visits(a->l, a->desk.organisation, a->patient, a->desk.now, &n));
	return (service_of(a)->who == FOR_NEW) == (n == 0) ? OK : act_refuse(a, REFUSED_NEW);
}

/* ---- book, hold, course ---- */

/* What this visit takes is taken for the next one of the course. */
static void take(struct act *a, const struct slots_choice *c, uint16_t place)
{
	for (size_t i = 0; i < c->n_parts; i++)
		a->taken[a->n_taken++] = (struct slots_busy){c->parts[i].resource, place, c->parts[i].from_s, c->parts[i].to_s};
}

static bool squeezes(const struct act *a)
{
	return a->ask->reason.n > 0 || a->ask->source == SOURCE_IMPORT;
}

static enum err find_time(struct act *a, str text, enum refused *ret_refused)
{
	struct place_ask ask = {service_of(a), a->ask->practitioner, {0}, 0, squeezes(a)};
	struct slots_who who;
	size_t n = slots_whom(&a->desk.clinic, ask.service, ask.practitioner, &who, 1);
	*ret_refused = visit_time_read(text, &a->desk.clinic.places[n > 0 ? act_place_of(a, who) : 0].zone, &ask.at);
	if (*ret_refused != REFUSED_NOT)
		return OK;
	struct store_visit *v = &a->visits[a->n];
	TRY(act_find_place(a, &ask, v, &a->choices[a->n], ret_refused));
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
	TRY(undo_begin(a));
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
		v->source = a->ask->source;
		v->reason = a->ask->reason;
		v->note = a->ask->note;
		TRY(act_parts_of(a, v, &a->choices[i], &parts));
		TRY(store_visit_add(a->l, a->desk.organisation, v));
		TRY(store_parts_put(a->l, a->desk.organisation, v->id, &parts, until, a->desk.arena));
		TRY(act_join_parts(a, &parts, &all));
		if (a->ask->came == CAME_HERE) { /* who walks in is here */
			v->came = CAME_HERE;
			v->came_at = a->desk.now;
			TRY(store_visit_came(a->l, a->desk.organisation, v));
		}
		if (!is_hold)
			TRY(messages_queue(a->l, &a->desk, v, a->ask->source == SOURCE_IMPORT ? MESSAGE_REMINDERS : MESSAGE_CONFIRMATION, a->email));
		if (is_hold && a->ask->source == SOURCE_PATIENT)
			TRY(messages_queue(a->l, &a->desk, v, MESSAGE_VERIFY, a->email));
		struct store_visit never = *v;
		never.state = VISIT_CANCELLED;
		never.until = (instant){0};
		TRY(undo_note(a, &never, v, &none));
	}
	TRY(act_occupy(a, &none, &all, until));
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
	bool is_right;
	if (a->ask->shown.n == 0)
		return OK;
	TRY(desk_opens(a->l, &a->desk, a->ask->visit, a->ask->shown, &is_right));
	return is_right ? OK : act_refuse(a, REFUSED_UNKNOWN);
}

static enum err load_visit(struct act *a, struct store_visit *ret_visit)
{
	struct store_patient patient = {0};
	enum err e = store_visit(a->l, a->desk.organisation, a->ask->visit, a->desk.arena, ret_visit);
	if (e != OK)
		return e == ERR_MISSING ? act_refuse(a, REFUSED_UNKNOWN) : e;
	TRY(check_secret(a));
	TRY(store_patient(a->l, a->desk.organisation, ret_visit->patient, a->desk.arena, &patient));
	a->patient = patient.number;
	a->email = patient.email;
	if (ret_visit->state == VISIT_HELD && ret_visit->until.s <= a->desk.now.s)
		return act_refuse(a, REFUSED_EXPIRED);
	return OK;
}

/* Staff always may; a patient until some time before the start, and with what is only held. */
static enum err check_window(struct act *a, const struct store_visit *v, int32_t minutes)
{
	bool is_late = a->desk.now.s > v->from.s - (int64_t)minutes * MINUTE_S;
	return a->ask->by_desk || !is_late || v->state == VISIT_HELD ? OK : act_refuse(a, REFUSED_TOO_LATE);
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
		return act_refuse(a, REFUSED_CANCELLED);
	if (v.state == VISIT_HELD) {
		struct store_visit was = v;
		if (v.from.s < a->desk.now.s)
			return act_refuse(a, REFUSED_PAST);
		TRY(undo_begin(a));
		v.state = VISIT_BOOKED;
		v.until = (instant){STORE_FOREVER};
		v.at = a->desk.now;
		TRY(store_parts_of(a->l, a->desk.organisation, v.id, a->desk.arena, &parts));
		TRY(store_visit_state(a->l, a->desk.organisation, &v));
		TRY(store_parts_put(a->l, a->desk.organisation, v.id, &parts, v.until, a->desk.arena));
		TRY(messages_queue(a->l, &a->desk, &v, MESSAGE_CONFIRMATION, a->email));
		TRY(undo_note(a, &was, &v, &parts));
		TRY(act_occupy(a, &(struct store_parts){NULL, 0}, &parts, v.until));
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
		struct store_visit was = v;
		bool was_told = v.state == VISIT_BOOKED; /* of a hold nobody is told */
		TRY(undo_begin(a));
		v.state = VISIT_CANCELLED;
		v.until = (instant){0};
		v.at = a->desk.now;
		v.version++;
		TRY(store_visit_state(a->l, a->desk.organisation, &v));
		TRY(store_parts_put(a->l, a->desk.organisation, v.id, &(struct store_parts){NULL, 0}, v.until, a->desk.arena));
		if (was_told)
			TRY(messages_queue(a->l, &a->desk, &v, MESSAGE_CANCELLATION, a->email));
		TRY(undo_note(a, &was, &v, &parts));
		TRY(act_occupy(a, &parts, &(struct store_parts){NULL, 0}, v.until));
	}
	return remember(a, v.id);
}

static enum err write_move(struct act *a, const struct store_visit *was, struct store_visit *v, const struct slots_choice *choice)
{
	struct store_parts had, has;
	v->version++;
	v->reason = a->ask->reason;
	TRY(undo_begin(a));
	TRY(store_visit_reason(a->l, a->desk.organisation, v));
	TRY(store_parts_of(a->l, a->desk.organisation, v->id, a->desk.arena, &had));
	TRY(act_parts_of(a, v, choice, &has));
	TRY(store_visit_move(a->l, a->desk.organisation, v));
	TRY(store_parts_put(a->l, a->desk.organisation, v->id, &has, v->until, a->desk.arena));
	if (v->state == VISIT_BOOKED)
		TRY(messages_queue(a->l, &a->desk, v, MESSAGE_CHANGE, a->email));
	TRY(undo_note(a, was, v, &had));
	TRY(act_occupy(a, &had, &has, v->until));
	return remember(a, v->id);
}

static enum err decide_move(struct act *a)
{
	struct store_visit v, was;
	enum refused refused = REFUSED_NOT;
	TRY(load_visit(a, &v));
	was = v;
	const struct clinic_service *service = service_named(a, v.service);
	if (v.state == VISIT_CANCELLED || service == NULL)
		return act_refuse(a, service == NULL ? REFUSED_GONE : REFUSED_CANCELLED);
	TRY(check_window(a, &v, service->move_minutes));
	struct place_ask ask = {service,
				a->ask->practitioner != CLINIC_NONE ? a->ask->practitioner : desk_resource(&a->desk, v.practitioner),
				{0},
				v.id,
				a->ask->reason.n > 0};
	refused = visit_time_read(a->ask->at[0], desk_zone(&a->desk, v.place), &ask.at);
	if (refused != REFUSED_NOT)
		return act_refuse(a, refused);
	TRY(act_find_place(a, &ask, &v, &a->choices[0], &refused));
	return refused != REFUSED_NOT ? act_refuse(a, refused) : write_move(a, &was, &v, &a->choices[0]);
}

/* ---- came, undo ---- */

static enum err decide_came(struct act *a)
{
	struct store_visit v, was;
	struct store_parts parts;
	TRY(load_visit(a, &v));
	if (v.state == VISIT_CANCELLED)
		return act_refuse(a, REFUSED_CANCELLED);
	was = v;
	v.came = a->ask->came;
	v.came_at = v.came != CAME_NOT_YET ? a->desk.now : (instant){0};
	TRY(undo_begin(a));
	TRY(store_visit_came(a->l, a->desk.organisation, &v));
	TRY(store_parts_of(a->l, a->desk.organisation, v.id, a->desk.arena, &parts));
	TRY(undo_note(a, &was, &v, &parts));
	return remember(a, v.id);
}

static enum err decide_undo(struct act *a)
{
	int64_t visit = 0;
	TRY(undo_do(a, &visit));
	return remember(a, visit);
}

static enum err decide_patient(struct act *a)
{
	TRY(find_patient(a));
	return keep_patient(a);
}

/* ---- the whole ---- */

enum err act_decide(struct link *l, struct act *a)
{
	int64_t version;
	bool was = false;
	*a = (struct act){.l = l, .desk = a->desk, .ask = a->ask, .answer = a->answer}; /* it may be the second time */
	*a->answer = (struct visit_answer){.refused = REFUSED_NOT};
	TRY(store_clinic_version(l, a->desk.organisation, &version));
	if (version != a->desk.version)
		return ERR_MISSING; /* another file counts now: read it, and decide again */
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
	case ACT_CAME: return decide_came(a);
	case ACT_UNDO: return decide_undo(a);
	case ACT_PATIENT: return decide_patient(a);
	}
	return ERR_INPUT;
}

static bool is_text(str s, size_t least, size_t most)
{
	return s.n >= least && s.n <= most && text_is_line(s) && (s.n == 0 || !str_is_blank(s));
}

enum err visit_run(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return act_decide(l, c->act);
}

enum err visit_check(const struct change *c)
{
	return act_check(((const struct act *)c->act)->ask);
}

enum err act_check(const struct visit_ask *q)
{
	bool is_new = q->act == ACT_BOOK || q->act == ACT_HOLD || q->act == ACT_COURSE;
	bool names = (is_new || q->act == ACT_PATIENT) && q->known == 0;
	if (!is_text(q->request, 1, VISIT_REQUEST_MAX) || !is_text(q->patient, names, VISIT_TEXT_MAX) || !is_text(q->email, 0, VISIT_TEXT_MAX) ||
	    !is_text(q->phone, 0, VISIT_TEXT_MAX) || !is_text(q->reason, 0, VISIT_TEXT_MAX) || !is_text(q->note, 0, VISIT_NOTE_MAX))
		return ERR_INPUT;
	if ((is_new || q->act == ACT_MOVE) && (q->n_at == 0 || q->n_at > COURSE_MAX))
		return ERR_INPUT;
	return q->act == ACT_HOLD && (q->minutes < 1 || q->minutes > HOLD_MINUTES_MAX) ? ERR_INPUT : OK;
}

enum err visit_do(struct store *s, const struct desk *desk, const struct visit_ask *ask, struct visit_answer *ret_answer)
{
	struct act *a = arena_new(desk->arena, struct act, 1);
	if (a == NULL)
		return ERR_FULL;
	*ret_answer = (struct visit_answer){.refused = REFUSED_NOT};
	a->desk = *desk;
	a->ask = ask;
	a->answer = ret_answer;
	enum err e = clinic_decide(s, desk->organisation, CLINIC_VISIT, a);
	return e == ERR_CONFLICT && ret_answer->refused != REFUSED_NOT ? OK : e;
}
