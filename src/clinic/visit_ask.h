/* visit_ask.h - what is asked for about visits, and what is answered. */
#ifndef TRIVET_CLINIC_VISIT_ASK_H
#define TRIVET_CLINIC_VISIT_ASK_H

#include "clinic/desk.h"
#include "clinic/refused.h"

enum { COURSE_MAX = 12, HOLD_MINUTES_MAX = 10080 };

#define VISIT_TEXT_MAX    200 /* bytes of a name or an address */
#define VISIT_NOTE_MAX    1000
#define VISIT_REQUEST_MAX 64

/* The numbers are kept in the store, with the undo of an act. */
enum visit_act { ACT_BOOK, ACT_HOLD, ACT_CONFIRM, ACT_MOVE, ACT_CANCEL, ACT_COURSE, ACT_CAME, ACT_UNDO, ACT_PATIENT /* only who it is */ };

struct visit_ask {
	enum visit_act act;
	str request; /* made by the client: new for everything it wants, the same when it tries again */
	str secret;  /* 22 letters that nobody can guess, for the link of what is made */
	/* book, hold, course */
	uint16_t service;
	str patient, email; /* email: empty when it was not given */
	int32_t minutes;    /* of a hold */
	/* book, hold, course, move */
	uint16_t practitioner; /* CLINIC_NONE: any; for a move the same as before */
	str at[COURSE_MAX];    /* as it was written */
	size_t n_at;
	int64_t known; /* the number of the patient who was chosen; 0: `patient` is a name */
	str phone;     /* empty when it was not given */
	str note;      /* for the practitioner */
	enum store_source source;
	/*
	 * book, hold, move: squeezes it in; what is imported comes in so, too. Lead, horizon, hours, grid and the buffers of this visit do not count then; that someone or something is taken, or away,
	 * always does. Empty: it is not squeezed in.
	 */
	str reason;

	/* confirm, move, cancel, came */
	int64_t visit;
	bool by_desk;
	str shown; /* the secret that was shown; empty: none was asked for */
	enum store_came came;

	str staff; /* who does it at the desk: its undo is theirs; empty for the one who may do everything */
};

struct visit_answer {
	enum refused refused;
	size_t which[COURSE_MAX]; /* of a course: the times that were refused, from 1 */
	size_t n_which;
	bool repeated; /* an earlier try had done it */
	struct store_visits visits;
};

#endif
