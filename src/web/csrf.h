/*
 * csrf.h - a form counts only when it came out of a page of ours: the page sets a cookie that other sites can neither read nor send, and
 * every form repeats it in a hidden field. Beside it stands a request id, fresh for every form, so that a form that is sent twice is
 * done once.
 */
#ifndef TRIVET_WEB_CSRF_H
#define TRIVET_WEB_CSRF_H

#include "web/request.h"
#include "web/response.h"

#define CSRF_COOKIE "trivet_form"

/* What the forms of one page need; a view that holds a form points at it. */
struct form_key {
	str token;             /* 32 hex digits */
	const uint8_t *random; /* 16 bytes; Keeps: the request's */
	unsigned forms;        /* of this page, so far */
};

/* The key for the page that answers q; sets the cookie when the browser has none yet. NULL when the arena is full. */
struct form_key *csrf_key(const struct request *q, struct response *r);
/* {{call form_key v->form}}: the hidden fields, once inside every <form method="post">. */
void page_form_key(struct writer *w, struct form_key *key);

/* True when q's form repeats its cookie. */
bool csrf_is_ours(const struct request *q);
/* The form's request id: 1 to 40 of a-z 0-9 and '-'. Empty when it is missing or anything else. */
str csrf_rid(const struct request *q);
/* The form without the two hidden fields. */
MUST_USE enum err csrf_strip(struct pairs form, struct arena *a, struct pairs *ret_form);

#endif
