/* mine.c - links and codes. */
#include "clinic/mine.h"

#include "clinic/day_names.h"
#include "clinic/front_store.h"
#include "clinic/secret.h"

struct mine {
	int64_t id;
	str secret;
	struct day_visit *ret;
};

static enum err read(struct link *l, const struct desk *d, void *arg)
{
	const struct mine *m = arg;
	struct store_visit v;
	bool is_right;
	TRY(desk_opens(l, d, m->id, m->secret, &is_right));
	if (!is_right)
		return ERR_MISSING;
	TRY(store_visit(l, d->organisation, m->id, d->arena, &v));
	return day_name_visit(l, d, &v, m->ret);
}

enum err mine_read(const struct glance *k, int64_t id, str secret, struct day_visit *ret_visit)
{
	return glance_read(k, read, &(struct mine){id, secret, ret_visit});
}

str mine_code(const struct desk *d, int64_t id)
{
	return secret_digits(d->link_key, "code", id, d->arena);
}

str mine_letter_secret(const struct desk *d, int64_t id)
{
	return secret_made(d->link_key, "link", id, d->arena);
}

enum err mine_try(const struct glance *k, const char *what, str whose, int64_t most, bool *ret_is_too_many)
{
	struct writer w = arena_writer(k->desk.arena);
	w_z(&w, what);
	w_char(&w, ' ');
	w_str(&w, whose);
	struct store_attempt attempt = {instant_day(k->desk.now, (struct zone){0}), arena_keep(k->desk.arena, &w)};
	struct change_outcome outcome;
	TRY(glance_apply(k, (struct change){.kind = CHANGE_ATTEMPT_ADD, .attempt = attempt}, &outcome));
	*ret_is_too_many = outcome.id > most;
	return OK;
}
