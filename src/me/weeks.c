/* weeks.c - the plans that were in force in past weeks. */
#include "me/weeks.h"

#include "me/plan_lines.h"

/* Reads one and forgets its text. What is no plan of ours wants nothing else than the one before. */
static enum err add_plan(struct store_reader *r, const struct pack *p, const struct store_plan_day *of, struct arena scratch, struct lived *l)
{
	struct lived_plan *plans = (struct lived_plan *)(uintptr_t)l->plan;
	struct store_plan plan;
	struct plan_lines lines;
	TRY(store_plan(r, of->id, &scratch, &plan));
	if (plan_lines_read(p, plan.text, &lines))
		plans[l->n++] = (struct lived_plan){of->day, plan_lines_wanted(&lines)};
	return OK;
}

enum err weeks_lived(struct store_reader *r, const struct person *who, day first, struct arena *a, struct lived *ret_lived)
{
	struct lived l = {.today = who->today, .now = who->wanted};
	struct store_plan_days before, since;
	TRY(store_plan_days(r, (struct store_some){{DAY_MIN, first}, 1}, a, &before));
	TRY(store_plan_days(r, (struct store_some){{day_plus(first, 1), who->today}, WEEKS_PLANS_MOST}, a, &since));
	l.plan = arena_new(a, struct lived_plan, before.n + since.n);
	if (a->full)
		return ERR_FULL;
	if (before.n > 0)
		TRY(add_plan(r, who->pack, &before.at[0], *a, &l));
	for (size_t i = since.n; i-- > 0;)
		if (i == 0 || since.at[i - 1].day.n != since.at[i].day.n) /* the last of its day */
			TRY(add_plan(r, who->pack, &since.at[i], *a, &l));
	*ret_lived = l;
	return OK;
}
