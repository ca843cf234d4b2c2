/* balance.c - the three numbers of this week. */
#include "core/balance.h"

enum { WEEK = 7, SPAN_MOST = 63 /* days that a set of days holds */ };

/* Days with a deed, of this many days that end with this one. */
static int32_t days_done(const struct deed *deeds, size_t n, enum leg leg, day last, int32_t span)
{
	uint64_t seen = 0;
	for (size_t i = 0; i < n; i++) {
		int32_t ago = day_diff(last, deeds[i].on);
		if (deeds[i].leg == leg && ago >= 0 && ago < span)
			seen |= (uint64_t)1 << ago;
	}
	return __builtin_popcountll(seen);
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

static int32_t period_of(const struct balance_wanted *wanted)
{
	return wanted->period < WEEK ? WEEK : wanted->period >= SPAN_MOST ? SPAN_MOST - 1 : wanted->period;
}

const struct balance_wanted balance_default = {.of = {[LEG_TREATMENT] = 1, [LEG_PRACTICE] = DAYS_A_WEEK, [LEG_CHANGE] = DAYS_A_WEEK}, .period = WEEK};

struct balance_wanted balance_wanted_of(const struct plan *plan)
{
	struct balance_wanted wanted = {.of = {[LEG_TREATMENT] = visits_wanted(plan)}, .period = plan->course.days_apart};
	for (enum leg l = LEG_PRACTICE; l < LEGS; l++)
		wanted.of[l] = days_wanted(plan, l);
	wanted.period = period_of(&wanted);
	return wanted;
}

int32_t balance_treatments_tenths(const struct balance_wanted *wanted)
{
	return 10 * WEEK * wanted->of[LEG_TREATMENT] / period_of(wanted);
}

int32_t balance_share(int32_t done, int32_t wanted)
{
	int32_t percent = 100 * done / wanted;
	return percent > 100 ? 100 : percent;
}

struct balance balance_week(struct balance_wanted wanted, const struct deed *deeds, size_t n, day today)
{
	struct balance b;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		int32_t span = l == LEG_TREATMENT ? period_of(&wanted) + 1 : WEEK; /* the day on which the next is due is still in time */
		b.done[l] = days_done(deeds, n, l, today, span);
		b.wanted[l] = wanted.of[l];
		int32_t now = balance_share(b.done[l], b.wanted[l]);
		int32_t before = balance_share(days_done(deeds, n, l, day_plus(today, -span), span), b.wanted[l]);
		b.percent[l] = before > now ? (now + before) / 2 : now;
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
