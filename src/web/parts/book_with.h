/* book_with.h - how to book with the clinic that hands out this trivet; nothing where there is none. */
#ifndef TRIVET_WEB_PARTS_BOOK_WITH_H
#define TRIVET_WEB_PARTS_BOOK_WITH_H

#include "web/parts/own.h"

struct book_with {
	const struct clinic_card *card; /* NULL: no clinic */
	url book, call;                 /* either may be empty */
};

/* Keeps: lives in the arena. */
struct book_with book_with_of(const struct clinic_card *card, struct arena *a);
void page_book_with(struct writer *w, const struct book_with *v);
/* The ways alone, without its name. */
void page_book_ways(struct writer *w, const struct book_with *v);

#endif
