/* import_json.c - a record into a store: what is missing there, as one change. */
#include "exchange/import_json.h"

#include <stdlib.h>

#include "exchange/export_json.h"

/* ---- what differs ---- */

/* One thing as the line it is in the file: two things are the same when their lines are. */
struct line {
	str text;
	size_t number; /* of the thing in its section */
};

struct lines {
	struct section_lines {
		struct line *at;
		size_t n;
	} of[SECTIONS];
};

static size_t count_lines(str text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n' ? 1 : 0;
	return n;
}

/* Things begin with { on a line of their own, parts end with ]; see export_json.c. */
static enum err lines_of(const struct record *all, struct arena *a, struct lines *ret_lines)
{
	struct writer w = arena_writer(a);
	struct lines lines = {0};
	size_t section = 0;
	export_json(&w, all);
	str rest = arena_keep(a, &w);
	struct line *line = arena_new(a, struct line, count_lines(rest));
	if (w.full || line == NULL)
		return ERR_FULL;
	str_split(&rest, '\n');
	lines.of[0].at = line;
	while (rest.n > 0 && section < SECTIONS) {
		str text = str_split(&rest, '\n');
		if (str_starts(text, STR("{"))) {
			text.n -= str_ends(text, STR(",")) ? 1 : 0;
			*line++ = (struct line){text, lines.of[section].n++};
		} else if (++section < SECTIONS) {
			lines.of[section].at = line;
		}
	}
	*ret_lines = lines;
	return OK;
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(((const struct line *)a)->text, ((const struct line *)b)->text);
}

/* Both sorted, then walked side by side: each thing of the one meets one of the other, or none. */
static void compare_section(const struct section_lines *file, const struct section_lines *have, bool *is_missing, struct import_difference *d)
{
	size_t i = 0, k = 0;
	qsort(file->at, file->n, sizeof *file->at, by_text);
	qsort(have->at, have->n, sizeof *have->at, by_text);
	while (i < file->n || k < have->n) {
		int order = i == file->n ? 1 : k == have->n ? -1 : str_cmp(file->at[i].text, have->at[k].text);
		if (order < 0) {
			is_missing[file->at[i].number] = true;
			d->missing++;
		} else if (order > 0) {
			d->only_here++;
		}
		i += order <= 0 ? 1 : 0;
		k += order >= 0 ? 1 : 0;
	}
}

/* The scores by the ids of the diary; those of one entry in the order of its list of activities, as the diary itself tells them. */
static void map_scores(const struct record *file, const int64_t *id, const size_t *place, struct store_score *scores)
{
	for (size_t i = 0; i < file->scores.n; i++) {
		struct store_score x = file->scores.at[i];
		size_t k = i;
		for (; k > 0 && scores[k - 1].entry == x.entry && place[scores[k - 1].activity - 1] > place[x.activity - 1]; k--)
			scores[k] = scores[k - 1];
		scores[k] = x;
	}
	for (size_t i = 0; i < file->scores.n; i++)
		scores[i].activity = id[scores[i].activity - 1];
}

/*
 * The file, told with the activities that the diary has: its list is the diary's, then what is new; ids of the new ones are below 0. Two are the same when
 * their words and their first day are.
 */
