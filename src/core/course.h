/* course.h - a course of treatments: how many were had, when the next is due, when to reassess (evidence 5.1: 4 to 6, reassess, at most 10 to 12). */
#ifndef TRIVET_CORE_COURSE_H
#define TRIVET_CORE_COURSE_H

#include "core/plan.h"

enum course_state {
	COURSE_NOT_BEGUN,
	COURSE_GOING_ON,
	COURSE_REASSESS, /* the handful is done: look again before going on */
	COURSE_ENOUGH    /* the most that evidence 5.1 names were had: stop or space out, see a doctor if nothing changed */
};

struct course_next {
	enum course_state state;
	int32_t had;
	int32_t left; /* until the reassessment, or the most that there may be */
	day next_on;  /* the earliest sensible day for the next one; valid while NOT_BEGUN or GOING_ON */
};

/* `visits`: the days of the treatments had since the plan began, in any order. `reassessed_after`: how many of them a reassessment has already
 * looked at, with the result to go on (0 when there was none). */
struct course_next course_next(const struct course *course, const day *visits, size_t n, int32_t reassessed_after, day today);

#endif
