/* clocks.h - coming visits stay at their local time when a country changes its clock rules by law. */
#ifndef TRIVET_CLINIC_CLOCKS_H
#define TRIVET_CLINIC_CLOCKS_H

#include "clinic/desk.h"

/* What became of visits to come whose clock was changed by law. */
struct visit_clocks {
	struct store_visits moved;
	struct store_visits stuck; /* as they were: the time is skipped now, or someone else has it */
};

/*
 * Civil time wins: a visit that was agreed on for nine stays at nine, its instant moves, and its people are told. What collides is left as it was, for the desk.
 * Fails: as store_apply.
 */
MUST_USE enum err visit_follow_clocks(struct store *s, const struct desk *desk, struct visit_clocks *ret_clocks);

#endif
