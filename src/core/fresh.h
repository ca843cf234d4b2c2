/*
 * fresh.h - how long an answer to a danger sign is valid, and what is asked when. The one rule for all faces (evidence 1.1, rule 3; 1.6):
 *
 *   all danger signs      before the first plan, and every review period (course.weeks.use weeks) after; those that would be due within a week are
 *                         asked together with those that are
 *   anything new?         the six of evidence 1.6, before an exercise when nothing was asked since an earlier day, and once a week
 *   after needles, cups   the signs that depend on them (RF-04, RF-60), when some were had after they were answered
 *
 * Answering any of these counts as being asked: a look back, a re-check, the page before the first session and the check.
 */
#ifndef TRIVET_CORE_FRESH_H
#define TRIVET_CORE_FRESH_H

#include "core/triage.h"

enum { FRESH_NEEDLES_DAYS = 28 /* evidence RF-04 */ };

enum fresh_due {
	FRESH_NOTHING,
	FRESH_NEWS,    /* anything new since the day they were last asked? */
	FRESH_NEEDLES, /* only what hangs on needles or cups that were had since */
	FRESH_ALL      /* an emergency sign is not answered, or something is new */
};

/*
 * Takes out of `a` what is too old to count: danger signs and what decides whether they are asked, after the review period, and a yes that was true for
 * this many days only. Of a day that is still to come nothing counts that calms a danger sign.
 */
void fresh_drop(const struct pack *p, struct answers *a, day today);
/*
 * Needles or cups were had at `had`, an hour of the day `on`, as the diary says. In the four weeks after (evidence RF-04) the signs that hang on them are
 * open, where they were not answered since.
 */
void fresh_needled(const struct pack *p, struct answers *a, instant had, day on, day today);
/* The facts that hang on needles or cups, at first or second hand. */
qset fresh_after_needles(const struct pack *p);

/* What is due before an exercise. `f` and `t` are those of `a`. */
enum fresh_due fresh_before_exercise(const struct pack *p, const struct answers *a, const struct facts *f, const struct triage *t, day today);
/* The last day on which all emergency signs or all of the six were asked; DAY_MIN when they never were, or something is new. */
day fresh_asked(const struct pack *p, const struct answers *a, const struct facts *f);
/* Neither all of the six nor all danger signs were answered at `since` or later. */
bool fresh_is_due_since(const struct pack *p, const struct answers *a, const struct facts *f, instant since);
/* The same, of the last seven days. */
bool fresh_week_is_over(const struct pack *p, const struct answers *a, const struct facts *f, day today);

#endif
