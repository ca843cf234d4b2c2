/* home.c - the first page: relief first, the rest after it. */
#include "web/home.h"

enum err home_show(struct site *site, const struct request *q, struct response *r)
{
	(void)site;
	page_home(response_page(r, "Today", NAV_TODAY), &(struct home_view){.today = request_today(q)});
	return OK;
}
