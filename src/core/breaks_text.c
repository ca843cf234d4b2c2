/* breaks_text.c - the state of breaks as a line of text, and back; and the words of its values. */
#include "core/breaks.h"

const str breaks_stage_words[BREAKS_STAGES] = {STR_INIT("counting"), STR_INIT("signed"),  STR_INIT("shown"),   STR_INIT("offered"),
					       STR_INIT("snoozed"),  STR_INIT("started"), STR_INIT("returned")};
const str breaks_show_words[BREAKS_SHOWS] = {STR_INIT("nothing"), STR_INIT("sign"), STR_INIT("break"),
					     STR_INIT("offer"),   STR_INIT("run"),  STR_INIT("back")};
const str breaks_hold_words[BREAKS_HOLDS] = {STR_INIT("free"),  STR_INIT("off"),       STR_INIT("quiet"),
					     STR_INIT("hours"), STR_INIT("inhibited"), STR_INIT("do_not_disturb")};
const str breaks_outcome_words[BREAKS_OUTCOMES] = {STR_INIT("taken"), STR_INIT("own"), STR_INIT("skipped"), STR_INIT("snoozed"), STR_INIT("missed")};
const str breaks_kind_words[BREAKS_KINDS] = {STR_INIT("short"), STR_INIT("long")};

/* One number of the text. The first says which form it is. */
enum field {
	FORM,
	UP,
	WALL,
	WAKE,
	SAVED,
	STAGE,
	KIND,
	NUMBER,
	STAGE_UP,
	SNOOZED,
	SAT_SHORT,
	SAT_LONG,
	SITTING,
	SEEN,
	PAUSE_UP,
	PAUSE,
	ENDED,
	QUIET,
	FIXED_DAY,
	FIXED_MINUTE,
	DESK_DAY,
	LONGEST,
	AT_DESK,
	SKIPS,
	INHIBITORS,
	BEGUN,
	IDLE,
	LOCKED,
	ASLEEP,
	DO_NOT_DISTURB,
	OWED,
	BY_CLOCK,
	OFF,
	FIELDS
};

enum { FORM_NOW = 1 };

/* Seconds of a clock: further than any machine runs, and small enough that sums of a few do not overflow. */
#define CLOCK_MOST ((int64_t)1 << 50)
#define COUNT_MOST ((int64_t)1 << 30)

static const struct {
	str name;
	int64_t least, most;
} fields[FIELDS] = {
	[FORM] = {STR_INIT("breaks"), FORM_NOW, FORM_NOW},
	[UP] = {STR_INIT("up"), -CLOCK_MOST, CLOCK_MOST},
	[WALL] = {STR_INIT("wall"), -CLOCK_MOST, CLOCK_MOST},
	[WAKE] = {STR_INIT("wake"), -CLOCK_MOST, CLOCK_MOST},
	[SAVED] = {STR_INIT("saved"), -CLOCK_MOST, CLOCK_MOST},
	[STAGE] = {STR_INIT("stage"), 0, BREAKS_STAGES - 1},
	[KIND] = {STR_INIT("kind"), 0, BREAKS_KINDS - 1},
	[NUMBER] = {STR_INIT("number"), 0, CLOCK_MOST},
	[STAGE_UP] = {STR_INIT("stage_up"), -CLOCK_MOST, CLOCK_MOST},
	[SNOOZED] = {STR_INIT("snoozed"), -CLOCK_MOST, CLOCK_MOST},
	[SAT_SHORT] = {STR_INIT("sat"), 0, COUNT_MOST},
	[SAT_LONG] = {STR_INIT("sat_long"), 0, COUNT_MOST},
	[SITTING] = {STR_INIT("sitting"), 0, COUNT_MOST},
	[SEEN] = {STR_INIT("seen"), -CLOCK_MOST, CLOCK_MOST},
	[PAUSE_UP] = {STR_INIT("pause_up"), -CLOCK_MOST, CLOCK_MOST},
	[PAUSE] = {STR_INIT("pause"), 0, CLOCK_MOST},
	[ENDED] = {STR_INIT("ended"), -CLOCK_MOST, CLOCK_MOST},
	[QUIET] = {STR_INIT("quiet"), -CLOCK_MOST, CLOCK_MOST},
	[FIXED_DAY] = {STR_INIT("fixed_day"), INT32_MIN, INT32_MAX},
	[FIXED_MINUTE] = {STR_INIT("fixed_minute"), 0, 1439},
	[DESK_DAY] = {STR_INIT("desk_day"), INT32_MIN, INT32_MAX},
	[LONGEST] = {STR_INIT("longest"), 0, COUNT_MOST},
	[AT_DESK] = {STR_INIT("at_desk"), 0, COUNT_MOST},
	[SKIPS] = {STR_INIT("skips"), 0, INT32_MAX - 1},
	[INHIBITORS] = {STR_INIT("inhibitors"), 0, BREAKS_INHIBITORS - 1},
	[BEGUN] = {STR_INIT("begun"), 0, 1},
	[IDLE] = {STR_INIT("idle"), 0, 1},
	[LOCKED] = {STR_INIT("locked"), 0, 1},
	[ASLEEP] = {STR_INIT("asleep"), 0, 1},
	[DO_NOT_DISTURB] = {STR_INIT("do_not_disturb"), 0, 1},
	[OWED] = {STR_INIT("owed"), 0, 1},
	[BY_CLOCK] = {STR_INIT("by_clock"), 0, 1},
	[OFF] = {STR_INIT("off"), 0, 1},
};

