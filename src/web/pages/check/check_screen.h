/* check_screen.h - a screen of the check: what its address takes, its view, its place among the others. */
#ifndef TRIVET_WEB_PAGES_CHECK_CHECK_SCREEN_H
#define TRIVET_WEB_PAGES_CHECK_CHECK_SCREEN_H

#include "web/pages/check/check_asking.h"
#include "web/pages/check/check_view.h"

enum { SCREEN_EDIT, SCREEN_DONE, SCREEN_PICK, SCREEN_WRONG, SCREEN_WHY, SCREEN_TYPED, SCREEN_ROWS };

enum { TYPED_MAX = 12 };

/* The rows that every screen takes, and every answer to one. */
#define SCREEN_FIELDS                                                                                                                                \
	[SCREEN_EDIT] = {.name = "edit", .label = "Look at the answers again", .kind = FIELD_CHECK},                                                 \
	[SCREEN_DONE] = {.name = "done", .label = "Back to the result", .kind = FIELD_CHECK},                                                        \
	[SCREEN_PICK] = {.name = "pick", .label = "Nothing was ticked", .kind = FIELD_CHECK},                                                        \
	[SCREEN_WRONG] = {.name = "wrong", .label = "Question", .kind = FIELD_ID},                                                                   \
	[SCREEN_WHY] = {.name = "why", .label = "Why", .kind = FIELD_INT, .min = 0, .max = CLEARING_STATES - 1},                                     \
	[SCREEN_TYPED] = {.name = "typed", .label = "What was typed", .kind = FIELD_LINE, .max = TYPED_MAX}

/* Its place among those of the check; n_screens: there is none of this id. */
size_t screen_index(const struct pack *p, str id);
/* Its view, without rows and without its place among the others. */
MUST_USE enum err screen_view(const struct request *q, struct response *r, const struct person *who, const struct screen *s, struct check_view *ret);
/* Which of how many it is, and the way back. */
void screen_put_progress(struct arena *a, const struct pack *p, const struct asking *asking, size_t at, struct check_view *v);
/* The answer that was not possible, with what was typed still in its box; or the day that does not count, with the reason. */
void screen_mark_wrong(struct check_view *v, const struct request *q);
/* Said at its box. */
void screen_say_wrong(const struct request *q, const struct screen *s, const struct check_view *v, struct response *r);
void screen_write(struct response *r, const struct screen *s, const struct check_view *v);
/* To a page of the check; after the last of them to the result. */
void screen_see(struct response *r, const struct person *who, size_t screen);

#endif
