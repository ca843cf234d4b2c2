/* mine.c - links and codes. */
#include "clinic/mine.h"

#include "clinic/day_names.h"
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
	struct writer w = arena_writer(d->arena);
	w_str(&w, d->identity);
	w_str(&w, STR(" code "));
	w_int(&w, id);
	str hash = secret_hash(arena_keep(d->arena, &w), d->arena);
	w = arena_writer(d->arena);
	for (size_t i = 0; i < MINE_CODE && 2 * i + 1 < hash.n; i++)
		w_char(&w, (char)('0' + ((unsigned char)hash.p[2 * i] + (unsigned char)hash.p[2 * i + 1] * 3) % 10));
	return arena_keep(d->arena, &w);
}

struct trying {
	str what;
	int64_t n;
};

static enum err count(struct link *l, const struct desk *d, void *arg)
{
	struct trying *t = arg;
	return store_attempt(l, d->organisation, instant_day(d->now, (struct zone){0}), t->what, &t->n);
}

enum err mine_try(const struct glance *k, const char *what, str whose, int64_t most, bool *ret_is_too_many)
{
	struct writer w = arena_writer(k->desk.arena);
	w_z(&w, what);
	w_char(&w, ' ');
	w_str(&w, whose);
	struct trying t = {arena_keep(k->desk.arena, &w), 0};
	TRY(glance_decide(k, count, &t));
	*ret_is_too_many = t.n > most;
	return OK;
}
