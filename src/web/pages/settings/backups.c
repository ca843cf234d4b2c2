/* backups.c - backups in the settings. */
#include "web/pages/settings/backups.h"

#include <string.h>

#include "keep/restore.h"
#include "web/pages/settings/settings.h"
#include "web/server/slip.h"
#include "words/wrong.h"

enum { FOLDER, EVERY, KEEP, KEY_FILE };

const struct field backups_keep_fields[4] = {
	[FOLDER] = {.name = "folder", .label = "Folder", .kind = FIELD_LINE, .min = 0, .max = 1000},
	[EVERY] = {.name = "every", .label = "Every how many days", .kind = FIELD_INT, .min = 1, .max = BACKUP_EVERY_MAX, .needed = true},
	[KEEP] = {.name = "keep", .label = "How many are kept", .kind = FIELD_INT, .min = 1, .max = BACKUP_KEEP_MAX, .needed = true},
	[KEY_FILE] = {.name = "key_file", .label = "File with the passphrase", .kind = FIELD_LINE, .min = 0, .max = 1000},
};

static enum err folder_text(str folder, struct arena *a, const char **ret_folder)
{
	char *text = arena_take(a, folder.n + 1, 1);
	if (text == NULL)
		return ERR_FULL;
	if (folder.n > 0)
		memcpy(text, folder.p, folder.n);
	text[folder.n] = '\0';
	*ret_folder = text;
	return OK;
}

enum err backups_view_load(struct site *site, const struct request *q, struct form_key *form, struct arena *a, struct backups_view *ret_view)
{
	struct backups_view v = {.form = form, .waits = q->keeping == KEEPING_FILE && restore_waits(app_place(site->app))};
	const char *folder;
	enum wrong wrong;
	instant made;
	TRY(app_backup_wish(site->app, q->caller, a, &v.wish));
	TRY(folder_text(v.wish.folder, a, &folder));
	v.has_newest = v.wish.folder.n > 0 && backup_newest(folder, q->now, &made);
	if (v.has_newest) {
		struct writer text = arena_writer(a);
		struct moment at = moment_at(made, site->zones);
		w_day_long(&text, moment_day(at));
		v.newest_day = arena_keep(a, &text);
		text = arena_writer(a);
		w_clock(&text, moment_second(at));
		v.newest_clock = arena_keep(a, &text);
	}
	v.folder_say = v.wish.folder.n > 0 && backup_folder_check(folder, &wrong) != OK ? wrong_words(wrong) : STR("");
	*ret_view = v;
	return OK;
}

enum err backups_keep(struct site *site, const struct request *q, struct response *r)
{
	const struct value *v = q->value;
	struct backup_wish wish = {v[FOLDER].given ? v[FOLDER].text : STR(""), (int32_t)v[EVERY].number, (int32_t)v[KEEP].number,
				   v[KEY_FILE].given ? v[KEY_FILE].text : STR("")};
	struct changes *acts;
	const char *folder, *key;
	char passphrase[BACKUP_PASSPHRASE];
	str line;
	enum wrong wrong;
	TRY(folder_text(wish.folder, r->arena, &folder));
	TRY(folder_text(wish.key_file, r->arena, &key));
	if (wish.folder.n > 0 && backup_folder_check(folder, &wrong) != OK) {
		response_slip(r, q, STR("folder"), wrong_words(wrong));
		return settings_again(site, q, r, &(struct backups_view){.wish = wish});
	}
	if (wish.key_file.n > 0 && backup_key_read(key, folder, passphrase, &line, &wrong) != OK) {
		response_slip(r, q, STR("key_file"), wrong_words(wrong));
		return settings_again(site, q, r, &(struct backups_view){.wish = wish});
	}
	TRY(own_changes(q, r, &acts));
	act_backup_wish(acts, &wish);
	response_see(r, URL("/settings?backup=kept#saved"));
	return OK;
}

enum err backups_now(struct site *site, const struct request *q, struct response *r)
{
	struct backup_report *made = arena_new(r->arena, struct backup_report, 1);
	struct backup_wish wish;
	if (made == NULL)
		return ERR_FULL;
	TRY(app_backup_wish(site->app, q->caller, r->arena, &wish));
	if (wish.folder.n == 0)
		return settings_again(site, q, r, &(struct backups_view){.wish = wish, .failed = STR("No folder is chosen yet.")});
	if (backup_make_wished(app_place(site->app), &wish, q->now, made) != OK)
		return settings_again(site, q, r, &(struct backups_view){.wish = wish, .failed = wrong_words(made->wrong)});
	response_see(r, URL("/settings?backup=made#saved"));
	return OK;
}
