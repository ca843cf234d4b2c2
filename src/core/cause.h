/* cause.h - what may have brought it on: the eight groups of the method, by the clues a person gave. Associations, never a diagnosis. */
#ifndef TRIVET_CORE_CAUSE_H
#define TRIVET_CORE_CAUSE_H

#include "core/facts.h"

struct cause_score {
	uint16_t cause;
	int32_t points; /* sum of the weights of its clues */
	qset because;   /* the clues */
};

struct causes {
	struct cause_score of[CAUSES_MAX]; /* most points first; only those with points */
	size_t n;
};

void cause_rank(const struct pack *p, const struct facts *f, struct causes *ret_causes);

#endif
