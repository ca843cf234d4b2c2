/* book.h - booking at the desk, while someone is on the phone: a name or a number, three times, Enter. */
#ifndef TRIVET_WEB_PAGES_CLINIC_BOOK_H
#define TRIVET_WEB_PAGES_CLINIC_BOOK_H

#include "clinic/propose.h"
#include "web/pages/clinic/day.h"

struct clinic_person {
	const struct store_patient *of;
	bool chosen;
};

struct clinic_proposed {
	str value; /* what the form sends: the time, a space, with whom */
	day on;
	str clock, with;
	bool chosen;
};

struct clinic_book_view {
	struct form_key *form;
	str q;
	bool walk_in;
	str service, service_id;
	const struct clinic_choice *services, *people;
	size_t n_services, n_people;
	str with; /* the id of whom was asked for; empty: anyone */
	const struct clinic_person *found;
	size_t n_found;
	bool new_chosen;
	str name, phone, email, note, reason, time;
	const struct clinic_proposed *times;
	size_t n_times;
	day first; /* from when on is looked */
	url later;
	str why; /* it was refused */
};
void page_clinic_book(struct writer *w, const struct clinic_book_view *v);

enum err clinic_book_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_book_keep(struct site *site, const struct request *q, struct response *r);
extern const struct field clinic_book_show_fields[6];
extern const struct field clinic_book_keep_fields[14];

#endif
