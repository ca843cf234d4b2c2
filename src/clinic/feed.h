/* feed.h - the calendar of a practitioner, a room or a patient at a secret address, for calendar programs that subscribe to it. */
#ifndef TRIVET_CLINIC_FEED_H
#define TRIVET_CLINIC_FEED_H

#include "clinic/front.h"
#include "store/clinic_desk.h"

/* Visits of the last month and of the next 400 days that are booked. Fails: ERR_MISSING nobody has this address. */
MUST_USE enum err feed_read(const struct glance *k, str secret, struct store_visits *ret_visits);

#endif
