/* app.c - one pack, one store, readers to borrow. */
#include "me/app.h"

#include "keep/beside.h"

#include <pthread.h>
#include <stdlib.h>

struct app {
	const struct pack *pack;
	struct store *store;
	pthread_mutex_t lock;
	pthread_cond_t back;
	struct store_reader *readers[APP_READERS_MAX]; /* those that are in: the first n_in */
	size_t n_in, n_all;
};

enum err app_open(const struct pack *p, struct store *s, struct store_fault *ret_fault, struct app **ret_app)
{
	struct app *app = calloc(1, sizeof *app);
	if (app == NULL) {
		*ret_fault = (struct store_fault){.e = ERR_FULL, .say = STR("There is not enough memory.")};
		return ERR_FULL;
	}
	app->pack = p;
	app->store = s;
	pthread_mutex_init(&app->lock, NULL);
	pthread_cond_init(&app->back, NULL);
	enum err e = store_reader_open(s, ret_fault, &app->readers[0]);
	if (e != OK) {
		app_close(app);
		return e;
	}
	app->n_in = app->n_all = 1;
	*ret_app = app;
	return OK;
}

void app_close(struct app *app)
{
	if (app == NULL)
		return;
	for (size_t i = 0; i < app->n_in; i++)
		store_reader_close(app->readers[i]);
	pthread_cond_destroy(&app->back);
	pthread_mutex_destroy(&app->lock);
	free(app);
}

const struct pack *app_pack(const struct app *app)
{
	return app->pack;
}

const char *app_place(const struct app *app)
{
	return store_place(app->store);
}

str app_trouble(struct app *app)
{
	return store_trouble(app->store);
}

enum err app_check(struct app *app, struct store_fault *ret_fault)
{
	struct store_reader *r = app_reader(app, (struct caller){.role = ROLE_NOBODY});
	enum err e = store_check(r, ret_fault);
	app_reader_back(app, r);
	return e;
}

/* Each costs 150 kB and a reading of the schema, and mostly one will do: another is opened when all are out. Needs: the lock. */
static bool open_another(struct app *app)
{
	struct store_fault fault;
	if (app->n_all == APP_READERS_MAX || store_reader_open(app->store, &fault, &app->readers[0]) != OK)
		return false;
	app->n_in = 1;
	app->n_all++;
	return true;
}

struct store_reader *app_reader(struct app *app, struct caller caller)
{
	pthread_mutex_lock(&app->lock);
	while (app->n_in == 0 && !open_another(app))
		pthread_cond_wait(&app->back, &app->lock);
	struct store_reader *r = app->readers[--app->n_in];
	pthread_mutex_unlock(&app->lock);
	store_reader_for(r, caller);
	return r;
}

void app_reader_back(struct app *app, struct store_reader *r)
{
	pthread_mutex_lock(&app->lock);
	app->readers[app->n_in++] = r;
	pthread_cond_signal(&app->back);
	pthread_mutex_unlock(&app->lock);
}

enum err app_person(struct app *app, struct here here, struct arena *a, struct person *ret_person)
{
	struct store_reader *r = app_reader(app, here.caller);
	enum err e = person_load(r, app->pack, here, a, ret_person);
	app_reader_back(app, r);
	return e;
}

/* Who waits for a submission, and what comes after it. */
struct waiting {
	struct store *store;
	struct changes *now;
	void (*done)(void *arg, enum err e);
	void *arg;
};

static enum err submit(struct waiting *w, struct changes *changes);

/* On the writer's thread. A set that cannot be handed over ends it: what is done stays done, and a second try goes on from there. */
static void submitted(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	struct waiting *w = arg;
	struct changes *next = w->now->next;
	(void)n;
	if (e == OK && next != NULL) {
		acts_learn(w->now, outcomes);
		e = submit(w, next);
	} else {
		next = NULL;
	}
	if (e == OK && next != NULL)
		return;
	if (e == OK && w->now->clears_beside)
		(void)!beside_delete(store_place(w->store)); /* what is left is named on the page that follows */
	struct waiting last = *w;
	free(w);
	last.done(last.arg, e);
}

static enum err submit(struct waiting *w, struct changes *changes)
{
	w->now = changes;
	return changes->full ? ERR_FULL : store_submit(w->store, changes->of, changes->n, submitted, w);
}

enum err app_submit(struct app *app, struct changes *changes, void (*done)(void *arg, enum err e), void *arg)
{
	struct waiting *w = malloc(sizeof *w);
	if (w == NULL)
		return ERR_FULL;
	*w = (struct waiting){.store = app->store, .done = done, .arg = arg};
	enum err e = submit(w, changes);
	if (e != OK)
		free(w);
	return e;
}
