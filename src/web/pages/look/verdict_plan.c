/* verdict_plan.c - the plan after a look back. */
#include "web/pages/look/verdict_plan.h"

#include "me/reads.h"

static int32_t most_days(const struct leg_plan *leg)
{
	int32_t most = 0;
	for (size_t i = 0; i < leg->n; i++)
		most = leg->steps[i].per_week > most ? leg->steps[i].per_week : most;
	return most;
}

static enum err put_keep(struct app *app, const struct person *who, struct verdict_plan *v)
{
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < who->plan.legs[l].n; i++) {
			uint16_t item = who->plan.legs[l].steps[i].item;
			int days;
			TRY(reads_item_days(app, who, item, &days));
			if (days <= v->keep_days)
				continue;
			v->keep = &who->pack->items[item];
			v->keep_days = days;
		}
	return OK;
}

enum err verdict_plan_of(struct app *app, const struct person *who, struct form_key *form, struct arena *a, struct verdict_plan *ret_plan)
{
	const struct pack *p = who->pack;
	struct verdict_step *steps = arena_new(a, struct verdict_step, LEGS * STEPS_MAX);
	struct verdict_plan v = {.form = form, .steps = steps, .shortest = balance_shortest(&who->week)};
	if (steps == NULL)
		return ERR_FULL;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < who->plan.legs[l].n; i++) {
			uint16_t item = who->plan.legs[l].steps[i].item, instead = plan_instead(who, item);
			if (plan_may_go(who, item))
				steps[v.n++] = (struct verdict_step){form, &p->items[item], instead == NONE ? NULL : &p->items[instead], 0};
		}
	for (size_t i = 0; i < v.n; i++) {
		TRY(reads_item_days(app, who, (uint16_t)(steps[i].item - p->items), &steps[i].days));
		v.least = v.least == NULL || steps[i].days < v.least->days ? &steps[i] : v.least;
	}
	TRY(put_keep(app, who, &v));
	v.grows = grow_next(who, a);
	uint16_t spare = plan_spare(p, &who->consult, &who->plan, v.shortest);
	int32_t fewer = most_days(&who->plan.legs[LEG_PRACTICE]) - 1;
	v.spare = spare == NONE ? NULL : &p->items[spare];
	v.fewer_days = fewer >= DAYS_A_WEEK_LEAST ? fewer : 0;
	*ret_plan = v;
	return OK;
}
