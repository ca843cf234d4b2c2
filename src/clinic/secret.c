/* secret.c - BLAKE2b of a secret of 132 bits, and with a key; argon2id of a password. */
#include "clinic/secret.h"

#include <sodium.h>

#include "base/writer.h"

enum { HASH_BYTES = 32, MADE_BYTES = 16, MADE_LETTERS = 24, DIGITS = 6 };

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

/* 2 to the 128 possible values; false without a key. */
static bool make(str key, const char *use, int64_t thing, unsigned char ret_made[MADE_BYTES])
{
	char of[64];
	struct writer w = writer_on(of, sizeof of);
	w_z(&w, use);
	w_char(&w, ' ');
	w_int(&w, thing);
	return key.n >= crypto_generichash_KEYBYTES_MIN && key.n <= crypto_generichash_KEYBYTES_MAX &&
	       crypto_generichash(ret_made, MADE_BYTES, (const unsigned char *)of, w.n, (const unsigned char *)key.p, key.n) == 0;
}

str secret_made(str key, const char *use, int64_t thing, struct arena *a)
{
	unsigned char made[MADE_BYTES];
	char *letters = arena_take(a, MADE_LETTERS, 1);
	if (letters == NULL || !make(key, use, thing, made))
		return STR("");
	sodium_bin2base64(letters, MADE_LETTERS, made, sizeof made, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return str_of(letters);
}

str secret_digits(str key, const char *use, int64_t thing, struct arena *a)
{
	unsigned char made[MADE_BYTES];
	char *digits = arena_take(a, DIGITS + 1, 1);
	uint64_t n = 0;
	if (digits == NULL || !make(key, use, thing, made))
		return STR("");
	for (size_t i = 0; i < sizeof n; i++)
		n = n << 8 | made[i];
	for (size_t i = DIGITS; i > 0; i--, n /= 10)
		digits[i - 1] = (char)('0' + n % 10);
	return (str){digits, DIGITS};
}

enum err password_hash(str password, struct arena *a, str *ret_hash)
{
	char hash[crypto_pwhash_STRBYTES];
	if (crypto_pwhash_str(hash, password.p, password.n, crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
		return ERR_FULL;
	*ret_hash = arena_copy(a, str_of(hash));
	return ret_hash->n > 0 ? OK : ERR_FULL;
}

bool password_is(str hash, str password)
{
	static const char none[crypto_pwhash_STRBYTES] =
		"$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
	char text[crypto_pwhash_STRBYTES] = {0};
	bool has = hash.n > 0 && hash.n < sizeof text;
	for (size_t i = 0; has && i < hash.n; i++)
		text[i] = hash.p[i];
	return crypto_pwhash_str_verify(has ? text : none, password.p, password.n) == 0 && has;
}
