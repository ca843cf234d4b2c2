/* vault.c - argon2id makes a key of the passphrase, XChaCha20-Poly1305 seals chunk by chunk. The only file here that knows sodium.h. */
#include "keep/vault.h"

#include <sodium.h>
#include <string.h>

enum {
	CHUNK = 65536,
	SEALED_CHUNK = CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES,
	/* where the parts of the head stand */
	AT_OPS = 16,
	AT_MEMORY = 24,
	AT_SALT = 32,
	AT_STREAM = 48,
	AT_SUM = 72,
	AT_PROOF = 104,
	HEAD = 136,
	SUM = 32,
	OPS_MAX = 64,
};
#define MEMORY_MAX ((uint64_t)4 << 30) /* a file that asks for more is not one of ours */

_Static_assert(AT_STREAM - AT_SALT == crypto_pwhash_SALTBYTES, "the salt fits its place");
_Static_assert(AT_SUM - AT_STREAM == crypto_secretstream_xchacha20poly1305_HEADERBYTES, "the head of the stream fits its place");

static const unsigned char MAGIC[16] = "trivet sealed 1\n";

/* What the passphrase gives: one key for the chunks, one to prove that it was the right one. */
struct keys {
	unsigned char chunks[crypto_secretstream_xchacha20poly1305_KEYBYTES];
	unsigned char proof[crypto_generichash_KEYBYTES];
};

/* Numbers are kept with the least significant byte first. */
static void put_number(unsigned char *at, uint64_t n)
{
	for (int i = 0; i < 8; i++)
		at[i] = (unsigned char)(n >> 8 * i);
}

static uint64_t get_number(const unsigned char *at)
{
	uint64_t n = 0;
	for (int i = 0; i < 8; i++)
		n |= (uint64_t)at[i] << 8 * i;
	return n;
}

size_t vault_sealed_size(size_t n)
{
	size_t chunks = n / CHUNK + 1; /* the last may be empty */
	return HEAD + n + chunks * crypto_secretstream_xchacha20poly1305_ABYTES;
}

bool vault_is_sealed(const unsigned char *bytes, size_t n)
{
	return n >= sizeof MAGIC && memcmp(bytes, MAGIC, sizeof MAGIC - 2) == 0; /* of any number */
}

static bool keys_of(const unsigned char *head, str passphrase, struct keys *ret_keys)
{
	return crypto_pwhash((unsigned char *)ret_keys, sizeof *ret_keys, passphrase.p, passphrase.n, head + AT_SALT, get_number(head + AT_OPS),
			     (size_t)get_number(head + AT_MEMORY), crypto_pwhash_ALG_ARGON2ID13) == 0;
}

static void sum_of(const unsigned char *head, unsigned char *ret_sum)
{
	crypto_generichash(ret_sum, SUM, head, AT_SUM, NULL, 0);
}

static void proof_of(const unsigned char *head, const struct keys *keys, unsigned char *ret_proof)
{
	crypto_generichash(ret_proof, SUM, head, AT_SUM, keys->proof, sizeof keys->proof);
}

