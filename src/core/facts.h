/* facts.h - from what a person answered to what is known about them: yes, no, not sure, or not known. Not knowing is not "no". */
#ifndef TRIVET_CORE_FACTS_H
#define TRIVET_CORE_FACTS_H

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

/* A fact in none of the three sets is not known. No fact is in two of them. */
struct facts {
	qset yes, no, unsure;
	qset cleared;  /* of rules, not of facts: those whose clearing holds */
	qset reopened; /* of the answers, as long as they are not known */
	qset waiting;  /* of what triage decides: not known only because of `reopened` */
};

/* What the person wants of a plan: what they answered, and what they chose since, by themselves or out of a practitioner's plan. Limits come first. */
struct wishes {
	int32_t minutes_a_day;         /* 0: not said */
	int32_t confidence;            /* 0..10, -1: not said */
	qset dropped;                  /* items they do not want (again) */
	qset wanted;                   /* items that come first on their leg */
	bool only[LEGS];               /* a leg holds nothing else than what is wanted there, as long as some of that is allowed */
	uint8_t minutes_of[ITEMS_MAX]; /* of one go; 0: not said. Held within the dose of the item, as are the days */
	uint8_t days_of[ITEMS_MAX];    /* a week; 0: not said */
	uint8_t grown_to
		[ITEMS_MAX]; /* repetitions, or seconds of a hold that has none; 0: not said. Held within the dose, and only of a step that is not adapted */
	uint8_t sets_of[ITEMS_MAX]; /* 0: not said. Held within the dose; the minutes are as many as they need, within theirs */
	int32_t practice_days;      /* practice on so many days a week at most, be it less than a source asks for: anyone may do less; 0: not said */
	int32_t sessions, days_apart; /* of the course of treatments; 0: not said. Held within the course of the treatment */
};

/*
 * All that follows from the answers without a decision: what was answered, what is computed from numbers, and "no" for a question whose needs are
 * all no. A "yes" that was answered stays yes, whatever its needs say; a choice does not, as it only tells more of a yes. A yes or "not sure" to the very same thing (`same`) holds for both questions.
 * Of the clearings those count that hold today (core/clearing.h).
 */
void facts_from(const struct pack *p, const struct answers *a, day today, struct facts *ret_facts);
struct wishes wishes_from(const struct pack *p, const struct answers *a);
/* Members of `set` that are not known. */
qset facts_unknown(const struct facts *f, const qset *set);
/* True when this question is still to be asked: not answered, and not excluded by its needs. */
bool question_open(const struct pack *p, const struct answers *a, const struct facts *f, uint16_t question);
/* True when neither its needs nor an answer to the very same thing make this question idle, answered or not. */
bool question_wanted(const struct pack *p, const struct facts *f, uint16_t question);

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
