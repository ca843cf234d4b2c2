/* records.h - what is remembered about a person. A str inside owns nothing: the reader supplies an arena, the writer keeps the bytes valid for the call.
 */
#ifndef TRIVET_RECORD_RECORDS_H
#define TRIVET_RECORD_RECORDS_H

#include "base/time.h"
#include "record/gauge_rows.h"

/* Longest texts, in bytes. */
#define STORE_NAME_MAX    128   /* a question, a rule, an item, a key */
#define STORE_VALUE_MAX   4000  /* an answer, a setting, half of an intention */
#define STORE_NOTE_MAX    2000  /* of an entry, its medicines, of a mark */
#define STORE_WORDS_MAX   400   /* an own activity */
#define STORE_TEXT_MAX    65536 /* a plan, a reassessment or a trial as JSON, and why */
#define STORE_REQUEST_MAX 64    /* a request id, of A-Z a-z 0-9 _ - */
#define STORE_IDENTITY    32    /* a name of a record, of 0-9 a-f */

#define STORE_REGIONS_MAX 40 /* of one entry */
#define STORE_SCORES_MAX  3

#define STORE_DAY_SECONDS_MAX 90000 /* of the longest day there is: 25 hours, when summer time ends */

#define STORE_PAIN_MAX   10
#define STORE_PAIN_UNSET (-1) /* a number that was not given */

/* The last answer to a question, in canonical text: yes, no, unsure, a number, the id of a choice, ids of regions joined by commas. */
struct store_answer {
	str question;
	str value;
	struct moment at; /* known */
	day no_on;        /* the last day on which it was "no" before this answer, 1970-01-01 when it never was */
};

/* A danger sign that a clinician has examined, on that day, for what was reported before `at`. */
struct store_cleared {
	str rule;
	day day;
	struct moment at; /* known */
	day ended;        /* looked at only when `why` says what ended it */
	str why;          /* "again", "new", or empty while nothing ended it */
};

/* How strong it is at one place of the body. */
struct store_region {
	int64_t entry; /* it belongs to; not looked at when it is written with its entry */
	str region;    /* id of the body map */
	int intensity; /* 0..10 */
};

/* How well one own activity went. */
struct store_score {
	int64_t entry; /* it belongs to; not looked at when it is written with its entry */
	int64_t activity;
	int score; /* 0..10 */
};

enum { STORE_SET_OFFS = 4 };

#define STORE_GAUGE(id, member, ...)       int member;
#define STORE_GAUGE_UNSET(id, member, ...) .member = STORE_PAIN_UNSET,
/* Of an entry that is written out: none of those beside the pains. */
#define STORE_BESIDES_UNSET               GAUGE_ROWS(GAUGE_SKIP, STORE_GAUGE_UNSET)
#define STORE_GAUGE_SAYS(id, member, ...) || e->member != STORE_PAIN_UNSET

/* One line of the diary. */
struct store_entry {
	int64_t id; /* given by the store, counted per person from 1, never given twice */
	day day;
	struct moment at; /* on that day, or MOMENT_NONE */
	/* pain_now, pain_worst, pain_average, sleep, mood, ...: an int for each gauge (record/gauge_rows.h), 0..10, or STORE_PAIN_UNSET */
	GAUGE_ROWS(STORE_GAUGE, STORE_GAUGE)
	int set_off;   /* what may have set it off: a bit for each of STORE_SET_OFFS things, 0 for none */
	str medicines; /* in own words, or empty */
	str note;
	struct store_region *regions; /* to be written, each once; a list of entries does not read them, see store_entry_regions */
	size_t n_regions;             /* 0..STORE_REGIONS_MAX */
	struct store_score *scores;   /* to be written, each activity once; a list of entries does not read them, see store_scores */
	size_t n_scores;              /* 0..STORE_SCORES_MAX */
};

/* An entry that says nothing yet. */
static inline struct store_entry store_entry_of(day on, struct moment at)
{
	/* clang-format off */
	return (struct store_entry){GAUGE_ROWS(STORE_GAUGE_UNSET, STORE_GAUGE_UNSET) .day = on, .at = at, .medicines = STR(""), .note = STR("")};
	/* clang-format on */
}

/* An entry that tells how strong the pain is at that moment, and nothing else. */
static inline struct store_entry store_entry_of_pain(day on, struct moment at, int pain)
{
	struct store_entry e = store_entry_of(on, at);
	e.pain_now = pain;
	return e;
}

/* The pain that an entry tells of: the average where it was said, else the pain then; STORE_PAIN_UNSET where neither was. */
static inline int store_entry_pain(const struct store_entry *e)
{
	return e->pain_average != STORE_PAIN_UNSET ? e->pain_average : e->pain_now;
}

/* It says anything at all. Needs: the lists are there, or nothing else is to be looked at. */
static inline bool store_entry_says(const struct store_entry *e)
{
	return e->set_off != 0 || e->medicines.n + e->note.n + e->n_regions + e->n_scores > 0 GAUGE_ROWS(STORE_GAUGE_SAYS, STORE_GAUGE_SAYS);
}

/* An activity of the person's that is hard, asked about in the diary. */
struct store_activity {
	int64_t id;
	str words;
	day since, until; /* it is asked, both included; until is DAY_MAX while it is */
};

