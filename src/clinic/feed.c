/* feed.c - visits of one resource. */
#include "clinic/feed.h"

#include "clinic/secret.h"

enum { DAY_S = 86400, DAYS_BACK = 31, DAYS_AHEAD = 400 };

struct feeding {
	str hash;
	struct store_visits *ret;
};

static enum err read(struct link *l, const struct desk *d, void *arg)
{
	const struct feeding *f = arg;
	struct store_visits all;
	int64_t resource;
	size_t n = 0;
	struct store_stretch in = {{d->now.s - DAYS_BACK * DAY_S}, {d->now.s + (int64_t)DAYS_AHEAD * DAY_S}};
	TRY(store_feed(l, d->organisation, f->hash, &resource));
	TRY(store_visits(l, d->organisation, in, d->arena, &all));
	struct store_visit *kept = arena_new(d->arena, struct store_visit, all.n + 1);
	if (kept == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all.n; i++) {
		const struct store_visit *v = &all.at[i];
		if (v->state == VISIT_BOOKED && (v->practitioner == resource || v->room == resource || v->patient == resource))
			kept[n++] = *v;
	}
	*f->ret = (struct store_visits){kept, n};
	return OK;
}

enum err feed_read(const struct glance *k, str secret, struct store_visits *ret_visits)
{
	return glance_read(k, read, &(struct feeding){secret_hash(secret, k->desk.arena), ret_visits});
}
