/*
 * draft.h - files that are there whole or not at all. A draft is written in the folder it will stay in, under a name that nobody can know before, for its owner's
 * eyes only; it gets its last name when the disk has it. Everything trivet writes for a person goes through here, but for the store itself.
 */
#ifndef TRIVET_KEEP_DRAFT_H
#define TRIVET_KEEP_DRAFT_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "base/wrong.h"

enum { DRAFT_PATH = 4096 };

struct draft {
	int fd;                /* open for reading and writing */
	char path[DRAFT_PATH]; /* .trivet-XXXXXX.part, as long as it has no other name */
};

/* What the system says about a file that cannot be made or written: ERR_FULL, ERR_DENIED, ERR_MISSING or ERR_IO, and which of them. */
enum err file_fault(int reason, enum wrong *ret_wrong);

/* The folder that a path is in: "." for a bare name. Needs: room for DRAFT_PATH. Fails: ERR_INPUT it does not fit. */
MUST_USE enum err file_folder(const char *path, char *ret_folder);

/* Makes an empty file in `folder`, mode 0600. It is locked until it ends, so that draft_sweep leaves it alone. Fails: as file_fault. */
MUST_USE enum err draft_begin(const char *folder, struct draft *ret_draft, enum wrong *ret_wrong);
/* Adds bytes to it. Fails: as file_fault; the draft goes on. */
MUST_USE enum err draft_write(struct draft *d, const void *bytes, size_t n, enum wrong *ret_wrong);
/* Waits until the disk has it; what is read from now on comes from there, where the system can. Fails: as file_fault; the draft goes on. */
MUST_USE enum err draft_sync(struct draft *d, enum wrong *ret_wrong);
/* Reads its first n bytes. False: they cannot be read, or there are more or fewer. */
bool draft_read(const struct draft *d, void *ret_bytes, size_t n);
/* Waits until the disk has it, gives it the name `path` in place of what has it now, and waits for the folder. Fails: as file_fault; the draft goes on. */
MUST_USE enum err draft_keep(struct draft *d, const char *path, enum wrong *ret_wrong);
/* The same for a name that is free. Fails: ERR_CONFLICT it is not, too. */
MUST_USE enum err draft_keep_new(struct draft *d, const char *path, enum wrong *ret_wrong);
/* Ends it: removes what has not got its last name. */
void draft_end(struct draft *d);
/* Removes the drafts in `folder` that programs left behind when they were killed: our own files that no one writes any more. */
void draft_sweep(const char *folder);

/*
 * Writes a file whole or not at all. A link is followed; a file that is there keeps its rights, and a new one is for its owner's eyes. What is no file (a pipe,
 * a terminal, a device) gets the bytes straight; so does what this program writes to anyway, and "-", the standard output.
 * Fails: as file_fault; ERR_INPUT it is a folder, or a link to nothing. But for what is no file, nothing was changed.
 */
MUST_USE enum err file_write(const char *path, str bytes, enum wrong *ret_wrong);

#endif
