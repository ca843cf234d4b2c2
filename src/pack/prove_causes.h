/* prove_causes.h - the law of a pack about causes and their changes (evidence 4.9). Internal to pack/. */
#ifndef TRIVET_PACK_PROVE_CAUSES_H
#define TRIVET_PACK_PROVE_CAUSES_H

#include "core/pack.h"
#include "pack/tree.h"

/* Tells every clue whose change a person would neither get nor be told of. Needs: a pack whose other laws hold. */
void prove_causes(const struct pack *p, struct problems *to);

#endif