static void seal_chunks(crypto_secretstream_xchacha20poly1305_state *stream, const unsigned char *bytes, size_t n, unsigned char *to)
{
	bool last;
	do {
		size_t take = n < CHUNK ? n : CHUNK;
		last = n < CHUNK;
		crypto_secretstream_xchacha20poly1305_push(stream, to, NULL, bytes, take, NULL, 0,
							   last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
		bytes += take;
		n -= take;
		to += take + crypto_secretstream_xchacha20poly1305_ABYTES;
	} while (!last);
}

enum err vault_seal(const unsigned char *bytes, size_t n, str passphrase, unsigned char *ret_sealed)
{
	crypto_secretstream_xchacha20poly1305_state stream;
	struct keys keys;
	unsigned char *head = ret_sealed;
	if (sodium_init() < 0)
		return ERR_IO;
	memcpy(head, MAGIC, sizeof MAGIC);
	put_number(head + AT_OPS, crypto_pwhash_OPSLIMIT_MODERATE);
	put_number(head + AT_MEMORY, crypto_pwhash_MEMLIMIT_MODERATE);
	randombytes_buf(head + AT_SALT, crypto_pwhash_SALTBYTES);
	if (!keys_of(head, passphrase, &keys))
		return ERR_FULL;
	crypto_secretstream_xchacha20poly1305_init_push(&stream, head + AT_STREAM, keys.chunks);
	sum_of(head, head + AT_SUM);
	proof_of(head, &keys, head + AT_PROOF);
	seal_chunks(&stream, bytes, n, ret_sealed + HEAD);
	sodium_memzero(&keys, sizeof keys);
	sodium_memzero(&stream, sizeof stream);
	return OK;
}

static enum vault_answer look_at_head(const unsigned char *head, size_t n)
{
	unsigned char sum[SUM];
	if (!vault_is_sealed(head, n))
		return VAULT_OTHER_FILE;
	if (memcmp(head, MAGIC, sizeof MAGIC) != 0)
		return VAULT_NEWER;
	if (n < HEAD)
		return VAULT_CUT_SHORT;
	sum_of(head, sum);
	if (memcmp(sum, head + AT_SUM, SUM) != 0)
		return VAULT_DAMAGED_HEAD;
	uint64_t ops = get_number(head + AT_OPS), memory = get_number(head + AT_MEMORY);
	bool allowed = ops >= crypto_pwhash_OPSLIMIT_MIN && ops <= OPS_MAX && memory >= crypto_pwhash_MEMLIMIT_MIN && memory <= MEMORY_MAX;
	return allowed ? VAULT_OPEN : VAULT_DAMAGED_HEAD;
}

static enum vault_answer open_chunks(crypto_secretstream_xchacha20poly1305_state *stream, const unsigned char *from, size_t n, unsigned char *to,
				     size_t *ret_n)
{
	unsigned char tag = 0;
	size_t at = 0;
	while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
		size_t take = n < SEALED_CHUNK ? n : SEALED_CHUNK;
		unsigned long long got;
		if (take == 0)
			return VAULT_CUT_SHORT;
		if (crypto_secretstream_xchacha20poly1305_pull(stream, to + at, &got, &tag, from, take, NULL, 0) != 0)
			return take < SEALED_CHUNK ? VAULT_CUT_SHORT : VAULT_DAMAGED;
		from += take;
		n -= take;
		at += (size_t)got;
	}
	*ret_n = at;
	return n == 0 ? VAULT_OPEN : VAULT_DAMAGED; /* nothing follows the last chunk */
}

enum vault_answer vault_open(const unsigned char *sealed, size_t n, str passphrase, unsigned char *ret_bytes, size_t *ret_n)
{
	crypto_secretstream_xchacha20poly1305_state stream;
	unsigned char proof[SUM];
	struct keys keys;
	if (sodium_init() < 0)
		return VAULT_NO_MEMORY;
	enum vault_answer answer = look_at_head(sealed, n);
	if (answer != VAULT_OPEN)
		return answer;
	if (!keys_of(sealed, passphrase, &keys))
		return VAULT_NO_MEMORY;
	proof_of(sealed, &keys, proof);
	if (sodium_memcmp(proof, sealed + AT_PROOF, SUM) != 0)
		answer = VAULT_WRONG_PASSPHRASE;
	else if (crypto_secretstream_xchacha20poly1305_init_pull(&stream, sealed + AT_STREAM, keys.chunks) != 0)
		answer = VAULT_DAMAGED_HEAD;
	else
		answer = open_chunks(&stream, sealed + HEAD, n - HEAD, ret_bytes, ret_n);
	sodium_memzero(&keys, sizeof keys);
	sodium_memzero(&stream, sizeof stream);
	return answer;
}

void vault_derive(const unsigned char *secret, str purpose, unsigned char *ret_bytes, size_t n)
{
	crypto_generichash(ret_bytes, n, (const unsigned char *)purpose.p, purpose.n, secret, crypto_generichash_KEYBYTES);
}
