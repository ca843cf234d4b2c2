/* sets.c - how long sets take. */
#include "core/sets.h"

int32_t sets_s(const struct item *it, int32_t reps, int32_t hold_s, int32_t sets)
{
	int32_t round_s = reps * (it->session.pace_s + hold_s);
	if (round_s == 0 || sets == 0)
		return 0;
	return (sets * round_s + (sets - 1) * SETS_REST_S) * (it->session.each_side ? 2 : 1);
}
