/* propose.c - picks three of many. */
#include "clinic/propose.h"

enum { LOOKED_AT = 240, NOON_S = 12 * 3600, EVENING_S = 17 * 3600 };

struct wishing {
	const struct free_wish *wish;
	struct free_times *ret;
};

static enum err read_free(struct link *l, const struct desk *d, void *arg)
{
	const struct wishing *w = arg;
	return free_find(l, d, w->wish, w->ret);
}

enum err free_glance(const struct glance *k, const struct free_wish *wish, struct free_times *ret_times)
{
	return glance_read(k, read_free, &(struct wishing){wish, ret_times});
}

/* A day and a third of it: what two times have in common that feel alike. */
struct when {
	day on;
	int part;
};

static struct when when_of(const struct glance *k, const struct free_time *t)
{
	struct zone z = zone_table_at(&k->desk.clinic.places[t->place].zone, t->at);
	int32_t s = instant_second(t->at, z);
	return (struct when){instant_day(t->at, z), s < NOON_S ? 0 : s < EVENING_S ? 1 : 2};
}

static size_t first_unlike(const struct glance *k, const struct free_times *all, const size_t *has, size_t n, bool by_day)
{
	for (size_t i = has[n - 1] + 1; i < all->n; i++) {
		struct when w = when_of(k, &all->at[i]);
		bool is_unlike = true;
		for (size_t m = 0; m < n; m++) {
			struct when other = when_of(k, &all->at[has[m]]);
			is_unlike = is_unlike && (w.on.n != other.on.n || (!by_day && w.part != other.part));
		}
		if (is_unlike)
			return i;
	}
	return all->n;
}

enum err propose_times(const struct glance *k, const struct free_wish *wish, struct free_time ret_times[PROPOSED], size_t *ret_n)
{
	struct free_wish many = *wish;
	struct free_times all;
	size_t has[PROPOSED] = {0}, n = 0;
	many.most = LOOKED_AT;
	TRY(free_glance(k, &many, &all));
	if (all.n > 0)
		has[n++] = 0;
	while (n > 0 && n < PROPOSED) {
		size_t next = first_unlike(k, &all, has, n, n == PROPOSED - 1);
		if (next == all.n)
			next = has[n - 1] + 1;
		if (next >= all.n)
			break;
		has[n++] = next;
	}
	for (size_t i = 0; i < n; i++)
		ret_times[i] = all.at[has[i]];
	*ret_n = n;
	return OK;
}
