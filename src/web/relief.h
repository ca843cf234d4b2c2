/* relief.h - the danger signs on one page, before the first exercise. What they lead to is decided in app/relief. */
#ifndef TRIVET_WEB_RELIEF_H
#define TRIVET_WEB_RELIEF_H

#include "web/player.h"
#include "web/signs.h"

struct relief_line_view {
	const struct relief_line *of;
	str id; /* of the page: line-chest */
	struct sign_view *rows;
	size_t n;
	bool open; /* touched: its rows want an answer */
};

struct relief_view {
	str lead;
	const struct relief_line_view *lines;
	size_t n;
	bool missing; /* a line that is open was passed by without an answer */
	struct player_wish wish;
	struct form_key *form;
};

void page_relief(struct writer *w, const struct relief_view *v);

/* GET /relief: the page; or on at once when it was answered today, unless ?again=on asks to look at it again. */
enum err relief_show(struct site *site, const struct request *q, struct response *r);
/* POST /relief: a line that was not opened is no; one that was opened wants an answer to each of its rows, or the page comes back and asks for it. */
enum err relief_keep(struct site *site, const struct request *q, struct response *r);
enum { RELIEF_AGAIN = WISH_ROWS, RELIEF_SHOW_ROWS };
enum { RELIEF_OPEN = WISH_ROWS, RELIEF_TICKS, RELIEF_SAID, RELIEF_KEEP_ROWS };
extern const struct field relief_show_fields[RELIEF_SHOW_ROWS], relief_keep_fields[RELIEF_KEEP_ROWS];

#endif
