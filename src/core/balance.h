/* balance.h - the stool's three numbers: how much of each leg was done in the last seven days, against the plan. Never a streak, never a blame. */
#ifndef TRIVET_CORE_BALANCE_H
#define TRIVET_CORE_BALANCE_H

#include "core/plan.h"

struct deed {
	day on;
	enum leg leg;
	int32_t seconds; /* 0: not timed */
};

struct balance {
	int32_t percent[LEGS]; /* 0..100 */
	int32_t done[LEGS];    /* treatments; days with practice; days with a change */
	int32_t wanted[LEGS];  /* the same, as planned for seven days; 1 at least */
};

/*
 * Counts the deeds of today and the six days before. Treatment: visits against those the course asks for in seven days (at least one); practice and
 * change: days with at least one deed against the most days a week of any step of that leg (DAYS_A_WEEK when there is none). Two minutes count as a
 * day (evidence 3.3). `plan` may be refused: then the defaults hold. Deeds may be in any order.
 */
struct balance balance_week(const struct plan *plan, const struct deed *deeds, size_t n, day today);
/* The leg with the lowest number; the first of equals. */
enum leg balance_shortest(const struct balance *b);

#endif
