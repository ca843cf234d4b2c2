/* allow.h - what a person's facts allow of one item: the matrix of evidence.md 2.8 and the item's own limits. */
#ifndef TRIVET_CORE_ALLOW_H
#define TRIVET_CORE_ALLOW_H

#include "core/facts.h"

struct allowed {
	enum verdict verdict;
	qset behind; /* the facts that make it so; empty for GO */
};

/*
 * The worst wins: a yes to an avoid is AVOID; a fact not known that limits it in any way is ANSWER_FIRST; a yes to an ask, or "not sure" about an
 * avoid or an ask, is ASK_CLINICIAN; a yes or "not sure" to an adapt is ADAPT.
 */
struct allowed allow_item(const struct item *it, const struct facts *f);
/*
 * As allow_item, for a step of a plan: what moves nobody (a desk set up again, a talk with a practitioner) does not wait for the question that is open since
 * needles or cups were had. Everything else does.
 */
struct allowed allow_step(const struct pack *p, const struct item *it, const struct facts *f);
/* GO or ADAPT. */
bool allow_now(enum verdict v);
/* Calls out the words for each limit behind a verdict: those of the matrix cells and of the item itself. At most `cap`; returns how many. */
size_t allow_words(const struct pack *p, const struct item *it, const struct allowed *a, str *ret_words, size_t cap);

#endif
