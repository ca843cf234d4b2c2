/* string.h - what the engine needs of <string.h> in the browser. memcpy and memset become instructions wherever the compiler sees them. */
#ifndef TRIVET_WASM_STRING_H
#define TRIVET_WASM_STRING_H

#include <stddef.h>

void *memcpy(void *to, const void *from, size_t n);
void *memset(void *to, int byte, size_t n);
int memcmp(const void *a, const void *b, size_t n);

#endif
