/* ascii.h - letters and digits of protocols and file formats, whatever the locale. */
#ifndef TRIVET_BASE_ASCII_H
#define TRIVET_BASE_ASCII_H

#include "base/str.h"

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline bool ascii_is_letter(char c)
{
	return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

/* Whether `s` begins with a word, and is it, however it is written. Needs: the word is in lower case. */
static inline bool ascii_begins(str s, str lower_word)
{
	if (s.n < lower_word.n)
		return false;
	for (size_t i = 0; i < lower_word.n; i++)
		if (ascii_lower(s.p[i]) != lower_word.p[i])
			return false;
	return true;
}

static inline bool ascii_is(str s, str lower_word)
{
	return s.n == lower_word.n && ascii_begins(s, lower_word);
}

#endif
