/*
 * test_breaks.c - what holds on any day at the desk: ten thousand random ones keep the promises of core/breaks.h, and some hundred go exactly as a
 * plain count, second by second, says that they must. The rules one by one are in test/spec/breaks.txt.
 */
#include "unit.h"

#include <string.h>

#include "core/breaks.h"

enum { MINUTE = 60, HOUR = 3600, DAY_S = 86400 };

static const struct zone zone = {-5 * HOUR};
static const day monday = {20780};

static uint64_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static int32_t between(int32_t least, int32_t most)
{
	return least + (int32_t)any((uint32_t)(most - least + 1));
}

/* ---- any settings ---- */

static struct breaks_hours any_hours(void)
{
	struct breaks_hours hours = {.n = any(3)};
	int16_t at = (int16_t)between(0, 600);
	for (size_t i = 0; i < hours.n; i++) {
		hours.ranges[i] = (struct breaks_range){at, (int16_t)(at + between(1, 400))};
		at = (int16_t)(hours.ranges[i].to + between(1, 30));
	}
	return hours;
}

static struct breaks_settings any_settings(void)
{
	struct breaks_settings s = breaks_settings_default();
	s.every_s[BREAKS_SHORT] = MINUTE * between(20, 60);
	s.length_s[BREAKS_SHORT] = MINUTE * between(1, 8);
	s.every_s[BREAKS_LONG] = any(2) == 0 ? 0 : MINUTE * between(60, 240);
	s.length_s[BREAKS_LONG] = MINUTE * between(8, 30);
	s.wait_s = between(0, BREAKS_WAIT_MOST_S);
	for (size_t i = 0; i < 7; i++)
		if (any(3) == 0)
			s.hours[i] = any_hours();
	s.n_fixed = any(4);
	for (size_t i = 0; i < s.n_fixed; i++)
		s.fixed[i] = (int16_t)(300 * (int32_t)i + between(0, 299));
	s.video = (enum breaks_video)any(BREAKS_VIDEOS);
	s.inhibitors_hold = any(4) != 0;
	s.do_not_disturb_holds = any(4) != 0;
	assert_int_equal(breaks_settings_check(&s), OK);
	return s;
}

/* ---- any day ---- */

struct any_day {
	struct breaks_settings settings;
	struct breaks_step step;
	struct breaks_now now;
	int64_t ended_up_s; /* of the last break, or of the last full pause */
	int64_t left_up_s;  /* when the screen was locked */
	int64_t number;
	bool was_snoozed;
};

static bool is_reminder(enum breaks_show show)
{
	return show == BREAKS_SHOW_SIGN || show == BREAKS_SHOW_BREAK || show == BREAKS_SHOW_OFFER;
}

static void check_text(const struct breaks_state *state)
{
	char buffer[BREAKS_TEXT_MAX], again[BREAKS_TEXT_MAX];
	struct writer w = writer_on(buffer, sizeof buffer), w2 = writer_on(again, sizeof again);
	struct breaks_state back;
	breaks_state_write(&w, state);
	assert_false(w.full);
	assert_int_equal(breaks_state_read(writer_str(&w), &back), OK);
	breaks_state_write(&w2, &back);
	assert_str(writer_str(&w2), writer_str(&w));
}

static void check_reminder(const struct any_day *d)
{
	const struct breaks_state *s = &d->step.state;
	assert_true(breaks_in_hours(&d->settings, d->now.wall));
	assert_false(s->off);
	assert_false(d->settings.inhibitors_hold && s->inhibitors != 0);
	assert_false(d->settings.do_not_disturb_holds && s->do_not_disturb);
	assert_true(s->quiet_until_s == 0);
	if (s->number != d->number && d->now.up_s - d->ended_up_s < BREAKS_EVERY_LEAST_S)
		fail_msg("two breaks within %d seconds", (int)(d->now.up_s - d->ended_up_s));
}

static void check_records(struct any_day *d)
{
	assert_true(d->step.n_records <= BREAKS_RECORDS_MAX);
	for (size_t i = 0; i < d->step.n_records; i++) {
		const struct breaks_record *record = &d->step.records[i];
		assert_true(record->seconds >= 0 && record->seconds <= 2 * HOUR);
		assert_int_equal(record->at.at.s, d->now.wall.at.s);
		if (record->outcome != BREAKS_WAS_SNOOZED && !(record->outcome == BREAKS_WAS_OWN && d->step.state.ended_up_s != d->now.up_s))
			d->ended_up_s = d->now.up_s;
	}
}

