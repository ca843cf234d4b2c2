/* grow.c - a little more, when the week was good. */
#include "me/grow.h"

#include "me/week_pain.h"
#include "me/diary.h"
#include "words/more.h"
#include "me/trials.h"
#include "core/mean.h"

enum {
	WEEK = 7,
	RISE_TENTHS = 20, /* evidence 3.5 */
	STEP_REPS = 2,    /* one or two above the target: evidence 3.3 */
	STEP_HOLD_S = 5   /* our own small step, within the dose */
};

/* More of the same, as far as the dose goes; of a load the rule of evidence 3.3 and its number; where the body is the load, a harder form. Nothing where the step is adapted, or on a day to do less. */
str grow_say(const struct person *who, const struct session_step *step, struct arena *a)
{
	const struct item *it = &who->pack->items[step->item];
	const struct amount *reps = &it->dose.reps, *hold = &it->dose.hold_s;
	if (step->verdict != GO || who->plan.flare || who->consult.triage.ceiling >= DOCTOR_FIRST)
		return STR("");
	if (it->loaded && qset_empty(&it->needs))
		return more_say(MORE_HARDER, 0, a);
	if (it->loaded)
		return more_say(MORE_LOAD, 0, a);
	if (reps->most > step->reps && step->reps > 0)
		return more_say(MORE_REPS, reps->most, a);
	if (reps->use == 0 && hold->most > step->hold_s && step->hold_s > 0)
		return more_say(MORE_HOLD, hold->most, a);
	return STR("");
}

int32_t grow_to(const struct person *who, const struct session_step *step)
{
	const struct item *it = &who->pack->items[step->item];
	bool counts = it->dose.reps.use > 0;
	int32_t is = counts ? step->reps : step->hold_s, most = counts ? it->dose.reps.most : it->dose.hold_s.most;
	int32_t to = is + (counts ? STEP_REPS : STEP_HOLD_S);
	if (step->verdict != GO || who->plan.flare || who->consult.triage.ceiling >= DOCTOR_FIRST || it->loaded || is == 0 || is >= most ||
	    plan_step(&who->plan, step->item) == NULL)
		return 0;
	return to < most ? to : most;
}

static int32_t pain_on(const struct person *who, day on)
{
	for (size_t i = 0; i < who->entry_days.n; i++)
		if (who->entry_days.at[i].day.n == on.n)
			return mean_of_day(who->entry_days.at[i].pain_sum, who->entry_days.at[i].pain_n);
	return MEAN_NONE;
}

bool grow_is_good_week(const struct person *who)
{
	int32_t before = week_pain_tenths(&who->entry_days, day_plus(who->today, -WEEK)), known = 0;
	if (before == MEAN_NONE || who->plan.flare || who->week.done[LEG_PRACTICE] < who->week.wanted[LEG_PRACTICE])
		return false;
	for (int32_t ago = WEEK - 1; ago > 0; ago--) {
		int32_t next = pain_on(who, day_plus(who->today, 1 - ago));
		if (next == MEAN_NONE || !person_did_leg(who, LEG_PRACTICE, day_plus(who->today, -ago)))
			continue;
		if (next - before > RISE_TENTHS)
			return false;
		known++;
	}
	return known > 0;
}

struct grows grow_next(const struct person *who, struct arena *a)
{
	struct session played;
	struct grows first = {NULL, STR(""), 0};
	trials_practice(who, SESSION_ANYWHERE, &played);
	for (size_t i = 0; i < played.n; i++) {
		str say = grow_say(who, &played.steps[i], a);
		struct grows more = {&who->pack->items[played.steps[i].item], say, grow_to(who, &played.steps[i])};
		if (more.to > 0)
			return more;
		if (first.item == NULL && say.n > 0)
			first = more;
	}
	return first;
}
