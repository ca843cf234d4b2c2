/*
 * store.h - what trivet remembers.
 *
 * Reads are functions on a reader: a separate connection, one per thread. Writes are values, `struct change`: the writer takes all
 * that wait, applies them in one transaction and tells each caller when they are on disk. Each set of changes submitted together is applied
 * as a whole or not at all, and what fails in one set does not touch the others.
 *
 * Several programs may use one file at a time.
 */
#ifndef TRIVET_STORE_STORE_H
#define TRIVET_STORE_STORE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/caller.h"
#include "base/err.h"
#include "base/wrong.h"
#include "record/clinic_records.h"
#include "record/records.h"

struct backend;
struct who;
struct store;
struct store_reader;

/* Why the store cannot be opened, or what a person should know of it; words/wrong.h says it. */
struct store_fault {
	enum err e;
	enum wrong what;
	str server; /* what a server says of it, in its own language; mostly empty. Until the next fault of this thread */
};

/* ---- open and close: process-long, from main/ ---- */

/*
 * Opens what is at `place`; `who` does the writing (store/who.h). For SQLite: the path of a file in a folder that exists; it is made (mode 0600) when
 * it is not there, and one of an older trivet is copied to PATH.before-N and then brought to version N. Every page of it is checked. Rights that others have on
 * it are taken away. What the person should know anyway is then in ret_fault->what; usually nothing. While nobody writes, all of it is in this one file.
 * Needs: who, backend (see backend.h) and place live as long as the store.
 * Fails: nothing was changed, *ret_fault says why. ERR_MISSING no such folder; ERR_DENIED it may only be read; ERR_INPUT it is no trivet file;
 *        ERR_CONFLICT a newer trivet wrote it; ERR_FULL the disk, or memory; ERR_BUSY another program holds it; ERR_IO it is damaged or
 *        cannot be read.
 */
MUST_USE enum err store_open_by(const struct who *who, const struct backend *backend, const char *place, struct store_fault *ret_fault,
				struct store **ret_store);
/* store_open_by with a thread that writes: for programs that have threads. */
MUST_USE enum err store_open(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store);
/*
 * Opens what is there to be read only, and without any file beside it: from a disk or a folder that may not be written. Changes are refused with ERR_DENIED. An
 * older file is upgraded in memory. Needs: nobody writes it meanwhile. Fails: as store_open.
 */
MUST_USE enum err store_open_still(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store);
bool store_is_still(const struct store *s);
/* Does what is still waiting, tells its callers, and ends. No reader may be open, and nobody may submit any more. NULL is allowed. */
void store_close(struct store *s);

/* What it was opened with. */
const char *store_place(const struct store *s);
/*
 * What is wrong with the file itself: it was found to be damaged, or is no longer at its place. WRONG_NOTHING when all is well. While it
 * is not, every change fails with ERR_IO. May be asked from any thread.
 */
enum wrong store_trouble(struct store *s);

/* Another connection, for one thread at a time. It reads for nobody, and so finds nothing, until store_reader_for. Fails: as store_open; ERR_IO, too, when another file has taken the place of what was opened. */
MUST_USE enum err store_reader_open(struct store *s, struct store_fault *ret_fault, struct store_reader **ret_reader);
void store_reader_close(struct store_reader *r); /* NULL is allowed */
/*
 * Readers to borrow, for as many threads as ever read at once: one is opened ahead, so that a store that cannot be read is known at once, the others when they are
 * wanted. Several parts of a program may lend, and each ends that for itself. store_borrow gives one that reads for `caller`, and waits for one when all are out. Fails: as store_reader_open.
 */
#define STORE_LENT_MAX 4
MUST_USE enum err store_lend(struct store *s, struct store_fault *ret_fault);
void store_lend_end(struct store *s); /* all are back */
struct store_reader *store_borrow(struct store *s, struct caller caller);
void store_give_back(struct store_reader *r);
/* From here on it reads for this caller: what belongs to the caller's organisation and person, and nothing else. */
void store_reader_for(struct store_reader *r, struct caller caller);

