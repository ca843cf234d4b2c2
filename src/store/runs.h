/*
 * runs.h - what each kind of change does, inside the transaction: a function for each row of the table in commands.c. For use inside store/.
 */
#ifndef TRIVET_STORE_RUNS_H
#define TRIVET_STORE_RUNS_H

#include "store/command.h"

/* runs_diary.c: entries and deeds, and the sums of their days */
command_run run_add_entry, run_edit_entry, run_delete_entry, run_add_deed, run_edit_deed, run_delete_deed;
/* runs_person.c: all else that a person says */
command_run run_edit_activity, run_delete_activity, run_edit_mark, run_delete_mark, run_end_trial, run_delete_trial, run_add_break, run_delete_break,
	run_delete_plan, run_delete_reassessment, run_put_answer, run_put_cleared, run_put_intention, run_erase, run_delete_answer,
	run_delete_answers, run_delete_cleared, run_add_plan, run_add_reassessment, run_put_setting, run_delete_intention, run_add_activity,
	run_add_mark, run_add_trial, run_put_trial_day, run_delete_trial_day, run_put_identity, run_put_desk_day, run_add_person;
/* runs_clinic.c: what a desk keeps */
command_run run_put_staff, run_delete_staff, run_add_session, run_delete_session, run_add_attempt, run_add_closure, run_delete_closure;
command_run run_put_feed, run_put_busy, run_sweep_guard;

/* The values are good: what the schema then refuses refers to something that is not there. */
static inline enum err needs_other(enum err e)
{
	return e == ERR_INPUT ? ERR_MISSING : e;
}

/* What has only a day stands before all else of it: a second before it began where it came first on Earth. */
static inline instant order_of(day on, struct moment at)
{
	return moment_is_known(at) ? at.at : instant_of(on, -1, (struct zone){ZONE_EAST_S});
}

#endif
