/* breaks.c - the step of breaks: time passes, something happens, the stage follows, and the next wake is chosen. */
#include "core/breaks.h"

enum {
	LATE_S = 90,               /* a wake so much late means that the machine slept, or the page was shut */
	SAME_RUN_S = 60,           /* the two clocks may drift apart by so much within one run of the machine */
	SIGN_LEAST_S = 10,         /* the soft sign is at least so long before the break */
	NATURAL_S = 5,             /* without a key or the pointer: a natural pause */
	IDLE_S = 30,               /* else it is worth to be told only after so long */
	SHOWN_S = 5 * 60,          /* nobody answers: it goes by itself */
	AGAIN_S = 60,              /* at least so long after coming back */
	STARTED_GRACE_S = 10 * 60, /* "done" may come so much later than the length of the break */
	RETURNED_MOST_S = 30 * 60, /* after a longer absence nobody is asked whether that was the exercise */
	OWN_AFTER_S = 5 * 60,      /* a pause soon after another is not recorded as one more */
	OWN_MOST_S = 2 * 60 * 60,  /* and a night is not one */
	FIXED_LATE_S = 30 * 60,    /* a fixed time that could not be kept so long is past */
	SAVE_S = 5 * 60,
	WAKE_MOST_S = 6 * 60 * 60,
	SKIPS_SHORTEN = 2,
	HOUR_OF_TOMORROW = 4,
	MINUTE = 60,
	DAY_S = 86400
};

/* One step in the making. */
struct run {
	const struct breaks_settings *settings;
	const struct breaks_event *event;
	struct breaks_now now;
	struct breaks_state *s;
	struct breaks_step *out;
};

