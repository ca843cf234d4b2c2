/* helped.c - before practice and after it. */
#include "core/helped.h"

bool helped_pair(const struct helped_said *said, size_t n, instant done, int32_t *ret_before, int32_t *ret_after)
{
	bool has_before = false;
	for (size_t i = 0; i < n; i++) {
		int64_t ago = done.s - said[i].at.s;
		if (ago > 0 && ago <= HELPED_BEFORE_S) {
			*ret_before = said[i].pain;
			has_before = true;
		}
		if (ago <= 0 && ago >= -HELPED_AFTER_S) {
			*ret_after = said[i].pain;
			return has_before;
		}
	}
	return false;
}

static void put(struct mean_day *to, day on, int32_t pain)
{
	to->on = on;
	to->sum += pain;
	to->n++;
}

void helped_add(struct helped_days *days, day on, int32_t before, int32_t after)
{
	if (days->n == 0 || days->before[days->n - 1].on.n != on.n) {
		if (days->n == HELPED_DAYS_MOST)
			return;
		days->before[days->n] = days->after[days->n] = (struct mean_day){0};
		days->n++;
	}
	put(&days->before[days->n - 1], on, before);
	put(&days->after[days->n - 1], on, after);
}

struct helped helped_of(const struct helped_days *days)
{
	return (struct helped){
		.days = (int32_t)days->n,
		.before_tenths = mean_of_days(days->before, days->n, DAY_MIN, DAY_MAX),
		.after_tenths = mean_of_days(days->after, days->n, DAY_MIN, DAY_MAX),
	};
}
