/* import_page.h - a diary from a table: pasted or chosen, looked at, then accepted. */
#ifndef TRIVET_WEB_IMPORT_PAGE_H
#define TRIVET_WEB_IMPORT_PAGE_H

#include "app/import.h"
#include "web/own.h"

enum {
	IMPORT_LISTED = 40 /* refused rows that are listed */
};

struct import_row_view {
	const struct store_entry *entry;
	str at;
	size_t n_more; /* places and activities */
	str note;      /* cut short */
};

struct import_view {
	struct form_key *form;
	str text;     /* of the file, in UTF-8 */
	bool is_seen; /* there is something to look at */
	enum import_stop stop;
	struct csv_fault table;
	str ambiguous;
	str order; /* the wish: empty, day or month */
	const struct import_column *columns;
	size_t n_columns;
	const str *activities; /* that would become the person's own */
	size_t n_activities;
	const struct import_refused *refused; /* the first IMPORT_LISTED */
	size_t n_refused, n_listed;
	size_t n_new, n_known, n_twice;
	const struct import_row_view *rows; /* the first three that are new */
	size_t n_rows;
	size_t kept; /* what was added just now, 0 for none */
};

void page_import(struct writer *w, const struct import_view *v);
void page_import_look(struct writer *w, const struct import_view *v);
void page_import_stop(struct writer *w, const struct import_view *v);
void page_import_columns(struct writer *w, const struct import_view *v);
void page_import_refused(struct writer *w, const struct import_view *v);
void page_import_form(struct writer *w, const struct import_view *v);

enum err import_page_show(struct site *site, const struct request *q, struct response *r);
enum err import_page_look(struct site *site, const struct request *q, struct response *r);
enum err import_page_keep(struct site *site, const struct request *q, struct response *r);
extern const struct field import_page_show_fields[1];
extern const struct field import_page_fields[2];

#endif
