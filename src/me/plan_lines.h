/* plan_lines.h - a plan as lines: what is on each leg with its dose, whether it is the current plan, a saved one, or one in a file; and what
 * differs between two of them. */
#ifndef TRIVET_ME_PLAN_LINES_H
#define TRIVET_ME_PLAN_LINES_H

#include "core/balance.h"

enum { PLAN_LINES_MAX = LEGS * (STEPS_MAX + 1) };

struct plan_line {
	enum leg leg;
	uint16_t item;
	int32_t minutes, per_week; /* 0: takes none, or not said */
	int32_t sets;              /* 0: as usual */
	int32_t grown_to;          /* as struct step */
};

struct plan_lines {
	struct plan_line of[PLAN_LINES_MAX]; /* leg by leg */
	size_t n;
	int32_t sessions, days_apart; /* of the course of treatments; 0: none, or not said */
};

struct plan_lines plan_lines_of(const struct plan *plan);
/* Out of the stable form of a plan, as it was kept. What this pack does not know is left out. False when it is none. */
bool plan_lines_read(const struct pack *p, str text, struct plan_lines *ret_lines);
/* What it wants of seven days: as balance_wanted_of. */
struct balance_wanted plan_lines_wanted(const struct plan_lines *lines);
/* The line of an item, or NULL. */
const struct plan_line *plan_lines_find(const struct plan_lines *lines, uint16_t item);

enum plan_step_change { STEP_CAME, STEP_WENT, STEP_DOSE };

struct plan_difference {
	enum plan_step_change change;
	struct plan_line was, is; /* `was` is empty for what came, `is` for what went */
};

struct plan_differences {
	struct plan_difference of[2 * PLAN_LINES_MAX];
	size_t n;
	bool course; /* another number of treatments, or another distance */
};

/* What went, then what came or has another dose, leg by leg. A dose that is not said in one of them is no difference. */
struct plan_differences plan_compare(const struct plan_lines *was, const struct plan_lines *is);

#endif
