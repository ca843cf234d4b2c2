/* plan.c - chooses the steps of each leg. */
#include "core/plan.h"

/* Points of a choice. They order items that are all allowed, so only their order matters. */
enum { POINTS_REGION = 60, POINTS_EASES = 8, EASES_COUNTED = 4, POINTS_EASE = 3, POINTS_SAME_KIND = -25, POINTS_FOR_ANYONE = -40, POINTS_NEVER = -100000 };
enum { CHANGES_OF_FIRST_CAUSE = 2, CHANGES_MAX = 3, TREATMENTS_MAX = 2, CHECK_IN_DAYS = 14 /* evidence 6.3: at 2 weeks adjust */ };

/* One candidate of a leg: an item that is allowed now. */
struct candidate {
	uint16_t item;
	struct allowed allowed;
	qset because;
	int32_t points;
};

struct candidates {
	struct candidate of[ITEMS_MAX];
	size_t n;
};

static int32_t label_points(enum label l)
{
	switch (l) {
	case LABEL_STRONG: return 30;
	case LABEL_MODERATE: return 24;
	case LABEL_LIMITED: return 14;
	case LABEL_VERY_LIMITED: return 8;
	case LABEL_TRADITIONAL_USE: return 4;
	case LABELS: break;
	}
	return 0;
}

int32_t plan_fit(const struct item *it, const struct facts *f, qset *ret_because)
{
	qset here = qset_and(it->regions, &f->yes);
	qset eased = qset_and(it->eases, &f->yes);
	int eases = qset_count(&eased);
	*ret_because = qset_or(here, &eased);
	return (qset_empty(&here) ? 0 : POINTS_REGION) + POINTS_EASES * (eases < EASES_COUNTED ? eases : EASES_COUNTED) + label_points(it->label) +
	       POINTS_EASE * (5 - it->ease);
}

static bool in_programme(const struct programme *g, uint16_t item)
{
	for (size_t i = 0; i < g->n_items; i++)
		if (g->items[i] == item)
			return true;
	return false;
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

/* Looks at every item once: what is not allowed is withheld with its reason, the rest are candidates of their legs. */
static void sort_items(const struct pack *p, const struct consult *c, struct plan *plan, struct candidates *legs)
{
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		struct allowed a = allow_item(it, &c->facts);
		if (!allow_now(a.verdict)) {
			withhold(plan, (uint16_t)i, &a);
			continue;
		}
		if (!qset_within(&it->needs, &c->facts.yes) || qset_has(&c->wishes.dropped, i))
			continue;
		struct candidate *k = &legs[it->leg].of[legs[it->leg].n++];
		k->item = (uint16_t)i;
		k->allowed = a;
		k->points = plan_fit(it, &c->facts, &k->because);
	}
}

static struct step *add_step(struct leg_plan *leg, const struct item *it, const struct candidate *k)
{
	struct step *s = &leg->steps[leg->n++];
	*s = (struct step){.item = k->item, .verdict = k->allowed.verdict, .behind = k->allowed.behind, .because = k->because,
	                   .minutes = it->dose.minutes.use, .per_week = it->dose.per_week.use};
	return s;
}

static struct candidate *best(struct candidates *c)
{
	struct candidate *top = NULL;
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].points > POINTS_NEVER && (top == NULL || c->of[i].points > top->points))
			top = &c->of[i];
	return top;
}

/* --- practice --- */

static bool is_exercise(enum item_kind k)
{
	return k != ITEM_HEAT;
}

/* Exercises of another kind are preferred to more of the same. */
static void prefer_other_kinds(const struct pack *p, struct candidates *c, enum item_kind taken)
{
	for (size_t i = 0; i < c->n; i++)
		if (p->items[c->of[i].item].kind == taken)
			c->of[i].points += POINTS_SAME_KIND;
}

/* Adds the best exercises (or heat) while minutes are left. */
static void fill_practice(const struct pack *p, struct candidates *c, struct leg_plan *leg, int32_t *left_minutes, size_t most)
{
	struct candidate *k;
	while (leg->n < most && (k = best(c)) != NULL) {
		const struct item *it = &p->items[k->item];
		k->points = POINTS_NEVER;
		if (it->dose.minutes.least > *left_minutes || *left_minutes < 1)
			continue;
		struct step *s = add_step(leg, it, k);
		if (s->minutes > *left_minutes)
			s->minutes = *left_minutes;
		*left_minutes -= s->minutes;
		prefer_other_kinds(p, c, it->kind);
	}
}

/* Minutes that were wished and are left over make the exercises longer, one minute each in turn, as far as their doses go. */
static void stretch_practice(const struct pack *p, struct leg_plan *leg, int32_t left_minutes)
{
	bool longer = true;
	while (longer && left_minutes > 0) {
		longer = false;
		for (size_t i = 0; i < leg->n && left_minutes > 0; i++) {
			if (leg->steps[i].minutes >= p->items[leg->steps[i].item].dose.minutes.most)
				continue;
			leg->steps[i].minutes++;
			left_minutes--;
			longer = true;
		}
	}
}

