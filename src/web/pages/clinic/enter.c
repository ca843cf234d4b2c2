/* enter.c - access to a clinic: its own key as long as nobody has an account, from then on a name and a password. */
#include "web/pages/clinic/enter.h"

#include "clinic/staff.h"
#include "web/pages/clinic/common.h"
#include "web/server/enter.h"

/* ---- the cookie ---- */

static str cookie_name(const struct site *site, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("trivet_desk_"));
	w_int(&w, site->port);
	return arena_keep(a, &w);
}

static str cookie_of(const struct site *site, const struct request *q, struct arena *a)
{
	str name = cookie_name(site, a), rest = q->cookie;
	while (rest.n > 0) {
		str one = str_trim(str_split(&rest, ';'));
		str key = str_split(&one, '=');
		if (str_eq(key, name))
			return one;
	}
	return STR("");
}

/* Lax: who follows a link to the desk from elsewhere is signed in; a form of others is refused by its origin and its key. */
static void set_cookie(const struct site *site, struct response *r, str secret, int64_t age_s)
{
	str name = cookie_name(site, r->arena);
	struct writer w = arena_writer(r->arena);
	w_str(&w, name);
	w_char(&w, '=');
	w_str(&w, secret);
	w_str(&w, STR("; Path=/; HttpOnly; SameSite=Lax; Max-Age="));
	w_int(&w, age_s);
	w_str(&w, site->origin.n > 0 ? STR("; Secure") : STR(""));
	w_char(&w, '\0');
	response_header(r, "Set-Cookie", arena_keep(r->arena, &w).p);
}

/* ---- who comes ---- */

/* A page is found again after signing in; what a form wanted is not done. */
static void lead_to_sign_in(const struct request *q, struct response *r)
{
	struct writer w = arena_writer(r->arena);
	w_str(&w, STR("/sign-in"));
	if (q->method == METHOD_GET && q->path.n > 1) {
		w_str(&w, STR("?to="));
		w_url(&w, q->path);
	}
	response_see(r, (url){arena_keep(r->arena, &w)});
}

static bool enter_by_account(str secret, const struct store_staff *who, struct request *q, struct response *r)
{
	q->staff = r->staff = who->name;
	q->caller.role = who->role == STAFF_OWNER ? ROLE_OWNER : ROLE_STAFF;
	q->form_key = staff_form_key(secret, r->arena);
	r->form = csrf_key(q, r);
	return true;
}

bool clinic_enter(const struct site *site, bool is_open, struct request *q, struct response *r)
{
	q->caller = (struct caller){.organisation = 1, .role = ROLE_NOBODY, .zones = site->zones};
	q->staff = STR("");
	q->form_key = str_of(site->door->open);
	r->frame = is_open ? FRAME_VISITOR : FRAME_DESK;
	if (site->origin.n == 0 && q->is_foreign) /* only a declared proxy runs under another account */
		return enter(site, q, r);
	if (is_open)
		return true;
	struct staff_look look = {.secret = cookie_of(site, q, r->arena), .now = q->now};
	enum err e = staff_who(site->clinic, q->caller.organisation, &look, r->arena);
	if (e == OK && look.is == SIGNED_IN)
		return enter_by_account(look.secret, &look.who, q, r);
	if (e == OK && look.is == SIGNED_NOBODY_YET && site->origin.n == 0) {
		q->caller.role = ROLE_OWNER;
		q->form_key = str_of(site->door->form);
		return enter(site, q, r);
	}
	lead_to_sign_in(q, r);
	return false;
}

/* ---- in ---- */

/* A page of the desk, and nothing that leads elsewhere. */
static str place_to_go(str to)
{
	bool is_ours = str_starts(to, STR("/desk"));
	for (size_t i = 0; i < to.n && is_ours; i++)
		is_ours = to.p[i] > ' ' && to.p[i] != '\\' && to.p[i] < 127;
	return is_ours ? to : STR("/desk");
}

enum { TO };

#define TO_FIELD                                                                                                                                     \
	{                                                                                                                                            \
		.name = "to", .label = "Page", .kind = FIELD_LINE, .min = 0, .max = 200                                                              \
	}

const struct field clinic_sign_in_show_fields[1] = {[TO] = TO_FIELD};

static void show(const struct request *q, struct response *r, struct clinic_sign_in_view *v)
{
	v->form = csrf_key(q, r);
	page_clinic_sign_in(response_page(r, "Sign in", NAV_NONE), v);
}

enum err clinic_sign_in_show(struct site *site, const struct request *q, struct response *r)
{
	struct clinic_sign_in_view v = {.name = STR(""), .to = q->value[TO].given ? q->value[TO].text : STR(""), .why = STR("")};
	(void)site;
	show(q, r, &v);
	return OK;
}

enum { IN_TO, IN_NAME, IN_PASSWORD };

const struct field clinic_sign_in_fields[3] = {
	[IN_TO] = TO_FIELD,
	[IN_NAME] = {.name = "name", .label = "Name", .kind = FIELD_LINE, .min = 1, .max = STAFF_NAME_MAX, .needed = true},
	[IN_PASSWORD] = {.name = "password", .label = "Password", .kind = FIELD_RAW, .min = 1, .max = PASSWORD_MOST, .needed = true},
};

/* From where someone comes: what the proxy says, the last of its list; on this machine all are one. */
str clinic_from(const struct site *site, const struct request *q)
{
	str rest = site->origin.n > 0 ? q->forwarded : STR(""), last = STR("");
	while (rest.n > 0)
		last = str_trim(str_split(&rest, ','));
	return last.n > 0 && last.n <= 64 ? last : STR("here");
}

enum err clinic_sign_in(struct site *site, const struct request *q, struct response *r)
{
	str to = q->value[IN_TO].given ? q->value[IN_TO].text : STR("");
	struct sign_in in = {.name = q->value[IN_NAME].text,
			     .password = q->value[IN_PASSWORD].text,
			     .from = clinic_from(site, q),
			     .secret = clinic_secret(q, r->arena),
			     .now = q->now};
	TRY(staff_sign_in(site->clinic, q->caller.organisation, &in, r->arena));
	if (in.is_in) {
		set_cookie(site, r, in.secret, SESSION_HOURS * 3600);
		response_see(r, (url){place_to_go(to)});
		return OK;
	}
	struct clinic_sign_in_view v = {.name = in.name, .to = to};
	v.why = in.is_too_many ? STR("Too many attempts from here today. Ask the owner, or try again tomorrow.")
			       : STR("This name and password do not match. Check both, and try again.");
	r->status = in.is_too_many ? 429 : 403;
	show(q, r, &v);
	return OK;
}

enum err clinic_sign_out(struct site *site, const struct request *q, struct response *r)
{
	str secret = cookie_of(site, q, r->arena);
	if (secret.n > 0)
		TRY(staff_sign_out(site->clinic, q->caller.organisation, secret, r->arena));
	set_cookie(site, r, STR(""), 0);
	response_see(r, URL("/sign-in"));
	return OK;
}
