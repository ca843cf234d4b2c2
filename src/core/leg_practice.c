/*
 * leg_practice.c - which exercises a person gets, and how long each.
 *
 * Loaded strength has the best evidence (3.4, 5.3), so it has a slot wherever it is allowed; then what fits the person best, of different kinds,
 * at most three (8.3). The minutes add up to what was asked for, as far as the doses allow. Warmth comes first, for people it eases, and takes none of
 * these minutes (3.4).
 */
#include "core/leg.h"

enum {
	MINUTES_LEAST = 2 /* evidence 3.3: two minutes are a valid day */,
	POINTS_LAST = POINTS_NEVER + 1000,
	POINTS_OFTEN = 200,
	POINTS_LOADED = 1000
};

struct practice {
	const struct making *m;
	struct leg_plan *leg;
	int32_t minutes;      /* a day */
	int32_t left_minutes; /* of them */
	size_t most;          /* exercises */
	size_t n;
	bool is_counted; /* minutes were wished: they are used up */
};

static bool is_in_programme(const struct programme *g, uint16_t item)
{
	for (size_t i = 0; i < g->n_items; i++)
		if (g->items[i] == item)
			return true;
	return false;
}

static int32_t goes_of(const struct item *it)
{
	return it->dose.per_day.use > 0 ? it->dose.per_day.use : 1;
}

static bool is_often(const struct item *it)
{
	return it->dose.per_week.use >= DAYS_A_WEEK;
}

/* How many minutes a day the exercises taken can fill when those that rest on some days rest. */
static int32_t reach_of_all(const struct practice *f)
{
	int32_t reach = 0;
	for (size_t i = 0; i < f->leg->n; i++) {
		const struct step *s = &f->leg->steps[i];
		const struct item *it = &f->m->p->items[s->item];
		int32_t most = f->m->c->wishes.minutes_of[s->item] > 0 ? s->minutes : it->dose.minutes.most;
		reach += it->kind != ITEM_HEAT && is_often(it) ? most * s->per_day : 0;
	}
	return reach;
}

static bool fits(const struct practice *f, const struct candidate *k)
{
	const struct item *it = &f->m->p->items[k->item];
	if (k->points <= POINTS_LAST && f->n > 0)
		return false;
	return qset_has(&f->m->c->wishes.wanted, k->item) || it->dose.minutes.least * goes_of(it) <= f->left_minutes;
}

/* How much of `minutes` this one could fill, day for day. */
static int32_t reach_of(const struct practice *f, const struct candidate *k, int32_t minutes)
{
	const struct item *it = &f->m->p->items[k->item];
	int32_t reach = is_often(it) ? it->dose.minutes.most * goes_of(it) : 0;
	return reach < minutes ? reach : minutes;
}

static void take(struct practice *f, struct candidates *c, struct candidate *k)
{
	const struct item *it = &f->m->p->items[k->item];
	bool is_wanted = qset_has(&f->m->c->wishes.wanted, k->item);
	struct step *s = leg_add(f->m, k);
	bool is_set = is_wanted || f->m->c->wishes.minutes_of[k->item] > 0;
	if (!is_set && (f->is_counted || leg_minutes(s) > f->left_minutes)) /* what is left over makes all longer, in the end */
		s->minutes = it->dose.minutes.least;
	f->left_minutes -= leg_minutes(s);
	f->n++;
	leg_prefer_other_kinds(f->m->p, c, it->kind);
}

/* How well a strength exercise suits as the one of the plan: with a load of the person's own, then with the body as the load, then any. */
static int32_t strength_points(const struct practice *f, const struct candidate *k)
{
	const struct item *it = &f->m->p->items[k->item];
	bool is_for_few_minutes = f->is_counted && f->left_minutes < 2 * MINUTES_LEAST; /* one exercise only: better on most days than on three */
	int32_t points = k->points + (is_for_few_minutes && is_often(it) ? POINTS_OFTEN : 0);
	if (it->loaded)
		points += qset_empty(&it->needs) ? POINTS_LOADED : 2 * POINTS_LOADED;
	return points;
}

static struct candidate *best_strength(const struct practice *f, struct candidates *c)
{
	struct candidate *top = NULL;
	for (size_t i = 0; i < c->n; i++) {
		struct candidate *k = &c->of[i];
		if (k->points <= POINTS_NEVER || f->m->p->items[k->item].kind != ITEM_STRENGTH || !fits(f, k))
			continue;
		if (top == NULL || strength_points(f, k) > strength_points(f, top))
			top = k;
	}
	return top;
}

/* The last place goes to something long enough for the minutes that would be left over, if there is such a thing. */
static struct candidate *best_to_end_with(const struct practice *f, struct candidates *c)
{
	int32_t short_of = f->minutes - reach_of_all(f), most = 0;
	struct candidate *top = NULL;
	for (size_t i = 0; i < c->n; i++) {
		struct candidate *k = &c->of[i];
		if (k->points <= POINTS_NEVER || !fits(f, k))
			continue;
		int32_t reach = short_of <= 0 ? 0 : reach_of(f, k, short_of);
		if (top != NULL && (reach < most || (reach == most && k->points <= top->points)))
			continue;
		top = k;
		most = reach;
	}
	return top;
}

static struct candidate *best_wanted(const struct practice *f, struct candidates *c)
{
	struct candidate *k = leg_best(c);
	return k != NULL && qset_has(&f->m->c->wishes.wanted, k->item) ? k : NULL;
}

