/* runs_diary.c - entries and deeds are written, and what they add to the sums of their day. */
#include "store/runs.h"

#include "record/gauge.h"
#include "store/sql.h"

#include <string.h>

/* Where it hurts, and how own activities went. */
static enum err add_parts(struct link *l, struct caller caller, int64_t id, const struct store_entry *e)
{
	struct sql_entry_region_add regions[STORE_REGIONS_MAX];
	struct sql_entry_score_add scores[STORE_SCORES_MAX];
	int64_t n;
	for (size_t i = 0; i < e->n_regions; i++)
		regions[i] = (struct sql_entry_region_add){caller.organisation, caller.person, id, e->regions[i].region, e->regions[i].intensity};
	for (size_t i = 0; i < e->n_scores; i++)
		scores[i] = (struct sql_entry_score_add){caller.organisation, caller.person, id, e->scores[i].activity, e->scores[i].score};
	TRY(sql_entry_region_add(l, regions, e->n_regions, &n));
	return needs_other(sql_entry_score_add(l, scores, e->n_scores, &n));
}

static enum err delete_parts(struct link *l, struct caller caller, int64_t id)
{
	TRY(sql_entry_region_delete(l, &(struct sql_entry_region_delete){caller.organisation, caller.person, id}));
	return sql_entry_score_delete(l, &(struct sql_entry_score_delete){caller.organisation, caller.person, id});
}

/* ---- sums of days ---- */

enum { SUMS_AT_ONCE = 40 };
#define UNKNOWN_LAST INT64_MIN /* as deed_day_add takes it */

static int64_t known(int value)
{
	return value == STORE_PAIN_UNSET ? 0 : value;
}

static int greater(int a, int b)
{
	return a > b ? a : b;
}

/* What one entry adds to its day. */
static enum err sum_entry(struct link *l, struct caller caller, const struct store_entry *e)
{
	const int pain = store_entry_pain(e);
	struct sql_region_day_add regions[STORE_REGIONS_MAX];
	int64_t n;
	struct sql_entry_day_add sum = {.organisation = caller.organisation,
					.person = caller.person,
					.day = e->day.n,
					.n = 1,
					.pain_n = pain != STORE_PAIN_UNSET,
					.pain_sum = known(pain),
					.worst = greater(greater(e->pain_now, e->pain_worst), e->pain_average),
					.low = e->pain_now != STORE_PAIN_UNSET ? e->pain_now : STORE_PAIN_MAX + 1};
	for (size_t i = 0; i < BESIDES; i++) {
		const int value = gauge_of(beside_of(i), e);
		sum.beside_n[i] = value != STORE_PAIN_UNSET;
		sum.beside_sum[i] = known(value);
	}
	TRY(sql_entry_day_add(l, &sum));
	for (size_t i = 0; i < e->n_regions; i++)
		regions[i] =
			(struct sql_region_day_add){caller.organisation, caller.person, e->day.n, e->regions[i].region, 1, e->regions[i].intensity};
	return sql_region_day_add(l, regions, e->n_regions, &n);
}

/* Texts of rows live until the next row: they are kept here until all are written. */
struct sums_text {
	char bytes[STORE_NAME_MAX];
};

static str keep_text(struct sums_text *buffer, str text)
{
	memcpy(buffer->bytes, text.p, text.n < sizeof(buffer->bytes) ? text.n : sizeof(buffer->bytes));
	return (str){buffer->bytes, text.n < sizeof(buffer->bytes) ? text.n : sizeof(buffer->bytes)};
}

