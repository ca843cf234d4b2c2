/* week_pain.h - the pain of a week, by its days. */
#ifndef TRIVET_ME_WEEK_PAIN_H
#define TRIVET_ME_WEEK_PAIN_H

#include "store/store.h"

/* Mean pain of the seven days that end with this one, in tenths, or MEAN_NONE (core/mean.h). */
int32_t week_pain_tenths(const struct store_entry_days *days, day ending);

#endif
