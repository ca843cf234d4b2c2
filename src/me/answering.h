/* answering.h - what an answer changes: itself, the clearings that it ends, the trial that it settles. */
#ifndef TRIVET_ME_ANSWERING_H
#define TRIVET_ME_ANSWERING_H

#include "me/acts.h"
#include "me/said.h"

/*
 * An answer, in canonical text that answers_put has accepted; `who` answers the same from now on. A yes or not sure ends the clearing of its sign; where
 * it was "no" on an earlier day something is new, and all clearings end (evidence 1.1, rule 0).
 */
MUST_USE enum err act_answer(struct changes *acts, struct person *who, uint16_t question, str value);
/* Takes an answer back. */
void act_unanswer(struct changes *acts, struct person *who, uint16_t question);
/*
 * All questions of a tick list: what was said of them, and the others that were open are no.
 * What is hidden by its needs is left alone.
 */
MUST_USE enum err act_ticks(struct changes *acts, struct person *who, struct questions asked, const struct said *said);
/* All questions of a row. Fails: ERR_INPUT never in practice. */
MUST_USE enum err act_row(struct changes *acts, struct person *who, const struct question_row *row, const struct said *said);

#endif
