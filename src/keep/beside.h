/* beside.h - the copies that trivet leaves beside the one file: PATH.before-N of an upgrade, PATH.before-restore, PATH.to-restore, PATH.rescued. */
#ifndef TRIVET_KEEP_BESIDE_H
#define TRIVET_KEEP_BESIDE_H

#include "base/arena.h"

enum { BESIDE_MAX = 64 };

struct beside {
	str path[BESIDE_MAX]; /* in no order */
	size_t n;             /* there may be more than are named */
};

/* Those of the store at `place`. Keeps: texts live in the arena. */
void beside_find(const char *place, struct arena *a, struct beside *ret_beside);
/* Deletes one of them; what was in it is overwritten first, as far as the disk does that. False: it is still there. */
bool beside_delete_one(const char *path);
/* Deletes all of them; what was in them is overwritten first, as far as the disk does that. True: none is left. */
bool beside_delete(const char *place);

#endif