static enum err match_activities(const struct record *file, struct arena *a, struct import_difference *d)
{
	const struct store_activities *have = &d->have->activities;
	size_t n = have->n;
	struct store_activity *all = arena_new(a, struct store_activity, have->n + file->activities.n + 1);
	int64_t *id = arena_new(a, int64_t, file->activities.n + 1);
	size_t *place = arena_new(a, size_t, file->activities.n + 1);
	bool *matched = arena_new(a, bool, have->n + 1);
	struct store_score *scores = arena_new(a, struct store_score, file->scores.n + 1);
	if (a->full)
		return ERR_FULL;
	if (have->n > 0)
		memcpy(all, have->at, have->n * sizeof *all);
	for (size_t i = 0; i < file->activities.n; i++) {
		const struct store_activity *x = &file->activities.at[i];
		size_t k = 0;
		while (k < have->n && (matched[k] || x->since.n != have->at[k].since.n || !str_eq(x->words, have->at[k].words)))
			k++;
		id[i] = k < have->n ? have->at[k].id : -1 - (int64_t)i;
		place[i] = k < have->n ? k : n;
		d->only_here += k < have->n && x->until.n != have->at[k].until.n ? 1 : 0;
		if (k < have->n)
			matched[k] = true;
		else
			all[n++] = (struct store_activity){id[i], x->words, x->since, x->until};
	}
	for (size_t k = 0; k < have->n; k++)
		d->only_here += matched[k] ? 0 : 1;
	map_scores(file, id, place, scores);
	d->file.activities = (struct store_activities){all, n};
	d->file.scores.at = scores;
	return OK;
}

enum err import_difference(const struct record *file, const struct record *have, struct arena *a, struct import_difference *ret_difference)
{
	struct import_difference d = {.file = *file, .have = have};
	struct lines lines, others;
	TRY(match_activities(file, a, &d));
	TRY(lines_of(&d.file, a, &lines));
	TRY(lines_of(have, a, &others));
	for (size_t section = 0; section < SECTIONS; section++) {
		d.is_missing[section] = arena_new(a, bool, lines.of[section].n + 1);
		if (d.is_missing[section] == NULL)
			return ERR_FULL;
		d.in_file += lines.of[section].n;
		if (section != SECTION_ACTIVITIES)
			compare_section(&lines.of[section], &others.of[section], d.is_missing[section], &d);
	}
	for (size_t i = have->activities.n; i < d.file.activities.n; i++) {
		d.is_missing[SECTION_ACTIVITIES][i] = true;
		d.missing++;
	}
	d.in_file -= d.file.activities.n - file->activities.n;
	*ret_difference = d;
	return OK;
}

/* ---- what is added ---- */

enum { TRIAL_DAYS = SECTIONS /* after all others: the trials are there then */, PHASES };

struct feed {
	const struct import_difference *d;
	struct caller caller;
	str request;
	size_t phase, number, inner; /* what comes next */
	int64_t set;
	char request_room[STORE_REQUEST_MAX];
	struct change changes[STORE_CHANGES_MAX];
	size_t number_of[STORE_CHANGES_MAX]; /* the thing that each came from */
	size_t n, added;
	int64_t *activity_ids, *trial_ids; /* given by the store, 0: not yet */
	size_t next_region, next_score;
};

static bool has_answer(const struct record *r, str question)
{
	for (size_t i = 0; i < r->answers.n; i++)
		if (str_eq(r->answers.at[i].question, question))
			return true;
	return false;
}

static bool has_cleared(const struct record *r, str rule)
{
	for (size_t i = 0; i < r->cleareds.n; i++)
		if (str_eq(r->cleareds.at[i].rule, rule))
			return true;
	return false;
}

static bool has_setting(const struct record *r, str key)
{
	for (size_t i = 0; i < r->settings.n; i++)
		if (str_eq(r->settings.at[i].key, key))
			return true;
	return false;
}

static bool has_intention(const struct record *r, str item)
{
	for (size_t i = 0; i < r->intentions.n; i++)
		if (str_eq(r->intentions.at[i].item, item))
			return true;
	return false;
}

static bool has_desk_day(const struct record *r, day on)
{
	for (size_t i = 0; i < r->desk_days.n; i++)
		if (r->desk_days.at[i].day.n == on.n)
			return true;
	return false;
}

/* Index of the trial with this design in the diary, or how many there are. */
static size_t same_trial(const struct record *r, const struct store_trial *t)
{
	size_t i = 0;
	while (i < r->trials.n && (r->trials.at[i].begun.n != t->begun.n || !str_eq(r->trials.at[i].text, t->text)))
		i++;
	return i;
}

static bool has_trial_day(const struct store_trial_days *days, day on)
{
	for (size_t i = 0; i < days->n; i++)
		if (days->at[i].day.n == on.n)
			return true;
	return false;
}

