/* diary.h - the diary of some days as the store has it, all from one snapshot; and one line of it. */
#ifndef TRIVET_ME_DIARY_H
#define TRIVET_ME_DIARY_H

#include "me/app.h"

/* Nobody's back pain began in the year 202: a slip in a year is caught. */
#define DIARY_FIRST ((day){10957}) /* 2000-01-01 */

struct diary {
	struct store_days days;
	struct store_entries entries; /* with places and scores */
	struct store_deeds deeds;
	struct store_marks marks;           /* that touch these days, oldest first */
	struct store_activities activities; /* all, with those that are no longer asked */
};

/* Reads the days that ret_diary->days says, in one snapshot. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: lives in the arena. For a page: me/diary_page.h. */
MUST_USE enum err diary_read(struct store_reader *r, struct arena *a, struct diary *ret_diary);
/* The same inside a snapshot, with this many of the marks at most: the newest. */
MUST_USE enum err diary_load(struct store_reader *r, size_t marks_most, struct arena *a, struct diary *ret_diary);
/* The entries of these days alone, with places and scores, inside a snapshot. */
MUST_USE enum err diary_entries(struct store_reader *r, struct store_days days, struct arena *a, struct store_entries *ret_entries);
/* One line. Fails: ERR_MISSING, and as above. */
MUST_USE enum err app_entry(struct app *app, struct caller caller, int64_t id, struct arena *a,
			    struct store_entry *ret_entry); /* with places and scores */
/* The last entry of a day, whole, whatever it tells of. Fails: ERR_MISSING: that day has none, or it is not the last day that has one. */
MUST_USE enum err app_entry_last(struct app *app, struct caller caller, day on, struct arena *a, struct store_entry *ret_entry);
/* The sums of these days. */
MUST_USE enum err app_entry_days(struct app *app, struct caller caller, struct store_days days, struct arena *a, struct store_entry_days *ret_days);
MUST_USE enum err app_deed(struct app *app, struct caller caller, int64_t id, struct arena *a, struct store_deed *ret_deed);
/* The last time that an item was done today. */
MUST_USE enum err app_deed_last(struct app *app, const struct person *who, str item, struct arena *a, struct store_deed *ret_deed);
MUST_USE enum err app_mark(struct app *app, struct caller caller, int64_t id, struct arena *a, struct store_mark *ret_mark);
MUST_USE enum err app_activities(struct app *app, struct caller caller, struct arena *a, struct store_activities *ret_activities);
/* Lines that were read from the newest back, the oldest first. `size`: of one. */
void diary_turn_round(void *lines, size_t n, size_t size);
/* The activity with this id, NULL when there is none. */
const struct store_activity *diary_activity(const struct store_activities *of, int64_t id);
static inline bool diary_is_asked(const struct store_activity *x)
{
	return x->until.n == DAY_MAX.n;
}

enum { MARK_KINDS = STORE_MARK_OTHER + 1 };

/*
 * The moment that a person means by a time of a day. `old` is what the line had, or MOMENT_NONE: the same minute of its day still means the same moment, seconds
 * and the second of two equal hours with it. As civil_moment.
 */
enum civil diary_moment(day on, int32_t second, struct moment old, zone_at *zones, struct moment *ret_moment);

#endif
