/* outbox.h - messages that did not get through, as the desk sees them. */
#ifndef TRIVET_CLINIC_OUTBOX_H
#define TRIVET_CLINIC_OUTBOX_H

#include "clinic/day.h"

struct outbox_row {
	struct store_mail mail; /* MAIL_UNKNOWN or MAIL_REFUSED */
	struct day_visit visit;
};

struct outbox {
	const struct outbox_row *rows;
	size_t n;
	bool waits; /* one is due, and no mail server is named */
};

MUST_USE enum err outbox_read(const struct glance *k, struct outbox *ret_outbox);
/* Sends one again, or leaves it. Fails: ERR_MISSING there is none, as when somebody else has done it. */
MUST_USE enum err outbox_settle(const struct glance *k, int64_t visit, str kind, bool sends);

#endif
