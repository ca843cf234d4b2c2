/* keep.h - what has to be saved, until it is: breaks that have ended, and the state of the reminder. A failed attempt is repeated unchanged. */
#ifndef TRIVET_BREAKS_KEEP_H
#define TRIVET_BREAKS_KEEP_H

#include "breaks/work.h"

enum { KEEP_LINES_MAX = 512 /* weeks of breaks, while the file cannot be written; after that the oldest go */ };

struct keep {
	struct work work;
	struct desk_ask ask;                    /* the last try */
	bool is_open;                           /* it failed, and is not done yet */
	struct desk_line later[KEEP_LINES_MAX]; /* oldest first */
	size_t n_later;
};

struct keep_wish {
	str request; /* new for each wish */
	struct moment now;
	const struct breaks_step *step; /* its state and day are kept; NULL: only tell */
	bool wants_exercise;
	int32_t length_s;
	const char *picture;
};

void keep_line(struct keep *k, const struct breaks_record *record, const char *item);
/*
 * Keeps what waits, DESK_LINES_MAX lines at a time (n_later tells what is left), and gives what the wish asks for.
 * Fails: as work_do; then nothing of this wish is kept or told, but no line is lost: the next wish tries again. What the program refuses for good
 * (ERR_INPUT) is let go.
 */
MUST_USE enum err keep_do(struct keep *k, const struct keep_wish *wish, struct desk_told *ret_told);

#endif
