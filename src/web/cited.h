/* cited.h - where a thing is known from: its sources as links, its row of the evidence, how sure that is. */
#ifndef TRIVET_WEB_CITED_H
#define TRIVET_WEB_CITED_H

#include "core/pack.h"
#include "web/markup.h"

struct cited_source {
	str id;
	str text; /* of the source, for who hovers or listens */
	url where;
};

struct cited {
	const struct cited_source *of;
	size_t n;
	bool own; /* our own proposal is among the sources */
	str evidence;
	str confidence;
};

/* Keeps: lives in the arena; when that is full the list is short, and the arena says so. */
struct cited cited_make(struct arena *a, const struct pack *p, const struct support *s);
/* {{call cited &v->cited}}: one small line. */
void page_cited(struct writer *w, const struct cited *v);

#endif
