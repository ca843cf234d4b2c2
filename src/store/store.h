/*
 * store.h - what trivet remembers.
 *
 * Reads are functions on a reader: a connection of its own, one per thread. Writes are values, `struct change`: one thread takes all
 * that wait, does them in one transaction and tells each caller when the disk has them. Each set of changes given together is done
 * as a whole or not at all, and what fails in one set does not touch the others.
 *
 * Several programs may use one file at a time.
 */
#ifndef TRIVET_STORE_STORE_H
#define TRIVET_STORE_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "store/records.h"

struct backend;
struct store;
struct store_reader;

/* What a person is told when the store cannot be opened. */
struct store_fault {
	enum err e;
	str say; /* whole sentences, constant; they speak of "this file", so name it beside them */
};

/* ---- open and close: process-long, from main/ ---- */

/*
 * Opens what is at `place` and starts the writer. For SQLite: the path of a file in a folder that exists; it is made (mode 0600) when
 * it is not there, and one of an older trivet is copied to PATH.before-N and then brought to version N. The whole file is checked.
 * Needs: backend (see backend.h) and place live as long as the store.
 * Fails: nothing was changed, *ret_fault says why. ERR_MISSING no such folder; ERR_DENIED it may only be read; ERR_INPUT it is no trivet file;
 *        ERR_CONFLICT a newer trivet wrote it; ERR_FULL the disk, or memory; ERR_BUSY another program holds it; ERR_IO it is damaged or
 *        cannot be read.
 */
MUST_USE enum err store_open(const struct backend *backend, const char *place, struct store_fault *ret_fault, struct store **ret_store);
/* Does what still waits, tells its callers, and ends. No reader may be open, no one may submit any more. NULL is allowed. */
void store_close(struct store *s);

/* Another connection, for one thread at a time. Fails: as store_open. */
MUST_USE enum err store_reader_open(struct store *s, struct store_fault *ret_fault, struct store_reader **ret_reader);
void store_reader_close(struct store_reader *r); /* NULL is allowed */

/* ---- changes ---- */

/* The numbers are kept in the store: they never change their meaning. */
enum change_kind {
	CHANGE_ANSWER_PUT = 1,        /* answer: the last value wins */
	CHANGE_ANSWER_DELETE = 2,     /* answer.question; harmless when there is no answer */
	CHANGE_ANSWER_DELETE_ALL = 3, /* nothing more */
	CHANGE_CLEARED_PUT = 4,       /* cleared */
	CHANGE_CLEARED_DELETE = 5,    /* cleared.rule; harmless when it was not cleared */
	CHANGE_ENTRY_ADD = 6,         /* entry without id */
	CHANGE_ENTRY_EDIT = 7,        /* entry: all of it, regions too, replaces the one with this id */
	CHANGE_ENTRY_DELETE = 8,      /* entry.id */
	CHANGE_DEED_ADD = 9,          /* deed without id */
	CHANGE_DEED_DELETE = 10,      /* deed.id */
	CHANGE_PLAN_ADD = 11,         /* plan without id */
	CHANGE_REASSESSMENT_ADD = 12, /* reassessment without id */
	CHANGE_SETTING_PUT = 13,      /* setting: the last value wins */
	CHANGE_INTENTION_PUT = 14,    /* intention: one per item, the last wins */
	CHANGE_INTENTION_DELETE = 15, /* intention.item; harmless when there is none */
	CHANGE_ERASE = 16             /* nothing more: all that is remembered of this person goes */
};

#define STORE_PERSON 1 /* the one person of a store that is somebody's own */

struct change {
	enum change_kind kind;
	int64_t person;
	/*
	 * Made by the client, new for everything it wants and the same when it tries again: 1..STORE_REQUEST_MAX of A-Z a-z 0-9 _ -.
	 * Changes given together may share one.
	 */
	str request;
	union { /* the one that its kind names */
		struct store_answer answer;
		struct store_cleared cleared;
		struct store_entry entry;
		struct store_deed deed;
		struct store_plan plan;
		struct store_reassessment reassessment;
		struct store_setting setting;
		struct store_intention intention;
	};
};

struct change_outcome {
	int64_t id;    /* of what was added, edited or deleted; 0 for what has no id */
	bool repeated; /* an earlier try had done it: this is what that one was told */
};

#define STORE_CHANGES_MAX 512 /* given together */