static enum err sum_regions_of(struct link *l, struct caller caller, int64_t on)
{
	struct sql_region_day_add sums[SUMS_AT_ONCE];
	struct sums_text texts[SUMS_AT_ONCE];
	struct sql_region_day_sum_row row;
	char last[STORE_NAME_MAX];
	struct sql_region_day_sum next = {caller.organisation, caller.person, on, STR(""), SUMS_AT_ONCE};
	for (size_t n = SUMS_AT_ONCE; n == SUMS_AT_ONCE;) {
		int64_t written;
		enum err e;
		n = 0;
		TRY(sql_region_day_sum(l, &next));
		while ((e = sql_region_day_sum_next(l, &row)) == OK) {
			sums[n] = (struct sql_region_day_add){caller.organisation, caller.person, on, keep_text(&texts[n], row.region), row.n,
							      row.intensity_sum};
			n++;
		}
		TRY(e == ERR_MISSING ? OK : e);
		TRY(sql_region_day_add(l, sums, n, &written));
		if (n > 0) {
			memcpy(last, sums[n - 1].region.p, sums[n - 1].region.n);
			next.after = (str){last, sums[n - 1].region.n};
		}
	}
	return OK;
}

/* After something of this day was replaced or deleted. */
static enum err sum_entries_of(struct link *l, struct caller caller, int64_t on)
{
	struct sql_entry_day_sum_row sum;
	TRY(sql_entry_day_clear(l, &(struct sql_entry_day_clear){caller.organisation, caller.person, on}));
	TRY(sql_region_day_clear(l, &(struct sql_region_day_clear){caller.organisation, caller.person, on}));
	enum err e = sql_entry_day_sum(l, &(struct sql_entry_day_sum){caller.organisation, caller.person, on}, &sum);
	if (e != OK)
		return e == ERR_MISSING ? OK : e; /* nothing is left of it */
	struct sql_entry_day_add new = {caller.organisation, caller.person, on, sum.n, sum.pain_n, sum.pain_sum, sum.worst, sum.low, {0}, {0}};
	memcpy(new.beside_n, sum.beside_n, sizeof(new.beside_n));
	memcpy(new.beside_sum, sum.beside_sum, sizeof(new.beside_sum));
	TRY(sql_entry_day_add(l, &new));
	return sum_regions_of(l, caller, on);
}

/* What one deed adds to its day. */
static enum err sum_deed(struct link *l, struct caller caller, const struct store_deed *d)
{
	const bool is_timed = moment_is_known(d->at);
	int64_t n;
	return sql_deed_day_add(l,
				&(struct sql_deed_day_add){caller.organisation, caller.person, d->day.n, d->leg, d->item, 1, d->seconds, !is_timed,
							   is_timed ? d->at.at.s : UNKNOWN_LAST},
				1, &n);
}

static enum err sum_deeds_of(struct link *l, struct caller caller, int64_t on)
{
	struct sql_deed_day_add sums[SUMS_AT_ONCE];
	struct sums_text texts[SUMS_AT_ONCE];
	struct sql_deed_day_sum_row row;
	char last[STORE_NAME_MAX];
	struct sql_deed_day_sum next = {caller.organisation, caller.person, on, -1, STR(""), SUMS_AT_ONCE};
	TRY(sql_deed_day_clear(l, &(struct sql_deed_day_clear){caller.organisation, caller.person, on}));
	for (size_t n = SUMS_AT_ONCE; n == SUMS_AT_ONCE;) {
		int64_t written;
		enum err e;
		n = 0;
		TRY(sql_deed_day_sum(l, &next));
		while ((e = sql_deed_day_sum_next(l, &row)) == OK) {
			sums[n] =
				(struct sql_deed_day_add){caller.organisation, caller.person, on,      row.leg, keep_text(&texts[n], row.item), row.n,
							  row.seconds,         row.n_untimed, row.last};
			n++;
		}
		TRY(e == ERR_MISSING ? OK : e);
		TRY(sql_deed_day_add(l, sums, n, &written));
		if (n > 0) {
			memcpy(last, sums[n - 1].item.p, sums[n - 1].item.n);
			next.after_leg = sums[n - 1].leg;
			next.after_item = (str){last, sums[n - 1].item.n};
		}
	}
	return OK;
}

