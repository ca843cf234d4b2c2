/*
 * leg_change.c - which changes a person gets (evidence 4.9).
 *
 * Each answer that names a cause (a clue) brings changes of its own: drives an hour a day, so the seat of the car. Of the slots on the leg all but one
 * are for the first cause, one is for the second; what brings an answer's own change comes first, then what eases more of the person's answers, then the
 * better label, then what is easier. A change that eases none of the clues of its cause is never chosen: no bra for weight, no feeding for pregnancy. What does not
 * fit goes into `next`, so that no answer is lost.
 */
#include "core/leg.h"

enum {
	RANK_OWN = 10000,  /* for each clue whose own change it is, or for the share of it that was named, */
	RANK_ANSWER = 500, /* for each answer that it eases, */
	RANK_LABEL = 10,   /* for each point of its label, */
	RANK_EASE = 1
};

struct changing {
	const struct making *m;
	struct candidates *all;
	uint8_t at[ITEMS_MAX]; /* of an item, its place in `all` plus one; 0: it is no candidate */
	qset met;              /* clues whose own change has its place */
	int32_t left_minutes;  /* that changes may still take */
	int32_t taken_minutes; /* that they take */
	bool is_counted;       /* minutes were wished */
};

_Static_assert(ITEMS_MAX <= UINT8_MAX, "the place of a candidate fits a byte");

static struct candidate *candidate_of(const struct changing *g, uint16_t item)
{
	struct candidate *k = g->at[item] == 0 ? NULL : &g->all->of[g->at[item] - 1];
	return k != NULL && k->points > POINTS_NEVER ? k : NULL;
}

static bool brings(const struct clue *clue, uint16_t item)
{
	for (size_t i = 0; i < clue->n_brings; i++)
		if (clue->brings[i] == item)
			return true;
	return false;
}

/* A clue of this person whose own change has no place yet. */
static bool is_open(const struct changing *g, const struct clue *clue)
{
	return clue->n_brings > 0 && qset_has(&g->m->c->facts.yes, clue->fact) && !qset_has(&g->met, clue->fact);
}

static int32_t owns(const struct changing *g, const struct cause *cause, uint16_t item)
{
	int32_t n = 0;
	for (size_t i = 0; i < cause->n_clues; i++)
		n += is_open(g, &cause->clues[i]) && brings(&cause->clues[i], item);
	return n;
}

/* Two goes of breathing, or a walk, that would take more than the wish leaves are left out, not shortened to nothing. */
static bool fits(const struct changing *g, uint16_t item)
{
	const struct dose *d = &g->m->p->items[item].dose;
	int32_t goes = d->per_day.use > 0 ? d->per_day.use : 1;
	return !g->is_counted || !leg_takes_time(&g->m->p->items[item]) || d->minutes.least * goes <= g->left_minutes;
}

static void note_met(struct changing *g, uint16_t item)
{
	const struct causes *causes = &g->m->c->causes;
	for (size_t c = 0; c < causes->n; c++) {
		const struct cause *cause = &g->m->p->causes[causes->of[c].cause];
		for (size_t i = 0; i < cause->n_clues; i++)
			if (is_open(g, &cause->clues[i]) && brings(&cause->clues[i], item))
				qset_add(&g->met, cause->clues[i].fact);
	}
}

static void add(struct changing *g, struct candidate *k)
{
	const struct item *it = &g->m->p->items[k->item];
	bool is_wanted = qset_has(&g->m->c->wishes.wanted, k->item);
	struct step *s = leg_add(g->m, k);
	note_met(g, s->item);
	if (!leg_takes_time(it))
		return;
	while (g->is_counted && !is_wanted && leg_minutes(s) > g->left_minutes && s->minutes > it->dose.minutes.least)
		s->minutes--;
	g->left_minutes -= leg_minutes(s);
	g->taken_minutes += leg_minutes(s);
}

/* A change of this cause that could have a place: it eases one of the clues that named the cause, whatever else it eases. */
static struct candidate *change_of(const struct changing *g, const struct cause_score *s, size_t change)
{
	struct candidate *k = candidate_of(g, g->m->p->causes[s->cause].changes[change]);
	return k != NULL && qset_meets(&k->because, &s->because) && fits(g, k->item) ? k : NULL;
}

/* The best of a cause by the rank above. With `own_least` 1 only what is the own change of an answer. */
static struct candidate *best_of(const struct changing *g, const struct cause_score *s, int32_t own_least)
{
	const struct cause *cause = &g->m->p->causes[s->cause];
	struct candidate *top = NULL;
	int32_t most = -1;
	for (size_t i = 0; i < cause->n_changes; i++) {
		struct candidate *k = change_of(g, s, i);
		if (k == NULL)
			continue;
		const struct item *it = &g->m->p->items[k->item];
		int32_t own = owns(g, cause, k->item);
		int32_t rank = RANK_OWN * own + RANK_ANSWER * qset_count(&k->because) + RANK_LABEL * label_points(it->label) - RANK_EASE * it->ease;
		if (own < own_least || rank <= most)
			continue;
		top = k;
		most = rank;
	}
	return top;
}

