/* sound_table.h - what must be true of everything that is read out of someone else's file, whatever is in it. */
#ifndef TRIVET_TEST_FUZZ_SOUND_TABLE_H
#define TRIVET_TEST_FUZZ_SOUND_TABLE_H

#include "base/text.h"
#include "exchange/import.h"
#include "store/change.h"

/* NULL, or what is wrong. */
static inline const char *sound_entry(const struct import *in, const struct store_entry *e, day today)
{
	/* An activity that would be new has no id yet: for the gate of the store it gets one. */
	struct store_score scores[STORE_SCORES_MAX];
	struct store_entry copy = *e;
	if (e->day.n < DIARY_FIRST.n || e->day.n > today.n)
		return "a day that the diary does not have";
	for (size_t i = 0; i < e->n_scores; i++) {
		scores[i] = e->scores[i];
		if (e->scores[i].activity < -(int64_t)in->n_activities)
			return "a score of no activity";
		scores[i].activity = e->scores[i].activity < 0 ? 1000 - e->scores[i].activity : e->scores[i].activity;
	}
	copy.scores = scores;
	struct change c = {.kind = CHANGE_ENTRY_ADD, .caller = caller_self(NULL), .request = STR("sound"), .entry = copy};
	return change_check(&c) == OK ? NULL : "an entry that the store refuses";
}

static inline const char *sound_import(const struct import *in, size_t lines, const struct import_wish *wish)
{
	const struct table *t = &in->table;
	if (in->stop == STOP_TABLE && (in->fault.line < 1 || in->fault.line > lines))
		return "a fault on a line that is not there";
	if (in->stop != IMPORT_GOES)
		return in->n + in->n_refused + in->n_questions > 0 ? "rows of a file that was stopped" : NULL;
	if (in->n + in->n_twice + in->n_refused + in->n_waiting + in->n_empty != t->n)
		return "a row that nothing became of";
	if (in->n_activities > STORE_SCORES_MAX || t->n_columns > CSV_COLUMNS_MAX)
		return "more than there can be";
	for (size_t i = 0; i < in->n; i++) {
		const char *wrong = sound_entry(in, &in->rows[i].entry, moment_day(wish->now));
		if (wrong != NULL)
			return wrong;
	}
	for (size_t i = 0; i < in->n_refused; i++)
		if (in->refused[i].line < 1 || (!t->is_json && in->refused[i].line > lines) || !text_is_utf8(in->refused[i].value) ||
		    !text_is_utf8(in->refused[i].column))
			return "a refusal that cannot be shown";
	for (size_t i = 0; i < in->n_questions; i++) {
		const struct import_question *q = &in->questions[i];
		if (q->rows == 0 || q->column >= t->n_columns || !text_is_utf8(q->example))
			return "a question that cannot be shown";
		if (wish->as_proposed && q->ask != ASK_WORDS)
			return "a proposal that was not taken";
	}
	return NULL;
}

static inline size_t sound_lines(str text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n' || text.p[i] == '\r';
	return n;
}

#endif
