/* desk_settings.c - settings of breaks as text. */
#include "breaks/desk_settings.h"

enum { MINUTE = 60, DAY_MINUTES = 1440 };

const str desk_setting_keys[DESK_SETTINGS] = {
	[DESK_EVERY] = STR_INIT("breaks_every"),
	[DESK_LENGTH] = STR_INIT("breaks_length"),
	[DESK_LONG_LENGTH] = STR_INIT("breaks_long_length"),
	[DESK_LONG_EVERY] = STR_INIT("breaks_long_every"),
	[DESK_WAIT] = STR_INIT("breaks_wait"),
	[DESK_SNOOZE] = STR_INIT("breaks_snooze"),
	[DESK_SNOOZE_LONG] = STR_INIT("breaks_snooze_long"),
	[DESK_MONDAY] = STR_INIT("breaks_hours_mon"),
	STR_INIT("breaks_hours_tue"),
	STR_INIT("breaks_hours_wed"),
	STR_INIT("breaks_hours_thu"),
	STR_INIT("breaks_hours_fri"),
	STR_INIT("breaks_hours_sat"),
	STR_INIT("breaks_hours_sun"),
	[DESK_FIXED] = STR_INIT("breaks_fixed"),
	[DESK_VIDEO] = STR_INIT("breaks_video"),
	[DESK_INHIBITORS] = STR_INIT("breaks_inhibitors"),
	[DESK_DO_NOT_DISTURB] = STR_INIT("breaks_do_not_disturb"),
	[DESK_PAGE] = STR_INIT("breaks_page"),
};

const str desk_setting_names[DESK_SETTINGS] = {
	[DESK_EVERY] = STR_INIT("A break after this many minutes at the desk"),
	[DESK_LENGTH] = STR_INIT("Minutes of a break"),
	[DESK_LONG_LENGTH] = STR_INIT("Minutes of a long break"),
	[DESK_LONG_EVERY] = STR_INIT("A long break after this many minutes at the desk"),
	[DESK_WAIT] = STR_INIT("Seconds to wait for a pause in typing"),
	[DESK_SNOOZE] = STR_INIT("Minutes of the short snooze"),
	[DESK_SNOOZE_LONG] = STR_INIT("Minutes of the long snooze"),
	[DESK_MONDAY] = STR_INIT("Monday"),
	STR_INIT("Tuesday"),
	STR_INIT("Wednesday"),
	STR_INIT("Thursday"),
	STR_INIT("Friday"),
	STR_INIT("Saturday"),
	STR_INIT("Sunday"),
	[DESK_FIXED] = STR_INIT("Breaks at fixed times"),
	[DESK_VIDEO] = STR_INIT("While a video runs"),
	[DESK_INHIBITORS] = STR_INIT("Calls, screen shares, presentations and videos in full screen"),
	[DESK_DO_NOT_DISTURB] = STR_INIT("Do not disturb"),
	[DESK_PAGE] = STR_INIT("Reminders in this browser"),
};

#define HOURS_ALLOWED STR_INIT("up to 4 ranges such as 08:00-12:00 13:00-17:00, in order and not touching; or nothing: no breaks on that day")

const str desk_setting_allowed[DESK_SETTINGS] = {
	[DESK_EVERY] = STR_INIT("a whole number of minutes from 20 to 60"),
	[DESK_LENGTH] = STR_INIT("a whole number of minutes from 1 to 10, and not more than a long break"),
	[DESK_LONG_LENGTH] = STR_INIT("a whole number of minutes from 1 to 30, and not less than a short break"),
	[DESK_LONG_EVERY] = STR_INIT("a whole number of minutes from 60 to 240, or 0 for none"),
	[DESK_WAIT] = STR_INIT("a whole number of seconds from 0 to 600"),
	[DESK_SNOOZE] = STR_INIT("a whole number of minutes from 1 to 30"),
	[DESK_SNOOZE_LONG] = STR_INIT("a whole number of minutes from 1 to 30"),
	[DESK_MONDAY] = HOURS_ALLOWED,
	HOURS_ALLOWED,
	HOURS_ALLOWED,
	HOURS_ALLOWED,
	HOURS_ALLOWED,
	HOURS_ALLOWED,
	HOURS_ALLOWED,
	[DESK_FIXED] = STR_INIT("up to 8 times such as 10:30 15:00, in order; or nothing"),
	[DESK_VIDEO] = STR_INIT("sitting or away"),
	[DESK_INHIBITORS] = STR_INIT("hold or ignore"),
	[DESK_DO_NOT_DISTURB] = STR_INIT("hold or ignore"),
	[DESK_PAGE] = STR_INIT("on or off"),
};

/* ---- from text ---- */

static bool read_whole(str value, int32_t unit_s, int32_t *ret_s)
{
	int64_t n;
	if (!str_int(value, &n) || n < 0 || n > DAY_MINUTES)
		return false;
	*ret_s = (int32_t)n * unit_s;
	return true;
}

static bool read_word(str value, str yes, str no, bool *ret_is_yes)
{
	*ret_is_yes = str_eq(value, yes);
	return *ret_is_yes || str_eq(value, no);
}

