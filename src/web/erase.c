/* erase.c - everything is deleted. */
#include "web/erase.h"

enum err erase_ask(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	TRY(own_person(site, q, r, &who));
	page_erase(response_page(r, "Delete everything", NAV_NONE), &(struct erase_view){.n_entries = person_entries(who), .form = csrf_key(q, r)});
	return OK;
}

enum { SURE };

const struct field erase_fields[1] = {
	[SURE] = {.name = "sure", .label = "The box that says you are sure", .kind = FIELD_CHECK, .needed = true},
};

enum err erase_all(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	(void)site;
	TRY(own_changes(q, r, &acts));
	act_erase(acts);
	response_header(r, "Clear-Site-Data", "\"cache\", \"storage\""); /* what the browser keeps for times without trivet */
	response_see(r, URL("/settings?gone=1"));
	return OK;
}
