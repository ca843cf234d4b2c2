/* head_read.c - the name of a column: its words make a set, and the first rule that fits the set says what it is. */
#include "table/head_read.h"

#include "base/text.h"

#include "table/fold.h"
#include "table/head_words.h"

enum { PHRASE_WORDS_MAX = 5, NUMBER_MAX = 100000 };

/* ---- words ---- */

/* A pattern of one word; a star at an end stands for any letters. "kopf*schmerz*" has one in the middle, too. */
static bool is_like(str word, str pattern)
{
	size_t star = str_find(pattern, '*');
	if (star == pattern.n)
		return str_eq(word, pattern);
	if (!str_starts(word, str_sub(pattern, 0, star)))
		return false;
	word = str_sub(word, star, word.n);
	pattern = str_sub(pattern, star + 1, pattern.n);
	if (pattern.n == 0)
		return true;
	for (size_t i = 0; i <= word.n; i++)
		if (is_like(str_sub(word, i, word.n), pattern))
			return true;
	return false;
}

/* How many words of `rest` the phrase takes; 0 when it is another. */
static size_t takes(str rest, str phrase)
{
	size_t n = 0;
	while (phrase.n > 0) {
		if (rest.n == 0 || !is_like(fold_next(&rest), fold_next(&phrase)))
			return 0;
		n++;
	}
	return n;
}

/* What the longest phrase at the start of `rest` is about, in all languages that have one so long. */
static size_t look_up(str rest, unsigned *ret_about)
{
	size_t longest = 0;
	*ret_about = 0;
	for (size_t l = 0; l < HEAD_LANGUAGES; l++)
		for (const struct head_word *w = head_words[l]; w->words != NULL; w++) {
			if (w->words[0] != rest.p[0] && w->words[0] != '*') /* nearly all of them end here */
				continue;
			size_t n = takes(rest, str_of(w->words));
			if (n > longest || (n == longest && n > 0)) {
				*ret_about = n > longest ? w->about : *ret_about | w->about;
				longest = n;
			}
		}
	return longest;
}

static bool is_number(str word)
{
	return word.p[0] >= '0' && word.p[0] <= '9';
}

/* The set of all words, and how many are not known. */
static unsigned about_of(str words, int *ret_unknown)
{
	unsigned about = 0, of;
	while (words.n > 0) {
		size_t n = look_up(words, &of);
		about |= of;
		*ret_unknown += n == 0 && !is_number(words);
		for (n = n > 0 ? n : 1; n > 0; n--)
			fold_next(&words);
	}
	return about;
}

/* ---- the numbers in it ---- */

struct scan {
	char *p; /* folded; what was understood is blanked out */
	size_t n;
};

static bool number_at(const struct scan *s, size_t *at, int64_t *ret_number)
{
	size_t i = *at;
	int64_t n = 0;
	for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9' && n <= NUMBER_MAX; i++)
		n = n * 10 + (s->p[i] - '0');
	bool found = i > *at && n <= NUMBER_MAX;
	*at = i;
	*ret_number = n;
	return found;
}

static void skip_spaces(const struct scan *s, size_t *at)
{
	while (*at < s->n && s->p[*at] == ' ')
		++*at;
}

static bool word_at(const struct scan *s, size_t *at, const char *word)
{
	str w = str_of(word), rest = {s->p + *at, s->n - *at};
	if (!str_starts(rest, w))
		return false;
	*at += w.n;
	return true;
}

static void blank(struct scan *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		s->p[i] = ' ';
}

/* "0-10", "1 to 5", "0 bis 100" at `from`: spaces it. */
static bool take_range(struct scan *s, size_t from, struct head *h)
{
	static const char *const between[] = {"-", "to ",  "bis ", "a ",   "al ", "hasta ", "..",
					      "/", "til ", "and ", "und ", "et ", "y ",     "\xE2\x80\xA6"};
	int64_t low, high;
	size_t at = from;
	bool found = false;
	if ((from > 0 && s->p[from - 1] >= '0' && s->p[from - 1] <= '9') || !number_at(s, &at, &low))
		return false;
	skip_spaces(s, &at);
	for (size_t i = 0; i < sizeof between / sizeof between[0] && !found; i++)
		found = word_at(s, &at, between[i]);
	skip_spaces(s, &at);
	if (!found || !number_at(s, &at, &high) || low == high)
		return false;
	h->has_range = true;
	h->low = low < high ? low : high;
	h->high = low < high ? high : low;
	h->is_turned = low > high;
	blank(s, from, at);
	return true;
}

