/* sums.c - reads days as sums, and the newest of a kind. */
#include "store/rows.h"
#include "store/sql.h"

#include <string.h>

static void keep_entry_day(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_entry_day_list_row *from = row;
	struct store_entry_day *d = ret_record;
	(void)a;
	*d = (struct store_entry_day){
		.day = {(int32_t)from->day},
		.n = (int)from->n,
		.pain_n = (int)from->pain_n,
		.pain_sum = from->pain_sum,
		.worst = (int)from->worst,
		.low = (int)from->low,
	};
	for (size_t i = 0; i < BESIDES; i++)
		d->beside[i] = (struct store_sum){from->beside_sum[i], (int)from->beside_n[i]};
}

static void keep_deed_day(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_deed_day_list_row *from = row;
	(void)a;
	*(struct store_deed_day *)ret_record =
		(struct store_deed_day){.day = {(int32_t)from->day}, .leg = (int)from->leg, .n = (int)from->n, .seconds = from->seconds};
}

static void keep_deed_item(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_deed_item_list_row *from = row;
	*(struct store_deed_item *)ret_record = (struct store_deed_item){
		.day = {(int32_t)from->day},
		.leg = (int)from->leg,
		.item = arena_copy(a, from->item),
		.n = (int)from->n,
		.seconds = from->seconds,
		.n_untimed = (int)from->n_untimed,
		.has_last = from->last_at != INT64_MIN,
		.last = {from->last_at},
	};
}

static void keep_region_span(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_region_span_list_row *from = row;
	*(struct store_region_span *)ret_record = (struct store_region_span){
		.from = {(int32_t)from->day}, .region = arena_copy(a, from->region), .n = (int)from->n, .intensity_sum = from->intensity_sum};
}

static void keep_outcome_span(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_break_outcome_list_row *from = row;
	(void)a;
	*(struct store_outcome_span *)ret_record =
		(struct store_outcome_span){.from = {(int32_t)from->day},
					    .outcome = (enum store_break_outcome)word_or(record_outcome_words, STORE_BREAK_MISSED, from->outcome),
					    .n = (int)from->n};
}

static void keep_text(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_note_list_row *from = row;
	*(struct store_text *)ret_record = (struct store_text){{(int32_t)from->day}, arena_copy(a, from->text)};
}

static void keep_line(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_line_list_row *from = row;
	(void)a;
	*(struct store_line *)ret_record = (struct store_line){.kind = (enum store_line_kind)from->kind, .id = from->id};
}

static void keep_mark_day(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_mark_day_list_row *from = row;
	(void)a;
	*(struct store_mark_day *)ret_record = (struct store_mark_day){{(int32_t)from->day}, (int)from->n};
}

static void keep_plan_day(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_plan_day_newest_row *from = row;
	*(struct store_plan_day *)ret_record = (struct store_plan_day){.id = from->id, .day = {(int32_t)from->day}, .why = arena_copy(a, from->why)};
}

/* ---- days ---- */

enum err store_entry_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_entry_days *ret_entry_days)
{
	return read_list(r->link, &SQL_ENTRY_DAY_LIST,
			 &(struct sql_entry_day_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_entry_day, keep_entry_day), ret_entry_days);
}

enum err store_deed_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_deed_days *ret_deed_days)
{
	return read_list(r->link, &SQL_DEED_DAY_LIST,
			 &(struct sql_deed_day_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_deed_day, keep_deed_day), ret_deed_days);
}

static void keep_score_day(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_score_day_list_row *from = row;
	(void)a;
	*(struct store_score_day *)ret_record = (struct store_score_day){from->activity, {(int32_t)from->day}, (int)from->n, from->sum};
}

enum err store_score_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_score_days *ret_score_days)
{
	return read_list(r->link, &SQL_SCORE_DAY_LIST,
			 &(struct sql_score_day_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_score_day, keep_score_day), ret_score_days);
}

enum err store_mark_days(struct store_reader *r, struct store_days days, struct arena *a, struct store_mark_days *ret_mark_days)
{
	return read_list(r->link, &SQL_MARK_DAY_LIST,
			 &(struct sql_mark_day_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_mark_day, keep_mark_day), ret_mark_days);
}

enum err store_deed_items(struct store_reader *r, struct store_days days, struct arena *a, struct store_deed_items *ret_items)
{
	return read_list(r->link, &SQL_DEED_ITEM_LIST,
			 &(struct sql_deed_item_list){r->caller.organisation, r->caller.person, days.first.n, days.last.n},
			 LIST(a, struct store_deed_item, keep_deed_item), ret_items);
}

