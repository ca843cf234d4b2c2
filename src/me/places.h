/* places.h - where it hurts: what the diary says about it over the weeks, and which danger signs a place asks about first. */
#ifndef TRIVET_ME_PLACES_H
#define TRIVET_ME_PLACES_H

#include "me/app.h"
#include "draw/map.h"

enum { PLACES_WEEKS = 6 };

/*
 * How strong it was at each place in these days: the mean of the entries that name it, rounded; 1 at least where it was more than 0. *ret_n: how many
 * places have pain. Fails: ERR_FULL, ERR_BUSY, ERR_IO.
 */
MUST_USE enum err places_between(struct store_reader *r, struct store_days days, struct arena *a, struct map_pain *ret_pain, size_t *ret_n);

/* A week, and how strong it was at each place. */
struct places_week {
	day from;
	struct map_pain pain;
	size_t n; /* places with pain */
};

/* The weeks up to this one, the oldest first. Fails: as above. */
MUST_USE enum err places_weeks(struct app *app, struct caller caller, day today, struct arena *a, struct places_week ret_weeks[PLACES_WEEKS]);

/* "Breastbone: 4, Upper belly: 2"; empty without pain. */
str places_say(const struct pack *p, const struct map_pain *pain, struct arena *a);
/* There is pain on this side of the body. */
bool places_hurts_on(const struct map_pain *pain, enum map_view view);

/* The region with this id, NULL when there is none. */
const struct region *places_region(const struct pack *p, str id);
/* Every question that some region asks about. Returns how many. */
size_t places_questions(const struct pack *p, uint16_t ret_questions[QUESTIONS_MAX]);
/*
 * What to ask someone with pain at `regions` (facts) first: the danger signs of these places that were not answered today, are not yes already and are
 * not excluded by their needs. Returns how many.
 */
size_t places_ask(const struct person *who, const qset *regions, uint16_t ret_questions[QUESTIONS_MAX]);

#endif
