/*
 * gate.h - what a change may contain beyond what the table of its record says (record/check.h): checked before it waits for the writer, whoever asks. Each fails with
 * ERR_INPUT. For use inside store/.
 */
#ifndef TRIVET_STORE_GATE_H
#define TRIVET_STORE_GATE_H

#include "store/store.h"

MUST_USE enum err gate_request(str request);

typedef enum err gate(const struct change *c);
gate gate_entry, gate_setting, gate_cleared, gate_identity, gate_trial_end, gate_staff, gate_closure;

#endif
