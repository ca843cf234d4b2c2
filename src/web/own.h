/* own.h - what every page of a person needs: the person, and a list for what the page changes. */
#ifndef TRIVET_WEB_OWN_H
#define TRIVET_WEB_OWN_H

#include "app/app.h"
#include "web/web.h"

static inline struct moment own_moment(const struct request *q)
{
	return (struct moment){.at = q->now, .zone = q->zone};
}

/* The person as stored, decided for today. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: lives in the arena of the answer. */
MUST_USE enum err own_person(struct site *site, const struct request *q, struct response *r, struct person **ret_person);
/* An empty list of changes under the form's request id; they must be durable before the answer goes out. Fails: ERR_FULL. */
MUST_USE enum err own_changes(const struct request *q, struct response *r, struct changes **ret_changes);

#endif
