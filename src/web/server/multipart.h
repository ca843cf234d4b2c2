/*
 * multipart.h - the body of a form that carries a file (RFC 7578), read in one way or not at all: parts with a name, each a text or a file. A file is
 * bytes, unchecked.
 */
#ifndef TRIVET_WEB_SERVER_MULTIPART_H
#define TRIVET_WEB_SERVER_MULTIPART_H

#include "base/arena.h"
#include "web/server/pairs.h"

/* True for the content type of such a body. */
bool multipart_is(str content_type);
/*
 * Texts are well-formed UTF-8 without NUL. A file box that was left empty is an empty file. Returns 200, or the status of the refusal: 400 507.
 * Keeps: `body`.
 */
int multipart_read(str body, str content_type, struct arena *a, struct pairs *ret_texts, struct pairs *ret_files);

#endif
