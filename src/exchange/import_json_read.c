/* import_json_read.c - the JSON of a record, taken apart: one table for each kind of thing, one function that reads by any table. */
#include "exchange/import_json.h"

#include "exchange/export_json.h"
#include "table/json_in.h"
#include "record/set_off.h"
#include "table/shown.h"
#include "base/text.h"
#include "store/settings.h"
#include "words/allowed.h"
#include "words/unfit.h"
#include "core/pack.h"
#include "record/check.h"

struct reading {
	struct arena *a;
	struct writer *say;
	zone_at *zones;
	int64_t version;   /* of the form */
	const char *part;  /* "entries", ... */
	size_t number;     /* of the thing in it, from 0 */
	const char *inner; /* the list within the thing, or NULL */
	size_t inner_number;
};

/* entries[3].regions[0].intensity: */
static void say_place(const struct reading *r, const char *key)
{
	w_z(r->say, r->part);
	w_char(r->say, '[');
	w_int(r->say, (int64_t)r->number);
	w_char(r->say, ']');
	if (r->inner != NULL) {
		w_char(r->say, '.');
		w_z(r->say, r->inner);
		w_char(r->say, '[');
		w_int(r->say, (int64_t)r->inner_number);
		w_char(r->say, ']');
	}
	if (key != NULL) {
		w_char(r->say, '.');
		shown_write(r->say, str_of(key));
	}
	w_str(r->say, STR(": "));
}

static enum err refuse_as(const struct reading *r, const char *key, struct unfit u)
{
	say_place(r, key);
	unfit_write(r->say, &u);
	return ERR_INPUT;
}

static enum err refuse(const struct reading *r, const char *key, enum unfit_why why)
{
	return refuse_as(r, key, (struct unfit){.why = why});
}

static enum err refuse_range(const struct reading *r, const struct row *row, enum unfit_why why)
{
	return refuse_as(r, row->key, (struct unfit){why, row->least, row->most, STR("")});
}

static enum err refuse_word(const struct reading *r, const struct row *row)
{
	refuse(r, row->key, UNFIT_WORD);
	for (int64_t i = 0; i < row->most; i++) {
		w_str(r->say, i > 0 ? STR(", ") : STR(""));
		w_str(r->say, row->words[i]);
	}
	return ERR_INPUT;
}

/* ---- one value ---- */

static bool is_object(str s)
{
	json_t *v = json_in(s, NULL);
	bool is = json_is_object(v);
	json_decref(v);
	return is;
}

static bool allows(const struct row *row, str s)
{
	return row_allows_text(row, s) && (row->kind != ROW_JSON || is_object(s));
}

/* Why a text is not what its row allows. */
static enum unfit_why why_not(const struct row *row, str s)
{
	switch (row->kind) {
	case ROW_LINE: return row->needed && text_is_blank(s) ? UNFIT_UNSEEN : UNFIT_LINE;
	case ROW_ID: return UNFIT_ID;
	case ROW_VALUE: return UNFIT_ANSWER;
	case ROW_JSON: return UNFIT_JSON;
	case ROW_TEXT:
	case ROW_DAY:
	case ROW_LAST:
	case ROW_UNTIL:
	case ROW_END:
	case ROW_MOMENT:
	case ROW_SCORE:
	case ROW_NUMBER:
	case ROW_SET_OFF:
	case ROW_WORD:
	case ROW_PLACE:
	case ROW_LIST: break;
	}
	return UNFIT_CONTROL;
}

static enum err take_set_off(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	int set = 0;
	if (!json_is_string(v) || !set_off_read((str){json_string_value(v), json_string_length(v)}, &set))
		return refuse(r, row->key, UNFIT_SET_OFF);
	memcpy(to, &set, sizeof set);
	return OK;
}

