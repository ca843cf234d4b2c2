/* notes.h - content texts without brackets in them: small numbers at the end of a paragraph, their meaning at the end of the page. */
#ifndef TRIVET_WEB_PARTS_NOTES_H
#define TRIVET_WEB_PARTS_NOTES_H

#include "web/parts/cite.h"

enum { NOTES_MOST = 96 };

/* Filled while a page is written: a source gets its number where it is named first. */
struct notes {
	const struct pack *pack;
	str of[NOTES_MOST];
	size_t n;
};

/* {{call noted v->notes, text}}: the text, then the numbers of its sources. A bracket in which anything but known sources stands is text. */
void page_noted(struct writer *w, struct notes *n, str text);
/* {{call bare v->pack, text}}: the text without the brackets of its sources, where it only leads to the page that has them. */
void page_bare(struct writer *w, const struct pack *p, str text);
/* {{call notes v->notes}}: what the numbers of this page are. Nothing when it has none. */
void page_notes(struct writer *w, const struct notes *n);
/* Gives the sources of a thing a number, too, for the list at the end. */
void page_note_all(struct writer *w, struct notes *n, const struct support *s);

/* One line of the list, for its template. */
struct note_line {
	size_t number;
	const struct source *source; /* NULL: our own proposal */
};

void page_note_line(struct writer *w, const struct note_line *v);

#endif
