/* plan_file.h - a practitioner's plan: written by their trivet; read, compared and adopted, or not, by the person's. */
#ifndef TRIVET_WEB_PAGES_PLAN_PLAN_FILE_H
#define TRIVET_WEB_PAGES_PLAN_PLAN_FILE_H

#include "me/plan_change.h"
#include "web/pages/plan/plan_change.h"
#include "web/pages/plan/plan_page.h"

/* Who wrote the plan that was taken over, and their word. */
struct plan_word {
	str from, note;
};

/* What would not get in. */
struct file_left_out {
	const struct item *item;
	const char *why;
	const str *words; /* of the limits behind it */
	size_t n_words;
};

struct plan_file_view {
	struct form_key *form;
	str text;     /* what was sent */
	str wrong;    /* why it is no plan, or empty */
	bool is_plan; /* the rest is there */
	bool is_open; /* the person's own plan is open, so that it can change */
	struct plan_file file;
	struct history_entry changes;
	const struct file_left_out *left_out;
	size_t n_left_out;
};

/* One thing that a practitioner can put into a plan. */
struct plan_write_row {
	const struct item *item;
	bool is_chosen;
	bool is_hidden; /* a search did not find it */
	str minutes_field, days_field, sets_field, say_field, id, say;
	int32_t minutes, per_week, sets; /* as it usually is; 0: it has none */
};

struct plan_write_leg {
	enum leg leg;
	const char *name;
	struct plan_write_row *rows;
	size_t n, n_chosen;
	bool is_open; /* a search found something here */
};

struct plan_write_view {
	struct form_key *form;
	str from, note;
	int32_t sessions, days_apart; /* of the treatments; 0: not said */
	str find;                     /* what was looked for, or empty */
	size_t n_found;
	struct plan_write_leg legs[LEGS];
};

void page_plan_file(struct writer *w, const struct plan_file_view *v);
void page_plan_file_shown(struct writer *w, const struct plan_file_view *v);
void page_plan_from(struct writer *w, const struct plan_word *v);
void page_plan_write(struct writer *w, const struct plan_write_view *v);

extern const struct field plan_file_fields[1], plan_write_show_fields[1], plan_write_fields[11];

enum err plan_file_show(struct site *site, const struct request *q, struct response *r); /* GET /plan/file */
enum err plan_file_look(struct site *site, const struct request *q,
			struct response *r); /* POST /plan/file: shows what would change, changes nothing */
enum err plan_file_take(struct site *site, const struct request *q, struct response *r);  /* POST /plan/file/take */
enum err plan_write_show(struct site *site, const struct request *q, struct response *r); /* GET /plan/write */
enum err plan_write_from(struct site *site, const struct request *q, struct response *r); /* POST /plan/write/from: begins with the plan in a file */
enum err plan_write_make(struct site *site, const struct request *q, struct response *r); /* POST /plan/write: the file */

#endif
