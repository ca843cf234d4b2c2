/* known.h - what is known of a person today: all that follows from the answers, and the clearings that hold. */
#ifndef TRIVET_CORE_KNOWN_H
#define TRIVET_CORE_KNOWN_H

#include "core/facts.h"

void known_from(const struct pack *p, const struct answers *a, day today, struct facts *ret_facts);

#endif
