/* erase.c - deletes everything. */
#include "web/pages/settings/erase.h"

#include "web/pages/settings/backups.h"

enum err erase_ask(struct site *site, const struct request *q, struct response *r)
{
	struct erase_view v = {.form = csrf_key(q, r)};
	struct person *who;
	struct backup_wish wish;
	TRY(own_person(site, q, r, &who));
	TRY(app_backup_wish(site->app, q->caller, r->arena, &wish));
	v.n_entries = person_entries(who);
	v.folder = wish.folder;
	beside_find(app_place(site->app), r->arena, &v.beside);
	page_erase(response_page(r, "Delete everything", NAV_NONE), &v);
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