enum err store_deed_items_newest(struct store_reader *r, int leg, struct store_some some, struct arena *a, struct store_deed_items *ret_items)
{
	return read_list(r->link, &SQL_DEED_ITEM_NEWEST,
			 &(struct sql_deed_item_newest){r->caller.organisation, r->caller.person, leg, some.days.first.n, some.days.last.n,
							(int64_t)some.most},
			 LIST(a, struct store_deed_item, keep_deed_item), ret_items);
}

static void keep_tally(struct arena *a, const void *row, void *ret_record)
{
	const struct sql_deed_item_tally_row *from = row;
	*(struct store_tally *)ret_record = (struct store_tally){arena_copy(a, from->item), (int)from->days};
}

enum err store_deed_tally(struct store_reader *r, int leg, struct store_some some, struct arena *a, struct store_tallies *ret_tallies)
{
	return read_list(
		r->link, &SQL_DEED_ITEM_TALLY,
		&(struct sql_deed_item_tally){r->caller.organisation, r->caller.person, leg, some.days.first.n, some.days.last.n, (int64_t)some.most},
		LIST(a, struct store_tally, keep_tally), ret_tallies);
}

enum err store_deed_dates(struct store_reader *r, const struct store_deed_item *of, struct store_some some, struct arena *a,
			  struct store_dates *ret_dates)
{
	return read_list(r->link, &SQL_DEED_ITEM_DATES,
			 &(struct sql_deed_item_dates){r->caller.organisation, r->caller.person, of->item, of->leg, some.days.first.n,
						       some.days.last.n, (int64_t)some.most},
			 LIST(a, day, keep_day), ret_dates);
}

enum err store_deed_item_latest(struct store_reader *r, str item, struct store_days days, struct arena *a, struct store_deed_item *ret_item)
{
	return read_one(r, &SQL_DEED_ITEM_LATEST,
			&(struct sql_deed_item_latest){r->caller.organisation, r->caller.person, item, days.first.n, days.last.n},
			LIST(a, struct store_deed_item, keep_deed_item), ret_item);
}

enum err store_deed_item_days(struct store_reader *r, str item, struct store_days days, int *ret_days)
{
	struct sql_deed_item_days_row row;
	TRY(sql_deed_item_days(r->link, &(struct sql_deed_item_days){r->caller.organisation, r->caller.person, item, days.first.n, days.last.n},
			       &row));
	*ret_days = (int)row.n;
	return OK;
}

enum err store_region_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_region_spans *ret_spans)
{
	return read_list(r->link, &SQL_REGION_SPAN_LIST,
			 &(struct sql_region_span_list){r->caller.organisation, r->caller.person, span.range.first.n, span.range.last.n, span.days},
			 LIST(a, struct store_region_span, keep_region_span), ret_spans);
}

enum err store_outcome_spans(struct store_reader *r, struct store_span span, struct arena *a, struct store_outcome_spans *ret_spans)
{
	return read_list(r->link, &SQL_BREAK_OUTCOME_LIST,
			 &(struct sql_break_outcome_list){r->caller.organisation, r->caller.person, span.range.first.n, span.range.last.n, span.days},
			 LIST(a, struct store_outcome_span, keep_outcome_span), ret_spans);
}

/* ---- one ---- */

enum err store_entry_last(struct store_reader *r, day on, struct arena *a, struct store_entry *ret_entry)
{
	return read_one(r, &SQL_ENTRY_LAST_OF, &(struct sql_entry_last_of){r->caller.organisation, r->caller.person, on.n},
			LIST(a, struct store_entry, keep_entry), ret_entry);
}

enum err store_entry_below(struct store_reader *r, day on, int pain, struct arena *a, struct store_entry *ret_entry)
{
	return read_one(r, &SQL_ENTRY_BELOW, &(struct sql_entry_below){r->caller.organisation, r->caller.person, on.n, pain},
			LIST(a, struct store_entry, keep_entry), ret_entry);
}

enum err store_entry_after(struct store_reader *r, int64_t id, struct arena *a, struct store_entry *ret_entry)
{
	return read_one(r, &SQL_ENTRY_AFTER, &(struct sql_entry_after){r->caller.organisation, r->caller.person, id},
			LIST(a, struct store_entry, keep_entry), ret_entry);
}

enum err store_deed_last(struct store_reader *r, day on, str item, struct arena *a, struct store_deed *ret_deed)
{
	return read_one(r, &SQL_DEED_LAST_OF, &(struct sql_deed_last_of){r->caller.organisation, r->caller.person, on.n, item},
			LIST(a, struct store_deed, keep_deed), ret_deed);
}