static void happens(struct any_day *d, const struct breaks_event *event)
{
	struct breaks_state before = d->step.state;
	breaks_step(&d->settings, &before, event, d->now, &d->step);
	assert_true(d->step.wake_up_s > d->now.up_s);
	assert_true(d->step.idle_after_s > 0);
	assert_true(d->step.longest_sitting_s >= 0 && d->step.at_desk_s >= 0);
	if (any(8) == 0)
		check_text(&d->step.state);
	if (event->kind == BREAKS_BEGIN)
		d->ended_up_s = d->step.state.ended_up_s; /* in the seconds of the new run, if it is one */
	if (d->step.n_records > 0)
		assert_true(d->step.is_worth_saving);
	if (is_reminder(d->step.show))
		check_reminder(d);
	check_records(d);
	d->number = d->step.state.number;
}

static void any_event(struct any_day *d)
{
	static const enum breaks_event_kind kinds[] = {BREAKS_TICK,
						       BREAKS_CLOCK_JUMPED,
						       BREAKS_IDLE,
						       BREAKS_ACTIVE,
						       BREAKS_IDLE,
						       BREAKS_ACTIVE,
						       BREAKS_LOCK,
						       BREAKS_UNLOCK,
						       BREAKS_SUSPEND,
						       BREAKS_RESUME,
						       BREAKS_ACTIVE,
						       BREAKS_INHIBITED,
						       BREAKS_INHIBITED,
						       BREAKS_DO_NOT_DISTURB,
						       BREAKS_MAY_DISTURB,
						       BREAKS_MAY_DISTURB,
						       BREAKS_START,
						       BREAKS_DONE,
						       BREAKS_DONE,
						       BREAKS_OWN,
						       BREAKS_SNOOZE,
						       BREAKS_SKIP,
						       BREAKS_SKIP,
						       BREAKS_QUIET,
						       BREAKS_QUIET_TOMORROW,
						       BREAKS_LOUD,
						       BREAKS_LOUD,
						       BREAKS_OFF,
						       BREAKS_ON,
						       BREAKS_ON,
						       BREAKS_END,
						       BREAKS_BEGIN};
	struct breaks_event event = {.kind = kinds[any(sizeof kinds / sizeof kinds[0])]};
	event.seconds = event.kind == BREAKS_IDLE ? between(5, 90) : any(3) == 0 ? 0 : between(0, 2 * HOUR);
	event.inhibitors = any(2) == 0 ? 0 : any(BREAKS_INHIBITORS);
	if (event.kind == BREAKS_BEGIN && any(2) == 0)
		d->now.up_s = between(10, 100); /* switched off and on */
	happens(d, &event);
}

/* A pause behind a locked screen, as long as a break at least: nothing of the sitting before it is left. */
static void own_pause(struct any_day *d)
{
	bool counts = !d->step.state.off && d->step.state.stage != BREAKS_STARTED;
	happens(d, &(struct breaks_event){.kind = BREAKS_LOCK});
	int32_t pause = d->settings.length_s[BREAKS_SHORT] + between(0, HOUR);
	d->now.up_s += pause;
	d->now.wall.at.s += pause;
	happens(d, &(struct breaks_event){.kind = BREAKS_UNLOCK});
	happens(d, &(struct breaks_event){.kind = BREAKS_ACTIVE});
	if (counts && d->step.state.stage != BREAKS_STARTED) {
		assert_int_equal(d->step.state.sat_s[BREAKS_SHORT], 0);
		assert_int_equal(d->step.state.sitting_s, 0);
		assert_false(is_reminder(d->step.show));
		assert_true(d->step.due_in_s >= BREAKS_EVERY_LEAST_S);
	}
}

/* To the next event, with the wakes on the way; sometimes the machine sleeps through them. */
static void pass(struct any_day *d, int32_t seconds)
{
	int64_t until = d->now.up_s + seconds;
	while (any(20) != 0 && d->step.wake_up_s < until) {
		d->now.wall.at.s += d->step.wake_up_s - d->now.up_s;
		d->now.up_s = d->step.wake_up_s;
		happens(d, &(struct breaks_event){.kind = BREAKS_TICK});
	}
	d->now.wall.at.s += until - d->now.up_s;
	d->now.up_s = until;
	if (any(200) == 0)
		d->now.wall.at.s += between(-DAY_S, DAY_S);
}

