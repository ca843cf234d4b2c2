/* clearing.h - why an examination by a doctor does not count. */
#ifndef TRIVET_WORDS_CLEARING_H
#define TRIVET_WORDS_CLEARING_H

#include "core/clearing.h"

/* As the rest of a sentence; empty for CLEARING_HOLDS. */
extern const str clearing_says[CLEARING_STATES];

#endif
