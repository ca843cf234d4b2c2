/* place.h - what this store asks about files apart from SQLite itself. place.c asks the system; where there is none, the rim answers (src/pocket/files.c). */
#ifndef TRIVET_STORE_SQLITE_PLACE_H
#define TRIVET_STORE_SQLITE_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* A file, however its name changes. */
struct place_file {
	uint64_t device, number;
};

/*
 * Makes an empty file that only its owner may read. Fails: ERR_CONFLICT one is there, and stays as it is; ERR_MISSING no such folder; ERR_DENIED, ERR_FULL;
 * ERR_IO anything else.
 */
MUST_USE enum err place_make(const char *path);
/* What was written there outlives the machine. Fails: ERR_FULL, ERR_IO. */
MUST_USE enum err place_sync(const char *path);
void place_remove(const char *path);
bool place_is_there(const char *path);
/* Bytes of the file whose name is `path` and `end`; 0 when there is none. */
int64_t place_size(const char *path, const char *end);
/* Which file that is; zeros when there is none. */
struct place_file place_which(const char *path, const char *end);

enum place_narrowed { PLACE_WAS_NARROW, PLACE_NARROWED, PLACE_STAYS_WIDE };

/* Takes from others what they may do with that file. */
enum place_narrowed place_narrow(const char *path, const char *end);

#endif
