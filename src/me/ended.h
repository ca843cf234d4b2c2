/* ended.h - a session that has ended: what was saved of it, how it was before and after, what it did for the week, and how to undo it. */
#ifndef TRIVET_ME_ENDED_H
#define TRIVET_ME_ENDED_H

#include "me/app.h"
#include "core/helped.h"

struct ended {
	bool is_there; /* a session was kept today */
	const struct store_deed *deeds;
	size_t n_deeds;
	bool has_before, has_after;
	int32_t before, after;  /* 0..10 */
	struct balance was;     /* the week without this session; with it: who->week */
	struct helped helped;   /* of the last four weeks */
	const int64_t *entries; /* the numbers that were kept with it */
	size_t n_entries;
};

/*
 * The newest session of today. `ago`: its number before was said this many seconds before its end; negative: none was.
 * Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: lives in the arena.
 */
MUST_USE enum err app_ended(struct app *app, const struct person *who, int64_t ago, struct arena *a, struct ended *ret_ended);
/* Takes back all that was kept of it. */
void act_session_undo(struct changes *acts, const struct ended *ended);

#endif
