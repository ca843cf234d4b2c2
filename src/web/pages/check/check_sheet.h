/* check_sheet.h - what a screen of the check was answered with, and how it is kept. */
#ifndef TRIVET_WEB_PAGES_CHECK_CHECK_SHEET_H
#define TRIVET_WEB_PAGES_CHECK_CHECK_SHEET_H

#include "me/said.h"
#include "web/pages/check/check_view.h"

enum { ANSWER_SEEN, ANSWER_GIVEN, ANSWER_UNSURE_OF, ANSWER_GO, ANSWER_EDIT, ANSWER_DONE, ANSWER_EXAMINED, ANSWER_NONE_OF, ANSWER_ROWS };

#define ANSWER_FIELDS                                                                                                                                \
	[ANSWER_SEEN] = {.name = "seen", .label = "Questions", .kind = FIELD_MANY},                                                                  \
	[ANSWER_GIVEN] = {.name = "q.", .label = "Answers", .kind = FIELD_PAIRS},                                                                    \
	[ANSWER_UNSURE_OF] = {.name = "unsure", .label = "Not sure", .kind = FIELD_MANY},                                                            \
	[ANSWER_GO] = {.name = "go", .label = "Next", .kind = FIELD_CHOICE, .choices = "on none skip"},                                              \
	[ANSWER_EDIT] = {.name = "edit", .label = "Look at the answers again", .kind = FIELD_CHECK},                                                 \
	[ANSWER_DONE] = {.name = "done", .label = "Back to the result", .kind = FIELD_CHECK},                                                        \
	[ANSWER_EXAMINED] = {.name = "c.", .label = "Day of the examination", .kind = FIELD_PAIRS},                                                  \
	[ANSWER_NONE_OF] = {.name = "none", .label = "None of these", .kind = FIELD_MANY}

/* What a screen was answered with. */
struct sheet {
	uint16_t seen[QUESTIONS_MAX]; /* the rows that the person had before them, or ticked */
	size_t n_seen;
	struct said said;
	qset no, left;                /* `left`: what follows a tick and was passed by */
	bool not_sure[QUESTIONS_MAX]; /* rows that were left so: the plainer sentence comes next */
	bool any_not_sure;
	struct pairs given;
	uint16_t wrong;           /* the first question whose answer is not allowed, or NONE */
	uint16_t slipped;         /* the first question whose day of an examination does not count, or NONE */
	enum clearing_state slip; /* and why */
};

/* Reads what was sent, and keeps it: all that is allowed. Fails: ERR_INPUT: it speaks of what this screen does not have; as the acts. */
MUST_USE enum err sheet_keep(const struct request *q, const struct screen *s, struct sheet *sheet, struct changes *acts, struct person *who);
/* Which button: "on", "none" or "skip". */
bool sheet_says(const struct request *q, const char *go);
/* "Go on" with nothing ticked is no answer: silence is not "no". */
bool sheet_is_empty(const struct request *q, const struct screen *s, const struct sheet *sheet);
/* The page, with the row whose day does not count, and why. */
url sheet_slip_on(struct arena *a, url page, const struct pack *p, const struct sheet *sheet);
/* On to the plainer sentence, when a row was left "not sure" (evidence 1.1, no. 4). */
bool sheet_sees_plain(const struct request *q, struct response *r, struct person *who, const struct sheet *sheet, const char *from);
/* A yes that calls for the ambulance ends the questions, those that this page left open, too. */
bool sheet_calls(struct person *who);

#endif
