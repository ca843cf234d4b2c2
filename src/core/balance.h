/* balance.h - the stool's three numbers: how much of each leg was done in the last seven days, against the plan. Never a streak, never a blame. */
#ifndef TRIVET_CORE_BALANCE_H
#define TRIVET_CORE_BALANCE_H

#include "core/plan.h"

struct deed {
	day on;
	enum leg leg;
	int32_t seconds; /* 0: not timed */
};

/* For seven days: treatments, days with practice, days with a change; 1 at least. */
struct balance_wanted {
	int32_t of[LEGS];
};

struct balance {
	int32_t percent[LEGS]; /* 0..100 */
	int32_t done[LEGS];    /* treatments; days with practice; days with a change */
	int32_t wanted[LEGS];  /* the same, as planned for seven days; 1 at least */
};

/*
 * What a plan wants. Treatment: the visits that the course asks for in seven days (at least one); practice and change: the most days a week of any step of
 * that leg. Needs: a plan that is not refused.
 */
struct balance_wanted balance_wanted_of(const struct plan *plan);
/* The same where there is no plan: one treatment, DAYS_A_WEEK of practice and of a change. */
extern const struct balance_wanted balance_default;
/*
 * Counts the deeds of today and the six days before: visits, days with at least one deed. Two minutes count as a day (evidence 3.3). Deeds may be in any
 * order.
 */
struct balance balance_week(struct balance_wanted wanted, const struct deed *deeds, size_t n, day today);
/* The leg with the lowest number; the first of equals. */
enum leg balance_shortest(const struct balance *b);

#endif
