/* restore.h - a backup takes the place of the store, which is kept aside. */
#ifndef TRIVET_KEEP_RESTORE_H
#define TRIVET_KEEP_RESTORE_H

#include "keep/backup.h"

/* The file needs a passphrase. False also when it cannot be read. */
bool restore_is_sealed(const char *file);
bool restore_is_sealed_bytes(str bytes);
/*
 * Puts the backup `file` in the place of the store at `db`, which is kept beside it as DB.before-restore (report->path). An older schema is upgraded first (`zones`: store/sqlite/sqlite.h). The backup
 * itself is only read.
 * Needs: the folder of `db` is there, this program has not opened it.
 * Fails: nothing was changed. As backup_look; ERR_BUSY another program uses `db`; ERR_DENIED the passphrase is another; ERR_FULL the disk.
 */
MUST_USE enum err restore_from(const char *file, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report);

/*
 * The same while this program has the store at `db` open, in two steps, so that a person sees first what is in the backup. The first makes of `bytes` a store of today, which waits
 * beside `db` as DB.to-restore, in the place of one that waited before. Fails: as restore_from.
 */
MUST_USE enum err restore_stage(str bytes, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report);
/* What waits, and what is there now. */
struct restore_waiting {
	struct backup_look look, now;
	int64_t mark; /* another for another file */
};
/* True: something waits. */
bool restore_waits(const char *db);
/* Fails: as backup_look; ERR_MISSING nothing waits. *ret_wrong says why. */
MUST_USE enum err restore_look(const char *db, struct restore_waiting *ret_waiting, enum wrong *ret_wrong);
/*
 * Puts what waits, and has this mark, in the place of what is in `db`. What was there is kept beside it as DB.before-restore (report->path).
 * Fails: nothing was changed. As backup_put; ERR_MISSING nothing waits; ERR_CONFLICT something else waits by now.
 */
MUST_USE enum err restore_put(const char *db, int64_t mark, struct backup_report *ret_report);
/* Deletes what waits. */
void restore_drop(const char *db);

#endif
