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

/* The mean of one side of a treatment; MEAN_NONE when too little is recorded. */
static int32_t side_of(const struct mean_day *days, size_t n, day first)
{
	day last = day_plus(first, HELPED_SIDE_DAYS - 1);
	int32_t written = 0;
	for (size_t i = 0; i < n; i++)
		written += days[i].n > 0 && days[i].on.n >= first.n && days[i].on.n <= last.n;
	return written < HELPED_SIDE_LEAST ? MEAN_NONE : mean_of_days(days, n, first, last);
}

struct helped_around helped_around(const struct mean_day *days, size_t n, const day *treatments, size_t n_treatments)
{
	struct helped_around h = {.before_tenths = MEAN_NONE, .after_tenths = MEAN_NONE};
	int32_t before_sum = 0, after_sum = 0;
	for (size_t i = 0; i < n_treatments; i++) {
		int32_t before = side_of(days, n, day_plus(treatments[i], -HELPED_SIDE_DAYS)), after = side_of(days, n, day_plus(treatments[i], 1));
		if (before == MEAN_NONE || after == MEAN_NONE)
			continue;
		before_sum += before;
		after_sum += after;
		h.treatments++;
	}
	if (h.treatments == 0)
		return h;
	h.before_tenths = (2 * before_sum + h.treatments) / (2 * h.treatments);
	h.after_tenths = (2 * after_sum + h.treatments) / (2 * h.treatments);
	return h;
}

struct helped helped_of(const struct helped_days *days)
{
	return (struct helped){
		.days = (int32_t)days->n,
		.before_tenths = mean_of_days(days->before, days->n, DAY_MIN, DAY_MAX),
		.after_tenths = mean_of_days(days->after, days->n, DAY_MIN, DAY_MAX),
	};
}
