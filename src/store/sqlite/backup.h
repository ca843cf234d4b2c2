/* backup.h - a whole SQLite file at a time: copied as it is at one moment, inspected, upgraded. Each call opens its own connection. */
#ifndef TRIVET_STORE_SQLITE_BACKUP_H
#define TRIVET_STORE_SQLITE_BACKUP_H

#include "store/store.h"

/* What is in a file, so that a copy can be compared with it. */
struct backup_look {
	int64_t version; /* of its schema */
	int64_t entries, deeds, answers, plans, reassessments;
	day first, last; /* of what was entered and done, if there is any */
};

/* All of a file in memory. */
struct backup_image {
	unsigned char *bytes;
	size_t n;
};

/*
 * Reads every page of the file at `path`, without changing it, checks that it is intact, as store_check, and counts what is in it.
 * Fails, *ret_fault says why: ERR_MISSING it is not there; ERR_INPUT no trivet file; ERR_CONFLICT of a newer trivet; ERR_IO damaged.
 */
MUST_USE enum err backup_look(const char *path, struct store_fault *ret_fault, struct backup_look *ret_look);
/*
 * Takes the file at `from` into memory, as it is at one moment while others may write, and looks at what was taken as backup_look does. Free with
 * backup_image_free. Fails: as backup_look; ERR_FULL the memory; *ret_image is empty then.
 */
MUST_USE enum err backup_image_take(const char *from, struct store_fault *ret_fault, struct backup_image *ret_image, struct backup_look *ret_look);
void backup_image_free(struct backup_image *image); /* its bytes are wiped */
/* Brings the schema of a file that no one else uses up to date, without a copy aside, and leaves one file. `zones`: see sqlite.h. Fails: as store_open. */
MUST_USE enum err backup_update(const char *path, zone_at *zones, struct store_fault *ret_fault);
/* Called when nobody else may write any more, and nothing is changed yet. It may refuse: then nothing changes. */
typedef enum err backup_before(void *arg);
/*
 * Puts all that is in the file at `from` in the place of all that is in `to`, in one transaction, while this program and others have `to` open: they read on in what was there, and then in
 * what is there. Fails: nothing was changed, and *ret_fault says why, but for what `before` refused. As store_open; ERR_BUSY someone else writes for long.
 */
MUST_USE enum err backup_put(const char *from, const char *to, backup_before *before, void *arg, struct store_fault *ret_fault);
/* What could be saved of a damaged file. */
struct backup_rescued {
	struct backup_look look; /* at the new file */
	bool is_whole;           /* all of it: only what can be made again was damaged */
};
/*
 * Copies what can still be read of the file at `from`, which is only read, into the empty file `to`, and brings that up to date (`zones`: see sqlite.h).
 * Fails, *ret_fault says why: ERR_MISSING; ERR_INPUT it is no trivet file, or nothing in it can be read; ERR_CONFLICT of a newer trivet; ERR_FULL; ERR_IO.
 */
MUST_USE enum err backup_rescue(const char *from, const char *to, zone_at *zones, struct store_fault *ret_fault, struct backup_rescued *ret_rescued);
/* Moves what waits in the write-ahead log into the file, as far as that is possible: a damaged file stays as it is. */
void backup_settle(const char *path);

#endif
