/* plan_change.h - a person changes their plan, and sees how it changed. */
#ifndef TRIVET_WEB_PAGES_PLAN_PLAN_CHANGE_H
#define TRIVET_WEB_PAGES_PLAN_PLAN_CHANGE_H

#include "me/grow.h"
#include "me/plan_change.h"
#include "me/review.h"
#include "web/parts/own.h"

extern const struct field plan_swap_fields[2], plan_item_fields[1], plan_days_fields[1];

enum err plan_swap(struct site *site, const struct request *q, struct response *r);      /* POST /plan/swap */
enum err plan_back(struct site *site, const struct request *q, struct response *r);      /* POST /plan/back */
enum err plan_add(struct site *site, const struct request *q, struct response *r);       /* POST /plan/add */
enum err plan_days_keep(struct site *site, const struct request *q, struct response *r); /* POST /plan/days */

enum err plan_flare(struct site *site, const struct request *q, struct response *r); /* POST /plan/flare: a mark of the diary, for today */

/* One change of a step, in words. */
struct history_line {
	enum plan_step_change change;
	const struct item *item;
	struct plan_line was, is;
};

/* A plan and what it changed, or a look back. */
struct history_entry {
	day on;
	bool is_look;
	enum outcome outcome; /* of a look */
	url where;            /* of a look */
	str why;
	const struct history_line *lines;
	size_t n_lines;
	bool is_first;
	bool course;
};

struct history_view {
	str from, note;                      /* of the practitioner whose plan it is now; or empty */
	const struct history_entry *entries; /* the latest first */
	size_t n;
};

/* One button: a step grows by a little. */
struct plan_grow {
	struct form_key *form;
	const struct grows *of;
};
void page_plan_grow(struct writer *w, const struct plan_grow *v);
extern const struct field plan_grow_fields[2];
enum err plan_grow(struct site *site, const struct request *q, struct response *r); /* POST /plan/grow */

/* What differs, as lines. Keeps: the arena. */
void plan_history_lines(const struct pack *p, const struct plan_differences *d, struct arena *a, struct history_entry *entry);
void page_plan_history(struct writer *w, const struct history_view *v);
void page_plan_lines(struct writer *w, const struct history_entry *v);
enum err plan_history_show(struct site *site, const struct request *q, struct response *r); /* GET /plan/history */

#endif
