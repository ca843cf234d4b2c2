/*
 * diary_page.h - one page of the diary: as many lines as can be read and shown, however many there are. It begins with the newest day of those
 * requested and goes back in whole days; a day longer than a page is shown in parts, newest first.
 */
#ifndef TRIVET_ME_DIARY_PAGE_H
#define TRIVET_ME_DIARY_PAGE_H

#include "me/diary.h"

enum {
	DIARY_LINES_MOST = 60,
	DIARY_BYTES_MOST = 40000, /* of notes and medicines; one line more than that is shown anyway */
	DIARY_SKIP_MOST = 1000000 /* lines of a day */
};

/* Where a page begins: with this day, without this many of its newest lines. */
struct diary_place_of {
	day until;
	size_t skip;
};

struct diary_page {
	struct diary of;            /* its marks: those that begin on its days, and a few that reach into them, oldest first */
	bool is_part;               /* of one long day */
	struct diary_place_of next; /* the page before it in time */
};

/* Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: lives in the arena. */
MUST_USE enum err app_diary_page(struct app *app, struct caller caller, struct diary_place_of from, struct arena *a, struct diary_page *ret_page);

#endif
