/* about.h - what trivet is and is not. */
#ifndef TRIVET_WEB_PAGES_ABOUT_ABOUT_H
#define TRIVET_WEB_PAGES_ABOUT_ABOUT_H

#include "web/parts/book_with.h"
#include "web/parts/cite.h"
#include "web/parts/own.h"

/* A sentence that the pack says in its own name. */
struct about_line {
	str text; /* with the emergency number filled in */
	const struct support *support;
};

struct about_lines {
	const struct pack *pack;
	const struct about_line *at;
	size_t n;
};

void page_about_lines(struct writer *w, const struct about_lines *v);

struct about_view {
	enum keeping keeping;
	const struct pack *pack;
	str disclaimer;
	struct about_lines says;    /* of itself and of what is known */
	struct about_lines answers; /* after the questions: the statements whose id begins with say_ */
	const char *version;
	struct book_with book;
	str card_fault; /* why the file of the clinic cannot be used; or empty */
};

void page_about(struct writer *w, const struct about_view *v);
enum err about_show(struct site *site, const struct request *q, struct response *r);

#endif
