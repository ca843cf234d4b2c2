/* front_store.h - the store behind a front. For use inside clinic/. */
#ifndef TRIVET_CLINIC_FRONT_STORE_H
#define TRIVET_CLINIC_FRONT_STORE_H

#include "clinic/front.h"

/* Changes of the store. Fails: as store_apply. */
MUST_USE enum err front_apply(const struct front *f, int64_t organisation, struct change c, struct change_outcome *ret_outcome);
MUST_USE enum err glance_apply(const struct glance *k, struct change c, struct change_outcome *ret_outcome);
/* With a borrowed reader, without the clinic's file. */
typedef enum err front_reading(struct link *l, void *arg);
MUST_USE enum err front_read(struct front *f, int64_t organisation, front_reading *read, void *arg);

#endif
