/* known.c - facts and clearings. */
#include "core/known.h"

#include "core/clearing.h"

void known_from(const struct pack *p, const struct answers *a, day today, struct facts *ret_facts)
{
	struct facts f;
	facts_said(p, a, &f);
	for (size_t i = 0; i < a->n_cleared; i++)
		if (clearing_state(p, a, &f, &a->cleared[i], today) == CLEARING_HOLDS)
			qset_add(&f.cleared, a->cleared[i].rule);
	*ret_facts = f;
}
