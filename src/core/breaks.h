/*
 * breaks.h - when to get up from the desk: what happened and when, to what to show, what to record and when to look again. A pure step: all that
 * is known between two steps is `struct breaks_state`, which has a text form, so that a program that dies loses nothing.
 *
 * The rules. Time at the desk is counted; at the due second a soft sign comes, then the break: at the first natural pause, or when the limit for
 * waiting is over. A break taken unprompted counts: fully if at least as long as a break, in proportion if at least half as long; locked,
 * suspended and switched-off time are such pauses. Counting starts again only when the person is back. Skipping twice makes the next interval a
 * quarter shorter. What falls due in a call, a screen share, a presentation, a video, in do not disturb or outside the hours is offered once
 * afterwards. Quiet ends by itself. Between the end of one break and the next there are at least BREAKS_EVERY_LEAST_S, unless the person asks for one.
 *
 * Numbers: evidence.md 4.1 (a timer of 30 to 40 minutes, adjustable 20 to 60; 1.5 to 2 minutes each 20 to 40 minutes), 8.3 (hours, snooze, no
 * nagging).
 */
#ifndef TRIVET_CORE_BREAKS_H
#define TRIVET_CORE_BREAKS_H

#include "base/err.h"
#include "base/time.h"

enum {
	BREAKS_EVERY_S = 40 * 60,       /* evidence 4.1 */
	BREAKS_EVERY_LEAST_S = 20 * 60, /* evidence 4.1: adjustable 20 to 60 */
	BREAKS_EVERY_MOST_S = 60 * 60,
	BREAKS_LENGTH_S = 2 * 60, /* evidence 3.5, 4.1 */
	BREAKS_LENGTH_LEAST_S = 60,
	BREAKS_LENGTH_MOST_S = 10 * 60,
	BREAKS_LONG_EVERY_LEAST_S = 60 * 60,
	BREAKS_LONG_EVERY_MOST_S = 4 * 60 * 60,
	BREAKS_LONG_LENGTH_S = 8 * 60, /* evidence 3.5: a daily set takes 5 to 8 minutes */
	BREAKS_LONG_LENGTH_MOST_S = 30 * 60,
	BREAKS_WAIT_S = 2 * 60, /* for a natural pause */
	BREAKS_WAIT_MOST_S = 10 * 60,
	BREAKS_SNOOZES = 2,
	BREAKS_SNOOZE_LEAST_S = 60,
	BREAKS_SNOOZE_MOST_S = 30 * 60,
	BREAKS_QUIET_MOST_S = 24 * 60 * 60,
	BREAKS_RANGES_MAX = 4, /* a day */
	BREAKS_FIXED_MAX = 8,
	BREAKS_RECORDS_MAX = 4,
	BREAKS_TEXT_MAX = 1000 /* bytes of a state as text */
};

enum breaks_kind { BREAKS_SHORT, BREAKS_LONG, BREAKS_KINDS };

/* Minutes of the day, from 0 to 1440; `to` is the first minute after it. A night is two ranges, one on each day. */
struct breaks_range {
	int16_t from, to;
};

struct breaks_hours {
	struct breaks_range ranges[BREAKS_RANGES_MAX]; /* in order, not touching */
	size_t n;                                      /* 0: no breaks on this day */
};

/* Nobody types while a video runs: is that sitting, or being away? */
enum breaks_video { BREAKS_VIDEO_SITTING, BREAKS_VIDEO_AWAY, BREAKS_VIDEOS };

struct breaks_settings {
	int32_t every_s[BREAKS_KINDS]; /* of time at the desk; that of long breaks may be 0: there are none */
	int32_t length_s[BREAKS_KINDS];
	int32_t wait_s; /* for a natural pause after the soft sign, 0..BREAKS_WAIT_MOST_S */
	int32_t snooze_s[BREAKS_SNOOZES];
	struct breaks_hours hours[7];    /* 0 Monday */
	int16_t fixed[BREAKS_FIXED_MAX]; /* minutes of the day at which a break is due as well, ascending; only within the hours */
	size_t n_fixed;
	enum breaks_video video;
	bool inhibitors_hold; /* a call, a screen share, a presentation, a video in full screen */
	bool do_not_disturb_holds;
};

/* Every 40 minutes for 2, Monday to Friday from 8 to 18, no long ones, nothing fixed, all that can hold a break back does. */
struct breaks_settings breaks_settings_default(void);
/* Fails: ERR_INPUT when a value is out of its range, or ranges and fixed times are not in order. */
MUST_USE enum err breaks_settings_check(const struct breaks_settings *settings);
/*
 * "08:00-12:00 13:00-17:00" and "10:30 15:00", with spaces or commas between; empty for none.
 * Fails: ERR_INPUT not of this form, too many, or not in order; nothing is written then.
 */
