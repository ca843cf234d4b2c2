/* shape.c - the tables of the records. */
#include "record/shape.h"

#include "core/pack.h"

/* clang-format off */
#define AT(thing, member) offsetof(struct store_##thing, member)
#define A_TEXT(key, thing, member, least, most) {key, ROW_TEXT, (least) > 0, false, AT(thing, member), least, most, NULL}
#define A_LINE(key, thing, member, least, most) {key, ROW_LINE, (least) > 0, false, AT(thing, member), least, most, NULL}
#define AN_ID(key, thing, member, needed) {key, ROW_ID, needed, false, AT(thing, member), 1, STORE_NAME_MAX, NULL}
#define A_VALUE(key, thing, member, kind, most) {key, kind, true, false, AT(thing, member), 0, most, NULL}
#define A_DAY(key, thing, member) {key, ROW_DAY, true, false, AT(thing, member), 0, 0, NULL}
#define MAYBE_DAY(key, thing, member) {key, ROW_DAY, false, false, AT(thing, member), 0, 0, NULL}
#define A_LAST(key, thing, member) {key, ROW_LAST, true, false, AT(thing, member), 0, 0, NULL}
#define AN_UNTIL(key, thing, member) {key, ROW_UNTIL, false, false, AT(thing, member), 0, 0, NULL}
#define AN_END(key, thing, member) {key, ROW_END, false, false, AT(thing, member), 0, 0, NULL}
#define A_MOMENT(key, thing, member, needed) {key, ROW_MOMENT, needed, false, AT(thing, member), 0, 0, NULL}
#define A_SCORE(key, thing, member) {key, ROW_SCORE, true, false, AT(thing, member), 0, STORE_PAIN_MAX, NULL}
#define A_NUMBER(key, thing, member, most) {key, ROW_NUMBER, true, false, AT(thing, member), 0, most, NULL}
#define A_WORD(key, thing, member, n, words) {key, ROW_WORD, true, false, AT(thing, member), 0, n, words}
#define A_PLACE(key, thing, member) {key, ROW_PLACE, true, false, AT(thing, member), 1, 0, NULL}
#define A_LIST(key, needed, most) {key, ROW_LIST, needed, false, 0, 0, most, NULL}
/* The gauges that every table has had from the start have their column always. */
#define A_GAUGE(id, member, ...) {#member, ROW_SCORE, false, GAUGE_##id > GAUGE_MOOD, AT(entry, member), 0, STORE_PAIN_MAX, NULL},

