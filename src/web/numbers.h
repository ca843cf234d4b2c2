/* numbers.h - every emergency number, beside the one that is shown while no country is chosen. */
#ifndef TRIVET_WEB_NUMBERS_H
#define TRIVET_WEB_NUMBERS_H

#include "web/own.h"

struct numbers_line {
	str country, number;
	url call;
};

struct numbers_view {
	const struct numbers_line *of;
	size_t n; /* 0 once a country is chosen */
};

/* Keeps: lives in the arena. */
struct numbers_view numbers_of(const struct person *who, struct arena *a);
void page_numbers(struct writer *w, const struct numbers_view *v);

#endif
