/* ask_row.c - a row of danger signs in the terminal. */
#include "cli/ask_row.h"

#include "base/ascii.h"

#include <string.h>

bool row_is_asked_at_once(const struct pack *p, const struct question_row *row)
{
	return p->questions[row->questions[0]].kind == KIND_YESNO && (row->n > 1 || row->plain.n > 0);
}

static bool is_word(str answer, str word)
{
	bool same = answer.n == word.n;
	for (size_t i = 0; same && i < word.n; i++)
		same = ascii_lower(answer.p[i]) == word.p[i];
	return same;
}

char answer_letter(str answer)
{
	static const struct {
		str word;
		char letter;
	} words[] = {{STR_INIT("y"), 'y'}, {STR_INIT("yes"), 'y'},    {STR_INIT("n"), 'n'},        {STR_INIT("no"), 'n'},
		     {STR_INIT("u"), 'u'}, {STR_INIT("unsure"), 'u'}, {STR_INIT("not sure"), 'u'}, {STR_INIT("none"), 'n'}};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (is_word(answer, words[i].word))
			return words[i].letter;
	return '\0';
}

char ask_letter(struct rim *rim, const char *prompt, const char *allowed)
{
	str answer;
	while (ask_line(rim, prompt, &answer)) {
		char letter = answer_letter(answer);
		if (letter != '\0' && strchr(allowed, letter) != NULL)
			return letter;
	}
	return '\0';
}

bool next_number(str *rest, int64_t *ret_number)
{
	while (rest->n > 0) {
		str after = *rest;
		size_t comma = str_find(after, ','), blank = str_find(after, ' ');
		str word = str_trim(str_split(&after, comma < blank ? ',' : ' '));
		if (word.n > 0 && !str_int(word, ret_number))
			return false;
		*rest = after;
		if (word.n > 0)
			return true;
	}
	return false;
}

/* Bits of the ticks, 0 when it is anything else than their numbers. */
static uint32_t numbers_of(str answer, size_t n_ticks)
{
	uint32_t bits = 0;
	for (int64_t n; next_number(&answer, &n);) {
		if (n < 1 || n > (int64_t)n_ticks)
			return 0;
		bits |= (uint32_t)1 << (n - 1);
	}
	return answer.n == 0 ? bits : 0;
}

enum heard { HEARD_TICKS, HEARD_YES /* to a list, without saying to which */, HEARD_NONE, HEARD_UNSURE, HEARD_OTHER, HEARD_END };

/* What is asked at one prompt: some questions of a row by their numbers, or one thing with yes. */
struct asking {
	struct rim *rim;
	const struct question_row *row;
	const char *others, *hint;
	bool by_number;
	size_t first, n_ticks;         /* of the row's questions */
	bool may_be_unsure, is_second; /* the second time: after the plainer sentence */
};

static void prompt_of(const struct asking *a, char *buffer, size_t cap)
{
	struct writer w = writer_on(buffer, cap - 1);
	w_z(&w, a->by_number ? "  its number, or several (1 2), n none of these" : "  y yes, n no");
	if (a->may_be_unsure)
		w_z(&w, a->is_second ? ", u still not sure" : ", u not sure");
	w_z(&w, a->hint);
	w_z(&w, ": ");
	buffer[w.n] = '\0';
}

static enum heard hear(const struct asking *a, uint32_t *ret_ticks, char *ret_other)
{
	char buffer[160];
	prompt_of(a, buffer, sizeof buffer);
	for (str answer; ask_line(a->rim, buffer, &answer);) {
		if (answer.n == 1 && strchr(a->others, ascii_lower(answer.p[0])) != NULL) {
			*ret_other = ascii_lower(answer.p[0]);
			return HEARD_OTHER;
		}
		char letter = answer_letter(answer);
		if (letter == 'n')
			return HEARD_NONE;
		if (letter == 'u' && a->may_be_unsure)
			return HEARD_UNSURE;
		if (letter == 'y' && a->by_number)
			return HEARD_YES;
		*ret_ticks = a->by_number ? numbers_of(answer, a->n_ticks) : letter == 'y';
		if (*ret_ticks != 0)
			return HEARD_TICKS;
		say_line(a->rim, a->by_number       ? STR("  That was not understood. Type numbers from above, n or u.")
				 : a->may_be_unsure ? STR("  That was not understood. Type y, n or u.")
						    : STR("  That was not understood. Type y or n."));
	}
	return HEARD_END;
}

