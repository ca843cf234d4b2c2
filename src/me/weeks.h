/* weeks.h - the plans that were in force in past weeks, from the plans that were recorded. */
#ifndef TRIVET_ME_WEEKS_H
#define TRIVET_ME_WEEKS_H

#include "me/person.h"

enum { WEEKS_PLANS_MOST = 200 /* changes of a plan: the newest; each is read by itself, so that no diary is too long for it */ };

/* From the plan that the day `first` was lived with on. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: lives in the arena. */
MUST_USE enum err weeks_lived(struct store_reader *r, const struct person *who, day first, struct arena *a, struct lived *ret_lived);

#endif
