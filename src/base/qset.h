/* qset.h - a set of facts, small enough to pass by value. */
#ifndef TRIVET_BASE_QSET_H
#define TRIVET_BASE_QSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define QSET_WORDS 8
#define QSET_MAX   (64 * QSET_WORDS)

/* Without loops a set stays in registers: a decision, which is made of little else, is half as fast again. */
#define QSET_UNROLL _Pragma("GCC unroll 8")

typedef struct {
	uint64_t w[QSET_WORDS];
} qset;

static inline bool qset_has(const qset *s, size_t i)
{
	return (s->w[i / 64] >> (i % 64) & 1) != 0;
}

static inline void qset_add(qset *s, size_t i)
{
	s->w[i / 64] |= (uint64_t)1 << (i % 64);
}

static inline void qset_drop(qset *s, size_t i)
{
	s->w[i / 64] &= ~((uint64_t)1 << (i % 64));
}

static inline qset qset_or(qset a, const qset *b)
{
	QSET_UNROLL
	for (size_t i = 0; i < QSET_WORDS; i++)
		a.w[i] |= b->w[i];
	return a;
}

static inline qset qset_and(qset a, const qset *b)
{
	QSET_UNROLL
	for (size_t i = 0; i < QSET_WORDS; i++)
		a.w[i] &= b->w[i];
	return a;
}

static inline qset qset_minus(qset a, const qset *b)
{
	QSET_UNROLL
	for (size_t i = 0; i < QSET_WORDS; i++)
		a.w[i] &= ~b->w[i];
	return a;
}

static inline bool qset_meets(const qset *a, const qset *b)
{
	uint64_t any = 0;
	QSET_UNROLL
	for (size_t i = 0; i < QSET_WORDS; i++)
		any |= a->w[i] & b->w[i];
	return any != 0;
}

/* Every member of a is in b. */
static inline bool qset_within(const qset *a, const qset *b)
{
	uint64_t out = 0;
	QSET_UNROLL
	for (size_t i = 0; i < QSET_WORDS; i++)
		out |= a->w[i] & ~b->w[i];
	return out == 0;
}

static inline bool qset_empty(const qset *s)
{
	return qset_within(s, &(qset){{0}});
}

static inline int qset_count(const qset *s)
{
	int n = 0;
	for (size_t i = 0; i < QSET_WORDS; i++)
		for (uint64_t w = s->w[i]; w != 0; w &= w - 1) /* sets are mostly empty: quicker than a popcount without the instruction */
			n++;
	return n;
}

/* The first member at or after `from`, QSET_MAX when there is none. */
static inline size_t qset_next(const qset *s, size_t from)
{
	for (size_t i = from / 64; i < QSET_WORDS; i++) {
		uint64_t w = s->w[i];
		if (i == from / 64)
			w &= ~(uint64_t)0 << (from % 64);
		if (w != 0)
			return i * 64 + (size_t)__builtin_ctzll(w);
	}
	return QSET_MAX;
}

#define qset_each(i, set) (size_t i = qset_next((set), 0); i < QSET_MAX; i = qset_next((set), i + 1))

#endif
