/* test_round_trip.c - diaries drawn by lot from a fixed seed leave as JSON and come back: nothing is lost, nothing doubled, all or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "exchange/csv_write.h"
#include "record/gauge.h"
#include "exchange/export_json.h"
#include "exchange/import.h"
#include "exchange/import_json.h"
#include "base/json.h"
#include "base/text.h"
#include "pack/default.h"
#include "store/change.h"
#include "store/fault.h"
#include "store/settings.h"
#include "store/sqlite/sqlite.h"
#include "exchange/import_read.h"

enum { ROUNDS = 12, ARENA_BYTES = 64 << 20 };

static char *arena_room;
static uint64_t seed;
static int requests;

/* ---- lots ---- */

static uint32_t lot(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static day lot_day(void)
{
	return (day){(int32_t)lot(40000)};
}

/* Of this day, by any clock on Earth. */
static struct moment lot_time(day on)
{
	struct zone zone = {ZONE_WEST_S + 900 * (int32_t)lot(113)};
	return (struct moment){instant_of(on, (int32_t)lot(86400), zone), zone};
}

/* ... or none. */
static struct moment lot_at(day on)
{
	return lot(4) == 0 ? MOMENT_NONE : lot_time(on);
}

static int lot_score(void)
{
	return (int)lot(12) - 1;
}

/* Anything that a person or a program may have written, at most this many bytes. */
static str lot_text(struct arena *a, size_t most)
{
	static const char *const pieces[] = {"a",   " ",    "\"",        "\\",   "\n",       "\t",
					     "\r",  "\x01", "\x7f",      "=1+1", "\xC3\xA4", "\xF0\x9F\xA6\xB4",
					     "},{", "],\"", "</script>", "'",    ",",        "\xE2\x80\xAE"};
	struct writer w = arena_writer(a);
	for (uint32_t n = lot(12); n > 0; n--) {
		str piece = str_of(pieces[lot(sizeof pieces / sizeof pieces[0])]);
		if (w.n + piece.n <= most)
			w_str(&w, piece);
	}
	return arena_keep(a, &w);
}

/* The same as JSON that was kept. */
static str lot_json(struct arena *a)
{
	str text = lot_text(a, 99);
	while (lot(9) != 0 && !text_is_clean(text)) /* what a kept JSON never holds, now and then */
		text = lot_text(a, 99);
	struct writer w = arena_writer(a);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "text", text);
	json_close(&j, '}');
	return arena_keep(a, &w);
}

static str lot_answer(void)
{
	static const char *const answers[] = {"yes", "no", "unsure", "42", "p5_l,p5_r", "", "Yes", "a b", "<b>", "\xC3\xA4"};
	return str_of(answers[lot(sizeof answers / sizeof answers[0])]);
}

/* Mostly one that there is, with a value that some setting may have. */
static struct store_setting lot_setting(void)
{
	static const char *const values[] = {"0",   "1",     "7",   "25",          "60",          "DE",    "de",   "<b>", "hold", "away", "on",
					     "a,b", "a:3x5", "5x4", "08:00-12:00", "12:00-08:00", "10:30", "/tmp", "",    "-1",   "007"};
	size_t n;
	const struct setting *all = settings_all(&n);
	str key = lot(9) == 0 ? STR("theme") : all[lot((uint32_t)n)].key;
	return (struct store_setting){key, str_of(values[lot(sizeof values / sizeof values[0])])};
}

/* A name: never empty, and one of few, so that things meet. */
static str lot_name(struct arena *a, uint32_t of)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("name_"));
	w_int(&w, lot(of));
	return arena_keep(a, &w);
}

static struct change lot_entry(struct arena *a, const int64_t *activities, size_t n_activities)
{
	day on = lot_day();
	struct change c = {.kind = CHANGE_ENTRY_ADD,
			   .entry = {.day = on,
				     .at = lot_at(on),
				     .set_off = (int)lot(1 << STORE_SET_OFFS),
				     .medicines = lot_text(a, 99),
				     .note = lot_text(a, STORE_NOTE_MAX)}};
	for (size_t i = 0; i < GAUGES; i++)
		*gauge_in(&gauges[i], &c.entry) = lot_score();
	c.entry.regions = arena_new(a, struct store_region, 3);
	c.entry.scores = arena_new(a, struct store_score, STORE_SCORES_MAX);
	c.entry.n_regions = lot(4);
	for (size_t i = 0; i < c.entry.n_regions; i++) {
		char buffer[8] = {'p', (char)('a' + i)};
		c.entry.regions[i] = (struct store_region){.region = arena_copy(a, str_of(buffer)), .intensity = (int)lot(11)};
	}
	if (!store_entry_says(&c.entry))
		c.entry.pain_now = 0;
	for (size_t i = 0; i < n_activities && i < STORE_SCORES_MAX && lot(2) == 0; i++)
		c.entry.scores[c.entry.n_scores++] = (struct store_score){.activity = activities[n_activities - 1 - i], .score = (int)lot(11)};
	return c;
}

