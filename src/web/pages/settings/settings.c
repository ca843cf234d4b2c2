/* settings.c - the country, and the figure. */
#include "web/pages/settings/settings.h"

#include "web/parts/figure.h"
#include "web/server/slip.h"
#include "web/server/saved.h"

enum { KEPT, GONE, SEEN, BREAKS, BACKUP };

const struct field settings_show_fields[5] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_CHECK},
	[GONE] = {.name = "gone", .label = "Deleted", .kind = FIELD_CHECK},
	[SEEN] = {.name = "figure", .label = "Figure", .kind = FIELD_CHECK},
	[BREAKS] = {.name = "breaks", .label = "Breaks", .kind = FIELD_CHECK},
	[BACKUP] = {.name = "backup", .label = "Backup", .kind = FIELD_CHOICE, .choices = "kept made restored dropped"},
};

/* What can be chosen, in the order of the numbers. */
static const struct {
	const char *name, *field, *choices[FIGURE_SKINS];
} part_words[FIGURE_PARTS] = {
	[FIGURE_SKIN] = {"Skin", "skin", {"Peach", "Fair", "Tan", "Brown", "Dark brown"}},
	[FIGURE_HAIR] = {"Hair", "hair", {"Brown", "Black", "Blond", "Grey"}},
	[FIGURE_TOP_AND_LEGS] = {"Clothes", "clothes", {"Coral", "Teal", "Yellow", "Blue"}},
	[FIGURE_BUILD] = {"Build", "build", {"Slim", "Broad"}},
};

/* Shows face, hair, arms and clothes. */
static const str shown = STR_INIT("neck_turns");

/* The person's figure with one part exchanged, for each choice of that part. */
static struct settings_part part_of(const struct pack *pack, const struct figure_look *now, int part, struct arena *a)
{
	struct settings_part p = {.name = part_words[part].name, .field = part_words[part].field, .n = (size_t)figure_part_choices[part]};
	for (size_t i = 0; i < p.n; i++) {
		struct figure_look look = *now;
		look.of[part] = (int)i;
		p.of[i] = (struct settings_choice){.name = part_words[part].choices[i],
						   .number = (int)i,
						   .chosen = now->of[part] == (int)i,
						   .still = url_with(a, figure_url(a, pack, &look, shown), "arrow", STR("no"))};
	}
	return p;
}

static void show_page(struct settings_view *v, struct response *r)
{
	for (int part = 0; part < FIGURE_PARTS; part++)
		v->parts[part] = part_of(v->who->pack, &v->who->look, part, r->arena);
	page_settings(response_page(r, "Settings", NAV_SETTINGS), v);
}

static enum err load(struct site *site, const struct request *q, struct response *r, struct settings_view *ret_view)
{
	struct person *who;
	TRY(own_person(site, q, r, &who));
	*ret_view = (struct settings_view){.who = who, .place = app_place(site->app), .keeping = q->keeping, .form = csrf_key(q, r)};
	TRY(breaks_form_of(site, q, ret_view->form, r->arena, &ret_view->breaks));
	return backups_view_load(site, q, ret_view->form, r->arena, &ret_view->backups);
}

enum err settings_show(struct site *site, const struct request *q, struct response *r)
{
	struct settings_view v;
	TRY(load(site, q, r, &v));
	v.seen = q->value[SEEN].given;
	v.kept = q->value[KEPT].given;
	v.gone = q->value[GONE].given;
	if (v.gone)
		beside_find(app_place(site->app), r->arena, &v.beside);
	v.breaks.is_kept = q->value[BREAKS].given;
	v.backups.kept = str_eq(q->value[BACKUP].text, STR("kept"));
	v.backups.made = str_eq(q->value[BACKUP].text, STR("made"));
	v.backups.dropped = str_eq(q->value[BACKUP].text, STR("dropped"));
	v.backups.restored = str_eq(q->value[BACKUP].text, STR("restored"));
	if (v.backups.restored)
		beside_find(app_place(site->app), r->arena, &v.backups.beside);
	show_page(&v, r);
	return OK;
}

enum err settings_again(struct site *site, const struct request *q, struct response *r, const struct backups_view *sent)
{
	struct settings_view v;
	TRY(load(site, q, r, &v));
	v.backups.wish = sent->wish;
	v.backups.folder_say = r->slip_n > 0 ? STR("") : v.backups.folder_say;
	v.backups.failed = sent->failed;
	r->status = sent->failed.n > 0 ? 503 : 400;
	show_page(&v, r);
	return OK;
}

enum { COUNTRY, COUNTRY_BACK };

const struct field settings_keep_fields[2] = {
	[COUNTRY] = {.name = "country", .label = "Country", .kind = FIELD_LINE, .min = 2, .max = 8, .needed = true},
	[COUNTRY_BACK] = {.name = "back", .label = "Page", .kind = FIELD_CHOICE, .choices = "today plan result"},
};

/* To where the number stood. */
static url back_url(const struct value *back)
{
	return str_eq(back->text, STR("today")) ? URL("/") : str_eq(back->text, STR("plan")) ? URL("/plan") : URL("/result");
}

enum err settings_keep(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	struct person *who;
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	TRY(act_country(acts, who, q->value[COUNTRY].text));
	if (q->value[COUNTRY_BACK].given)
		response_saved(r, SAVED_PLAIN, back_url(&q->value[COUNTRY_BACK]));
	else
		response_see(r, URL("/settings?kept=1#saved"));
	return OK;
}

/* ---- POST /settings/figure ---- */

const struct field settings_figure_fields[FIGURE_PARTS] = {
	[FIGURE_SKIN] = {.name = "skin", .label = "Skin", .kind = FIELD_INT, .max = FIGURE_SKINS - 1, .needed = true},
	[FIGURE_HAIR] = {.name = "hair", .label = "Hair", .kind = FIELD_INT, .max = FIGURE_HAIRS - 1, .needed = true},
	[FIGURE_TOP_AND_LEGS] = {.name = "clothes", .label = "Clothes", .kind = FIELD_INT, .max = FIGURE_CLOTHES - 1, .needed = true},
	[FIGURE_BUILD] = {.name = "build", .label = "Build", .kind = FIELD_INT, .max = BUILDS - 1, .needed = true},
};

enum err settings_figure(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	(void)site;
	TRY(own_changes(q, r, &acts));
	for (int part = 0; part < FIGURE_PARTS; part++) {
		struct writer w = arena_writer(r->arena);
		w_int(&w, q->value[part].number);
		act_setting(acts, figure_part_keys[part], arena_keep(r->arena, &w));
	}
	response_see(r, URL("/settings?figure=1#saved"));
	return OK;
}

/* ---- POST /settings/breaks ---- */

enum err settings_breaks(struct site *site, const struct request *q, struct response *r)
{
	struct settings_view v;
	struct changes *acts;
	struct desk_settings settings;
	TRY(load(site, q, r, &v));
	if (breaks_form_read(&v.breaks, q, &settings) == OK) {
		TRY(own_changes(q, r, &acts));
		act_desk_settings(acts, &settings);
		response_see(r, URL("/settings?breaks=1#saved"));
		return OK;
	}
	for (enum desk_setting which = DESK_EVERY; which < DESK_SETTINGS; which++)
		if (v.breaks.rows[which].is_wrong)
			response_slip(r, q, v.breaks.rows[which].key, breaks_row_say(&v.breaks.rows[which], r->arena));
	show_page(&v, r);
	return OK;
}
