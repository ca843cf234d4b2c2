/* args.c - reads the words after the command. */
#include "record/gauge.h"
#include "cli/args.h"

#include <string.h>

#include "cli/names.h"
#include "core/session.h"

enum { DAYS_BACK_MOST = 40000, SECONDS_DEFAULT = 60, WEEKS_LEAST = 4, WEEKS_MOST = 520 };

const struct option_row option_rows[OPTIONS] = {
	[OPT_ANSWERS] = {"--answers", "FILE", "decide from this answers file (JSON) instead of the stored answers"},
	[OPT_JSON] = {"--json", NULL, "print JSON"},
	[OPT_TODAY] = {"--today", "DATE", "decide as on this day, YYYY-MM-DD"},
	[OPT_SECONDS] = {"--seconds", "N", "how long the session lasts, 20 to 3600 (default 60)"},
	[OPT_PLACE] = {"--place", "P", "desk, floor, bed or car (parked); default desk"},
	[OPT_DAY] = {"--day", "DATE", "the day it was: YYYY-MM-DD, yesterday, or -3 for three days ago (default today)"},
	[OPT_TIME] = {"--time", "HH:MM", "the time it was (default now; for another day, none)"},
	[OPT_DATES] = {"--dates", "ORDER", "how dates such as 3/4/2026 are written: dmy, mdy or ymd"},
	[OPT_COLUMN] = {"--column", "NAME=FIELD", "what a column of the table becomes, such as \"Back=pain\"; #3 is the third"},
	[OPT_SCALE] = {"--scale", "NAME=SCALE", "the scale of a column, such as 0-100, 5-1 or mild=2,severe=8"},
	[OPT_ROUND] = {"--round", "HOW", "how 4.5 becomes a whole number: nearest, up or down"},
	[OPT_AS_PROPOSED] = {"--as-proposed", NULL, "answer every question as proposed"},
	[OPT_DRY_RUN] = {"--dry-run", NULL, "only show what would be added"},
	[OPT_PORT] = {"--port", "N", "serve on this port of 127.0.0.1 (default 8765, or the next free one)"},
	[OPT_OPEN] = {"--open", NULL, "also open your browser there"},
	[OPT_RENEW] = {"--renew", NULL, "make a new key: browsers that knew the old one must open the new address"},
	[OPT_LIST] = {"--list", NULL, "print the steps and times without the clock"},
	[OPT_OUT] = {"--out", "FILE", "write to this file"},
	[OPT_CSV] = {"--csv", "TABLE", "a table for a spreadsheet: entries, deeds, marks or breaks"},
	[OPT_SEPARATOR] = {"--separator", "WORD", "what separates the cells of a table: comma (default), semicolon or tab"},
	[OPT_BOM] = {"--bom", NULL, "begin a table with a byte order mark, so that Excel reads its letters"},
	[OPT_FHIR] = {"--fhir", NULL, "a FHIR R4 bundle, for a clinician's program"},
	[OPT_ICS] = {"--ics", NULL, "a calendar (iCalendar) of your plan"},
	[OPT_AT] = {"--at", "TIME", "export: when you practise, such as 18:30; clinic: the start, such as 2026-11-30T09:00; a course has several"},
	[OPT_WEEKS] = {"--weeks", "N", "how far back, 4 to 520 weeks (default 13)"},
	[OPT_AGAINST] = {"--against", "WHAT", "what to draw below the pain: " BESIDE_COMMAS "practice or breaks"},
	[OPT_BREAKS] = {"--breaks", NULL, "include the breaks during your hours at the desk in the calendar"},
	[OPT_MERGE] = {"--merge", NULL, "add what is missing, though this diary is not empty"},
	[OPT_FROM] = {"--from", "DATE", "the first day, YYYY-MM-DD; for migrate, the database to copy"},
	[OPT_TO] = {"--to", "DATE", "the last day, YYYY-MM-DD; for migrate, the database to copy to"},
	[OPT_WITH] = {"--with", "PARTS", "parts to include, separated by commas: notes,medicines"},
	[OPT_WITHOUT] = {"--without", "PARTS", "parts to leave out, separated by commas: map,trend,stool,..."},
	[OPT_NAME] = {"--name", "TEXT", "the name on the report (default none)"},
	[OPT_PAPER] = {"--paper", "SIZE", "a4 or letter (default a4)"},
	[OPT_FOLDER] = {"--folder", "DIR", "the folder of the backups"},
	[OPT_SEAL] = {"--seal", NULL, "seal the backup with a passphrase"},
	[OPT_PASSPHRASE_FILE] = {"--passphrase-file", "FILE", "the passphrase is the first line of this file"},
	[OPT_DB] = {"--db", "PATH", "the file that trivet remembers in"},
	[OPT_CONTENT] = {"--content", "DIR", "read what trivet knows from this folder"},
	[OPT_HELP] = {"--help", NULL, "what this command does; also -h"},
	[OPT_VERSION] = {"--version", NULL, "print the version; also -V"},
	[OPT_ALL] = {"--all", NULL, "from the first day on"},
	[OPT_YES] = {"--yes", NULL, "do not ask"},
	[OPT_DAYS] = {"--days", "N", "how many days from the first, 1 to 400 (default 7, for visits 1)"},
	[OPT_SERVICE] = {"--service", "ID", "what is booked, by its id in the clinic's file"},
	[OPT_PRACTITIONER] = {"--practitioner", "ID", "whose calendar it is"},
	[OPT_PATIENT] = {"--patient", "NAME", "who it is for"},
	[OPT_EMAIL] = {"--email", "ADDRESS", "where to tell this person about the visit"},
	[OPT_REQUEST] = {"--request", "ID", "repeat the same word to try again, and it is done only once (default: a new one)"},
	[OPT_MINUTES] = {"--minutes", "N", "how long a time is held, 1 to 10080 (default 15)"},
	[OPT_BY] = {"--by", "WHO", "patient (default) or desk, which may cancel and move at any time"},
	[OPT_SECRET] = {"--secret", "WORD", "the secret from this visit's link; a wrong one is refused"},
	[OPT_ZONE] = {"--zone", "ZONE", "print times in this zone, such as Europe/Berlin"},
	[OPT_NOW] = {"--now", "TIME", "the time to use, such as 2026-11-30T09:00:00Z: only for a clinic that was loaded with it, to try things out"},
	[OPT_PART] = {"--part", "WORD", "morning, afternoon or evening"},
	[OPT_COURSE] = {"--course", "N", "courses of N visits, up to 12, instead of single times"},
	[OPT_EVERY] = {"--every", "DAYS", "how many days apart the visits of a course are (default 7)"},
	[OPT_FIRST] = {"--first", "N", "only the first N"},
	[OPT_ORIGIN] = {"--origin", "ADDRESS", "the address, such as https://clinic.example, at which a TLS proxy serves the clinic to others"},
};

