/* backups.c - backups in the settings: what is wanted and what exists. */
#include "web/pages/settings/backups.h"

#include <string.h>

#include "keep/restore.h"
#include "words/wrong.h"

enum err backups_folder(str folder, struct arena *a, const char **ret_folder)
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
	TRY(backups_folder(v.wish.folder, a, &folder));
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
