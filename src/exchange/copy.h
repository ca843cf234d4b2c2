/* copy.h - a copy of everything trivet remembers (export_json.h), imported by the person it belongs to: reviewed, then added. What is already there stays, and is not added twice. */
#ifndef TRIVET_EXCHANGE_COPY_H
#define TRIVET_EXCHANGE_COPY_H

#include "me/app.h"

/* What trivet wrote says so at its start; other JSON is another program's. */
bool copy_is(str text);

/* Whose it is, and where there is memory to look at it. */
struct copy {
	struct app *app;
	struct caller caller;
	str text;
	struct arena *arena;
};

struct copy_look {
	size_t in_file, missing;  /* things in the copy; of those, not here */
	size_t only_here;         /* things here that the copy does not have */
	size_t settings_left_out; /* of the machine that wrote it */
	size_t added;
	str say; /* of a copy that cannot be read: where, and why, in one line */
};

/* Fails: ERR_INPUT: ret_look->say tells why; ERR_FULL the arena; as record_read. */
MUST_USE enum err app_copy_look(const struct copy *c, struct copy_look *ret_look);
/*
 * Adds what is missing, as one change, and waits until the disk has it: no single set of changes can hold a whole life. The same `request` does it once.
 * Fails: as app_copy_look and import_json_apply; nothing was changed then.
 */
MUST_USE enum err app_copy_bring(const struct copy *c, str request, struct copy_look *ret_look);

#endif
