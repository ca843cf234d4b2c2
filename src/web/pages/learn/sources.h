/* sources.h - where everything comes from, and what is measured. */
#ifndef TRIVET_WEB_PAGES_LEARN_SOURCES_H
#define TRIVET_WEB_PAGES_LEARN_SOURCES_H

#include "web/parts/cite.h"
#include "web/parts/own.h"

struct sources_view {
	const struct pack *pack;
};

struct measure_view {
	const struct pack *pack;
	bool used; /* those that are asked, or the others */
};

void page_measures(struct writer *w, const struct measure_view *v);
void page_sources(struct writer *w, const struct sources_view *v);
enum err sources_show(struct site *site, const struct request *q, struct response *r);

#endif
