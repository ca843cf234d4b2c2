/* book.c - finds the person and the times, and books. */
#include "web/pages/clinic/book.h"

#include "clinic/people.h"
#include "clinic/search.h"
#include "clinic/refused.h"

enum { LOOK_DAYS = 60, FOUND_MAX = 8, DAY_S = 86400, Q_MAX = 100 };

enum { Q, SERVICE, WITH, DAY, TIME, WALK_IN };

#define Q_FIELD                                                                                                                                      \
	{                                                                                                                                            \
		.name = "q", .label = "Name or phone number", .kind = FIELD_LINE, .min = 0, .max = Q_MAX                                             \
	}
#define SERVICE_FIELD                                                                                                                                \
	{                                                                                                                                            \
		.name = "service", .label = "What", .kind = FIELD_LINE, .min = 0, .max = 64                                                          \
	}
#define WITH_FIELD                                                                                                                                   \
	{                                                                                                                                            \
		.name = "with", .label = "With", .kind = FIELD_LINE, .min = 0, .max = 64                                                             \
	}
#define DAY_FIELD                                                                                                                                    \
	{                                                                                                                                            \
		.name = "day", .label = "Day", .kind = FIELD_DAY                                                                                     \
	}
#define TIME_FIELD                                                                                                                                   \
	{                                                                                                                                            \
		.name = "time", .label = "Time", .kind = FIELD_CLOCK                                                                                 \
	}
#define WALK_IN_FIELD                                                                                                                                \
	{                                                                                                                                            \
		.name = "walk_in", .label = "Walk-in", .kind = FIELD_CHECK                                                                           \
	}

const struct field clinic_book_show_fields[6] = {
	[Q] = Q_FIELD, [SERVICE] = SERVICE_FIELD, [WITH] = WITH_FIELD, [DAY] = DAY_FIELD, [TIME] = TIME_FIELD, [WALK_IN] = WALK_IN_FIELD,
};

/* What is asked for, from the address or from a form that came back. */
struct asked {
	str q, service, with;
	bool has_day, has_time, walk_in;
	day on;
	int32_t second;
};

/* ---- who ---- */

static enum err add_found(const struct glance *k, struct arena *a, struct clinic_book_view *v)
{
	struct store_patients all;
	struct people_typed typed = people_typed(v->q, a);
	TRY(search_people(k, v->q, FOUND_MAX, &all));
	struct clinic_person *found = arena_new(a, struct clinic_person, all.n + 1);
	if (found == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all.n; i++)
		found[v->n_found++] = (struct clinic_person){&all.at[i], i == 0};
	v->found = found;
	v->new_chosen = all.n == 0;
	if (v->name.n == 0)
		v->name = typed.name;
	if (v->phone.n == 0)
		v->phone = typed.phone;
	return OK;
}

/* ---- when ---- */

static enum err add_people(const struct glance *k, const struct clinic_service *s, struct arena *a, struct clinic_book_view *v)
{
	struct clinic_choice *people = arena_new(a, struct clinic_choice, s->n_practitioners + 1);
	if (people == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < s->n_practitioners; i++) {
		const struct clinic_resource *x = &k->desk.clinic.resources[s->practitioners[i]];
		people[v->n_people++] = (struct clinic_choice){x->id, x->name.n > 0 ? x->name : x->id, str_eq(x->id, v->with), {STR("")}};
	}
	v->people = people;
	return OK;
}

static struct free_wish wish_of(const struct glance *k, const struct asked *q, uint16_t service, uint16_t who)
{
	day today = clinic_today(k, 0), first = q->has_day && q->on.n > today.n ? q->on : today;
	bool is_one_day = q->walk_in || (q->has_day && q->has_time);
	struct free_wish wish = {.service = service, .practitioner = who, .days = {first, is_one_day ? first : day_plus(first, LOOK_DAYS)}};
	wish.from_second = q->has_time ? q->second : 0;
	wish.to_second = DAY_S;
	wish.walks_in = q->walk_in;
	return wish;
}

static str proposed_value(struct arena *a, const struct glance *k, const struct free_time *t)
{
	str time = clinic_time_text(a, &k->desk.clinic.places[t->place].zone, t->at);
	struct writer w = arena_writer(a);
	w_str(&w, time);
	w_char(&w, ' ');
	w_str(&w, k->desk.clinic.resources[t->practitioner].id);
	return arena_keep(a, &w);
}

/* Of a gap that was tapped the first three starts in it; else three that are worth saying. */
static enum err times_of(const struct glance *k, const struct asked *q, const struct free_wish *wish, struct free_time times[PROPOSED], size_t *ret_n)
{
	struct free_wish few = *wish;
	struct free_times all;
	few.most = PROPOSED;
	if (!q->walk_in && !q->has_time)
		return propose_times(k, wish, times, ret_n);
	TRY(free_glance(k, &few, &all));
	for (size_t i = 0; i < all.n; i++)
		times[i] = all.at[i];
	*ret_n = all.n;
	return OK;
}

