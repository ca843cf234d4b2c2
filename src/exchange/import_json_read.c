/* import_json_read.c - the JSON of a record, taken apart: its lists, and what holds between the things in them. */
#include "exchange/import_json.h"

#include "exchange/export_json.h"
#include "exchange/import_thing.h"
#include "table/json_in.h"
#include "store/settings.h"
#include "words/allowed.h"

/* ---- the things ---- */

/* A list of things that are all in their rows. */
static enum err take_list(struct reading *r, json_t *top, enum record_section section, struct record *all)
{
	const struct shape *of = record_shapes[section];
	json_t *things = json_object_get(top, of->key), *thing;
	size_t n = json_array_size(things), i;
	char *at = arena_take(r->a, n + 1, of->size);
	if (at == NULL)
		return ERR_FULL;
	r->part = of->key;
	json_array_foreach(things, i, thing)
	{
		r->number = i;
		TRY(thing_take(r, of, thing, at + i * of->size));
	}
	record_set_list(all, section, (struct record_list){at, n});
	return OK;
}

/* The list as it was just read, to be filled in. */
static void *taken(const struct record *all, enum record_section section)
{
	return (void *)(uintptr_t)record_list(all, section).at;
}

struct keyed {
	str key;
	size_t number;
};

static int by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = str_cmp(x->key, y->key);
	return order != 0 ? order : x->number < y->number ? -1 : 1;
}

/* One text of each record of a list. */
struct texts_of {
	const char *part, *key;
	const str *first;
	size_t step, n; /* bytes from one to the next; how many */
};

/* Where there is one of a kind, it may stand there once. */
static enum err once(struct reading *r, struct texts_of t)
{
	const size_t n = t.n;
	struct arena scratch = *r->a;
	struct keyed *all = arena_new(&scratch, struct keyed, n + 1);
	if (all == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < n; i++)
		all[i] = (struct keyed){*(const str *)(const void *)((const char *)t.first + i * t.step), i};
	qsort(all, n, sizeof *all, by_key);
	r->part = t.part;
	for (size_t i = 1; i < n; i++) {
		r->number = all[i].number;
		if (str_eq(all[i - 1].key, all[i].key))
			return thing_refuse(r, t.key, UNFIT_TWICE);
	}
	return OK;
}

/* ---- things within things ---- */

static enum err take_regions(struct reading *r, json_t *thing, struct store_region *to, size_t *n)
{
	json_t *list = json_object_get(thing, "regions"), *v;
	size_t i;
	if (json_array_size(list) > STORE_REGIONS_MAX)
		return thing_refuse(r, "regions", UNFIT_MANY_REGIONS);
	r->inner = "regions";
	json_array_foreach(list, i, v)
	{
		r->inner_number = i;
		struct store_region *region = &to[*n + i];
		TRY(thing_take(r, &shape_region, v, region));
		region->entry = (int64_t)r->number + 1;
		for (size_t k = 0; k < i; k++)
			if (str_eq(to[*n + k].region, region->region))
				return thing_refuse(r, "region", UNFIT_TWICE);
	}
	r->inner = NULL;
	*n += json_array_size(list);
	return OK;
}

static enum err take_scores(struct reading *r, json_t *thing, const struct store_activities *activities, struct store_score *to, size_t *n)
{
	json_t *list = json_object_get(thing, "scores"), *v;
	size_t i;
	if (json_array_size(list) > STORE_SCORES_MAX)
		return thing_refuse(r, "scores", UNFIT_MANY_SCORES);
	r->inner = "scores";
	json_array_foreach(list, i, v)
	{
		r->inner_number = i;
		struct store_score *score = &to[*n + i];
		TRY(thing_take(r, &shape_score, v, score));
		score->entry = (int64_t)r->number + 1;
		if (score->activity > (int64_t)activities->n)
			return thing_refuse(r, "activity", UNFIT_ACTIVITY);
		for (size_t k = 0; k < i; k++)
			if (to[*n + k].activity == score->activity)
				return thing_refuse(r, "activity", UNFIT_TWICE);
	}
	r->inner = NULL;
	*n += json_array_size(list);
	return OK;
}

/* How many things all the lists of that name hold together. */
static size_t count_inner(json_t *things, const char *key)
{
	size_t n = 0, i;
	json_t *thing;
	json_array_foreach(things, i, thing) n += json_array_size(json_object_get(thing, key));
	return n;
}

static enum err take_entries(struct reading *r, json_t *top, struct record *all)
{
	json_t *things = json_object_get(top, "entries"), *thing;
	struct store_region *regions = arena_new(r->a, struct store_region, count_inner(things, "regions") + 1);
	struct store_score *scores = arena_new(r->a, struct store_score, count_inner(things, "scores") + 1);
	size_t i;
	if (r->a->full)
		return ERR_FULL;
	TRY(take_list(r, top, SECTION_ENTRIES, all));
	struct store_entry *entries = taken(all, SECTION_ENTRIES);
	json_array_foreach(things, i, thing)
	{
		size_t regions_before = all->regions.n, scores_before = all->scores.n;
		r->number = i;
		entries[i].id = (int64_t)i + 1;
		TRY(take_regions(r, thing, regions, &all->regions.n));
		TRY(take_scores(r, thing, &all->activities, scores, &all->scores.n));
		if (!store_entry_says(&entries[i]) && all->regions.n == regions_before && all->scores.n == scores_before)
			return thing_refuse(r, "pain_now", UNFIT_EMPTY_ENTRY);
	}
	all->regions.at = regions;
	all->scores.at = scores;
	return OK;
}

