/* walk.h - a person who goes through the real site: the shipped pack, a real store in a file of its own, every change on the disk before the answer. */
#ifndef TRIVET_TEST_SITE_WALK_H
#define TRIVET_TEST_SITE_WALK_H

#include "app/app.h"
#include "web/web.h"

struct page {
	int status;
	str body;  /* until the next request */
	str where; /* of a 303, else empty */
};

/* For each test: a store that remembers nothing yet; and its end. */
int walk_start(void **state);
int walk_end(void **state);
/* It is so many days later. */
void walk_days(int32_t days);
struct page walk_get(const char *target);
/* `form` holds the fields without the two that every form has. */
struct page walk_post(const char *target, const char *form);
/* GET, and every redirect after it; `ret_target`, when not NULL, gets where that ended: at least 256 bytes. */
struct page walk_follow(const char *target, char *ret_target);
/* The changes of the last POST go out twice, as after a broken connection. */
struct page walk_post_twice(const char *target, const char *form);
bool page_says(const struct page *p, const char *text);
/* How often a text stands in the page. */
size_t page_counts(const struct page *p, const char *text);
/* What the store holds: the person as seen today. Lives until the next request. */
const struct person *walk_person(void);
/* The newest plan kept; false when there is none. */
bool walk_plan(struct store_plan *ret_plan);
/* Answers in canonical text, as if given before: "rf_01=no age=34 where=p5_l,p5_r". */
void walk_answers(const char *answers);
/* Every yes/no question is no; then `answers`. A healthy person, but for those. */
void walk_healthy(const char *answers);

#endif
