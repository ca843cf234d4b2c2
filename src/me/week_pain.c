/* week_pain.c - one mean of a week for every face. */
#include "me/week_pain.h"

#include "core/mean.h"

enum { WEEK = 7 };

int32_t week_pain_tenths(const struct store_entry_days *days, day ending)
{
	struct mean_day week[WEEK];
	size_t n = 0;
	for (size_t i = 0; i < days->n && n < WEEK; i++) {
		int32_t ago = day_diff(ending, days->at[i].day);
		if (ago >= 0 && ago < WEEK)
			week[n++] = (struct mean_day){days->at[i].day, days->at[i].pain_sum, days->at[i].pain_n};
	}
	return mean_of_days(week, n, day_plus(ending, 1 - WEEK), ending);
}
