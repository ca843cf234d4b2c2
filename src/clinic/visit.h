/*
 * visit.h - visits are booked, held, confirmed, moved and cancelled, and a course is booked as one. Each is a decision inside the writer's transaction: it
 * reads what is taken, decides, and writes the guard as one list. What is refused changes nothing.
 */
#ifndef TRIVET_CLINIC_VISIT_H
#define TRIVET_CLINIC_VISIT_H

#include "clinic/visit_ask.h"

/*
 * Does it, and waits for the disk. Fails: as store_apply; ERR_INPUT a text is too long, empty where it is needed, or not clean; ERR_MISSING another file of the
 * clinic was loaded since the desk was opened: open it again, and try again. A refusal is no failure: *ret_answer says it.
 */
MUST_USE enum err visit_do(struct store *s, const struct desk *desk, const struct visit_ask *ask, struct visit_answer *ret_answer);

#endif