static enum err take_trial_days(struct reading *r, json_t *list, int64_t trial, struct store_trial_days *ret_days)
{
	struct store_trial_day *days = arena_new(r->a, struct store_trial_day, json_array_size(list) + 1);
	size_t i;
	json_t *v;
	if (days == NULL)
		return ERR_FULL;
	r->inner = "days";
	json_array_foreach(list, i, v)
	{
		r->inner_number = i;
		TRY(thing_take(r, &shape_trial_day, v, &days[i]));
		days[i].trial = trial;
		if (i > 0 && days[i].day.n <= days[i - 1].day.n)
			return thing_refuse(r, "day", UNFIT_ORDER);
	}
	r->inner = NULL;
	*ret_days = (struct store_trial_days){days, json_array_size(list)};
	return OK;
}

static enum err take_trials(struct reading *r, json_t *top, struct record *all)
{
	json_t *things = json_object_get(top, "trials"), *thing;
	struct store_trial_days *days = arena_new(r->a, struct store_trial_days, json_array_size(things) + 1);
	size_t i;
	if (days == NULL)
		return ERR_FULL;
	TRY(take_list(r, top, SECTION_TRIALS, all));
	struct store_trial *trials = taken(all, SECTION_TRIALS);
	json_array_foreach(things, i, thing)
	{
		r->number = i;
		trials[i].id = (int64_t)i + 1;
		TRY(take_trial_days(r, json_object_get(thing, "days"), trials[i].id, &days[i]));
	}
	all->trial_days = days;
	return OK;
}

/* What ended a clearing, if anything did. */
static enum err check_cleareds(struct reading *r, const struct record *all)
{
	r->part = "cleared";
	for (r->number = 0; r->number < all->cleareds.n; r->number++) {
		struct store_cleared *c = (struct store_cleared *)(uintptr_t)&all->cleareds.at[r->number];
		str why = c->why;
		if (why.n > 0 && !str_eq(why, STR("again")) && !str_eq(why, STR("new")))
			return thing_refuse(r, "why", UNFIT_ENDED);
		c->ended = why.n > 0 ? c->ended : (day){0};
	}
	return OK;
}

/* Days at the desk are in their order. */
static enum err check_desk_days(struct reading *r, const struct record *all)
{
	r->part = "desk_days";
	for (r->number = 1; r->number < all->desk_days.n; r->number++)
		if (all->desk_days.at[r->number].day.n <= all->desk_days.at[r->number - 1].day.n)
			return thing_refuse(r, "day", UNFIT_ORDER);
	return OK;
}

/* Each is known and has a value that it may have. Those of a machine stay with it: they are left out, and counted. */
static enum err take_settings(struct reading *r, json_t *top, struct record *all)
{
	size_t kept = 0;
	TRY(take_list(r, top, SECTION_SETTINGS, all));
	struct store_setting *settings = taken(all, SECTION_SETTINGS);
	const size_t n = all->settings.n;
	for (size_t i = 0; i < n; i++) {
		const struct setting *s = setting_of(settings[i].key);
		r->number = i;
		if (s == NULL)
			return thing_refuse(r, "key", UNFIT_SETTING);
		if (s->owner == SETTING_OF_MACHINE)
			continue;
		if (!setting_allows(s, settings[i].value)) {
			thing_refuse(r, "value", UNFIT_ALLOWED);
			setting_write_allowed(r->say, s);
			return ERR_INPUT;
		}
		settings[kept++] = settings[i];
	}
	all->settings = (struct store_settings){settings, kept};
	all->settings_left_out = n - kept;
	return OK;
}

/* A moment of version 1 gets its clock; a moment with one is of its day. */
static enum err settle(struct reading *r, day on, struct moment *at)
{
	if (r->version == 1)
		*at = moment_on(on, at->at, r->zones);
	if (moment_is_known(*at) && moment_day(*at).n != on.n)
		return thing_refuse(r, "at", UNFIT_OTHER_DAY);
	return OK;
}

#define SETTLE(r, all, key, things)                                                                                                                  \
	for ((r)->part = (key), (r)->number = 0; (r)->number < (all)->things.n; (r)->number++)                                                       \
	TRY(settle((r), (all)->things.at[(r)->number].day, (struct moment *)(uintptr_t) & (all)->things.at[(r)->number].at))

static enum err settle_all(struct reading *r, const struct record *all)
{
	for (size_t i = 0; i < all->answers.n && r->version == 1; i++)
		((struct store_answer *)(uintptr_t)all->answers.at)[i].at = moment_at(all->answers.at[i].at.at, r->zones);
	for (size_t i = 0; i < all->cleareds.n && r->version == 1; i++)
		((struct store_cleared *)(uintptr_t)all->cleareds.at)[i].at = moment_at(all->cleareds.at[i].at.at, r->zones);
	SETTLE(r, all, "entries", entries);
	SETTLE(r, all, "deeds", deeds);
	SETTLE(r, all, "breaks", breaks);
	return OK;
}

