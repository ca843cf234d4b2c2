/*
 * plan_file.h - a practitioner's answer: a plan that their trivet writes and the person's reads. It is a proposal: what the person's answers do not
 * allow is left out, and nothing is adopted before the person has seen what would change and agreed. Format: docs/plan-file.md.
 */
#ifndef TRIVET_ME_PLAN_FILE_H
#define TRIVET_ME_PLAN_FILE_H

#include "me/person.h"
#include "me/plan_lines.h"

enum { PLAN_FILE_VERSION = 1, PLAN_FROM_MAX = 120, PLAN_NOTE_MAX = 1000, PLAN_SAY_MAX = 120, PLAN_FILE_MAX = 16384 /* bytes */ };

struct plan_file {
	str from, note; /* who wrote it, and a word to the person; may be empty */
	day made_on;
	struct plan_lines lines;
	str says[PLAN_LINES_MAX]; /* a word on each of them, without '|'; may be empty */
};

/*
 * Strict: unknown keys, wrong kinds, items that this pack does not know or that are on the wrong leg, doses outside the item's range, more steps than a leg
 * may have, and broken JSON are all refused.
 * Fails: ERR_INPUT; `say` then has one line: where, what is wrong, what is allowed. Keeps: texts live in the arena.
 */
MUST_USE enum err plan_file_read(const struct pack *p, str text, struct arena *a, struct writer *say, struct plan_file *ret_file);
struct json;
void plan_file_write(struct json *j, const struct pack *p, const struct plan_file *file);

/* One line of the file that would not get into the plan. */
struct plan_left_out {
	uint16_t item;
	enum verdict verdict; /* GO or ADAPT: there is no room, or it lacks what it needs at home */
	qset behind;
};

/* What would happen. */
struct plan_proposal {
	struct wishes chosen;                /* to be chosen, if the person says yes */
	struct plan plan;                    /* as it would be */
	struct plan_differences differences; /* from the plan of now */
	struct plan_left_out left_out[PLAN_LINES_MAX];
	size_t n_left_out;
};

/* What a practitioner said of a step, out of the words that are kept of their plan (`plan_says`); empty when nothing. */
str plan_file_said(str says, str item);
/* Those words as one line, to be kept: "chin_tuck:Slowly|walk:After lunch". */
void plan_file_put_says(struct writer *w, const struct pack *p, const struct plan_file *file);

/* Computed by making the plan, not by guessing it. */
void plan_propose(const struct person *who, const struct plan_file *file, struct plan_proposal *ret_proposal);

#endif
