/* scale.c - numbers and words of other scales. */
#include "table/scale.h"

#include "table/fold.h"
#include "table/scale_words.h"

enum { MOST = 10, THOUSAND = 1000, END_MAX = 100000 };

const struct scale_row scale_rows[SCALES] = {
	{STR_INIT("0-10"), {0, 10}}, {STR_INIT("0-100"), {0, 100}},     {STR_INIT("1-5"), {1, 5}}, {STR_INIT("5-1"), {5, 1}},
	{STR_INIT("0-5"), {0, 5}},   {STR_INIT("0-4"), {0, 4}},         {STR_INIT("1-4"), {1, 4}}, {STR_INIT("0-3"), {0, 3}},
	{STR_INIT("1-3"), {1, 3}},   {STR_INIT("1-6"), {1, 6}},         {STR_INIT("6-1"), {6, 1}}, {STR_INIT("1-7"), {1, 7}},
	{STR_INIT("10-0"), {10, 0}}, {STR_INIT("0-10000"), {0, 10000}},
};

const str scale_round_words[SCALE_ROUNDS] = {
	[ROUND_OPEN] = STR_INIT(""),
	[ROUND_NEAREST] = STR_INIT("nearest"),
	[ROUND_UP] = STR_INIT("up"),
	[ROUND_DOWN] = STR_INIT("down"),
};

bool scale_parse(str text, struct scale *ret_scale)
{
	struct scale s;
	str rest = str_trim(text), low = str_trim(str_split(&rest, '-')), high = str_trim(rest);
	if (!str_int(low, &s.low) || !str_int(high, &s.high) || s.low < 0 || s.high < 0 || s.low == s.high || s.low > END_MAX || s.high > END_MAX)
		return false;
	*ret_scale = s;
	return true;
}

void w_scale(struct writer *w, struct scale s)
{
	w_int(w, s.low);
	w_char(w, '-');
	w_int(w, s.high);
}

static bool is_kept(struct scale s)
{
	return s.high == MOST && s.low <= 1;
}

static int64_t down(int64_t thousandths)
{
	return thousandths / THOUSAND;
}

enum scale_result scale_number(struct scale s, int64_t thousandths, enum scale_round round, int *ret_number)
{
	int64_t least = (s.low < s.high ? s.low : s.high) * THOUSAND, most = (s.low < s.high ? s.high : s.low) * THOUSAND;
	if (thousandths < least || thousandths > most)
		return SCALE_OUT_OF_RANGE;
	int64_t t = is_kept(s) ? thousandths : (thousandths - s.low * THOUSAND) * MOST / (s.high - s.low);
	bool is_exact = is_kept(s) || (s.low == 0 && s.high == MOST * THOUSAND), is_whole = t % THOUSAND == 0;
	int64_t nearest = down(t + THOUSAND / 2);
	*ret_number = (int)(is_whole || !is_exact || round == ROUND_OPEN || round == ROUND_NEAREST ? nearest
			    : round == ROUND_UP                                                    ? down(t) + 1
												   : down(t));
	return is_exact && !is_whole && round == ROUND_OPEN ? SCALE_ASKS_ROUND : SCALE_OK;
}

static int find(const struct scale_word *words, str word)
{
	char buffer[FOLD_BYTES];
	str folded = fold(word, buffer);
	for (; words->word != NULL; words++)
		if (str_eq(folded, str_of(words->word)))
			return words->number;
	return -1;
}

int scale_proposal_pain(str word)
{
	return find(scale_pain_words, word);
}

int scale_proposal_good(str word)
{
	return find(scale_good_words, word);
}