/*
 * Does `changes` together and waits until the disk has them: when this returns OK, they outlive a crash of the program or the machine.
 * Deleted and replaced texts are overwritten on the disk as well, at once when no one reads, else as soon as no one does.
 * Needs: the texts are UTF-8 without NUL.
 * Fails: nothing was changed.
 *        ERR_INPUT    a value is out of its range or too long, n is 0 or too many, there is no such person
 *        ERR_MISSING  there is no entry or deed with this id
 *        ERR_CONFLICT the request id was used for something else
 *        ERR_BUSY     too many wait already, or another program holds the file
 *        ERR_FULL     the disk is full
 *        ERR_DENIED   the file may only be read by now
 *        ERR_IO       the disk or the system failed. If the power went in the middle of a commit it may have counted after all:
 *                     try again with the same request id, then it is done once either way.
 */
MUST_USE enum err store_apply(struct store *s, const struct change *changes, size_t n, struct change_outcome *ret_outcomes);

/* Told when the disk has the changes (e is OK) or they failed. Runs on the writer's thread: be short, never wait. `outcomes` lives for the call. */
typedef void store_done(void *arg, enum err e, const struct change_outcome *outcomes, size_t n);

/*
 * As store_apply, without waiting: copies the changes, and `done` is called once, later.
 * Fails: ERR_INPUT, ERR_BUSY as above; `done` is not called then.
 */
MUST_USE enum err store_submit(struct store *s, const struct change *changes, size_t n, store_done *done, void *arg);

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

/* The n days that end with `last`. */
static inline struct store_days store_last_days(day last, int32_t n)
{
	return (struct store_days){day_plus(last, 1 - n), last};
}

/* Lists, in the arena of who asked. */
struct store_answers {
	const struct store_answer *at;
	size_t n;
};
struct store_cleareds {
	const struct store_cleared *at;
	size_t n;
};
struct store_entries {
	const struct store_entry *at;
	size_t n;
};
struct store_regions {
	const struct store_region *at;
	size_t n;
};
struct store_deeds {
	const struct store_deed *at;
	size_t n;
};
struct store_plans {
	const struct store_plan *at;
	size_t n;
};
struct store_reassessments {
	const struct store_reassessment *at;
	size_t n;
};
struct store_settings {
	const struct store_setting *at;
	size_t n;
};
struct store_intentions {
	const struct store_intention *at;
	size_t n;
};

/*
 * Every read puts what it finds, texts included, into the arena.
 * Fails: ERR_FULL the arena; ERR_BUSY, ERR_IO the database. Those that give one record: ERR_MISSING there is none.
 */
/* In the order of the questions' ids. */
MUST_USE enum err store_answers(struct store_reader *r, int64_t person, struct arena *a, struct store_answers *ret_answers);
/* In the order of the rules' ids. */
MUST_USE enum err store_cleareds(struct store_reader *r, int64_t person, struct arena *a, struct store_cleareds *ret_cleareds);
/* Oldest first: by day, then by instant. */
MUST_USE enum err store_entries(struct store_reader *r, int64_t person, struct store_days days, struct arena *a, struct store_entries *ret_entries);
MUST_USE enum err store_entry(struct store_reader *r, int64_t person, int64_t id, struct arena *a, struct store_entry *ret_entry);
/* Of the entries of these days, in the order of the entries, then of the regions' ids. */
MUST_USE enum err store_entry_regions(struct store_reader *r, int64_t person, struct store_days days, struct arena *a,
				      struct store_regions *ret_regions);
/* Of the newest day, the last of it. */
MUST_USE enum err store_entry_latest(struct store_reader *r, int64_t person, struct arena *a, struct store_entry *ret_entry);
/* Oldest first: by day, then by instant. */
MUST_USE enum err store_deeds(struct store_reader *r, int64_t person, struct store_days days, struct arena *a, struct store_deeds *ret_deeds);
/* Oldest first: in the order they were made. */
MUST_USE enum err store_plans(struct store_reader *r, int64_t person, struct arena *a, struct store_plans *ret_plans);
MUST_USE enum err store_plan_latest(struct store_reader *r, int64_t person, struct arena *a, struct store_plan *ret_plan);
/* Oldest first: in the order they were made. */
MUST_USE enum err store_reassessments(struct store_reader *r, int64_t person, struct arena *a, struct store_reassessments *ret_reassessments);
MUST_USE enum err store_reassessment_latest(struct store_reader *r, int64_t person, struct arena *a, struct store_reassessment *ret_reassessment);
/* In the order of the keys. */
MUST_USE enum err store_settings(struct store_reader *r, int64_t person, struct arena *a, struct store_settings *ret_settings);
MUST_USE enum err store_setting(struct store_reader *r, int64_t person, str key, struct arena *a, str *ret_value);
/* In the order of the items' ids. */
MUST_USE enum err store_intentions(struct store_reader *r, int64_t person, struct arena *a, struct store_intentions *ret_intentions);

#endif