static struct change lot_thing(struct arena *a)
{
	day from = lot_day();
	switch (lot(10)) {
	case 0: return (struct change){.kind = CHANGE_ANSWER_PUT, .answer = {lot_name(a, 30), lot_answer(), lot_time(from)}};
	case 1: return (struct change){.kind = CHANGE_CLEARED_PUT, .cleared = {lot_name(a, 5), lot_day(), lot_time(from)}};
	case 2:
		return (struct change){.kind = CHANGE_DEED_ADD,
				       .deed = {.day = from,
						.at = lot_at(from),
						.leg = (int)lot(3),
						.item = lot_name(a, 9),
						.seconds = (int32_t)lot(4000),
						.origin = (enum store_origin)lot(3)}};
	case 3:
		return (struct change){.kind = CHANGE_MARK_ADD,
				       .mark = {.first = from,
						.last = day_plus(from, (int32_t)lot(9)),
						.kind = (enum store_mark_kind)lot(4),
						.note = lot_text(a, 99)}};
	case 4:
		return (struct change){.kind = CHANGE_BREAK_ADD,
				       .rest = {.day = from,
						.at = lot_at(from),
						.outcome = (enum store_break_outcome)lot(5),
						.seconds = (int32_t)lot(900),
						.item = lot(2) == 0 ? lot_name(a, 9) : lot_text(a, 20),
						.why = lot_text(a, 20)}};
	case 5: return (struct change){.kind = CHANGE_DESK_DAY_PUT, .desk_day = {{(int32_t)lot(20)}, (int32_t)lot(90001), (int32_t)lot(90001)}};
	case 6: return (struct change){.kind = CHANGE_PLAN_ADD, .plan = {.day = lot_day(), .text = lot_json(a), .why = lot_text(a, 99)}};
	case 7: return (struct change){.kind = CHANGE_REASSESSMENT_ADD, .reassessment = {.day = lot_day(), .text = lot_json(a)}};
	case 8: return (struct change){.kind = CHANGE_SETTING_PUT, .setting = lot_setting()};
	default: return (struct change){.kind = CHANGE_INTENTION_PUT, .intention = {lot_name(a, 9), lot_text(a, 99), lot_text(a, 99)}};
	}
}

/* ---- stores ---- */

struct file {
	char folder[64], path[96];
	struct sqlite_backend sqlite;
	struct store *store;
	struct store_reader *reader;
};

