/* log_words.h - the words of trivet log: WORD VALUE, any number of them, read into an entry, a deed or a mark. */
#ifndef TRIVET_CLI_LOG_WORDS_H
#define TRIVET_CLI_LOG_WORDS_H

#include "me/diary.h"
#include "cli/cli.h"

/* What the words speak of. */
struct log_words {
	struct rim *rim;
	const struct args *args;
	const struct person *who;
	struct store_activities activities;
	day on;           /* of what is new: --day, else today */
	struct moment at; /* ... --time, else now; of another day none */
};

/* An entry that says nothing yet. */
struct store_entry log_words_nothing(const struct log_words *w);
/*
 * When it was: at --time of the day `on`; else at the time of day that `old` has, if any. Fails: ERR_INPUT, told already: the clocks were put forward over that
 * time, or it is still to come.
 */
MUST_USE enum err log_words_when(const struct log_words *w, day on, struct moment old, struct moment *ret_at);
/*
 * Words from `from` on: pain N, worst N, ... (record/gauge_rows.h), medicine TEXT, note TEXT, activity NAME N, place REGION N; "none" takes a
 * value out. did ITEM becomes a deed in `acts`, NULL where it is not allowed. Fails: ERR_INPUT, told already; ERR_FULL.
 */
MUST_USE enum err log_words_entry(const struct log_words *w, size_t from, struct store_entry *entry, struct changes *acts);
/* did ITEM, minutes N. */
MUST_USE enum err log_words_deed(const struct log_words *w, size_t from, struct store_deed *deed);
/* mark KIND, to DATE, note TEXT. */
MUST_USE enum err log_words_mark(const struct log_words *w, size_t from, struct store_mark *mark);
/* The leg and item of a word: something that trivet knows, or the name of a leg. Fails: ERR_INPUT, told already. */
MUST_USE enum err log_words_item(const struct log_words *w, const char *name, struct store_deed *deed);

#endif
