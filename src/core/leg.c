/* leg.c - what the choices of the three legs share, and the treatments. */
#include "core/leg.h"

#include "core/sets.h"

struct candidate *leg_best(struct candidates *c)
{
	struct candidate *top = NULL;
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].points > POINTS_NEVER && (top == NULL || c->of[i].points > top->points))
			top = &c->of[i];
	return top;
}

/* What was wished, within what there may be; what is usual when nothing was. */
static int32_t held(struct amount a, int32_t wish)
{
	return wish == 0 || a.use == 0 ? a.use : wish < a.least ? a.least : wish > a.most ? a.most : wish;
}

enum { MINUTE_S = 60 };

/* What grows is the number of repetitions; of what is only held, the hold. Less on a day to do less, and nothing more of a step that is adapted. */
static void count_step(const struct making *m, struct step *s)
{
	const struct dose *dose = &m->p->items[s->item].dose;
	const struct amount *grows = dose->reps.use > 0 ? &dose->reps : &dose->hold_s;
	int32_t grown = held(*grows, s->verdict == GO && !m->plan->flare ? m->c->wishes.grown_to[s->item] : 0);
	s->reps = grows == &dose->reps ? grown : dose->reps.use;
	s->hold_s = grows == &dose->hold_s ? grown : dose->hold_s.use;
	s->grown_to = grown != grows->use ? grown : 0;
	s->sets = held(dose->sets, m->c->wishes.sets_of[s->item]);
	if ((s->verdict != GO || m->plan->flare) && s->sets > dose->sets.use)
		s->sets = dose->sets.use;
	s->other_sets = s->sets != dose->sets.use ? s->sets : 0;
	int32_t needs = (sets_s(&m->p->items[s->item], s->reps, s->hold_s, s->sets) + MINUTE_S - 1) / MINUTE_S;
	if (s->other_sets > dose->sets.use && needs > s->minutes && s->minutes > 0)
		s->minutes = needs < dose->minutes.most ? needs : dose->minutes.most;
}

struct step *leg_add(const struct making *m, struct candidate *k)
{
	const struct item *it = &m->p->items[k->item];
	const struct wishes *w = &m->c->wishes;
	struct leg_plan *leg = &m->plan->legs[it->leg];
	struct step *s = &leg->steps[leg->n++];
	*s = (struct step){.item = k->item,
			   .verdict = k->allowed.verdict,
			   .behind = k->allowed.behind,
			   .because = k->because,
			   .minutes = held(it->dose.minutes, w->minutes_of[k->item]),
			   .per_day = it->dose.per_day.use > 0 ? it->dose.per_day.use : 1,
			   .per_week = held(it->dose.per_week, w->days_of[k->item])};
	count_step(m, s);
	k->points = POINTS_NEVER;
	return s;
}

void leg_prefer_other_kinds(const struct pack *p, struct candidates *c, enum item_kind taken)
{
	for (size_t i = 0; i < c->n; i++)
		if (p->items[c->of[i].item].kind == taken)
			c->of[i].points += POINTS_SAME_KIND;
}

int32_t leg_minutes(const struct step *s)
{
	return s->minutes * s->per_day;
}

bool leg_takes_time(const struct item *it)
{
	return it->kind == ITEM_WALK || it->kind == ITEM_RELAX;
}

int32_t leg_wished_minutes(const struct wishes *w)
{
	bool is_unsure = w->confidence >= 0 && w->confidence < CONFIDENCE_LOW;
	int32_t most = is_unsure ? MINUTES_LOW_CONFIDENCE : w->minutes_a_day;
	return w->minutes_a_day < most ? w->minutes_a_day : most;
}

/* --- treatment --- */

static struct course course_of(const struct making *m, uint16_t item)
{
	const struct course_dose *course = &m->p->items[item].course;
	const struct wishes *w = &m->c->wishes;
	return (struct course){.item = item,
			       .sessions = held(course->sessions, w->sessions),
			       .days_apart = held(course->days_apart, w->days_apart),
			       .most = course->most > 0 ? course->most : m->p->course.most.use};
}

/* The two that answer most of what the person said; what has to be adapted for them comes after what need not. Then the first visit. */
void leg_treatment(const struct making *m, struct candidates *all)
{
	struct leg_plan *leg = &m->plan->legs[LEG_TREATMENT];
	struct candidate *k, *visit = NULL;
	m->plan->course = (struct course){.item = NONE, .sessions = m->p->course.sessions.use, .most = m->p->course.most.use};
	for (size_t i = 0; i < all->n; i++) {
		struct candidate *c = &all->of[i];
		if (c->item == m->p->known.first_visit) {
			visit = c;
			c->points = POINTS_NEVER;
		} else if (c->allowed.verdict == ADAPT)
			c->points += POINTS_ADAPT;
	}
	while (leg->n < TREATMENTS_MAX && (k = leg_best(all)) != NULL) {
		if (m->plan->course.item == NONE)
			m->plan->course = course_of(m, k->item);
		leg_add(m, k);
		leg_prefer_other_kinds(m->p, all, m->p->items[k->item].kind);
	}
	if (visit != NULL)
		leg_add(m, visit);
}