static void test_ten_thousand_days_keep_the_promises(void **state)
{
	(void)state;
	seed = 20261123;
	for (int i = 0; i < 10000; i++) {
		struct any_day d = {.settings = any_settings(), .now = {.wall = {.zone = zone}, .up_s = between(1, 1000000)}};
		d.now.wall.at = instant_of(day_plus(monday, between(0, 6)), between(0, DAY_S - 1), zone);
		d.ended_up_s = d.now.up_s;
		happens(&d, &(struct breaks_event){.kind = BREAKS_BEGIN});
		for (int32_t left = between(4, 24) * HOUR; left > 0;) {
			int32_t seconds = any(2) == 0 ? between(0, 120) : between(0, HOUR);
			left -= seconds + MINUTE;
			pass(&d, seconds);
			if (any(8) == 0)
				own_pause(&d);
			else
				any_event(&d);
		}
	}
}

/* ---- a day counted second by second ---- */

enum { OPEN_S = 8 * HOUR, SHUT_S = 16 * HOUR, SIGN_S = 10, LOOK_S = 300, BACK_S = 60, LEAST_S = 1200 };

enum wish { WISH_NONE, WISH_DONE, WISH_SKIP, WISH_SNOOZE, WISH_START };

/* What the person does in each second of a day, and whether a call goes on. */
struct script {
	bool types[DAY_S], locked[DAY_S], call[DAY_S];
	enum wish wish[DAY_S];
};

static struct script script;
static uint8_t shown[DAY_S], counted[DAY_S];

static void write_script(void)
{
	memset(&script, 0, sizeof script);
	for (int32_t t = 0; t < DAY_S;) {
		int32_t work = any(3) == 0 ? between(1, 40) : between(30, 2 * HOUR), rest = between(1, any(3) == 0 ? 1000 : 140),
			gap = between(1, 29);
		bool locks = any(4) == 0;
		for (int32_t end = t + work; t < end && t < DAY_S; t++)
			script.types[t] = t % gap == 0;
		for (int32_t end = t + rest; t < end && t < DAY_S; t++)
			script.locked[t] = locks;
		if (t < DAY_S)
			script.types[t] = true;
	}
	for (int i = 0; i < 4; i++)
		for (int32_t t = between(0, DAY_S - 1), end = t + between(1, 5000); t < end && t < DAY_S; t++)
			script.call[t] = true;
	for (int i = 0; i < 300; i++) {
		int32_t t = between(1, DAY_S - 1);
		script.wish[t] = (enum wish)any(5);
		if (!script.locked[t] && script.wish[t] != WISH_NONE)
			script.types[t] = true; /* with the mouse */
		else
			script.wish[t] = WISH_NONE;
	}
}

/* As the program does it: events when they come, ticks when it asked for them. */
static void run_program(const struct breaks_settings *settings)
{
	static const enum breaks_event_kind kind_of[] = {BREAKS_TICK, BREAKS_DONE, BREAKS_SKIP, BREAKS_SNOOZE, BREAKS_START};
	struct breaks_step step = {.idle_after_s = 30};
	bool idle = false, locked = false, call = false;
	int32_t typed = 0;
	for (int32_t t = 0; t < DAY_S; t++) {
		struct breaks_now now = {.wall = {.at = instant_of(monday, t, zone), .zone = zone}, .up_s = t};
		struct breaks_event events[6];
		size_t n = 0;
		if (t == 0)
			events[n++] = (struct breaks_event){.kind = BREAKS_BEGIN};
		if (script.call[t] != call)
			events[n++] = (struct breaks_event){.kind = BREAKS_INHIBITED, .inhibitors = script.call[t] ? BREAKS_CALL : 0};
		call = script.call[t];
		if (script.types[t] && idle)
			events[n++] = (struct breaks_event){.kind = BREAKS_ACTIVE};
		if (script.types[t])
			typed = t, idle = false;
		if (script.locked[t] != locked)
			events[n++] = (struct breaks_event){.kind = script.locked[t] ? BREAKS_LOCK : BREAKS_UNLOCK};
		if (locked && !script.locked[t])
			typed = t, idle = false;
		locked = script.locked[t];
		if (!idle && !locked && t - typed >= step.idle_after_s) {
			events[n++] = (struct breaks_event){.kind = BREAKS_IDLE, .seconds = t - typed};
			idle = true;
		}
		if (script.wish[t] != WISH_NONE)
			events[n++] = (struct breaks_event){.kind = kind_of[script.wish[t]], .seconds = script.wish[t] == WISH_SNOOZE ? 300 : 0};
		if (n == 0 && t > 0 && step.wake_up_s == t)
			events[n++] = (struct breaks_event){.kind = BREAKS_TICK};
		counted[t] = 0;
		for (size_t i = 0; i < n; i++) {
			struct breaks_state before = step.state;
			breaks_step(settings, &before, &events[i], now, &step);
			counted[t] = (uint8_t)(counted[t] + step.n_records);
		}
		shown[t] = (uint8_t)step.show;
	}
}