/* ---- each kind ---- */

static void put_gauges(const struct store_entry *e, int64_t to[GAUGES])
{
	for (size_t i = 0; i < GAUGES; i++)
		to[i] = gauge_of(&gauges[i], e);
}

enum err run_add_entry(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_entry *e = &c->entry;
	const int64_t id = answer->id;
	struct sql_entry_add new = {.organisation = caller.organisation,
				    .person = caller.person,
				    .id = id,
				    .day = e->day.n,
				    .at = order_of(e->day, e->at).s,
				    .east_s = e->at.zone.east_s,
				    .medicines = e->medicines,
				    .note = e->note,
				    .set_off = e->set_off};
	put_gauges(e, new.gauge);
	TRY(sql_entry_add(l, &new));
	TRY(add_parts(l, caller, id, e));
	return sum_entry(l, caller, e);
}

enum err run_edit_entry(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_entry *e = &c->entry;
	(void)answer;
	struct sql_entry_edit_row row;
	struct sql_entry_day_of_row before;
	TRY(sql_entry_day_of(l, &(struct sql_entry_day_of){caller.organisation, caller.person, e->id}, &before));
	struct sql_entry_edit new = {.organisation = caller.organisation,
				     .person = caller.person,
				     .id = e->id,
				     .day = e->day.n,
				     .at = order_of(e->day, e->at).s,
				     .east_s = e->at.zone.east_s,
				     .medicines = e->medicines,
				     .note = e->note,
				     .set_off = e->set_off};
	put_gauges(e, new.gauge);
	TRY(sql_entry_edit(l, &new, &row));
	TRY(delete_parts(l, caller, e->id));
	TRY(add_parts(l, caller, e->id, e));
	TRY(sum_entries_of(l, caller, before.day));
	return before.day == e->day.n ? OK : sum_entries_of(l, caller, e->day.n);
}

enum err run_delete_entry(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_entry_delete_row row;
	TRY(delete_parts(l, caller, id));
	TRY(sql_entry_delete(l, &(struct sql_entry_delete){caller.organisation, caller.person, id}, &row));
	return sum_entries_of(l, caller, row.day);
}

enum err run_add_deed(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_deed *d = &c->deed;
	const int64_t id = answer->id;
	TRY(sql_deed_add(l, &(struct sql_deed_add){.organisation = caller.organisation,
						   .person = caller.person,
						   .id = id,
						   .day = d->day.n,
						   .at = order_of(d->day, d->at).s,
						   .east_s = d->at.zone.east_s,
						   .leg = d->leg,
						   .item = d->item,
						   .seconds = d->seconds,
						   .origin = record_origin_words[d->origin]}));
	return sum_deed(l, caller, d);
}

enum err run_edit_deed(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_deed *d = &c->deed;
	(void)answer;
	struct sql_deed_edit_row row;
	struct sql_deed_day_of_row before;
	TRY(sql_deed_day_of(l, &(struct sql_deed_day_of){caller.organisation, caller.person, d->id}, &before));
	TRY(sql_deed_edit(l,
			  &(struct sql_deed_edit){.organisation = caller.organisation,
						  .person = caller.person,
						  .id = d->id,
						  .day = d->day.n,
						  .at = order_of(d->day, d->at).s,
						  .east_s = d->at.zone.east_s,
						  .leg = d->leg,
						  .item = d->item,
						  .seconds = d->seconds,
						  .origin = record_origin_words[d->origin]},
			  &row));
	TRY(sum_deeds_of(l, caller, before.day));
	return before.day == d->day.n ? OK : sum_deeds_of(l, caller, d->day.n);
}

enum err run_delete_deed(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_deed_delete_row row;
	TRY(sql_deed_delete(l, &(struct sql_deed_delete){caller.organisation, caller.person, id}, &row));
	return sum_deeds_of(l, caller, row.day);
}
