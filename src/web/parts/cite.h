/* cite.h - a content text as markup: all of it escaped, and the sources in brackets become links to their place on /sources. */
#ifndef TRIVET_WEB_PARTS_CITE_H
#define TRIVET_WEB_PARTS_CITE_H

#include "base/err.h"
#include "core/pack.h"
#include "web/server/markup.h"

/* {{call sourced v->pack, text}}: "... pain [S82, design]." A bracket in which anything but a known source stands is text like all other. */
void page_sourced(struct writer *w, const struct pack *p, str text);
/* {{call cite_list v->pack, &thing->support}}: the sources of a thing, as such links. */
void page_cite_list(struct writer *w, const struct pack *p, const struct support *s);
/* What kind of source the evidence file had for it, H, M or L, as a chip. */
void page_rests_on(struct writer *w, const struct support *s);

/* True for "S82" and "S1, S2, design": a list of known sources, and nothing else. */
bool cite_is_list(const struct pack *p, str list);

#endif
