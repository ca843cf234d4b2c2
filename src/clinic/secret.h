/* secret.h - who has the link of a visit may see and change it. The store keeps only what cannot be turned back into the link. */
#ifndef TRIVET_CLINIC_SECRET_H
#define TRIVET_CLINIC_SECRET_H

#include "base/arena.h"

/* In hexadecimal, in the arena. Needs: the secret is drawn, never chosen by a person. */
str secret_hash(str secret, struct arena *a);
/* Takes as long for every pair of the same length. */
bool secret_is(str hash, str other);

#endif