/* The entry with its regions and scores: entries come in the order in which those are in the record. */
static void make_entry(struct feed *f, size_t i, struct change *c)
{
	const struct record *file = &f->d->file;
	c->kind = CHANGE_ENTRY_ADD;
	c->entry = file->entries.at[i];
	while (f->next_region < file->regions.n && file->regions.at[f->next_region].entry < c->entry.id)
		f->next_region++;
	while (f->next_score < file->scores.n && file->scores.at[f->next_score].entry < c->entry.id)
		f->next_score++;
	c->entry.regions = (struct store_region *)(uintptr_t)&file->regions.at[f->next_region];
	c->entry.scores = (struct store_score *)(uintptr_t)&file->scores.at[f->next_score];
	for (size_t k = f->next_region; k < file->regions.n && file->regions.at[k].entry == c->entry.id; k++)
		c->entry.n_regions++;
	for (size_t k = f->next_score; k < file->scores.n && file->scores.at[k].entry == c->entry.id; k++) {
		int64_t *activity = &c->entry.scores[c->entry.n_scores++].activity;
		*activity = *activity < 0 ? f->activity_ids[-1 - *activity] : *activity;
	}
}

/* The change that brings in thing i of a section; false when what the diary has stays. */
static bool make(struct feed *f, enum record_section section, size_t i, struct change *c)
{
	const struct record *file = &f->d->file, *have = f->d->have;
	switch (section) {
	case SECTION_ANSWERS:
		*c = (struct change){.kind = CHANGE_ANSWER_PUT, .answer = file->answers.at[i]};
		return !has_answer(have, c->answer.question);
	case SECTION_CLEARED:
		*c = (struct change){.kind = CHANGE_CLEARED_PUT, .cleared = file->cleareds.at[i]};
		return !has_cleared(have, c->cleared.rule);
	case SECTION_ACTIVITIES: *c = (struct change){.kind = CHANGE_ACTIVITY_ADD, .activity = file->activities.at[i]}; return true;
	case SECTION_ENTRIES: make_entry(f, i, c); return true;
	case SECTION_DEEDS: *c = (struct change){.kind = CHANGE_DEED_ADD, .deed = file->deeds.at[i]}; return true;
	case SECTION_MARKS: *c = (struct change){.kind = CHANGE_MARK_ADD, .mark = file->marks.at[i]}; return true;
	case SECTION_TRIALS:
		*c = (struct change){.kind = CHANGE_TRIAL_ADD, .trial = file->trials.at[i]};
		return same_trial(have, &c->trial) == have->trials.n;
	case SECTION_BREAKS: *c = (struct change){.kind = CHANGE_BREAK_ADD, .rest = file->breaks.at[i]}; return true;
	case SECTION_DESK_DAYS:
		*c = (struct change){.kind = CHANGE_DESK_DAY_PUT, .desk_day = file->desk_days.at[i]};
		return !has_desk_day(have, c->desk_day.day);
	case SECTION_PLANS: *c = (struct change){.kind = CHANGE_PLAN_ADD, .plan = file->plans.at[i]}; return true;
	case SECTION_REASSESSMENTS: *c = (struct change){.kind = CHANGE_REASSESSMENT_ADD, .reassessment = file->reassessments.at[i]}; return true;
	case SECTION_SETTINGS:
		*c = (struct change){.kind = CHANGE_SETTING_PUT, .setting = file->settings.at[i]};
		return !has_setting(have, c->setting.key);
	case SECTION_INTENTIONS:
		*c = (struct change){.kind = CHANGE_INTENTION_PUT, .intention = file->intentions.at[i]};
		return !has_intention(have, c->intention.item);
	case SECTIONS: return false;
	}
	return false;
}

static size_t section_size(const struct record *file, size_t phase)
{
	return record_list(file, phase < SECTIONS ? (enum record_section)phase : SECTION_TRIALS).n;
}

