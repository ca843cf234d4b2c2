/* copied.h - a copy of everything remembered, saved by the person: offered where something else may clear what is remembered. */
#ifndef TRIVET_ME_COPIED_H
#define TRIVET_ME_COPIED_H

#include "me/acts.h"

enum { COPIED_AFTER_DAYS = 7 /* of use */, COPIED_EVERY_DAYS = 30 };

/* There is a week of diary, and no copy of the last month. */
bool copied_is_due(const struct person *who);
/* A copy was saved today. */
void act_copied(struct changes *acts, const struct person *who);

#endif
