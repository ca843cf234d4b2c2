/* settings.c - the country. */
#include "web/settings.h"

enum { KEPT, GONE };

const struct field settings_show_fields[2] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_CHECK},
	[GONE] = {.name = "gone", .label = "Deleted", .kind = FIELD_CHECK},
};

enum err settings_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	TRY(own_person(site, q, r, &who));
	struct settings_view v = {.who = who, .form = csrf_key(q, r), .kept = q->value[KEPT].given, .gone = q->value[GONE].given};
	page_settings(response_page(r, "Settings", NAV_NONE), &v);
	return OK;
}

enum { COUNTRY };

const struct field settings_keep_fields[1] = {
	[COUNTRY] = {.name = "country", .label = "Country", .kind = FIELD_TEXT, .min = 2, .max = 8, .needed = true},
};

enum err settings_keep(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	struct changes *acts;
	for (size_t i = 0; i < p->n_numbers; i++) {
		if (!str_eq(p->numbers[i].country, q->value[COUNTRY].text))
			continue;
		TRY(own_changes(q, r, &acts));
		act_setting(acts, STR("country"), p->numbers[i].country);
		response_see(r, URL("/settings?kept=1"));
		return OK;
	}
	return ERR_INPUT;
}
