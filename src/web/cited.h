/* cited.h - where a thing is known from, in one small line: sources, row of the evidence, how sure that is. */
#ifndef TRIVET_WEB_CITED_H
#define TRIVET_WEB_CITED_H

#include "web/cite.h"
#include "web/words.h"

struct cited {
	const struct pack *pack;
	const struct support *support;
};

/* {{call cited &v->cited}} */
void page_cited(struct writer *w, const struct cited *v);

#endif
