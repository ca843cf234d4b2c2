/*
 * cited.h - how certain something is, in one label of plain words, and under "Where this comes from" all that a clinician asks for: sources, row of the
 * evidence, confidence. Every page that shows an item says it by `sure`; an emergency page says none of it.
 */
#ifndef TRIVET_WEB_PARTS_CITED_H
#define TRIVET_WEB_PARTS_CITED_H

#include "web/parts/cite.h"
#include "web/parts/words.h"

struct cited {
	const struct pack *pack;
	const struct support *support;
};

struct sure {
	const struct pack *pack;
	const struct item *item;
};

/* {{call certainty item}}: the one label that says how sure a thing is. */
void page_certainty(struct writer *w, const struct item *it);
/* {{call cited &v->cited}} */
void page_cited(struct writer *w, const struct cited *v);
/* The line alone, where a fold is around it already. */
void page_cite_row(struct writer *w, const struct cited *v);
/* {{call sure (&(struct sure){pack, item})}}: the label, the honest sentence, the fold. */
void page_sure(struct writer *w, const struct sure *v);

#endif
