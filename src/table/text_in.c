/* text_in.c - the bytes of a foreign file as text. */
#include "table/text_in.h"

#include "base/text.h"

#include "table/code_pages.h"

enum { GUESS_BYTES = 4096 };

const str text_encoding_words[TEXT_ENCODINGS] = {
	[TEXT_UTF8] = STR_INIT("UTF-8"),           [TEXT_UTF16_LE] = STR_INIT("UTF-16"), [TEXT_UTF16_BE] = STR_INIT("UTF-16 (big-endian)"),
	[TEXT_WINDOWS] = STR_INIT("Windows-1252"), [TEXT_MAC] = STR_INIT("Mac Roman"),   [TEXT_DOS] = STR_INIT("MS-DOS code page 850"),
};

void w_code(struct writer *w, uint32_t code)
{
	if (code < 0x80) {
		w_char(w, (char)code);
		return;
	}
	int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
	static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
	w_char(w, (char)(first[more] | code >> (6 * more)));
	while (more-- > 0)
		w_char(w, (char)(0x80 | (code >> (6 * more) & 0x3F)));
}

static unsigned byte_at(str s, size_t i)
{
	return (unsigned char)s.p[i];
}

/* Lines end with LF, CRLF or CR alone. */
static size_t line_at(str text, size_t at)
{
	size_t line = 1;
	for (size_t i = 0; i < at && i < text.n; i++)
		line += text.p[i] == '\n' || (text.p[i] == '\r' && !(i + 1 < text.n && text.p[i + 1] == '\n'));
	return line;
}

/* ---- UTF-16 ---- */

/* Without a mark: plain letters have a 0 in every second byte. */
static bool is_utf16(str bytes, size_t zero_at)
{
	size_t n = (bytes.n < GUESS_BYTES ? bytes.n : GUESS_BYTES) / 2, zeros = 0, others = 0;
	for (size_t i = 0; i < n; i++) {
		zeros += bytes.p[2 * i + zero_at] == '\0';
		others += bytes.p[2 * i + 1 - zero_at] == '\0';
	}
	return n > 0 && zeros * 2 > n && others == 0;
}

static uint32_t unit_at(str bytes, size_t i, enum text_encoding e)
{
	unsigned a = byte_at(bytes, i), b = byte_at(bytes, i + 1);
	return e == TEXT_UTF16_LE ? a | b << 8 : a << 8 | b;
}

static enum err from_utf16(str bytes, enum text_encoding e, struct arena *a, size_t *ret_line, str *ret_text)
{
	struct writer w = arena_writer(a);
	size_t i = bytes.n >= 2 && unit_at(bytes, 0, e) == 0xFEFF ? 2 : 0;
	for (; i + 1 < bytes.n; i += 2) {
		uint32_t code = unit_at(bytes, i, e), low = i + 3 < bytes.n ? unit_at(bytes, i + 2, e) : 0;
		bool is_pair = code >= 0xD800 && code < 0xDC00 && low >= 0xDC00 && low < 0xE000;
		if (code == 0 || (code >= 0xD800 && code < 0xE000 && !is_pair))
			break;
		if (is_pair) {
			code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
		}
		w_code(&w, code);
	}
	*ret_text = arena_keep(a, &w);
	if (w.full)
		return ERR_FULL;
	*ret_line = line_at(*ret_text, ret_text->n);
	return i < bytes.n ? ERR_INPUT : OK;
}

/* ---- one byte a letter ---- */