static enum err refuse(struct writer *say, const char *name, const char *what)
{
	w_z(say, name);
	w_str(say, STR(": "));
	w_z(say, what);
	return ERR_INPUT;
}

static enum err read_number(const char *value, int32_t least, int32_t most, int32_t *ret_number)
{
	int64_t n;
	if (!str_int(str_of(value), &n) || n < least || n > most)
		return ERR_INPUT;
	*ret_number = (int32_t)n;
	return OK;
}

bool args_day(str s, day today, day *ret_day)
{
	int64_t back;
	if (day_parse(s, ret_day))
		return true;
	if (str_eq(s, STR("today")) || str_eq(s, STR("yesterday")))
		back = s.n == 5 ? 0 : -1;
	else if (!str_starts(s, STR("-")) || !str_int(s, &back) || back < -DAYS_BACK_MOST)
		return false;
	*ret_day = day_plus(today, (int32_t)back);
	return true;
}

static enum err take_day(enum option o, const char *value, day today, day *ret_day, struct writer *say)
{
	return args_day(str_of(value), today, ret_day)
		       ? OK
		       : refuse(say, option_rows[o].name, "needs a day: 2026-11-30, today, yesterday, or -3 for three days ago");
}

/* 9:00 is 09:00. */
bool args_time(str s, int32_t *ret_second)
{
	char buffer[6] = "0";
	if (s.n == 4) {
		memcpy(buffer + 1, s.p, s.n);
		s = str_of(buffer);
	}
	return clock_parse(s, ret_second);
}

