/* relief.h - the page before the first session: the danger signs, in a few lines to scan, answered all at once. */
#ifndef TRIVET_APP_RELIEF_H
#define TRIVET_APP_RELIEF_H

#include "app/acts.h"

/* Where the page leads. */
enum relief_way {
	RELIEF_ASK,    /* the danger signs were not all answered today */
	RELIEF_DANGER, /* an answer rules out any exercise for now, or one that it leads to is missing: show why */
	RELIEF_SESSION /* move */
};

enum relief_way relief_way(const struct person *who);
/* A sign that was answered with yes rules out any exercise: nothing more has to be asked. */
bool relief_is_settled(const struct person *who);
/* The lines of the page are counted from 0; the last one is the few conditions. Needs: i < relief_lines(). */
size_t relief_lines(const struct pack *p);
const struct relief_line *relief_line(const struct pack *p, size_t i);
/* What the page asks and the person has said already: so that nobody's "yes" is lost by looking at the page again. */
void relief_known(const struct person *who, qset *ret_yes, qset *ret_unsure);
/*
 * Answers the questions of the page: those in neither set are no, but for those in `open`, which were passed by: they stay as they were. Decides again.
 * The sets are of facts.
 */
MUST_USE enum err relief_answer(struct changes *acts, struct person *who, const qset *yes, const qset *unsure, const qset *open);

#endif
