/* sources.c - the list of sources. */
#include "web/pages/learn/sources.h"

enum err sources_show(struct site *site, const struct request *q, struct response *r)
{
	(void)q;
	page_sources(response_page(r, "Sources and measures", NAV_LEARN), &(struct sources_view){.pack = app_pack(site->app)});
	return OK;
}