/*
 * Reads the whole file and checks that all of it is there: every page, every index against its table, every row with what it belongs to, and the tables
 * themselves. Takes about a second for each 30 MB. Fails: ERR_IO it is damaged, and store_trouble says so from now on; ERR_BUSY. *ret_fault says why.
 */
MUST_USE enum err store_check(struct store_reader *r, struct store_fault *ret_fault);

/* ---- changes ---- */

/* The numbers are kept in the store: they never change their meaning. */
enum change_kind {
	CHANGE_ANSWER_PUT = 1,           /* answer: the last value wins */
	CHANGE_ANSWER_DELETE = 2,        /* answer.question; harmless when there is no answer */
	CHANGE_ANSWER_DELETE_ALL = 3,    /* nothing more */
	CHANGE_CLEARED_PUT = 4,          /* cleared */
	CHANGE_CLEARED_DELETE = 5,       /* cleared.rule; harmless when it was not cleared */
	CHANGE_ENTRY_ADD = 6,            /* entry without id */
	CHANGE_ENTRY_EDIT = 7,           /* entry: all of it, regions too, replaces the one with this id */
	CHANGE_ENTRY_DELETE = 8,         /* entry.id */
	CHANGE_DEED_ADD = 9,             /* deed without id */
	CHANGE_DEED_DELETE = 10,         /* deed.id */
	CHANGE_PLAN_ADD = 11,            /* plan without id */
	CHANGE_REASSESSMENT_ADD = 12,    /* reassessment without id */
	CHANGE_SETTING_PUT = 13,         /* setting: the last value wins */
	CHANGE_INTENTION_PUT = 14,       /* intention: one per item, the last wins */
	CHANGE_INTENTION_DELETE = 15,    /* intention.item; harmless when there is none */
	CHANGE_ERASE = 16,               /* nothing more: all that is remembered of this person goes, and the record gets another name */
	CHANGE_ACTIVITY_ADD = 17,        /* activity without id */
	CHANGE_ACTIVITY_EDIT = 18,       /* activity: all of it replaces the one with this id */
	CHANGE_ACTIVITY_DELETE = 19,     /* activity.id; its scores go with it */
	CHANGE_MARK_ADD = 20,            /* mark without id */
	CHANGE_MARK_EDIT = 21,           /* mark: all of it replaces the one with this id */
	CHANGE_MARK_DELETE = 22,         /* mark.id */
	CHANGE_TRIAL_ADD = 23,           /* trial without id */
	CHANGE_TRIAL_END = 24,           /* trial.id, ended and why */
	CHANGE_TRIAL_DELETE = 25,        /* trial.id; its days go with it */
	CHANGE_TRIAL_DAY_PUT = 26,       /* trial_day: one per trial and day, the last value wins */
	CHANGE_TRIAL_DAY_DELETE = 27,    /* trial_day.trial and day; harmless when there is none */
	CHANGE_BREAK_ADD = 28,           /* rest without id */
	CHANGE_BREAK_DELETE = 29,        /* rest.id */
	CHANGE_DESK_DAY_PUT = 30,        /* desk_day: one per day, the last value wins */
	CHANGE_DEED_EDIT = 31,           /* deed: all of it replaces the one with this id */
	CHANGE_PLAN_DELETE = 32,         /* plan.id */
	CHANGE_REASSESSMENT_DELETE = 33, /* reassessment.id */
	CHANGE_IDENTITY_PUT = 34,        /* identity: the record goes on that had this name elsewhere */
	CHANGE_PERSON_ADD = 35,          /* nothing more: a new person of the organisation, by its staff; its number is the id */

