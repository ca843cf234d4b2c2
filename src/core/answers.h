/* answers.h - what a person answered, and what a clinician has examined. */
#ifndef TRIVET_CORE_ANSWERS_H
#define TRIVET_CORE_ANSWERS_H

#include "base/err.h"
#include "base/time.h"
#include "core/pack.h"

enum answer_kind { ANSWER_NONE, ANSWER_NO, ANSWER_YES, ANSWER_UNSURE, ANSWER_NUMBER, ANSWER_CHOICE, ANSWER_REGIONS };

struct answer {
	enum answer_kind kind;
	int32_t value;    /* ANSWER_NUMBER: the number; ANSWER_CHOICE: index of the choice */
	struct moment at; /* when it was given; all 0: not known, as in a file of answers */
	day on;           /* its day, where the person was */
	day no_on;        /* the last day on which it was "no" before this answer; 1970-01-01 when it never was */
};

enum clearing_end { CLEARING_NOT_ENDED, CLEARING_ENDED_AGAIN /* the sign was reported again */, CLEARING_ENDED_NEW /* something was new */ };

/* A person recorded that a clinician has examined what they reported, and on which day. See core/clearing.h. */
struct clearing {
	uint16_t rule;
	day on;           /* of the examination */
	struct moment at; /* when it was recorded; all 0: not known */
	day recorded;     /* the day of `at` */
	enum clearing_end end;
	day ended;
};

struct answers {
	struct answer of[QUESTIONS_MAX];    /* by index of the question */
	qset regions;                       /* ANSWER_REGIONS: the facts chosen (there is one such question) */
	struct clearing cleared[RULES_MAX]; /* one for each rule, those that ended too */
	size_t n_cleared;
	day news_on;   /* the last day on which something new was reported; 1970-01-01 when nothing was */
	qset reopened; /* facts that are open because the diary tells of needles or cups (evidence RF-04, RF-60) */
};

/* Some of the questions of a pack. */
struct questions {
	const uint16_t *at;
	size_t n;
};

/* The last day before `today` on which it was "no"; 1970-01-01 when it never was. A report from `today` on began after that day. */
day answer_no_on(const struct answer *x, day today);
/*
 * Takes one value in its canonical text: yes, no, unsure, a number, a choice id, or region ids joined by commas ("none" for no region).
 * Fails: ERR_INPUT when the text is none of what this question allows; `a` is unchanged then.
 */
MUST_USE enum err answers_put(const struct pack *p, struct answers *a, uint16_t question, str value);
/* The canonical text of an answer, nothing for ANSWER_NONE. */
void answers_value(const struct pack *p, const struct answers *a, uint16_t question, struct writer *w);
/*
 * A clinician has examined it on that day. A second clearing of a rule replaces the first; whether it holds is asked of core/clearing.h.
 * Fails: ERR_INPUT for a rule that cannot be cleared, ERR_FULL never in practice.
 */
MUST_USE enum err answers_clear(const struct pack *p, struct answers *a, uint16_t rule, day on);
/* The same with all that is known of it, of any rule. Fails: ERR_FULL. */
MUST_USE enum err answers_put_clearing(struct answers *a, const struct clearing *clearing);
/* The clearing of a rule, whether it holds or not; NULL when there is none. */
const struct clearing *answers_clearing(const struct answers *a, uint16_t rule);

#endif