enum err store_mark(struct store_reader *r, int64_t id, struct arena *a, struct store_mark *ret_mark)
{
	return read_one(r, &SQL_MARK_GET, &(struct sql_mark_get){r->caller.organisation, r->caller.person, id}, LIST(a, struct store_mark, keep_mark),
			ret_mark);
}

enum err store_is_marked(struct store_reader *r, day on, enum store_mark_kind kind, bool *ret_is_marked)
{
	struct sql_mark_on_row row;
	TRY(sql_mark_on(r->link, &(struct sql_mark_on){r->caller.organisation, r->caller.person, on.n, record_mark_words[kind]}, &row));
	*ret_is_marked = row.n > 0;
	return OK;
}

enum err store_scores_ends(struct store_reader *r, int64_t activity, struct store_days days, int *ret_first, int *ret_last)
{
	struct sql_score_first_row first;
	struct sql_score_last_row last;
	TRY(sql_score_first(r->link, &(struct sql_score_first){r->caller.organisation, r->caller.person, activity, days.first.n, days.last.n},
			    &first));
	TRY(sql_score_last(r->link, &(struct sql_score_last){r->caller.organisation, r->caller.person, activity, days.first.n, days.last.n}, &last));
	*ret_first = (int)first.score;
	*ret_last = (int)last.score;
	return OK;
}

enum err store_scores_sum(struct store_reader *r, struct store_days days, int64_t *ret_n, int64_t *ret_sum)
{
	struct sql_score_sum_row row;
	TRY(sql_score_sum(r->link, &(struct sql_score_sum){r->caller.organisation, r->caller.person, days.first.n, days.last.n}, &row));
	*ret_n = row.n;
	*ret_sum = row.sum;
	return OK;
}

/* ---- the newest ---- */

enum err store_marks_newest(struct store_reader *r, struct store_some some, struct arena *a, struct store_marks *ret_marks)
{
	return read_list(r->link, &SQL_MARK_NEWEST,
			 &(struct sql_mark_newest){r->caller.organisation, r->caller.person, some.days.first.n, some.days.last.n, (int64_t)some.most},
			 LIST(a, struct store_mark, keep_mark), ret_marks);
}

enum err store_notes(struct store_reader *r, struct store_some some, struct arena *a, struct store_texts *ret_notes)
{
	return read_list(r->link, &SQL_NOTE_LIST,
			 &(struct sql_note_list){r->caller.organisation, r->caller.person, some.days.first.n, some.days.last.n, (int64_t)some.most},
			 LIST(a, struct store_text, keep_text), ret_notes);
}

enum err store_medicines(struct store_reader *r, struct store_some some, struct arena *a, struct store_texts *ret_medicines)
{
	return read_list(
		r->link, &SQL_MEDICINE_LIST,
		&(struct sql_medicine_list){r->caller.organisation, r->caller.person, some.days.first.n, some.days.last.n, (int64_t)some.most},
		LIST(a, struct store_text, keep_text), ret_medicines);
}

enum err store_plan_days(struct store_reader *r, struct store_some some, struct arena *a, struct store_plan_days *ret_plan_days)
{
	return read_list(
		r->link, &SQL_PLAN_DAY_NEWEST,
		&(struct sql_plan_day_newest){r->caller.organisation, r->caller.person, some.days.first.n, some.days.last.n, (int64_t)some.most},
		LIST(a, struct store_plan_day, keep_plan_day), ret_plan_days);
}

enum err store_reassessments_newest(struct store_reader *r, size_t most, struct arena *a, struct store_reassessments *ret_reassessments)
{
	return read_list(r->link, &SQL_REASSESSMENT_NEWEST,
			 &(struct sql_reassessment_newest){r->caller.organisation, r->caller.person, (int64_t)most},
			 LIST(a, struct store_reassessment, keep_reassessment), ret_reassessments);
}

enum err store_trials_newest(struct store_reader *r, size_t most, struct arena *a, struct store_trials *ret_trials)
{
	return read_list(r->link, &SQL_TRIAL_NEWEST, &(struct sql_trial_newest){r->caller.organisation, r->caller.person, (int64_t)most},
			 LIST(a, struct store_trial, keep_trial), ret_trials);
}

enum err store_lines(struct store_reader *r, struct store_line_page page, struct arena *a, struct store_lines *ret_lines)
{
	return read_list(r->link, &SQL_LINE_LIST,
			 &(struct sql_line_list){r->caller.organisation, r->caller.person, page.on.n, (int64_t)page.most, (int64_t)page.skip},
			 LIST(a, struct store_line, keep_line), ret_lines);
}
