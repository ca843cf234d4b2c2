/* do_this.h - what to do, first of all on a page: picture, dose, steps, Start. It obeys what is withheld from this person. */
#ifndef TRIVET_WEB_PAGES_ITEM_DO_THIS_H
#define TRIVET_WEB_PAGES_ITEM_DO_THIS_H

#include "web/pages/item/item.h"
#include "web/parts/notes.h"

struct do_this {
	struct notes *notes;
	const struct item *item;
	struct item_for_me me;
	struct texts steps;
	url where; /* all about it */
	url figure;
	bool has_figure; /* one that may be shown: nobody is shown how to do what is not for them */
	bool moves;
	bool shows_how;
	bool can_begin;
	url begin;
};

struct do_these {
	const struct do_this *at;
	size_t n;
};

/* What the page says to do, for this person. Fails: ERR_FULL. Keeps: the arena's, and `notes`. */
MUST_USE enum err do_these_of(const struct person *who, const struct learn *l, struct notes *notes, struct arena *a, struct do_these *ret_these);
void page_do_this(struct writer *w, const struct do_this *v);
void page_do_dose(struct writer *w, const struct item *it);

#endif
