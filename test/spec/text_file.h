/* text_file.h - a file of the specification, as text. */
#ifndef TRIVET_TEST_TEXT_FILE_H
#define TRIVET_TEST_TEXT_FILE_H

#include "base/str.h"

enum { TEXT_FILE_MOST = 1 << 16 };

/* The whole file; stops the program with a message when it cannot be read. Keeps: the text is in `buffer`, of TEXT_FILE_MOST bytes. */
str text_file(const char *folder, const char *name, char *buffer);
/* The next word of a line, without the spaces round it; empty at its end. */
str text_word(str *line);
/* The next line that is neither blank nor a comment (#), trimmed, and its number. False at the end. */
bool text_line(str *text, str *ret_line, int *number);

#endif