/* The plain count: no wakes, no stages of core/, one look at each second. `work` is time at the desk since it was last paid for. */
struct plain {
	const struct breaks_settings *set;
	enum breaks_show show;
	int32_t t, since, work, sitting, ended, typed, seen, left, back_s, snooze_end, skips, records;
	bool away, idle, owed, dozing;
};

static bool free_at(int32_t t)
{
	return t >= OPEN_S && t < SHUT_S && !script.call[t];
}

static void say(struct plain *p, enum breaks_show show)
{
	p->show = show;
	p->since = p->t;
}

static int32_t wanted(const struct plain *p)
{
	int32_t every = p->set->every_s[BREAKS_SHORT];
	int32_t shorter = every - every / 4;
	return p->skips < 2 ? every : shorter > LEAST_S ? shorter : LEAST_S;
}

static bool ripe(const struct plain *p)
{
	return p->work >= wanted(p) && p->t - p->ended >= LEAST_S;
}

static void over(struct plain *p)
{
	p->work = 0;
	p->ended = p->seen = p->left = p->t;
	p->owed = p->dozing = false;
	say(p, BREAKS_SHOW_NOTHING);
}

static void returns(struct plain *p)
{
	int32_t pause = p->t - p->left, length = p->set->length_s[BREAKS_SHORT];
	bool looked = p->show == BREAKS_SHOW_BREAK || p->show == BREAKS_SHOW_OFFER;
	if (p->show == BREAKS_SHOW_RUN)
		return;
	if (2 * pause < length) {
		p->work += pause;
		p->sitting += pause;
		return;
	}
	if (pause < length) {
		int32_t paid = (int32_t)((int64_t)pause * p->set->every_s[BREAKS_SHORT] / length);
		p->work = p->work > paid ? p->work - paid : 0;
		if (looked && p->since < p->t - LOOK_S + BACK_S)
			p->since = p->t - LOOK_S + BACK_S;
		return;
	}
	if (p->show == BREAKS_SHOW_BACK)
		p->records++;
	if (looked ? pause > 30 * MINUTE : p->sitting >= 5 * MINUTE && pause <= 2 * HOUR)
		p->records++;
	over(p);
	p->sitting = p->skips = 0;
	if (looked && pause <= 30 * MINUTE) {
		p->back_s = pause;
		say(p, BREAKS_SHOW_BACK);
	}
}

/* True when something is to be seen in this second: a key after a while, the lock, or that nobody types. */
static bool presence(struct plain *p)
{
	bool was_idle = p->idle, was_locked = p->t > 0 && script.locked[p->t - 1];
	bool comes = script.types[p->t] || (was_locked && !script.locked[p->t]);
	if (comes)
		p->typed = p->t, p->idle = false;
	bool notices = !script.locked[p->t] && p->t - p->typed >= (p->show == BREAKS_SHOW_SIGN ? 5 : 30);
	p->idle = p->idle || notices;
	bool away = p->idle || script.locked[p->t];
	if (away && !p->away) {
		p->left = script.locked[p->t] ? p->t : p->typed > p->seen ? p->typed : p->seen;
		int32_t back = p->show == BREAKS_SHOW_RUN ? 0 : p->t - p->left;
		p->work = p->work > back ? p->work - back : 0;
		p->sitting = p->sitting > back ? p->sitting - back : 0;
		p->seen = p->left;
	}
	if (!away && p->away) {
		returns(p);
		p->seen = p->t;
	}
	p->away = away;
	return was_idle != p->idle || was_locked != script.locked[p->t];
}

static void end_sitting(struct plain *p)
{
	p->sitting = 0;
	p->skips = 0;
	over(p);
}

