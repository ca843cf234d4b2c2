/* str.h - text as pointer and length. UTF-8 is checked once, where bytes enter; a str owns nothing. */
#ifndef TRIVET_BASE_STR_H
#define TRIVET_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
	const char *p; /* n bytes; not 0-terminated unless its maker says so */
	size_t n;
} str;

#define STR(literal) ((str){"" literal, sizeof(literal) - 1})
/* For initialisers of const tables, where a compound literal is not a constant. */
#define STR_INIT(literal)                                                                                                                            \
	{                                                                                                                                            \
		"" literal, sizeof(literal) - 1                                                                                                      \
	}

/* The text up to the 0 byte; NULL gives the empty text. */
str str_of(const char *z);
bool str_eq(str a, str b);
/* <0, 0, >0 in byte order. */
int str_cmp(str a, str b);
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);
/* The part from `from` of at most `n` bytes; both are cut to what is there. */
str str_sub(str s, size_t from, size_t n);
/* Without ASCII white space at both ends. */
str str_trim(str s);
/* Index of the first `c`, or s.n. */
size_t str_find(str s, char c);
/* Index of the first `part`, or s.n. */
size_t str_find_str(str s, str part);
/* Cuts `*rest` at the first `c`: returns what is before it, leaves what is after it. Without `c`: all, and `*rest` is empty. */
str str_split(str *rest, char c);
/* A whole decimal number of at most 18 digits, an optional minus, nothing else. False when it is not one. */
bool str_int(str s, int64_t *ret_value);
bool str_is_blank(str s);

#endif
