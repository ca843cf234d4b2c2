/* runs_person.c - what a person says beside entries and deeds is written. */
#include "store/runs.h"

#include "store/sql.h"

enum err run_edit_activity(struct link *l, const struct change *c, struct change_outcome *answer)
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

enum err run_delete_activity(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_activity_delete_row row;
	TRY(sql_entry_score_delete_activity(l, &(struct sql_entry_score_delete_activity){caller.organisation, caller.person, id}));
	return sql_activity_delete(l, &(struct sql_activity_delete){caller.organisation, caller.person, id}, &row);
}

enum err run_edit_mark(struct link *l, const struct change *c, struct change_outcome *answer)
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

enum err run_delete_mark(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_mark_delete_row row;
	return sql_mark_delete(l, &(struct sql_mark_delete){caller.organisation, caller.person, id}, &row);
}

enum err run_end_trial(struct link *l, const struct change *c, struct change_outcome *answer)
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

enum err run_delete_trial(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_trial_delete_row row;
	TRY(sql_trial_day_delete_all(l, &(struct sql_trial_day_delete_all){caller.organisation, caller.person, id}));
	return sql_trial_delete(l, &(struct sql_trial_delete){caller.organisation, caller.person, id}, &row);
}

enum err run_add_break(struct link *l, const struct change *c, struct change_outcome *answer)
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

enum err run_delete_break(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_break_delete_row row;
	return sql_break_delete(l, &(struct sql_break_delete){caller.organisation, caller.person, id}, &row);
}

enum err run_delete_plan(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_plan_delete_row row;
	return sql_plan_delete(l, &(struct sql_plan_delete){caller.organisation, caller.person, id}, &row);
}

enum err run_delete_reassessment(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const int64_t id = answer->id;
	struct sql_reassessment_delete_row row;
	return sql_reassessment_delete(l, &(struct sql_reassessment_delete){caller.organisation, caller.person, id}, &row);
}

enum err run_put_answer(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_answer *x = &c->answer;
	(void)answer;
	return sql_answer_put(
		l, &(struct sql_answer_put){caller.organisation, caller.person, x->question, x->value, x->at.at.s, x->at.zone.east_s, x->no_on.n});
}

enum err run_put_cleared(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_cleared *x = &c->cleared;
	(void)answer;
	return sql_cleared_put(l, &(struct sql_cleared_put){caller.organisation, caller.person, x->rule, x->day.n, x->at.at.s, x->at.zone.east_s,
							    x->ended.n, x->why});
}

enum err run_put_intention(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct caller caller = c->caller;
	const struct store_intention *i = &c->intention;
	(void)answer;
	return sql_intention_put(l, &(struct sql_intention_put){caller.organisation, caller.person, i->item, i->when_text, i->if_hard_text});
}

/* What earlier requests did goes as well; this one is noted after it, so that a retry finds it done. */
enum err run_erase(struct link *l, const struct change *c, struct change_outcome *answer)
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

enum err run_delete_answer(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_answer_delete(l, &(struct sql_answer_delete){c->caller.organisation, c->caller.person, c->answer.question});
}

enum err run_delete_answers(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_answer_delete_all(l, &(struct sql_answer_delete_all){c->caller.organisation, c->caller.person});
}

enum err run_delete_cleared(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_cleared_delete(l, &(struct sql_cleared_delete){c->caller.organisation, c->caller.person, c->cleared.rule});
}

enum err run_add_plan(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_plan_add(l,
			    &(struct sql_plan_add){c->caller.organisation, c->caller.person, answer->id, c->plan.day.n, c->plan.text, c->plan.why});
}

enum err run_add_reassessment(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_reassessment_add(
		l, &(struct sql_reassessment_add){c->caller.organisation, c->caller.person, answer->id, c->reassessment.day.n, c->reassessment.text});
}

enum err run_put_setting(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_setting_put(l, &(struct sql_setting_put){c->caller.organisation, c->caller.person, c->setting.key, c->setting.value});
}

enum err run_delete_intention(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_intention_delete(l, &(struct sql_intention_delete){c->caller.organisation, c->caller.person, c->intention.item});
}

enum err run_add_activity(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_activity_add(l, &(struct sql_activity_add){c->caller.organisation, c->caller.person, answer->id, c->activity.words,
							      c->activity.since.n, c->activity.until.n});
}

enum err run_add_mark(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_mark_add(l, &(struct sql_mark_add){c->caller.organisation, c->caller.person, answer->id, c->mark.first.n, c->mark.last.n,
						      record_mark_words[c->mark.kind], c->mark.note});
}

enum err run_add_trial(struct link *l, const struct change *c, struct change_outcome *answer)
{
	return sql_trial_add(l, &(struct sql_trial_add){c->caller.organisation, c->caller.person, answer->id, c->trial.begun.n, c->trial.text,
							c->trial.ended.n, c->trial.why});
}

enum err run_put_trial_day(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return needs_other(sql_trial_day_put(
		l, &(struct sql_trial_day_put){c->caller.organisation, c->caller.person, c->trial_day.trial, c->trial_day.day.n, c->trial_day.kept}));
}

enum err run_delete_trial_day(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_trial_day_delete(l,
				    &(struct sql_trial_day_delete){c->caller.organisation, c->caller.person, c->trial_day.trial, c->trial_day.day.n});
}

enum err run_put_identity(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_identity_put(l, &(struct sql_identity_put){c->identity, c->caller.organisation, c->caller.person});
}

enum err run_put_desk_day(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	return sql_desk_day_put(l, &(struct sql_desk_day_put){c->caller.organisation, c->caller.person, c->desk_day.day.n,
							      c->desk_day.longest_sitting_s, c->desk_day.at_desk_s});
}

/* Looks before it acts: which number is free. Two who ask at the same time get two numbers. */
enum err run_add_person(struct link *l, const struct change *c, struct change_outcome *answer)
{
	struct sql_person_last_row last;
	TRY(sql_person_last(l, &(struct sql_person_last){c->caller.organisation}, &last));
	if (last.id >= STORE_PEOPLE_MAX)
		return command_refuse(answer, STORE_REFUSED_PEOPLE_MAX, last.id);
	answer->id = last.id + 1;
	TRY(sql_person_add(l, &(struct sql_person_add){c->caller.organisation, answer->id}));
	return sql_identity_draw(l, &(struct sql_identity_draw){c->caller.organisation, answer->id});
}
