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