static enum err take_text(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	str s = {json_string_value(v), json_string_length(v)};
	if (!json_is_string(v))
		return refuse(r, row->key, UNFIT_TEXT);
	s = arena_copy_lines(r->a, s);
	if (r->a->full)
		return ERR_FULL;
	if ((int64_t)s.n < row->least || (int64_t)s.n > row->most)
		return refuse_range(r, row, UNFIT_LENGTH);
	if (!allows(row, s))
		return refuse(r, row->key, why_not(row, s));
	memcpy(to, &s, sizeof s);
	return OK;
}

static enum err take_day(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	day d;
	if (!json_is_string(v) || !day_parse(str_of(json_string_value(v)), &d))
		return refuse(r, row->key, UNFIT_REAL_DAY);
	memcpy(to, &d, sizeof d);
	return OK;
}

static enum err take_number(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	json_int_t n = json_integer_value(v);
	if (!json_is_integer(v) || n < row->least || n > row->most)
		return refuse_range(r, row, UNFIT_RANGE);
	int32_t small = (int32_t)n;
	memcpy(to, &small, sizeof small);
	return OK;
}

static enum err take_word(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	size_t i = json_is_string(v) ? word_index(row->words, (size_t)row->most, str_of(json_string_value(v))) : (size_t)row->most;
	int32_t word = (int32_t)i;
	if (i == (size_t)row->most)
		return refuse_word(r, row);
	memcpy(to, &word, sizeof word);
	return OK;
}

static bool is_instant(instant t)
{
	return t.s >= INSTANT_MIN.s && t.s <= INSTANT_MAX.s;
}

/* Version 1 wrote the instant alone; its clock is found when the day is known, too. */
static enum err take_moment(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	struct moment m = {{json_integer_value(v)}, {0}};
	if (r->version == 1 && (!json_is_integer(v) || !is_instant(m.at)))
		return refuse(r, row->key, UNFIT_SECONDS);
	if (r->version > 1 && (!json_is_string(v) || !moment_parse(str_of(json_string_value(v)), &m) || !is_instant(m.at)))
		return refuse(r, row->key, UNFIT_TIME);
	memcpy(to, &m, sizeof m);
	return OK;
}

static enum err take(const struct reading *r, const struct row *row, json_t *v, void *to)
{
	int64_t id = json_integer_value(v);
	switch (row->kind) {
	case ROW_TEXT:
	case ROW_LINE:
	case ROW_ID:
	case ROW_VALUE:
	case ROW_JSON: return take_text(r, row, v, to);
	case ROW_DAY:
	case ROW_LAST:
	case ROW_UNTIL:
	case ROW_END: return take_day(r, row, v, to);
	case ROW_MOMENT: return take_moment(r, row, v, to);
	case ROW_SCORE:
	case ROW_NUMBER: return take_number(r, row, v, to);
	case ROW_SET_OFF: return take_set_off(r, row, v, to);
	case ROW_WORD: return take_word(r, row, v, to);
	case ROW_PLACE:
		if (!json_is_integer(v) || id < 1)
			return refuse(r, row->key, UNFIT_PLACE);
		memcpy(to, &id, sizeof id);
		return OK;
	case ROW_LIST: return json_is_array(v) ? OK : refuse(r, row->key, UNFIT_LIST);
	}
	return ERR_INPUT;
}

/* What stands there when the key does not. */
static void leave_out(const struct row *row, void *to)
{
	int unset = STORE_PAIN_UNSET;
	day never = DAY_MAX;
	str nothing = STR("");
	struct moment none = MOMENT_NONE;
	switch (row->kind) {
	case ROW_TEXT:
	case ROW_LINE:
	case ROW_ID:
	case ROW_VALUE:
	case ROW_JSON: memcpy(to, &nothing, sizeof nothing); return;
	case ROW_UNTIL:
	case ROW_END: memcpy(to, &never, sizeof never); return;
	case ROW_SCORE: memcpy(to, &unset, sizeof unset); return;
	case ROW_MOMENT: memcpy(to, &none, sizeof none); return;
	case ROW_DAY:
	case ROW_LAST:
	case ROW_NUMBER:
	case ROW_SET_OFF:
	case ROW_WORD:
	case ROW_PLACE:
	case ROW_LIST: return;
	}
}

