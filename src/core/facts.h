/* facts.h - from what a person answered to what is known about them: yes, no, not sure, or not known. Not knowing is not "no". */
#ifndef TRIVET_CORE_FACTS_H
#define TRIVET_CORE_FACTS_H

#include "core/answers.h"

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
	int32_t practice_days; /* practice on this many days a week at most, be it less than a source asks for: anyone may do less; 0: not said */
	int32_t sessions, days_apart; /* of the course of treatments; 0: not said. Held within the course of the treatment */
};

/*
 * All that follows from the answers without a decision: what was answered, what is computed from numbers, and "no" for a question whose needs are
 * all no. A "yes" that was answered stays yes, whatever its needs say; a choice does not, as it only tells more of a yes. A yes or "not sure" to the very same thing (`same`) holds for both questions.
 * No clearing counts yet: known_from (core/known.h) adds those that hold.
 */
void facts_said(const struct pack *p, const struct answers *a, struct facts *ret_facts);
struct wishes wishes_from(const struct pack *p, const struct answers *a);
/* Members of `set` that are not known. */
qset facts_unknown(const struct facts *f, const qset *set);
/* True when this question is still to be asked: not answered, and not excluded by its needs. */
bool question_open(const struct pack *p, const struct answers *a, const struct facts *f, uint16_t question);
/* True when neither its needs nor an answer to the very same thing make this question idle, answered or not. */
bool question_wanted(const struct pack *p, const struct facts *f, uint16_t question);

#endif
