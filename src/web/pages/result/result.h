/* result.h - what the check found and what to do; and what a clinician has examined. */
#ifndef TRIVET_WEB_PAGES_RESULT_RESULT_H
#define TRIVET_WEB_PAGES_RESULT_RESULT_H

#include "web/parts/cited.h"
#include "web/parts/numbers.h"
#include "web/parts/own.h"

/* One danger sign that fired. */
struct result_rule {
	const struct rule *rule;
	str id;                  /* of the page: rule-rf_44 */
	str say;                 /* what to do, with the number of the country */
	bool is_yes, is_unsure;  /* the answer to its own question */
	const str *yes, *unsure; /* other answers that fired it, in short */
	size_t n_yes, n_unsure;
	struct cited cited;
	url edit;                        /* where it was asked; empty when no screen asks it */
	bool may_clear;                  /* a doctor may have examined it; in an emergency that question waits */
	enum clearing_state slip;        /* why the day that was given does not count; CLEARING_HOLDS: none was given */
	const struct clearing *clearing; /* the one that holds, or held before; NULL when there is none */
	enum clearing_state state;       /* of it */
	day until;                       /* it ends by itself */
};

/* Those of one class, under one heading. */
struct result_group {
	const char *title;
	const struct result_rule *of;
	size_t n;
};

/* Questions that could still raise the class, on one screen. */
struct result_open {
	str title;
	size_t n;
	url where;
};

struct result_screen {
	str title;
	url where;
};

/* What may go on although a doctor comes first: it moves nobody, and this person has a use for it. */
struct result_fine {
	const struct item *item;
	url where; /* its page */
};

enum { RESULT_LIMITS_MAX = 3, RESULT_FINE_MAX = 4 };

/* The check in three lines: the person, not the questions. */
struct result_person {
	str where, pain, how_long;     /* as answered; empty when they were not */
	const struct cause *causes[2]; /* what often goes with it, from their answers */
	size_t n_causes;
	str outlook; /* with its source */
	struct cited outlook_cited;
	const struct item *first; /* the first exercise of the plan, or NULL */
	url start;
	str limits[RESULT_LIMITS_MAX]; /* what has to be otherwise for them, each once */
	size_t n_limits;
};

struct result_view {
	const struct pack *pack;
	struct result_person me;
	const struct result_fine *fine;
	size_t n_fine;
	str own_say;   /* what to do about the one sign that keeps the plan closed, in its own words; empty when there are several */
	str date_say;  /* that an examination can be marked; empty when none can */
	bool has_slip; /* a day that was sent does not count */
	str kind;      /* the first sentence of the letter */
	url send;      /* the same lines as a message */
	enum urgency urgency;
	bool unanswered; /* the class may still rise to doctor first or more */
	bool has_plan;   /* a plan is open */
	const char *title;
	str say;
	str number;
	url call;         /* empty while no country is known */
	const str *tells; /* sentences to read out, the first says why one calls */
	size_t n_tells;
	str wait, tell_where, stays_open;
	struct numbers_view numbers;
	struct result_group groups[URGENCIES];
	size_t n_groups;
	const struct result_rule *cleared;
	size_t n_cleared;
	const str *scores;
	size_t n_scores;
	const struct result_open *open;
	size_t n_open;
	const struct result_screen *screens;
	size_t n_screens;
	str no_percentage, look_again, no_medicine;
	day today;
	struct form_key *form;
};

/* A rule and the form beside it: a view has one page-wide key. */
struct result_rule_view {
	const struct result_view *page;
	const struct result_rule *of;
};

void page_result_me(struct writer *w, const struct result_view *v);
void page_result_letter(struct writer *w, const struct result_view *v);
void page_result_emergency(struct writer *w, const struct result_view *v);
void page_result(struct writer *w, const struct result_view *v);
void page_result_rule(struct writer *w, const struct result_rule_view *v);
/* Why a day of an examination does not count, in whole sentences. */
str result_slip_say(enum clearing_state state);
void page_cleared_over(struct writer *w, const struct result_rule *v);

extern const struct field result_show_fields[2], result_clear_fields[2], result_undo_fields[1];

enum err result_show(struct site *site, const struct request *q, struct response *r);  /* GET /result */
enum err result_clear(struct site *site, const struct request *q, struct response *r); /* POST /clear */
enum err result_undo(struct site *site, const struct request *q, struct response *r);  /* POST /clear/undo */

#endif
