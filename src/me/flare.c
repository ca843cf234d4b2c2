/* flare.c - is it a day to do less? */
#include "me/flare.h"

#include "me/week_pain.h"
#include "core/mean.h"

enum { RISE_TENTHS = 20 /* evidence 3.5 */, USUAL_WEEK = 7 };

/* The last practice of today or yesterday. */
struct practice {
	day on;
	bool is_timed; /* all of that day have a time: then the last is known */
	instant last;
};

static bool last_practice(const struct flare_days *days, day today, struct practice *ret_practice)
{
	bool found = false;
	for (size_t i = 0; i < days->items.n; i++) {
		const struct store_deed_item *d = &days->items.at[i];
		if (d->leg != LEG_PRACTICE || d->day.n > today.n || day_diff(today, d->day) > 1)
			continue;
		if (!found || d->day.n > ret_practice->on.n)
			*ret_practice = (struct practice){d->day, d->n_untimed == 0, d->last};
		ret_practice->is_timed = ret_practice->is_timed && d->n_untimed == 0;
		if (d->has_last && d->last.s > ret_practice->last.s)
			ret_practice->last = d->last;
		found = true;
	}
	return found;
}

static bool rose_after(const struct flare_days *days, const struct practice *practice)
{
	int32_t usual = week_pain_tenths(&days->entry_days, day_plus(practice->on, -1));
	const struct store_entry *last = days->last;
	if (usual == MEAN_NONE || last == NULL)
		return false;
	if (moment_is_known(last->at) && practice->is_timed && last->at.at.s <= practice->last.s)
		return false; /* where the times do not tell, it may have come after: less for a day is the safe side */
	return 10 * last->pain_now - usual > RISE_TENTHS;
}

static int32_t days_with_pain(const struct store_entry_days *days, struct store_days of)
{
	int32_t n = 0;
	for (size_t i = 0; i < days->n; i++)
		n += days->at[i].day.n >= of.first.n && days->at[i].day.n <= of.last.n && days->at[i].pain_n > 0;
	return n;
}

/* A hard day, whatever came before it. */
static bool is_up(const struct flare_days *days, day today)
{
	struct store_days before = store_last_days(day_plus(today, -1), USUAL_WEEK);
	if (days->last == NULL || days_with_pain(&days->entry_days, before) < FLARE_USUAL_DAYS)
		return false;
	return 10 * days->last->pain_now - week_pain_tenths(&days->entry_days, before.last) > RISE_TENTHS;
}

enum flare_why flare_today(const struct flare_days *days, day today)
{
	struct practice practice;
	if (days->is_marked)
		return FLARE_MARKED;
	if (last_practice(days, today, &practice) && rose_after(days, &practice))
		return FLARE_AFTER_PRACTICE;
	return is_up(days, today) ? FLARE_PAIN_UP : FLARE_NONE;
}
