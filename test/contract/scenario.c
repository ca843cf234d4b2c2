/* scenario.c - the table, and looking at a store. */
#include "scenario.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- the table ---- */

#define CHANGE(what, id, ...)                                                                                                                        \
	{                                                                                                                                            \
		.kind = (what), .person = STORE_PERSON, .request = STR_INIT(id), __VA_ARGS__                                                         \
	}
#define ANSWER(id, q, v, t) CHANGE(CHANGE_ANSWER_PUT, id, .answer = {STR_INIT(q), STR_INIT(v), {t}})
#define ENTRY(id, d, t, pain, text)                                                                                                                  \
	CHANGE(CHANGE_ENTRY_ADD, id,                                                                                                                 \
	       .entry = {.day = {d}, .at = {t}, .pain_now = (pain), .pain_worst = STORE_PAIN_UNSET, .pain_average = 2, .note = STR_INIT(text)})
#define REGION(name, strong)                                                                                                                         \
	{                                                                                                                                            \
		.region = STR_INIT(name), .intensity = (strong)                                                                                      \
	}
#define ENTRY_AT(id, d, pain, list)                                                                                                                  \
	CHANGE(CHANGE_ENTRY_ADD, id,                                                                                                                 \
	       .entry = {.day = {d}, .at = {100}, .pain_now = (pain), .pain_worst = STORE_PAIN_UNSET, .pain_average = 2, .regions = (list),          \
			 .n_regions = sizeof(list) / sizeof((list)[0])})
#define DEED(id, d, t, which, from)                                                                                                                  \
	CHANGE(CHANGE_DEED_ADD, id, .deed = {.day = {d}, .at = {t}, .leg = 1, .item = STR_INIT(which), .seconds = 120, .origin = (from)})
#define PLAN(id, d, json, reason) CHANGE(CHANGE_PLAN_ADD, id, .plan = {.day = {d}, .text = STR_INIT(json), .why = STR_INIT(reason)})

static struct store_region between_blades[] = {REGION("p5_r", 7), REGION("p5_l", 0)};
static struct store_region breastbone[] = {REGION("a5", 10)};

