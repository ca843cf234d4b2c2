/* plan.c - chooses the steps of each leg. */
#include "core/plan.h"

#include "core/leg.h"

enum {
	POINTS_REGION = 60,
	POINTS_EASES = 8,
	EASES_COUNTED = 4,
	POINTS_EASE = 3,
	POINTS_AT_HOME = 10,
	CHECK_IN_DAYS = 14 /* evidence 6.3: at 2 weeks adjust */
};

int32_t plan_fit(const struct item *it, const struct facts *f, qset *ret_because)
{
	qset here = qset_and(it->regions, &f->yes);
	qset eased = qset_and(it->eases, &f->yes);
	int eases = qset_count(&eased);
	*ret_because = qset_or(here, &eased);
	return (qset_empty(&here) ? 0 : POINTS_REGION) + POINTS_EASES * (eases < EASES_COUNTED ? eases : EASES_COUNTED) + label_points(it->label) +
	       POINTS_EASE * (5 - it->ease) + (qset_empty(&it->needs) ? 0 : POINTS_AT_HOME);
}

/* Someone who is pregnant or gave birth lately, and reports nothing else: a time of life, not a sign of an illness (evidence RF-52). */
static bool waits_for_midwife(const struct pack *p, const struct triage *t)
{
	size_t n = 0;
	while (n < t->n_fired && (t->fired[n].urgency < DOCTOR_FIRST || t->fired[n].rule == p->known.birth))
		n++;
	return n == t->n_fired;
}

bool plan_is_still_fine(const struct pack *p, const struct item *it, const struct consult *c)
{
	if (c->triage.urgency != DOCTOR_FIRST || c->triage.emergency_unanswered)
		return false;
	if (it->first_minute && waits_for_midwife(p, &c->triage))
		return allow_now(allow_item(it, &c->facts).verdict);
	return it->leg == LEG_CHANGE && (it->modalities & ~p->known.still) == 0 && allow_item(it, &c->facts).verdict == GO &&
	       qset_within(&it->needs, &c->facts.yes) && qset_meets(&it->eases, &c->facts.yes);
}

static void withhold(struct plan *plan, uint16_t item, const struct allowed *a)
{
	static const struct step none;
	struct step *s = &plan->withheld[plan->n_withheld++];
	*s = none;
	s->item = item;
	s->verdict = a->verdict;
	s->behind = a->behind;
}

/* Looks at every item once: what is not allowed is withheld with its reason; the rest, but for changes that ease nothing of this person, are candidates. */
static void sort_items(const struct pack *p, const struct consult *c, struct plan *plan, struct candidates *legs)
{
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		struct allowed a = allow_step(p, it, &c->facts);
		if (!allow_now(a.verdict)) {
			withhold(plan, (uint16_t)i, &a);
			continue;
		}
		bool is_wanted = qset_has(&c->wishes.wanted, i);
		bool is_idle = it->on_wish || (it->leg == LEG_CHANGE && i != p->known.posture_variety && !qset_meets(&it->eases, &c->facts.yes));
		if ((is_idle && !is_wanted) || !qset_within(&it->needs, &c->facts.yes) || qset_has(&c->wishes.dropped, i))
			continue;
		struct candidate *k = &legs[it->leg].of[legs[it->leg].n++];
		k->item = (uint16_t)i;
		k->allowed = a;
		k->points = plan_fit(it, &c->facts, &k->because) + (is_wanted ? POINTS_WANTED : 0);
	}
}

/* A leg that was filled by someone else is not filled up. */
static void keep_wanted(const struct pack *p, const struct wishes *w, struct candidates *leg)
{
	size_t kept = 0;
	bool any = false;
	for (size_t i = 0; i < leg->n; i++)
		any = any || qset_has(&w->wanted, leg->of[i].item);
	for (size_t i = 0; any && i < leg->n; i++)
		if (qset_has(&w->wanted, leg->of[i].item) || leg->of[i].item == p->known.first_visit)
			leg->of[kept++] = leg->of[i];
	leg->n = any ? kept : leg->n;
}

/* --- the plan --- */

