/* read.c - reads rows into records, in the caller's arena. */
#include "record/gauge.h"
#include "store/rows.h"
#include "store/sql.h"

#include <string.h>

static struct moment moment_of_row(int64_t at, int64_t east_s)
{
	struct moment m = {{at}, {(int32_t)east_s}};
	return moment_is_known(m) ? m : MOMENT_NONE;
}

static void keep_answer(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_answer_list_row *from = row;
	*(struct store_answer *)ret_record = (struct store_answer){
		arena_copy(a, from->question), arena_copy(a, from->value), moment_of_row(from->at, from->east_s), {(int32_t)from->no_on}};
}

static void keep_cleared(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_cleared_list_row *from = row;
	*(struct store_cleared *)ret_record = (struct store_cleared){arena_copy(a, from->rule),
								     {(int32_t)from->day},
								     moment_of_row(from->at, from->east_s),
								     {(int32_t)from->ended},
								     arena_copy(a, from->why)};
}

void keep_entry(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_entry_list_row *from = row;
	struct store_entry *e = ret_record;
	*e = (struct store_entry){
		.id = from->id,
		.day = {(int32_t)from->day},
		.at = moment_of_row(from->at, from->east_s),
		.set_off = (int)from->set_off,
		.medicines = arena_copy(a, from->medicines),
		.note = arena_copy(a, from->note),
	};
	for (size_t i = 0; i < GAUGES; i++)
		*gauge_in(&gauges[i], e) = (int)from->gauge[i];
}

void keep_score(struct arena *a, const void *row, void *ret_record)
{
	(void)a;
	const struct sql_entry_score_list_row *from = row;
	*(struct store_score *)ret_record = (struct store_score){from->entry, from->activity, (int)from->score};
}

static void keep_activity(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_activity_list_row *from = row;
	*(struct store_activity *)ret_record =
		(struct store_activity){from->id, arena_copy(a, from->words), {(int32_t)from->since}, {(int32_t)from->until}};
}

void keep_mark(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_mark_list_row *from = row;
	*(struct store_mark *)ret_record = (struct store_mark){
		.id = from->id,
		.first = {(int32_t)from->first},
		.last = {(int32_t)from->last},
		.kind = (enum store_mark_kind)word_or(record_mark_words, STORE_MARK_OTHER, from->kind),
		.note = arena_copy(a, from->note),
	};
}

void keep_region(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_entry_region_list_row *from = row;
	*(struct store_region *)ret_record =
		(struct store_region){.entry = from->entry, .region = arena_copy(a, from->region), .intensity = (int)from->intensity};
}

void keep_deed(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_deed_list_row *from = row;
	*(struct store_deed *)ret_record = (struct store_deed){
		.id = from->id,
		.day = {(int32_t)from->day},
		.at = moment_of_row(from->at, from->east_s),
		.leg = (int)from->leg,
		.item = arena_copy(a, from->item),
		.seconds = (int32_t)from->seconds,
		.origin = (enum store_origin)word_or(record_origin_words, STORE_FROM_BREAK, from->origin),
	};
}

void keep_plan(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_plan_list_row *from = row;
	*(struct store_plan *)ret_record = (struct store_plan){from->id, {(int32_t)from->day}, arena_copy(a, from->text), arena_copy(a, from->why)};
}

void keep_reassessment(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_reassessment_list_row *from = row;
	*(struct store_reassessment *)ret_record = (struct store_reassessment){from->id, {(int32_t)from->day}, arena_copy(a, from->text)};
}

void keep_trial(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_trial_list_row *from = row;
	*(struct store_trial *)ret_record = (struct store_trial){
		.id = from->id,
		.begun = {(int32_t)from->begun},
		.text = arena_copy(a, from->text),
		.ended = {(int32_t)from->ended},
		.why = arena_copy(a, from->why),
	};
}

static void keep_trial_day(struct arena *a, const void *row, void *ret_record)
{
	(void)a;
	const struct sql_trial_day_list_row *from = row;
	*(struct store_trial_day *)ret_record = (struct store_trial_day){from->trial, {(int32_t)from->day}, (int)from->kept};
}

