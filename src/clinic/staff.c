/* staff.c - accounts and the browsers that are signed in. */
#include "clinic/staff.h"

#include "base/text.h"
#include "clinic/front_store.h"
#include "clinic/secret.h"

enum { HOUR_S = 3600, FORM_KEY = 32 };

/* ---- accounts ---- */

/* What is refused is an answer. */
static enum err change_staff(struct store *s, int64_t organisation, struct change c, enum staff_answer *ret_answer)
{
	struct change_outcome outcome;
	enum err e = desk_apply(s, organisation, c, &outcome);
	*ret_answer = e == ERR_MISSING ? STAFF_UNKNOWN : e == ERR_CONFLICT ? STAFF_LAST_OWNER : STAFF_FINE;
	return *ret_answer != STAFF_FINE ? OK : e;
}

enum err staff_put(struct store *s, int64_t organisation, struct staff_wish wish, struct arena *a, enum staff_answer *ret_answer)
{
	struct store_staff who = {wish.name, wish.role, STR("")};
	if (wish.name.n == 0 || wish.name.n > STAFF_NAME_MAX || !text_is_line(wish.name) || text_is_blank(wish.name)) {
		*ret_answer = STAFF_BAD_NAME;
		return OK;
	}
	if (wish.password.n < PASSWORD_LEAST || wish.password.n > PASSWORD_MOST) {
		*ret_answer = STAFF_SHORT;
		return OK;
	}
	TRY(password_hash(wish.password, a, &who.hash));
	return change_staff(s, organisation, (struct change){.kind = CHANGE_STAFF_PUT, .staff = who}, ret_answer);
}

enum err staff_remove(struct store *s, int64_t organisation, str name, enum staff_answer *ret_answer)
{
	return change_staff(s, organisation, (struct change){.kind = CHANGE_STAFF_DELETE, .staff = {.name = name}}, ret_answer);
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

struct account {
	int64_t organisation;
	str name;
	struct arena *arena;
	struct store_staff who; /* filled in; without a name when there is none */
};

static enum err find_account(struct link *l, void *arg)
{
	struct account *k = arg;
	enum err e = store_staff(l, k->organisation, k->name, k->arena, &k->who);
	if (e == ERR_MISSING)
		k->who = (struct store_staff){.name = STR(""), .hash = STR("")};
	return e == ERR_MISSING ? OK : e;
}

enum err staff_sign_in(struct front *f, int64_t organisation, struct sign_in *in, struct arena *a)
{
	struct account account = {.organisation = organisation, .name = in->name, .arena = a};
	struct change_outcome outcome;
	struct writer w = arena_writer(a);
	w_str(&w, STR("sign-in "));
	w_str(&w, in->from);
	struct store_attempt attempt = {instant_day(in->now, (struct zone){0}), arena_keep(a, &w)};
	in->is_in = false;
	TRY(front_apply(f, organisation, (struct change){.kind = CHANGE_ATTEMPT_ADD, .attempt = attempt}, &outcome));
	in->is_too_many = outcome.id > TRIES_A_DAY;
	TRY(front_read(f, organisation, find_account, &account));
	if (in->is_too_many || !password_is(account.who.hash, in->password))
		return OK;
	in->is_in = true;
	struct store_session session = {secret_hash(in->secret, a), account.who.name, {in->now.s + SESSION_HOURS * HOUR_S}};
	return front_apply(f, organisation, (struct change){.kind = CHANGE_SESSION_ADD, .session = session}, &outcome);
}

enum err staff_sign_out(struct front *f, int64_t organisation, str secret, struct arena *a)
{
	struct change_outcome outcome;
	struct store_session session = {.hash = secret_hash(secret, a)};
	return front_apply(f, organisation, (struct change){.kind = CHANGE_SESSION_DELETE, .session = session}, &outcome);
}

str staff_form_key(str secret, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_str(&w, secret);
	w_str(&w, STR(" form"));
	return str_sub(secret_hash(arena_keep(a, &w), a), 0, FORM_KEY);
}