static void file_open(struct file *f, const struct backend *by)
{
	struct store_fault fault;
	snprintf(f->folder, sizeof f->folder, "/tmp/trivet-round-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	snprintf(f->path, sizeof f->path, "%s/t.db", f->folder);
	f->sqlite = sqlite_backend_current(zone_greenwich);
	assert_int_equal(store_open(by != NULL ? by : &f->sqlite.ops, f->path, &fault, &f->store), OK);
	assert_int_equal(store_reader_open(f->store, &fault, &f->reader), OK);
	store_reader_for(f->reader, caller_self(NULL));
}

static void file_close(struct file *f)
{
	static const char *const ends[] = {"", "-wal", "-shm"};
	char path[112];
	store_reader_close(f->reader);
	store_close(f->store);
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s%s", f->path, ends[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(f->folder), 0);
}

static int64_t apply(struct file *f, struct change c)
{
	struct change_outcome outcome;
	char id[24];
	snprintf(id, sizeof id, "lot-%d", ++requests);
	c.caller = caller_self(NULL);
	c.request = str_of(id);
	enum err e = store_apply(f->store, &c, 1, &outcome);
	if (e != OK)
		fail_msg("change %d: error %d", c.kind, e);
	return outcome.id;
}

/* A diary of anything: with what refers to other things. */
static void fill(struct file *f, struct arena *a, uint32_t things)
{
	int64_t activities[6];
	size_t n = lot(6);
	for (size_t i = 0; i < n; i++) {
		day since = {(int32_t)lot(3)};
		str words = lot_name(a, 3);
		activities[i] =
			apply(f, (struct change){.kind = CHANGE_ACTIVITY_ADD,
						 .activity = {.words = words, .since = since, .until = lot(2) ? DAY_MAX : day_plus(since, 5)}});
		apply(f, (struct change){
				 .kind = CHANGE_DEED_ADD,
				 .deed = {.day = since, .at = MOMENT_NONE, .item = STR("between"), .origin = STORE_FROM_LOG}}); /* ids have gaps */
	}
	for (uint32_t t = lot(3); t > 0; t--) {
		int64_t trial = apply(f, (struct change){.kind = CHANGE_TRIAL_ADD,
							 .trial = {.begun = lot_day(),
								   .text = STR("{\"a\":\"\xC3\xA4\"}"),
								   .ended = lot(2) ? DAY_MAX : lot_day(),
								   .why = STR("so")}});
		for (uint32_t k = lot(9); k > 0; k--)
			apply(f, (struct change){.kind = CHANGE_TRIAL_DAY_PUT, .trial_day = {trial, lot_day(), (int)lot(2)}});
	}
	static struct change set[STORE_CHANGES_MAX];
	static struct change_outcome outcomes[STORE_CHANGES_MAX];
	for (size_t k = 0; things > 0; k = 0) {
		char id[24];
		snprintf(id, sizeof id, "lot-%d", ++requests);
		for (; things > 0 && k < STORE_CHANGES_MAX; things--, k++) {
			do {
				set[k] = lot(3) == 0 ? lot_entry(a, activities, n) : lot_thing(a);
				set[k].caller = caller_self(NULL);
				set[k].request = str_of(id);
			} while (change_check(&set[k]) != OK);
		}
		assert_int_equal(store_apply(f->store, set, k, outcomes), OK);
	}
}

static str export_of(struct file *f, struct arena *a, struct record *ret_record)
{
	assert_int_equal(record_read(f->reader, a, ret_record), OK);
	struct writer w = arena_writer(a);
	export_json(&w, ret_record);
	str text = arena_keep(a, &w);
	assert_true(text.n > 0);
	return text;
}

static struct record read_back(str text, struct arena *a)
{
	char buffer[512];
	struct writer say = writer_on(buffer, sizeof buffer);
	struct record file;
	if (import_json_read(text, zone_greenwich, a, &say, &file) != OK)
		fail_msg("%.*s", (int)say.n, say.p);
	return file;
}

static enum err import(struct file *f, const struct record *file, struct arena *a, struct import_difference *d, size_t *ret_added)
{
	struct record have;
	char id[24];
	snprintf(id, sizeof id, "import-%d", ++requests);
	*ret_added = 0;
	assert_int_equal(record_read(f->reader, a, &have), OK);
	assert_int_equal(import_difference(file, &have, a, d), OK);
	return d->missing > 0 ? import_json_apply(f->store, d, caller_self(NULL), str_of(id), a, ret_added) : OK;
}

static void assert_same(str a, str b)
{
	if (str_eq(a, b))
		return;
	size_t at = 0;
	while (at < a.n && at < b.n && a.p[at] == b.p[at])
		at++;
	size_t from = at > 60 ? at - 60 : 0;
	fail_msg("seed %llu:\n%.*s\nis not\n%.*s", (unsigned long long)seed, (int)str_sub(a, from, 160).n, a.p + from, (int)str_sub(b, from, 160).n,
		 b.p + from);
}

/* ---- what holds ---- */

static void test_nothing_is_lost(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct file from, to;
		struct arena a = arena_on(arena_room, ARENA_BYTES);
		struct record all, copy;
		struct import_difference d;
		size_t added;
		file_open(&from, NULL);
		file_open(&to, NULL);
		fill(&from, &a, lot(60));
		str text = export_of(&from, &a, &all);
		struct record file = read_back(text, &a);
		assert_int_equal(import(&to, &file, &a, &d, &added), OK);
		assert_int_equal(d.only_here, 0);
		assert_int_equal(d.missing, d.in_file);
		assert_int_equal(added, d.in_file);
		assert_same(export_of(&to, &a, &copy), text);
		assert_int_equal(import(&to, &file, &a, &d, &added), OK); /* once more: it is all there */
		assert_int_equal(d.missing + d.only_here, 0);
		assert_same(export_of(&to, &a, &copy), text);
		file_close(&from);
		file_close(&to);
	}
}