/* A lead and its ticks, or the one question. */
static void print_ticks(const struct asking *a, str lead)
{
	const struct pack *p = a->rim->pack;
	const uint16_t *questions = a->row->questions + a->first;
	fputc('\n', a->rim->out);
	say_indented(a->rim, "  ", lead.n > 0 ? lead : p->questions[questions[0]].text);
	for (size_t i = 0; lead.n > 0 && i < a->n_ticks; i++)
		say_numbered(a->rim, i + 1, p->questions[questions[i]].brief);
}

static void put(const struct asking *a, uint32_t ticks, qset *set)
{
	for (size_t i = 0; i < a->n_ticks; i++)
		if (ticks >> i & 1)
			qset_add(set, a->rim->pack->questions[a->row->questions[a->first + i]].fact);
}

/* Bits of the ticks that were said. */
struct told {
	uint32_t yes, unsure;
};

/* "Yes" to a list: which of it, one by one. */
static enum heard ask_each(struct asking a, struct told *ret_told, char *ret_other)
{
	a.by_number = false;
	*ret_told = (struct told){0};
	for (size_t i = 0; i < a.n_ticks; i++) {
		uint32_t yes = 0;
		say_indented(a.rim, "  ", a.rim->pack->questions[a.row->questions[a.first + i]].brief);
		enum heard heard = hear(&a, &yes, ret_other);
		if (heard == HEARD_OTHER || heard == HEARD_END)
			return heard;
		if (heard == HEARD_UNSURE)
			ret_told->unsure |= (uint32_t)1 << i;
		else if (heard != HEARD_NONE)
			ret_told->yes |= (uint32_t)1 << i;
	}
	return (ret_told->yes | ret_told->unsure) != 0 ? HEARD_TICKS : HEARD_NONE;
}

/* One group of ticks, with the plainer sentence when it is needed. */
static enum heard ask_group(struct asking a, struct said *said, char *ret_other)
{
	struct told told = {0};
	enum heard heard = hear(&a, &told.yes, ret_other);
	if (heard == HEARD_UNSURE && a.row->plain.n > 0) {
		say_indented(a.rim, "  ", a.row->plain);
		a.is_second = true;
		heard = hear(&a, &told.yes, ret_other);
	}
	if (heard == HEARD_YES)
		heard = ask_each(a, &told, ret_other);
	if (heard == HEARD_UNSURE)
		told.unsure = ~(uint32_t)0;
	put(&a, told.yes, &said->yes);
	put(&a, told.unsure, &said->unsure);
	return heard;
}

static enum row_end end_of(enum heard heard)
{
	return heard == HEARD_OTHER ? ROW_OTHER : heard == HEARD_END ? ROW_GONE : ROW_SAID;
}

enum row_end ask_row(struct rim *rim, const struct question_row *row, struct row_words words, struct said *ret_said, char *ret_other)
{
	struct asking a = {.rim = rim,
			   .row = row,
			   .others = words.others,
			   .hint = words.hint,
			   .by_number = row->lead.n > 0,
			   .n_ticks = row->n_ticks,
			   .may_be_unsure = true};
	struct asking then = a;
	then.by_number = true;
	then.first = row->n_ticks;
	then.n_ticks = row->n_then;
	*ret_said = (struct said){.yes = {{0}}};
	print_ticks(&a, row->lead);
	enum heard heard = ask_group(a, ret_said, ret_other);
	if (heard == HEARD_UNSURE)
		put(&then, ~(uint32_t)0, &ret_said->unsure);
	if (heard != HEARD_TICKS)
		return end_of(heard);
	if (row->n_then > 0) {
		print_ticks(&then, row->then);
		heard = ask_group(then, ret_said, ret_other);
		if (heard == HEARD_OTHER || heard == HEARD_END)
			return end_of(heard);
	}
	a.by_number = a.may_be_unsure = false;
	a.n_ticks = 1;
	for (a.first = row->n_ticks + row->n_then; a.first < row->n; a.first++) {
		print_ticks(&a, STR(""));
		heard = ask_group(a, ret_said, ret_other);
		if (heard == HEARD_OTHER || heard == HEARD_END)
			return end_of(heard);
	}
	return ROW_SAID;
}