/* The own change of which the largest share is what this person said; of equals, the one that eases more of it. */
static struct candidate *most_specific(const struct changing *g, const struct cause_score *s)
{
	const struct cause *cause = &g->m->p->causes[s->cause];
	struct candidate *top = NULL;
	int32_t most = -1;
	for (size_t i = 0; i < cause->n_changes; i++) {
		struct candidate *k = change_of(g, s, i);
		if (k == NULL || owns(g, cause, k->item) == 0)
			continue;
		const struct item *it = &g->m->p->items[k->item];
		int32_t named = qset_count(&k->because), all = qset_count(&it->eases) + qset_count(&it->regions);
		int32_t rank = RANK_OWN * named / all + RANK_ANSWER * named + RANK_LABEL * label_points(it->label) - RANK_EASE * it->ease;
		if (rank <= most)
			continue;
		top = k;
		most = rank;
	}
	return top;
}

static void fill(struct changing *g, size_t cause, int32_t own_least, size_t most)
{
	const struct leg_plan *leg = &g->m->plan->legs[LEG_CHANGE];
	struct candidate *k;
	while (leg->n < most && (k = best_of(g, &g->m->c->causes.of[cause], own_least)) != NULL)
		add(g, k);
}

/* What was wanted by itself, whatever the causes. */
static void add_wanted(struct changing *g)
{
	const struct leg_plan *leg = &g->m->plan->legs[LEG_CHANGE];
	for (size_t i = 0; i < g->all->n && leg->n < CHANGES_MAX; i++)
		if (qset_has(&g->m->c->wishes.wanted, g->all->of[i].item))
			add(g, &g->all->of[i]);
}

static void add_of_causes(struct changing *g, size_t places)
{
	const struct causes *causes = &g->m->c->causes;
	const struct leg_plan *leg = &g->m->plan->legs[LEG_CHANGE];
	struct candidate *k;
	size_t of_first = causes->n > 1 && places > 1 ? places - 1 : places;
	for (int32_t own_least = 1; causes->n > 0 && own_least >= 0; own_least--)
		fill(g, 0, own_least, of_first);
	if (causes->n > 1 && leg->n < places && (k = most_specific(g, &causes->of[1])) != NULL)
		add(g, k);
	for (size_t i = 0; i < causes->n; i++)
		fill(g, i, 1, places);
	for (size_t i = 0; i < causes->n; i++)
		fill(g, i, 0, places);
}

/* --- what has no place --- */

/* The own change of a clue that the person could have, were there a place; NONE when all are withheld, set aside, or need what is not there. */
static uint16_t own_of(const struct changing *g, const struct clue *clue)
{
	for (size_t i = 0; i < clue->n_brings; i++)
		if (candidate_of(g, clue->brings[i]) != NULL)
			return clue->brings[i];
	return NONE;
}

static void add_next(struct plan *plan, uint16_t item, uint16_t fact)
{
	size_t i = 0;
	while (i < plan->n_next && plan->next[i].item != item)
		i++;
	if (i == NEXT_MAX)
		return;
	if (i == plan->n_next)
		plan->next[plan->n_next++] = (struct next_change){.item = item};
	qset_add(&plan->next[i].because, fact);
}

static void name_next(struct changing *g)
{
	const struct pack *p = g->m->p;
	for (size_t c = 0; c < g->m->c->causes.n; c++) {
		const struct cause *cause = &p->causes[g->m->c->causes.of[c].cause];
		for (size_t i = 0; i < cause->n_clues; i++) {
			uint16_t item = is_open(g, &cause->clues[i]) ? own_of(g, &cause->clues[i]) : NONE;
			if (item != NONE)
				add_next(g->m->plan, item, cause->clues[i].fact);
		}
	}
}

int32_t leg_change(const struct making *m, struct candidates *all)
{
	const struct wishes *w = &m->c->wishes;
	bool is_unsure = w->confidence >= 0 && w->confidence < CONFIDENCE_LOW;
	int32_t wished = leg_wished_minutes(w);
	struct changing g = {.m = m, .all = all, .is_counted = wished > 0, .left_minutes = wished / 2};
	for (size_t i = 0; i < all->n; i++)
		g.at[all->of[i].item] = (uint8_t)(i + 1);
	add_wanted(&g);
	if (!w->only[LEG_CHANGE] || m->plan->legs[LEG_CHANGE].n == 0)
		add_of_causes(&g, is_unsure ? 1 : CHANGES_MAX);
	name_next(&g);
	struct candidate *always = candidate_of(&g, m->p->known.posture_variety);
	if (m->plan->legs[LEG_CHANGE].n == 0 && always != NULL)
		leg_add(m, always);
	return g.is_counted ? g.taken_minutes : 0;
}
