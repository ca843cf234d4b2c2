/*
 * backup.h - copies of the store in a folder of the person's choice, and the way back.
 *
 * A backup gets its name when it is whole, on the disk and was read again: trivet-backup-20261122-180000.db (the second in UTC), or .sealed.
 * What is being written is called .trivet-backup.part. Nothing else in the folder is ever touched.
 */
#ifndef TRIVET_APP_BACKUP_H
#define TRIVET_APP_BACKUP_H

#include "app/acts.h"
#include "store/backup.h"

enum { BACKUP_PATH = 4096, BACKUP_EVERY = 7, BACKUP_EVERY_MAX = 365, BACKUP_KEEP = 8, BACKUP_KEEP_MAX = 1000 };

/* What the person wishes. */
struct backup_wish {
	str folder;         /* empty: no backups by themselves */
	int32_t every_days; /* 1..BACKUP_EVERY_MAX */
	int32_t keep;       /* 1..BACKUP_KEEP_MAX */
};

/* What became of it. */
struct backup_report {
	char path[BACKUP_PATH]; /* of the backup, or of the file that was kept aside; empty when there is none */
	str say;                /* whole sentences when it failed, constant */
	struct backup_look look;
};

enum backup_kind { BACKUP_PLAIN, BACKUP_SEALED };

MUST_USE enum err backup_wish_load(struct store_reader *r, struct arena *a, struct backup_wish *ret_wish);
void act_backup_wish(struct changes *acts, const struct backup_wish *wish);

/* The folder's full name; as it was given when it is not there. Needs: room for BACKUP_PATH. */
void backup_folder_full(const char *folder, char *room);
/* Fails: it can hold no backups; *ret_say says why. ERR_INPUT no full path; ERR_MISSING not there; ERR_DENIED not to be written in. */
MUST_USE enum err backup_folder_check(const char *folder, str *ret_say);
/* The newest of any kind. False: there is none. One that says it is made more than a day after `now` is of a clock that was wrong, and does not count. */
bool backup_newest(const char *folder, instant now, instant *ret_made);
/* One is wished, and the newest is older than that, or there is none. */
bool backup_is_due(const struct backup_wish *wish, instant now);

/* Copies the store at `db` into the folder. Fails: as backup_copy and backup_folder_check; ERR_BUSY another backup is being made. */
MUST_USE enum err backup_make(const char *db, const char *folder, instant now, struct backup_report *ret_report);
/* The same, sealed with a passphrase; nothing readable touches the disk. */
MUST_USE enum err backup_make_sealed(const char *db, const char *folder, instant now, str passphrase, struct backup_report *ret_report);
/* Removes the oldest of a kind beyond the newest `keep`. */
void backup_rotate(const char *folder, enum backup_kind kind, int32_t keep);
/* Makes the one that is wished, and rotates. Needs: wish->folder is set. Fails: as backup_make. */
MUST_USE enum err backup_make_wished(const char *db, const struct backup_wish *wish, instant now, struct backup_report *ret_report);

/* The file needs a passphrase. False also when it cannot be read. */
bool backup_is_sealed(const char *file);
/*
 * Puts the backup `file` in the place of the store at `db`, which is kept beside it as DB.before-restore. An older schema is brought up to date first (`zones`: store/backend.h).
 * Needs: the folder of `db` is there, this program has not opened it.
 * Fails: nothing was changed. As backup_look; ERR_BUSY another program uses `db`; ERR_DENIED the passphrase is another; ERR_FULL the disk.
 */
MUST_USE enum err backup_restore(const char *file, const char *db, str passphrase, zone_at *zones, struct backup_report *ret_report);

#endif
