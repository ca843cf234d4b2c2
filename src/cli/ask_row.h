/* ask_row.h - a row of danger signs in the terminal: its lead, its ticks by number, none of them, or not sure, which brings a plainer sentence. */
#ifndef TRIVET_CLI_ASK_ROW_H
#define TRIVET_CLI_ASK_ROW_H

#include "me/said.h"
#include "cli/cli.h"

/* 'y', 'n' or 'u', by its letter or its word in any case; 0: it was none of them. Enter is no answer. */
char answer_letter(str answer);
/* Takes the next number off "1 3" or "1,3". False at the end, and for what is no number: then `rest` is not empty. */
bool next_number(str *rest, int64_t *ret_number);
/* Asks until one of `allowed` is said; 0 at the end of the input. */
char ask_letter(struct rim *rim, const char *prompt, const char *allowed);

enum row_end {
	ROW_SAID,  /* answered */
	ROW_OTHER, /* one of the other words was typed: it is in `ret_other` */
	ROW_GONE   /* the input ended */
};

/* Words of one letter that may be typed instead, such as "sbq"; `hint` names them in the prompt. */
struct row_words {
	const char *others, *hint;
};

enum row_end ask_row(struct rim *rim, const struct question_row *row, struct row_words words, struct said *ret_said, char *ret_other);
/* True when one of the row's questions is a yes/no question with words of its own to ask all of it at once. */
bool row_is_asked_at_once(const struct pack *p, const struct question_row *row);

#endif
