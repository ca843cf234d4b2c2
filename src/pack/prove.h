/* prove.h - what must hold for a whole pack (docs/content.md, last section). Each broken law is reported with a counterexample. Pure. */
#ifndef TRIVET_PACK_PROVE_H
#define TRIVET_PACK_PROVE_H

#include "core/pack.h"
#include "pack/tree.h"

void pack_prove(const struct pack *p, struct problems *to);
/* Facts that a person who is not referred may have as yes and that would bar this item (avoid or ask). */
qset prove_blockers(const struct pack *p, const struct item *it);

#endif
