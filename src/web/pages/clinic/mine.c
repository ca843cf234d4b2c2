/* mine.c - the visit behind a secret link. Opening the link only shows: mail scanners follow links. */
#include "clinic/mine.h"

#include "clinic/feed.h"
#include "clinic/invite.h"
#include "clinic/propose.h"
#include "clinic/refused.h"
#include "clinic/secret.h"
#include "web/pages/clinic/visitor.h"

enum { ID_AT = 1, SECRET_AT = 2, MINUTE_S = 60, DAY_S = 86400, ICS_BYTES = 4096 };

static url mine_url(const struct request *q, struct arena *a, const char *rest)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("/my/"));
	w_url(&w, q->segment[ID_AT]);
	w_char(&w, '/');
	w_url(&w, q->segment[SECRET_AT]);
	w_z(&w, rest);
	return (url){arena_keep(a, &w)};
}

static enum err find(const struct glance *k, const struct request *q, struct day_visit *ret_visit)
{
	int64_t id;
	TRY(clinic_id(q, ID_AT, &id));
	return mine_read(k, id, q->segment[SECRET_AT], ret_visit);
}

/* Whoever came by the link of a message has read it, so the address is theirs. */
static bool is_by_letter(const struct glance *k, const struct request *q, int64_t id)
{
	return secret_is(mine_letter_secret(&k->desk, id), q->segment[SECRET_AT]);
}

static const struct clinic_service *service_of(const struct glance *k, const struct store_visit *v)
{
	uint16_t i = clinic_service_named(&k->desk.clinic, v->service);
	return i != CLINIC_NONE ? &k->desk.clinic.services[i] : NULL;
}

static bool is_in_window(const struct glance *k, const struct store_visit *v, int32_t minutes)
{
	return k->desk.now.s <= v->from.s - (int64_t)minutes * MINUTE_S;
}

static enum err show(const struct glance *k, const struct request *q, struct response *r, str why, bool is_new)
{
	struct arena *a = r->arena;
	struct visitor_mine_view v = {.form = csrf_key(q, r), .clinic = k->desk.clinic.name, .why = why, .is_new = is_new, .price = STR("")};
	TRY(find(k, q, &v.visit));
	const struct store_visit *of = &v.visit.of;
	const struct clinic_service *s = service_of(k, of);
	v.on = of->day;
	v.range = clinic_range(a, desk_zone(&k->desk, of->place), of->from, of->to);
	v.confirm = mine_url(q, a, "/confirm");
	v.cancel = mine_url(q, a, "/cancel");
	v.move = mine_url(q, a, "/move");
	v.ics = mine_url(q, a, "/visit.ics");
	v.is_held = of->state == VISIT_HELD;
	v.is_by_letter = is_by_letter(k, q, of->id);
	v.is_gone = v.is_held && of->until.s <= k->desk.now.s;
	v.is_cancelled = of->state == VISIT_CANCELLED;
	v.is_past = of->from.s <= k->desk.now.s;
	v.can_cancel = s == NULL || v.is_held || is_in_window(k, of, s->cancel_minutes);
	v.can_move = s != NULL && (v.is_held || is_in_window(k, of, s->move_minutes));
	v.price = s != NULL ? s->price : STR("");
	page_visitor_mine(response_page(r, "Your visit", NAV_NONE), &v);
	return OK;
}

enum { NEW, WHY };

const struct field visitor_mine_fields[2] = {
	[NEW] = {.name = "new", .label = "New", .kind = FIELD_CHECK},
	[WHY] = {.name = "done", .label = "Done", .kind = FIELD_CHECK},
};

enum err visitor_mine(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show(&k, q, r, STR(""), q->value[NEW].given);
	glance_close(&k);
	return e;
}

/* ---- changes ---- */

static struct visit_ask ask_of(const struct request *q, enum visit_act act, int64_t id)
{
	return (struct visit_ask){
		.act = act, .request = q->rid, .visit = id, .shown = q->segment[SECRET_AT], .practitioner = CLINIC_NONE, .source = SOURCE_PATIENT};
}

/* Does it, or shows the visit with why not. */
static enum err act(const struct glance *k, const struct request *q, struct response *r, struct visit_ask *ask)
{
	struct visit_answer answer;
	TRY(glance_do(k, ask, &answer));
	if (answer.refused == REFUSED_NOT) {
		response_see(r, mine_url(q, r->arena, "?done=on"));
		return OK;
	}
	r->status = 409;
	return show(k, q, r, refused_words[answer.refused].say, false);
}

enum { CODE };

const struct field visitor_confirm_fields[1] = {[CODE] = {.name = "code", .label = "Code", .kind = FIELD_LINE, .min = 0, .max = 20}};

static enum err confirm(const struct glance *k, const struct request *q, struct response *r)
{
	struct day_visit v;
	bool is_too_many = false;
	TRY(find(k, q, &v));
	TRY(mine_try(k, "code", q->segment[ID_AT], MINE_CODES_A_DAY, &is_too_many));
	str code = q->value[CODE].given ? str_trim(q->value[CODE].text) : STR("");
	bool is_right = is_by_letter(k, q, v.of.id) || (code.n > 0 && str_eq(code, mine_code(&k->desk, v.of.id)));
	if (is_too_many || !is_right) {
		r->status = is_too_many ? 429 : 403;
		return show(k, q, r, is_too_many ? STR("Too many attempts. Please call the clinic.") : refused_words[REFUSED_CODE].say, false);
	}
	struct visit_ask ask = ask_of(q, ACT_CONFIRM, v.of.id);
	return act(k, q, r, &ask);
}