const struct scenario SCENARIOS[] = {
    {
	.name = "answers are put together",
	.act = {{ANSWER("a", "rf_01", "no", 100), ANSWER("a", "age", "42", 100), ANSWER("a", "where", "p5_l,p5_r", 100)}},
	.after = "answer age = 42 at 100\nanswer rf_01 = no at 100\nanswer where = p5_l,p5_r at 100\n",
    },
    {
	.name = "the last answer wins",
	.before = {{ANSWER("a", "rf_01", "no", 100)}},
	.act = {{ANSWER("b", "rf_01", "unsure", 200)}},
	.after = "answer rf_01 = unsure at 200\n",
    },
    {
	.name = "some answers are deleted, a missing one is no error",
	.before = {{ANSWER("a", "rf_01", "no", 100), ANSWER("a", "rf_02", "yes", 100), ANSWER("a", "rf_03", "no", 100)}},
	.act = {{CHANGE(CHANGE_ANSWER_DELETE, "b", .answer = {.question = STR_INIT("rf_01")}),
		 CHANGE(CHANGE_ANSWER_DELETE, "b", .answer = {.question = STR_INIT("rf_99")})}},
	.after = "answer rf_02 = yes at 100\nanswer rf_03 = no at 100\n",
    },
    {
	.name = "all answers are deleted and nothing else",
	.before = {{ANSWER("a", "rf_01", "no", 100), ANSWER("a", "rf_02", "yes", 100), ENTRY("a", 20000, 100, 4, "stays")}},
	.act = {{CHANGE(CHANGE_ANSWER_DELETE_ALL, "b", .answer = {.question = {NULL, 0}})}},
	.after = "entry 1 day 20000 at 100 pain 4 -1 2: stays\n",
    },
    {
	.name = "everything is erased, and the next id is still a new one",
	.before = {{ANSWER("a", "rf_01", "no", 100), ENTRY("a", 20000, 100, 4, "first"), DEED("a", 20000, 100, "walk", STORE_FROM_LOG),
		    PLAN("a", 20000, "{}", "first")}},
	.act = {{CHANGE(CHANGE_ERASE, "b", .answer = {.question = {NULL, 0}}), ENTRY("b", 20002, 100, 1, "second")}},
	.after = "entry 4 day 20002 at 100 pain 1 -1 2: second\n",
    },
    {
	.name = "the rest is erased",
	.before = {{CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, {300}}),
		    CHANGE(CHANGE_REASSESSMENT_ADD, "a", .reassessment = {.day = {20000}, .text = STR_INIT("{}")}),
		    CHANGE(CHANGE_SETTING_PUT, "a", .setting = {STR_INIT("country"), STR_INIT("GB")}),
		    CHANGE(CHANGE_INTENTION_PUT, "a", .intention = {STR_INIT("walk"), STR_INIT("at noon"), STR_INIT("round the table")})}},
	.act = {{CHANGE(CHANGE_ERASE, "b", .answer = {.question = {NULL, 0}})}},
	.after = "",
    },
    {
	.name = "a danger sign is cleared",
	.act = {{CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, {300}})}},
	.after = "cleared rf_20 on 20001 at 300\n",
    },
    {
	.name = "a clearing is taken back",
	.before = {{CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, {300}})}},
	.act = {{CHANGE(CHANGE_CLEARED_DELETE, "b", .cleared = {.rule = STR_INIT("rf_20")})}},
	.after = "",
    },
    {
	.name = "entries are listed by day",
	.before = {{ENTRY("a", 20002, 500, 5, "later")}},
	.act = {{ENTRY("b", 20001, 400, 6, "earlier")}},
	.after = "entry 2 day 20001 at 400 pain 6 -1 2: earlier\nentry 1 day 20002 at 500 pain 5 -1 2: later\n",
    },
    {
	.name = "an entry is edited",
	.before = {{ENTRY("a", 20000, 100, 4, "first"), ENTRY("a", 20001, 200, 5, "second")}},
	.act = {{CHANGE(CHANGE_ENTRY_EDIT, "b",
			.entry = {1, {20003}, {100}, .pain_now = 1, .pain_worst = 9, .pain_average = STORE_PAIN_UNSET, .note = STR_INIT("")})}},
	.after = "entry 2 day 20001 at 200 pain 5 -1 2: second\nentry 1 day 20003 at 100 pain 1 9 -1: \n",
    },
    {
	.name = "an entry is deleted",
	.before = {{ENTRY("a", 20000, 100, 4, "first"), ENTRY("a", 20001, 200, 5, "second")}},
	.act = {{CHANGE(CHANGE_ENTRY_DELETE, "b", .entry = {.id = 1})}},
	.after = "entry 2 day 20001 at 200 pain 5 -1 2: second\n",
    },
    {
	.name = "an entry has its regions",
	.before = {{ENTRY_AT("a", 20001, 4, breastbone)}},
	.act = {{ENTRY_AT("b", 20000, 5, between_blades), ENTRY("b", 20000, 90, 4, "nowhere")}},
	.after = "entry 3 day 20000 at 90 pain 4 -1 2: nowhere\nentry 2 day 20000 at 100 pain 5 -1 2: \nentry 1 day 20001 at 100 pain 4 -1 2: \n"
		 "entry 2 at p5_l 0\nentry 2 at p5_r 7\nentry 1 at a5 10\n",
    },
    {
	.name = "an edited entry has its new regions only",
	.before = {{ENTRY_AT("a", 20000, 4, between_blades), ENTRY_AT("a", 20001, 4, between_blades)}},
	.act = {{CHANGE(CHANGE_ENTRY_EDIT, "b",
			.entry = {1, {20000}, {100}, .pain_now = 1, .pain_worst = 9, .pain_average = 2, .regions = breastbone, .n_regions = 1}),
		 CHANGE(CHANGE_ENTRY_EDIT, "b", .entry = {2, {20001}, {100}, .pain_now = 3, .pain_worst = 9, .pain_average = 2})}},
	.after = "entry 1 day 20000 at 100 pain 1 9 2: \nentry 2 day 20001 at 100 pain 3 9 2: \nentry 1 at a5 10\n",
    },
    {
	.name = "a deleted entry takes its regions with it",
	.before = {{ENTRY_AT("a", 20000, 4, between_blades), ENTRY_AT("a", 20000, 5, breastbone)}},
	.act = {{CHANGE(CHANGE_ENTRY_DELETE, "b", .entry = {.id = 1})}},
	.after = "entry 2 day 20000 at 100 pain 5 -1 2: \nentry 2 at a5 10\n",
    },
    {
	.name = "regions are erased",
	.before = {{ENTRY_AT("a", 20000, 4, between_blades)}},
	.act = {{CHANGE(CHANGE_ERASE, "b", .answer = {.question = {NULL, 0}})}},
	.after = "",
    },
    {
	.name = "an entry that is not there gets no regions, and another keeps its own",
	.before = {{ENTRY_AT("a", 20000, 4, between_blades)}},
	.act = {{CHANGE(CHANGE_ENTRY_EDIT, "b", .entry = {.id = 7, .day = {20000}, .pain_now = 3, .regions = breastbone, .n_regions = 1})}},
	.expect = ERR_MISSING,
    },
    {
	.name = "the id of a deleted entry is not given again",
	.before = {{ENTRY("a", 20000, 100, 4, "first"), CHANGE(CHANGE_ENTRY_DELETE, "b", .entry = {.id = 1})}},
	.act = {{ENTRY("c", 20000, 100, 4, "second")}},
	.after = "entry 2 day 20000 at 100 pain 4 -1 2: second\n",
    },
    {
	.name = "an entry that is not there cannot be edited; what was given with it is not done",
	.before = {{ENTRY("a", 20000, 100, 4, "first")}},
	.act = {{ANSWER("b", "age", "42", 100), CHANGE(CHANGE_ENTRY_EDIT, "b", .entry = {.id = 7, .day = {20000}, .pain_now = 3})}},
	.expect = ERR_MISSING,
    },
    {
	.name = "an entry that is not there cannot be deleted",
	.act = {{ENTRY("a", 20000, 100, 4, "first"), CHANGE(CHANGE_ENTRY_DELETE, "a", .entry = {.id = 2})}},
	.expect = ERR_MISSING,
    },
    {
	.name = "a deed is added from each side",
	.act = {{DEED("a", 20000, 100, "roller_across", STORE_FROM_SESSION), DEED("a", 20000, 90, "wall_slide", STORE_FROM_BREAK),
		 DEED("a", 20001, 80, "heat_pack", STORE_FROM_LOG)}},
	.after = "deed 2 day 20000 at 90 leg 1 wall_slide 120 s from 2\ndeed 1 day 20000 at 100 leg 1 roller_across 120 s from 0\n"
		 "deed 3 day 20001 at 80 leg 1 heat_pack 120 s from 1\n",
    },
    {
	.name = "a deed is deleted",
	.before = {{DEED("a", 20000, 100, "roller_across", STORE_FROM_SESSION), DEED("a", 20001, 100, "wall_slide", STORE_FROM_LOG)}},
	.act = {{CHANGE(CHANGE_DEED_DELETE, "b", .deed = {.id = 2})}},
	.after = "deed 1 day 20000 at 100 leg 1 roller_across 120 s from 0\n",
    },
    {
	.name = "a deed is not deleted as an entry",
	.before = {{DEED("a", 20000, 100, "roller_across", STORE_FROM_SESSION)}},
	.act = {{CHANGE(CHANGE_ENTRY_DELETE, "b", .entry = {.id = 1})}},
	.expect = ERR_MISSING,
    },
    {
	.name = "plans are kept in the order they were made",
	.before = {{PLAN("a", 20005, "{\"n\":1}", "first")}},
	.act = {{PLAN("b", 20001, "{\"n\":2}", "")}},
	.after = "plan 1 day 20005 {\"n\":1} because first\nplan 2 day 20001 {\"n\":2} because \nlatest plan 2\n",
    },
    {
	.name = "a reassessment is added",
	.act = {{CHANGE(CHANGE_REASSESSMENT_ADD, "a", .reassessment = {.day = {20000}, .text = STR_INIT("{}")})}},
	.after = "reassessment 1 day 20000 {}\nlatest reassessment 1\n",
    },
    {
	.name = "the last setting wins",
	.before = {{CHANGE(CHANGE_SETTING_PUT, "a", .setting = {STR_INIT("theme"), STR_INIT("light")})}},
	.act = {{CHANGE(CHANGE_SETTING_PUT, "b", .setting = {STR_INIT("theme"), STR_INIT("dark")})}},
	.after = "theme = dark\nsetting theme = dark\n",
    },
    {
	.name = "the last intention wins",
	.before = {{CHANGE(CHANGE_INTENTION_PUT, "a", .intention = {STR_INIT("walk"), STR_INIT("at noon"), STR_INIT("round the table")})}},
	.act = {{CHANGE(CHANGE_INTENTION_PUT, "b", .intention = {STR_INIT("walk"), STR_INIT("after lunch"), STR_INIT("one minute")}),
		 CHANGE(CHANGE_INTENTION_PUT, "b", .intention = {STR_INIT("heat"), STR_INIT("at night"), STR_INIT("")})}},
	.after = "intention heat: at night / \nintention walk: after lunch / one minute\n",
    },
    {
	.name = "an intention is deleted",
	.before = {{CHANGE(CHANGE_INTENTION_PUT, "a", .intention = {STR_INIT("walk"), STR_INIT("at noon"), STR_INIT("round the table")})}},
	.act = {{CHANGE(CHANGE_INTENTION_DELETE, "b", .intention = {.item = STR_INIT("walk")})}},
	.after = "",
    },
    {
	.name = "a request id that was used for something else is refused",
	.before = {{ANSWER("a", "age", "42", 100)}},
	.act = {{ENTRY("a", 20000, 100, 4, "other")}},
	.expect = ERR_CONFLICT,
    },
    {
	.name = "a request that was half done before is refused",
	.before = {{ENTRY("a", 20000, 100, 4, "first")}},
	.act = {{ENTRY("a", 20000, 100, 4, "first"), ENTRY("a", 20000, 100, 4, "second")}},
	.expect = ERR_CONFLICT,
    },
    {
	.name = "nobody else's things are made",
	.act = {{{.kind = CHANGE_ANSWER_PUT, .person = 2, .request = STR_INIT("a"), .answer = {STR_INIT("age"), STR_INIT("42"), {1}}}}},
	.expect = ERR_INPUT,
    },
    {
	.name = "nobody else's entries are made",
	.act = {{{.kind = CHANGE_ENTRY_ADD, .person = 2, .request = STR_INIT("a"), .entry = {.day = {20000}}}}},
	.expect = ERR_INPUT,
    },
};
const size_t SCENARIOS_N = sizeof(SCENARIOS) / sizeof(SCENARIOS[0]);

