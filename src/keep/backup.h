/*
 * backup.h - copies of the store in a folder of the person's choice. The way back is restore.h.
 *
 * A backup gets its name once it is complete, on the disk and has been read back: trivet-backup-20261122-180000.db (to the second, in UTC), or .sealed.
 * What is being written is a draft (keep/draft.h). Nothing else in the folder is ever touched.
 */
#ifndef TRIVET_KEEP_BACKUP_H
#define TRIVET_KEEP_BACKUP_H

#include "store/sqlite/backup.h"

enum { BACKUP_PATH = 4096, BACKUP_EVERY = 7, BACKUP_EVERY_MAX = 365, BACKUP_KEEP = 8, BACKUP_KEEP_MAX = 1000, BACKUP_PASSPHRASE = 1026 };

/* What the person wishes (me/backup_wish.h). */
struct backup_wish {
	str folder;         /* empty: no backups by themselves */
	int32_t every_days; /* 1..BACKUP_EVERY_MAX */
	int32_t keep;       /* 1..BACKUP_KEEP_MAX */
	str key_file;       /* they are sealed with the passphrase that is its first line; empty: they are plain */
};

/* What became of it. */
struct backup_report {
	char path[BACKUP_PATH]; /* of the backup, or of the file that was kept aside; empty when there is none */
	enum wrong wrong;       /* when it failed */
	struct backup_look look;
};

enum backup_kind { BACKUP_PLAIN, BACKUP_SEALED };

/* The folder's full name; as it was given when it is not there. Needs: room for BACKUP_PATH. */
void backup_folder_full(const char *folder, char *buffer);
/* Fails: it can hold no backups; *ret_wrong says why. ERR_INPUT no full path; ERR_MISSING not there; ERR_DENIED not to be written in. */
MUST_USE enum err backup_folder_check(const char *folder, enum wrong *ret_wrong);
/*
 * Reads the passphrase of a key file: its first line. Needs: room for BACKUP_PASSPHRASE. Fails: *ret_wrong says why. ERR_INPUT no full path, no passphrase in it, or it
 * lies in `folder`, where it would open what is beside it; else as file_fault.
 */
MUST_USE enum err backup_key_read(const char *file, const char *folder, char *buffer, str *ret_passphrase, enum wrong *ret_wrong);
/* The newest of any kind. False: there is none. One that says it is made more than a day after `now` is of a clock that was wrong, and does not count. */
bool backup_newest(const char *folder, instant now, instant *ret_made);
/* One is wished, and the newest is older than that, or there is none. */
bool backup_is_due(const struct backup_wish *wish, instant now);

/* Copies the store at `db` into the folder. Fails: as backup_image_take, backup_folder_check and file_fault. */
MUST_USE enum err backup_make(const char *db, const char *folder, instant now, struct backup_report *ret_report);
/* The same, sealed with a passphrase; nothing readable touches the disk. */
MUST_USE enum err backup_make_sealed(const char *db, const char *folder, instant now, str passphrase, struct backup_report *ret_report);
/* Removes the oldest of a kind beyond the newest `keep`. */
void backup_rotate(const char *folder, enum backup_kind kind, int32_t keep);
/* Makes the one that is wished, and rotates. Needs: wish->folder is set. Fails: as backup_make. */
MUST_USE enum err backup_make_wished(const char *db, const struct backup_wish *wish, instant now, struct backup_report *ret_report);

#endif
