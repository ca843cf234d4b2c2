/* closed.h - when the clinic, a person or a room is closed, set at the desk, and the visits that have to be moved. */
#ifndef TRIVET_WEB_PAGES_CLINIC_CLOSED_H
#define TRIVET_WEB_PAGES_CLINIC_CLOSED_H

#include "web/pages/clinic/day.h"

struct clinic_closure_row {
	str when, who, reason;
	url lift;
};
struct clinic_to_move {
	const struct day_visit *of;
	str when;
	url move, where;
};
struct clinic_closed_view {
	struct form_key *form;
	const struct clinic_closure_row *rows;
	size_t n;
	const struct clinic_to_move *moves;
	size_t n_moves;
	const struct clinic_choice *whom;
	size_t n_whom;
	day today;
	bool did;
	str why;
};
void page_clinic_closed(struct writer *w, const struct clinic_closed_view *v);

enum err clinic_closed_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_closed_add(struct site *site, const struct request *q, struct response *r);
enum err clinic_closed_lift(struct site *site, const struct request *q, struct response *r);
extern const struct field clinic_closed_show_fields[1];
extern const struct field clinic_closed_fields[6];

#endif
