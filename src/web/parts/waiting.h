/* waiting.h - a plan that waits for an answer: what waits, and for what. It can be read; nothing of it starts. */
#ifndef TRIVET_WEB_PARTS_WAITING_H
#define TRIVET_WEB_PARTS_WAITING_H

#include "web/parts/own.h"

struct waiting_item {
	str name;
	url about;
};

struct waiting_view {
	bool is_on;
	bool needles;                     /* only for what is asked after needles or cups; else for all danger signs */
	str question;                     /* then */
	const char *back;                 /* the page to go back to: "today" or "diary" */
	const struct waiting_item *items; /* that wait, in the order of the plan */
	size_t n;
	struct form_key *form;
};

/* Fails: ERR_FULL. Keeps: lives in the arena. */
MUST_USE enum err waiting_of(const struct person *who, struct form_key *form, struct arena *a, struct waiting_view *ret_view);
void page_waiting(struct writer *w, const struct waiting_view *v);

#endif
