/* gzip.h - compresses a response on its way out. */
#ifndef TRIVET_WEB_SERVER_GZIP_H
#define TRIVET_WEB_SERVER_GZIP_H

#include "web/server/response.h"

/*
 * Squeezes the body when `accepted` and it is text of a kilobyte or more, and says so in its headers; otherwise, or when that would not be smaller, it
 * stays as it is. What depends on `accepted` has Vary. Needs: a finished answer. Keeps: the squeezed body lives in the arena of the answer.
 */
void gzip_response(struct response *r, bool accepted);

#endif
