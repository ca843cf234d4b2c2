/*
 * clearing.h - "a doctor has examined exactly this" (evidence 1.1, rule 0). A clearing belongs to one report of one sign: it holds while that sign is
 * reported (yes or not sure), from a day on which the sign can have been there already, until the sign is reported again, anything new is
 * reported, or the danger signs are due again.
 */
#ifndef TRIVET_CORE_CLEARING_H
#define TRIVET_CORE_CLEARING_H

#include "core/facts.h"

enum clearing_state {
	CLEARING_HOLDS,
	CLEARING_NEVER,        /* a sign that nobody can clear */
	CLEARING_NOT_REPORTED, /* nobody said yes or not sure to it */
	CLEARING_TO_COME,      /* the day of the examination, or of the record, is still to come, or was when it was recorded */
	CLEARING_TOO_EARLY,    /* the examination was before the sign can have begun, or before something changed */
	CLEARING_AGAIN,        /* the sign was reported again since */
	CLEARING_NEW,          /* something new has been reported since */
	CLEARING_PAST,         /* recorded a review period ago: it is asked again with the danger signs */
	CLEARING_STATES
};

/* `f` is what facts_said makes of `a`. */
enum clearing_state clearing_state(const struct pack *p, const struct answers *a, const struct facts *f, const struct clearing *c, day today);
/*
 * The first day on which what is reported now can have been examined: the sign had begun (it was "no" before, or its row names how new it is), and
 * nothing that ended an earlier clearing came after. 1970-01-01 when any day will do.
 */
day clearing_since(const struct pack *p, const struct answers *a, uint16_t rule, day today);
/* The facts whose yes or not sure reports this sign: those of the rule, and those they are computed from or are the same as. */
qset clearing_reports(const struct pack *p, uint16_t rule);

#endif
