/* splice.h - editing a finished page: finding a position in it, and inserting something there. For slip.c and saved.c. */
#ifndef TRIVET_WEB_SERVER_SPLICE_H
#define TRIVET_WEB_SERVER_SPLICE_H

#include "base/writer.h"

/* From `from` up to `until`: where `what` begins, or `until`. */
size_t splice_find(str page, size_t from, size_t until, str what);
/* Puts `text` at `at`; what follows moves. When there is no more room the page is full. */
void splice(struct writer *page, size_t at, str text);
/* What is folded around the place `at` is opened. Returns how far the place has moved by that. */
size_t splice_unfold(struct writer *page, size_t at);

#endif