	/* of the desk of a clinic: asked for again they are done again, and need no request id */
	CHANGE_STAFF_PUT = 36,      /* staff: a new one, or another password or role; the first is an owner. Who was signed in so is not any more */
	CHANGE_STAFF_DELETE = 37,   /* staff.name */
	CHANGE_SESSION_ADD = 38,    /* session */
	CHANGE_SESSION_DELETE = 39, /* session.hash; harmless when there is none */
	CHANGE_ATTEMPT_ADD = 40,    /* attempt; the id is how many there were on that day. What is older than a month is forgotten */
	CHANGE_CLOSURE_ADD = 41,    /* closure without id */
	CHANGE_CLOSURE_DELETE = 42, /* closure.id; harmless when there is none */
	CHANGE_FEED_PUT = 43,       /* feed: the address that the resource had opens nothing any more */
	CHANGE_BUSY_PUT = 44,       /* busy: in place of all that came from this source before */
	CHANGE_GUARD_SWEEP = 45,    /* at: grains that were over before it; nothing asks for them any more */
};

#define STORE_REQUESTS_KEPT 10000 /* request ids of a person, however many changes each had (docs/decisions/013-requests-are-forgotten.md) */

struct command;

struct change {
	enum change_kind kind;
	/*
	 * NULL, or a row of the table of a layer above (store/command.h), which stands in the place of `kind`: what decides by more than the store can see, such as the
	 * hours of a clinic. What it is about is `act`.
	 */
	const struct command *command;
	struct caller caller;
	/*
	 * Made by the client, new for everything it wants and the same when it tries again: 1..STORE_REQUEST_MAX of A-Z a-z 0-9 _ -.
	 * Changes given together may share one. A retry is recognised among the newest STORE_REQUESTS_KEPT of the person. Empty where none is needed.
	 */
	str request;
	uint64_t asked; /* what the client asked under this id, as a hash; 0: not known. With other content the same id is a conflict */
	union {         /* the one that its kind names */
		struct store_answer answer;
		struct store_cleared cleared;
		struct store_entry entry;
		struct store_deed deed;
		struct store_plan plan;
		struct store_reassessment reassessment;
		struct store_setting setting;
		struct store_intention intention;
		struct store_activity activity;
		struct store_mark mark;
		struct store_trial trial;
		struct store_trial_day trial_day;
		struct store_break rest; /* break is a word of C */
		struct store_desk_day desk_day;
		str identity;
		struct store_staff staff;
		struct store_session session;
		struct store_attempt attempt;
		struct store_closure closure;
		struct store_feed feed;
		struct store_busy_times busy;
		instant at;
		void *act; /* of `command`. Is not copied: lives until whoever asked is told, and what the command answers may be written there */
	};
};

/* Why something that could be asked is not done: an answer, no failure. */
enum store_refused {
	STORE_REFUSED_NOT,        /* it is not refused */
	STORE_REFUSED_PEOPLE_MAX, /* CHANGE_PERSON_ADD: the organisation has given all numbers up to STORE_PEOPLE_MAX */
	STORE_REFUSED_LAST_OWNER, /* CHANGE_STAFF_*: nobody would be an owner any more */
};

#define STORE_PEOPLE_MAX 1000000 /* the greatest number of a person */

/* What became of one change. */
struct change_outcome {
	int64_t id;                 /* of what was added, edited or deleted; 0 for what has no id */
	bool repeated;              /* an earlier try had done it: this is what that one was told */
	enum store_refused refused; /* together with ERR_CONFLICT: it looked, and did nothing */
	int64_t about;              /* the id of what stands in the way of one that is refused, or 0 */
};

/*
 * Changes that look before they act. Each change is a command (store/command.h): a function that runs inside the one transaction that may write. It may read
 * what is there, decide, and write by what it read; nothing changes in between, whoever else asks at the same time. So a visit is booked by one change, never
 * by a read, a decision outside and a write.
 *
 * A command that may refuse: add a value to enum store_refused for each reason; in its function read, and where it may not be done
 * `return command_refuse(answer, STORE_REFUSED_..., id of what stands in the way)`. All that it wrote, and all that was given with it, is undone; others who
 * wait are not touched; nothing is noted under the request id, so that the same wish may be tried again later and may succeed then. The caller gets
 * ERR_CONFLICT, and the outcome of the change that refused says why.
 * Rows that must all be taken or none are written by one statement over the list of them (`-- many`, tools/sqlc.c): it says how many it could write, and fewer
 * than were asked for is a refusal. Never a round trip for each row.
 */

