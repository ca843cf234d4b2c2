/* copied.c - when a copy was saved, and whether it is time for another. */
#include "me/copied.h"

bool copied_is_due(const struct person *who)
{
	if (who->entry_days.n == 0 || day_diff(who->today, who->entry_days.at[0].day) < COPIED_AFTER_DAYS)
		return false;
	return !who->has_copied || day_diff(who->today, who->copied_on) >= COPIED_EVERY_DAYS;
}

void act_copied(struct changes *acts, const struct person *who)
{
	struct writer w = arena_writer(acts->arena);
	w_day(&w, who->today);
	act_setting(acts, person_copied_key, arena_keep(acts->arena, &w));
}
