/* cli.h - the command line: one file per command (cmd_NAME.c), one row per command in commands.c. */
#ifndef TRIVET_CLI_CLI_H
#define TRIVET_CLI_CLI_H

#include "me/acts.h"
#include "cli/args.h"
#include "cli/say.h"

enum { EXAMPLES_MAX = 5 };

struct command {
	const char *name, *words; /* words: what it takes besides options */
	const char *help;         /* one line */
	uint64_t options;         /* ALLOW() bits */
	enum err (*run)(struct rim *rim, const struct args *args);
	const char *examples[EXAMPLES_MAX]; /* without "trivet" */
};

/* Runs what the words ask for. What failed was told on rim->err. */
MUST_USE enum err cli_run(struct rim *rim, const struct args *args);
extern const struct command commands[];
extern const size_t commands_n;

/* Shared by the commands. */
/* The person: from --answers FILE when it was given (nothing stored is read or written then), else as the store remembers them. */
MUST_USE enum err load_person(struct rim *rim, const struct args *args, struct person **ret_person);
/* The same, and before an exercise of a plan asks what is due (ask_today). */
MUST_USE enum err load_person_asked(struct rim *rim, const struct args *args, struct person **ret_person);
MUST_USE enum err print_check_json(struct rim *rim, const struct person *who);
MUST_USE enum err print_session(struct rim *rim, const struct session *s);
/* Applies acts and what follows them, and waits for the disk. Tells what failed; what was done before stays done. */
MUST_USE enum err apply(struct rim *rim, struct changes *acts);
/* When these acts kept a pain and it rose, one line that offers the re-check. Reads the person again. */
MUST_USE enum err say_pain_rose(struct rim *rim, const struct args *args, const struct changes *kept);
enum passphrase_use { PASSPHRASE_NEW /* of a backup: asked twice */, PASSPHRASE_KNOWN, PASSPHRASE_SIGN_IN /* asked twice */ };
/* From --passphrase-file, else typed. Lives on rim->arena. Tells what failed. */
MUST_USE enum err ask_passphrase(struct rim *rim, const struct args *args, enum passphrase_use use, str *ret_passphrase);
/* Runs a session against the clock, or lists it. `ret_finished`: it was not left early. */
MUST_USE enum err play_session(struct rim *rim, const struct args *args, const struct person *who, const struct session *s, bool *ret_finished);
/* What fired, what to do, in words. */
void print_check(struct rim *rim, const struct person *who);
/* What a doctor has examined and is waived therefore, since when, and what ends it. */
void print_cleared(struct rim *rim, const struct person *who);
/* Asks what is due before an exercise (me/relief.h); with --json or --today the person gets no exercise instead. */
MUST_USE enum err ask_today(struct rim *rim, const struct args *args, struct person *who);
/* The one thing that is asked after needles or cups. */
MUST_USE enum err ask_needles(struct rim *rim, struct changes *acts, struct person *who);

enum err cmd_migrate(struct rim *rim, const struct args *args);
enum err cmd_now(struct rim *rim, const struct args *args);
enum err cmd_check(struct rim *rim, const struct args *args);
enum err cmd_plan(struct rim *rim, const struct args *args);
enum err cmd_session(struct rim *rim, const struct args *args);
enum err cmd_practice(struct rim *rim, const struct args *args);
enum err cmd_log(struct rim *rim, const struct args *args);
enum err cmd_progress(struct rim *rim, const struct args *args);
enum err cmd_report(struct rim *rim, const struct args *args);
enum err cmd_questions(struct rim *rim, const struct args *args);
enum err cmd_figure(struct rim *rim, const struct args *args);
enum err cmd_breaks(struct rim *rim, const struct args *args);
enum err cmd_clear(struct rim *rim, const struct args *args);
enum err cmd_serve(struct rim *rim, const struct args *args);
enum err cmd_open(struct rim *rim, const struct args *args);
enum err cmd_export(struct rim *rim, const struct args *args);
enum err cmd_import(struct rim *rim, const struct args *args);
enum err cmd_content(struct rim *rim, const struct args *args);
enum err cmd_trial(struct rim *rim, const struct args *args);
enum err cmd_backup(struct rim *rim, const struct args *args);
enum err cmd_restore(struct rim *rim, const struct args *args);
enum err cmd_settings(struct rim *rim, const struct args *args);
enum err cmd_rescue(struct rim *rim, const struct args *args);
enum err cmd_erase(struct rim *rim, const struct args *args);
enum err cmd_where(struct rim *rim, const struct args *args);
enum err cmd_clinic(struct rim *rim, const struct args *args);
enum err cmd_completion(struct rim *rim, const struct args *args);

#endif
