/* mean.c - means, in tenths. */
#include "core/mean.h"

void mean_add(struct mean *m, int32_t tenths)
{
	m->sum += tenths == MEAN_NONE ? 0 : tenths;
	m->n += tenths != MEAN_NONE;
}

int32_t mean_tenths(struct mean m)
{
	return m.n == 0 ? MEAN_NONE : (2 * m.sum + m.n) / (2 * m.n);
}

void day_means_add(struct day_means *m, day on, int said)
{
	if (on.n != m->on.n) {
		mean_add(&m->before, mean_tenths(m->last));
		m->last = (struct mean){0};
		m->on = on;
	}
	mean_add(&m->last, said == MEAN_NONE ? MEAN_NONE : 10 * said);
}

int32_t day_means_tenths(const struct day_means *m)
{
	struct mean all = m->before;
	mean_add(&all, mean_tenths(m->last));
	return mean_tenths(all);
}

int mean_pain(int now, int average)
{
	return average != MEAN_NONE ? average : now;
}
