/* day.h - the day of a clinic, and its week, as its desk sees them. */
#ifndef TRIVET_WEB_PAGES_CLINIC_DAY_H
#define TRIVET_WEB_PAGES_CLINIC_DAY_H

#include "web/pages/clinic/common.h"

/* A place of several, or a service of a choice. */
struct clinic_choice {
	str id, name;
	bool chosen;
	url where;
};

struct clinic_row {
	const struct day_visit *of;
	str range, came; /* came: when, 09:02 */
	url where, here, move;
	bool is_here, is_not, has_begun;
};

struct clinic_closed {
	str range, reason, who;
};

struct clinic_day_view {
	struct form_key *form;
	str clinic;
	day on;
	bool is_today;
	url before, after, today, week, sheet;
	const struct clinic_choice *places;
	size_t n_places;
	const struct clinic_choice *services;
	size_t n_services;
	html picture;
	const struct clinic_row *rows;
	size_t n;
	const struct clinic_closed *closed;
	size_t n_closed;
	size_t n_lost; /* messages that did not get through */
	/* the last act */
	bool has_undo, did, undone;
	enum visit_act act;
	bool is_walk_in;
	const struct day_visit *acted;
	str acted_at;
	size_t n_acted;
	bool refused; /* the undo was */
	str why;
};

void page_clinic_day(struct writer *w, const struct clinic_day_view *v);
void page_clinic_undo(struct writer *w, const struct clinic_day_view *v);
void page_clinic_sheet(struct writer *w, const struct clinic_day_view *v);

struct clinic_week_cell {
	const struct week_cell *of;
	day on;
	url where;
	str free;
};
struct clinic_week_row {
	str name;
	const struct clinic_week_cell *cells;
};
struct clinic_week_view {
	day monday, sunday;
	url before, after;
	const struct clinic_week_cell *days;
	const struct clinic_week_row *rows;
	size_t n;
	const struct clinic_choice *places;
	size_t n_places;
};
void page_clinic_week(struct writer *w, const struct clinic_week_view *v);

enum err clinic_day_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_sheet_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_week_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_home(struct site *site, const struct request *q, struct response *r);
enum err clinic_undo(struct site *site, const struct request *q, struct response *r);
extern const struct field clinic_day_fields[5];
extern const struct field clinic_undo_fields[1];

/* The services to choose from; `chosen` by its id, empty: the first. */
MUST_USE enum err clinic_services(const struct glance *k, str chosen, struct arena *a, const struct clinic_choice **ret_services, size_t *ret_n);

#endif
