/* backups_form.c - the submitted backup forms. */
#include "web/pages/settings/backups_form.h"

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
	TRY(backups_folder(wish.folder, r->arena, &folder));
	TRY(backups_folder(wish.key_file, r->arena, &key));
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
