/* import_page.c - a diary from a table. Nothing is kept between the look and the keeping but what the page itself carries. */
#include "web/import_page.h"

#include "app/text_in.h"
#include "web/log.h"

enum { SHOWN_ROWS = 3 };

enum { KEPT };

const struct field import_page_show_fields[1] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_INT, .min = 0, .max = CSV_ROWS_MAX},
};

enum err import_page_show(struct site *site, const struct request *q, struct response *r)
{
	struct import_view v = {
		.form = csrf_key(q, r), .text = STR(""), .order = STR(""), .kept = q->value[KEPT].given ? (size_t)q->value[KEPT].number : 0};
	(void)site;
	page_import(response_page(r, "Bring a diary with you", NAV_DIARY), &v);
	return OK;
}

enum { TEXT, ORDER };

const struct field import_page_fields[2] = {
	[TEXT] = {.name = "text", .label = "Your table", .kind = FIELD_RAW, .min = 1, .max = REQUEST_UPLOAD_MAX},
	[ORDER] = {.name = "order", .label = "What comes first", .kind = FIELD_CHOICE, .choices = "day month"},
};

/* The file that was chosen, else what stands in the box. */
static str bytes_of(const struct request *q)
{
	str file = STR("");
	return pairs_find(q->files, STR("file"), &file) && file.n > 0 ? file : q->value[TEXT].text;
}

/* What the page carries on: the file as text, so that it goes into a box. */
static str text_of(const struct request *q, struct arena *a)
{
	struct text_in in;
	size_t line;
	return text_in(bytes_of(q), a, &line, &in) == OK ? in.text : STR("");
}

static enum err read(struct site *site, const struct request *q, const struct person *who, struct arena *a, struct import *ret_import)
{
	struct import_wish wish = {.pack = who->pack, .now = who->now, .zones = who->zones};
	if (q->value[ORDER].given)
		wish.order = str_eq(q->value[ORDER].text, STR("day")) ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
	TRY(app_activities(site->app, a, &wish.activities));
	TRY(import_read(bytes_of(q), &wish, a, ret_import));
	struct store_reader *reader = app_reader(site->app);
	enum err e = import_compare(ret_import, reader, a);
	app_reader_back(site->app, reader);
	return e;
}

static enum err put_rows(const struct import *in, struct import_view *v, struct arena *a)
{
	struct import_row_view *rows = arena_new(a, struct import_row_view, SHOWN_ROWS);
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < in->n && v->n_rows < SHOWN_ROWS; i++) {
		const struct store_entry *e = &in->rows[i].entry;
		if (in->rows[i].is_known)
			continue;
		rows[v->n_rows++] = (struct import_row_view){
			.entry = e, .at = log_clock(e->at, a), .n_more = e->n_regions + e->n_scores, .note = import_shown(e->note, a)};
	}
	v->rows = rows;
	return OK;
}

static enum err view_of(const struct import *in, struct import_view *v, struct arena *a)
{
	v->is_seen = true;
	v->stop = in->stop;
	v->table = in->table;
	v->ambiguous = in->ambiguous;
	v->columns = in->columns;
	v->n_columns = in->n_columns;
	v->activities = in->activities;
	v->n_activities = in->n_activities;
	v->refused = in->refused;
	v->n_refused = in->n_refused;
	v->n_listed = in->n_refused < IMPORT_LISTED ? in->n_refused : IMPORT_LISTED;
	v->n_new = import_new(in);
	v->n_known = in->n_known;
	v->n_twice = in->n_twice;
	return put_rows(in, v, a);
}

static enum err show(const struct request *q, struct response *r, const struct import *in)
{
	struct import_view v = {
		.form = csrf_key(q, r), .text = text_of(q, r->arena), .order = q->value[ORDER].given ? q->value[ORDER].text : STR("")};
	TRY(view_of(in, &v, r->arena));
	page_import_look(response_page(r, "Look before it is kept", NAV_DIARY), &v);
	return OK;
}

enum err import_page_look(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct import in;
	TRY(own_person(site, q, r, &who));
	TRY(read(site, q, who, r->arena, &in));
	return show(q, r, &in);
}

static url kept_url(size_t n, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/diary/import?kept=");
	w_int(&w, (int64_t)n);
	return (url){arena_keep(a, &w)};
}

/* Decided anew from the text: what was kept meanwhile, also by a first try of this very form, is not added again. */
enum err import_page_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct import in;
	TRY(own_person(site, q, r, &who));
	TRY(read(site, q, who, r->arena, &in));
	if (in.stop != IMPORT_GOES)
		return show(q, r, &in);
	TRY(import_acts(&in, q->rid, r->arena, &r->changes));
	acts_asked(r->changes, q->asked);
	response_see(r, kept_url(import_new(&in), r->arena));
	return OK;
}
