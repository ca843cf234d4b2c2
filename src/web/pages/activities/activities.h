/* activities.h - up to three things that are hard now, asked about in the diary in the person's own words (evidence 6.1, 6.2). */
#ifndef TRIVET_WEB_PAGES_ACTIVITIES_ACTIVITIES_H
#define TRIVET_WEB_PAGES_ACTIVITIES_ACTIVITIES_H

#include "web/pages/diary/diary.h"

enum { ACTIVITY_LETTERS_MAX = STORE_WORDS_MAX / 4 }; /* a letter takes four bytes at most */

struct activity_row {
	const struct store_activity *of;
	bool is_asked;
	url edit;
};

struct activities_view {
	struct form_key *form;
	const struct activity_row *rows;
	size_t n, n_asked;
	str words; /* of a form that came back */
	bool kept;
};

struct activity_view {
	struct form_key *form;
	struct store_activity activity;
	bool is_asked;
	url action, remove;
};

void page_activities(struct writer *w, const struct activities_view *v);
void page_activity(struct writer *w, const struct activity_view *v);
void page_activity_remove(struct writer *w, const struct activity_view *v);

enum err activities_show(struct site *site, const struct request *q, struct response *r);
enum err activities_add(struct site *site, const struct request *q, struct response *r);
enum err activity_edit(struct site *site, const struct request *q, struct response *r);
enum err activity_keep(struct site *site, const struct request *q, struct response *r);
enum err activity_ask_remove(struct site *site, const struct request *q, struct response *r);
enum err activity_remove(struct site *site, const struct request *q, struct response *r);
extern const struct field activities_show_fields[1];
extern const struct field activities_add_fields[1];
extern const struct field activity_fields[2];

#endif
