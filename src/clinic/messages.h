/*
 * messages.h - what people are told about a visit, queued in the transaction that changes it. A message has a key (visit, version, kind, channel), so that none
 * is ever queued twice; messages from an older version that are still waiting are dropped.
 */
#ifndef TRIVET_CLINIC_MESSAGES_H
#define TRIVET_CLINIC_MESSAGES_H

#include "clinic/desk.h"

enum message {
	MESSAGE_CONFIRMATION,
	MESSAGE_CHANGE,
	MESSAGE_CANCELLATION,
	MESSAGE_VERIFY /* is this address yours? */,
	MESSAGE_REMINDERS /* nothing now: the visit was agreed on elsewhere */
};

/* Of the version that the visit has now. Nobody without an address is told. */
MUST_USE enum err messages_queue(struct link *l, const struct desk *d, const struct store_visit *visit, enum message message, str email);

#endif
