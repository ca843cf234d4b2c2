/* export.h - what is remembered, as files to take with you. */
#ifndef TRIVET_WEB_PAGES_EXCHANGE_EXPORT_H
#define TRIVET_WEB_PAGES_EXCHANGE_EXPORT_H

#include "web/parts/own.h"

struct export_view {
	str time; /* what was written */
};

void page_export(struct writer *w, const struct export_view *v);
enum err export_show(struct site *site, const struct request *q, struct response *r);
/* Remembers that a copy was saved, and gives it. */
enum err export_copy(struct site *site, const struct request *q, struct response *r);
enum err export_file(struct site *site, const struct request *q, struct response *r);
extern const struct field export_file_fields[4];

#endif
