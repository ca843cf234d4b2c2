/* check.h - whether what the store says of a clinic's time agrees with itself, and with the clinic's file. */
#ifndef TRIVET_CLINIC_CHECK_H
#define TRIVET_CLINIC_CHECK_H

#include "clinic/desk.h"

struct check {
	int64_t parts, grains; /* that were compared */
	int64_t missing, extra,
		doubled; /* grains of visits that the guard lacks; of the guard that no visit has; that two visits have. All 0, or something is wrong */
	struct store_visits outside; /* visits to come that the file of the clinic does not hold any more, or whose clock was changed by law */
};

/* Needs: store_read_begin, so that all is of one moment. */
MUST_USE enum err check_run(struct link *l, const struct desk *d, struct check *ret_check);

#endif
