/* bring.h - imports patients and coming visits from another program: a table or a calendar. All of it or nothing, and nothing twice. */
#ifndef TRIVET_CLINIC_BRING_H
#define TRIVET_CLINIC_BRING_H

#include "clinic/visit.h"

enum { BRING_ROWS_MAX = 20000 };

/* Why a row cannot be read. */
enum bring_wrong {
	BRING_GOOD, /* it can */
	BRING_BAD_START,
	BRING_NO_SERVICE,
	BRING_NO_NAME,
	BRING_BAD_TEXT,
	BRING_SERVICE_UNKNOWN,
	BRING_PRACTITIONER_UNKNOWN,
	BRING_WRONGS
};
extern const str bring_words[BRING_WRONGS]; /* bring_words.c */

struct bring_row {
	size_t line;
	struct visit_ask ask; /* a booking, or only a patient */
	enum bring_wrong wrong;
	str about; /* what of it */
	/* filled in by bring_do */
	enum refused refused;
	bool was_there; /* it was brought before */
};

struct bring {
	struct bring_row *at;
	size_t n, wrong; /* rows; those that cannot be read */
	size_t past;     /* visits that are over, and left out */
	/* filled in by bring_do */
	size_t visits, patients, refused, again;
};

/* What is meant where a table or a calendar does not say it. */
struct bring_wish {
	uint16_t service;      /* CLINIC_NONE: not said */
	uint16_t practitioner; /* CLINIC_NONE: not said */
};

enum bring_table { BRING_FINE, BRING_NO_TABLE, BRING_NO_NAMES /* no column has names */ };

/*
 * A table with a line of names: name (or first name and last name), phone, email, start (or date and time), service, practitioner, note. Fails: ERR_FULL.
 * Keeps: `text`, which is UTF-8.
 */
MUST_USE enum err bring_csv(const struct desk *d, str text, struct bring_wish wish, struct bring *ret_bring, enum bring_table *ret_table);
/* What trivet-calendar says of a calendar: from, to, title. The title is the name of the patient. Fails: ERR_FULL; ERR_IO they are no such lines. */
MUST_USE enum err bring_events(const struct desk *d, str lines, struct bring_wish wish, struct bring *ret_bring);
/*
 * Needs: no row is wrong. Nothing is written when a row is refused, or when it is only tried. Fails: as store_apply; ERR_MISSING as visit_do.
 */
MUST_USE enum err bring_do(struct store *s, const struct desk *d, struct bring *bring, bool only_tries);

#endif