size_t step_length(const struct scenario_step *step)
{
	size_t n = 0;
	while (step->changes[n].kind != 0)
		n++;
	return n;
}

/* ---- folders ---- */

struct folder folder_make(void)
{
	struct folder f;
	const char *base = getenv("TMPDIR");
	snprintf(f.path, sizeof(f.path), "%s/trivet_store_XXXXXX", base != NULL && strlen(base) < 80 ? base : "/tmp");
	assert_non_null(mkdtemp(f.path));
	snprintf(f.file, sizeof(f.file), "%s/trivet.db", f.path);
	return f;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

void folder_remove(const struct folder *f)
{
	nftw(f->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* ---- looking ---- */

struct store *open_store(const struct backend *by, const char *file)
{
	struct store_fault fault;
	struct store *s = NULL;
	if (store_open(by, file, &fault, &s) != OK)
		fail_msg("%s", fault.say.p);
	return s;
}

struct store_reader *open_reader(struct store *s)
{
	struct store_fault fault;
	struct store_reader *r = NULL;
	if (store_reader_open(s, &fault, &r) != OK)
		fail_msg("%s", fault.say.p);
	return r;
}

#define ALL_DAYS ((struct store_days){DAY_MIN, DAY_MAX})

static void line(struct writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void line(struct writer *w, const char *format, ...)
{
	char text[4200];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	w_z(w, text);
	w_char(w, '\n');
}

#define S(text) (int)(text).n, (text).p

static enum err dump_answers(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_answers answers;
	struct store_cleareds cleareds;
	TRY(store_answers(r, STORE_PERSON, a, &answers));
	TRY(store_cleareds(r, STORE_PERSON, a, &cleareds));
	for (const struct store_answer *i = answers.at; i < answers.at + answers.n; i++)
		line(w, "answer %.*s = %.*s at %ld", S(i->question), S(i->value), (long)i->at.s);
	for (const struct store_cleared *i = cleareds.at; i < cleareds.at + cleareds.n; i++)
		line(w, "cleared %.*s on %d at %ld", S(i->rule), i->day.n, (long)i->at.s);
	return OK;
}

static enum err dump_diary(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_entries entries;
	struct store_regions regions;
	struct store_deeds deeds;
	TRY(store_entries(r, STORE_PERSON, ALL_DAYS, a, &entries));
	TRY(store_entry_regions(r, STORE_PERSON, ALL_DAYS, a, &regions));
	TRY(store_deeds(r, STORE_PERSON, ALL_DAYS, a, &deeds));
	for (const struct store_entry *i = entries.at; i < entries.at + entries.n; i++)
		line(w, "entry %ld day %d at %ld pain %d %d %d: %.*s", (long)i->id, i->day.n, (long)i->at.s, i->pain_now, i->pain_worst,
		     i->pain_average, S(i->note));
	for (const struct store_region *i = regions.at; i < regions.at + regions.n; i++)
		line(w, "entry %ld at %.*s %d", (long)i->entry, S(i->region), i->intensity);
	for (const struct store_deed *i = deeds.at; i < deeds.at + deeds.n; i++)
		line(w, "deed %ld day %d at %ld leg %d %.*s %d s from %d", (long)i->id, i->day.n, (long)i->at.s, i->leg, S(i->item), i->seconds,
		     (int)i->origin);
	return OK;
}

/* The latest of each must be the last of its list, or missing with it. */
static enum err dump_plans(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_plans plans;
	struct store_plan plan;
	struct store_reassessments reassessments;
	struct store_reassessment reassessment;
	TRY(store_plans(r, STORE_PERSON, a, &plans));
	TRY(store_reassessments(r, STORE_PERSON, a, &reassessments));
	for (const struct store_plan *i = plans.at; i < plans.at + plans.n; i++)
		line(w, "plan %ld day %d %.*s because %.*s", (long)i->id, i->day.n, S(i->text), S(i->why));
	enum err e = store_plan_latest(r, STORE_PERSON, a, &plan);
	if (e == OK)
		line(w, "latest plan %ld", (long)plan.id);
	else if (e != ERR_MISSING)
		return e;
	for (const struct store_reassessment *i = reassessments.at; i < reassessments.at + reassessments.n; i++)
		line(w, "reassessment %ld day %d %.*s", (long)i->id, i->day.n, S(i->text));
	e = store_reassessment_latest(r, STORE_PERSON, a, &reassessment);
	if (e == OK)
		line(w, "latest reassessment %ld", (long)reassessment.id);
	return e == ERR_MISSING ? OK : e;
}

static enum err dump_wishes(struct store_reader *r, struct arena *a, struct writer *w)
{
	str theme;
	struct store_settings settings;
	struct store_intentions intentions;
	enum err e = store_setting(r, STORE_PERSON, STR("theme"), a, &theme);
	if (e == OK)
		line(w, "theme = %.*s", S(theme));
	else if (e != ERR_MISSING)
		return e;
	TRY(store_settings(r, STORE_PERSON, a, &settings));
	for (const struct store_setting *i = settings.at; i < settings.at + settings.n; i++)
		line(w, "setting %.*s = %.*s", S(i->key), S(i->value));
	TRY(store_intentions(r, STORE_PERSON, a, &intentions));
	for (const struct store_intention *i = intentions.at; i < intentions.at + intentions.n; i++)
		line(w, "intention %.*s: %.*s / %.*s", S(i->item), S(i->when_text), S(i->if_hard_text));
	return OK;
}

enum err read_dump(struct store_reader *r, char *room, size_t cap)
{
	static char arena_room[1 << 20];
	struct arena a = arena_on(arena_room, sizeof(arena_room));
	struct writer w = writer_on(room, cap - 1);
	TRY(store_read_begin(r));
	enum err e = dump_answers(r, &a, &w);
	if (e == OK)
		e = dump_diary(r, &a, &w);
	if (e == OK)
		e = dump_plans(r, &a, &w);
	if (e == OK)
		e = dump_wishes(r, &a, &w);
	store_read_end(r);
	assert_false(w.full);
	room[w.n] = '\0';
	return e;
}

void dump_store(struct store *s, char *room, size_t cap)
{
	struct store_reader *r = open_reader(s);
	assert_int_equal(read_dump(r, room, cap), OK);
	store_reader_close(r);
}
