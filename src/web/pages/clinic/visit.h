/* visit.h - one visit at the desk: who came, another time, cancelled. */
#ifndef TRIVET_WEB_PAGES_CLINIC_VISIT_H
#define TRIVET_WEB_PAGES_CLINIC_VISIT_H

#include "web/pages/clinic/day.h"

struct clinic_visit_view {
	struct form_key *form;
	struct day_visit visit;
	day on;
	str range, came;
	url came_to, move, cancel, confirm, back;
	bool is_cancelled, is_held, has_begun;
};
void page_clinic_visit(struct writer *w, const struct clinic_visit_view *v);

/* A free time that a visit can be moved to, as a button. */
struct clinic_time {
	str text;  /* what the form sends */
	str clock; /* 09:00 */
	str with;  /* the id */
};
struct clinic_times {
	str name; /* whose */
	const struct clinic_time *at;
	size_t n;
};
struct clinic_move_view {
	struct form_key *form;
	struct day_visit visit;
	str was; /* Mon 30 Nov, 09:00 */
	day on;
	url action, squeeze, before, after, back;
	const struct clinic_times *whom;
	size_t n;
	size_t n_times;
	const struct clinic_choice *people;
	size_t n_people;
	str why; /* a move was refused */
	str reason, time;
};
void page_clinic_move(struct writer *w, const struct clinic_move_view *v);

enum err clinic_visit_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_visit_came(struct site *site, const struct request *q, struct response *r);
enum err clinic_visit_confirm(struct site *site, const struct request *q, struct response *r);
enum err clinic_visit_cancel(struct site *site, const struct request *q, struct response *r);
enum err clinic_move_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_move_keep(struct site *site, const struct request *q, struct response *r);
enum err clinic_squeeze(struct site *site, const struct request *q, struct response *r);
extern const struct field clinic_came_fields[1];
extern const struct field clinic_move_show_fields[1];
extern const struct field clinic_move_fields[2];
extern const struct field clinic_squeeze_fields[4];

#endif
