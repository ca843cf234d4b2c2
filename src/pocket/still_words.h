/* still_words.h - what the static pages of the folder say in addition: how trivet starts, and what to do where it cannot. */
#ifndef TRIVET_POCKET_STILL_WORDS_H
#define TRIVET_POCKET_STILL_WORDS_H

#include "web/server/markup.h"

struct still_words {
	bool has_signs; /* the page of the danger signs */
	bool is_minute; /* the page with the exercises */
	str number;     /* to call in an emergency; empty: it depends on where someone is */
};

void page_still_words(struct writer *w, const struct still_words *v);

#endif
