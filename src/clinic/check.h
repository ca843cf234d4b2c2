/* check.h - whether what the store says about a clinic's time agrees with itself, and with the clinic's file. */
#ifndef TRIVET_CLINIC_CHECK_H
#define TRIVET_CLINIC_CHECK_H

#include "clinic/desk.h"

struct check {
	int64_t parts, grains; /* that were compared */
	/* Grains of yesterday and later: all three are 0, or something is wrong. */
	int64_t missing; /* of visits, that the guard lacks */
	int64_t extra;   /* of the guard, that no visit has */
	int64_t doubled; /* that two visits have */
	/* Visits to come that the clinic's file no longer allows: closed then, someone or something away or gone; or whose clocks were changed by law. */
	struct store_visits outside;
};

/* Forgets the grains of the days that check_run does not look at. */
MUST_USE enum err check_sweep(struct store *s, const struct desk *d);
/* Needs: store_read_begin, so that all is of one moment. */
MUST_USE enum err check_run(struct link *l, const struct desk *d, struct check *ret_check);
/* Those of check.outside alone. */
MUST_USE enum err check_outside(struct link *l, const struct desk *d, struct store_visits *ret_outside);

#endif
