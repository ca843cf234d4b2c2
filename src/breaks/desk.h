/* desk.h - breaks at the desk as a person has them: the exercise that comes next, what is recorded of a break, and what the weeks come to. */
#ifndef TRIVET_BREAKS_DESK_H
#define TRIVET_BREAKS_DESK_H

#include "me/app.h"
#include "breaks/desk_settings.h"
#include "me/relief.h"

/* Who reminds. Each has a state of its own, kept as a setting. */
enum desk_face { DESK_FACE_PROGRAM, DESK_FACE_PAGE, DESK_FACES };

/* Settings and state of one face. A state that cannot be read is as none: it begins again. Fails: ERR_FULL, ERR_BUSY, ERR_IO of the store. */
struct desk {
	struct desk_settings settings;
	struct breaks_state state;
};
MUST_USE enum err desk_load(struct store_reader *r, enum desk_face face, struct arena *a, struct desk *ret_desk);

/* ---- the exercise ---- */

enum desk_way {
	DESK_EXERCISE,
	DESK_STAND, /* nothing that may be done now fits the desk: only get up */
	DESK_ASK,   /* the danger signs were not all answered today: no exercise, the break leads to them */
	DESK_DANGER /* a danger sign is open: no exercise, the break leads to what to do */
};

enum { DESK_WORDS_MAX = 4 };

struct desk_offer {
	enum desk_way way;
	const struct item *item;   /* DESK_EXERCISE; else NULL */
	int32_t seconds;           /* of one go */
	str words[DESK_WORDS_MAX]; /* how to adapt it to this person: they belong beside it wherever it is shown */
	size_t n_words;
};

/*
 * The exercise of the next break: of the steps of the plan that fit the desk the one done least recently, in the last DIARY_DAYS days. Without such a
 * step, or without a plan, of the set for breaks (evidence 3.5), then of all that may be done here. Never what answers or a flare forbid.
 * Fails: ERR_FULL, ERR_BUSY, ERR_IO.
 */
MUST_USE enum err desk_next(struct store_reader *r, const struct person *who, struct arena *a, struct desk_offer *ret_offer);
/* With a borrowed reader. */
MUST_USE enum err app_desk(struct app *app, struct caller caller, enum desk_face face, struct arena *a, struct desk *ret_desk);
MUST_USE enum err app_desk_next(struct app *app, const struct person *who, struct arena *a, struct desk_offer *ret_offer);

/* ---- what is recorded ---- */

/* What a step wants kept: its state, the day, and its records; `item` was offered, or empty. */
void act_break_step(struct changes *acts, const struct person *who, enum desk_face face, const struct breaks_step *step, str item);
/* One break. One that was taken is a change, and practice when it had an exercise: unless a session of it was kept in the 15 minutes before. */
void act_break(struct changes *acts, const struct person *who, const struct breaks_record *record, str item);
void act_desk_settings(struct changes *acts, const struct desk_settings *settings);
void act_break_state(struct changes *acts, enum desk_face face, const struct breaks_state *state);
void act_desk_day(struct changes *acts, day on, int32_t longest_sitting_s, int32_t at_desk_s);

/* ---- what the weeks come to ---- */

enum { DESK_WEEKS = 6 };

struct desk_week {
	day from;
	int32_t offered; /* taken, skipped or missed */
	int32_t taken, own, skipped;
	int32_t days; /* that were counted at the desk */
	int32_t longest_sitting_s;
};

/* The weeks up to this one, the oldest first. Fails: ERR_FULL, ERR_BUSY, ERR_IO of the store. */
MUST_USE enum err desk_weeks(struct store_reader *r, day today, struct arena *a, struct desk_week ret_weeks[DESK_WEEKS]);
/* With a borrowed reader. */
MUST_USE enum err app_desk_weeks(struct app *app, struct caller caller, day today, struct arena *a, struct desk_week ret_weeks[DESK_WEEKS]);

#endif
