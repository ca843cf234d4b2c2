/*
 * trials.h - trials of one person: what may be compared now, begun, lived day by day, ended, read. At most one runs at a time. Danger signs end
 * it: a yes in the re-check, a refused plan, or one of its two things that the person's answers no longer allow. While danger signs are due to be
 * asked again it waits. What is compared and how: core/trial.h.
 */
#ifndef TRIVET_ME_TRIALS_H
#define TRIVET_ME_TRIALS_H

#include "me/acts.h"
#include "core/trial.h"

enum { TRIALS_MAX = 32, TRIALS_OFFERS_MAX = 5, TRIALS_LENGTHS = 3, TRIAL_SEED_DIGITS = 16 };

/* How many pairs of blocks a person may choose: 42, 48 and 60 days. */
extern const int32_t trials_lengths[TRIALS_LENGTHS];

/* The days of `a` against the days of `b`, or against days without `a` when b is NONE. Items of the pack. */
struct trial_arms {
	uint16_t a, b;
};

enum trial_end { TRIAL_NOT_ENDED, TRIAL_ENDED_BY_WISH, TRIAL_ENDED_BY_DANGER, TRIAL_ENDED_BY_PLAN, TRIAL_ENDS };

/* A trial as it is kept. */
struct trial_kept {
	int64_t id;
	struct trial_arms arms;
	struct trial design;
	enum trial_end end;
};

struct trials {
	struct trial_kept of[TRIALS_MAX]; /* newest first */
	size_t n;
};

/* One day of a trial. */
struct trials_day {
	day day;
	enum trial_arm arm;
	bool counts;
	int32_t tenths; /* pain, or NOT_MEASURED */
	bool is_said;   /* the person said how it was lived */
	bool is_kept;   /* as it was drawn */
};

/* A trial with all that is known of its days. */
struct trials_look {
	struct trial_kept kept;
	struct trial_result result;
	const struct trials_day *days; /* from its first to today, its end or its last day, whichever comes first */
	size_t n_days;
	int32_t not_kept; /* days that were not lived as drawn; they count as drawn anyway */
};

/* Why it ended, as the store and the stable forms say it: "", "wish", "danger", "plan". */
extern const str trial_end_words[TRIAL_ENDS];

/* The design as JSON, and back out of what is stored. False: no design that this trivet can read, or of things that its content does not have. */
void w_trial_kept(struct writer *w, const struct pack *p, const struct trial_kept *kept);
bool trial_read_kept(const struct pack *p, const struct store_trial *stored, struct trial_kept *ret_kept);
/* All trials of the person, those that this trivet cannot read left out. Fails: as store_trials. */
MUST_USE enum err trials_load(struct store_reader *r, const struct person *who, struct arena *a, struct trials *ret_trials);
/* Reads the diary of its days. Fails: as store_entries. Keeps: lives in the arena. */
MUST_USE enum err trials_look(struct store_reader *r, const struct person *who, const struct trial_kept *kept, struct arena *a,
			      struct trials_look *ret_look);
/* The trial that is running for this person, by what person_load found; false when there is none, or its last day is past. */
bool trials_running(const struct person *who, struct trial_kept *ret_kept);
/* What stands in the way of it today. */
enum trial_leave trials_leave(const struct person *who, const struct trial_arms *arms);
/* The item that today goes without, NONE when there is none or the trial waits. */
uint16_t trials_left_out(const struct person *who);
/* session_make for this person, without what today goes without; with it when nothing else fits, for relief is never withheld. */
void trials_session(const struct person *who, enum place place, int32_t seconds, struct session *ret_session);
/* session_of_plan for this person today: what was done on enough of the six days before rests, and what the trial goes without. */
void trials_practice(const struct person *who, enum place place, struct session *ret_session);
/* What could sensibly be compared now, best first; none while the plan is refused. At most TRIALS_OFFERS_MAX. */
size_t trials_offers(const struct person *who, struct trial_arms *ret_offers);
/* "heat_pad" or "open_book.thread_the_needle", and back again. False: not two different items that this pack has. */
void w_trial_arms(struct writer *w, const struct pack *p, const struct trial_arms *arms);
bool trial_arms_read(const struct pack *p, str text, struct trial_arms *ret_arms);
/* The name of what is done on the days of this arm; for days without anything `without`. */
str trial_arm_name(const struct pack *p, const struct trial_arms *arms, enum trial_arm arm, str without);

/*
 * Begins one today. `seed` comes from the rim, from nothing that anyone could choose by its result.
 * Fails: ERR_INPUT: not a number of pairs that trials_lengths has, or twice the same thing. ERR_CONFLICT: one is already running. ERR_DENIED: not
 * allowed now.
 */
MUST_USE enum err act_trial_begin(struct changes *acts, struct person *who, struct trial_arms arms, int32_t pairs, uint64_t seed);
/* How a day was lived. Fails: ERR_MISSING: no trial is running, or the day is not one of its days up to today. */
MUST_USE enum err act_trial_lived(struct changes *acts, const struct person *who, day on, bool as_drawn);
/* Ends it on request, from today on. Fails: ERR_MISSING: no trial is running. */
MUST_USE enum err act_trial_end(struct changes *acts, struct person *who);
/* Ends the running one because of danger, without checking: the caller knows. Nothing when there is none. */
void act_trial_danger(struct changes *acts, struct person *who);
/* Ends the running one when the answers, as they are now, ask for it: decided or not yet. Every answer that is given does this (act_answer). */
void act_trial_settle(struct changes *acts, struct person *who);

struct json;
/* The stable form of a trial and its result. */
void form_trial(struct json *j, const struct pack *p, const struct trials_look *look);

#endif
