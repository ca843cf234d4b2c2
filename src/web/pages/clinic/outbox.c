/* outbox.c - messages that did not get through, at the desk. */
#include "web/pages/clinic/outbox.h"

enum { ID_SEGMENT = 2, KIND_SEGMENT = 3 };

static str what_text(str kind)
{
	static const struct {
		str kind, text;
	} known[] = {
		{STR_INIT("confirmation"), STR_INIT("The confirmation")}, {STR_INIT("change"), STR_INIT("The new time")},
		{STR_INIT("cancellation"), STR_INIT("The cancellation")}, {STR_INIT("verify"), STR_INIT("The code")},
		{STR_INIT("reminder"), STR_INIT("A reminder")},           {STR_INIT("follow-up"), STR_INIT("The after-care")},
	};
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (str_starts(kind, known[i].kind))
			return known[i].text;
	return kind;
}

static url settle_url(struct arena *a, const struct store_mail *m)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("/desk/messages/"));
	w_int(&w, m->visit);
	w_char(&w, '/');
	w_url(&w, m->kind);
	return (url){arena_keep(a, &w)};
}

static str when_text(struct arena *a, const struct store_visit *v)
{
	struct writer w = arena_writer(a);
	w_day_short(&w, v->day);
	w_str(&w, STR(", "));
	w_clock(&w, v->second);
	return arena_keep(a, &w);
}

static enum err show(const struct glance *k, const struct request *q, struct response *r)
{
	struct arena *a = r->arena;
	struct clinic_outbox_view v = {.form = csrf_key(q, r), .did = q->value[0].given};
	struct outbox o;
	TRY(outbox_read(k, &o));
	struct clinic_lost *rows = arena_new(a, struct clinic_lost, o.n + 1);
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < o.n; i++) {
		const struct outbox_row *x = &o.rows[i];
		rows[i] = (struct clinic_lost){.of = x,
					       .what = what_text(x->mail.kind),
					       .when = when_text(a, &x->visit.of),
					       .is_unknown = x->mail.state == MAIL_UNKNOWN,
					       .settle = settle_url(a, &x->mail),
					       .where = clinic_url(a, "/desk/visit/", x->mail.visit, "")};
	}
	v.rows = rows;
	v.n = o.n;
	v.waits = o.waits;
	page_clinic_outbox(response_page(r, "Messages", NAV_NONE), &v);
	return OK;
}

const struct field clinic_outbox_show_fields[1] = {{.name = "did", .label = "Done", .kind = FIELD_CHECK}};

enum err clinic_outbox_show(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	TRY(clinic_glance(site, q, r, &k));
	enum err e = show(&k, q, r);
	glance_close(&k);
	return e;
}

const struct field clinic_outbox_fields[1] = {{.name = "do", .label = "What to do", .kind = FIELD_CHOICE, .choices = "again leave", .needed = true}};

enum err clinic_outbox_settle(struct site *site, const struct request *q, struct response *r)
{
	struct glance k;
	int64_t visit;
	TRY(clinic_id(q, ID_SEGMENT, &visit));
	TRY(clinic_glance(site, q, r, &k));
	enum err e = outbox_settle(&k, visit, q->segment[KIND_SEGMENT], str_eq(q->value[0].text, STR("again")));
	glance_close(&k);
	if (e == OK)
		response_see(r, URL("/desk/messages?did=on#saved"));
	return e;
}
