/* places.c - where it hurts. */
#include "app/places.h"

enum { WEEK = 7 };

enum err places_load(struct app *app, const struct person *who, struct arena *a, struct store_regions *ret_regions)
{
	struct store_reader *r = app_reader(app);
	enum err e = store_entry_regions(r, STORE_PERSON, store_last_days(who->today, DIARY_DAYS), a, ret_regions);
	app_reader_back(app, r);
	return e;
}

struct store_regions places_of_entry(const struct store_regions *all, int64_t entry)
{
	size_t first = 0, n = 0;
	while (first < all->n && all->at[first].entry != entry)
		first++;
	while (first + n < all->n && all->at[first + n].entry == entry)
		n++;
	return (struct store_regions){n > 0 ? &all->at[first] : NULL, n};
}

/* ---- weeks ---- */

struct tally {
	int32_t sum[MAP_REGIONS], n[MAP_REGIONS];
};

static void count_entry(struct tally *t, const struct store_regions *of)
{
	for (size_t i = 0; i < of->n; i++) {
		size_t region = map_region_of(of->at[i].region);
		if (region == MAP_REGIONS)
			continue; /* a place that the map no longer has */
		t->sum[region] += of->at[i].intensity;
		t->n[region]++;
	}
}

/* Returns how many places have pain. */
static size_t put_means(const struct tally *t, struct map_pain *pain)
{
	size_t places = 0;
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		if (t->sum[i] == 0)
			continue;
		int32_t mean = (t->sum[i] + t->n[i] / 2) / t->n[i];
		pain->intensity[i] = mean < 1 ? 1 : mean;
		places++;
	}
	return places;
}

size_t places_between(const struct person *who, const struct store_regions *all, struct store_days days, struct map_pain *ret_pain)
{
	struct tally tally = {0};
	*ret_pain = (struct map_pain){0};
	for (size_t i = 0; i < who->entries.n; i++) {
		const struct store_entry *e = &who->entries.at[i];
		if (e->day.n < days.first.n || e->day.n > days.last.n)
			continue;
		struct store_regions of = places_of_entry(all, e->id);
		count_entry(&tally, &of);
	}
	return put_means(&tally, ret_pain);
}

void places_weeks(const struct person *who, const struct store_regions *all, struct places_week ret_weeks[PLACES_WEEKS])
{
	for (int32_t k = 0; k < PLACES_WEEKS; k++) {
		struct places_week *week = &ret_weeks[k];
		*week = (struct places_week){.monday = day_plus(day_week(who->today), -WEEK * (PLACES_WEEKS - 1 - k))};
		week->n = places_between(who, all, (struct store_days){week->monday, day_plus(week->monday, WEEK - 1)}, &week->pain);
	}
}

/* ---- what to ask ---- */

const struct region *places_region(const struct pack *p, str id)
{
	for (size_t i = 0; i < p->n_regions; i++)
		if (str_eq(p->regions[i].id, id))
			return &p->regions[i];
	return NULL;
}

/* The facts that these regions ask about; NULL for all regions. */
static qset asked_by(const struct pack *p, const qset *regions)
{
	qset asks = {0};
	for (size_t i = 0; i < p->n_regions; i++)
		if (regions == NULL || qset_has(regions, p->regions[i].fact))
			asks = qset_or(asks, &p->regions[i].asks);
	return asks;
}

size_t places_questions(const struct pack *p, uint16_t ret_questions[QUESTIONS_MAX])
{
	qset asks = asked_by(p, NULL);
	size_t n = 0;
	for (size_t q = 0; q < p->n_questions; q++)
		if (p->questions[q].fact != NONE && qset_has(&asks, p->questions[q].fact))
			ret_questions[n++] = (uint16_t)q;
	return n;
}

size_t places_ask(const struct person *who, const qset *regions, uint16_t ret_questions[QUESTIONS_MAX])
{
	const struct pack *p = who->pack;
	qset asks = asked_by(p, regions);
	size_t n = 0;
	for (size_t q = 0; q < p->n_questions; q++) {
		uint16_t fact = p->questions[q].fact;
		bool is_settled = person_answered_today(who, q) || who->answers.of[q].kind == ANSWER_YES;
		if (fact != NONE && qset_has(&asks, fact) && !is_settled && question_wanted(p, &who->consult.facts, (uint16_t)q))
			ret_questions[n++] = (uint16_t)q;
	}
	return n;
}
