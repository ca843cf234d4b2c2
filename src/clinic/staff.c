/* staff.c - accounts and the browsers that are signed in. */
#include "clinic/staff.h"

#include "base/text.h"
#include "clinic/front_store.h"
#include "clinic/secret.h"

enum { HOUR_S = 3600, FORM_KEY = 32 };

/* ---- accounts ---- */

struct putting {
	int64_t organisation;
	struct store_staff who;
	struct arena *arena;
	enum staff_answer answer;
};

/* Whether someone else is an owner, too. */
static enum err other_owner(struct link *l, const struct putting *p, bool *ret_is)
{
	struct store_staffs all;
	TRY(store_staffs(l, p->organisation, p->arena, &all));
	*ret_is = all.n == 0;
	for (size_t i = 0; i < all.n; i++)
		*ret_is = *ret_is || (all.at[i].role == STAFF_OWNER && !str_eq(all.at[i].name, p->who.name));
	return OK;
}

static enum err put(struct link *l, void *arg)
{
	struct putting *p = arg;
	bool has_other = false;
	TRY(other_owner(l, p, &has_other));
	if (p->who.role != STAFF_OWNER && !has_other) {
		p->answer = STAFF_LAST_OWNER;
		return OK;
	}
	return store_staff_put(l, p->organisation, &p->who);
}

/* The first account is an owner's. */
static enum err is_first(struct link *l, void *arg)
{
	struct putting *p = arg;
	struct store_staffs all;
	TRY(store_staffs(l, p->organisation, p->arena, &all));
	if (all.n == 0)
		p->who.role = STAFF_OWNER;
	return OK;
}

enum err staff_put(struct store *s, int64_t organisation, const struct store_staff *who, str password, struct arena *a, enum staff_answer *ret_answer)
{
	struct putting p = {organisation, *who, a, STAFF_FINE};
	if (who->name.n == 0 || who->name.n > STAFF_NAME_MAX || !text_is_line(who->name) || text_is_blank(who->name)) {
		*ret_answer = STAFF_BAD_NAME;
		return OK;
	}
	if (password.n < PASSWORD_LEAST || password.n > PASSWORD_MOST) {
		*ret_answer = STAFF_SHORT;
		return OK;
	}
	TRY(password_hash(password, a, &p.who.hash));
	TRY(store_decide(s, is_first, &p));
	TRY(store_decide(s, put, &p));
	*ret_answer = p.answer;
	return OK;
}

static enum err take_away(struct link *l, void *arg)
{
	struct putting *p = arg;
	struct store_staff who;
	struct store_staffs all;
	bool has_other = false;
	enum err e = store_staff(l, p->organisation, p->who.name, p->arena, &who);
	p->answer = e == ERR_MISSING ? STAFF_UNKNOWN : STAFF_FINE;
	if (e != OK)
		return e == ERR_MISSING ? OK : e;
	TRY(store_staffs(l, p->organisation, p->arena, &all));
	TRY(other_owner(l, p, &has_other));
	if (who.role == STAFF_OWNER && !has_other && all.n > 1) {
		p->answer = STAFF_LAST_OWNER;
		return OK;
	}
	return store_staff_delete(l, p->organisation, p->who.name);
}

enum err staff_remove(struct store *s, int64_t organisation, str name, struct arena *a, enum staff_answer *ret_answer)
{
	struct putting p = {organisation, {.name = name}, a, STAFF_FINE};
	TRY(store_decide(s, take_away, &p));
	*ret_answer = p.answer;
	return OK;
}

/* ---- who is signed in ---- */

struct asking {
	int64_t organisation;
	str hash;
	instant now;
	struct arena *arena;
	enum signed_in *ret_signed;
	struct store_staff *ret_who;
};

static enum err ask(struct link *l, void *arg)
{
	const struct asking *q = arg;
	struct store_staffs all;
	enum err e = q->hash.n > 0 ? store_session(l, q->organisation, q->hash, q->now, q->arena, q->ret_who) : ERR_MISSING;
	*q->ret_signed = SIGNED_IN;
	if (e != ERR_MISSING)
		return e;
	TRY(store_staffs(l, q->organisation, q->arena, &all));
	*q->ret_signed = all.n == 0 ? SIGNED_NOBODY_YET : SIGNED_OUT;
	return OK;
}

enum err staff_who(struct front *f, int64_t organisation, struct staff_look *look, struct arena *a)
{
	struct asking q = {organisation, look->secret.n > 0 ? secret_hash(look->secret, a) : STR(""), look->now, a, &look->is, &look->who};
	return front_read(f, organisation, ask, &q);
}

/* ---- in and out ---- */

struct signing {
	int64_t organisation;
	struct sign_in *in;
	struct arena *arena;
	struct store_staff who;
	str what, hash;
};

/* Each try counts before it is looked at, so that nobody tries twice at once. */
static enum err count_try(struct link *l, void *arg)
{
	struct signing *g = arg;
	int64_t n;
	TRY(store_attempt(l, g->organisation, instant_day(g->in->now, (struct zone){0}), g->what, &n));
	g->in->is_too_many = n > TRIES_A_DAY;
	enum err e = store_staff(l, g->organisation, g->in->name, g->arena, &g->who);
	if (e == ERR_MISSING)
		g->who = (struct store_staff){.name = STR(""), .hash = STR("")};
	return e == ERR_MISSING ? OK : e;
}

static enum err let_in(struct link *l, void *arg)
{
	struct signing *g = arg;
	return store_session_add(l, g->organisation, g->hash, g->who.name, (instant){g->in->now.s + SESSION_HOURS * HOUR_S});
}

enum err staff_sign_in(struct front *f, int64_t organisation, struct sign_in *in, struct arena *a)
{
	struct signing g = {.organisation = organisation, .in = in, .arena = a};
	struct writer w = arena_writer(a);
	w_str(&w, STR("sign-in "));
	w_str(&w, in->from);
	g.what = arena_keep(a, &w);
	g.hash = secret_hash(in->secret, a);
	in->is_in = false;
	TRY(store_decide(front_store(f), count_try, &g));
	if (in->is_too_many || !password_is(g.who.hash, in->password))
		return OK;
	in->is_in = true;
	return store_decide(front_store(f), let_in, &g);
}

struct leaving {
	int64_t organisation;
	str hash;
};

static enum err leave(struct link *l, void *arg)
{
	const struct leaving *g = arg;
	return store_session_delete(l, g->organisation, g->hash);
}

enum err staff_sign_out(struct front *f, int64_t organisation, str secret, struct arena *a)
{
	return store_decide(front_store(f), leave, &(struct leaving){organisation, secret_hash(secret, a)});
}

str staff_form_key(str secret, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_str(&w, secret);
	w_str(&w, STR(" form"));
	return str_sub(secret_hash(arena_keep(a, &w), a), 0, FORM_KEY);
}
