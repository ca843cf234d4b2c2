/* restore_page.h - a backup is chosen as a file, reviewed, then replaces what is here, which is saved beside it. */
#ifndef TRIVET_WEB_PAGES_SETTINGS_RESTORE_PAGE_H
#define TRIVET_WEB_PAGES_SETTINGS_RESTORE_PAGE_H

#include "keep/restore.h"
#include "web/parts/own.h"

struct restore_view {
	struct form_key *form;
	bool is_waiting;
	struct restore_waiting waiting; /* if so */
	const char *place;              /* of the one file */
	str failed;                     /* why it was not restored just now, or empty */
};

void page_restore(struct writer *w, const struct restore_view *v);
void page_restore_look(struct writer *w, const struct backup_look *look);
enum err restore_page_show(struct site *site, const struct request *q, struct response *r);
enum err restore_page_stage(struct site *site, const struct request *q, struct response *r);
enum err restore_page_put(struct site *site, const struct request *q, struct response *r);
enum err restore_page_drop(struct site *site, const struct request *q, struct response *r);
extern const struct field restore_page_fields[2];
extern const struct field restore_page_put_fields[1];

#endif
