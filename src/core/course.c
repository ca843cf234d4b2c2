/* course.c - where a person stands in a course of treatments. */
#include "core/course.h"

static day last_of(const day *visits, size_t n)
{
	day last = DAY_MIN;
	for (size_t i = 0; i < n; i++)
		if (visits[i].n > last.n)
			last = visits[i];
	return last;
}

struct course_next course_next(const struct course *course, const day *visits, size_t n, int32_t reassessed_after, day today)
{
	struct course_next r = {.state = COURSE_GOING_ON, .had = (int32_t)n, .next_on = today};
	int32_t since = r.had - reassessed_after;
	r.left = course->sessions > since ? course->sessions - since : 0;
	if (course->most > 0 && r.left > course->most - r.had)
		r.left = course->most > r.had ? course->most - r.had : 0;
	if (n > 0) {
		day due = day_plus(last_of(visits, n), course->days_apart);
		r.next_on = due.n > today.n ? due : today;
	}
	if (r.had >= course->most && course->most > 0)
		r.state = COURSE_ENOUGH;
	else if (r.left == 0)
		r.state = COURSE_REASSESS;
	else if (n == 0)
		r.state = COURSE_NOT_BEGUN;
	return r;
}
