/*
 * balance.h - the stool's three numbers: how much of each leg was done in the last seven days, against the plan; treatments within the time in which the plan
 * wants them. Never a streak, never a blame: a quiet week tilts the stool gently, because the week before still counts.
 */
#ifndef TRIVET_CORE_BALANCE_H
#define TRIVET_CORE_BALANCE_H

#include "core/plan.h"

struct deed {
	day on;
	enum leg leg;
	int32_t seconds; /* 0: not timed */
};

/* Treatments in `period` days; days with practice and days with a change in seven days; 1 at least. */
struct balance_wanted {
	int32_t of[LEGS];
	int32_t period; /* a week, or as far apart as the course wants its visits when that is longer; 0 stands for a week */
};

struct balance {
	int32_t percent[LEGS]; /* 0..100 */
	int32_t done[LEGS];    /* treatments; days with practice; days with a change */
	int32_t wanted[LEGS];  /* the same, as planned; 1 at least */
};

/*
 * What a plan wants. Treatment: the visits that the course asks for in a week, or one in its own spacing; practice and change: the most days a week of any
 * step of that leg. Needs: a plan that is not refused.
 */
struct balance_wanted balance_wanted_of(const struct plan *plan);
/* The same where there is no plan: one treatment, DAYS_A_WEEK of practice and of a change. */
extern const struct balance_wanted balance_default;
/* Treatments of seven days, in tenths: 5 for one in two weeks. */
int32_t balance_treatments_tenths(const struct balance_wanted *wanted);
/* Of what was wanted, 0..100. */
int32_t balance_share(int32_t done, int32_t wanted);
/*
 * Counts the deeds of today and the six days before: days with at least one deed. Two minutes count as a day (evidence 3.3). Visits count for as long as
 * the next one is not overdue: on its day the last one still counts. A leg is as high as that share, or as the mean of it and the same of the time before, when
 * that is higher. Deeds may be in any order; they should reach back twice that far.
 */
struct balance balance_week(struct balance_wanted wanted, const struct deed *deeds, size_t n, day today);
/* The leg with the lowest number; the first of equals. */
enum leg balance_shortest(const struct balance *b);

#endif
