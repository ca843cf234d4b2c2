/* plan_change.h - what a person may change of their plan: swap a step, restore one, add one, practise on fewer days, adopt a practitioner's plan. Each
 * change is a choice on top of their answers; the plan is made again from both, and saved with why it changed. */
#ifndef TRIVET_ME_PLAN_CHANGE_H
#define TRIVET_ME_PLAN_CHANGE_H

#include "me/app.h"
#include "me/plan_file.h"
#include "words/plan_why.h"

/* What would take the place of a step; NONE when nothing would. */
uint16_t plan_instead(const struct person *who, uint16_t item);
/*
 * What could take its place, the best first: each is in the plan that is made without the step and without those before it. At most `cap`; returns how many.
 */
size_t plan_alternatives(const struct person *who, uint16_t item, uint16_t *ret_items, size_t cap);
/* A step can be removed: its leg is not empty without it, and it is not the one that every plan has. */
bool plan_may_go(const struct person *who, uint16_t item);
/* It can be asked for: allowed now, with what it needs available, and not in the plan. */
bool plan_may_come(const struct person *who, uint16_t item);

/*
 * Each chooses, and decides the plan again. Fails: ERR_INPUT: this step cannot go, come or be taken back; days are neither 0 (as the plan has it) nor
 * DAYS_A_WEEK_LEAST..7. Nothing has changed then. `why` gets the reason.
 */
MUST_USE enum err act_swap(struct changes *acts, struct person *who, uint16_t item, struct writer *why);
/* The one that the person names instead, in the place of `item`. Fails: ERR_INPUT, too: the plan would not hold it. */
MUST_USE enum err act_swap_for(struct changes *acts, struct person *who, uint16_t item, uint16_t instead, struct writer *why);
MUST_USE enum err act_back(struct changes *acts, struct person *who, uint16_t item, struct writer *why);
MUST_USE enum err act_add(struct changes *acts, struct person *who, uint16_t item, struct writer *why);
MUST_USE enum err act_days(struct changes *acts, struct person *who, int32_t days, struct writer *why);
/* A step is done so often, or held so long, from now on. Fails: ERR_INPUT: it is not in the plan, is adapted, or its dose has no such number; or it flares. */
MUST_USE enum err act_grow(struct changes *acts, struct person *who, uint16_t item, int32_t to, struct writer *why);
void act_take_over(struct changes *acts, struct person *who, const struct plan_file *file, struct writer *why);
/* Records the plan as it now is when it is open and differs from the newest one recorded (`last_text` is that one's, or empty). */
void act_record_plan(struct changes *acts, struct person *who, str last_text, str why);
/* The same with a borrowed reader: the newest plan is read, and the first one is called that. Fails: ERR_FULL, ERR_BUSY, ERR_IO. */
MUST_USE enum err app_record_plan(struct app *app, struct changes *acts, struct person *who, str why);

#endif
