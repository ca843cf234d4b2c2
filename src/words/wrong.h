/*
 * wrong.h - what a person is told when something went wrong with a file or a database: whole sentences, constant. They speak of "this file" or "this database",
 * so name it beside them.
 */
#ifndef TRIVET_WORDS_WRONG_H
#define TRIVET_WORDS_WRONG_H

#include "base/wrong.h"
#include "base/writer.h"

/* Empty for WRONG_NOTHING. */
str wrong_words(enum wrong wrong);
/* The same, and after it what a server says; mostly it says nothing. */
void w_wrong(struct writer *w, enum wrong wrong, str server);

#endif
