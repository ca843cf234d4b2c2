/*
 * wrong.h - what a person is told when something went wrong with a file or a database: whole sentences, constant. They speak of "this file" or "this database",
 * so name it beside them.
 */
#ifndef TRIVET_WORDS_WRONG_H
#define TRIVET_WORDS_WRONG_H

#include "base/wrong.h"
#include "base/str.h"

/* Empty for WRONG_NOTHING. */
str wrong_words(enum wrong wrong);

#endif