#define STORE_CHANGES_MAX 512 /* given together */

/*
 * Does `changes` together and waits until the disk has them: when this returns OK, they outlive a crash of the program or the machine.
 * Deleted and replaced texts are overwritten on the disk as well, at once when no one reads, else as soon as no one does.
 * This is the gate: whoever asks, a page, a command, a file, the same is let in (store/change.c, store/settings.h). Texts are clean (base/text.h) and
 * no longer than records.h says, ids are of a-z 0-9 _, numbers, days and moments make sense, settings are known.
 * Fails: nothing was changed.
 *        ERR_INPUT    a value is not let in, n is 0 or too many, the organisation has no such person
 *        ERR_MISSING  there is nothing of its kind with this id, or no activity or trial that it speaks of
 *        ERR_CONFLICT the request id was used with other content (`asked`), or for something else; or a change was refused, and its outcome says why
 *        ERR_BUSY     too many wait already, or another program holds the file
 *        ERR_FULL     the disk is full
 *        ERR_DENIED   the file may only be read by now; or the caller may not ask for that
 *        ERR_IO       the disk or the system failed. If the power went in the middle of a commit it may have counted after all:
 *                     try again with the same request id, then it is done once either way.
 */
MUST_USE enum err store_apply(struct store *s, const struct change *changes, size_t n, struct change_outcome *ret_outcomes);

/*
 * Told when the disk has the changes (e is OK) or they failed; of those that were refused the outcomes say why. Runs on the writer's thread: be short, never
 * wait. `outcomes` lives for the call.
 */
typedef void store_done(void *arg, enum err e, const struct change_outcome *outcomes, size_t n);

/*
 * As store_apply, without waiting: copies the changes, and `done` is called once, later.
 * Fails: ERR_INPUT, ERR_DENIED, ERR_BUSY as above; `done` is not called then.
 */
MUST_USE enum err store_submit(struct store *s, const struct change *changes, size_t n, store_done *done, void *arg);

/*
 * Gives the next set of changes that belongs to the same act, 1..STORE_CHANGES_MAX of them; *ret_n is 0 when there are no more. `outcomes` are those of
 * the set before, so that a change can name the id of one before it. Runs on the writer's thread. Keeps: the changes until it is called again.
 */
typedef enum err store_next(void *arg, const struct change_outcome *outcomes, size_t n, const struct change **ret_changes, size_t *ret_n);

/*
 * As store_apply, for an act that no single set can hold: all that `next` gives is done in one transaction, or nothing is. Others who write wait that
 * long. A request id is used in one set only.
 * Fails: as store_apply; ERR_BUSY also while another such act is under way; what `next` fails with.
 */
MUST_USE enum err store_apply_all(struct store *s, store_next *next, void *arg);

/* ---- reads ---- */

/*
 * All reads between begin and end see the store as it was at the first of them; a read alone sees it as it is. Keep it short: it holds back the
 * wiping of deleted texts.
 * Fails: ERR_BUSY, ERR_IO.
 */
MUST_USE enum err store_read_begin(struct store_reader *r);
void store_read_end(struct store_reader *r); /* harmless when nothing is begun */

/* Days from first to last, both included. */
struct store_days {
	day first, last;
};

/* Of these days at most so many. */
struct store_some {
	struct store_days days;
	size_t most;
};

/* The n days that end with `last`. */
static inline struct store_days store_last_days(day last, int32_t n)
{
	return (struct store_days){day_plus(last, 1 - n), last};
}