/* Two diaries in one, from either side: each thing once, and asked again there is nothing more to add but what one of a kind keeps out. */
static void test_a_diary_is_added_to_another(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct file one, other;
		struct arena a = arena_on(arena_room, ARENA_BYTES);
		struct record first, second, both;
		struct import_difference d;
		size_t added, again;
		file_open(&one, NULL);
		file_open(&other, NULL);
		fill(&one, &a, 20);
		fill(&other, &a, 20);
		struct record first_file = read_back(export_of(&one, &a, &first), &a);
		struct record file = read_back(export_of(&other, &a, &second), &a);
		assert_int_equal(import(&one, &file, &a, &d, &added), OK);
		export_of(&one, &a, &both);
		assert_true(both.entries.n + both.deeds.n + both.marks.n + both.breaks.n + both.plans.n >=
			    second.entries.n + second.deeds.n + second.marks.n + second.breaks.n + second.plans.n);
		assert_int_equal(import_difference(&first_file, &both, &a, &d), OK);
		assert_int_equal(d.missing, 0); /* what was here is here */
		assert_int_equal(import(&one, &file, &a, &d, &again), OK);
		assert_int_equal(again, 0);
		file_close(&one);
		file_close(&other);
	}
}

/* A file of one thing, whatever it holds, as if another program had written it. */
static str file_of(const struct change *c, struct arena *a)
{
	struct record all = {0};
	static const struct store_trial_days no_days[1];
	all.trial_days = no_days;
	switch ((int)c->kind) { /* of those that lot_thing and lot_entry draw */
	case CHANGE_ANSWER_PUT: all.answers = (struct store_answers){&c->answer, 1}; break;
	case CHANGE_CLEARED_PUT: all.cleareds = (struct store_cleareds){&c->cleared, 1}; break;
	case CHANGE_ACTIVITY_ADD: all.activities = (struct store_activities){&c->activity, 1}; break;
	case CHANGE_ENTRY_ADD:
		all.entries = (struct store_entries){&c->entry, 1};
		all.regions = (struct store_regions){c->entry.regions, c->entry.n_regions};
		break;
	case CHANGE_DEED_ADD: all.deeds = (struct store_deeds){&c->deed, 1}; break;
	case CHANGE_MARK_ADD: all.marks = (struct store_marks){&c->mark, 1}; break;
	case CHANGE_TRIAL_ADD: all.trials = (struct store_trials){&c->trial, 1}; break;
	case CHANGE_BREAK_ADD: all.breaks = (struct store_breaks){&c->rest, 1}; break;
	case CHANGE_DESK_DAY_PUT: all.desk_days = (struct store_desk_days){&c->desk_day, 1}; break;
	case CHANGE_PLAN_ADD: all.plans = (struct store_plans){&c->plan, 1}; break;
	case CHANGE_REASSESSMENT_ADD: all.reassessments = (struct store_reassessments){&c->reassessment, 1}; break;
	case CHANGE_SETTING_PUT: all.settings = (struct store_settings){&c->setting, 1}; break;
	default: all.intentions = (struct store_intentions){&c->intention, 1}; break;
	}
	struct writer w = arena_writer(a);
	export_json(&w, &all);
	return arena_keep(a, &w);
}

/* The first file holds a return somewhere: the reader makes one line end of it, as of those that browsers write. */
static bool has_return(str text)
{
	return str_find_str(text, STR("\\u000d")) < text.n;
}

