/* say.h - what every command says in one way: lines, complaints, JSON, a question. */
#ifndef TRIVET_CLI_SAY_H
#define TRIVET_CLI_SAY_H

#include "cli/rim.h"
#include "keep/backup.h"
#include "words/wrong.h"

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
/* Prints what was written to a JSON writer that lives on the rest of rim->arena. */
MUST_USE enum err print_json(struct rim *rim, struct writer *w);
/* Asks one line; false at the end of the input. The answer is trimmed and lives until the next call. */
bool ask_line(struct rim *rim, const char *prompt, str *ret_answer);

#endif
