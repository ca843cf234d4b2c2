/* diary.c - the diary of some days. */
#include "app/diary.h"

const str mark_words[MARK_KINDS] = {STR_INIT("flare"), STR_INIT("ill"), STR_INIT("travel"), STR_INIT("other")};

enum { MINUTE_S = 60 };

enum civil diary_moment(day on, int32_t second, struct moment old, zone_at *zones, struct moment *ret_moment)
{
	bool is_same_day = moment_is_known(old) && moment_day(old).n == on.n;
	if (!is_same_day || moment_second(old) / MINUTE_S != second / MINUTE_S)
		return civil_moment(on, second, zones, ret_moment);
	*ret_moment = old;
	return CIVIL_ONCE;
}

static enum err load(struct store_reader *r, struct arena *a, struct diary *d)
{
	TRY(store_entries(r, STORE_PERSON, d->days, a, &d->entries));
	TRY(store_entry_regions(r, STORE_PERSON, d->days, a, &d->regions));
	TRY(store_scores(r, STORE_PERSON, d->days, a, &d->scores));
	TRY(store_deeds(r, STORE_PERSON, d->days, a, &d->deeds));
	TRY(store_marks(r, STORE_PERSON, d->days, a, &d->marks));
	return store_activities(r, STORE_PERSON, a, &d->activities);
}

enum err diary_read(struct store_reader *r, struct arena *a, struct diary *ret_diary)
{
	TRY(store_read_begin(r));
	enum err e = load(r, a, ret_diary);
	store_read_end(r);
	return e;
}

enum err app_diary(struct app *app, struct store_days days, struct arena *a, struct diary *ret_diary)
{
	struct store_reader *r = app_reader(app);
	*ret_diary = (struct diary){.days = days};
	enum err e = diary_read(r, a, ret_diary);
	app_reader_back(app, r);
	return e;
}

enum err app_entry(struct app *app, int64_t id, struct arena *a, struct store_entry *ret_entry)
{
	struct store_reader *r = app_reader(app);
	enum err e = store_read_begin(r);
	if (e == OK) {
		e = store_entry_whole(r, STORE_PERSON, id, a, ret_entry);
		store_read_end(r);
	}
	app_reader_back(app, r);
	return e;
}

enum err app_deed(struct app *app, int64_t id, struct arena *a, struct store_deed *ret_deed)
{
	struct store_reader *r = app_reader(app);
	enum err e = store_deed(r, STORE_PERSON, id, a, ret_deed);
	app_reader_back(app, r);
	return e;
}

enum err app_mark(struct app *app, int64_t id, struct arena *a, struct store_mark *ret_mark)
{
	struct store_marks all;
	struct store_reader *r = app_reader(app);
	enum err e = store_marks(r, STORE_PERSON, (struct store_days){DIARY_FIRST, DAY_MAX}, a, &all); /* marks are few */
	app_reader_back(app, r);
	if (e != OK)
		return e;
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].id == id) {
			*ret_mark = all.at[i];
			return OK;
		}
	return ERR_MISSING;
}

enum err app_activities(struct app *app, struct arena *a, struct store_activities *ret_activities)
{
	struct store_reader *r = app_reader(app);
	enum err e = store_activities(r, STORE_PERSON, a, ret_activities);
	app_reader_back(app, r);
	return e;
}

struct store_scores diary_scores_of(const struct store_scores *all, int64_t entry)
{
	size_t first = 0, n = 0;
	while (first < all->n && all->at[first].entry != entry)
		first++;
	while (first + n < all->n && all->at[first + n].entry == entry)
		n++;
	return (struct store_scores){n > 0 ? &all->at[first] : NULL, n};
}

const struct store_activity *diary_activity(const struct store_activities *of, int64_t id)
{
	for (size_t i = 0; i < of->n; i++)
		if (of->at[i].id == id)
			return &of->at[i];
	return NULL;
}
