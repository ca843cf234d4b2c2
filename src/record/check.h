/* check.h - what a record may contain, by its table. Every way in checks here: the store before it accepts a change, an import for each text that it reads. */
#ifndef TRIVET_RECORD_CHECK_H
#define TRIVET_RECORD_CHECK_H

#include "record/shape.h"

/* Its kind of text, and no longer than it may be. Needs: a row of a text. */
bool row_allows_text(const struct row *row, str s);
/* All rows of it; `rows` > 0: only this many, the first of which names the thing. Lists within it are not looked at. */
bool shape_allows(const struct shape *shape, size_t rows, const void *thing);

bool row_is_text(const struct row *row);

#endif
