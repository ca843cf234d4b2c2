/* fold.c - words from a foreign file, normalised. */
#include "table/fold.h"

uint32_t fold_code(str s, size_t *ret_bytes)
{
	unsigned first = (unsigned char)s.p[0];
	size_t n = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
	uint32_t code = n == 1 ? first : first & (0x7Fu >> n);
	n = n < s.n ? n : s.n;
	for (size_t i = 1; i < n; i++)
		code = code << 6 | ((unsigned char)s.p[i] & 0x3Fu);
	*ret_bytes = n;
	return code;
}

bool fold_is_space(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F ||
	       code == 0xFEFF;
}

/* What the letters from U+00C0 to U+017F are without their accents; "-": no letter. */
static const char *const plain[] = {
	"a", "a", "a",  "a",  "a", "a", "ae", "c",  "e", "e", "e", "e", "i", "i", "i",  "i", "d", "n", "o",  "o",  "o", "o", "o", "-",
	"o", "u", "u",  "u",  "u", "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e",  "e",  "i", "i", "i", "i",
	"d", "n", "o",  "o",  "o", "o", "o",  "-",  "o", "u", "u", "u", "u", "y", "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
	"c", "c", "c",  "c",  "c", "c", "d",  "d",  "d", "d", "e", "e", "e", "e", "e",  "e", "e", "e", "e",  "e",  "g", "g", "g", "g",
	"g", "g", "g",  "g",  "h", "h", "h",  "h",  "i", "i", "i", "i", "i", "i", "i",  "i", "i", "i", "ij", "ij", "j", "j", "k", "k",
	"k", "l", "l",  "l",  "l", "l", "l",  "l",  "l", "l", "l", "n", "n", "n", "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
	"o", "o", "oe", "oe", "r", "r", "r",  "r",  "r", "r", "s", "s", "s", "s", "s",  "s", "s", "s", "t",  "t",  "t", "t", "t", "t",
	"u", "u", "u",  "u",  "u", "u", "u",  "u",  "u", "u", "u", "u", "w", "w", "y",  "y", "y", "z", "z",  "z",  "z", "z", "z", "s",
};

static void w_folded(struct writer *w, str letter, uint32_t code)
{
	size_t at = code - 0xC0;
	if (code >= 'A' && code <= 'Z')
		w_char(w, (char)(code + 32));
	else if (code >= 0xC0 && at < sizeof plain / sizeof plain[0])
		w_z(w, plain[at]);
	else if (code == 0x2018 || code == 0x2019)
		w_char(w, '\'');
	else if (code >= 0x2010 && code <= 0x2015)
		w_char(w, '-');
	else if (code == 0x2212)
		w_char(w, '-');
	else
		w_str(w, letter);
}

static bool is_letter(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9') || code == 0xAA || code == 0xBA ||
	       (code >= 0xC0 && code != 0xD7 && code != 0xF7 && (code < 0x2000 || code > 0x2BFF) && code != 0xFEFF);
}

static str folded(str text, bool keeps_signs, char buffer[FOLD_BYTES])
{
	struct writer w = writer_on(buffer, FOLD_BYTES);
	bool gap = false;
	for (size_t n; text.n > 0 && !w.full; text = str_sub(text, n, text.n)) {
		uint32_t code = fold_code(text, &n);
		bool is_gap = fold_is_space(code) || (!keeps_signs && !is_letter(code));
		if (!is_gap && gap && w.n > 0)
			w_char(&w, ' ');
		if (!is_gap && code != 0xFE0F && (code < 0x300 || code > 0x36F)) /* no accents that are alone, nor what makes an emoji of a sign */
			w_folded(&w, str_sub(text, 0, n), code);
		gap = is_gap;
	}
	return writer_str(&w);
}

str fold(str text, char buffer[FOLD_BYTES])
{
	return folded(text, true, buffer);
}

str fold_words(str text, char buffer[FOLD_BYTES])
{
	return folded(text, false, buffer);
}

str fold_next(str *rest)
{
	return str_split(rest, ' ');
}
