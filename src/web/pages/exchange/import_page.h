/* import_page.h - a diary from another program's file: chosen, reviewed, its questions answered, then accepted. */
#ifndef TRIVET_WEB_PAGES_EXCHANGE_IMPORT_PAGE_H
#define TRIVET_WEB_PAGES_EXCHANGE_IMPORT_PAGE_H

#include "web/pages/exchange/import_view.h"

enum err import_page_show(struct site *site, const struct request *q, struct response *r);
enum err import_page_look(struct site *site, const struct request *q, struct response *r);
enum err import_page_keep(struct site *site, const struct request *q, struct response *r);
extern const struct field import_page_show_fields[1];
extern const struct field import_page_fields[8];

#endif
