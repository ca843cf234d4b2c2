/* restore_page.c - restores a backup in the browser. Between review and confirmation it waits in a file beside the store (keep/restore.h). */
#include "web/pages/settings/restore_page.h"

#include "web/server/slip.h"
#include "web/server/upload.h"
#include "words/wrong.h"

enum { BACKUP, PASSPHRASE };

const struct field restore_page_fields[2] = {
	[BACKUP] = {.name = "backup", .label = "The backup", .kind = FIELD_RAW, .min = 0, .max = REQUEST_UPLOAD_MAX},
	[PASSPHRASE] = {.name = "passphrase", .label = "Passphrase", .kind = FIELD_RAW, .min = 0, .max = BACKUP_PASSPHRASE},
};

enum { SEEN };

const struct field restore_page_put_fields[1] = {
	[SEEN] = {.name = "seen", .label = "What was looked at", .kind = FIELD_ID, .needed = true},
};

/* Only a file can be put in the place of a file. */
static bool is_offered(const struct request *q)
{
	return q->keeping == KEEPING_FILE;
}

/* What waits, or the box for a file. */
static enum err show(struct site *site, const struct request *q, struct response *r, struct restore_view *v)
{
	enum wrong wrong;
	v->form = csrf_key(q, r);
	v->place = app_place(site->app);
	v->is_waiting = restore_waits(v->place) && restore_look(v->place, &v->waiting, &wrong) == OK;
	page_restore(response_page(r, "Restore a backup", NAV_SETTINGS), v);
	return OK;
}

enum err restore_page_show(struct site *site, const struct request *q, struct response *r)
{
	return is_offered(q) ? show(site, q, r, &(struct restore_view){0}) : ERR_MISSING;
}

static enum err refuse(struct site *site, const struct request *q, struct response *r, const char *field, str say)
{
	struct restore_view v = {.form = csrf_key(q, r), .place = app_place(site->app)};
	response_slip(r, q, str_of(field), say);
	r->status = 400;
	page_restore(response_page(r, "Restore a backup", NAV_SETTINGS), &v);
	return OK;
}

enum err restore_page_stage(struct site *site, const struct request *q, struct response *r)
{
	struct backup_report *report = arena_new(r->arena, struct backup_report, 1);
	str bytes = upload_bytes(q, &q->value[BACKUP]), passphrase = q->value[PASSPHRASE].text;
	if (!is_offered(q))
		return ERR_MISSING;
	if (report == NULL)
		return ERR_FULL;
	if (bytes.n == 0)
		return refuse(site, q, r, "file", STR("Choose the file first."));
	bool is_sealed = restore_is_sealed_bytes(bytes);
	if (is_sealed && passphrase.n == 0)
		return refuse(site, q, r, "passphrase", STR("This backup is sealed. Enter its passphrase, and choose the file again."));
	enum err e = restore_stage(bytes, app_place(site->app), passphrase, site->zones, report);
	if (e != OK)
		return refuse(site, q, r, e == ERR_DENIED && is_sealed ? "passphrase" : "file", wrong_words(report->wrong));
	response_see(r, URL("/settings/restore"));
	return OK;
}

enum err restore_page_put(struct site *site, const struct request *q, struct response *r)
{
	struct backup_report *report = arena_new(r->arena, struct backup_report, 1);
	int64_t mark = 0;
	if (!is_offered(q))
		return ERR_MISSING;
	if (report == NULL)
		return ERR_FULL;
	str_int(q->value[SEEN].text, &mark);
	report->wrong = app_trouble(site->app); /* a file that is damaged takes nothing more: it says what to do */
	enum err e = report->wrong != WRONG_NOTHING ? ERR_IO : restore_put(app_place(site->app), mark, report);
	if (e == OK) {
		response_see(r, URL("/settings?backup=restored#saved"));
		return OK;
	}
	r->status = e == ERR_CONFLICT || e == ERR_MISSING ? 409 : 503;
	return show(site, q, r, &(struct restore_view){.failed = wrong_words(report->wrong)});
}

enum err restore_page_drop(struct site *site, const struct request *q, struct response *r)
{
	if (!is_offered(q))
		return ERR_MISSING;
	restore_drop(app_place(site->app));
	response_see(r, URL("/settings?backup=dropped#saved"));
	return OK;
}
