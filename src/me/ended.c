/* ended.c - a session that has ended. */
#include "me/ended.h"

#include "me/diary.h"

static bool is_session(const struct store_deed *d)
{
	return d->origin == STORE_FROM_SESSION && moment_is_known(d->at);
}

/* One session leaves several deeds at the same moment; they are next to each other. */
static void find_session(const struct diary *diary, day today, struct ended *e)
{
	size_t end = diary->deeds.n;
	while (end > 0 && !is_session(&diary->deeds.at[end - 1]))
		end--;
	if (end == 0 || diary->deeds.at[end - 1].day.n != today.n)
		return;
	size_t first = end - 1;
	while (first > 0 && is_session(&diary->deeds.at[first - 1]) && diary->deeds.at[first - 1].at.at.s == diary->deeds.at[end - 1].at.at.s)
		first--;
	e->is_there = true;
	e->deeds = &diary->deeds.at[first];
	e->n_deeds = end - first;
}

static size_t list_said(const struct diary *diary, struct helped_said *said)
{
	size_t n = 0;
	for (size_t i = 0; i < diary->entries.n; i++) {
		const struct store_entry *x = &diary->entries.at[i];
		if (x->pain_now != STORE_PAIN_UNSET && moment_is_known(x->at))
			said[n++] = (struct helped_said){.at = x->at.at, .pain = x->pain_now};
	}
	return n;
}

static struct helped count(const struct diary *diary, const struct helped_said *said, size_t n)
{
	struct helped_days days = {.n = 0};
	int64_t last = INT64_MIN;
	int32_t before, after;
	for (size_t i = 0; i < diary->deeds.n; i++) {
		const struct store_deed *d = &diary->deeds.at[i];
		if (!is_session(d) || d->at.at.s == last)
			continue;
		last = d->at.at.s;
		if (helped_pair(said, n, d->at.at, &before, &after))
			helped_add(&days, d->day, before, after);
	}
	return helped_of(&days);
}

/* The numbers that were kept with it: at its end, and so long before. */
static enum err find_numbers(const struct diary *diary, int64_t ago, struct arena *a, struct ended *e)
{
	int64_t *ids = arena_new(a, int64_t, diary->entries.n + 1);
	if (ids == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < diary->entries.n; i++) {
		const struct store_entry *x = &diary->entries.at[i];
		int64_t before_s = e->deeds[0].at.at.s - x->at.at.s;
		if (x->pain_now == STORE_PAIN_UNSET || !moment_is_known(x->at) || (before_s != 0 && before_s != ago))
			continue;
		ids[e->n_entries++] = x->id;
		e->has_after = e->has_after || before_s == 0;
		e->has_before = e->has_before || before_s != 0;
		*(before_s == 0 ? &e->after : &e->before) = x->pain_now;
	}
	e->entries = ids;
	return OK;
}

/* The week as it would be without the deeds of this session. */
static struct balance week_without(const struct person *who, const struct ended *e)
{
	struct person before = *who;
	struct store_deed_day days[DIARY_DAYS * LEGS];
	size_t n = 0;
	for (size_t i = 0; i < who->deed_days.n && n < DIARY_DAYS * LEGS; i++) {
		struct store_deed_day d = who->deed_days.at[i];
		if (d.day.n == who->today.n && d.leg == LEG_PRACTICE)
			d.n -= (int)e->n_deeds;
		if (d.n > 0)
			days[n++] = d;
	}
	before.deed_days = (struct store_deed_days){days, n};
	person_count_week(&before);
	return before.week;
}

enum err app_ended(struct app *app, const struct person *who, int64_t ago, struct arena *a, struct ended *ret_ended)
{
	struct ended *e = ret_ended;
	struct diary diary = {.days = store_last_days(who->today, HELPED_DAYS_MOST)};
	struct store_reader *r = app_reader(app, who->caller);
	enum err err = diary_read(r, a, &diary);
	app_reader_back(app, r);
	TRY(err);
	*e = (struct ended){.was = who->week};
	struct helped_said *said = arena_new(a, struct helped_said, diary.entries.n + 1);
	if (said == NULL)
		return ERR_FULL;
	find_session(&diary, who->today, e);
	e->helped = count(&diary, said, list_said(&diary, said));
	if (!e->is_there)
		return OK;
	e->was = week_without(who, e);
	return find_numbers(&diary, ago, a, e);
}

void act_session_undo(struct changes *acts, const struct ended *e)
{
	for (size_t i = 0; i < e->n_deeds; i++)
		act_change(acts, CHANGE_DEED_DELETE, (struct change){.deed = {.id = e->deeds[i].id}});
	for (size_t i = 0; i < e->n_entries; i++)
		act_change(acts, CHANGE_ENTRY_DELETE, (struct change){.entry = {.id = e->entries[i]}});
}
