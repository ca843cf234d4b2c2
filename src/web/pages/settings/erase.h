/* erase.h - deletes everything, after one confirmation. */
#ifndef TRIVET_WEB_PAGES_SETTINGS_ERASE_H
#define TRIVET_WEB_PAGES_SETTINGS_ERASE_H

#include "keep/beside.h"
#include "web/parts/own.h"

struct erase_view {
	int64_t n_entries; /* of the last 90 days */
	struct form_key *form;
	struct beside beside;
	str folder; /* of backups; empty when there is none */
};

void page_erase(struct writer *w, const struct erase_view *v);
enum err erase_ask(struct site *site, const struct request *q, struct response *r);
enum err erase_all(struct site *site, const struct request *q, struct response *r);
extern const struct field erase_fields[1];

#endif