static enum err take_time(enum option o, const char *value, int32_t *ret_second, struct writer *say)
{
	return args_time(str_of(value), ret_second) ? OK : refuse(say, option_rows[o].name, "needs a time from 0:00 to 23:59");
}

static enum err take_number(enum option o, const char *value, int32_t most, int32_t *ret_number, struct writer *say)
{
	if (read_number(value, 1, most, ret_number) == OK)
		return OK;
	refuse(say, option_rows[o].name, "needs a whole number from 1 to ");
	w_int(say, most);
	return ERR_INPUT;
}

const char *args_said(const struct args *a, enum option o)
{
	const char *value = NULL;
	for (size_t i = 0; i < a->n_says; i++)
		if (a->says[i].option == o)
			value = a->says[i].value;
	return value;
}

static enum err take_said(struct args *a, enum option o, const char *value, struct writer *say)
{
	if (a->n_says == SAYS_MAX)
		return refuse(say, option_rows[o].name, "may be given 64 times at most");
	a->says[a->n_says++] = (struct args_say){o, value};
	return OK;
}

/* --from and --to name databases there, elsewhere days. */
static bool is_between_places(const struct args *a)
{
	return a->command != NULL && strcmp(a->command, "migrate") == 0;
}

static enum err take(struct args *a, enum option o, const char *value, day today, struct writer *say)
{
	switch (o) {
	case OPT_ANSWERS: a->answers = value; return OK;
	case OPT_OUT: a->out = value; return OK;
	case OPT_CSV: a->csv = value; return OK;
	case OPT_FOLDER: a->folder = value; return OK;
	case OPT_PASSPHRASE_FILE: a->passphrase_file = value; return OK;
	case OPT_DB: a->db = value; return OK;
	case OPT_CONTENT: a->content = value; return OK;
	case OPT_WITH: a->with = value; return OK;
	case OPT_WITHOUT: a->without = value; return OK;
	case OPT_NAME: a->name = value; return OK;
	case OPT_PAPER: a->paper = value; return OK;
	case OPT_TODAY: return take_day(o, value, today, &a->today, say);
	case OPT_DAY: return take_day(o, value, today, &a->on, say);
	case OPT_FROM: return is_between_places(a) ? take_said(a, o, value, say) : take_day(o, value, today, &a->from, say);
	case OPT_TO: return is_between_places(a) ? take_said(a, o, value, say) : take_day(o, value, today, &a->to, say);
	case OPT_TIME: return take_time(o, value, &a->time_s, say);
	case OPT_DATES: a->dates = value; return OK;
	case OPT_ROUND: a->round = value; return OK;
	case OPT_SEPARATOR: a->separator = value; return OK;
	case OPT_DAYS: return take_number(o, value, 400, &a->days, say);
	case OPT_MINUTES: return take_number(o, value, 10080, &a->minutes, say);
	case OPT_FIRST: return take_number(o, value, 1000, &a->first, say);
	case OPT_COURSE: return take_number(o, value, 12, &a->course, say);
	case OPT_EVERY: return take_number(o, value, 60, &a->every, say);
	case OPT_COLUMN:
	case OPT_SCALE:
	case OPT_AT:
	case OPT_SERVICE:
	case OPT_PRACTITIONER:
	case OPT_PATIENT:
	case OPT_EMAIL:
	case OPT_REQUEST:
	case OPT_BY:
	case OPT_SECRET:
	case OPT_ZONE:
	case OPT_NOW:
	case OPT_PART:
	case OPT_ORIGIN: return take_said(a, o, value, say);
	case OPT_SECONDS:
		if (read_number(value, SESSION_LEAST_S, SESSION_MOST_S, &a->seconds) == OK)
			return OK;
		return refuse(say, option_rows[o].name, "needs a whole number from 20 to 3600");
	case OPT_PORT:
		if (read_number(value, 1, 65535, &a->port) == OK)
			return OK;
		return refuse(say, option_rows[o].name, "needs a port from 1 to 65535");
	case OPT_WEEKS:
		if (read_number(value, WEEKS_LEAST, WEEKS_MOST, &a->weeks) == OK)
			return OK;
		return refuse(say, option_rows[o].name, "needs a whole number from 4 to 520");
	case OPT_AGAINST: a->against = value; return OK;
	case OPT_PLACE: {
		size_t i = word_index(place_words, PLACES, str_of(value));
		if (i == PLACES)
			return refuse(say, option_rows[o].name, "needs desk, floor, bed or car");
		a->place = (enum place)i;
		return OK;
	}
	case OPT_JSON:
	case OPT_FHIR:
	case OPT_ICS:
	case OPT_BREAKS:
	case OPT_MERGE:
	case OPT_OPEN:
	case OPT_RENEW:
	case OPT_LIST:
	case OPT_DRY_RUN:
	case OPT_AS_PROPOSED:
	case OPT_BOM:
	case OPT_SEAL:
	case OPT_HELP:
	case OPT_VERSION:
	case OPT_ALL:
	case OPT_YES:
	case OPTIONS: return OK;
	}
	return OK;
}

