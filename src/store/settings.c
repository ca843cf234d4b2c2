/* settings.c - the table of settings, and what each allows. */
#include "store/settings.h"

#include "base/text.h"
#include "core/breaks.h"
#include "record/records.h"

#define MINUTES(seconds) ((seconds) / 60)
#define NUMBER(key, least, most)                                                                                                                     \
	{                                                                                                                                            \
		STR_INIT(key), SETTING_NUMBER, SETTING_OF_PERSON, least, most, NULL                                                                  \
	}
#define WORD(key, words)                                                                                                                             \
	{                                                                                                                                            \
		STR_INIT(key), SETTING_WORD, SETTING_OF_PERSON, 0, 0, words                                                                          \
	}
#define PLAIN(key, kind)                                                                                                                             \
	{                                                                                                                                            \
		STR_INIT(key), kind, SETTING_OF_PERSON, 0, 0, NULL                                                                                   \
	}

/* clang-format off */
static const struct setting all[] = {
	{STR_INIT("backup_every_days"), SETTING_NUMBER, SETTING_OF_MACHINE, 1, 365, NULL},
	{STR_INIT("backup_folder"), SETTING_PATH, SETTING_OF_MACHINE, 0, 0, NULL},
	{STR_INIT("backup_keep"), SETTING_NUMBER, SETTING_OF_MACHINE, 1, 1000, NULL},
	{STR_INIT("backup_key_file"), SETTING_PATH, SETTING_OF_MACHINE, 0, 0, NULL},
	WORD("breaks_do_not_disturb", "hold ignore"),
	NUMBER("breaks_every", MINUTES(BREAKS_EVERY_LEAST_S), MINUTES(BREAKS_EVERY_MOST_S)),
	PLAIN("breaks_fixed", SETTING_TIMES),
	PLAIN("breaks_hours_fri", SETTING_HOURS),
	PLAIN("breaks_hours_mon", SETTING_HOURS),
	PLAIN("breaks_hours_sat", SETTING_HOURS),
	PLAIN("breaks_hours_sun", SETTING_HOURS),
	PLAIN("breaks_hours_thu", SETTING_HOURS),
	PLAIN("breaks_hours_tue", SETTING_HOURS),
	PLAIN("breaks_hours_wed", SETTING_HOURS),
	WORD("breaks_inhibitors", "hold ignore"),
	NUMBER("breaks_length", MINUTES(BREAKS_LENGTH_LEAST_S), MINUTES(BREAKS_LENGTH_MOST_S)),
	{STR_INIT("breaks_long_every"), SETTING_NUMBER_OR_0, SETTING_OF_PERSON, MINUTES(BREAKS_LONG_EVERY_LEAST_S), MINUTES(BREAKS_LONG_EVERY_MOST_S), NULL},
	NUMBER("breaks_long_length", MINUTES(BREAKS_LENGTH_LEAST_S), MINUTES(BREAKS_LONG_LENGTH_MOST_S)),
	WORD("breaks_page", "on off"),
	{STR_INIT("breaks_page_state"), SETTING_STATE, SETTING_OF_MACHINE, 0, 0, NULL},
	NUMBER("breaks_snooze", MINUTES(BREAKS_SNOOZE_LEAST_S), MINUTES(BREAKS_SNOOZE_MOST_S)),
	NUMBER("breaks_snooze_long", MINUTES(BREAKS_SNOOZE_LEAST_S), MINUTES(BREAKS_SNOOZE_MOST_S)),
	{STR_INIT("breaks_state"), SETTING_STATE, SETTING_OF_MACHINE, 0, 0, NULL},
	WORD("breaks_video", "sitting away"),
	NUMBER("breaks_wait", 0, BREAKS_WAIT_MOST_S),
	{STR_INIT("copy_saved"), SETTING_DAY, SETTING_OF_MACHINE, 0, 0, NULL},
	PLAIN("country", SETTING_COUNTRY),
	NUMBER("figure_build", 0, 1),
	NUMBER("figure_clothes", 0, 3),
	NUMBER("figure_hair", 0, 3),
	NUMBER("figure_skin", 0, 4),
	{STR_INIT("plan_course"), SETTING_PAIR, SETTING_OF_PERSON, 0, 99, NULL},
	{STR_INIT("plan_days"), SETTING_NUMBER_OR_0, SETTING_OF_PERSON, 1, 7, NULL},
	PLAIN("plan_doses", SETTING_DOSES),
	PLAIN("plan_dropped", SETTING_IDS),
	{STR_INIT("plan_from"), SETTING_LINE, SETTING_OF_PERSON, 0, 120, NULL},
	{STR_INIT("plan_note"), SETTING_LINE, SETTING_OF_PERSON, 0, 1000, NULL},
	PLAIN("plan_only", SETTING_IDS),
	{STR_INIT("plan_says"), SETTING_LINE, SETTING_OF_PERSON, 0, 3000, NULL},
	PLAIN("plan_wanted", SETTING_IDS),
	PLAIN("something_new_on", SETTING_DAY),
};
/* clang-format on */

