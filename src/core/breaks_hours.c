/* breaks_hours.c - the settings of breaks: their defaults, their ranges, and the hours of a week. */
#include "core/breaks.h"

enum { MINUTE = 60, DAY_MINUTES = 1440, DAY_S = 86400, WEEK = 7 };

struct breaks_settings breaks_settings_default(void)
{
	struct breaks_settings settings = {
		.every_s = {[BREAKS_SHORT] = BREAKS_EVERY_S},
		.length_s = {[BREAKS_SHORT] = BREAKS_LENGTH_S, [BREAKS_LONG] = BREAKS_LONG_LENGTH_S},
		.wait_s = BREAKS_WAIT_S,
		.snooze_s = {5 * MINUTE, 10 * MINUTE},
		.inhibitors_hold = true,
		.do_not_disturb_holds = true,
	};
	for (size_t weekday = 0; weekday < 5; weekday++)
		settings.hours[weekday] = (struct breaks_hours){.ranges = {{8 * 60, 18 * 60}}, .n = 1};
	return settings;
}

static bool is_within(int64_t value, int64_t least, int64_t most)
{
	return value >= least && value <= most;
}

static bool hours_are_right(const struct breaks_hours *hours)
{
	int end = -1;
	if (hours->n > BREAKS_RANGES_MAX)
		return false;
	for (size_t i = 0; i < hours->n; i++) {
		const struct breaks_range *range = &hours->ranges[i];
		if (range->from <= end || range->from < 0 || range->to <= range->from || range->to > DAY_MINUTES)
			return false;
		end = range->to;
	}
	return true;
}

static bool times_are_right(const struct breaks_settings *settings)
{
	if (settings->n_fixed > BREAKS_FIXED_MAX)
		return false;
	for (size_t i = 0; i < settings->n_fixed; i++)
		if (!is_within(settings->fixed[i], i == 0 ? 0 : settings->fixed[i - 1] + 1, DAY_MINUTES - 1))
			return false;
	for (size_t i = 0; i < BREAKS_SNOOZES; i++)
		if (!is_within(settings->snooze_s[i], BREAKS_SNOOZE_LEAST_S, BREAKS_SNOOZE_MOST_S))
			return false;
	return is_within(settings->wait_s, 0, BREAKS_WAIT_MOST_S);
}

static bool lengths_are_right(const struct breaks_settings *settings)
{
	return is_within(settings->every_s[BREAKS_SHORT], BREAKS_EVERY_LEAST_S, BREAKS_EVERY_MOST_S) &&
	       is_within(settings->length_s[BREAKS_SHORT], BREAKS_LENGTH_LEAST_S, BREAKS_LENGTH_MOST_S) &&
	       (settings->every_s[BREAKS_LONG] == 0 ||
		(is_within(settings->every_s[BREAKS_LONG], BREAKS_LONG_EVERY_LEAST_S, BREAKS_LONG_EVERY_MOST_S) &&
		 is_within(settings->length_s[BREAKS_LONG], settings->length_s[BREAKS_SHORT], BREAKS_LONG_LENGTH_MOST_S)));
}

enum err breaks_settings_check(const struct breaks_settings *settings)
{
	for (size_t weekday = 0; weekday < WEEK; weekday++)
		if (!hours_are_right(&settings->hours[weekday]))
			return ERR_INPUT;
	if (settings->video >= BREAKS_VIDEOS || !times_are_right(settings) || !lengths_are_right(settings))
		return ERR_INPUT;
	return OK;
}

/* ---- as text ---- */

/* HH:MM, 24:00 included. */
static bool read_minute(str text, int16_t *ret_minute)
{
	int64_t hour, minute;
	if (text.n != 5 || text.p[2] != ':' || !str_int(str_sub(text, 0, 2), &hour) || !str_int(str_sub(text, 3, 2), &minute))
		return false;
	if (hour < 0 || minute < 0 || minute >= MINUTE || hour * MINUTE + minute > DAY_MINUTES)
		return false;
	*ret_minute = (int16_t)(hour * MINUTE + minute);
	return true;
}

/* The next of a few parts with spaces or commas between; empty at the end. */
static str next_part(str *rest)
{
	size_t from = 0, n = 0;
	while (from < rest->n && (rest->p[from] == ' ' || rest->p[from] == ','))
		from++;
	*rest = str_sub(*rest, from, rest->n);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != ',')
		n++;
	str part = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return part;
}

enum err breaks_hours_read(str value, struct breaks_hours *ret_hours)
{
	struct breaks_hours hours = {.n = 0};
	for (str part = next_part(&value); part.n > 0; part = next_part(&value)) {
		str to = part, from = str_split(&to, '-');
		struct breaks_range *range = &hours.ranges[hours.n];
		if (hours.n == BREAKS_RANGES_MAX || !read_minute(from, &range->from) || !read_minute(to, &range->to))
			return ERR_INPUT;
		hours.n++;
	}
	if (!hours_are_right(&hours))
		return ERR_INPUT;
	*ret_hours = hours;
	return OK;
}

enum err breaks_fixed_read(str value, struct breaks_settings *settings)
{
	struct breaks_settings read = *settings;
	read.n_fixed = 0;
	for (str part = next_part(&value); part.n > 0; part = next_part(&value)) {
		if (read.n_fixed == BREAKS_FIXED_MAX || !read_minute(part, &read.fixed[read.n_fixed]))
			return ERR_INPUT;
		read.n_fixed++;
	}
	if (!times_are_right(&read))
		return ERR_INPUT;
	*settings = read;
	return OK;
}

/* ---- at a moment ---- */

/* Within the hours at this minute of a day that begins a week: 0 is Monday at midnight. */
static bool is_open(const struct breaks_settings *settings, int32_t week_minute)
{
	const struct breaks_hours *hours = &settings->hours[week_minute / DAY_MINUTES];
	int32_t minute = week_minute % DAY_MINUTES;
	for (size_t i = 0; i < hours->n; i++)
		if (minute >= hours->ranges[i].from && minute < hours->ranges[i].to)
			return true;
	return false;
}

static int32_t week_minute_of(struct moment wall)
{
	return day_weekday(moment_day(wall)) * DAY_MINUTES + instant_second(wall.at, wall.zone) / MINUTE;
}

bool breaks_in_hours(const struct breaks_settings *settings, struct moment wall)
{
	return is_open(settings, week_minute_of(wall));
}

/* The earliest edge of a range after `from` at which it is open otherwise than at `from`, in minutes of the week; -1 when there is none. */
static int32_t next_edge(const struct breaks_settings *settings, int32_t from)
{
	bool open = is_open(settings, from);
	int32_t best = -1;
	for (int32_t weekday = 0; weekday < WEEK; weekday++)
		for (size_t i = 0; i < 2 * settings->hours[weekday].n; i++) {
			const struct breaks_range *range = &settings->hours[weekday].ranges[i / 2];
			int32_t edge = (weekday * DAY_MINUTES + (i % 2 == 0 ? range->from : range->to)) % (WEEK * DAY_MINUTES);
			int32_t ahead = (edge - from + WEEK * DAY_MINUTES) % (WEEK * DAY_MINUTES);
			if (is_open(settings, edge) != open && (best < 0 || ahead < best))
				best = ahead;
		}
	return best;
}

int32_t breaks_hours_change_s(const struct breaks_settings *settings, struct moment wall)
{
	int32_t ahead = next_edge(settings, week_minute_of(wall));
	return ahead < 0 ? WEEK * DAY_S : ahead * MINUTE - instant_second(wall.at, wall.zone) % MINUTE;
}
