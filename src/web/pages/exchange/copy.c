/* copy.c - what is in a copy and not here, and the button that adds it. */
#include "web/pages/exchange/copy.h"

#include "web/pages/exchange/import_view.h"
#include "web/server/slip.h"

static enum err show(const struct request *q, struct response *r, str text, const struct copy_look *look, bool is_added)
{
	struct copy_view v = {.form = csrf_key(q, r), .text = text, .look = *look, .is_added = is_added};
	page_copy(response_page(r, "A copy of your data", NAV_DIARY), &v);
	return OK;
}

enum err copy_show(struct site *site, const struct request *q, struct response *r, str text)
{
	struct copy_look look;
	enum err e = app_copy_look(&(struct copy){site->app, q->caller, text, r->arena}, &look);
	if (e != ERR_INPUT)
		return e == OK ? show(q, r, text, &look, false) : e;
	struct writer w = arena_writer(r->arena);
	w_str(&w, look.say);
	w_z(&w, ". Nothing was saved.");
	response_slip(r, q, STR("file"), arena_keep(r->arena, &w));
	r->status = 400;
	page_import(response_page(r, "Import a diary", NAV_DIARY), &(struct import_view){.form = csrf_key(q, r)});
	return OK;
}

enum err copy_keep(struct site *site, const struct request *q, struct response *r, str text)
{
	struct copy_look look;
	enum err e = app_copy_bring(&(struct copy){site->app, q->caller, text, r->arena}, q->rid, &look);
	if (e == ERR_INPUT)
		return copy_show(site, q, r, text);
	return e == OK ? show(q, r, text, &look, look.added > 0) : e;
}
