/* free.h - the free times of a service. */
#ifndef TRIVET_CLINIC_FREE_H
#define TRIVET_CLINIC_FREE_H

#include "clinic/desk.h"

enum { FREE_DAYS_MAX = 400, WHOM_MAX = 64 };

struct free_wish {
	uint16_t service;
	uint16_t practitioner;          /* CLINIC_NONE: any */
	struct store_days days;         /* civil, at the place, by the start */
	size_t most;                    /* the first this many; 0: all */
	bool walks_in;                  /* at any grain of the hours from now on: lead and grid do not count */
	int32_t from_second, to_second; /* of the day, half-open: 0 and 86400 for the whole day */
};

struct free_time {
	instant at;
	uint16_t practitioner, place;
	uint16_t room; /* CLINIC_NONE without one */
};

struct free_times {
	const struct free_time *at;
	size_t n;
};

/* In the order of their starts, each start once, with whom and where it would be booked. Fails: as desk_slots. */
MUST_USE enum err free_find(struct link *l, const struct desk *d, const struct free_wish *wish, struct free_times *ret_times);

enum { FREE_COURSE_MAX = 12 };

/* Several visits of one kind with one practitioner. */
struct free_course {
	struct free_time at[FREE_COURSE_MAX];
};
struct free_courses {
	struct free_course *at;
	size_t n;
};
struct course_wish {
	struct free_wish first; /* when the first visit may be; `most`: of courses */
	size_t visits;          /* 1..FREE_COURSE_MAX */
	int32_t every_days;     /* 1..60 */
};

/*
 * For each free start a course: each next visit is the free time that is nearest to the same time of day this many days after the one before, at most two days and
 * less than half of the spacing off. A start that no whole course follows is left out. In the order of the first visits.
 */
MUST_USE enum err free_courses_find(struct link *l, const struct desk *d, const struct course_wish *wish, struct free_courses *ret_courses);

/* The bounds of what may be booked now, whatever is free: from the lead on, up to the horizon. */
struct free_bounds {
	instant first, end; /* half-open */
};
struct free_bounds free_bounds(const struct desk *d, const struct clinic_service *v, uint16_t place);
/* Of those who are free, by their number in `counts` on that day, or the first. */
size_t free_fairest(const struct desk *d, const struct slots_who *whom, const bool *is_free, size_t n, const struct store_counts *counts, day on);

#endif
