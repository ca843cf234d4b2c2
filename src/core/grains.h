/* grains.h - time cut into grains of five minutes, and a bit for each grain of a window. */
#ifndef TRIVET_CORE_GRAINS_H
#define TRIVET_CORE_GRAINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRAIN_S      300
#define SLOTS_WORDS  192
#define SLOTS_GRAINS (SLOTS_WORDS * 64)

struct grains {
	uint64_t w[SLOTS_WORDS];
};

/* The grain that this second lies in; the first that begins at this second or later, where what ends at it is over. */
int64_t grain_of(int64_t s);
int64_t grain_above(int64_t s);

bool grains_has(const struct grains *g, int64_t bit);
/* The first set bit at or after `bit`, SLOTS_GRAINS when there is none. */
int64_t grains_next(const struct grains *g, int64_t bit);
/* Sets and clears the bits from..to, `to` not included; beyond the window there are none. */
void grains_put(struct grains *g, int64_t from, int64_t to);
void grains_clear(struct grains *g, int64_t from, int64_t to);
void grains_put_all(struct grains *g);
/* And, or, not. */
void grains_meet(struct grains *g, const struct grains *with);
void grains_join(struct grains *g, const struct grains *with);
void grains_turn(struct grains *g);
/* Bit i becomes what bit i + n was; n may be negative. Beyond the window nothing is set. */
void grains_shift(struct grains *g, int64_t n);
/* Bit i stays when the n bits from it on are set. */
void grains_run(struct grains *g, int64_t n);
/* The starts at which `taken` leaves from..to free, counted from the start in grains. */
void grains_leave_free(struct grains *starts, const struct grains *taken, int64_t from, int64_t to);
/* Nothing of from..to is taken. */
bool grains_is_free(const struct grains *taken, int64_t from, int64_t to);

#endif
