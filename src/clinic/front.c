/* front.c - keeps the newest file as read, and older ones until nobody uses them. */
#include "clinic/front.h"

#include "clinic/front_store.h"

#include <pthread.h>
#include <stdlib.h>

enum { KEPT_BYTES = CLINIC_ARENA_BYTES };

struct front_kept {
	size_t glances;
	bool is_old; /* the last who looks frees it */
	struct arena arena;
	struct desk desk;
};

struct front {
	struct store *store;
	clinic_zone *zones;
	pthread_mutex_t lock;
	struct front_kept *newest; /* NULL: nobody looked yet */
};

static void kept_free(struct front_kept *k)
{
	if (k != NULL)
		free(k->arena.p);
	free(k);
}

enum err front_open(struct store *s, clinic_zone *zones, struct front **ret_front)
{
	struct store_fault fault;
	struct front *f = calloc(1, sizeof *f);
	if (f == NULL)
		return ERR_FULL;
	enum err e = store_lend(s, &fault);
	if (e != OK) {
		free(f);
		return e;
	}
	f->store = s;
	f->zones = zones;
	pthread_mutex_init(&f->lock, NULL);
	*ret_front = f;
	return OK;
}

void front_close(struct front *f)
{
	if (f == NULL)
		return;
	kept_free(f->newest);
	store_lend_end(f->store);
	pthread_mutex_destroy(&f->lock);
	free(f);
}

/* Reads the file of the clinic. Its arena is touched only as far as it is used. */
static enum err kept_make(const struct front *f, struct link *l, int64_t organisation, instant now, struct front_kept **ret_kept)
{
	struct front_kept *k = calloc(1, sizeof *k);
	void *room = malloc(KEPT_BYTES);
	if (k == NULL || room == NULL) {
		free(k);
		free(room);
		return ERR_FULL;
	}
	k->arena = arena_on(room, KEPT_BYTES);
	enum err e = desk_open(l, &(struct desk_wish){organisation, f->zones, now, &k->arena}, &k->desk);
	if (e != OK) {
		kept_free(k);
		return e;
	}
	*ret_kept = k;
	return OK;
}

/* Needs: the lock. */
static void replace_newest(struct front *f, struct front_kept *k)
{
	if (f->newest != NULL && f->newest->glances == 0)
		kept_free(f->newest);
	else if (f->newest != NULL)
		f->newest->is_old = true;
	f->newest = k;
}

static enum err take_newest(struct front *f, struct link *l, int64_t organisation, instant now, struct front_kept **ret_kept)
{
	int64_t version;
	enum err e = store_clinic_version(l, organisation, &version);
	pthread_mutex_lock(&f->lock);
	if (e == OK && (f->newest == NULL || f->newest->desk.version != version || f->newest->desk.organisation != organisation)) {
		struct front_kept *k = NULL;
		e = kept_make(f, l, organisation, now, &k);
		if (e == OK)
			replace_newest(f, k);
	}
	if (e == OK) {
		f->newest->glances++;
		*ret_kept = f->newest;
	}
	pthread_mutex_unlock(&f->lock);
	return e;
}

static struct store_reader *borrow(const struct front *f, int64_t organisation)
{
	return store_borrow(f->store, caller_desk(organisation));
}

enum err glance_open(struct front *f, int64_t organisation, instant now, struct arena *a, struct glance *ret_glance)
{
	struct front_kept *kept = NULL;
	struct store_reader *r = borrow(f, organisation);
	enum err e = store_read_begin(r);
	if (e == OK)
		e = take_newest(f, store_reader_link(r), organisation, now, &kept);
	store_read_end(r);
	store_give_back(r);
	if (e != OK)
		return e;
	*ret_glance = (struct glance){f, kept, kept->desk};
	ret_glance->desk.now = now;
	ret_glance->desk.arena = a;
	return OK;
}

void glance_close(struct glance *k)
{
	pthread_mutex_lock(&k->front->lock);
	bool is_last = --k->kept->glances == 0 && k->kept->is_old;
	pthread_mutex_unlock(&k->front->lock);
	if (is_last)
		kept_free(k->kept);
}

enum err glance_read(const struct glance *k, glance_reading *read, void *arg)
{
	struct store_reader *r = borrow(k->front, k->desk.organisation);
	enum err e = store_read_begin(r);
	if (e == OK)
		e = read(store_reader_link(r), &k->desk, arg);
	store_read_end(r);
	store_give_back(r);
	return e;
}

enum err glance_do(const struct glance *k, const struct visit_ask *ask, struct visit_answer *ret_answer)
{
	enum err e = visit_do(k->front->store, &k->desk, ask, ret_answer);
	return e == ERR_MISSING ? ERR_BUSY : e;
}

enum err front_apply(const struct front *f, int64_t organisation, struct change c, struct change_outcome *ret_outcome)
{
	return desk_apply(f->store, organisation, c, ret_outcome);
}

enum err glance_apply(const struct glance *k, struct change c, struct change_outcome *ret_outcome)
{
	return desk_apply(k->front->store, k->desk.organisation, c, ret_outcome);
}

enum err front_read(struct front *f, int64_t organisation, front_reading *read, void *arg)
{
	struct store_reader *r = borrow(f, organisation);
	enum err e = store_read_begin(r);
	if (e == OK)
		e = read(store_reader_link(r), arg);
	store_read_end(r);
	store_give_back(r);
	return e;
}