static void wishes(struct plain *p)
{
	bool pending = p->show != BREAKS_SHOW_NOTHING && p->show != BREAKS_SHOW_BACK;
	switch (script.wish[p->t]) {
	case WISH_NONE: return;
	case WISH_DONE:
		p->records++;
		end_sitting(p);
		return;
	case WISH_SKIP:
		if (pending || p->dozing) {
			p->records++;
			p->skips++;
			over(p);
		} else if (p->show == BREAKS_SHOW_BACK) {
			p->records++;
			say(p, BREAKS_SHOW_NOTHING);
		}
		return;
	case WISH_SNOOZE:
		if (p->show != BREAKS_SHOW_SIGN && p->show != BREAKS_SHOW_BREAK && p->show != BREAKS_SHOW_OFFER)
			return;
		p->records++;
		p->dozing = true;
		p->snooze_end = p->t + 300;
		say(p, BREAKS_SHOW_NOTHING);
		return;
	case WISH_START:
		if (p->show == BREAKS_SHOW_RUN)
			return;
		p->records += p->show == BREAKS_SHOW_BACK ? 1 : 0;
		p->owed = p->dozing = false;
		say(p, BREAKS_SHOW_RUN);
		return;
	}
}

static void held(struct plain *p)
{
	if (p->show == BREAKS_SHOW_RUN || (p->show == BREAKS_SHOW_NOTHING && !p->dozing))
		return;
	p->records += p->show == BREAKS_SHOW_OFFER || p->show == BREAKS_SHOW_BACK ? 1 : 0;
	if (p->show == BREAKS_SHOW_OFFER) {
		over(p);
		return;
	}
	p->dozing = false;
	p->owed = p->t - p->ended >= LEAST_S;
	say(p, BREAKS_SHOW_NOTHING);
}

static void nothing_shown(struct plain *p)
{
	if (p->away)
		return;
	if (p->dozing) {
		if (p->t >= p->snooze_end) {
			p->dozing = false;
			say(p, ripe(p) ? BREAKS_SHOW_SIGN : BREAKS_SHOW_NOTHING);
		}
		return;
	}
	if (!ripe(p)) {
		p->owed = p->owed && p->t - p->ended < LEAST_S;
	} else if (free_at(p->t)) {
		say(p, p->owed ? BREAKS_SHOW_OFFER : BREAKS_SHOW_SIGN);
		p->owed = false;
	} else {
		p->owed = true;
	}
}

static void moves_on(struct plain *p)
{
	int32_t for_s = p->t - p->since, length = p->set->length_s[BREAKS_SHORT];
	if (!free_at(p->t))
		held(p);
	if (p->show == BREAKS_SHOW_NOTHING) {
		nothing_shown(p);
	} else if (p->show == BREAKS_SHOW_SIGN) {
		if (p->away ? p->t - p->left >= length : !ripe(p))
			say(p, BREAKS_SHOW_NOTHING);
		else if (for_s >= SIGN_S && ((p->idle && !script.locked[p->t]) || (!p->away && for_s >= SIGN_S + p->set->wait_s)))
			say(p, BREAKS_SHOW_BREAK);
	} else if (p->show == BREAKS_SHOW_RUN) {
		if (for_s >= length + 10 * MINUTE) {
			p->records++;
			end_sitting(p);
		}
	} else if (p->show == BREAKS_SHOW_BACK) {
		if (for_s >= BACK_S) {
			p->records++;
			say(p, BREAKS_SHOW_NOTHING);
		}
	} else if (!p->away && for_s >= LOOK_S) {
		p->records++;
		over(p);
	}
}

static void compare_with_plain_count(const struct breaks_settings *settings, int number)
{
	struct plain p = {.set = settings};
	for (p.t = 0; p.t < DAY_S; p.t++) {
		p.records = 0;
		if (p.t > 0 && !p.away && p.show != BREAKS_SHOW_RUN) {
			p.work++;
			p.sitting++;
		}
		if (p.t > 0 && script.call[p.t] != script.call[p.t - 1])
			moves_on(&p);
		if (presence(&p))
			moves_on(&p);
		wishes(&p);
		moves_on(&p);
		if ((int)p.show != shown[p.t] || p.records != counted[p.t])
			fail_msg("day %d, %02d:%02d:%02d: the plain count shows %d (%d records), the program %d (%d)", number, p.t / HOUR,
				 p.t / MINUTE % 60, p.t % 60, (int)p.show, p.records, (int)shown[p.t], (int)counted[p.t]);
	}
}

