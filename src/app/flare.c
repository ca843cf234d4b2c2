/* flare.c - is it a day to do less? */
#include "app/flare.h"

enum { WEEK = 7, RISE_TENTHS = 20 /* evidence 3.5 */, UNKNOWN = -1 };

/* The last practice of today or yesterday, or NULL. */
static const struct store_deed *last_practice(const struct flare_days *days, day today)
{
	for (size_t i = days->deeds->n; i > 0; i--) {
		const struct store_deed *d = &days->deeds->at[i - 1];
		if (d->leg == LEG_PRACTICE && d->day.n <= today.n)
			return day_diff(today, d->day) <= 1 ? d : NULL;
	}
	return NULL;
}

/* Mean pain of the seven days before a day, in tenths, or UNKNOWN. */
static int32_t usual_tenths(const struct store_entries *entries, day before)
{
	int32_t sum = 0, n = 0;
	for (size_t i = 0; i < entries->n; i++) {
		const struct store_entry *e = &entries->at[i];
		int32_t ago = day_diff(before, e->day);
		if (ago < 1 || ago > WEEK || store_entry_pain(e) == STORE_PAIN_UNSET)
			continue;
		sum += 10 * store_entry_pain(e);
		n++;
	}
	return n == 0 ? UNKNOWN : sum / n;
}

/* The last entry that tells how it was then. */
static const struct store_entry *last_pain(const struct store_entries *entries)
{
	for (size_t i = entries->n; i > 0; i--)
		if (entries->at[i - 1].pain_now != STORE_PAIN_UNSET)
			return &entries->at[i - 1];
	return NULL;
}

static bool rose_after(const struct flare_days *days, const struct store_deed *practice, day today)
{
	int32_t usual = usual_tenths(days->entries, practice->day);
	const struct store_entry *last = last_pain(days->entries);
	if (usual == UNKNOWN || last == NULL || last->day.n != today.n)
		return false;
	if (moment_is_known(last->at) && moment_is_known(practice->at) && last->at.at.s <= practice->at.at.s)
		return false; /* where the times do not tell, it may have come after: less for a day is the safe side */
	return 10 * last->pain_now - usual > RISE_TENTHS;
}

enum flare_why flare_today(const struct flare_days *days, day today)
{
	const struct store_deed *practice = last_practice(days, today);
	for (size_t i = 0; i < days->marks->n; i++) {
		const struct store_mark *m = &days->marks->at[i];
		if (m->kind == STORE_MARK_FLARE && m->first.n <= today.n && today.n <= m->last.n)
			return FLARE_MARKED;
	}
	return practice != NULL && rose_after(days, practice, today) ? FLARE_AFTER_PRACTICE : FLARE_NONE;
}