static struct name option_at(const void *of, size_t i)
{
	const struct option_row *rows = of;
	return (struct name){str_sub(str_of(rows[i].name), 2, SIZE_MAX), STR("")};
}

/* The option that is meant, OPTIONS when it is not clear which (told in `say`). */
static size_t option_of(str word, struct writer *say)
{
	static const struct names all = {option_at, option_rows, OPTIONS, false};
	str name = str_split(&word, '=');
	if (str_eq(name, STR("-h")) || str_eq(name, STR("-V")))
		return name.p[1] == 'h' ? OPT_HELP : OPT_VERSION;
	struct name_match m = {.answer = NAME_UNKNOWN};
	if (str_starts(name, STR("--")) && name.n > 2)
		m = name_match(&all, str_sub(name, 2, name.n));
	if (m.answer == NAME_FOUND)
		return m.i;
	w_str(say, name);
	w_str(say, m.answer == NAME_AMBIGUOUS ? STR(" could be ")
		   : m.n_near > 0             ? STR(": there is no such option; did you mean ")
					      : STR(": there is no such option; `trivet --help` lists them"));
	for (size_t i = 0; i < m.n_near; i++) {
		w_str(say, i == 0 ? STR("") : STR(" or "));
		w_z(say, option_rows[m.near[i]].name);
	}
	if (m.answer == NAME_UNKNOWN && m.n_near > 0)
		w_char(say, '?');
	return OPTIONS;
}

static enum err take_word(struct args *a, const char *word, struct writer *say)
{
	if (a->command == NULL)
		a->command = word;
	else if (a->n_words < WORDS_MAX)
		a->words[a->n_words++] = word;
	else
		return refuse(say, word, "no command takes this many words");
	return OK;
}

enum err args_read(int argc, char **argv, day today, struct writer *say, struct args *ret_args)
{
	struct args a = {.seconds = SECONDS_DEFAULT};
	bool only_words = false;
	for (int i = 1; i < argc; i++) {
		bool ends_options = !only_words && strcmp(argv[i], "--") == 0;
		if (ends_options) {
			only_words = true;
			continue;
		}
		if (only_words || argv[i][0] != '-' || argv[i][1] == '\0') {
			TRY(take_word(&a, argv[i], say));
			continue;
		}
		size_t o = option_of(str_of(argv[i]), say);
		if (o == OPTIONS)
			return ERR_INPUT;
		const char *equals = strchr(argv[i], '=');
		if (option_rows[o].value != NULL && equals == NULL && i + 1 >= argc)
			return refuse(say, argv[i], "needs a value");
		if (option_rows[o].value == NULL && equals != NULL)
			return refuse(say, argv[i], "takes no value");
		const char *value = option_rows[o].value == NULL ? "" : equals != NULL ? equals + 1 : argv[++i];
		TRY(take(&a, (enum option)o, value, today, say));
		a.given |= ALLOW(o);
	}
	*ret_args = a;
	return OK;
}
