/* cli.h - the command line: one file per command (cmd_NAME.c), one row per command in cli.c. */
#ifndef TRIVET_CLI_CLI_H
#define TRIVET_CLI_CLI_H

#include "me/acts.h"
#include "cli/args.h"
#include "keep/backup.h"
#include "words/wrong.h"

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
void say_line(struct rim *rim, str line); /* one line on rim->out, wrapped to the terminal */
void say_indented(struct rim *rim, const char *indent, str text);
void say_numbered(struct rim *rim, size_t number, str text);           /* "   1  text", the lines after the first as far in */
enum err complain_line(struct rim *rim, enum err e, const char *line); /* one line on rim->err; returns e */
/* "3 diary entries, 1 thing done, 95 answers." on rim->out, behind `lead`. */
void say_look(struct rim *rim, const char *lead, const struct backup_look *look);
/* "trivet: COMMAND FILE: what went wrong", on rim->err; `command` like "backup: " or "", `file` may be "". */
void complain_wrong(struct rim *rim, const char *command, const char *file, enum wrong wrong);
void complain_fault(struct rim *rim, const char *place, const struct store_fault *fault);
void complain_no_backup(struct rim *rim, str folder, enum wrong wrong);
/* The person: from --answers FILE when it was given (nothing stored is read or written then), else as the store remembers them. */
MUST_USE enum err load_person(struct rim *rim, const struct args *args, struct person **ret_person);
/* Prints what was written to a JSON writer that lives on the rest of rim->arena. */
MUST_USE enum err print_json(struct rim *rim, struct writer *w);
MUST_USE enum err print_check_json(struct rim *rim, const struct person *who);
MUST_USE enum err print_session(struct rim *rim, const struct session *s);
/* Applies acts and what follows them, and waits for the disk. Tells what failed; what was done before stays done. */
MUST_USE enum err apply(struct rim *rim, struct changes *acts);
/* When these acts kept a pain and it rose, one line that offers the re-check. Reads the person anew. */
MUST_USE enum err say_pain_rose(struct rim *rim, const struct args *args, const struct changes *kept);
/* Asks one line; false at the end of the input. The answer is trimmed and lives until the next call. */
bool ask_line(struct rim *rim, const char *prompt, str *ret_answer);
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