#define KEYED(r, all, things, thing, key, member)                                                                                                    \
	once(r, (struct texts_of){key, #member, (all)->things.n > 0 ? &(all)->things.at[0].member : NULL, sizeof(struct store_##thing),              \
				  (all)->things.n})

static enum err check_once(struct reading *r, const struct record *all)
{
	TRY(KEYED(r, all, answers, answer, "answers", question));
	TRY(KEYED(r, all, cleareds, cleared, "cleared", rule));
	TRY(KEYED(r, all, settings, setting, "settings", key));
	return KEYED(r, all, intentions, intention, "intentions", item);
}

static enum err take_all(struct reading *r, json_t *top, struct record *all)
{
	for (enum record_section section = 0; section < SECTIONS; section++)
		switch (section) {
		case SECTION_ENTRIES: TRY(take_entries(r, top, all)); break;
		case SECTION_TRIALS: TRY(take_trials(r, top, all)); break;
		case SECTION_SETTINGS: TRY(take_settings(r, top, all)); break;
		case SECTION_ANSWERS:
		case SECTION_CLEARED:
		case SECTION_ACTIVITIES:
		case SECTION_DEEDS:
		case SECTION_MARKS:
		case SECTION_BREAKS:
		case SECTION_DESK_DAYS:
		case SECTION_PLANS:
		case SECTION_REASSESSMENTS:
		case SECTION_INTENTIONS: TRY(take_list(r, top, section, all)); break;
		case SECTIONS: break;
		}
	TRY(settle_all(r, all));
	TRY(check_cleareds(r, all));
	TRY(check_desk_days(r, all));
	return check_once(r, all);
}

/* ---- the file ---- */

static bool is_part(str key)
{
	for (size_t i = 0; i < SECTIONS; i++)
		if (str_eq(str_of(record_shapes[i]->key), key))
			return true;
	return str_eq(key, STR("format")) || str_eq(key, STR("version")) || str_eq(key, STR("identity"));
}

static enum err refuse_top(struct writer *say, const char *key, struct unfit u)
{
	json_in_key(say, key);
	unfit_write(say, &u);
	return ERR_INPUT;
}

static enum err check_top(json_t *top, struct writer *say, int64_t *ret_version)
{
	const char *key;
	json_t *v;
	if (!str_eq(json_in_text(top, "format"), STR(EXPORT_FORMAT)))
		return refuse_top(say, "format", (struct unfit){.why = UNFIT_FORMAT, .word = STR(EXPORT_FORMAT)});
	if (!json_in_has_int(top, "version", 1, EXPORT_VERSION))
		return refuse_top(say, "version", (struct unfit){.why = UNFIT_VERSION});
	*ret_version = json_integer_value(json_object_get(top, "version"));
	json_object_foreach(top, key, v) if (!is_part(str_of(key))) return refuse_top(say, key, (struct unfit){.why = UNFIT_KEY});
	for (size_t i = 0; i < SECTIONS; i++)
		if (!json_is_array(json_object_get(top, record_shapes[i]->key)))
			return refuse_top(say, record_shapes[i]->key, (struct unfit){.why = UNFIT_LIST_MISSING});
	return OK;
}

/* Older files name none. */
static enum err take_identity(json_t *top, struct arena *a, struct writer *say, str *ret_identity)
{
	json_t *v = json_object_get(top, "identity");
	str s = json_in_text(top, "identity");
	bool is_name = s.n == STORE_IDENTITY;
	for (size_t i = 0; i < s.n; i++)
		is_name = is_name && ((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f'));
	if (v != NULL && !is_name)
		return refuse_top(say, "identity", (struct unfit){.why = UNFIT_IDENTITY});
	*ret_identity = v != NULL ? arena_copy(a, s) : STR("");
	return a->full ? ERR_FULL : OK;
}

static enum err refuse_json(struct writer *say, const json_error_t *e)
{
	json_in_slip(say, e);
	w_str(say, STR("; "));
	unfit_write(say, &(struct unfit){.why = UNFIT_NO_EXPORT});
	return ERR_INPUT;
}

enum err import_json_read(str text, zone_at *zones, struct arena *a, struct writer *say, struct record *ret_record)
{
	struct reading r = {.a = a, .say = say, .zones = zones};
	struct record all = {0};
	json_error_t e;
	json_t *top = json_in(text, &e);
	if (top == NULL)
		return refuse_json(say, &e);
	enum err err = check_top(top, say, &r.version);
	if (err == OK)
		err = take_identity(top, a, say, &all.identity);
	if (err == OK)
		err = take_all(&r, top, &all);
	json_decref(top);
	for (size_t i = 0; i < all.activities.n && err == OK; i++)
		((struct store_activity *)(uintptr_t)all.activities.at)[i].id = (int64_t)i + 1;
	if (err == OK)
		*ret_record = all;
	return err;
}
