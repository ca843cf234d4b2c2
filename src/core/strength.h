/*
 * strength.h - how strong each leg has become over the last weeks. Never a streak: a missed day takes a little, and the days after it give it back.
 *
 * It is the mean of how much was done of what was wanted in the week up to each of the last 90 days, in which a day counts half as much as the day two weeks after it. Someone who begins and
 * does something every day is at about 40 percent after two weeks and at 70 after four. The two weeks are our own choice, not a clinical number; what else
 * we considered: docs/decisions/020-strength-not-streaks.md.
 */
#ifndef TRIVET_CORE_STRENGTH_H
#define TRIVET_CORE_STRENGTH_H

#include "core/lived.h"

enum { STRENGTH_DAYS = 90, STRENGTH_HALF_DAYS = 14 };

struct strength {
	int32_t percent[LEGS]; /* 0..100 */
};

/* Which way a leg goes: against what it was STRENGTH_HALF_DAYS before. Less than STRENGTH_STEP percent is no change. */
enum { STRENGTH_STEP = 5 };
enum strength_way { STRENGTH_STEADY, STRENGTH_GROWING, STRENGTH_RESTING };
enum strength_way strength_way(int32_t before, int32_t now);

/* Deeds as for balance_week. Each day is counted by the plan that it was lived with. */
struct strength strength_of(const struct lived *lived, const struct deed *deeds, size_t n, day today);

#endif
