/* hash.h - 64 bits that tell texts apart: FNV-1a, then mixed so that every bit of the input reaches every bit. Not for security. */
#ifndef TRIVET_BASE_HASH_H
#define TRIVET_BASE_HASH_H

#include "base/str.h"

#define HASH_BEGIN 0xCBF29CE484222325u

/* Goes on from `h`, which is HASH_BEGIN, another beginning, or what came before. */
uint64_t hash_bytes(uint64_t h, const void *p, size_t n);
/* The text and where it ends: "ab", "c" is not "a", "bc". */
uint64_t hash_str(uint64_t h, str s);
/* Once, at the end. */
uint64_t hash_end(uint64_t h);

#endif
