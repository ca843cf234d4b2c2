/* upload.h - a file that a form carries, or the same as text in a box beside the file chooser: the form works with either, even without JavaScript. */
#ifndef TRIVET_WEB_SERVER_UPLOAD_H
#define TRIVET_WEB_SERVER_UPLOAD_H

#include "web/server/request.h"

/* The file that was chosen under the name "file", else what is in the box (a FIELD_RAW). Keeps: the request's text. */
str upload_bytes(const struct request *q, const struct value *box);
/* The same as text, so that it goes back into a box; empty when it is none. Keeps: the arena. */
str upload_text(const struct request *q, const struct value *box, struct arena *a);

#endif
