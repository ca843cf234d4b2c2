/* text.h - text as people write it, letter by letter: what is accepted, and where it may be cut. */
#ifndef TRIVET_BASE_TEXT_H
#define TRIVET_BASE_TEXT_H

#include "base/writer.h"

/* Bytes of the letter that begins at s.p[at], and its code point; 1 and TEXT_BROKEN where the bytes are not UTF-8. Needs: at < s.n. */
#define TEXT_BROKEN UINT32_MAX
size_t text_letter(str s, size_t at, uint32_t *ret_code);

/* True when s is well-formed UTF-8 without NUL. */
bool text_is_utf8(str s);
/*
 * What a person writes: well-formed UTF-8 without control characters (a line end and a tab are text) and without what turns the direction of the
 * writing round or breaks a line unseen (U+2028, U+2029, U+202A to U+202E, U+2066 to U+2069). The joiners and marks that scripts need are text.
 */
bool text_is_clean(str s);
/* The same, on one line: without line ends and tabs. */
bool text_is_line(str s);
/* Nothing of it would be seen: white space and letters without a shape, of any script. */
bool text_is_blank(str s);
/* The name of something in the content: one or more of a-z 0-9 _. */
bool text_is_id(str s);
/* `s` with one \n for each line end, as text has it: browsers and tables write \r\n, some files \r. */
void text_write_lines(struct writer *w, str s);
/* `s` as clean text, a byte for a byte or fewer: line ends as above, what may not be in text is a ?. */
void text_write_clean(struct writer *w, str s);

/*
 * The longest beginning of at most `most` bytes that ends where a reader sees an end: never inside a letter, never before a mark or a joiner that
 * belongs to the letter before it.
 */
str text_cut(str s, size_t most);
/* All of `s` if it has at most `most` bytes, else a beginning of it and an ellipsis, together at most `most`. Needs: most >= 3. */
void text_write_cut(struct writer *w, str s, size_t most);
/* The same into a buffer for a text that ends with a 0 byte. Needs: cap >= 4. */
void text_copy_cut(char *buffer, size_t cap, str s);

#endif
