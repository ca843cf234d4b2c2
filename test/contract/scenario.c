/* scenario.c - the table, and looking at a store. */
#include "scenario.h"
#include "record/gauge.h"

#include "store/postgres/libpq.h"
#include "store/sql.h"
#include "words/wrong.h"

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
		.kind = (what), .caller = SELF, .request = STR_INIT(id), __VA_ARGS__                                                                 \
	}
#define SELF                                                                                                                                         \
	{                                                                                                                                            \
		.organisation = 1, .person = 1, .role = ROLE_SELF                                                                                    \
	} /* caller_self, as the start of a static table takes it */
#define AT(d, t)                                                                                                                                     \
	{                                                                                                                                            \
		{86400LL * (d) + (t)},                                                                                                               \
		{                                                                                                                                    \
			0                                                                                                                            \
		}                                                                                                                                    \
	}
#define NO_TIME                                                                                                                                      \
	{                                                                                                                                            \
		{0},                                                                                                                                 \
		{                                                                                                                                    \
			INT32_MIN                                                                                                                    \
		}                                                                                                                                    \
	} /* MOMENT_NONE, as the start of a static table takes it */
#define ANSWER(id, q, v, t) CHANGE(CHANGE_ANSWER_PUT, id, .answer = {STR_INIT(q), STR_INIT(v), AT(0, t)})
#define ENTRY(id, d, t, pain, text)                                                                                                                  \
	CHANGE(CHANGE_ENTRY_ADD, id,                                                                                                                 \
	       .entry = {.day = {d},                                                                                                                 \
			 .at = AT(d, t),                                                                                                             \
			 .pain_now = (pain),                                                                                                         \
			 .pain_worst = STORE_PAIN_UNSET,                                                                                             \
			 .pain_average = 2,                                                                                                          \
			 STORE_BESIDES_UNSET.note = STR_INIT(text)})
/* An entry that was asked for by a client that says so. */
#define ASKED(hash, id, text)                                                                                                                        \
	CHANGE(CHANGE_ENTRY_ADD, id, .asked = (hash), .entry = {.day = {20000}, .at = AT(20000, 100), .pain_now = 4, .note = STR_INIT(text)})
#define ALL_ELSE_UNSET STORE_BESIDES_UNSET.pain_worst = STORE_PAIN_UNSET, .pain_average = STORE_PAIN_UNSET
#define REGION(name, strong)                                                                                                                         \
	{                                                                                                                                            \
		.region = STR_INIT(name), .intensity = (strong)                                                                                      \
	}
#define ENTRY_AT(id, d, pain, list)                                                                                                                  \
	CHANGE(CHANGE_ENTRY_ADD, id,                                                                                                                 \
	       .entry = {.day = {d},                                                                                                                 \
			 .at = AT(d, 100),                                                                                                           \
			 .pain_now = (pain),                                                                                                         \
			 .pain_worst = STORE_PAIN_UNSET,                                                                                             \
			 .pain_average = 2,                                                                                                          \
			 STORE_BESIDES_UNSET.regions = (list),                                                                                       \
			 .n_regions = sizeof(list) / sizeof((list)[0])})
#define DEED(id, d, t, which, from)                                                                                                                  \
	CHANGE(CHANGE_DEED_ADD, id, .deed = {.day = {d}, .at = AT(d, t), .leg = 1, .item = STR_INIT(which), .seconds = 120, .origin = (from)})
#define PLAN(id, d, json, reason) CHANGE(CHANGE_PLAN_ADD, id, .plan = {.day = {d}, .text = STR_INIT(json), .why = STR_INIT(reason)})

#define ACTIVITY(id, text, from) CHANGE(CHANGE_ACTIVITY_ADD, id, .activity = {.words = STR_INIT(text), .since = {from}, .until = DAY_OF_ALL_LAST})
#define SCORED(id, d, list)                                                                                                                          \
	CHANGE(CHANGE_ENTRY_ADD, id,                                                                                                                 \
	       .entry = {.day = {d},                                                                                                                 \
			 .at = AT(d, 100),                                                                                                           \
			 .pain_now = 4,                                                                                                              \
			 .pain_worst = STORE_PAIN_UNSET,                                                                                             \
			 .pain_average = 2,                                                                                                          \
			 .sleep = 0,                                                                                                                 \
			 .mood = 10,                                                                                                                 \
			 .medicines = STR_INIT("two of the white ones"),                                                                             \
			 .scores = (list),                                                                                                           \
			 .n_scores = sizeof(list) / sizeof((list)[0])})
#define MARK(id, from, to, what, text) CHANGE(CHANGE_MARK_ADD, id, .mark = {.first = {from}, .last = {to}, .kind = (what), .note = STR_INIT(text)})
#define TRIAL(id, from, json)          CHANGE(CHANGE_TRIAL_ADD, id, .trial = {.begun = {from}, .text = STR_INIT(json), .ended = DAY_OF_ALL_LAST})
#define TRIAL_DAY(id, which, d, as)    CHANGE(CHANGE_TRIAL_DAY_PUT, id, .trial_day = {.trial = (which), .day = {d}, .kept = (as)})
#define BREAK(id, d, t, what, text)                                                                                                                  \
	CHANGE(CHANGE_BREAK_ADD, id,                                                                                                                 \
	       .rest = {.day = {d}, .at = AT(d, t), .outcome = (what), .seconds = 45, .item = STR_INIT(text), .why = STR_INIT("call")})
#define DESK_DAY(id, d, sat, there) CHANGE(CHANGE_DESK_DAY_PUT, id, .desk_day = {.day = {d}, .longest_sitting_s = (sat), .at_desk_s = (there)})
#define REASSESSMENT(id, d, json)   CHANGE(CHANGE_REASSESSMENT_ADD, id, .reassessment = {.day = {d}, .text = STR_INIT(json)})
#define DAY_OF_ALL_LAST                                                                                                                              \
	{                                                                                                                                            \
		2932896                                                                                                                              \
	} /* DAY_MAX, as the start of a static table takes it */

static struct store_score well[] = {{.activity = 1, .score = 10}};
static struct store_score both[] = {{.activity = 2, .score = 0}, {.activity = 1, .score = 7}};
static struct store_region between_blades[] = {REGION("p5_r", 7), REGION("p5_l", 0)};
static struct store_region breastbone[] = {REGION("a5", 10)};

