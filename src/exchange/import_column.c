/* import_column.c - words of a column. */
#include "exchange/import_column.h"

#include "table/cell_read.h"
#include "table/fold.h"
#include "table/scale.h"

enum { WORDS_MAX = 64 };

const struct gauge *import_gauge(enum import_kind kind)
{
	return kind >= IMPORT_PAIN && kind < IMPORT_SET_OFF ? &gauges[kind - IMPORT_PAIN] : NULL;
}

bool import_kind_is_number(enum import_kind kind)
{
	return import_gauge(kind) != NULL || kind == IMPORT_REGION || kind == IMPORT_ACTIVITY || kind == IMPORT_NEW_ACTIVITY;
}

static struct import_word *word_of(const struct import_column *c, str text)
{
	char buffer[FOLD_BYTES];
	str key = fold(text, buffer);
	for (size_t i = 0; i < c->n_words; i++)
		if (str_eq(c->words[i].key, key))
			return &c->words[i];
	return NULL;
}

/* The only number in a text, "NRS 4", "mild (3)": -1 when there is none or another one. */
static int number_within(str word)
{
	int64_t number = -1;
	for (size_t i = 0, end; i < word.n; i = end) {
		bool is_digit = word.p[i] >= '0' && word.p[i] <= '9';
		for (end = i + 1; is_digit && end < word.n && word.p[end] >= '0' && word.p[end] <= '9';)
			end++;
		if (!is_digit)
			continue;
		if (number >= 0 || !str_int(str_sub(word, i, end - i), &number) || number > STORE_PAIN_MAX)
			return -1;
	}
	return (int)number;
}

bool column_is_good(enum import_kind kind)
{
	const struct gauge *m = import_gauge(kind);
	return m != NULL && m->is_good;
}

int column_proposal_of(enum import_kind kind, str word)
{
	if (number_within(word) >= 0)
		return number_within(word);
	return column_is_good(kind) ? scale_proposal_good(word) : scale_proposal_pain(word);
}

static bool is_wordlike(enum cell_kind kind)
{
	return kind == CELL_WORD || kind == CELL_MARK || kind == CELL_BLANK;
}

enum err column_collect_words(struct mapping *m, size_t column)
{
	struct import_column *c = &m->in->columns[column];
	char buffer[FOLD_BYTES];
	c->words = arena_new(m->a, struct import_word, WORDS_MAX);
	if (c->words == NULL)
		return ERR_FULL;
	for (size_t r = 0; r < m->t->n; r++) {
		str text = m->t->row[r].cell[column].text;
		if (!is_wordlike(cell_read(text).kind))
			continue;
		struct import_word *w = word_of(c, text);
		if (w == NULL && c->n_words < WORDS_MAX) {
			w = &c->words[c->n_words++];
			*w = (struct import_word){.text = import_shown(text, m->a),
						  .key = arena_copy(m->a, fold(text, buffer)),
						  .proposal = column_proposal_of(c->kind, text),
						  .number = WORD_OPEN};
		}
		if (w != NULL)
			w->rows++;
	}
	return m->a->full ? ERR_FULL : OK;
}

void column_drop_slips(struct mapping *m, size_t column)
{
	struct import_column *c = &m->in->columns[column];
	bool is_like = content_is_mostly(m->content[column].words, m->content[column].filled);
	for (size_t i = 0; i < c->n_words; i++)
		is_like = is_like || c->words[i].proposal >= 0 || c->words[i].number != WORD_OPEN;
	c->n_words = is_like ? c->n_words : 0;
}

bool column_take_word(struct import_column *c, str part)
{
	size_t at = part.n;
	while (at > 0 && part.p[at - 1] != '=')
		at--;
	if (at == 0)
		return false;
	str word = str_trim(str_sub(part, 0, at - 1)), value = str_trim(str_sub(part, at, part.n));
	int64_t number = 0, place;
	bool leaves = str_eq(value, STR("skip"));
	if (str_eq(word, STR("hours"))) {
		c->hours = leaves ? WORD_LEFT : WORD_NOTE;
		return leaves || str_eq(value, STR("note"));
	}
	if (!leaves && (!str_int(value, &number) || number < 0 || number > STORE_PAIN_MAX))
		return false;
	struct import_word *w = word_of(c, word);
	if (word.n > 1 && word.p[0] == '@' && str_int(str_sub(word, 1, word.n), &place) && place >= 1 && (size_t)place <= c->n_words)
		w = &c->words[place - 1];
	if (w != NULL)
		w->number = leaves ? WORD_LEFT : (int)number;
	return true; /* a word that does not come here is no fault */
}