void keep_break(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_break_list_row *from = row;
	*(struct store_break *)ret_record = (struct store_break){
		.id = from->id,
		.day = {(int32_t)from->day},
		.at = moment_of_row(from->at, from->east_s),
		.outcome = (enum store_break_outcome)word_or(record_outcome_words, STORE_BREAK_MISSED, from->outcome),
		.seconds = (int32_t)from->seconds,
		.item = arena_copy(a, from->item),
		.why = arena_copy(a, from->why),
	};
}

void keep_desk_day(struct arena *a, const void *row, void *ret_record)
{
	(void)a;
	const struct sql_desk_day_list_row *from = row;
	*(struct store_desk_day *)ret_record =
		(struct store_desk_day){{(int32_t)from->day}, (int32_t)from->longest_sitting_s, (int32_t)from->at_desk_s};
}

static void keep_value(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_setting_get_row *from = row;
	*(str *)ret_record = arena_copy(a, from->value);
}

static void keep_setting(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_setting_list_row *from = row;
	*(struct store_setting *)ret_record = (struct store_setting){arena_copy(a, from->key), arena_copy(a, from->value)};
}

static void keep_intention(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_intention_list_row *from = row;
	*(struct store_intention *)ret_record =
		(struct store_intention){arena_copy(a, from->item), arena_copy(a, from->when_text), arena_copy(a, from->if_hard_text)};
}

static void keep_identity(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_identity_get_row *from = row;
	*(str *)ret_record = arena_copy(a, from->identity);
}

enum err store_identity(struct store_reader *r, struct arena *a, str *ret_identity)
{
	return read_one(r, &SQL_IDENTITY_GET, &(struct sql_identity_get){r->caller.organisation, r->caller.person}, LIST(a, str, keep_identity),
			ret_identity);
}

enum err store_answers(struct store_reader *r, struct arena *a, struct store_answers *ret_answers)
{
	return read_list(r->link, &SQL_ANSWER_LIST, &(struct sql_answer_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_answer, keep_answer), ret_answers);
}

enum err store_cleareds(struct store_reader *r, struct arena *a, struct store_cleareds *ret_cleareds)
{
	return read_list(r->link, &SQL_CLEARED_LIST, &(struct sql_cleared_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_cleared, keep_cleared), ret_cleareds);
}

enum err store_entries(struct store_reader *r, struct store_days days, struct arena *a, struct store_entries *ret_entries)
{
	return read_list(r->link, &SQL_ENTRY_LIST, &(struct sql_entry_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_entry, keep_entry), ret_entries);
}

enum err store_entry(struct store_reader *r, int64_t id, struct arena *a, struct store_entry *ret_entry)
{
	return read_one(r, &SQL_ENTRY_GET, &(struct sql_entry_get){r->caller.organisation, r->caller.person, id},
			LIST(a, struct store_entry, keep_entry), ret_entry);
}

enum err store_entry_whole(struct store_reader *r, int64_t id, struct arena *a, struct store_entry *ret_entry)
{
	struct list regions = LIST(a, struct store_region, keep_region);
	struct list scores = LIST(a, struct store_score, keep_score);
	struct store_entry e;
	TRY(store_entry(r, id, a, &e));
	TRY(read_rows(r->link, &SQL_ENTRY_REGION_OF, &(struct sql_entry_region_of){r->caller.organisation, r->caller.person, id}, &regions));
	TRY(read_rows(r->link, &SQL_ENTRY_SCORE_OF, &(struct sql_entry_score_of){r->caller.organisation, r->caller.person, id}, &scores));
	e.regions = (void *)regions.at;
	e.n_regions = regions.n;
	e.scores = (void *)scores.at;
	e.n_scores = scores.n;
	*ret_entry = e;
	return OK;
}

enum err store_entry_regions(struct store_reader *r, struct store_days days, struct arena *a, struct store_regions *ret_regions)
{
	return read_list(r->link, &SQL_ENTRY_REGION_LIST,
			 &(struct sql_entry_region_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_region, keep_region), ret_regions);
}

