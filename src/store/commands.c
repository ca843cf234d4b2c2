/* commands.c - the table of what can be done: a row for each kind of change. */
#include "store/command.h"

#include "store/gate.h"
#include "store/runs.h"

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
	[CHANGE_ANSWER_PUT] = {.of = &shape_answer, .at = AT(answer), .run = run_put_answer},
	[CHANGE_ANSWER_DELETE] = {.of = &shape_answer, .at = AT(answer), .rows = 1, .erases = true, .run = run_delete_answer},
	[CHANGE_ANSWER_DELETE_ALL] = {.erases = true, .run = run_delete_answers},
	[CHANGE_CLEARED_PUT] = {.of = &shape_cleared, .at = AT(cleared), .check = gate_cleared, .run = run_put_cleared},
	[CHANGE_CLEARED_DELETE] = {.of = &shape_cleared, .at = AT(cleared), .rows = 1, .erases = true, .run = run_delete_cleared},
	[CHANGE_ENTRY_ADD] = {.of = &shape_entry, .at = AT(entry), .check = gate_entry, .lists = ENTRY_LISTS, .adds = true, .run = run_add_entry},
	[CHANGE_ENTRY_EDIT] = {.of = &shape_entry,
			       .at = AT(entry),
			       .check = gate_entry,
			       .lists = ENTRY_LISTS,
			       .id = AT(entry.id),
			       .erases = true,
			       .run = run_edit_entry},
	[CHANGE_ENTRY_DELETE] = {.id = AT(entry.id), .erases = true, .run = run_delete_entry},
	[CHANGE_DEED_ADD] = {.of = &shape_deed, .at = AT(deed), .adds = true, .run = run_add_deed},
	[CHANGE_DEED_EDIT] = {.of = &shape_deed, .at = AT(deed), .id = AT(deed.id), .erases = true, .run = run_edit_deed},
	[CHANGE_DEED_DELETE] = {.id = AT(deed.id), .erases = true, .run = run_delete_deed},
	[CHANGE_PLAN_ADD] = {.of = &shape_plan, .at = AT(plan), .adds = true, .run = run_add_plan},
	[CHANGE_PLAN_DELETE] = {.id = AT(plan.id), .erases = true, .run = run_delete_plan},
	[CHANGE_REASSESSMENT_ADD] = {.of = &shape_reassessment, .at = AT(reassessment), .adds = true, .run = run_add_reassessment},
	[CHANGE_REASSESSMENT_DELETE] = {.id = AT(reassessment.id), .erases = true, .run = run_delete_reassessment},
	[CHANGE_SETTING_PUT] = {.of = &shape_setting, .at = AT(setting), .check = gate_setting, .run = run_put_setting},
	[CHANGE_INTENTION_PUT] = {.of = &shape_intention, .at = AT(intention), .run = run_put_intention},
	[CHANGE_INTENTION_DELETE] = {.of = &shape_intention, .at = AT(intention), .rows = 1, .erases = true, .run = run_delete_intention},
	[CHANGE_ERASE] = {.erases = true, .run = run_erase},
	[CHANGE_ACTIVITY_ADD] = {.of = &shape_activity, .at = AT(activity), .adds = true, .run = run_add_activity},
	[CHANGE_ACTIVITY_EDIT] = {.of = &shape_activity, .at = AT(activity), .id = AT(activity.id), .erases = true, .run = run_edit_activity},
	[CHANGE_ACTIVITY_DELETE] = {.id = AT(activity.id), .erases = true, .run = run_delete_activity},
	[CHANGE_MARK_ADD] = {.of = &shape_mark, .at = AT(mark), .adds = true, .run = run_add_mark},
	[CHANGE_MARK_EDIT] = {.of = &shape_mark, .at = AT(mark), .id = AT(mark.id), .erases = true, .run = run_edit_mark},
	[CHANGE_MARK_DELETE] = {.id = AT(mark.id), .erases = true, .run = run_delete_mark},
	[CHANGE_TRIAL_ADD] = {.of = &shape_trial, .at = AT(trial), .adds = true, .run = run_add_trial},
	[CHANGE_TRIAL_END] = {.check = gate_trial_end, .texts = {AT(trial.why)}, .id = AT(trial.id), .erases = true, .run = run_end_trial},
	[CHANGE_TRIAL_DELETE] = {.id = AT(trial.id), .erases = true, .run = run_delete_trial},
	[CHANGE_TRIAL_DAY_PUT] = {.of = &shape_trial_day, .at = AT(trial_day), .run = run_put_trial_day},
	[CHANGE_TRIAL_DAY_DELETE] = {.of = &shape_trial_day, .at = AT(trial_day), .rows = 1, .erases = true, .run = run_delete_trial_day},
	[CHANGE_BREAK_ADD] = {.of = &shape_break, .at = AT(rest), .adds = true, .run = run_add_break},
	[CHANGE_BREAK_DELETE] = {.id = AT(rest.id), .erases = true, .run = run_delete_break},
	[CHANGE_DESK_DAY_PUT] = {.of = &shape_desk_day, .at = AT(desk_day), .run = run_put_desk_day},
	[CHANGE_IDENTITY_PUT] = {.check = gate_identity, .texts = {AT(identity)}, .run = run_put_identity},
	[CHANGE_PERSON_ADD] = {.who = COMMAND_STAFF, .run = run_add_person},
	[CHANGE_STAFF_PUT] = {.check = gate_staff,
			      .texts = {AT(staff.name), AT(staff.hash)},
			      .erases = true,
			      .repeats = true,
			      .who = COMMAND_STAFF,
			      .run = run_put_staff},
	[CHANGE_STAFF_DELETE] = {.texts = {AT(staff.name)}, .erases = true, .repeats = true, .who = COMMAND_STAFF, .run = run_delete_staff},
	[CHANGE_SESSION_ADD] = {.texts = {AT(session.hash), AT(session.name)}, .repeats = true, .who = COMMAND_STAFF, .run = run_add_session},
	[CHANGE_SESSION_DELETE] = {.texts = {AT(session.hash)}, .erases = true, .repeats = true, .who = COMMAND_STAFF, .run = run_delete_session},
	[CHANGE_ATTEMPT_ADD] = {.texts = {AT(attempt.what)}, .repeats = true, .who = COMMAND_STAFF, .run = run_add_attempt},
	[CHANGE_CLOSURE_ADD] = {.check = gate_closure, .texts = {AT(closure.reason)}, .repeats = true, .who = COMMAND_STAFF, .run = run_add_closure},
	[CHANGE_CLOSURE_DELETE] = {.id = AT(closure.id), .erases = true, .repeats = true, .who = COMMAND_STAFF, .run = run_delete_closure},
	[CHANGE_FEED_PUT] = {.texts = {AT(feed.hash)}, .erases = true, .repeats = true, .who = COMMAND_STAFF, .run = run_put_feed},
	[CHANGE_BUSY_PUT] = {.texts = {AT(busy.source)},
			     .lists = {{AT(busy.at), AT(busy.n), sizeof(struct store_stretch), 0, false}},
			     .erases = true,
			     .repeats = true,
			     .who = COMMAND_STAFF,
			     .run = run_put_busy},
	[CHANGE_GUARD_SWEEP] = {.repeats = true, .who = COMMAND_STAFF, .run = run_sweep_guard},
};

const struct command *command_of(const struct change *c)
{
	size_t i = (size_t)c->kind;
	if (c->command != NULL)
		return c->command;
	return i < sizeof(commands) / sizeof(commands[0]) && commands[i].run != NULL ? &commands[i] : NULL;
}
