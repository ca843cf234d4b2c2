/*
 * gate.h - what a change may hold: looked at before it waits for the writer, whoever asks. Each fails with ERR_INPUT: a number or a length is out of its range, or
 * a text is none. For use inside store/.
 */
#ifndef TRIVET_STORE_GATE_H
#define TRIVET_STORE_GATE_H

#include "store/store.h"

MUST_USE enum err gate_request(str request);

/* Those that end in _id look at what names the thing alone. */
typedef enum err gate(const struct change *c);
gate gate_answer, gate_trial, gate_intention, gate_entry, gate_deed, gate_activity, gate_mark, gate_trial_day, gate_trial_day_id, gate_break,
	gate_desk_day, gate_plan, gate_reassessment, gate_setting, gate_identity, gate_cleared, gate_answer_id, gate_cleared_id, gate_intention_id,
	gate_trial_end;

#endif
