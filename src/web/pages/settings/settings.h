/* settings.h - the country, for the emergency number; breaks at the desk; how the figure looks. */
#ifndef TRIVET_WEB_PAGES_SETTINGS_SETTINGS_H
#define TRIVET_WEB_PAGES_SETTINGS_SETTINGS_H

#include "keep/beside.h"
#include "web/pages/settings/backups.h"
#include "web/pages/breaks/breaks.h"
#include "web/parts/own.h"

/* One choice of one part, with a picture of it. */
struct settings_choice {
	const char *name;
	int number;
	bool chosen;
	url still;
};

struct settings_part {
	const char *name;
	const char *field;
	struct settings_choice of[FIGURE_SKINS]; /* no part has more */
	size_t n;
};

struct settings_view {
	const struct person *who;
	const char *place;    /* of the one file */
	enum keeping keeping; /* of all that the person says */
	struct form_key *form;
	bool kept, seen, gone; /* said once, after each of the forms */
	struct beside beside;  /* copies that could not be deleted with the rest */
	struct settings_part parts[FIGURE_PARTS];
	struct breaks_form breaks;
	struct backups_view backups;
};

void page_settings(struct writer *w, const struct settings_view *v);
void page_settings_kept(struct writer *w, const struct settings_view *v);
void page_settings_figure(struct writer *w, const struct settings_view *v);
enum err settings_show(struct site *site, const struct request *q, struct response *r);
enum err settings_keep(struct site *site, const struct request *q, struct response *r);
enum err settings_figure(struct site *site, const struct request *q, struct response *r);
enum err settings_breaks(struct site *site, const struct request *q, struct response *r);
/* The page again, with what was sent about backups and what was wrong with it. */
enum err settings_again(struct site *site, const struct request *q, struct response *r, const struct backups_view *sent);
extern const struct field settings_show_fields[5];
extern const struct field settings_figure_fields[FIGURE_PARTS];
extern const struct field settings_keep_fields[2];

#endif
