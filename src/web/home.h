/* home.h - the first page. */
#ifndef TRIVET_WEB_HOME_H
#define TRIVET_WEB_HOME_H

#include "web/web.h"

struct home_view {
	day today;
};

void page_home(struct writer *w, const struct home_view *v);
enum err home_show(struct site *site, const struct request *q, struct response *r);

#endif