static url later_url(struct arena *a, const struct asked *q, str service, day after)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("/desk/book?q="));
	w_url(&w, q->q);
	w_str(&w, STR("&service="));
	w_url(&w, service);
	w_str(&w, STR("&with="));
	w_url(&w, q->with);
	w_str(&w, STR("&day="));
	w_day(&w, after);
	return (url){arena_keep(a, &w)};
}

static enum err add_times(const struct glance *k, const struct asked *q, struct arena *a, struct clinic_book_view *v)
{
	uint16_t service = clinic_service_named(&k->desk.clinic, v->service_id), who = CLINIC_NONE;
	struct free_time times[PROPOSED];
	struct clinic_proposed *proposed = arena_new(a, struct clinic_proposed, PROPOSED);
	if (proposed == NULL)
		return ERR_FULL;
	if (service == CLINIC_NONE)
		return OK;
	TRY(add_people(k, &k->desk.clinic.services[service], a, v));
	for (size_t i = 0; i < v->n_people; i++)
		if (v->people[i].chosen)
			who = k->desk.clinic.services[service].practitioners[i];
	struct free_wish wish = wish_of(k, q, service, who);
	v->first = wish.days.first;
	TRY(times_of(k, q, &wish, times, &v->n_times));
	for (size_t i = 0; i < v->n_times; i++) {
		const struct clinic_resource *x = &k->desk.clinic.resources[times[i].practitioner];
		const struct zone_table *zone = &k->desk.clinic.places[times[i].place].zone;
		proposed[i] = (struct clinic_proposed){proposed_value(a, k, &times[i]), instant_day(times[i].at, zone_table_at(zone, times[i].at)),
						       clinic_clock(a, zone, times[i].at), x->name.n > 0 ? x->name : x->id, i == 0};
	}
	v->times = proposed;
	v->later = later_url(a, q, v->service_id, v->n_times > 0 ? day_plus(proposed[v->n_times - 1].on, 1) : day_plus(v->first, LOOK_DAYS));
	return OK;
}

/* ---- the page ---- */

static enum err show(const struct glance *k, const struct asked *q, const struct request *request, struct response *r, struct clinic_book_view *v)
{
	struct arena *a = r->arena;
	v->form = csrf_key(request, r);
	v->q = q->q;
	v->with = q->with;
	v->walk_in = q->walk_in;
	TRY(clinic_services(k, q->service, a, &v->services, &v->n_services));
	v->service_id = STR("");
	for (size_t i = 0; i < v->n_services; i++)
		if (v->services[i].chosen) {
			v->service = v->services[i].name;
			v->service_id = v->services[i].id;
		}
	TRY(add_found(k, a, v));
	TRY(add_times(k, q, a, v));
	page_clinic_book(response_page(r, v->walk_in ? "Walk-in" : "Book", NAV_BOOK), v);
	return OK;
}

static struct clinic_book_view nothing_written(void)
{
	return (struct clinic_book_view){
		.name = STR(""), .phone = STR(""), .email = STR(""), .note = STR(""), .reason = STR(""), .time = STR(""), .why = STR("")};
}

static str text_of(const struct value *v)
{
	return v->given ? v->text : STR("");
}

enum err clinic_book_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	struct clinic_book_view v = nothing_written();
	struct asked asked = {.q = text_of(&q->value[Q]),
			      .service = text_of(&q->value[SERVICE]),
			      .with = text_of(&q->value[WITH]),
			      .has_day = q->value[DAY].given,
			      .on = q->value[DAY].day,
			      .has_time = q->value[TIME].given,
			      .second = (int32_t)q->value[TIME].number,
			      .walk_in = q->value[WALK_IN].number == 1};
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show(&k, &asked, q, r, &v);
	glance_close(&k);
	return e;
}

/* ---- booked ---- */

enum { K_Q, K_SERVICE, K_WITH, K_DAY, K_TIME, K_WALK_IN, K_KNOWN, K_NAME, K_PHONE, K_EMAIL, K_NOTE, K_AT, K_REASON, K_SQUEEZE };

