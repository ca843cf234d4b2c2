/* backups_form.h - the forms about backups: what is wanted, and one now. If something is wrong the settings are shown again. */
#ifndef TRIVET_WEB_PAGES_SETTINGS_BACKUPS_FORM_H
#define TRIVET_WEB_PAGES_SETTINGS_BACKUPS_FORM_H

#include "web/server/web.h"

enum err backups_keep(struct site *site, const struct request *q, struct response *r);
enum err backups_now(struct site *site, const struct request *q, struct response *r);
extern const struct field backups_keep_fields[4];

#endif
