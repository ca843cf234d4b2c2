/* import_activity.c - columns that are activities. */
#include "exchange/import_activity.h"

#include "base/text.h"
#include "table/fold.h"

bool activity_is_named(str name, str *ret_words)
{
	static const str prefix = STR_INIT("activity:");
	char buffer[FOLD_BYTES];
	if (name.n <= prefix.n || !str_starts(fold(str_sub(name, 0, prefix.n), buffer), prefix))
		return false;
	*ret_words = str_trim(str_sub(name, prefix.n, name.n));
	return ret_words->n > 0;
}

static size_t count_asked(const struct store_activities *of)
{
	size_t n = 0;
	for (size_t i = 0; i < of->n; i++)
		n += diary_is_asked(&of->at[i]);
	return n;
}

/* A column of an activity that the diary does not have. */
static void set_new_activity(struct mapping *m, struct import_column *c, str words)
{
	struct import *in = m->in;
	size_t at = 0;
	while (at < in->n_activities && !str_eq(in->activities[at], words))
		at++;
	if (at == in->n_activities) {
		c->kind = words.n > STORE_WORDS_MAX || !text_is_line(words) || text_is_blank(words) ? IMPORT_NO_WORDS : IMPORT_FULL;
		if (c->kind == IMPORT_NO_WORDS || count_asked(&m->wish->activities) + in->n_activities >= STORE_SCORES_MAX)
			return;
		in->activities[in->n_activities++] = words;
	}
	c->kind = IMPORT_NEW_ACTIVITY;
	c->activity = -1 - (int64_t)at;
}

/* A column before this one is that activity. */
static bool is_taken(const struct mapping *m, size_t column, int64_t activity)
{
	for (size_t i = 0; i < column; i++)
		if (m->in->columns[i].kind == IMPORT_ACTIVITY && m->in->columns[i].activity == activity)
			return true;
	return false;
}

void activity_set(struct mapping *m, size_t column, str words)
{
	struct import_column *c = &m->in->columns[column];
	c->kind = IMPORT_NOTHING;
	for (size_t i = 0; i < m->wish->activities.n; i++)
		if (str_eq(m->wish->activities.at[i].words, words) && (c->kind == IMPORT_NOTHING || is_taken(m, column, c->activity))) {
			c->kind = IMPORT_ACTIVITY;
			c->activity = m->wish->activities.at[i].id;
		}
	if (c->kind == IMPORT_NOTHING)
		set_new_activity(m, c, words);
}
