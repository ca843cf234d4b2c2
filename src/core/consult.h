/* consult.h - one person, assessed once: facts, danger signs, causes and wishes, all from the same answers. Every face starts here. */
#ifndef TRIVET_CORE_CONSULT_H
#define TRIVET_CORE_CONSULT_H

#include "core/cause.h"
#include "core/triage.h"

struct consult {
	struct facts facts; /* with those that follow from triage */
	struct triage triage;
	struct causes causes;
	struct wishes wishes;
};

/* From facts that are known already; `ret_consult->facts` and `wishes` are read, the rest is written. */
void consult_decide(const struct pack *p, struct consult *ret_consult);
void consult_make(const struct pack *p, const struct answers *a, day today, struct consult *ret_consult);

#endif
