/* hash.c - FNV-1a, and the finaliser of splitmix64. */
#include "base/hash.h"

uint64_t hash_bytes(uint64_t h, const void *p, size_t n)
{
	const unsigned char *bytes = p;
	for (size_t i = 0; i < n; i++)
		h = (h ^ bytes[i]) * 0x100000001B3u;
	return h;
}

uint64_t hash_str(uint64_t h, str s)
{
	uint64_t n = s.n;
	return hash_bytes(hash_bytes(h, &n, sizeof n), s.p, s.n);
}

uint64_t hash_end(uint64_t h)
{
	h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
	h = (h ^ h >> 27) * 0x94D049BB133111EBu;
	return h ^ h >> 31;
}