/* A treatment is no mark but a deed of leg 0. */
enum store_mark_kind { STORE_MARK_FLARE, STORE_MARK_ILL, STORE_MARK_TRAVEL, STORE_MARK_OTHER };
/* "flare", "ill", "travel", "other": in the database, in files and in `trivet log`. */
extern const str record_mark_words[STORE_MARK_OTHER + 1];

/* Days that were unlike others. */
struct store_mark {
	int64_t id;
	day first, last; /* both included */
	enum store_mark_kind kind;
	str note;
};

enum store_origin { STORE_FROM_SESSION, STORE_FROM_LOG, STORE_FROM_BREAK };
/* "session", "log", "break". */
extern const str record_origin_words[STORE_FROM_BREAK + 1];

/* Something done for a leg of the stool. */
struct store_deed {
	int64_t id;
	day day;
	struct moment at; /* on that day, or MOMENT_NONE */
	int leg;          /* 0 treatment, 1 practice, 2 change */
	str item;         /* id of what was done */
	int32_t seconds;
	enum store_origin origin;
};

struct store_plan {
	int64_t id; /* the newest has the greatest */
	day day;
	str text; /* JSON */
	str why;  /* what made this plan follow the one before */
};

struct store_reassessment {
	int64_t id; /* the newest has the greatest */
	day day;
	str text; /* JSON */
};

/* Two ways of living, compared on oneself. */
struct store_trial {
	int64_t id; /* the newest has the greatest */
	day begun;
	str text;  /* JSON: the design, with its seed */
	day ended; /* DAY_MAX while it runs */
	str why;   /* it ended early, or empty */
};

struct store_trial_day {
	int64_t trial;
	day day;
	int kept; /* 1 lived as drawn, 0 not */
};

enum store_break_outcome { STORE_BREAK_TAKEN, STORE_BREAK_OWN, STORE_BREAK_SKIPPED, STORE_BREAK_SNOOZED, STORE_BREAK_MISSED };
/* "taken", "own", "skipped", "snoozed", "missed". */
extern const str record_outcome_words[STORE_BREAK_MISSED + 1];

/* A break at the desk, and what became of it. */
struct store_break {
	int64_t id;
	day day;
	struct moment at; /* on that day, or MOMENT_NONE */
	enum store_break_outcome outcome;
	int32_t seconds;
	str item; /* id of what was done, or empty */
	str why;  /* one word, or empty */
};

/* One day at the desk. */
struct store_desk_day {
	day day;
	int32_t longest_sitting_s, at_desk_s; /* 0..STORE_DAY_SECONDS_MAX */
};

struct store_setting {
	str key;
	str value;
};

/* "When it is ..., I do ITEM. If that is hard, I ..." */
struct store_intention {
	str item;
	str when_text;
	str if_hard_text;
};

/* ---- counted from the above ---- */

struct store_sum {
	int64_t sum;
	int n; /* how many numbers it is of */
};

/* What was recorded on one day, all of its entries together. */
struct store_entry_day {
	day day;
	int n;                            /* entries, 1 at least */
	int pain_n;                       /* of those, with a pain */
	int64_t pain_sum;                 /* of the pain said of the day, or else of the moment */
	struct store_sum beside[BESIDES]; /* of each gauge beside the pains */
	int worst;                        /* the highest pain of any kind, STORE_PAIN_UNSET without one */
	int low;                          /* the lowest pain of a moment, above STORE_PAIN_MAX without one */
};

/* What was done on one day for one leg. */
struct store_deed_day {
	day day;
	int leg;
	int n; /* 1 at least */
	int64_t seconds;
};

/* The same of one thing. */
struct store_deed_item {
	day day;
	int leg;
	str item;
	int n;
	int64_t seconds;
	int n_untimed; /* of which only the day is known */
	bool has_last; /* a time is known */
	instant last;  /* the last that is */
};

/* On how many days a thing was done. */
struct store_tally {
	str item;
	int days;
};

/* Where it hurt in a span of days. */
struct store_region_span {
	day from;
	str region;
	int n; /* how often it was said */
	int64_t intensity_sum;
};

struct store_outcome_span {
	day from;
	enum store_break_outcome outcome;
	int n;
};

/* A note, or medicines. */
struct store_text {
	day day;
	str text;
};

/* A line of the diary, without what is in it. */
enum store_line_kind { STORE_LINE_MARK, STORE_LINE_ENTRY, STORE_LINE_DEED };
struct store_line {
	enum store_line_kind kind;
	int64_t id;
};

/* How well an activity went on a day. */
struct store_score_day {
	int64_t activity;
	day day;
	int n; /* scores, 1 at least */
	int64_t sum;
};

/* How many marks begin on a day. */
struct store_mark_day {
	day day;
	int n;
};

struct store_span_mean {
	int tenths; /* of the means of its days, 0..100; STORE_PAIN_UNSET without one */
	int days;   /* on which it was given */
};

/* What was recorded in this many days. */
struct store_entry_span {
	day from;
	int days;        /* with a pain; a span without an entry is not listed */
	int pain_tenths; /* the mean of its days' means of the average, or of the pain then where no average was given; STORE_PAIN_UNSET without one */
	int worst;       /* 0..10, the highest number of all */
	struct store_span_mean beside[BESIDES]; /* of each gauge beside the pains */
};

struct store_deed_span {
	day from;
	int leg;
	int days; /* with a deed for this leg */
	int64_t seconds;
};

struct store_break_span {
	day from;
	int taken; /* breaks taken, or own ones */
};

/* A plan without its text. */
struct store_plan_day {
	int64_t id;
	day day;
	str why;
};

#endif
