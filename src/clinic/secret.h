/* secret.h - anyone with the link to a visit may see and change it. The store keeps only what cannot be turned back into the link. */
#ifndef TRIVET_CLINIC_SECRET_H
#define TRIVET_CLINIC_SECRET_H

#include "base/arena.h"
#include "base/err.h"

/* In hexadecimal, in the arena. Needs: the secret is drawn, never chosen by a person. */
str secret_hash(str secret, struct arena *a);
/* Takes as long for every pair of the same length. */
bool secret_is(str hash, str other);

/* Letters that only who has the key can make, 128 bits, in the arena: of one use ("link") of one thing. Empty without a key. */
str secret_made(str key, const char *use, int64_t thing, struct arena *a);
/* The same as six digits. */
str secret_digits(str key, const char *use, int64_t thing, struct arena *a);

/* A hash that a password can be compared with (argon2id, with its own salt), in the arena. Fails: ERR_FULL there is not enough memory for it. */
MUST_USE enum err password_hash(str password, struct arena *a, str *ret_hash);
/* Takes as long when there is no hash, so that nobody learns which names there are. */
bool password_is(str hash, str password);

#endif
