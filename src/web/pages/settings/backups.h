/* backups.h - the backup folder, how often, and one now: part of the settings. */
#ifndef TRIVET_WEB_PAGES_SETTINGS_BACKUPS_H
#define TRIVET_WEB_PAGES_SETTINGS_BACKUPS_H

#include "keep/beside.h"
#include "me/backup_wish.h"
#include "web/parts/own.h"

struct backups_view {
	struct form_key *form;
	struct backup_wish wish;
	bool kept, made, restored, dropped; /* said once, after each of the forms */
	bool waits;                         /* a backup that was chosen (restore_page.h) */
	struct beside beside;               /* what is kept from before, when one was restored */
	bool has_newest;
	str newest_day;
	str newest_clock;
	str folder_say; /* what is wrong now with the folder that was chosen, or empty */
	str failed;     /* why no backup was made just now, or empty */
};

/* What is wished and what is there. `form` as of csrf_key. */
MUST_USE enum err backups_view_load(struct site *site, const struct request *q, struct form_key *form, struct arena *a,
				    struct backups_view *ret_view);

/* A text of the wish as the system takes it. Fails: ERR_FULL. */
MUST_USE enum err backups_folder(str folder, struct arena *a, const char **ret_folder);

void page_backups(struct writer *w, const struct backups_view *v);

#endif
