/* broken.h - how a broken law of a pack is told. Internal to pack/. */
#ifndef TRIVET_PACK_BROKEN_H
#define TRIVET_PACK_BROKEN_H

#include "pack/tree.h"

/* At the place of the entry with the id `a`; each % in `text` is `a`, then `b`. */
void prove_broken(struct problems *to, const char *text, str a, str b);

#endif
