/* said.h - what a person said about rows of danger signs at one time, before it is saved as answers. */
#ifndef TRIVET_ME_SAID_H
#define TRIVET_ME_SAID_H

#include "core/pack.h"

/* Facts; those in neither set are no, once the person has answered their row. */
struct said {
	qset yes, unsure;
};

/* The answer to a question as its canonical text: "yes", "unsure" or "no". */
str said_value(const struct said *said, uint16_t fact);
/* "Not sure" about a row is said of its ticks when none of them is yes, and of what follows them likewise. True when something is unsure now. */
bool said_not_sure(const struct pack *p, const struct question_row *row, struct said *said);
/* True when a tick is yes or unsure and nothing is said of what follows it: silence there is no "no". */
bool said_lacks_then(const struct pack *p, const struct question_row *row, const struct said *said);

#endif