static bool is_letter(unsigned c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_small(unsigned c)
{
	return c >= 'a' && c <= 'z';
}

/* How much a code point looks like what people write, inside a word and outside of one. */
static int likeness(uint16_t code, bool in_word)
{
	static const uint16_t letters[] = {0xE4, 0xF6, 0xFC, 0xC4, 0xD6, 0xDC, 0xDF, 0xE9, 0xE8, 0xEA, 0xEB, 0xE0, 0xE2,  0xE7,   0xEE, 0xEF,
					   0xF4, 0xFB, 0xF9, 0xF1, 0xE1, 0xED, 0xF3, 0xFA, 0xC9, 0xC8, 0xC0, 0xC7, 0xD1,  0xC1,   0xCD, 0xD3,
					   0xDA, 0xE5, 0xE6, 0xF8, 0xC5, 0xC6, 0xD8, 0xE3, 0xF5, 0xEC, 0xF2, 0xBF, 0x153, 0x2019, 0xAA, 0xBA},
			      signs[] = {0x2013, 0x2014, 0x201C, 0x201D, 0x201E, 0x2018, 0x2019, 0x2026, 0x20AC, 0xB0,
					 0xBD,   0xB7,   0x2022, 0xAB,   0xBB,   0xBF,   0xA1,   0xA0,   0xBC,   0xD7};
	const uint16_t *of = in_word ? letters : signs;
	size_t n = in_word ? sizeof letters / sizeof letters[0] : sizeof signs / sizeof signs[0];
	for (size_t i = 0; i < n; i++)
		if (of[i] == code)
			return 2;
	return in_word ? -2 : -1;
}

/* How much of the bytes becomes likely text in a code page; INT32_MIN when one of them is nothing there. */
static int32_t likeness_of(str bytes, const uint16_t page[128])
{
	int32_t sum = 0;
	for (size_t i = 0; i < bytes.n && sum < INT32_MAX - 2 && sum > INT32_MIN + 2; i++) {
		unsigned c = byte_at(bytes, i);
		if (c < 0x80)
			continue;
		if (page[c - 0x80] == 0)
			return INT32_MIN;
		bool in_word = (i > 0 && is_letter(byte_at(bytes, i - 1))) || (i + 1 < bytes.n && is_letter(byte_at(bytes, i + 1)));
		uint16_t code = page[c - 0x80];
		bool follows = i > 0 && is_letter(byte_at(bytes, i - 1));
		bool in_small = follows && (is_small(byte_at(bytes, i - 1)) || (i + 1 < bytes.n && is_small(byte_at(bytes, i + 1))));
		bool is_capital = code >= 0xC0 && code <= 0xDE; /* hardly ever after a small letter, or between two */
		sum += is_capital && in_small ? -2 : likeness(code, in_word);
	}
	return sum;
}

static enum err from_page(str bytes, struct arena *a, struct text_in *ret_text)
{
	int32_t best = likeness_of(bytes, code_pages[0]);
	enum code_page page = CODE_PAGE_1252;
	for (enum code_page p = CODE_PAGE_MAC; p < CODE_PAGES; p++) {
		int32_t sum = likeness_of(bytes, code_pages[p]);
		page = sum > best ? p : page;
		best = sum > best ? sum : best;
	}
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < bytes.n; i++)
		w_code(&w, byte_at(bytes, i) < 0x80 ? byte_at(bytes, i) : code_pages[page][byte_at(bytes, i) - 0x80]);
	static const enum text_encoding of[CODE_PAGES] = {[CODE_PAGE_1252] = TEXT_WINDOWS, [CODE_PAGE_MAC] = TEXT_MAC, [CODE_PAGE_850] = TEXT_DOS};
	*ret_text = (struct text_in){arena_keep(a, &w), of[page]};
	return w.full ? ERR_FULL : OK;
}

/* ---- UTF-8 ---- */

/* Bytes of the letter that begins here; 0 when none does. */
static size_t letter_bytes(str s, size_t at)
{
	unsigned c = byte_at(s, at);
	size_t n = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 0;
	return n > 0 && at + n <= s.n && text_is_utf8(str_sub(s, at, n)) ? n : 0;
}

/* A few broken bytes in what else is UTF-8 make it no code page: its letters would turn into others without a word. */
static bool is_broken_utf8(str bytes, size_t *ret_at)
{
	size_t letters = 0, broken = 0;
	for (size_t i = 0, n; i<bytes.n; i += n> 0 ? n : 1) {
		n = letter_bytes(bytes, i);
		letters += n > 1;
		if (n == 0 && broken++ == 0)
			*ret_at = i;
	}
	return letters > 0 && letters >= broken;
}

enum err text_in(str bytes, struct arena *a, size_t *ret_line, struct text_in *ret_text)
{
	static const str mark = STR_INIT("\xEF\xBB\xBF");
	bool has_mark = str_starts(bytes, mark);
	str text = has_mark ? str_sub(bytes, mark.n, bytes.n) : bytes;
	if (text_is_utf8(text)) {
		*ret_text = (struct text_in){text, TEXT_UTF8};
		return OK;
	}
	enum text_encoding wide = str_starts(bytes, STR("\xFF\xFE")) || is_utf16(bytes, 1)   ? TEXT_UTF16_LE
				  : str_starts(bytes, STR("\xFE\xFF")) || is_utf16(bytes, 0) ? TEXT_UTF16_BE
											     : TEXT_UTF8;
	if (wide != TEXT_UTF8) {
		ret_text->encoding = wide;
		return from_utf16(bytes, wide, a, ret_line, &ret_text->text);
	}
	size_t zero = str_find(text, '\0'), at = 0;
	if (is_broken_utf8(text, &at) || zero < text.n || has_mark) {
		*ret_line = line_at(text, zero < text.n ? zero : at);
		return ERR_INPUT;
	}
	return from_page(bytes, a, ret_text);
}
