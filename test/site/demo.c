/* demo.c - a small site for the tests. */
#include "demo.h"

static enum err form_show(struct site *site, const struct request *q, struct response *r)
{
	struct demo_view v = {.pain = site->app->pain, .note = STR("<b>&\"'"), .when = request_today(q), .form = csrf_key(q, r)};
	page_demo(response_page(r, "Demo", NAV_DIARY), &v);
	return OK;
}

enum { PAIN, NOTE, WHEN, SIDE, SHARED, PLACES, ANSWERS };

static const struct field pain_fields[] = {
	[PAIN] = {.name = "pain", .label = "Pain", .kind = FIELD_INT, .min = 0, .max = 10, .needed = true},
	[NOTE] = {.name = "note", .label = "Note", .kind = FIELD_TEXT, .min = 0, .max = 20},
	[WHEN] = {.name = "when", .label = "Day", .kind = FIELD_DAY},
	[SIDE] = {.name = "side", .label = "Side", .kind = FIELD_CHOICE, .choices = "left right both"},
	[SHARED] = {.name = "shared", .label = "Shared", .kind = FIELD_CHECK},
	[PLACES] = {.name = "place", .label = "Places", .kind = FIELD_MANY},
	[ANSWERS] = {.name = "q.", .label = "Answers", .kind = FIELD_PAIRS},
};

static enum err pain_keep(struct site *site, const struct request *q, struct response *r)
{
	(void)site;
	r->changes = arena_new(r->arena, struct changes, 1);
	if (r->changes == NULL)
		return ERR_FULL;
	r->changes->pain = q->value[PAIN].number;
	response_see(r, URL("/form"));
	return OK;
}

enum { RAW };

static const struct field file_fields[] = {
	[RAW] = {.name = "text", .label = "Text", .kind = FIELD_RAW, .max = REQUEST_UPLOAD_MAX},
};

/* Says how long the file is, and what the text says. */
static enum err file_take(struct site *site, const struct request *q, struct response *r)
{
	str file = STR("");
	bool has_file = pairs_find(q->files, STR("file"), &file);
	(void)site;
	struct writer *w = response_page(r, "File", NAV_NONE);
	w_z(w, has_file ? "<p>file " : "<p>no file ");
	w_int(w, (int64_t)file.n);
	w_z(w, " text ");
	w_html(w, q->value[RAW].text);
	w_z(w, "</p>");
	return OK;
}

static enum err item_show(struct site *site, const struct request *q, struct response *r)
{
	(void)site;
	if (str_eq(q->segment[1], STR("missing")))
		return ERR_MISSING;
	if (str_eq(q->segment[1], STR("large"))) {
		struct writer *w = response_page(r, "Large", NAV_NONE);
		while (!w->full)
			w_str(w, STR("<p>more</p>"));
		return OK;
	}
	page_put_str(response_page(r, "Item", NAV_LEARN), q->segment[1]);
	return OK;
}

static enum err download(struct site *site, const struct request *q, struct response *r)
{
	(void)q;
	site->app->work();
	response_bytes(r, "text/plain", STR("all of it"));
	return OK;
}

static const struct route rows[] = {
	{METHOD_GET, "/form", 1u << ROLE_SELF, form_show, FIELDS_NONE},
	{METHOD_POST, "/pain", 1u << ROLE_SELF, pain_keep, FIELDS(pain_fields)},
	{METHOD_POST, "/file", 1u << ROLE_SELF, file_take, FIELDS(file_fields)},
	{METHOD_GET, "/item/:id", 1u << ROLE_SELF, item_show, FIELDS_NONE},
	{METHOD_GET, "/download", 1u << ROLE_SELF, download, FIELDS_NONE},
};

const struct routes demo_routes = {rows, sizeof rows / sizeof rows[0], "/download"};
