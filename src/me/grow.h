/*
 * grow.h - more of an exercise, within its dose: repetitions, a longer hold, a little more load (evidence 3.3), and when that may be offered: after a good
 * week, which is one with all its practice and no day after it with pain more than 2 points above the week before (evidence 3.5).
 */
#ifndef TRIVET_ME_GROW_H
#define TRIVET_ME_GROW_H

#include "me/app.h"

/* More of this step as a sentence; empty where it is adapted, on a day to do less, while a sign is open, or when its dose has no more. */
str grow_say(const struct person *who, const struct session_step *step, struct arena *a);
/* The last seven days were such a week. What is not known is no good week: pain of the week before, and of a day after practice, must be written down. */
bool grow_is_good_week(const struct person *who);
/* The first exercise of today's practice that has more to it, NULL when none has; *ret_say is grow_say of it. */
const struct item *grow_next(const struct person *who, struct arena *a, str *ret_say);

#endif
