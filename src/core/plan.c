/* plan.c - chooses the steps of each leg. */
#include "core/plan.h"

/* Points of a choice. They order items that are all allowed, so only their order matters. */
enum {
	POINTS_REGION = 60,
	POINTS_EASES = 8,
	EASES_COUNTED = 4,
	POINTS_EASE = 3,
	POINTS_SAME_KIND = -25,
	POINTS_FOR_ANYONE = -40,
	POINTS_WANTED = 10000,
	POINTS_NEVER = -100000
};
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
		k->points = plan_fit(it, &c->facts, &k->because) + (qset_has(&c->wishes.wanted, i) ? POINTS_WANTED : 0);
	}
}

/* What was wished, within what there may be; what is usual when nothing was. */
static int32_t held(struct amount a, int32_t wish)
{
	return wish == 0 || a.use == 0 ? a.use : wish < a.least ? a.least : wish > a.most ? a.most : wish;
}

/* A leg that was filled by somebody else is not filled up. */
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

static struct step *add_step(struct leg_plan *leg, const struct pack *p, const struct wishes *w, const struct candidate *k)
{
	const struct dose *dose = &p->items[k->item].dose;
	struct step *s = &leg->steps[leg->n++];
	*s = (struct step){.item = k->item,
			   .verdict = k->allowed.verdict,
			   .behind = k->allowed.behind,
			   .because = k->because,
			   .minutes = held(dose->minutes, w->minutes_of[k->item]),
			   .per_week = held(dose->per_week, w->days_of[k->item])};
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

/* The leg as it grows, and the minutes a day that are left for it. */
struct filling {
	const struct pack *p;
	const struct wishes *wishes;
	struct leg_plan *leg;
	int32_t left_minutes;
};

/* Adds the best exercises (or heat) while minutes are left; what is wanted comes in whatever is left. */
static void fill_practice(struct filling *f, struct candidates *c, size_t most)
{
	struct candidate *k;
	while (f->leg->n < most && (k = best(c)) != NULL) {
		const struct item *it = &f->p->items[k->item];
		bool is_wanted = qset_has(&f->wishes->wanted, k->item);
		k->points = POINTS_NEVER;
		if (!is_wanted && (it->dose.minutes.least > f->left_minutes || f->left_minutes < 1))
			continue;
		struct step *s = add_step(f->leg, f->p, f->wishes, k);
		if (!is_wanted && s->minutes > f->left_minutes)
			s->minutes = f->left_minutes;
		f->left_minutes -= s->minutes < f->left_minutes ? s->minutes : f->left_minutes;
		prefer_other_kinds(f->p, c, it->kind);
	}
}

/* Minutes that were wished and are left over make the exercises longer, one minute each in turn, as far as their doses go. */
static void stretch_practice(struct filling *f)
{
	bool longer = true;
	while (longer && f->left_minutes > 0) {
		longer = false;
		for (size_t i = 0; i < f->leg->n && f->left_minutes > 0; i++) {
			struct step *s = &f->leg->steps[i];
			if (s->minutes >= f->p->items[s->item].dose.minutes.most || f->wishes->minutes_of[s->item] > 0)
				continue;
			s->minutes++;
			f->left_minutes--;
			longer = true;
		}
	}
}

/* Fewer days when fewer were chosen. */
static void spread_practice(struct leg_plan *leg, int32_t days)
{
	for (size_t i = 0; days > 0 && i < leg->n; i++)
		if (leg->steps[i].per_week > days)
			leg->steps[i].per_week = days;
}

static void choose_practice(const struct pack *p, const struct consult *c, struct candidates *all, struct plan *plan)
{
	struct candidates exercises, heat; /* not cleared: only the first n are read */
	bool is_unsure = c->wishes.confidence >= 0 && c->wishes.confidence < CONFIDENCE_LOW;
	struct filling f = {.p = p,
			    .wishes = &c->wishes,
			    .leg = &plan->legs[LEG_PRACTICE],
			    .left_minutes = c->wishes.minutes_a_day > 0 ? c->wishes.minutes_a_day : MINUTES_DEFAULT};
	if (is_unsure && f.left_minutes > MINUTES_LOW_CONFIDENCE)
		f.left_minutes = MINUTES_LOW_CONFIDENCE;
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
	fill_practice(&f, &exercises, is_unsure ? EXERCISES_MAX - 1 : EXERCISES_MAX);
	if (c->wishes.minutes_a_day == 0)
		f.left_minutes +=
			heat.n > 0 ? p->items[heat.of[0].item].dose.minutes.use : 0; /* warmth is passive: without a wish it does not compete */
	fill_practice(&f, &heat, f.leg->n + 1);
	if (c->wishes.minutes_a_day > 0)
		stretch_practice(&f);
	spread_practice(f.leg, c->wishes.practice_days);
}

/* --- treatment --- */

static struct course course_of(const struct pack *p, const struct wishes *w, uint16_t item)
{
	const struct course_dose *course = &p->items[item].course;
	return (struct course){.item = item,
			       .sessions = held(course->sessions, w->sessions),
			       .days_apart = held(course->days_apart, w->days_apart),
			       .most = course->most > 0 ? course->most : p->course.most.use};
}

static void choose_treatment(const struct pack *p, const struct wishes *w, struct candidates *c, struct plan *plan)
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
		add_step(leg, p, w, k);
		k->points = POINTS_NEVER;
		if (plan->course.item == NONE)
			plan->course = course_of(p, w, k->item);
	}
	if (visit != NULL)
		add_step(leg, p, w, visit);
}

