/* restore.h - a backup takes the place of the store, which is kept aside. */
#ifndef TRIVET_KEEP_RESTORE_H
#define TRIVET_KEEP_RESTORE_H

#include "keep/backup.h"

/* The file needs a passphrase. False also when it cannot be read. */
bool restore_is_sealed(const char *file);
/*
 * Puts the backup `file` in the place of the store at `db`, which is kept beside it as DB.before-restore (report->path). An older schema is upgraded first (`zones`: store/sqlite/sqlite.h). The backup
 * itself is only read.
 * Needs: the folder of `db` is there, this program has not opened it.
 * Fails: nothing was changed. As backup_look; ERR_BUSY another program uses `db`; ERR_DENIED the passphrase is another; ERR_FULL the disk.
 */
MUST_USE enum err restore_from(const char *file, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report);

#endif
