/*
 * lived.h - what a day asked for, by the plan in force then: what was true in a week stays true, however the plan changes later, and even while
 * there is none because something is open.
 */
#ifndef TRIVET_CORE_LIVED_H
#define TRIVET_CORE_LIVED_H

#include "core/balance.h"

/* What a week is counted by. */
enum counted {
	COUNTED_BY_PLAN,
	COUNTED_BY_KEPT,   /* the newest recorded one: what is open leaves none, or only a part of it */
	COUNTED_BY_DEFAULT /* there was never one */
};

/* A plan, from the day on which it was recorded. */
struct lived_plan {
	day from;
	struct balance_wanted wanted;
};

struct lived {
	const struct lived_plan *plan; /* oldest first; of several on one day only the last */
	size_t n;
	day today;
	struct balance_wanted now; /* of today and what comes */
};

/* Before the first plan: balance_default. */
struct balance_wanted lived_on(const struct lived *l, day on);

#endif
