/* signs.h - rows of danger signs on a page, each with no answer until the person gives one: ticks, "none of these", "not sure". */
#ifndef TRIVET_WEB_PARTS_SIGNS_H
#define TRIVET_WEB_PARTS_SIGNS_H

#include "me/said.h"
#include "web/parts/own.h"

struct sign_tick {
	const struct question *q;
	str field;            /* of the form: q.rf_01 */
	bool yes, no, unsure; /* as it was answered; all false at first */
	bool is_now;          /* a yes is an emergency: help is offered under it */
};

struct sign_view {
	const struct question_row *row;
	str id;    /* of the page: sign-rf_01 */
	str field; /* of the form: r.rf_01, "no" or "unsure" for the ticks together */
	const struct sign_tick *ticks, *then, *known;
	size_t n_ticks, n_then, n_known;
	bool is_single; /* one question: yes, no and not sure beside each other */
	bool none, unsure;
	bool none_then;  /* none of what follows */
	bool lacks_then; /* a tick is there, and nothing is said of what follows it */
	bool may_be_now; /* one of its ticks is an emergency */
	bool missing;    /* it was passed by without an answer */
	bool plain;      /* with the plainer sentence */
};

void page_sign(struct writer *w, const struct sign_view *v);
void page_sign_tick(struct writer *w, const struct sign_tick *v);

/* What a page with such rows sends. */
struct signs_form {
	struct pairs ticks; /* the pairs of q. */
	struct pairs rows;  /* the pairs of r.: "no" or "unsure" for the ticks together */
	struct pairs none;  /* rows whose ticks are followed by "none of these" */
};

/* What was given for some rows. */
struct signs {
	struct said said;
	bool touched[QUESTIONS_MAX];   /* rows: anything was given */
	bool answered[QUESTIONS_MAX];  /* rows: a tick and what follows it, none of these, or not sure */
	bool not_sure[QUESTIONS_MAX];  /* rows: not sure, and no tick */
	bool is_none[QUESTIONS_MAX];   /* rows: none of these, and no tick */
	bool none_then[QUESTIONS_MAX]; /* rows: none of what follows its ticks */
};

/*
 * Reads what a form says; `asked` are the facts that the page asks. A tick says more than "none of these" or "not sure". Fails: ERR_INPUT: not a question
 * or a row of the page, or not an answer that it offers.
 */
MUST_USE enum err signs_read(const struct pack *p, const qset *asked, const struct signs_form *form, struct signs *ret_signs);
/* A row as it is now: with what was given, and marked when it is missing. Fails: ERR_FULL. Keeps: the arena. */
MUST_USE enum err sign_of(struct arena *a, const struct pack *p, uint16_t row, const struct signs *signs, struct sign_view *ret_view);
/* The same before anything is given: what the person said of it earlier. */
void signs_known(const struct person *who, struct signs *ret_signs);

#endif
