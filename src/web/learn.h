/* learn.h - what trivet knows, to read: the pages and what is in them. */
#ifndef TRIVET_WEB_LEARN_H
#define TRIVET_WEB_LEARN_H

#include "web/item.h"

/* A page as a tile that leads to it. */
struct learn_tile {
	const struct learn *learn;
	url where;
	url figure; /* of the first of its items that has one */
	bool has_figure;
	bool is_treatment; /* its first item is: a sign where there is no figure */
	bool is_mine;      /* a cause to which the person's answers point */
};

struct learn_tiles {
	const struct learn_tile *at;
	size_t n;
	bool has_pictures;
};

void page_learn_tiles(struct writer *w, const struct learn_tiles *v);

struct learn_view {
	struct learn_tiles remedy, feel, cause, honesty, safety;
};

void page_learn(struct writer *w, const struct learn_view *v);
enum err learn_show(struct site *site, const struct request *q, struct response *r);

struct learn_page_view {
	const struct pack *pack;
	const struct learn *learn;
	const struct cause *cause; /* NULL: the page is not about a cause */
	struct texts known, unknown;
	struct texts mine; /* what the person said that points to this cause */
	struct item_cards items;
	struct source_refs sources;
};

void page_learn_page(struct writer *w, const struct learn_page_view *v);
enum err learn_page_show(struct site *site, const struct request *q, struct response *r);

#endif