const struct field clinic_book_keep_fields[14] = {
	[K_Q] = Q_FIELD,
	[K_SERVICE] = SERVICE_FIELD,
	[K_WITH] = WITH_FIELD,
	[K_DAY] = DAY_FIELD,
	[K_TIME] = TIME_FIELD,
	[K_WALK_IN] = WALK_IN_FIELD,
	[K_KNOWN] = {.name = "known", .label = "Who", .kind = FIELD_INT, .min = 0, .max = INT64_MAX},
	[K_NAME] = {.name = "name", .label = "Name", .kind = FIELD_LINE, .min = 0, .max = 50},
	[K_PHONE] = {.name = "phone", .label = "Phone number", .kind = FIELD_LINE, .min = 0, .max = 40},
	[K_EMAIL] = {.name = "email", .label = "Email", .kind = FIELD_LINE, .min = 0, .max = 50},
	[K_NOTE] = {.name = "note", .label = "Note", .kind = FIELD_LINE, .min = 0, .max = 200},
	[K_AT] = {.name = "at", .label = "Time", .kind = FIELD_LINE, .min = 0, .max = 110},
	[K_REASON] = {.name = "reason", .label = "Why it is squeezed in", .kind = FIELD_LINE, .min = 0, .max = 100},
	[K_SQUEEZE] = {.name = "squeeze", .label = "Squeeze it in", .kind = FIELD_CHECK},
};

/* The time that was proposed, or the one that was typed. */
static void take_time(const struct glance *k, const struct request *q, struct response *r, struct visit_ask *ask)
{
	str at = text_of(&q->value[K_AT]), with = text_of(&q->value[K_WITH]);
	ask->n_at = 1;
	if (q->value[K_SQUEEZE].number == 1) {
		struct writer w = arena_writer(r->arena);
		w_day(&w, q->value[K_DAY].given ? q->value[K_DAY].day : clinic_today(k, 0));
		w_char(&w, 'T');
		w_clock(&w, (int32_t)q->value[K_TIME].number);
		ask->at[0] = arena_keep(r->arena, &w);
		ask->reason = text_of(&q->value[K_REASON]);
	} else {
		ask->at[0] = str_split(&at, ' ');
		with = at;
	}
	ask->practitioner = clinic_resource_named(&k->desk.clinic, RESOURCE_PRACTITIONER, with);
	if (q->value[K_WALK_IN].number == 1) {
		ask->source = SOURCE_WALK_IN;
		ask->came = CAME_HERE;
		ask->reason = STR("walked in");
	}
}

static struct clinic_book_view written(const struct request *q)
{
	struct clinic_book_view v = nothing_written();
	v.name = text_of(&q->value[K_NAME]);
	v.phone = text_of(&q->value[K_PHONE]);
	v.email = text_of(&q->value[K_EMAIL]);
	v.note = text_of(&q->value[K_NOTE]);
	v.reason = text_of(&q->value[K_REASON]);
	return v;
}

/* What is missing, before anything is tried. */
static str missing(const struct request *q, const struct visit_ask *ask)
{
	if (ask->known == 0 && ask->patient.n == 0)
		return STR("Enter who it is for: a name is enough.");
	if (q->value[K_SQUEEZE].number == 1 && (ask->reason.n == 0 || !q->value[K_TIME].given))
		return STR("To squeeze a visit in, enter when, and why.");
	return ask->at[0].n == 0 ? STR("Choose a time.") : STR("");
}

static enum err book(const struct glance *k, const struct request *q, struct response *r)
{
	struct visit_ask ask = clinic_ask(q, ACT_BOOK);
	struct visit_answer answer = {.refused = REFUSED_NOT};
	struct clinic_book_view v = written(q);
	ask.secret = clinic_secret(q, r->arena);
	ask.service = clinic_service_named(&k->desk.clinic, text_of(&q->value[K_SERVICE]));
	ask.known = q->value[K_KNOWN].given ? q->value[K_KNOWN].number : 0;
	ask.patient = ask.known == 0 ? v.name : STR("");
	ask.phone = ask.known == 0 ? v.phone : STR("");
	ask.email = v.email;
	ask.note = v.note;
	take_time(k, q, r, &ask);
	v.why = ask.service == CLINIC_NONE ? STR("Choose what to book.") : missing(q, &ask);
	if (v.why.n == 0) {
		TRY(glance_do(k, &ask, &answer));
		v.why = refused_words[answer.refused].say;
	}
	if (v.why.n == 0) {
		response_see(r, clinic_day_url(r->arena, answer.visits.at[0].day, "&did=on#saved"));
		return OK;
	}
	struct asked again = {.q = text_of(&q->value[K_Q]),
			      .service = text_of(&q->value[K_SERVICE]),
			      .with = q->value[K_SQUEEZE].number == 1 ? text_of(&q->value[K_WITH]) : STR(""),
			      .has_day = q->value[K_DAY].given,
			      .on = q->value[K_DAY].day,
			      .walk_in = q->value[K_WALK_IN].number == 1};
	r->status = answer.refused == REFUSED_NOT ? 400 : 409;
	return show(k, &again, q, r, &v);
}

enum err clinic_book_keep(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = book(&k, q, r);
	glance_close(&k);
	return e;
}