static void choose_practice(const struct pack *p, const struct consult *c, struct candidates *all, struct plan *plan)
{
	struct candidates exercises, heat; /* not cleared: only the first n are read */
	bool is_unsure = c->wishes.confidence >= 0 && c->wishes.confidence < CONFIDENCE_LOW;
	int32_t left = c->wishes.minutes_a_day > 0 ? c->wishes.minutes_a_day : MINUTES_DEFAULT;
	if (is_unsure && left > MINUTES_LOW_CONFIDENCE)
		left = MINUTES_LOW_CONFIDENCE;
	exercises.n = heat.n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct candidate *k = &all->of[i];
		if (plan->flare && !in_programme(&p->programmes[p->known.flare], k->item) && is_exercise(p->items[k->item].kind))
			continue;
		struct candidates *to = is_exercise(p->items[k->item].kind) ? &exercises : &heat;
		to->of[to->n] = *k;
		if (p->items[k->item].first_minute && !plan->flare) /* what fits anyone comes after what fits this person */
			to->of[to->n].points += POINTS_FOR_ANYONE;
		to->n++;
	}
	struct leg_plan *leg = &plan->legs[LEG_PRACTICE];
	fill_practice(p, &exercises, leg, &left, is_unsure ? EXERCISES_MAX - 1 : EXERCISES_MAX);
	if (c->wishes.minutes_a_day == 0)
		left += heat.n > 0 ? p->items[heat.of[0].item].dose.minutes.use : 0; /* warmth is passive: without a wish it does not compete */
	fill_practice(p, &heat, leg, &left, leg->n + 1);
	if (c->wishes.minutes_a_day > 0)
		stretch_practice(p, leg, left);
}

/* --- treatment --- */

static void choose_treatment(const struct pack *p, struct candidates *c, struct plan *plan)
{
	struct leg_plan *leg = &plan->legs[LEG_TREATMENT];
	struct candidate *k, *visit = NULL;
	plan->course = (struct course){.item = NONE, .sessions = p->course.sessions.use, .most = p->course.most.use};
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].item == p->known.first_visit)
			visit = &c->of[i];
	if (visit != NULL)
		visit->points = POINTS_NEVER;
	while (leg->n < TREATMENTS_MAX && (k = best(c)) != NULL) {
		const struct item *it = &p->items[k->item];
		add_step(leg, it, k);
		k->points = POINTS_NEVER;
		if (plan->course.item == NONE)
			plan->course = (struct course){.item = k->item, .sessions = it->course.sessions.use, .days_apart = it->course.days_apart.use,
			                               .most = it->course.most > 0 ? it->course.most : p->course.most.use};
	}
	if (visit != NULL)
		add_step(leg, &p->items[visit->item], visit);
}

/* --- change --- */

static struct candidate *candidate_of(struct candidates *c, uint16_t item)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].item == item && c->of[i].points > POINTS_NEVER)
			return &c->of[i];
	return NULL;
}

static void add_changes(const struct pack *p, const struct cause_score *s, struct candidates *c, struct leg_plan *leg, size_t most)
{
	const struct cause *cause = &p->causes[s->cause];
	for (size_t i = 0; i < cause->n_changes && leg->n < most; i++) {
		struct candidate *k = candidate_of(c, cause->changes[i]);
		if (k == NULL)
			continue;
		add_step(leg, &p->items[k->item], k)->because = s->because;
		k->points = POINTS_NEVER;
	}
}

static void choose_change(const struct pack *p, const struct consult *c, struct candidates *all, struct plan *plan)
{
	struct leg_plan *leg = &plan->legs[LEG_CHANGE];
	for (size_t i = 0; i < c->causes.n; i++)
		add_changes(p, &c->causes.of[i], all, leg, c->causes.n > 1 && i == 0 ? CHANGES_OF_FIRST_CAUSE : CHANGES_MAX);
	struct candidate *always = candidate_of(all, p->known.posture_variety);
	if (leg->n == 0 && always != NULL)
		add_step(leg, &p->items[always->item], always);
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

void plan_make(const struct pack *p, const struct consult *c, day today, struct plan *ret_plan)
{
	struct plan *plan = ret_plan;
	struct candidates legs[LEGS];
	plan->urgency = c->triage.urgency;
	plan->refusal = plan->urgency >= DOCTOR_FIRST ? REFUSED_DANGER : c->triage.emergency_unanswered ? REFUSED_UNANSWERED : PLAN_OPEN;
	plan->flare = qset_has(&c->facts.yes, p->known.f_flare);
	plan->n_withheld = 0;
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
	sort_items(p, c, plan, legs);
	choose_treatment(p, &legs[LEG_TREATMENT], plan);
	choose_practice(p, c, &legs[LEG_PRACTICE], plan);
	choose_change(p, c, &legs[LEG_CHANGE], plan);
}

const struct step *plan_step(const struct plan *plan, uint16_t item)
{
	for (size_t l = 0; l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++)
			if (plan->legs[l].steps[i].item == item)
				return &plan->legs[l].steps[i];
	return NULL;
}
