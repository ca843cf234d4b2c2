/* shown.c - texts that somebody else wrote, letter by letter. */
#include "app/shown.h"

/* Bytes of the letter at the start of `s`, which is UTF-8 and not empty. */
static size_t letter_bytes(str s)
{
	size_t n = 1;
	while (n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static uint32_t letter_code(str s, size_t n)
{
	unsigned char first = (unsigned char)s.p[0];
	uint32_t code = n == 1 ? first : first & (0x7Fu >> n);
	for (size_t i = 1; i < n; i++)
		code = code << 6 | ((unsigned char)s.p[i] & 0x3Fu);
	return code;
}

/* Moves the cursor, colours a terminal, or turns the direction of the writing. */
static bool is_sly(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C || (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

bool shown_is_sly(str s)
{
	while (s.n > 0) {
		size_t n = letter_bytes(s);
		if (is_sly(letter_code(s, n)))
			return true;
		s = str_sub(s, n, s.n);
	}
	return false;
}

void shown_write(struct writer *w, str text)
{
	size_t from = text.n;
	for (size_t n; text.n > 0 && from - text.n < SHOWN_BYTES; text = str_sub(text, n, text.n)) {
		n = letter_bytes(text);
		w_str(w, is_sly(letter_code(text, n)) ? STR("?") : str_sub(text, 0, n));
	}
	if (text.n > 0)
		w_z(w, "...");
}
