/*
 * grow.h - more of an exercise, within its dose: repetitions, a longer hold, a little more load (evidence 3.3), and when that may be offered: after a good
 * week, which is one with all its practice and no day after it with pain more than 2 points above the week before (evidence 3.5).
 */
#ifndef TRIVET_ME_GROW_H
#define TRIVET_ME_GROW_H

#include "me/app.h"

/* More of this step as a sentence; empty where it is adapted, on a day to do less, while a sign is open, or when its dose has no more. */
str grow_say(const struct person *who, const struct session_step *step, struct arena *a);
/* What it would grow to as the next small step: repetitions, or seconds of a hold; 0 where grow_say is empty, or speaks of a load. */
int32_t grow_to(const struct person *who, const struct session_step *step);
/* The last seven days were such a week. An unknown week is not a good week: pain of the week before, and of a day after practice, must be recorded. */
bool grow_is_good_week(const struct person *who);
/* Of today's practice the first exercise whose number can grow, else the first that has more to it; item NULL when none has. `say` is grow_say of it. */
struct grows {
	const struct item *item;
	str say;
	int32_t to; /* as grow_to */
};
struct grows grow_next(const struct person *who, struct arena *a);

#endif
