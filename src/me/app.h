/* app.h - the program behind the site: one pack, one store, and what is asked of them. */
#ifndef TRIVET_ME_APP_H
#define TRIVET_ME_APP_H

#include "me/acts.h"

struct app;

/* Keeps `p` and `s`. Fails: ERR_FULL, or as store_reader_open. Close with app_close before the store. */
MUST_USE enum err app_open(const struct pack *p, struct store *s, struct store_fault *ret_fault, struct app **ret_app);
void app_close(struct app *app);
const struct pack *app_pack(const struct app *app);
struct store *app_store(struct app *app);     /* for an act that no set of changes can hold; the site sees none of it */
const char *app_place(const struct app *app); /* of the store */
enum wrong app_trouble(struct app *app);      /* store_trouble */
/* store_check with a borrowed reader. */
MUST_USE enum err app_check(struct app *app, struct store_fault *ret_fault);
/* Borrows a reader of the store for one use, to read for this caller (store_borrow). */
struct store_reader *app_reader(struct app *app, struct caller caller);
void app_reader_back(struct app *app, struct store_reader *r);
/* person_load with a borrowed reader. */
MUST_USE enum err app_person(struct app *app, struct here here, struct arena *a, struct person *ret_person);
/*
 * Hands acts to the writer, one set after the other; `done` is called once all are durable, or the first of them is not to be had.
 * Keeps: `changes` until then. Fails: ERR_FULL, ERR_INPUT, ERR_BUSY; `done` is not called then.
 */
MUST_USE enum err app_submit(struct app *app, struct changes *changes, void (*done)(void *arg, enum err e), void *arg);

#endif
