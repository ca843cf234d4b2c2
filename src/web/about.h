/* about.h - what trivet is and is not. */
#ifndef TRIVET_WEB_ABOUT_H
#define TRIVET_WEB_ABOUT_H

#include "web/cite.h"
#include "web/own.h"

/* A sentence that the pack says in its own name. */
struct about_line {
	str text; /* with the emergency number filled in */
	const struct support *support;
};

struct about_view {
	const struct pack *pack;
	str disclaimer;
	const struct about_line *lines;
	size_t n_lines;
	const char *version;
};

void page_about(struct writer *w, const struct about_view *v);
enum err about_show(struct site *site, const struct request *q, struct response *r);

#endif
