/* check_rows.h - the questions of a screen as rows, and the rows as they are asked together. */
#ifndef TRIVET_WEB_PAGES_CHECK_CHECK_ROWS_H
#define TRIVET_WEB_PAGES_CHECK_CHECK_ROWS_H

#include "web/pages/check/check_view.h"

/* Those in `which`; all when it is NULL. Needs: v->rows has room for all of the screen. */
MUST_USE enum err rows_put(struct arena *a, const struct person *who, const struct screen *s, const bool *which, struct check_view *v);

#endif
