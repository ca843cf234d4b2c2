/* site.h - a site as a value: its routes, who may come in, and what it is given by the rim. */
#ifndef TRIVET_WEB_SERVER_SITE_H
#define TRIVET_WEB_SERVER_SITE_H

#include "base/wrong.h"
#include "keep/door.h"
#include "web/server/assets.h"
#include "web/server/csrf.h"
#include "web/server/fields.h"
#include "web/server/response.h"

struct zone_rules;
/* What a person can do: me/. Handlers pass it on; only they look inside. */
struct app;
/* What those of a clinic see: clinic/front.h. */
struct front;
struct clinic_card;

/* Called once when the changes are durable (OK) or will never be. May come from another thread, or before submit returns. */
typedef void site_done(void *arg, enum err e);

struct routes;
struct site;

/*
 * Who asks. True: q knows it, and with which key its forms count. Else *r says how to come in. `is_open`: what is asked for needs no key and no password. What
 * somebody may is not decided here: struct route says it.
 */
typedef bool site_enter(const struct site *site, bool is_open, struct request *q, struct response *r);

struct site {
	const struct routes *routes;
	struct front *clinic;           /* whose pages these are; NULL: those of a person */
	site_enter *enter;              /* NULL: by the door */
	str origin;                     /* under which address a proxy shows it to others, like https://clinic.example; empty: to nobody */
	uint16_t port;                  /* where it listens: part of the names it answers to */
	const struct door *door;        /* who may come in; NULL: nobody */
	const struct zone_rules *zone;  /* of the place where the person is; NULL when they are not known */
	zone_at *zones;                 /* its clocks through the years */
	str zone_country, locale;       /* what they say of where this is; empty when they do not */
	const struct clinic_card *card; /* of the clinic that hands out this trivet (me/clinic_card.h), or NULL */
	str card_fault;                 /* why its file cannot be used; or empty */
	struct app *app;
	/* What is wrong with what is remembered. It stands on every page. NULL: nobody knows. */
	enum wrong (*trouble)(struct app *app);
	/* Hands changes to the writer. Fails: then `done` is never called. NULL in a site that remembers nothing. */
	enum err (*submit)(struct app *app, struct changes *changes, site_done *done, void *arg);
	/* Makes the PDF of a report, and takes its time: never called by a thread that serves others. NULL: there is none. */
	enum err (*make_pdf)(const char *paper, str report, struct writer *ret_pdf);
};

typedef enum err handler(struct site *site, const struct request *q, struct response *r);

/* One thing that a site answers; those of trivet are in routes.c. */
struct route {
	enum method method;
	const char *path; /* "/learn/:id": a part that begins with : stands for anything; the handler finds it in request.segment */
	unsigned who;     /* may ask for it, 1u << ROLE_*; 0: nobody. The dispatcher asks, before the handler runs */
	handler *handler;
	struct fields fields; /* of the query for GET, of the form for POST; with a FIELD_RAW it may carry a file, up to REQUEST_UPLOAD_MAX */
};

#define ROUTE_ANYONE ((1u << ROLES) - 1) /* needs no key and no password */

struct routes {
	const struct route *row;
	size_t n;
	const char *download; /* NULL, or the path of what reads all that is remembered: takes long, and may be larger than a page */
};

#endif