MUST_USE enum err breaks_hours_read(str value, struct breaks_hours *ret_hours);
MUST_USE enum err breaks_fixed_read(str value, struct breaks_settings *settings);

/*
 * The two clocks. `wall` says which hour it is and may jump. `up_s` counts seconds and never jumps; it goes on while the machine sleeps
 * (CLOCK_BOOTTIME) and may start again only when the machine does. Without such a clock, pass wall.at.s: time that goes back then counts as none.
 */
struct breaks_now {
	struct moment wall;
	int64_t up_s;
};

/* Why the machine asks not to be disturbed; bits. */
enum breaks_inhibitor { BREAKS_CALL = 1, BREAKS_SCREEN_SHARE = 2, BREAKS_PRESENTATION = 4, BREAKS_VIDEO = 8, BREAKS_INHIBITORS = 16 };

enum breaks_event_kind {
	/* the program */
	BREAKS_BEGIN, /* it starts, with the state that was saved or an empty one. In the same run of the machine, time since then counts as what it
			 was; else the machine was off and that was a pause. Whoever begins it is there. */
	BREAKS_END,   /* it ends in order (log-out, switch-off): from now on it is a pause */
	BREAKS_TICK,  /* nothing but time; at `wake_up_s`, or whenever it is good to look */
	BREAKS_CLOCK_JUMPED, /* like a tick: `wall` is new, `up_s` went on */
	/* the person's presence */
	BREAKS_ACTIVE, /* a key or the pointer after BREAKS_IDLE */
	BREAKS_IDLE,   /* none for `seconds` until now; asked for with `idle_after_s`. May be told again with more seconds */
	BREAKS_LOCK,
	BREAKS_UNLOCK, /* whoever unlocks is there */
	BREAKS_SUSPEND,
	BREAKS_RESUME, /* nobody is there yet: BREAKS_ACTIVE or BREAKS_UNLOCK follows */
	/* what holds breaks back */
	BREAKS_INHIBITED,      /* `inhibitors`: all that hold now, 0 for none */
	BREAKS_DO_NOT_DISTURB, /* on */
	BREAKS_MAY_DISTURB,    /* off again */
	/* what the person does */
	BREAKS_START,          /* begins the break that is shown, or one of their own */
	BREAKS_DONE,           /* the exercise is done: TAKEN. With no break shown: one of their own, TAKEN as well; `seconds` when known, else 0 */
	BREAKS_OWN,            /* "I have just had a break" */
	BREAKS_SNOOZE,         /* for `seconds`, one of the settings' or any of BREAKS_SNOOZE_LEAST_S..MOST_S */
	BREAKS_SKIP,           /* `why`: one word, or empty */
	BREAKS_QUIET,          /* for `seconds`, up to BREAKS_QUIET_MOST_S */
	BREAKS_QUIET_TOMORROW, /* until 4 o'clock of the next morning: whoever works past midnight has not reached tomorrow */
	BREAKS_LOUD,           /* ends quiet before its time */
	BREAKS_OFF,
	BREAKS_ON,
	BREAKS_EVENTS
};

struct breaks_event {
	enum breaks_event_kind kind;
	int32_t seconds;
	unsigned inhibitors;
	str why;
};

enum breaks_stage {
	BREAKS_COUNTING,
	BREAKS_SIGNED,  /* due: the soft sign is out, a natural pause is waited for */
	BREAKS_SHOWN,   /* the break is offered */
	BREAKS_OFFERED, /* one that was held back is offered, once */
	BREAKS_SNOOZED,
	BREAKS_STARTED,  /* the person is in their break */
	BREAKS_RETURNED, /* away long enough while it was offered: was that the exercise? */
	BREAKS_STAGES
};