static void test_a_plain_count_agrees(void **state)
{
	(void)state;
	seed = 7;
	for (int i = 0; i < 300; i++) {
		struct breaks_settings settings = breaks_settings_default();
		settings.every_s[BREAKS_SHORT] = MINUTE * between(20, 60);
		settings.length_s[BREAKS_SHORT] = MINUTE * between(1, 5);
		settings.wait_s = between(0, 300);
		settings.hours[0] = (struct breaks_hours){.ranges = {{OPEN_S / MINUTE, SHUT_S / MINUTE}}, .n = 1};
		write_script();
		run_program(&settings);
		compare_with_plain_count(&settings, i);
	}
}

/* ---- settings and texts ---- */

static void test_settings_out_of_range(void **state)
{
	(void)state;
	struct breaks_settings good = breaks_settings_default(), s;
	assert_int_equal(breaks_settings_check(&good), OK);
#define REFUSES(change)                                                                                                                              \
	do {                                                                                                                                         \
		s = good;                                                                                                                            \
		change;                                                                                                                              \
		assert_int_equal(breaks_settings_check(&s), ERR_INPUT);                                                                              \
	} while (0)
	REFUSES(s.every_s[BREAKS_SHORT] = 19 * MINUTE);
	REFUSES(s.every_s[BREAKS_SHORT] = 61 * MINUTE);
	REFUSES(s.length_s[BREAKS_SHORT] = 59);
	REFUSES(s.every_s[BREAKS_LONG] = 30 * MINUTE);
	REFUSES((s.every_s[BREAKS_LONG] = HOUR, s.length_s[BREAKS_LONG] = MINUTE));
	REFUSES(s.wait_s = -1);
	REFUSES(s.snooze_s[1] = 0);
	REFUSES(s.hours[2].ranges[0].to = s.hours[2].ranges[0].from);
	REFUSES(s.hours[2].ranges[0].to = 1441);
	REFUSES((s.hours[2].n = 2, s.hours[2].ranges[1] = s.hours[2].ranges[0]));
	REFUSES(s.hours[2].n = BREAKS_RANGES_MAX + 1);
	REFUSES((s.n_fixed = 2, s.fixed[0] = s.fixed[1] = 600));
	REFUSES((s.n_fixed = 1, s.fixed[0] = 1440));
#undef REFUSES
}

/* Each byte of a good text, dropped or made another: never more than refused. */
static void test_broken_texts_are_refused(void **state)
{
	(void)state;
	char buffer[BREAKS_TEXT_MAX], broken[BREAKS_TEXT_MAX];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct breaks_state back;
	breaks_state_write(&w, &(struct breaks_state){.has_begun = true, .up_s = 12, .wall_s = 1795651200, .sat_s = {77, 77}});
	for (size_t i = 0; i < w.n; i++) {
		memcpy(broken, buffer, i);
		memcpy(broken + i, buffer + i + 1, w.n - i - 1);
		if (breaks_state_read((str){broken, w.n - 1}, &back) == OK)
			check_text(&back);
		memcpy(broken, buffer, w.n);
		broken[i] = '=';
		assert_true(buffer[i] == '=' || breaks_state_read((str){broken, w.n}, &back) == ERR_INPUT);
		assert_int_equal(breaks_state_read((str){buffer, i}, &back), ERR_INPUT);
	}
	memcpy(broken, buffer, w.n);
	broken[w.n] = ' ';
	assert_int_equal(breaks_state_read((str){broken, w.n + 1}, &back), ERR_INPUT);
}

static void test_when_the_hours_change(void **state)
{
	(void)state;
	struct breaks_settings s = breaks_settings_default();
	struct moment wall = {.zone = zone};
	for (int32_t t = 0; t < 7 * DAY_S; t += 1009) {
		wall.at = (instant){instant_of(monday, 0, zone).s + t};
		int32_t change = breaks_hours_change_s(&s, wall);
		bool open = breaks_in_hours(&s, wall);
		assert_true(change > 0);
		wall.at.s += change - 1;
		assert_int_equal(breaks_in_hours(&s, wall), open);
		wall.at.s++;
		assert_int_equal(breaks_in_hours(&s, wall), !open);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ten_thousand_days_keep_the_promises),
		cmocka_unit_test(test_a_plain_count_agrees),
		cmocka_unit_test(test_settings_out_of_range),
		cmocka_unit_test(test_broken_texts_are_refused),
		cmocka_unit_test(test_when_the_hours_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
