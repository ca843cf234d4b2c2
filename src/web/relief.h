/* relief.h - the danger signs on one page, before the first exercise. What they lead to is decided in app/relief. */
#ifndef TRIVET_WEB_RELIEF_H
#define TRIVET_WEB_RELIEF_H

#include "web/player.h"

struct relief_row_view {
	const struct question *question;
	bool is_yes, is_unsure; /* said before */
};

struct relief_line_view {
	str text;
	const struct relief_row_view *rows;
	size_t n;
	bool open; /* something in it was said before */
};

struct relief_view {
	str lead;
	const struct relief_line_view *lines;
	size_t n;
	struct player_wish wish;
	struct form_key *form;
};

void page_relief(struct writer *w, const struct relief_view *v);
void page_relief_row(struct writer *w, const struct relief_row_view *v);

/* GET /relief: the page; or on at once when it was answered today, unless ?again=on asks to look at it again. */
enum err relief_show(struct site *site, const struct request *q, struct response *r);
/* POST /relief: what is ticked is yes or not sure, all else on the page is no. */
enum err relief_keep(struct site *site, const struct request *q, struct response *r);
enum { RELIEF_AGAIN = WISH_ROWS, RELIEF_SHOW_ROWS };
enum { RELIEF_SIGNS = WISH_ROWS, RELIEF_KEEP_ROWS };
extern const struct field relief_show_fields[RELIEF_SHOW_ROWS], relief_keep_fields[RELIEF_KEEP_ROWS];

#endif
