/*
 * readable.c - whether a danger sign can be read by a tired person (evidence 1.1, no. 8): a short lead and ticks, at most three alternatives in a
 * sentence, a line of at most 25 words, and a reading grade of at most 9 by Flesch and Kincaid: 0.39 words/sentence + 11.8 syllables/word - 15.59.
 */
#include "pack/reader.h"

#include "base/ascii.h"

enum { WORDS_MOST = 25, ALTERNATIVES_MOST = 3, GRADE_MOST = 9, PERCENT = 100 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_vowel(char c)
{
	return c != '\0' && str_find(STR("aeiouyAEIOUY"), c) < 12;
}

static char letter(str word, size_t from_end)
{
	return word.n > from_end ? (char)(word.p[word.n - 1 - from_end] | 0x20) : '\0';
}

/* The e of "wave", "waves" and "waved" is not spoken; that of "table", "noses" and "needed" is. */
static bool has_silent_e(str word)
{
	char last = letter(word, 0);
	size_t tail = last == 'e' ? 0 : 1;
	if (last != 'e' && (letter(word, 1) != 'e' || (last != 's' && last != 'd')))
		return false;
	char before = letter(word, tail + 1), two = letter(word, tail + 2);
	if (is_vowel(before))
		return false;
	if (before == 'l' && !is_vowel(two) && two != 'l')
		return false;
	if (last == 'd')
		return before != 't' && before != 'd';
	return last != 's' || str_find(STR("scgzxh"), before) == 6;
}

static int32_t syllables(str word)
{
	int32_t n = 0;
	for (size_t i = 0; i < word.n; i++)
		n += is_vowel(word.p[i]) && (i == 0 || !is_vowel(word.p[i - 1]));
	if (n > 1 && has_silent_e(word))
		n--;
	return n > 0 ? n : 1;
}

struct count {
	int32_t words, sentences, syllables;
};

static bool ends_sentence(str text, size_t i)
{
	bool is_point = text.p[i] == '.' || text.p[i] == '?' || text.p[i] == '!';
	return text.p[i] == '\n' || (is_point && (i + 1 == text.n || text.p[i + 1] == ' ' || text.p[i + 1] == '\n'));
}

static void add_text(struct count *c, str text)
{
	bool in_sentence = false;
	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		while (i < text.n && (is_letter(text.p[i]) || ascii_is_digit(text.p[i]) || text.p[i] == '\''))
			i++;
		if (i > from) {
			c->words++;
			c->syllables += syllables(str_sub(text, from, i - from));
			c->sentences += !in_sentence;
			in_sentence = true;
		} else {
			in_sentence = in_sentence && !ends_sentence(text, i);
			i++;
		}
	}
}

/* In hundredths. */
static int32_t grade(const struct count *c)
{
	return c->words == 0 ? 0 : 39 * c->words / c->sentences + 1180 * c->syllables / c->words - 1559;
}

/* One more than its commas and its "or"; "a, or b" is one step. A sentence without "or" offers no choice. */
static int32_t alternatives(str sentence)
{
	int32_t commas = 0, ors = 0;
	for (size_t i = 0; i + 1 < sentence.n; i++)
		commas += sentence.p[i] == ',' && sentence.p[i + 1] == ' ';
	for (str rest = sentence; (rest = str_sub(rest, str_find_str(rest, STR(" or ")), rest.n)).n > 0; rest = str_sub(rest, 3, rest.n)) {
		size_t at = sentence.n - rest.n;
		ors++;
		commas -= at > 0 && sentence.p[at - 1] == ',';
	}
	return ors == 0 ? 1 : 1 + commas + ors;
}

static str number(struct reader *r, int32_t hundredths)
{
	struct writer w = arena_writer(r->a);
	w_int(&w, hundredths / PERCENT);
	w_char(&w, '.');
	w_int(&w, hundredths % PERCENT / 10);
	return arena_keep(r->a, &w);
}

static void check_sentences(struct reader *r, const struct node *at, str text)
{
	for (size_t from = 0, i = 0; i < text.n; i++)
		if (ends_sentence(text, i) || i + 1 == text.n) {
			str sentence = str_sub(text, from, i + 1 - from);
			from = i + 1;
			if (alternatives(sentence) > ALTERNATIVES_MOST)
				complain(r, at, "more than three alternatives in one sentence: \"%\"; give each its own tick or sentence",
					 str_trim(sentence), STR(""));
		}
}

static void check_words(struct reader *r, const struct node *at, str text)
{
	struct count c = {0};
	add_text(&c, text);
	if (c.words > WORDS_MOST)
		complain(r, at, "a line of more than 25 words: \"%\"", text, STR(""));
}

static void check_grade(struct reader *r, const struct node *at, str lead, str text)
{
	struct count c = {0};
	add_text(&c, lead);
	add_text(&c, text);
	int32_t g = grade(&c);
	if (g > GRADE_MOST * PERCENT)
		complain(r, at, "harder to read than grade 9 (%): \"%\"; shorter words, shorter sentences", number(r, g), text);
}

static bool is_for_danger(enum block b)
{
	return block_is_sign(b) || b == BLOCK_CAUTION || b == BLOCK_RECHECK || b == BLOCK_ABOUT;
}

static void check_text(struct reader *r, const struct node *at, str lead, str text)
{
	check_sentences(r, at, text);
	check_words(r, at, text);
	check_grade(r, at, lead, text);
}

void check_tick(struct reader *r, const struct node *at, str lead, const struct question *q)
{
	if (is_for_danger(q->block))
		check_text(r, tree_get(at, "text"), lead, q->brief);
}

void check_line(struct reader *r, const struct node *at, const char *key)
{
	const struct node *n = tree_get(at, key);
	if (n != NULL && n->kind == NODE_TEXT)
		check_text(r, n, STR(""), n->text);
}

void check_row(struct reader *r, const struct node *at, enum block block)
{
	const struct node *then = tree_get(at, "then");
	if (!is_for_danger(block))
		return;
	check_line(r, at, "text");
	check_line(r, at, "short");
	check_line(r, at, "plain");
	if (then != NULL)
		check_line(r, then, "text");
	if (block != BLOCK_CAUTION && block != BLOCK_RECHECK && block != BLOCK_ABOUT && tree_get(at, "urgency") != NULL)
		need_text(r, at, "plain");
}
