/* leg.h - what the three legs of a plan are chosen from, and how each is chosen. Internal to the plan. */
#ifndef TRIVET_CORE_LEG_H
#define TRIVET_CORE_LEG_H

#include "core/consult.h"
#include "core/steps.h"

/* Points of a choice. They order items that are all allowed, so only their order matters. */
enum { POINTS_SAME_KIND = -25, POINTS_FOR_ANYONE = -40, POINTS_ADAPT = -20, POINTS_WANTED = 10000, POINTS_NEVER = -100000 };
/* On one leg, without the first visit and without warmth. */
enum { TREATMENTS_MAX = 2, CHANGES_MAX = 3 };

/* One candidate of a leg: an item that is allowed now. */
struct candidate {
	uint16_t item;
	struct allowed allowed;
	qset because;
	int32_t points; /* POINTS_NEVER: taken, or not to be taken */
};

struct candidates {
	struct candidate of[ITEMS_MAX];
	size_t n;
};

/* What all three are chosen from. `plan` is what is being made. */
struct making {
	const struct pack *p;
	const struct consult *c;
	struct plan *plan;
};

/* Strong, moderate, limited, very limited, traditional use. */
static inline int32_t label_points(enum label l)
{
	static const int32_t points[LABELS] = {30, 24, 14, 8, 4};
	return points[l];
}

/* The one with the most points, the first of equals; NULL when all are taken. */
struct candidate *leg_best(struct candidates *c);
/* Puts a candidate on its leg, with the dose that is usual or was wished, and takes it. Needs: room on the leg. */
struct step *leg_add(const struct making *m, struct candidate *k);
/* Others are preferred to more of this kind. */
void leg_prefer_other_kinds(const struct pack *p, struct candidates *c, enum item_kind taken);
/* Minutes of a day when the step is done: each go counts. */
int32_t leg_minutes(const struct step *s);
/* A walk and a time of rest take minutes of their own on whichever leg they stand; what else changes is done in passing. */
bool leg_takes_time(const struct item *it);
/* Minutes that were wished, within what a low confidence allows (evidence 8.3); 0 when nothing was wished. */
int32_t leg_wished_minutes(const struct wishes *w);

void leg_treatment(const struct making *m, struct candidates *all);
/* Returns the minutes a day that it takes. Comes before leg_practice, which gets the other minutes. */
int32_t leg_change(const struct making *m, struct candidates *all);
void leg_practice(const struct making *m, struct candidates *all, int32_t minutes_taken);

#endif
