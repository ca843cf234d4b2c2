/* propose.h - three times worth offering on the phone: the first, one at another time of day, one on another day. */
#ifndef TRIVET_CLINIC_PROPOSE_H
#define TRIVET_CLINIC_PROPOSE_H

#include "clinic/free.h"
#include "clinic/front.h"

enum { PROPOSED = 3 };

/* As far apart as they are to be had; in the order of their starts. */
MUST_USE enum err propose_times(const struct glance *k, const struct free_wish *wish, struct free_time ret_times[PROPOSED], size_t *ret_n);
/* free_find at a front. */
MUST_USE enum err free_glance(const struct glance *k, const struct free_wish *wish, struct free_times *ret_times);

#endif
