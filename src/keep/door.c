/* door.c - keys from one secret, and the address they stand in. */
#include "keep/door.h"

#include "keep/vault.h"

void w_hex(struct writer *w, const uint8_t *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	for (size_t i = 0; i < n; i++) {
		w_char(w, digit[p[i] >> 4]);
		w_char(w, digit[p[i] & 15]);
	}
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool hex_read(str s, uint8_t *ret_bytes, size_t n)
{
	bool fine = s.n == 2 * n;
	for (size_t i = 0; fine && i < n; i++) {
		int high = hex_digit(s.p[2 * i]), low = hex_digit(s.p[2 * i + 1]);
		fine = high >= 0 && low >= 0;
		ret_bytes[i] = fine ? (uint8_t)(high * 16 + low) : 0;
	}
	return fine;
}

/* `digits` hex digits and a 0 byte. */
static void derive_hex(const uint8_t *secret, str purpose, char *ret_word, size_t digits)
{
	uint8_t bytes[DOOR_SEAL / 2];
	struct writer w = writer_on(ret_word, digits);
	vault_derive(secret, purpose, bytes, digits / 2);
	w_hex(&w, bytes, digits / 2);
	ret_word[digits] = '\0';
}

struct door door_of(const uint8_t secret[DOOR_SECRET])
{
	struct door d;
	derive_hex(secret, STR("trivet address"), d.key, DOOR_WORD);
	derive_hex(secret, STR("trivet cookie"), d.pass, DOOR_WORD);
	derive_hex(secret, STR("trivet form"), d.form, DOOR_WORD);
	derive_hex(secret, STR("trivet open form"), d.open, DOOR_WORD);
	derive_hex(secret, STR("trivet seal"), d.seal, DOOR_SEAL);
	vault_derive(secret, STR("trivet mark"), d.mark, sizeof d.mark);
	return d;
}

bool door_same(str a, str b)
{
	unsigned char differ = a.n != b.n;
	for (size_t i = 0; i < a.n && i < b.n; i++)
		differ |= (unsigned char)(a.p[i] ^ b.p[i]);
	return differ == 0;
}

void door_address(struct writer *w, uint16_t port, const struct door *door)
{
	w_str(w, STR("http://127.0.0.1:"));
	w_int(w, port);
	w_str(w, STR("/?key="));
	w_z(w, door->key);
}