/* --- change --- */

static struct candidate *candidate_of(struct candidates *c, uint16_t item)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].item == item && c->of[i].points > POINTS_NEVER)
			return &c->of[i];
	return NULL;
}

/* What was wanted by itself, whatever the causes. */
static void add_wanted(const struct pack *p, const struct wishes *w, struct candidates *c, struct leg_plan *leg)
{
	for (size_t i = 0; i < c->n && leg->n < CHANGES_MAX; i++) {
		if (!qset_has(&w->wanted, c->of[i].item))
			continue;
		add_step(leg, p, w, &c->of[i]);
		c->of[i].points = POINTS_NEVER;
	}
}

static void add_changes(const struct pack *p, const struct consult *c, size_t cause, struct candidates *all, struct leg_plan *leg)
{
	const struct cause_score *s = &c->causes.of[cause];
	size_t most = c->causes.n > 1 && cause == 0 ? CHANGES_OF_FIRST_CAUSE : CHANGES_MAX;
	for (size_t i = 0; i < p->causes[s->cause].n_changes && leg->n < most; i++) {
		struct candidate *k = candidate_of(all, p->causes[s->cause].changes[i]);
		if (k == NULL)
			continue;
		add_step(leg, p, &c->wishes, k)->because = s->because;
		k->points = POINTS_NEVER;
	}
}

static void choose_change(const struct pack *p, const struct consult *c, struct candidates *all, struct plan *plan)
{
	struct leg_plan *leg = &plan->legs[LEG_CHANGE];
	add_wanted(p, &c->wishes, all, leg);
	for (size_t i = 0; i < c->causes.n; i++)
		add_changes(p, c, i, all, leg);
	struct candidate *always = candidate_of(all, p->known.posture_variety);
	if (leg->n == 0 && always != NULL)
		add_step(leg, p, &c->wishes, always);
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
	for (size_t i = 0; i < LEGS; i++)
		if (c->wishes.only[i])
			keep_wanted(p, &c->wishes, &legs[i]);
	choose_treatment(p, &c->wishes, &legs[LEG_TREATMENT], plan);
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
			n += is_exercise(p->items[l->steps[i].item].kind);
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
		if (it->leg != leg || it->first_minute || plan_step(plan, i) != NULL || qset_has(&c->wishes.dropped, i) ||
		    !qset_within(&it->needs, &c->facts.yes))
			continue;
		int32_t fit = plan_fit(it, &c->facts, &because);
		if (fit <= most || !allow_now(allow_item(it, &c->facts).verdict))
			continue;
		spare = i;
		most = fit;
	}
	return spare;
}
