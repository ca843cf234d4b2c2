/* mean.c - the mean of days' means. */
#include "core/mean.h"

int32_t mean_of_day(int64_t sum, int32_t n)
{
	return n <= 0 ? MEAN_NONE : (int32_t)((10 * sum + n / 2) / n);
}

int32_t mean_of_days(const struct mean_day *days, size_t n, day first, day last)
{
	int64_t sum = 0, count = 0;
	for (size_t i = 0; i < n; i++) {
		int32_t tenths = mean_of_day(days[i].sum, days[i].n);
		if (tenths == MEAN_NONE || days[i].on.n < first.n || days[i].on.n > last.n)
			continue;
		sum += tenths;
		count++;
	}
	return count == 0 ? MEAN_NONE : (int32_t)((2 * sum + count) / (2 * count));
}
