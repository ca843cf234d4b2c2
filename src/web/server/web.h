/* web.h - the site as a function: a request in, a response out. No socket, no clock, no store. */
#ifndef TRIVET_WEB_SERVER_WEB_H
#define TRIVET_WEB_SERVER_WEB_H

#include "web/server/site.h"

/* The pages of trivet. */
extern const struct routes web_routes;

/*
 * Answers a request. *r comes from response_on and is complete afterwards: status, headers, body. When r->changes is set the caller
 * must make them durable before it sends the answer, or else call web_undone. When r->pdf is set it must have it made, and call web_made.
 */
void web_handle(struct site *site, const struct request *q, struct response *r);
/* Whether what is asked for is a form that may carry a file; `wire` is a head. */
bool web_takes_file(const struct site *site, const struct wire *wire);
/* Whether its answer may take long to make: a thread that serves others does not wait for it. */
bool web_takes_long(const struct site *site, const struct request *q);
/* Answers with an error page instead of what *r held; for changes that could not be made durable. */
void web_fail(enum err e, struct response *r);
/* The changes of an answer could not be made durable: says why, or gives back a form whose id was used before with other content. */
void web_undone(enum err e, const struct request *q, struct response *r);
/* Completes an answer with r->pdf: what was made is in r->w when e is OK. */
void web_made(enum err e, struct response *r);
/* Answers something that could not be read as a request (see request_head_status) and closes the connection. */
void web_refuse(int status, struct response *r);

#endif
