/* report_words.h - every sentence of the report, in one table; what varies is in it as {0}, {1}, ... so that another language can put it in its
 * own order. */
#ifndef TRIVET_REPORT_REPORT_WORDS_H
#define TRIVET_REPORT_REPORT_WORDS_H

#include "base/arena.h"
#include "base/time.h"
#include "core/reassess.h"
#include "record/records.h"

enum report_word {
	SAY_TITLE,
	SAY_NO_NAME,
	SAY_PERIOD,
	SAY_PERIOD_ONE_DAY,
	SAY_FOOTER,
	SAY_AGE,
	SAY_YEARS,
	SAY_HAD_FOR,
	SAY_NOT_ANSWERED,
	SAY_AT_CHECK,
	SAY_CHECK_PAIN,
	SAY_QUESTION,
	SAY_PLAN_SINCE,
	SAY_PLAN_DAY,
	SAY_NO_PLAN_YET,

	SAY_WHERE,
	SAY_WHERE_SAY,
	SAY_WHERE_MARKED,
	SAY_WHERE_NONE,
	SAY_OF_TEN,
	SAY_MARKED,
	SAY_MORE_PLACES,
	SAY_WHERE_SMALL,

	SAY_PREVENTS,
	SAY_ACTIVITIES,
	SAY_NOT_RATED,
	SAY_ACTIVITY_CHANGE,
	SAY_WORSE_WITH,
	SAY_EASES_WITH,
	SAY_FEELS,
	SAY_PREVENTS_NONE,
	SAY_CAUSES,
	SAY_PREVENTS_SMALL,

	SAY_TREND,
	SAY_TREND_SMALL,
	SAY_TREND_NONE,
	SAY_TREND_DAYS,

	SAY_STOOL,
	SAY_STOOL_SMALL,
	SAY_STOOL_KEPT,
	SAY_STOOL_NONE,
	SAY_COUNT,
	SAY_COUNT_DAYS,

	SAY_DONE,
	SAY_DONE_NONE,
	SAY_ONCE,
	SAY_TIMES,
	SAY_DAYS_OF,
	SAY_OTHER_DEED,
	SAY_ANY_OF_IT,
	SAY_DONE_SMALL,
	SAY_AROUND,
	SAY_AROUND_THEM,
	SAY_AROUND_N,
	SAY_ALSO,
	SAY_MEAN_DAYS,
	SAY_BREAKS,
	SAY_BREAKS_TAKEN,
	SAY_TRIAL,
	SAY_TRIAL_ALONE,
	SAY_TRIAL_AGAINST,
	SAY_MARKS,
	SAY_MARK_DAYS,

	SAY_VERDICT,
	SAY_IMPROVED,
	SAY_NO_CHANGE,
	SAY_WORSE,
	SAY_NOT_KNOWN,
	SAY_HEADLINE_LESS,
	SAY_HEADLINE_MORE,
	SAY_HEADLINE_FROM_0,
	SAY_HEADLINE_SAME,
	SAY_LOOK_ON,
	SAY_FROM_DIARY,
	SAY_NO_LOOK,
	SAY_PAIN_AVERAGE,
	SAY_FROM_TO,
	SAY_NOW_ONLY,
	SAY_CAN_DO,
	SAY_POINTS_UP,
	SAY_POINTS_DOWN,
	SAY_OWN_WORD,
	SAY_NEW_SIGN,
	SAY_NEW_SIGN_YES,
	SAY_THRESHOLD,

	SAY_DANGER,
	SAY_DANGER_CLEAN,
	SAY_DANGER_OPEN,
	SAY_DANGER_FIRED,
	SAY_DANGER_NONE,
	SAY_DANGER_SMALL,
	SAY_ASKED,
	SAY_ASKED_ON,
	SAY_ASKED_BETWEEN,
	SAY_ASKED_NEWS,
	SAY_ASKED_NEWS_NO,
	SAY_FIRED,
	SAY_CLEARED,
	SAY_CLEARED_ON,
	SAY_OPEN,
	SAY_AND_MORE,
	SAY_CAUTIONS,

	SAY_PLAN,
	SAY_PLAN_SAY,
	SAY_PLAN_DUE_SINCE,
	SAY_PLAN_DUE,
	SAY_PLAN_UNANSWERED,
	SAY_PLAN_WAITS,
	SAY_PLAN_WAITS_NEEDLES,
	SAY_PLAN_DANGER,
	SAY_PLAN_SMALL,
	SAY_BECAUSE,
	SAY_RESTS_ON,
	SAY_COURSE,
	SAY_COURSE_APART,
	SAY_COURSE_HAD,
	SAY_FLARE,

	SAY_WITHHELD,
	SAY_WITHHELD_NONE,
	SAY_WITHHELD_ALL,
	SAY_WITHHELD_SMALL,
	SAY_CLINICIAN_FIRST,
	SAY_LEFT_OUT,
	SAY_WAITS,
	SAY_WHY_NOT,

	SAY_ASK,
	SAY_MEDICINES,
	SAY_MEDICINES_SMALL,
	SAY_NOTES,
	SAY_NOTES_SMALL,
	SAY_NOTHING_WRITTEN,
	SAY_SOURCES,
	SAY_SOURCES_SMALL,

	SAY_MINUTES,
	SAY_ONE_MINUTE,
	SAY_DAYS_A_WEEK,
	SAY_EVERY_DAY,
	SAY_TIMES_A_DAY,
	SAY_SETS,
	SAY_REPS,
	SAY_HOLD,
	REPORT_WORDS
};

/* The sentence with its values; those it does not name are left out. Keeps: lives in the arena, or is const. */
str report_say(struct arena *a, enum report_word word, const str *values);
#define SAY(a, word, ...) report_say((a), (word), (const str[]){__VA_ARGS__})
#define SAY_ALONE(word)   report_say(NULL, (word), NULL)

/* The words for what the core names. */
extern const str say_label[LABELS];                      /* "Moderate evidence" */
extern const str say_urgency[URGENCIES];                 /* what its class asks for */
extern const str say_mark[STORE_MARK_OTHER + 1];         /* "Flare" */
extern const str say_change[CHANGE_VERY_MUCH_WORSE + 1]; /* "much better" */

str say_int(struct arena *a, int64_t v);
str say_tenths(struct arena *a, int64_t v);
str say_day(struct arena *a, day d);       /* 26 November 2026 */
str say_day_short(struct arena *a, day d); /* 26 Nov */
/* The texts with commas between them; at most `most`, then ", and 4 more". */
str say_list(struct arena *a, const str *texts, size_t n, size_t most);
/* The same with semicolons: for texts that have commas of their own. */
str say_phrases(struct arena *a, const str *texts, size_t n, size_t most);

#endif