/* "/10", "out of 5" */
static bool take_of(struct scan *s, size_t from, struct head *h)
{
	static const char *const words[] = {"/", "out of ", "von ", "sur "};
	size_t at = from;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		at = from;
		if (!word_at(s, &at, words[i]))
			continue;
		skip_spaces(s, &at);
		if (number_at(s, &at, &h->of) && h->of > 1) {
			blank(s, from, at);
			return true;
		}
		h->of = 0;
	}
	return false;
}

/* "1 = very good": whether good is meant, and spaces the number. */
static bool take_anchor(struct scan *s, size_t from, int64_t *ret_number, bool *ret_good)
{
	static const char *const good[] = {"very good", "good",      "best",     "great",   "excellent", "sehr gut",  "gut",
					   "super",     "tres bien", "tres bon", "bien",    "bon",       "muy bueno", "muy bien",
					   "bueno",     "happy",     "none",     "no pain", "kein",      "pas de"},
				 *const bad[] = {"very bad",  "bad",           "worst",    "awful",      "terrible", "poor",
						 "very poor", "sehr schlecht", "schlecht", "mauvais",    "tres mal", "tres mauvais",
						 "muy mal",   "malo",          "sad",      "unbearable", "schlimmst"};
	size_t at = from;
	if ((from > 0 && s->p[from - 1] >= '0' && s->p[from - 1] <= '9') || !number_at(s, &at, ret_number))
		return false;
	skip_spaces(s, &at);
	if (!word_at(s, &at, "=") && !word_at(s, &at, ":"))
		return false;
	skip_spaces(s, &at);
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (word_at(s, &at, good[i])) {
			*ret_good = true;
			blank(s, from, at);
			return true;
		}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (word_at(s, &at, bad[i])) {
			*ret_good = false;
			blank(s, from, at);
			return true;
		}
	return false;
}

static void read_anchors(struct scan *s, struct head *h)
{
	int64_t number[2];
	bool good[2];
	size_t n = 0;
	for (size_t i = 0; i < s->n && n < 2; i++)
		n += take_anchor(s, i, &number[n], &good[n]);
	if (n < 2 || good[0] == good[1] || number[0] == number[1])
		return;
	bool first_is_low = number[0] < number[1];
	h->has_range = true;
	h->low = number[first_is_low ? 0 : 1];
	h->high = number[first_is_low ? 1 : 0];
	h->is_turned = good[first_is_low ? 0 : 1];
}

/* ---- units ---- */

static const char *const hour_units[] = {"h",     "hr",     "hrs",  "hour",   "hours",   "min",   "mins",   "minute",  "minutes",
					 "s",     "sec",    "secs", "second", "seconds", "std",   "stunde", "stunden", "minuten",
					 "heure", "heures", "hora", "horas",  "minutos", "hh mm", "h mm",   NULL};

static bool is_hour_unit(str words)
{
	for (size_t i = 0; hour_units[i] != NULL; i++)
		if (str_eq(words, str_of(hour_units[i])))
			return true;
	return false;
}

/* What is in brackets tells the unit; of its words only places and "worst" and the like belong to the name. */
static unsigned read_brackets(struct scan *s, struct head *h)
{
	char buffer[FOLD_BYTES];
	unsigned about = 0;
	int unknown = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (s->p[i] != '(' && s->p[i] != '[')
			continue;
		size_t from = i, to = i;
		while (to < s->n && s->p[to] != ')' && s->p[to] != ']')
			to++;
		str inside = fold_words((str){s->p + from + 1, to - from - 1}, buffer);
		h->is_hours = h->is_hours || is_hour_unit(inside);
		if (str_find((str){s->p + from, to - from}, '%') < to - from || str_eq(inside, STR("mm")) || str_eq(inside, STR("percent")))
			h->of = 100;
		about |= about_of(inside, &unknown);
		blank(s, from, to < s->n ? to + 1 : to);
		i = to;
	}
	return about & (ABOUT_BACK | ABOUT_NEAR | ABOUT_FAR | ABOUT_WORST | ABOUT_AVERAGE | ABOUT_NOW | ABOUT_PAIN);
}