static const struct row answer_rows[] = {
	AN_ID("question", answer, question, true), A_VALUE("value", answer, value, ROW_VALUE, STORE_VALUE_MAX), A_MOMENT("at", answer, at, true),
	MAYBE_DAY("no_on", answer, no_on),
};
static const struct row cleared_rows[] = {
	AN_ID("rule", cleared, rule, true), A_DAY("day", cleared, day), A_MOMENT("at", cleared, at, true),
	MAYBE_DAY("ended", cleared, ended), A_TEXT("why", cleared, why, 0, STORE_NAME_MAX),
};
static const struct row activity_rows[] = {
	A_LINE("words", activity, words, 1, STORE_WORDS_MAX), A_DAY("since", activity, since), AN_UNTIL("until", activity, until),
};
static const struct row entry_rows[] = {
	A_DAY("day", entry, day), A_MOMENT("at", entry, at, false), GAUGE_ROWS(A_GAUGE, A_GAUGE)
	{"set_off", ROW_SET_OFF, false, false, AT(entry, set_off), 0, (1 << STORE_SET_OFFS) - 1, NULL},
	A_TEXT("medicines", entry, medicines, 0, STORE_NOTE_MAX), A_TEXT("note", entry, note, 0, STORE_NOTE_MAX),
	A_LIST("regions", false, STORE_REGIONS_MAX), A_LIST("scores", false, STORE_SCORES_MAX),
};
static const struct row region_rows[] = {
	AN_ID("region", region, region, true), A_SCORE("intensity", region, intensity),
};
static const struct row score_rows[] = {
	A_PLACE("activity", score, activity), A_SCORE("score", score, score),
};
static const struct row deed_rows[] = {
	A_DAY("day", deed, day), A_MOMENT("at", deed, at, false), A_WORD("leg", deed, leg, LEGS, leg_words), AN_ID("item", deed, item, true),
	A_NUMBER("seconds", deed, seconds, STORE_DAY_SECONDS_MAX), A_WORD("from", deed, origin, STORE_FROM_BREAK + 1, record_origin_words),
};
static const struct row mark_rows[] = {
	A_DAY("first", mark, first), A_LAST("last", mark, last), A_WORD("kind", mark, kind, STORE_MARK_OTHER + 1, record_mark_words),
	A_TEXT("note", mark, note, 0, STORE_NOTE_MAX),
};
static const struct row trial_rows[] = {
	A_DAY("begun", trial, begun), AN_END("ended", trial, ended), A_TEXT("why", trial, why, 0, STORE_TEXT_MAX),
	A_VALUE("text", trial, text, ROW_JSON, STORE_TEXT_MAX), A_LIST("days", true, INT64_MAX),
};
static const struct row trial_day_rows[] = {
	A_DAY("day", trial_day, day), A_NUMBER("kept", trial_day, kept, 1),
};
static const struct row break_rows[] = {
	A_DAY("day", break, day), A_MOMENT("at", break, at, false), A_WORD("outcome", break, outcome, STORE_BREAK_MISSED + 1, record_outcome_words),
	A_NUMBER("seconds", break, seconds, STORE_DAY_SECONDS_MAX), AN_ID("item", break, item, false), A_LINE("why", break, why, 0, STORE_NAME_MAX),
};
static const struct row desk_day_rows[] = {
	A_DAY("day", desk_day, day), A_NUMBER("longest_sitting_s", desk_day, longest_sitting_s, STORE_DAY_SECONDS_MAX),
	A_NUMBER("at_desk_s", desk_day, at_desk_s, STORE_DAY_SECONDS_MAX),
};
static const struct row plan_rows[] = {
	A_DAY("day", plan, day), A_TEXT("why", plan, why, 0, STORE_TEXT_MAX), A_VALUE("text", plan, text, ROW_JSON, STORE_TEXT_MAX),
};
static const struct row reassessment_rows[] = {
	A_DAY("day", reassessment, day), A_VALUE("text", reassessment, text, ROW_JSON, STORE_TEXT_MAX),
};
static const struct row setting_rows[] = {
	AN_ID("key", setting, key, true), A_VALUE("value", setting, value, ROW_TEXT, STORE_VALUE_MAX),
};
static const struct row intention_rows[] = {
	AN_ID("item", intention, item, true), A_TEXT("when", intention, when_text, 0, STORE_VALUE_MAX),
	A_TEXT("if_hard", intention, if_hard_text, 0, STORE_VALUE_MAX),
};
/* clang-format on */

#define SHAPE(thing, key)                                                                                                                            \
	const struct shape shape_##thing = {key, thing##_rows, sizeof thing##_rows / sizeof thing##_rows[0], sizeof(struct store_##thing)}

SHAPE(answer, "answers");
SHAPE(cleared, "cleared");
SHAPE(activity, "activities");
SHAPE(entry, "entries");
SHAPE(region, "regions");
SHAPE(score, "scores");
SHAPE(deed, "deeds");
SHAPE(mark, "marks");
SHAPE(trial, "trials");
SHAPE(trial_day, "days");
SHAPE(break, "breaks");
SHAPE(desk_day, "desk_days");
SHAPE(plan, "plans");
SHAPE(reassessment, "reassessments");
SHAPE(setting, "settings");
SHAPE(intention, "intentions");

_Static_assert(sizeof(enum store_origin) == sizeof(int), "a word is read as an int");

str row_text(const struct row *row, const void *thing)
{
	return *(const str *)row_in(row, thing);
}

int row_int(const struct row *row, const void *thing)
{
	return *(const int *)row_in(row, thing);
}

day row_day(const struct row *row, const void *thing)
{
	return *(const day *)row_in(row, thing);
}
