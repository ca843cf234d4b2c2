/* fold.h - words from a foreign file, normalised: lower case, without accents, so that "Stärke", "starke" and "STÄRKE" are one word of a table. */
#ifndef TRIVET_TABLE_FOLD_H
#define TRIVET_TABLE_FOLD_H

#include "base/writer.h"

enum { FOLD_BYTES = 160 /* room for a head of a table; what is longer is cut */ };

/* The code point at the start of `s`, and its bytes. Needs: `s` is UTF-8 and not empty. */
uint32_t fold_code(str s, size_t *ret_bytes);
/* No-break and thin spaces, too, which newer programs put before AM and between digits. */
bool fold_is_space(uint32_t code);
/* Lower case, without accents; ß and the like become two letters. One space for any white space, none at the ends. Signs stay. */
str fold(str text, char buffer[FOLD_BYTES]);
/* The same, with one space for any run of what is no letter and no digit. */
str fold_words(str text, char buffer[FOLD_BYTES]);
/* Cuts the first word of what fold_words gave. */
str fold_next(str *rest);

#endif
