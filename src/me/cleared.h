/*
 * cleared.h - "a doctor has examined exactly this": how it is recorded, what ends it, and what the person is told about it. Whether it counts is decided in
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
/* One of the clearings of `who` ends today; harmless when it has ended. */
void act_end_clearing(struct changes *acts, struct person *who, struct clearing *c, enum clearing_end end);

/* The clearable sign that this question asks about, NONE when it asks about none. */
uint16_t cleared_rule_of(const struct pack *p, uint16_t question);
/* The day on which a clearing that holds ends by itself: the danger signs are asked again. */
day cleared_until(const struct pack *p, const struct clearing *c);

#endif
