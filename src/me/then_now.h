/* then_now.h - what is shown side by side in a look back: the person's activities, places, pain around treatments, and what went together with it. */
#ifndef TRIVET_ME_THEN_NOW_H
#define TRIVET_ME_THEN_NOW_H

#include "me/places.h"
#include "me/review.h"
#include "me/series.h"
#include "core/helped.h"

/* One of the person's own activities: 0 cannot .. 10 as before. */
struct then_now_activity {
	str words;
	int then_tenths, now_tenths;  /* of the first and of the last day with a score */
	const struct chart_day *said; /* each day with a score, oldest first, in tenths */
	size_t n_said;
};

struct then_now {
	struct store_days days; /* since the plan began, DIARY_DAYS at most */
	const struct then_now_activity *activities;
	size_t n_activities;
	struct map_pain was, is; /* of the first seven days and of the last */
	size_t n_was, n_is;      /* places with pain */
	struct helped_around around;
	str together[SERIES_OTHERS]; /* what clearly went together with less or more pain, as sentences */
	size_t n_together;
};

/* Only the activities that are asked now and were scored on two days at least. Fails: ERR_FULL, ERR_BUSY, ERR_IO. Keeps: lives in the arena. */
MUST_USE enum err app_activities_then_now(struct app *app, const struct person *who, struct arena *a, struct then_now *ret_found);
/* All of it. Fails and keeps: the same. */
MUST_USE enum err app_then_now(struct app *app, const struct person *who, struct arena *a, struct then_now *ret_found);
/* Pain around the treatments of these days, by the days that `who` holds. Fails: ERR_FULL. */
MUST_USE enum err then_now_around(const struct person *who, struct store_days days, struct arena *a, struct helped_around *ret_around);
/* There are treatments enough to speak of them. */
static inline bool then_now_has_around(const struct then_now *found)
{
	return found->around.treatments >= HELPED_TREATMENTS_LEAST;
}

#endif
