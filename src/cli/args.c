/* args.c - reads the words after the command. */
#include "cli/args.h"

#include <string.h>

#include "core/session.h"

enum { SECONDS_DEFAULT = 60, WEEKS_LEAST = 4, WEEKS_MOST = 520 };

const struct option_row option_rows[OPTIONS] = {
	[OPT_ANSWERS] = {"--answers", "FILE", "decide from this file of answers (JSON) instead of the stored ones"},
	[OPT_JSON] = {"--json", NULL, "print JSON"},
	[OPT_TODAY] = {"--today", "DATE", "decide as on this day, YYYY-MM-DD"},
	[OPT_SECONDS] = {"--seconds", "N", "how long the session lasts, 20 to 3600 (default 60)"},
	[OPT_PLACE] = {"--place", "P", "desk, floor, bed or car (parked); default desk"},
	[OPT_DAY] = {"--day", "DATE", "the day it was, YYYY-MM-DD (default today)"},
	[OPT_TIME] = {"--time", "HH:MM", "the time it was (default now, or noon of another day)"},
	[OPT_DATES] = {"--dates", "ORDER", "what comes first in a date like 3/4/2026: day or month"},
	[OPT_DRY_RUN] = {"--dry-run", NULL, "only show what would be added"},
	[OPT_PORT] = {"--port", "N", "serve on this port of 127.0.0.1 (default 8765, or the next free one)"},
	[OPT_LIST] = {"--list", NULL, "print the steps and times without the clock"},
	[OPT_OUT] = {"--out", "FILE", "write to this file"},
	[OPT_CSV] = {"--csv", "TABLE", "a table for a spreadsheet: entries, deeds, marks or breaks"},
	[OPT_FHIR] = {"--fhir", NULL, "a FHIR R4 bundle, for a clinician's program"},
	[OPT_ICS] = {"--ics", NULL, "a calendar (iCalendar) of your plan"},
	[OPT_AT] = {"--at", "TIME", "when you practise, like 18:30; without it practice stands on the day"},
	[OPT_WEEKS] = {"--weeks", "N", "how far back, 4 to 520 weeks (default 13)"},
	[OPT_AGAINST] = {"--against", "WHAT", "under the pain: sleep, mood, practice or breaks"},
	[OPT_BREAKS] = {"--breaks", NULL, "with the breaks of your hours at the desk, in the calendar"},
	[OPT_MERGE] = {"--merge", NULL, "add what is missing, though this diary is not empty"},
	[OPT_FROM] = {"--from", "DATE", "the first day, YYYY-MM-DD"},
	[OPT_TO] = {"--to", "DATE", "the last day, YYYY-MM-DD"},
	[OPT_WITH] = {"--with", "PARTS", "parts to put in, with commas between: notes,medicines"},
	[OPT_WITHOUT] = {"--without", "PARTS", "parts to leave out, with commas between: map, trend, stool, ..."},
	[OPT_NAME] = {"--name", "TEXT", "the name that stands on it (default none)"},
	[OPT_PAPER] = {"--paper", "SIZE", "a4 or letter (default a4)"},
	[OPT_FOLDER] = {"--folder", "DIR", "the folder of the backups"},
	[OPT_SEAL] = {"--seal", NULL, "seal the backup with a passphrase"},
	[OPT_PASSPHRASE_FILE] = {"--passphrase-file", "FILE", "the passphrase is the first line of this file"},
	[OPT_DB] = {"--db", "PATH", "the file that trivet remembers in"},
	[OPT_CONTENT] = {"--content", "DIR", "read what trivet knows from this folder"},
	[OPT_HELP] = {"--help", NULL, "what this command does"},
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

static enum err take_day(enum option o, const char *value, day *ret_day, struct writer *say)
{
	if (day_parse(str_of(value), ret_day))
		return OK;
	return refuse(say, option_rows[o].name, "allowed is a real day as YYYY-MM-DD");
}

static enum err take(struct args *a, enum option o, const char *value, struct writer *say)
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
	case OPT_TODAY: return take_day(o, value, &a->today, say);
	case OPT_DAY: return take_day(o, value, &a->on, say);
	case OPT_FROM: return take_day(o, value, &a->from, say);
	case OPT_TO: return take_day(o, value, &a->to, say);
	case OPT_TIME:
		if (clock_parse(str_of(value), &a->time_s))
			return OK;
		return refuse(say, option_rows[o].name, "allowed is a time as HH:MM, from 00:00 to 23:59");
	case OPT_DATES:
		a->month_first = str_eq(str_of(value), STR("month"));
		if (a->month_first || str_eq(str_of(value), STR("day")))
			return OK;
		return refuse(say, option_rows[o].name, "allowed is day or month");
	case OPT_SECONDS:
		if (read_number(value, SESSION_LEAST_S, SESSION_MOST_S, &a->seconds) == OK)
			return OK;
		return refuse(say, option_rows[o].name, "allowed is a whole number from 20 to 3600");
	case OPT_PORT:
		if (read_number(value, 1, 65535, &a->port) == OK)
			return OK;
		return refuse(say, option_rows[o].name, "allowed is a port from 1 to 65535");
	case OPT_AT:
		if (clock_parse(str_of(value), &a->at_s))
			return OK;
		return refuse(say, option_rows[o].name, "allowed is a time from 00:00 to 23:59");
	case OPT_WEEKS:
		if (read_number(value, WEEKS_LEAST, WEEKS_MOST, &a->weeks) == OK)
			return OK;
		return refuse(say, option_rows[o].name, "allowed is a whole number from 4 to 520");
	case OPT_AGAINST: a->against = value; return OK;
	case OPT_PLACE: {
		size_t i = word_index(place_words, PLACES, str_of(value));
		if (i == PLACES)
			return refuse(say, option_rows[o].name, "allowed is desk, floor, bed or car");
		a->place = (enum place)i;
		return OK;
	}
	case OPT_JSON:
	case OPT_FHIR:
	case OPT_ICS:
	case OPT_BREAKS:
	case OPT_MERGE:
	case OPT_LIST:
	case OPT_DRY_RUN:
	case OPT_SEAL:
	case OPT_HELP:
	case OPTIONS: return OK;
	}
	return OK;
}

static size_t option_of(str word)
{
	size_t o = 0;
	str name = str_split(&word, '=');
	while (o < OPTIONS && !str_eq(name, str_of(option_rows[o].name)))
		o++;
	return o;
}

enum err args_read(int argc, char **argv, struct writer *say, struct args *ret_args)
{
	struct args a = {.seconds = SECONDS_DEFAULT};
	for (int i = 1; i < argc; i++) {
		if (argv[i][0] != '-' || argv[i][1] == '\0') {
			if (a.command == NULL)
				a.command = argv[i];
			else if (a.n_words < WORDS_MAX)
				a.words[a.n_words++] = argv[i];
			else
				return refuse(say, argv[i], "too many words");
			continue;
		}
		size_t o = option_of(str_of(argv[i]));
		if (o == OPTIONS)
			return refuse(say, argv[i], "there is no such option; `trivet --help` names them");
		const char *equals = strchr(argv[i], '=');
		if (option_rows[o].value != NULL && equals == NULL && i + 1 >= argc)
			return refuse(say, argv[i], "needs a value");
		if (option_rows[o].value == NULL && equals != NULL)
			return refuse(say, argv[i], "takes no value");
		const char *value = option_rows[o].value == NULL ? "" : equals != NULL ? equals + 1 : argv[++i];
		TRY(take(&a, (enum option)o, value, say));
		a.given |= ALLOW(o);
	}
	*ret_args = a;
	return OK;
}