/* Whatever a thing holds, the reader of files and the gate of the store let in the same. */
static void test_a_file_lets_in_what_the_store_does(void **state)
{
	struct arena all = arena_on(arena_room, ARENA_BYTES);
	size_t in = 0, out = 0;
	(void)state;
	for (int round = 0; round < 6000; round++) {
		struct arena a = all;
		char buffer[512];
		struct writer say = writer_on(buffer, sizeof buffer);
		struct record file;
		struct change c = lot(4) == 0 ? lot_entry(&a, NULL, 0) : lot_thing(&a);
		if (lot(12) == 0)
			c = (struct change){.kind = CHANGE_ACTIVITY_ADD, .activity = {.words = lot_text(&a, 99), .until = DAY_MAX}};
		if (c.kind == CHANGE_SETTING_PUT && (setting_of(c.setting.key) == NULL || setting_of(c.setting.key)->owner == SETTING_OF_MACHINE))
			continue; /* they never travel; test_settings_of_a_machine_stay_with_it */
		for (size_t i = 0; c.kind == CHANGE_ENTRY_ADD && i < c.entry.n_regions; i++)
			c.entry.regions[i].entry = c.entry.id;
		c.caller = caller_self(NULL);
		c.request = STR("lot");
		enum err gate = change_check(&c);
		str text = file_of(&c, &a);
		if (has_return(text))
			continue;
		enum err reader = import_json_read(text, zone_greenwich, &a, &say, &file);
		if ((gate == OK) != (reader == OK))
			fail_msg("the gate says %d, the reader %d (%.*s) to\n%.*s", gate, reader, (int)say.n, say.p, (int)text.n, text.p);
		in += gate == OK;
		out += gate != OK;
	}
	assert_true(in > 1000 && out > 1000);
}

/* Someone else's file decides nothing about paths and about what is deleted here. */
static void test_settings_of_a_machine_stay_with_it(void **state)
{
	struct arena a = arena_on(arena_room, ARENA_BYTES);
	struct file to;
	struct import_difference d;
	struct record copy;
	size_t added;
	(void)state;
	file_open(&to, NULL);
	apply(&to, (struct change){.kind = CHANGE_SETTING_PUT, .setting = {STR("backup_keep"), STR("9")}});
	str text = STR(
		"{\"format\":\"trivet diary\",\"version\":1,\"answers\":[],\"cleared\":[],\"activities\":[],\"entries\":[],\"deeds\":[],\"marks\":[],"
		"\"trials\":[],\"breaks\":[],\"desk_days\":[],\"plans\":[],\"reassessments\":[],\"settings\":["
		"{\"key\":\"backup_folder\",\"value\":\"/tmp/"
		"elsewhere\"},{\"key\":\"backup_keep\",\"value\":\"1\"},{\"key\":\"country\",\"value\":\"DE\"}],"
		"\"intentions\":[]}");
	struct record file = read_back(text, &a);
	assert_int_equal(file.settings.n, 1);
	assert_int_equal(file.settings_left_out, 2);
	assert_int_equal(import(&to, &file, &a, &d, &added), OK);
	assert_int_equal(added, 1);
	text = export_of(&to, &a, &copy);
	assert_int_equal(str_find_str(text, STR("backup_")), text.n); /* nor do they leave */
	assert_int_equal(copy.settings.n, 2);
	assert_true(str_eq(copy.settings.at[0].value, STR("9")) && str_eq(copy.settings.at[1].value, STR("DE")));
	file_close(&to);
}

/* More than one set holds; and with each call of the backend failing in turn, the diary stays empty. */
static void test_all_or_nothing(void **state)
{
	struct file from, to;
	struct arena a = arena_on(arena_room, ARENA_BYTES);
	struct sqlite_backend sqlite = sqlite_backend_current(zone_greenwich);
	struct fault fault = {0};
	struct fault_backend by = fault_backend(&sqlite.ops, &fault);
	struct record all, copy;
	struct import_difference d;
	size_t added;
	(void)state;
	file_open(&from, NULL);
	fill(&from, &a, 2500);
	str text = export_of(&from, &a, &all);
	struct record file = read_back(text, &a);
	assert_true(text.n > 100000);
	bool done = false;
	size_t fired = 0;
	for (long n = 1; !done; n += n < 40 ? 1 : n / 3) {
		struct arena buffer = a;
		file_open(&to, &by.ops);
		str before = export_of(&to, &buffer, &copy);
		struct record have = copy;
		assert_int_equal(import_difference(&file, &have, &buffer, &d), OK);
		fault_arm(&fault, n, FAULT_BEFORE);
		enum err e = import_json_apply(to.store, &d, caller_self(NULL), STR("one-import"), &buffer, &added);
		done = !fault_disarm(&fault);
		fired += done ? 0 : 1;
		if (e != OK)
			assert_same(export_of(&to, &buffer, &copy), before);
		else
			assert_same(export_of(&to, &buffer, &copy), text);
		assert_true(done == (e == OK) || e == OK); /* a wipe or a rollback that fails costs nothing */
		file_close(&to);
	}
	assert_true(fired > 40);
	file_close(&from);
}

