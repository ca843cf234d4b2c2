/*
 * text_in.h - the bytes of a foreign file as text, whatever program wrote them: UTF-8 and UTF-16 with or without a byte order mark, and the code pages
 * of Windows, the Macintosh and MS-DOS. The command line and the browser both use this one function.
 *
 * No file says which code page it uses. Of the three, the one is chosen in which most bytes become letters and signs that people write.
 */
#ifndef TRIVET_TABLE_TEXT_IN_H
#define TRIVET_TABLE_TEXT_IN_H

#include "base/arena.h"
#include "base/err.h"

enum text_encoding { TEXT_UTF8, TEXT_UTF16_LE, TEXT_UTF16_BE, TEXT_WINDOWS, TEXT_MAC, TEXT_DOS };
enum { TEXT_ENCODINGS = TEXT_DOS + 1 };
extern const str text_encoding_words[TEXT_ENCODINGS]; /* "UTF-8", "Windows-1252", ... */

struct text_in {
	str text; /* UTF-8 without NUL and without a byte order mark */
	enum text_encoding encoding;
};

/* Fails: ERR_INPUT: it is no text, *ret_line is the first line that is none, from 1; ERR_FULL. Keeps: `bytes`, or a copy in the arena. */
MUST_USE enum err text_in(str bytes, struct arena *a, size_t *ret_line, struct text_in *ret_text);
/* One code point as UTF-8. */
void w_code(struct writer *w, uint32_t code);

#endif
