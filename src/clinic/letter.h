/*
 * letter.h - a message about a visit, as a letter: subject, text, and an invitation for the calendar of whoever gets it. Subjects tell nobody why somebody
 * comes.
 */
#ifndef TRIVET_CLINIC_LETTER_H
#define TRIVET_CLINIC_LETTER_H

#include "clinic/desk.h"
#include "core/pack.h"

/* Why a message never left. */
extern const str letter_no_address;

struct letter {
	str subject;  /* one line */
	str text;     /* lines end in CRLF */
	str calendar; /* iCalendar; empty for a letter without one */
	str method;   /* of the calendar: REQUEST or CANCEL */
};

/* Fails: ERR_INPUT no letter is of this kind; ERR_FULL the arena. */
MUST_USE enum err letter_write(const struct desk *d, const struct pack *p, const struct store_visit *v, const struct store_mail *m,
			       struct letter *ret_letter);
/* The letter and where it goes, as trivet-mail (src/main/trivet_mail.c) reads it: JSON, in the arena of the desk. */
str letter_job(const struct desk *d, const struct store_mail *m, const struct letter *letter);

#endif