/* ---- tables ---- */

/* Entries of days that a table may hold, with up to six activities, of which some are called the same. */
static void fill_entries(struct file *f, struct arena *a, uint32_t entries)
{
	int64_t activities[6];
	size_t n = lot(6);
	for (size_t i = 0; i < n; i++)
		activities[i] = apply(
			f, (struct change){.kind = CHANGE_ACTIVITY_ADD,
					   .activity = {.words = lot_name(a, 3), .since = {(int32_t)lot(3)}, .until = lot(2) ? DAY_MAX : (day){9}}});
	while (entries > 0) {
		struct change c = lot_entry(a, activities, n);
		c.caller = caller_self(NULL);
		c.request = STR("lot");
		if (c.entry.day.n < DIARY_FIRST.n || change_check(&c) != OK)
			continue;
		apply(f, c);
		entries--;
	}
}

/* Our own table, in any form, has nothing new for the diary that it is of: no row is refused, none is asked about, none is another. */
static void test_a_table_brings_nothing_new(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct file f;
		struct arena a = arena_on(arena_room, ARENA_BYTES);
		struct record all;
		file_open(&f, NULL);
		fill_entries(&f, &a, 1 + lot(40));
		assert_int_equal(record_read(f.reader, &a, &all), OK);
		for (int form = 0; form < 2 * CSV_SEPARATORS; form++) {
			struct arena scratch = a;
			struct writer w = arena_writer(&scratch);
			struct import in;
			const struct import_wish wish = {.pack = &pack_default,
							 .activities = all.activities,
							 .now = moment_at((instant){INT64_C(40001) * 86400}, zone_greenwich),
							 .zones = zone_greenwich};
			csv_write(&w, CSV_ENTRIES, (struct csv_form){(enum csv_separator)(form / 2), form % 2 == 1}, &all);
			str table = arena_keep(&scratch, &w);
			import_read(table, &wish, &scratch, &in);
			assert_int_equal(import_compare(&in, f.reader, &scratch), OK);
			if (import_new(&in) + in.n_refused + in.n_waiting + in.n_empty > 0 || in.n + in.n_twice != all.entries.n)
				fail_msg("seed %llu, form %d: of %zu entries %zu are new, %zu refused, %zu wait, %zu say nothing, %zu are there, %zu "
					 "twice\n%.*s",
					 (unsigned long long)seed, form, all.entries.n, import_new(&in), in.n_refused, in.n_waiting, in.n_empty, in.n,
					 in.n_twice, (int)table.n, table.p);
		}
		file_close(&f);
	}
}

/* An index is emptied while the program runs, after its check of the file: the list that goes by it is short, and no page is wrong. Only the second count tells. */
static void test_a_short_list_is_no_export(void **state)
{
	static const char LOST[] =
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' WHERE day < -99999' WHERE name = 'entry_by_day';"
		"PRAGMA writable_schema = RESET; REINDEX entry_by_day;"
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' WHERE day < -99999', '') WHERE name = "
		"'entry_by_day'; PRAGMA writable_schema = RESET;";
	struct file f;
	struct arena a = arena_on(arena_room, ARENA_BYTES);
	struct record all;
	struct store_entries list;
	sqlite3 *other;
	(void)state;
	file_open(&f, NULL);
	fill_entries(&f, &a, 40);
	assert_int_equal(record_read(f.reader, &a, &all), OK);
	assert_int_equal(sqlite3_open(f.path, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, LOST, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(other), SQLITE_OK);
	assert_int_equal(store_entries(f.reader, (struct store_days){DAY_MIN, DAY_MAX}, &a, &list), OK);
	assert_true(list.n < all.entries.n); /* the damage is there, and the list does not know */
	assert_int_equal(record_read(f.reader, &a, &all), ERR_IO);
	file_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_short_list_is_no_export),
		cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_a_table_brings_nothing_new),
		cmocka_unit_test(test_a_diary_is_added_to_another),
		cmocka_unit_test(test_a_file_lets_in_what_the_store_does),
		cmocka_unit_test(test_settings_of_a_machine_stay_with_it),
		cmocka_unit_test(test_all_or_nothing),
	};
	seed = 20261126;
	arena_room = malloc(ARENA_BYTES);
	int failed = arena_room != NULL ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
	free(arena_room);
	return failed;
}
