/* client.h - `trivet breaks WORD`: asks the reminder that runs, over the session's bus. */
#ifndef TRIVET_BREAKS_CLIENT_H
#define TRIVET_BREAKS_CLIENT_H

#include "breaks/reminder.h"

enum { CLIENT_WORDS_MAX = 2 };

struct client_wish {
	str words[CLIENT_WORDS_MAX]; /* the word, and what it takes */
	size_t n_words;
	bool json;
};

/* True for a word of ours. */
bool client_knows(str word);
/* Fails: ERR_INPUT; ERR_MISSING no reminder runs, or there is no bus; ERR_IO. A line was said. */
MUST_USE enum err client_run(const struct breaks_rim *rim, const struct client_wish *wish);

#endif