/* ---- the rules ---- */

#define ANY_PAIN (ABOUT_PAIN | ABOUT_STRENGTH)

/* The first row that fits: all of `all`, one of `any` if there are any, none of `none`; and no word that is not known, when it is to be alone. */
static const struct rule {
	unsigned all, any, none;
	bool alone;
	enum head_kind kind;
	int rank;
} rules[] = {
	{ABOUT_OFFSET, 0, ABOUT_END, false, HEAD_OFFSET, 0},
	{ABOUT_OFFSET, 0, 0, false, HEAD_BESIDE, 0},
	{ABOUT_MEDICINES, 0, ABOUT_OTHER | ABOUT_DURATION | ABOUT_SCORE, false, HEAD_MEDICINES, 0},
	{ABOUT_MEDICINES, 0, 0, false, HEAD_BESIDE, 0},
	{ABOUT_NOTE, 0, ABOUT_SLEEP | ABOUT_MOOD | ABOUT_FAR, true, HEAD_NOTE, 0},
	{ABOUT_NOTE, 0, 0, false, HEAD_NAMED, 0},
	{ABOUT_PLACE | ABOUT_PAIN, 0, 0, false, HEAD_PLACE, 0},
	{ABOUT_PLACE, 0, ABOUT_SLEEP | ABOUT_MOOD | ABOUT_STRENGTH, false, HEAD_PLACE, 1},
	{0, ABOUT_CONTEXT, ABOUT_SLEEP | ABOUT_SCORE | ABOUT_DURATION | ABOUT_STRENGTH, false, HEAD_NAMED, 1},
	{ABOUT_PAIN, ABOUT_KIND | ABOUT_QUALITY, 0, false, HEAD_NAMED, 1},
	{ABOUT_PAIN, ABOUT_DURATION | ABOUT_END | ABOUT_OTHER | ABOUT_SLEEP | ABOUT_MOOD, 0, false, HEAD_BESIDE, 0},
	{ABOUT_PAIN | ABOUT_START, 0, 0, false, HEAD_START, 2},
	{ABOUT_PAIN | ABOUT_TIME, 0, ABOUT_SCORE | ABOUT_STRENGTH | ABOUT_NOW, true, HEAD_TIME, 2},
	{ABOUT_FAR, ANY_PAIN, 0, false, HEAD_OTHER_PAIN, 0},
	{ABOUT_NEAR, ANY_PAIN, ABOUT_BACK, false, HEAD_NEAR_PAIN, 0},
	{ABOUT_WORST, ANY_PAIN, 0, false, HEAD_WORST, 0},
	{ABOUT_AVERAGE, ANY_PAIN, 0, false, HEAD_AVERAGE, 0},
	{ABOUT_PAIN | ABOUT_BACK, 0, 0, false, HEAD_PAIN, 0},
	{ABOUT_PAIN | ABOUT_NOW, 0, 0, false, HEAD_PAIN, 1},
	{ABOUT_PAIN, 0, 0, true, HEAD_PAIN, 2},
	{ABOUT_PAIN, 0, 0, false, HEAD_PAIN, 4},
	{ABOUT_SLEEP, ABOUT_CONTEXT | ABOUT_KIND, 0, false, HEAD_NAMED, 1},
	{ABOUT_SLEEP, ABOUT_OTHER | ABOUT_START | ABOUT_END, 0, false, HEAD_BESIDE, 0},
	{ABOUT_SLEEP | ABOUT_DAY, 0, ABOUT_SCORE | ABOUT_QUALITY | ABOUT_DURATION, true, HEAD_DAY, 1},
	{ABOUT_SLEEP, ABOUT_DURATION | ABOUT_TIME, 0, false, HEAD_HOURS, 0},
	{ABOUT_SLEEP | ABOUT_QUALITY, 0, 0, true, HEAD_SLEEP, 0},
	{ABOUT_SLEEP, 0, 0, true, HEAD_SLEEP, 1},
	{ABOUT_SLEEP, 0, 0, false, HEAD_BESIDE, 0},
	{ABOUT_MOOD, 0, ABOUT_OTHER | ABOUT_DURATION, true, HEAD_MOOD, 0},
	{ABOUT_STRENGTH, 0, 0, true, HEAD_PAIN, 3},
	{0, ABOUT_DURATION | ABOUT_END, 0, false, HEAD_BESIDE, 0},
	{0, ABOUT_OTHER, 0, true, HEAD_BESIDE, 0},
	{ABOUT_KIND, 0, 0, false, HEAD_NAMED, 1},
	{ABOUT_WORST, 0, ABOUT_DAY | ABOUT_TIME, true, HEAD_WORST, 1},
	{ABOUT_AVERAGE, 0, ABOUT_DAY | ABOUT_TIME, true, HEAD_AVERAGE, 1},
	{ABOUT_DAY | ABOUT_START, 0, 0, true, HEAD_DAY, 1},
	{ABOUT_DAY, 0, ABOUT_SCORE, true, HEAD_DAY, 0},
	{ABOUT_START | ABOUT_TIME, 0, 0, false, HEAD_START, 0},
	{ABOUT_TIME, 0, ABOUT_SCORE, true, HEAD_TIME, 0},
	{ABOUT_START, 0, 0, true, HEAD_START, 1},
	{ABOUT_YEAR, 0, 0, true, HEAD_YEAR, 0},
	{ABOUT_BACK, 0, 0, true, HEAD_BACK, 0},
	{ABOUT_SCORE, 0, 0, true, HEAD_SCORE, 0},
};

