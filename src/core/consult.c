/* consult.c - one person, assessed once. */
#include "core/consult.h"

#include "core/known.h"

void consult_decide(const struct pack *p, struct consult *ret_consult)
{
	triage_decide(p, &ret_consult->facts, &ret_consult->triage);
	triage_facts(p, &ret_consult->triage, &ret_consult->facts);
	cause_rank(p, &ret_consult->facts, &ret_consult->causes);
}

void consult_make(const struct pack *p, const struct answers *a, day today, struct consult *ret_consult)
{
	known_from(p, a, today, &ret_consult->facts);
	ret_consult->wishes = wishes_from(p, a);
	consult_decide(p, ret_consult);
}
