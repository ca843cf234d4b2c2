/*
 * triage.h - the danger signs of evidence.md Part 1, by the rules of 1.1: a yes fires, a "not sure" as rule 4 says, the highest class wins, and what
 * nobody answered is not a no: it counts in `ceiling`. A clean result is never called proof of safety.
 */
#ifndef TRIVET_CORE_TRIAGE_H
#define TRIVET_CORE_TRIAGE_H

#include "core/facts.h"

struct fired {
	uint16_t rule;
	enum urgency urgency; /* the class it fired in: for a "not sure" it may be lower than that of the rule */
	qset because;         /* the facts, yes or not sure, that fired it */
};

struct triage {
	enum urgency urgency;      /* the highest class that fired and is not cleared */
	enum urgency ceiling;      /* what it would be if everything not known were yes */
	bool emergency_unanswered; /* an emergency sign is not answered that is due: one of Block A, or what raises a row that is yes or not sure */
	bool only_reopened;        /* and only what hangs on needles or cups of the diary is: all else of Block A is answered */
	struct fired fired[RULES_MAX];
	size_t n_fired; /* highest class first, in the order of the pack within a class */
	struct fired cleared[RULES_MAX];
	size_t n_cleared; /* would have fired; a clinician has looked at it */
};

void triage_decide(const struct pack *p, const struct facts *f, struct triage *ret_triage);
/* The sign is reported: of each of its groups one fact is yes or not sure, and none that lets it rest is yes. Whether it is cleared is another matter. */
bool triage_reports(const struct rule *r, const struct facts *f);
/* Adds the facts that follow from the decision (FROM_URGENCY). */
void triage_facts(const struct pack *p, const struct triage *t, struct facts *f);
/*
 * True for a danger sign, and for what decides whether one is asked at all (needling lately, how long it has hurt, blood thinners): what is asked
 * again at each reassessment (evidence 1.1, rule 3). Not the age.
 */
bool triage_rests_on(const struct pack *p, uint16_t question);
/* All of those, for the reader of a pack. Needs: everything else in it is read. */
qset triage_rests(const struct pack *p);
/* The questions whose answer could raise the class, most urgent first; at most `cap`. Returns how many. */
size_t triage_ask(const struct pack *p, const struct facts *f, const struct triage *t, uint16_t *ret_questions, size_t cap);

#endif
