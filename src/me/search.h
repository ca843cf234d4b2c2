/* search.h - finds pages and plan items by the words that a person types. */
#ifndef TRIVET_ME_SEARCH_H
#define TRIVET_ME_SEARCH_H

#include "base/arena.h"
#include "base/err.h"
#include "core/pack.h"

enum {
	SEARCH_MOST = 12,      /* hits */
	SEARCH_WORDS_MOST = 8, /* of a question; what follows is not looked for */
	SEARCH_BYTES_MOST = 120
};

/* One of the two is NULL. */
struct search_hit {
	const struct learn *learn;
	const struct item *item;
};

struct search {
	const struct search_hit *at; /* best first */
	size_t n;
	bool has_some; /* none has all the words: these have some of them */
};

/*
 * Each word counts where a word begins with it, or where it is such a word with an ending: "roll" finds "roller", "needles" finds "needle". Headings
 * and names count more than the lead below them, and that more than the text. Words such as "how" and "the" are left out unless there is no other.
 * Fails: ERR_FULL. Keeps: the arena's.
 */
MUST_USE enum err search_pack(const struct pack *p, str words, struct arena *a, struct search *ret_search);

#endif
