/* numbers.h - whose emergency number a page shows, and how to change it with one touch; every number while no country is known. */
#ifndef TRIVET_WEB_PARTS_NUMBERS_H
#define TRIVET_WEB_PARTS_NUMBERS_H

#include "web/parts/own.h"

struct numbers_line {
	str country, name, number;
	url call;
};

struct numbers_view {
	const struct emergency_number *chosen, *proposed; /* one of them, or neither */
	str clinic;                                       /* the name of the one that is there, and hands out this trivet; or empty */
	const struct numbers_line *of;                    /* the others, while none is chosen */
	size_t n;
	str back; /* the page to come back to: today plan result */
	struct form_key *form;
};

/* Keeps: lives in the arena. */
struct numbers_view numbers_of(const struct person *who, const char *back, struct form_key *form, struct arena *a);
void page_numbers(struct writer *w, const struct numbers_view *v);
/* tel: and the number of the person; empty when no country is known. */
url numbers_call(const struct person *who, struct arena *a);

#endif
