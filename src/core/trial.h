/*
 * trial.h - a trial of one person: two ways of living are compared over a few weeks, in an order drawn by lot.
 *
 * The days come in blocks of three; two blocks are a pair, one of each arm, and the draw decides which comes first. So the arms share the weeks evenly,
 * and whatever else changes slowly (the weather, the season, a pain that eases by itself) falls on both. The first day of every block is not counted:
 * yesterday's way may still be felt, and which days count must not depend on the draw. An after-effect longer than a day cannot be told apart, which
 * is why only things that act within a day or two are compared, and never strength, which comes over weeks.
 *
 * What the result is based on, why, and what it costs in days: docs/decisions/015-trials-of-one.md. What counts as important: evidence 6.2.
 */
#ifndef TRIVET_CORE_TRIAL_H
#define TRIVET_CORE_TRIAL_H

#include "core/plan.h"
#include "core/reassess.h"

enum trial_arm { TRIAL_A, TRIAL_B, TRIAL_ARMS };

enum {
	TRIAL_BLOCK_DAYS = 3,
	TRIAL_WASHOUT_DAYS = 1, /* of each block, at its beginning */
	TRIAL_PAIR_DAYS = 2 * TRIAL_BLOCK_DAYS,
	TRIAL_PAIRS_LEAST = 7, /* that a trial may be begun with: 42 days */
	TRIAL_PAIRS_USUAL = 8, /* 48 days */
	TRIAL_PAIRS_MOST = 12, /* 72 days */
	TRIAL_PAIRS_ENOUGH = 6 /* with pain recorded on both sides: with fewer, the permutation test cannot find anything */
};

struct trial {
	uint64_t seed;
	day begun; /* the first day */
	int32_t pairs;
	day ended; /* the first day that is no longer part of it; DAY_MAX while nobody ended it early */
};

/* The pain of one day: the mean of its entries, average pain where it was said and else pain now, as the chart shows it. */
struct trial_pain {
	day day;
	int32_t tenths; /* 0..100 */
};

enum trial_state {
	TRIAL_GOES_ON, /* not enough days yet; nothing is compared before the end, because frequent looks find chance */
	TRIAL_TOO_FEW, /* over, and too little was recorded */
	TRIAL_NO_CLEAR_DIFFERENCE,
	TRIAL_A_A_LITTLE, /* probably less pain on the days of A */
	TRIAL_A_CLEARLY,  /* and by as much as evidence 6.2 calls important */
	TRIAL_B_A_LITTLE,
	TRIAL_B_CLEARLY,
	TRIAL_STATES
};

struct trial_result {
	enum trial_state state;
	int32_t days_more;               /* TRIAL_GOES_ON: still to come, today included while nothing is recorded for it */
	int32_t counted[TRIAL_ARMS];     /* days with pain recorded, without the first of each block */
	int32_t mean_tenths[TRIAL_ARMS]; /* of those days; NOT_MEASURED without any */
	int32_t pairs;                   /* that are complete enough to compare */
	/* From here on only when it was compared: state is none of the first two. */
	int32_t difference_tenths;       /* pain with A less pain with B: below 0 A is the better. Mean of the pairs, not of the days */
	int32_t low_tenths, high_tenths; /* 95 % interval: low <= difference <= high */
	int32_t by_chance_permille;      /* this many of 1000 draws of the lot would look like this or more, if it made no difference */
};

extern const str trial_state_words[TRIAL_STATES];

/* The last day. */
day trial_last(const struct trial *t);
/* `d` is one of its days, and it was not ended before. */
bool trial_has(const struct trial *t, day d);
/* What the lot drew for a day. The same seed gives the same days, forever. Needs: trial_has without an early end. */
enum trial_arm trial_arm_on(const struct trial *t, day d);
/* It is not among the first of its block. */
bool trial_counts(const struct trial *t, day d);
/* `pains` in the order of their days, each once; what lies outside is not looked at. */
struct trial_result trial_read(const struct trial *t, const struct trial_pain *pains, size_t n, day today);

/*
 * May be compared, by what it is: something done at home or changed in the day that acts within a day or two. No treatment, no strength, and nothing
 * that is put up once (a screen, a load, a bra).
 */
bool trial_suits(const struct item *it);
/* What stands in the way of a trial of an item today, by the answers; the gravest has the greatest number. */
enum trial_leave {
	TRIAL_GO,
	TRIAL_WAIT,       /* an answer is due first: danger signs that are asked again, or one that could matter for the item */
	TRIAL_STOP_PLAN,  /* the item is no longer allowed */
	TRIAL_STOP_DANGER /* the class is doctor first or higher, or something is new by the re-check */
};

enum trial_leave trial_leave(const struct pack *p, const struct consult *c, uint16_t item);
/* A trial of it may begin: nothing stands in the way, it suits, and it is in the plan, or is heat that is at hand. */
bool trial_may_begin(const struct pack *p, const struct consult *c, const struct plan *plan, uint16_t item);

#endif
