/*
 * offline.h - what a browser needs to keep working while trivet is not running: a worker that keeps today's pages and what is logged in the meantime
 * (assets/worker.js), a manifest for installing the site, and three pages that report its state.
 */
#ifndef TRIVET_WEB_SERVER_OFFLINE_H
#define TRIVET_WEB_SERVER_OFFLINE_H

#include "me/app.h"
#include "web/server/web.h"

/*
 * Says on a page for which day it was made and from which answers: the worker shows it on that day only, and forgets it when the answers differ.
 *
 *     X-Trivet-Day: 2026-11-26
 *     X-Trivet-Answers: 16 hex digits that change with what is known of danger, and with whether it was asked today
 */
void offline_mark(const struct site *site, const struct person *who, struct response *r);

/* The pages of the worker itself; they hold nothing of the person. */
enum offline_page {
	OFFLINE_AWAY,     /* this page needs trivet */
	OFFLINE_KEPT,     /* the form will be sent */
	OFFLINE_UNJUDGED, /* danger signs were answered, and nobody looked at them */
	OFFLINE_PAGES
};

struct offline_view {
	enum offline_page page;
};

void page_offline(struct writer *w, const struct offline_view *v);

/* GET /offline/away, /offline/kept, /offline/unjudged */
enum err offline_show(struct site *site, const struct request *q, struct response *r);
/* GET /seal: the key that this browser seals with what it keeps; it stays in the memory of open pages. */
enum err offline_seal(struct site *site, const struct request *q, struct response *r);
/* GET /sw.js: the worker, after the list of the files that it keeps. */
enum err offline_worker(struct site *site, const struct request *q, struct response *r);
/* GET /manifest.webmanifest */
enum err offline_manifest(struct site *site, const struct request *q, struct response *r);

#endif
