/*
 * gauge_rows.h - what a diary entry may rate from 0 to 10, a row for each. From these rows come the members of struct store_entry, the columns of the
 * database (tools/sqlc.c), the keys of JSON and CSV, the words of `trivet log`, the fields and lines of the diary, the names that an import knows, the lines of the
 * report and what a chart may show under the pain.
 *
 * A new one is a row at the end of this list, a step of the schema (a column of `entry` and two of `entry_day`) and a line in docs/exchange.md.
 *
 * A row begins with its names: in C; of the member, which is also the column and the key; in `trivet log` and in addresses; on a page; and where a column of an import is
 * told what it becomes.
 */
#ifndef TRIVET_RECORD_GAUGE_ROWS_H
#define TRIVET_RECORD_GAUGE_ROWS_H

/* clang-format off */
/* A_PAIN: one of the pains, which are counted together. BESIDE: what has a mean of its own and can be under the pain. */
#define GAUGE_ROWS(A_PAIN, BESIDE) \
	A_PAIN(PAIN, pain_now, "pain", "Pain", "Pain at that moment", \
		.label = STR_INIT("Pain"), \
		.becomes = STR_INIT("pain at that moment")) \
	A_PAIN(WORST, pain_worst, "worst", "At its worst that day", "Pain at its worst that day", \
		.label = STR_INIT("At its worst that day"), .observed = STR_INIT("Worst pain, 0 to 10"), \
		.becomes = STR_INIT("pain at its worst that day")) \
	A_PAIN(AVERAGE, pain_average, "average", "On average that day", "Pain on average that day", \
		.label = STR_INIT("On average that day"), .observed = STR_INIT("Average pain, 0 to 10"), \
		.becomes = STR_INIT("pain on average that day")) \
	BESIDE(SLEEP, sleep, "sleep", "Sleep", "Sleep", \
		.is_good = true, .label = STR_INIT("Sleep, 10 is best"), .observed = STR_INIT("Sleep, 0 bad to 10 good"), \
		.becomes = STR_INIT("sleep"), \
		.ask = STR_INIT("Sleep last night"), .asked = STR_INIT("Sleep last night, 0 very bad, 10 very good"), \
		.least = STR_INIT("Very bad"), .most = STR_INIT("Very good"), .title = "Pain and sleep", \
		.lower = STR_INIT("On days with better sleep, pain was lower."), .higher = STR_INIT("On days with better sleep, pain was higher.")) \
	BESIDE(MOOD, mood, "mood", "Mood", "Mood", \
		.is_good = true, .label = STR_INIT("Mood, 10 is best"), .observed = STR_INIT("Mood, 0 bad to 10 good"), \
		.becomes = STR_INIT("mood"), \
		.ask = STR_INIT("Mood"), .asked = STR_INIT("Mood, 0 very low, 10 very good"), \
		.least = STR_INIT("Very low"), .most = STR_INIT("Very good"), .title = "Pain and mood", \
		.lower = STR_INIT("On days with a better mood, pain was lower."), .higher = STR_INIT("On days with a better mood, pain was higher.")) \
	BESIDE(WORK_STRESS, work_stress, "stress", "Work stress", "Work stress", \
		.label = STR_INIT("Work stress, 0 is best"), .observed = STR_INIT("Work stress, 0 none to 10 very much"), \
		.becomes = STR_INIT("work stress"), \
		.knows = STR_INIT("stress at work, job stress, stress level at work, Stress bei der Arbeit, Stress in der Arbeit, Arbeitsstress, " \
				  "stress au travail, estrés laboral, estrés en el trabajo"), \
		.ask = STR_INIT("Work stress today"), .asked = STR_INIT("Work stress today, 0 none, 10 very much"), \
		.least = STR_INIT("None"), .most = STR_INIT("Very much"), .title = "Pain and work stress", \
		.lower = STR_INIT("On days with more work stress, pain was lower."), \
		.higher = STR_INIT("On days with more work stress, pain was higher.")) \
	BESIDE(STIFFNESS, stiffness, "stiffness", "Stiffness", "Stiffness", \
		.label = STR_INIT("Stiffness, 0 is best"), .observed = STR_INIT("Stiffness, 0 none to 10 very stiff"), \
		.becomes = STR_INIT("stiffness"), \
		.knows = STR_INIT("stiff, back stiffness, morning stiffness, Steifigkeit, Steifheit, Morgensteifigkeit, raideur, rigidez"), \
		.ask = STR_INIT("Stiffness today"), .asked = STR_INIT("Stiffness today, 0 none, 10 very stiff"), \
		.least = STR_INIT("None"), .most = STR_INIT("Very stiff"), .title = "Pain and stiffness", \
		.lower = STR_INIT("On days with more stiffness, pain was lower."), \
		.higher = STR_INIT("On days with more stiffness, pain was higher."))

#define GAUGE_ID(id, ...) GAUGE_##id,
#define GAUGE_ONE(...) + 1
#define GAUGE_SKIP(...)
enum gauge_id { GAUGE_ROWS(GAUGE_ID, GAUGE_ID) GAUGES };
/* The first ones are pains. Those beside them are numbered again from 0. */
enum { GAUGE_PAINS = GAUGE_ROWS(GAUGE_ONE, GAUGE_SKIP), BESIDES = GAUGES - GAUGE_PAINS };
/* clang-format on */

#endif
