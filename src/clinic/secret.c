/* secret.c - BLAKE2b of a secret of 132 bits. */
#include "clinic/secret.h"

#include <sodium.h>

enum { HASH_BYTES = 32 };

str secret_hash(str secret, struct arena *a)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char hash[HASH_BYTES];
	char *hex = arena_take(a, 2 * HASH_BYTES + 1, 1);
	if (hex == NULL)
		return STR("");
	crypto_generichash(hash, sizeof hash, (const unsigned char *)secret.p, secret.n, NULL, 0);
	for (size_t i = 0; i < HASH_BYTES; i++) {
		hex[2 * i] = digits[hash[i] >> 4];
		hex[2 * i + 1] = digits[hash[i] & 15];
	}
	return (str){hex, 2 * HASH_BYTES};
}

bool secret_is(str hash, str other)
{
	return hash.n > 0 && hash.n == other.n && sodium_memcmp(hash.p, other.p, hash.n) == 0;
}
