/* work.h - has the program save or tell something: starts `trivet breaks work`, asks, reads the answer, and waits for it to exit. */
#ifndef TRIVET_BREAKS_WORK_H
#define TRIVET_BREAKS_WORK_H

#include "breaks/desk_wire.h"
#include "base/err.h"

struct work {
	const char *program;      /* path of trivet */
	const char *db, *content; /* content: NULL for the one that is built in */
	uint32_t deadline_ms;
};

/*
 * Waits for the answer.
 * Fails: ERR_IO it could not be started, died, or was of another build; ERR_BUSY it took too long; else what the program itself could not.
 * ret_told->say has a line in each case.
 */
MUST_USE enum err work_do(const struct work *w, const struct desk_ask *ask, struct desk_told *ret_told);

#endif
