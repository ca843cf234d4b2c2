/* sets.h - how long sets take. */
#ifndef TRIVET_CORE_SETS_H
#define TRIVET_CORE_SETS_H

#include "core/pack.h"

enum { SETS_REST_S = 8 }; /* seconds between two sets; ours: no source names a number */

/* Seconds of `sets` of `reps`, each held `hold_s`, at the pace of the item, with the rests between them; on both sides where there are two. 0: it has none. */
int32_t sets_s(const struct item *it, int32_t reps, int32_t hold_s, int32_t sets);

#endif
