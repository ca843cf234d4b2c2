/* cleared_read.h - what a doctor has examined, as it is stored; see cleared.h. */
#ifndef TRIVET_ME_CLEARED_READ_H
#define TRIVET_ME_CLEARED_READ_H

#include "core/clearing.h"
#include "store/store.h"

/* The setting that holds the last day on which something new was reported. */
#define cleared_news_key STR("something_new_on")
/* What ended one, as it is stored. */
extern const str cleared_end_words[CLEARING_ENDED_NEW + 1];

/* By the days of whoever reads them `now`. Fails: ERR_FULL, ERR_BUSY, ERR_IO of the store. */
MUST_USE enum err cleared_load(struct store_reader *r, struct arena *a, const struct pack *p, struct moment now, struct answers *answers);

#endif
