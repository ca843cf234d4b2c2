/* relief.h - the page before the first session: the danger signs, in a few lines to scan, answered all at once. */
#ifndef TRIVET_ME_RELIEF_H
#define TRIVET_ME_RELIEF_H

#include "me/acts.h"
#include "me/said.h"

/* Where the page leads. */
enum relief_way {
	RELIEF_ASK,     /* the danger signs are not all answered, or were answered too long ago */
	RELIEF_NEWS,    /* they are; is anything new since? */
	RELIEF_NEEDLES, /* they are, but for those that hang on needles or cups which were had since */
	RELIEF_DANGER,  /* an answer rules out any exercise for now, or one that it leads to is missing: show why */
	RELIEF_SESSION  /* move */
};

/* The one place that says what is asked before an exercise; the rule is core/fresh.h. */
enum relief_way relief_way(const struct person *who);
/* The six that are asked about then. Returns how many. */
size_t relief_six(const struct pack *p, uint16_t ret_questions[QUESTIONS_MAX]);
/* Nothing is new: the six of the re-check (evidence 1.6) are no, today. Decides again. */
MUST_USE enum err relief_no_news(struct changes *acts, struct person *who);
/* Nothing came after the needles or cups: what hangs on them is no. Decides again. */
MUST_USE enum err relief_needles_well(struct changes *acts, struct person *who);
/*
 * When one of these acts notes needles or cups: what hangs on them is open from then on, unless it was answered since. True when something is open: then
 * that one thing is asked next.
 */
bool relief_needles_noted(struct changes *acts, struct person *who);
/* The questions that hang on needles or cups; `open`: only those that are not answered. Returns how many. */
size_t relief_needles_questions(const struct person *who, bool open, uint16_t ret_questions[QUESTIONS_MAX]);
/* A sign that was answered with yes rules out any exercise: nothing more has to be asked. */
bool relief_is_settled(const struct person *who);
/* One yes that calls for the ambulance ends the questions (evidence 1.1, no. 1). */
bool relief_is_emergency(const struct person *who);
/* The lines of the page are counted from 0; the last one is the few conditions. Needs: i < relief_lines(). */
size_t relief_lines(const struct pack *p);
const struct relief_line *relief_line(const struct pack *p, size_t i);
/*
 * What the page asks and the person has said already: so that nobody's "yes" is lost by looking at the page again. What takes the weight off a row is
 * not among it: that is said again each time.
 */
void relief_known(const struct person *who, struct said *ret_said);
/*
 * Answers the questions of the page: those that nothing is said of are no, but for those in `open` (facts), which were passed by: they stay as they were.
 * Decides again.
 */
MUST_USE enum err relief_answer(struct changes *acts, struct person *who, const struct said *said, const qset *open);

#endif
