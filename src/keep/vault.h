/*
 * vault.h - bytes sealed with a passphrase (the format is in docs/decisions/014-sealed-backups.md), and keys derived from a secret.
 */
#ifndef TRIVET_KEEP_VAULT_H
#define TRIVET_KEEP_VAULT_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

#define VAULT_PASSPHRASE_MIN 8    /* bytes */
#define VAULT_PASSPHRASE_MAX 1024 /* bytes */

enum vault_answer {
	VAULT_OPEN,
	VAULT_OTHER_FILE,
	VAULT_NEWER,
	VAULT_DAMAGED_HEAD,
	VAULT_WRONG_PASSPHRASE,
	VAULT_DAMAGED,
	VAULT_CUT_SHORT,
	VAULT_NO_MEMORY
};

/* How many bytes n bytes take when they are sealed. */
size_t vault_sealed_size(size_t n);
/* The bytes begin as a sealed file does. */
bool vault_is_sealed(const unsigned char *bytes, size_t n);
/* Seals n bytes. Needs: `ret_sealed` has room for vault_sealed_size(n). Fails: ERR_FULL there is not enough memory for the key; ERR_IO no randomness. */
MUST_USE enum err vault_seal(const unsigned char *bytes, size_t n, str passphrase, unsigned char *ret_sealed);
/* The other way. Needs: `ret_bytes` has room for n. Whatever the answer, nothing that was not proved to be whole may be used. */
enum vault_answer vault_open(const unsigned char *sealed, size_t n, str passphrase, unsigned char *ret_bytes, size_t *ret_n);

/* n bytes, 16 to 64, that are the same for the same secret of 32 bytes and purpose, and tell nothing about either (BLAKE2b with a key). */
void vault_derive(const unsigned char *secret, str purpose, unsigned char *ret_bytes, size_t n);

#endif
