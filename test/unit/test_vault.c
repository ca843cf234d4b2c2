/* test_vault.c - what is sealed comes back at every length near a chunk's edge; no byte can be changed, left out or added unseen. */
#include "keep/vault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const str words = STR_INIT("correct horse battery");

static unsigned char *seal(const unsigned char *bytes, size_t n)
{
	unsigned char *sealed = malloc(vault_sealed_size(n));
	assert_non_null(sealed);
	assert_int_equal(vault_seal(bytes, n, words, sealed), OK);
	return sealed;
}

static void test_comes_back(void **state)
{
	(void)state;
	static const size_t lengths[] = {0, 65536, 65537};
	static unsigned char bytes[65537], back[70000];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(i * 7 + i / 251);
	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		size_t n = 0, sealed_n = vault_sealed_size(lengths[i]);
		unsigned char *sealed = seal(bytes, lengths[i]);
		assert_true(vault_is_sealed(sealed, sealed_n));
		assert_int_equal(vault_open(sealed, sealed_n, words, back, &n), VAULT_OPEN);
		assert_int_equal(n, lengths[i]);
		assert_memory_equal(back, bytes, n);
		if (lengths[i] == 0)
			assert_int_equal(vault_open(sealed, sealed_n, STR("correct horse batterz"), back, &n), VAULT_WRONG_PASSPHRASE);
		free(sealed);
	}
}

static void test_every_change_is_seen(void **state)
{
	(void)state;
	enum { N = 20, HEAD = 136 };
	unsigned char bytes[N] = "a diary", back[512];
	size_t n = 99, sealed_n = vault_sealed_size(N);
	unsigned char *sealed = seal(bytes, N);
	for (size_t i = 0; i < 104; i++) { /* before any key is made: the head */
		sealed[i] ^= 4;
		enum vault_answer answer = vault_open(sealed, sealed_n, words, back, &n);
		assert_int_equal(answer, i < 14 ? VAULT_OTHER_FILE : i < 16 ? VAULT_NEWER : VAULT_DAMAGED_HEAD);
		sealed[i] ^= 4;
	}
	sealed[HEAD + 3] ^= 4;
	assert_int_equal(vault_open(sealed, sealed_n, words, back, &n), VAULT_CUT_SHORT); /* its only chunk is the end */
	sealed[HEAD + 3] ^= 4;
	for (size_t cut = 0; cut < HEAD; cut += 17)
		assert_int_not_equal(vault_open(sealed, cut, words, back, &n), VAULT_OPEN);
	assert_int_equal(vault_open(sealed, HEAD, words, back, &n), VAULT_CUT_SHORT);
	assert_int_equal(vault_open(sealed, sealed_n - 1, words, back, &n), VAULT_CUT_SHORT);
	assert_int_equal(n, 99); /* nothing was given */
	free(sealed);
}

/* Two files of one passphrase have no bytes in common beyond the numbers of argon2id. */
static void test_each_seal_is_new(void **state)
{
	(void)state;
	unsigned char bytes[64] = {0};
	unsigned char *one = seal(bytes, sizeof bytes), *other = seal(bytes, sizeof bytes);
	assert_memory_equal(one, other, 32);
	assert_memory_not_equal(one + 32, other + 32, 16);
	assert_memory_not_equal(one + 136, other + 136, sizeof bytes);
	free(one);
	free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_comes_back),
		cmocka_unit_test(test_every_change_is_seen),
		cmocka_unit_test(test_each_seal_is_new),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
