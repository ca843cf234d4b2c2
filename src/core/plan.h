/*
 * plan.h - the three-leg plan. The person's regions, causes, the strength of the evidence and the ease of an item decide the choice; what was decided
 * and why is in the result, so that every face explains it from there.
 *
 * Doses: evidence.md 3.3 (three exercises of 2 to 5 minutes, 5 days a week; two minutes are a valid day), 5.1 (course), 6.3 (review), 8.3 (low
 * confidence: a smaller plan; at most three exercises).
 */
#ifndef TRIVET_CORE_PLAN_H
#define TRIVET_CORE_PLAN_H

#include "core/consult.h"
#include "core/steps.h"

/* `c` is what consult_make gave. A refused plan has empty legs. */
void plan_make(const struct pack *p, const struct consult *c, day today, struct plan *ret_plan);
/* The step with this item in any leg, or NULL. */
const struct step *plan_step(const struct plan *plan, uint16_t item);
/*
 * The best thing that could be added to a leg as it is: allowed, neither in the plan nor dropped. NONE when there is none, or the leg has all that it
 * may have, or it flares and the leg is practice.
 */
uint16_t plan_spare(const struct pack *p, const struct consult *c, const struct plan *plan, enum leg leg);
/* How well an item answers a person's places and complaints; higher is better. Used for plans and sessions alike. */
int32_t plan_fit(const struct item *it, const struct facts *f, qset *ret_because);
/*
 * True when a doctor comes first and this may go on anyway: a change that moves nobody, that the matrix allows, and that answers what the person said.
 * For a pregnancy or the time after birth, and nothing else, also what is open to anyone, as far as the matrix allows it with an open danger sign (breathing, easy
 * movement). Never with anything more urgent than that, nor while an emergency sign is unanswered.
 */
bool plan_is_still_fine(const struct pack *p, const struct item *it, const struct consult *c);

#endif