enum err store_scores(struct store_reader *r, struct store_days days, struct arena *a, struct store_scores *ret_scores)
{
	return read_list(r->link, &SQL_ENTRY_SCORE_LIST,
			 &(struct sql_entry_score_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_score, keep_score), ret_scores);
}

enum err store_entry_latest(struct store_reader *r, struct arena *a, struct store_entry *ret_entry)
{
	return read_one(r, &SQL_ENTRY_LATEST, &(struct sql_entry_latest){r->caller.organisation, r->caller.person},
			LIST(a, struct store_entry, keep_entry), ret_entry);
}

enum err store_activities(struct store_reader *r, struct arena *a, struct store_activities *ret_activities)
{
	return read_list(r->link, &SQL_ACTIVITY_LIST, &(struct sql_activity_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_activity, keep_activity), ret_activities);
}

enum err store_marks(struct store_reader *r, struct store_days days, struct arena *a, struct store_marks *ret_marks)
{
	return read_list(r->link, &SQL_MARK_LIST, &(struct sql_mark_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_mark, keep_mark), ret_marks);
}

enum err store_deed(struct store_reader *r, int64_t id, struct arena *a, struct store_deed *ret_deed)
{
	return read_one(r, &SQL_DEED_GET, &(struct sql_deed_get){r->caller.organisation, r->caller.person, id}, LIST(a, struct store_deed, keep_deed),
			ret_deed);
}

enum err store_deeds(struct store_reader *r, struct store_days days, struct arena *a, struct store_deeds *ret_deeds)
{
	return read_list(r->link, &SQL_DEED_LIST, &(struct sql_deed_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_deed, keep_deed), ret_deeds);
}

enum err store_plans(struct store_reader *r, struct arena *a, struct store_plans *ret_plans)
{
	return read_list(r->link, &SQL_PLAN_LIST, &(struct sql_plan_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_plan, keep_plan), ret_plans);
}

enum err store_plan(struct store_reader *r, int64_t id, struct arena *a, struct store_plan *ret_plan)
{
	return read_one(r, &SQL_PLAN_GET, &(struct sql_plan_get){r->caller.organisation, r->caller.person, id}, LIST(a, struct store_plan, keep_plan),
			ret_plan);
}

enum err store_plan_latest(struct store_reader *r, struct arena *a, struct store_plan *ret_plan)
{
	return read_one(r, &SQL_PLAN_LATEST, &(struct sql_plan_latest){r->caller.organisation, r->caller.person},
			LIST(a, struct store_plan, keep_plan), ret_plan);
}

enum err store_reassessments(struct store_reader *r, struct arena *a, struct store_reassessments *ret_reassessments)
{
	return read_list(r->link, &SQL_REASSESSMENT_LIST, &(struct sql_reassessment_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_reassessment, keep_reassessment), ret_reassessments);
}

enum err store_reassessment_latest(struct store_reader *r, struct arena *a, struct store_reassessment *ret_reassessment)
{
	return read_one(r, &SQL_REASSESSMENT_LATEST, &(struct sql_reassessment_latest){r->caller.organisation, r->caller.person},
			LIST(a, struct store_reassessment, keep_reassessment), ret_reassessment);
}

enum err store_trials(struct store_reader *r, struct arena *a, struct store_trials *ret_trials)
{
	return read_list(r->link, &SQL_TRIAL_LIST, &(struct sql_trial_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_trial, keep_trial), ret_trials);
}

enum err store_trial_days(struct store_reader *r, int64_t trial, struct arena *a, struct store_trial_days *ret_trial_days)
{
	return read_list(r->link, &SQL_TRIAL_DAY_LIST, &(struct sql_trial_day_list){r->caller.organisation, r->caller.person, trial},
			 LIST(a, struct store_trial_day, keep_trial_day), ret_trial_days);
}

enum err store_breaks(struct store_reader *r, struct store_days days, struct arena *a, struct store_breaks *ret_breaks)
{
	return read_list(r->link, &SQL_BREAK_LIST, &(struct sql_break_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_break, keep_break), ret_breaks);
}

