/* output.h - what a program prints has to arrive: a closed or full output is a reported error, and never someone's file. */
#ifndef TRIVET_MAIN_OUTPUT_H
#define TRIVET_MAIN_OUTPUT_H

#include "base/err.h"

/* First of all. A closed input or output is taken by something that cannot be used, so that no file that is opened later gets its number. */
void output_begin(void);
/* Last of all: writes out what waits. Fails: ERR_FULL, ERR_IO; a line was said, which begins with `who`. */
MUST_USE enum err output_end(const char *who);

#endif
