/* backup.h - a whole SQLite file at a time: copied as it is at one moment, looked at, brought up to date. Each call connects by itself. */
#ifndef TRIVET_STORE_BACKUP_H
#define TRIVET_STORE_BACKUP_H

#include "store/store.h"

/* What is in a file, so that a copy can be compared with it. */
struct backup_look {
	int64_t version; /* of its schema */
	int64_t entries, deeds, answers, plans, reassessments;
};

/* All of a file in memory. */
struct backup_image {
	unsigned char *bytes;
	size_t n;
};

/*
 * Reads every page of the file at `path`, without changing it, and counts what is in it.
 * Fails, *ret_fault says why: ERR_MISSING it is not there; ERR_INPUT no trivet file; ERR_CONFLICT of a newer trivet; ERR_IO damaged.
 */
MUST_USE enum err backup_look(const char *path, struct store_fault *ret_fault, struct backup_look *ret_look);
/* The same for an image. */
MUST_USE enum err backup_look_image(const struct backup_image *image, struct store_fault *ret_fault, struct backup_look *ret_look);
/*
 * Copies the file at `from`, as it is at one moment while others may write, into the empty file `to`, waits for the disk, reads all of the
 * copy and compares. Fails: as backup_look; ERR_FULL the disk; ERR_DENIED, ERR_IO. What stands in `to` is then worth nothing.
 */
MUST_USE enum err backup_copy(const char *from, const char *to, struct store_fault *ret_fault, struct backup_look *ret_look);
/* The same into memory: nothing of it touches the disk. Free with backup_image_free. Fails: as backup_copy. */
MUST_USE enum err backup_image_take(const char *from, struct store_fault *ret_fault, struct backup_image *ret_image, struct backup_look *ret_look);
void backup_image_free(struct backup_image *image); /* its bytes are wiped */
/* Brings the schema of a file that no one else uses up to date, without a copy aside, and leaves one file. `zones`: see backend.h. Fails: as store_open. */
MUST_USE enum err backup_update(const char *path, zone_at *zones, struct store_fault *ret_fault);
/* Moves what waits in the write-ahead log into the file, as far as that is possible: a damaged file stays as it is. */
void backup_settle(const char *path);

#endif