enum err store_desk_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_desk_days *ret_desk_days)
{
	return read_list(r->link, &SQL_DESK_DAY_LIST,
			 &(struct sql_desk_day_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_desk_day, keep_desk_day), ret_desk_days);
}

enum err store_settings(struct store_reader *r, struct arena *a, struct store_settings *ret_settings)
{
	return read_list(r->link, &SQL_SETTING_LIST, &(struct sql_setting_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_setting, keep_setting), ret_settings);
}

enum err store_setting(struct store_reader *r, str key, struct arena *a, str *ret_value)
{
	return read_one(r, &SQL_SETTING_GET, &(struct sql_setting_get){r->caller.organisation, r->caller.person, key}, LIST(a, str, keep_value),
			ret_value);
}

enum err store_intentions(struct store_reader *r, struct arena *a, struct store_intentions *ret_intentions)
{
	return read_list(r->link, &SQL_INTENTION_LIST, &(struct sql_intention_list){r->caller.organisation, r->caller.person},
			 LIST(a, struct store_intention, keep_intention), ret_intentions);
}

enum err store_rows(struct store_reader *r, int64_t *ret_n)
{
	struct sql_row_count_row row;
	TRY(sql_row_count(r->link, &(struct sql_row_count){r->caller.organisation, r->caller.person}, &row));
	*ret_n = row.n;
	return OK;
}

/* ---- long look backs ---- */

static void keep_entry_span(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_entry_span_list_row *from = row;
	struct store_entry_span *span = ret_record;
	(void)a;
	*span = (struct store_entry_span){
		.from = {(int32_t)from->day},
		.days = (int)from->days,
		.pain_tenths = (int)from->pain,
		.worst = (int)from->worst,
	};
	for (size_t i = 0; i < BESIDES; i++)
		span->beside[i] = (struct store_span_mean){(int)from->beside[i], (int)from->beside_days[i]};
}

static void keep_deed_span(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_deed_span_list_row *from = row;
	(void)a;
	*(struct store_deed_span *)ret_record =
		(struct store_deed_span){.from = {(int32_t)from->day}, .leg = (int)from->leg, .days = (int)from->days, .seconds = from->seconds};
}

static void keep_break_span(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_break_span_list_row *from = row;
	(void)a;
	*(struct store_break_span *)ret_record = (struct store_break_span){.from = {(int32_t)from->day}, .taken = (int)from->taken};
}

void keep_day(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_plan_first_day_row *from = row;
	(void)a;
	*(day *)ret_record = (day){(int32_t)from->day};
}

enum err store_entry_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_entry_spans *ret_spans)
{
	return read_list(r->link, &SQL_ENTRY_SPAN_LIST,
			 &(struct sql_entry_span_list){r->caller.organisation, r->caller.person, span.range.first.n, span.range.last.n, span.days},
			 LIST(a, struct store_entry_span, keep_entry_span), ret_spans);
}

enum err store_deed_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_deed_spans *ret_spans)
{
	return read_list(r->link, &SQL_DEED_SPAN_LIST,
			 &(struct sql_deed_span_list){r->caller.organisation, r->caller.person, span.range.first.n, span.range.last.n, span.days},
			 LIST(a, struct store_deed_span, keep_deed_span), ret_spans);
}

enum err store_break_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_break_spans *ret_spans)
{
	return read_list(r->link, &SQL_BREAK_SPAN_LIST,
			 &(struct sql_break_span_list){r->caller.organisation, r->caller.person, span.range.first.n, span.range.last.n, span.days},
			 LIST(a, struct store_break_span, keep_break_span), ret_spans);
}

enum err store_first_day(struct store_reader *r, struct arena *a, day *ret_day)
{
	return read_one(r, &SQL_FIRST_DAY, &(struct sql_first_day){r->caller.organisation, r->caller.person}, LIST(a, day, keep_day), ret_day);
}

enum err store_plan_first_day(struct store_reader *r, struct arena *a, day *ret_day)
{
	return read_one(r, &SQL_PLAN_FIRST_DAY, &(struct sql_plan_first_day){r->caller.organisation, r->caller.person}, LIST(a, day, keep_day),
			ret_day);
}