/* Lists, in the caller's arena: all of one shape. */
struct store_list {
	const void *at;
	size_t n;
};
#define STORE_LIST(name, of)                                                                                                                         \
	struct name {                                                                                                                                \
		const of *at;                                                                                                                        \
		size_t n;                                                                                                                            \
	};                                                                                                                                           \
	_Static_assert(sizeof(struct name) == sizeof(struct store_list) && offsetof(struct name, n) == offsetof(struct store_list, n), #name)
STORE_LIST(store_answers, struct store_answer);
STORE_LIST(store_cleareds, struct store_cleared);
STORE_LIST(store_entries, struct store_entry);
STORE_LIST(store_regions, struct store_region);
STORE_LIST(store_scores, struct store_score);
STORE_LIST(store_activities, struct store_activity);
STORE_LIST(store_marks, struct store_mark);
STORE_LIST(store_deeds, struct store_deed);
STORE_LIST(store_plans, struct store_plan);
STORE_LIST(store_reassessments, struct store_reassessment);
STORE_LIST(store_trials, struct store_trial);
STORE_LIST(store_trial_days, struct store_trial_day);
STORE_LIST(store_breaks, struct store_break);
STORE_LIST(store_desk_days, struct store_desk_day);
STORE_LIST(store_settings, struct store_setting);
STORE_LIST(store_intentions, struct store_intention);

STORE_LIST(store_entry_spans, struct store_entry_span);
STORE_LIST(store_deed_spans, struct store_deed_span);
STORE_LIST(store_break_spans, struct store_break_span);
STORE_LIST(store_plan_days, struct store_plan_day);
STORE_LIST(store_entry_days, struct store_entry_day);
STORE_LIST(store_deed_days, struct store_deed_day);
STORE_LIST(store_deed_items, struct store_deed_item);
STORE_LIST(store_tallies, struct store_tally);
STORE_LIST(store_dates, day);
STORE_LIST(store_region_spans, struct store_region_span);
STORE_LIST(store_outcome_spans, struct store_outcome_span);
STORE_LIST(store_texts, struct store_text);
STORE_LIST(store_score_days, struct store_score_day);
STORE_LIST(store_mark_days, struct store_mark_day);
STORE_LIST(store_lines, struct store_line);

/*
 * Every read puts what it finds, texts included, into the arena. It finds what belongs to whom the reader reads for, and nothing else.
 * Fails: ERR_FULL the arena; ERR_BUSY, ERR_IO the database. Those that give one record: ERR_MISSING there is none.
 */
/* What tells this person's record from every other: STORE_IDENTITY signs, drawn when it was made, and again when all of it is erased. */
MUST_USE enum err store_identity(struct store_reader *r, struct arena *a, str *ret_identity);
/* In the order of the questions' ids. */
MUST_USE enum err store_answers(struct store_reader *r, struct arena *a, struct store_answers *ret_answers);
/* In the order of the rules' ids. */
MUST_USE enum err store_cleareds(struct store_reader *r, struct arena *a, struct store_cleareds *ret_cleareds);
/* Oldest first: by day, then by instant. */
MUST_USE enum err store_entries(struct store_reader *r, struct store_days days, struct arena *a, struct store_entries *ret_entries);
MUST_USE enum err store_entry(struct store_reader *r, int64_t id, struct arena *a, struct store_entry *ret_entry);
/* With its regions and its scores, to be edited. Needs: store_read_begin, so that they belong together. */
MUST_USE enum err store_entry_whole(struct store_reader *r, int64_t id, struct arena *a, struct store_entry *ret_entry);
/* Of the entries of these days, in the order of the entries, then of the regions' ids. */
MUST_USE enum err store_entry_regions(struct store_reader *r, struct store_days days, struct arena *a, struct store_regions *ret_regions);
/* Of the entries of these days, in the order of the entries, then of the activities' ids. */
MUST_USE enum err store_scores(struct store_reader *r, struct store_days days, struct arena *a, struct store_scores *ret_scores);
/* Of the newest day, the last of it. */
MUST_USE enum err store_entry_latest(struct store_reader *r, struct arena *a, struct store_entry *ret_entry);
/* In the order they were made, with those that are no longer asked. */
MUST_USE enum err store_activities(struct store_reader *r, struct arena *a, struct store_activities *ret_activities);
/* That touch these days; oldest first: by first day. */
MUST_USE enum err store_marks(struct store_reader *r, struct store_days days, struct arena *a, struct store_marks *ret_marks);
MUST_USE enum err store_deed(struct store_reader *r, int64_t id, struct arena *a, struct store_deed *ret_deed);
/* Oldest first: by day, then by instant. */
MUST_USE enum err store_deeds(struct store_reader *r, struct store_days days, struct arena *a, struct store_deeds *ret_deeds);
/* Oldest first: in the order they were made. */
MUST_USE enum err store_plans(struct store_reader *r, struct arena *a, struct store_plans *ret_plans);
MUST_USE enum err store_plan(struct store_reader *r, int64_t id, struct arena *a, struct store_plan *ret_plan);
MUST_USE enum err store_plan_latest(struct store_reader *r, struct arena *a, struct store_plan *ret_plan);
/* The day of the first one: since when there is a plan, however often it changed. Fails: ERR_MISSING there is none; else as the others. */
MUST_USE enum err store_plan_first_day(struct store_reader *r, struct arena *a, day *ret_day);
/* Oldest first: in the order they were made. */
MUST_USE enum err store_reassessments(struct store_reader *r, struct arena *a, struct store_reassessments *ret_reassessments);
MUST_USE enum err store_reassessment_latest(struct store_reader *r, struct arena *a, struct store_reassessment *ret_reassessment);
/* Oldest first: in the order they were made. */
MUST_USE enum err store_trials(struct store_reader *r, struct arena *a, struct store_trials *ret_trials);
/* By day; none when there is no such trial. */
MUST_USE enum err store_trial_days(struct store_reader *r, int64_t trial, struct arena *a, struct store_trial_days *ret_trial_days);
/* Oldest first: by day, then by instant. */
MUST_USE enum err store_breaks(struct store_reader *r, struct store_days days, struct arena *a, struct store_breaks *ret_breaks);
/* By day. */
MUST_USE enum err store_desk_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_desk_days *ret_desk_days);
/* In the order of the keys. */
MUST_USE enum err store_settings(struct store_reader *r, struct arena *a, struct store_settings *ret_settings);
MUST_USE enum err store_setting(struct store_reader *r, str key, struct arena *a, str *ret_value);
/* In the order of the items' ids. */
MUST_USE enum err store_intentions(struct store_reader *r, struct arena *a, struct store_intentions *ret_intentions);
/* How many rows all the lists above have together, found by another road than theirs: what they leave out is noticed. */
MUST_USE enum err store_rows(struct store_reader *r, int64_t *ret_n);

