/* check_urls.h - the addresses under which questions are asked. */
#ifndef TRIVET_WEB_PAGES_CHECK_CHECK_URLS_H
#define TRIVET_WEB_PAGES_CHECK_CHECK_URLS_H

#include "me/person.h"
#include "web/server/markup.h"

/* The page of a screen. */
url check_url(struct arena *a, const struct screen *s);
/* Where the answers on a screen can be changed; from there the way leads to the result. Keeps: the arena. */
url check_edit_url(struct arena *a, const struct screen *s);
/* Where the questions are that pain at `regions` (facts) asks first, from the page `from`; empty when there are none today. Keeps: the arena. */
url check_ask_url(struct arena *a, const struct person *who, const qset *regions, const char *from);
/* Where to go when some rows were left "not sure", from the page `from`; empty when none was, or when an emergency is clear already. Keeps: the arena. */
url unsure_url(struct arena *a, const struct person *who, const bool *rows, const char *from);

#endif
