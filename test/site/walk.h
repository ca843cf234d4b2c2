/* walk.h - a person who goes through the check, the result and the plan of own_site. */
#ifndef TRIVET_TEST_SITE_WALK_H
#define TRIVET_TEST_SITE_WALK_H

#include "own_site.h"

/* An answer, until the next one. */
struct page {
	int status;
	str body;
	str where; /* of a 303, else empty */
};

struct page walk_get(const char *target);
struct page walk_post(const char *target, const char *fields);
/* GET, and every redirect after it. `ret_target`, of WALK_TARGET bytes, gets where that ended. */
struct page walk_follow(const char *target, char *ret_target);
enum { WALK_TARGET = 256 };
/* Answers in canonical text, as if given before: "rf_01=no age=34 where=p5_l,p5_r". */
void walk_answers(const char *answers);
/* A healthy person with pain between the blades, all questions answered; then `answers`. */
void walk_healthy(const char *answers);
bool page_says(const struct page *p, const char *text);
/* How often a text is in the page. */
size_t page_times(const struct page *p, const char *text);

#endif
