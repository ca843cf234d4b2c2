/* test_text.c - what is text, and where it may be cut. */
#include "unit.h"

#include "base/text.h"

#define EACUTE   "\xC3\xA9"
#define ACUTE    "\xCC\x81"                                     /* U+0301, on the letter before it */
#define FAMILY   "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7" /* a woman, joined with a girl */
#define FLAG     "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"
#define KI       "\xE0\xA4\x95\xE0\xA4\xBF" /* Devanagari ka with the sign i */
#define ELLIPSIS "\xE2\x80\xA6"

/* Every code point, written and read again; and every text of two bytes, which is UTF-8 only as Unicode has it. */
static void letters_are_read_as_unicode_has_them(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= 0x110000; code++) {
		char buffer[4];
		size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		static const unsigned char firsts[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
		for (size_t i = n; i > 0; i--)
			buffer[i - 1] = (char)((i == 1 ? firsts[n] : 0x80) | ((code >> 6 * (n - i)) & (i == 1 ? 0xFFu : 0x3Fu)));
		bool is_letter = code < 0x110000 && !(code >= 0xD800 && code < 0xE000);
		uint32_t read;
		size_t bytes = text_letter((str){buffer, n}, 0, &read);
		assert_int_equal(read, is_letter ? code : TEXT_BROKEN);
		assert_int_equal(bytes, is_letter ? n : 1);
		if (n > 1) {
			assert_int_equal(text_letter((str){buffer, n - 1}, 0, &read), 1); /* cut short */
			assert_int_equal(read, TEXT_BROKEN);
		}
	}
	for (unsigned a = 0; a < 256; a++)
		for (unsigned b = 0; b < 256; b++) {
			char buffer[2] = {(char)a, (char)b};
			uint32_t read;
			bool is_two = a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF;
			size_t n = text_letter((str){buffer, 2}, 0, &read);
			assert_int_equal(n, is_two ? 2 : 1);
			assert_int_equal(read == TEXT_BROKEN, !is_two && a >= 0x80);
		}
}

static void what_moves_cursors_or_turns_writing_is_no_text(void **state)
{
	static const char *const clean[] = {"", "a b",          "a\nb\tc", "\xD7\xA9\xE2\x80\x8F!" /* Hebrew, with its mark */, FAMILY, FLAG,
					    KI, "\xE2\x80\x8C", "\xC2\xA0"};
	static const char *const refused[] = {"a\rb",         "\x01",         "\x1B[31m",     "\x7F",         "\xC2\x85",     "\xC2\x9B",
					      "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA9",
					      "\xFF",         "\xC3",         "\xED\xA0\x80", "\xC0\xAF",     "\xEF\xBF\xBF"};
	(void)state;
	for (size_t i = 0; i < sizeof clean / sizeof clean[0]; i++)
		assert_true(text_is_clean(str_of(clean[i])));
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
		assert_false(text_is_clean(str_of(refused[i])));
	assert_false(text_is_clean(STR("a\0b")));
	assert_true(text_is_line(STR("a b")) && !text_is_line(STR("a\nb")) && !text_is_line(STR("a\tb")) && !text_is_line(STR("a\x01")));
	assert_true(text_is_blank(STR(" \n\xC2\xA0\xE2\x80\x8B\xE3\x80\x80")) && text_is_blank(STR("")) && !text_is_blank(STR(" .")));
	assert_true(text_is_id(STR("rf_05")) && !text_is_id(STR("")) && !text_is_id(STR("Rf")) && !text_is_id(STR("a b")) && !text_is_id(STR("a-b")));
}

static void assert_cleaned(str from, str to)
{
	char buffer[64];
	struct writer w = writer_on(buffer, sizeof buffer);
	text_write_clean(&w, from);
	assert_str(writer_str(&w), to);
	assert_true(text_is_clean(writer_str(&w)) && w.n <= from.n);
}

static void old_texts_are_cleaned(void **state)
{
	(void)state;
	assert_cleaned(STR("a\r\nb\rc\n\rd"), STR("a\nb\nc\n\nd"));
	assert_cleaned(STR("a\x01\xFF\xC3"
			   "x\0z"),
		       STR("a???x?z"));
	assert_cleaned(STR("\xE2\x80\xAE"
			   "abc"),
		       STR("?abc"));
	assert_cleaned(STR(FAMILY "\n" EACUTE), STR(FAMILY "\n" EACUTE));
}

static void a_cut_never_goes_through_what_belongs_together(void **state)
{
	static const struct {
		str text;
		size_t most, kept;
	} rows[] = {
		{STR_INIT("abc"), 3, 3},          {STR_INIT("abc"), 2, 2},          {STR_INIT("abc"), 0, 0},
		{STR_INIT(EACUTE EACUTE), 3, 2},  {STR_INIT(EACUTE EACUTE), 1, 0},  {STR_INIT("ae" ACUTE "b"), 4, 4},
		{STR_INIT("ae" ACUTE "b"), 3, 1}, {STR_INIT("ae" ACUTE "b"), 2, 1}, {STR_INIT("a" FAMILY "b"), 11, 1},
		{STR_INIT("a" FAMILY "b"), 8, 1}, {STR_INIT("a" FAMILY "b"), 5, 1}, {STR_INIT("a" FAMILY "b"), 12, 12},
		{STR_INIT(FLAG FLAG), 12, 8},     {STR_INIT(FLAG FLAG), 7, 0},      {STR_INIT(KI KI), 9, 6},
		{STR_INIT(KI KI), 5, 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_int_equal(text_cut(rows[i].text, rows[i].most).n, rows[i].kept);
}

/* At every length: what is left is text, it is within the length, and it says that it was cut. */
static void a_cut_text_is_text(void **state)
{
	str text = STR("Schulter " EACUTE "e" ACUTE " " FAMILY " " FLAG " " KI " hin und her");
	(void)state;
	for (size_t most = 3; most <= text.n + 1; most++) {
		char buffer[128], copied[128];
		struct writer w = writer_on(buffer, sizeof buffer);
		text_write_cut(&w, text, most);
		assert_true(w.n <= most && text_is_clean(writer_str(&w)));
		assert_int_equal(str_ends(writer_str(&w), STR(ELLIPSIS)), most < text.n);
		text_copy_cut(copied, most + 1, text);
		assert_str(str_of(copied), writer_str(&w));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_read_as_unicode_has_them),
		cmocka_unit_test(what_moves_cursors_or_turns_writing_is_no_text),
		cmocka_unit_test(old_texts_are_cleaned),
		cmocka_unit_test(a_cut_never_goes_through_what_belongs_together),
		cmocka_unit_test(a_cut_text_is_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
