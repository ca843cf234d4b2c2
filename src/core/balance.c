/* balance.c - the three numbers of this week. */
#include "core/balance.h"

enum { WEEK = 7 };

static int32_t days_done(const struct deed *deeds, size_t n, enum leg leg, day today)
{
	unsigned seen = 0;
	for (size_t i = 0; i < n; i++) {
		int32_t ago = day_diff(today, deeds[i].on);
		if (deeds[i].leg == leg && ago >= 0 && ago < WEEK)
			seen |= 1u << ago;
	}
	return __builtin_popcount(seen);
}

static int32_t days_wanted(const struct plan *plan, enum leg leg)
{
	int32_t most = 0;
	for (size_t i = 0; i < plan->legs[leg].n; i++)
		if (plan->legs[leg].steps[i].per_week > most)
			most = plan->legs[leg].steps[i].per_week;
	return most == 0 ? DAYS_A_WEEK : most > WEEK ? WEEK : most;
}

static int32_t visits_wanted(const struct plan *plan)
{
	int32_t apart = plan->course.days_apart;
	return apart <= 0 || apart >= WEEK ? 1 : WEEK / apart;
}

const struct balance_wanted balance_default = {{[LEG_TREATMENT] = 1, [LEG_PRACTICE] = DAYS_A_WEEK, [LEG_CHANGE] = DAYS_A_WEEK}};

struct balance_wanted balance_wanted_of(const struct plan *plan)
{
	struct balance_wanted wanted = {{[LEG_TREATMENT] = visits_wanted(plan)}};
	for (enum leg l = LEG_PRACTICE; l < LEGS; l++)
		wanted.of[l] = days_wanted(plan, l);
	return wanted;
}

struct balance balance_week(struct balance_wanted wanted, const struct deed *deeds, size_t n, day today)
{
	struct balance b;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		b.done[l] = days_done(deeds, n, l, today);
		b.wanted[l] = wanted.of[l];
		int32_t percent = 100 * b.done[l] / b.wanted[l];
		b.percent[l] = percent > 100 ? 100 : percent;
	}
	return b;
}

enum leg balance_shortest(const struct balance *b)
{
	enum leg lowest = LEG_TREATMENT;
	for (enum leg l = LEG_PRACTICE; l < LEGS; l++)
		if (b->percent[l] < b->percent[lowest])
			lowest = l;
	return lowest;
}
