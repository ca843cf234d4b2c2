/*
 * helped.h - how it was before practice and right after it, where both were recorded. It shows what goes together with practice, no more: pain also goes up and down by
 * itself, so it is reported only as what happened, and only over several days.
 */
#ifndef TRIVET_CORE_HELPED_H
#define TRIVET_CORE_HELPED_H

#include "core/mean.h"

enum {
	HELPED_BEFORE_S = 2 * 3600, /* a number counts as "before" for so long */
	HELPED_AFTER_S = 15 * 60,   /* and as "after" within so long */
	HELPED_DAYS_LEAST = 5,      /* evidence 3.3: the days of one week of practice; design */
	HELPED_DAYS_MOST = 28
};

/* A pain that was said, and when. */
struct helped_said {
	instant at;
	int32_t pain; /* 0..10 */
};

struct helped {
	int32_t days;                        /* that have both */
	int32_t before_tenths, after_tenths; /* means of these days (core/mean.h); MEAN_NONE without one */
};

/* The last number before this moment, and the first from it on. False when one of them is missing. `said` is in the order of time. */
bool helped_pair(const struct helped_said *said, size_t n, instant done, int32_t *ret_before, int32_t *ret_after);

/* The days of one practice each, or of several. Of each day the sums of before and after. */
struct helped_days {
	struct mean_day before[HELPED_DAYS_MOST], after[HELPED_DAYS_MOST];
	size_t n;
};

/* Adds one practice. Practices come in the order of their days; more than HELPED_DAYS_MOST days are not counted. */
void helped_add(struct helped_days *days, day on, int32_t before, int32_t after);
struct helped helped_of(const struct helped_days *days);

enum {
	HELPED_SIDE_DAYS = 3,       /* before a treatment, and after it; its own day is left out */
	HELPED_SIDE_LEAST = 2,      /* of these must be recorded */
	HELPED_TREATMENTS_LEAST = 3 /* fewer say nothing; design */
};

/* Pain in the days around treatments: what it was, not what they did. */
struct helped_around {
	int32_t treatments;                  /* with enough recorded on both sides */
	int32_t before_tenths, after_tenths; /* means over these treatments; MEAN_NONE without one */
};

/* `days`: each once. `treatments`: their days, each once. */
struct helped_around helped_around(const struct mean_day *days, size_t n, const day *treatments, size_t n_treatments);

#endif
