/*
 * csrf.h - a form counts only when it came from one of our pages: every form repeats a key that only permitted visitors get to see (keep/door.h).
 * With it goes a request id, fresh for every form, so that a form sent twice takes effect once.
 */
#ifndef TRIVET_WEB_SERVER_CSRF_H
#define TRIVET_WEB_SERVER_CSRF_H

#include "web/server/request.h"
#include "web/server/response.h"

/* What the forms of one page need; a view that holds a form points at it. */
struct form_key {
	str token;             /* request.form_key */
	const uint8_t *random; /* 16 bytes; Keeps: the request's */
	unsigned forms;        /* of this page, so far */
};

/* The key for the page that answers q. NULL when the arena is full. */
struct form_key *csrf_key(const struct request *q, struct response *r);
/* {{call form_key v->form}}: the hidden fields, once inside every <form method="post">. */
void page_form_key(struct writer *w, struct form_key *key);

/* True when q's form repeats its key. */
bool csrf_is_ours(const struct request *q);
/* The form's request id: 1 to 40 of a-z 0-9 and '-'. Empty when it is missing or anything else. */
str csrf_rid(const struct request *q);
/* The form without the two hidden fields. */
MUST_USE enum err csrf_strip(struct pairs form, struct arena *a, struct pairs *ret_form);

#endif
