/* args.h - the words after the command: options that commands share, each allowed only where a command names it. */
#ifndef TRIVET_CLI_ARGS_H
#define TRIVET_CLI_ARGS_H

#include "base/time.h"
#include "cli/rim.h"

enum option {
	OPT_ANSWERS,
	OPT_JSON,
	OPT_TODAY,
	OPT_SECONDS,
	OPT_PLACE,
	OPT_DAY,
	OPT_TIME,
	OPT_DATES,
	OPT_COLUMN,
	OPT_SCALE,
	OPT_ROUND,
	OPT_AS_PROPOSED,
	OPT_DRY_RUN,
	OPT_PORT,
	OPT_OPEN,
	OPT_RENEW,
	OPT_LIST,
	OPT_OUT,
	OPT_CSV,
	OPT_SEPARATOR,
	OPT_BOM,
	OPT_FHIR,
	OPT_ICS,
	OPT_AT,
	OPT_BREAKS,
	OPT_MERGE,
	OPT_WEEKS,
	OPT_AGAINST,
	OPT_FROM,
	OPT_TO,
	OPT_WITH,
	OPT_WITHOUT,
	OPT_NAME,
	OPT_PAPER,
	OPT_FOLDER,
	OPT_SEAL,
	OPT_PASSPHRASE_FILE,
	OPT_DB,
	OPT_CONTENT,
	OPT_HELP,
	OPT_VERSION,
	OPT_ALL,
	OPT_YES,
	OPT_DAYS,
	OPT_SERVICE,
	OPT_PRACTITIONER,
	OPT_PATIENT,
	OPT_EMAIL,
	OPT_REQUEST,
	OPT_MINUTES,
	OPT_BY,
	OPT_SECRET,
	OPT_ZONE,
	OPT_NOW,
	OPT_PART,
	OPT_FIRST,
	OPT_COURSE,
	OPT_EVERY,
	OPT_ORIGIN,
	OPTIONS
};

_Static_assert(OPTIONS <= 64, "the options that were given are bits of one number");

#define ALLOW(o)     (UINT64_C(1) << (o))
#define ALLOW_ALWAYS (ALLOW(OPT_DB) | ALLOW(OPT_CONTENT) | ALLOW(OPT_HELP) | ALLOW(OPT_VERSION))

enum { WORDS_MAX = 40, SAYS_MAX = 64 };

/* An option that may be given again and again. */
struct args_say {
	enum option option;
	const char *value;
};

struct args {
	const char *command;
	const char *words[WORDS_MAX]; /* what is no option */
	size_t n_words;
	uint64_t given;      /* ALLOW() bits of the options that were given */
	const char *answers; /* a file */
	const char *db, *content, *out, *csv, *folder, *passphrase_file;
	const char *with, *without, *name, *paper;
	day today, on, from, to;
	int32_t seconds, port, weeks, days, minutes, first, course, every;
	const char *against;                   /* a word that the command checks */
	int32_t time_s;                        /* since midnight */
	const char *dates, *round, *separator; /* words that the command checks */
	struct args_say says[SAYS_MAX];        /* --column, --scale, --at and all that only `clinic` takes, in their order */
	size_t n_says;
	enum place place;
};

struct option_row {
	const char *name, *value, *help; /* value: what it takes, NULL for nothing */
};

extern const struct option_row option_rows[OPTIONS];

/*
 * Options may be anywhere and be shortened as long as only one begins so; after `--` all are words. Days may be said from `today`: today, yesterday,
 * -3. Fails: ERR_INPUT; `say` has one line.
 */
MUST_USE enum err args_read(int argc, char **argv, day today, struct writer *say, struct args *ret_args);
static inline bool args_has(const struct args *a, enum option o)
{
	return (a->given >> o & 1) != 0;
}

/* The last value that was given for an option of `says`; NULL for none. */
const char *args_said(const struct args *a, enum option o);

/* A time of day, 9:00 or 09:00. False when it is none. */
bool args_time(str s, int32_t *ret_second);
/* A day as people type it: 2026-11-30, today, yesterday, -3. False when it is none. */
bool args_day(str s, day today, day *ret_day);

#endif
