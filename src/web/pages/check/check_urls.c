/* check_urls.c - where the questions are. */
#include "web/pages/check/check_urls.h"

#include "me/places.h"
#include "me/relief.h"

url check_url(struct arena *a, const struct screen *s)
{
	return url_join(a, "/check/", s->id);
}

url check_edit_url(struct arena *a, const struct screen *s)
{
	return url_with(a, url_with(a, check_url(a, s), "edit", STR("1")), "done", STR("1"));
}

url check_ask_url(struct arena *a, const struct person *who, const qset *regions, const char *from)
{
	uint16_t questions[QUESTIONS_MAX];
	if (places_ask(who, regions, questions) == 0)
		return (url){STR("")};
	url at = url_with(a, URL("/check/ask"), "from", str_of(from));
	for (size_t i = 0; i < who->pack->n_regions; i++)
		if (qset_has(regions, who->pack->regions[i].fact))
			at = url_with(a, at, "for", who->pack->regions[i].id);
	return at;
}

url unsure_url(struct arena *a, const struct person *who, const bool *rows, const char *from)
{
	url at = url_with(a, URL("/unsure"), "from", str_of(from));
	bool any = false;
	for (size_t i = 0; i < who->pack->n_rows; i++)
		if (rows[i] && who->pack->rows[i].plain.n > 0) {
			at = url_with(a, at, "row", who->pack->rows[i].id);
			any = true;
		}
	return any && !relief_is_emergency(who) ? at : (url){STR("")};
}
