/* mine.h - a visit as the person who booked it sees it, through its secret link. */
#ifndef TRIVET_CLINIC_MINE_H
#define TRIVET_CLINIC_MINE_H

#include "clinic/day.h"

enum { MINE_CODE = 6, MINE_HOLD_MINUTES = 60, MINE_HOLDS_A_DAY = 20, MINE_CODES_A_DAY = 5 };

/* Fails: ERR_MISSING no such visit, or another secret: nobody learns which. */
MUST_USE enum err mine_read(const struct glance *k, int64_t id, str secret, struct day_visit *ret_visit);
/* The digits sent to the person who booked, so that they can show that the address is theirs. */
str mine_code(const struct desk *d, int64_t id);
/* The secret of the link in messages: whoever shows it has read one. */
str mine_letter_secret(const struct desk *d, int64_t id);
/* Counts one more of something today. *ret_is_too_many: more than `most`. */
MUST_USE enum err mine_try(const struct glance *k, const char *what, str whose, int64_t most, bool *ret_is_too_many);

#endif