void breaks_state_write(struct writer *w, const struct breaks_state *state)
{
	const int64_t values[FIELDS] = {
		[FORM] = FORM_NOW,
		[UP] = state->up_s,
		[WALL] = state->wall_s,
		[WAKE] = state->wake_up_s,
		[SAVED] = state->saved_up_s,
		[STAGE] = state->stage,
		[KIND] = state->kind,
		[NUMBER] = state->number,
		[STAGE_UP] = state->stage_up_s,
		[SNOOZED] = state->snoozed_until_up_s,
		[SAT_SHORT] = state->sat_s[BREAKS_SHORT],
		[SAT_LONG] = state->sat_s[BREAKS_LONG],
		[SITTING] = state->sitting_s,
		[SEEN] = state->seen_up_s,
		[PAUSE_UP] = state->pause_up_s,
		[PAUSE] = state->pause_s,
		[ENDED] = state->ended_up_s,
		[QUIET] = state->quiet_until_s,
		[FIXED_DAY] = state->fixed_day,
		[FIXED_MINUTE] = state->fixed_minute,
		[DESK_DAY] = state->desk_day,
		[LONGEST] = state->longest_s,
		[AT_DESK] = state->at_desk_s,
		[SKIPS] = state->skips,
		[INHIBITORS] = state->inhibitors,
		[BEGUN] = state->has_begun,
		[IDLE] = state->idle,
		[LOCKED] = state->locked,
		[ASLEEP] = state->asleep,
		[DO_NOT_DISTURB] = state->do_not_disturb,
		[OWED] = state->owed,
		[BY_CLOCK] = state->by_clock,
		[OFF] = state->off,
	};
	for (size_t i = 0; i < FIELDS; i++) {
		if (i > 0)
			w_char(w, ' ');
		w_str(w, fields[i].name);
		w_char(w, '=');
		w_int(w, values[i]);
	}
}

/* Each number in its place and range, and nothing else. */
static bool read_fields(str text, int64_t v[FIELDS])
{
	for (size_t i = 0; i < FIELDS; i++) {
		bool is_last = str_find(text, ' ') == text.n;
		str value = str_split(&text, ' '), name = str_split(&value, '=');
		if (is_last != (i + 1 == FIELDS) || !str_eq(name, fields[i].name) || !str_int(value, &v[i]) || v[i] < fields[i].least ||
		    v[i] > fields[i].most)
			return false;
	}
	return true;
}

enum err breaks_state_read(str text, struct breaks_state *ret_state)
{
	int64_t v[FIELDS];
	if (!read_fields(text, v))
		return ERR_INPUT;
	*ret_state = (struct breaks_state){
		.up_s = v[UP],
		.wall_s = v[WALL],
		.wake_up_s = v[WAKE],
		.saved_up_s = v[SAVED],
		.stage = (enum breaks_stage)v[STAGE],
		.kind = (enum breaks_kind)v[KIND],
		.number = v[NUMBER],
		.stage_up_s = v[STAGE_UP],
		.snoozed_until_up_s = v[SNOOZED],
		.sat_s = {[BREAKS_SHORT] = v[SAT_SHORT], [BREAKS_LONG] = v[SAT_LONG]},
		.sitting_s = v[SITTING],
		.seen_up_s = v[SEEN],
		.pause_up_s = v[PAUSE_UP],
		.pause_s = v[PAUSE],
		.ended_up_s = v[ENDED],
		.quiet_until_s = v[QUIET],
		.fixed_day = (int32_t)v[FIXED_DAY],
		.fixed_minute = (int32_t)v[FIXED_MINUTE],
		.desk_day = (int32_t)v[DESK_DAY],
		.longest_s = v[LONGEST],
		.at_desk_s = v[AT_DESK],
		.skips = (int32_t)v[SKIPS],
		.inhibitors = (unsigned)v[INHIBITORS],
		.has_begun = v[BEGUN] != 0,
		.idle = v[IDLE] != 0,
		.locked = v[LOCKED] != 0,
		.asleep = v[ASLEEP] != 0,
		.do_not_disturb = v[DO_NOT_DISTURB] != 0,
		.owed = v[OWED] != 0,
		.by_clock = v[BY_CLOCK] != 0,
		.off = v[OFF] != 0,
	};
	return OK;
}
