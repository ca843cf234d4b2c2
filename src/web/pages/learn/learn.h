/* learn.h - what trivet knows, to read: the pages, their contents, and searching them. */
#ifndef TRIVET_WEB_PAGES_LEARN_LEARN_H
#define TRIVET_WEB_PAGES_LEARN_LEARN_H

#include "me/search.h"
#include "web/pages/item/do_this.h"

/* A page as a line that leads to it. */
struct learn_line {
	str title, lead;
	url where;
};

struct learn_links {
	const struct pack *pack;
	const struct learn_line *at;
	size_t n;
};

void page_learn_links(struct writer *w, const struct learn_links *v);

/* A page as a tile that leads to it. */
struct learn_tile {
	const struct learn *learn;
	url where;
	url figure; /* of the first thing to do, or of the first of its items that has one */
	bool has_figure;
	bool is_mine;            /* a cause to which the person's answers point */
	struct learn_links more; /* the questions under it */
};

struct learn_tiles {
	const struct pack *pack;
	const struct learn_tile *at;
	size_t n;
	bool has_pictures;
};

void page_learn_tiles(struct writer *w, const struct learn_tiles *v);

struct learn_view {
	str asked;
	int asked_most; /* bytes that can be asked */
	bool has_asked;
	struct learn_links found;
	bool has_some; /* what was found has some of the words, not all */
	struct learn_tiles remedy, feel, cause, honesty, safety;
};

extern const struct field learn_fields[1];
void page_learn(struct writer *w, const struct learn_view *v);
void page_learn_search(struct writer *w, const struct learn_view *v);
enum err learn_show(struct site *site, const struct request *q, struct response *r);

struct learn_page_view {
	const struct learn *learn;
	const struct support *support; /* of the cause, when the page is on one */
	str honest;                    /* may be empty */
	struct texts known, unknown;
	struct texts mine;       /* what the person said that points to this cause */
	struct learn_line over;  /* the page that this one is under; without a title: none */
	struct learn_links more; /* the questions under it */
	struct do_these does;    /* what to do, first of all */
	bool moves;              /* a figure of those can be let move */
	struct item_cards items; /* what else there is */
	struct notes *notes;
};

void page_learn_page(struct writer *w, const struct learn_page_view *v);
enum err learn_page_show(struct site *site, const struct request *q, struct response *r);

#endif
