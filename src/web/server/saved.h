/* saved.h - every action is confirmed where it happened: one way for all forms. */
#ifndef TRIVET_WEB_SERVER_SAVED_H
#define TRIVET_WEB_SERVER_SAVED_H

#include "web/server/request.h"
#include "web/server/response.h"

enum saved {
	SAVED_PLAIN,
	SAVED_TICK,
	SAVED_DELETED,
	SAVED_EXAMINED, /* of: the rule */
	SAVED_COUNTS,   /* a sign that was waived */
	SAVED_ASIDE,    /* of: the item */
	SAVED_ADDED,    /* of: the item */
	SAVED_BACK,
	SAVED_SMALL_DAY,
	SAVED_PLAN,
	SAVED_TRIAL_BEGUN,
	SAVED_TRIAL_DAY,
	SAVED_TRIAL_OVER,
	SAVED_KINDS
};

/* What a form is answered with: 303 to `where`, a page of ours without a fragment, which then confirms what was done, and has the focus there. */
void response_saved(struct response *r, enum saved what, url where);
/*
 * The same at a certain place of that page. `place`: the id of an element; when it is not there, the confirmation is under the heading of the page. `of`: what the deed was
 * about, where it can be undone; else empty.
 */
void response_saved_at(struct response *r, enum saved what, url where, str place, str of);

/* Puts the confirmation into the page that the browser was led to; for the dispatcher. */
void saved_mark(const struct request *q, struct response *r);

#endif
