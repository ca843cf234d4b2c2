/*
 * enter.h - only the person whose trivet this is gets a page. They get in once by the address that trivet prints, which has a key; from then on
 * their browser shows a cookie. Why: docs/decisions/027-the-door.md.
 */
#ifndef TRIVET_WEB_SERVER_ENTER_H
#define TRIVET_WEB_SERVER_ENTER_H

#include "web/server/site.h"

enum closed_why {
	CLOSED_UNKNOWN, /* it shows neither cookie nor key */
	CLOSED_OLD_KEY, /* its key is another */
	CLOSED_FOREIGN  /* it belongs to another account of this machine */
};

struct closed_view {
	enum closed_why why;
	bool again; /* a link of another site led here, and the browser left our cookie out: it knows it when the page asks itself */
	url where;
};

void page_closed(struct writer *w, const struct closed_view *v);

/* True when q may see the pages. Else *r says how to come in, or leads on to where a key opened. */
bool enter(const struct site *site, const struct request *q, struct response *r);

#endif
