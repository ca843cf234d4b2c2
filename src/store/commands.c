/* commands.c - what can be done: a function for each kind of change, and the table of them. */
#include "store/command.h"

#include "record/gauge.h"
#include "store/gate.h"
#include "store/rows.h"
#include "store/sql.h"

#include <string.h>

/* The values are good: what the schema then refuses refers to something that is not there. */
static enum err needs_other(enum err e)
{
	return e == ERR_INPUT ? ERR_MISSING : e;
}

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

/* What has only a day stands before all else of it: a second before it began where it came first on Earth. */
static instant order_of(day on, struct moment at)
{
	return moment_is_known(at) ? at.at : instant_of(on, -1, (struct zone){ZONE_EAST_S});
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

static str keep_text(struct sums_text *room, str text)
{
	memcpy(room->bytes, text.p, text.n < sizeof(room->bytes) ? text.n : sizeof(room->bytes));
	return (str){room->bytes, text.n < sizeof(room->bytes) ? text.n : sizeof(room->bytes)};
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

static enum err add_entry(struct link *l, const struct change *c, struct change_outcome *answer)
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

static enum err edit_entry(struct link *l, const struct change *c, struct change_outcome *answer)
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

static enum err delete_entry(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_entry_delete_row row;
	TRY(delete_parts(l, caller, id));
	TRY(sql_entry_delete(l, &(struct sql_entry_delete){caller.organisation, caller.person, id}, &row));
	return sum_entries_of(l, caller, row.day);
}

static enum err add_deed(struct link *l, const struct change *c, struct change_outcome *answer)
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

static enum err edit_deed(struct link *l, const struct change *c, struct change_outcome *answer)
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

static enum err delete_deed(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_deed_delete_row row;
	TRY(sql_deed_delete(l, &(struct sql_deed_delete){caller.organisation, caller.person, id}, &row));
	return sum_deeds_of(l, caller, row.day);
}

static enum err edit_activity(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_activity *a = &c->activity;
	(void)answer;
	struct sql_activity_edit_row row;
	return sql_activity_edit(l,
				 &(struct sql_activity_edit){.organisation = caller.organisation,
							     .person = caller.person,
							     .id = a->id,
							     .words = a->words,
							     .since = a->since.n,
							     .until = a->until.n},
				 &row);
}

static enum err delete_activity(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_activity_delete_row row;
	TRY(sql_entry_score_delete_activity(l, &(struct sql_entry_score_delete_activity){caller.organisation, caller.person, id}));
	return sql_activity_delete(l, &(struct sql_activity_delete){caller.organisation, caller.person, id}, &row);
}

static enum err edit_mark(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_mark *m = &c->mark;
	(void)answer;
	struct sql_mark_edit_row row;
	return sql_mark_edit(l,
			     &(struct sql_mark_edit){.organisation = caller.organisation,
						     .person = caller.person,
						     .id = m->id,
						     .first = m->first.n,
						     .last = m->last.n,
						     .kind = record_mark_words[m->kind],
						     .note = m->note},
			     &row);
}

static enum err delete_mark(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_mark_delete_row row;
	return sql_mark_delete(l, &(struct sql_mark_delete){caller.organisation, caller.person, id}, &row);
}

static enum err end_trial(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_trial *t = &c->trial;
	(void)answer;
	struct sql_trial_end_row row;
	return sql_trial_end(l,
			     &(struct sql_trial_end){
				     .organisation = caller.organisation, .person = caller.person, .id = t->id, .ended = t->ended.n, .why = t->why},
			     &row);
}

static enum err delete_trial(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_trial_delete_row row;
	TRY(sql_trial_day_delete_all(l, &(struct sql_trial_day_delete_all){caller.organisation, caller.person, id}));
	return sql_trial_delete(l, &(struct sql_trial_delete){caller.organisation, caller.person, id}, &row);
}

static enum err add_break(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_break *b = &c->rest;
	const int64_t id = answer->id;
	return sql_break_add(l, &(struct sql_break_add){.organisation = caller.organisation,
							.person = caller.person,
							.id = id,
							.day = b->day.n,
							.at = order_of(b->day, b->at).s,
							.east_s = b->at.zone.east_s,
							.outcome = record_outcome_words[b->outcome],
							.seconds = b->seconds,
							.item = b->item,
							.why = b->why});
}

static enum err delete_break(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_break_delete_row row;
	return sql_break_delete(l, &(struct sql_break_delete){caller.organisation, caller.person, id}, &row);
}

static enum err delete_plan(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_plan_delete_row row;
	return sql_plan_delete(l, &(struct sql_plan_delete){caller.organisation, caller.person, id}, &row);
}

static enum err delete_reassessment(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_reassessment_delete_row row;
	return sql_reassessment_delete(l, &(struct sql_reassessment_delete){caller.organisation, caller.person, id}, &row);
}

static enum err put_answer(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_answer *x = &c->answer;
	(void)answer;
	return sql_answer_put(
		l, &(struct sql_answer_put){caller.organisation, caller.person, x->question, x->value, x->at.at.s, x->at.zone.east_s, x->no_on.n});
}

static enum err put_cleared(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_cleared *x = &c->cleared;
	(void)answer;
	return sql_cleared_put(l, &(struct sql_cleared_put){caller.organisation, caller.person, x->rule, x->day.n, x->at.at.s, x->at.zone.east_s,
							    x->ended.n, x->why});
}

static enum err put_intention(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_intention *i = &c->intention;
	(void)answer;
	return sql_intention_put(l, &(struct sql_intention_put){caller.organisation, caller.person, i->item, i->when_text, i->if_hard_text});
}

/* What earlier requests did goes as well; this one is noted after it, so that a retry finds it done. */
static enum err erase(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	(void)answer;
	TRY(sql_answer_delete_all(l, &(struct sql_answer_delete_all){caller.organisation, caller.person}));
	TRY(sql_cleared_erase(l, &(struct sql_cleared_erase){caller.organisation, caller.person}));
	TRY(sql_entry_region_erase(l, &(struct sql_entry_region_erase){caller.organisation, caller.person}));
	TRY(sql_entry_score_erase(l, &(struct sql_entry_score_erase){caller.organisation, caller.person}));
	TRY(sql_entry_erase(l, &(struct sql_entry_erase){caller.organisation, caller.person}));
	TRY(sql_entry_day_erase(l, &(struct sql_entry_day_erase){caller.organisation, caller.person}));
	TRY(sql_region_day_erase(l, &(struct sql_region_day_erase){caller.organisation, caller.person}));
	TRY(sql_deed_day_erase(l, &(struct sql_deed_day_erase){caller.organisation, caller.person}));
	TRY(sql_activity_erase(l, &(struct sql_activity_erase){caller.organisation, caller.person}));
	TRY(sql_mark_erase(l, &(struct sql_mark_erase){caller.organisation, caller.person}));
	TRY(sql_trial_day_erase(l, &(struct sql_trial_day_erase){caller.organisation, caller.person}));
	TRY(sql_trial_erase(l, &(struct sql_trial_erase){caller.organisation, caller.person}));
	TRY(sql_break_erase(l, &(struct sql_break_erase){caller.organisation, caller.person}));
	TRY(sql_desk_day_erase(l, &(struct sql_desk_day_erase){caller.organisation, caller.person}));
	TRY(sql_deed_erase(l, &(struct sql_deed_erase){caller.organisation, caller.person}));
	TRY(sql_plan_erase(l, &(struct sql_plan_erase){caller.organisation, caller.person}));
	TRY(sql_reassessment_erase(l, &(struct sql_reassessment_erase){caller.organisation, caller.person}));
	TRY(sql_setting_erase(l, &(struct sql_setting_erase){caller.organisation, caller.person}));
	TRY(sql_intention_erase(l, &(struct sql_intention_erase){caller.organisation, caller.person}));
	TRY(sql_identity_draw(l, &(struct sql_identity_draw){caller.organisation, caller.person}));
	return sql_request_erase(l, &(struct sql_request_erase){caller.organisation, caller.person});
}

static enum err delete_answer(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_answer_delete(l, &(struct sql_answer_delete){c->caller.organisation, c->caller.person, c->answer.question});
}

static enum err delete_answers(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_answer_delete_all(l, &(struct sql_answer_delete_all){c->caller.organisation, c->caller.person});
}

static enum err delete_cleared(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_cleared_delete(l, &(struct sql_cleared_delete){c->caller.organisation, c->caller.person, c->cleared.rule});
}

static enum err add_plan(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_plan_add(l,
			    &(struct sql_plan_add){c->caller.organisation, c->caller.person, answer->id, c->plan.day.n, c->plan.text, c->plan.why});
}

static enum err add_reassessment(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_reassessment_add(
		l, &(struct sql_reassessment_add){c->caller.organisation, c->caller.person, answer->id, c->reassessment.day.n, c->reassessment.text});
}

static enum err put_setting(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_setting_put(l, &(struct sql_setting_put){c->caller.organisation, c->caller.person, c->setting.key, c->setting.value});
}

static enum err delete_intention(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_intention_delete(l, &(struct sql_intention_delete){c->caller.organisation, c->caller.person, c->intention.item});
}

static enum err add_activity(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_activity_add(l, &(struct sql_activity_add){c->caller.organisation, c->caller.person, answer->id, c->activity.words,
							      c->activity.since.n, c->activity.until.n});
}

static enum err add_mark(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_mark_add(l, &(struct sql_mark_add){c->caller.organisation, c->caller.person, answer->id, c->mark.first.n, c->mark.last.n,
						      record_mark_words[c->mark.kind], c->mark.note});
}

static enum err add_trial(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_trial_add(l, &(struct sql_trial_add){c->caller.organisation, c->caller.person, answer->id, c->trial.begun.n, c->trial.text,
							c->trial.ended.n, c->trial.why});
}

static enum err put_trial_day(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return needs_other(sql_trial_day_put(
		l, &(struct sql_trial_day_put){c->caller.organisation, c->caller.person, c->trial_day.trial, c->trial_day.day.n, c->trial_day.kept}));
}

static enum err delete_trial_day(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_trial_day_delete(l,
				    &(struct sql_trial_day_delete){c->caller.organisation, c->caller.person, c->trial_day.trial, c->trial_day.day.n});
}

static enum err put_identity(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_identity_put(l, &(struct sql_identity_put){c->identity, c->caller.organisation, c->caller.person});
}

static enum err put_desk_day(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_desk_day_put(l, &(struct sql_desk_day_put){c->caller.organisation, c->caller.person, c->desk_day.day.n,
							      c->desk_day.longest_sitting_s, c->desk_day.at_desk_s});
}

/* Looks before it acts: which number is free. Two who ask at the same time get two numbers. */
static enum err add_person(struct link *l, const struct change *c, struct change_outcome *answer)
{
	struct sql_person_last_row last;
	TRY(sql_person_last(l, &(struct sql_person_last){c->caller.organisation}, &last));
	if (last.id >= STORE_PEOPLE_MAX)
		return command_refuse(answer, STORE_REFUSED_PEOPLE_MAX, last.id);
	answer->id = last.id + 1;
	TRY(sql_person_add(l, &(struct sql_person_add){c->caller.organisation, answer->id}));
	return sql_identity_draw(l, &(struct sql_identity_draw){c->caller.organisation, answer->id});
}

/* ---- the table ---- */

#define AT(field) offsetof(struct change, field)

#define ENTRY_LISTS                                                                                                                                  \
	{                                                                                                                                            \
		{AT(entry.regions), AT(entry.n_regions), sizeof(struct store_region), offsetof(struct store_region, region), true},                  \
		{                                                                                                                                    \
			AT(entry.scores), AT(entry.n_scores), sizeof(struct store_score), 0, false                                                   \
		}                                                                                                                                    \
	}

static const struct command commands[] = {
	[CHANGE_ANSWER_PUT] = {.of = &shape_answer, .at = AT(answer), .run = put_answer},
	[CHANGE_ANSWER_DELETE] = {.of = &shape_answer, .at = AT(answer), .rows = 1, .erases = true, .run = delete_answer},
	[CHANGE_ANSWER_DELETE_ALL] = {.erases = true, .run = delete_answers},
	[CHANGE_CLEARED_PUT] = {.of = &shape_cleared, .at = AT(cleared), .check = gate_cleared, .run = put_cleared},
	[CHANGE_CLEARED_DELETE] = {.of = &shape_cleared, .at = AT(cleared), .rows = 1, .erases = true, .run = delete_cleared},
	[CHANGE_ENTRY_ADD] = {.of = &shape_entry, .at = AT(entry), .check = gate_entry, .lists = ENTRY_LISTS, .adds = true, .run = add_entry},
	[CHANGE_ENTRY_EDIT] = {.of = &shape_entry,
			       .at = AT(entry),
			       .check = gate_entry,
			       .lists = ENTRY_LISTS,
			       .id = AT(entry.id),
			       .erases = true,
			       .run = edit_entry},
	[CHANGE_ENTRY_DELETE] = {.id = AT(entry.id), .erases = true, .run = delete_entry},
	[CHANGE_DEED_ADD] = {.of = &shape_deed, .at = AT(deed), .adds = true, .run = add_deed},
	[CHANGE_DEED_EDIT] = {.of = &shape_deed, .at = AT(deed), .id = AT(deed.id), .erases = true, .run = edit_deed},
	[CHANGE_DEED_DELETE] = {.id = AT(deed.id), .erases = true, .run = delete_deed},
	[CHANGE_PLAN_ADD] = {.of = &shape_plan, .at = AT(plan), .adds = true, .run = add_plan},
	[CHANGE_PLAN_DELETE] = {.id = AT(plan.id), .erases = true, .run = delete_plan},
	[CHANGE_REASSESSMENT_ADD] = {.of = &shape_reassessment, .at = AT(reassessment), .adds = true, .run = add_reassessment},
	[CHANGE_REASSESSMENT_DELETE] = {.id = AT(reassessment.id), .erases = true, .run = delete_reassessment},
	[CHANGE_SETTING_PUT] = {.of = &shape_setting, .at = AT(setting), .check = gate_setting, .run = put_setting},
	[CHANGE_INTENTION_PUT] = {.of = &shape_intention, .at = AT(intention), .run = put_intention},
	[CHANGE_INTENTION_DELETE] = {.of = &shape_intention, .at = AT(intention), .rows = 1, .erases = true, .run = delete_intention},
	[CHANGE_ERASE] = {.erases = true, .run = erase},
	[CHANGE_ACTIVITY_ADD] = {.of = &shape_activity, .at = AT(activity), .adds = true, .run = add_activity},
	[CHANGE_ACTIVITY_EDIT] = {.of = &shape_activity, .at = AT(activity), .id = AT(activity.id), .erases = true, .run = edit_activity},
	[CHANGE_ACTIVITY_DELETE] = {.id = AT(activity.id), .erases = true, .run = delete_activity},
	[CHANGE_MARK_ADD] = {.of = &shape_mark, .at = AT(mark), .adds = true, .run = add_mark},
	[CHANGE_MARK_EDIT] = {.of = &shape_mark, .at = AT(mark), .id = AT(mark.id), .erases = true, .run = edit_mark},
	[CHANGE_MARK_DELETE] = {.id = AT(mark.id), .erases = true, .run = delete_mark},
	[CHANGE_TRIAL_ADD] = {.of = &shape_trial, .at = AT(trial), .adds = true, .run = add_trial},
	[CHANGE_TRIAL_END] = {.check = gate_trial_end, .texts = {AT(trial.why)}, .id = AT(trial.id), .erases = true, .run = end_trial},
	[CHANGE_TRIAL_DELETE] = {.id = AT(trial.id), .erases = true, .run = delete_trial},
	[CHANGE_TRIAL_DAY_PUT] = {.of = &shape_trial_day, .at = AT(trial_day), .run = put_trial_day},
	[CHANGE_TRIAL_DAY_DELETE] = {.of = &shape_trial_day, .at = AT(trial_day), .rows = 1, .erases = true, .run = delete_trial_day},
	[CHANGE_BREAK_ADD] = {.of = &shape_break, .at = AT(rest), .adds = true, .run = add_break},
	[CHANGE_BREAK_DELETE] = {.id = AT(rest.id), .erases = true, .run = delete_break},
	[CHANGE_DESK_DAY_PUT] = {.of = &shape_desk_day, .at = AT(desk_day), .run = put_desk_day},
	[CHANGE_IDENTITY_PUT] = {.check = gate_identity, .texts = {AT(identity)}, .run = put_identity},
	[CHANGE_PERSON_ADD] = {.who = 1u << ROLE_STAFF | 1u << ROLE_OWNER, .run = add_person},
};

const struct command *command_of(enum change_kind kind)
{
	size_t i = (size_t)kind;
	return i < sizeof(commands) / sizeof(commands[0]) && commands[i].run != NULL ? &commands[i] : NULL;
}
