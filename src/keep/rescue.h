/* rescue.h - what can still be read of a damaged store, as a store of its own. */
#ifndef TRIVET_KEEP_RESCUE_H
#define TRIVET_KEEP_RESCUE_H

#include "keep/backup.h"

/*
 * Copies what can be read of `file`, which is only read, into a new file: `out`, or beside it as FILE.rescued when that is NULL (report->path).
 * Fails: no file was made. As backup_rescue; ERR_CONFLICT there is a file at `out` already; what the disk says.
 */
MUST_USE enum err rescue_from(const char *file, const char *out, zone_at *zones, struct backup_report *ret_report, bool *ret_whole);

#endif