/* One thing by its table: every key is known, nothing that is needed is missing. */
static enum err take_thing(const struct reading *r, const struct shape *of, json_t *thing, void *ret_thing)
{
	const struct row *rows = of->rows;
	const size_t n = of->n;
	const char *key;
	json_t *v;
	if (!json_is_object(thing))
		return refuse(r, NULL, UNFIT_OBJECT);
	json_object_foreach(thing, key, v)
	{
		size_t i = 0;
		while (i < n && !str_eq(str_of(rows[i].key), str_of(key)))
			i++;
		if (i == n)
			return refuse(r, key, UNFIT_KEY);
	}
	for (size_t i = 0; i < n; i++) {
		void *to = (char *)ret_thing + rows[i].at;
		v = json_object_get(thing, rows[i].key);
		if (v == NULL && (rows[i].needed || (rows[i].kind == ROW_MOMENT && r->version == 1)))
			return refuse(r, rows[i].key, UNFIT_MISSING);
		if (v == NULL)
			leave_out(&rows[i], to);
		else
			TRY(take(r, &rows[i], v, to));
		/* what spans days does not end before it begins */
		if ((rows[i].kind == ROW_LAST || rows[i].kind == ROW_UNTIL) && row_day(&rows[i], ret_thing).n < row_day(&rows[i - 1], ret_thing).n)
			return refuse(r, rows[i].key, UNFIT_BEFORE_FIRST);
	}
	return OK;
}

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
		TRY(take_thing(r, of, thing, at + i * of->size));
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
			return refuse(r, t.key, UNFIT_TWICE);
	}
	return OK;
}

/* ---- things within things ---- */

static enum err take_regions(struct reading *r, json_t *thing, struct store_region *to, size_t *n)
{
	json_t *list = json_object_get(thing, "regions"), *v;
	size_t i;
	if (json_array_size(list) > STORE_REGIONS_MAX)
		return refuse(r, "regions", UNFIT_MANY_REGIONS);
	r->inner = "regions";
	json_array_foreach(list, i, v)
	{
		r->inner_number = i;
		struct store_region *region = &to[*n + i];
		TRY(take_thing(r, &shape_region, v, region));
		region->entry = (int64_t)r->number + 1;
		for (size_t k = 0; k < i; k++)
			if (str_eq(to[*n + k].region, region->region))
				return refuse(r, "region", UNFIT_TWICE);
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
		return refuse(r, "scores", UNFIT_MANY_SCORES);
	r->inner = "scores";
	json_array_foreach(list, i, v)
	{
		r->inner_number = i;
		struct store_score *score = &to[*n + i];
		TRY(take_thing(r, &shape_score, v, score));
		score->entry = (int64_t)r->number + 1;
		if (score->activity > (int64_t)activities->n)
			return refuse(r, "activity", UNFIT_ACTIVITY);
		for (size_t k = 0; k < i; k++)
			if (to[*n + k].activity == score->activity)
				return refuse(r, "activity", UNFIT_TWICE);
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
			return refuse(r, "pain_now", UNFIT_EMPTY_ENTRY);
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
		TRY(take_thing(r, &shape_trial_day, v, &days[i]));
		days[i].trial = trial;
		if (i > 0 && days[i].day.n <= days[i - 1].day.n)
			return refuse(r, "day", UNFIT_ORDER);
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
			return refuse(r, "why", UNFIT_ENDED);
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
			return refuse(r, "day", UNFIT_ORDER);
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
			return refuse(r, "key", UNFIT_SETTING);
		if (s->owner == SETTING_OF_MACHINE)
			continue;
		if (!setting_allows(s, settings[i].value)) {
			refuse(r, "value", UNFIT_ALLOWED);
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
		return refuse(r, "at", UNFIT_OTHER_DAY);
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