/*
 * Long look backs: the days are cut into spans of `days` each, the first one begins with the first day. What the spans hold is counted by the store, so
 * that ten years come as few records.
 */
struct store_span {
	struct store_days range;
	int32_t days; /* Needs: 1 or more */
};
/* In the order of the spans; those with nothing are left out. */
MUST_USE enum err store_entry_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_entry_spans *ret_spans);
/* Then of the legs. */
MUST_USE enum err store_deed_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_deed_spans *ret_spans);
MUST_USE enum err store_break_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_break_spans *ret_spans);
MUST_USE enum err store_region_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_region_spans *ret_spans);
MUST_USE enum err store_outcome_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_outcome_spans *ret_spans);

/*
 * Days as sums: what pages and decisions read, so that they cost the same however often a day was recorded. By day, then by leg and item; days with
 * nothing are left out.
 */
MUST_USE enum err store_entry_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_entry_days *ret_entry_days);
MUST_USE enum err store_deed_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_deed_days *ret_deed_days);
/* By activity, then by day. */
MUST_USE enum err store_score_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_score_days *ret_score_days);
/* Marks by the day on which they begin. */
MUST_USE enum err store_mark_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_mark_days *ret_mark_days);
MUST_USE enum err store_deed_items(struct store_reader *r, struct store_days days, struct arena *a, struct store_deed_items *ret_items);
/* Of one leg the newest `most`, the newest first. */
MUST_USE enum err store_deed_items_newest(struct store_reader *r, int leg, struct store_some some, struct arena *a,
					  struct store_deed_items *ret_items);