static struct candidate *best_that_fits(const struct practice *f, struct candidates *c)
{
	struct candidate *top = NULL;
	for (size_t i = 0; i < c->n; i++)
		if (c->of[i].points > POINTS_NEVER && fits(f, &c->of[i]) && (top == NULL || c->of[i].points > top->points))
			top = &c->of[i];
	return top;
}

static void choose(struct practice *f, struct candidates *c)
{
	struct candidate *k;
	while (f->n < f->most && (k = best_wanted(f, c)) != NULL)
		take(f, c, k);
	bool has_strength = f->m->plan->flare;
	for (size_t i = 0; i < f->leg->n; i++)
		has_strength = has_strength || f->m->p->items[f->leg->steps[i].item].loaded;
	if (!has_strength && f->n < f->most && (k = best_strength(f, c)) != NULL)
		take(f, c, k);
	while (f->n < f->most && (f->n == 0 || f->left_minutes >= MINUTES_LEAST)) {
		bool is_last = f->is_counted && f->n + 1 == f->most;
		k = is_last ? best_to_end_with(f, c) : best_that_fits(f, c);
		if (k == NULL)
			return;
		take(f, c, k);
	}
}

/* Minutes that were wished and are left over make the steps longer, one minute each in turn, as far as their doses go. */
static void stretch(struct practice *f, struct leg_plan *leg)
{
	for (bool longer = f->is_counted; longer && f->left_minutes > 0;) {
		longer = false;
		for (size_t i = 0; i < leg->n; i++) {
			struct step *s = &leg->steps[i];
			const struct item *it = &f->m->p->items[s->item];
			bool may =
				it->kind != ITEM_HEAT && (it->leg == LEG_PRACTICE || leg_takes_time(it)) && f->m->c->wishes.minutes_of[s->item] == 0;
			if (!may || s->minutes >= it->dose.minutes.most || s->per_day > f->left_minutes)
				continue;
			s->minutes++;
			f->left_minutes -= s->per_day;
			longer = true;
		}
	}
}

/* Fewer days when fewer were chosen. */
static void spread(struct leg_plan *leg, int32_t days)
{
	for (size_t i = 0; days > 0 && i < leg->n; i++)
		if (leg->steps[i].per_week > days)
			leg->steps[i].per_week = days;
}

/* Warmth for people who said that it eases, and on a flare day (evidence 3.4, 3.5). */
static void add_warmth(const struct making *m, struct candidates *heat)
{
	for (size_t i = 0; i < heat->n; i++) {
		struct candidate *k = &heat->of[i];
		bool is_of_flare = m->plan->flare && is_in_programme(&m->p->programmes[m->p->known.flare], k->item);
		if (qset_empty(&k->because) && !is_of_flare && k->points < POINTS_WANTED / 2)
			k->points = POINTS_NEVER;
	}
	struct candidate *k = leg_best(heat);
	if (k != NULL)
		leg_add(m, k);
}

/* A walk or a rest on the change leg is not asked for a second time; if nothing else is there, it is. */
static bool is_taken(const struct making *m, const struct item *it)
{
	const struct leg_plan *leg = &m->plan->legs[LEG_CHANGE];
	for (size_t i = 0; leg_takes_time(it) && i < leg->n; i++)
		if (m->p->items[leg->steps[i].item].kind == it->kind)
			return true;
	return false;
}

static void split(const struct making *m, struct candidates *all, struct candidates *exercises, struct candidates *heat)
{
	exercises->n = heat->n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct candidate *k = &all->of[i];
		const struct item *it = &m->p->items[k->item];
		if (it->kind == ITEM_HEAT) {
			heat->of[heat->n++] = *k;
			continue;
		}
		if (m->plan->flare && !is_in_programme(&m->p->programmes[m->p->known.flare], k->item))
			continue;
		struct candidate *to = &exercises->of[exercises->n++];
		*to = *k;
		if (it->first_minute && !m->plan->flare) /* what fits anyone comes after what fits this person */
			to->points += POINTS_FOR_ANYONE;
		if (is_taken(m, it) && !qset_has(&m->c->wishes.wanted, k->item))
			to->points = POINTS_LAST;
	}
}

void leg_practice(const struct making *m, struct candidates *all, int32_t minutes_taken)
{
	struct candidates exercises, heat; /* not cleared: only the first n are read */
	const struct wishes *w = &m->c->wishes;
	bool is_unsure = w->confidence >= 0 && w->confidence < CONFIDENCE_LOW;
	int32_t wished = leg_wished_minutes(w);
	int32_t minutes = wished > 0 ? wished - minutes_taken : is_unsure ? MINUTES_LOW_CONFIDENCE : MINUTES_DEFAULT;
	minutes = minutes < MINUTES_LEAST ? MINUTES_LEAST : minutes;
	struct practice f = {.m = m,
			     .leg = &m->plan->legs[LEG_PRACTICE],
			     .minutes = minutes,
			     .left_minutes = minutes,
			     .most = is_unsure ? EXERCISES_MAX - 1 : EXERCISES_MAX,
			     .is_counted = wished > 0 && !m->plan->flare};
	split(m, all, &exercises, &heat);
	add_warmth(m, &heat);
	choose(&f, &exercises);
	stretch(&f, f.leg);
	stretch(&f, &m->plan->legs[LEG_CHANGE]);
	spread(f.leg, w->practice_days);
}
