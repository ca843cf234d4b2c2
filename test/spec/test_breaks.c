/* test_breaks.c - days at the desk, told in breaks.txt: what is shown and recorded, line by line. */
#include <stdio.h>

#include "core/breaks.h"
#include "core/pack.h"
#include "text_file.h"

enum { MINUTE = 60, HOUR = 3600, DAY_S = 86400, RECORDS_ROOM = 64, UP_AT_START = 5000, UP_AFTER_BOOT = 30 };

/* Monday, 23 November 2026, somewhere east of Greenwich. */
static const day monday = {20780};
static const struct zone zone = {2 * HOUR};

/* One day as it goes. */
static struct breaks_settings settings;
static struct breaks_state state;
static struct breaks_step step;
static char saved[BREAKS_TEXT_MAX];
static size_t saved_n;
static int64_t clock_s, up_minus_wall; /* wall clock, seconds since midnight of the first day */
static day first_day;
static char said[1024];
static struct writer records;
static int failures, number;
static str case_name;

static void wrong(const char *what, str got, str wanted)
{
	failures++;
	printf("# line %d: %s: got \"%.*s\", wanted \"%.*s\"\n", number, what, (int)got.n, got.p, (int)wanted.n, wanted.p);
}

/* ---- the program: saves what is worth it, wakes when it said so ---- */

static void keep_records(void)
{
	for (size_t i = 0; i < step.n_records; i++) {
		w_char(&records, ' ');
		w_str(&records, breaks_outcome_words[step.records[i].outcome]);
		w_char(&records, ' ');
		w_int(&records, step.records[i].seconds);
	}
}

/* Every state goes through its text and comes back as it was. */
static void save(void)
{
	char buffer[BREAKS_TEXT_MAX], again[BREAKS_TEXT_MAX];
	struct writer w = writer_on(buffer, sizeof buffer), w2 = writer_on(again, sizeof again);
	struct breaks_state back;
	breaks_state_write(&w, &step.state);
	if (w.full || breaks_state_read(writer_str(&w), &back) != OK)
		wrong("a state that cannot be read back", writer_str(&w), STR(""));
	breaks_state_write(&w2, &back);
	if (!str_eq(writer_str(&w), writer_str(&w2)))
		wrong("a state that comes back otherwise", writer_str(&w2), writer_str(&w));
	state = back;
	if (step.is_worth_saving) {
		memcpy(saved, buffer, w.n);
		saved_n = w.n;
	}
}

static void happens(const struct breaks_event *event)
{
	struct breaks_now now = {.wall = {.at = {instant_of(first_day, 0, zone).s + clock_s}, .zone = zone}, .up_s = clock_s + up_minus_wall};
	breaks_step(&settings, &state, event, now, &step);
	if (step.wake_up_s <= now.up_s)
		wrong("it would wake in the past", STR(""), STR(""));
	keep_records();
	save();
}

/* To this second, with all the wakes on the way. */
static void pass_to(int64_t second)
{
	while (state.has_begun && step.wake_up_s - up_minus_wall < second) {
		clock_s = step.wake_up_s - up_minus_wall;
		happens(&(struct breaks_event){.kind = BREAKS_TICK});
	}
	clock_s = second;
}

/* ---- the words of the file ---- */

static bool read_time(str word, int64_t *ret_s)
{
	int64_t of[3] = {0};
	for (size_t i = 0; i < 3 && word.n > 0; i++)
		if (!str_int(str_split(&word, ':'), &of[i]))
			return false;
	*ret_s = of[0] * HOUR + of[1] * MINUTE + of[2];
	return true;
}

static int16_t minute_of(str word)
{
	int64_t s = 0;
	if (!read_time(word, &s))
		wrong("no time", word, STR("HH:MM"));
	return (int16_t)(s / MINUTE);
}

static size_t weekday_of(str word)
{
	static const str days[] = {STR_INIT("mon"), STR_INIT("tue"), STR_INIT("wed"), STR_INIT("thu"),
				   STR_INIT("fri"), STR_INIT("sat"), STR_INIT("sun")};
	for (size_t i = 0; i < 7; i++)
		if (str_eq(days[i], word))
			return i;
	wrong("no weekday", word, STR("mon"));
	return 0;
}