/* By item: the `most` that were done on the most days. */
MUST_USE enum err store_deed_tally(struct store_reader *r, int leg, struct store_some some, struct arena *a, struct store_tallies *ret_tallies);
/* The first `most` of the days on which it was done. */
MUST_USE enum err store_deed_dates(struct store_reader *r, const struct store_deed_item *of, struct store_some some, struct arena *a,
				   struct store_dates *ret_dates);
/* The newest day with this item. Fails: ERR_MISSING there is none; else as the others. */
MUST_USE enum err store_deed_item_latest(struct store_reader *r, str item, struct store_days days, struct arena *a, struct store_deed_item *ret_item);
/* The last time that it was done on a day. Fails: ERR_MISSING it was not. */
MUST_USE enum err store_deed_last(struct store_reader *r, day on, str item, struct arena *a, struct store_deed *ret_deed);
/* On how many days it was done. */
MUST_USE enum err store_deed_item_days(struct store_reader *r, str item, struct store_days days, int *ret_days);
/* Of those that tell how it was then: the last of a day; the last with less pain than this; the one that comes after another. Fails: ERR_MISSING there is none. */
MUST_USE enum err store_entry_last(struct store_reader *r, day on, struct arena *a, struct store_entry *ret_entry);
MUST_USE enum err store_entry_below(struct store_reader *r, day on, int pain, struct arena *a, struct store_entry *ret_entry);
MUST_USE enum err store_entry_after(struct store_reader *r, int64_t id, struct arena *a, struct store_entry *ret_entry);

/* The newest `most` of something, the newest first. Of marks those that touch the days, of plans (without their texts) and texts those of the days. */
MUST_USE enum err store_marks_newest(struct store_reader *r, struct store_some some, struct arena *a, struct store_marks *ret_marks);
MUST_USE enum err store_notes(struct store_reader *r, struct store_some some, struct arena *a, struct store_texts *ret_notes);
MUST_USE enum err store_medicines(struct store_reader *r, struct store_some some, struct arena *a, struct store_texts *ret_medicines);
MUST_USE enum err store_plan_days(struct store_reader *r, struct store_some some, struct arena *a, struct store_plan_days *ret_plan_days);
MUST_USE enum err store_reassessments_newest(struct store_reader *r, size_t most, struct arena *a, struct store_reassessments *ret_reassessments);
MUST_USE enum err store_trials_newest(struct store_reader *r, size_t most, struct arena *a, struct store_trials *ret_trials);

/* Of the lines of a day `most` after the first `skip`. */
struct store_line_page {
	day on;
	size_t skip, most;
};
/* In their order, marks that begin on it first. */
MUST_USE enum err store_lines(struct store_reader *r, struct store_line_page page, struct arena *a, struct store_lines *ret_lines);

MUST_USE enum err store_mark(struct store_reader *r, int64_t id, struct arena *a, struct store_mark *ret_mark);
MUST_USE enum err store_is_marked(struct store_reader *r, day on, enum store_mark_kind kind, bool *ret_is_marked);
/* The first and the last score of an activity in these days. Fails: ERR_MISSING there is none. */
MUST_USE enum err store_scores_ends(struct store_reader *r, int64_t activity, struct store_days days, int *ret_first, int *ret_last);
/* All scores of these days: how many, and their sum. */
MUST_USE enum err store_scores_sum(struct store_reader *r, struct store_days days, int64_t *ret_n, int64_t *ret_sum);

/* The first day of which an entry or a deed tells. Fails: ERR_MISSING there is none; else as the others. */
MUST_USE enum err store_first_day(struct store_reader *r, struct arena *a, day *ret_day);

#endif
