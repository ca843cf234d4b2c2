/* enter.h - who may see a clinic's desk, and how they sign in. Why: docs/decisions/049-the-desk.md. */
#ifndef TRIVET_WEB_PAGES_CLINIC_ENTER_H
#define TRIVET_WEB_PAGES_CLINIC_ENTER_H

#include "web/server/web.h"

bool clinic_enter(const struct site *site, bool is_open, struct request *q, struct response *r);

struct clinic_sign_in_view {
	struct form_key *form;
	str name, to, why;
};
void page_clinic_sign_in(struct writer *w, const struct clinic_sign_in_view *v);

enum err clinic_sign_in_show(struct site *site, const struct request *q, struct response *r);
enum err clinic_sign_in(struct site *site, const struct request *q, struct response *r);
enum err clinic_sign_out(struct site *site, const struct request *q, struct response *r);
extern const struct field clinic_sign_in_show_fields[1];
extern const struct field clinic_sign_in_fields[3];

#endif
