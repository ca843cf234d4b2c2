/* app.c - one pack, one store, and what is asked of them. */
#include "me/app.h"

#include "keep/beside.h"

#include <stdlib.h>

struct app {
	const struct pack *pack;
	struct store *store;
};

enum err app_open(const struct pack *p, struct store *s, struct store_fault *ret_fault, struct app **ret_app)
{
	struct app *app = calloc(1, sizeof *app);
	if (app == NULL) {
		*ret_fault = (struct store_fault){.e = ERR_FULL, .what = WRONG_NO_MEMORY};
		return ERR_FULL;
	}
	app->pack = p;
	app->store = s;
	enum err e = store_lend(s, ret_fault);
	if (e != OK) {
		free(app);
		return e;
	}
	*ret_app = app;
	return OK;
}

void app_close(struct app *app)
{
	if (app == NULL)
		return;
	store_lend_end(app->store);
	free(app);
}

const struct pack *app_pack(const struct app *app)
{
	return app->pack;
}

struct store *app_store(struct app *app)
{
	return app->store;
}

const char *app_place(const struct app *app)
{
	return store_place(app->store);
}

enum wrong app_trouble(struct app *app)
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

struct store_reader *app_reader(struct app *app, struct caller caller)
{
	return store_borrow(app->store, caller);
}

void app_reader_back(struct app *app, struct store_reader *r)
{
	(void)app;
	store_give_back(r);
}

enum err app_person(struct app *app, struct here here, struct arena *a, struct person *ret_person)
{
	struct store_reader *r = app_reader(app, here.caller);
	enum err e = person_load(r, app->pack, here, a, ret_person);
	app_reader_back(app, r);
	return e;
}

/* Who is waiting for a submission, and what comes after it. */
struct waiting {
	struct store *store;
	struct changes *now;
	void (*done)(void *arg, enum err e);
	void *arg;
};

static enum err submit(struct waiting *w, struct changes *changes);

/* On the writer's thread. A set that cannot be handed over ends it: what is done stays done, and a second try continues from there. */
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
