/* strength.c - a mean that forgets slowly. */
#include "core/strength.h"

enum { WHOLE = 65536, DAY_BEFORE = 62371 /* of WHOLE: 2 to the power of -1/14 */ };

enum strength_way strength_way(int32_t before, int32_t now)
{
	return now >= before + STRENGTH_STEP ? STRENGTH_GROWING : now <= before - STRENGTH_STEP ? STRENGTH_RESTING : STRENGTH_STEADY;
}

struct strength strength_of(const struct lived *lived, const struct deed *deeds, size_t n, day today)
{
	struct strength s;
	int64_t sum[LEGS] = {0}, all = 0, weight = WHOLE;
	for (int32_t ago = 0; ago < STRENGTH_DAYS; ago++) {
		struct balance then = balance_week(lived_on(lived, day_plus(today, -ago)), deeds, n, day_plus(today, -ago));
		for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
			sum[l] += weight * balance_share(then.done[l], then.wanted[l]); /* it forgets slowly by itself */
		all += weight;
		weight = weight * DAY_BEFORE / WHOLE;
	}
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		s.percent[l] = (int32_t)((sum[l] + all / 2) / all);
	return s;
}
