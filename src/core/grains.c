/* grains.c - bitmaps of grains. */
#include "core/grains.h"

#include <string.h>

int64_t grain_of(int64_t s)
{
	return s / GRAIN_S - (s % GRAIN_S < 0);
}

int64_t grain_above(int64_t s)
{
	return grain_of(s + GRAIN_S - 1);
}

bool grains_has(const struct grains *g, int64_t bit)
{
	return bit >= 0 && bit < SLOTS_GRAINS && (g->w[bit / 64] >> (bit % 64) & 1) != 0;
}

int64_t grains_next(const struct grains *g, int64_t bit)
{
	for (bit = bit < 0 ? 0 : bit; bit < SLOTS_GRAINS; bit = (bit / 64 + 1) * 64) {
		uint64_t rest = g->w[bit / 64] >> (bit % 64);
		if (rest != 0)
			return bit + __builtin_ctzll(rest);
	}
	return SLOTS_GRAINS;
}

static int64_t clip(int64_t bit)
{
	return bit < 0 ? 0 : bit > SLOTS_GRAINS ? SLOTS_GRAINS : bit;
}

/* The bits of word `w` that lie in from..to, to not included. */
static uint64_t mask_of(int64_t w, int64_t from, int64_t to)
{
	int64_t low = from - w * 64, high = to - w * 64;
	uint64_t above = low <= 0 ? ~UINT64_C(0) : low >= 64 ? 0 : ~UINT64_C(0) << low;
	uint64_t below = high >= 64 ? ~UINT64_C(0) : high <= 0 ? 0 : ~(~UINT64_C(0) << high);
	return above & below;
}

void grains_put(struct grains *g, int64_t from, int64_t to)
{
	from = clip(from);
	to = clip(to);
	for (int64_t w = from / 64; w * 64 < to; w++)
		g->w[w] |= mask_of(w, from, to);
}

void grains_clear(struct grains *g, int64_t from, int64_t to)
{
	from = clip(from);
	to = clip(to);
	for (int64_t w = from / 64; w * 64 < to; w++)
		g->w[w] &= ~mask_of(w, from, to);
}

void grains_put_all(struct grains *g)
{
	memset(g, 0xff, sizeof *g);
}

void grains_meet(struct grains *g, const struct grains *with)
{
	for (size_t i = 0; i < SLOTS_WORDS; i++)
		g->w[i] &= with->w[i];
}

void grains_join(struct grains *g, const struct grains *with)
{
	for (size_t i = 0; i < SLOTS_WORDS; i++)
		g->w[i] |= with->w[i];
}

void grains_turn(struct grains *g)
{
	for (size_t i = 0; i < SLOTS_WORDS; i++)
		g->w[i] = ~g->w[i];
}

void grains_shift(struct grains *g, int64_t n)
{
	struct grains from = *g;
	int64_t words = n / 64 - (n % 64 < 0), bits = n - words * 64;
	for (int64_t i = 0; i < SLOTS_WORDS; i++) {
		int64_t low = i + words, high = low + 1;
		uint64_t a = low >= 0 && low < SLOTS_WORDS ? from.w[low] : 0, b = high >= 0 && high < SLOTS_WORDS ? from.w[high] : 0;
		g->w[i] = bits == 0 ? a : a >> bits | b << (64 - bits);
	}
}

/* Each round doubles how many are known to be. */
void grains_run(struct grains *g, int64_t n)
{
	for (int64_t known = 1; known < n;) {
		int64_t step = known < n - known ? known : n - known;
		struct grains next = *g;
		grains_shift(&next, step);
		grains_meet(g, &next);
		known += step;
	}
}

void grains_leave_free(struct grains *starts, const struct grains *taken, int64_t from, int64_t to)
{
	if (to <= from)
		return;
	struct grains free = *taken;
	grains_turn(&free);
	grains_run(&free, to - from);
	grains_shift(&free, from);
	grains_meet(starts, &free);
}

bool grains_is_free(const struct grains *taken, int64_t from, int64_t to)
{
	for (int64_t w = from / 64; w * 64 < to; w++)
		if ((taken->w[w] & mask_of(w, from, to)) != 0)
			return false;
	return from >= 0 && to <= SLOTS_GRAINS;
}