static int64_t least_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t most_of(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* ---- who is there ---- */

static bool is_away(const struct run *r)
{
	bool watches = r->settings->video == BREAKS_VIDEO_SITTING && (r->s->inhibitors & BREAKS_VIDEO) != 0;
	return r->s->locked || r->s->asleep || (r->s->idle && !watches);
}

static bool has_kind(const struct run *r, enum breaks_kind kind)
{
	return r->settings->every_s[kind] > 0;
}

/* Time at the desk; negative takes some of it back. The break itself is none. */
static void count(struct run *r, int64_t seconds)
{
	struct breaks_state *s = r->s;
	if (s->stage == BREAKS_STARTED || s->off)
		return;
	for (size_t kind = 0; kind < BREAKS_KINDS; kind++)
		s->sat_s[kind] = most_of(0, s->sat_s[kind] + seconds);
	s->sitting_s = most_of(0, s->sitting_s + seconds);
	s->at_desk_s = most_of(0, s->at_desk_s + seconds);
}

static void note_sitting(struct breaks_state *s)
{
	s->longest_s = most_of(s->longest_s, s->sitting_s);
}

static void record(struct run *r, enum breaks_outcome outcome, int64_t seconds)
{
	if (r->out->n_records == BREAKS_RECORDS_MAX)
		return;
	r->out->records[r->out->n_records++] =
		(struct breaks_record){.outcome = outcome, .kind = r->s->kind, .at = r->now.wall, .seconds = (int32_t)seconds, .why = r->event->why};
}

static void enter(struct run *r, enum breaks_stage stage)
{
	r->s->stage = stage;
	r->s->stage_up_s = r->now.up_s;
}

/* What was due is not any more. */
static void settle(struct run *r)
{
	r->s->owed = r->s->by_clock = false;
	r->s->ended_up_s = r->now.up_s;
	enter(r, BREAKS_COUNTING);
}

/* A full pause while the break was offered may have been the exercise: that is asked. Any other is the person's own. */
static void pause_was_full(struct run *r, int64_t seconds)
{
	struct breaks_state *s = r->s;
	bool was_offered = s->stage == BREAKS_SHOWN || s->stage == BREAKS_OFFERED;
	bool is_worth_noting = s->sitting_s >= OWN_AFTER_S && seconds <= OWN_MOST_S;
	if (s->stage == BREAKS_RETURNED)
		record(r, BREAKS_WAS_OWN, s->pause_s);
	if (!was_offered && is_worth_noting)
		record(r, BREAKS_WAS_OWN, seconds);
	note_sitting(s);
	s->sitting_s = 0;
	s->skips = 0;
	settle(r);
	if (was_offered && seconds <= RETURNED_MOST_S) {
		s->pause_s = seconds;
		enter(r, BREAKS_RETURNED);
	} else if (was_offered) {
		record(r, BREAKS_WAS_OWN, least_of(seconds, OWN_MOST_S));
	}
}

/* A pause of `seconds` is over: fully counted, in part, or it was no pause. */
static void credit(struct run *r, int64_t seconds)
{
	const struct breaks_settings *set = r->settings;
	struct breaks_state *s = r->s;
	if (s->stage == BREAKS_STARTED || s->off)
		return;
	if (2 * seconds < set->length_s[BREAKS_SHORT]) {
		count(r, seconds);
		return;
	}
	for (size_t kind = 0; kind < BREAKS_KINDS; kind++) {
		if (seconds >= set->length_s[kind])
			s->sat_s[kind] = 0;
		else if (2 * seconds >= set->length_s[kind])
			s->sat_s[kind] = most_of(0, s->sat_s[kind] - seconds * set->every_s[kind] / set->length_s[kind]);
	}
	if (seconds >= set->length_s[BREAKS_SHORT])
		pause_was_full(r, seconds);
	else if (s->stage == BREAKS_SHOWN || s->stage == BREAKS_OFFERED)
		s->stage_up_s = most_of(s->stage_up_s, r->now.up_s - SHOWN_S + AGAIN_S);
}

/* ---- time ---- */

/* The machine was switched off in between: its clock began again, and what was noted of it is moved along. */
static void move_clock(struct breaks_state *s, int64_t by_s)
{
	int64_t *const noted[] = {&s->up_s,      &s->wake_up_s,  &s->saved_up_s, &s->stage_up_s, &s->snoozed_until_up_s,
				  &s->seen_up_s, &s->pause_up_s, &s->ended_up_s};
	for (size_t i = 0; i < sizeof noted / sizeof noted[0]; i++)
		*noted[i] += by_s;
}

static bool is_same_run(const struct breaks_state *s, struct breaks_now now)
{
	int64_t up = now.up_s - s->up_s, wall = now.wall.at.s - s->wall_s;
	return up >= 0 && up - wall <= SAME_RUN_S && wall - up <= SAME_RUN_S;
}

static void begin_first(struct run *r)
{
	struct breaks_state *s = r->s;
	*s = (struct breaks_state){.has_begun = true,
				   .off = s->off,
				   .up_s = r->now.up_s,
				   .stage_up_s = r->now.up_s,
				   .seen_up_s = r->now.up_s,
				   .ended_up_s = r->now.up_s,
				   .saved_up_s = r->now.up_s,
				   .wake_up_s = r->now.up_s,
				   .desk_day = moment_day(r->now.wall).n,
				   .fixed_day = moment_day(r->now.wall).n,
				   .fixed_minute = instant_second(r->now.wall.at, r->now.wall.zone) / MINUTE};
}

/* Counts what has passed. True when the last of it was a pause that nobody told of: it began at `pause_up_s`. */
static bool pass_time(struct run *r)
{
	struct breaks_state *s = r->s;
	bool was_off = r->event->kind == BREAKS_BEGIN && !is_same_run(s, r->now);
	if (was_off)
		move_clock(s, r->now.up_s - s->up_s - most_of(0, r->now.wall.at.s - s->wall_s));
	int64_t from = least_of(s->up_s, r->now.up_s);
	int64_t pause_from = was_off ? from : r->now.up_s > s->wake_up_s + LATE_S ? most_of(from, s->wake_up_s) : r->now.up_s;
	if (is_away(r))
		return false;
	count(r, pause_from - from);
	if (pause_from == r->now.up_s)
		return false;
	s->pause_up_s = pause_from;
	return true;
}

static void new_day(struct run *r)
{
	int32_t today = moment_day(r->now.wall).n;
	if (r->s->desk_day == today)
		return;
	r->s->desk_day = today;
	r->s->longest_s = r->s->at_desk_s = 0;
}

/* ---- what the person does ---- */

/* The break that is due ends, in one of the ways. */
static void end_break(struct run *r, enum breaks_outcome outcome, int64_t seconds)
{
	struct breaks_state *s = r->s;
	bool was_pause = outcome == BREAKS_WAS_TAKEN || outcome == BREAKS_WAS_OWN;
	seconds = least_of(most_of(seconds, 0), OWN_MOST_S);
	record(r, outcome, seconds);
	if (was_pause && s->stage != BREAKS_RETURNED)
		count(r, -seconds); /* it was counted as sitting */
	note_sitting(s);
	s->sat_s[BREAKS_SHORT] = 0;
	if (s->kind == BREAKS_LONG || (was_pause && seconds >= r->settings->length_s[BREAKS_LONG]))
		s->sat_s[BREAKS_LONG] = 0;
	if (was_pause)
		s->sitting_s = 0;
	if (outcome == BREAKS_WAS_SKIPPED)
		s->skips++;
	else if (was_pause)
		s->skips = 0;
	s->pause_up_s = s->seen_up_s = r->now.up_s; /* what was counted as this break is not counted again */
	settle(r);
}

static bool is_pending(const struct breaks_state *s)
{
	return s->stage != BREAKS_COUNTING && s->stage != BREAKS_RETURNED;
}

static int64_t seconds_done(const struct run *r)
{
	const struct breaks_state *s = r->s;
	int64_t since = most_of(1, r->now.up_s - s->stage_up_s), length = r->settings->length_s[s->kind];
	if (r->event->seconds > 0)
		return r->event->seconds;
	switch (s->stage) {
	case BREAKS_STARTED: return since;
	case BREAKS_SHOWN:
	case BREAKS_OFFERED: return least_of(since, length);
	case BREAKS_RETURNED: return s->pause_s;
	case BREAKS_COUNTING:
	case BREAKS_SIGNED:
	case BREAKS_SNOOZED:
	case BREAKS_STAGES: break;
	}
	return length;
}

/* One that nobody was reminded of is a short one. */
static void start(struct run *r)
{
	struct breaks_state *s = r->s;
	if (s->stage == BREAKS_STARTED)
		return;
	if (s->stage == BREAKS_RETURNED)
		record(r, BREAKS_WAS_OWN, s->pause_s);
	if (!is_pending(s)) {
		s->kind = BREAKS_SHORT;
		s->number++;
	}
	s->owed = false;
	enter(r, BREAKS_STARTED);
}

/* Takes back what is shown; the break itself stays due. */
static void withdraw(struct run *r)
{
	if (r->s->stage == BREAKS_RETURNED)
		record(r, BREAKS_WAS_OWN, r->s->pause_s);
	if (r->s->stage != BREAKS_COUNTING && r->s->stage != BREAKS_STARTED)
		enter(r, BREAKS_COUNTING);
}

static void snooze(struct run *r)
{
	struct breaks_state *s = r->s;
	if (s->stage != BREAKS_SIGNED && s->stage != BREAKS_SHOWN && s->stage != BREAKS_OFFERED)
		return;
	record(r, BREAKS_WAS_SNOOZED, 0);
	s->snoozed_until_up_s = r->now.up_s + least_of(most_of(r->event->seconds, BREAKS_SNOOZE_LEAST_S), BREAKS_SNOOZE_MOST_S);
	enter(r, BREAKS_SNOOZED);
}

static void be_quiet(struct run *r, int64_t until_s)
{
	r->s->quiet_until_s = until_s;
	withdraw(r);
}

static int64_t tomorrow_s(struct moment wall)
{
	int64_t second = instant_second(wall.at, wall.zone), morning = HOUR_OF_TOMORROW * 60 * MINUTE;
	return wall.at.s + (second < morning ? morning - second : DAY_S + morning - second);
}

static void switch_off(struct run *r)
{
	struct breaks_state *s = r->s;
	withdraw(r);
	enter(r, BREAKS_COUNTING);
	s->sat_s[BREAKS_SHORT] = s->sat_s[BREAKS_LONG] = s->sitting_s = 0;
	s->owed = s->by_clock = false;
	s->off = true;
}

static void switch_on(struct run *r)
{
	r->s->off = false;
	r->s->ended_up_s = r->s->seen_up_s = r->now.up_s;
}

static void act(struct run *r)
{
	struct breaks_state *s = r->s;
	switch (r->event->kind) {
	case BREAKS_START: start(r); return;
	case BREAKS_DONE: end_break(r, BREAKS_WAS_TAKEN, seconds_done(r)); return;
	case BREAKS_OWN: end_break(r, BREAKS_WAS_OWN, seconds_done(r)); return;
	case BREAKS_SNOOZE: snooze(r); return;
	case BREAKS_SKIP:
		if (is_pending(s))
			end_break(r, BREAKS_WAS_SKIPPED, 0);
		else
			withdraw(r);
		return;
	case BREAKS_QUIET: be_quiet(r, r->now.wall.at.s + least_of(r->event->seconds, BREAKS_QUIET_MOST_S)); return;
	case BREAKS_QUIET_TOMORROW: be_quiet(r, tomorrow_s(r->now.wall)); return;
	case BREAKS_LOUD: s->quiet_until_s = 0; return;
	case BREAKS_OFF: switch_off(r); return;
	case BREAKS_ON: switch_on(r); return;
	case BREAKS_BEGIN:
	case BREAKS_END:
	case BREAKS_TICK:
	case BREAKS_CLOCK_JUMPED:
	case BREAKS_ACTIVE:
	case BREAKS_IDLE:
	case BREAKS_LOCK:
	case BREAKS_UNLOCK:
	case BREAKS_SUSPEND:
	case BREAKS_RESUME:
	case BREAKS_INHIBITED:
	case BREAKS_DO_NOT_DISTURB:
	case BREAKS_MAY_DISTURB:
	case BREAKS_EVENTS: return;
	}
}

/* What the event says of the person and of what holds breaks back. */
static void take_presence(struct run *r)
{
	struct breaks_state *s = r->s;
	switch (r->event->kind) {
	case BREAKS_BEGIN:
		s->idle = s->locked = s->asleep = s->do_not_disturb = false;
		s->inhibitors = 0;
		return;
	case BREAKS_END:
	case BREAKS_IDLE: s->idle = true; return;
	case BREAKS_ACTIVE: s->idle = s->asleep = false; return;
	case BREAKS_LOCK: s->locked = true; return;
	case BREAKS_UNLOCK: s->locked = s->idle = s->asleep = false; return;
	case BREAKS_SUSPEND: s->asleep = true; return;
	case BREAKS_RESUME:
		s->idle = s->idle || s->asleep;
		s->asleep = false;
		return;
	case BREAKS_INHIBITED: s->inhibitors = r->event->inhibitors & (BREAKS_INHIBITORS - 1); return;
	case BREAKS_DO_NOT_DISTURB: s->do_not_disturb = true; return;
	case BREAKS_MAY_DISTURB: s->do_not_disturb = false; return;
	case BREAKS_TICK:
	case BREAKS_CLOCK_JUMPED:
	case BREAKS_START:
	case BREAKS_DONE:
	case BREAKS_OWN:
	case BREAKS_SNOOZE:
	case BREAKS_SKIP:
	case BREAKS_QUIET:
	case BREAKS_QUIET_TOMORROW:
	case BREAKS_LOUD:
	case BREAKS_OFF:
	case BREAKS_ON:
	case BREAKS_EVENTS: return;
	}
}

/* `was_away`: before the event. Someone idle for a while had already left then, but not before they were last seen. */
static void come_and_go(struct run *r, bool was_away)
{
	struct breaks_state *s = r->s;
	bool away = is_away(r);
	if (!was_away && away) {
		int64_t idle_s = r->event->kind == BREAKS_IDLE ? r->event->seconds : 0;
		s->pause_up_s = most_of(r->now.up_s - idle_s, least_of(s->seen_up_s, r->now.up_s));
		count(r, s->pause_up_s - r->now.up_s);
	}
	if (was_away && !away)
		credit(r, most_of(0, r->now.up_s - s->pause_up_s));
	if (was_away != away || r->event->kind == BREAKS_ACTIVE)
		s->seen_up_s = away ? s->pause_up_s : r->now.up_s;
}

/* ---- what is due ---- */

static enum breaks_hold hold_of(const struct run *r)
{
	const struct breaks_state *s = r->s;
	if (s->off)
		return BREAKS_HELD_OFF;
	if (s->quiet_until_s != 0)
		return BREAKS_HELD_QUIET;
	if (!breaks_in_hours(r->settings, r->now.wall))
		return BREAKS_HELD_HOURS;
	if (r->settings->inhibitors_hold && s->inhibitors != 0)
		return BREAKS_HELD_INHIBITED;
	return r->settings->do_not_disturb_holds && s->do_not_disturb ? BREAKS_HELD_DO_NOT_DISTURB : BREAKS_FREE;
}

/* Skipped twice: a quarter shorter, within the least. */
static int64_t needed(const struct run *r, enum breaks_kind kind)
{
	int64_t every = r->settings->every_s[kind];
	if (kind == BREAKS_SHORT && r->s->skips >= SKIPS_SHORTEN)
		return most_of(BREAKS_EVERY_LEAST_S, every - every / 4);
	return every;
}

static bool sat_enough(const struct run *r, enum breaks_kind kind)
{
	return has_kind(r, kind) && r->s->sat_s[kind] >= needed(r, kind);
}

static bool is_apart(const struct run *r)
{
	return r->now.up_s - r->s->ended_up_s >= BREAKS_EVERY_LEAST_S;
}

/* A long one that would follow soon comes instead of the short one. */
static enum breaks_kind kind_due(const struct run *r)
{
	bool soon = has_kind(r, BREAKS_LONG) && r->s->sat_s[BREAKS_LONG] + BREAKS_EVERY_LEAST_S >= r->settings->every_s[BREAKS_LONG];
	return soon || (r->s->by_clock && has_kind(r, BREAKS_LONG)) ? BREAKS_LONG : BREAKS_SHORT;
}

static bool is_due(const struct run *r)
{
	return is_apart(r) && (sat_enough(r, BREAKS_SHORT) || sat_enough(r, BREAKS_LONG) || r->s->by_clock);
}

/* The last fixed time that has come and is not long past; -1 for none. Once seen to it does not come again, and one soon after a pause is seen to. */
static void look_at_clock(struct run *r)
{
	struct breaks_state *s = r->s;
	int32_t second = instant_second(r->now.wall.at, r->now.wall.zone), today = moment_day(r->now.wall).n;
	for (size_t i = 0; i < r->settings->n_fixed; i++) {
		int32_t minute = r->settings->fixed[i], late_s = second - minute * MINUTE;
		bool is_seen_to = s->fixed_day == today && s->fixed_minute >= minute;
		if (late_s < 0 || late_s > FIXED_LATE_S || is_seen_to)
			continue;
		s->fixed_day = today;
		s->fixed_minute = minute;
		s->by_clock = r->now.up_s - late_s - s->ended_up_s >= BREAKS_EVERY_LEAST_S && breaks_in_hours(r->settings, r->now.wall);
	}
}

/* ---- the stages ---- */

static void show_sign_or_offer(struct run *r)
{
	struct breaks_state *s = r->s;
	s->kind = kind_due(r);
	s->number++;
	enter(r, s->owed ? BREAKS_OFFERED : BREAKS_SIGNED);
	s->owed = false;
}

static bool is_owed_after(enum breaks_hold hold)
{
	return hold == BREAKS_HELD_HOURS || hold == BREAKS_HELD_INHIBITED || hold == BREAKS_HELD_DO_NOT_DISTURB;
}

static void follow_counting(struct run *r, enum breaks_hold hold)
{
	if (is_away(r))
		return;
	if (hold != BREAKS_HELD_OFF)
		look_at_clock(r);
	if (!is_due(r)) {
		r->s->owed = r->s->owed && !is_apart(r);
		return;
	}
	if (hold == BREAKS_FREE)
		show_sign_or_offer(r);
	else if (is_owed_after(hold))
		r->s->owed = true;
}

static void follow_signed(struct run *r)
{
	const struct breaks_state *s = r->s;
	int64_t since = r->now.up_s - s->stage_up_s;
	bool natural = s->idle && !s->locked && !s->asleep && since >= SIGN_LEAST_S;
	bool waited = !is_away(r) && since >= SIGN_LEAST_S + r->settings->wait_s;
	/* while the person is away it is not known yet what their pause will be worth */
	if (is_away(r) ? r->now.up_s - s->pause_up_s >= r->settings->length_s[BREAKS_SHORT] : !is_due(r))
		enter(r, BREAKS_COUNTING);
	else if (natural || waited)
		enter(r, BREAKS_SHOWN);
}

/* Held back after it came out: one that was an offer already is not offered again. */
static void hold_back(struct run *r, enum breaks_hold hold)
{
	if (r->s->stage == BREAKS_OFFERED) {
		end_break(r, BREAKS_WAS_MISSED, 0);
		return;
	}
	withdraw(r);
	r->s->owed = is_owed_after(hold) && is_apart(r);
}

static void follow(struct run *r, enum breaks_hold hold)
{
	const struct breaks_state *s = r->s;
	int64_t since = r->now.up_s - s->stage_up_s;
	if (hold != BREAKS_FREE && s->stage != BREAKS_STARTED && s->stage != BREAKS_COUNTING)
		hold_back(r, hold);
	switch (s->stage) {
	case BREAKS_COUNTING: follow_counting(r, hold); return;
	case BREAKS_SIGNED: follow_signed(r); return;
	case BREAKS_SHOWN:
	case BREAKS_OFFERED:
		if (!is_away(r) && since >= SHOWN_S)
			end_break(r, BREAKS_WAS_MISSED, 0);
		return;
	case BREAKS_SNOOZED:
		if (!is_away(r) && r->now.up_s >= s->snoozed_until_up_s)
			enter(r, is_due(r) ? BREAKS_SIGNED : BREAKS_COUNTING);
		return;
	case BREAKS_STARTED:
		if (since >= r->settings->length_s[s->kind] + STARTED_GRACE_S)
			end_break(r, BREAKS_WAS_OWN, r->settings->length_s[s->kind]);
		return;
	case BREAKS_RETURNED:
		if (since >= AGAIN_S)
			withdraw(r);
		return;
	case BREAKS_STAGES: return;
	}
}

static void end_quiet(struct run *r)
{
	/* further off than anyone can ask for: the clock was put back */
	int64_t left = r->s->quiet_until_s - r->now.wall.at.s;
	if (left <= 0 || left > BREAKS_QUIET_MOST_S)
		r->s->quiet_until_s = 0;
}

/* ---- when to look again ---- */

static int64_t next_fixed_s(const struct run *r)
{
	int32_t second = instant_second(r->now.wall.at, r->now.wall.zone);
	for (size_t i = 0; i < r->settings->n_fixed; i++)
		if (r->settings->fixed[i] * MINUTE > second)
			return r->settings->fixed[i] * MINUTE - second;
	return r->settings->n_fixed == 0 ? WAKE_MOST_S : DAY_S + r->settings->fixed[0] * MINUTE - second;
}

/* Seconds at the desk until one is due, 0 when it is. */
static int64_t due_in_s(const struct run *r)
{
	int64_t apart = r->s->ended_up_s + BREAKS_EVERY_LEAST_S - r->now.up_s, left = next_fixed_s(r);
	for (enum breaks_kind kind = BREAKS_SHORT; kind < BREAKS_KINDS; kind++)
		if (has_kind(r, kind))
			left = least_of(left, most_of(0, needed(r, kind) - r->s->sat_s[kind]));
	if (r->s->by_clock)
		left = 0;
	return most_of(0, most_of(left, apart));
}

static int64_t stage_wake_s(const struct run *r)
{
	const struct breaks_state *s = r->s;
	int64_t since = r->now.up_s - s->stage_up_s;
	switch (s->stage) {
	case BREAKS_COUNTING: return is_away(r) || due_in_s(r) == 0 ? WAKE_MOST_S : due_in_s(r);
	case BREAKS_SIGNED:
		if (s->idle && since < SIGN_LEAST_S)
			return SIGN_LEAST_S - since;
		return is_away(r) ? s->pause_up_s + r->settings->length_s[BREAKS_SHORT] - r->now.up_s : SIGN_LEAST_S + r->settings->wait_s - since;
	case BREAKS_SHOWN:
	case BREAKS_OFFERED: return is_away(r) ? WAKE_MOST_S : SHOWN_S - since;
	case BREAKS_SNOOZED: return is_away(r) ? WAKE_MOST_S : s->snoozed_until_up_s - r->now.up_s;
	case BREAKS_STARTED: return r->settings->length_s[s->kind] + STARTED_GRACE_S - since;
	case BREAKS_RETURNED: return AGAIN_S - since;
	case BREAKS_STAGES: break;
	}
	return WAKE_MOST_S;
}

static int64_t wake_of(const struct run *r, enum breaks_hold hold)
{
	int64_t wake = least_of(WAKE_MOST_S, stage_wake_s(r));
	bool is_waiting = r->s->stage != BREAKS_COUNTING || due_in_s(r) == 0;
	if (hold == BREAKS_HELD_QUIET)
		wake = least_of(wake, r->s->quiet_until_s - r->now.wall.at.s);
	if (is_waiting && !is_away(r))
		wake = least_of(wake, breaks_hours_change_s(r->settings, r->now.wall));
	return r->now.up_s + most_of(1, wake);
}

static enum breaks_show show_of(enum breaks_stage stage)
{
	switch (stage) {
	case BREAKS_SIGNED: return BREAKS_SHOW_SIGN;
	case BREAKS_SHOWN: return BREAKS_SHOW_BREAK;
	case BREAKS_OFFERED: return BREAKS_SHOW_OFFER;
	case BREAKS_STARTED: return BREAKS_SHOW_RUN;
	case BREAKS_RETURNED: return BREAKS_SHOW_BACK;
	case BREAKS_COUNTING:
	case BREAKS_SNOOZED:
	case BREAKS_STAGES: break;
	}
	return BREAKS_SHOW_NOTHING;
}

static bool is_worth_saving(const struct run *r, const struct breaks_state *before)
{
	const struct breaks_state *s = r->s;
	return r->out->n_records > 0 || s->stage != before->stage || s->off != before->off || s->quiet_until_s != before->quiet_until_s ||
	       s->owed != before->owed || s->has_begun != before->has_begun || r->event->kind == BREAKS_BEGIN || r->event->kind == BREAKS_END ||
	       r->now.up_s - s->saved_up_s >= SAVE_S;
}

static void tell(struct run *r, const struct breaks_state *before)
{
	struct breaks_state *s = r->s;
	struct breaks_step *out = r->out;
	out->hold = hold_of(r);
	out->show = show_of(s->stage);
	out->kind = is_pending(s) ? s->kind : kind_due(r);
	out->length_s = r->settings->length_s[out->kind];
	out->is_away = is_away(r);
	out->due_in_s = s->off                       ? -1
			: s->stage == BREAKS_SNOOZED ? (int32_t)most_of(0, s->snoozed_until_up_s - r->now.up_s)
			: is_pending(s)              ? 0
						     : (int32_t)due_in_s(r);
	note_sitting(s);
	out->desk_day = (day){s->desk_day};
	out->longest_sitting_s = (int32_t)s->longest_s;
	out->at_desk_s = (int32_t)s->at_desk_s;
	out->is_worth_saving = is_worth_saving(r, before);
	if (out->is_worth_saving)
		s->saved_up_s = r->now.up_s;
	s->wake_up_s = out->wake_up_s = wake_of(r, out->hold);
	out->idle_after_s = s->stage == BREAKS_SIGNED ? NATURAL_S : IDLE_S;
}

void breaks_step(const struct breaks_settings *settings, const struct breaks_state *state, const struct breaks_event *event, struct breaks_now now,
		 struct breaks_step *ret_step)
{
	const struct breaks_state before = *state;
	*ret_step = (struct breaks_step){.state = before};
	struct run r = {.settings = settings, .event = event, .now = now, .s = &ret_step->state, .out = ret_step};
	if (!before.has_begun)
		begin_first(&r);
	new_day(&r);
	bool was_away = is_away(&r);
	was_away = pass_time(&r) || was_away;
	r.s->up_s = now.up_s;
	r.s->wall_s = now.wall.at.s;
	take_presence(&r);
	come_and_go(&r, was_away);
	end_quiet(&r);
	act(&r);
	follow(&r, hold_of(&r));
	tell(&r, &before);
}