const struct scenario SCENARIOS[] = {
	{
		.name = "answers are put together",
		.act = {{ANSWER("a", "rf_01", "no", 100), ANSWER("a", "age", "42", 100), ANSWER("a", "where", "p5_l,p5_r", 100)}},
		.after = "answer age = 42 at 100\nanswer rf_01 = no at 100\nanswer where = p5_l,p5_r at 100\n",
	},
	{
		.name = "each moment keeps the clock it was lived by, and what has only a day stands first on it",
		.act = {{CHANGE(CHANGE_ANSWER_PUT, "a", .answer = {STR_INIT("rf_01"), STR_INIT("no"), {{86400}, {-34200}}}),
			 CHANGE(CHANGE_ENTRY_ADD, "a",
				.entry = {.day = {20000}, .at = {{86400LL * 20000 - 50400}, {50400}}, .pain_now = 1, ALL_ELSE_UNSET}),
			 CHANGE(CHANGE_ENTRY_ADD, "a", .entry = {.day = {20000}, .at = NO_TIME, .pain_now = 2, ALL_ELSE_UNSET}),
			 CHANGE(CHANGE_ENTRY_ADD, "a",
				.entry = {.day = {20000}, .at = {{86400LL * 20000 + 3600}, {20700}}, .pain_now = 3, ALL_ELSE_UNSET}),
			 CHANGE(CHANGE_DEED_ADD, "a",
				.deed = {.day = {20000}, .at = NO_TIME, .leg = 1, .item = STR_INIT("walk"), .origin = STORE_FROM_LOG}),
			 CHANGE(CHANGE_BREAK_ADD, "a", .rest = {.day = {20000}, .at = {{86400LL * 20000}, {37800}}})}},
		.after = "answer rf_01 = no at 52200 by -09:30\n"
			 "entry 2 day 20000 at no time pain 2 -1 -1: \n"
			 "entry 1 day 20000 at 0 by +14:00 pain 1 -1 -1: \n"
			 "entry 3 day 20000 at 24300 by +05:45 pain 3 -1 -1: \n"
			 "deed 4 day 20000 at no time leg 1 walk 0 s from 1\n"
			 "break 5 day 20000 at 37800 by +10:30 was 0, 0 s of  because \n",
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
		.before = {{CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, AT(0, 300), {0}, STR_INIT("")}),
			    CHANGE(CHANGE_REASSESSMENT_ADD, "a", .reassessment = {.day = {20000}, .text = STR_INIT("{}")}),
			    CHANGE(CHANGE_SETTING_PUT, "a", .setting = {STR_INIT("country"), STR_INIT("GB")}),
			    CHANGE(CHANGE_INTENTION_PUT, "a", .intention = {STR_INIT("walk"), STR_INIT("at noon"), STR_INIT("round the table")})}},
		.act = {{CHANGE(CHANGE_ERASE, "b", .answer = {.question = {NULL, 0}})}},
		.after = "",
	},
	{
		.name = "a danger sign is cleared",
		.act = {{CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, AT(0, 300), {0}, STR_INIT("")})}},
		.after = "cleared rf_20 on 20001 at 300\n",
	},
	{
		.name = "what ended a clearing",
		.before = {{CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, AT(0, 300), {0}, STR_INIT("")})}},
		.act = {{CHANGE(CHANGE_CLEARED_PUT, "b", .cleared = {STR_INIT("rf_20"), {20001}, AT(0, 300), {20003}, STR_INIT("new")})}},
		.after = "cleared rf_20 on 20001 at 300, ended 20003: new\n",
	},
	{
		.name = "an answer that was no before",
		.before = {{ANSWER("a", "rf_01", "no", 100)}},
		.act = {{CHANGE(CHANGE_ANSWER_PUT, "b", .answer = {STR_INIT("rf_01"), STR_INIT("yes"), AT(0, 200), {20002}})}},
		.after = "answer rf_01 = yes at 200, no on 20002\n",
	},
	{
		.name = "a clearing is taken back",
		.before = {{CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, AT(0, 300), {0}, STR_INIT("")})}},
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
				.entry = {1,
					  {20003},
					  AT(20003, 100),
					  .pain_now = 1,
					  .pain_worst = 9,
					  .pain_average = STORE_PAIN_UNSET,
					  STORE_BESIDES_UNSET.note = STR_INIT("")})}},
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
		.after = "entry 3 day 20000 at 90 pain 4 -1 2: nowhere\nentry 2 day 20000 at 100 pain 5 -1 2: \nentry 1 day 20001 at 100 pain 4 -1 "
			 "2: \n"
			 "entry 2 at p5_l 0\nentry 2 at p5_r 7\nentry 1 at a5 10\n",
	},
	{
		.name = "an edited entry has its new regions only",
		.before = {{ENTRY_AT("a", 20000, 4, between_blades), ENTRY_AT("a", 20001, 4, between_blades)}},
		.act = {{CHANGE(CHANGE_ENTRY_EDIT, "b",
				.entry = {1,
					  {20000},
					  AT(20000, 100),
					  .pain_now = 1,
					  .pain_worst = 9,
					  .pain_average = 2,
					  STORE_BESIDES_UNSET.regions = breastbone,
					  .n_regions = 1}),
			 CHANGE(CHANGE_ENTRY_EDIT, "b",
				.entry = {2, {20001}, AT(20001, 100), .pain_now = 3, .pain_worst = 9, .pain_average = 2, STORE_BESIDES_UNSET})}},
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
		.act = {{CHANGE(CHANGE_ENTRY_EDIT, "b",
				.entry = {.id = 7, .day = {20000}, .at = NO_TIME, .pain_now = 3, .regions = breastbone, .n_regions = 1})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "the id of a deleted entry is not given again",
		.before = {{ENTRY("a", 20000, 100, 4, "first"), CHANGE(CHANGE_ENTRY_DELETE, "b", .entry = {.id = 1})}},
		.act = {{ENTRY("c", 20000, 100, 4, "second")}},
		.after = "entry 2 day 20000 at 100 pain 4 -1 2: second\n",
	},
	{
		.name = "an entry may tell of anything, also without a pain",
		.before = {{ENTRY("a", 20000, 100, 4, "with a pain")}},
		.act = {{ENTRY("b", 20000, 50, STORE_PAIN_UNSET, "without"), ENTRY_AT("b", 20001, STORE_PAIN_UNSET, breastbone),
			 CHANGE(CHANGE_ENTRY_EDIT, "b",
				.entry = {.id = 1,
					  .day = {20000},
					  .at = AT(20000, 100),
					  .pain_now = STORE_PAIN_UNSET,
					  ALL_ELSE_UNSET,
					  .note = STR_INIT("it was none")})}},
		.after = "entry 2 day 20000 at 50 pain -1 -1 2: without\nentry 1 day 20000 at 100 pain -1 -1 -1: it was none\n"
			 "entry 3 day 20001 at 100 pain -1 -1 2: \nentry 3 at a5 10\n",
	},
	{
		.name = "an entry that is not there cannot be edited; what was given with it is not done",
		.before = {{ENTRY("a", 20000, 100, 4, "first")}},
		.act = {{ANSWER("b", "age", "42", 100),
			 CHANGE(CHANGE_ENTRY_EDIT, "b", .entry = {.id = 7, .day = {20000}, .at = NO_TIME, .pain_now = 3})}},
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
		.before = {{CHANGE(CHANGE_SETTING_PUT, "a", .setting = {STR_INIT("breaks_video"), STR_INIT("away")})}},
		.act = {{CHANGE(CHANGE_SETTING_PUT, "b", .setting = {STR_INIT("breaks_video"), STR_INIT("sitting")})}},
		.after = "theme = sitting\nsetting breaks_video = sitting\n",
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
		.name = "everything there is, is erased",
		.before = {{ACTIVITY("a", "lift the child", 20000), SCORED("a", 20000, well), ENTRY_AT("a", 20001, 4, breastbone),
			    MARK("a", 20001, 20003, STORE_MARK_ILL, "a cold"), TRIAL("a", 20000, "{}"), TRIAL_DAY("a", 5, 20001, 1),
			    BREAK("a", 20001, 100, STORE_BREAK_TAKEN, "wall_slide"), DESK_DAY("a", 20001, 3000, 20000),
			    DEED("a", 20001, 100, "walk", STORE_FROM_LOG), PLAN("a", 20000, "{}", "first"), REASSESSMENT("a", 20002, "{}"),
			    ANSWER("a", "rf_01", "no", 100),
			    CHANGE(CHANGE_CLEARED_PUT, "a", .cleared = {STR_INIT("rf_20"), {20001}, AT(0, 300), {0}, STR_INIT("")}),
			    CHANGE(CHANGE_SETTING_PUT, "a", .setting = {STR_INIT("breaks_video"), STR_INIT("sitting")}),
			    CHANGE(CHANGE_INTENTION_PUT, "a", .intention = {STR_INIT("walk"), STR_INIT("at noon"), STR_INIT("round the table")})}},
		.act = {{CHANGE(CHANGE_ERASE, "b", .answer = {.question = {NULL, 0}})}},
		.after = "",
	},
	{
		.name = "an entry has sleep, mood, medicines and scores",
		.before = {{ACTIVITY("a", "lift the child", 20000), ACTIVITY("a", "drive", 20001)}},
		.act = {{SCORED("b", 20001, both), ENTRY("b", 20000, 100, 4, "without"), SCORED("b", 20000, well)}},
		.after = "entry 4 day 20000 at 100 pain 4 -1 2: without\nentry 5 day 20000 at 100 pain 4 -1 2: \n"
			 "entry 5 sleep 0 mood 10 took two of the white ones\nentry 3 day 20001 at 100 pain 4 -1 2: \n"
			 "entry 3 sleep 0 mood 10 took two of the white ones\n"
			 "activity 1 from 20000 to 2932896: lift the child\nactivity 2 from 20001 to 2932896: drive\n"
			 "entry 5 activity 1: 10\nentry 3 activity 1: 7\nentry 3 activity 2: 0\n"
			 "activity 1 day 20000: 10 in 1\nactivity 1 day 20001: 7 in 1\nactivity 2 day 20001: 0 in 1\n",
	},
	{
		.name = "an edited entry has its new scores only",
		.before = {{ACTIVITY("a", "lift the child", 20000), ACTIVITY("a", "drive", 20001), SCORED("a", 20000, both),
			    SCORED("a", 20001, both)}},
		.act = {{CHANGE(CHANGE_ENTRY_EDIT, "b",
				.entry = {.id = 3,
					  .day = {20000},
					  .at = AT(20000, 100),
					  .pain_now = 1,
					  .pain_worst = 9,
					  .pain_average = 2,
					  .sleep = 5,
					  .mood = STORE_PAIN_UNSET,
					  .scores = well,
					  .n_scores = 1})}},
		.after = "entry 3 day 20000 at 100 pain 1 9 2: \nentry 3 sleep 5 mood -1 took \n"
			 "entry 4 day 20001 at 100 pain 4 -1 2: \nentry 4 sleep 0 mood 10 took two of the white ones\n"
			 "activity 1 from 20000 to 2932896: lift the child\nactivity 2 from 20001 to 2932896: drive\n"
			 "entry 3 activity 1: 10\nentry 4 activity 1: 7\nentry 4 activity 2: 0\n"
			 "activity 1 day 20000: 10 in 1\nactivity 1 day 20001: 7 in 1\nactivity 2 day 20001: 0 in 1\n",
	},
	{
		.name = "a deleted entry takes its scores with it",
		.before = {{ACTIVITY("a", "lift the child", 20000), SCORED("a", 20000, well)}},
		.act = {{CHANGE(CHANGE_ENTRY_DELETE, "b", .entry = {.id = 2})}},
		.after = "activity 1 from 20000 to 2932896: lift the child\n",
	},
	{
		.name = "an activity that is not there gets no score, and the entry is not made",
		.act = {{SCORED("a", 20000, well)}},
		.expect = ERR_MISSING,
	},
	{
		.name = "an activity is edited",
		.before = {{ACTIVITY("a", "lift the child", 20000), ACTIVITY("a", "drive", 20001)}},
		.act = {{CHANGE(CHANGE_ACTIVITY_EDIT, "b", .activity = {1, STR_INIT("lift"), {20001}, {20009}})}},
		.after = "activity 1 from 20001 to 20009: lift\nactivity 2 from 20001 to 2932896: drive\n",
	},
	{
		.name = "an activity that is not there is not edited",
		.act = {{CHANGE(CHANGE_ACTIVITY_EDIT, "b", .activity = {1, STR_INIT("lift"), {20001}, {20009}})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "a deleted activity takes its scores with it, and leaves the others",
		.before = {{ACTIVITY("a", "lift the child", 20000), ACTIVITY("a", "drive", 20001), SCORED("a", 20000, both)}},
		.act = {{CHANGE(CHANGE_ACTIVITY_DELETE, "b", .activity = {.id = 1})}},
		.after = "entry 3 day 20000 at 100 pain 4 -1 2: \nentry 3 sleep 0 mood 10 took two of the white ones\n"
			 "activity 2 from 20001 to 2932896: drive\nentry 3 activity 2: 0\nactivity 2 day 20000: 0 in 1\n",
	},
	{
		.name = "an activity that is not there is not deleted",
		.before = {{ENTRY("a", 20000, 100, 4, "first")}},
		.act = {{CHANGE(CHANGE_ACTIVITY_DELETE, "b", .activity = {.id = 1})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "marks are listed by their first day",
		.before = {{MARK("a", 20005, 20005, STORE_MARK_FLARE, "after the move")}},
		.act = {{MARK("b", 20001, 20003, STORE_MARK_ILL, ""), MARK("b", 20002, 20002, STORE_MARK_TRAVEL, "train"),
			 MARK("b", 20002, 20009, STORE_MARK_OTHER, "visit")}},
		.after = "mark 2 from 20001 to 20003 kind 1: \nmark 3 from 20002 to 20002 kind 2: train\nmark 4 from 20002 to 20009 kind 3: visit\n"
			 "mark 1 from 20005 to 20005 kind 0: after the move\n",
	},
	{
		.name = "a mark is edited, another deleted",
		.before = {{MARK("a", 20005, 20005, STORE_MARK_FLARE, "after the move"), MARK("a", 20001, 20003, STORE_MARK_ILL, "a cold")}},
		.act = {{CHANGE(CHANGE_MARK_EDIT, "b", .mark = {1, {20004}, {20006}, STORE_MARK_OTHER, STR_INIT("the move")}),
			 CHANGE(CHANGE_MARK_DELETE, "b", .mark = {.id = 2})}},
		.after = "mark 1 from 20004 to 20006 kind 3: the move\n",
	},
	{
		.name = "a mark that is not there is not edited",
		.act = {{CHANGE(CHANGE_MARK_EDIT, "b", .mark = {1, {20004}, {20006}, STORE_MARK_OTHER, STR_INIT("the move")})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "a mark that is not there is not deleted",
		.act = {{CHANGE(CHANGE_MARK_DELETE, "b", .mark = {.id = 1})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "a trial runs, and the last word about a day counts",
		.before = {{TRIAL("a", 20000, "{\"seed\":7}"), TRIAL_DAY("a", 1, 20001, 1), TRIAL_DAY("a", 1, 20000, 1)}},
		.act = {{TRIAL_DAY("b", 1, 20001, 0), TRIAL_DAY("b", 1, 20002, 1)}},
		.after = "trial 1 from 20000 to 2932896 {\"seed\":7} because \ntrial 1 day 20000 kept 1\ntrial 1 day 20001 kept 0\ntrial 1 day 20002 "
			 "kept 1\n",
	},
	{
		.name = "a trial ends, and another begins",
		.before = {{TRIAL("a", 20000, "{\"seed\":7}")}},
		.act = {{CHANGE(CHANGE_TRIAL_END, "b", .trial = {.id = 1, .ended = {20004}, .why = STR_INIT("wish")}),
			 TRIAL("b", 20005, "{\"seed\":8}")}},
		.after = "trial 1 from 20000 to 20004 {\"seed\":7} because wish\ntrial 2 from 20005 to 2932896 {\"seed\":8} because \n",
	},
	{
		.name = "a day of a trial is taken back, and one that was never told",
		.before = {{TRIAL("a", 20000, "{}"), TRIAL_DAY("a", 1, 20001, 1), TRIAL_DAY("a", 1, 20002, 1)}},
		.act = {{CHANGE(CHANGE_TRIAL_DAY_DELETE, "b", .trial_day = {.trial = 1, .day = {20001}}),
			 CHANGE(CHANGE_TRIAL_DAY_DELETE, "b", .trial_day = {.trial = 1, .day = {20009}})}},
		.after = "trial 1 from 20000 to 2932896 {} because \ntrial 1 day 20002 kept 1\n",
	},
	{
		.name = "a deleted trial takes its days with it",
		.before = {{TRIAL("a", 20000, "{}"), TRIAL_DAY("a", 1, 20001, 1), TRIAL("a", 20000, "{}"), TRIAL_DAY("a", 2, 20001, 1)}},
		.act = {{CHANGE(CHANGE_TRIAL_DELETE, "b", .trial = {.id = 1})}},
		.after = "trial 2 from 20000 to 2932896 {} because \ntrial 2 day 20001 kept 1\n",
	},
	{
		.name = "a trial that is not there does not end",
		.act = {{CHANGE(CHANGE_TRIAL_END, "b", .trial = {.id = 1, .ended = {20004}, .why = STR_INIT("wish")})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "a trial that is not there is not deleted",
		.act = {{CHANGE(CHANGE_TRIAL_DELETE, "b", .trial = {.id = 1})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "a trial that is not there has no days",
		.act = {{TRIAL_DAY("a", 1, 20001, 1)}},
		.expect = ERR_MISSING,
	},
	{
		.name = "breaks are listed by day, each with what became of it",
		.before = {{BREAK("a", 20001, 100, STORE_BREAK_MISSED, "")}},
		.act = {{BREAK("b", 20000, 300, STORE_BREAK_TAKEN, "wall_slide"), BREAK("b", 20000, 200, STORE_BREAK_OWN, ""),
			 BREAK("b", 20000, 250, STORE_BREAK_SKIPPED, ""), BREAK("b", 20000, 260, STORE_BREAK_SNOOZED, "")}},
		.after = "break 3 day 20000 at 200 was 1, 45 s of  because call\nbreak 4 day 20000 at 250 was 2, 45 s of  because call\n"
			 "break 5 day 20000 at 260 was 3, 45 s of  because call\nbreak 2 day 20000 at 300 was 0, 45 s of wall_slide because call\n"
			 "break 1 day 20001 at 100 was 4, 45 s of  because call\n",
	},
	{
		.name = "a break is deleted",
		.before = {{BREAK("a", 20001, 100, STORE_BREAK_MISSED, ""), BREAK("a", 20001, 200, STORE_BREAK_OWN, "")}},
		.act = {{CHANGE(CHANGE_BREAK_DELETE, "b", .rest = {.id = 1})}},
		.after = "break 2 day 20001 at 200 was 1, 45 s of  because call\n",
	},
	{
		.name = "a break that is not there is not deleted",
		.act = {{CHANGE(CHANGE_BREAK_DELETE, "b", .rest = {.id = 1})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "the last numbers of a day at the desk count",
		.before = {{DESK_DAY("a", 20001, 3000, 20000), DESK_DAY("a", 20000, 1, 2)}},
		.act = {{DESK_DAY("b", 20001, 4000, 25000)}},
		.after = "desk 20000: 1 of 2\ndesk 20001: 4000 of 25000\n",
	},
	{
		.name = "a deed is edited",
		.before = {{DEED("a", 20000, 100, "roller_across", STORE_FROM_SESSION), DEED("a", 20001, 100, "wall_slide", STORE_FROM_LOG)}},
		.act = {{CHANGE(CHANGE_DEED_EDIT, "b",
				.deed = {.id = 1,
					 .day = {20002},
					 .at = AT(20002, 500),
					 .leg = 0,
					 .item = STR_INIT("heat_pack"),
					 .seconds = 900,
					 .origin = STORE_FROM_LOG})}},
		.after = "deed 2 day 20001 at 100 leg 1 wall_slide 120 s from 1\ndeed 1 day 20002 at 500 leg 0 heat_pack 900 s from 1\n",
	},
	{
		.name = "a deed that is not there is not edited",
		.before = {{ENTRY("a", 20000, 100, 4, "first")}},
		.act = {{CHANGE(CHANGE_DEED_EDIT, "b",
				.deed = {.id = 1, .day = {20002}, .at = NO_TIME, .item = STR_INIT("heat_pack"), .origin = STORE_FROM_LOG})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "a plan is deleted",
		.before = {{PLAN("a", 20005, "{\"n\":1}", "first"), PLAN("a", 20006, "{\"n\":2}", "second")}},
		.act = {{CHANGE(CHANGE_PLAN_DELETE, "b", .plan = {.id = 2})}},
		.after = "plan 1 day 20005 {\"n\":1} because first\nlatest plan 1\n",
	},
	{
		.name = "a plan that is not there is not deleted",
		.act = {{CHANGE(CHANGE_PLAN_DELETE, "b", .plan = {.id = 2})}},
		.expect = ERR_MISSING,
	},
	{
		.name = "a reassessment is deleted",
		.before = {{REASSESSMENT("a", 20000, "{\"n\":1}"), REASSESSMENT("a", 20009, "{\"n\":2}")}},
		.act = {{CHANGE(CHANGE_REASSESSMENT_DELETE, "b", .reassessment = {.id = 1})}},
		.after = "reassessment 2 day 20009 {\"n\":2}\nlatest reassessment 2\n",
	},
	{
		.name = "a reassessment that is not there is not deleted",
		.act = {{CHANGE(CHANGE_REASSESSMENT_DELETE, "b", .reassessment = {.id = 1})}},
		.expect = ERR_MISSING,
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
		.name = "a request id that asked for something else of its kind is refused",
		.before = {{ASKED(7, "a", "first")}},
		.act = {{ASKED(8, "a", "second")}},
		.expect = ERR_CONFLICT,
	},
	{
		.name = "nothing is made of a person whom nobody knows",
		.act = {{{.kind = CHANGE_ANSWER_PUT,
			  .caller = {.organisation = 1, .person = 7, .role = ROLE_SELF},
			  .request = STR_INIT("a"),
			  .answer = {STR_INIT("age"), STR_INIT("42"), {{1}, {0}}}}}},
		.expect = ERR_INPUT,
	},
	{
		.name = "nothing is made in an organisation that nobody knows",
		.act = {{{.kind = CHANGE_ENTRY_ADD,
			  .caller = {.organisation = 7, .person = 1, .role = ROLE_SELF},
			  .request = STR_INIT("a"),
			  .entry = {.day = {20000}, .at = NO_TIME}}}},
		.expect = ERR_INPUT,
	},
};
const size_t SCENARIOS_N = sizeof(SCENARIOS) / sizeof(SCENARIOS[0]);

const struct scenario *scenario_rich(void)
{
	size_t i = 0;
	while (i < SCENARIOS_N - 1 && strcmp(SCENARIOS[i].name, "everything there is, is erased") != 0)
		i++;
	return &SCENARIOS[i];
}

size_t step_length(const struct scenario_step *step)
{
	size_t n = 0;
	while (step->changes[n].kind != 0)
		n++;
	return n;
}

/* ---- folders ---- */

static struct folder file_make(void)
{
	struct folder f = {.database = -1};
	const char *base = getenv("TMPDIR");
	if (base == NULL || strlen(base) >= 80)
		base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"; /* thousands of waits for a disk prove no more */
	snprintf(f.path, sizeof(f.path), "%s/trivet_store_XXXXXX", base);
	assert_non_null(mkdtemp(f.path));
	snprintf(f.file, sizeof(f.file), "%s/trivet.db", f.path);
	return f;
}

/* ---- a server ---- */

#define DATABASES_MAX 8

static bool is_taken[DATABASES_MAX], is_made[DATABASES_MAX];

bool tested_is_server(void)
{
	return getenv("TRIVET_POSTGRES") != NULL;
}

const struct backend *tested_backend(void)
{
	static struct sqlite_backend sqlite;
	static struct postgres_backend postgres;
	sqlite = sqlite_backend_current(zone_greenwich);
	postgres = postgres_backend_current();
	return tested_is_server() ? &postgres.ops : &sqlite.ops;
}

static void write_address(char *buffer, size_t size, const char *database, const char *options)
{
	const char *address = getenv("TRIVET_POSTGRES"), *hole = strstr(address, "{db}");
	assert_non_null(hole);
	int n = snprintf(buffer, size, "%.*s%s%s%s", (int)(hole - address), address, database, hole + 4, options);
	assert_true(n > 0 && (size_t)n < size);
}

void tell_server(const char *database, const char *sql)
{
	char address[256];
	const struct libpq *pq = libpq_load();
	write_address(address, sizeof(address), database, "");
	const char *const keys[] = {"dbname", NULL}, *const values[] = {address, NULL};
	PGconn *c = pq->PQconnectdbParams(keys, values, 1);
	PGresult *r = pq->PQexec(c, sql);
	ExecStatusType status = pq->PQresultStatus(r);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		fail_msg("%s: %s", database, pq->PQerrorMessage(c));
	pq->PQclear(r);
	pq->PQfinish(c);
}

/* As new: nothing but what the schema itself puts in. */
static const char EMPTY[] =
	"SET session_replication_role = replica; DO $$ DECLARE t TEXT; BEGIN FOR t IN SELECT relname FROM pg_class WHERE relnamespace = "
	"current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'trivet_schema' LOOP EXECUTE "
	"format('DELETE FROM %I', t); END LOOP; END $$; INSERT INTO organisation (id) VALUES (1); INSERT INTO person (organisation, id, "
	"identity) VALUES (1, 1, replace(gen_random_uuid()::text, '-', ''))";

static struct folder database_make(void)
{
	struct folder f = {.database = 0};
	char name[32], sql[64], options[96] = "";
	while (f.database < DATABASES_MAX && is_taken[f.database])
		f.database++;
	assert_true(f.database < DATABASES_MAX);
	snprintf(name, sizeof(name), "test_%d", f.database);
	if (getenv("TRIVET_PARTITIONS") != NULL)
		snprintf(options, sizeof(options), "&options=-c%%20trivet.partitions%%3D%s", getenv("TRIVET_PARTITIONS"));
	write_address(f.file, sizeof(f.file), name, options);
	if (!is_made[f.database]) {
		snprintf(sql, sizeof(sql), "CREATE DATABASE %s", name);
		tell_server("postgres", sql);
		store_close(open_store(tested_backend(), f.file));
	}
	is_taken[f.database] = is_made[f.database] = true;
	tell_server(name, EMPTY);
	return f;
}

struct folder folder_make(void)
{
	return tested_is_server() ? database_make() : file_make();
}

/* The bytes of a store as new: its schema is made once, as on the server. */
static size_t read_new(char *buffer, size_t size)
{
	struct folder f = file_make();
	store_close(open_store(tested_backend(), f.file));
	FILE *in = fopen(f.file, "rb");
	assert_non_null(in);
	size_t n = fread(buffer, 1, size, in);
	assert_true(n > 0 && feof(in));
	fclose(in);
	folder_remove(&f);
	return n;
}

struct folder folder_with_store(void)
{
	static char bytes[1 << 21];
	static size_t n;
	if (tested_is_server())
		return database_make();
	if (n == 0)
		n = read_new(bytes, sizeof(bytes));
	struct folder f = file_make();
	FILE *out = fopen(f.file, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fchmod(fileno(out), 0600), 0);
	assert_int_equal(fclose(out), 0);
	return f;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

void folder_remove(const struct folder *f)
{
	if (f->database >= 0) {
		is_taken[f->database] = false;
		return;
	}
	nftw(f->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* ---- people ---- */

const struct caller PEOPLE[PEOPLE_N] = {{1, 1, ROLE_SELF, NULL}, {1, 2, ROLE_SELF, NULL}, {2, 1, ROLE_SELF, NULL}, {2, 2, ROLE_SELF, NULL}};

static enum err put_people(struct link *l)
{
	TRY(l->by->begin(l));
	TRY(sql_organisation_add(l, &(struct sql_organisation_add){2}));
	for (size_t i = 1; i < PEOPLE_N; i++)
		TRY(sql_person_add(l, &(struct sql_person_add){PEOPLE[i].organisation, PEOPLE[i].person}));
	return l->by->commit(l);
}

void make_people(const struct backend *by, const char *file)
{
	struct store_fault fault;
	struct link *l = NULL;
	if (by->open(by, file, LINK_WRITE, &fault, &l) != OK)
		fail_msg("%s", wrong_words(fault.what).p);
	assert_int_equal(put_people(l), OK);
	by->close(l);
}

/* ---- looking ---- */

struct store *open_store_by(const struct who *who, const struct backend *by, const char *file)
{
	struct store_fault fault;
	struct store *s = NULL;
	if (store_open_by(who, by, file, &fault, &s) != OK)
		fail_msg("%s", wrong_words(fault.what).p);
	return s;
}

struct store *open_store(const struct backend *by, const char *file)
{
	return open_store_by(&who_thread, by, file);
}

struct store_reader *open_reader(struct store *s)
{
	struct store_fault fault;
	struct store_reader *r = NULL;
	if (store_reader_open(s, &fault, &r) != OK)
		fail_msg("%s", wrong_words(fault.what).p);
	store_reader_for(r, caller_self(NULL));
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

/* "100", or "100 by +02:00": the second of the day by the clock of then. */
static const char *clock_of(struct moment at)
{
	static char text[64];
	struct writer w = writer_on(text, sizeof(text) - 1);
	if (!moment_is_known(at))
		return "no time";
	w_int(&w, moment_second(at));
	if (at.zone.east_s != 0) {
		w_str(&w, STR(" by "));
		w_zone(&w, at.zone);
	}
	text[w.n] = '\0';
	return text;
}

static enum err dump_answers(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_answers answers;
	struct store_cleareds cleareds;
	TRY(store_answers(r, a, &answers));
	TRY(store_cleareds(r, a, &cleareds));
	for (const struct store_answer *i = answers.at; i < answers.at + answers.n; i++)
		if (i->no_on.n == 0)
			line(w, "answer %.*s = %.*s at %s", S(i->question), S(i->value), clock_of(i->at));
		else
			line(w, "answer %.*s = %.*s at %s, no on %d", S(i->question), S(i->value), clock_of(i->at), i->no_on.n);
	for (const struct store_cleared *i = cleareds.at; i < cleareds.at + cleareds.n; i++)
		if (i->why.n == 0)
			line(w, "cleared %.*s on %d at %s", S(i->rule), i->day.n, clock_of(i->at));
		else
			line(w, "cleared %.*s on %d at %s, ended %d: %.*s", S(i->rule), i->day.n, clock_of(i->at), i->ended.n, S(i->why));
	return OK;
}

static void dump_entry(const struct store_entry *e, struct writer *w)
{
	line(w, "entry %ld day %d at %s pain %d %d %d: %.*s", (long)e->id, e->day.n, clock_of(e->at), e->pain_now, e->pain_worst, e->pain_average,
	     S(e->note));
	if (e->sleep != STORE_PAIN_UNSET || e->mood != STORE_PAIN_UNSET || e->medicines.n > 0)
		line(w, "entry %ld sleep %d mood %d took %.*s", (long)e->id, e->sleep, e->mood, S(e->medicines));
}

static enum err dump_activities(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_activities activities;
	struct store_scores scores;
	struct store_score_days score_days;
	struct store_marks marks;
	TRY(store_activities(r, a, &activities));
	TRY(store_scores(r, ALL_DAYS, a, &scores));
	TRY(store_score_days(r, ALL_DAYS, a, &score_days));
	TRY(store_marks(r, ALL_DAYS, a, &marks));
	for (const struct store_activity *i = activities.at; i < activities.at + activities.n; i++)
		line(w, "activity %ld from %d to %d: %.*s", (long)i->id, i->since.n, i->until.n, S(i->words));
	for (const struct store_score *i = scores.at; i < scores.at + scores.n; i++)
		line(w, "entry %ld activity %ld: %d", (long)i->entry, (long)i->activity, i->score);
	for (const struct store_score_day *i = score_days.at; i < score_days.at + score_days.n; i++)
		line(w, "activity %ld day %d: %ld in %d", (long)i->activity, i->day.n, (long)i->sum, i->n);
	for (const struct store_mark *i = marks.at; i < marks.at + marks.n; i++)
		line(w, "mark %ld from %d to %d kind %d: %.*s", (long)i->id, i->first.n, i->last.n, (int)i->kind, S(i->note));
	return OK;
}

/* Each trial, then its days. */
static enum err dump_trials(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_trials trials;
	TRY(store_trials(r, a, &trials));
	for (const struct store_trial *i = trials.at; i < trials.at + trials.n; i++) {
		struct store_trial_days days;
		TRY(store_trial_days(r, i->id, a, &days));
		line(w, "trial %ld from %d to %d %.*s because %.*s", (long)i->id, i->begun.n, i->ended.n, S(i->text), S(i->why));
		for (const struct store_trial_day *d = days.at; d < days.at + days.n; d++)
			line(w, "trial %ld day %d kept %d", (long)d->trial, d->day.n, d->kept);
	}
	return OK;
}

static enum err dump_desk(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_breaks breaks;
	struct store_desk_days days;
	TRY(store_breaks(r, ALL_DAYS, a, &breaks));
	TRY(store_desk_days(r, ALL_DAYS, a, &days));
	for (const struct store_break *i = breaks.at; i < breaks.at + breaks.n; i++)
		line(w, "break %ld day %d at %s was %d, %d s of %.*s because %.*s", (long)i->id, i->day.n, clock_of(i->at), (int)i->outcome,
		     i->seconds, S(i->item), S(i->why));
	for (const struct store_desk_day *i = days.at; i < days.at + days.n; i++)
		line(w, "desk %d: %d of %d", i->day.n, i->longest_sitting_s, i->at_desk_s);
	return OK;
}

static enum err dump_diary(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_entries entries;
	struct store_regions regions;
	struct store_deeds deeds;
	TRY(store_entries(r, ALL_DAYS, a, &entries));
	TRY(store_entry_regions(r, ALL_DAYS, a, &regions));
	TRY(store_deeds(r, ALL_DAYS, a, &deeds));
	for (const struct store_entry *i = entries.at; i < entries.at + entries.n; i++)
		dump_entry(i, w);
	for (const struct store_region *i = regions.at; i < regions.at + regions.n; i++)
		line(w, "entry %ld at %.*s %d", (long)i->entry, S(i->region), i->intensity);
	for (const struct store_deed *i = deeds.at; i < deeds.at + deeds.n; i++)
		line(w, "deed %ld day %d at %s leg %d %.*s %d s from %d", (long)i->id, i->day.n, clock_of(i->at), i->leg, S(i->item), i->seconds,
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
	TRY(store_plans(r, a, &plans));
	TRY(store_reassessments(r, a, &reassessments));
	for (const struct store_plan *i = plans.at; i < plans.at + plans.n; i++) {
		TRY(store_plan(r, i->id, a, &plan));
		line(w, "plan %ld day %d %.*s because %.*s", (long)plan.id, plan.day.n, S(plan.text), S(plan.why));
	}
	enum err e = store_plan_latest(r, a, &plan);
	if (e == OK)
		line(w, "latest plan %ld", (long)plan.id);
	else if (e != ERR_MISSING)
		return e;
	for (const struct store_reassessment *i = reassessments.at; i < reassessments.at + reassessments.n; i++)
		line(w, "reassessment %ld day %d %.*s", (long)i->id, i->day.n, S(i->text));
	e = store_reassessment_latest(r, a, &reassessment);
	if (e == OK)
		line(w, "latest reassessment %ld", (long)reassessment.id);
	return e == ERR_MISSING ? OK : e;
}

static enum err dump_wishes(struct store_reader *r, struct arena *a, struct writer *w)
{
	str theme;
	struct store_settings settings;
	struct store_intentions intentions;
	enum err e = store_setting(r, STR("breaks_video"), a, &theme);
	if (e == OK)
		line(w, "theme = %.*s", S(theme));
	else if (e != ERR_MISSING)
		return e;
	TRY(store_settings(r, a, &settings));
	for (const struct store_setting *i = settings.at; i < settings.at + settings.n; i++)
		line(w, "setting %.*s = %.*s", S(i->key), S(i->value));
	TRY(store_intentions(r, a, &intentions));
	for (const struct store_intention *i = intentions.at; i < intentions.at + intentions.n; i++)
		line(w, "intention %.*s: %.*s / %.*s", S(i->item), S(i->when_text), S(i->if_hard_text));
	return OK;
}

/* ---- the sums of days against the diary ---- */

static int or_zero(int value)
{
	return value == STORE_PAIN_UNSET ? 0 : value;
}

static void add_entry(struct store_entry_day *to, const struct store_entry *e)
{
	int pain = store_entry_pain(e), told[] = {e->pain_now, e->pain_worst, e->pain_average};
	to->n++;
	to->pain_n += pain != STORE_PAIN_UNSET;
	to->pain_sum += or_zero(pain);
	for (size_t i = 0; i < BESIDES; i++) {
		to->beside[i].n += gauge_of(beside_of(i), e) != STORE_PAIN_UNSET;
		to->beside[i].sum += or_zero(gauge_of(beside_of(i), e));
	}
	for (int k = 0; k < 3; k++)
		to->worst = told[k] > to->worst ? told[k] : to->worst;
	to->low = e->pain_now != STORE_PAIN_UNSET && e->pain_now < to->low ? e->pain_now : to->low;
}

static bool is_same_day(const struct store_entry_day *x, const struct store_entry_day *y)
{
	for (size_t i = 0; i < BESIDES; i++)
		if (x->beside[i].n != y->beside[i].n || x->beside[i].sum != y->beside[i].sum)
			return false;
	return x->n == y->n && x->pain_n == y->pain_n && x->pain_sum == y->pain_sum && x->worst == y->worst && x->low == y->low;
}

static enum err check_entry_days(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_days ever = {DAY_MIN, DAY_MAX};
	struct store_entries list;
	struct store_entry_days days;
	size_t i = 0, d = 0;
	TRY(store_entries(r, ever, a, &list));
	TRY(store_entry_days(r, ever, a, &days));
	for (; i < list.n && d < days.n; d++) {
		struct store_entry_day sum = {.day = list.at[i].day, .worst = STORE_PAIN_UNSET, .low = STORE_PAIN_MAX + 1};
		for (; i < list.n && list.at[i].day.n == sum.day.n; i++)
			add_entry(&sum, &list.at[i]);
		if (sum.day.n != days.at[d].day.n || !is_same_day(&sum, &days.at[d]))
			line(w, "the sum of entries of day %d is wrong", sum.day.n);
	}
	if (i != list.n || d != days.n)
		line(w, "there are sums of entries too many, or too few");
	return OK;
}

/* What is to go from it is taken off: nothing is left at the end. */
static enum err check_region_days(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_span ever = {{{0}, {100000}}, 1};
	struct store_entries list;
	struct store_regions regions;
	struct store_region_spans spans;
	TRY(store_entries(r, ever.range, a, &list));
	TRY(store_entry_regions(r, ever.range, a, &regions));
	TRY(store_region_spans(r, ever, a, &spans));
	for (size_t k = 0; k < spans.n; k++) {
		int n = spans.at[k].n, sum = (int)spans.at[k].intensity_sum;
		for (size_t i = 0, g = 0; i < list.n; i++)
			for (; g < regions.n && regions.at[g].entry == list.at[i].id; g++)
				if (list.at[i].day.n == spans.at[k].from.n && str_eq(regions.at[g].region, spans.at[k].region)) {
					n--;
					sum -= regions.at[g].intensity;
				}
		if (n != 0 || sum != 0)
			line(w, "the sum of %.*s of day %d is wrong", S(spans.at[k].region), spans.at[k].from.n);
	}
	return OK;
}

static enum err check_deed_days(struct store_reader *r, struct arena *a, struct writer *w)
{
	struct store_days ever = {DAY_MIN, DAY_MAX};
	struct store_deeds list;
	struct store_deed_items items;
	size_t all = 0;
	TRY(store_deeds(r, ever, a, &list));
	TRY(store_deed_items(r, ever, a, &items));
	for (size_t k = 0; k < items.n; k++) {
		const struct store_deed_item *sum = &items.at[k];
		int n = 0, untimed = 0;
		int64_t seconds = 0, last = INT64_MIN;
		for (size_t i = 0; i < list.n; i++) {
			const struct store_deed *d = &list.at[i];
			if (d->day.n != sum->day.n || d->leg != sum->leg || !str_eq(d->item, sum->item))
				continue;
			n++;
			seconds += d->seconds;
			untimed += !moment_is_known(d->at);
			last = moment_is_known(d->at) && d->at.at.s > last ? d->at.at.s : last;
		}
		all += (size_t)n;
		bool good = sum->n == n && sum->seconds == seconds && sum->n_untimed == untimed && sum->has_last == (untimed < n);
		if (!good || (sum->has_last && sum->last.s != last))
			line(w, "the sum of %.*s of day %d is wrong", S(sum->item), sum->day.n);
	}
	if (all != list.n)
		line(w, "there are sums of deeds too many, or too few");
	return OK;
}

static enum err check_sums(struct store_reader *r, struct arena *a, struct writer *w)
{
	TRY(check_entry_days(r, a, w));
	TRY(check_region_days(r, a, w));
	return check_deed_days(r, a, w);
}

enum err read_dump(struct store_reader *r, char *buffer, size_t cap)
{
	static char arena_room[1 << 20];
	struct arena a = arena_on(arena_room, sizeof(arena_room));
	struct writer w = writer_on(buffer, cap - 1);
	TRY(store_read_begin(r));
	enum err e = dump_answers(r, &a, &w);
	if (e == OK)
		e = dump_diary(r, &a, &w);
	if (e == OK)
		e = dump_activities(r, &a, &w);
	if (e == OK)
		e = dump_trials(r, &a, &w);
	if (e == OK)
		e = dump_desk(r, &a, &w);
	if (e == OK)
		e = dump_plans(r, &a, &w);
	if (e == OK)
		e = dump_wishes(r, &a, &w);
	if (e == OK)
		e = check_sums(r, &a, &w);
	store_read_end(r);
	assert_false(w.full);
	buffer[w.n] = '\0';
	return e;
}

void dump_store(struct store *s, char *buffer, size_t cap)
{
	struct store_reader *r = open_reader(s);
	assert_int_equal(read_dump(r, buffer, cap), OK);
	store_reader_close(r);
}
