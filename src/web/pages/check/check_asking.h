/* check_asking.h - what the check still asks a person. */
#ifndef TRIVET_WEB_PAGES_CHECK_CHECK_ASKING_H
#define TRIVET_WEB_PAGES_CHECK_CHECK_ASKING_H

#include "me/person.h"

/* The questions that still matter, answered or not. */
struct asking {
	bool open[QUESTIONS_MAX];  /* to be asked now */
	bool shown[QUESTIONS_MAX]; /* asked now, or answered before */
};

void asking_of(const struct person *who, struct asking *ret);
/* Drops from what is open all that could not raise the class. Nothing raises an emergency: it ends the questions (evidence 1.1, rule 1). */
void asking_keep_raising(const struct person *who, struct asking *asking);
/* Whether a screen has a question of these: asking.open or asking.shown. */
bool asking_has(const struct screen *s, const bool *of);
/* The first screen from `from` on that has something to ask; n_screens when there is none. */
size_t asking_next(const struct pack *p, const struct asking *a, size_t from);

#endif
