/* flags_file.h - flags.txt: the rows of evidence.md 1.2 to 1.4, rule by rule. */
#ifndef TRIVET_TEST_FLAGS_FILE_H
#define TRIVET_TEST_FLAGS_FILE_H

#include "base/str.h"

#include <stddef.h>

struct flag {
	str evidence, rule, urgency, unsure;
	bool clearable;
};

/* How many there are; stops the program with a message when they are more than `cap`. Keeps: the texts are in `buffer`, of TEXT_FILE_MOST bytes. */
size_t flags_read(const char *folder, char *buffer, struct flag *ret_flags, size_t cap);

#endif
