/* player.h - the timed session: a list with its times that anyone can follow, and the player that the browser makes of it. */
#ifndef TRIVET_WEB_PAGES_SESSION_PLAYER_H
#define TRIVET_WEB_PAGES_SESSION_PLAYER_H

#include "me/person.h"
#include "web/parts/own.h"
#include "web/parts/words.h"
#include "web/parts/cited.h"

enum { PLAYER_AGO_MAX = 4 * SESSION_MOST_S /* a session with pauses */ };
enum { PLAYER_WORDS_MAX = 4, PLAYER_LENGTHS = 3, PLAYER_SECONDS = 60 /* when nothing was said */ };

/* What is wished for: it goes along from page to page. */
struct player_wish {
	str place;       /* one of place_words; empty: of practice, each step where it can be done */
	int32_t seconds; /* of the whole, SESSION_LEAST_S .. SESSION_MOST_S; 0: as the doses say */
	str item;        /* one thing by itself; empty: a session of several */
	bool practice;   /* the plan itself */
};

/* The rows of a wish are first in the field tables of the pages that take it. */
enum { WISH_PLACE, WISH_SECONDS, WISH_ITEM, WISH_PRACTICE, WISH_ROWS };
#define PLAYER_WISH_FIELDS                                                                                                                           \
	[WISH_PLACE] = {.name = "place", .label = "Where you are", .kind = FIELD_CHOICE, .choices = "desk floor bed car"},                           \
	[WISH_SECONDS] = {.name = "seconds", .label = "How many seconds", .kind = FIELD_INT, .min = SESSION_LEAST_S, .max = SESSION_MOST_S},         \
	[WISH_ITEM] = {.name = "item", .label = "What to do", .kind = FIELD_ID},                                                                     \
	[WISH_PRACTICE] = {.name = "practice", .label = "Your practice", .kind = FIELD_CHECK}

/* What a checked request wishes, with our own choice where it says nothing. */
struct player_wish player_wish_of(const struct request *q);
/* The same in the hidden fields of a form. */
void page_player_wish(struct writer *w, const struct player_wish *v);
/* base?place=..&seconds=..&item=..&practice=on, of these what was wished */
url player_url(struct arena *a, url base, const struct player_wish *wish);

struct player_step {
	const struct item *item;
	enum side side;
	int32_t begin_s, seconds; /* from the start of the session */
	str length;               /* the seconds in words */
	struct session_pace pace;
	str harder; /* more of it, within its dose; empty when there is none, or not for now */
	url figure, about;
	str words[PLAYER_WORDS_MAX]; /* how to adapt it to this person */
	size_t n_words;
};

struct player_place {
	enum place place; /* SESSION_ANYWHERE: all of the plan */
	bool chosen;
	url where;
};

/* An exercise of the plan that practice leaves out now. */
struct player_other {
	const struct item *item;
	bool rests;
	bool is_drawn; /* a trial goes without it today */
	str places;    /* where it can be done */
	url where;     /* its own session */
};

struct player_length {
	int32_t seconds;
	bool chosen;
	url where;
};

struct player_view {
	struct player_wish wish;
	enum place place;
	const struct item *alone; /* the one item that was wished for, or NULL */
	const struct player_other *others;
	size_t n_others;
	const struct item *warmth; /* of the plan, before practice; or NULL */
	url warm;
	const struct player_step *steps;
	size_t n;
	int32_t seconds;
	bool is_heat;
	bool more;                         /* unanswered questions hold back the rest */
	const struct player_place *places; /* where something fits */
	size_t n_places;
	struct player_length lengths[PLAYER_LENGTHS];
	enum verdict verdict;        /* of an item alone that is not for now */
	str words[PLAYER_WORDS_MAX]; /* why */
	size_t n_words;
	struct form_key *form;
};

/* GET /session: the list, or why there is none. */
void page_player(struct writer *w, const struct player_view *v);
void page_player_step(struct writer *w, const struct player_step *s);
void page_player_stage(struct writer *w, const struct player_view *v); /* what shows when a script runs */
void page_player_after(struct writer *w, const struct player_view *v);
void page_player_elsewhere(struct writer *w, const struct player_view *v);
void page_player_plan(struct writer *w, const struct player_view *v); /* what of the plan is not played, and why */
void page_player_none(struct writer *w, const struct player_view *v);

enum err player_show(struct site *site, const struct request *q, struct response *r);
/* POST /session/done: keeps what was done, and the pain after it. */
enum err player_done(struct site *site, const struct request *q, struct response *r);
enum { PLAYER_DONE_STEPS = WISH_ROWS, PLAYER_DONE_PAIN, PLAYER_DONE_BEFORE, PLAYER_DONE_AGO, PLAYER_DONE_AT, PLAYER_DONE_ROWS };
extern const struct field player_show_fields[WISH_ROWS], player_done_fields[PLAYER_DONE_ROWS];

#endif
