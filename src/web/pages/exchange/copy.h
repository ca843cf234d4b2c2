/* copy.h - a copy of everything trivet remembers, chosen on the import page: reviewed, then added. */
#ifndef TRIVET_WEB_PAGES_EXCHANGE_COPY_H
#define TRIVET_WEB_PAGES_EXCHANGE_COPY_H

#include "exchange/copy.h"
#include "web/parts/own.h"

struct copy_view {
	struct form_key *form;
	str text; /* of the copy, in UTF-8 */
	struct copy_look look;
	bool is_added;
};

void page_copy(struct writer *w, const struct copy_view *v);

/* The page about the copy `text`. Fails: as app_copy_look, but a copy that cannot be read is told. */
enum err copy_show(struct site *site, const struct request *q, struct response *r, str text);
/* Adds what is missing, and says so. */
enum err copy_keep(struct site *site, const struct request *q, struct response *r, str text);

#endif