enum { SETTINGS_N = sizeof all / sizeof all[0], MINUTES_MOST = 255, DAYS_MOST = 7, GROWN_MOST = 255, SETS_MOST = 255 };

const struct setting *settings_all(size_t *ret_n)
{
	*ret_n = SETTINGS_N;
	return all;
}

const struct setting *setting_of(str key)
{
	for (size_t i = 0; i < SETTINGS_N; i++)
		if (str_eq(all[i].key, key))
			return &all[i];
	return NULL;
}

/* ---- what a value may be ---- */

/* In digits only, so that one number has one text. */
static bool is_number(str s, int64_t least, int64_t most)
{
	int64_t n;
	bool is_plain = s.n > 0 && s.p[0] != '-' && !(s.n > 1 && s.p[0] == '0');
	return is_plain && str_int(s, &n) && n >= least && n <= most;
}

static bool is_word(str s, const char *words)
{
	for (str rest = str_of(words); rest.n > 0;)
		if (str_eq(str_split(&rest, ' '), s))
			return true;
	return false;
}

static bool is_country(str s)
{
	return s.n == 2 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= 'A' && s.p[1] <= 'Z';
}

static bool is_pair(str s, int32_t most_a, int32_t most_b)
{
	str a = str_split(&s, 'x');
	return is_number(a, 0, most_a) && is_number(s, 0, most_b);
}

static bool is_id(str s)
{
	return s.n <= STORE_NAME_MAX && text_is_id(s);
}

static bool are_ids(str s)
{
	while (s.n > 0)
		if (!is_id(str_split(&s, ',')))
			return false;
	return true;
}

/* id:3x5, id:3x5x12, or id:3x5x12x2 */
static bool are_doses(str s)
{
	while (s.n > 0) {
		str dose = str_split(&s, ',');
		bool has_id = is_id(str_split(&dose, ':'));
		str minutes = str_split(&dose, 'x'), days = str_split(&dose, 'x'), grown = str_split(&dose, 'x');
		if (!has_id || !is_number(minutes, 0, MINUTES_MOST) || !is_number(days, 0, DAYS_MOST) ||
		    (grown.n > 0 && !is_number(grown, dose.n > 0 ? 0 : 1, GROWN_MOST)) || (dose.n > 0 && !is_number(dose, 1, SETS_MOST)))
			return false;
	}
	return true;
}

static bool is_state(str s)
{
	struct breaks_state state;
	return s.n <= BREAKS_TEXT_MAX && breaks_state_read(s, &state) == OK;
}

bool setting_allows(const struct setting *s, str value)
{
	struct breaks_hours hours;
	day on;
	struct breaks_settings times = breaks_settings_default();
	if (value.n > STORE_VALUE_MAX || !text_is_line(value))
		return false;
	switch (s->kind) {
	case SETTING_NUMBER: return is_number(value, s->least, s->most);
	case SETTING_NUMBER_OR_0: return value.n == 0 || is_number(value, 0, 0) || is_number(value, s->least, s->most);
	case SETTING_WORD: return is_word(value, s->words);
	case SETTING_COUNTRY: return is_country(value);
	case SETTING_IDS: return are_ids(value);
	case SETTING_DOSES: return are_doses(value);
	case SETTING_PAIR: return value.n == 0 || is_pair(value, s->most, s->most);
	case SETTING_HOURS: return breaks_hours_read(value, &hours) == OK;
	case SETTING_TIMES: return breaks_fixed_read(value, &times) == OK;
	case SETTING_DAY: return day_parse(value, &on);
	case SETTING_LINE: return value.n <= (size_t)s->most;
	case SETTING_STATE: return is_state(value);
	case SETTING_PATH: return value.n == 0 || value.p[0] == '/';
	}
	return false;
}
