/* backup_wish.h - whether, where and how often a person wants backups: stored as settings, with the defaults of keep/backup.h. */
#ifndef TRIVET_ME_BACKUP_WISH_H
#define TRIVET_ME_BACKUP_WISH_H

#include "keep/backup.h"
#include "me/app.h"

MUST_USE enum err backup_wish_load(struct store_reader *r, struct arena *a, struct backup_wish *ret_wish);
/* With a borrowed reader. */
MUST_USE enum err app_backup_wish(struct app *app, struct caller caller, struct arena *a, struct backup_wish *ret_wish);
void act_backup_wish(struct changes *acts, const struct backup_wish *wish);

#endif
