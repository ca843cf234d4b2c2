/*
 * post.h - messages leave: each is claimed, sent and marked, so that none is sent twice once a server has taken it. What cannot be known is not tried again: the
 * desk is told.
 */
#ifndef TRIVET_CLINIC_POST_H
#define TRIVET_CLINIC_POST_H

#include "clinic/desk.h"
#include "core/pack.h"

enum post_outcome {
	POST_SENT,
	POST_LATER,   /* it did not leave: try again */
	POST_REFUSED, /* the server does not take it */
	POST_UNKNOWN, /* the server may have taken it */
	POST_OUTCOMES
};

struct post_answer {
	enum post_outcome outcome;
	str said; /* one line of the server, or of who asked it */
};

struct post {
	struct store *store;
	const struct pack *pack;
	int64_t organisation;
	clinic_zone *zones;
	/* Hands a letter (letter_job) over. `said` lives in the arena. */
	void (*send)(void *ctx, str job, struct arena *a, struct post_answer *ret_answer);
	/* True: the next one waits for another time. NULL: never. */
	bool (*is_over)(void *ctx);
	void *ctx;
};

struct post_report {
	size_t n[POST_OUTCOMES];
	bool has_server; /* the clinic's file names one */
};

/*
 * All that is due. A clinic to try (its clock can be set) without a server has its messages marked as sent; a true one keeps them.
 * Fails: as desk_open, store_apply.
 */
MUST_USE enum err post_run(const struct post *p, instant now, struct arena *a, struct post_report *ret_report);

/* A message of MAIL_UNKNOWN or MAIL_REFUSED: again, or not any more. */
struct post_settling {
	const struct desk *desk;
	int64_t visit;
	str kind;
	bool sends;
};
/* Fails: ERR_MISSING there is none. */
MUST_USE enum err post_settle(struct store *s, struct post_settling settling);

#endif
