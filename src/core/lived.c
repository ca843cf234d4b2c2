/* lived.c - the plan of a day. */
#include "core/lived.h"

struct balance_wanted lived_on(const struct lived *l, day on)
{
	struct balance_wanted wanted = balance_default;
	if (on.n >= l->today.n)
		return l->now;
	for (size_t i = 0; i < l->n && l->plan[i].from.n <= on.n; i++)
		wanted = l->plan[i].wanted;
	return wanted;
}