static void refuse(const struct pack *p, const struct triage *t, struct plan *plan)
{
	struct allowed none = {.verdict = plan->refusal == REFUSED_UNANSWERED ? ANSWER_FIRST : AVOID};
	for (size_t i = 0; i < t->n_fired; i++)
		if (p->rules[t->fired[i].rule].urgency >= DOCTOR_FIRST)
			none.behind = qset_or(none.behind, &t->fired[i].because);
	for (size_t i = 0; i < p->n_items; i++)
		withhold(plan, (uint16_t)i, &none);
}

/* What is open only since needles or cups were had holds back what waits for it, not the whole plan. */
static enum refusal refusal_of(const struct triage *t)
{
	if (t->urgency >= DOCTOR_FIRST)
		return REFUSED_DANGER;
	return t->emergency_unanswered && !t->only_reopened ? REFUSED_UNANSWERED : PLAN_OPEN;
}

void plan_make(const struct pack *p, const struct consult *c, day today, struct plan *ret_plan)
{
	struct plan *plan = ret_plan;
	struct candidates legs[LEGS];
	plan->urgency = c->triage.urgency;
	plan->refusal = refusal_of(&c->triage);
	plan->flare = qset_has(&c->facts.yes, p->known.f_flare);
	plan->n_withheld = plan->n_next = 0;
	plan->made_on = today;
	plan->check_in_on = day_plus(today, CHECK_IN_DAYS);
	plan->review_on = day_plus(today, 7 * p->course.weeks.use);
	plan->course = (struct course){.item = NONE};
	for (size_t i = 0; i < LEGS; i++)
		plan->legs[i].n = legs[i].n = 0;
	if (plan->refusal != PLAN_OPEN) {
		refuse(p, &c->triage, plan);
		return;
	}
	struct making m = {.p = p, .c = c, .plan = plan};
	sort_items(p, c, plan, legs);
	for (size_t i = 0; i < LEGS; i++)
		if (c->wishes.only[i] && i != LEG_CHANGE)
			keep_wanted(p, &c->wishes, &legs[i]);
	leg_treatment(&m, &legs[LEG_TREATMENT]);
	int32_t minutes_taken = leg_change(&m, &legs[LEG_CHANGE]);
	leg_practice(&m, &legs[LEG_PRACTICE], minutes_taken);
}

const struct step *plan_step(const struct plan *plan, uint16_t item)
{
	for (size_t l = 0; l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++)
			if (plan->legs[l].steps[i].item == item)
				return &plan->legs[l].steps[i];
	return NULL;
}

/* A leg has all that it may have. */
static bool is_full(const struct pack *p, const struct plan *plan, enum leg leg)
{
	const struct leg_plan *l = &plan->legs[leg];
	size_t n = 0;
	switch (leg) {
	case LEG_TREATMENT:
		for (size_t i = 0; i < l->n; i++)
			n += l->steps[i].item != p->known.first_visit;
		return n >= TREATMENTS_MAX;
	case LEG_PRACTICE:
		for (size_t i = 0; i < l->n; i++)
			n += p->items[l->steps[i].item].kind != ITEM_HEAT;
		return n >= EXERCISES_MAX;
	case LEG_CHANGE: return l->n >= CHANGES_MAX;
	case LEGS: break;
	}
	return true;
}

uint16_t plan_spare(const struct pack *p, const struct consult *c, const struct plan *plan, enum leg leg)
{
	uint16_t spare = NONE;
	int32_t most = POINTS_NEVER;
	if (plan->refusal != PLAN_OPEN || (plan->flare && leg == LEG_PRACTICE) || is_full(p, plan, leg))
		return NONE;
	for (uint16_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		qset because;
		if (it->leg != leg || it->first_minute || it->on_wish || plan_step(plan, i) != NULL || qset_has(&c->wishes.dropped, i) ||
		    !qset_within(&it->needs, &c->facts.yes))
			continue;
		int32_t fit = plan_fit(it, &c->facts, &because);
		if (fit <= most || (leg == LEG_CHANGE && qset_empty(&because)) || !allow_now(allow_step(p, it, &c->facts).verdict))
			continue;
		spare = i;
		most = fit;
	}
	return spare;
}
