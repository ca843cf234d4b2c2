/* text.c - text, letter by letter. */
#include "base/text.h"

struct range {
	uint32_t first, last;
};

static bool is_in(uint32_t code, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

#define IS_IN(code, ranges) is_in((code), (ranges), sizeof(ranges) / sizeof((ranges)[0]))

/* How many bytes a letter has that begins like this, 0 for none; the range of the second is Unicode 15, table 3-7. */
static size_t length_of(unsigned char a, unsigned char b)
{
	if (a < 0x80)
		return 1;
	if (b < (a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80) || b > (a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF))
		return 0;
	return a < 0xC2 ? 0 : a < 0xE0 ? 2 : a < 0xF0 ? 3 : a < 0xF5 ? 4 : 0;
}

size_t text_letter(str s, size_t at, uint32_t *ret_code)
{
	unsigned char first = (unsigned char)s.p[at];
	size_t n = length_of(first, at + 1 < s.n ? (unsigned char)s.p[at + 1] : 0);
	uint32_t code = n == 1 ? first : first & (0x7Fu >> n);
	bool broken = n == 0 || n > s.n - at;
	for (size_t i = 1; i < n && !broken; i++) {
		unsigned char c = (unsigned char)s.p[at + i];
		broken = (c & 0xC0) != 0x80;
		code = code << 6 | (c & 0x3Fu);
	}
	*ret_code = broken ? TEXT_BROKEN : code;
	return broken ? 1 : n;
}

/* ---- what may come in ---- */

bool text_is_utf8(str s)
{
	uint32_t code = 1;
	for (size_t i = 0; i < s.n && code != 0 && code != TEXT_BROKEN;)
		i += text_letter(s, i, &code);
	return s.n == 0 || (code != 0 && code != TEXT_BROKEN);
}

static bool is_refused(uint32_t code)
{
	static const struct range refused[] = {
		{0x00, 0x08}, {0x0B, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFFFE, 0xFFFF}, {TEXT_BROKEN, TEXT_BROKEN}};
	return (code < 0x20 || code > 0x7E) && IS_IN(code, refused);
}

bool text_is_clean(str s)
{
	uint32_t code;
	for (size_t i = 0; i < s.n;) {
		i += text_letter(s, i, &code);
		if (is_refused(code))
			return false;
	}
	return true;
}

bool text_is_line(str s)
{
	return str_find(s, '\n') == s.n && str_find(s, '\t') == s.n && text_is_clean(s);
}

bool text_is_blank(str s)
{
	static const struct range blank[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},     {0xAD, 0xAD},
					     {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x1680, 0x1680}, {0x17B4, 0x17B5},
					     {0x180E, 0x180E}, {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000},
					     {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}};
	uint32_t code;
	for (size_t i = 0; i < s.n;) {
		i += text_letter(s, i, &code);
		if (!IS_IN(code, blank))
			return false;
	}
	return true;
}

bool text_is_id(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_'))
			return false;
	return s.n > 0;
}

/* The line ends of text; what may not be in it, if `clean`. */
static void write_letters(struct writer *w, str s, bool clean)
{
	uint32_t code;
	for (size_t i = 0, n; i < s.n; i += n) {
		n = text_letter(s, i, &code);
		if (code == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		w_str(w, code == '\r' ? STR("\n") : clean && is_refused(code) ? STR("?") : str_sub(s, i, n));
	}
}

void text_write_lines(struct writer *w, str s)
{
	write_letters(w, s, false);
}

void text_write_clean(struct writer *w, str s)
{
	write_letters(w, s, true);
}

/* ---- where it may be cut ---- */

/* Belongs to the letter before it: marks, vowel signs, what changes how it looks. A selection of Grapheme_Extend and SpacingMark (UAX 29). */
static bool joins(uint32_t code)
{
	static const struct range marks[] = {
		{0x0300, 0x036F},   {0x0483, 0x0489},   {0x0591, 0x05BD},   {0x05BF, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
		{0x06D6, 0x06ED},   {0x0711, 0x0711},   {0x0730, 0x074A},   {0x07A6, 0x07B0}, {0x0816, 0x082D}, {0x0859, 0x085B}, {0x08CA, 0x0903},
		{0x0E31, 0x0E31},   {0x0E33, 0x0E3A},   {0x0E47, 0x0E4E},   {0x0EB1, 0x0EB1}, {0x0EB3, 0x0EBC}, {0x0EC8, 0x0ECE}, {0x0F18, 0x0F19},
		{0x0F35, 0x0F39},   {0x0F3E, 0x0F3F},   {0x0F71, 0x0F84},   {0x0F8D, 0x0FBC}, {0x102B, 0x103E}, {0x1056, 0x1059}, {0x1160, 0x11FF},
		{0x135D, 0x135F},   {0x17B4, 0x17D3},   {0x180B, 0x180D},   {0x1AB0, 0x1AFF}, {0x1B34, 0x1B44}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
		{0x20D0, 0x20F0},   {0x302A, 0x302F},   {0x3099, 0x309A},   {0xA66F, 0xA67D}, {0xA8E0, 0xA8F1}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
		{0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
	};
	/* The scripts of India are in blocks of 128 that are laid out alike. */
	static const struct range of_india[] = {{0x00, 0x03}, {0x3A, 0x3C}, {0x3E, 0x4F}, {0x51, 0x57}, {0x62, 0x63}};
	return code >= 0x0900 && code < 0x0E00 ? IS_IN(code & 0x7F, of_india) : code >= 0x0300 && IS_IN(code, marks);
}

static bool is_flag_half(uint32_t code)
{
	return code >= 0x1F1E6 && code <= 0x1F1FF;
}

str text_cut(str s, size_t most)
{
	uint32_t code, before = 0;
	size_t end = 0, halves = 0;
	if (s.n <= most)
		return s;
	for (size_t i = 0; i <= most;) {
		size_t n = text_letter(s, i, &code);
		if (!joins(code) && before != 0x200D && !(is_flag_half(code) && halves % 2 == 1))
			end = i;
		halves = is_flag_half(code) ? halves + 1 : 0;
		before = code;
		i += n;
	}
	return str_sub(s, 0, end);
}

void text_write_cut(struct writer *w, str s, size_t most)
{
	static const str dots = STR_INIT("\xE2\x80\xA6");
	if (s.n <= most) {
		w_str(w, s);
		return;
	}
	str cut = text_cut(s, most - dots.n);
	while (cut.n > 0 && (cut.p[cut.n - 1] == ' ' || cut.p[cut.n - 1] == '\n'))
		cut.n--;
	w_str(w, cut);
	w_str(w, dots);
}

void text_copy_cut(char *buffer, size_t cap, str s)
{
	struct writer w = writer_on(buffer, cap - 1);
	text_write_cut(&w, s, cap - 1);
	buffer[w.n] = '\0';
}