static bool fits(const struct rule *r, unsigned about, int unknown)
{
	return (about & r->all) == r->all && (r->any == 0 || (about & r->any) != 0) && (about & r->none) == 0 && (!r->alone || unknown == 0);
}

/* ---- all of it ---- */

/* "painLevel" is two words. */
static str apart(str name, char buffer[FOLD_BYTES])
{
	struct writer w = writer_on(buffer, FOLD_BYTES);
	for (size_t i = 0; i < name.n && !w.full; i++) {
		bool lower_before = i > 0 && name.p[i - 1] >= 'a' && name.p[i - 1] <= 'z';
		if (lower_before && name.p[i] >= 'A' && name.p[i] <= 'Z')
			w_char(&w, ' ');
		w_char(&w, name.p[i]);
	}
	while (w.n > 0 && !text_is_utf8(writer_str(&w))) /* cut in a letter */
		w.n--;
	return writer_str(&w);
}

struct head head_read(str name)
{
	char split[FOLD_BYTES], buffer[FOLD_BYTES], words_room[FOLD_BYTES];
	str folded = fold(apart(name, split), buffer);
	struct head h = {.kind = HEAD_UNKNOWN};
	struct scan s = {buffer, folded.n};
	int unknown = 0;
	read_anchors(&s, &h);
	for (size_t i = 0; i < s.n && !h.has_range; i++)
		take_range(&s, i, &h);
	for (size_t i = 0; i < s.n && !h.has_range && h.of == 0; i++)
		take_of(&s, i, &h);
	unsigned about = read_brackets(&s, &h);
	if (str_find((str){s.p, s.n}, '%') < s.n)
		h.of = 100;
	about |= about_of(fold_words((str){s.p, s.n}, words_room), &unknown);
	h.is_hours = h.is_hours || (about & ABOUT_DURATION) != 0;
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (fits(&rules[i], about, unknown)) {
			h.kind = rules[i].kind;
			h.rank = 10 * rules[i].rank + (unknown < 9 ? unknown : 9);
			break;
		}
	if (h.kind == HEAD_SLEEP && h.is_hours)
		h.kind = HEAD_HOURS;
	return h;
}

static bool is_whole(str name, const char *const *words)
{
	char split[FOLD_BYTES], buffer[FOLD_BYTES];
	str key = fold_words(apart(name, split), buffer);
	for (; *words != NULL; words++)
		if (str_eq(key, str_of(*words)))
			return true;
	return false;
}

bool head_is_name(str name)
{
	return is_whole(name, head_name_words);
}

bool head_is_value(str name)
{
	return is_whole(name, head_value_words);
}