static int32_t whole(str word)
{
	int64_t n = 0;
	if (!str_int(word, &n))
		wrong("no number", word, STR("a number"));
	return (int32_t)n;
}

static void set_hours(str line)
{
	struct breaks_hours *hours = &settings.hours[weekday_of(text_word(&line))];
	for (hours->n = 0; line.n > 0; hours->n++) {
		str to = text_word(&line), from = str_split(&to, '-');
		hours->ranges[hours->n] = (struct breaks_range){minute_of(from), minute_of(to)};
	}
}

static void set(str line)
{
	str what = text_word(&line);
	if (str_eq(what, STR("every")))
		settings.every_s[BREAKS_SHORT] = MINUTE * whole(line);
	else if (str_eq(what, STR("wait")))
		settings.wait_s = whole(line);
	else if (str_eq(what, STR("video")))
		settings.video = str_eq(line, STR("away")) ? BREAKS_VIDEO_AWAY : BREAKS_VIDEO_SITTING;
	else if (str_eq(what, STR("inhibitors")))
		settings.inhibitors_hold = str_eq(line, STR("yes"));
	else if (str_eq(what, STR("do_not_disturb")))
		settings.do_not_disturb_holds = str_eq(line, STR("yes"));
	else if (str_eq(what, STR("hours")))
		set_hours(line);
	else if (str_eq(what, STR("long"))) {
		settings.every_s[BREAKS_LONG] = MINUTE * whole(text_word(&line));
		settings.length_s[BREAKS_LONG] = MINUTE * whole(line);
	} else if (str_eq(what, STR("fixed")))
		for (settings.n_fixed = 0; line.n > 0; settings.n_fixed++)
			settings.fixed[settings.n_fixed] = minute_of(text_word(&line));
	else
		wrong("no setting", what, STR(""));
	if (breaks_settings_check(&settings) != OK)
		wrong("settings out of range", what, STR(""));
}

static const str event_words[BREAKS_EVENTS] = {
	STR_INIT("begin"),       STR_INIT("end"),      STR_INIT("tick"),    STR_INIT("jumped"), STR_INIT("active"),    STR_INIT("idle"),
	STR_INIT("lock"),        STR_INIT("unlock"),   STR_INIT("suspend"), STR_INIT("resume"), STR_INIT("inhibited"), STR_INIT("do_not_disturb"),
	STR_INIT("may_disturb"), STR_INIT("start"),    STR_INIT("done"),    STR_INIT("own"),    STR_INIT("snooze"),    STR_INIT("skip"),
	STR_INIT("quiet"),       STR_INIT("tomorrow"), STR_INIT("loud"),    STR_INIT("off"),    STR_INIT("on"),
};

static unsigned inhibitor_of(str word)
{
	return str_eq(word, STR("call"))           ? BREAKS_CALL
	       : str_eq(word, STR("screen_share")) ? BREAKS_SCREEN_SHARE
	       : str_eq(word, STR("presentation")) ? BREAKS_PRESENTATION
	       : str_eq(word, STR("video"))        ? BREAKS_VIDEO
						   : 0;
}

/* What is not an event: the machine or the program stops in between, or the clock is put. */
static bool stands_still(str word, str line, int64_t second)
{
	if (str_eq(word, STR("gap"))) {
		clock_s = second;
		happens(&(struct breaks_event){.kind = BREAKS_TICK});
	} else if (str_eq(word, STR("killed")) || str_eq(word, STR("reboot"))) {
		clock_s = second;
		up_minus_wall = str_eq(word, STR("reboot")) ? UP_AFTER_BOOT - second : up_minus_wall;
		if (breaks_state_read((str){saved, saved_n}, &state) != OK)
			wrong("no saved state", STR(""), STR(""));
		happens(&(struct breaks_event){.kind = BREAKS_BEGIN});
	} else if (str_eq(word, STR("clock"))) {
		int64_t to = 0;
		pass_to(second);
		if (!read_time(line, &to))
			wrong("no time", line, STR("HH:MM"));
		up_minus_wall += clock_s - to;
		clock_s = to;
		happens(&(struct breaks_event){.kind = BREAKS_CLOCK_JUMPED});
	} else {
		return false;
	}
	return true;
}

