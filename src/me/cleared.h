/*
 * cleared.h - "a doctor has examined exactly this": how it is recorded, what ends it, and what the person is told of it. When it holds is decided in
 * core/clearing.h.
 */
#ifndef TRIVET_ME_CLEARED_H
#define TRIVET_ME_CLEARED_H

#include "me/acts.h"

/* It was examined on that day. What is not CLEARING_HOLDS is why it does not count: nothing is changed then. */
enum clearing_state act_clear(struct changes *acts, struct person *who, uint16_t rule, day on);
void act_unclear(struct changes *acts, struct person *who, uint16_t rule);
/* Something is new: from here on no earlier examination counts, and every clearing ends. */
void act_news(struct changes *acts, struct person *who);
/* What a yes or not sure ends; `before` is what was answered until now. Part of act_answer. */
void act_reported(struct changes *acts, struct person *who, uint16_t question, const struct answer *before);

/* The clearable sign that this question asks about, NONE when it asks about none. */
uint16_t cleared_rule_of(const struct pack *p, uint16_t question);
/* The day on which a clearing that holds ends by itself: the danger signs are asked again. */
day cleared_until(const struct pack *p, const struct clearing *c);

/* Why one does not count, as the rest of a sentence; empty for CLEARING_HOLDS. */
extern const str cleared_says[CLEARING_STATES];

#endif
