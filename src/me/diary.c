/* diary.c - the diary of some days. */
#include "me/diary.h"

#include "core/mean.h"

enum { MINUTE_S = 60 };

enum civil diary_moment(day on, int32_t second, struct moment old, zone_at *zones, struct moment *ret_moment)
{
	bool is_same_day = moment_is_known(old) && moment_day(old).n == on.n;
	if (!is_same_day || moment_second(old) / MINUTE_S != second / MINUTE_S)
		return civil_moment(on, second, zones, ret_moment);
	*ret_moment = old;
	return CIVIL_ONCE;
}

/* Both lists are in the order of the entries: each entry gets its part of them. */
static void put_parts(struct store_entries *entries, const struct store_regions *regions, const struct store_scores *scores)
{
	struct store_entry *of = (struct store_entry *)(uintptr_t)entries->at;
	for (size_t i = 0, r = 0, s = 0; i < entries->n; i++) {
		size_t r0 = r, s0 = s;
		while (r < regions->n && regions->at[r].entry == of[i].id)
			r++;
		while (s < scores->n && scores->at[s].entry == of[i].id)
			s++;
		of[i].regions = r > r0 ? (struct store_region *)(uintptr_t)&regions->at[r0] : NULL;
		of[i].n_regions = r - r0;
		of[i].scores = s > s0 ? (struct store_score *)(uintptr_t)&scores->at[s0] : NULL;
		of[i].n_scores = s - s0;
	}
}

void diary_turn_round(void *lines, size_t n, size_t size)
{
	char *of = lines;
	for (size_t i = 0; i < n / 2; i++)
		for (size_t k = 0; k < size; k++) {
			char c = of[i * size + k];
			of[i * size + k] = of[(n - 1 - i) * size + k];
			of[(n - 1 - i) * size + k] = c;
		}
}

enum err diary_entries(struct store_reader *r, struct store_days days, struct arena *a, struct store_entries *ret_entries)
{
	struct store_regions regions;
	struct store_scores scores;
	TRY(store_entries(r, days, a, ret_entries));
	TRY(store_entry_regions(r, days, a, &regions));
	TRY(store_scores(r, days, a, &scores));
	put_parts(ret_entries, &regions, &scores);
	return OK;
}

enum err diary_load(struct store_reader *r, size_t marks_most, struct arena *a, struct diary *ret_diary)
{
	struct diary *d = ret_diary;
	TRY(diary_entries(r, d->days, a, &d->entries));
	TRY(store_deeds(r, d->days, a, &d->deeds));
	TRY(store_marks_newest(r, (struct store_some){d->days, marks_most}, a, &d->marks));
	diary_turn_round((void *)(uintptr_t)d->marks.at, d->marks.n, sizeof d->marks.at[0]);
	return store_activities(r, a, &d->activities);
}

enum err diary_read(struct store_reader *r, struct arena *a, struct diary *ret_diary)
{
	TRY(store_read_begin(r));
	enum err e = diary_load(r, INT32_MAX, a, ret_diary);
	store_read_end(r);
	return e;
}

enum err app_entry(struct app *app, struct caller caller, int64_t id, struct arena *a, struct store_entry *ret_entry)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_read_begin(r);
	if (e == OK) {
		e = store_entry_whole(r, id, a, ret_entry);
		store_read_end(r);
	}
	app_reader_back(app, r);
	return e;
}

static enum err last_whole(struct store_reader *r, day on, struct arena *a, struct store_entry *ret_entry)
{
	struct store_entry last;
	TRY(store_entry_latest(r, a, &last));
	return last.day.n == on.n ? store_entry_whole(r, last.id, a, ret_entry) : ERR_MISSING;
}

enum err app_entry_last(struct app *app, struct caller caller, day on, struct arena *a, struct store_entry *ret_entry)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_read_begin(r);
	if (e == OK) {
		e = last_whole(r, on, a, ret_entry);
		store_read_end(r);
	}
	app_reader_back(app, r);
	return e;
}

enum err app_entry_days(struct app *app, struct caller caller, struct store_days days, struct arena *a, struct store_entry_days *ret_days)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_entry_days(r, days, a, ret_days);
	app_reader_back(app, r);
	return e;
}

enum err app_deed(struct app *app, struct caller caller, int64_t id, struct arena *a, struct store_deed *ret_deed)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_deed(r, id, a, ret_deed);
	app_reader_back(app, r);
	return e;
}

enum err app_deed_last(struct app *app, const struct person *who, str item, struct arena *a, struct store_deed *ret_deed)
{
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = store_deed_last(r, who->today, item, a, ret_deed);
	app_reader_back(app, r);
	return e;
}

enum err app_mark(struct app *app, struct caller caller, int64_t id, struct arena *a, struct store_mark *ret_mark)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_mark(r, id, a, ret_mark);
	app_reader_back(app, r);
	return e;
}

enum err app_activities(struct app *app, struct caller caller, struct arena *a, struct store_activities *ret_activities)
{
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_activities(r, a, ret_activities);
	app_reader_back(app, r);
	return e;
}

const struct store_activity *diary_activity(const struct store_activities *of, int64_t id)
{
	for (size_t i = 0; i < of->n; i++)
		if (of->at[i].id == id)
			return &of->at[i];
	return NULL;
}
