/* check_view.h - a screen of the check as it stands on the page. */
#ifndef TRIVET_WEB_PAGES_CHECK_CHECK_VIEW_H
#define TRIVET_WEB_PAGES_CHECK_CHECK_VIEW_H

#include "web/parts/numbers.h"
#include "web/parts/places.h"
#include "web/pages/result/result.h"

struct check_choice {
	str id; /* of the page: q-how_long-under_2_weeks */
	str value;
	str text;
	bool chosen;
};

/* One question, as it stands now. */
struct check_row {
	const struct question *q;
	str id;    /* of the page: q-rf_01 */
	str field; /* of the form: q.rf_01 */
	bool yes, no, unsure;
	bool is_now;                  /* a yes is an emergency: help is offered under it */
	bool wrong;                   /* what was sent for it is not allowed; nothing was kept of it */
	str number;                   /* as answered, or empty */
	bool is_scale;                /* 0 to 10 */
	struct check_choice *choices; /* of KIND_CHOICE; of a scale the numbers */
	size_t n_choices;
	struct places_view places; /* of KIND_REGIONS */
	str examined;              /* the field for the day on which a doctor examined this sign; empty when nobody can */
	str examined_on;           /* the day that counts, or empty */
	str examines;              /* what the doctor must have done */
	enum clearing_state slip;  /* why the day that was sent does not count */
	day today;
};

/* What is asked together: a lead and ticks, what a tick leads to, and what takes the weight off. Rows are slices of those of the view. */
struct check_group {
	const struct question_row *of;
	const struct check_row *ticks, *then, *known;
	size_t n_ticks, n_then, n_known;
	bool unsure;     /* said of it before */
	bool none_then;  /* a tick is true, and none of what follows */
	bool may_be_now; /* one of its ticks is an emergency */
};

/* Rows that are folded under a line: of a list of ticks the groups, else the rows. */
struct check_line {
	const struct relief_line *of;
	const struct check_group *groups;
	const struct check_row *rows;
	size_t n_groups, n_rows;
	bool open;
};

struct check_view {
	str title, lead;
	url action;
	url back;
	bool has_back;
	bool edit;                /* rows that are answered stand here too */
	bool done;                /* the person came back from the result, and goes back there */
	bool pick;                /* "Go on" came with nothing ticked */
	bool again;               /* the short look at what changed: it has no progress */
	const struct pair *asked; /* what a place asks about first: the places, and where the way leads afterwards; no progress either */
	size_t n_asked;
	size_t at, of;          /* screens: this one, all */
	struct check_row *rows; /* n_plain that stand there as they are, then those of the lines */
	size_t n, n_plain;
	const struct check_group *groups; /* the plain rows, as they are asked together */
	size_t n_groups;
	struct check_line *lines;
	size_t n_lines;
	str number; /* of an emergency */
	url call;
	struct form_key *form;
};

void page_check_tick(struct writer *w, const struct check_row *v);
void page_check_group(struct writer *w, const struct check_group *v);
void page_check_ticks(struct writer *w, const struct check_view *v);
void page_check_fold(struct writer *w, const struct check_line *v);
void page_check_one(struct writer *w, const struct check_view *v);
void page_check_head(struct writer *w, const struct check_view *v);
void page_check_row(struct writer *w, const struct check_row *v);
void page_check_examined(struct writer *w, const struct check_row *v);

#endif