static void happen(str word, str line, int64_t second)
{
	if (word.n == 0 || stands_still(word, line, second)) {
		if (word.n == 0)
			pass_to(second + 1), clock_s = second;
		return;
	}
	enum breaks_event_kind kind = (enum breaks_event_kind)word_index(event_words, BREAKS_EVENTS, word);
	struct breaks_event event = {.kind = kind};
	if (kind == BREAKS_EVENTS)
		wrong("no event", word, STR(""));
	if (kind == BREAKS_INHIBITED)
		event.inhibitors = inhibitor_of(line);
	else if (kind == BREAKS_SKIP)
		event.why = line;
	else if (line.n > 0)
		event.seconds = whole(line);
	pass_to(second);
	happens(&event);
}

static void expect_number(const char *what, int64_t got, str wanted)
{
	char buffer[24];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_int(&w, got);
	if (!str_eq(writer_str(&w), wanted))
		wrong(what, writer_str(&w), wanted);
}

static void expect(str line)
{
	char buffer[512];
	struct writer w = writer_on(buffer, sizeof buffer);
	str show = text_word(&line);
	if (!str_eq(show, breaks_show_words[step.show]))
		wrong("on the screen", breaks_show_words[step.show], show);
	while (line.n > 0) {
		str what = text_word(&line), value = text_word(&line);
		if (str_eq(what, STR("due")))
			expect_number("due", step.due_in_s - (clock_s + up_minus_wall - state.up_s), value);
		else if (str_eq(what, STR("longest")))
			expect_number("longest sitting", step.longest_sitting_s, value);
		else if (str_eq(what, STR("held"))) {
			if (!str_eq(value, breaks_hold_words[step.hold]))
				wrong("held", breaks_hold_words[step.hold], value);
		} else {
			w_char(&w, ' ');
			w_str(&w, what);
			w_char(&w, ' ');
			w_str(&w, value);
		}
	}
	if (!str_eq(writer_str(&w), writer_str(&records)))
		wrong("recorded", writer_str(&records), writer_str(&w));
	records.n = 0;
}

static void take_line(str line)
{
	size_t arrow = str_find_str(line, STR("->"));
	str wanted = arrow < line.n ? str_trim(str_sub(line, arrow + 2, line.n)) : STR("");
	int64_t second = 0;
	line = str_trim(str_sub(line, 0, arrow));
	str first = text_word(&line);
	if (str_eq(first, STR("set"))) {
		set(line);
	} else if (str_eq(first, STR("day"))) {
		first_day = day_plus(monday, (int32_t)weekday_of(line));
	} else if (!read_time(first, &second)) {
		wrong("no time", first, STR("HH:MM"));
	} else {
		str word = text_word(&line);
		happen(word, line, second);
		if (wanted.n > 0)
			expect(wanted);
	}
}

static void begin_case(str name)
{
	case_name = name;
	settings = breaks_settings_default();
	state = (struct breaks_state){0};
	step = (struct breaks_step){0};
	first_day = monday;
	clock_s = 0;
	up_minus_wall = UP_AT_START;
	saved_n = 0;
	failures = 0;
	records = writer_on(said, sizeof said);
}

static int end_case(int count)
{
	if (records.n > 0)
		wrong("recorded, and never looked at", writer_str(&records), STR(""));
	printf("%s %d - %.*s\n", failures == 0 ? "ok" : "not ok", count, (int)case_name.n, case_name.p);
	return failures == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
	static char buffer[TEXT_FILE_MOST];
	str text = text_file(argc > 1 ? argv[1] : "test/spec", "breaks.txt", buffer), line;
	int count = 0, failed = 0;
	while (text_line(&text, &line, &number)) {
		if (!str_starts(line, STR("== "))) {
			take_line(line);
			continue;
		}
		if (count > 0)
			failed |= end_case(count);
		begin_case(str_sub(line, 3, line.n));
		count++;
	}
	failed |= end_case(count);
	printf("1..%d\n", count);
	return failed;
}
