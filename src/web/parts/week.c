/* week.c - the stool of this week. */
#include "web/parts/week.h"

#include "words/counted.h"

enum { FULL = 100 };

/* The treatment that the course asks for next, or none while it is time to look back. */
static void next_treatment(const struct person *who, const struct course_next *course, struct week_view *v)
{
	uint16_t item = who->plan.course.item == NONE ? who->pack->known.first_visit : who->plan.course.item;
	if (course->state != COURSE_NOT_BEGUN && course->state != COURSE_GOING_ON)
		return;
	v->next = &who->pack->items[item];
	v->has_next_day = course->next_on.n > who->today.n;
	v->next_on = course->next_on;
}

/* The first step of the leg that was not done today. */
static void next_step(const struct person *who, enum leg leg, struct week_view *v, struct arena *a)
{
	const struct leg_plan *of = &who->plan.legs[leg];
	for (size_t i = 0; i < of->n && v->next == NULL; i++) {
		const struct item *it = &who->pack->items[of->steps[i].item];
		if (person_did(who, it->id, who->today) != NULL)
			continue;
		v->next = it;
		if (it->session.places != 0)
			v->where = url_with(a, URL("/session"), "item", it->id);
	}
}

struct week_view week_of(const struct person *who, const struct course_next *course, struct arena *a)
{
	struct week_view v = {.who = who, .legs = series_stool(who), .counted = counted_say(who->counted, who->plan.refusal), .where = URL("/plan")};
	enum leg shortest = balance_shortest(&who->week);
	v.is_new = who->deed_days.n == 0 && who->plan.refusal != PLAN_OPEN;
	if (who->plan.refusal != PLAN_OPEN || who->week.percent[shortest] >= FULL)
		return v;
	if (shortest == LEG_TREATMENT)
		next_treatment(who, course, &v);
	else
		next_step(who, shortest, &v, a);
	return v;
}

void page_stool(struct writer *w, struct stool_legs legs)
{
	stool_draw(w, legs, STR("week-stool"));
}
