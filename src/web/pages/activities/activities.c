/* activities.c - the person's activities: named, edited, no longer asked, deleted. */
#include "web/pages/activities/activities.h"

static size_t count_asked(const struct store_activities *all, int64_t but)
{
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++)
		n += diary_is_asked(&all->at[i]) && all->at[i].id != but;
	return n;
}

/* ---- the list ---- */

static enum err show_list(struct response *r, struct activities_view *v, const struct store_activities *all)
{
	struct activity_row *rows = arena_new(r->arena, struct activity_row, all->n + 1);
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < all->n; i++)
		rows[v->n++] = (struct activity_row){.of = &all->at[i],
						     .is_asked = diary_is_asked(&all->at[i]),
						     .edit = diary_url("/diary/activities/", all->at[i].id, "", r->arena)};
	v->rows = rows;
	v->n_asked = count_asked(all, 0);
	page_activities(response_page(r, "Your activities", NAV_DIARY), v);
	return OK;
}

enum { KEPT };

const struct field activities_show_fields[1] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_CHECK},
};

enum err activities_show(struct site *site, const struct request *q, struct response *r)
{
	struct store_activities all;
	TRY(app_activities(site->app, q->caller, r->arena, &all));
	struct activities_view v = {.form = csrf_key(q, r), .words = STR(""), .kept = q->value[KEPT].given};
	return show_list(r, &v, &all);
}

enum { WORDS };

#define WORDS_FIELD                                                                                                                                  \
	{                                                                                                                                            \
		.name = "words", .label = "In your own words", .kind = FIELD_LINE, .min = 1, .max = ACTIVITY_LETTERS_MAX, .needed = true             \
	}

const struct field activities_add_fields[1] = {[WORDS] = WORDS_FIELD};

enum err activities_add(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	struct store_activities all;
	TRY(app_activities(site->app, q->caller, r->arena, &all));
	if (count_asked(&all, 0) >= STORE_SCORES_MAX) {
		struct activities_view v = {.form = csrf_key(q, r), .words = q->value[WORDS].text};
		diary_slip(r, q, STR("words"), SLIP_FULL);
		return show_list(r, &v, &all);
	}
	TRY(own_changes(q, r, &acts));
	act_activity(acts, &(struct store_activity){.words = q->value[WORDS].text, .since = request_today(q), .until = DAY_MAX});
	response_see(r, URL("/diary/activities?kept=on#saved"));
	return OK;
}

/* ---- one of them ---- */

static enum err find(struct site *site, const struct request *q, struct arena *a, struct store_activities *ret_all,
		     struct store_activity *ret_activity)
{
	int64_t id;
	TRY(diary_id(q, 2, &id));
	TRY(app_activities(site->app, q->caller, a, ret_all));
	const struct store_activity *found = diary_activity(ret_all, id);
	if (found == NULL)
		return ERR_MISSING;
	*ret_activity = *found;
	return OK;
}

static struct activity_view form_of(const struct request *q, struct response *r, const struct store_activity *activity)
{
	return (struct activity_view){.form = csrf_key(q, r),
				      .activity = *activity,
				      .is_asked = diary_is_asked(activity),
				      .action = diary_url("/diary/activities/", activity->id, "", r->arena),
				      .remove = diary_url("/diary/activities/", activity->id, "/delete", r->arena)};
}

enum err activity_edit(struct site *site, const struct request *q, struct response *r)
{
	struct store_activities all;
	struct store_activity activity;
	TRY(find(site, q, r->arena, &all, &activity));
	struct activity_view v = form_of(q, r, &activity);
	page_activity(response_page(r, "Edit an activity", NAV_DIARY), &v);
	return OK;
}

enum { ASKED = WORDS + 1 };

const struct field activity_fields[2] = {
	[WORDS] = WORDS_FIELD,
	[ASKED] = {.name = "asked", .label = "Ask for it", .kind = FIELD_CHECK},
};

enum err activity_keep(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	struct store_activities all;
	struct store_activity activity;
	day today = request_today(q);
	TRY(find(site, q, r->arena, &all, &activity));
	bool was_asked = diary_is_asked(&activity), is_asked = q->value[ASKED].given;
	activity.words = q->value[WORDS].text;
	if (is_asked)
		activity.until = DAY_MAX;
	else if (was_asked)
		activity.until = today.n > activity.since.n ? today : activity.since;
	if (is_asked && count_asked(&all, activity.id) >= STORE_SCORES_MAX) {
		struct activity_view v = form_of(q, r, &activity);
		v.is_asked = true;
		diary_slip(r, q, STR("asked"), SLIP_FULL);
		page_activity(response_page(r, "One answer needs another look", NAV_DIARY), &v);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	act_activity(acts, &activity);
	response_see(r, URL("/diary/activities?kept=on#saved"));
	return OK;
}

enum err activity_ask_remove(struct site *site, const struct request *q, struct response *r)
{
	struct store_activities all;
	struct store_activity activity;
	TRY(find(site, q, r->arena, &all, &activity));
	struct activity_view v = form_of(q, r, &activity);
	page_activity_remove(response_page(r, "Delete", NAV_DIARY), &v);
	return OK;
}

/* Not looked up first, as in diary_remove. */
enum err activity_remove(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	int64_t id;
	(void)site;
	TRY(diary_id(q, 2, &id));
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_ACTIVITY_DELETE, (struct change){.activity = {.id = id}});
	response_see(r, URL("/diary/activities?kept=on#saved"));
	return OK;
}
