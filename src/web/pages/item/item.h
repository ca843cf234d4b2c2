/* item.h - everything about one item of a plan, for the person viewing it. */
#ifndef TRIVET_WEB_PAGES_ITEM_ITEM_H
#define TRIVET_WEB_PAGES_ITEM_ITEM_H

#include "web/parts/book_with.h"
#include "web/parts/notes.h"
#include "web/parts/own.h"
#include "web/parts/words.h"
#include "web/parts/cited.h"

/* An item as a line that leads to its page. */
struct item_card {
	const struct item *item;
	url where;
	url figure;
	bool has_figure;
};

struct item_cards {
	const struct item_card *at;
	size_t n;
};

/* Cards for `n` items, in that order, with the figure as this person likes it. Fails: ERR_FULL. Keeps: the arena's. */
MUST_USE enum err item_cards_of(const struct person *who, const uint16_t *items, size_t n, struct arena *a, struct item_cards *ret_cards);
void page_item_cards(struct writer *w, const struct item_cards *v);
/* "(from 2 to 5)" when the source leaves room, else nothing. */
void page_item_range(struct writer *w, const struct amount *v);
void page_item_dose(struct writer *w, const struct item *it);

/* How it stands between the item and this person. */
enum item_standing {
	ITEM_WAITS_FOR_DOCTOR,  /* a danger sign refuses every plan */
	ITEM_STILL_FINE,        /* a danger sign refuses every plan, and this may go on: plan_is_still_fine */
	ITEM_WAITS_FOR_ANSWERS, /* emergency signs are not answered */
	ITEM_JUDGED             /* by its own limits: see the verdict */
};

enum { ITEM_REASONS_MAX = 6 };

struct item_for_me {
	enum item_standing standing;
	enum verdict verdict;
	struct texts words;      /* what to do about the limits */
	struct texts behind;     /* the facts behind the verdict; the first ITEM_REASONS_MAX of them */
	size_t behind_more;      /* and this many more */
	const struct step *step; /* its place in the plan, NULL when it has none */
	struct texts because;    /* why it is there */
	struct texts lacking;    /* what it needs and the person did not say they have */
	bool is_dropped;         /* the person does not want it */
};

/* What holds of an item for this person, with the reasons in short lines. Keeps: the arena. */
struct item_for_me item_judge(const struct person *who, uint16_t item, struct arena *a);
/* What a practitioner does is told to everyone, the warning signs above all. Steps to do by oneself are not: they would be taken for leave. */
bool item_shows_how(const struct item *it, const struct item_for_me *me);
/* Its figure has a movement to show: not what is laid on, nor what a practitioner does. */
bool item_moves(const struct item *it);
/* It can be timed, and is allowed now. */
bool item_can_begin(const struct item *it, const struct item_for_me *me);

struct learn_link {
	url where;
	str title;
};

struct item_view {
	const struct pack *pack;
	const struct item *item;
	struct book_with book;
	bool shows_how; /* how to do it is not shown to who may not, or might not */
	bool has_figure;
	bool moves; /* it has a second moment worth seeing */
	url figure;
	bool can_begin; /* it can be timed, and is allowed now */
	url begin;
	struct item_for_me me;
	bool is_plain; /* nothing to heed: what it says of this person stands below what to do */
	struct texts needs, regions, eases;
	struct notes *notes;
	const struct learn_link *pages; /* that tell more about it */
	size_t n_pages;
};

void page_item_for_me(struct writer *w, const struct item_for_me *v);
void page_item(struct writer *w, const struct item_view *v);
void page_item_care(struct writer *w, const struct item_view *v); /* how to ease it, when to stop */
enum err item_show(struct site *site, const struct request *q, struct response *r);

#endif
