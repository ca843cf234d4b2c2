/* slip.h - a form that comes back: one shape of response for every form. */
#ifndef TRIVET_WEB_SERVER_SLIP_H
#define TRIVET_WEB_SERVER_SLIP_H

#include "web/server/request.h"
#include "web/server/response.h"

/*
 * What was sent for `field` cannot be taken, and `say` tells in whole sentences what can. The page that the handler shows (with all that was sent in it) then says
 * so in its title and at the box, as an alert that describes it; the first such box has the focus, and what hides it is open. An answer to a form is a 400. May be
 * called for several fields, in the order of the page, before or after the page is written. Keeps: both texts.
 */
void response_slip(struct response *r, const struct request *q, str field, str say);
/* The same where the form does not go to where the request went: `mark` is markup that only that form holds. Keeps: all three. */
void response_slip_in(struct response *r, const struct request *q, str mark, str field, str say);

/* Writes all that into the page; for the dispatcher. */
void slip_mark(struct response *r);

#endif
