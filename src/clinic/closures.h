/* closures.h - when the desk closes something or someone is away, and which visits have to be moved because of it. Nothing is ever dropped automatically. */
#ifndef TRIVET_CLINIC_CLOSURES_H
#define TRIVET_CLINIC_CLOSURES_H

#include "clinic/day.h"

struct closures {
	struct store_closures set;     /* that are not over */
	const struct day_visit *moves; /* visits to come for which the clinic is not open any more: by these, or by its file */
	size_t n_moves;
};
MUST_USE enum err closures_read(const struct glance *k, struct closures *ret_closures);
/* Needs: from < to. *ret_closure gets its id. */
MUST_USE enum err closures_add(const struct glance *k, struct store_closure *closure);
MUST_USE enum err closures_lift(const struct glance *k, int64_t id);

#endif