static void put(struct feed *f, struct change c)
{
	f->number_of[f->n] = f->number;
	f->changes[f->n++] = c;
}

/* One thing, if it is wanted. */
static void feed_thing(struct feed *f)
{
	struct change c = {0};
	if (f->d->is_missing[f->phase][f->number] && make(f, (enum record_section)f->phase, f->number, &c)) {
		put(f, c);
		f->added++; /* a trial and its days are one thing */
	}
	f->number++;
}

/* One day of a trial that was added or was there. */
static void feed_trial_day(struct feed *f)
{
	const struct record *file = &f->d->file, *have = f->d->have;
	const struct store_trial_days *days = &file->trial_days[f->number];
	size_t there = same_trial(have, &file->trials.at[f->number]);
	if (f->inner == days->n || !f->d->is_missing[SECTION_TRIALS][f->number]) {
		f->inner = 0;
		f->number++;
		return;
	}
	struct change c = {.kind = CHANGE_TRIAL_DAY_PUT, .trial_day = days->at[f->inner++]};
	c.trial_day.trial = there < have->trials.n ? have->trials.at[there].id : f->trial_ids[f->number];
	if (there == have->trials.n || !has_trial_day(&have->trial_days[there], c.trial_day.day))
		put(f, c);
}

static void learn_ids(struct feed *f, const struct change_outcome *outcomes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (f->changes[i].kind == CHANGE_ACTIVITY_ADD)
			f->activity_ids[-1 - f->d->file.activities.at[f->number_of[i]].id] = outcomes[i].id;
		if (f->changes[i].kind == CHANGE_TRIAL_ADD)
			f->trial_ids[f->number_of[i]] = outcomes[i].id;
	}
}

/* The changes of one set share a request id. */
static void name_set(struct feed *f)
{
	struct writer w = writer_on(f->request_room, sizeof f->request_room);
	w_str(&w, f->request);
	w_char(&w, '-');
	w_int(&w, f->set++);
	for (size_t i = 0; i < f->n; i++) {
		f->changes[i].caller = f->caller;
		f->changes[i].request = writer_str(&w);
	}
}

/* Nothing was here: what comes in is the record that it was elsewhere. */
static bool goes_on(const struct import_difference *d)
{
	return d->file.identity.n > 0 && d->only_here == 0 && d->missing == d->in_file;
}

static enum err next_set(void *arg, const struct change_outcome *outcomes, size_t n, const struct change **ret_changes, size_t *ret_n)
{
	struct feed *f = arg;
	learn_ids(f, outcomes, n);
	f->n = 0;
	if (f->set == 0 && goes_on(f->d))
		put(f, (struct change){.kind = CHANGE_IDENTITY_PUT, .identity = f->d->file.identity});
	while (f->phase < PHASES && f->n < STORE_CHANGES_MAX) {
		if (f->number < section_size(&f->d->file, f->phase)) {
			if (f->phase == TRIAL_DAYS)
				feed_trial_day(f);
			else
				feed_thing(f);
			continue;
		}
		bool is_referred_to = f->phase == SECTION_ACTIVITIES || f->phase == SECTION_TRIALS;
		f->phase++;
		f->number = 0;
		if (is_referred_to && f->n > 0)
			break; /* their ids come first */
	}
	name_set(f);
	*ret_changes = f->changes;
	*ret_n = f->n;
	return OK;
}

enum err import_json_apply(struct store *s, const struct import_difference *d, struct caller caller, str request, struct arena *a, size_t *ret_added)
{
	struct feed *f = arena_new(a, struct feed, 1);
	int64_t *activity_ids = arena_new(a, int64_t, d->file.activities.n + 1), *trial_ids = arena_new(a, int64_t, d->file.trials.n + 1);
	if (a->full)
		return ERR_FULL;
	*f = (struct feed){.d = d, .caller = caller, .request = request, .activity_ids = activity_ids, .trial_ids = trial_ids};
	TRY(store_apply_all(s, next_set, f));
	*ret_added = f->added;
	return OK;
}
