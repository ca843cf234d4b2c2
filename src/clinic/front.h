/*
 * front.h - a clinic for a face that may not see the store: its file is read once for each version and shared by all readers; a store reader is borrowed for each
 * reading.
 */
#ifndef TRIVET_CLINIC_FRONT_H
#define TRIVET_CLINIC_FRONT_H

#include "clinic/visit.h"

struct front;

/* Keeps `s`. Fails: ERR_FULL, or as store_reader_open. */
MUST_USE enum err front_open(struct store *s, clinic_zone *zones, struct front **ret_front);
void front_close(struct front *f);

/* One glance at it: what it was when the glance began. */
struct glance {
	struct front *front;
	struct front_kept *kept;
	struct desk desk; /* at `now`, in the viewer's arena */
};

/* Needs: glance_close, also before `f` is closed. Fails: as desk_open. */
MUST_USE enum err glance_open(struct front *f, int64_t organisation, instant now, struct arena *a, struct glance *ret_glance);
void glance_close(struct glance *k);
/* All that `read` reads is of one moment. Fails: as `read`; ERR_BUSY, ERR_IO. */
typedef enum err glance_reading(struct link *l, const struct desk *d, void *arg);
MUST_USE enum err glance_read(const struct glance *k, glance_reading *read, void *arg);
/* visit_do. Fails: as that; ERR_BUSY also when the clinic's file was loaded again. */
MUST_USE enum err glance_do(const struct glance *k, const struct visit_ask *ask, struct visit_answer *ret_answer);

#endif
