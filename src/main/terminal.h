/*
 * terminal.h - single keys from the terminal, and the terminal restored afterwards, whatever ends or stops the program: INT, TERM, HUP, TSTP.
 * One at a time: there is one terminal.
 */
#ifndef TRIVET_MAIN_TERMINAL_H
#define TRIVET_MAIN_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/rim.h"

/* From now on keys come one by one and are not shown. Harmless where standard input is no terminal. */
void terminal_begin(void);
void terminal_end(void);
/* The next key: a character, or one of enum key. KEY_NONE after `wait_ms` without one, or when the window changed. */
int terminal_key(int wait_ms);
/* How wide it is, 0 where that is not known. */
int terminal_columns(void);
/* A clock that only goes forward and stands still while the machine sleeps. */
int64_t terminal_clock_ms(void);

#endif