static bool read_video(str value, struct breaks_settings *b)
{
	bool is_away;
	if (!read_word(value, STR("away"), STR("sitting"), &is_away))
		return false;
	b->video = is_away ? BREAKS_VIDEO_AWAY : BREAKS_VIDEO_SITTING;
	return true;
}

static bool is_weekday(enum desk_setting which)
{
	return which >= DESK_MONDAY && which <= DESK_SUNDAY;
}

static bool read_setting(struct desk_settings *s, enum desk_setting which, str value)
{
	struct breaks_settings *b = &s->breaks;
	if (is_weekday(which))
		return breaks_hours_read(value, &b->hours[which - DESK_MONDAY]) == OK;
	if (which == DESK_EVERY)
		return read_whole(value, MINUTE, &b->every_s[BREAKS_SHORT]);
	if (which == DESK_LENGTH)
		return read_whole(value, MINUTE, &b->length_s[BREAKS_SHORT]);
	if (which == DESK_LONG_LENGTH)
		return read_whole(value, MINUTE, &b->length_s[BREAKS_LONG]);
	if (which == DESK_LONG_EVERY)
		return read_whole(value, MINUTE, &b->every_s[BREAKS_LONG]);
	if (which == DESK_WAIT)
		return read_whole(value, 1, &b->wait_s);
	if (which == DESK_SNOOZE || which == DESK_SNOOZE_LONG)
		return read_whole(value, MINUTE, &b->snooze_s[which - DESK_SNOOZE]);
	if (which == DESK_FIXED)
		return breaks_fixed_read(value, b) == OK;
	if (which == DESK_VIDEO)
		return read_video(value, b);
	if (which == DESK_INHIBITORS)
		return read_word(value, STR("hold"), STR("ignore"), &b->inhibitors_hold);
	if (which == DESK_DO_NOT_DISTURB)
		return read_word(value, STR("hold"), STR("ignore"), &b->do_not_disturb_holds);
	return which == DESK_PAGE && read_word(value, STR("on"), STR("off"), &s->page);
}

enum err desk_setting_put(struct desk_settings *settings, enum desk_setting which, str value)
{
	struct desk_settings tried = *settings;
	if (value.n > DESK_VALUE_MAX || !read_setting(&tried, which, value))
		return ERR_INPUT;
	TRY(breaks_settings_check(&tried.breaks));
	*settings = tried;
	return OK;
}

/* In the order of the settings, not of the keys: a long break is measured by what was chosen for short ones. */
struct desk_settings desk_settings_of(const struct store_settings *stored)
{
	struct desk_settings settings = {.breaks = breaks_settings_default()};
	for (enum desk_setting which = DESK_EVERY; which < DESK_SETTINGS; which++)
		for (size_t i = 0; i < stored->n; i++)
			if (str_eq(stored->at[i].key, desk_setting_keys[which]) && desk_setting_put(&settings, which, stored->at[i].value) != OK)
				continue;
	return settings;
}

/* ---- to text ---- */

static void w_hours(struct writer *w, const struct breaks_hours *hours)
{
	for (size_t i = 0; i < hours->n; i++) {
		if (i > 0)
			w_char(w, ' ');
		w_clock(w, hours->ranges[i].from * MINUTE);
		w_char(w, '-');
		w_clock(w, hours->ranges[i].to * MINUTE);
	}
}

static void w_fixed(struct writer *w, const struct breaks_settings *b)
{
	for (size_t i = 0; i < b->n_fixed; i++) {
		if (i > 0)
			w_char(w, ' ');
		w_clock(w, b->fixed[i] * MINUTE);
	}
}

void desk_setting_write(struct writer *w, const struct desk_settings *settings, enum desk_setting which)
{
	const struct breaks_settings *b = &settings->breaks;
	if (is_weekday(which))
		w_hours(w, &b->hours[which - DESK_MONDAY]);
	else if (which == DESK_EVERY)
		w_int(w, b->every_s[BREAKS_SHORT] / MINUTE);
	else if (which == DESK_LENGTH)
		w_int(w, b->length_s[BREAKS_SHORT] / MINUTE);
	else if (which == DESK_LONG_LENGTH)
		w_int(w, b->length_s[BREAKS_LONG] / MINUTE);
	else if (which == DESK_LONG_EVERY)
		w_int(w, b->every_s[BREAKS_LONG] / MINUTE);
	else if (which == DESK_WAIT)
		w_int(w, b->wait_s);
	else if (which == DESK_SNOOZE || which == DESK_SNOOZE_LONG)
		w_int(w, b->snooze_s[which - DESK_SNOOZE] / MINUTE);
	else if (which == DESK_FIXED)
		w_fixed(w, b);
	else if (which == DESK_VIDEO)
		w_str(w, b->video == BREAKS_VIDEO_AWAY ? STR("away") : STR("sitting"));
	else if (which == DESK_INHIBITORS)
		w_str(w, b->inhibitors_hold ? STR("hold") : STR("ignore"));
	else if (which == DESK_DO_NOT_DISTURB)
		w_str(w, b->do_not_disturb_holds ? STR("hold") : STR("ignore"));
	else if (which == DESK_PAGE)
		w_str(w, settings->page ? STR("on") : STR("off"));
}
