/* relief.h - the danger signs on one page, before the first exercise. What they lead to is decided in me/relief. */
#ifndef TRIVET_WEB_PAGES_RELIEF_RELIEF_H
#define TRIVET_WEB_PAGES_RELIEF_RELIEF_H

#include "web/pages/session/player.h"
#include "web/parts/signs.h"

struct relief_line_view {
	const struct relief_line *of;
	str id; /* of the page: line-chest */
	struct sign_view *rows;
	size_t n;
	bool open; /* touched: its rows want an answer */
};

/* The lines alone, also for other forms that ask the same. */
struct relief_list {
	const struct relief_line_view *lines;
	size_t n;
};

struct relief_view {
	str lead;
	struct relief_list list;
	bool missing; /* a line that is open was passed by without an answer */
	struct player_wish wish;
	struct form_key *form;
};

void page_relief(struct writer *w, const struct relief_view *v);

void page_relief_list(struct writer *w, const struct relief_list *v);
/* The lines with what is in `signs`; those that are open already stay so. Needs: room for relief_lines(p). Fails: ERR_FULL. */
MUST_USE enum err relief_fill_lines(const struct pack *p, const struct signs *signs, struct arena *a, struct relief_line_view *lines);
/* Opens the lines that a form names. Fails: ERR_INPUT: a line that the page does not have. */
MUST_USE enum err relief_open_lines(const struct pack *p, struct pairs ids, struct relief_line_view *lines);
/* Marks the rows of open lines that have no answer; they are what the person passed by, as facts. */
qset relief_mark_missing(const struct pack *p, const struct signs *signs, struct relief_line_view *lines);

/* All was answered not long ago: is anything new since? */
struct relief_news_view {
	str question;
	const struct pack *pack;
	const uint16_t *six; /* what it would be */
	size_t n;
	struct player_wish wish;
	struct form_key *form;
};

/* After needles or cups: one question, no, yes or not sure. */
struct relief_needles_view {
	str question;
	bool starts; /* a session comes next */
	struct player_wish wish;
	str back; /* else the page to go back to: "today" or "diary" */
	struct form_key *form;
};

void page_relief_news(struct writer *w, const struct relief_news_view *v);
void page_relief_needles(struct writer *w, const struct relief_needles_view *v);

/* GET /relief: the page, or the one line when the page was answered not long ago; or on at once when that was asked today, unless ?again=on asks to look at it again. */
enum err relief_show(struct site *site, const struct request *q, struct response *r);
/* POST /relief: a line that was not opened is no; one that was opened wants an answer to each of its rows, or the page comes back and asks for it. */
enum err relief_keep(struct site *site, const struct request *q, struct response *r);
enum { RELIEF_AGAIN = WISH_ROWS, RELIEF_SHOW_ROWS };
enum { RELIEF_OPEN = WISH_ROWS, RELIEF_TICKS, RELIEF_SAID, RELIEF_NONE, RELIEF_KEEP_ROWS };
enum { RELIEF_NEWS_ROWS = WISH_ROWS + 1, RELIEF_NEEDLES_ROWS = WISH_ROWS + 2 };
extern const struct field relief_show_fields[RELIEF_SHOW_ROWS], relief_keep_fields[RELIEF_KEEP_ROWS];
extern const struct field relief_news_fields[RELIEF_NEWS_ROWS], relief_needles_fields[RELIEF_NEEDLES_ROWS];

enum err relief_news(struct site *site, const struct request *q, struct response *r);         /* POST /relief/news */
enum err relief_needles_show(struct site *site, const struct request *q, struct response *r); /* GET /relief/needles */
enum err relief_needles(struct site *site, const struct request *q, struct response *r);      /* POST /relief/needles */

#endif
