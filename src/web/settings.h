/* settings.h - the country, for the emergency number. */
#ifndef TRIVET_WEB_SETTINGS_H
#define TRIVET_WEB_SETTINGS_H

#include "web/own.h"

struct settings_view {
	const struct person *who;
	struct form_key *form;
	bool kept, gone;
};

void page_settings(struct writer *w, const struct settings_view *v);
enum err settings_show(struct site *site, const struct request *q, struct response *r);
enum err settings_keep(struct site *site, const struct request *q, struct response *r);
extern const struct field settings_show_fields[2];
extern const struct field settings_keep_fields[1];

#endif