enum err visitor_confirm(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = confirm(&k, q, r);
	glance_close(&k);
	return e;
}

enum err visitor_cancel(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct day_visit v;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = find(&k, q, &v);
	if (e == OK) {
		struct visit_ask ask = ask_of(q, ACT_CANCEL, v.of.id);
		e = act(&k, q, r, &ask);
	}
	glance_close(&k);
	return e;
}

enum err visitor_ics(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct day_visit v;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = find(&k, q, &v);
	if (e == OK) {
		char *room = arena_take(r->arena, ICS_BYTES, 1);
		struct writer w = writer_on(room, room != NULL ? ICS_BYTES : 0);
		invite_write(&w, &k.desk, &v.of, STR(""));
		e = w.full ? ERR_FULL : OK;
		response_bytes(r, "text/calendar; charset=utf-8", writer_str(&w));
		response_header(r, "Content-Disposition", "attachment; filename=\"visit.ics\"");
	}
	glance_close(&k);
	return e;
}

/* ---- a whole calendar ---- */

static enum err feed(const struct glance *k, const struct request *q, struct response *r)
{
	str name = q->segment[1];
	struct store_visits visits;
	if (!str_ends(name, STR(".ics")))
		return ERR_MISSING;
	TRY(feed_read(k, str_sub(name, 0, name.n - 4), &visits));
	r->w.n = 0; /* the room for a page: a calendar is as long as one */
	invite_write_all(&r->w, &k->desk, &visits);
	response_bytes(r, "text/calendar; charset=utf-8", writer_str(&r->w));
	return OK;
}

enum err visitor_feed(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = feed(&k, q, r);
	glance_close(&k);
	return e;
}

/* ---- another time ---- */

static enum err times_on(const struct glance *k, const struct day_visit *x, day on, struct arena *a, struct visitor_move_view *v)
{
	const struct clinic_service *s = service_of(k, &x->of);
	struct free_times all = {NULL, 0};
	struct free_wish wish = {
		.practitioner = desk_resource(&k->desk, x->of.practitioner), .days = {on, on}, .to_second = DAY_S, .most = DAY_S / GRAIN_S};
	wish.service = s != NULL ? (uint16_t)(s - k->desk.clinic.services) : 0;
	if (s != NULL && wish.practitioner != CLINIC_NONE)
		TRY(free_glance(k, &wish, &all));
	struct clinic_time *times = arena_new(a, struct clinic_time, all.n + 1);
	if (times == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all.n; i++) {
		const struct zone_table *zone = &k->desk.clinic.places[all.at[i].place].zone;
		times[i] = (struct clinic_time){clinic_time_text(a, zone, all.at[i].at), clinic_clock(a, zone, all.at[i].at), STR("")};
	}
	v->at = times;
	v->n = all.n;
	return OK;
}

static url day_of(const struct request *q, struct arena *a, day on)
{
	str base = mine_url(q, a, "/move?day=").s;
	struct writer w = arena_writer(a);
	w_str(&w, base);
	w_day(&w, on);
	return (url){arena_keep(a, &w)};
}

static enum err show_move(const struct glance *k, const struct request *q, struct response *r, day on, str why)
{
	struct arena *a = r->arena;
	struct visitor_move_view v = {.form = csrf_key(q, r), .why = why};
	TRY(find(k, q, &v.visit));
	day today = clinic_today(k, 0);
	v.on = on.n >= today.n ? on : v.visit.of.day.n > today.n ? v.visit.of.day : today;
	v.was = clinic_range(a, desk_zone(&k->desk, v.visit.of.place), v.visit.of.from, v.visit.of.to);
	v.action = mine_url(q, a, "/move");
	v.back = mine_url(q, a, "");
	v.before = day_of(q, a, day_plus(v.on, -1));
	v.after = day_of(q, a, day_plus(v.on, 1));
	v.has_before = v.on.n > today.n;
	TRY(times_on(k, &v.visit, v.on, a, &v));
	page_visitor_move(response_page(r, "Another time", NAV_NONE), &v);
	return OK;
}

enum { ON };

const struct field visitor_move_show_fields[1] = {[ON] = {.name = "day", .label = "Day", .kind = FIELD_DAY}};

enum err visitor_move_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show_move(&k, q, r, q->value[ON].given ? q->value[ON].day : (day){0}, STR(""));
	glance_close(&k);
	return e;
}

enum { AT };

const struct field visitor_move_fields[1] = {[AT] = {.name = "at", .label = "Time", .kind = FIELD_LINE, .min = 1, .max = 40, .needed = true}};

static enum err move(const struct glance *k, const struct request *q, struct response *r)
{
	struct day_visit v;
	struct visit_answer answer;
	day on = {0};
	TRY(find(k, q, &v));
	struct visit_ask ask = ask_of(q, ACT_MOVE, v.of.id);
	ask.at[0] = q->value[AT].text;
	ask.n_at = 1;
	TRY(glance_do(k, &ask, &answer));
	if (answer.refused == REFUSED_NOT) {
		response_see(r, mine_url(q, r->arena, "?done=on"));
		return OK;
	}
	(void)!day_parse(str_sub(ask.at[0], 0, 10), &on);
	r->status = 409;
	return show_move(k, q, r, on, refused_words[answer.refused].say);
}

enum err visitor_move(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = move(&k, q, r);
	glance_close(&k);
	return e;
}