/* All that is known between two steps. Zero is the state of someone who never had a break. Only breaks_step writes in it. */
struct breaks_state {
	int64_t up_s, wall_s; /* of the last step */
	int64_t wake_up_s;    /* the last wake that was asked for */
	int64_t saved_up_s;   /* when it was last worth saving */
	enum breaks_stage stage;
	enum breaks_kind kind; /* of the break that is due */
	int64_t number;        /* counts the breaks that were shown: with the outcome a good request id */
	int64_t stage_up_s;    /* when the stage began */
	int64_t snoozed_until_up_s;
	int64_t sat_s[BREAKS_KINDS];     /* counted towards each kind */
	int64_t sitting_s;               /* since the last full pause */
	int64_t seen_up_s;               /* when the person was there for certain */
	int64_t pause_up_s;              /* when the pause began; while away */
	int64_t pause_s;                 /* how long the last one was; while BREAKS_RETURNED */
	int64_t ended_up_s;              /* when the last break ended, or the last full pause */
	int64_t quiet_until_s;           /* wall clock; 0: not quiet */
	int32_t fixed_day, fixed_minute; /* the last fixed time that was seen to */
	int32_t desk_day;                /* the day that the next two count */
	int64_t longest_s, at_desk_s;
	int32_t skips; /* one after another */
	unsigned inhibitors;
	bool has_begun;
	bool idle, locked, asleep;
	bool do_not_disturb;
	bool owed;     /* one was held back when it was due */
	bool by_clock; /* the one that is due is one of the fixed times */
	bool off;
};

enum breaks_show {
	BREAKS_SHOW_NOTHING,
	BREAKS_SHOW_SIGN,  /* soft: no sound, nothing to answer */
	BREAKS_SHOW_BREAK, /* the exercise, with start, done, snooze, skip */
	BREAKS_SHOW_OFFER, /* the same, in the words of one that was missed */
	BREAKS_SHOW_RUN,   /* the break goes on, with done */
	BREAKS_SHOW_BACK,  /* back from a pause: done, if that was the exercise; goes by itself after a minute, and the pause counts either way */
	BREAKS_SHOWS
};

/* In the order of the store's outcomes. */
enum breaks_outcome { BREAKS_WAS_TAKEN, BREAKS_WAS_OWN, BREAKS_WAS_SKIPPED, BREAKS_WAS_SNOOZED, BREAKS_WAS_MISSED, BREAKS_OUTCOMES };

struct breaks_record {
	enum breaks_outcome outcome;
	enum breaks_kind kind;
	struct moment at; /* when it ended */
	int32_t seconds;  /* 0 for those not had */
	str why;          /* of the event */
};

/* Why nothing is shown, whatever is due; the first that is true. */
enum breaks_hold {
	BREAKS_FREE,
	BREAKS_HELD_OFF,
	BREAKS_HELD_QUIET,
	BREAKS_HELD_HOURS,
	BREAKS_HELD_INHIBITED,
	BREAKS_HELD_DO_NOT_DISTURB,
	BREAKS_HOLDS
};

struct breaks_step {
	struct breaks_state state;
	enum breaks_show show; /* what is to be on the screen from now on: compare it with what is there */
	enum breaks_kind kind;
	int32_t length_s; /* of the break that is shown, or of the next one */
	enum breaks_hold hold;
	bool is_away;
	int32_t due_in_s; /* seconds at the desk until the next one, 0 when it is due; -1 when switched off */
	struct breaks_record records[BREAKS_RECORDS_MAX];
	size_t n_records;
	day desk_day; /* what the day has come to; to be saved with the state */
	int32_t longest_sitting_s, at_desk_s;
	bool is_worth_saving; /* save state, records and desk day now, together. Else what is lost by a sudden end is nothing that matters */
	int64_t wake_up_s;    /* step again at this second of `up_s` at the latest: always later than now */
	int32_t idle_after_s; /* tell BREAKS_IDLE after this many seconds without a key or the pointer */
};

/* Needs: settings that breaks_settings_check finds right; an event whose `seconds` are not negative (what is above its most counts as its most). */
void breaks_step(const struct breaks_settings *settings, const struct breaks_state *state, const struct breaks_event *event, struct breaks_now now,
		 struct breaks_step *ret_step);

/* The text form of a state: one line of at most BREAKS_TEXT_MAX bytes, "name=number" with spaces between. */
void breaks_state_write(struct writer *w, const struct breaks_state *state);
/* Fails: ERR_INPUT for what breaks_state_write does not write: begin with a zero state then. */
MUST_USE enum err breaks_state_read(str text, struct breaks_state *ret_state);

/* True within the hours. */
bool breaks_in_hours(const struct breaks_settings *settings, struct moment wall);
/* Seconds until the hours begin or end, 1 at least; a week when they never do. */
int32_t breaks_hours_change_s(const struct breaks_settings *settings, struct moment wall);

extern const str breaks_stage_words[BREAKS_STAGES];
extern const str breaks_show_words[BREAKS_SHOWS];
extern const str breaks_hold_words[BREAKS_HOLDS];
extern const str breaks_outcome_words[BREAKS_OUTCOMES];
extern const str breaks_kind_words[BREAKS_KINDS];

#endif
