/* outbox.h - messages that did not get through. */
#ifndef TRIVET_WEB_PAGES_CLINIC_OUTBOX_H
#define TRIVET_WEB_PAGES_CLINIC_OUTBOX_H

#include "clinic/outbox.h"
#include "web/pages/clinic/common.h"

struct clinic_lost {
	const struct outbox_row *of;
	str what, when; /* "The reminder", "Mon 7 Dec, 09:00" */
	bool is_unknown;
	url settle, where;
};
struct clinic_outbox_view {
	struct form_key *form;
	const struct clinic_lost *rows;
	size_t n;
	bool waits, did;
};
void page_clinic_outbox(struct writer *w, const struct clinic_outbox_view *v);

enum err clinic_outbox_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_outbox_settle(struct site *site, const struct request *q, struct response *r);
extern const struct field clinic_outbox_show_fields[1];
extern const struct field clinic_outbox_fields[1];

#endif
